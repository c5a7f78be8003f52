//! The parts of the page and the elements for them are the same, and so are the ids that the app
//! knows and those in the page.

use super::*;
use crate::library;
use crate::model::ids;
use crate::model::link::Link;
use crate::model::session::Session;
use engine::{Lang, date};
use std::collections::BTreeSet;
use tables::TABLES;

/// The ids in some HTML, each of which may stand there once.
fn ids_of(html: &str) -> BTreeSet<&str> {
    let all: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let distinct: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(distinct.len(), all.len(), "an id twice: {all:?}");
    distinct
}

fn parts() -> impl Iterator<Item = &'static Part> {
    AROUND.iter().chain(&ASKING).chain(&RESULTS).chain(&LIBRARY)
}

#[test]
fn every_part_has_an_element_and_every_element_a_part() {
    let groups: Vec<String> = ResultGroup::ALL.iter().map(|group| ["group-", group.key()].concat()).collect();
    let mut known: BTreeSet<&str> = parts().map(|part| part.id).collect();
    assert_eq!(known.len(), parts().count(), "two parts in one element");
    known.extend(groups.iter().map(String::as_str));
    known.extend(ids::CONTAINERS);
    assert_eq!(ids_of(PAGE), known);
}

#[test]
fn what_the_app_looks_for_is_in_the_page() {
    let worker = "v=1&region=650402&laid_off=yes&veteran=-";
    let mut page = PAGE.to_string();
    for fragment in [
        "v=1",
        worker,
        "v=1&region=650402&for=employer&check=tlf53.work-based-training",
        "/library?v=1",
        "/programme/tlf53.hardship?v=1",
    ] {
        let (link, damaged) = Link::read(&TABLES, fragment);
        assert!(damaged.is_empty(), "{damaged:?}");
        let mut session = Session::of(&TABLES, link, damaged, Lang::ZH);
        session.shown.notice = Some(Notice::NotCopied);
        session.shown.asking = TABLES.fact("insured_months").filter(|_| fragment == worker);
        let snapshot = session.snapshot(date::parse("2020-09-01").unwrap(), None);
        page.extend(parts().map(|part| (part.content)(&snapshot)));
        page.push_str(&library::body(&snapshot, None));
        page.push_str(&render::foot::sheet_bar(&snapshot));
    }
    for id in [
        ids::RESULTS_HEAD,
        ids::RESULTS,
        ids::QUESTION_TITLE,
        ids::PLACE_TITLE,
        ids::ANSWERED_TITLE,
        ids::CHECKING_TITLE,
        ids::LIBRARY_TITLE,
        ids::ASK_INPUT,
        ids::ASK_WRONG,
        ids::TO_COPY,
        ids::SHEET_CLOSE,
        ids::DATE,
        ids::SEARCH_TEXT,
    ] {
        assert!(page.contains(&[" id=\"", id, "\""].concat()), "{id}");
    }
}
