//! What the `[case]` of a file of facts says of them once more: the ends of a range, who is asked,
//! where and when a word has a meaning of its own, what a fact says by definition, and how it can be
//! changed by whom. A figure that was mistyped is noticed by it.

use super::Vocabulary;
use crate::change;
use crate::diagnostic::Location;
use crate::node::{Node, Table};
use crate::source::Log;
use engine::date;
use engine::law::{Fact, FactId, Grade, Kind, Means, Party};
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
        if let Some(node) = table.get(CHANGE) {
            if change::means(&node, fact) != fact.change.map(|change| change.by) {
                node.error(format!("`{key}` can be changed otherwise than the case expects"));
            }
            said.insert((fact.key, CHANGE));
        }
        if let Some(node) = table.get(LATER) {
            if node.date() != fact.later.map(|later| later.after) {
                node.error(format!("the definition of `{key}` changes on another day than the case expects"));
            }
            said.insert((fact.key, LATER));
        }
        // Read once all facts are known.
        for what in [CHANGE_WHEN, IMPLIES] {
            if table.get(what).is_some() {
                said.insert((fact.key, what));
            }
        }
        table.finish();
    }
}

/// Holds what a file's `[case]` says of other facts against its facts, once all are known.
pub fn check_others(root: &Table, vocabulary: &Vocabulary) {
    let Some(cases) = root.get("case").and_then(|node| node.table()) else { return };
    for (key, node) in cases.entries() {
        let fact = vocabulary.facts.iter().find(|fact| fact.key == key);
        let (Some(fact), Some(table)) = (fact, node.table()) else { continue };
        if let Some(node) = table.get(CHANGE_WHEN) {
            let written = change::own_condition(&node, vocabulary).map(|cond| format!("{cond:?}"));
            if written != fact.change.and_then(|change| change.when).map(|cond| format!("{cond:?}")) {
                node.error(format!("`{key}` is suggested to others than the case expects"));
            }
        }
        if let Some(node) = table.get(IMPLIES) {
            let facts = node.list().into_iter().filter_map(|one| Some(vocabulary.fact(&one, one.str()?)?.0));
            if facts.collect::<Vec<_>>() != fact.implies {
                node.error(format!("`{key}` says something else by definition than the case expects"));
            }
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
const CHANGE: &str = "change";
const CHANGE_WHEN: &str = "change_when";
const IMPLIES: &str = "implies";
const LATER: &str = "later";

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
            (CHANGE, fact.change.map(|change| means(fact, change.by))),
            (LATER, fact.later.map(|later| date::format(later.after))),
            (IMPLIES, (!fact.implies.is_empty()).then(|| keys(fact.implies, facts))),
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

fn keys(ids: &[FactId], facts: &[Fact]) -> String {
    let keys = ids.iter().filter_map(|id| facts.get(usize::from(id.0)));
    format!("[{}]", keys.map(|fact| format!("\"{}\"", fact.key)).collect::<Vec<_>>().join(", "))
}

/// As `change` is written.
fn means(fact: &Fact, by: Means) -> String {
    match (by, fact.kind) {
        (Means::Options(set), Kind::Choice(options)) => {
            let chosen = (0..).zip(options).filter(|(at, _)| set >> at & 1 == 1);
            let keys: Vec<String> = chosen.map(|(_, option)| format!("\"{}\"", option.key)).collect();
            format!("[{}]", keys.join(", "))
        }
        _ => format!("\"{}\"", by.key()),
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
