//! A third language is a file and nothing else: a made-up one, written from right to left, is put into the
//! built site beside the law, and all of the page is in it, mirrored.

mod pseudo;

use browser::dist::{copy_law, with_law};
use browser::page::Page;
use browser::server::Server;
use browser::shots;
use browser::visit::trouble;
use browser::which::Taste;
use pseudo::TAG;
use serde_json::{Value, json};
use site::Law;
use site::publish::Options;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The built site with the repository's own law, and one file more; the other by province.
static SITE: LazyLock<PathBuf> = LazyLock::new(|| with_law(made("site"), *LAW, Options::default()));
static BY_PROVINCE: LazyLock<PathBuf> = LazyLock::new(|| {
    with_law(made("by-province"), *LAW, Options { by_province: Some(true), ..Options::default() })
});

fn made(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("pseudo").join(name)
}

static LAW: LazyLock<Law> = LazyLock::new(|| {
    let folder = made("law");
    copy_law(&folder);
    let policies = folder.join("policies");
    let load = || compiler::load(&policies).unwrap_or_else(|wrong| panic!("{}", wrong[0]));
    let file = policies.join("languages").join([TAG, ".toml"].concat());
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    std::fs::write(&file, pseudo::file(load().tables)).expect("the language's file");
    Law::of(&load()).with_languages(&policies).unwrap_or_else(|fault| panic!("{fault}"))
});

fn visit(name: &str, walk: impl FnOnce(&Page)) {
    trouble(name, Server::of(SITE.clone(), ""), Taste::default(), walk);
}

/// A page in a language.
fn open(page: &Page, lang: &str) {
    page.go(&page.server.url(&format!("?{lang}#v=1&region=650402&laid_off=yes&date=2020-09-01&lang={lang}")));
    page.wait_for("[data-programme='tlf53.hardship']");
    page.wait_until(&format!("document.documentElement.lang === '{lang}'"));
    if lang == TAG {
        page.wait_until("document.querySelector('style').media === 'not all'");
    }
}

/// Nothing that one sees is in another language, and figures and quotations are read from the left.
#[track_caller]
fn assert_translated(page: &Page, what: &str) {
    let strange = page.browser.script(include_str!("visible.js"), vec![json!(TAG)]);
    assert_eq!(strange, json!([]), "{what}: not translated");
    let found = page.browser.script(include_str!("places.js"), Vec::new());
    let found = found.as_array().expect("a list");
    assert!(found.len() > 3, "{what}: {found:?}");
    for one in found {
        let left = |at: usize| one[at].as_f64().expect("a place");
        assert!(left(1) < left(2), "{what}: {one} runs from the right");
    }
}

/// Left and right edge of the first of what is found, as shares of the window.
fn edges(page: &Page, selector: &str) -> (f64, f64) {
    let edges = page.ask(
        "(({ left, right }) => [left, right])(document.querySelector(a).getBoundingClientRect()).map((at) => at / document.documentElement.clientWidth)",
        json!(selector),
    );
    let at = |at: usize| edges[at].as_f64().unwrap_or_else(|| panic!("{selector} is there"));
    (at(0), at(1))
}

#[test]
fn a_journey_in_a_language_from_right_to_left() {
    visit("pseudo", |page| {
        open(page, TAG);
        assert_eq!(page.ask("document.documentElement.dir", Value::Null), json!("rtl"));
        assert_translated(page, "the calculator");
        shots::keep(&page.browser, "pseudo");
        // Groups, then the cards in them.
        page.open_all();
        page.open_all();
        page.wait_for(".cites q");
        assert_translated(page, "with its folds open");
        // Back to a language of the law: it names all others, and turns the page round again.
        let names = page.ask(
            "Array.from(document.querySelectorAll('.head-tools [lang]'), (tool) => tool.lang)",
            Value::Null,
        );
        assert_eq!(names, json!(["zh-Hans", "en"]));
        page.tap("#tool-language");
        assert_eq!(
            page.ask("[document.documentElement.dir, document.querySelector('style').media]", Value::Null),
            json!(["ltr", ""])
        );
        assert!(page.text("#results").contains("结果"), "{}", page.text("#results"));
        page.tap(&format!(".head-tools [lang='{TAG}']"));
        page.wait_until("document.querySelector('style').media === 'not all'");
        assert_translated(page, "once more");
    });
}

