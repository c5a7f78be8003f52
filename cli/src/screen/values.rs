//! Cells into answers: the tables' own keys, the words officers write, and 不清楚. What could mean
//! two things is no answer: the row is rejected with what was expected and found.

mod date;
pub mod number;
pub mod text;
mod words;

use super::source::encoding::Encoding;
use super::{regions, shown};
use engine::answers::parse_value;
use engine::law::{Fact, Kind};
use engine::{Answer, FactId, Tables, Value};
use number::Scale;
use words::Words;

/// Reads the cells of one column.
#[derive(Clone)]
pub struct Reader {
    /// The fact they are about.
    pub id: FactId,
    /// The same.
    pub fact: &'static Fact,
    /// Its unit in Chinese.
    pub unit: &'static str,
    scale: Scale,
    /// Whether the column is headed 性别, and its cells are read by GB/T 2261.1.
    sex: bool,
    words: Words,
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
            Kind::Choice(options) => Words::of(options),
            _ => Words::default(),
        };
        let nothing = Seen { length: u8::MAX, cell: [0; LONGEST_SEEN], answer: Answer::Unasked };
        Reader { id, fact, unit, scale: Scale::default(), sex: false, words, seen: vec![nothing; ROOM] }
    }

    /// For a column headed 性别, of the fact that asks whether somebody is a woman.
    pub fn of_sex(mut self) -> Reader {
        self.sex = true;
        self
    }

    /// For a column whose heading says the unit.
    pub fn in_unit(mut self, scale: Scale) -> Reader {
        self.scale = scale;
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
        let plain = text::plain(&text);
        let answer = self.answer(&plain).ok_or_else(|| self.refusal(&text, &plain))?;
        if let Some(seen) = self.seen.get_mut(place)
            && let Some(room) = seen.cell.get_mut(..cell.len())
        {
            room.copy_from_slice(cell);
            (seen.length, seen.answer) = (cell.len() as u8, answer);
        }
        Ok(answer)
    }

    fn answer(&self, plain: &str) -> Option<Answer> {
        if self.sex {
            return words::sex(without_zero(plain));
        }
        let whole = without_zero(plain);
        let known = match self.fact.kind {
            Kind::Bool => words::yes_or_no(whole),
            Kind::Choice(_) => self.words.option(whole),
            Kind::Int { .. } | Kind::Decimal { .. } | Kind::Money { .. } => {
                number::read(self.fact, self.unit, self.scale, plain)
            }
            Kind::Date => date::read(whole).and_then(|day| parse_value(self.fact, &day)),
            Kind::Region => regions::read(whole).map(Value::Region),
        };
        match known {
            Some(value) => Some(Answer::Known(value)),
            None => words::is_unknown(plain).then_some(Answer::DontKnow),
        }
    }

    /// Why a cell is no answer.
    fn refusal(&self, text: &str, plain: &str) -> String {
        let expected = match self.sex {
            true => "男 or 女, or a code of GB/T 2261.1 (0, 1, 2, 9)".to_owned(),
            false => self.fact.expected(),
        };
        let hint = self.hint(text, plain).map_or(String::new(), |hint| format!("; {hint}"));
        format!("{}: expected {expected}, found {}{hint}", self.fact.key, shown::quoted(text.trim()))
    }

    /// What more is to be said of a cell that is no answer.
    fn hint(&self, text: &str, plain: &str) -> Option<String> {
        if words::is_error(plain) {
            return Some("an error of the spreadsheet".into());
        }
        if plain.starts_with('=') {
            return Some("a formula without its result: open and save it in a spreadsheet first".into());
        }
        if text::bare(text).chars().any(|sign| sign.is_whitespace() && sign != ' ') {
            return Some("what is apart within a cell is not put together".into());
        }
        match self.fact.kind {
            Kind::Region => regions::why_not(without_zero(plain)),
            Kind::Date => date::serial(plain).map(|day| {
                format!("as a spreadsheet's serial number it would be {day}: give it a date format")
            }),
            Kind::Decimal { .. } if self.unit == "%" && number::is_share(plain) => {
                Some(format!("it may be {plain}% or that share of one: write it with %"))
            }
            _ => None,
        }
    }
}

/// Without the `.0` of programs that take a code for a number.
fn without_zero(plain: &str) -> &str {
    let digits = plain.strip_suffix(".0").filter(|digits| !digits.is_empty());
    digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(plain)
}

/// Where a cell is remembered.
fn slot(cell: &[u8]) -> usize {
    let mix = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    let hash = cell.iter().fold(0x811c_9dc5, mix);
    (hash ^ hash >> 15) as usize % ROOM
}

#[cfg(test)]
mod tests;
