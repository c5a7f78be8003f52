//! Answers in a link: the URL's fragment, which never leaves the browser.
//!
//! `v=1&region=650402&veteran=yes&hours=80&rural=-&date=2020-09-01&lang=zh-Hans`: fact keys
//! with values as the tables write them, `-` for 不清楚, and what the page itself needs. Away
//! from the calculator the page's path stands before it: `/library?v=1&region=650402`.
//! What links suffer on their way is [mended]. A damaged link loses only what cannot be read, and
//! says so where that may have been an answer. A link to be passed on has its answers written
//! [short]: `v=2&s=…`.

mod mended;
mod short;

use crate::model::route::Route;
use crate::wording::asked_for;
use engine::answers::{format_value, parse_value};
use engine::law::Party;
use engine::{Answer, Answers, Date, FactId, Lang, ProgrammeId, Tables, date};

/// The version of the readable notation.
const VERSION: &str = "1";
/// The version with the answers written short. Both stay readable.
const SHORT: &str = "2";
/// What says who asks.
pub const PARTY: &str = "for";
/// How 不清楚 is written.
const DONT_KNOW: &str = "-";
/// The names of parts that are no facts.
const OWN: [&str; 5] = ["v", "s", PARTY, "date", "check"];
/// How much is shown of a part that cannot be read, in characters.
const SHOWN: usize = 60;

/// What a link carries.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The answers.
    pub answers: Answers,
    /// The evaluation date, if it is not today.
    pub date: Option<Date>,
    /// The language, if one was chosen.
    pub lang: Option<Lang>,
    /// Who asks.
    pub party: Party,
    /// The page.
    pub route: Route,
    /// The programme that is being checked.
    pub check: Option<ProgrammeId>,
}

impl Link {
    /// Nothing answered.
    pub fn empty(tables: &Tables) -> Link {
        Link {
            answers: Answers::none(tables),
            date: None,
            lang: None,
            party: Party::Worker,
            route: Route::Calculator,
            check: None,
        }
    }

    /// Writes the fragment, without `#`; empty where there is nothing to say.
    pub fn write(&self, tables: &Tables) -> String {
        let mut parts = Vec::new();
        for (id, answer) in self.answers.given() {
            let Some(fact) = tables.fact_at(id) else { continue };
            let value = match answer {
                Answer::Known(value) => format_value(fact, value),
                Answer::DontKnow | Answer::Unasked => DONT_KNOW.into(),
            };
            parts.push([fact.key, "=", &value].concat());
        }
        self.write_with(tables, VERSION, parts)
    }

    /// The same with the answers written short, to be passed on.
    pub fn write_short(&self, tables: &Tables) -> String {
        let answers = short::write(tables, &self.answers);
        let parts = if answers.is_empty() { Vec::new() } else { vec![["s=", &answers].concat()] };
        self.write_with(tables, SHORT, parts)
    }

    /// Adds what else a link carries, and the version.
    fn write_with(&self, tables: &Tables, version: &str, mut parts: Vec<String>) -> String {
        if self.party != Party::Worker {
            parts.push([PARTY, "=", self.party.key()].concat());
        }
        if let Some(day) = self.date {
            parts.push(["date=", &date::format(day)].concat());
        }
        if let Some(programme) = self.check.and_then(|id| tables.programme_at(id)) {
            parts.push(["check=", programme.id].concat());
        }
        if let Some(lang) = self.lang {
            parts.push(["lang=", lang.tag()].concat());
        }
        if !parts.is_empty() {
            parts.insert(0, ["v=", version].concat());
        }
        let said = parts.join("&");
        match self.route.path(tables) {
            path if path.is_empty() => said,
            path if said.is_empty() => ["/", &path].concat(),
            path => ["/", &path, "?", &said].concat(),
        }
    }

    /// Reads a fragment, with or without `#`, and gives back the parts that may have been answers
    /// but make no sense.
    pub fn read(tables: &Tables, fragment: &str) -> (Link, Vec<String>) {
        let mut link = Link::empty(tables);
        let mut damaged = Vec::new();
        let said = mended::mend(fragment);
        let (path, said) = mended::split_path(&said);
        link.route = path.map_or(Route::Calculator, |path| Route::read(tables, path));
        let mut is_short = false;
        for part in mended::parts(said) {
            is_short |= part.strip_prefix("v=") == Some(SHORT);
            let mut lost = |part: &str| damaged.push(part.chars().take(SHOWN).collect());
            if let Some(tap) = part.strip_prefix('!') {
                let _ = mended::tapped(&mut link, tables, tap);
            } else if let Some(answers) = part.strip_prefix("s=") {
                for part in short::parts(answers) {
                    let read = short::read_part(tables, part);
                    if read.and_then(|(fact, answer)| link.add(fact, answer)).is_none() && is_short {
                        lost(part);
                    }
                }
            } else if link.read_part(tables, part).is_none() && mended::is_lost(tables, part) {
                lost(part);
            }
        }
        (link, damaged)
    }

