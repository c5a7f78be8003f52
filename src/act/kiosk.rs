//! What is tapped in a hall, where there is no keyboard.

use crate::app::App;
use crate::browser;
use crate::kiosk::stay;
use crate::state::State;
use engine::{Answer, FactId, Lang, Value};
use pages::model::acts::{Key, Picked};
use pages::model::ids;
use pages::render::kiosk::civil;

/// How long a number may become.
const LONGEST: usize = 15;

/// Begins a visit.
pub fn begin(app: &'static App, state: State, lang: Lang) {
    // The first screen may have stood there overnight.
    state.ask_today();
    app.set_language(lang);
    stay(app, state);
    browser::focus_after(ids::PLACE_TITLE, ids::RESULTS);
}

/// A key of the written answer.
#[inline(never)] // scripts/later.txt
pub fn key(key: Key) {
    browser::edit(ids::ASK_INPUT, |mut text| {
        match key {
            Key::Back => drop(text.pop()),
            Key::Sign(sign) if text.len() < LONGEST => text.push(sign),
            Key::Sign(_) => {}
        }
        text
    });
}

/// A part of a day: with its day it is an answer.
pub fn pick(state: State, fact: FactId, Picked { year, month, day }: Picked) {
    match civil(year, month, day) {
        Some(day) => state.answer(&[(fact, Answer::Known(Value::Date(day)))]),
        None => state.adjust(|session| session.hall.picking = Some((year, month))),
    }
}
