//! Nothing sticks out at the side, and everything to tap is large enough for a thumb.

use browser::visit::journey_from;
use browser::which::Taste;
use serde_json::json;

const WIDTHS: [(u32, u32); 5] = [(320, 568), (360, 740), (768, 1024), (1080, 1920), (1440, 900)];

/// The most a page may be long, in pixels.
const MOST_LONG: u64 = 4000;

/// Looks at one state of the page at all widths, in normal and in large text.
fn look(name: &str, fragment: &str) {
    journey_from(name, fragment, Taste::default(), |page| {
        page.open_all();
        let mut found = Vec::new();
        for size in ["normal", "large"] {
            for (width, height) in WIDTHS {
                page.browser.resize(width, height);
                page.seen();
                let faults = page.browser.script(include_str!("layout.js"), Vec::new());
                let faults: Vec<String> = serde_json::from_value(faults).expect("a list of faults");
                found.extend(faults.into_iter().map(|fault| format!("{width} px, {size} text: {fault}")));
            }
            page.tap("#tool-large");
        }
        assert_eq!(found, [""; 0]);
    });
}

#[test]
fn turpan_in_chinese() {
    look("layout-turpan", "#v=1&region=650400&laid_off=yes&date=2020-09-01&lang=zh-Hans");
}

#[test]
fn turpan_in_english() {
    look("layout-turpan", "#v=1&region=650400&laid_off=yes&date=2020-09-01&lang=en");
}

#[test]
fn liaoning_in_chinese() {
    look("layout-liaoning", "#v=1&region=210000&rural_migrant=yes&rural=yes&lang=zh-Hans");
}

#[test]
fn liaoning_in_english() {
    look("layout-liaoning", "#v=1&region=210000&rural_migrant=yes&rural=yes&lang=en");
}

#[test]
fn zhejiang_in_english() {
    look("layout-zhejiang", "#v=1&region=330000&skill_level=level_3&work=enterprise_employee&lang=en");
}

#[test]
fn another_place_and_damage_in_english() {
    look(
        "layout-elsewhere",
        "#v=1&region=110000&veterannnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn=yes&lang=en",
    );
}

/// Somebody whose local paper has ended need not scroll far: on a phone, until something is opened.
#[test]
fn a_laid_off_person_in_turpan_reads_little() {
    journey_from("layout-length", "#v=1&region=650400&laid_off=yes", Taste::default(), |page| {
        page.browser.resize(360, 740);
        let long = page.ask(
            "((all) => all.clientWidth === 360 ? all.scrollHeight : 0)(document.documentElement)",
            json!(null),
        );
        // Where a bar to scroll takes of the width, lines are shorter.
        assert!(long.as_u64() <= Some(MOST_LONG), "{long} px");
    });
}

/// Text at 200 %, as the browser's own setting makes it: nothing sticks out (WCAG 1.4.4, 1.4.10).
#[test]
fn text_at_twice_its_size() {
    for lang in ["zh-Hans", "en"] {
        let fragment = format!("#v=1&region=650400&laid_off=yes&date=2020-09-01&lang={lang}");
        journey_from("layout-double", &fragment, Taste::default(), |page| {
            page.open_all();
            page.ask("(() => { document.documentElement.style.fontSize = a; })()", json!("200%"));
            let mut found = Vec::new();
            for (width, height) in WIDTHS {
                page.browser.resize(width, height);
                page.seen();
                let faults = page.browser.script(include_str!("layout.js"), Vec::new());
                let mut faults: Vec<String> = serde_json::from_value(faults).expect("a list of faults");
                // Some words are wider than the room there.
                faults.retain(|fault| !fault.contains("is broken"));
                found.extend(faults.into_iter().map(|fault| format!("{width} px, {lang}: {fault}")));
            }
            assert_eq!(found, [""; 0]);
        });
    }
}

/// With a soft keyboard open half of a phone is left: the field stays in sight, above the bar,
/// and calls up the right keys.
#[test]
fn a_soft_keyboard_leaves_the_field_in_sight() {
    let fragment = "#v=1&region=650400&for=employer&date=2020-09-01&course_kind=work_based&employer=farm_cooperative&takes_on=poor";
    journey_from("layout-keyboard", fragment, Taste::default(), |page| {
        while !page.has("#question input[type='text']") {
            let fact = page.seen().question.expect("a question that wants a number");
            page.reply(&fact, "unknown");
        }
        page.tap("#ask-input");
        page.browser.resize(360, 360);
        page.enter("#ask-input", "4");
        let in_sight = "(() => {
            const field = document.querySelector(a).getBoundingClientRect();
            const bar = document.querySelector('.summary').getBoundingClientRect();
            return field.top >= 0 && field.bottom <= bar.top;
        })()";
        assert_eq!(page.ask(in_sight, json!("#ask-input")), json!(true), "the field is out of sight");
        let keys = page.ask("document.querySelector(a).inputMode", json!("#ask-input"));
        assert!(keys == "numeric" || keys == "decimal", "{keys}");
    });
}
