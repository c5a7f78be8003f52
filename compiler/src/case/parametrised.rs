//! One case that runs over several values: `each = { hours = { 79 = "ineligible", 80 = "eligible" } }`.
//!
//! The facts of `each` are varied one at a time, the other answers staying as they are; `date`
//! is the evaluation date. A list of values shares what the case expects; a table says it value
//! by value, or for several values with commas between: a verdict alone, what the case's one limit
//! comes to, or a table of expectations. `else` stands for all options of a choice that the table
//! does not name. The case itself runs, too, where it answers every fact that is varied.

use super::{Case, expect};
use crate::node::Node;
use crate::vocabulary::Vocabulary;
use engine::date;
use engine::law::Kind;

/// The cases that one case with `each` stands for.
pub fn spread(case: &Case, each: &Node, vocabulary: &Vocabulary) -> Option<Vec<Case>> {
    let varied = each.table()?.entries();
    if varied.is_empty() {
        each.error("`each` names at least one fact, or `date`");
        return None;
    }
    let mut cases = Vec::new();
    let mut whole = case.expect.verdict.is_some();
    for (key, node) in &varied {
        if *key != DATE {
            let (fact, _) = vocabulary.fact(node, key)?;
            whole &= case.answers.iter().any(|(id, _)| *id == fact);
        }
        for (value, expected) in values(key, node, vocabulary)? {
            cases.push(variant(case, key, node, &value, expected.as_ref(), vocabulary)?);
        }
    }
    if whole {
        cases.insert(0, case.clone());
    }
    Some(cases)
}

/// The key of the evaluation date.
const DATE: &str = "date";
/// The key of all options that are not named.
const ELSE: &str = "else";

/// The values of a list, or those of a table with what is expected of each.
fn values<'f>(
    key: &str,
    node: &Node<'f>,
    vocabulary: &Vocabulary,
) -> Option<Vec<(String, Option<Node<'f>>)>> {
    if let Some(list) = node.as_list() {
        return list.iter().map(|value| Some((value.scalar()?, None))).collect();
    }
    let mut values = Vec::new();
    for (written, expected) in node.table()?.entries().into_iter().filter(|(value, _)| *value != ELSE) {
        values.extend(written.split(", ").map(|value| (value.to_owned(), Some(expected))));
    }
    if let Some((_, expected)) = node.table()?.entries().into_iter().find(|(value, _)| *value == ELSE) {
        let Kind::Choice(options) = vocabulary.fact(node, key)?.1.kind else {
            expected.error("`else` stands for the other options of a choice");
            return None;
        };
        let named = |option: &str| values.iter().any(|(value, _)| value == option);
        let others: Vec<&str> = options.iter().map(|one| one.key).filter(|key| !named(key)).collect();
        values.extend(others.into_iter().map(|other| (other.to_owned(), Some(expected))));
    }
    Some(values)
}

fn variant(
    case: &Case,
    key: &str,
    at: &Node,
    value: &str,
    expected: Option<&Node>,
    vocabulary: &Vocabulary,
) -> Option<Case> {
    let mut one = case.clone();
    if key == DATE {
        let Some(day) = date::parse(value) else {
            at.error(format!("`{value}` is no date like 2020-09-01"));
            return None;
        };
        one = case.on(day);
    } else {
        one.answer(key, at, value, vocabulary)?;
    }
    one.what = format!("{} [{key} = {value}]", case.what).leak();
    let Some(node) = expected else { return Some(one) };
    one.expect = match node.as_str() {
        Some(_) => expect::word(node, &case.expect)?,
        None => expect::read(node, vocabulary)?,
    };
    one.expect.verdict = one.expect.verdict.or(case.expect.verdict);
    one.expected_at = node.location();
    Some(one)
}
