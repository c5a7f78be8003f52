//! `subsidy screen --explain`: what each column is taken for, with some of its cells and what
//! they become, before anything is computed.

use super::columns::heading::Heading;
use super::columns::meaning::{Meaning, Meanings};
use super::columns::status::Words;
use super::regions;
use super::said::word;
use super::sanitise::{plain, quoted_in};
use super::source::Source;
use super::source::cells::Cell;
use super::source::encoding::Encoding;
use super::table::notes::{Note, Notes};
use super::values::{Coding, Reader, text};
use engine::answers::format_value;
use engine::law::{Fact, Kind};
use engine::{Answer, Date, Lang, Tables, Value};

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

/// What the columns of a roster, whose headings mean `all`, are taken for, in a language.
pub fn readings(
    tables: &Tables,
    source: &Source,
    meanings: &Meanings,
    all: &[Meaning],
    (lang, date): (Lang, Option<Date>),
) -> Vec<Reading> {
    let headings = &source.head.headings;
    let rows = people(source);
    let words = Words::new(tables);
    let reading = |(at, (heading, meaning)): (usize, (&Heading, &Meaning))| {
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
        let (taken_for, mut reader) = taken_for(tables, meaning, meanings.is_kept(heading), headings, lang);
        if let (Some(reader), Some(date)) = (&mut reader, date) {
            reader.on(date);
        }
        let becomes = |cell: &String| match (&mut reader, meaning) {
            (Some(reader), _) => became(reader, cell, lang),
            (None, Meaning::Status) => said(tables, &words, cell, lang),
            (None, _) => String::new(),
        };
        let results: Vec<String> = distinct.iter().copied().map(becomes).collect();
        let samples = distinct.iter().map(|cell| quoted_in(cell, lang)).zip(results).collect();
        Some(Reading { letters: letters(at), heading: plain(&heading.shown), taken_for, samples })
    };
    headings.iter().zip(all).enumerate().filter_map(reading).collect()
}

