//! A page of somebody else's, on an origin of its own and under a strict content policy, that
//! shows the calculator in frames.

use crate::keep::until;
use browser::driver::must;
use browser::page::Page;
use browser::server::Server;
use browser::which::Taste;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

/// What the host page notes: every message, event and warning, and listeners not given back.
const NOTES: &str = "
    window.messages = []; window.events = []; window.warned = []; window.listeners = 0;
    addEventListener('message', (event) => messages.push(event.data));
    for (const name of ['subsidy:counts', 'subsidy:answers'])
        addEventListener(name, (event) => events.push({ name, id: event.target.id, detail: event.detail }));
    const warn = console.warn;
    console.warn = (words, ...rest) => { warned.push(words); };
    const add = window.addEventListener, remove = window.removeEventListener;
    window.addEventListener = function (kind, ...rest) { if (kind === 'message') listeners += 1; return add.call(this, kind, ...rest); };
    window.removeEventListener = function (kind, ...rest) { if (kind === 'message') listeners -= 1; return remove.call(this, kind, ...rest); };
";

/// Opens a host page with something in it; the calculator comes from an origin. `{origin}`
/// in the content stands for it.
pub fn host_page(name: &str, origin: &str, content: &str) -> Page {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("host-{name}"));
    std::fs::create_dir_all(&folder).expect("a folder for the host page");
    let content = content.replace("{origin}", origin);
    let page = format!(
        "<!doctype html><html lang=zh-Hans><meta charset=utf-8><title>host</title><link rel=icon href='notes.svg'>\
         <script src=notes.js></script><script src='{origin}/embed.js'></script>\
         <p><a id=before href='#before'>before</a></p>\n{content}\n<p><a id=after href='#after'>after</a></p></html>"
    );
    std::fs::write(folder.join("index.html"), page).expect("the host page");
    std::fs::write(folder.join("notes.js"), NOTES).expect("its script");
    std::fs::write(folder.join("notes.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>").expect("its icon");
    let policy = format!(
        "Content-Security-Policy: default-src 'self'; script-src 'self' {origin}; frame-src {origin}; style-src 'self'\r\n"
    );
    let page = Page::start_keeping(name, Arc::new(Server::of(folder, &policy)), Taste::default());
    page.browser.resize(1000, 900);
    page.go(&page.server.url(""));
    until(&page, "document.readyState === 'complete'");
    page
}

/// The calculator's own server: as docs/hosting.md has it, its files may be read by anybody.
pub fn calculator() -> Server {
    Server::of(browser::dist::dist(), "Access-Control-Allow-Origin: *\r\n")
}

/// The calculator's origin, as a host page writes it.
pub fn origin(server: &Server) -> String {
    server.url("").trim_end_matches('/').into()
}

/// Does something inside a frame, counted from the top.
pub fn into_frame<T>(page: &Page, at: u16, act: impl FnOnce(&Page) -> T) -> T {
    page.ask("document.querySelectorAll('iframe')[a].scrollIntoView()", json!(at));
    let driver = page.browser.driver();
    must("a frame", page.browser.wait(driver.enter_frame(at)));
    let done = act(page);
    must("the host page", page.browser.wait(driver.enter_default_frame()));
    done
}

/// How high a frame is.
pub fn height(page: &Page, at: u16) -> u64 {
    page.ask("document.querySelectorAll('iframe')[a].offsetHeight", json!(at)).as_u64().expect("a height")
}

/// Waits until the app in a frame has started and the frame is just as high as what is in it.
#[track_caller]
pub fn until_fitted(page: &Page, at: u16) {
    into_frame(page, at, |page| {
        until(
            page,
            "document.querySelector('#summary') && document.documentElement.dataset.embed === 'fitted'",
        );
        page.seen();
        // As high as the content, and nothing to scroll.
        until(
            page,
            "Math.ceil(document.documentElement.getBoundingClientRect().height) === innerHeight \
             && document.documentElement.scrollHeight <= innerHeight",
        );
    });
}

/// Everything the frames have told the host page, as text.
pub fn told(page: &Page) -> String {
    page.ask("JSON.stringify([messages, events])", Value::Null).as_str().unwrap_or_default().into()
}

/// No page, in a frame or around it, has complained of anything.
#[track_caller]
pub fn has_no_violation(page: &Page) {
    assert_eq!(page.browser.complaints(), Vec::<String>::new(), "the console complains");
}
