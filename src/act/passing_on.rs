//! Taking the results along: a link, the sheet of the system, paper, the voice.

use crate::browser;
use crate::state::State;
use crate::voice;
use leptos::prelude::*;
use pages::model::ids;
use pages::model::route::Route;
use pages::model::session::Notice;
use pages::render::paper::{Code, paper};
use pages::render::spoken::spoken;

/// Copies the address. Old browsers and plain http have no clipboard: then it says so.
pub fn copy(state: State) {
    let done = move |copied: bool| {
        let notice = if copied { Notice::Copied } else { Notice::NotCopied };
        state.adjust(|session| session.shown.notice = Some(notice));
    };
    browser::copy(&state.address_to_pass_on(), done);
}

/// Opens the sheet for passing things on.
pub fn share(state: State) {
    let title = state.snapshot.with_untracked(|snapshot| snapshot.words.t.title);
    browser::share(title, &state.address_to_pass_on());
}

/// Reads the results aloud, or stops.
pub fn read(state: State) {
    if state.now(|session| session.shown.reading) {
        voice::stop();
        state.adjust(|session| session.shown.reading = false);
        return;
    }
    let (lang, said) = state.snapshot.with_untracked(|snapshot| (snapshot.words.lang, spoken(snapshot)));
    state.adjust(|session| session.shown.reading = true);
    voice::say(lang, &said, move || state.adjust(|session| session.shown.reading = false));
}

/// Writes the paper when printing begins, however it was asked for; without results the page
/// is printed as it is. In a hall with a code, for the person's own phone.
pub fn write_paper(state: State) {
    let in_hall = state.now(|session| session.hall.kiosk.is_some());
    let code = in_hall.then(|| browser::code(&state.address_to_pass_on())).flatten();
    let code = code.and_then(|drawn| Code::of(&drawn));
    let text = state.snapshot.with_untracked(|snapshot| {
        let away = snapshot.session.shown.route != Route::Calculator;
        if away || snapshot.groups.is_empty() { String::new() } else { paper(snapshot, code.as_ref()) }
    });
    browser::fill(ids::PAPER, &text);
}
