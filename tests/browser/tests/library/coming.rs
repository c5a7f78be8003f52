//! The pages come in one file a language, when the first of them is opened: the same for
//! everybody, and nobody is left without words while it comes or where it does not.

use browser::dist::{library_files, packs};
use browser::page::Page;
use browser::server::Server;
use browser::visit::{journey_from, trouble};
use browser::which::Taste;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const PROGRAMME: &str = "#/programme/tlf53.work-based-training";

/// How often the library's files were asked for, and everything else that was asked for since.
/// The packs of the law come on their own, once each.
fn asked(page: &Page, since: usize) -> (usize, Vec<String>) {
    let requests = page.server.requests().split_off(since);
    let files = library_files();
    let (library, mut other): (Vec<_>, Vec<_>) = requests.into_iter().partition(|path| files.contains(path));
    other.retain(|path| path != "/icon.svg");
    for pack in packs() {
        if let Some(first) = other.iter().position(|path| *path == pack) {
            other.remove(first);
        }
    }
    (library.len(), other)
}

#[test]
fn one_request_that_names_no_programme() {
    journey_from("library-once", "#/library", Taste::default(), |page| {
        let since = page.server.requests().len();
        for id in ["tlf53.hardship", "ln15.free-training"] {
            page.tap(&format!("#library-body [data-act='open programme/{id}']"));
            assert!(page.seen().fragment.contains(id));
            assert!(page.has(&format!("[data-page='{id}']")), "{id}");
            page.back();
        }
        page.tap("#library [data-act='open timeline']");
        page.seen();
        assert_eq!(asked(page, since), (1, Vec::new()));
        // The other language is another file, and neither is asked for again.
        for _ in 0..3 {
            page.tap("#tool-language");
            page.seen();
        }
        assert_eq!(asked(page, since), (2, Vec::new()));
        assert!(page.text("#library-body").contains("Work-based training subsidy"));
    });
}

#[test]
fn the_list_needs_no_file() {
    journey_from("library-list", "#/library", Taste::default(), |page| {
        page.tap("#tool-language");
        page.seen();
        assert_eq!(asked(page, 0).0, 0);
    });
}

/// Waits until something can be seen; the page need not have come to rest.
#[track_caller]
fn until(page: &Page, selector: &str) {
    let since = Instant::now();
    while !page.has(selector) {
        assert!(since.elapsed() < Duration::from_secs(20), "{selector} does not come");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn while_it_comes_the_page_says_so() {
    trouble("library-slow", Server::holding(".json"), Taste::default(), |page| {
        page.go(&page.server.url(PROGRAMME));
        page.wait_for("#opening");
        assert_eq!(page.text("[role='status'] #opening"), "正在打开……");
        assert_eq!(page.text("#library-title"), "以工代训补贴");
        page.browser.resize(360, 740);
        // Another page before the file is there waits for the same file.
        page.tap("#library [data-act='open timeline']");
        until(page, "#opening");
        assert_eq!(asked(page, 0).0, 1);
        page.server.release();
        until(page, ".row");
        assert!(!page.has("#opening"));
        page.seen();
        assert_eq!(page.browser.complaints(), Vec::<String>::new());
    });
}

#[test]
fn where_it_does_not_come_one_can_try_again_or_read_the_plain_page() {
    trouble("library-gone", Server::lacking(".json"), Taste::default(), |page| {
        page.go(&page.server.url(&format!("{PROGRAMME}?v=1&region=650400&for=employer")));
        page.wait_for("#library-failed");
        page.seen();
        assert!(
            page.text("#library-failed[role='alert']").contains("没能打开"),
            "{}",
            page.text("#library-failed")
        );
        let link = page.ask("document.querySelector('#library-failed a').getAttribute('href')", Value::Null);
        assert_eq!(link, json!("library/zh-Hans/programme/tlf53.work-based-training.html"));
        assert!(browser::dist::dist().join(link.as_str().expect("a link")).is_file());

        let failing = asked(page, 0).0;
        page.tap("[data-act='reopen']");
        page.seen();
        assert!(page.has("#library-failed"), "it is still not there");
        assert_eq!(asked(page, 0).0, failing + 1);
        assert_eq!(page.seen().focus.on, "library-title");
        // The rest of the app is not touched by it.
        page.tap("#tool-library");
        assert!(page.has("[data-found]") && !page.has("#library-failed"));
        page.back();
        page.seen();

        page.server.release();
        page.tap("[data-act='reopen']");
        page.seen();
        assert!(page.text("#library-body").contains("每人每月最多300元"));
        assert!(page.text("#yours").contains("还不能确定"), "{}", page.text("#yours"));
    });
}

#[test]
fn a_plain_page_is_one_tap_away_where_it_does_not_come() {
    trouble("library-gone-plain", Server::lacking(".json"), Taste::default(), |page| {
        page.go(&page.server.url("#/document/ln15?v=1&lang=en"));
        page.wait_for("#library-failed");
        page.tap("#library-failed a");
        until(page, "[data-page='ln15']");
        assert!(page.text("body").contains("Clause by clause"), "{}", page.text("body"));
    });
}
