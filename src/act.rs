//! What a press, a choice or a written answer does. Parts of the page say it in
//! attributes — `data-act="know veteran yes"`, `data-change="region"`,
//! `data-submit="hours"` — and one listener for the whole page reads them.

use crate::browser::{self, Step};
use crate::state::State;
use crate::{app, kiosk, voice};
use engine::answers::parse_value;
use engine::region::Region;
use engine::tables::Party;
use engine::{Answer, FactId, Lang, Standing, Value, date};
use leptos::prelude::*;
use pages::ids;
use pages::library::seek::Seek;
use pages::render::day::PICKABLE;
use pages::render::kiosk::civil;
use pages::render::paper::{Code, paper};
use pages::render::spoken::spoken;
use pages::render::status::{GROUP, TILES};
use pages::route::Route;
use pages::session::Notice;
use pages::words::Words;
use tables::TABLES;
use wasm_bindgen::JsCast;

/// The attribute of the nearest element around an event's target that has it.
fn attribute(event: &web_sys::Event, name: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest(&["[", name, "]"].concat()).ok()??.get_attribute(name)
}

/// Something was pressed.
pub fn press(state: State, event: &web_sys::Event) {
    let Some(act) = attribute(event, "data-act") else { return follow_in_hall(state, event) };
    let mut words = act.split(' ');
    let (verb, first, second) = (words.next(), words.next(), words.next());
    match (verb, first, second) {
        (Some("go"), Some(id), _) => {
            // The fragment holds the answers: going to the results must not replace it.
            event.prevent_default();
            browser::go_to(id);
        }
        (Some("open"), path, _) if !browser::is_elsewhere(event) => {
            event.prevent_default();
            state.open(Route::read(&TABLES, path.unwrap_or_default()));
        }
        (Some("reopen"), ..) => {
            state.open_library();
            browser::focus(ids::LIBRARY_TITLE);
        }
        (Some("check"), Some(id), _) if !browser::is_elsewhere(event) => {
            event.prevent_default();
            if let Some(at) = TABLES.programmes.iter().position(|programme| programme.id == id) {
                state.check(at);
            }
        }
        (Some("uncheck"), ..) => {
            state.change(Step::Same, |session| session.check = None);
            browser::focus_after(ids::QUESTION_TITLE, ids::RESULTS);
        }
        (Some("show"), Some(id), _) => browser::show_card(id),
        (Some("seek"), ..) => {
            state.adjust(|session| session.seek = Seek::default());
            browser::fill_in(ids::SEEK_TEXT, String::new());
            browser::focus(ids::SEEK_TEXT);
        }
        (Some("language"), ..) => {
            let other = |lang| if lang == Lang::Zh { Lang::En } else { Lang::Zh };
            state.change(Step::Same, |session| session.lang = other(session.lang));
        }
        (Some("large"), ..) => state.adjust(|session| session.large = !session.large),
        (Some("clear" | "leave"), ..) if state.now(|session| session.kiosk.is_some()) => app::start_over(),
        (Some("clear"), ..) => state.clear(),
        (Some("begin"), Some(tag), _) => {
            if let Some(lang) = Lang::from_tag(tag) {
                state.change(Step::Same, |session| session.lang = lang);
            }
            kiosk::stay(state);
            browser::focus_after(ids::PLACE_TITLE, ids::RESULTS);
        }
        (Some("stay"), ..) => kiosk::stay(state),
        (Some("digit"), Some(digit), _) => browser::edit(ids::ASK_INPUT, |mut text| {
            if digit == "back" {
                text.pop();
            } else if text.len() < 15 {
                text.push_str(digit);
            }
            text
        }),
        (Some("pick"), Some(key), Some(part)) => pick(state, key, part),
        (Some("repick"), ..) => state.adjust(|session| session.picking = None),
        (Some("copy"), ..) => copy(state),
        (Some("share"), ..) => {
            let title = state.picture.with_untracked(|picture| picture.words.t.title);
            browser::share(title, &state.address_to_pass_on());
        }
        (Some("read"), ..) => read(state),
        (Some("print"), ..) => browser::print(),
        (Some("dismiss"), ..) => {
            state.adjust(|session| session.damaged.clear());
            browser::focus_after(ids::QUESTION_TITLE, ids::RESULTS);
        }
        (Some("more"), ..) => state.adjust(|session| session.more = !session.more),
        (Some("today"), ..) => {
            state.pick_date(None);
            browser::focus(ids::DATE);
        }
        (Some("party"), Some(key), _) => {
            if let Some(party) = Party::from_key(key) {
                state.change(Step::New, |session| session.party = party);
            }
        }
        (Some("region"), Some(code), _) => {
            state.adjust(|session| session.elsewhere = false);
            know(state, "region", code);
        }
        (Some("elsewhere"), ..) => {
            state.adjust(|session| session.elsewhere = true);
            set(state, "region", Answer::Unasked);
        }
        (Some("tile"), Some(key), _) => tile(state, key),
        (Some("toggle"), Some(key), _) => toggle(state, key),
        (Some("ask"), Some(key), _) => {
            // Put next; one answered 不清楚 is asked again.
            if let Some(fact) = TABLES.fact(key) {
                set(state, key, Answer::Unasked);
                state.adjust(|session| session.asking = Some(fact));
                browser::focus_after(ids::QUESTION_TITLE, ids::RESULTS);
            }
        }
        (Some("forget"), Some(key), _) => {
            set(state, key, Answer::Unasked);
            browser::focus_after(ids::ANSWERED_TITLE, ids::QUESTION_TITLE);
        }
        (Some("know"), Some(key), Some(value)) => {
            know(state, key, value);
            browser::focus_after(ids::QUESTION_TITLE, ids::RESULTS);
        }
        (Some("unsure"), Some(key), _) => {
            set(state, key, Answer::DontKnow);
            browser::focus_after(ids::QUESTION_TITLE, ids::RESULTS);
        }
        (Some("rest"), Some(answer), _) => {
            rest(state, if answer == "no" { Answer::Known(Value::Bool(false)) } else { Answer::DontKnow });
            browser::focus_after(ids::QUESTION_TITLE, ids::RESULTS);
        }
        _ => {}
    }
}

