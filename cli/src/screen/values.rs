//! Cells into answers: the tables' own keys, the words officers write, and 不清楚.

use super::encoding::Encoding;
use super::regions;
use engine::answers::parse_value;
use engine::fact::{Choice, Fact, Kind};
use engine::{Answer, FactId, Tables, Value};

/// Words for 不清楚; an empty cell is one of them.
const UNKNOWN: [&str; 18] = [
    "",
    "不清楚",
    "不知道",
    "不详",
    "未知",
    "待定",
    "unknown",
    "null",
    "n/a",
    "na",
    "?",
    "-",
    "--",
    "—",
    "——",
    "/",
    "不确定",
    "待核实",
];
const YES: [&str; 11] = ["是", "有", "√", "✓", "✔", "对", "yes", "y", "true", "t", "1"];
const NO: [&str; 13] = ["否", "无", "没有", "不是", "×", "✗", "✘", "错", "no", "n", "false", "f", "0"];

/// Reads the cells of one column.
#[derive(Clone)]
pub struct Reader {
    /// The fact they are about.
    pub id: FactId,
    /// The same.
    pub fact: &'static Fact,
    /// Its unit in Chinese.
    unit: &'static str,
    /// What the options of a choice may be called, or the two of a bool.
    words: Vec<(String, Value)>,
    seen: Vec<Seen>,
}

/// A cell that was read before.
#[derive(Clone, Copy)]
struct Seen {
    length: u8,
    cell: [u8; LONGEST_SEEN],
    answer: Answer,
}

const LONGEST_SEEN: usize = 31;
/// How many cells a column remembers; a power of two.
const ROOM: usize = 256;

impl Reader {
    /// For a fact of the tables.
    pub fn new(tables: &Tables, id: FactId, fact: &'static Fact) -> Reader {
        let unit = fact.unit().and_then(|key| tables.unit(key)).map_or("", |unit| unit.zh);
        let words = match fact.kind {
            Kind::Choice(options) => words(options),
            _ => Vec::new(),
        };
        let nothing = Seen { length: u8::MAX, cell: [0; LONGEST_SEEN], answer: Answer::Unasked };
        Reader { id, fact, unit, words, seen: vec![nothing; ROOM] }
    }

    /// For a bool that is written with two words of its own.
    pub fn with_words(mut self, yes: &[&str], no: &[&str]) -> Reader {
        let with = |words: &[&str], value| -> Vec<_> {
            words.iter().map(|word| (normal(word), Value::Bool(value))).collect()
        };
        self.words = [with(yes, true), with(no, false)].concat();
        self
    }

    /// The answer in a cell.
    ///
    /// # Errors
    /// Why it is none, in words.
    pub fn read(&mut self, cell: &[u8], encoding: Encoding) -> Result<Answer, String> {
        // Columns repeat themselves: most cells were read before.
        let place = slot(cell);
        if let Some(seen) = self.seen.get(place)
            && usize::from(seen.length) == cell.len()
            && seen.cell.get(..cell.len()) == Some(cell)
        {
            return Ok(seen.answer);
        }
        let Some(text) = encoding.decode(cell) else {
            return Err(format!("{} is not {}", self.fact.key, encoding.name()));
        };
        let answer = self.answer(&text).ok_or_else(|| {
            let shown: String = text.chars().take(40).collect();
            let more = if shown.len() < text.len() { "…" } else { "" };
            format!("{}: expected {}, found \"{shown}{more}\"", self.fact.key, self.fact.expected())
        })?;
        if let Some(seen) = self.seen.get_mut(place)
            && let Some(room) = seen.cell.get_mut(..cell.len())
        {
            room.copy_from_slice(cell);
            (seen.length, seen.answer) = (cell.len() as u8, answer);
        }
        Ok(answer)
    }

    fn answer(&self, text: &str) -> Option<Answer> {
        let text = match self.fact.kind {
            Kind::Date => normal(without_midnight(text)),
            _ => normal(text),
        };
        let known = match self.fact.kind {
            Kind::Bool => self.word(&text).or_else(|| yes_or_no(&text)),
            Kind::Choice(_) => self.choice(&text),
            Kind::Int { .. } | Kind::Decimal { .. } | Kind::Money { .. } => self.number(&text),
            Kind::Date => date(&text).and_then(|text| parse_value(self.fact, &text)),
            Kind::Region => {
                parse_value(self.fact, &text).or_else(|| regions::named(&text).map(Value::Region))
            }
        };
        match known {
            Some(value) => Some(Answer::Known(value)),
            None => UNKNOWN.contains(&text.as_str()).then_some(Answer::DontKnow),
        }
    }

