//! Checks on tables as a whole: every clause accounted for, every id known, every fact used.

use crate::diagnostic::Location;
use crate::document::ParsedDocument;
use crate::node::suggestion;
use crate::programme::ParsedProgramme;
use crate::source::Log;
use crate::standard::Paid;
use crate::vocabulary::Vocabulary;
use engine::law::{FactSet, Figure};
use engine::{FactId, Verdict};

/// Every clause of every document is cited or explained.
pub fn clauses(documents: &[ParsedDocument], programmes: &[ParsedProgramme], log: &Log) {
    for (at, read) in documents.iter().enumerate() {
        let document = &read.document;
        let explained = document.explained.iter().map(|explained| explained.clause);
        let warned = document.warnings.iter().map(|warning| warning.clause);
        let limited = read.limits.iter().map(|read| read.limit.cite.clause);
        let mut named: Vec<&str> = explained.chain(warned).chain(limited).collect();
        for read in programmes.iter().filter(|read| usize::from(read.programme.document.0) == at) {
            named.extend(read.programme.cites.iter().map(|cite| cite.clause));
            named.extend(read.programme.season.map(|season| season.cite.clause));
            read.programme.when.each_test(&mut |test| named.push(test.cite.clause));
        }
        for (at, (clause, location)) in document.clauses.iter().zip(&read.clauses).enumerate() {
            if document.clauses.iter().take(at).any(|other| other == clause) {
                log.at(*location, format!("clause {clause} is listed twice"), None);
            }
            // A chapter whose items are listed is accounted for by them.
            let has_items = document.clauses.iter().any(|other| is_item(other, clause));
            if !named.contains(clause) && !has_items {
                let hint = "cite it in a programme, or add an [[explained]]";
                log.at(
                    *location,
                    format!("clause {clause} gives no programme and is not explained"),
                    Some(hint.into()),
                );
            }
        }
    }
}

/// Whether a clause is an item of a chapter: 五（一） of 五, 三（一）1 of 三（一）, but not
/// 十一 of 十, nor 三（一）10 of 三（一）1.
fn is_item(clause: &str, chapter: &str) -> bool {
    let numeral = |c: char| {
        if c.is_ascii_digit() { 1 } else { i32::from("一二三四五六七八九十".contains(c)) * 2 }
    };
    let next = clause.strip_prefix(chapter).and_then(|rest| rest.chars().next());
    let last = chapter.chars().next_back();
    next.zip(last).is_some_and(|(next, last)| numeral(next) == 0 || numeral(next) != numeral(last))
}

/// Ids are unique, and limits name programmes that exist.
pub fn ids(documents: &[ParsedDocument], programmes: &[ParsedProgramme], log: &Log) {
    let known: Vec<&str> = programmes.iter().map(|read| read.programme.id).collect();
    let limits = || documents.iter().flat_map(|read| &read.limits);
    unique(documents.iter().map(|read| (read.document.id, read.location)), log);
    unique(programmes.iter().map(|read| (read.programme.id, read.location)), log);
    unique(limits().map(|read| (read.limit.id, read.location)), log);
    for read in limits() {
        for (id, location) in read.limit.programmes.iter().zip(&read.programmes) {
            if !known.contains(id) {
                log.at(*location, format!("unknown programme `{id}`"), suggestion(id, &known));
            }
        }
    }
}

