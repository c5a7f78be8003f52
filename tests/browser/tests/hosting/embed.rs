//! Inside other people's pages.

use crate::host::{calculator, has_no_violation, height, host_page, into_frame, origin, told, until_fitted};
use crate::keep::until;
use browser::law::LAID_OFF_IN_TURPAN;
use browser::page::Page;
use browser::shots;
use browser::which::Taste;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use thirtyfour::Key;

#[test]
fn two_on_a_page_grow_and_shrink_and_tell_counts_only() {
    let server = calculator();
    let page = host_page(
        "embed-two",
        &origin(&server),
        r##"<subsidy-calculator id="one" region="650400" lang="zh-Hans" accent="#b30000" events="counts">instead</subsidy-calculator>
            <subsidy-calculator id="two" region="210000" lang="en" door="employer" title="For employers"></subsidy-calculator>"##,
    );
    until_fitted(&page, 0);
    until_fitted(&page, 1);
    let titles =
        page.ask("Array.from(document.querySelectorAll('iframe'), (frame) => frame.title)", Value::Null);
    assert_eq!(titles, json!(["职业技能培训补贴计算器", "For employers"]));
    assert_eq!(page.text("#one"), "", "what is offered without a script stays");
    let sandboxed = page
        .ask("document.querySelector('#one iframe').sandbox.contains('allow-top-navigation')", Value::Null);
    assert_eq!(sandboxed, json!(false));

    // The options arrive.
    into_frame(&page, 0, |page| {
        let seen = page.seen();
        assert_eq!(
            (seen.lang.as_str(), seen.regions.as_slice()),
            ("zh-Hans", ["650400".to_string()].as_slice())
        );
        let accent =
            page.ask("getComputedStyle(document.querySelector('.head')).backgroundColor", Value::Null);
        assert_eq!(accent, json!("rgb(179, 0, 0)"));
    });
    into_frame(&page, 1, |page| {
        let seen = page.seen();
        assert_eq!((seen.lang.as_str(), seen.doors.as_slice()), ("en", ["employer".to_string()].as_slice()));
    });

    // Opening makes it higher, closing lower; the other stays.
    let (low, other) = (height(&page, 0), height(&page, 1));
    into_frame(&page, 0, |page| {
        page.pick_date("2020-09-01");
        page.tap_status("laid_off");
        assert_eq!(page.seen().on("yours"), LAID_OFF_IN_TURPAN);
        page.tap("#group-yours .card-fold > summary");
        page.seen();
    });
    until_fitted(&page, 0);
    let high = height(&page, 0);
    into_frame(&page, 0, |page| page.tap("#group-yours .card-fold > summary"));
    until_fitted(&page, 0);
    let again = height(&page, 0);
    assert!(again < high && low != high, "{low}, {high}, {again}");
    assert_eq!(height(&page, 1), other);
    // No wheel is caught: what is in the frame does not scroll.
    into_frame(&page, 0, |page| {
        assert_eq!(page.ask("(scrollTo(0, 50), scrollY)", Value::Null), json!(0));
    });

    // Counts arrive from the one that was asked, and nothing of what was answered.
    until(&page, "events.some((one) => one.id === 'one' && one.detail.yours === 2)");
    let names = page.ask("Array.from(new Set(events.map((one) => one.id + ' ' + one.name)))", Value::Null);
    assert_eq!(names, json!(["one subsidy:counts"]));
    let keys = page.ask("Object.keys(events[0].detail)", Value::Null);
    assert_eq!(keys, json!(["yours", "open", "ended"]));
    let told = told(&page);
    for secret in ["laid_off", "650400", "2020-09", "region", "fragment"] {
        assert!(!told.contains(secret), "{secret} has left the frame: {told}");
    }
    has_no_violation(&page);
}

