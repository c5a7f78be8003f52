//! Words for yes and no, for options, for 不清楚, and codes of standard lists.

use super::text::plain;
use engine::law::Choice;
use engine::{Answer, Value};

/// Words for 不清楚; an empty cell is one of them. `nan` and the like are what programs write.
const UNKNOWN: [&str; 23] = [
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
    "nan",
    "nat",
    "none",
    "<na>",
    "?",
    "-",
    "--",
    "—",
    "——",
    "/",
    "不确定",
    "待核实",
    "\\",
];
const YES: [&str; 12] = ["是", "有", "√", "✓", "✔", "☑", "对", "yes", "y", "true", "t", "1"];
const NO: [&str; 13] = ["否", "无", "没有", "不是", "×", "✗", "✘", "错", "no", "n", "false", "f", "0"];
/// What a spreadsheet shows where a formula came to nothing, or a column is too narrow.
const ERRORS: [&str; 10] = [
    "#n/a",
    "#ref!",
    "#value!",
    "#div/0!",
    "#name?",
    "#null!",
    "#num!",
    "#spill!",
    "#calc!",
    "#getting_data",
];

/// Whether a plain text says that something is not known.
pub fn is_unknown(plain: &str) -> bool {
    UNKNOWN.contains(&plain)
}

/// Whether a plain text is an error of a spreadsheet.
pub fn is_error(plain: &str) -> bool {
    ERRORS.contains(&plain) || plain.len() > 2 && plain.bytes().all(|byte| byte == b'#')
}

/// The value of a bool.
pub fn yes_or_no(plain: &str) -> Option<Value> {
    let yes = YES.contains(&plain);
    (yes || NO.contains(&plain)).then_some(Value::Bool(yes))
}

/// Whether somebody is a woman, by a word or the code of GB/T 2261.1: 0 not known, 1 男, 2 女,
/// 9 not said. 是 and 否 say nothing in such a column.
pub fn sex(plain: &str) -> Option<Answer> {
    match plain {
        "女" | "女性" | "f" | "female" | "2" => Some(Answer::Known(Value::Bool(true))),
        "男" | "男性" | "m" | "male" | "1" => Some(Answer::Known(Value::Bool(false))),
        "0" | "9" | "未知的性别" | "未说明的性别" | "未说明" => Some(Answer::DontKnow),
        _ => is_unknown(plain).then_some(Answer::DontKnow),
    }
}

/// What parts of an option's label are set apart by.
const PARTS: [char; 7] = ['(', ')', '/', ',', '、', ' ', '\n'];

/// What the options of a choice may be called.
#[derive(Clone, Debug, Default)]
pub struct Words(Vec<(String, Value)>);

impl Words {
    /// Keys and labels, and parts of a label that only one option has.
    pub fn of(options: &[Choice]) -> Words {
        let mut words: Vec<(String, Value)> = Vec::new();
        let mut parts: Vec<(String, Value)> = Vec::new();
        for (at, option) in (0_u8..).zip(options) {
            let value = Value::Choice(at);
            let whole = [option.key, option.label.zh, option.label.en].map(plain);
            let apart = |label: &String| -> Vec<_> {
                label.split(&PARTS[..5]).map(|part| (part.trim().to_owned(), value)).collect()
            };
            parts.extend(whole.iter().skip(1).flat_map(apart));
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
        Words(words)
    }

    /// An option by its key or label, or by parts of its label that all mean the same option:
    /// 四级/中级工.
    pub fn option(&self, plain: &str) -> Option<Value> {
        self.word(plain).or_else(|| {
            let mut values = plain.split(PARTS).filter(|part| !part.is_empty()).map(|part| self.word(part));
            let first = values.next()??;
            values.all(|value| value == Some(first)).then_some(first)
        })
    }

    fn word(&self, text: &str) -> Option<Value> {
        self.0.iter().find(|(word, _)| word == text).map(|(_, value)| *value)
    }
}

/// 四级 with its digit: 4级.
fn level(part: &str) -> Option<String> {
    let digit = "一二三四五".chars().position(|digit| part.strip_prefix(digit) == Some("级"))? + 1;
    Some(format!("{digit}级"))
}
