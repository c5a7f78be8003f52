//! Reading answers from the text of one JSON object: its entries, each with its line.

use super::assessment::write;
use super::error::{InputError, Problem};
use super::input::{Input, entry};
use super::layout::Layout;
use crate::answers::Answers;
use crate::assess::assess;
use crate::law::{Party, Tables};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;
use std::fmt;
use time::Date;

/// Assesses the answers in `text`, one JSON object, and writes the assessment as JSON.
///
/// `default_date` is the evaluation date where the object names none; `party` limits the
/// next question to the programmes for one party.
///
/// # Errors
/// Everything that is wrong with the object, in the order of its keys.
pub fn assess_text(
    tables: &'static Tables,
    text: &str,
    default_date: Date,
    party: Option<Party>,
    layout: Layout,
) -> Result<String, Vec<InputError>> {
    let input = read(tables, text)?;
    let assessment = assess(tables, &input.answers, input.date.unwrap_or(default_date));
    Ok(write(tables, &input.answers, &assessment, party, layout))
}

/// Reads one object of answers. A byte order mark before it is passed over.
///
/// # Errors
/// Everything that is wrong with it, in the order of its keys.
pub fn read(tables: &Tables, text: &str) -> Result<Input, Vec<InputError>> {
    // What ends too early ends where the last character stands, not on the line after it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim_ascii_end();
    let Entries(entries) = serde_json::from_str(text).map_err(|error| vec![refused(text, &error)])?;
    let mut input = Input { answers: Answers::none(tables), date: None };
    let mut seen: Vec<&'static str> = Vec::with_capacity(entries.len());
    let mut errors = Vec::new();
    let mut lines = Lines { text, at: 0, line: 1 };
    for (key, value) in entries {
        if let Err(problem) = entry(tables, &key, value.get(), &mut seen, &mut input) {
            errors.push(InputError { line: lines.of_key(value), problem });
        }
    }
    input.answers.complete(tables);
    if errors.is_empty() { Ok(input) } else { Err(errors) }
}

fn refused(text: &str, error: &serde_json::Error) -> InputError {
    let found = match text.trim_start().bytes().next() {
        None => "nothing",
        Some(b'[') => "a list",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        Some(_) => "a number",
    };
    if error.classify() == Category::Data || found == "nothing" {
        let before = text.len() - text.trim_start().len();
        let line = newlines(text.get(..before)) + 1;
        return InputError { line, problem: Problem::NotAnObject { found } };
    }
    let whole = error.to_string();
    let message = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(message, _)| message);
    // The parser counts bytes, people count characters.
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    let before = line.char_indices().take_while(|(at, _)| *at < error.column()).count();
    InputError {
        line: error.line().max(1),
        problem: Problem::Syntax { column: before.max(1), message: message.into() },
    }
}

fn newlines(text: Option<&str>) -> usize {
    text.unwrap_or_default().bytes().filter(|byte| *byte == b'\n').count()
}

/// Counts the lines of a text up to positions that come ever later.
struct Lines<'t> {
    text: &'t str,
    /// How far it has counted, in bytes, and the line there.
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the key before a value. The value is a slice of the text, which tells where it is.
    fn of_key(&mut self, value: &RawValue) -> usize {
        let at = (value.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let before = self.text.get(..at).unwrap_or_default().trim_end();
        let end = before.strip_suffix(':').unwrap_or(before).trim_end().len();
        self.line += newlines(self.text.get(self.at..end));
        self.at = end;
        self.line
    }
}

/// The entries of an object in the order they are written, with repeated keys.
struct Entries<'t>(Vec<(String, &'t RawValue)>);

impl<'t> Deserialize<'t> for Entries<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Entries<'t>, D::Error> {
        struct Collect;

        impl<'t> Visitor<'t> for Collect {
            type Value = Entries<'t>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Entries<'t>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(Collect)
    }
}
