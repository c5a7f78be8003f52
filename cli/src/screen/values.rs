//! Cells into answers: the tables' own keys, the words officers write, and 不清楚. What could mean
//! two things is no answer: the row is rejected with what was expected and found.

mod date;
mod expected;
pub mod number;
pub mod text;
mod words;

use super::columns::names::{Also, NAMES};
use super::columns::units::Key;
use super::said::word;
use super::source::encoding::Encoding;
use super::{regions, sanitise};
use engine::Lang;
use engine::answers::parse_value;
use engine::law::{Fact, Kind};
use engine::{Answer, Date, FactId, Tables, Value};
use number::Scale;
use words::Words;
pub use words::is_unknown;

/// Reads the cells of one column.
#[derive(Clone)]
pub struct Reader {
    /// The fact they are about.
    pub id: FactId,
    /// That fact.
    pub fact: &'static Fact,
    /// Its unit in Chinese.
    pub unit: &'static str,
    scale: Scale,
    coding: Coding,
    /// The day of evaluation, from which days and years are not far away.
    day: Option<Date>,
    /// The language that reasons are in.
    lang: Lang,
    words: Words,
    seen: Vec<Seen>,
}

/// In which words or codes a column states its fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Coding {
    /// Its values, as the tables and officers write them.
    #[default]
    Values,
    /// 男 and 女, or the codes of GB/T 2261.1: whether somebody is a woman.
    Sex,
    /// 农业 and 非农业: whether a hukou is rural.
    HukouKind,
    /// By the signs that the heading says.
    Key(Key),
}

/// A cell that was read before.
#[derive(Clone, Copy)]
struct Seen {
    length: u8,
    cell: [u8; LONGEST_SEEN],
    answer: Answer,
}

/// How many years after the day of evaluation a day may be.
const AHEAD: i32 = 10;
const LONGEST_SEEN: usize = 31;
/// How many cells a column remembers; a power of two.
const REMEMBERED: usize = 256;

impl Reader {
    /// A reader for a fact of the tables.
    pub fn new(tables: &Tables, id: FactId, fact: &'static Fact) -> Reader {
        let unit = fact.unit().and_then(|key| tables.unit(key)).map_or("", |unit| unit.zh);
        let words = match fact.kind {
            Kind::Choice(options) => Words::of(options),
            _ => Words::default(),
        };
        let nothing = Seen { length: u8::MAX, cell: [0; LONGEST_SEEN], answer: Answer::Unasked };
        let (scale, coding, seen) = (Scale::default(), Coding::default(), vec![nothing; REMEMBERED]);
        Reader { id, fact, unit, scale, coding, day: None, lang: Lang::EN, words, seen }
    }

    /// The reader for a column that states the fact in words or codes of its own.
    pub fn coded(mut self, coding: Coding) -> Reader {
        self.coding = coding;
        self
    }

    /// Says the day of evaluation.
    pub fn on(&mut self, day: Date) {
        self.day = Some(day);
    }

    /// Whether its days lie before that of evaluation: somebody has a certificate.
    pub fn is_of_past(&self) -> bool {
        matches!(self.fact.key, "certificate_on" | "level_3_on" | "business_started_on")
    }

    /// The reader with its reasons in a language.
    pub fn in_lang(mut self, lang: Lang) -> Reader {
        self.lang = lang;
        self
    }

