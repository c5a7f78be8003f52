//! The results: yours now, one answer away, to be asked locally, ended, not yours.

use crate::shelf::{Shelf, rank, reach, shelf};
use crate::state::state;
use crate::view::{card, total};
use crate::words::Words;
use engine::truth::Truth;
use engine::{Standing, Value};
use leptos::prelude::*;
use tables::TABLES;

/// What the page knows about the person's place.
#[derive(Clone, Copy, PartialEq)]
pub enum Coverage {
    /// Not said yet.
    Unsaid,
    /// None of the documents reaches it.
    Elsewhere,
    /// At least one may.
    Covered,
}

/// What the page knows about the person's place.
pub fn coverage() -> Memo<Coverage> {
    let state = state();
    let region = TABLES.fact("region");
    Memo::new(move |_| {
        state.answers.with(|answers| {
            let reached = |at: usize| reach(at as u16, answers) != Truth::False;
            match region.and_then(|fact| answers.value(fact)) {
                Some(Value::Region(_)) if (0..TABLES.documents.len()).any(reached) => Coverage::Covered,
                Some(_) => Coverage::Elsewhere,
                None => Coverage::Unsaid,
            }
        })
    })
}

/// The places in the tables of the programmes on each shelf, best first.
pub fn shelves() -> Memo<Vec<(Shelf, usize)>> {
    let state = state();
    Memo::new(move |_| {
        let party = state.party.get();
        state.answers.with(|answers| {
            state.assessment.with(|assessment| {
                let mut placed: Vec<_> = assessment
                    .outcomes
                    .iter()
                    .enumerate()
                    .filter_map(|(at, outcome)| Some((shelf(outcome, answers, party)?, rank(outcome), at)))
                    .collect();
                placed.sort_by_key(|(shelf, rank, at)| (*shelf as usize, *rank, *at));
                placed.into_iter().map(|(shelf, _, at)| (shelf, at)).collect()
            })
        })
    })
}

/// All results.
pub fn view(words: Words) -> impl IntoView {
    let coverage = coverage();
    let shelves = shelves();
    let body = move || match coverage.get() {
        Coverage::Unsaid => view! { <p class="hint results-start">{words.t.summary_start}</p> }.into_any(),
        Coverage::Elsewhere => view! {
            <div class="notice" id="elsewhere">
                <p><b>{words.t.other_place}</b></p>
                <p>{words.t.other_place_text}</p>
            </div>
        }
        .into_any(),
        Coverage::Covered => {
            let groups: Vec<_> = Shelf::ALL.into_iter().map(|shelf| group(words, shelf, shelves)).collect();
            view! { {total::view(words)} {groups} }.into_any()
        }
    };
    view! {
        <section class="results" aria-labelledby="results">
            <h2 id="results" tabindex="-1">{words.t.results}</h2>
            {body}
        </section>
    }
}

fn titles(words: Words, shelf: Shelf) -> (&'static str, Option<&'static str>) {
    let t = words.t;
    match shelf {
        Shelf::Yours => (t.group_yours, Some(t.group_yours_hint)),
        Shelf::OneAway => (t.group_one, Some(t.group_one_hint)),
        Shelf::More => (t.group_more, None),
        Shelf::Check => (t.group_check, Some(t.group_check_hint)),
        Shelf::Ended => (t.group_ended, Some(t.group_ended_hint)),
        Shelf::NotYet => (t.group_not_yet, None),
        Shelf::Not => (t.group_not, Some(t.group_not_hint)),
    }
}

fn group(words: Words, shelf: Shelf, shelves: Memo<Vec<(Shelf, usize)>>) -> impl IntoView {
    let state = state();
    let here = Memo::new(move |_| {
        shelves.with(|all| all.iter().filter(|(on, _)| *on == shelf).map(|(_, at)| *at).collect::<Vec<_>>())
    });
    let shown = Memo::new(move |_| here.with(|here| !here.is_empty()) || shelf == Shelf::Yours);
    let (title, hint) = titles(words, shelf);
    let cards = move || {
        view! {
            <For each=move || here.get() key=|at| *at children=move |at| card::view(words, shelf, at) />
        }
    };
    let count = move || here.with(Vec::len);
    // In a place where everything has ended, that is what to say first, not “none yet”.
    let none = move || {
        let ended = state.assessment.with(|assessment| {
            shelves.with(|all| {
                all.iter().all(|(_, at)| {
                    assessment.outcomes.get(*at).is_some_and(|outcome| outcome.standing == Standing::Ended)
                })
            })
        });
        let text = if ended { words.t.group_yours_ended } else { words.t.group_yours_none };
        (count() == 0).then(|| view! { <p class="hint">{text}</p> })
    };
    // What is not the person's is there for who wants to know why, behind one tap.
    let folded = matches!(shelf, Shelf::Not | Shelf::More | Shelf::NotYet);
    let id = ["shelf-", shelf.key()].concat();
    move || {
        let id = id.clone();
        shown.get().then(move || {
            let heading = view! {
                <h3 class="shelf-title">{title}<span class="shelf-count">{count}</span></h3>
            };
            let body = view! {
                {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
                {(shelf == Shelf::Yours).then_some(none)}
                {cards()}
            };
            if folded {
                view! {
                    <details class="shelf" id=id>
                        <summary class="shelf-fold">{heading}</summary>
                        {body}
                    </details>
                }
                .into_any()
            } else {
                view! { <section class="shelf" id=id>{heading}{body}</section> }.into_any()
            }
        })
    }
}
