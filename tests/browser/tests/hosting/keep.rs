//! Kept by the browser: works without a network, and a new release comes whole or not at all.

use crate::release::{Release, loader};
use browser::dist::{by_province, dist, workspace};
use browser::driver::must;
use browser::law::LAID_OFF_IN_TURPAN;
use browser::page::Page;
use browser::server::Server;
use browser::which::Taste;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Waits until an expression is true; a page that is just being replaced cannot say.
#[track_caller]
pub fn until(page: &Page, expression: &str) {
    let since = Instant::now();
    let script = format!("return Boolean({expression})");
    let driver = page.browser.driver();
    loop {
        let value = page.browser.wait(driver.execute(script.clone(), Vec::new()));
        if value.is_ok_and(|value| value.json() == &json!(true)) {
            return;
        }
        assert!(since.elapsed() < Duration::from_secs(20), "it does not come true: {expression}");
        std::thread::sleep(Duration::from_millis(30));
    }
}

/// Loads the page again and waits for the app.
#[track_caller]
fn again(page: &Page) {
    must("reload", page.browser.wait(page.browser.driver().refresh()));
    until(page, "document.querySelector('#summary')");
}

/// The names of the stores.
fn stores(page: &Page) -> Vec<String> {
    let keys = page.browser.script("caches.keys().then(arguments[0])", Vec::new());
    serde_json::from_value(keys).expect("names")
}

/// The loaders that are stored, in whichever store.
fn stored_loaders(page: &Page) -> Vec<String> {
    let script = "const done = arguments[0]; (async () => {
        const found = [];
        for (const name of await caches.keys())
            for (const request of await (await caches.open(name)).keys()) found.push(request.url.split('/').pop());
        return found.filter((name) => name.startsWith('load-'));
    })().then(done)";
    serde_json::from_value(page.browser.script(script, Vec::new())).expect("names")
}

/// Opens the page and waits until it is kept.
fn keep(name: &str, server: Server, fragment: &str) -> Page {
    let page = Page::start_keeping(name, Arc::new(server), Taste::default());
    page.load(fragment);
    until(&page, "navigator.serviceWorker.controller");
    page
}

fn release(page: &Page) -> Value {
    page.ask("document.documentElement.dataset.release ?? null", Value::Null)
}

#[test]
fn works_without_a_network_then_takes_a_new_release_whole() {
    let page = keep("kept", Server::start(), "");
    let first = stores(&page);
    assert_eq!(first.len(), 1, "{first:?}");
    page.choose_place("650400");
    page.pick_date("2020-09-01");
    let before = page.seen();

    // The server is gone: loading again brings the page and the answers, and it answers more.
    page.server.stop();
    again(&page);
    assert_eq!(page.seen().substance(), before.substance());
    page.tap_status("laid_off");
    let seen = page.seen();
    assert_eq!(seen.on("yours"), LAID_OFF_IN_TURPAN);
    assert!(!page.card("tlf53.hardship").is_empty());
    // By its other name, and by a link, too.
    page.go(&page.server.url(&format!("index.html?from=home{}", seen.fragment)));
    until(&page, "document.querySelector('#summary')");
    assert_eq!(page.seen().on("yours"), LAID_OFF_IN_TURPAN);
    page.go(&page.server.url(&seen.fragment));
    until(&page, "document.querySelector('#summary')");

    // A release that is only half uploaded does not come at all.
    let next = Release::make("kept", 2);
    let whole = std::fs::read(next.folder.join(&next.loader)).expect("the loader");
    std::fs::write(next.folder.join(&next.loader), "broken(").expect("half a file");
    let server = Server::instead_of(&page.server, next.folder.clone());
    again(&page);
    let asked = |server: &Server, name: &str| server.requests().iter().any(|path| path.ends_with(name));
    let since = Instant::now();
    while !asked(&server, &next.loader) {
        assert!(since.elapsed() < Duration::from_secs(20), "the new release is not looked at");
        std::thread::sleep(Duration::from_millis(30));
    }
    std::thread::sleep(Duration::from_millis(300));
    again(&page);
    assert_eq!(release(&page), Value::Null, "half a release is shown");
    assert_eq!(page.seen().substance(), seen.substance());
    assert!(stores(&page).contains(&first[0]), "the working release is gone");

    // Once it is whole it arrives by itself, with the answers, and the old one is gone.
    std::fs::write(next.folder.join(&next.loader), whole).expect("the whole file");
    again(&page);
    until(&page, "document.documentElement.dataset.release === '2' && document.querySelector('#summary')");
    assert_eq!(page.seen().substance(), seen.substance());
    until(&page, "performance.getEntriesByType('navigation')[0].type === 'reload'");
    let second = stores(&page);
    assert_eq!(second.len(), 1, "{second:?}");
    assert_ne!(first, second);
    assert_eq!(stored_loaders(&page), [next.loader.as_str()], "files of two releases are stored");
    assert!(!asked(&server, &loader(&dist())), "a file of the old release was asked for");
    let loaded = page.ask(
        "performance.getEntriesByType('resource').map((one) => one.name.split('/').pop()).filter((name) => name.startsWith('load-'))",
        Value::Null,
    );
    assert_eq!(loaded, json!([next.loader]), "the page is made of two releases");

    // And it, too, needs nobody.
    server.stop();
    again(&page);
    assert_eq!(release(&page), json!("2"));
    assert_eq!(page.seen().substance(), seen.substance());
}

