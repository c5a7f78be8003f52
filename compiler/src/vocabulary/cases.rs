//! What the `[case]` of a file of facts says of them once more: the ends of a range, who is asked,
//! where a word has a meaning of its own, and to whom a change is suggested. A figure that was mistyped is noticed by it.

use super::Vocabulary;
use crate::change;
use crate::diagnostic::Location;
use crate::node::{Node, Table};
use crate::source::Log;
use engine::law::{Fact, Grade, Kind, Party};
use engine::region::Region;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What was said of which fact.
pub type Said = BTreeSet<(&'static str, &'static str)>;

/// Holds what a file's `[case]` says against its facts.
pub fn check(root: &Table, facts: &[Fact], said: &mut Said) {
    let Some(cases) = root.get("case").and_then(|node| node.table()) else { return };
    for (key, node) in cases.entries() {
        let Some(fact) = facts.iter().find(|fact| fact.key == key) else {
            let known: Vec<&str> = facts.iter().map(|fact| fact.key).collect();
            node.unknown("fact", key, &known);
            continue;
        };
        let Some(table) = node.table() else { continue };
        if let Some(node) = table.get(TAKES) {
            let given: Vec<Decimal> = node.list().iter().filter_map(|end| end.decimal()).collect();
            let ends = range(fact).map(|(min, max)| vec![min, max]);
            if ends.as_ref() != Some(&given) {
                node.error(format!("`{key}` takes {}, the case expects another range", shown(fact)));
            }
            said.insert((fact.key, TAKES));
        }
        if let Some(node) = table.get(ABOUT) {
            let given: Vec<Party> =
                node.list().iter().filter_map(|one| one.word("party", &Party::ALL, Party::key)).collect();
            if given != fact.about {
                node.error(format!("`{key}` is asked of others than the case expects"));
            }
            said.insert((fact.key, ABOUT));
        }
        if let Some(node) = table.get(LOCAL) {
            check_local(fact, &node);
            said.insert((fact.key, LOCAL));
        }
        // Read once all facts are known.
        if table.get(CHANGE_WHEN).is_some() {
            said.insert((fact.key, CHANGE_WHEN));
        }
        table.finish();
    }
}

/// Holds what a file's `[case]` says of `change_when` against its facts, once all facts are known.
pub fn check_change(root: &Table, vocabulary: &Vocabulary) {
    let Some(cases) = root.get("case").and_then(|node| node.table()) else { return };
    for (key, node) in cases.entries() {
        let fact = vocabulary.facts.iter().find(|fact| fact.key == key);
        let Some(node) = node.table().and_then(|table| table.get(CHANGE_WHEN)) else { continue };
        let written = change::own_condition(&node, vocabulary).map(|cond| format!("{cond:?}"));
        let when = fact.and_then(|fact| fact.change?.when).map(|cond| format!("{cond:?}"));
        if written != when {
            node.error(format!("`{key}` is suggested to others than the case expects"));
        }
    }
}

/// `{ 330000 = "verbatim" }`: where a word means something of its own, and how surely that is known.
fn check_local(fact: &Fact, node: &Node) {
    let Some(places) = node.table() else { return };
    let given = places.entries().into_iter().filter_map(|(place, node)| {
        Some((Region::parse(place)?, node.word("grade", &Grade::ALL, Grade::key)?))
    });
    let key = |(region, grade): (Region, Grade)| (region, grade.key());
    let given: BTreeSet<_> = given.map(key).collect();
    if given != fact.local.iter().map(|local| key((local.region, local.grade))).collect() {
        node.error(format!("`{}` has other local meanings than the case expects", fact.key));
    }
}

const TAKES: &str = "takes";
const ABOUT: &str = "about";
const LOCAL: &str = "local";
const CHANGE_WHEN: &str = "change_when";

/// Says which facts no case speaks of, with what they are now.
pub fn demand(facts: &[Fact], locations: &[Location], said: &Said, log: &Log) {
    for (fact, location) in facts.iter().zip(locations) {
        let about: Vec<String> = fact.about.iter().map(|party| format!("\"{}\"", party.key())).collect();
        let local = fact.local.iter().map(|local| format!("{} = \"{}\"", local.region, local.grade.key()));
        let (takes, local) =
            (range(fact).map(|(min, max)| format!("[{min}, {max}]")), local.collect::<Vec<_>>());
        let demands = [
            (TAKES, takes),
            (ABOUT, (about.len() > 1).then(|| format!("[{}]", about.join(", ")))),
            (LOCAL, (!local.is_empty()).then(|| format!("{{ {} }}", local.join(", ")))),
            (CHANGE_WHEN, fact.change.and_then(|change| change.when).map(|_| "\"…\"".into())),
        ];
        for (what, value) in demands {
            if let Some(value) = value.filter(|_| !said.contains(&(fact.key, what))) {
                let hint = format!(
                    "add, if it is so, under the file's [case]: {} = {{ {what} = {value} }}",
                    fact.key
                );
                log.at(*location, format!("no case notices that `{what}` may be otherwise"), Some(hint));
            }
        }
    }
}

/// The least and the greatest value of a number.
fn range(fact: &Fact) -> Option<(Decimal, Decimal)> {
    match fact.kind {
        Kind::Int { min, max, .. } => Some((min.into(), max.into())),
        Kind::Decimal { min, max, .. } | Kind::Money { min, max } => Some((min, max)),
        Kind::Bool | Kind::Choice(_) | Kind::Date | Kind::Region => None,
    }
}

fn shown(fact: &Fact) -> String {
    range(fact).map_or("no number".into(), |(min, max)| format!("[{min}, {max}]"))
}
