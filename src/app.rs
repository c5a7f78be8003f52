//! The app: put up, taken down, and the events it listens to.

use crate::browser::HistoryStep;
use crate::law::Law;
use crate::state::State;
use crate::view::{Next, View};
use crate::{act, browser, kiosk, scripts, voice};
use engine::Lang;
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::html::Div;
use leptos::prelude::*;
use pages::library;
use pages::model::places::wanting;
use pages::model::session::Notice;
use pages::model::snapshot::Snapshot;
use pages::wording::languages;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// How often a page that stays open asks what day it is.
const ASKING: Duration = Duration::from_secs(10);

/// Says on the root element what is on its way (style/page.css).
const COMING: &str = "data-coming";

/// What stays as long as the page does, whichever app stands in it: each visitor of a kiosk gets
/// one of their own.
pub struct App {
    /// The law of which it is asked.
    pub law: Law,
    /// The state of the app as it stands.
    state: Cell<Option<State>>,
    /// Dropping it takes the app down with all that belongs to it.
    mounted: RefCell<Option<Box<dyn Any>>>,
    /// Seconds since a kiosk was touched.
    pub idle_seconds: Cell<u32>,
    /// How many times files of the law are on their way, and whether a province's are among them.
    coming: Cell<u32>,
    province_coming: Cell<bool>,
}

