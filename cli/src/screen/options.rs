//! The options of `subsidy screen`.

use super::output::Format;
use super::source::encoding::Encoding;
use engine::Date;
use engine::Lang;
use engine::law::Party;
use std::path::{Path, PathBuf};

/// How a roster is screened.
#[derive(Debug, Default, PartialEq)]
pub struct Screen {
    /// The roster; `-` is standard input.
    pub roster: PathBuf,
    /// The evaluation date; today where there is none.
    pub date: Option<Date>,
    /// Only programmes for this party.
    pub party: Option<Party>,
    /// Only these programmes.
    pub programmes: Vec<String>,
    /// What is true of everybody: `fact=value`.
    pub set: Vec<(String, String)>,
    /// Headings of columns to be carried through.
    pub keep: Vec<String>,
    /// Whether columns that are no facts are passed over.
    pub ignore_unknown: bool,
    /// Whether ineligible programmes are written too.
    pub all: bool,
    pub format: Format,
    pub no_bom: bool,
    pub no_header: bool,
    pub encoding: Option<Encoding>,
    pub rejects: Option<PathBuf>,
    /// Where the result goes; else to standard output.
    pub output: Option<PathBuf>,
    /// The sheet of a workbook, by name or number.
    pub sheet: Option<String>,
    /// The file that says what headings mean.
    pub columns: Option<PathBuf>,
    /// Headings of columns whose empty cells are filled down.
    pub fill: Vec<String>,
    /// The heading of the column that says which row a person is.
    pub row: Option<String>,
    /// The language of what is written for people.
    pub lang: Option<Lang>,
    /// Whether only the reading of the columns is printed.
    pub explain: bool,
    /// The first and the last row.
    pub rows: Option<(u64, u64)>,
    pub threads: Option<usize>,
}

/// The last row there can be.
pub const LAST: u64 = u64::MAX - 1;

impl Screen {
    /// The options that take a value.
    pub const VALUES: [&str; 15] = [
        "date",
        "for",
        "programme",
        "set",
        "keep",
        "encoding",
        "rejects",
        "rows",
        "threads",
        "output",
        "sheet",
        "columns",
        "fill",
        "row",
        "lang",
    ];

    /// Whether rejected rows are written into the result.
    pub fn inline(&self) -> bool {
        self.rejects.as_deref() == Some(Path::new("-"))
    }

    /// The language of a workbook, of the reasons of rejected rows and of the reading of the columns:
    /// a workbook is for officers, the rest for programs too.
    pub fn lang(&self) -> Lang {
        self.lang.unwrap_or(match self.format {
            Format::Xlsx => Lang::ZH,
            Format::Csv | Format::JsonLines => Lang::EN,
        })
    }

    /// The language of standard error: that of `--lang`.
    pub fn stderr_lang(&self) -> Lang {
        self.lang.unwrap_or(Lang::EN)
    }

    /// Takes an option with its value.
    ///
    /// # Errors
    /// In words, where the value is none of that option.
    pub fn take(&mut self, name: &str, given: String) -> Result<(), String> {
        let wrong = |expected: &str| format!("--{name}: expected {expected}, found {given:?}");
        match name {
            "date" => {
                let date = engine::date::parse(&given);
                self.date = Some(date.ok_or_else(|| wrong("a date like 2020-09-01"))?);
            }
            "for" => {
                let party = Party::from_key(&given);
                self.party = Some(party.ok_or_else(|| wrong("worker, employer or provider"))?);
            }
            "programme" => self.programmes.push(given),
            "set" => {
                let (fact, value) = given.split_once('=').ok_or_else(|| wrong("FACT=VALUE"))?;
                self.set.push((fact.trim().into(), value.trim().into()));
            }
            "keep" => self.keep.push(given),
            "encoding" => {
                let encoding = Encoding::from_name(&given);
                self.encoding = Some(encoding.ok_or_else(|| wrong("utf-8 or gb18030"))?);
            }
            "rejects" => self.rejects = Some(given.into()),
            "output" => {
                let path = PathBuf::from(&given);
                let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
                match ending.as_deref() {
                    Some("xlsx") => self.format = Format::Xlsx,
                    Some("jsonl" | "ndjson") => self.format = Format::JsonLines,
                    Some("csv") => {}
                    _ => return Err(wrong("a file ending in .xlsx, .csv or .jsonl")),
                }
                self.output = Some(path);
            }
            "sheet" => self.sheet = Some(given),
            "columns" => self.columns = Some(given.into()),
            "fill" => self.fill.push(given),
            "row" => self.row = Some(given),
            "lang" => {
                let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == given).or(match given.as_str() {
                    "zh" => Some(Lang::ZH),
                    _ => None,
                });
                self.lang = Some(lang.ok_or_else(|| wrong("zh or en"))?);
            }
            "rows" => self.rows = Some(range(&given).ok_or_else(|| wrong("rows like 100001..200000"))?),
            "threads" => {
                let threads = given.parse().ok().filter(|threads| (1..=256).contains(threads));
                self.threads = Some(threads.ok_or_else(|| wrong("a number from 1 to 256"))?);
            }
            _ => return Err(format!("screen takes no option --{name}")),
        }
        Ok(())
    }

    /// Takes an option without a value; false where there is no such option.
    pub fn flag(&mut self, name: &str) -> bool {
        match name {
            "lines" => match self.format {
                Format::Csv | Format::JsonLines => self.format = Format::JsonLines,
                Format::Xlsx => {}
            },
            "all" => self.all = true,
            "explain" => self.explain = true,
            "no-bom" => self.no_bom = true,
            "no-header" => self.no_header = true,
            "ignore-unknown" => self.ignore_unknown = true,
            _ => return false,
        }
        true
    }
}

/// `5..9`, `5..`, `..9` or `5`; from 1, both ends included.
fn range(text: &str) -> Option<(u64, u64)> {
    let (first, last) = match text.split_once("..") {
        Some(ends) => ends,
        None if text.is_empty() => return None,
        None => (text, text),
    };
    let first = if first.is_empty() { 1 } else { first.parse().ok()? };
    let last = if last.is_empty() { LAST } else { last.parse().ok()? };
    (1 <= first && first <= last && last < u64::MAX).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_given_as_a_range() {
        assert_eq!(range("5..9"), Some((5, 9)));
        assert_eq!(range("5.."), Some((5, u64::MAX - 1)));
        assert_eq!(range("..9"), Some((1, 9)));
        assert_eq!(range("7"), Some((7, 7)));
        for wrong in ["", "0..3", "9..5", "a..b", "1...3", "-1..2"] {
            assert_eq!(range(wrong), None, "{wrong}");
        }
    }
}
