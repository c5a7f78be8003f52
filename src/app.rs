//! The page as a whole: its parts, and what ties them to address and language.

use crate::browser;
use crate::state::State;
use crate::view::{answered, date, documents, footer, header, notice, place, question, results, status, summary};
use gloo_events::EventListener;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// Puts the app in the place of the page's loading message.
pub fn start() {
    let Some(root) = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    root.set_inner_html("");
    mount_to(root, App).forget();
}

#[component]
fn App() -> impl IntoView {
    let state = State::from_address();
    provide_context(state);
    follow_address(state);
    Effect::new(move |_| {
        let words = state.words();
        browser::set_root("lang", words.lang.tag());
        browser::set_title(words.t.title);
    });
    Effect::new(move |_| browser::set_root("data-text", if state.large.get() { "large" } else { "" }));
    view! {
        {header::view()}
        // The words are plain in the views below, which are made anew for another language.
        {move || {
            let words = state.words();
            view! {
                <main class="page">
                    <div class="page-ask">
                        {notice::view(words)}
                        {place::view(words)}
                        {status::view(words)}
                        {question::view(words)}
                        {answered::view(words)}
                        {date::view(words)}
                    </div>
                    <div class="page-see">
                        {results::view(words)}
                        {documents::view(words)}
                    </div>
                </main>
                {footer::view(words)}
                {summary::view(words)}
            }
        }}
    }
}

/// Back, forward and an edited address bring their answers with them.
fn follow_address(state: State) {
    let Some(window) = web_sys::window() else { return };
    for event in ["popstate", "hashchange"] {
        EventListener::new(&window, event, move |_| state.follow_address()).forget();
    }
}
