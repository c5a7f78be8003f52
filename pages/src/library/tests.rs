//! What the app itself writes of the library: the list, and pages whose file is not here.

use super::*;
use crate::model::kiosk::Kiosk;
use crate::model::link::Link;
use crate::model::session::Session;
use engine::{Lang, date};
use tables::TABLES;

fn snapshot(fragment: &str) -> Snapshot {
    let (link, damaged) = Link::read(&TABLES, fragment);
    assert!(damaged.is_empty(), "{damaged:?}");
    Session::of(&TABLES, link, damaged, Lang::ZH).snapshot(date::parse("2026-11-22").unwrap(), None)
}

fn said_and_body(snapshot: &Snapshot) -> (String, String) {
    (said(snapshot, false), body(snapshot, None))
}

#[test]
fn a_page_that_is_not_there_says_so_and_lists_all() {
    let snapshot = snapshot("/programme/<b>");
    let html =
        [head(PageContext::of(&snapshot), &snapshot.session.shown.route), body(&snapshot, None)].concat();
    assert!(html.contains("没有这一页") && html.contains("&lt;b&gt;"), "{html}");
    assert_eq!(html.matches("data-found=").count(), TABLES.programmes.len());
    assert_eq!(said(&snapshot, false), ["共", &TABLES.programmes.len().to_string(), "项"].concat());
}

#[test]
fn a_page_whose_file_is_not_here_is_being_opened_or_can_be_tried_again() {
    let mut page = snapshot("/programme/tlf53.hardship?v=1&lang=en");
    let (said, body) = said_and_body(&page);
    assert!(said.contains("Opening…") && body.is_empty(), "{said} {body}");
    assert_eq!(super::said(&page, true), "", "nothing is said once it is here");

    page.session.shown.library_failed = true;
    let (said, body) = said_and_body(&page);
    assert!(said.is_empty(), "{said}");
    assert!(body.contains(r#"data-act="reopen""#), "{body}");
    assert!(body.contains(r#"href="library/en/programme/tlf53.hardship.html""#), "{body}");

    // A hall has no way back from the plain pages.
    page.session.hall.kiosk = Kiosk::of(&TABLES, &|name| (name == "mode").then(|| "kiosk".into()));
    assert!(page.session.hall.kiosk.is_some());
    let (_, body) = said_and_body(&page);
    assert!(body.contains("reopen") && !body.contains("href"), "{body}");
}

#[test]
fn the_calculator_says_nothing_of_the_library() {
    let mut calculator = snapshot("v=1&region=650400");
    calculator.session.shown.library_failed = true;
    assert_eq!(said_and_body(&calculator), Default::default());
}

#[test]
fn gaps_are_filled_and_the_rest_stays() {
    let snapshot = snapshot("/document/tlf53?v=1&date=2020-09-01");
    let page = "a<p{after document/tlf53}>{standing document/tlf53}{standing document/gone}{else}</p> {day} {place 2017-11}b";
    let filled = "a<p hidden><span class=\"badge\">执行中</span></p> 2020年9月1日 333b";
    assert_eq!(body(&snapshot, Some(page)), filled);
}
