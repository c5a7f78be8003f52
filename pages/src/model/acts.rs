//! What a press, a choice or a written answer does, as the page writes it into attributes and the
//! app reads it back: `data-act="know veteran yes"`, `data-change="region"`,
//! `data-submit="hours"`.

mod forms;

pub use forms::{Change, Input, Submit};

use crate::model::ids;
use crate::model::link;
use crate::model::places;
use crate::model::route::Route;
use crate::model::statuses::Status;
use crate::wording::asked_for;
use engine::answers::{format_value, parse_value};
use engine::law::Party;
use engine::region::Region;
use engine::{FactId, Lang, ProgrammeId, Tables, Value};

/// The attribute of what can be pressed: an [`Act`].
pub const ACT: &str = "data-act";
/// The attribute of what can be pressed before the app is there: what a link says of it.
pub const EARLY: &str = "data-early";
/// The attribute of what is chosen from: a [`Change`].
pub const CHANGE: &str = "data-change";
/// The attribute of what is confirmed: a [`Submit`].
pub const SUBMIT: &str = "data-submit";
/// The attribute of a field to search in, which is answered while one types: an [`Input`].
pub const INPUT: &str = "data-input";
/// The attribute of what can be opened, and is written when it is.
pub const FOLD: &str = "data-fold";

/// What a press does.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Answers a fact.
    Know(FactId, Value),
    /// Answers a fact with 不清楚.
    Unsure(FactId),
    /// Takes an answer back.
    Forget(FactId),
    /// Puts a fact's question next.
    Ask(FactId),
    /// Answers a yes-or-no fact with yes, or takes that back.
    Toggle(FactId),
    /// The same for all facts that a status stands for.
    Status(Status),
    /// Answers all statuses that are still asked: no, or 不清楚.
    Rest(Rest),
    /// Answers where one is.
    Region(Region),
    /// Says that one is in none of the places.
    Elsewhere,
    /// Says who asks.
    Party(Party),
    /// Shows the further statuses, or no more.
    MoreStatuses,
    /// Takes today for the evaluation date.
    Today,
    /// Forgets everything.
    Clear,

    /// Goes to a title on the page.
    Go(Title),
    /// Shows a page.
    ShowPage(Route),
    /// Tries once more to load what did not come: a province, or the library.
    TryAgain,
    /// Checks a programme.
    Check(ProgrammeId),
    /// Stops checking a programme.
    Uncheck,
    /// Opens the card of a programme.
    Show(ProgrammeId),
    /// Empties the search.
    ClearSearch,
    /// Changes to a language.
    Language(Lang),
    /// Changes the size of the text.
    Large,
    /// Puts away what is said of a damaged link.
    Dismiss,

    /// Copies the link.
    Copy,
    /// Opens the sheet for passing things on.
    Share,
    /// Reads the results aloud, or stops.
    ReadAloud,
    /// Prints.
    Print,
    /// Shows what would be printed, or no more.
    Sheet,
    /// Gives what ends to the calendar.
    Calendar,

    /// Begins a visit to a kiosk in a language.
    Begin(Lang),
    /// Says that the visitor is still there.
    Stay,
    /// Says that they are not.
    Leave,
    /// Taps a key for a written answer.
    Key(Key),
    /// Picks a year, a month of it or a day of that, for a date.
    Pick(FactId, Picked),
    /// Picks the day anew.
    Repick,
}

/// One answer for every status that is not answered yet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rest {
    /// None of it.
    No,
    /// 不清楚.
    Unsure,
}

/// A title that can be gone to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Title {
    /// That of the results.
    Results,
    /// That of a page of the library.
    Library,
}

/// A key that stands in for a keyboard's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Key {
    /// A digit or the point.
    Sign(char),
    /// Deletes the last sign.
    Back,
}

/// What has been picked of a day: the year, its month or 0, its day or 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Picked {
    /// The year.
    pub year: i32,
    /// The month, or 0.
    pub month: u8,
    /// The day, or 0.
    pub day: u8,
}

/// The acts that say nothing but themselves.
static PLAIN: [(&str, Act); 18] = [
    ("elsewhere", Act::Elsewhere),
    ("more", Act::MoreStatuses),
    ("today", Act::Today),
    ("clear", Act::Clear),
    ("reopen", Act::TryAgain),
    ("uncheck", Act::Uncheck),
    ("search clear", Act::ClearSearch),
    ("large", Act::Large),
    ("dismiss", Act::Dismiss),
    ("copy", Act::Copy),
    ("share", Act::Share),
    ("read", Act::ReadAloud),
    ("print", Act::Print),
    ("sheet", Act::Sheet),
    ("calendar", Act::Calendar),
    ("stay", Act::Stay),
    ("leave", Act::Leave),
    ("repick", Act::Repick),
];

