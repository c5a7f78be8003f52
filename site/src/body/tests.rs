//! Every page of the library, in both languages, in files and as the app completes it.

use super::*;
use crate::body::rule::sentence;
use crate::repository::law;
use crate::routes;
use engine::{Lang, date};
use pages::library::{self, head, title};
use pages::model::acts::Act;
use pages::model::link::Link;
use pages::model::session::Session;
use pages::render::context::Home;
use pages::wording::Wording;

fn all_contexts() -> Vec<PageContext> {
    let homes = [Home::App, Home::Files { up: "../" }];
    let of =
        |lang| homes.map(|home| PageContext { wording: Wording::of(law().tables, lang), day: None, home });
    Lang::ALL.into_iter().flat_map(of).collect()
}

/// The page that a file has, or that the app makes of its file's on a day.
fn page(context: PageContext, route: &Route) -> String {
    let body = match context.home {
        Home::App => completed(context, Link { route: route.clone(), ..context.blank() }),
        Home::Files { .. } => body(law(), context, route),
    };
    [head(context, route), body].concat()
}

/// A page as the app completes it for what a link carries; on a day in 2026 where it carries none.
fn completed(context: PageContext, link: Link) -> String {
    let page = link.route.is_library_page().then(|| body(law(), context, &link.route));
    let today = date::parse("2026-11-22").expect("a day");
    library::body(
        &Session::of(law().tables, link, Vec::new(), Lang::ZH).snapshot(today, None),
        page.as_deref(),
    )
}

/// The same for an address, in Chinese.
fn at(address: &str) -> String {
    let (link, damaged) = Link::read(law().tables, address);
    assert!(damaged.is_empty(), "{damaged:?}");
    completed(all_contexts()[0], link)
}

/// The opening and closing tags of a page, without attributes, in order.
fn tags(html: &str) -> Vec<&str> {
    let pieces = html.split('<').skip(1);
    pieces.map(|piece| piece.split(['>', ' ']).next().unwrap_or_default()).collect()
}

/// Every tag is closed.
fn assert_whole(html: &str) {
    const EMPTY: [&str; 3] = ["input", "rect", "path"];
    let mut open: Vec<&str> = Vec::new();
    for tag in tags(html) {
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{html}"),
            None if EMPTY.contains(&tag) => {}
            None => open.push(tag),
        }
    }
    assert_eq!(open, [""; 0], "{html}");
}

#[test]
fn every_page_is_whole() {
    for context in all_contexts() {
        for route in routes(law()) {
            let html = page(context, &route);
            assert_whole(&html);
            for empty in
                ["<h2></h2>", "<h3></h3>", "<h4></h4>", "<b></b>", "<dd></dd>", "<ul></ul>", "<p></p>"]
            {
                assert!(!html.contains(empty), "{empty} in {route:?}: {html}");
            }
            for sign in ["{", "}", "undefined"] {
                assert!(!html.contains(sign), "{sign} in {route:?}");
            }
            assert!(title(context.wording, &route).is_some_and(|title| !title.is_empty()));
        }
    }
}

#[test]
fn every_test_of_a_condition_is_in_its_rule() {
    for context in all_contexts() {
        for (id, programme) in law().tables.each_programme() {
            let html = page(context, &Route::Programme(id));
            let mut escaped = Html::default();
            // Quotation marks within a quotation are single ones.
            let quoted = |words: &str| words.replace('“', "‘").replace('”', "’");
            let said = |text: &str, escaped: &mut Html| {
                escaped.text(text);
                escaped.done()
            };
            programme.when.each_test(&mut |test| {
                let either = [false, true]
                    .map(|negated| said(&sentence(context.wording, test, negated), &mut escaped));
                assert!(
                    either.iter().any(|line| html.contains(line.as_str())),
                    "{either:?} in {}",
                    programme.id
                );
                for words in [test.cite.clause, &quoted(test.cite.words)] {
                    assert!(html.contains(&said(words, &mut escaped)), "{words} in {}", programme.id);
                }
            });
            for row in programme.amounts {
                assert!(html.contains(&said(&quoted(row.cite.words), &mut escaped)), "{}", programme.id);
            }
        }
    }
}

#[test]
fn every_clause_became_something() {
    for context in all_contexts() {
        for (id, document) in law().tables.each_document() {
            let html = page(context, &Route::Document(id));
            for clause in document.clauses {
                let mark = ["data-clause=\"", clause, "\""].concat();
                let (_, rest) = html.split_once(&mark).expect(clause);
                let here = rest.split("data-clause=").next().unwrap_or_default();
                assert!(here.contains("<p") || here.contains("<a "), "{clause} of {}: {here}", document.id);
            }
        }
    }
}

