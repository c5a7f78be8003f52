//! A quick double tap answers one question; and days are written as the page's language writes them.

use browser::page::Page;
use browser::visit::journey_from;
use browser::which::Taste;
use serde_json::{Value, json};

const ASKED: &str = "#v=1&region=650400&laid_off=yes&date=2020-09-01";

/// Presses where an answer stands, so many times.
fn press(page: &Page, selector: &str, times: usize) {
    let at = "(() => { const answer = document.querySelector(a); answer.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = answer.getBoundingClientRect(); return [x + width / 2, y + height / 2]; })()";
    let at = page.ask(at, json!(selector));
    for count in 1..=times {
        for kind in ["mousePressed", "mouseReleased"] {
            let event =
                json!({ "type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": count });
            page.browser.devtools("Input.dispatchMouseEvent", event);
        }
    }
}

/// How many answers the address has.
fn answers(page: &Page) -> usize {
    page.seen().fragment.matches('=').count()
}

#[test]
fn a_double_tap_answers_one_question() {
    journey_from("double-tap", ASKED, Taste::default(), |page| {
        if !page.browser.which.has_devtools() {
            return;
        }
        // To a question that is answered with 是 or 否, as the next one is.
        while !page.has("#question [data-answer='no']") {
            page.tap("#question [data-answer='unknown'], #question [data-answer='rest-unknown']");
        }
        let before = (page.seen().question, answers(page));
        std::thread::sleep(std::time::Duration::from_millis(600));
        press(page, "#question [data-answer='no']", 2);
        let after = (page.seen().question, answers(page));
        assert_ne!(after.0, before.0);
        assert_eq!(after.1, before.1 + 1, "the second tap answered what nobody had read");
        // Keys have no place: two questions, two presses.
        page.ask("document.querySelector(a).focus()", json!("#question .answer"));
        let asked = page.seen().question;
        page.browser.devtools("Input.dispatchKeyEvent", json!({ "type": "keyDown", "key": "Enter", "code": "Enter", "text": "\r", "windowsVirtualKeyCode": 13 }));
        page.browser.devtools(
            "Input.dispatchKeyEvent",
            json!({ "type": "keyUp", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13 }),
        );
        assert_ne!(page.seen().question, asked);
    });
}

#[test]
fn days_are_written_as_the_page_writes_them() {
    let taste = Taste { language: "en-US", ..Taste::default() };
    let given = "#v=1&lang=zh-Hans&region=210000&school_status=graduated&school_kind=university&hukou=210000&date=2026-11-30";
    journey_from("written-days", given, taste, |page| {
        assert_eq!(page.text("#date-said"), "2026年11月30日");
        page.pick_date("2026-12-01");
        assert_eq!(page.text("#date-said"), "2026年12月1日");
        page.ask("document.querySelector(a)?.click()", json!("[data-act='ask left_school_on']"));
        page.wait_for("[data-fact='left_school_on'] #ask-input");
        page.ask("void (document.querySelector('#ask-input').value = '2025-06-30')", Value::Null);
        page.ask(
            "document.querySelector('#ask-input').dispatchEvent(new Event('input', { bubbles: true }))",
            Value::Null,
        );
        assert_eq!(page.text("#ask-said"), "2025年6月30日");
        page.keep_pictures("");
        page.tap("#tool-language");
        assert_eq!(page.text("#date-said"), "1 December 2026");
    });
}
