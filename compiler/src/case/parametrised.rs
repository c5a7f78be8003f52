//! One case that runs over several values: `each = { hours = { 79 = "ineligible", 80 = "eligible" } }`.
//!
//! The facts of `each` are varied one at a time, the other answers staying as they are; `date`
//! is the evaluation date. A list of values shares what the case expects; a table says it value
//! by value: a verdict alone, or a table of expectations. The case itself runs, too, where it
//! answers every fact that is varied.

use super::{Case, answer, expect};
use crate::node::Node;
use crate::vocabulary::Vocabulary;
use engine::{Answer, FactId, date};

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
        for (value, expected) in values(node)? {
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

/// The values of a list, or those of a table with what is expected of each.
fn values<'f>(node: &Node<'f>) -> Option<Vec<(String, Option<Node<'f>>)>> {
    if let Some(list) = node.as_list() {
        return list.iter().map(|value| Some((value.scalar()?, None))).collect();
    }
    Some(node.table()?.entries().into_iter().map(|(value, node)| (value.into(), Some(node))).collect())
}

fn variant(
    case: &Case,
    key: &str,
    at: &Node,
    value: &str,
    expected: Option<&Node>,
    vocabulary: &Vocabulary,
) -> Option<Case> {
    let mut one = Case { what: format!("{} [{key} = {value}]", case.what).leak(), ..case.clone() };
    if key == DATE {
        let Some(day) = date::parse(value) else {
            at.error(format!("`{value}` is no date like 2020-09-01"));
            return None;
        };
        one.date = day;
    } else {
        put(&mut one.answers, answer(key, at, value, vocabulary)?);
    }
    let Some(node) = expected else { return Some(one) };
    let verdict = case.expect.verdict;
    one.expect = match node.as_str() {
        Some(_) => expect::Expect { verdict: expect::verdict(node), ..Default::default() },
        None => expect::read(node, vocabulary)?,
    };
    one.expect.verdict = one.expect.verdict.or(verdict);
    one.expected_at = node.location();
    Some(one)
}

fn put(answers: &mut Vec<(FactId, Answer)>, given: (FactId, Answer)) {
    answers.retain(|(fact, _)| *fact != given.0);
    answers.push(given);
}
