//! Second question: the four statuses of most people, large; the others behind 更多.

use crate::state::state;
use crate::view::icon;
use crate::words::Words;
use engine::answers::parse_value;
use engine::tables::Party;
use engine::{Answer, FactId, Value};
use leptos::prelude::*;
use tables::TABLES;

/// The group of facts that are statuses.
pub const GROUP: &str = "status";

/// A large tile: the facts it stands for. The first decides whether it is pressed.
struct Tile {
    key: &'static str,
    facts: &'static [(&'static str, &'static str)],
}

const TILES: [Tile; 4] = [
    Tile { key: "graduate", facts: &[("school_status", "graduated")] },
    // 农民工 are rural workers by definition.
    Tile { key: "migrant", facts: &[("rural_migrant", "yes"), ("rural", "yes")] },
    Tile { key: "veteran", facts: &[("veteran", "yes")] },
    Tile { key: "laid_off", facts: &[("laid_off", "yes")] },
];

impl Tile {
    fn words(&self, words: Words) -> (&'static str, &'static str) {
        match self.key {
            "graduate" => (words.t.tile_graduate, words.t.tile_graduate_sub),
            "migrant" => (words.t.tile_migrant, words.t.tile_migrant_sub),
            "veteran" => (words.t.tile_veteran, words.t.tile_veteran_sub),
            _ => (words.t.tile_laid_off, words.t.tile_laid_off_sub),
        }
    }

    fn values(&self) -> Vec<(FactId, Value)> {
        let value = |(key, text): &(&str, &str)| {
            let id = TABLES.fact(key)?;
            Some((id, parse_value(TABLES.fact_at(id)?, text)?))
        };
        self.facts.iter().filter_map(value).collect()
    }
}

/// The statuses that have no large tile, as bool facts.
fn further() -> Vec<FactId> {
    let large: Vec<&str> = TILES.iter().flat_map(|tile| tile.facts).map(|(key, _)| *key).collect();
    TABLES
        .facts
        .iter()
        .enumerate()
        .filter(|(_, fact)| fact.group == GROUP && !large.contains(&fact.key))
        .map(|(at, _)| FactId(at as u16))
        .collect()
}

/// The tiles. Only for workers: an employer has no such status.
pub fn view(words: Words) -> impl IntoView {
    let state = state();
    let more = RwSignal::new(state.answers.with_untracked(|answers| {
        further().into_iter().any(|fact| answers.value(fact) == Some(Value::Bool(true)))
    }));
    move || {
        (state.party.get() == Party::Worker).then(|| {
            let large: Vec<_> = TILES.iter().map(|tile| large_tile(words, tile)).collect();
            view! {
                <section class="step" aria-labelledby="who-title">
                    <h2 id="who-title">{words.t.who}</h2>
                    <p class="hint">{words.t.who_hint}</p>
                    <div class="tiles">{large}</div>
                    {move || more.get().then(|| further_tiles(words))}
                    <button
                        type="button"
                        class="link"
                        id="who-more"
                        aria-expanded=move || more.get().to_string()
                        on:click=move |_| more.update(|more| *more = !*more)
                    >{move || if more.get() { words.t.who_fewer } else { words.t.who_more }}</button>
                </section>
            }
        })
    }
}

fn large_tile(words: Words, tile: &Tile) -> impl IntoView + use<> {
    let state = state();
    let (name, sub) = tile.words(words);
    let values = StoredValue::new(tile.values());
    let pressed = move || {
        values.with_value(|values| {
            values.first().is_some_and(|(fact, value)| {
                state.answers.with(|answers| answers.value(*fact) == Some(*value))
            })
        })
    };
    let press = move |_| {
        let on = !pressed();
        let answers: Vec<_> = values.with_value(|values| {
            let answer = |value| if on { Answer::Known(value) } else { Answer::Unasked };
            values.iter().map(|(fact, value)| (*fact, answer(*value))).collect()
        });
        state.answer(&answers);
    };
    view! {
        <button
            type="button"
            class="tile"
            data-status=tile.key
            aria-pressed=move || pressed().to_string()
            on:click=press
        >
            <span class="tile-mark">{icon("check")}</span>
            <span class="tile-name">{name}</span>
            <span class="tile-sub">{sub}</span>
        </button>
    }
}

fn further_tiles(words: Words) -> impl IntoView {
    let chips: Vec<_> = further().into_iter().map(|fact| chip(words, fact)).collect();
    view! { <div class="chips">{chips}</div> }
}

/// A small tile for one bool fact: pressed is yes, not pressed is not said.
pub fn chip(words: Words, id: FactId) -> impl IntoView {
    let state = state();
    let fact = TABLES.fact_at(id);
    let pressed = move || state.answers.with(|answers| answers.value(id) == Some(Value::Bool(true)));
    let press = move |_| {
        if pressed() {
            state.forget(id);
        } else {
            state.know(id, Value::Bool(true));
        }
    };
    view! {
        <button
            type="button"
            class="chip"
            data-fact=fact.map(|fact| fact.key)
            aria-pressed=move || pressed().to_string()
            on:click=press
        >{icon("check")}{fact.map(|fact| words.get(fact.label))}</button>
    }
}
