//! Messages about the link and about what was just done.

use crate::state::{Notice, state};
use crate::texts::fill;
use crate::words::Words;
use leptos::prelude::*;

/// The damaged parts of a link, and a line for screen readers.
pub fn view(words: Words) -> impl IntoView {
    let state = state();
    let damage = move || {
        state.damaged.with(|damaged| {
            (!damaged.is_empty()).then(|| {
                let count = damaged.len().to_string();
                let parts: Vec<_> =
                    damaged.iter().map(|part| view! { <li><code>{part.clone()}</code></li> }).collect();
                view! {
                    <div class="notice" role="alert" id="damaged">
                        <p>{fill(words.t.damaged, &[("n", &count)])}</p>
                        <ul>{parts}</ul>
                        <button type="button" class="button" on:click=move |_| state.damaged.set(Vec::new())>
                            {words.t.dismiss}
                        </button>
                    </div>
                }
            })
        })
    };
    let said = move || match state.notice.get() {
        Some(Notice::Cleared) => words.t.cleared,
        Some(Notice::Copied) => words.t.copied,
        Some(Notice::NotCopied) => words.t.copy_failed,
        None => "",
    };
    view! {
        {damage}
        <p class="said" role="status">{said}</p>
    }
}
