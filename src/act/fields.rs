//! What fields do: choosing, typing, confirming; and opening a card.

use super::{answering, attribute};
use crate::browser;
use crate::state::State;
use engine::law::Party;
use engine::region::Region;
use engine::{Answer, FactId, Standing, Value, date};
use leptos::prelude::event_target_value;
use pages::model::acts::{CHANGE, Change, FOLD, INPUT, Input, SUBMIT, Submit};
use pages::model::session::Notice;
use pages::model::{ids, spelled};
use pages::render::day::PICKABLE;
use pages::wording::Wording;

/// Something was chosen from a list, or a date was set.
pub fn choose(state: State, event: &web_sys::Event) {
    let Some(change) = attribute(event, CHANGE).and_then(|text| Change::read(&text)) else { return };
    let value = event_target_value(event);
    match change {
        Change::Date => {
            let value = value.trim();
            match spelled::day(value) {
                // While a year is being typed the field passes through the year 2.
                Some(day) if (PICKABLE.0..=PICKABLE.1).contains(&&*date::format(day)) => {
                    state.pick_date(Some(day));
                }
                Some(_) => {}
                None if browser::is_half_written(event) => {}
                None if value.is_empty() => answering::emptied_date(state),
                // Only a browser without a field for dates gives away what is none.
                None => state.say(Notice::NoDay),
            }
        }
        Change::Region => {
            if let Some(region) = Region::parse(&value) {
                answering::set_region(state, Answer::Known(Value::Region(region)));
            }
        }
        Change::SearchPlace => state.adjust(|session| session.shown.query.place = Region::parse(&value)),
        Change::SearchParty => state.adjust(|session| session.shown.query.party = Party::from_key(&value)),
        Change::SearchStanding => state.adjust(|session| {
            session.shown.query.standing = Standing::ALL.into_iter().find(|standing| standing.key() == value);
        }),
    }
}

/// Something was typed in the field to search in; or a day, which is said as the page says days.
pub fn write(state: State, event: &web_sys::Event) {
    if let Some(said) = browser::by_id(ids::ASK_SAID) {
        let wording = state.now(|session| Wording::of(session.tables, session.shown.lang));
        let day = spelled::day(&browser::field(ids::ASK_INPUT));
        said.set_text_content(day.map(|day| wording.date(day)).as_deref());
    }
    if let Some(input) = attribute(event, INPUT).and_then(|text| Input::read(&text)) {
        let text = event_target_value(event);
        state.adjust(|session| match input {
            Input::Search => session.shown.query.text = text,
            Input::Place => session.shown.place_text = text,
        });
    }
}

/// A card was opened or closed: what is behind it is written when it is seen.
pub fn fold(state: State, event: &web_sys::Event) {
    if attribute(event, FOLD).is_some() {
        state.adjust(|_| ());
    }
}

/// A form was confirmed.
pub fn submit(state: State, event: &web_sys::Event) {
    let Some(submit) = attribute(event, SUBMIT).and_then(|text| Submit::read(state.tables(), &text)) else {
        return;
    };
    event.prevent_default();
    match submit {
        Submit::Answer(fact) => answer(state, fact),
        Submit::Search => {}
    }
}

/// Takes over a written answer. What is wrong stays in the field, with what is wanted.
fn answer(state: State, id: FactId) {
    let Some(fact) = state.tables().fact_at(id) else { return };
    match spelled::value(state.tables(), fact, &browser::field(ids::ASK_INPUT)) {
        Some(value) => answering::answer(state, id, Answer::Known(value)),
        None => {
            let wording = state.now(|session| Wording::of(session.tables, session.shown.lang));
            browser::complain(&wording.complaint(fact));
        }
    }
}
