//! axe-core over every state that the journeys reach: in both languages, light and dark.
//!
//! In today's Chromium, whenever a page is looked at and shows a kind of element at a place
//! where none was seen before, axe-core goes over the whole page, light, and once more dark for
//! the contrast. At the end of its journey each such state is opened in the other language too.

use crate::dist::workspace;
use crate::page::Page;
use crate::which::Which;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::sync::{LazyLock, Mutex};

/// What colours depend on, and only that.
const OF_COLOUR: [&str; 1] = ["color-contrast"];

static SOURCE: LazyLock<String> = LazyLock::new(|| {
    let path = workspace().join("node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(path).expect("axe-core is there (scripts/setup.sh test)")
});

/// The kinds of element seen so far, in all journeys.
static SEEN: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);

impl Page {
    /// Goes over the page if it shows something new; its fragment is then kept for
    /// [`Page::assert_accessible_in_the_other_language`].
    #[track_caller]
    pub(crate) fn assert_accessible(&self, fragment: &str) {
        if self.browser.which == Which::Chromium && self.shows_something_new() {
            self.states.borrow_mut().push(fragment.into());
            assert_eq!(self.faults(), [""; 0], "axe-core, at {fragment}");
        }
    }

    /// Opens the states of this journey that were new in the language they were not in.
    #[track_caller]
    pub(crate) fn assert_accessible_in_the_other_language(&self) {
        for fragment in self.states.take() {
            let lang = self.ask("document.documentElement.lang", Value::Null);
            let other = if lang == "en" { "zh-Hans" } else { "en" };
            let bare = fragment.split('&').filter(|part| !part.starts_with("lang=") && !part.is_empty());
            let bare = bare.collect::<Vec<_>>().join("&");
            let bare = if bare.is_empty() { "#v=1".into() } else { bare };
            self.ask("location.hash = a", json!(format!("{bare}&lang={other}")));
            self.ask(
                "document.querySelectorAll('details').forEach((one) => { one.open = true; })",
                Value::Null,
            );
            self.look();
            if self.shows_something_new() {
                assert_eq!(self.faults(), [""; 0], "axe-core, in {other}, at {fragment}");
            }
        }
    }

    fn shows_something_new(&self) -> bool {
        // In a frame the devtools reach only the page around it.
        if self.ask("window === window.top", Value::Null) == false {
            return false;
        }
        let kinds = self.browser.script(include_str!("kinds.js"), Vec::new());
        let kinds: Vec<String> = serde_json::from_value(kinds).expect("a list of texts");
        let mut seen = SEEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        // All of them are kept, not only those up to the first new one.
        kinds.into_iter().filter(|kind| seen.insert(kind.clone())).count() > 0
    }

    /// All that axe-core finds, light and dark.
    pub fn faults(&self) -> Vec<String> {
        if self.ask("typeof axe", Value::Null) == "undefined" {
            self.browser.devtools("Runtime.evaluate", json!({ "expression": *SOURCE }));
        }
        let mut found = Vec::new();
        for (theme, rules) in [("light", &[][..]), ("dark", &OF_COLOUR[..])] {
            self.prefer(theme);
            let faults = self.browser.script(include_str!("axe.js"), vec![json!(rules)]);
            let faults: Vec<String> = serde_json::from_value(faults).expect("a list of faults");
            found.extend(faults.into_iter().map(|fault| format!("{theme}: {fault}")));
        }
        self.browser.devtools("Emulation.setEmulatedMedia", json!({ "features": [] }));
        found
    }

    /// A theme, without the movement from one colour to the next.
    fn prefer(&self, theme: &str) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": theme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.browser.devtools("Emulation.setEmulatedMedia", json!({ "features": features }));
    }
}