/// A link within the page was followed in a hall: in place of the present entry of the history,
/// or 后退 would find what somebody answered.
fn follow_in_hall(state: State, event: &web_sys::Event) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
    let Some(href) = link.and_then(|link| link.get_attribute("href")) else { return };
    if state.now(|session| session.kiosk.is_some()) {
        event.prevent_default();
        if let Some(fragment) = href.strip_prefix('#') {
            browser::set_fragment(fragment.into(), Step::Same);
            browser::settle_address();
            state.follow_address();
        }
    }
}

/// Something was chosen from a list, or a date was set.
pub fn choose(state: State, event: &web_sys::Event) {
    let Some(what) = attribute(event, "data-change") else { return };
    let value = event_target_value(event);
    match what.as_str() {
        "date" => {
            // While a year is being typed the field passes through the year 2.
            let pickable = value.as_str() >= PICKABLE.0 && value.as_str() <= PICKABLE.1;
            if let Some(day) = date::parse(&value).filter(|_| pickable) {
                state.pick_date(Some(day));
            }
        }
        "region" => know(state, "region", &value),
        "seek place" => state.adjust(|session| session.seek.place = Region::parse(&value)),
        "seek party" => state.adjust(|session| session.seek.party = Party::from_key(&value)),
        "seek standing" => state.adjust(|session| {
            session.seek.standing = Standing::ALL.into_iter().find(|standing| standing.key() == value);
        }),
        _ => {}
    }
}

/// Something was typed in a field that works while one types.
pub fn write(state: State, event: &web_sys::Event) {
    if attribute(event, "data-input").is_some() {
        let text = event_target_value(event);
        state.adjust(|session| session.seek.text = text);
    }
}

/// A card was opened or closed: what is behind it is written when it is seen.
pub fn fold(state: State, event: &web_sys::Event) {
    if attribute(event, "data-fold").is_some() {
        state.adjust(|_| ());
    }
}

