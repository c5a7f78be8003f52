//! What phones, programs and people impose on the page: a translator that never rests, spacing of
//! their own, the least size of letters, windows low and narrow, nodes of strangers.

use browser::page::Page;
use browser::visit::{journey, journey_from};
use browser::which::Taste;
use serde_json::{Value, json};

const LAID_OFF: &str = "#v=1&region=650400&laid_off=yes&date=2020-09-01";

/// What answers a question that one cannot answer.
fn unknown(fact: &str) -> &'static str {
    if fact == "status" { "rest-unknown" } else { "unknown" }
}

/// What sticks out at the side, at a size.
#[track_caller]
fn sticks_out(page: &Page, (width, height): (u32, u32)) -> Vec<String> {
    page.browser.resize(width, height);
    page.seen();
    let faults = page.browser.script(include_str!("layout.js"), Vec::new());
    let faults: Vec<String> = serde_json::from_value(faults).expect("a list of faults");
    faults
        .into_iter()
        .filter(|fault| fault.contains("scrolls to"))
        .map(|fault| format!("{width} x {height}: {fault}"))
        .collect()
}

/// Puts each new text into elements of its own, a moment after it came.
const TRANSLATOR: &str = "(() => {
    const wrap = () => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), all = [];
        while (texts.nextNode()) all.push(texts.currentNode);
        for (const text of all) {
            const { parentNode } = text;
            if (!text.data.trim() || /SCRIPT|STYLE|TEMPLATE|FONT|OPTION/.test(parentNode.nodeName)) continue;
            const outer = document.createElement('font'), inner = document.createElement('font');
            parentNode.replaceChild(outer, text);
            inner.append(document.createTextNode(`[${text.data}]`));
            outer.append(inner);
        }
    };
    let late;
    new MutationObserver(() => { clearTimeout(late); late = setTimeout(wrap, 30); })
        .observe(document.body, { childList: true, characterData: true, subtree: true });
    wrap();
})()";

#[test]
fn a_translator_that_never_rests_leaves_no_old_text() {
    journey("translator", |page| {
        page.ask(TRANSLATOR, Value::Null);
        page.choose_place("650400");
        page.tap_status("laid_off");
        page.pick_date("2020-09-01");
        for _ in 0..3 {
            let Some(fact) = page.seen().question else { break };
            page.reply(&fact, unknown(&fact));
        }
        page.tap_status("laid_off");
        page.tap_status("veteran");
        page.wait_until("document.querySelector('#summary font') !== null");
        // The brackets are the translator's; where a line ends says nothing.
        let plain = |text: String| text.replace(|sign: char| sign.is_whitespace() || "[]".contains(sign), "");
        let parts =
            ["#place", "#who", "#question", "#answered", "#summary", "#total", "#group-yours", "#documents"];
        let said = parts.map(|part| plain(page.text(part)));
        let fragment = page.seen().fragment;
        page.load(&fragment);
        assert_eq!(said, parts.map(|part| plain(page.text(part))));
    });
}

/// Gives every element a style as a reader's own style sheet would: the page's policy takes no other
/// `style` element.
#[track_caller]
fn impose(page: &Page, style: &str) {
    let set = "document.querySelectorAll('body, body *').forEach((one) => {
        const { fontSize } = getComputedStyle(one), least = Number(a.match(/least (\\d+)/)?.[1] ?? 0);
        if (parseFloat(fontSize) < least) one.style.fontSize = `${least}px`;
        for (const [, name, value] of a.matchAll(/([a-z-]+): ([^;]+);/g)) one.style.setProperty(name, value, 'important');
    })";
    page.ask(&format!("void {set}"), json!(style));
}

#[test]
fn the_spacing_and_the_least_size_that_a_reader_sets_make_nothing_stick_out() {
    // WCAG 1.4.12; a browser's own setting.
    let spacing = "line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em;";
    for (lang, style) in [("zh-Hans", spacing), ("en", spacing), ("zh-Hans", "least 20"), ("en", "least 20")]
    {
        journey_from("spacing", &format!("{LAID_OFF}&lang={lang}"), Taste::default(), |page| {
            page.open_all();
            impose(page, style);
            let found = [(320, 568), (360, 740)].map(|size| sticks_out(page, size)).concat();
            assert_eq!(found, [""; 0], "{lang}, {style}");
        });
    }
}

