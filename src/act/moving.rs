//! Presses that lead to another page or place on it, and what is tried once more.

use super::answering::to_the_question;
use crate::app::App;
use crate::browser::{self, HistoryStep};
use crate::state::State;
use engine::ProgrammeId;
use pages::model::ids;
use pages::model::query::Query;
use wasm_bindgen::JsCast;

/// Loads once more what could not be loaded: a province, or the library's file.
pub fn try_again(app: &'static App, state: State) {
    if state.now(|session| session.shown.province_failed.is_some()) {
        state.adjust(|session| session.shown.province_failed = None);
        return;
    }
    app.load_library(state);
    browser::focus(ids::LIBRARY_TITLE);
}

/// Ends the checking of a programme.
pub fn uncheck(state: State) {
    state.change(HistoryStep::Same, |session| session.answered.check = None);
    to_the_question();
}

/// Opens the card of a programme.
pub fn show(state: State, id: ProgrammeId) {
    if let Some(programme) = state.tables().programme_at(id) {
        browser::show_card(programme.id);
    }
}

/// Looks for nothing in particular.
pub fn clear_search(state: State) {
    state.adjust(|session| session.shown.query = Query::default());
    browser::fill_in(ids::SEARCH_TEXT, String::new());
    browser::focus(ids::SEARCH_TEXT);
}

/// Puts away what is said of a damaged link.
pub fn dismiss(state: State) {
    state.adjust(|session| session.shown.damaged.clear());
    to_the_question();
}

/// A link within the page was followed in a hall: in place of the present entry of the history,
/// or 后退 would find what somebody answered.
pub fn follow_in_hall(state: State, event: &web_sys::Event) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
    let Some(href) = link.and_then(|link| link.get_attribute("href")) else { return };
    if state.is_in_hall() {
        event.prevent_default();
        if let Some(fragment) = href.strip_prefix('#') {
            browser::set_fragment(fragment.into(), HistoryStep::Same);
            browser::settle_address();
            state.follow_address();
        }
    }
}
