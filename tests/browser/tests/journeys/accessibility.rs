//! axe-core goes over every state that the journeys reach (`browser::access`); here is proved
//! that it would find something, and it goes over states that no link leads to, in English.

use browser::visit::{journey, journey_from};
use browser::which::{Taste, Which};
use serde_json::json;

#[test]
fn what_is_wrong_is_found() {
    journey("axe", |page| {
        if page.browser.which != Which::Chromium {
            return;
        }
        let wrong = "<div id=wrong><img src='data:,'><p>faint</p></div>";
        page.ask("document.querySelector('main.page').insertAdjacentHTML('beforeend', a)", json!(wrong));
        // The page's policy allows no style attribute; a script may set the same.
        let faint =
            "Object.assign(document.querySelector('#wrong p').style, { color: a, background: '#fff' })";
        page.ask(&["void ", faint].concat(), json!("#999"));
        let found = page.faults();
        for rule in ["light: image-alt", "light: color-contrast"] {
            assert!(found.iter().any(|fault| fault.starts_with(rule)), "{rule} is not among {found:?}");
        }
        page.ask("document.querySelector('#wrong').remove()", json!(null));
    });
}

#[test]
fn messages_in_english() {
    journey_from("axe-english", "#v=1&region=330000&veteran=yes&lang=en", Taste::default(), |page| {
        page.tap("#who-more");
        page.seen();
        page.tap("#place-elsewhere");
        page.seen();
        page.tap("#tool-clear");
        assert!(!page.seen().said.is_empty());
    });
}