impl App {
    /// Puts the app in the place of the page's loading message.
    pub fn start(law: Law) {
        let app: &'static App = Box::leak(Box::new(App {
            law,
            state: Cell::default(),
            mounted: RefCell::default(),
            idle_seconds: Cell::default(),
            coming: Cell::default(),
            province_coming: Cell::default(),
        }));
        app.listen();
        app.mount();
        voice::watch(move || {
            if let Some(state) = app.state() {
                state.adjust(voice::look);
            }
        });
        set_interval(
            move || {
                if let Some(state) = app.state() {
                    state.ask_today();
                }
            },
            ASKING,
        );
        let in_hall = app.state().is_some_and(State::is_in_hall);
        if in_hall {
            kiosk::watch(app);
        }
        browser::after_paint(move || {
            app.fetch_more(|_| ());
            // Whoever comes in a hall chooses a language first.
            if in_hall {
                languages().for_each(|lang| app.fetch_words(lang, |_| ()));
            }
        });
    }

    /// Has files of the law loaded, and says meanwhile what they are; `done` is told whether they are here.
    fn fetch(&'static self, what: &str, names: Vec<String>, done: Box<dyn FnOnce(bool)>) {
        if names.is_empty() {
            return done(true);
        }
        self.coming.set(self.coming.get() + 1);
        browser::set_root(COMING, what);
        scripts::load(&names.clone(), move |files| {
            self.coming.set(self.coming.get() - 1);
            if self.coming.get() == 0 {
                browser::set_root(COMING, "");
            }
            let added = files.map(|files| self.law.add(names.into_iter().zip(files).collect()));
            if let Some(Err(fault)) = added {
                scripts::report(&fault.to_string());
            }
            let here = matches!(added, Some(Ok(())));
            if let (true, Some(state)) = (here, self.state()) {
                state.adjust(|session| {
                    session.tables = self.law.tables();
                    session.has_more = self.law.has_more();
                });
            }
            done(here);
        });
    }

    /// Has what stands behind folds loaded, unless it is here, the later half of the module with it; `done` is
    /// told whether it is.
    fn fetch_more(&'static self, done: impl FnOnce(bool) + 'static) {
        self.fetch("more", self.law.lacking_more(), Box::new(done));
    }

    /// Does something for which what stands behind folds must be here; where it cannot be loaded, it says so.
    pub fn with_more(&'static self, does: impl FnOnce(State) + 'static) {
        self.fetch_more(move |here| match self.state() {
            Some(state) if here => does(state),
            Some(state) => state.say(Notice::NotFetched),
            None => {}
        });
    }

    /// Something was opened behind which there may be nothing yet.
    fn unfold(&'static self, state: State, event: &web_sys::Event) {
        act::fold(state, event);
        self.with_more(|_| ());
    }

    /// Has the words of a language loaded, unless they are here; `done` is told whether they are.
    fn fetch_words(&'static self, lang: Lang, done: impl FnOnce(bool) + 'static) {
        self.fetch("words", self.law.lacking_words(lang), Box::new(done));
    }

    /// Has the next province loaded whose documents are wanted; what the address says of them is read then.
    fn fetch_province(&'static self, state: State) {
        let next = state
            .now(|session| wanting(session).filter(|one| session.shown.province_failed != Some(one.region)));
        let Some(province) = next.filter(|_| !self.province_coming.replace(true)) else { return };
        self.fetch(
            "province",
            self.law.of_province(province),
            Box::new(move |here| {
                self.province_coming.set(false);
                let Some(state) = self.state() else { return };
                match here {
                    true => state.read_address_again(),
                    false => state.adjust(|session| session.shown.province_failed = Some(province.region)),
                }
                self.fetch_more(move |here| {
                    if let (false, Some(state)) = (here, self.state()) {
                        state.adjust(|session| session.shown.library_failed = true);
                    }
                });
            }),
        );
    }

    /// Shows the page in a language, once its words are here.
    pub fn set_language(&'static self, lang: Lang) {
        self.fetch_words(lang, move |here| {
            let Some(state) = self.state() else { return };
            match here {
                true => state.change(HistoryStep::Same, |session| {
                    session.tables = self.law.set_language(lang);
                    session.shown.lang = lang;
                    voice::look(session);
                }),
                false => state.say(Notice::NotFetched),
            }
        });
    }

    /// The state of the app as it stands; none while it is being put up anew.
    pub fn state(&self) -> Option<State> {
        self.state.get()
    }

    fn mount(&'static self) {
        let Some(root) = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.get_element_by_id("app"))
            .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
        else {
            return;
        };
        root.set_inner_html("");
        let mounted = mount_to(root, move || self.view());
        self.mounted.replace(Some(Box::new(mounted)));
    }

    /// Takes the app down and puts it up again, with nothing of what was entered: not in the
    /// page, not in the address, not in the history.
    pub fn start_over(&'static self) {
        // Not from within an event of what is taken down.
        set_timeout(
            move || {
                voice::stop();
                self.state.set(None);
                drop(self.mounted.take());
                browser::set_fragment(String::new(), HistoryStep::Same);
                browser::settle_address();
                self.mount();
                browser::to_top();
            },
            Duration::ZERO,
        );
    }

    /// Has what the library needs loaded, unless it is here: what stands behind folds, and a file of pages. The
    /// app may have been put up anew when it comes.
    pub fn load_library(&'static self, state: State) {
        let file = state.now(library::page::file);
        let told = move |file: &str, here: bool| {
            if let Some(state) = self.state().filter(|state| state.now(library::page::file) == file) {
                state.adjust(|session| session.shown.library_failed = !here);
            }
        };
        state.adjust(|session| session.shown.library_failed = false);
        let needs_file = state.now(|session| session.shown.route.is_library_page());
        self.fetch_more(move |here| match here && needs_file {
            true => scripts::open_library(&file.clone(), move |here| told(&file, here)),
            false => told(&file, here),
        });
    }

    /// Leptos holds the state and tells when it has changed. What the page says is text, which
    /// the view puts in place.
    fn view(&'static self) -> impl IntoView {
        let state = State::from_address(&self.law);
        self.state.set(Some(state));
        // The loader has fetched the words of the language that it found in the address.
        let wanted = state.now(|session| session.shown.lang);
        if !self.law.has_language(wanted) {
            state.adjust(|session| session.shown.lang = self.law.any_language());
            self.set_language(wanted);
        }
        state.adjust(|session| {
            session.tables = self.law.set_language(session.shown.lang);
            browser::look(&mut session.device);
            voice::look(session);
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
                Next::LoadLibrary => self.load_library(state),
            }
            self.fetch_province(state);
        });
        view! { <div class="app" node_ref=page inner_html=pages::parts::PAGE></div> }
    }

    /// One listener a kind of event for the whole page; back, forward and an edited address
    /// bring their answers with them.
    fn listen(&'static self) {
        let Some(window) = web_sys::window() else { return };
        let reactions: [(&'static str, Reaction); 12] = [
            ("click", act::press),
            ("change", |_, state, event| act::choose(state, event)),
            ("input", |_, state, event| act::write(state, event)),
            ("submit", |_, state, event| act::submit(state, event)),
            ("toggle", App::unfold),
            ("popstate", |_, state, _| state.follow_address()),
            ("hashchange", |_, state, _| state.follow_address()),
            // Whoever leaves or puts the page away may not come back to it.
            ("pagehide", |_, state, _| {
                browser::settle_address();
                voice::stop();
                state.adjust(|session| session.shown.reading_aloud = false);
            }),
            ("visibilitychange", |_, state, _| {
                browser::settle_address();
                if browser::is_seen() {
                    state.ask_today();
                }
            }),
            // Out of the browser's store of pages it comes back as it was, on whatever day.
            ("pageshow", |_, state, _| state.ask_today()),
            ("beforeprint", |_, state, _| act::write_paper(state)),
            ("afterprint", |_, state, _| act::put_paper_away(state)),
        ];
        for (event, react) in reactions {
            // In the capturing phase: `toggle`, which says that a fold was opened, does not bubble.
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
