//! Pages by address, with and without answers; back and forward; both languages.

use browser::law::LAID_OFF_IN_TURPAN;
use browser::page::Page;
use browser::visit::{journey, journey_from};
use browser::which::Taste;
use serde_json::{Value, json};

const PROGRAMME: &str = "#/programme/tlf53.work-based-training";
/// Only touched by a thumb: nothing sticks out, everything is large enough.
const LAYOUT: &str = include_str!("../journeys/layout.js");

/// Whether the calculator is shown, and whether the library is.
fn shown(page: &Page) -> (bool, bool) {
    let shown = |selector: &str| {
        page.ask("document.querySelector(a).checkVisibility()", json!(selector)) == json!(true)
    };
    (shown("main.page"), shown("#library"))
}

#[test]
fn a_programme_opens_by_its_address_without_answers() {
    journey_from("library-programme", PROGRAMME, Taste::default(), |page| {
        assert_eq!(shown(page), (false, true));
        assert!(page.seen().title.starts_with("以工代训补贴 · "), "{}", page.seen().title);
        assert_eq!(page.text("#library-title"), "以工代训补贴");
        let words = page.text("#library");
        for part in
            ["每人每月最多300元", "五（一）", "培训类别：以工代训", "例1", "用我的情况对照", "2021年12月31日"]
        {
            assert!(words.contains(part), "{part}: {words}");
        }
        assert!(!words.contains("按您的回答"), "nothing was answered");
        page.keep_pictures("");
        page.tap("#tool-language");
        assert_eq!(page.text("#library-title"), "Work-based training subsidy");
        assert!(page.text("#library").contains("up to 300 yuan per person per month"));
        page.keep_pictures("");
    });
}

#[test]
fn the_calculator_behind_a_page_is_up_to_date() {
    // A frame tells the page around it how many results there are, whichever page is open in it.
    let fragment = "#/programme/tlf53.hardship?v=1&region=650400&laid_off=yes&date=2020-09-01";
    journey_from("library-behind", fragment, Taste::default(), |page| {
        let yours = "document.querySelector('#group-yours:not([hidden]) .group-count')?.textContent ?? ''";
        page.seen();
        assert_ne!(page.ask(yours, Value::Null), json!(""));
        assert!(page.has("[data-given='laid_off']"));
        page.tap("#tool-clear");
        assert_eq!(page.ask(yours, Value::Null), json!(""));
        assert!(!page.has("[data-given='laid_off']"));
    });
}

#[test]
fn documents_and_the_timeline_open_too() {
    journey_from("library-document", "#/document/tlf53", Taste::default(), |page| {
        let words = page.text("#library");
        assert!(words.contains("吐政办〔2019〕53号") && words.contains("没有列出的原因"), "{words}");
        page.keep_pictures("");
        page.tap("#library [data-act='open timeline']");
        assert_eq!(
            page.ask("document.querySelectorAll('.row').length", Value::Null),
            json!(tables::TABLES.programmes.len())
        );
        assert_eq!(page.text("#library-title"), "时间表");
        page.tap("#library [data-act='open programme/tlf53.work-based-training']");
        assert_eq!(page.text("#library-title"), "以工代训补贴");
        let seen = page.seen();
        assert_eq!(seen.focus.on, "library-title");
        assert_eq!(page.ask("scrollY", Value::Null), json!(0));
    });
}

#[test]
fn the_answers_come_along_and_back_goes_back() {
    journey("library-history", |page| {
        page.choose_place("650400");
        page.tap_status("laid_off");
        page.pick_date("2020-09-01");
        let before = page.seen();
        page.tap("#tool-library");
        let list = page.seen();
        assert_eq!(shown(page), (false, true));
        assert_eq!(list.fragment, before.fragment.replace('#', "#/library?"));
        page.tap("[data-act='open programme/tlf53.hardship']");
        let leaf = page.seen();
        assert!(
            leaf.fragment.contains("/programme/tlf53.hardship?") && leaf.fragment.contains("laid_off=yes")
        );
        let words = page.text("#yours");
        assert!(words.contains("按您的回答") && words.contains("符合条件"), "{words}");
        page.keep_pictures("");

        assert_eq!(page.back().fragment, list.fragment);
        let at = page.ask("document.activeElement.dataset.act", Value::Null);
        assert_eq!(at, json!("open programme/tlf53.hardship"), "back at the link that was followed");
        let calculator = page.back();
        assert_eq!((calculator.substance(), &calculator.fragment), (before.substance(), &before.fragment));
        assert_eq!(shown(page), (true, false));
        page.forward();
        assert_eq!(page.forward().fragment, leaf.fragment);
        page.reload();
        assert_eq!(page.seen().fragment, leaf.fragment);
        assert!(page.text("#yours").contains("符合条件"));
    });
}

#[test]
fn a_card_leads_to_its_page() {
    journey_from(
        "library-card",
        "#v=1&region=650400&laid_off=yes&date=2020-09-01",
        Taste::default(),
        |page| {
            page.tap("[data-programme='tlf53.hardship'] details summary");
            page.tap("[data-programme='tlf53.hardship'] [data-act^='open programme']");
            assert!(page.seen().fragment.contains("/programme/tlf53.hardship?"));
            page.tap("#library [data-act='open ']");
            assert_eq!(shown(page), (true, false));
            assert_eq!(page.seen().on("yours"), LAID_OFF_IN_TURPAN);
        },
    );
}

#[test]
fn an_address_that_leads_nowhere_says_so_and_lists_all() {
    journey_from("library-unknown", "#/programme/tlf53.gone?v=1&region=650400", Taste::default(), |page| {
        assert!(page.text("#library-unknown").contains("programme/tlf53.gone"));
        let entries = page.ask("document.querySelectorAll('[data-found]').length", Value::Null);
        assert_eq!(entries, json!(tables::TABLES.programmes.len()));
        assert!(page.seen().fragment.contains("region=650400"));
    });
}

#[test]
fn an_example_opens_in_the_calculator() {
    journey_from("library-example", PROGRAMME, Taste::default(), |page| {
        page.tap(".case-yes .case-open a");
        let seen = page.seen();
        assert_eq!(shown(page), (true, false));
        assert!(seen.on("yours").contains(&"tlf53.work-based-training"), "{seen:?}");
        assert_eq!(seen.date, "2020-09-01");
    });
}

/// Looks at a page at all widths, in normal and in large text.
fn look(name: &str, fragment: &str) {
    journey_from(name, fragment, Taste::default(), |page| {
        let mut found = Vec::new();
        for size in ["normal", "large"] {
            for (width, height) in [(320, 568), (360, 740), (1080, 1920), (1440, 900)] {
                page.browser.resize(width, height);
                page.seen();
                let faults = page.browser.script(LAYOUT, Vec::new());
                let faults: Vec<String> = serde_json::from_value(faults).expect("a list of faults");
                found.extend(faults.into_iter().map(|fault| format!("{width} px, {size} text: {fault}")));
            }
            page.tap("#tool-large");
        }
        assert_eq!(found, [""; 0]);
    });
}

#[test]
fn the_list_fits() {
    look("library-layout-list", "#/library?v=1&lang=en");
}

#[test]
fn a_programme_fits() {
    look("library-layout-programme", "#/programme/nm213.brand-region?v=1&lang=en");
}

#[test]
fn a_document_fits() {
    look("library-layout-document", "#/document/ln15?v=1&lang=zh-Hans");
}

#[test]
fn the_timeline_fits() {
    look("library-layout-timeline", "#/timeline?v=1&lang=en");
}