    fn word(&self, text: &str) -> Option<Value> {
        self.words.iter().find(|(word, _)| word == text).map(|(_, value)| *value)
    }

    /// An option by its key or label, or by parts of its label that all mean the same option:
    /// 四级/中级工.
    fn choice(&self, text: &str) -> Option<Value> {
        let whole = self.word(text);
        whole.or_else(|| {
            let mut values = text.split(PARTS).filter(|part| !part.is_empty()).map(|part| self.word(part));
            let first = values.next()??;
            values.all(|value| value == Some(first)).then_some(first)
        })
    }

    fn number(&self, text: &str) -> Option<Value> {
        let text = text.strip_suffix(self.unit).filter(|_| !self.unit.is_empty()).unwrap_or(text);
        let text = match self.fact.kind {
            Kind::Money { .. } => text.strip_suffix('元').unwrap_or(text).trim_start_matches(['¥', '￥']),
            _ => text,
        };
        let text = without_thousands(text)?;
        let text = match (self.fact.kind, text.split_once('.')) {
            (Kind::Int { .. }, Some((whole, zeros))) if zeros.bytes().all(|b| b == b'0') => whole,
            _ => &text,
        };
        parse_value(self.fact, text)
    }
}

/// Where a cell is remembered.
fn slot(cell: &[u8]) -> usize {
    let mix = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    let hash = cell.iter().fold(0x811c_9dc5, mix);
    (hash ^ hash >> 15) as usize % ROOM
}

/// Without spaces, in lower case, and with half-width signs for full-width ones.
pub fn normal(text: &str) -> String {
    let half = |sign: char| match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
        sign => sign,
    };
    text.chars()
        .filter(|sign| !sign.is_whitespace() && *sign != '\u{feff}')
        .map(|sign| half(sign).to_ascii_lowercase())
        .collect()
}

/// What parts of an option's label are set apart by.
const PARTS: [char; 5] = ['(', ')', '/', ',', '、'];

/// What options may be called. A part of a label counts where only one option has it.
fn words(options: &[Choice]) -> Vec<(String, Value)> {
    let mut words: Vec<(String, Value)> = Vec::new();
    let mut parts: Vec<(String, Value)> = Vec::new();
    for (at, option) in (0_u8..).zip(options) {
        let value = Value::Choice(at);
        let whole = [option.key, option.label.zh, option.label.en].map(normal);
        parts
            .extend(whole.iter().skip(1).flat_map(|label| label.split(PARTS)).map(|p| (p.to_owned(), value)));
        words.extend(whole.map(|label| (label, value)));
    }
    let digits: Vec<_> = parts.iter().filter_map(|(part, value)| Some((level(part)?, *value))).collect();
    parts.extend(digits);
    for (part, value) in &parts {
        let other = |other: &&(String, Value)| other.0 == *part && other.1 != *value;
        let known = words.iter().any(|(word, _)| word == part);
        if !part.is_empty() && !known && !parts.iter().any(|one| other(&one)) {
            words.push((part.clone(), *value));
        }
    }
    words
}

/// 四级 with its digit: 4级.
fn level(part: &str) -> Option<String> {
    let digit = "一二三四五".chars().position(|digit| part.strip_prefix(digit) == Some("级"))? + 1;
    Some(format!("{digit}级"))
}

fn yes_or_no(text: &str) -> Option<Value> {
    let yes = YES.contains(&text);
    (yes || NO.contains(&text)).then_some(Value::Bool(yes))
}

/// A number without separators between thousands; none where they stand elsewhere.
fn without_thousands(text: &str) -> Option<String> {
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let placed = groups.clone().all(|group| group.len() == 3) && (groups.count() == 0 || first.len() <= 3);
    placed.then(|| whole.replace(',', "") + rest)
}

/// A day without the midnight that programs write behind it.
fn without_midnight(text: &str) -> &str {
    match text.trim().split_once([' ', 'T']) {
        Some((day, time)) if time.bytes().all(|byte| b"0:. ".contains(&byte)) => day,
        _ => text,
    }
}

/// `2021-07-01` for the ways a day is written; none for a spreadsheet's serial number.
fn date(day: &str) -> Option<String> {
    if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]));
    }
    let mut parts = day.strip_suffix('日').unwrap_or(day).split(['-', '/', '.', '年', '月']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let plain = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let right =
        parts.next().is_none() && year.len() == 4 && plain(year, 4) && plain(month, 2) && plain(day, 2);
    right.then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

#[cfg(test)]
mod tests;
