//! A screen in a hall: what happens while nobody touches it. Nothing of a visitor is left when
//! the next one comes: the app is taken down and put up again.

use crate::app;
use crate::browser;
use crate::state::State;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use pages::kiosk::{Screen, WARNING};
use std::cell::Cell;
use std::time::Duration;

thread_local! {
    /// Seconds since the last touch.
    static STILL: Cell<u32> = const { Cell::new(0) };
}

/// Begins to watch for touches. Once for the page, whatever the number of visitors.
pub fn watch() {
    browser::set_root("data-kiosk", "");
    let paper = app::state().and_then(|state| state.now(|s| s.kiosk.as_ref().map(|kiosk| kiosk.paper)));
    browser::set_root("data-paper", paper.unwrap_or_default().key());
    let Some(window) = web_sys::window() else { return };
    for event in ["pointerdown", "touchstart", "keydown", "wheel"] {
        EventListener::new(&window, event, |_| STILL.set(0)).forget();
    }
    // What a stranger must not be able to do: open menus, select, drag, zoom with two fingers.
    for event in ["contextmenu", "selectstart", "dragstart", "gesturestart"] {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, event, options, |event| event.prevent_default()).forget();
    }
    set_interval(second, Duration::from_secs(1));
}

/// Another second has passed.
fn second() {
    let Some(state) = app::state() else { return };
    let Some((idle, screen)) = state.now(|s| s.kiosk.as_ref().map(|kiosk| (kiosk.idle, s.screen))) else {
        return;
    };
    STILL.set(STILL.get() + 1);
    let still = STILL.get();
    match screen {
        Screen::Page if still >= idle => state.adjust(|s| s.screen = Screen::Warning(WARNING)),
        Screen::Page | Screen::Attract => {}
        // A touch anywhere is a sign of life.
        Screen::Warning(_) if still < idle => stay(state),
        Screen::Warning(left) if left > 1 => state.adjust(|s| s.screen = Screen::Warning(left - 1)),
        Screen::Warning(_) => app::start_over(),
    }
}

/// The visitor is still there.
pub fn stay(state: State) {
    STILL.set(0);
    state.adjust(|session| session.screen = Screen::Page);
}
