//! Answers written short, for links that are passed on and for QR codes: a third as long as
//! the address bar's readable notation.
//!
//! `s=x7K1~Qa_0~3fB650402`: each answer is three signs that stand for the fact's key, then the
//! value: 1 or 0, `-` for 不清楚, two signs for an option, digits of a date without its hyphens,
//! anything else as it is. The signs are a hash of the key, so that they stay the same when
//! facts are added or put in another order.

use engine::answers::{format_value, parse_value};
use engine::law::{Fact, Kind};
use engine::{Answer, Answers, FactId, Tables, Value};

/// Between two answers.
const BETWEEN: char = '~';
/// How 不清楚 is written.
const DONT_KNOW: &str = "-";
/// How many signs stand for a fact, and for an option.
const FACT: usize = 3;
const OPTION: usize = 2;

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The signs that stand for a key: a hash (FNV-1a) of it, six bits a sign.
fn signs(key: &str, count: usize) -> String {
    let hash =
        key.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    // The high bits are mixed best.
    let mixed = hash ^ hash >> 15;
    (0..count)
        .filter_map(|at| SIGNS.get((mixed >> (6 * at) & 63) as usize))
        .map(|sign| char::from(*sign))
        .collect()
}

/// Writes the answers.
pub fn write(tables: &Tables, answers: &Answers) -> String {
    let mut text = String::new();
    for (id, answer) in answers.given() {
        let Some(fact) = tables.fact_at(id) else { continue };
        if !text.is_empty() {
            text.push(BETWEEN);
        }
        text.push_str(&signs(fact.key, FACT));
        text.push_str(&match answer {
            Answer::Known(value) => value_text(fact, value),
            Answer::DontKnow | Answer::Unasked => DONT_KNOW.into(),
        });
    }
    text
}

fn value_text(fact: &Fact, value: Value) -> String {
    let text = format_value(fact, value);
    match value {
        Value::Bool(yes) => if yes { "1" } else { "0" }.into(),
        Value::Choice(_) => signs(&text, OPTION),
        Value::Date(_) => text.split('-').collect(),
        _ => text,
    }
}

/// Reads one answer; none where it makes no sense.
pub fn read_part(tables: &Tables, part: &str) -> Option<(FactId, Answer)> {
    let (code, text) = part.split_at_checked(FACT)?;
    let at = tables.facts.iter().position(|fact| signs(fact.key, FACT) == code)?;
    let fact = tables.facts.get(at)?;
    let answer = if text == DONT_KNOW { Answer::DontKnow } else { Answer::Known(value(fact, text)?) };
    Some((FactId(u16::try_from(at).ok()?), answer))
}

fn value(fact: &Fact, text: &str) -> Option<Value> {
    match fact.kind {
        Kind::Bool => parse_value(
            fact,
            if text == "1" {
                "yes"
            } else if text == "0" {
                "no"
            } else {
                ""
            },
        ),
        Kind::Choice(options) => {
            let at = options.iter().position(|option| signs(option.key, OPTION) == text)?;
            Some(Value::Choice(u8::try_from(at).ok()?))
        }
        Kind::Date => {
            let (year, rest) = text.split_at_checked(4)?;
            let (month, day) = rest.split_at_checked(2)?;
            parse_value(fact, &[year, month, day].join("-"))
        }
        _ => parse_value(fact, text),
    }
}

/// The answers between the separators.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(BETWEEN).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use tables::TABLES;

    #[test]
    fn no_two_facts_and_no_two_options_share_their_signs() {
        let distinct = |keys: &mut dyn Iterator<Item = &str>, count| {
            let mut seen: Vec<String> = keys.map(|key| signs(key, count)).collect();
            let all = seen.len();
            seen.sort();
            seen.dedup();
            assert_eq!(seen.len(), all, "choose another hash: {seen:?}");
        };
        distinct(&mut TABLES.facts.iter().map(|fact| fact.key), FACT);
        for fact in TABLES.facts {
            if let Kind::Choice(options) = fact.kind {
                distinct(&mut options.iter().map(|option| option.key), OPTION);
            }
        }
    }

    #[test]
    fn every_kind_of_answer_is_read_again() {
        for (at, fact) in TABLES.facts.iter().enumerate() {
            let id = FactId(at as u16);
            let known = engine::advice::question::representatives(
                fact,
                id,
                &[],
                engine::date::parse("2024-02-29").unwrap(),
            )
            .into_iter()
            .map(Answer::Known);
            for answer in known.chain([Answer::DontKnow]) {
                // Dates before the year 1000 are nobody's answer.
                if matches!(answer, Answer::Known(Value::Date(day)) if day.year() < 1000) {
                    continue;
                }
                let mut answers = Answers::none(&TABLES);
                answers.set(id, answer);
                let text = write(&TABLES, &answers);
                assert_eq!(read_part(&TABLES, &text), Some((id, answer)), "{} as {text}", fact.key);
            }
        }
    }

    #[test]
    fn the_signs_of_a_key_never_change() {
        // Links that people kept depend on these.
        assert_eq!(signs("region", FACT), REGION);
        assert_eq!(signs("veteran", FACT), VETERAN);
    }

    const REGION: &str = "Ihv";
    const VETERAN: &str = "y6i";
}
