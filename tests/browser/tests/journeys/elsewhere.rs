//! A place whose documents are not here, and starting over.

use browser::law;
use browser::visit::journey;
use engine::law::Party;

#[test]
fn another_place_is_told_honestly() {
    journey("elsewhere", |page| {
        page.tap("#place-elsewhere");
        page.pick("#place-other", "110000");
        let seen = page.seen();
        let words = page.text("#elsewhere");
        assert!(words.contains("还没有收录") && words.contains("12333"), "{words}");
        // What holds in the whole country holds there too, and nothing else.
        assert_eq!(seen.contents(), law::groups(&[("region", "110000")], law::today(), Party::Worker));
        assert_eq!(seen.documents, ["cn40"]);
        assert!(seen.total.is_empty(), "nothing is theirs yet: {}", seen.total);
        page.keep_pictures("");
        // And back to a place that is here.
        page.choose_place("330000");
        let seen = page.seen();
        assert!(!page.has("#elsewhere") && !seen.elsewhere);
        assert!(seen.documents.contains(&"zj9".to_string()), "{:?}", seen.documents);
    });
}

#[test]
fn somewhere_else_and_back_in_the_history() {
    journey("elsewhere-back", |page| {
        page.choose_place("330000");
        page.tap("#place-elsewhere");
        page.pick("#place-other", "110000");
        page.back();
        let seen = page.back();
        assert_eq!(seen.regions, ["330000"]);
        assert!(!seen.elsewhere, "two places are pressed at once");
    });
}

#[test]
fn one_tap_clears_everything() {
    journey("clear", |page| {
        let fresh = page.seen();
        page.choose_place("650400");
        page.tap_status("laid_off");
        page.pick_date("2020-09-01");
        let fact = page.seen().question.expect("a question");
        page.reply(&fact, if fact == "status" { "rest-no" } else { "unknown" });
        page.tap("[data-door='employer']");
        page.tap("#tool-clear");
        let seen = page.seen();
        assert_eq!((seen.answers.len(), seen.regions.len(), seen.statuses.len()), (0, 0, 0));
        assert_eq!((&seen.date, &seen.doors, &seen.groups), (&fresh.date, &fresh.doors, &fresh.groups));
        let kept = ["", "#v=1&lang=zh-Hans"];
        assert!(kept.contains(&seen.fragment.as_str()), "answers are left in {}", seen.fragment);
        assert_eq!(seen.focus.on, "tool-clear", "the focus is lost");
        assert!(seen.said.contains("已清除"), "{}", seen.said);
        page.reload();
        assert_eq!(page.seen().substance(), fresh.substance());
    });
}

#[test]
fn clearing_also_forgets_somewhere_else() {
    journey("clear-elsewhere", |page| {
        page.tap("#place-elsewhere");
        page.pick("#place-other", "110000");
        page.tap("#tool-clear");
        let seen = page.seen();
        assert!(!seen.elsewhere && !page.has("#place-other"), "the other place is still there");
    });
}
