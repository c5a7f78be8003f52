//! What other programs do to the page: translate it, set its text larger, keep it from storing
//! anything, put it away and bring it back.

use browser::visit::{journey, journey_from, journey_in};
use browser::which::Taste;
use serde_json::{Value, json};

/// Puts every text into elements of its own, and says another language, as translators of pages do.
const TRANSLATE: &str = "(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), all = [];
    while (texts.nextNode()) all.push(texts.currentNode);
    for (const text of all.filter((text) => text.data.trim() && !/SCRIPT|STYLE|TEMPLATE/.test(text.parentNode.nodeName))) {
        const outer = document.createElement('font'), inner = document.createElement('font');
        text.parentNode.replaceChild(outer, text);
        inner.append(document.createTextNode(`[${text.data}]`));
        outer.append(inner);
    }
    document.documentElement.lang = 'ug';
})()";

#[test]
fn a_page_that_is_being_translated_goes_on_answering() {
    journey("translated", |page| {
        page.choose_place("650400");
        for status in ["laid_off", "veteran", "migrant"] {
            page.ask(TRANSLATE, Value::Null);
            page.tap_status(status);
        }
        page.pick_date("2020-09-01");
        let translated = page.seen();
        page.ask(TRANSLATE, Value::Null);
        page.reply_to_all(&[]);
        let fragment = page.seen().fragment;
        // Loaded anew without a translator it says the same.
        let (substance, groups) = (page.seen().contents(), page.seen().statuses);
        page.load(&fragment);
        assert_eq!((page.seen().contents(), page.seen().statuses), (substance, groups));
        assert_eq!(translated.statuses.len(), 3);
    });
}

#[test]
fn text_twice_as_large_is_not_cut_off() {
    journey_from("twice", "#v=1&region=650400&laid_off=yes&date=2020-09-01", Taste::default(), |page| {
        page.browser.resize(360, 740);
        for (size, what) in [("200%", "by the app around it"), ("280%", "and by 大字")] {
            page.ask("void (document.documentElement.style.fontSize = a)", json!(size));
            let seen = page.ask(
                "({ wide: document.documentElement.scrollWidth, bar: document.querySelector('#bar').offsetHeight, height: innerHeight })",
                Value::Null,
            );
            assert!(seen["wide"].as_i64() <= Some(360), "{what}: {seen}");
            assert!(
                seen["bar"].as_i64() <= seen["height"].as_i64().map(|height| height / 2),
                "{what}: {seen}"
            );
            page.keep_pictures(size.trim_end_matches('%'));
        }
        page.ask("void document.documentElement.removeAttribute('style')", Value::Null);
    });
}

#[test]
fn where_nothing_may_be_stored_it_works_all_the_same() {
    let refused = "Object.defineProperty(navigator, 'serviceWorker', { value: {
        controller: null, addEventListener() {}, register: () => Promise.reject(new DOMException('no', 'SecurityError')),
    } });";
    let hidden = "Object.defineProperty(navigator, 'serviceWorker', { get() { throw new DOMException('no', 'SecurityError'); } });";
    let nothing = "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });";
    for (name, source) in
        [("worker-refused", refused), ("worker-hidden", hidden), ("storage-refused", nothing)]
    {
        journey_in(name, source, "#v=1&region=330000&veteran=yes", |page| {
            assert!(page.seen().on("yours").contains(&"zj9.youth"));
        });
    }
}

#[test]
fn two_tabs_know_nothing_of_each_other() {
    journey_from("tab-one", "#v=1&region=330000&veteran=yes", Taste::default(), |page| {
        let before = page.seen();
        page.somebody_else("#v=1&region=210000&migrant=yes", |other| {
            other.tap("#tool-clear");
            assert_eq!(other.seen().regions, [""; 0]);
        });
        let seen = page.seen();
        assert_eq!((seen.substance(), seen.fragment), (before.substance(), before.fragment));
    });
}

#[test]
fn in_the_colours_of_a_high_contrast_mode_all_is_told_apart() {
    journey_from("forced", "#v=1&region=650400&laid_off=yes&date=2020-09-01", Taste::default(), |page| {
        // Only there can the mode be switched on from outside.
        if !page.browser.which.has_devtools() {
            return;
        }
        let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
        page.open_all();
        // After the look at the page, which sets the mode back.
        page.browser.devtools("Emulation.setEmulatedMedia", forced);
        assert_eq!(page.ask("matchMedia('(forced-colors: active)').matches", Value::Null), json!(true));
        let looks = page.ask(
            "(() => {
                const look = (selector, ...names) => {
                    const style = getComputedStyle(document.querySelector(selector));
                    return names.map((name) => style[name]).join(' ');
                };
                const button = ['borderTopColor', 'borderTopWidth', 'outlineStyle'];
                return {
                    pressed: look(`[data-status='laid_off']`, ...button),
                    free: look(`[data-status='veteran']`, ...button),
                    sure: look('.time-sure', 'fill', 'stroke'),
                    unsure: look('.time-unsure', 'fill', 'stroke'),
                    ground: look('.time-ground', 'fill', 'stroke'),
                    day: look('.time-day', 'stroke'),
                    line: look('.time-ground', 'stroke'),
                    card: look('.card', 'borderTopStyle'),
                    icons: Array.from(document.querySelectorAll('.icon')).every((icon) => {
                        const { color } = getComputedStyle(icon), ground = getComputedStyle(document.body).backgroundColor;
                        return color !== ground;
                    }),
                };
            })()",
            Value::Null,
        );
        for (one, other) in
            [("pressed", "free"), ("sure", "unsure"), ("unsure", "ground"), ("sure", "ground")]
        {
            assert_ne!(looks[one], looks[other], "{one} and {other}: {looks}");
        }
        assert_eq!((&looks["card"], &looks["icons"]), (&json!("solid"), &json!(true)), "{looks}");
        assert!(
            !looks["sure"]
                .as_str()
                .is_some_and(|sure| looks["day"].as_str().is_some_and(|day| sure.starts_with(day))),
            "{looks}"
        );
        page.browser.devtools("Emulation.setEmulatedMedia", json!({ "features": [] }));
    });
}