#[test]
fn the_library_opens_without_a_network_in_both_languages() {
    let page = keep("kept-library", Server::start(), "");
    page.server.stop();
    again(&page);
    page.tap("#tool-library");
    page.tap("[data-act='open programme/tlf53.work-based-training']");
    page.seen();
    assert!(page.text("#library-body").contains("每人每月最多300元"));
    page.tap("#tool-language");
    page.seen();
    assert!(page.text("#library-body").contains("up to 300 yuan per person per month"));
    assert_eq!(page.browser.complaints(), Vec::<String>::new());
}

/// A new release is there and ready, behind the page that is open.
fn offer(page: &Page, next: &Release) {
    page.ask(
        "(() => { window.old = true; addEventListener('subsidy:update', () => { window.told = (window.told ?? 0) + 1; }); })()",
        Value::Null,
    );
    page.server.swap(next.folder.clone());
    page.ask("void navigator.serviceWorker.getRegistration().then((one) => one.update())", Value::Null);
    until(page, "window.told");
}

const HIDE: &str =
    "(() => { Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange')); })()";

#[test]
fn a_new_release_never_takes_away_what_is_being_entered() {
    let page = keep("kept-entry", Server::start(), "#v=1&region=650400&date=2020-09-01");
    let next = Release::make("entry", 2);
    page.tap("[data-door='employer']");
    let known = [("course_kind", "work_based"), ("employer", "farm_cooperative"), ("takes_on", "poor")];
    while !page.has("#question form input:not([type='date'])") {
        let fact = page.seen().question.expect("a question with a number");
        let answer = known.iter().find(|(key, _)| *key == fact).map_or("unknown", |(_, answer)| answer);
        page.reply(&fact, if fact == "status" { "rest-unknown" } else { answer });
    }
    page.enter("#question form input", "4");
    let before = page.seen();
    offer(&page, &next);
    std::thread::sleep(Duration::from_millis(500));
    // In sight and in use: it waits. Out of sight, with a number half entered: it still waits.
    page.ask(HIDE, Value::Null);
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(page.ask("window.old === true && window.told", Value::Null), json!(1));
    assert_eq!(page.ask("document.querySelector(a).value", json!("#question form input")), json!("4"));
    // The number is confirmed: out of sight, nothing is lost any more.
    page.tap("#question [data-answer='confirm']");
    let after = page.seen();
    assert_ne!(after.fragment, before.fragment);
    page.ask(HIDE, Value::Null);
    until(&page, "document.documentElement.dataset.release === '2' && document.querySelector('#summary')");
    assert_eq!(page.seen().substance(), after.substance());
}

#[test]
fn a_kiosk_takes_a_new_release_when_nobody_stands_before_it() {
    let page = keep("kept-kiosk", Server::start(), "?mode=kiosk&region=210000&idle=120");
    let next = Release::make("kiosk", 2);
    page.tap("[data-act='begin zh-Hans']");
    page.tap_status("migrant");
    offer(&page, &next);
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(page.ask("window.old", Value::Null), json!(true), "somebody stands before it");
    let later = "(() => { const now = Date.now; Date.now = () => now() + a; document.dispatchEvent(new Event('visibilitychange')); })()";
    page.ask(later, json!(121_000));
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(page.ask("window.old", Value::Null), json!(true), "it is not wiped yet");
    page.ask(later, json!(30_000));
    until(&page, "document.documentElement.dataset.release === '2' && document.querySelector('#summary')");
}

#[test]
fn a_phone_can_install_it() {
    let page = keep("kept-install", Server::start(), "");
    let answer = page.browser.devtools("Page.getAppManifest", json!({}));
    assert_eq!(answer["errors"], json!([]), "{answer}");
    let manifest: Value = serde_json::from_str(answer["data"].as_str().expect("a manifest")).expect("JSON");
    assert_eq!((&manifest["display"], &manifest["lang"]), (&json!("standalone"), &json!("zh-Hans")));
    for icon in manifest["icons"].as_array().expect("icons") {
        let name = icon["src"].as_str().expect("a name");
        let bytes = std::fs::read(dist().join(name)).unwrap_or_else(|_| panic!("{name} is missing"));
        if let Some((width, _)) = icon["sizes"].as_str().and_then(|sizes| sizes.split_once('x')) {
            // A PNG says its width and height in the bytes from 16 on.
            let width: u32 = width.parse().expect("a width");
            assert_eq!(
                bytes.get(16..24),
                Some([width.to_be_bytes(), width.to_be_bytes()].concat().as_slice()),
                "{name}"
            );
        }
    }
    let problems = page.browser.devtools("Page.getInstallabilityErrors", json!({}));
    assert_eq!(problems["installabilityErrors"], json!([]), "{problems}");
    assert_eq!(page.browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_province_that_was_asked_about_works_without_a_network() {
    let folder = by_province(
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("kept-provinces"),
        &workspace().join("policies"),
    );
    let page = keep("kept-province", Server::of(folder, ""), "");
    page.choose_place("650400");
    page.pick_date("2020-09-01");
    page.tap_status("laid_off");
    until(&page, "document.querySelector(\"[data-programme='tlf53.hardship']\")");
    // What stands behind folds follows.
    until(&page, "!document.documentElement.dataset.coming");
    let before = page.seen();
    page.server.stop();
    again(&page);
    until(&page, "document.querySelector(\"[data-programme='tlf53.hardship']\")");
    assert_eq!(page.seen().substance(), before.substance());
    // Another one was not asked about: it is said, and nothing that was answered is lost.
    page.tap("[data-region='330000']");
    until(&page, "document.querySelector('#province-failed')");
    page.tap("[data-region='650400']");
    until(&page, "document.querySelector(\"[data-programme='tlf53.hardship']\")");
}
