//! What a press, a choice or a written answer does. The page says it in attributes
//! ([`pages::model::acts`]), and one listener for the whole page reads them.

mod answering;
mod fields;
mod kiosk;
mod moving;
mod passing_on;

pub use fields::{choose, fold, submit, write};
pub use passing_on::{put_paper_away, write_paper};

use crate::app::App;
use crate::browser;
use crate::state::State;
use engine::Answer;
use pages::model::acts::{ACT, Act};
use wasm_bindgen::JsCast;

/// Something was pressed.
pub fn press(app: &'static App, state: State, event: &web_sys::Event) {
    let Some(act) = attribute(event, ACT) else { return moving::follow_in_hall(state, event) };
    match Act::read(state.tables(), &act) {
        // Another tab or window is the browser's to open.
        Some(Act::ShowPage(_) | Act::Check(_)) if browser::asks_for_another_tab(event) => {}
        Some(act) => {
            if matches!(act, Act::ShowPage(_) | Act::Check(_) | Act::Go(_)) {
                event.prevent_default();
            }
            carry_out(app, state, act);
            state.ask_today();
        }
        None => {}
    }
}

fn carry_out(app: &'static App, state: State, act: Act) {
    match act {
        Act::Know(fact, value) => answering::answer(state, fact, Answer::Known(value)),
        Act::Unsure(fact) => answering::answer(state, fact, Answer::DontKnow),
        Act::Forget(fact) => answering::forget(state, fact),
        Act::Ask(fact) => answering::ask(state, fact),
        Act::Toggle(fact) => answering::toggle(state, fact),
        Act::Status(status) => answering::status(state, status),
        Act::Rest(rest) => answering::rest(state, rest),
        Act::Region(region) => answering::region(state, region),
        Act::Elsewhere => answering::elsewhere(state),
        Act::Party(party) => answering::party(state, party),
        Act::MoreStatuses => {
            state.adjust(|session| session.shown.more_statuses = !session.shown.more_statuses)
        }
        Act::Today => answering::today(state),
        Act::Clear => answering::clear(app, state),

        Act::Go(title) => browser::go_to(title.id()),
        Act::ShowPage(route) => state.go_to(route),
        Act::TryAgain => moving::try_again(app, state),
        Act::Check(at) => state.check(at),
        Act::Uncheck => moving::uncheck(state),
        Act::Show(at) => moving::show(state, at),
        Act::ClearSearch => moving::clear_search(state),
        Act::Language(lang) => app.set_language(lang),
        Act::Large => state.adjust(|session| session.shown.large = !session.shown.large),
        Act::Dismiss => moving::dismiss(state),

        Act::Copy => passing_on::copy(state),
        Act::Share => passing_on::share(state),
        Act::ReadAloud => app.with_more(passing_on::read),
        Act::Print => app.with_more(passing_on::print),
        Act::Sheet => app.with_more(passing_on::sheet),
        Act::Calendar => app.with_more(passing_on::calendar),

        Act::Begin(lang) => kiosk::begin(app, state, lang),
        Act::Stay => crate::kiosk::stay(app, state),
        Act::Leave => answering::clear(app, state),
        Act::Key(key) => kiosk::key(key),
        Act::Pick(fact, picked) => kiosk::pick(state, fact, picked),
        Act::Repick => state.adjust(|session| session.hall.picking = None),
    }
}

/// The attribute of the nearest element around an event's target that has it.
fn attribute(event: &web_sys::Event, name: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest(&["[", name, "]"].concat()).ok()??.get_attribute(name)
}
