//! The engine and the tables behind the JavaScript module: text in, text out.
//!
//! JSON goes over the border as text: the browser's own `JSON.stringify` and `JSON.parse` do
//! the work on the other side, where `js/index.js` makes objects and errors of it.

use engine::json::{Layout, Problem};
use engine::law::Party;
use engine::{Tables, date, json, pack};
use serde::Serialize;
use std::sync::LazyLock;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

/// The tables, without the words that the module never says. The build has packed them, and
/// every test of the package begins with unpacking them.
static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    const LAW: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/law.bin"));
    const ZH: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words-zh-Hans.bin"));
    const EN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words-en.bin"));
    const MORE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/more.bin"));
    pack::unpack_tables(LAW, &[ZH, EN, MORE]).expect("the tables are as the build packed them")
});

/// Assesses answers: lines of a key and a line of its value, as JSON, in turn.
///
/// Gives the assessment as one JSON object, as `subsidy assess --lines` writes it; or a JSON
/// list of everything that is wrong.
#[wasm_bindgen(js_name = assessText)]
pub fn assess(answers: &str, day: &str, party: Option<String>) -> String {
    let Some(day) = date::parse(day) else { return wrong("date", "a date like 2020-09-01", day) };
    let party = match party.as_deref().map(|key| (key, Party::from_key(key))) {
        Some((key, None)) => return wrong("for", "worker, employer or provider", key),
        Some((_, party)) => party,
        None => None,
    };
    let mut lines = answers.split_terminator('\n');
    let entries = std::iter::from_fn(|| Some((lines.next()?, lines.next()?)));
    match json::read_entries(&TABLES, entries) {
        Ok(input) => {
            let assessment = engine::assess(&TABLES, &input.answers, input.date.unwrap_or(day));
            json::write(&TABLES, &input.answers, &assessment, party, Layout::Compact)
        }
        Err(problems) => list(problems.iter().map(ProblemJson::of).collect()),
    }
}

/// What may be asked, as `subsidy facts --json` writes it, on one line.
#[wasm_bindgen(js_name = factsText)]
pub fn facts() -> String {
    json::facts(&TABLES, Layout::Compact)
}

/// What there is, as `subsidy programmes --json` writes it, on one line.
#[wasm_bindgen(js_name = programmesText)]
pub fn programmes() -> String {
    json::programmes(&TABLES, Layout::Compact)
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
