//! Going to a page, and waiting until it has come.

use crate::driver::must;
use crate::page::Page;
use crate::seen::Seen;
use crate::which::Which;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long the app may take to start, on a busy machine.
const START: Duration = Duration::from_secs(30);
/// Characters of a page that a failed test tells.
const MOST_TOLD: usize = 3000;

impl Page {
    /// Opens the page with a fragment, `#` included, and waits until the app has started.
    #[track_caller]
    pub fn load(&self, fragment: &str) {
        self.mark_old();
        // Another fragment alone would load nothing. WebKit's driver does not wait until a page has come:
        // while the one before still stands, the next address would be only another fragment of it.
        self.go("about:blank");
        self.wait_until("location.href === 'about:blank'");
        self.go(&self.server.url(fragment));
        self.started();
    }

    /// So that the page that is left is not taken for the one that comes.
    fn mark_old(&self) {
        self.ask("document.documentElement.setAttribute('data-old', '')", Value::Null);
    }

    /// Goes to an address, without waiting for the app.
    #[track_caller]
    pub fn go(&self, url: &str) {
        must(url, self.browser.wait(self.browser.driver().goto(url)));
    }

    /// Loads the page again, at the same address.
    #[track_caller]
    pub fn reload(&self) {
        self.assert_quiet();
        self.mark_old();
        must("reload", self.browser.wait(self.browser.driver().refresh()));
        self.started();
    }

    /// Goes back in the history.
    #[track_caller]
    pub fn back(&self) -> Seen {
        match self.browser.which {
            Which::WebKit => self.step("back"),
            _ => must("back", self.browser.wait(self.browser.driver().back())),
        }
        self.seen()
    }

    /// Goes forward in the history.
    #[track_caller]
    pub fn forward(&self) -> Seen {
        match self.browser.which {
            Which::WebKit => self.step("forward"),
            _ => must("forward", self.browser.wait(self.browser.driver().forward())),
        }
        self.seen()
    }

    /// WebKitWebDriver waits for a page to load where only the fragment changes.
    fn step(&self, to: &str) {
        let script = "const [to, done] = arguments;
            addEventListener('popstate', () => done(), { once: true });
            history[to]();";
        self.browser.script(script, vec![json!(to)]);
    }

    #[track_caller]
    fn started(&self) {
        self.wait_for("html:not([data-old]) #summary");
        self.browser.listen();
        self.opened_library.set(false);
        self.seen();
        let traffic = self.browser.traffic();
        assert!(traffic.failed.is_empty(), "while loading: {:?}", traffic.failed);
        for url in &traffic.asked {
            assert!(url.starts_with(&self.server.url("")), "the page asks a stranger: {url}");
        }
        self.served.set(self.server.requests().len());
    }

    /// Waits for such an element, also while one page goes and another comes.
    #[track_caller]
    pub fn wait_for(&self, selector: &str) {
        self.wait_until(&format!("document.querySelector({}) !== null", json!(selector)));
    }

    /// Waits until an expression is true, also while one page goes and another comes.
    #[track_caller]
    pub fn wait_until(&self, expression: &str) {
        let since = Instant::now();
        let script = format!("arguments[0]({expression})");
        let there = || {
            let asked = self.browser.driver().execute_async(&script, Vec::new());
            self.browser.wait(asked).is_ok_and(|there| there.json() == true)
        };
        while !there() {
            let waited = since.elapsed();
            assert!(waited < START, "{expression} does not come: {}", self.what_is_there());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// What is there in place of what is waited for: said by a test that fails.
    fn what_is_there(&self) -> String {
        let there = "arguments[0]([location.href, document.readyState, document.documentElement.outerHTML])";
        let there = self.browser.wait(self.browser.driver().execute_async(there, Vec::new()));
        let there = there.map_or_else(|error| error.to_string(), |there| there.json().to_string());
        let there: String = there.chars().take(MOST_TOLD).collect();
        format!(
            "{there}\nThe server was asked: {:?}\nThe console: {:?}",
            self.server.requests(),
            self.browser.complaints()
        )
    }
}
