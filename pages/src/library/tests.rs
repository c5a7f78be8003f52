//! Every page of the library, in both languages.

use super::*;
use crate::library::rule::sentence;
use crate::session::Session;
use engine::{Lang, date};

/// Every page there is.
fn routes() -> Vec<Route> {
    let mut all = vec![Route::Library, Route::Timeline];
    all.extend((0..TABLES.programmes.len()).map(|at| Route::Programme(at as u16)));
    all.extend((0..TABLES.documents.len()).map(|at| Route::Document(at as u16)));
    all
}

fn readers() -> Vec<Reader> {
    let days = [None, date::parse("2020-09-01"), date::parse("2026-11-22")];
    let homes = [Home::App, Home::Files { up: "../" }];
    let mut all = Vec::new();
    for lang in Lang::ALL {
        for (home, day) in homes.into_iter().flat_map(|home| days.map(|day| (home, day))) {
            all.push(Reader { words: Words::of(lang), day, home });
        }
    }
    all
}

fn page(reader: Reader, route: &Route) -> String {
    [head(reader, route), body(reader, route, None)].concat()
}

/// The opening and closing tags of a page, without attributes, in order.
fn tags(html: &str) -> Vec<&str> {
    let pieces = html.split('<').skip(1);
    pieces.map(|piece| piece.split(['>', ' ']).next().unwrap_or_default()).collect()
}

#[test]
fn every_page_is_whole() {
    const EMPTY: [&str; 3] = ["input", "rect", "path"];
    for reader in readers() {
        for route in routes() {
            let html = page(reader, &route);
            let mut open: Vec<&str> = Vec::new();
            for tag in tags(&html) {
                match tag.strip_prefix('/') {
                    Some(name) => assert_eq!(open.pop(), Some(name), "{route:?}: {html}"),
                    None if EMPTY.contains(&tag) => {}
                    None => open.push(tag),
                }
            }
            assert_eq!(open, [""; 0], "{route:?}");
            for empty in
                ["<h2></h2>", "<h3></h3>", "<h4></h4>", "<b></b>", "<dd></dd>", "<ul></ul>", "<p></p>"]
            {
                assert!(!html.contains(empty), "{empty} in {route:?}: {html}");
            }
            for sign in ["{", "}", "undefined"] {
                assert!(!html.contains(sign), "{sign} in {route:?}");
            }
            assert!(title(reader.words, &route).is_some_and(|title| !title.is_empty()));
        }
    }
}

#[test]
fn a_page_that_is_not_there_says_so_and_lists_all() {
    let reader = readers()[0];
    let html = page(reader, &Route::read(&TABLES, "programme/<b>"));
    assert!(html.contains("没有这一页") && html.contains("&lt;b&gt;"), "{html}");
    assert_eq!(html.matches("data-found=").count(), TABLES.programmes.len());
}

#[test]
fn every_test_of_a_condition_is_in_its_rule() {
    for reader in readers() {
        for (at, programme) in TABLES.programmes.iter().enumerate() {
            let html = page(reader, &Route::Programme(at as u16));
            let mut escaped = Html::default();
            let said = |text: &str, escaped: &mut Html| {
                escaped.text(text);
                escaped.done()
            };
            programme.when.each_test(&mut |test| {
                let either =
                    [false, true].map(|negated| said(&sentence(reader.words, test, negated), &mut escaped));
                assert!(
                    either.iter().any(|line| html.contains(line.as_str())),
                    "{either:?} in {}",
                    programme.id
                );
                for words in [test.cite.clause, test.cite.words] {
                    assert!(html.contains(&said(words, &mut escaped)), "{words} in {}", programme.id);
                }
            });
            for row in programme.amounts {
                assert!(html.contains(&said(row.cite.words, &mut escaped)), "{}", programme.id);
            }
        }
    }
}

#[test]
fn every_clause_became_something() {
    for reader in readers() {
        for (at, document) in TABLES.documents.iter().enumerate() {
            let html = page(reader, &Route::Document(at as u16));
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
    for reader in readers().into_iter().filter(|reader| reader.home == Home::App) {
        for route in routes() {
            let html = page(reader, &route);
            for link in html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
                let (read, damaged) = Link::read(&TABLES, &link.replace("&amp;", "&"));
                assert!(damaged.is_empty(), "{link} in {route:?}: {damaged:?}");
                assert!(!matches!(read.route, Route::Unknown(_)), "{link} in {route:?}");
            }
            for act in html.split("data-act=\"open ").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(!matches!(Route::read(&TABLES, act), Route::Unknown(_)), "{act} in {route:?}");
            }
        }
    }
}

#[test]
fn every_programme_has_examples() {
    for (at, programme) in TABLES.programmes.iter().enumerate() {
        let cases = cases::of(at).count();
        assert!((3..=4).contains(&cases), "{} has {cases}", programme.id);
        let html = page(readers()[0], &Route::Programme(at as u16));
        for class in ["case case-yes", "case case-no", "case case-open"] {
            assert!(html.contains(class), "{class} in {}", programme.id);
        }
    }
}

#[test]
fn the_rule_of_work_based_training_reads_well() {
    let at = TABLES.programmes.iter().position(|one| one.id == "tlf53.work-based-training").unwrap();
    let reader = |lang| Reader { words: Words::of(lang), day: None, home: Home::App };
    let html = page(reader(Lang::Zh), &Route::Programme(at as u16));
    for words in [
        "培训类别：以工代训",
        "下面几条符合一条就可以：",
        "参保企业",
        "文件没有写死：",
        "每人每月最多300元",
        "再乘以：人数、以工代训月数（最多算6个月）",
        "2019年9月17日至2021年12月31日",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let html = page(reader(Lang::En), &Route::Programme(at as u16));
    assert!(html.contains("up to 300 yuan per person per month"), "{html}");
}

#[test]
fn a_page_says_what_the_answers_make_of_it() {
    let (link, _) =
        Link::read(&TABLES, "/programme/tlf53.hardship?v=1&region=650402&laid_off=yes&date=2020-09-01");
    let picture = |link: Link| {
        Session::of(link, Vec::new(), Lang::Zh).picture(date::parse("2026-11-22").unwrap(), None)
    };
    let known = picture(link.clone());
    let html = body(Reader::of(&known), &link.route, Some(&known));
    assert!(html.contains("按您的回答") && html.contains("符合条件"), "{html}");
    let blank = picture(Link { route: link.route.clone(), ..Link::empty(&TABLES) });
    assert!(!body(Reader::of(&blank), &link.route, Some(&blank)).contains("按您的回答"));
}
