//! By keyboard alone: everything can be reached, and the focus can always be seen.

use browser::page::Page;
use browser::visit::{journey, journey_from};
use browser::which::Taste;
use serde_json::json;
use thirtyfour::Key;

#[test]
fn the_skip_link_leads_to_the_results() {
    journey("skip", |page| {
        let seen = page.press(Key::Tab);
        assert!(
            page.ask("document.activeElement.matches(a)", json!(".skip")) == json!(true) && seen.focus.shown
        );
        let seen = page.press(Key::Enter);
        assert_eq!(
            (seen.focus.on.as_str(), seen.fragment.as_str()),
            ("results", ""),
            "the fragment is for answers"
        );
    });
}

/// Answers the question that is asked, and says what kind it was.
fn reply(page: &Page) -> &'static str {
    let is = |selector: &str| page.has(&format!("#question {selector}"));
    let kind = if is("[data-fact='status']") {
        page.tab_to("[data-answer='rest-no']");
        page.press(Key::Enter);
        "status"
    } else if is("form input:not([type='date'])") {
        page.tab_to("#question form input");
        page.press("2027");
        page.press(Key::Enter);
        if page.has("#ask-wrong:not([hidden])") {
            // Another number than a year: 1 is within every range.
            page.press_with_control("a");
            page.press("1");
            page.press(Key::Enter);
        }
        "number"
    } else if is("form input") || is("select") {
        page.tab_to("#question [data-answer='unknown']");
        page.press(" ");
        "other"
    } else if is("[data-answer='yes']") {
        page.tab_to("[data-answer='no']");
        page.press(" ");
        "yes or no"
    } else {
        page.tab_to("#question .answer + .answer");
        page.press(Key::Enter);
        "choice"
    };
    let seen = page.seen();
    assert_ne!(seen.focus.on, "body", "the focus is lost after an answer");
    assert!(seen.focus.shown, "the focus on {} cannot be seen", seen.focus.on);
    kind
}

#[test]
fn from_the_top_to_the_details() {
    let fragment = "#v=1&school_status=enrolled&school_kind=university&hukou=210000";
    journey_from("keyboard", fragment, Taste::default(), |page| {
        page.tab_to("[data-region='210000']");
        let seen = page.press(Key::Enter);
        assert_eq!((seen.regions, seen.focus.on.as_str()), (vec!["210000".into()], "210000"));
        page.tab_to("[data-status='veteran']");
        let seen = page.press(" ");
        assert_eq!((seen.statuses, seen.focus.on.as_str()), (vec!["veteran".into()], "veteran"));
        page.keep_pictures("focus");

        let mut kinds = Vec::new();
        while !["yes or no", "choice", "number"].iter().all(|kind| kinds.contains(kind)) {
            assert!(page.seen().question.is_some() && kinds.len() < 40, "only asked: {kinds:?}");
            kinds.push(reply(page));
        }

        page.tab_to("[data-programme='ln15.free-training'] summary");
        page.press(Key::Enter);
        let card = page.card("ln15.free-training");
        assert!(card.contains("面向就业重点群体开展免费职业技能培训"), "{card}");

        // From the top again: after the last stop, Firefox goes on in its own bars.
        page.ask("document.querySelector('.skip').focus()", json!(null));
        let seen = page.tab_to("#tool-language");
        assert_eq!(seen.lang, "zh-Hans");
        let seen = page.press(Key::Enter);
        assert_eq!((seen.lang.as_str(), seen.focus.on.as_str()), ("en", "tool-language"));
        assert!(seen.focus.shown);
    });
}

#[test]
fn an_answer_is_taken_back() {
    journey_from("keyboard-back", "#v=1&region=150000&finished_course=no", Taste::default(), |page| {
        page.tab_to("[data-given='finished_course']");
        let seen = page.press(Key::Enter);
        assert!(seen.answers.is_empty());
        assert_ne!(seen.focus.on, "body", "the focus is lost with the last answer");
    });
}

#[test]
fn a_place_is_found_in_the_list_with_the_arrows() {
    journey("keyboard-elsewhere", |page| {
        page.tab_to("#place-elsewhere");
        page.press(Key::Enter);
        page.tab_to("#place-other");
        for _ in 0..3 {
            let seen = page.press(Key::Down);
            assert_eq!(seen.focus.on, "place-other", "the list loses the focus");
        }
        assert!(page.has("#elsewhere"));
    });
}

#[test]
fn a_province_is_found_in_a_question_with_the_arrows() {
    let fragment =
        "#v=1&region=210000&school_status=graduated&school_kind=university&left_school_on=2026-06-30";
    journey_from("keyboard-province", fragment, Taste::default(), |page| {
        while page.seen().question.as_deref() != Some("hukou") {
            let fact = page.seen().question.expect("the question for the hukou comes");
            page.reply(&fact, if fact == "status" { "rest-unknown" } else { "unknown" });
        }
        page.tab_to("#question select");
        page.press(Key::Down);
        let seen = page.press(Key::Down);
        assert_eq!(
            seen.question.as_deref(),
            Some("hukou"),
            "the first arrow key already answers: {:?}",
            seen.answers
        );
    });
}
