//! How fast the page is on a cheap phone: `make bench-page`.
//!
//! Cold cache, Slow 4G (1.6/0.75 Mbit/s, 150 ms) and a processor four times slower: when the
//! first text is on the screen, when the first answer can be tapped, when its result shows.
//! Then, six times slower: how long an answer takes until it is painted. Medians of five.
//! The address of a server that sends `dist` compressed is the only argument.

use browser::driver::Browser;
use browser::which::Taste;
use serde_json::{Value, json};
use std::thread::sleep;
use std::time::Duration;

const RUNS: usize = 5;

/// Notes paints and long tasks, taps the first answer as soon as it is there, and notes when
/// results show.
const WATCH: &str = r#"
(() => {
  const seen = window.seen = { tasks: 0, longest: 0 };
  const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("paint", (paint) => { if (paint.name === "first-contentful-paint") seen.text = paint.startTime; });
  watch("longtask", (task) => { seen.tasks += 1; seen.longest = Math.max(seen.longest, task.duration); });
  const look = () => {
    const first = document.querySelector("[data-region='210000']:not([disabled])");
    if (first && !seen.tappable) {
      seen.tappable = performance.now();
      requestAnimationFrame(() => first.click());
    }
    if (document.querySelector("[data-programme]")) requestAnimationFrame(() => { seen.answered = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()
"#;

/// Presses what a selector finds and tells after how long the next picture was painted.
const PRESS: &str = r#"
const done = arguments[arguments.length - 1];
const began = performance.now();
document.querySelector(arguments[0]).click();
requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => done(performance.now() - began);
  channel.port2.postMessage(0);
});
"#;

const LOADED: &str = r#"
const done = arguments[arguments.length - 1];
const files = performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"));
done(Object.assign({ requests: files.length, bytes: files.reduce((sum, file) => sum + file.transferSize, 0) }, window.seen));
"#;

fn main() {
    let address = std::env::args().nth(1).expect("the address of a server");
    let (mut starts, mut presses) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        starts.push(start(&address));
        presses.extend(answers(&address));
    }
    let of = |name: &str| median(starts.iter().filter_map(|seen| seen[name].as_f64()).collect());
    println!("[page] Slow 4G, processor 4× slower, cold cache; medians of {RUNS}");
    println!("[page]   first text           {:7.2} s   (at most 0.8)", of("text") / 1000.0);
    println!("[page]   first answer tappable{:7.2} s   (at most 1.5)", of("tappable") / 1000.0);
    println!("[page]   first answer answered{:7.2} s   (at most 2.0)", of("answered") / 1000.0);
    println!("[page]   {:.1} KB in {} requests", of("bytes") / 1000.0, of("requests"));
    println!("[page]   {} long tasks, the longest {:.0} ms", of("tasks"), of("longest"));
    println!("[page] processor 6× slower, {} answers", presses.len());
    println!(
        "[page]   an answer is painted after {:.0} ms, at worst {:.0} ms (at most 70)",
        median(presses.clone()),
        presses.iter().fold(0.0, |most: f64, one| most.max(*one))
    );
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A phone that has never seen the page.
fn phone(slower: u32) -> Browser {
    let browser = Browser::start(Taste::default());
    browser.resize(360, 740);
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": slower }));
    browser
}

/// From nothing to the first result.
fn start(address: &str) -> Value {
    let browser = phone(4);
    browser.devtools("Network.enable", json!({}));
    // Bytes a second, milliseconds.
    let network = json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750 });
    browser.devtools("Network.emulateNetworkConditions", network);
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }));
    let _ = browser.wait(browser.driver().goto(address));
    for _ in 0..100 {
        let seen = browser.script(LOADED, vec![]);
        if seen["answered"].is_number() {
            return seen;
        }
        sleep(Duration::from_millis(100));
    }
    panic!("no result within ten seconds");
}

/// Some answers on a page that is there.
fn answers(address: &str) -> Vec<f64> {
    let browser = phone(6);
    let _ = browser.wait(browser.driver().goto(format!("{address}/#v=1&region=210000&date=2022-06-01")));
    sleep(Duration::from_secs(2));
    let press = |selector: &str| browser.script(PRESS, vec![json!(selector)]).as_f64().expect("milliseconds");
    let taps = [
        "[data-status='veteran']",
        "[data-status='migrant']",
        "[data-status='veteran']",
        "[data-status='laid_off']",
    ];
    taps.into_iter()
        .map(|tap| {
            sleep(Duration::from_millis(300));
            press(tap)
        })
        .collect()
}
