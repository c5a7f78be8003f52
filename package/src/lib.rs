//! The engine behind the JavaScript module: packs of the law and text in, text out.
//!
//! JSON goes over the border as text: the browser's own `JSON.stringify` and `JSON.parse` do
//! the work on the other side, where `js/index.js` makes objects and errors of it.

use engine::json::{Layout, Problem};
use engine::law::Party;
use engine::pack::{Header, Kind, unpack_tables};
use engine::{Lang, Tables, date, json};
use serde::Serialize;
use std::cell::Cell;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

thread_local! {
    /// The law that is asked; none before one is opened.
    static TABLES: Cell<Option<&'static Tables>> = const { Cell::new(None) };
}

/// Opens packs, one behind the other, each to its end: from now on they are the law. Gives what is
/// wrong with them, if anything is; then the law stays the one it was.
#[wasm_bindgen(js_name = openLaw)]
pub fn open_law(packs: &[u8], ends: &[u32]) -> Option<String> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let packs = starts.zip(ends).filter_map(|(start, end)| packs.get(start as usize..*end as usize));
    match open(packs.collect()) {
        Ok(tables) => {
            TABLES.set(Some(tables));
            None
        }
        Err(fault) => Some(fault),
    }
}

/// The tables of packs; they borrow from them, so both stay for good.
fn open(packs: Vec<&[u8]>) -> Result<&'static Tables, String> {
    // Only what is sound is kept: whoever tries damaged packs again and again asks each time.
    for pack in &packs {
        Header::read(pack).map_err(|fault| fault.to_string())?;
    }
    let packs = packs.into_iter().map(|pack| &*pack.to_vec().leak());
    let (laws, others): (Vec<&[u8]>, Vec<&[u8]>) =
        packs.partition(|pack| Header::read_kind(pack) == Some(Kind::Law));
    let [law] = laws[..] else { return Err(format!("{} packs of the law itself, not one", laws.len())) };
    let tables = unpack_tables(law, &others).map_err(|fault| fault.to_string())?;
    let mut names = tables.programmes.iter().map(|programme| programme.name);
    if names.any(|name| Lang::ALL.into_iter().any(|lang| name.get(lang).is_empty())) {
        return Err("the words of a language are missing".into());
    }
    Ok(Box::leak(Box::new(tables)))
}

/// Assesses answers: lines of a key and a line of its value, as JSON, in turn.
///
/// Gives the assessment as one JSON object, as `subsidy assess --lines` writes it; or a JSON
/// list of everything that is wrong. Nothing before a law is opened, as the others.
#[wasm_bindgen(js_name = assessText)]
pub fn assess(answers: &str, day: &str, party: Option<String>) -> String {
    let Some(day) = date::parse(day) else { return wrong("date", "a date like 2020-09-01", day) };
    let party = match party.as_deref().map(|key| (key, Party::from_key(key))) {
        Some((key, None)) => return wrong("for", "worker, employer or provider", key),
        Some((_, party)) => party,
        None => None,
    };
    let Some(tables) = TABLES.get() else { return String::new() };
    let mut lines = answers.split_terminator('\n');
    let entries = std::iter::from_fn(|| Some((lines.next()?, lines.next()?)));
    match json::read_entries(tables, entries) {
        Ok(input) => {
            let assessment = engine::assess(tables, &input.answers, input.date.unwrap_or(day));
            json::write(tables, &input.answers, &assessment, party, Layout::Compact)
        }
        Err(problems) => list(problems.iter().map(ProblemJson::of).collect()),
    }
}

/// What may be asked, as `subsidy facts --json` writes it, on one line.
#[wasm_bindgen(js_name = factsText)]
pub fn facts() -> String {
    TABLES.get().map_or(String::new(), |tables| json::facts(tables, Layout::Compact))
}

/// What there is, as `subsidy programmes --json` writes it, on one line.
#[wasm_bindgen(js_name = programmesText)]
pub fn programmes() -> String {
    TABLES.get().map_or(String::new(), |tables| json::programmes(tables, Layout::Compact))
}

/// One thing that is wrong with what was given; the words are made of it on the other side.
#[derive(Default, Serialize)]
struct ProblemJson<'p> {
    code: &'static str,
    key: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    expected: &'p str,
    #[serde(skip_serializing_if = "str::is_empty")]
    found: &'p str,
}

impl<'p> ProblemJson<'p> {
    fn of(problem: &'p Problem) -> ProblemJson<'p> {
        match problem {
            Problem::UnknownKey { key, nearest } => {
                ProblemJson { code: "unknown_key", key, nearest: *nearest, ..ProblemJson::default() }
            }
            Problem::WrongValue { key, expected, found } => {
                ProblemJson { code: "wrong_value", key, expected, found, ..ProblemJson::default() }
            }
            // An object of JavaScript is an object and has no key twice.
            _ => ProblemJson::default(),
        }
    }
}

fn wrong(option: &str, expected: &str, found: &str) -> String {
    list(vec![ProblemJson { code: "wrong_option", key: option, expected, found, ..ProblemJson::default() }])
}

fn list(problems: Vec<ProblemJson>) -> String {
    // Writing fails only on maps with keys that are no strings; there are none here.
    serde_json::to_string(&problems).unwrap_or_default()
}
