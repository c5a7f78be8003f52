//! The changes of days that some case must notice: the first, last and last certain day of a
//! programme or its document a day off, by the `standing` that a case expects; the first and last day
//! of a figure from another paper a day off, by its `references`. The days on which a document was
//! issued and reviewed must be stated by a case.

use super::variants::shifted;
use super::{Demands, Example, Ready};
use crate::case::Expect;
use crate::document::ParsedDocument;
use crate::programme::ParsedProgramme;
use engine::law::{Reference, Validity};
use engine::{Date, date};

pub fn check(documents: &[ParsedDocument], read: &ParsedProgramme, cases: &[Ready], demands: &mut Demands) {
    let validity = read.programme.term;
    let document = documents.get(usize::from(read.programme.document.0));
    // Dates that a programme takes over from its document need one case among all programmes.
    let location = match document {
        Some(document) if document.document.term.ground == validity.ground => document.location,
        _ => read.location,
    };
    for (what, changed, day) in shifted_validities(validity) {
        let noticed = cases.iter().any(|ready| {
            ready.case.expect.standing.is_some_and(|expected| changed.standing(ready.case.date) != expected)
        });
        let example = || {
            let standing = validity.standing(day).key();
            Example::Case(format!("a case of {} that expects standing = \"{standing}\"", date::format(day)))
        };
        demands.add(location, what, noticed, example);
    }
    if let Some(document) = document {
        let stated = |states: fn(&Expect) -> bool| cases.iter().any(|ready| states(&ready.case.expect));
        let days: [(&str, Date, bool); 2] = [
            ("issued", document.document.issued, stated(|expect| expect.issued.is_some())),
            ("reviewed", document.document.reviewed, stated(|expect| expect.reviewed.is_some())),
        ];
        for (key, day, noticed) in days {
            let hint = format!("add to what a case of the document expects: {key} = {}", date::format(day));
            demands
                .add(document.location, format!("`{key}` may be another"), noticed, || Example::Case(hint));
        }
    }
    for (reference, location) in read.programme.references.iter().zip(&read.references) {
        for (from, until) in shifted(reference.from, reference.until) {
            let changed = Reference { from, until, ..*reference };
            let noticed = cases.iter().any(|ready| {
                let day = ready.case.date;
                ready.case.expect.references.is_some() && changed.covers(day) != reference.covers(day)
            });
            let change = format!("its days may be {}", days(from, until));
            let example = || {
                let hint =
                    "a case of the last day on the one side and the first on the other, with `references`";
                Example::Case(hint.into())
            };
            demands.add(*location, change, noticed, example);
        }
    }
}

fn days(from: Option<Date>, until: Option<Date>) -> String {
    let day = |day: Option<Date>| day.map_or(String::new(), date::format);
    format!("{} to {}", day(from), day(until))
}

/// The validity with each of its days one off, and a day that has another standing then.
fn shifted_validities(validity: Validity) -> Vec<(String, Validity, Date)> {
    let mut all = Vec::new();
    let around = |day: Option<Date>| {
        let both = day.into_iter().flat_map(|day| [day.previous_day(), day.next_day()]);
        both.flatten()
    };
    for from in around(Some(validity.from)) {
        all.push((may_be("from", from), Validity { from, ..validity }, from.min(validity.from)));
    }
    for until in around(validity.until) {
        let day = validity.until.map_or(until, |own| own.max(until));
        all.push((may_be("until", until), Validity { until: Some(until), ..validity }, day));
    }
    for after in around(validity.unconfirmed_after) {
        let day = validity.unconfirmed_after.map_or(after, |own| own.max(after));
        all.push((
            may_be("unconfirmed_after", after),
            Validity { unconfirmed_after: Some(after), ..validity },
            day,
        ));
    }
    all
}

fn may_be(key: &str, day: Date) -> String {
    format!("`{key}` may be {}", date::format(day))
}
