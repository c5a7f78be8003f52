//! One result on the page: its text, and what is behind it once it is opened.

use crate::render;
use crate::shelf::Shelf;
use crate::state::state;
use crate::words::Words;
use engine::total;
use leptos::prelude::*;
use tables::TABLES;

/// The card of the programme at a place in the tables. Only text that differs is replaced,
/// so a card stays open, and the focus in it, while others change.
pub fn view(words: Words, shelf: Shelf, at: usize) -> impl IntoView {
    let state = state();
    let programme = TABLES.programmes.get(at)?;
    let head = Memo::new(move |_| {
        state.answers.with(|answers| {
            state.assessment.with(|assessment| {
                let limited = total::is_limited(assessment, programme);
                let outcome = assessment.outcomes.get(at);
                outcome.map(|outcome| render::card::card(words, shelf, outcome, answers, limited))
            })
        })
    });
    let open = RwSignal::new(false);
    let behind = Memo::new(move |_| {
        if !open.get() {
            return None;
        }
        state.answers.with(|answers| {
            state.assessment.with(|assessment| {
                let outcome = assessment.outcomes.get(at);
                outcome.map(|outcome| render::reasons::reasons(words, assessment, outcome, answers))
            })
        })
    });
    Some(view! {
        <article class=["card card-", shelf.key()].concat() data-programme=programme.id>
            <div class="card-text" inner_html=move || head.get().unwrap_or_default()></div>
            <details class="card-more" on:toggle=move |event| {
                open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
            }>
                <summary>{words.t.open_details}</summary>
                <div class="details" inner_html=move || behind.get().unwrap_or_default()></div>
            </details>
        </article>
    })
}
