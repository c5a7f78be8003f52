//! Another date, another language, other words: the answers stay.

use browser::page::Page;
use browser::visit::{journey, journey_from};
use browser::which::Taste;
use serde_json::json;
use std::collections::BTreeSet;

#[test]
fn another_date_and_back_to_today() {
    journey("date", |page| {
        page.choose_place("150000");
        page.tap_status("migrant");
        let today = page.seen();
        assert_eq!(today.date, engine::date::format(browser::law::today()), "the field shows the day");
        page.pick_date("2022-12-15");
        let before = page.seen();
        assert_eq!(before.group_of("nm213.brand-course"), Some("not-yet"), "the day before it was issued");
        assert!(page.text(".date-other").contains("2022年12月15日"), "{}", page.text(".date-other"));
        assert!(before.fragment.contains("date=2022-12-15"), "{}", before.fragment);
        page.pick_date("2022-12-16");
        assert_eq!(page.seen().group_of("nm213.brand-course"), Some("yours"));
        page.tap("#date-today");
        let again = page.seen();
        assert_eq!((again.substance(), &again.date), (today.substance(), &today.date));
        assert!(!again.fragment.contains("date="), "{}", again.fragment);
        assert!(!page.has("#date-today") && again.focus.on == "date", "the focus is on {}", again.focus.on);
    });
}

#[test]
fn another_language_in_place() {
    journey("language", |page| {
        page.choose_place("210000");
        page.tap_status("migrant");
        let fact = page.seen().question.expect("a question");
        let before = page.reply(&fact, if fact == "status" { "rest-no" } else { "unknown" });
        assert_eq!((before.lang.as_str(), before.title.as_str()), ("zh-Hans", "职业技能培训补贴计算器"));
        page.tap("#tool-language");
        let english = page.seen();
        assert_eq!(
            (english.lang.as_str(), english.title.as_str()),
            ("en", "Skill-training subsidy calculator")
        );
        assert_eq!(english.focus.on, "tool-language");
        assert_eq!((&english.date, &english.question), (&before.date, &before.question));
        assert_eq!(english.groups, before.groups);
        assert!(english.answers.keys().eq(before.answers.keys()));
        assert_eq!((&english.regions, &english.statuses), (&before.regions, &before.statuses));
        assert!(english.summary.starts_with("Conditions of 2 met"), "{}", english.summary);
        assert!(english.fragment.contains("lang=en"), "{}", english.fragment);
        page.keep_pictures("");
        page.tap("#tool-language");
        let again = page.seen();
        assert_eq!((again.substance(), &again.fragment), (before.substance(), &before.fragment));
        assert_eq!(again.focus.on, "tool-language");
    });
}

#[test]
fn a_browser_that_asks_for_english_gets_it() {
    journey_from("english", "", Taste { language: "en-US", ..Taste::default() }, |page| {
        let seen = page.seen();
        assert_eq!((seen.lang.as_str(), seen.title.as_str()), ("en", "Skill-training subsidy calculator"));
    });
}

/// Texts that are not in the page's language, or are keys or templates.
fn strangers(page: &Page) -> Vec<String> {
    let found = page.browser.script(include_str!("strangers.js"), Vec::new());
    serde_json::from_value(found).expect("a list of texts")
}

/// Goes through all questions with 不清楚, then opens everything; looks at each step.
fn every_word(name: &str, fragment: &str, lang: &str) {
    let fragment = format!("{fragment}&lang={lang}");
    journey_from(name, &fragment, Taste::default(), |page| {
        let mut found = strangers(page);
        if page.has("#who-more") {
            page.tap("#who-more");
        }
        let mut asked = BTreeSet::new();
        while let Some(fact) = page.seen().question {
            // A page that no longer follows its answers would be asked for ever.
            assert!(fact == "status" || asked.insert(fact.clone()), "{fact} is asked again");
            found.extend(strangers(page));
            page.reply(&fact, if fact == "status" { "rest-unknown" } else { "unknown" });
        }
        page.open_all();
        found.extend(strangers(page));
        found.sort_unstable();
        found.dedup();
        assert_eq!(found, [""; 0], "not in the page's language");
    });
}

#[test]
fn english_is_complete_for_workers() {
    every_word("english-liaoning", "#v=1&region=210000&laid_off=yes", "en");
    every_word("english-turpan", "#v=1&region=650400&laid_off=yes&date=2020-09-01", "en");
    every_word("english-zhejiang", "#v=1&region=330000&veteran=yes", "en");
    every_word("english-inner-mongolia", "#v=1&region=150000", "en");
}

#[test]
fn english_is_complete_for_organisations() {
    every_word("english-employer", "#v=1&region=650400&for=employer&date=2020-09-01", "en");
    every_word("english-provider", "#v=1&region=210000&for=provider", "en");
}

#[test]
fn chinese_is_complete() {
    every_word("chinese-liaoning", "#v=1&region=210000&laid_off=yes", "zh-Hans");
    every_word("chinese-turpan", "#v=1&region=650400&for=employer&date=2020-09-01", "zh-Hans");
    every_word("chinese-zhejiang", "#v=1&region=330000&veteran=yes", "zh-Hans");
}

#[test]
fn large_text_is_large() {
    journey("large", |page| {
        page.choose_place("330000");
        page.tap_status("veteran");
        let size =
            |page: &Page| page.ask("parseFloat(getComputedStyle(document.body).fontSize)", json!(null));
        let before = size(page).as_f64().unwrap_or_default();
        page.tap("#tool-large");
        let seen = page.seen();
        assert!(seen.large && seen.focus.on == "tool-large");
        let after = size(page).as_f64().unwrap_or_default();
        assert!(after >= before * 1.3, "{before} px became {after} px");
        page.keep_pictures("");
        page.tap("#tool-large");
        assert!(!page.seen().large);
    });
}
