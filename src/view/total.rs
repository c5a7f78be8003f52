//! The totals on the page.

use crate::render;
use crate::state::state;
use crate::words::Words;
use engine::total::totals;
use leptos::prelude::*;

/// The totals of the party that asks; hidden where no cash is theirs.
pub fn view(words: Words) -> impl IntoView {
    let state = state();
    let text = Memo::new(move |_| {
        let party = state.party.get();
        state.assessment.with(|assessment| render::total::total(words, &totals(assessment, party), party))
    });
    view! {
        <div class="total" id="total" hidden=move || text.with(String::is_empty) inner_html=move || text.get()></div>
    }
}
