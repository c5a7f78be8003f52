//! Whether the cases pin the tables down: what could be otherwise without any case noticing.
//!
//! Every part of a table is changed in one way at a time ([`variants`]), and some case must
//! come out otherwise for it: each test by itself, each option of each list, both sides of each
//! bound and of each first and last day, each amount with its basis, each limit. What
//! several programmes share (named conditions, a document's region and dates) needs one case among
//! all of them. What is missing is said with a case to paste, where one can be found by varying the
//! cases that are there.

mod amounts;
mod attributes;
mod example;
mod limits;
mod periods;
mod season;
pub mod variants;

use crate::case::Case;
use crate::diagnostic::Location;
use crate::document::ParsedDocument;
use crate::programme::ParsedProgramme;
use crate::source::Log;
use engine::{Answers, Tables, Verdict};
use std::collections::{BTreeMap, BTreeSet};
use variants::variants;

/// A case with its answers in full, worked out once.
struct Ready<'c> {
    case: &'c Case,
    answers: Answers,
}

/// Where something is, and what.
type Key = (&'static str, usize, String);

/// Changes that some case must notice, by where they are and what they are.
#[derive(Default)]
struct Demands {
    changes: BTreeMap<Key, Demand>,
    /// Options of lists, and whether anything would come out otherwise without them.
    options: BTreeMap<Key, (Location, bool)>,
}

/// A change that some case must notice.
struct Demand {
    location: Location,
    noticed: bool,
    /// How a case would notice it: text to paste.
    example: Option<String>,
}

impl Demands {
    /// A change, whether a case notices it, and how one could; a change that nobody could
    /// notice is not demanded. Says whether somebody could.
    fn add(
        &mut self,
        location: Location,
        change: String,
        noticed: bool,
        example: impl FnOnce() -> Example,
    ) -> bool {
        let key = (location.file, location.start(), change);
        let known = self.changes.get(&key).is_some_and(|demand| demand.noticed || demand.example.is_some());
        if !noticed && known {
            return true;
        }
        let example = if noticed { Example::None } else { example() };
        if let Example::Impossible = example {
            return false;
        }
        let demand = self.changes.entry(key).or_insert(Demand { location, noticed: false, example: None });
        demand.noticed |= noticed;
        if let Example::Case(text) = example {
            demand.example = Some(text);
        }
        true
    }

    /// An option of a list, and whether somebody could notice that it is left out.
    fn option(&mut self, location: Location, option: Option<&str>, matters: bool) {
        let Some(option) = option else { return };
        let key = (location.file, location.start(), option.into());
        self.options.entry(key).or_insert((location, false)).1 |= matters;
    }

    /// Says what is not noticed, where it stands in a file that is asked about.
    fn say(self, asked: impl Fn(&str) -> bool, log: &Log) {
        // Where nothing of a test can be noticed, none of its options can.
        let noticeable: BTreeSet<(&str, usize)> =
            self.changes.keys().map(|(file, at, _)| (*file, *at)).collect();
        for ((file, at, option), (location, matters)) in self.options {
            if !matters && asked(file) && noticeable.contains(&(file, at)) {
                let message = format!("nothing comes out otherwise without `{option}`");
                log.at(location, message, Some("leave it out, or say what it stands for".into()));
            }
        }
        for ((file, _, change), demand) in self.changes {
            if !demand.noticed && asked(file) {
                let message = format!("no case notices that {change}");
                log.at(demand.location, message, demand.example);
            }
        }
    }
}

/// How a change could be noticed.
enum Example {
    /// By this case.
    Case(String),
    /// By a case that nobody found.
    None,
    /// Not at all: nothing comes out otherwise.
    Impossible,
}

/// Says what no case notices.
pub fn check(tables: &Tables, documents: &[ParsedDocument], programmes: &[ParsedProgramme], log: &Log) {
    let all: Vec<&ParsedDocument> = documents.iter().collect();
    demands(tables, documents, programmes, |_| true, &all).say(|_| true, log);
}

/// Says what no case notices of one programme's file, or of one document's. What other files have in
/// common with it is left out.
pub fn check_file(
    tables: &Tables,
    documents: &[ParsedDocument],
    programmes: &[ParsedProgramme],
    file: &str,
    log: &Log,
) {
    let own: Vec<&ParsedDocument> = documents.iter().filter(|read| read.region.file == file).collect();
    let asked = |read: &ParsedProgramme| {
        let document = documents.get(usize::from(read.programme.document.0));
        read.location.file == file || document.is_some_and(|read| read.region.file == file)
    };
    demands(tables, documents, programmes, asked, &own).say(|at| at == file, log);
}

/// What the cases must notice of some of the programmes, and of the limits of some of the documents.
fn demands(
    tables: &Tables,
    documents: &[ParsedDocument],
    programmes: &[ParsedProgramme],
    asked: impl Fn(&ParsedProgramme) -> bool,
    limits_of: &[&ParsedDocument],
) -> Demands {
    let mut demands = Demands::default();
    let ready: Vec<Vec<Ready>> = programmes
        .iter()
        .map(|read| read.cases.iter().map(|case| Ready { answers: case.answers(tables), case }).collect())
        .collect();
    for (read, cases) in programmes.iter().zip(&ready).filter(|(read, _)| asked(read)) {
        condition(tables, documents, read, cases, &mut demands);
        amounts::check(tables, read, cases, &mut demands);
        attributes::check(tables, read, cases, &mut demands);
        periods::check(documents, read, cases, &mut demands);
        season::check(read, cases, &mut demands);
    }
    let all: Vec<&Ready> = ready.iter().flatten().collect();
    limits_of.iter().for_each(|read| limits::check(tables, read, &all, &mut demands));
    demands
}

/// Demands that some case notices each change of a programme's condition.
fn condition(
    tables: &Tables,
    documents: &[ParsedDocument],
    read: &ParsedProgramme,
    cases: &[Ready],
    demands: &mut Demands,
) {
    let programme = &read.programme;
    for variant in variants(tables, &read.when) {
        let noticed = cases.iter().any(|ready| {
            let (answers, day) = (&ready.answers, ready.case.date);
            variant.applies(answers, day)
                && Some(Verdict::from(variant.cond.truth(answers, day))) != ready.case.expect.verdict
        });
        // The test of the region is added here and written only once: in the document.
        let whole = variant.location == read.location;
        let location = match documents.get(usize::from(programme.document.0)) {
            Some(document) if whole => document.region,
            _ => variant.location,
        };
        let example = || example::of(tables, read, &programme.when, &variant, cases);
        let matters = demands.add(location, variant.change.clone(), noticed, example);
        demands.option(location, variant.without, matters);
    }
}
