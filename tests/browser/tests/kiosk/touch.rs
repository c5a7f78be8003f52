//! Everything by touch: no keyboard, large targets, no way out.

use crate::SCREEN;
use browser::page::Page;
use browser::visit::journey_from;
use browser::which::Taste;
use engine::date;
use engine::law::Kind;
use serde_json::{Value, json};
use tables::TABLES;

/// Answers on the way to a number and a day.
const KNOWN: [(&str, &str); 5] = [
    ("work", "enterprise_employee"),
    ("insured", "yes"),
    ("certificate", "skill_level"),
    ("certificate_level", "level_4"),
    ("finished_course", "yes"),
];

/// What can be touched and is lower or narrower than 60 pixels, of what is in sight.
#[track_caller]
fn targets_are_large(page: &Page) {
    let small = page.ask(
        "[...document.querySelectorAll('button, summary, a, input, select')].map((one) => {
            const { width, height, right } = one.getBoundingClientRect();
            const seen = width > 0 && right > 0 && getComputedStyle(one).visibility === 'visible';
            return seen && (height < 60 || width < 60)
                ? `${one.id || one.className} ${one.textContent}: ${width} x ${height}` : '';
        }).filter(Boolean)",
        Value::Null,
    );
    assert_eq!(small, json!([]), "too small to touch");
}

#[track_caller]
fn no_way_out(page: &Page) {
    let out = page.ask(
        "[...document.querySelectorAll('[href]')].map((one) => one.getAttribute('href'))
            .filter((href) => !href.startsWith('#') && !document.head.querySelector(`[href='${href}']`))",
        Value::Null,
    );
    assert_eq!(out, json!([]));
    let can = page.ask(
        "['contextmenu', 'selectstart', 'dragstart', 'gesturestart'].filter((name) =>
            document.querySelector('h1').dispatchEvent(new Event(name, { bubbles: true, cancelable: true })))",
        Value::Null,
    );
    assert_eq!(can, json!([]));
    let style = "(() => {
        const [one, all] = [document.querySelector('h1'), document.documentElement].map(getComputedStyle);
        return [one.userSelect, all.touchAction];
    })()";
    assert_eq!(page.ask(style, Value::Null), json!(["none", "pan-y"]));
}

/// 40, or what comes nearest to it in what a fact can be.
fn number_for(fact: &str) -> i64 {
    match TABLES.fact(fact).and_then(|id| TABLES.fact_at(id)).map(|fact| fact.kind) {
        Some(Kind::Int { min, max, .. }) => 40.clamp(min, max),
        _ => 40,
    }
}

/// Answers what is asked, by touch alone; gives back whether it was by digits or by a day.
fn touch_an_answer(page: &Page, fact: &str) -> &'static str {
    if page.has("#question .keypad-days") {
        let pick = |part: &str| page.tap(&format!("#question [data-act='pick {fact} {part}']"));
        let year = date::format(browser::law::today()).split('-').next().unwrap_or_default().to_string();
        for part in [year.clone(), format!("{year}-1"), format!("{year}-1-1")] {
            targets_are_large(page);
            pick(&part);
            page.seen();
        }
        return "day";
    }
    if page.has("#question .keypad") {
        targets_are_large(page);
        let number = number_for(fact).to_string();
        let (first, rest) = number.split_at(1);
        for digit in [first, "9", "back"].into_iter().chain(rest.split("").filter(|digit| !digit.is_empty()))
        {
            page.tap(&format!("#question [data-act='digit {digit}']"));
        }
        assert_eq!(page.ask("document.querySelector('#ask-input').value", Value::Null), json!(number));
        page.tap("#question [data-answer='confirm']");
        return "digits";
    }
    let known = KNOWN.iter().find(|(key, _)| *key == fact).map(|(_, answer)| *answer);
    let unknown = if fact == "status" { "rest-unknown" } else { "unknown" };
    page.tap(&format!("#question [data-answer='{}']", known.unwrap_or(unknown)));
    "tap"
}

#[test]
fn from_the_first_touch_to_the_results_without_a_keyboard() {
    let hall = "?mode=kiosk&idle=600&hall=%E6%94%BF%E5%8A%A1%E5%A4%A7%E5%8E%85";
    journey_from("kiosk", hall, Taste::default(), |page| {
        page.browser.resize(SCREEN.0, SCREEN.1);
        assert!(page.text(".kiosk-screen").contains("政务大厅"));
        targets_are_large(page);
        no_way_out(page);
        browser::shots::take(&page.browser, "kiosk-attract");
        page.tap("[data-act='begin zh-Hans']");
        assert!(!page.has(".kiosk-screen"));
        page.tap("[data-region='650400']");
        page.tap("[data-status='laid_off']");
        targets_are_large(page);
        let mut ways = Vec::new();
        while let Some(fact) = page.seen().question {
            assert!(ways.len() < 60, "questions without end");
            let way = touch_an_answer(page, &fact);
            if way != "tap" && !ways.contains(&way) {
                browser::shots::take(&page.browser, &format!("kiosk-{way}"));
            }
            ways.push(way);
        }
        assert!(ways.contains(&"digits") && ways.contains(&"day"), "{ways:?}");
        let seen = page.seen();
        assert!(seen.fragment.contains("insured_months=40"), "{}", seen.fragment);
        assert!(seen.fragment.contains("certificate_on=") && seen.fragment.contains("-01-01"));
        assert_eq!(seen.group_of("cn40.skill-upgrade"), Some("yours"), "{}", seen.page);
        page.open_all();
        targets_are_large(page);
        no_way_out(page);
        browser::shots::take(&page.browser, "kiosk-results");

        let size = "parseFloat(getComputedStyle(document.querySelector('h2')).fontSize)";
        let before = page.ask(size, Value::Null).as_f64().unwrap_or_default();
        page.tap("#tool-large");
        let after = page.ask(size, Value::Null).as_f64().unwrap_or_default();
        assert!(page.seen().large && after > before * 1.2, "{before} {after}");
        targets_are_large(page);
        page.tap("#tool-library");
        page.seen();
        // There is no keyboard to search with; the filters stay.
        let hidden = page.ask("document.querySelector('#search-text').offsetParent === null", Value::Null);
        assert_eq!(hidden, json!(true));
        targets_are_large(page);
        no_way_out(page);
        page.tap("[data-act='open programme/cn40.skill-upgrade']");
        page.seen();
        targets_are_large(page);
        no_way_out(page);
        page.tap("#library [data-act='open ']");
        page.tap("#tool-language");
        let seen = page.seen();
        assert_eq!((seen.lang.as_str(), seen.large), ("en", true));
        targets_are_large(page);
    });
}

/// A tablet, or a phone on which the hall's address is tried: the screens over the page fit too.
#[test]
fn the_screens_over_the_page_fit_a_small_device() {
    journey_from("kiosk-small", "?mode=kiosk&idle=5&region=650400", Taste::default(), |page| {
        let fits = |page: &Page| {
            for (width, height) in [(320, 568), (360, 740), (768, 1024)] {
                page.browser.resize(width, height);
                let wide = page.ask("document.querySelector('.kiosk-screen').scrollWidth", Value::Null);
                assert!(wide.as_u64() <= Some(width.into()), "{wide} of {width}");
            }
        };
        fits(page);
        page.tap("[data-act='begin zh-Hans']");
        page.tap("[data-status='laid_off']");
        page.wait_for(".kiosk-warning");
        fits(page);
        page.wait_until("document.querySelector('.kiosk-warning') === null");
    });
}
