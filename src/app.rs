//! The page as a whole: its parts, and what ties them to address and language.

use crate::state::State;
use crate::view::{Content, follow, part, results, text};
use crate::{act, browser, kiosk, voice};
use gloo_events::EventListener;
use leptos::prelude::*;
use pages::kiosk::Screen;
use pages::library::{self, Reader};
use pages::render::{self, Html};
use pages::results::documents;
use pages::route::Route;
use pages::session::{Notice, Picture, Session};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::time::Duration;
use tables::TABLES;
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
            browser::set_fragment("", browser::Step::Same);
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
    frame(state);
    state.adjust(|session| {
        session.device.shares = browser::shares();
        voice::look(&mut session.device);
    });
    arrive(state);
    let away = move || state.picture.with(|picture| picture.session.route != Route::Calculator);
    // The paper comes first: where it is written, the style hides all that follows.
    view! {
        {part(state, "", "paper", Box::new(|_| String::new()))}
        {part(state, "kiosk", "kiosk", Box::new(|p| render::kiosk::screen(p.words, &p.session)))}
        {part(state, "top", "top", Box::new(|p| render::head::head(p.words, p.session.large)))}
        <main class="library" id="library" hidden=move || !away()>{library(state)}</main>
        <main class="page" hidden=away>
            <div class="page-ask">{asking(state)}</div>
            <div class="page-see">
                <div role="status">{part(state, "said", "said", Box::new(said))}</div>
                {results(state)}
                {part(state, "documents", "documents", Box::new(papers))}
            </div>
        </main>
        <footer>{part(state, "foot", "foot", Box::new(|p| render::foot::foot(p.words, &p.session)))}</footer>
        <div class="summary" hidden=away>
            <div class="summary-text" role="status" id="summary">
                {part(state, "", "", Box::new(|picture| {
                    let mut html = Html::default();
                    html.text(&picture.summary());
                    html.done()
                }))}
            </div>
            {part(state, "", "", Box::new(|p| render::foot::go(p.words)))}
        </div>
    }
}

/// The title, language and size of text of the page as a whole.
fn frame(state: State) {
    follow(Box::new(move || {
        state.picture.with(|picture| {
            browser::set_root("lang", picture.words.lang.tag());
            let covered = picture.session.screen != Screen::Page;
            browser::set_root("data-screen", if covered { "covered" } else { "" });
            browser::set_root("data-text", if picture.session.large { "large" } else { "" });
            let site = picture.words.t.title;
            match library::title(picture.words, &picture.session.route) {
                Some(title) => browser::set_title(&[&title, " · ", site].concat()),
                None => browser::set_title(site),
            }
            browser::set_date(picture.day);
        });
    }));
}

/// Where a page begins: focus and sight go there when another one is opened, and back to the
/// link that was followed where one returns. What was searched for is in its field again.
fn arrive(state: State) {
    let page = text(state, Box::new(|p| [&p.session.route.path(&TABLES), " ", p.words.lang.tag()].concat()));
    let before = RefCell::new(None);
    follow(Box::new(move || {
        page.with(|_| ());
        if state.now(|session| session.route.is_leaf() && leaf(session).is_none()) {
            state.open_library();
        }
        state.now(|session| {
            let now = &session.route;
            if matches!(now, Route::Library | Route::Unknown(_)) {
                browser::fill_in("seek-text", session.seek.text.clone());
            }
            let Some(before) = before.replace(Some(now.clone())).filter(|before| before != now) else {
                return;
            };
            let title = match now {
                Route::Calculator if session.check.is_some() => "checking-title",
                Route::Calculator => "results",
                _ => "library-title",
            };
            let from = match session.returned {
                true => ["open ", &before.path(&TABLES)].concat(),
                false => String::new(),
            };
            browser::arrive(from, title, title != "checking-title");
        });
    }));
}

