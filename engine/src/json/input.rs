//! Reading answers from one JSON object.

use super::error::{InputError, Problem, shortened};
use crate::answers::{Answer, Answers, parse_value};
use crate::fact::{Fact, Kind};
use crate::nearest::nearest;
use crate::tables::Tables;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;
use std::fmt;
use time::Date;

/// The key of the evaluation date; no fact has it (the compiler refuses it).
pub const DATE: &str = "date";

/// What one object says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The answers; what the object leaves out was not asked.
    pub answers: Answers,
    /// The object's own evaluation date.
    pub date: Option<Date>,
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
    if errors.is_empty() { Ok(input) } else { Err(errors) }
}

fn entry(
    tables: &Tables,
    key: &str,
    value: &str,
    seen: &mut Vec<&'static str>,
    input: &mut Input,
) -> Result<(), Problem> {
    let fact = tables.fact(key).and_then(|id| Some((id, tables.fact_at(id)?)));
    let known = match fact {
        Some((_, fact)) => fact.key,
        None if key == DATE => DATE,
        None => {
            let keys = tables.facts.iter().map(|fact| fact.key).chain([DATE]);
            return Err(Problem::UnknownKey { nearest: nearest(key, keys), key: key.into() });
        }
    };
    if seen.contains(&known) {
        return Err(Problem::RepeatedKey { key: known });
    }
    seen.push(known);
    match fact {
        Some((id, fact)) => input.answers.set(id, answer(fact, value)?),
        None => input.date = Some(evaluation_date(value)?),
    }
    Ok(())
}

fn evaluation_date(value: &str) -> Result<Date, Problem> {
    let date = string(value).and_then(|text| crate::date::parse(&text));
    date.ok_or_else(|| Problem::WrongValue {
        key: DATE,
        expected: "an evaluation date like \"2020-09-01\"".into(),
        found: found(value),
    })
}

fn answer(fact: &Fact, value: &str) -> Result<Answer, Problem> {
    let read = match value.as_bytes().first() {
        Some(b'n') => return Ok(Answer::DontKnow),
        // Yes and no have words of their own in JSON; a text is not one of them.
        Some(b't' | b'f') => matches!(fact.kind, Kind::Bool).then(|| value.to_owned()),
        Some(b'"') => string(value).filter(|_| !matches!(fact.kind, Kind::Bool)),
        Some(b'-' | b'0'..=b'9') => exact(value).map(|number| number.to_string()),
        _ => None,
    };
    let known = read.and_then(|text| parse_value(fact, &text));
    known.map(Answer::Known).ok_or_else(|| Problem::WrongValue {
        key: fact.key,
        expected: fact.expected(),
        found: found(value),
    })
}

/// The text of a JSON string.
fn string(value: &str) -> Option<String> {
    serde_json::from_str(value).ok()
}

/// The number that a JSON literal writes, to the last digit; none past 28 digits.
fn exact(literal: &str) -> Option<Decimal> {
    let (digits, power) = match literal.split_once(['e', 'E']) {
        Some((digits, power)) => (digits, power.parse::<i64>().ok()?),
        None => (literal, 0),
    };
    let number = Decimal::from_str_exact(digits).ok()?.normalize();
    let scale = i64::from(number.scale()).checked_sub(power)?;
    let (mantissa, scale) = match u32::try_from(scale) {
        Ok(scale) => (number.mantissa(), scale),
        Err(_) => {
            let zeros = u32::try_from(scale.checked_neg()?).ok()?;
            (number.mantissa().checked_mul(10_i128.checked_pow(zeros)?)?, 0)
        }
    };
    Decimal::try_from_i128_with_scale(mantissa, scale).ok().map(|number| number.normalize())
}

/// A value for a message: as written, or what sort of thing it is.
fn found(value: &str) -> String {
    match value.as_bytes().first() {
        Some(b'{') => "an object".into(),
        Some(b'[') => "a list".into(),
        _ => shortened(value),
    }
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

/// Counts the lines of a text up to ever later places.
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