impl Act {
    /// As it stands in the attribute.
    pub fn write(&self, tables: &Tables) -> String {
        let fact = |id: &FactId| tables.fact_at(*id).map_or("", |fact| fact.key).to_string();
        let programme = |id: &ProgrammeId| tables.programme_at(*id).map_or("", |one| one.id).to_string();
        let (verb, what) = match self {
            Act::Know(id, value) => ("know", [fact(id), value_text(tables, *id, *value)].join(" ")),
            Act::Unsure(id) => ("unsure", fact(id)),
            Act::Forget(id) => ("forget", fact(id)),
            Act::Ask(id) => ("ask", fact(id)),
            Act::Toggle(id) => ("toggle", fact(id)),
            Act::Status(status) => ("tile", status.key().into()),
            Act::Rest(Rest::No) => ("rest", "no".into()),
            Act::Rest(Rest::Unsure) => ("rest", "unknown".into()),
            Act::Region(region) => ("region", region.to_string()),
            Act::Party(party) => ("party", party.key().into()),
            Act::Go(title) => ("go", title.id().into()),
            Act::ShowPage(route) => ("open", route.path(tables)),
            Act::Check(id) => ("check", programme(id)),
            Act::Show(id) => ("show", programme(id)),
            Act::Language(lang) => ("language", lang.tag().into()),
            Act::Begin(lang) => ("begin", lang.tag().into()),
            Act::Key(Key::Sign(sign)) => ("digit", sign.to_string()),
            Act::Key(Key::Back) => ("digit", "back".into()),
            Act::Pick(id, picked) => ("pick", [fact(id), picked.write()].join(" ")),
            plain => {
                let known = PLAIN.iter().find(|(_, act)| act == plain);
                return known.map_or("", |(verb, _)| *verb).into();
            }
        };
        [verb, " ", &what].concat()
    }

    /// The act that stands in an attribute; none where it makes no sense.
    pub fn read(tables: &Tables, text: &str) -> Option<Act> {
        if let Some((_, plain)) = PLAIN.iter().find(|(verb, _)| *verb == text) {
            return Some(plain.clone());
        }
        let (verb, what) = text.split_once(' ')?;
        let (first, second) = what.split_once(' ').unwrap_or((what, ""));
        let fact = || tables.fact(first);
        let programme = || tables.programme_id(what);
        Some(match verb {
            "know" => Act::Know(fact()?, parse_value(tables.fact_at(fact()?)?, second)?),
            "unsure" => Act::Unsure(fact()?),
            "forget" => Act::Forget(fact()?),
            "ask" => Act::Ask(fact()?),
            "toggle" => Act::Toggle(fact()?),
            "tile" => Act::Status(Status::ALL.into_iter().find(|status| status.key() == what)?),
            "rest" if what == "no" => Act::Rest(Rest::No),
            "rest" if what == "unknown" => Act::Rest(Rest::Unsure),
            "region" => Act::Region(Region::parse(what)?),
            "party" => Act::Party(Party::from_key(what)?),
            "go" => Act::Go([Title::Results, Title::Library].into_iter().find(|title| title.id() == what)?),
            "open" => Act::ShowPage(Route::read(tables, what)),
            "check" => Act::Check(programme()?),
            "show" => Act::Show(programme()?),
            "language" => Act::Language(asked_for(what)?),
            "begin" => Act::Begin(asked_for(what)?),
            "digit" if what == "back" => Act::Key(Key::Back),
            "digit" => Act::Key(Key::Sign(what.parse().ok()?)),
            "pick" => Act::Pick(fact()?, Picked::read(second)?),
            _ => return None,
        })
    }

    /// What it answers, as a link says it; none where it answers nothing that the page asks at
    /// first.
    pub fn in_link(&self, tables: &Tables) -> Option<String> {
        match self {
            Act::Region(region) => Some([places::REGION, "=", &region.to_string()].concat()),
            Act::Party(party) => Some([link::PARTY, "=", party.key()].concat()),
            Act::Status(status) => {
                let answers = status.values(tables).into_iter().filter_map(|(id, value)| {
                    let fact = tables.fact_at(id)?;
                    Some([fact.key, "=", &format_value(fact, value)].concat())
                });
                Some(answers.collect::<Vec<_>>().join("&"))
            }
            _ => None,
        }
    }
}

fn value_text(tables: &Tables, id: FactId, value: Value) -> String {
    tables.fact_at(id).map_or(String::new(), |fact| format_value(fact, value))
}

impl Title {
    /// The id of its element.
    pub fn id(self) -> &'static str {
        match self {
            Title::Results => ids::RESULTS,
            Title::Library => ids::LIBRARY_TITLE,
        }
    }
}

impl Picked {
    /// `2021`, `2021-7` or `2021-7-15`.
    fn write(self) -> String {
        let numbers = [self.year, self.month.into(), self.day.into()];
        let said = numbers.iter().filter(|number| **number > 0).map(i32::to_string);
        said.collect::<Vec<_>>().join("-")
    }

    fn read(text: &str) -> Option<Picked> {
        let mut numbers = text.split('-');
        let year = numbers.next()?.parse().ok()?;
        let mut next = || numbers.next().map_or(Some(0), |number| number.parse().ok());
        Some(Picked { year, month: next()?, day: next()? })
    }
}

#[cfg(test)]
mod tests;
