//! What servers and frames refuse: files by their ending, the printer.

use crate::host::{calculator, host_page, into_frame, origin, until_fitted};
use crate::keep::until;
use browser::page::Page;
use browser::server::Server;
use browser::which::Taste;
use serde_json::{Value, json};
use std::sync::Arc;

/// The server refuses files that end so; the page is kept for use without a network all the same.
fn is_kept_without(name: &str, ending: &'static str) -> Page {
    let page = Page::start_keeping(name, Arc::new(Server::lacking(ending)), Taste::default());
    page.go(&page.server.url("#v=1&region=330000"));
    until(&page, "document.querySelector('#summary')");
    until(&page, "navigator.serviceWorker.controller");
    page.server.stop();
    page.go("about:blank");
    page.go(&page.server.url("#v=1&region=330000&veteran=yes"));
    until(&page, "document.querySelector('#summary')");
    assert!(page.seen().on("yours").contains(&"zj9.youth"));
    page
}

#[test]
fn a_manifest_that_is_refused_takes_nothing_else_away() {
    let page = is_kept_without("refused-manifest", ".webmanifest");
    let said = page.browser.complaints().join("\n");
    assert!(said.contains("but for what the server refuses: manifest.webmanifest"), "{said}");
}

#[test]
fn an_icon_that_is_refused_takes_nothing_else_away() {
    is_kept_without("refused-icon", ".svg");
}

#[test]
fn what_is_needed_may_not_be_missing() {
    let page = Page::start_keeping("refused-code", Arc::new(Server::start()), Taste::default());
    let qr = std::fs::read_dir(browser::dist::dist()).expect("the built files").filter_map(Result::ok);
    let names: Vec<String> = qr.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    let name = names
        .iter()
        .find(|name| name.starts_with("qr-") && name.ends_with(".js"))
        .expect("a drawer of codes");
    let server = Server::lacking(String::leak(name.clone()));
    page.go(&server.url(""));
    until(&page, "document.querySelector('#summary')");
    std::thread::sleep(std::time::Duration::from_secs(2));
    let stores = page.browser.script("caches.keys().then(arguments[0])", Vec::new());
    assert_eq!(stores, json!([]), "half a release is kept");
}

const FRAME: &str = r##"<iframe title="calculator" width="800" height="700" sandbox="SANDBOX"
    src="{origin}/index.html?embed=1#v=1&region=330000&veteran=yes"></iframe>"##;

#[test]
fn a_frame_that_may_not_print_opens_the_page_outside() {
    let server = calculator();
    let sandbox = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
    let page = host_page("print-outside", &origin(&server), &FRAME.replace("SANDBOX", sandbox));
    let windows = |page: &Page| page.browser.wait(page.browser.driver().windows()).expect("windows").len();
    assert_eq!(windows(&page), 1);
    into_frame(&page, 0, |page| {
        until(page, "document.querySelector('#print')");
        page.tap("#print");
        std::thread::sleep(std::time::Duration::from_millis(1000));
    });
    assert_eq!(windows(&page), 2, "the page is not opened outside the frame");
}

#[test]
fn a_frame_that_may_neither_print_nor_open_shows_the_sheet() {
    let server = calculator();
    let page = host_page(
        "print-nowhere",
        &origin(&server),
        &FRAME.replace("SANDBOX", "allow-scripts allow-same-origin"),
    );
    into_frame(&page, 0, |page| {
        until(page, "document.querySelector('#print')");
        page.tap("#print");
        until(
            page,
            "!document.querySelector('#print') && document.querySelector('#paper').innerText.includes('12333')",
        );
        page.tap("#sheet-close");
        page.seen();
        assert_eq!(page.text("#paper"), "");
        assert!(page.has("#sheet") && !page.has("#print"), "a dead button");
    });
}

#[test]
fn a_frame_of_ours_prints_what_it_may() {
    let server = calculator();
    let page = host_page(
        "print-frame",
        &origin(&server),
        r##"<subsidy-calculator region="330000"></subsidy-calculator>"##,
    );
    until_fitted(&page, 0);
    into_frame(&page, 0, |page| {
        page.tap_status("veteran");
        assert!(page.has("#print"));
        page.ask(
            "void (window.print = () => { dispatchEvent(new Event('beforeprint')); window.printed = true; })",
            Value::Null,
        );
        page.tap("#print");
        std::thread::sleep(std::time::Duration::from_millis(600));
        assert_eq!(page.ask("window.printed", Value::Null), json!(true));
        assert!(page.has("#print"), "it began, so nothing is refused");
    });
}