#[test]
fn what_is_removed_leaves_nothing() {
    let server = calculator();
    let page =
        host_page("embed-removed", &origin(&server), r#"<subsidy-calculator id="one"></subsidy-calculator>"#);
    until_fitted(&page, 0);
    assert_eq!(page.ask("listeners", Value::Null), json!(1));
    page.ask("(() => { window.kept = document.getElementById('one'); kept.remove(); })()", Value::Null);
    let left = page.ask(
        "[listeners, document.querySelectorAll('iframe').length, kept.childNodes.length, frames.length]",
        Value::Null,
    );
    assert_eq!(left, json!([0, 0, 0, 0]));
    // Put back it starts anew; told otherwise it changes.
    page.ask("document.body.append(kept)", Value::Null);
    until_fitted(&page, 0);
    page.ask(
        "(() => { kept.setAttribute('region', '330000'); kept.setAttribute('lang', 'en'); })()",
        Value::Null,
    );
    until(&page, "document.querySelector('iframe').src.endsWith('#v=1&region=330000&lang=en')");
    until_fitted(&page, 0);
    into_frame(&page, 0, |page| assert_eq!(page.seen().lang, "en"));
    assert_eq!(
        page.ask("[listeners, document.querySelectorAll('iframe').length]", Value::Null),
        json!([1, 1])
    );
    has_no_violation(&page);
}

#[test]
fn sandboxed_without_origin_and_storage_it_works() {
    let server = calculator();
    // The host's own frame, and the element's strictest.
    let page = host_page(
        "embed-sandbox",
        &origin(&server),
        r#"<iframe title="calculator" sandbox="allow-scripts" width="600" height="700" src="{origin}/index.html?embed=1#v=1&region=650400&for=employer&date=2020-09-01"></iframe>
           <subsidy-calculator region="210000" sandbox="strict"></subsidy-calculator>"#,
    );
    into_frame(&page, 0, |page| {
        until(page, "document.querySelector('#summary')");
        assert_eq!(page.ask("self.origin", Value::Null), json!("null"));
        let known = [
            ("course_kind", "work_based"),
            ("employer", "farm_cooperative"),
            ("takes_on", "poor"),
            ("persons", "4"),
            ("work_months", "7"),
        ];
        page.reply_to_all(&known);
        let seen = page.seen();
        assert_eq!(seen.group_of("tlf53.work-based-training"), Some("yours"));
        assert!(page.card("tlf53.work-based-training").contains("7,200"));
        page.tap("#tool-library");
        page.tap("[data-act='open programme/tlf53.work-based-training']");
        page.seen();
        assert!(page.text("#library-body").contains("每人每月最多300元"));
    });
    until_fitted(&page, 1);
    into_frame(&page, 1, |page| {
        page.tap_status("migrant");
        assert_eq!(page.seen().on("yours").len(), 2);
    });
    has_no_violation(&page);
}

/// Waits until everything that would be sent is listed.
#[track_caller]
fn listed(page: &Page) {
    let parts = "location.hash.split('&').filter((part) => !/^#?(v|lang)=/.test(part)).length";
    until(page, &format!("document.querySelectorAll('#consent li').length === {parts}"));
}

#[test]
fn answers_leave_only_when_the_person_agrees() {
    let server = calculator();
    let page = host_page(
        "embed-answers",
        &origin(&server),
        r#"<subsidy-calculator region="650400" lang="zh-Hans" answers="ask"></subsidy-calculator>"#,
    );
    until_fitted(&page, 0);
    into_frame(&page, 0, |page| {
        page.tap_status("laid_off");
        page.seen();
        listed(page);
        let words = page.text("#consent");
        let host = page.server.url("");
        let host = host.trim_start_matches("http://").trim_end_matches('/');
        assert!(words.contains(host) && words.contains("您不同意，什么都不会发出"), "{words}");
        assert!(words.contains("吐鲁番"), "what would be sent can be read: {words}");
    });
    assert!(!told(&page).contains("subsidy:answers"), "{}", told(&page));
    into_frame(&page, 0, |page| page.tap("#consent-yes"));
    until(&page, "events.length === 1");
    let event = page.ask("events[0]", Value::Null);
    assert_eq!(event["name"], json!("subsidy:answers"));
    assert!(
        event["detail"]["fragment"]
            .as_str()
            .is_some_and(|text| text.starts_with("v=1&") && text.contains("laid_off=yes")),
        "{event}"
    );
    // Agreed once is sent once; another answer asks again, and may be refused.
    into_frame(&page, 0, |page| {
        assert!(page.text("#consent").contains("已发给"));
        page.tap_status("veteran");
        listed(page);
        page.tap("#consent-no");
        until(page, "!document.querySelector('#consent')");
        page.tap_status("veteran");
        page.seen();
    });
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(page.ask("events.length", Value::Null), json!(1));
    has_no_violation(&page);
}

#[test]
fn the_keyboard_goes_in_and_out() {
    let server = calculator();
    let page = host_page(
        "embed-keys",
        &origin(&server),
        r#"<subsidy-calculator region="210000"></subsidy-calculator>"#,
    );
    until_fitted(&page, 0);
    let active =
        |page: &Page| page.ask("document.activeElement.id || document.activeElement.tagName", Value::Null);
    assert_eq!(active(&page), json!("BODY"), "the frame takes the focus");
    page.ask("document.getElementById('before').focus()", Value::Null);
    let press = || {
        let chain = page.browser.driver().action_chain().send_keys(Key::Tab);
        assert!(page.browser.wait(chain.perform()).is_ok());
    };
    press();
    assert_eq!(active(&page), json!("IFRAME"));
    let first = into_frame(&page, 0, |page| page.ask("document.activeElement.className", Value::Null));
    assert_eq!(first, json!("skip"));
    let mut stops = 0;
    while active(&page) == json!("IFRAME") {
        assert!(stops < 200, "the keyboard does not leave the frame");
        press();
        stops += 1;
    }
    assert_eq!(active(&page), json!("after"));
    assert!(stops > 10, "only {stops} stops in the frame");
}

#[test]
fn the_demo_page() {
    let server = Arc::new(calculator());
    let page = Page::start("demo", Arc::clone(&server), Taste::default());
    page.go(&server.url("demo/"));
    until(&page, "document.readyState === 'complete'");
    for at in [0, 1] {
        until_fitted(&page, at);
    }
    into_frame(&page, 0, |page| page.tap_status("migrant"));
    until(&page, "document.querySelector('#counts').textContent.includes('符合条件2项')");
    // Another width is another height: a phone turned, a window drawn wider.
    for (width, height) in [shots::PHONE, (1440, 900), shots::PHONE] {
        page.browser.resize(width, height);
        for at in [0, 1] {
            until_fitted(&page, at);
        }
        let fits = page.ask("document.documentElement.scrollWidth <= innerWidth", Value::Null);
        assert_eq!(fits, json!(true), "it scrolls sideways at {width}");
        shots::take(&page.browser, &format!("demo-{width}"));
    }
    has_no_violation(&page);
}