#[test]
fn the_layout_is_mirrored() {
    // What stands where it does whatever it says.
    const FIXED: [&str; 6] = [
        ".tiles .tile",
        ".tiles .tile:nth-child(2)",
        ".tile[aria-pressed='true'] .tile-mark",
        ".card",
        ".card-icon",
        ".page-ask",
    ];
    visit("pseudo-mirrored", |page| {
        for (width, height) in [shots::PHONE, (1440, 900)] {
            page.browser.resize(width, height);
            open(page, "en");
            let before = FIXED.map(|selector| edges(page, selector));
            open(page, TAG);
            for (selector, (left, right)) in FIXED.into_iter().zip(before) {
                let now = edges(page, selector);
                let off = (now.0 - (1.0 - right)).abs() + (now.1 - (1.0 - left)).abs();
                assert!(off < 0.02, "{selector} at {width}: {left} to {right} became {now:?}");
            }
            let widths = page.ask(
                "((style) => [style.borderLeftWidth, style.borderRightWidth].map(parseFloat))(getComputedStyle(document.querySelector('.card')))",
                Value::Null,
            );
            assert!(widths[0].as_f64() < widths[1].as_f64(), "the card's edge: {widths}");
            let wider = page.ask("document.documentElement.scrollWidth > innerWidth", Value::Null);
            assert_eq!(wider, json!(false), "at {width} it scrolls sideways");
        }
    });
}

#[test]
fn the_library_too() {
    visit("pseudo-library", |page| {
        page.go(&page.server.url(&format!("#/programme/tlf53.work-based-training?v=1&lang={TAG}")));
        page.wait_for(".library-body .page-part");
        page.wait_until("document.querySelector('style').media === 'not all'");
        assert_translated(page, "a programme");
        shots::keep(&page.browser, "pseudo-programme");
        let plain =
            ["programme/tlf53.work-based-training", "document/tlf53", "timeline", "index", "accessibility"];
        for path in plain {
            page.go(&page.server.url(&format!("library/{TAG}/{path}.html")));
            let here =
                format!("location.pathname.endsWith('{path}.html') && document.readyState === 'complete'");
            page.wait_until(&here);
            assert_eq!(page.ask("getComputedStyle(document.body).direction", Value::Null), json!("rtl"));
            if path == "accessibility" {
                let strange = page.browser.script(include_str!("visible.js"), vec![json!(TAG)]);
                assert_eq!(strange, json!([]), "{path}: not translated");
            } else {
                assert_translated(page, path);
            }
        }
        page.go(&page.server.url(&format!("library/{TAG}/document/tlf53.html")));
        shots::keep(&page.browser, "pseudo-plain");
    });
}

#[test]
fn what_is_taken_along_is_in_it_too() {
    visit("pseudo-along", |page| {
        page.go(&page.server.url(&format!(
            "#v=1&region=210100&work=enterprise_employee&insured=yes&insured_months=40&certificate=skill_level\
             &certificate_level=level_4&certificate_on=2026-06-01&higher_certificate=no&upgrade_claimed=none\
             &certificate_subsidised=no&date=2026-11-29&lang={TAG}"
        )));
        page.wait_until("document.querySelector('style').media === 'not all'");
        page.wait_for("#calendar");
        page.watch_files();
        page.tap("#calendar");
        page.wait_until("Boolean(self.made)");
        let made = page.ask("self.made[0]", Value::Null);
        let made = made.as_str().expect("a file").replace("\r\n ", "");
        let said: Vec<&str> = made
            .lines()
            .filter_map(|line| line.split_once(':'))
            .filter(|(name, _)| ["SUMMARY", "DESCRIPTION"].contains(name))
            .map(|(_, said)| said)
            .collect();
        assert!(!said.is_empty(), "{made}");
        for said in said {
            let strange = |sign: char| matches!(sign, '\u{4e00}'..='\u{9fff}' | 'a'..='m' | 'o'..='z');
            assert!(!said.contains(strange), "the calendar: {said}");
        }
        page.tap("#sheet");
        page.wait_for("#paper h1, #paper h2");
        let strange = page.browser.script(include_str!("visible.js"), vec![json!(TAG)]);
        assert_eq!(strange, json!([]), "the sheet: not translated");
        shots::keep(&page.browser, "pseudo-sheet");
        page.tap("#sheet-close");
    });
}

#[test]
fn a_hall_offers_it() {
    visit("pseudo-hall", |page| {
        page.go(&page.server.url("?mode=kiosk&region=650400"));
        page.wait_until("document.querySelectorAll('.kiosk-start').length === 3");
        let begin = format!("[data-act='begin {TAG}']");
        page.wait_until(&format!(
            "/[\\u05d0-\\u05ea]/.test(document.querySelector(\"{begin}\").textContent)"
        ));
        page.tap(&begin);
        page.wait_until("document.querySelector('style').media === 'not all'");
        let strange = page.browser.script(include_str!("visible.js"), vec![json!(TAG)]);
        assert_eq!(strange, json!([]), "not translated");
    });
}

#[test]
fn so_it_is_by_province() {
    trouble("pseudo-province", Server::of(BY_PROVINCE.clone(), ""), Taste::default(), |page| {
        open(page, TAG);
        assert_translated(page, "a province");
        page.tap("#tool-language");
        page.wait_until("document.documentElement.lang === 'zh-Hans'");
        page.tap(&format!(".head-tools [lang='{TAG}']"));
        page.wait_until("document.querySelector('style').media === 'not all'");
        assert_translated(page, "a province, once more");
    });
}
