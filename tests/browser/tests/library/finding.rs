//! Searching and filtering the list.

use browser::page::Page;
use browser::visit::journey_from;
use browser::which::Taste;
use serde_json::{Value, json};

fn found(page: &Page) -> Vec<String> {
    page.seen();
    let ids = page
        .ask("Array.from(document.querySelectorAll('[data-found]'), (e) => e.dataset.found)", Value::Null);
    serde_json::from_value(ids).expect("a list of ids")
}

#[test]
fn results_follow_while_one_types() {
    journey_from("library-search", "#/library", Taste::default(), |page| {
        let all = tables::TABLES.programmes.len();
        assert_eq!(found(page).len(), all);
        page.keep_pictures("");
        page.enter("#search-text", "以工代");
        let some = found(page);
        assert!(some.contains(&"tlf53.work-based-training".to_string()) && some.len() < all, "{some:?}");
        assert_eq!(page.text("#found"), format!("找到{}项，共{all}项", some.len()));
        // The caret stays: what is typed next is put behind.
        page.enter("#search-text", "训 新疆");
        assert_eq!(
            page.ask("document.querySelector('#search-text').value", Value::Null),
            json!("以工代训 新疆")
        );
        assert_eq!(page.seen().focus.on, "search-text");
        assert_eq!(found(page), [""; 0]);
        assert!(page.text("#library-body").contains("没有找到"));
        page.tap("[data-act='search clear']");
        assert_eq!(found(page).len(), all);
        assert_eq!(page.ask("document.querySelector('#search-text').value", Value::Null), json!(""));
        assert_eq!(page.seen().focus.on, "search-text");
    });
}

#[test]
fn place_recipient_and_standing_narrow_the_list() {
    journey_from("library-filters", "#/library?v=1&date=2020-09-01", Taste::default(), |page| {
        page.pick("#search-place", "650400");
        assert!(found(page).iter().all(|id| id.starts_with("tlf53.")));
        page.pick("#search-party", "employer");
        let employers = found(page);
        assert!(employers.contains(&"tlf53.work-based-training".to_string()));
        assert!(!employers.contains(&"tlf53.hardship".to_string()));
        page.pick("#search-standing", "ended");
        assert_eq!(found(page), [""; 0], "nothing of it had ended then");
        page.pick("#search-standing", "in_force");
        assert_eq!(found(page), employers);
    });
}

#[test]
fn the_search_is_still_there_when_one_comes_back() {
    journey_from("library-return", "#/library", Taste::default(), |page| {
        page.enter("#search-text", "残疾人");
        page.pick("#search-party", "worker");
        let before = found(page);
        assert!(!before.is_empty());
        page.tap(&format!("[data-found='{}'] a", before[0]));
        assert!(page.seen().fragment.contains(&before[0]));
        page.back();
        assert_eq!(found(page), before);
        assert_eq!(page.ask("document.querySelector('#search-text').value", Value::Null), json!("残疾人"));
        assert_eq!(page.ask("document.querySelector('#search-party').value", Value::Null), json!("worker"));
    });
}
