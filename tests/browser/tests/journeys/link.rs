//! Answers travel in the address: links, back and forward, reload, damage.

use browser::law::LAID_OFF_IN_TURPAN;
use browser::visit::{journey, journey_from};
use browser::which::Taste;
use pages::model::link::Link;
use serde_json::{Value, json};
use tables::TABLES;

#[test]
fn a_link_brings_everything_to_somebody_else() {
    journey("link", |page| {
        page.choose_place("650400");
        page.tap_status("laid_off");
        page.tap_status("veteran");
        page.pick_date("2020-09-01");
        for _ in 0..3 {
            let fact = page.seen().question.expect("a question");
            page.reply(&fact, if fact == "status" { "rest-no" } else { "unknown" });
        }
        let mine = page.seen();
        page.somebody_else(&mine.fragment, |other| {
            let theirs = other.seen();
            assert_eq!(theirs.substance(), mine.substance());
            assert_eq!(theirs.fragment, mine.fragment);
            assert_eq!((&theirs.date, &theirs.lang), (&mine.date, &mine.lang));
            assert_eq!((theirs.regions, theirs.statuses), (mine.regions.clone(), mine.statuses.clone()));
            assert_eq!(theirs.question, mine.question);
        });
    });
}

#[test]
fn the_link_is_copied() {
    journey("copy", |page| {
        page.choose_place("330000");
        page.tap_status("veteran");
        if page.browser.which.has_devtools() {
            let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
            page.browser.devtools("Browser.grantPermissions", permissions);
        }
        page.tap("#copy-link");
        let said = page.seen().said;
        assert!(said.contains("链接已复制"), "{said}");
        // What is passed on is written short, and opens the same.
        let (pasted, own) = (page.pasted(), page.ask("location.href", Value::Null));
        let own = own.as_str().expect("an address");
        assert!(pasted.len() < own.len(), "{pasted} is not shorter than {own}");
        let read = |address: &str| {
            let (page, fragment) = address.split_once('#').expect("a fragment");
            (page.to_string(), Link::read(&TABLES, fragment))
        };
        assert_eq!(read(&pasted), read(own));
        assert!(read(&pasted).1.1.is_empty(), "{pasted}");
    });
}

#[test]
fn back_and_forward_undo_and_redo_an_answer() {
    journey("history", |page| {
        page.choose_place("150000");
        page.tap_status("veteran");
        let before = page.seen();
        let fact = before.question.clone().expect("a question");
        let after = page.reply(&fact, if fact == "status" { "rest-no" } else { "unknown" });
        assert_ne!(before.answers, after.answers);

        let undone = page.back();
        assert_eq!((undone.substance(), &undone.fragment), (before.substance(), &before.fragment));
        assert_eq!(undone.question, before.question);
        let redone = page.forward();
        assert_eq!((redone.substance(), &redone.fragment), (after.substance(), &after.fragment));

        page.back();
        page.back();
        let place = page.seen();
        assert_eq!((place.regions.as_slice(), place.statuses.len()), (&["150000".to_string()][..], 0));
        let start = page.back();
        assert_eq!((start.regions.len(), start.on("yours").len()), (0, 0));
    });
}

#[test]
fn back_leaves_the_language_alone() {
    journey("history-language", |page| {
        page.choose_place("150000");
        page.tap_status("veteran");
        page.tap("#tool-language");
        let seen = page.back();
        assert_eq!(seen.statuses, [""; 0], "the status is undone");
        assert_eq!(seen.lang, "en", "the language is not an answer");
    });
}

#[test]
fn reload_keeps_everything() {
    journey("reload", |page| {
        page.choose_place("210000");
        page.tap_status("migrant");
        page.pick_date("2022-06-01");
        let fact = page.seen().question.expect("a question");
        let before = page.reply(&fact, if fact == "status" { "rest-unknown" } else { "unknown" });
        page.reload();
        let after = page.seen();
        assert_eq!((after.substance(), &after.fragment), (before.substance(), &before.fragment));
        assert_eq!((after.date, after.question), (before.date, before.question));
    });
}

#[test]
fn an_edited_address_is_followed() {
    journey("edited", |page| {
        page.choose_place("210000");
        page.ask("location.hash = a", json!("#v=1&region=650400&laid_off=yes&date=2020-09-01"));
        let seen = page.seen();
        assert_eq!(
            (seen.regions.as_slice(), seen.date.as_str()),
            (&["650400".to_string()][..], "2020-09-01")
        );
        assert_eq!(seen.on("yours"), LAID_OFF_IN_TURPAN);
        page.ask("location.hash = a", json!("#v=1&region=110000"));
        let seen = page.seen();
        assert!(page.has("#elsewhere") && seen.elsewhere, "a place outside shows as “somewhere else”");
    });
}

const DAMAGED: &str = "#v=1&region=650400&veterann=yes&hours=many&hours=99999999&%ZZ&date=2020-02-30&laid_off=yes&date=2020-09-01";

#[test]
fn damage_is_named_and_the_rest_kept() {
    journey_from("damaged", DAMAGED, Taste::default(), |page| {
        let seen = page.seen();
        let named = ["veterann=yes", "hours=many", "hours=99999999", "%ZZ", "date=2020-02-30"];
        assert_eq!(seen.damaged, named);
        assert_eq!(seen.on("yours"), LAID_OFF_IN_TURPAN);
        assert_eq!(
            (seen.date.as_str(), seen.statuses.as_slice()),
            ("2020-09-01", &["laid_off".to_string()][..])
        );
        page.keep_pictures("");
        page.tap("#damaged button");
        let seen = page.seen();
        assert_eq!(seen.damaged, [""; 0]);
        assert_ne!(seen.focus.on, "body", "the focus is lost");
    });
}

#[test]
fn damage_shows_also_when_the_answers_stay_the_same() {
    journey("damaged-later", |page| {
        page.choose_place("650400");
        let fragment = page.seen().fragment;
        page.ask("location.hash = a", json!(format!("{fragment}&veterann=yes")));
        assert_eq!(page.seen().damaged, ["veterann=yes"]);
    });
}

#[test]
fn an_answer_is_in_the_address_when_the_page_is_put_away() {
    journey("put-away", |page| {
        page.choose_place("210000");
        // Before anything is painted: the system may end a page that nobody sees.
        let address = page.ask(
            "(document.querySelector(a).click(), document.dispatchEvent(new Event('visibilitychange')), location.hash)",
            json!("[data-status='veteran']"),
        );
        assert!(address.as_str().is_some_and(|hash| hash.contains("veteran=yes")), "{address}");
        assert_eq!(page.back().statuses, Vec::<String>::new());
        assert_eq!(page.forward().statuses, ["veteran"]);
    });
}
