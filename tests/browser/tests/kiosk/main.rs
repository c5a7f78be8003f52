//! A screen in a hall: touched by strangers all day, with no keyboard, and nothing of one left
//! for the next.

mod cycles;
mod days;
mod fault;
mod idle;
mod printing;
mod touch;

use browser::page::Page;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// A screen of a kiosk, upright.
const SCREEN: (u32, u32) = (1080, 1920);

/// Waits until an element is there, however busy the machine is.
#[track_caller]
fn wait_for(page: &Page, selector: &str) {
    let since = Instant::now();
    while !page.has(selector) {
        assert!(since.elapsed() < Duration::from_secs(60), "no {selector}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Keeps hold of the module's memory: `window.memoryOfTheModule`.
fn hold_memory(page: &Page) {
    let source = "for (const name of ['instantiate', 'instantiateStreaming']) {
        const original = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
            const made = await original.apply(WebAssembly, given);
            // The later half has the memory of the first.
            const { memory } = (made.instance || made).exports;
            if (memory) window.memoryOfTheModule = memory;
            return made;
        };
    }";
    page.browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
}

/// An expression as a whole number.
fn number(page: &Page, expression: &str) -> i64 {
    page.ask(expression, Value::Null).as_f64().unwrap_or(-1.0) as i64
}
