//! A hall's browser prints without asking: one press too many is paper for nobody.

use browser::page::Page;
use browser::server::Server;
use browser::which::Taste;
use serde_json::{Value, json};
use std::sync::Arc;

#[test]
fn two_presses_are_one_job() {
    let page = Page::start("kiosk-print", Arc::new(Server::start()), Taste::default());
    page.before("window.jobs = 0; window.print = () => { window.jobs += 1; };");
    page.load("?mode=kiosk&region=330000&lang=zh-Hans");
    page.tap("[data-act='begin zh-Hans']");
    page.tap("[data-status='veteran']");
    for press in ["#print-results", "#print-results", "#print"] {
        page.tap(press);
    }
    assert_eq!(page.ask("window.jobs", Value::Null), json!(1));
    assert!(page.seen().said.contains("正在打印"), "{}", page.seen().said);
    // Once the paper is out, another is another.
    page.ask(
        "(() => { const now = performance.now; performance.now = () => now.call(performance) + 15000; })()",
        Value::Null,
    );
    page.tap("#print-results");
    assert_eq!(page.ask("window.jobs", Value::Null), json!(2));
}