    fn read_part(&mut self, tables: &Tables, part: &str) -> Option<()> {
        let (key, value) = part.split_once('=')?;
        match key {
            "v" => return [VERSION, SHORT].contains(&value).then_some(()),
            "date" => self.date = Some(date::parse(value)?),
            // Chat programs add a `lang=zh_CN` of their own.
            "lang" if value.contains('_') => {}
            "lang" => self.lang = Some(asked_for(value)?),
            PARTY => self.party = Party::from_key(value)?,
            "check" => {
                self.check = Some(tables.programme_id(value)?);
            }
            key => {
                let id = tables.fact(key)?;
                let answer = match value {
                    DONT_KNOW => Answer::DontKnow,
                    value => Answer::Known(parse_value(tables.fact_at(id)?, value)?),
                };
                self.add(id, answer)?;
            }
        }
        Some(())
    }

    /// Adds an answer; none where it was said twice in two ways: neither can be trusted.
    fn add(&mut self, id: FactId, answer: Answer) -> Option<()> {
        if !matches!(self.answers.get(id), Answer::Unasked) && self.answers.get(id) != answer {
            return None;
        }
        self.answers.set(id, answer);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tables::TABLES;

    #[test]
    fn what_is_written_is_read_again() {
        let text = "v=1&region=650402&rural=-&veteran=yes&hours=80&course_standard=1200.5&for=employer&date=2020-09-01&lang=en";
        let (link, damaged) = Link::read(&TABLES, text);
        assert!(damaged.is_empty(), "{damaged:?}");
        let (again, _) = Link::read(&TABLES, &link.write(&TABLES));
        assert_eq!(again, link);
        assert_eq!(link.date, date::parse("2020-09-01"));
        assert_eq!(link.party, Party::Employer);
        let short = link.write_short(&TABLES);
        assert!(short.len() < text.len(), "{short}");
        assert_eq!(Link::read(&TABLES, &short), (link, Vec::new()));
    }

    #[test]
    fn a_page_keeps_the_answers() {
        let text = "/programme/tlf53.hardship?v=1&region=650402&date=2020-09-01";
        let (link, damaged) = Link::read(&TABLES, &["#", text].concat());
        assert!(damaged.is_empty(), "{damaged:?}");
        assert!(matches!(link.route, Route::Programme(_)));
        assert_eq!(link.write(&TABLES), text);
        assert_eq!(Link::read(&TABLES, "#/library").0.write(&TABLES), "/library");
        assert_eq!(Link::read(&TABLES, "#/library?").0.route, Route::Library);
    }

    #[test]
    fn what_is_being_checked_is_kept() {
        let text = "v=1&region=650402&check=tlf53.hardship";
        assert_eq!(Link::read(&TABLES, text).0.write(&TABLES), text);
        assert_eq!(Link::read(&TABLES, "v=1&check=tlf53.gone").1, ["check=tlf53.gone"]);
    }

    #[test]
    fn nothing_said_is_no_fragment() {
        assert_eq!(Link::empty(&TABLES).write(&TABLES), "");
        assert_eq!(Link::read(&TABLES, "#").1, Vec::<String>::new());
    }

    #[test]
    fn damage_is_named_and_the_rest_kept() {
        let text =
            "#v=1&region=650402&veterann=yes&hours=many&hours=99999999&%ZZ&date=2020-02-30&laid_off=yes";
        let (link, damaged) = Link::read(&TABLES, text);
        assert_eq!(damaged, ["veterann=yes", "hours=many", "hours=99999999", "%ZZ", "date=2020-02-30"]);
        assert_eq!(link.write(&TABLES), "v=1&region=650402&laid_off=yes");
    }

    #[test]
    fn an_answer_given_twice_differently_is_damage() {
        let (link, damaged) = Link::read(&TABLES, "v=1&veteran=yes&veteran=no");
        assert_eq!(damaged, ["veteran=no"]);
        assert_eq!(link.write(&TABLES), "v=1&veteran=yes");
    }
}
