//! The page by keyboard alone.

use crate::driver::must;
use crate::page::Page;
use crate::seen::Seen;
use serde_json::json;
use thirtyfour::Key;

/// More stops than any page has.
const MOST_STOPS: usize = 400;

impl Page {
    /// Presses keys, wherever the focus is, and looks.
    #[track_caller]
    pub fn press(&self, keys: impl Into<thirtyfour::TypingData>) -> Seen {
        let chain = self.browser.driver().action_chain().send_keys(keys);
        must("keys", self.browser.wait(chain.perform()));
        self.settle();
        self.seen()
    }

    /// Presses a key while Ctrl is held down.
    #[track_caller]
    pub fn press_with_control(&self, key: &str) {
        let chain = self.browser.driver().action_chain().key_down(Key::Control).send_keys(key);
        must(key, self.browser.wait(chain.key_up(Key::Control).perform()));
    }

    /// Goes on with Tab until the focus is on what the selector finds; every stop on the way
    /// must show the focus.
    #[track_caller]
    pub fn tab_to(&self, selector: &str) -> Seen {
        for _ in 0..MOST_STOPS {
            let seen = self.press(Key::Tab);
            if seen.focus.on != "body" {
                assert!(seen.focus.shown, "the focus on {} cannot be seen", seen.focus.on);
            }
            if self.ask("document.hasFocus() && document.activeElement?.matches(a)", json!(selector))
                == json!(true)
            {
                return seen;
            }
        }
        panic!("{selector} cannot be reached with Tab");
    }
}
