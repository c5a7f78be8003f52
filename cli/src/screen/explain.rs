//! `subsidy screen --explain`: what each column is taken for, with some of its cells and what
//! they become, before anything is computed.

use super::columns::meaning::{Meaning, Meanings};
use super::regions;
use super::shown::{plain, quoted};
use super::source::Source;
use super::source::cells::Cell;
use super::source::encoding::Encoding;
use super::table::notes::Notes;
use super::values::{Reader, text};
use engine::answers::format_value;
use engine::law::{Fact, Kind};
use engine::{Answer, Tables, Value};

/// What a column is taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The letters a spreadsheet has for it.
    pub letters: String,
    pub heading: String,
    /// In words.
    pub taken_for: String,
    /// Some of its cells, and what they become.
    pub samples: Vec<(String, String)>,
}

/// How many cells of a column are shown.
const SAMPLES: usize = 3;

/// What the columns of a roster are taken for.
pub fn readings(tables: &Tables, source: &Source, meanings: &Meanings) -> Vec<Reading> {
    let rows = people(source);
    let reading = |(at, heading): (usize, &super::columns::heading::Heading)| {
        let meaning = meanings.of(tables, heading);
        let cells = rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.trim().is_empty());
        let mut distinct: Vec<&String> = Vec::new();
        for cell in cells {
            if distinct.len() < SAMPLES && !distinct.contains(&cell) {
                distinct.push(cell);
            }
        }
        if distinct.is_empty() && matches!(meaning, Meaning::Empty) {
            return None;
        }
        let (taken_for, mut reader) = taken_for(tables, &meaning, meanings.is_kept(heading));
        let becomes = |cell: &String| match &mut reader {
            Some(reader) => became(reader, cell),
            None => String::new(),
        };
        let results: Vec<String> = distinct.iter().copied().map(becomes).collect();
        let samples = distinct.iter().map(|cell| quoted(cell)).zip(results).collect();
        Some(Reading { letters: letters(at), heading: plain(&heading.shown), taken_for, samples })
    };
    source.head.headings.iter().enumerate().filter_map(reading).collect()
}

/// The same as text.
pub fn print(source: &Source, readings: &[Reading]) -> String {
    let head = &source.head;
    let lines = match head.depth {
        1 => format!("headings in row {}", head.row + 1),
        depth => format!("headings in rows {} to {}", head.row + 1, head.row + depth),
    };
    let mut out = format!("{}; {}, {lines}\n", source.about, apart(source.delimiter));
    for title in &head.titles {
        out += &format!("above them: {}\n", quoted(title));
    }
    for remark in &source.remarks {
        out += &format!("{remark}\n");
    }
    for reading in readings {
        let Reading { letters, heading, taken_for, samples } = reading;
        let heading = if heading.is_empty() { "(no heading)" } else { heading };
        out += &format!("\n{letters}  {heading}\n   {taken_for}\n");
        for (cell, became) in samples {
            out += &match became.as_str() {
                "" => format!("   {cell}\n"),
                became => format!("   {cell} → {became}\n"),
            };
        }
    }
    out
}

fn apart(delimiter: &[u8]) -> &'static str {
    match delimiter {
        b"\t" => "cells apart by tabs",
        b";" => "by semicolons",
        b"," => "by commas",
        _ => "by full-width commas",
    }
}

/// The rows among the examples that are people.
fn people(source: &Source) -> Vec<&Vec<String>> {
    let notes = Notes::new(&source.head, &[0, 1], Encoding::Utf8);
    let person = |row: &&Vec<String>| {
        let cells: Vec<Cell> =
            row.iter().map(|cell| Cell { bytes: cell.as_bytes(), doubled: false }).collect();
        notes.of(&cells, Encoding::Utf8).is_none()
    };
    source.examples.iter().filter(person).collect()
}

fn taken_for(tables: &Tables, meaning: &Meaning, kept: bool) -> (String, Option<Reader>) {
    let carried = if kept { ", and carried through" } else { "" };
    match meaning {
        Meaning::Fact { id, fact, scale, sex } => {
            let reader = Reader::new(tables, *id, fact).in_unit(*scale);
            let unit = match (scale.tens, reader.unit) {
                (4, _) => ", in 万元".to_owned(),
                (0, "") => String::new(),
                (0, unit) => format!(", in {unit}"),
                (tens, unit) => format!(", in {unit} times ten to the {tens}"),
            };
            let codes = if *sex { ", codes by GB/T 2261.1" } else { "" };
            let reader = if *sex { reader.of_sex() } else { reader };
            (format!("{} ({}){unit}{codes}{carried}", fact.key, fact.label.zh), Some(reader))
        }
        Meaning::Kept => ("carried through".into(), None),
        Meaning::Passed => ("not read: nothing that a rule asks for".into(), None),
        Meaning::Empty => ("not read: no heading".into(), None),
        Meaning::Unclear(message) => (format!("not clear: it {message}"), None),
        Meaning::Typo(fact) => (format!("not clear: did you mean {} ({})?", fact.label.zh, fact.key), None),
        Meaning::Unknown if kept => ("carried through".into(), None),
        Meaning::Unknown => ("not read: not known; --columns FILE can say what it is".into(), None),
    }
}

fn became(reader: &mut Reader, cell: &str) -> String {
    match reader.read(cell.as_bytes(), Encoding::Utf8) {
        Ok(Answer::Known(value)) => {
            let former = matches!(value, Value::Region(_)) && regions::successor(text::bare(cell)).is_some();
            value_in_words(reader.fact, value) + if former { ", by a former code" } else { "" }
        }
        Ok(_) => "不清楚".into(),
        Err(reason) => format!("rejected: {reason}"),
    }
}

/// A value as tables write it, with the words of an option or the name of a place.
pub fn value_in_words(fact: &Fact, value: Value) -> String {
    let key = format_value(fact, value);
    let words = match (fact.kind, value) {
        (Kind::Choice(options), Value::Choice(at)) => {
            options.get(usize::from(at)).map(|option| option.label.zh)
        }
        (_, Value::Region(region)) => regions::name(region),
        _ => None,
    };
    words.map_or(key.clone(), |words| format!("{key} {words}"))
}

/// The letters of a column: A, B, … Z, AA.
pub fn letters(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'A' + (at % 26) as u8);
        match at / 26 {
            0 => break,
            more => at = more - 1,
        }
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        for (at, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(letters(at), expected);
        }
    }
}
