//! The head of the page: what this is, language, large text, clear.

use crate::state::state;
use crate::view::icon;
use engine::Lang;
use leptos::prelude::*;

/// The head. It stays when the language changes, so that the focus stays with it.
pub fn view() -> impl IntoView {
    let state = state();
    let other = move || if state.lang.get() == Lang::Zh { Lang::En } else { Lang::Zh };
    view! {
        <a class="skip" href="#results" on:click=move |event| {
            // The fragment holds the answers: going to the results must not replace it.
            event.prevent_default();
            crate::browser::go_to("results");
        }>{move || state.words().t.skip}</a>
        <header class="head">
            <div class="head-words">
                <h1>{move || state.words().t.title}</h1>
                <p class="head-tagline">{move || state.words().t.tagline}</p>
                <p class="head-privacy">{icon("lock")}{move || state.words().t.privacy}</p>
            </div>
            <div class="head-tools">
                <button
                    type="button"
                    class="tool"
                    id="tool-language"
                    lang=move || other().tag()
                    aria-label=move || state.words().t.tool_language_label
                    on:click=move |_| state.speak(other())
                >{icon("globe")}{move || state.words().t.tool_language}</button>
                <button
                    type="button"
                    class="tool"
                    id="tool-large"
                    aria-pressed=move || state.large.get().to_string()
                    on:click=move |_| state.large.update(|large| *large = !*large)
                >{icon("text")}{move || state.words().t.tool_large}</button>
                <button type="button" class="tool" id="tool-clear" on:click=move |_| state.clear()>
                    {icon("clear")}{move || state.words().t.tool_clear}
                </button>
            </div>
        </header>
    }
}
