//! A screen in a hall: what happens while nobody touches it. Nothing of a visitor is left when
//! the next one comes: the app is taken down and put up again.

use crate::app::App;
use crate::browser;
use crate::state::State;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use pages::model::kiosk::{KioskScreen, WARNING};
use std::time::Duration;

/// Begins to watch for touches. Once for the page, whatever the number of visitors.
#[inline(never)] // scripts/later.txt
pub fn watch(app: &'static App) {
    browser::set_root("data-kiosk", "");
    let paper = app.state().and_then(|state| state.now(|s| s.hall.kiosk.as_ref().map(|kiosk| kiosk.paper)));
    browser::set_root("data-paper", paper.unwrap_or_default().key());
    let Some(window) = web_sys::window() else { return };
    for event in ["pointerdown", "touchstart", "keydown", "wheel"] {
        EventListener::new(&window, event, move |_| app.idle_seconds.set(0)).forget();
    }
    // What a stranger must not be able to do: open menus, select, drag, zoom with two fingers.
    for event in ["contextmenu", "selectstart", "dragstart", "gesturestart"] {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, event, options, |event| event.prevent_default()).forget();
    }
    set_interval(move || second(app), Duration::from_secs(1));
}

/// Another second has passed.
fn second(app: &'static App) {
    let Some(state) = app.state() else { return };
    let Some((idle, screen)) = state.now(|s| s.hall.kiosk.as_ref().map(|kiosk| (kiosk.idle, s.hall.screen)))
    else {
        return;
    };
    let still = app.idle_seconds.get() + 1;
    app.idle_seconds.set(still);
    match screen {
        KioskScreen::Page if still >= idle => state.adjust(|s| s.hall.screen = KioskScreen::Warning(WARNING)),
        KioskScreen::Page | KioskScreen::Attract => {}
        // A touch anywhere is a sign of life.
        KioskScreen::Warning(_) if still < idle => stay(app, state),
        KioskScreen::Warning(left) if left > 1 => {
            state.adjust(|s| s.hall.screen = KioskScreen::Warning(left - 1))
        }
        KioskScreen::Warning(_) => app.start_over(),
    }
}

/// The visitor is still there.
pub fn stay(app: &App, state: State) {
    app.idle_seconds.set(0);
    state.adjust(|session| session.hall.screen = KioskScreen::Page);
}