/// The readings of the columns as text.
pub fn print(source: &Source, readings: &[Reading], lang: Lang) -> String {
    let head = &source.head;
    let (first, last) = (head.row + 1, head.row + head.depth);
    let lines = match (lang, head.depth) {
        (Lang::ZH, 1) => format!("表头在第 {first} 行"),
        (Lang::ZH, _) => format!("表头在第 {first} 至 {last} 行"),
        (_, 1) => format!("headings in row {first}"),
        _ => format!("headings in rows {first} to {last}"),
    };
    let comma = word(lang, "，", ", ");
    let mut out = format!(
        "{}{}{}{comma}{lines}\n",
        source.about.get(lang),
        word(lang, "；", "; "),
        apart(source.delimiter, lang)
    );
    for title in &head.titles {
        out += &format!("{}{}\n", word(lang, "上面写着：", "above them: "), quoted_in(title, lang));
    }
    for remark in &source.remarks {
        out += &format!("{}\n", remark.get(lang));
    }
    for reading in readings {
        let Reading { letters, heading, taken_for, samples } = reading;
        let heading =
            if heading.is_empty() { word(lang, "（没有表头）", "(no heading)") } else { heading };
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

fn apart(delimiter: &[u8], lang: Lang) -> &'static str {
    match delimiter {
        b"\t" => word(lang, "各格以制表符分开", "cells apart by tabs"),
        b";" => word(lang, "以分号分开", "by semicolons"),
        b"," => word(lang, "以逗号分开", "by commas"),
        _ => word(lang, "以全角逗号分开", "by full-width commas"),
    }
}

/// The rows among the examples that are people.
fn people(source: &Source) -> Vec<&Vec<String>> {
    let notes = Notes::new(&source.head, (&[0, 1], &[], &[]), Encoding::Utf8);
    let note = |row: &Vec<String>| {
        let cells: Vec<Cell> =
            row.iter().map(|cell| Cell { bytes: cell.as_bytes(), doubled: false }).collect();
        notes.of(&cells, Encoding::Utf8)
    };
    // Below the headings of another table nothing is read.
    let here =
        source.examples.iter().map(|row| (row, note(row))).take_while(|(_, note)| *note != Some(Note::Other));
    here.filter(|(_, note)| note.is_none()).map(|(row, _)| row).collect()
}

fn taken_for(
    tables: &Tables,
    meaning: &Meaning,
    kept: bool,
    headings: &[Heading],
    lang: Lang,
) -> (String, Option<Reader>) {
    let carried = if kept { word(lang, "，并原样带出", ", and carried through") } else { "" };
    let named = |fact: &Fact| match lang {
        Lang::ZH => format!("{}（{}）", fact.label.zh, fact.key),
        _ => format!("{} ({})", fact.key, fact.label.zh),
    };
    let text = match meaning {
        Meaning::Fact { id, fact, scale, coding, .. } => {
            let reader = Reader::new(tables, *id, fact).in_unit(*scale).coded(*coding).in_lang(lang);
            let unit = in_unit(scale.tens, reader.unit, lang);
            let codes = match coding {
                Coding::Values => String::new(),
                Coding::Sex => word(lang, "，代码按 GB/T 2261.1", ", codes by GB/T 2261.1").into(),
                Coding::HukouKind => word(lang, "，按农业、非农业", ", by 农业 and 非农业").into(),
                Coding::Key(key) => match lang {
                    Lang::ZH => format!("，代码按表头（{}）", key.in_words()),
                    _ => format!(", codes by the heading ({})", key.in_words()),
                },
            };
            return (format!("{}{unit}{codes}{carried}", named(fact)), Some(reader));
        }
        Meaning::Elsewhere(fact, at) => {
            let other = plain(headings.get(*at).map_or("", |heading| heading.shown.as_str()));
            match lang {
                Lang::ZH => format!("没有读入：{}由“{other}”一列说明{carried}", named(fact)),
                _ => format!("not read: column {other} says {}{carried}", named(fact)),
            }
        }
        Meaning::Status => {
            let text = word(
                lang,
                "是哪类人员（写着的读作是）",
                "what somebody is: each word that is a fact's name says yes",
            );
            format!("{text}{carried}")
        }
        Meaning::Kept => word(lang, "原样带出", "carried through").into(),
        Meaning::Passed => {
            word(lang, "没有读入：没有规定用到它", "not read: nothing that a rule asks for").into()
        }
        Meaning::Empty => word(lang, "没有读入：没有表头", "not read: no heading").into(),
        Meaning::Unclear(message) => match lang {
            Lang::ZH => format!("不明确：{}", message.zh),
            _ => format!("not clear: it {}", message.en),
        },
        Meaning::Typo(fact) => match lang {
            Lang::ZH => format!("不明确：是不是{}？", named(fact)),
            _ => format!("not clear: did you mean {} ({})?", fact.label.zh, fact.key),
        },
        Meaning::Unknown if kept => word(lang, "原样带出", "carried through").into(),
        Meaning::Unknown => word(
            lang,
            "没有读入：不认识；可以用 --columns FILE 说明",
            "not read: not known; --columns FILE can say what it is",
        )
        .into(),
    };
    (text, None)
}

/// In which unit a column is, where it is not plain.
fn in_unit(tens: u32, unit: &str, lang: Lang) -> String {
    match (tens, unit, lang) {
        (0, "", _) => String::new(),
        (2..=8, "", _) => {
            let name = ["百元", "千元", "万元", "十万元", "百万元", "千万元", "亿元"][tens as usize - 2];
            match lang {
                Lang::ZH => format!("，单位：{name}"),
                _ => format!(", in {name}"),
            }
        }
        (0, unit, Lang::ZH) => format!("，单位：{unit}"),
        (0, unit, _) => format!(", in {unit}"),
        (tens, unit, Lang::ZH) => format!("，单位：{unit}，乘以 10 的 {tens} 次方"),
        (tens, unit, _) => format!(", in {unit} times ten to the {tens}"),
    }
}

/// What a cell says in a column of words for what somebody is.
fn said(tables: &Tables, words: &Words, cell: &str, lang: Lang) -> String {
    let says = words.read(cell);
    if let Some(doubt) = says.doubt {
        return format!("{}{}", word(lang, "不能读入：", "rejected: "), doubt.get(lang));
    }
    let facts = says.facts.iter().filter_map(|id| tables.fact_at(*id));
    let mut all: Vec<String> = facts.map(|fact| format!("{} {}", fact.key, fact.label.zh)).collect();
    if says.more {
        all.push(word(lang, "其余没有规定用到", "the rest is nothing that a rule asks for").into());
    }
    all.join(word(lang, "、", ", "))
}

fn became(reader: &mut Reader, cell: &str, lang: Lang) -> String {
    match reader.read(cell.as_bytes(), Encoding::Utf8) {
        Ok(Answer::Known(value)) => {
            let former = matches!(value, Value::Region(_)) && regions::successor(text::bare(cell)).is_some();
            let by = if former { word(lang, "，按曾用代码", ", by a former code") } else { "" };
            let words = match (value, lang) {
                (Value::Bool(yes), Lang::ZH) => word(lang, if yes { "是" } else { "否" }, "").to_owned(),
                _ => value_in_words(reader.fact, value),
            };
            words + by
        }
        Ok(_) => "不清楚".into(),
        Err(reason) => format!("{}{reason}", word(lang, "不能读入：", "rejected: ")),
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