/// A phone on its side, a desk at 400 %, a phone with keys, half of a split screen: the question can be
/// read above the bar, and nothing sticks out.
#[test]
fn low_and_narrow_windows_leave_room_for_the_question() {
    journey_from("low", LAID_OFF, Taste::default(), |page| {
        let mut found = Vec::new();
        // Other browsers' windows do not get as low or as narrow.
        if !page.browser.which.has_devtools() {
            return;
        }
        for size in [(640, 360), (568, 320), (320, 256), (240, 320)] {
            found.extend(sticks_out(page, size));
            let room = page.ask(
                "(() => {
                    document.querySelector('#question-title').scrollIntoView();
                    const bar = document.querySelector('#bar').getBoundingClientRect(), { bottom } = document.querySelector('.ask-question').getBoundingClientRect();
                    return [bar.top / innerHeight, bottom < bar.top];
                })()",
                Value::Null,
            );
            if room[0].as_f64() < Some(0.55) || room[1] != json!(true) {
                found.push(format!(
                    "{size:?}: the bar begins at {}, the question is in sight: {}",
                    room[0], room[1]
                ));
            }
        }
        page.browser.resize(360, 740);
        assert_eq!(found, [""; 0]);
    });
}

/// A page is put away in the moment of a tap: what was tapped is in the address all the same.
#[test]
fn what_is_tapped_before_the_page_is_put_away_is_kept() {
    journey_from("put-away", "#v=1&region=650400", Taste::default(), |page| {
        let kept = page.ask(
            "(() => {
                const frame = window.requestAnimationFrame;
                window.requestAnimationFrame = () => 0;
                document.querySelector(a).click();
                dispatchEvent(new Event('pagehide'));
                window.requestAnimationFrame = frame;
                return location.hash;
            })()",
            json!("[data-status='veteran']"),
        );
        assert!(kept.as_str().is_some_and(|kept| kept.contains("veteran=yes")), "{kept}");
        page.reload();
        assert_eq!(page.seen().statuses, ["veteran"]);
    });
}

/// Managers of passwords, correctors of spelling and blockers put elements of their own everywhere.
#[test]
fn nodes_of_strangers_are_no_obstacle() {
    const STRANGERS: &str = "void document.querySelectorAll('body, #app, #question, #question fieldset, .answers, .card, #summary, .tiles, form').forEach((one) => {
        const stranger = document.createElement('stranger-box');
        stranger.hidden = true;
        one.prepend(stranger);
        one.append(stranger.cloneNode());
        one.setAttribute('data-stranger', '');
    })";
    journey("strangers", |page| {
        page.choose_place("650400");
        page.tap_status("laid_off");
        page.ask(STRANGERS, Value::Null);
        page.pick_date("2020-09-01");
        for _ in 0..4 {
            let Some(fact) = page.seen().question else { break };
            page.ask(STRANGERS, Value::Null);
            page.reply(&fact, unknown(&fact));
        }
        let seen = page.seen();
        page.load(&seen.fragment);
        let after = page.seen();
        assert_eq!(
            (seen.contents(), seen.question_text, seen.summary),
            (after.contents(), after.question_text, after.summary)
        );
    });
}

/// In a dark scheme paper stays white, and what is on it black.
#[test]
fn printed_in_the_dark_it_is_black_on_white() {
    journey_from("printed-dark", LAID_OFF, Taste::default(), |page| {
        if !page.browser.which.has_devtools() {
            return;
        }
        let dark =
            json!({ "media": "print", "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        page.seen();
        page.browser.devtools("Emulation.setEmulatedMedia", dark);
        page.ask("void dispatchEvent(new Event('beforeprint'))", Value::Null);
        let pale = page.ask(
            "[...document.querySelectorAll('#paper *')].filter((one) => one.innerText && one.getClientRects().length).flatMap((one) => {
                const { color, backgroundColor } = getComputedStyle(one);
                const [light] = [color.match(/\\d+/g).slice(0, 3).map(Number).reduce((sum, one) => sum + one)];
                return light > 300 || !/rgba\\(0, 0, 0, 0\\)|rgb\\(255, 255, 255\\)/.test(backgroundColor) ? [`${one.className} ${color} ${backgroundColor}`] : [];
            })",
            Value::Null,
        );
        assert_eq!(pale, json!([]));
        page.ask("void dispatchEvent(new Event('afterprint'))", Value::Null);
        page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "", "features": [] }));
    });
}