/// A written answer was confirmed. What is wrong stays in the field, with what is wanted.
pub fn submit(state: State, event: &web_sys::Event) {
    let Some(key) = attribute(event, "data-submit") else { return };
    event.prevent_default();
    // Otherwise a search: it is answered while one types.
    let Some((id, fact)) = TABLES.fact(&key).and_then(|id| Some((id, TABLES.fact_at(id)?))) else { return };
    // Full-width digits, as a Chinese keyboard may give, count like the others.
    let written: String = browser::field(ids::ASK_INPUT).trim().chars().map(narrow).collect();
    match parse_value(fact, &written) {
        Some(value) => {
            state.answer(&[(id, Answer::Known(value))]);
            browser::focus_after(ids::QUESTION_TITLE, ids::RESULTS);
        }
        None => {
            browser::complain(&state.now(|session| Words::of(session.tables, session.lang)).complaint(fact))
        }
    }
}

/// The ASCII form of a full-width digit or point; thousands separators are the caller's to leave out.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '．' | '。' => '.',
        c => c,
    }
}

fn set(state: State, key: &str, answer: Answer) {
    if let Some(id) = TABLES.fact(key) {
        state.answer(&[(id, answer)]);
    }
}

fn know(state: State, key: &str, value: &str) {
    let fact = TABLES.fact(key).and_then(|id| TABLES.fact_at(id));
    if let Some(value) = fact.and_then(|fact| parse_value(fact, value)) {
        set(state, key, Answer::Known(value));
    }
}

fn tile(state: State, key: &str) {
    let Some(tile) = TILES.iter().find(|tile| tile.key == key) else { return };
    let on = !state.now(|session| tile.is_pressed(session.tables, &session.answers));
    let answer = |value| if on { Answer::Known(value) } else { Answer::Unasked };
    let given: Vec<_> = tile.values(&TABLES).into_iter().map(|(fact, value)| (fact, answer(value))).collect();
    state.answer(&given);
}

fn toggle(state: State, key: &str) {
    let Some(fact) = TABLES.fact(key) else { return };
    let yes = Answer::Known(Value::Bool(true));
    let on = state.now(|session| session.answers.get(fact)) == yes;
    state.answer(&[(fact, if on { Answer::Unasked } else { yes })]);
}

/// A part of a day was picked: `2021`, `2021-7` or `2021-7-15`.
fn pick(state: State, key: &str, part: &str) {
    let mut numbers = part.split('-').map(|number| number.parse::<i32>().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    let (year, month, day) = (next(), next() as u8, next() as u8);
    match civil(year, month, day) {
        Some(day) => know(state, key, &date::format(day)),
        None => state.adjust(|session| session.picking = Some((year, month))),
    }
}

/// Answers every status that is still worth asking.
fn rest(state: State, answer: Answer) {
    let is_status = |id: &FactId| TABLES.fact_at(*id).is_some_and(|fact| fact.group == GROUP);
    let given: Vec<_> = state.picture.with_untracked(|picture| {
        picture.questions.iter().copied().filter(is_status).map(|fact| (fact, answer)).collect()
    });
    state.answer(&given);
}

/// Copies the address. Old browsers and plain http have no clipboard: then it says so.
fn copy(state: State) {
    let done = move |copied: bool| {
        let notice = if copied { Notice::Copied } else { Notice::NotCopied };
        state.adjust(|session| session.notice = Some(notice));
    };
    browser::copy(&state.address_to_pass_on(), done);
}

/// Writes the paper when printing begins, however it was asked for; without results the page
/// is printed as it is. In a hall with a code, for the person's own phone.
pub fn write_paper(state: State) {
    let in_hall = state.now(|session| session.kiosk.is_some());
    let code = in_hall.then(|| browser::code(&state.address_to_pass_on())).flatten();
    let code = code.and_then(|drawn| Code::of(&drawn));
    let text = state.picture.with_untracked(|picture| {
        let away = picture.session.route != Route::Calculator;
        if away || picture.shelves.is_empty() { String::new() } else { paper(picture, code.as_ref()) }
    });
    browser::fill(ids::PAPER, &text);
}

/// Reads the results aloud, or stops.
fn read(state: State) {
    if state.now(|session| session.reading) {
        voice::stop();
        state.adjust(|session| session.reading = false);
        return;
    }
    let (lang, said) = state.picture.with_untracked(|picture| (picture.words.lang, spoken(picture)));
    state.adjust(|session| session.reading = true);
    voice::say(lang, &said, move || state.adjust(|session| session.reading = false));
}
