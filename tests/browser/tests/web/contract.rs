//! What the frame's script reads of the page, `web/frame/contract.json`, is there in the page as
//! the app writes it, and says what the script takes it for.

use browser::page::Page;
use browser::visit::journey_from;
use browser::which::Taste;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The selectors. `{}` stands for a key or value.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Contract {
    groups: BTreeMap<String, Vec<String>>,
    count: String,
    given: String,
    given_label: String,
    given_value: String,
    region: String,
    region_name: String,
    chosen_region: String,
    door: String,
}

fn contract() -> Contract {
    serde_json::from_str(include_str!("../../../../web/frame/contract.json")).expect("the contract")
}

/// The text of what a selector finds, which must be there and once.
#[track_caller]
fn text(page: &Page, selector: &str) -> String {
    let found =
        page.ask("Array.from(document.querySelectorAll(a), (one) => one.textContent)", json!(selector));
    let found: Vec<String> = serde_json::from_value(found).expect("texts");
    assert_eq!(found.len(), 1, "{selector}: {found:?}");
    found[0].trim().to_string()
}

#[test]
fn every_group_is_there_and_counts_what_it_shows() {
    let contract = contract();
    assert_eq!(contract.groups.keys().collect::<Vec<_>>(), ["ended", "open", "yours"]);
    journey_from(
        "contract-groups",
        "#v=1&region=650402&laid_off=yes&date=2020-09-01",
        Taste::default(),
        |page| {
            let mut shown = 0;
            for group in contract.groups.values().flatten() {
                assert!(page.has(group), "{group}");
                if page.has(&format!("{group}[hidden]")) {
                    continue;
                }
                let cards = page
                    .ask("document.querySelectorAll(a).length", json!(format!("{group} [data-programme]")));
                assert_eq!(text(page, &format!("{group} {}", contract.count)), cards.to_string(), "{group}");
                shown += 1;
            }
            assert!(shown >= 2, "{shown} groups are shown");
            // A group without results is hidden, and says so by the attribute; but for that of what
            // is somebody's, which says that nothing is.
            page.tap("[data-region='210000']");
            page.seen();
            let yours = &contract.groups["yours"][0];
            for group in contract.groups.values().flatten().filter(|group| *group != yours) {
                let empty = !page.has(&format!("{group} [data-programme]"));
                assert_eq!(page.has(&format!("{group}[hidden]")), empty, "{group}");
            }
        },
    );
}

#[test]
fn what_was_answered_is_there_in_words() {
    let contract = contract();
    let about = |selector: &str, value: &str| selector.replace("{}", value);
    let fragment = "#v=1&region=650400&laid_off=yes&for=worker&date=2020-09-01";
    journey_from("contract-answers", fragment, Taste::default(), |page| {
        let given = about(&contract.given, "laid_off");
        assert!(text(page, &format!("{given} {}", contract.given_label)).contains("下岗失业"));
        assert_eq!(text(page, &format!("{given} {}", contract.given_value)), "是");
        let tile = about(&contract.region, "650400");
        assert_eq!(text(page, &format!("{tile} {}", contract.region_name)), "新疆吐鲁番市");
        assert_eq!(text(page, &about(&contract.door, "worker")), "个人");
        assert_eq!(text(page, &about(&contract.door, "employer")), "用人单位");
        // A place that no tile names is chosen from the list beside the tiles.
        page.load("#v=1&region=110000");
        let chosen = page.ask("document.querySelector(a).value", json!(contract.chosen_region));
        assert_eq!(chosen, Value::from("110000"));
        assert_eq!(text(page, &contract.chosen_region), "北京市");
    });
}
