//! What was answered, each to be taken back.

use crate::state::state;
use crate::texts::fill;
use crate::view::icon;
use crate::words::Words;
use leptos::prelude::*;
use tables::TABLES;

/// The answers as small buttons; pressing one asks it again.
pub fn view(words: Words) -> impl IntoView {
    let state = state();
    let region = TABLES.fact("region");
    let given = move || {
        state.answers.with(|answers| {
            answers
                .given()
                .filter(|(id, _)| Some(*id) != region)
                .filter_map(|(id, answer)| Some((id, TABLES.fact_at(id)?, answer)))
                .map(|(id, fact, answer)| {
                    let label = words.get(fact.label);
                    view! {
                        <li>
                            <button
                                type="button"
                                class="given"
                                data-given=fact.key
                                aria-label=fill(words.t.forget_label, &[("label", label)])
                                on:click=move |_| {
                                    state.forget(id);
                                    request_animation_frame(|| crate::browser::focus("answered-title"));
                                }
                            >
                                <span class="given-label">{label}</span>
                                <span class="given-value">{words.answer(fact, answer)}</span>
                                {icon("clear")}
                            </button>
                        </li>
                    }
                })
                .collect::<Vec<_>>()
        })
    };
    let any = Memo::new(move |_| state.answers.with(|a| a.given().any(|(id, _)| Some(id) != region)));
    move || {
        any.get().then(|| {
            view! {
                <section class="step" aria-labelledby="answered-title">
                    <h2 id="answered-title" tabindex="-1">{words.t.answered}</h2>
                    <ul class="givens">{given}</ul>
                </section>
            }
        })
    }
}
