//! Before the app runs, and where it cannot.

use browser::server::Server;
use browser::shots;
use browser::visit::trouble;
use browser::which::Taste;
use serde_json::json;

#[test]
fn it_says_what_it_is_while_it_loads() {
    trouble("loading", Server::holding(".wasm"), Taste::default(), |page| {
        page.go(&page.server.url("#v=1&region=150000"));
        page.wait_for("#loading");
        assert_eq!(page.ask("document.title", json!(null)), json!("职业技能培训补贴计算器"));
        assert_eq!(page.text("h1"), "职业技能培训补贴计算器");
        let words = page.text("#loading");
        assert!(words.contains("正在打开") && words.contains("Loading"), "{words}");
        assert!(page.text("body").contains("补贴"), "it says what it does");
        page.keep_pictures("");
        page.server.release();
        page.wait_for("#summary");
        assert_eq!(page.seen().on("yours"), ["nm213.brand-course"]);
        assert!(!page.has("#loading"));
        assert_eq!(page.browser.complaints(), [""; 0]);
    });
}

#[test]
fn what_is_tapped_before_the_app_is_there_counts() {
    trouble("early", Server::holding(".wasm"), Taste::default(), |page| {
        page.go(&page.server.url("#v=1&date=2020-09-01"));
        page.wait_for("#early [data-early='region=650400']:not([disabled])");
        for tap in ["region=210000", "region=650400", "laid_off=yes", "veteran=yes", "veteran=yes"] {
            page.ask("document.querySelector(`[data-early='${a}']`).click()", json!(tap));
        }
        assert_eq!(
            page.ask("document.querySelectorAll('#early .tile[aria-pressed=true]').length", json!(null)),
            json!(2)
        );
        page.keep_pictures("");
        page.server.release();
        page.wait_for("#summary");
        let seen = page.seen();
        assert_eq!(
            (seen.regions.as_slice(), seen.statuses.as_slice()),
            (&["650400".to_string()][..], &["laid_off".to_string()][..])
        );
        assert_eq!(seen.group_of("tlf53.hardship"), Some("yours"));
        assert_eq!(seen.date, "2020-09-01", "what the link said is kept");
    });
}

/// The app cannot start: the message says so, and where to ask.
fn cannot_run(name: &str, lacking: &'static str) {
    trouble(name, Server::lacking(lacking), Taste::default(), |page| {
        page.go(&page.server.url(""));
        page.wait_for("#failed");
        let words = page.text("#failed");
        assert!(words.contains("没能打开") && words.contains("12333"), "{words}");
        assert!(words.contains("could not start"), "also in English: {words}");
        assert_eq!(page.text("h1"), "职业技能培训补贴计算器");
        assert!(!page.has("#loading"), "it still says that it is loading");
        page.keep_pictures("");
    });
}

#[test]
fn without_the_wasm_it_says_so() {
    cannot_run("no-wasm", ".wasm");
}

/// Where no script of ours runs, the page says so by itself, soon: it never is opening for ever.
#[test]
fn without_its_scripts_it_says_so_by_itself() {
    trouble("no-loader", Server::lacking(".js"), Taste::default(), |page| {
        page.go(&page.server.url(""));
        page.wait_for("#loading");
        std::thread::sleep(std::time::Duration::from_secs(3));
        let words = page.text("#loading");
        assert!(words.contains("还没能打开") && words.contains("12333"), "{words}");
        assert!(words.contains("has not opened"), "also in English: {words}");
        assert!(!words.contains("正在打开"), "{words}");
        let way = page.ask("document.querySelector('.loading-late a').getAttribute('href')", json!(null));
        assert_eq!(way, json!("library/zh-Hans/index.html"));
        assert_eq!(
            page.ask("document.querySelector('#early').offsetHeight", json!(null)),
            json!(0),
            "questions nobody hears"
        );
        if page.browser.which.has_devtools() {
            shots::take(&page.browser, "no-loader");
        }
    });
}

#[test]
fn without_webassembly_it_says_so() {
    let taste = Taste { webassembly: false, ..Taste::default() };
    trouble("old-browser", Server::start(), taste, |page| {
        page.go(&page.server.url(""));
        page.wait_for("#failed");
        assert!(page.text("#failed").contains("12333"));
    });
}

#[test]
fn without_javascript_it_says_so() {
    let taste = Taste { scripts: false, ..Taste::default() };
    trouble("no-script", Server::start(), taste, |page| {
        page.go(&page.server.url(""));
        let words = page.laid_out();
        assert!(words.contains("没有开启 JavaScript") && words.contains("12333"), "{words}");
        assert!(words.contains("职业技能培训补贴计算器"), "{words}");
        assert!(!words.contains("正在打开"), "it says that it is loading, but it never will: {words}");
        assert!(page.server.requests().iter().all(|path| !path.contains("load")), "scripts ran");
    });
}