#[test]
fn links_in_the_app_lead_to_pages() {
    for context in all_contexts().into_iter().filter(|context| context.home == Home::App) {
        for route in routes(law()) {
            let html = page(context, &route);
            for link in html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
                let (read, damaged) = Link::read(law().tables, &link.replace("&amp;", "&"));
                assert!(damaged.is_empty(), "{link} in {route:?}: {damaged:?}");
                assert!(!matches!(read.route, Route::Unknown(_)), "{link} in {route:?}");
            }
            for act in html.split("data-act=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                match Act::read(law().tables, act) {
                    Some(Act::ShowPage(to)) => {
                        assert!(!matches!(to, Route::Unknown(_)), "{act} in {route:?}");
                    }
                    read => assert!(read.is_some(), "{act} in {route:?}"),
                }
            }
        }
    }
}

#[test]
fn every_programme_has_examples() {
    for (id, programme) in law().tables.each_programme() {
        let cases = cases::of(law(), id).count();
        assert!((3..=4).contains(&cases), "{} has {cases}", programme.id);
        let html = page(all_contexts()[0], &Route::Programme(id));
        for class in ["case case-yes", "case case-no", "case case-open"] {
            assert!(html.contains(class), "{class} in {}", programme.id);
        }
    }
}

#[test]
fn the_rule_of_work_based_training_reads_well() {
    let (id, _) =
        law().tables.each_programme().find(|(_, one)| one.id == "tlf53.work-based-training").unwrap();
    let context = |lang| PageContext { wording: Wording::of(law().tables, lang), day: None, home: Home::App };
    let html = page(context(Lang::ZH), &Route::Programme(id));
    for words in [
        "培训类别：以工代训",
        "下面几条符合一条就可以：",
        "参保企业",
        "文件没有写明：",
        "每人每月最多300元",
        "再乘以：人数、以工代训月数（最多算6个月）",
        "2019年9月17日至2021年12月31日",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let html = page(context(Lang::EN), &Route::Programme(id));
    assert!(html.contains("up to 300 yuan per person per month"), "{html}");
}

#[test]
fn the_app_says_what_the_answers_make_of_it() {
    let address = "/programme/tlf53.hardship?v=1&region=650402";
    let html = at(&[address, "&laid_off=yes&date=2020-09-01"].concat());
    assert!(html.contains("按您的回答") && html.contains("符合条件"), "{html}");
    assert_whole(&html);
    assert!(!at("/programme/tlf53.hardship").contains("按您的回答"));
}

#[test]
fn the_app_says_how_things_stand_on_the_day() {
    let badges = |html: &str, words: &str| html.matches(&["\">", words, "</span>"].concat()).count();
    let programme = "/programme/tlf53.hardship?v=1&date=";
    let (before, during) = (at(&[programme, "2019-01-01"].concat()), at(&[programme, "2020-09-01"].concat()));
    assert!(badges(&before, "执行中") == 0 && before.contains("起执行"), "{before}");
    // In the summary, beside the dates, and on every related programme.
    assert!(badges(&during, "执行中") > 2, "{during}");
    // The day is marked on the scale, 2017 to 2027: nine months into the fourth year.
    assert!(during.contains(r#"class="time-day" d="M333 0V24""#), "{during}");
    let timeline = at("/timeline?v=1&date=2020-09-01");
    assert!(timeline.contains("2020年9月1日"), "{timeline}");
    assert_eq!(timeline.matches("M333 0V24").count(), law().tables.programmes.len());
    // What to do afterwards is said once it is no longer simply in force.
    let document = "/document/tlf53?v=1&date=";
    assert!(at(&[document, "2020-09-01"].concat()).contains(r#"class="paper-after" hidden>"#));
    assert!(at(&[document, "2026-11-22"].concat()).contains(r#"class="paper-after">"#));
}

#[test]
fn a_plain_file_states_dates_instead() {
    for context in all_contexts().into_iter().filter(|context| context.home != Home::App) {
        for route in routes(law()) {
            let html = page(context, &route);
            for sign in ["badge-ended", "badge-unconfirmed", "time-day", "key-day", "id=\"yours\"", " hidden"]
            {
                assert!(!html.contains(sign), "{sign} in {route:?}");
            }
        }
    }
}