    /// The reader for a column whose heading says the unit.
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
        let index = slot(cell);
        if let Some(seen) = self.seen.get(index)
            && usize::from(seen.length) == cell.len()
            && seen.cell.get(..cell.len()) == Some(cell)
        {
            return Ok(seen.answer);
        }
        let Some(text) = encoding.decode(cell) else {
            let (name, encoding) = (self.name(), encoding.name());
            return Err(match self.lang {
                Lang::ZH => format!("{name}：不是 {encoding} 编码"),
                _ => format!("{name} is not {encoding}"),
            });
        };
        let plain = text::plain(&text);
        let answer = self.answer(&plain).ok_or_else(|| self.refusal(&text, &plain))?;
        if let Some(seen) = self.seen.get_mut(index)
            && let Some(bytes) = seen.cell.get_mut(..cell.len())
        {
            bytes.copy_from_slice(cell);
            (seen.length, seen.answer) = (cell.len() as u8, answer);
        }
        Ok(answer)
    }

    fn answer(&self, plain: &str) -> Option<Answer> {
        let whole = without_zero(plain);
        match self.coding {
            Coding::Values => {}
            Coding::Sex => return words::sex(whole),
            Coding::HukouKind => return words::hukou_kind(whole),
            Coding::Key(key) => return words::by_key(key, whole),
        }
        let known = match self.fact.kind {
            Kind::Bool => {
                words::yes_or_no(whole).or_else(|| self.says_itself(whole).then_some(Value::Bool(true)))
            }
            Kind::Choice(_) => self.words.option(whole),
            Kind::Int { .. } | Kind::Decimal { .. } | Kind::Money { .. } => {
                let year = if self.unit == "年" { date::year(plain) } else { None };
                number::read(self.fact, self.unit, self.scale, year.unwrap_or(plain))
            }
            Kind::Date => {
                let day = date::read(whole).and_then(|day| parse_value(self.fact, &day));
                day.filter(|day| matches!(day, Value::Date(day) if self.is_likely(day.year())))
            }
            Kind::Region => regions::read(whole).map(Value::Region),
        };
        // A year of graduation is a number.
        let known = known.filter(|value| match value {
            Value::Int(year) if self.unit == "年" => self.is_likely(i32::try_from(*year).unwrap_or(0)),
            _ => true,
        });
        match known {
            Some(value) => Some(Answer::Known(value)),
            // 无 says no more than nothing, where it is neither no nor an option.
            None => (words::is_unknown(plain) || words::is_none(plain)).then_some(Answer::DontKnow),
        }
    }

    /// Whether a cell repeats what its column is about: 残疾人 under 残疾人.
    fn says_itself(&self, plain: &str) -> bool {
        let name = text::squeezed(plain);
        self.fact.group == "status"
            && (name == text::squeezed(self.fact.label.zh)
                || NAMES.get(name.as_str()) == Some(&Also::Fact(self.fact.key)))
    }

    /// Whether a year is one that people live in: none of the century before, nor far ahead.
    fn is_likely(&self, year: i32) -> bool {
        year > 1900 && self.day.is_none_or(|day| year <= day.year() + AHEAD)
    }

    /// What the fact is called in reasons.
    fn name(&self) -> &'static str {
        match self.lang {
            Lang::ZH => self.fact.label.zh,
            _ => self.fact.key,
        }
    }

    /// Why a cell is no answer.
    fn refusal(&self, text: &str, plain: &str) -> String {
        let (name, expected, found) =
            (self.name(), self.expected(), sanitise::quoted_in(text.trim(), self.lang));
        let hint = self.hint(text, plain);
        match self.lang {
            Lang::ZH => {
                let hint = hint.map_or(String::new(), |hint| format!("；{hint}"));
                format!("{name}：应是{expected}，填的是{found}{hint}")
            }
            _ => {
                let hint = hint.map_or(String::new(), |hint| format!("; {hint}"));
                format!("{name}: expected {expected}, found {found}{hint}")
            }
        }
    }

    /// What a cell must look like.
    fn expected(&self) -> String {
        match (self.coding, self.lang) {
            (Coding::Values, Lang::ZH) => expected::in_chinese(self.fact, self.unit),
            (Coding::Values, _) => self.fact.expected(),
            (Coding::Sex, Lang::ZH) => "男、女，或 GB/T 2261.1 的代码（0、1、2、9）".into(),
            (Coding::Sex, _) => "男 or 女, or a code of GB/T 2261.1 (0, 1, 2, 9)".into(),
            (Coding::HukouKind, Lang::ZH) => "农业或非农业".into(),
            (Coding::Key(key), Lang::ZH) => format!("是或否，代码按表头（{}）", key.in_words()),
            (Coding::Key(key), _) => {
                format!("是 or 否, or a code of the heading ({})", key.in_words())
            }
            (Coding::HukouKind, _) => "农业 or 非农业".into(),
        }
    }

    /// What more is to be said of a cell that is no answer.
    fn hint(&self, text: &str, plain: &str) -> Option<String> {
        let say = |zh: &str, en: &str| Some(word(self.lang, zh, en).to_owned());
        if words::is_error(plain) {
            return say("这是表格软件的错误值", "an error of the spreadsheet");
        }
        if plain.starts_with('=') {
            return say(
                "只有公式，没有结果：请先用表格软件打开并保存",
                "a formula without its result: open and save it in a spreadsheet first",
            );
        }
        if text::bare(text).chars().any(|sign| sign.is_whitespace() && sign != ' ') {
            return say(
                "一个格里分开写的，不会拼在一起读",
                "what is apart within a cell is not put together",
            );
        }
        match self.fact.kind {
            Kind::Region => regions::why_not(without_zero(plain)).map(|why| why.get(self.lang).to_owned()),
            Kind::Date
                if date::read(without_zero(plain))
                    .is_some_and(|day| parse_value(self.fact, &day).is_some()) =>
            {
                say("这一年不像是真的：请核对", "hardly that year: look at it again")
            }
            Kind::Int { .. }
                if self.unit == "年" && number::read(self.fact, self.unit, self.scale, plain).is_some() =>
            {
                say("这一年不像是真的：请核对", "hardly that year: look at it again")
            }
            Kind::Date => date::serial(plain).map(|day| match self.lang {
                Lang::ZH => format!("按表格软件的日期序号算是 {day}：请把格式改成日期"),
                _ => {
                    format!("as a spreadsheet's serial number it would be {day}: give it a date format")
                }
            }),
            Kind::Decimal { .. } if self.unit == "%" && number::is_share(plain) => Some(match self.lang {
                Lang::ZH => format!("可能是 {plain}%，也可能是 1 的这么多：请写上 %"),
                _ => format!("it may be {plain}% or that share of one: write it with %"),
            }),
            _ => None,
        }
    }
}

/// A text without the `.0` that programs add which take a code for a number.
fn without_zero(plain: &str) -> &str {
    let digits = plain.strip_suffix(".0").filter(|digits| !digits.is_empty());
    digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(plain)
}

/// The index at which a cell is remembered.
fn slot(cell: &[u8]) -> usize {
    let mix = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    let hash = cell.iter().fold(0x811c_9dc5, mix);
    (hash ^ hash >> 15) as usize % REMEMBERED
}

#[cfg(test)]
mod tests;
