//! Figures and days as people write them.

use browser::page::Page;
use browser::visit::journey_from;
use browser::which::Taste;
use serde_json::{Value, json};
use thirtyfour::Key;

const INSURED: &str = "#v=1&region=110000&date=2025-06-01&work=enterprise_employee&insured=yes&insured_months=40\
    &certificate=skill_level&certificate_level=level_4&fund_reserve=yes";

/// Puts a fact's question next.
#[track_caller]
fn ask(page: &Page, fact: &str) {
    page.open_all();
    page.ask("document.querySelector(a).click()", json!(format!("[data-act='ask {fact}']")));
    assert_eq!(page.seen().question.as_deref(), Some(fact));
}

/// What a fact was answered with, in the address.
fn given(page: &Page, fact: &str) -> Option<String> {
    let fragment = page.seen().fragment;
    let mut parts = fragment.trim_start_matches('#').split('&').map(String::from);
    parts.find_map(|part| part.strip_prefix(&format!("{fact}=")).map(String::from))
}

#[test]
fn money_is_read_as_it_is_written() {
    journey_from(
        "spelled-money",
        &format!("{INSURED}&certificate_on=2025-03-01"),
        Taste::default(),
        |page| {
            for written in ["15,000", "¥15000", "15000元", "1.5万", "１５０００", "1.5 万元"] {
                ask(page, "upgrade_standard");
                page.enter("#ask-input", written);
                page.enter("#ask-input", &Key::Enter.value().to_string());
                assert_eq!(given(page, "upgrade_standard").as_deref(), Some("15000"), "{written}");
                let shown = page.text("[data-given='upgrade_standard']");
                assert!(shown.contains("15,000元"), "{shown}");
                page.ask("document.querySelector(a).click()", json!("[data-given='upgrade_standard']"));
            }
            ask(page, "upgrade_standard");
            page.enter("#ask-input", "1万5");
            page.tap("#question [data-answer='confirm']");
            assert_eq!(given(page, "upgrade_standard"), None, "15,000 or 10,005");
            assert!(page.text("#ask-wrong").contains("请填"));
        },
    );
}

#[test]
fn days_are_read_where_a_browser_has_no_field_for_them() {
    journey_from("spelled-days", INSURED, Taste::default(), |page| {
        let plain = "document.querySelector(a).type = 'text'";
        for written in ["2025.3.5", "20250305", "2025年3月5日", "2025/3/5"] {
            ask(page, "certificate_on");
            page.ask(plain, json!("#ask-input"));
            page.enter("#ask-input", written);
            page.tap("#question [data-answer='confirm']");
            assert_eq!(given(page, "certificate_on").as_deref(), Some("2025-03-05"), "{written}");
            page.ask("document.querySelector(a).click()", json!("[data-given='certificate_on']"));
        }
        page.ask(plain, json!("#date"));
        page.pick("#date", "2024年3月5日");
        assert_eq!(given(page, "date").as_deref(), Some("2024-03-05"));
        page.pick("#date", "昨天");
        assert_eq!(given(page, "date").as_deref(), Some("2024-03-05"));
        assert!(page.seen().said.contains("请填写完整的日期"), "{}", page.seen().said);
        page.ask("document.querySelector(a).type = 'date'", json!("#date"));
    });
}

#[test]
fn enter_that_ends_a_composition_confirms_nothing() {
    journey_from("composing", &format!("{INSURED}&certificate_on=2025-03-01"), Taste::default(), |page| {
        if !page.browser.which.has_devtools() {
            return;
        }
        ask(page, "upgrade_standard");
        page.ask("document.querySelector(a).focus()", json!("#ask-input"));
        page.ask(
            "(() => { window.composing = []; document.querySelector(a).addEventListener('keydown', (event) => \
             composing.push(event.isComposing)); addEventListener('keydown', (event) => composing.push(event.isComposing), true); })()",
            json!("#ask-input"),
        );
        let compose = json!({ "text": "yi", "selectionStart": 2, "selectionEnd": 2 });
        page.browser.devtools("Input.imeSetComposition", compose);
        let enter = json!({ "type": "keyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r" });
        page.browser.devtools("Input.dispatchKeyEvent", enter);
        assert_eq!(page.ask("composing[0]", Value::Null), json!(true), "nothing was being composed");
        page.seen();
        assert!(!page.has("#ask-wrong:not([hidden])"), "half a word was confirmed");
        page.browser.devtools("Input.insertText", json!({ "text": "一千" }));
        page.press(Key::Enter);
        assert_eq!(given(page, "upgrade_standard").as_deref(), Some("1000"));
    });
}
