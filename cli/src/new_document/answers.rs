//! What is asked about a new document, and what cannot be right.

use crate::screen::regions;
use engine::region::Region;
use engine::{Date, Lang, Tables, date};
use pages::wording::Wording;
use std::collections::BTreeMap;
use std::io::{self, BufRead};
use std::path::Path;

/// What is known of a new document, and can be right.
pub struct Answers {
    /// Its id, and its folder's name.
    pub id: String,
    /// The paper's number.
    pub number: String,
    /// Its title, and in English.
    pub title: [String; 2],
    /// Who issued it, and in English.
    pub issuer: [String; 2],
    /// Where it holds.
    pub region: Region,
    /// What a place is called that is not among the tables' yet, and in English.
    pub place: Option<[String; 2]>,
    /// The day of the paper.
    pub issued: Date,
    /// The first day it holds.
    pub from: Date,
    /// The last, where the text names one.
    pub until: Option<Date>,
}

/// What is asked for where it is not given, in this order; an answer may be left out where there
/// is something to take in its place.
const QUESTIONS: [(&str, &str, bool); 7] = [
    ("id", "An id, such as gd-2026-1 (small letters, digits and -)", true),
    ("number", "The paper's number, such as 粤人社发〔2026〕1号", true),
    ("title", "Its title", true),
    ("region", "Where it holds: a code of GB/T 2260 or a name", true),
    ("issued", "The day of the paper, such as 2026-03-01", true),
    ("from", "The first day it holds (Enter: the day of the paper)", false),
    ("until", "The last day it holds (Enter: the text names none)", false),
];

/// What stands where only the paper can say it, and in English.
pub const OPEN: [&str; 2] = [MARK, "(to be filled in)"];
/// The Chinese of it, by which it is found.
pub const MARK: &str = "待填写";

impl Answers {
    /// What was given and what is answered now; without somebody to ask, what is missing is an
    /// error.
    ///
    /// # Errors
    /// What is missing or cannot be right, in words.
    pub fn of(
        given: &BTreeMap<String, String>,
        folder: &Path,
        tables: &'static Tables,
        mut ask: Option<impl BufRead>,
    ) -> Result<Answers, String> {
        let mut all = given.clone();
        let missing: Vec<&str> = QUESTIONS
            .iter()
            .filter(|(name, _, needed)| *needed && !all.contains_key(*name))
            .map(|(name, ..)| *name)
            .collect();
        let Some(input) = &mut ask else {
            if !missing.is_empty() {
                return Err(format!("new-document lacks --{}", missing.join(", --")));
            }
            return Answers::read(&all, folder, tables).map_err(|(_, message)| message);
        };
        for (name, question, needed) in QUESTIONS {
            while !all.contains_key(name) {
                let answer = asked(question, input).map_err(|error| format!("--{name}: {error}"))?;
                if answer.is_empty() && !needed {
                    break;
                }
                all.insert(name.into(), answer);
                // What is wrong with this answer is said at once, and it is asked again.
                if let Err((wrong, message)) = Answers::read(&all, folder, tables)
                    && wrong == name
                {
                    crate::say(&message);
                    all.remove(name);
                }
            }
        }
        Answers::read(&all, folder, tables).map_err(|(_, message)| message)
    }

