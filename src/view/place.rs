//! First question: where, and for whom.

use crate::state::state;
use crate::texts::REGIONS;
use crate::view::icon;
use crate::words::Words;
use engine::region::Region;
use engine::tables::Party;
use engine::{Answer, FactId, Value};
use leptos::prelude::*;
use tables::TABLES;

/// The places whose documents are here, by code.
const PLACES: [u32; 4] = [210_000, 650_400, 330_000, 150_000];

fn place_words(words: Words, code: u32) -> (&'static str, &'static str) {
    match code {
        210_000 => (words.t.place_ln, words.t.place_ln_cities),
        650_400 => (words.t.place_tlf, words.t.place_tlf_cities),
        330_000 => (words.t.place_zj, words.t.place_zj_cities),
        _ => (words.t.place_nm, words.t.place_nm_cities),
    }
}

/// Who asks, and where.
pub fn view(words: Words) -> impl IntoView {
    let state = state();
    let fact = TABLES.fact("region").unwrap_or(FactId(0));
    let region = Memo::new(move |_| match state.answers.with(|answers| answers.value(fact)) {
        Some(Value::Region(region)) => Some(region),
        _ => None,
    });
    let within = move |code: u32| {
        region.get().is_some_and(|region| region.within(Region(code)) == engine::truth::Truth::True)
    };
    let elsewhere = RwSignal::new(region.get_untracked().is_some() && !PLACES.into_iter().any(within));
    let choose = move |code: u32| {
        elsewhere.set(false);
        state.know(fact, Value::Region(Region(code)));
    };
    let tiles = PLACES.into_iter().map(move |code| {
        let (name, cities) = place_words(words, code);
        view! {
            <button
                type="button"
                class="tile"
                data-region=code.to_string()
                aria-pressed=move || within(code).to_string()
                on:click=move |_| choose(code)
            >
                <span class="tile-mark">{icon("check")}</span>
                <span class="tile-name">{name}</span>
                <span class="tile-sub">{cities}</span>
            </button>
        }
    });
    let others = move || {
        elsewhere.get().then(|| {
            let options: Vec<_> = REGIONS
                .iter()
                .filter(|(code, _)| !PLACES.contains(code))
                .map(|(code, name)| {
                    let chosen = move || region.get() == Some(Region(*code));
                    view! { <option value=code.to_string() selected=chosen>{words.get(*name)}</option> }
                })
                .collect();
            view! {
                <select
                    id="place-other"
                    class="input"
                    aria-label=words.t.place_other_pick
                    on:change=move |event| {
                        if let Some(region) = Region::parse(&event_target_value(&event)) {
                            state.know(fact, Value::Region(region));
                        }
                    }
                >
                    <option value="" selected=move || region.get().is_none()>{words.t.place_other_pick}</option>
                    {options}
                </select>
            }
        })
    };
    let hint = move || match state.party.get() {
        Party::Worker => words.t.place_hint,
        Party::Employer | Party::Provider => words.t.place_hint_org,
    };
    view! {
        <section class="step" aria-labelledby="place-title">
            {doors(words)}
            <h2 id="place-title">{words.t.place}</h2>
            <p class="hint">{hint}</p>
            <div class="tiles">{tiles.collect::<Vec<_>>()}</div>
            <button
                type="button"
                class="tile tile-wide"
                id="place-elsewhere"
                aria-pressed=move || elsewhere.get().to_string()
                on:click=move |_| {
                    elsewhere.set(true);
                    state.answer(&[(fact, Answer::Unasked)]);
                }
            >
                <span class="tile-mark">{icon("check")}</span>
                <span class="tile-name">{words.t.place_other}</span>
            </button>
            {others}
        </section>
    }
}

/// 我是劳动者 / 用人单位 / 培训机构. What was answered stays.
fn doors(words: Words) -> impl IntoView {
    let state = state();
    let door = move |party: Party| {
        view! {
            <button
                type="button"
                class="door"
                data-door=party.key()
                aria-pressed=move || (state.party.get() == party).to_string()
                on:click=move |_| state.enter(party)
            >{words.party(party)}</button>
        }
    };
    view! {
        <div class="doors" role="group" aria-label=words.t.door>
            <span class="doors-label">{words.t.door}</span>
            {Party::ALL.map(door)}
        </div>
    }
}
