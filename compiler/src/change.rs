//! Reading how a fact can still be changed: `change`, `change_when`, `act`.

use crate::condition::{self, Scope};
use crate::node::{Node, Table};
use crate::vocabulary::Vocabulary;
use engine::answers::{Value, parse_value};
use engine::law::{Change, Citation, Fact, Kind, Means};

const WORDS: [Means; 4] = [Means::Become, Means::Rise, Means::Fall, Means::Any];
/// What an `act` may leave open.
const VALUE: &str = "{value}";
const MORE: &str = "{more}";

/// How a fact can be changed; `change_when` is read by [`when`], for it reads other facts.
pub fn read(table: &Table, fact: &Fact) -> Option<Change> {
    let (change, act, when) = (table.get("change"), table.get("act"), table.get("change_when"));
    let Some(node) = change else {
        for node in [act, when].into_iter().flatten() {
            node.error("without `change` the fact is never suggested: this would never be said");
        }
        return None;
    };
    let by = means(&node, fact)?;
    let text = act.and_then(|node| Some((node, node.text()?)));
    if let Some((node, text)) = text {
        for (mark, fits) in [(VALUE, by != Means::Become), (MORE, is_number(fact))] {
            if text.zh.contains(mark) != text.en.contains(mark) {
                node.error(format!("{mark} stands in one language only"));
            } else if text.zh.contains(mark) && !fits {
                node.error(format!("{mark} says nothing here"));
            }
        }
        for words in [text.zh, text.en] {
            if words.replace(VALUE, "").replace(MORE, "").contains(['{', '}']) {
                node.error(format!("only {VALUE} and {MORE} may stand in braces"));
            }
        }
    }
    Some(Change { by, when: None, act: text.map(|(_, text)| text) })
}

fn is_number(fact: &Fact) -> bool {
    matches!(fact.kind, Kind::Int { .. } | Kind::Decimal { .. } | Kind::Money { .. })
}

/// To which values a fact can be changed, as a table writes it.
pub fn means(node: &Node, fact: &Fact) -> Option<Means> {
    let fits = |by: Means| match fact.kind {
        Kind::Bool => matches!(by, Means::Become | Means::Any),
        Kind::Choice(_) => by != Means::Become,
        Kind::Date | Kind::Region => false,
        _ => matches!(by, Means::Rise | Means::Fall | Means::Any),
    };
    let by = match node.as_list() {
        Some(list) => Means::Options(list.iter().fold(0, |set, node| set | option(node, fact))),
        None => node.word("change", &WORDS, Means::key)?,
    };
    if matches!(fact.kind, Kind::Date | Kind::Region) {
        node.error("neither a day nor a place can be changed: what is past stays, and moving is no advice");
    } else if !fits(by) {
        node.error(format!("{} cannot be changed so", condition::a_type(fact)));
    } else if by == Means::Options(0) {
        node.error("an empty list changes nothing");
    } else {
        return Some(by);
    }
    None
}

/// The bit of an option; none where the fact is no choice, which is said of the list.
fn option(node: &Node, fact: &Fact) -> u64 {
    let Kind::Choice(options) = fact.kind else { return 0 };
    let Some(key) = node.str() else { return 0 };
    match parse_value(fact, key) {
        Some(Value::Choice(at)) => 1 << at,
        _ => {
            let known: Vec<&str> = options.iter().map(|option| option.key).collect();
            node.unknown("option", key, &known);
            0
        }
    }
}

/// Reads the `change_when` of a fact, once all facts are known.
pub fn when(table: &Table, vocabulary: &Vocabulary) -> Option<(usize, engine::law::Cond)> {
    let node = table.get("change_when")?;
    let at = vocabulary.facts.iter().position(|fact| table.filled("key") == Some(fact.key))?;
    Some((at, own_condition(&node, vocabulary)?))
}

/// A condition of the vocabulary's own sense, of no document.
pub fn own_condition(node: &Node, vocabulary: &Vocabulary) -> Option<engine::law::Cond> {
    let scope = Scope { vocabulary, clauses: &[], depth: 0 };
    Some(condition::read(node, scope, Citation::verbatim("", ""))?.cond)
}
