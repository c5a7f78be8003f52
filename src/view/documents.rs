//! The documents that reach the person's place.

use crate::render;
use crate::shelf::reach;
use crate::state::state;
use crate::words::Words;
use engine::truth::Truth;
use engine::{Document, Value};
use leptos::prelude::*;
use tables::TABLES;

/// The documents of the chosen place.
pub fn view(words: Words) -> impl IntoView {
    let state = state();
    let region = TABLES.fact("region");
    let reached = Memo::new(move |_| {
        state.answers.with(|answers| {
            let placed = region.and_then(|fact| answers.value(fact));
            let reached = |at: &usize| reach(*at as u16, answers) != Truth::False;
            match placed {
                Some(Value::Region(_)) => (0..TABLES.documents.len()).filter(reached).collect(),
                _ => Vec::new(),
            }
        })
    });
    move || {
        let papers: Vec<_> = reached
            .get()
            .into_iter()
            .filter_map(|at| Some(paper(words, at, TABLES.documents.get(at)?)))
            .collect();
        (!papers.is_empty()).then(|| {
            view! {
                <section class="documents" aria-labelledby="documents-title">
                    <h2 id="documents-title">{words.t.documents}</h2>
                    {papers}
                </section>
            }
        })
    }
}

fn paper(words: Words, at: usize, document: &'static Document) -> impl IntoView {
    let state = state();
    let text = Memo::new(move |_| {
        state.assessment.with(|assessment| render::document::document(words, at, document, assessment))
    });
    view! { <article class="paper" data-document=document.id inner_html=move || text.get()></article> }
}
