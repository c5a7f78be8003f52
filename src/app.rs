//! The app: put up, taken down, and the events it listens to.

use crate::state::State;
use crate::view::{Next, View};
use crate::{act, browser, kiosk, voice};
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::html::Div;
use leptos::prelude::*;
use pages::ids;
use pages::session::Picture;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;

thread_local! {
    /// The app as it stands; dropping it takes it down with all that belongs to it.
    static STANDING: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
    /// Its state.
    static STATE: Cell<Option<State>> = const { Cell::new(None) };
}

/// The state of the app as it stands.
pub fn state() -> Option<State> {
    STATE.get()
}

/// Puts the app in the place of the page's loading message.
pub fn start() {
    listen();
    put_up();
    voice::watch(|| {
        if let Some(state) = state() {
            state.adjust(|session| voice::look(&mut session.device));
        }
    });
    if state().is_some_and(|state| state.now(|session| session.kiosk.is_some())) {
        kiosk::watch();
    }
}

fn put_up() {
    let Some(root) = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    root.set_inner_html("");
    let standing = mount_to(root, App);
    STANDING.set(Some(Box::new(standing)));
}

/// Takes the app down and puts it up again, with nothing of what was entered: not in the
/// page, not in the address, not in the history.
pub fn start_over() {
    // Not from within an event of what is taken down.
    set_timeout(
        || {
            voice::stop();
            STATE.set(None);
            drop(STANDING.take());
            browser::set_fragment(String::new(), browser::Step::Same);
            browser::settle_address();
            put_up();
            browser::to_top();
        },
        Duration::ZERO,
    );
}

#[component]
fn App() -> impl IntoView {
    let state = State::from_address();
    STATE.set(Some(state));
    state.adjust(|session| {
        session.device.shares = browser::shares();
        voice::look(&mut session.device);
    });
    // Leptos holds the state and tells when it has changed. What the page says is text, which
    // the view puts in place.
    let page = NodeRef::<Div>::new();
    let view = Rc::new(RefCell::new(None));
    Effect::new(move |_| {
        if page.get().is_none() {
            return;
        }
        let show = |picture: &Picture| view.borrow_mut().get_or_insert_with(View::new).show(picture);
        match state.picture.with(show) {
            Next::Now => show_rest(state, &view),
            Next::Later => {
                let view = Rc::clone(&view);
                browser::after_paint(move || show_rest(state, &view));
            }
            Next::OpenLibrary => state.open_library(),
        }
    });
    view! { <div class="app" node_ref=page inner_html=pages::page::PAGE></div> }
}

/// Shows what is out of sight of the picture as it is now; none where the app has been taken down.
fn show_rest(state: State, view: &RefCell<Option<View>>) {
    if let Some(view) = view.borrow_mut().as_mut() {
        state.picture.try_with_untracked(|picture| view.show_rest(picture));
    }
}

/// What an event does to the state.
type Act = fn(State, &web_sys::Event);

/// One listener a kind of event for the whole page; back, forward and an edited address
/// bring their answers with them.
fn listen() {
    let Some(window) = web_sys::window() else { return };
    let acts: [(&'static str, Act); 11] = [
        ("click", act::press),
        ("change", act::choose),
        ("input", act::write),
        ("submit", act::submit),
        ("toggle", act::fold),
        ("popstate", |state, _| state.follow_address()),
        ("hashchange", |state, _| state.follow_address()),
        // Whoever leaves or puts the page away may not come back to it.
        ("pagehide", |_, _| browser::settle_address()),
        ("visibilitychange", |_, _| browser::settle_address()),
        ("beforeprint", |state, _| act::write_paper(state)),
        ("afterprint", |_, _| browser::fill(ids::PAPER, "")),
    ];
    for (event, act) in acts {
        // On the way down, for that a card was opened does not come up again.
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        let listener = move |event: &web_sys::Event| {
            if let Some(state) = state() {
                act(state, event);
            }
        };
        EventListener::new_with_options(&window, event, options, listener).forget();
    }
}
