//! The engine's package in a page of its own: all it needs is its two files and the law's four, it keeps to a
//! strict content policy, and every case comes to what the command line prints.
//!
//! `scripts/package.sh test` lays the page out and runs this.

use browser::driver::Browser;
use browser::server::Server;
use browser::which::Taste;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tables::TABLES;

/// How long all cases may take, on a busy machine.
const LONGEST: Duration = Duration::from_secs(60);

#[test]
fn a_site_of_its_own() {
    let server = Server::start();
    let browser = Browser::start(Taste::default());
    browser.wait(browser.driver().goto(&server.url(""))).expect("the page opens");
    let since = Instant::now();
    let said = loop {
        let text = browser.script("arguments[0](document.querySelector('#said').textContent)", Vec::new());
        match serde_json::from_str::<Value>(text.as_str().unwrap_or_default()) {
            Ok(said) => break said,
            Err(_) => assert!(since.elapsed() < LONGEST, "{text}: {:?}", browser.complaints()),
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    assert_eq!(said["failed"], Value::Null);
    assert_eq!(said["other"], json!([]));
    assert!(said["same"].as_u64() > Some(500) && said["same"] == said["cases"], "{}", said["same"]);
    assert_eq!(said["facts"], TABLES.facts.len());
    let ids: Vec<&str> = TABLES.programmes.iter().map(|programme| programme.id).collect();
    assert_eq!(said["programmes"], json!(ids));
    let refused = json!([true, "unknown_key", "answers.laidoff", "did you mean \"laid_off\"?"]);
    assert_eq!(said["refused"], refused);
    assert_eq!(browser.complaints(), [""; 0]);
    assert_eq!(browser.traffic().failed, [""; 0]);
    let package = "/node_modules/skill-subsidy-engine";
    let mut asked = server.requests();
    asked.retain(|path| path.starts_with(package));
    asked.sort();
    let law = ["law.bin", "more.bin", "words-en.bin", "words-zh-Hans.bin"].map(|name| format!("law/{name}"));
    let files = ["index.js".to_owned()].into_iter().chain(law).chain(["subsidy_bg.wasm".to_owned()]);
    let files: Vec<String> = files.map(|name| format!("{package}/{name}")).collect();
    assert_eq!(asked, files);
}
