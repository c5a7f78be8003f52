//! Answers, given and taken back.

use crate::app::App;
use crate::browser::{self, HistoryStep};
use crate::state::State;
use engine::law::Party;
use engine::region::Region;
use engine::{Answer, FactId, Value};
use leptos::prelude::*;
use pages::model::acts::Rest;
use pages::model::session::Notice;
use pages::model::statuses::{GROUP, Status};
use pages::model::{ids, places};

/// Answers a fact; the next question has the focus then.
pub fn answer(state: State, fact: FactId, answer: Answer) {
    state.answer(&[(fact, answer)]);
    to_the_question();
}

/// Takes an answer back.
pub fn forget(state: State, fact: FactId) {
    state.answer(&[(fact, Answer::Unasked)]);
    browser::focus_after(ids::ANSWERED_TITLE, ids::QUESTION_TITLE);
}

/// Puts a fact's question next; one answered 不清楚 is asked again.
pub fn ask(state: State, fact: FactId) {
    state.answer(&[(fact, Answer::Unasked)]);
    state.adjust(|session| session.shown.asking = Some(fact));
    to_the_question();
}

/// Yes, with what that says by definition, or no longer said.
pub fn toggle(state: State, fact: FactId) {
    let yes = Answer::Known(Value::Bool(true));
    let on = state.now(|session| session.answered.answers.get(fact)) == yes;
    let given = if on { Answer::Unasked } else { yes };
    let implied = state.tables().fact_at(fact).map_or(&[] as &[_], |fact| fact.implies);
    let facts = [fact].into_iter().chain(implied.iter().copied());
    state.answer(&facts.map(|fact| (fact, given)).collect::<Vec<_>>());
}

/// All that a status stands for, or none of it.
pub fn status(state: State, status: Status) {
    let on = !state.now(|session| status.is_pressed(session.tables, &session.answered.answers));
    let answer = |value| if on { Answer::Known(value) } else { Answer::Unasked };
    let values = status.values(state.tables()).into_iter();
    state.answer(&values.map(|(fact, value)| (fact, answer(value))).collect::<Vec<_>>());
}

/// Answers every status that is still worth asking.
pub fn rest(state: State, rest: Rest) {
    let answer = match rest {
        Rest::No => Answer::Known(Value::Bool(false)),
        Rest::Unsure => Answer::DontKnow,
    };
    let tables = state.tables();
    let is_status = |id: &FactId| tables.fact_at(*id).is_some_and(|fact| fact.group == GROUP);
    let given: Vec<_> = state.snapshot.with_untracked(|snapshot| {
        snapshot.questions.iter().copied().filter(is_status).map(|fact| (fact, answer)).collect()
    });
    state.answer(&given);
    to_the_question();
}

/// Where one is.
pub fn region(state: State, region: Region) {
    state.adjust(|session| session.answered.elsewhere = false);
    set_region(state, Answer::Known(Value::Region(region)));
}

/// In none of the places.
pub fn elsewhere(state: State) {
    state.adjust(|session| session.answered.elsewhere = true);
    set_region(state, Answer::Unasked);
}

/// Where one is, chosen elsewhere than from the places.
pub fn set_region(state: State, answer: Answer) {
    if let Some(fact) = state.tables().fact(places::REGION) {
        state.answer(&[(fact, answer)]);
    }
}

/// Who asks.
pub fn party(state: State, party: Party) {
    state.change(HistoryStep::New, |session| session.answered.party = party);
}

/// The evaluation date is today again.
pub fn today(state: State) {
    state.pick_date(None);
    browser::focus(ids::DATE);
}

/// The same for who emptied the field; it shows today then.
pub fn emptied_date(state: State) {
    if state.now(|session| session.answered.picked.is_some()) {
        state.pick_date(None);
    }
    state.say(Notice::Today);
}

/// Forgets everything; in a hall the next visitor finds the first screen.
pub fn clear(app: &'static App, state: State) {
    if state.is_in_hall() {
        app.start_over();
    } else {
        state.clear();
    }
}

/// The focus goes to the next question; to the results where there is none.
pub fn to_the_question() {
    browser::focus_after(ids::QUESTION_TITLE, ids::RESULTS);
}
