//! Left alone: a warning, then nothing of the visitor is left anywhere.

use crate::{SCREEN, number, wait_for};
use browser::driver::must;
use browser::page::Page;
use browser::server::Server;
use browser::which::Taste;
use serde_json::{Value, json};
use std::sync::Arc;

/// The whole document as text.
fn whole(page: &Page) -> Value {
    page.seen();
    page.ask("document.documentElement.outerHTML", Value::Null)
}

/// What the browser keeps for the page: names and texts of everything.
fn kept(page: &Page) -> Value {
    page.browser.script(
        "const done = arguments[0];
        (async () => {
            const files = [];
            for (const name of await caches.keys()) {
                for (const request of await (await caches.open(name)).keys()) files.push(request.url);
            }
            const bases = indexedDB.databases ? await indexedDB.databases() : [];
            return { files, rest: [localStorage.length, sessionStorage.length, document.cookie, bases.length, window.name] };
        })().then(done, (error) => done(String(error)));",
        Vec::new(),
    )
}

#[test]
fn left_alone_it_forgets() {
    // With its service worker, as in a hall: what that keeps is looked at too.
    let page = Page::start_keeping("kiosk-idle", Arc::new(Server::start()), Taste::default());
    page.load("?mode=kiosk&idle=5&region=650400&lang=zh-Hans&paper=80");
    page.browser.resize(SCREEN.0, SCREEN.1);
    let before = whole(&page);
    let entries = number(&page, "history.length");

    // A visitor leaves as much behind as can be left, never still for long.
    let touching = "window.touching = setInterval(() => dispatchEvent(new Event('pointerdown')), 500)";
    page.ask(touching, Value::Null);
    page.tap("[data-act='begin en']");
    // Looking around leaves no steps in the history either; beginning again is the same as leaving.
    page.tap("#tool-library");
    page.tap("[data-act='open programme/tlf53.hardship']");
    page.seen();
    page.tap(".case-open a");
    assert!(page.seen().fragment.contains("date="), "{}", page.seen().fragment);
    assert_eq!(number(&page, "history.length"), entries);
    page.tap("#tool-clear");
    wait_for(&page, "[data-act='begin en']");
    assert_eq!(page.seen().fragment, "");
    page.tap("[data-act='begin en']");
    page.tap("[data-status='laid_off']");
    page.tap("#tool-large");
    page.open_all();
    page.tap("[data-act='ask insured_months']");
    page.tap("[data-act='digit 7']");
    page.tap("[data-act='digit 3']");
    page.ask("window.dispatchEvent(new Event('beforeprint'))", Value::Null);
    page.ask("scrollTo(0, 900)", Value::Null);
    let seen = page.seen();
    assert!(seen.fragment.contains("laid_off=yes"), "{}", seen.fragment);
    assert!(
        page.ask("document.querySelector('#paper').textContent", Value::Null).to_string().contains("12333")
    );

    page.ask("clearInterval(window.touching)", Value::Null);

    // The warning counts down; a touch, and everything is still there.
    wait_for(&page, ".kiosk-warning");
    let left = number(&page, "Number(document.querySelector('.kiosk-count').textContent)");
    let less = format!("Number(document.querySelector('.kiosk-count').textContent) < {left}");
    while page.ask(&less, Value::Null) != json!(true) {
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    browser::shots::take(&page.browser, "kiosk-warning");
    page.tap("#kiosk-stay");
    let seen = page.seen();
    assert!(!page.has(".kiosk-screen") && seen.fragment.contains("laid_off=yes"));
    assert_eq!((seen.lang.as_str(), seen.large), ("en", true));

    // No touch, and nothing is.
    wait_for(&page, ".kiosk-warning");
    wait_for(&page, ".kiosk-screen:not(.kiosk-warning)");
    assert_eq!(whole(&page), before, "the page is not as before the visitor");
    let remains = page.ask(
        "({ address: location.href.split('?')[1], entries: history.length, state: history.state, scrolled: scrollY,
            focus: document.activeElement.tagName, chosen: String(getSelection()),
            written: [...document.querySelectorAll('input')].filter((one) => one.id !== 'date').map((one) => one.value).join(''),
            open: document.querySelectorAll('.card-fold[open]').length })",
        Value::Null,
    );
    let nothing = json!({ "address": "mode=kiosk&idle=5&region=650400&lang=zh-Hans&paper=80", "entries": entries, "state": null,
        "scrolled": 0, "focus": "BODY", "chosen": "", "written": "", "open": 0 });
    assert_eq!(remains, nothing);
    let kept = kept(&page);
    assert_eq!(kept["rest"], json!([0, 0, "", 0, ""]));
    let files: Vec<String> = serde_json::from_value(kept["files"].clone()).expect("files");
    assert!(!files.is_empty(), "the release was not kept, so nothing was looked at");
    for file in files {
        let name = file.strip_prefix(&page.server.url("")).expect("a file of ours");
        assert!(name.is_empty() || browser::dist::dist().join(name).is_file(), "kept: {file}");
    }
    // Going back leads out of the page, not to what somebody answered.
    must("back", page.browser.wait(page.browser.driver().back()));
    assert_eq!(page.ask("location.href", Value::Null), json!("about:blank"));
    assert_eq!(page.browser.complaints(), Vec::<String>::new());
}
