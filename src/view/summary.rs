//! The bar that is always in sight: how many are yours now, and a way to them.

use crate::shelf::Shelf;
use crate::state::state;
use crate::texts::fill;
use crate::view::icon;
use crate::view::results::{Coverage, coverage, shelves};
use crate::words::Words;
use engine::total::totals;
use leptos::prelude::*;

/// The bar; its words are announced when they change.
pub fn view(words: Words) -> impl IntoView {
    let state = state();
    let shelves = shelves();
    let coverage = coverage();
    let text = Memo::new(move |_| match coverage.get() {
        Coverage::Unsaid => words.t.summary_start.to_string(),
        Coverage::Elsewhere => words.t.other_place.to_string(),
        Coverage::Covered => {
            let count = |wanted: &[Shelf]| {
                shelves.with(|all| all.iter().filter(|(on, _)| wanted.contains(on)).count())
            };
            let mut parts = vec![fill(words.t.summary, &[("yours", &count(&[Shelf::Yours]).to_string())])];
            let open = count(&[Shelf::OneAway, Shelf::More]);
            if open > 0 {
                parts.push(fill(words.t.summary_open, &[("open", &open.to_string())]));
            }
            let ended = count(&[Shelf::Ended]);
            if ended > 0 {
                parts.push(fill(words.t.summary_ended, &[("ended", &ended.to_string())]));
            }
            parts.join(" · ")
        }
    });
    let cash = move || {
        let totals = state.assessment.with(|assessment| totals(assessment, state.party.get()));
        let sum = totals.sums.first().and_then(|total| words.sum(total.sum, total.basis, total.per))?;
        Some(view! { <b class="summary-cash">{words.t.summary_cash}" "{sum}</b> })
    };
    view! {
        <div class="summary">
            <p class="summary-text" role="status" aria-live="polite" id="summary">
                <span>{move || text.get()}</span>
                {cash}
            </p>
            <button
                type="button"
                class="summary-go"
                id="summary-go"
                on:click=move |_| crate::browser::go_to("results")
            >{words.t.results}{icon("down")}</button>
        </div>
    }
}
