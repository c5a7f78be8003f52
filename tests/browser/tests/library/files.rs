//! The static library, where no script can run.

use browser::server::Server;
use browser::visit::trouble;
use browser::which::Taste;

/// A browser with scripts switched off.
const NO_SCRIPT: Taste = Taste { language: "zh-CN", scripts: false, webassembly: true };

#[test]
fn a_programme_can_be_read_without_script() {
    for (lang, words) in [
        ("zh-Hans", ["以工代训补贴", "每人每月最多300元", "培训类别：以工代训", "例1"]),
        (
            "en",
            ["Work-based training subsidy", "up to 300 yuan per person per month", "Conditions", "Example 1"],
        ),
    ] {
        trouble("library-file", Server::start(), NO_SCRIPT, |page| {
            page.go(&page.server.url(&format!("library/{lang}/programme/tlf53.work-based-training.html")));
            let read = page.laid_out();
            for part in words {
                assert!(read.contains(part), "{part}: {read}");
            }
            let requests = page.server.requests();
            assert!(
                requests.iter().all(|path| !path.ends_with(".js") && !path.ends_with(".wasm")),
                "{requests:?}"
            );
            assert!(requests.iter().any(|path| path.ends_with("/library/style.css")), "{requests:?}");
        });
    }
}

#[test]
fn from_the_page_that_cannot_run_one_gets_to_the_library() {
    trouble("library-noscript", Server::start(), NO_SCRIPT, |page| {
        page.go(&page.server.url(""));
        assert!(page.laid_out().contains("全部政策都写成了网页"));
        // What is pressed where no script can run, the driver cannot press.
        page.go(&page.server.url("library/zh-Hans/index.html"));
        let list = page.laid_out();
        assert!(list.contains("以工代训补贴") && list.contains("吐政办〔2019〕53号"), "{list}");
        page.go(&page.server.url("library/zh-Hans/document/tlf53.html"));
        assert!(page.laid_out().contains("逐条对照"));
    });
}

#[test]
fn a_browser_that_cannot_start_the_app_is_led_there_too() {
    trouble("library-no-wasm", Server::lacking(".wasm"), Taste::default(), |page| {
        page.go(&page.server.url(""));
        let since = std::time::Instant::now();
        while !page.has("#failed a[href='library/en/index.html']") {
            assert!(since.elapsed() < std::time::Duration::from_secs(20), "no way to the library");
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        page.tap("#failed a[href='library/en/index.html']");
        assert!(page.laid_out().contains("Work-based training subsidy"));
    });
}

#[test]
fn a_file_leads_into_the_calculator() {
    trouble("library-to-app", Server::start(), Taste::default(), |page| {
        page.go(&page.server.url("library/en/programme/tlf53.work-based-training.html"));
        page.tap("#check-me");
        let since = std::time::Instant::now();
        while !page.has("#checking-title") {
            assert!(since.elapsed() < std::time::Duration::from_secs(30), "the app does not start");
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        let seen = page.seen();
        assert_eq!((seen.lang.as_str(), seen.doors.as_slice()), ("en", &["employer".to_string()][..]));
        assert!(page.text("#checking").contains("Work-based training subsidy"));
    });
}
