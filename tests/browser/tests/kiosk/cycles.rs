//! A long life: a thousand visitors, one after the other.

use crate::{hold_memory, number};
use browser::driver::{Browser, must};
use browser::server::Server;
use browser::visit::trouble;
use browser::which::Taste;
use serde_json::{Value, json};
use std::time::Duration;

/// Visitors before the first look: caches fill, code is compiled.
const WARM: usize = 100;
/// Visitors in all.
const ALL: usize = 1000;
/// Visitors in one go.
const STEP: usize = 20;

/// What may grow.
#[derive(Debug)]
struct Size {
    nodes: i64,
    listeners: i64,
    heap: i64,
    module: i64,
}

fn size(browser: &Browser) -> Size {
    for _ in 0..3 {
        browser.devtools("HeapProfiler.collectGarbage", json!({}));
    }
    let metrics = browser.devtools("Performance.getMetrics", json!({}));
    let metric = |name: &str| {
        let all = metrics["metrics"].as_array().expect("metrics");
        let one = all.iter().find(|one| one["name"] == name).expect(name);
        one["value"].as_f64().expect("a number") as i64
    };
    let module = browser.script("arguments[0](memoryOfTheModule.buffer.byteLength)", Vec::new());
    Size {
        nodes: metric("Nodes"),
        listeners: metric("JSEventListeners"),
        heap: metric("JSHeapUsedSize"),
        module: module.as_i64().expect("a size"),
    }
}

#[test]
fn a_thousand_visitors_leave_no_trace() {
    trouble("kiosk-cycles", Server::start(), Taste::default(), |page| {
        hold_memory(page);
        page.load("?mode=kiosk&idle=3600");
        let browser = &page.browser;
        browser.devtools("Performance.enable", json!({}));
        browser.devtools("HeapProfiler.enable", json!({}));
        must("time", browser.wait(browser.driver().set_script_timeout(Duration::from_secs(300))));
        let entries = number(page, "history.length");
        let mut first = None;
        let mut visits = 0;
        while visits < ALL {
            let done = browser.script(include_str!("cycle.js"), vec![json!(STEP)]);
            assert_eq!(done, json!(STEP), "after {visits} visitors");
            visits += STEP;
            if visits == WARM {
                first = Some(size(browser));
            }
        }
        let (first, last) = (first.expect("enough visitors"), size(browser));
        println!("after {WARM}: {first:?}\nafter {ALL}: {last:?}");
        assert!(last.nodes <= first.nodes + 50, "nodes: {first:?} {last:?}");
        assert!(last.listeners <= first.listeners + 5, "listeners: {first:?} {last:?}");
        assert!(last.heap <= first.heap + 300_000, "heap: {first:?} {last:?}");
        assert_eq!(last.module, first.module, "the module's memory");
        // No people are as fast as these: Chromium then puts off changes of the address, and says so.
        let complaints = browser.complaints();
        let grave: Vec<_> =
            complaints.iter().filter(|line| !line.contains("Throttling navigation")).collect();
        assert!(grave.is_empty(), "{grave:?}");
        // One more, at leisure.
        std::thread::sleep(Duration::from_secs(31));
        assert_eq!(browser.script(include_str!("cycle.js"), vec![json!(1)]), json!(1));
        assert_eq!(page.ask("[location.hash, history.length]", Value::Null), json!(["", entries]));
    });
}
