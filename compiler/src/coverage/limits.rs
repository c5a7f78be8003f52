//! The changes of limits that some case must notice by the room it expects: the condition for having
//! reached it changed, its first and last day a day off, `in_principle` the other way round. Besides,
//! a case must name the limit for each programme it binds, and state its `together` and `renews`.

use super::variants::{shifted, variants};
use super::{Demands, Example, Ready};
use crate::case::ExpectedLimit;
use crate::document::{ParsedDocument, ParsedLimit};
use engine::Tables;
use engine::law::{Cond, Grade, Limit};

pub fn check(tables: &Tables, document: &ParsedDocument, cases: &[&Ready], demands: &mut Demands) {
    for read in &document.limits {
        // The cases that say what this limit comes to.
        let saying: Vec<(&Ready, &ExpectedLimit)> = cases
            .iter()
            .filter_map(|ready| {
                let limits = &ready.case.expect.limits;
                Some((*ready, limits.iter().find(|expected| expected.id == read.limit.id)?))
            })
            .collect();
        rooms(tables, read, &saying, demands);
        binding(read, &saying, demands);
        figures(read, &saying, demands);
    }
}

/// Demands that a case notices each change that alters the room the limit leaves.
fn rooms(tables: &Tables, read: &ParsedLimit, saying: &[(&Ready, &ExpectedLimit)], demands: &mut Demands) {
    let limit = read.limit;
    let mut changed: Vec<(crate::diagnostic::Location, String, Limit)> = Vec::new();
    for variant in read.reached.iter().flat_map(|reached| variants(tables, reached)) {
        changed.push((variant.location, variant.change, Limit { reached: variant.cond, ..limit }));
    }
    for (from, until) in shifted(limit.from, limit.until) {
        let end = if from == limit.from { ("until", until) } else { ("from", from) };
        let day = end.1.map_or(String::new(), engine::date::format);
        changed.push((
            read.location,
            format!("its `{}` may be {day}", end.0),
            Limit { from, until, ..limit },
        ));
    }
    if read.reached.is_some() {
        let in_principle = !limit.in_principle;
        changed.push((
            read.location,
            "its `in_principle` may be otherwise".into(),
            Limit { in_principle, ..limit },
        ));
    }
    for (location, change, limit) in changed {
        let limit: &'static Limit = Box::leak(Box::new(limit));
        let noticed = saying
            .iter()
            .any(|(ready, expected)| limit.outcome(&ready.answers, ready.case.date).room != expected.room);
        let example = || same_or_hint(read, limit);
        demands.add(location, change, noticed, example);
    }
}

fn same_or_hint(read: &ParsedLimit, changed: &Limit) -> Example {
    // A limit that is never reached always leaves room: there is no case to suggest.
    if let (Cond::Any([]), Cond::Any([])) = (read.limit.reached, changed.reached) {
        return Example::None;
    }
    Example::Case(format!(
        "a case of a programme it binds that expects limits = {{ \"{}\" = \"…\" }}: free, unknown, doubtful or reached",
        read.limit.id
    ))
}

/// Demands a case that says so for each programme that the limit binds.
fn binding(read: &ParsedLimit, saying: &[(&Ready, &ExpectedLimit)], demands: &mut Demands) {
    for (programme, location) in read.limit.programmes.iter().zip(&read.programmes) {
        let noticed = saying.iter().any(|(ready, _)| ready.case.programme == *programme);
        let example = || {
            let id = read.limit.id;
            Example::Case(format!("a case of {programme} that expects limits = {{ \"{id}\" = \"free\" }}"))
        };
        demands.add(*location, format!("{} may not bind {programme}", read.limit.id), noticed, example);
    }
}

/// Demands that some case states how many go together and whether the count begins anew.
fn figures(read: &ParsedLimit, saying: &[(&Ready, &ExpectedLimit)], demands: &mut Demands) {
    let stated = |states: fn(&ExpectedLimit) -> bool| saying.iter().any(|(_, expected)| states(expected));
    let id = read.limit.id;
    let example = |say: String| {
        move || {
            Example::Case(format!("a case that expects limits = {{ \"{id}\" = {{ room = \"…\", {say} }} }}"))
        }
    };
    if let Some(together) = read.limit.together {
        let noticed = stated(|expected| expected.together.is_some());
        demands.add(
            read.location,
            "its `together` may be another".into(),
            noticed,
            example(format!("together = {together}")),
        );
    }
    if read.limit.claims.is_some() {
        let renews = if read.limit.yearly { "year" } else { "never" };
        let noticed = stated(|expected| expected.yearly.is_some());
        demands.add(
            read.location,
            "its `renews` may be otherwise".into(),
            noticed,
            example(format!("renews = \"{renews}\"")),
        );
    }
    let (clause, noticed) = (read.limit.cite.clause, stated(|expected| expected.clause.is_some()));
    let change = "its `clause` may be another".into();
    demands.add(read.location, change, noticed, example(format!("clause = \"{clause}\"")));
    if read.limit.cite.grade == Grade::Reported {
        let noticed = stated(|expected| expected.grade.is_some());
        let change = "its `grade` may be another".into();
        demands.add(read.location, change, noticed, example("grade = \"reported\"".into()));
    }
}