    /// What stands in the answers; else which is wrong, and why.
    fn read(
        all: &BTreeMap<String, String>,
        folder: &Path,
        tables: &'static Tables,
    ) -> Result<Answers, (&'static str, String)> {
        let text = |name: &'static str| {
            let text = all.get(name).map(|text| text.trim()).unwrap_or_default();
            if text.is_empty() {
                Err((name, format!("--{name}: nothing was given")))
            } else {
                Ok(text.to_string())
            }
        };
        let or = |name: &'static str, other: &str| text(name).unwrap_or_else(|_| other.into());
        let day = |name: &'static str| {
            let text = text(name)?;
            let wrong =
                || (name, format!("--{name}: expected a day like 2026-03-01 that there is, found {text:?}"));
            date::parse(&text).ok_or_else(wrong)
        };
        let id = text("id").and_then(|id| free_id(id, folder, tables).map_err(|message| ("id", message)))?;
        let (number, title) = (text("number")?, text("title")?);
        let region =
            place(&text("region")?, all.contains_key("place")).map_err(|message| ("region", message))?;
        let issued = day("issued")?;
        let given = |name| all.contains_key(name);
        let from = if given("from") { day("from")? } else { issued };
        let until = if given("until") { Some(day("until")?) } else { None };
        if let Some(until) = until.filter(|until| *until < from) {
            let [until, from] = [until, from].map(date::format);
            return Err(("until", format!("--until: {until} lies before the first day it holds, {from}")));
        }
        let english = [OPEN[1], " ", &number].concat();
        let listed = region == Region::COUNTRY || tables.places.iter().any(|place| place.region == region);
        let called = or("place", regions::name(region).unwrap_or_default());
        Ok(Answers {
            title: [title, or("title-en", &english)],
            issuer: [or("issuer", OPEN[0]), or("issuer-en", OPEN[1])],
            place: (!listed)
                .then(|| [called.clone(), or("place-en", english_name(tables, region).unwrap_or(&called))]),
            id,
            number,
            region,
            issued,
            from,
            until,
        })
    }
}

/// An id that can be a folder's name and is not used yet.
fn free_id(id: String, folder: &Path, tables: &'static Tables) -> Result<String, String> {
    let right = id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !right {
        return Err(format!("--id: small letters, digits and -, a letter first; found {id:?}"));
    }
    let there = folder.join(&id);
    if there.exists() {
        return Err(format!("--id: {} is there already", there.display()));
    }
    if tables.documents.iter().any(|document| document.id == id) {
        return Err(format!("--id: {id:?} is the id of another document"));
    }
    Ok(id)
}

/// A region of today that has a name: in the lists, or given.
fn place(text: &str, named: bool) -> Result<Region, String> {
    let region =
        if text == Region::COUNTRY.to_string() { Some(Region::COUNTRY) } else { regions::read(text) };
    let region = region
        .ok_or_else(|| format!("--region: {text:?} is no region: expected a code of GB/T 2260 or a name"))?;
    if region == Region::COUNTRY || named || regions::name(region).is_some() {
        return Ok(region);
    }
    Err(format!(
        "--region: {region} stands in no list of regions here; check it, and say with --place what it is called"
    ))
}

/// The English name of a province.
fn english_name(tables: &'static Tables, region: Region) -> Option<&'static str> {
    region.0.is_multiple_of(10_000).then(|| Wording::of(tables, Lang::EN).place(region))
}

fn asked(question: &str, input: &mut impl BufRead) -> io::Result<String> {
    eprint!("{question}: ");
    let mut line = String::new();
    match input.read_line(&mut line)? {
        0 => Err(io::Error::new(io::ErrorKind::UnexpectedEof, "nothing more was answered")),
        _ => Ok(line.trim().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(given: &[(&str, &str)], typed: &str) -> Result<Answers, String> {
        let given = given.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        Answers::of(&given, Path::new("nowhere"), &tables::TABLES, Some(typed.as_bytes()))
    }

    #[test]
    fn what_is_missing_is_asked_and_asked_again() {
        let typed = "Ex\nex-1\n示例〔2026〕1号\n示例\n乌有之乡\n广东省\n2026-02-30\n2026-03-01\n\n\n";
        let answers = answered(&[], typed).unwrap();
        assert_eq!((answers.id.as_str(), answers.region), ("ex-1", Region(440_000)));
        assert_eq!((answers.from, answers.until), (answers.issued, None));
        // What is given is not asked.
        let given =
            [("id", "ex-1"), ("number", "1"), ("title", "x"), ("region", "100000"), ("issued", "2026-03-01")];
        let answers = answered(&given, "2026-04-01\n2026-03-31\n2026-12-31\n").unwrap();
        assert_eq!(answers.until.map(date::format).as_deref(), Some("2026-12-31"));
        assert!(answers.place.is_none());
        assert!(answered(&given, "").is_err_and(|message| message.contains("nothing more was answered")));
    }
}
