//! The attributes of a programme that some case of its own must state: `force`, `benefit`,
//! `recipient`, how many citations it has of each clause, and where it has them `paid_to`, `alternative`
//! and how many of its citations are known from reports alone. Another value is then noticed.

use super::{Demands, Example, Ready};
use crate::case::{Expect, clauses, reported};
use crate::programme::ParsedProgramme;
use engine::Tables;

/// An attribute, what it is, and whether a case states it.
type Attribute = (&'static str, String, fn(&Expect) -> bool);

pub fn check(tables: &Tables, read: &ParsedProgramme, cases: &[Ready], demands: &mut Demands) {
    let programme = &read.programme;
    let list = |keys: Vec<&str>| {
        format!("[{}]", keys.iter().map(|key| format!("\"{key}\"")).collect::<Vec<_>>().join(", "))
    };
    let mut attributes: Vec<Attribute> = vec![
        ("force", format!("\"{}\"", programme.force.key()), |expect| expect.force.is_some()),
        ("benefit", list(programme.benefits.iter().map(|benefit| benefit.key()).collect()), |expect| {
            expect.benefit.is_some()
        }),
        ("recipient", list(programme.recipients.iter().map(|party| party.key()).collect()), |expect| {
            expect.recipient.is_some()
        }),
    ];
    if let Some(paid_to) = programme.paid_to {
        attributes.push(("paid_to", format!("\"{}\"", paid_to.key()), |expect| expect.paid_to.is_some()));
    }
    if let Some(alternative) = programme.alternative {
        attributes.push(("alternative", format!("\"{alternative}\""), |expect| expect.alternative.is_some()));
    }
    let reported = reported(programme);
    if reported > 0 {
        attributes.push(("reported", reported.to_string(), |expect| expect.reported.is_some()));
    }
    attributes.push(("clauses", clauses(tables, programme), |expect| expect.clauses.is_some()));
    for (key, value, states) in attributes {
        let noticed = cases.iter().any(|ready| states(&ready.case.expect));
        let example =
            || Example::Case(format!("add to what a case expects, if the clause says so: {key} = {value}"));
        demands.add(read.location, format!("`{key}` may be another"), noticed, example);
    }
}
