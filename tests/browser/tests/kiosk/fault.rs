//! A fault in the module, a real one: its memory is overwritten, and the next touch traps.

use crate::{hold_memory, wait_for};
use browser::page::Page;
use browser::server::Server;
use browser::visit::trouble;
use browser::which::Taste;
use serde_json::Value;

/// Damages the module's memory, then presses something.
fn damage(page: &Page) {
    page.ask("void new Uint8Array(memoryOfTheModule.buffer).fill(255)", Value::Null);
    page.ask("document.querySelector('[data-region=\"650400\"]').click()", Value::Null);
    wait_for(page, "#failed");
}

#[test]
fn a_fault_shows_words_for_people() {
    trouble("fault", Server::start(), Taste::default(), |page| {
        hold_memory(page);
        page.load("#v=1&region=650402&laid_off=yes");
        damage(page);
        let text = page.text("#failed");
        assert!(text.contains("12333") && !text.contains("自动重新开始"), "{text}");
        let trap = page.browser.complaints().join("\n");
        assert!(trap.contains("RuntimeError"), "it did not trap: {trap}");
    });
}

#[test]
fn a_kiosk_starts_over_after_a_fault() {
    trouble("kiosk-fault", Server::start(), Taste::default(), |page| {
        hold_memory(page);
        page.load("?mode=kiosk&idle=600");
        page.tap("[data-act='begin zh-Hans']");
        page.tap("[data-status='laid_off']");
        damage(page);
        let text = page.text("#failed");
        assert!(text.contains("12333") && text.contains("自动重新开始"), "{text}");
        let left = page.ask("location.hash + document.querySelector('#app').children.length", Value::Null);
        assert_eq!(left, "1", "the visitor's page is still there");
        browser::shots::take(&page.browser, "kiosk-fault");
        wait_for(page, ".kiosk-screen [data-act='begin zh-Hans']");
        assert!(!page.has("#failed"));
        let seen = page.seen();
        assert_eq!((seen.fragment.as_str(), seen.statuses.len()), ("", 0));
        page.tap("[data-act='begin zh-Hans']");
        page.tap("[data-region='650400']");
        assert_eq!(page.seen().regions, ["650400"]);
    });
}
