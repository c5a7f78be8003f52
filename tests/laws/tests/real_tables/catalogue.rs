//! The tables hold what the catalogue says: every programme, every clause, nothing else.

use engine::law::{Check, Cond};
use engine::region::Region;
use engine::truth::Truth;
use laws::loaded;
use tables::TABLES;

/// Links and saved answers use these ids: none is renamed, none is dropped.
const IDS: &str = include_str!("../../ids.txt");

#[test]
fn the_ids_are_those_that_were_promised() {
    let promised: Vec<&str> = IDS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let there: Vec<&str> = TABLES.programmes.iter().map(|programme| programme.id).collect();
    let lost: Vec<_> = promised.iter().filter(|id| !there.contains(id)).collect();
    let new: Vec<_> = there.iter().filter(|id| !promised.contains(id)).collect();
    assert!(lost.is_empty() && new.is_empty(), "lost: {lost:?}; not in ids.txt: {new:?}");
    assert_eq!(promised.len(), 102);
    assert_eq!(there.len(), 102);
}

#[test]
fn every_clause_of_every_document_is_accounted_for() {
    // From the files: what explains a clause does not travel with the built-in tables.
    let tables = loaded().tables;
    for (at, document) in tables.documents.iter().enumerate() {
        let own = tables.programmes.iter().filter(|programme| usize::from(programme.document.0) == at);
        let mut named: Vec<&str> = Vec::new();
        for programme in own {
            named.extend(programme.cites.iter().map(|cite| cite.clause));
            named.extend(programme.amounts.iter().map(|row| row.cite.clause));
            programme.when.each_test(&mut |test| named.push(test.cite.clause));
        }
        let limits = tables.limits.iter().filter(|limit| usize::from(limit.document.0) == at);
        named.extend(limits.map(|limit| limit.cite.clause));
        // The region of the document is cited by its number.
        named.retain(|clause| *clause != document.number);
        named.extend(document.explained.iter().map(|explained| explained.clause));
        named.extend(document.warnings.iter().map(|warning| warning.clause));
        let unknown: Vec<_> = named.iter().filter(|clause| !document.clauses.contains(clause)).collect();
        assert!(unknown.is_empty(), "{}: no clause {unknown:?}", document.id);
        let silent: Vec<_> = document
            .clauses
            .iter()
            // A chapter is accounted for by its items.
            .filter(|clause| {
                !document.clauses.iter().any(|item| item != *clause && item.starts_with(**clause))
            })
            .filter(|clause| !named.contains(clause))
            .collect();
        assert!(silent.is_empty(), "{}: nothing cites or explains {silent:?}", document.id);
    }
}

#[test]
fn every_programme_is_cited_and_begins_with_its_region() {
    for programme in TABLES.programmes {
        assert!(!programme.cites.is_empty(), "{}", programme.id);
        let cited = programme.cites.iter().all(|cite| laws::texts::is_full(*cite));
        assert!(cited, "{} has an empty citation", programme.id);
        let document = TABLES.document_of(programme).expect("its document");
        assert_eq!(programme.id.split_once('.').map(|(id, _)| id), Some(document.id));
        // A paper for the whole country asks for none.
        if document.region != Region::COUNTRY {
            assert!(begins_in(programme, document.region), "{} does not begin with its place", programme.id);
        }
        assert_eq!(programme.paid_to.is_some(), !programme.amounts.is_empty() || has_money(programme));
    }
}

/// Whether the first part of its condition asks for a place in the region and for nothing else.
fn begins_in(programme: &engine::Programme, region: Region) -> bool {
    let Cond::All([first, ..]) = programme.when else { return false };
    let mut places = 0;
    let mut only = true;
    first.each_test(&mut |test| match test.check {
        Check::In(place) if place.within(region) == Truth::True => places += 1,
        _ => only = false,
    });
    only && places > 0
}

fn has_money(programme: &engine::Programme) -> bool {
    use engine::law::Benefit;
    [Benefit::Cash, Benefit::Advance, Benefit::Uplift, Benefit::Guideline]
        .iter()
        .any(|money| programme.gives(*money))
        || programme.paid_to.is_some()
}