fn unique(ids: impl Iterator<Item = (&'static str, Location)>, log: &Log) {
    let mut seen: Vec<(&str, Location)> = Vec::new();
    for (id, location) in ids {
        match seen.iter().find(|(other, _)| *other == id) {
            Some((_, first)) => {
                log.at(location, format!("the id `{id}` is used twice, first in {first}"), None)
            }
            None => seen.push((id, location)),
        }
    }
}

/// A standard that programmes pay names programmes that take it, and is stated as they state theirs.
pub fn published(paid: &[Paid], programmes: &[ParsedProgramme], vocabulary: &Vocabulary, log: &Log) {
    let known: Vec<&str> = programmes.iter().map(|read| read.programme.id).collect();
    let key = |id: FactId| vocabulary.facts.get(usize::from(id.0)).map_or("", |fact| fact.key);
    for standard in paid {
        for (id, location) in &standard.pays {
            let Some(read) = programmes.iter().find(|read| read.programme.id == *id) else {
                log.at(*location, format!("unknown programme `{id}`"), suggestion(id, &known));
                continue;
            };
            let rows: Vec<_> = read.amounts.iter().filter(|row| !row.sorted_by.is_empty()).collect();
            if rows.is_empty() {
                let hint = "say in its amount by which facts they go: published = […]";
                log.at(
                    *location,
                    format!("no amount of `{id}` takes published standards"),
                    Some(hint.into()),
                );
            }
            for row in rows {
                if row.row.per != standard.per {
                    log.at(standard.location, format!("`per` is not that of the amount of `{id}`"), None);
                }
                standard.when.cond.each_test(&mut |test| {
                    if key(test.fact) != "region" && !row.sorted_by.contains(&test.fact) {
                        let facts: Vec<&str> = row.sorted_by.iter().map(|id| key(*id)).collect();
                        let fact = key(test.fact);
                        let message =
                            format!("standards for `{id}` go by {}, not by `{fact}`", facts.join(", "));
                        log.at(standard.location, message, None);
                    }
                });
            }
        }
    }
}

/// A fact that no rule reads is a question asked for nothing.
pub fn unused(
    vocabulary: &Vocabulary,
    documents: &[ParsedDocument],
    programmes: &[ParsedProgramme],
    log: &Log,
) {
    let mut used = FactSet::default();
    for programme in programmes.iter().map(|read| &read.programme) {
        programme.when.each_test(&mut |test| used.insert(test.fact));
        for row in programme.amounts {
            match row.figure {
                Figure::Fact(fact) => used.insert(fact),
                Figure::UpTo { fact, cap, .. } => [fact, cap].into_iter().for_each(|fact| used.insert(fact)),
                Figure::Yuan(_) | Figure::Unpublished => {}
            }
            if let Some(when) = &row.when {
                when.each_test(&mut |test| used.insert(test.fact));
            }
            row.count.iter().for_each(|count| used.insert(count.fact));
        }
    }
    let rows = programmes.iter().flat_map(|read| &read.amounts);
    rows.flat_map(|row| &row.sorted_by).for_each(|fact| used.insert(*fact));
    for read in documents.iter().flat_map(|read| &read.limits) {
        read.limit.reached.each_test(&mut |test| used.insert(test.fact));
    }
    for ((fact, location), at) in vocabulary.facts.iter().zip(&vocabulary.locations).zip(0..) {
        if !used.contains(FactId(at)) {
            log.at(*location, format!("no rule, amount or limit reads the fact `{}`", fact.key), None);
        }
    }
}

/// Each programme has a case of every verdict, and each figure from another paper a case that
/// says on which day it is shown.
pub fn coverage(programmes: &[ParsedProgramme], log: &Log) {
    for read in programmes {
        for verdict in [Verdict::Eligible, Verdict::Ineligible, Verdict::Undetermined] {
            if !read.cases.iter().any(|case| case.expect.verdict == Some(verdict)) {
                let message = format!("{} has no case that is {}", read.programme.id, verdict.key());
                log.at(read.location, message, Some("add a [[case]]".into()));
            }
        }
        for (at, location) in read.references.iter().enumerate() {
            if !read.cases.iter().any(|case| case.names(&read.programme, at)) {
                let hint = "add `references = [\"…\"]`, words of each, to a case of a day it is about";
                log.at(*location, "this reference appears in no case", Some(hint.into()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_item;

    #[test]
    fn an_item_continues_its_chapter_with_another_sort_of_number() {
        assert!(is_item("五（一）", "五"));
        assert!(is_item("三（一）1", "三（一）"));
        assert!(is_item("三1", "三"));
        assert!(!is_item("十一", "十"));
        assert!(!is_item("三（一）10", "三（一）1"));
        assert!(!is_item("五", "五"));
        assert!(!is_item("六（一）", "五"));
    }
}
