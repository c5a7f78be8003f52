//! What makes no sense is said to make none; it stays in the field, and changes nothing.

use browser::page::Page;
use browser::visit::journey_from;
use browser::which::Taste;
use serde_json::json;
use thirtyfour::Key;

/// Leaves questions open until a fact is asked.
fn until(page: &Page, fact: &str) {
    while page.seen().question.as_deref() != Some(fact) {
        let other = page.seen().question.unwrap_or_else(|| panic!("{fact} is not asked"));
        page.reply(&other, if other == "status" { "rest-unknown" } else { "unknown" });
    }
}

const WRONG: &str = "#ask-wrong:not([hidden])";

#[test]
fn a_number_out_of_range() {
    let fragment = "#v=1&region=210000&school_status=enrolled&school_kind=university&hukou=210000";
    journey_from("wrong-number", fragment, Taste::default(), |page| {
        until(page, "graduation_year");
        let before = page.seen();
        for typed in ["1800", "20277", "next year", "2027.5", "-1"] {
            page.ask("(() => { document.querySelector(a).value = ''; })()", json!("#question form input"));
            page.enter("#question form input", typed);
            page.tap("#question [data-answer='confirm']");
            let seen = page.seen();
            let words = page.text(WRONG);
            assert!(words.contains("请填") && words.contains("整数"), "{typed}: {words}");
            assert_eq!(
                page.ask("document.querySelector(a).value", json!("#question form input")),
                json!(typed)
            );
            assert_eq!((seen.substance(), &seen.fragment), (before.substance(), &before.fragment), "{typed}");
        }
        page.keep_pictures("");
        page.ask("document.querySelector(a).value = ''", json!("#question form input"));
        page.enter("#question form input", "2027");
        page.tap("#question [data-answer='confirm']");
        let seen = page.seen();
        assert!(seen.fragment.contains("graduation_year=2027"), "{}", seen.fragment);
        assert_ne!(seen.focus.on, "body", "the focus is lost");
    });
}

#[test]
fn half_a_date() {
    let fragment = "#v=1&region=210000&school_status=graduated&school_kind=university&hukou=210000";
    journey_from("wrong-date", fragment, Taste::default(), |page| {
        until(page, "left_school_on");
        let before = page.seen();
        page.ask("document.querySelector(a).focus()", json!("#question form input"));
        page.press("07");
        page.tap("#question [data-answer='confirm']");
        let seen = page.seen();
        assert!(page.text(WRONG).contains("请填写完整的日期"), "{}", page.text(WRONG));
        let kept = page.ask("document.querySelector(a).validity.badInput", json!("#question form input"));
        assert_eq!(kept, json!(true), "what was typed is gone");
        assert_eq!((seen.substance(), &seen.fragment), (before.substance(), &before.fragment));
        page.pick("#question form input", "2025-07-01");
        page.tap("#question [data-answer='confirm']");
        assert!(page.seen().fragment.contains("left_school_on=2025-07-01"));
    });
}

#[test]
fn half_a_date_of_calculation() {
    journey_from("wrong-day", "#v=1&region=650400&laid_off=yes&date=2020-09-01", Taste::default(), |page| {
        let before = page.seen();
        page.ask("document.querySelector(a).focus()", json!("#date"));
        page.press(Key::Backspace);
        let seen = page.press(Key::Tab);
        assert_eq!((seen.substance(), &seen.fragment), (before.substance(), &before.fragment));
    });
}
