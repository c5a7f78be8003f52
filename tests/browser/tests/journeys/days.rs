//! What day it is: asked again when it turns, not believed where it cannot be right.

use browser::visit::{journey_from, journey_in};
use browser::which::Taste;
use serde_json::{Value, json};

/// Somebody whose claim ends with the last day of 2026.
const ENDING: &str = "#v=1&region=650402&work=enterprise_employee&insured=yes&insured_months=40\
    &certificate=skill_level&certificate_level=level_4&certificate_on=2025-12-31";

/// A clock that says this when the page is opened, and goes on.
fn clock(milliseconds: &str) -> String {
    format!("{{ const begun = {milliseconds}; Date.now = () => begun + performance.now(); }}")
}

#[test]
fn a_page_left_open_past_midnight_goes_on_to_the_new_day() {
    let before_midnight = clock("Date.UTC(2026, 11, 31, 15, 59, 57)");
    journey_in("midnight", &before_midnight, ENDING, |page| {
        assert_eq!(page.seen().date, "2026-12-31");
        let yours = page.seen().on("yours").len();
        assert!(yours > 0);
        page.wait_for("#said:not([hidden])");
        let seen = page.seen();
        assert_eq!(seen.date, "2027-01-01");
        assert!(seen.said.contains("2027年1月1日"), "{}", seen.said);
        assert!(seen.on("yours").len() < yours, "the results are yesterday's");
        page.keep_pictures("");
    });
}

#[test]
fn who_comes_back_finds_today() {
    // The page's own clock: scripts of a driver may have another.
    let clock =
        "addEventListener('tomorrow', () => { const now = Date.now; Date.now = () => now() + 86400000; });";
    journey_in("comes-back", clock, "#v=1&region=210000", |page| {
        let before = page.seen();
        let later = "dispatchEvent(new Event('tomorrow'))";
        for event in
            ["document.dispatchEvent(new Event('visibilitychange'))", "dispatchEvent(new Event('pageshow'))"]
        {
            let seen = page.seen();
            page.ask(later, Value::Null);
            page.ask(event, Value::Null);
            assert!(page.seen().date > seen.date, "{event}: {}", page.seen().date);
        }
        // What is the same on both days needs no word.
        let seen = page.seen();
        if seen.substance() == before.substance() {
            assert_eq!(seen.said, "");
        }
    });
}

#[test]
fn a_clock_that_cannot_be_right_is_not_believed() {
    for (name, begun, said) in [
        ("clock-1970", "0", "1970年1月1日"),
        ("clock-2010", "Date.UTC(2010, 0, 2)", "2010年1月2日"),
        ("clock-2099", "Date.UTC(2099, 0, 2)", "2099年1月2日"),
    ] {
        journey_in(name, &clock(begun), "#v=1&region=650400&laid_off=yes", |page| {
            let words = page.text("#wrong-clock");
            assert!(words.contains(said) && words.contains("请选今天的日期"), "{words}");
            assert!(page.seen().date.as_str() > "2026-01-01", "{}", page.seen().date);
            page.pick("#clock-day", "2027-03-05");
            let seen = page.seen();
            assert!(!page.has("#wrong-clock"), "it was told");
            assert_eq!(seen.date, "2027-03-05");
            assert!(seen.fragment.contains("date=2027-03-05"), "{}", seen.fragment);
        });
    }
}

#[test]
fn an_emptied_field_is_today_again() {
    journey_from("emptied", "#v=1&region=650400&laid_off=yes", Taste::default(), |page| {
        let today = page.seen();
        page.pick_date("2020-09-01");
        assert_ne!(page.seen().substance(), today.substance());
        page.pick_date("");
        let seen = page.seen();
        assert_eq!((seen.substance(), &seen.date), (today.substance(), &today.date));
        assert!(!seen.fragment.contains("date="), "{}", seen.fragment);
        assert!(seen.said.contains("回到今天"), "{}", seen.said);
        // Also where it was today before.
        page.pick_date("");
        assert_eq!(page.seen().date, today.date);
        page.ask("document.querySelector(a).value = '2020-09-01'", json!("#date"));
    });
}