/// The library: its parts follow the route, and the list what is looked for. The field to
/// search in is a part of its own, so that results change beside it while one types.
fn library(state: State) -> Vec<AnyView> {
    let part = |class, id, content: Content| part(state, class, id, content);
    let on_list = |picture: &Picture| matches!(picture.session.route, Route::Library | Route::Unknown(_));
    let said = part("", "", Box::new(|p| library::said(p, leaf(&p.session).is_some())));
    vec![
        part("", "library-head", Box::new(|p| library::head(Reader::of(p), &p.session.route))),
        part(
            "",
            "library-search",
            Box::new(move |p| if on_list(p) { library::list::search(p.words) } else { String::new() }),
        ),
        part(
            "",
            "library-filters",
            Box::new(move |p| {
                if on_list(p) { library::list::filters(p.words, &p.session.seek) } else { String::new() }
            }),
        ),
        view! { <div role="status" id="found">{said}</div> }.into_any(),
        part("library-body", "library-body", Box::new(|p| library::body(p, leaf(&p.session).as_deref()))),
    ]
}

/// The page of the library's file that the route leads to; none where it leads elsewhere, or the
/// file is not here.
fn leaf(session: &Session) -> Option<String> {
    let route = &session.route;
    route.is_leaf().then(|| browser::page(session.lang, &route.path(&TABLES))).flatten()
}

/// The questions, from the first on.
fn asking(state: State) -> Vec<AnyView> {
    let part = |class, id, content: Content| part(state, class, id, content);
    vec![
        part("", "notices", Box::new(|p| render::notice::damage(p.words, &p.session.damaged))),
        part("step", "place", Box::new(|p| render::place::place(p.words, &p.session))),
        part("step", "who", Box::new(|p| render::status::status(p.words, &p.session))),
        part("step checking", "checking", Box::new(library::checking::checking)),
        part("step question", "question", Box::new(render::question::question)),
        part("step", "answered", Box::new(|p| render::answered::answered(p.words, &p.session.answers))),
        part("step", "day", Box::new(|p| render::day::control(p.words))),
        part("", "other-day", Box::new(|p| render::day::other_day(p.words, p.session.picked))),
    ]
}

/// What was just done.
fn said(picture: &Picture) -> String {
    let t = picture.words.t;
    match picture.session.notice {
        Some(Notice::Cleared) => t.cleared,
        Some(Notice::Copied) => t.copied,
        Some(Notice::NotCopied) => t.copy_failed,
        None => "",
    }
    .into()
}

/// The documents that reach the person's place.
fn papers(picture: &Picture) -> String {
    let mut html = Html::default();
    for at in documents(&picture.session.answers) {
        let Some(document) = TABLES.documents.get(at) else { continue };
        if html.is_empty() {
            html.element("h2", picture.words.t.documents);
        }
        html.open("article", &[("class", "paper"), ("data-document", document.id)]);
        render::document::document(picture, at, document, &mut html);
        html.raw("</article>");
    }
    html.done()
}

/// What an event does to the state.
type Act = fn(State, &web_sys::Event);

/// One listener a kind of event for the whole page; back, forward and an edited address
/// bring their answers with them.
fn listen() {
    let Some(window) = web_sys::window() else { return };
    let acts: [(&'static str, Act); 8] = [
        ("click", act::press),
        ("change", act::choose),
        ("input", act::write),
        ("submit", act::submit),
        ("popstate", |state, _| state.follow_address()),
        ("hashchange", |state, _| state.follow_address()),
        ("beforeprint", |state, _| act::write_paper(state)),
        ("afterprint", |_, _| browser::fill("paper", "")),
    ];
    for (event, act) in acts {
        let options = gloo_events::EventListenerOptions::enable_prevent_default();
        let listener = move |event: &web_sys::Event| {
            if let Some(state) = state() {
                act(state, event);
            }
        };
        EventListener::new_with_options(&window, event, options, listener).forget();
    }
}
