//! The app: put up, taken down, and the events it listens to.

use crate::state::State;
use crate::view::{Next, View};
use crate::{act, browser, kiosk, voice};
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::html::Div;
use leptos::prelude::*;
use pages::model::ids;
use pages::model::snapshot::Snapshot;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// What stays as long as the page does, whichever app stands in it: each visitor of a kiosk gets
/// one of their own.
#[derive(Default)]
pub struct App {
    /// The state of the app as it stands.
    state: Cell<Option<State>>,
    /// Dropping it takes the app down with all that belongs to it.
    standing: RefCell<Option<Box<dyn Any>>>,
    /// Seconds since a kiosk was touched.
    pub still: Cell<u32>,
}

impl App {
    /// Puts the app in the place of the page's loading message.
    pub fn start() {
        let app: &'static App = Box::leak(Box::default());
        app.listen();
        app.put_up();
        voice::watch(move || {
            if let Some(state) = app.state() {
                state.adjust(|session| voice::look(&mut session.device));
            }
        });
        if app.state().is_some_and(|state| state.now(|session| session.hall.kiosk.is_some())) {
            kiosk::watch(app);
        }
    }

    /// The state of the app as it stands; none while it is being put up anew.
    pub fn state(&self) -> Option<State> {
        self.state.get()
    }

    fn put_up(&'static self) {
        let Some(root) = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.get_element_by_id("app"))
            .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
        else {
            return;
        };
        root.set_inner_html("");
        let standing = mount_to(root, move || self.view());
        self.standing.replace(Some(Box::new(standing)));
    }

    /// Takes the app down and puts it up again, with nothing of what was entered: not in the
    /// page, not in the address, not in the history.
    pub fn start_over(&'static self) {
        // Not from within an event of what is taken down.
        set_timeout(
            move || {
                voice::stop();
                self.state.set(None);
                drop(self.standing.take());
                browser::set_fragment(String::new(), browser::HistoryStep::Same);
                browser::settle_address();
                self.put_up();
                browser::to_top();
            },
            Duration::ZERO,
        );
    }

    /// Has the library's file loaded, unless it is here. The app may have been put up anew when
    /// it comes.
    pub fn open_library(&'static self, state: State) {
        let lang = state.now(|session| session.shown.lang);
        state.adjust(|session| session.shown.unopened = false);
        browser::open_library(lang, move |here| {
            if let Some(state) = self.state().filter(|state| state.now(|session| session.shown.lang == lang))
            {
                state.adjust(|session| session.shown.unopened = !here);
            }
        });
    }

    /// Leptos holds the state and tells when it has changed. What the page says is text, which
    /// the view puts in place.
    fn view(&'static self) -> impl IntoView {
        let state = State::from_address();
        self.state.set(Some(state));
        state.adjust(|session| {
            session.device.shares = browser::shares();
            voice::look(&mut session.device);
        });
        let page = NodeRef::<Div>::new();
        let view = Rc::new(RefCell::new(None));
        Effect::new(move |_| {
            if page.get().is_none() {
                return;
            }
            let show = |snapshot: &Snapshot| view.borrow_mut().get_or_insert_with(View::new).show(snapshot);
            match state.snapshot.with(show) {
                Next::Now => show_rest(state, &view),
                Next::Later => {
                    let view = Rc::clone(&view);
                    browser::after_paint(move || show_rest(state, &view));
                }
                Next::OpenLibrary => self.open_library(state),
            }
        });
        view! { <div class="app" node_ref=page inner_html=pages::parts::PAGE></div> }
    }

    /// One listener a kind of event for the whole page; back, forward and an edited address
    /// bring their answers with them.
    fn listen(&'static self) {
        let Some(window) = web_sys::window() else { return };
        let reactions: [(&'static str, Reaction); 11] = [
            ("click", act::press),
            ("change", |_, state, event| act::choose(state, event)),
            ("input", |_, state, event| act::write(state, event)),
            ("submit", |_, state, event| act::submit(state, event)),
            ("toggle", |_, state, event| act::fold(state, event)),
            ("popstate", |_, state, _| state.follow_address()),
            ("hashchange", |_, state, _| state.follow_address()),
            // Whoever leaves or puts the page away may not come back to it.
            ("pagehide", |_, _, _| browser::settle_address()),
            ("visibilitychange", |_, _, _| browser::settle_address()),
            ("beforeprint", |_, state, _| act::write_paper(state)),
            ("afterprint", |_, _, _| browser::fill(ids::PAPER, "")),
        ];
        for (event, react) in reactions {
            // On the way down, for that a card was opened does not come up again.
            let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
            let listener = move |event: &web_sys::Event| {
                if let Some(state) = self.state() {
                    react(self, state, event);
                }
            };
            EventListener::new_with_options(&window, event, options, listener).forget();
        }
    }
}

/// What an event does.
type Reaction = fn(&'static App, State, &web_sys::Event);

/// Shows what is out of sight of the snapshot as it is now; none where the app has been taken down.
fn show_rest(state: State, view: &RefCell<Option<View>>) {
    if let Some(view) = view.borrow_mut().as_mut() {
        state.snapshot.try_with_untracked(|snapshot| view.show_rest(snapshot));
    }
}
