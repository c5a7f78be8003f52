//! What is taken along: the list on the screen, the days for a calendar, and what a group of results
//! says once.

use browser::page::Page;
use browser::visit::{journey_from, journey_in};
use browser::which::Taste;
use serde_json::{Value, json};

/// A graduate of Liaoning, and an employee with a certificate of some months ago.
const GRADUATE: &str = "#v=1&region=210000&school_status=graduated&school_kind=university\
    &left_school_on=2025-07-01&hukou=210000&training_region=210000&date=2026-11-29";
const INSURED: &str = "#v=1&region=210100&work=enterprise_employee&insured=yes&insured_months=40\
    &certificate=skill_level&certificate_level=level_4&certificate_on=2026-06-01&higher_certificate=no\
    &upgrade_claimed=none&certificate_subsidised=no&date=2026-11-29";

#[test]
fn the_list_says_where_with_what_until_when_and_whom_to_call() {
    journey_from("list", GRADUATE, Taste::default(), |page| {
        page.keep_pictures("results");
        page.tap("#sheet");
        let list = page.text("#paper");
        for words in ["办理清单", "符合条件的", "去哪里办、带什么：", "最晚2028年7月1日", "问谁：", "12333"]
        {
            assert!(list.contains(words), "{words} is not in: {list}");
        }
        assert!(!list.contains("还要回答"), "labels are no advice at a counter: {list}");
        assert!(list.find("最晚2028年7月1日") < list.find("您的回答"), "{list}");
        page.keep_pictures("");
        page.tap("#sheet-close");
        assert_eq!(page.seen().focus.on, "sheet");
        page.tap("#tool-language");
        page.tap("#sheet");
        assert!(page.text("#paper").contains("By 1 July 2028"), "{}", page.text("#paper"));
        page.keep_pictures("english");
        page.tap("#sheet-close");
    });
}

#[test]
fn what_ends_goes_to_the_calendar() {
    journey_from("calendar", INSURED, Taste::default(), |page| {
        page.watch_files();
        page.tap("#calendar");
        let made = page.ask("self.made", Value::Null);
        assert_eq!(made[1], json!("text/calendar;charset=utf-8"));
        let file = made[0].as_str().unwrap_or_default();
        assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), "{file}");
        assert!(file.contains("\r\nDTSTART;VALUE=DATE:20270601\r\n"), "{file}");
        assert!(file.contains("\r\nTRIGGER:-P20DT15H\r\n"), "{file}");
        assert!(page.seen().said.contains("日历文件已经生成"), "{}", page.seen().said);
        // Nothing ends for who has said nothing yet.
        page.load("#v=1&region=210000");
        assert!(!page.has("#calendar"));
    });
}

#[test]
fn an_app_that_opens_no_file_gets_the_days_to_paste() {
    let app = "Object.defineProperty(navigator, 'userAgent', { value: navigator.userAgent + ' MicroMessenger/8.0' })";
    journey_in("calendar-in-app", app, INSURED, |page| {
        page.watch_files();
        page.tap("#calendar");
        assert!(page.seen().said.contains("日期已经复制"), "{}", page.seen().said);
        assert_eq!(page.ask("self.made || null", Value::Null), Value::Null);
        assert!(
            page.pasted().contains("最后一天：失业保险技能提升补贴\n到2027年6月1日为止"),
            "{}",
            page.pasted()
        );
    });
}

#[test]
fn a_hall_has_no_calendar() {
    journey_from("calendar-hall", "?mode=kiosk", Taste::default(), |page| {
        page.tap("[data-act='begin zh-Hans']");
        page.ask("location.hash = a", json!(INSURED));
        assert!(!page.seen().on("yours").is_empty());
        assert!(!page.has("#calendar") && !page.has("#sheet"));
    });
}

/// The cards of a group, from the top: whether each says that its figure is the locality's.
fn unpublished(page: &Page, group: &str) -> Vec<bool> {
    let script = "[...document.querySelectorAll(`#group-${a} .card-money`)].map((money) => \
        money.textContent.includes('标准由当地公布'))";
    serde_json::from_value(page.ask(script, json!(group))).expect("cards")
}

#[test]
fn what_a_locality_sets_is_said_once() {
    let employer = "#v=1&region=650402&for=employer&employer=enterprise&date=2020-09-01";
    journey_from("unpublished", employer, Taste::default(), |page| {
        page.keep_pictures("");
        let runs = "[...document.querySelectorAll('.group-run')].map((run) => [run.closest('.group').id, run.innerText])";
        let runs: Vec<(String, String)> = serde_json::from_value(page.ask(runs, Value::Null)).expect("runs");
        assert!(!runs.is_empty(), "{}", page.seen().page);
        for (group, says) in runs {
            assert!(says.contains("12333"), "{says}");
            let said = unpublished(page, group.trim_start_matches("group-"));
            assert!(said.iter().all(|said| !said), "{group} says it again: {said:?}");
            // The rest of the group is below, nothing with a figure.
            let below = "document.querySelector(`#${a} .group-run ~ .card .card-money b`)?.textContent ?? ''";
            assert_eq!(page.ask(below, json!(group)), json!(""));
        }
    });
}
