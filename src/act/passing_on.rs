//! Taking the results along: a link, the sheet of the system, paper, the voice.

use crate::browser;
use crate::scripts;
use crate::state::State;
use crate::voice;
use engine::date;
use leptos::prelude::*;
use pages::model::ids;
use pages::model::route::Route;
use pages::model::session::Notice;
use pages::render::calendar;
use pages::render::foot::sheet_bar;
use pages::render::paper::{Code, paper};
use pages::render::read_aloud::sentences;

/// Copies the address; where the device refuses, it stands in a field to be copied by hand.
pub fn copy(state: State) {
    let address = state.address_to_pass_on();
    scripts::copy(&address.clone(), move |copied| {
        state.adjust(|session| session.shown.to_copy.clone_from(&address));
        state.say(if copied { Notice::Copied } else { Notice::NotCopied });
        if !copied {
            scripts::mark(ids::TO_COPY);
        }
    });
}

/// Opens the sheet for passing things on; where it does not open, the address is copied.
pub fn share(state: State) {
    let title = state.snapshot.with_untracked(|snapshot| snapshot.wording.t.title);
    scripts::share(title, &state.address_to_pass_on(), move || copy(state));
}

/// Prints. Where nothing can be printed, what would be is shown.
#[inline(never)] // scripts/later.txt
pub fn print(state: State) {
    let begun = scripts::print(&state.address_to_pass_on(), move || {
        state.adjust(|session| session.device.cannot_print = true);
        if !state.now(|session| session.shown.sheet) {
            sheet(state);
        }
    });
    if begun && state.is_in_hall() {
        state.say(Notice::Printing);
    }
}

/// Shows what would be printed on the screen, or no more.
#[inline(never)] // scripts/later.txt
pub fn sheet(state: State) {
    state.adjust(|session| session.shown.sheet = !session.shown.sheet);
    put_paper_away(state);
    if state.now(|session| session.shown.sheet) {
        browser::to_top();
        browser::focus_after(ids::SHEET_CLOSE, ids::RESULTS);
    } else {
        browser::focus_after(ids::SHEET, ids::RESULTS);
    }
}

/// Gives what ends to the calendar: as a file, or to be pasted where none can be kept.
#[inline(never)] // scripts/later.txt
pub fn calendar(state: State) {
    let (today, said) =
        state.snapshot.with_untracked(|snapshot| (date::format(snapshot.day), calendar::calendar(snapshot)));
    scripts::save(&today, &said, move |plain| match plain {
        None => state.say(Notice::Saved),
        Some(copied) if copied.is_empty() => state.say(Notice::DaysCopied),
        Some(plain) => {
            state.adjust(|session| session.shown.to_copy = plain);
            state.say(Notice::NotCopied);
            scripts::mark(ids::TO_COPY);
        }
    });
}

/// Reads the results aloud, or stops.
#[inline(never)] // scripts/later.txt
pub fn read(state: State) {
    if state.now(|session| session.shown.reading_aloud) {
        voice::stop();
        state.adjust(|session| session.shown.reading_aloud = false);
        return;
    }
    let (lang, said) =
        state.snapshot.with_untracked(|snapshot| (snapshot.wording.t.lang, sentences(snapshot)));
    state.adjust(|session| session.shown.reading_aloud = true);
    voice::say(lang, &said, move || state.adjust(|session| session.shown.reading_aloud = false));
}

/// Writes the paper when printing begins, however it was asked for; without results the page
/// is printed as it is. In a hall with a code, for the person's own phone.
pub fn write_paper(state: State) {
    browser::fill(ids::PAPER, &paper_text(state));
}

/// Takes the paper away when printing ends, unless it is on the screen.
pub fn put_paper_away(state: State) {
    let mut text = String::new();
    if state.now(|session| session.shown.sheet) {
        let bar = state.snapshot.with_untracked(sheet_bar);
        text = ["<main>", &bar, &paper_text(state), "</main>"].concat();
    }
    browser::fill(ids::PAPER, &text);
}

fn paper_text(state: State) -> String {
    let in_hall = state.is_in_hall();
    let code = in_hall.then(|| scripts::code(&state.address_to_pass_on())).flatten();
    let code = code.and_then(|drawn| Code::of(&drawn));
    state.snapshot.with_untracked(|snapshot| {
        let has_paper = snapshot.session.has_more && snapshot.session.shown.route == Route::Calculator;
        if !has_paper || snapshot.groups.is_empty() { String::new() } else { paper(snapshot, code.as_ref()) }
    })
}
