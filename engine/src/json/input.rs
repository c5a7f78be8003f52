//! Reading answers from the entries of one JSON object.

use super::error::{Problem, shortened};
use crate::answers::Answers;
use crate::law::{Answer, Fact, Kind, Tables, parse_value};
use crate::nearest::nearest;
use rust_decimal::Decimal;
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

/// Reads answers that come as entries already, each a key and its value as JSON text: from a
/// caller whose own JSON parser has read them.
///
/// # Errors
/// Everything that is wrong with them, in their order.
pub fn read_entries<'t>(
    tables: &Tables,
    entries: impl Iterator<Item = (&'t str, &'t str)>,
) -> Result<Input, Vec<Problem>> {
    let mut input = Input { answers: Answers::none(tables), date: None };
    let (mut seen, mut problems) = (Vec::new(), Vec::new());
    for (key, value) in entries {
        if let Err(problem) = entry(tables, key, value, &mut seen, &mut input) {
            problems.push(problem);
        }
    }
    input.answers.complete(tables);
    if problems.is_empty() { Ok(input) } else { Err(problems) }
}

pub(super) fn entry(
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

/// The text of a JSON string that a parser has found sound. None with half a surrogate pair.
pub(super) fn string(value: &str) -> Option<String> {
    let mut rest = value.strip_prefix('"')?.strip_suffix('"')?.chars();
    let mut units = Vec::new();
    while let Some(next) = rest.next() {
        let unit = match next {
            '\\' => match rest.next()? {
                'n' => u16::from(b'\n'),
                't' => u16::from(b'\t'),
                'r' => u16::from(b'\r'),
                'b' => 8,
                'f' => 12,
                'u' => {
                    let hex = rest.as_str().get(..4)?;
                    rest = rest.as_str().get(4..)?.chars();
                    u16::from_str_radix(hex, 16).ok()?
                }
                // A quotation mark, a slash or a backslash stands for itself.
                itself => u16::try_from(u32::from(itself)).ok()?,
            },
            plain => {
                units.extend_from_slice(plain.encode_utf16(&mut [0; 2]));
                continue;
            }
        };
        units.push(unit);
    }
    String::from_utf16(&units).ok()
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
