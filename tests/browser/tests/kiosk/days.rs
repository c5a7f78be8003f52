//! A hall's screen stands for weeks: each visitor finds today.

use browser::page::Page;
use browser::server::Server;
use browser::which::Taste;
use serde_json::Value;
use std::sync::Arc;

/// The first screen of a hall whose clock says this.
fn hall(name: &str, begun: &str) -> Page {
    let page = Page::start(name, Arc::new(Server::start()), Taste::default());
    page.before(&format!("{{ let begun = {begun}; Date.now = () => begun + performance.now(); window.later = (more) => {{ begun += more; }}; }}"));
    page.load("?mode=kiosk&region=650400&lang=zh-Hans");
    page
}

fn day(page: &Page) -> String {
    let day = page.ask("document.querySelector('#date').value", Value::Null);
    day.as_str().unwrap_or_default().into()
}

#[test]
fn who_begins_in_the_morning_finds_today() {
    let page = hall("kiosk-overnight", "Date.UTC(2026, 11, 30, 12)");
    assert_eq!(day(&page), "2026-12-30");
    // Two nights without a timer, as of a machine that slept.
    page.ask("later(2 * 86400000)", Value::Null);
    page.tap("[data-act='begin zh-Hans']");
    page.seen();
    assert_eq!(day(&page), "2027-01-01");
    assert_eq!(page.seen().said, "", "nobody has seen other results");
    // The day turns before a visitor.
    page.tap("[data-status='laid_off']");
    page.ask("later(86400000)", Value::Null);
    page.tap("[data-status='veteran']");
    page.seen();
    assert_eq!(day(&page), "2027-01-02");
    assert_eq!(page.browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_clock_that_lost_its_battery_is_said() {
    let page = hall("kiosk-clock", "0");
    page.tap("[data-act='begin zh-Hans']");
    page.seen();
    let words = page.text("#wrong-clock");
    assert!(words.contains("1970年1月1日") && words.contains("请告诉工作人员"), "{words}");
    assert!(day(&page).as_str() > "2026-01-01", "{}", day(&page));
    browser::shots::take(&page.browser, "kiosk-clock");
}
