//! The law comes to the page in packs: nobody is left without words while one comes or where one
//! does not, and of a damaged one nothing is shown.

use super::until;
use browser::dist::{dist, later_half, packs};
use browser::server::Server;
use browser::visit::trouble;
use browser::which::Taste;
use serde_json::Value;
use std::path::{Path, PathBuf};

const LAID_OFF: &str = "#v=1&region=650400&laid_off=yes&date=2020-09-01";
const FOLD: &str = "[data-programme='tlf53.hardship'] .card-fold";

/// The name of a pack, by how it begins.
fn pack(start: &str) -> &'static str {
    let name = packs().into_iter().find(|name| name.starts_with(&format!("/{start}")));
    name.unwrap_or_else(|| panic!("no pack {start}")).trim_start_matches('/').to_string().leak()
}

/// What stands behind folds: its texts, and the half of the module that writes them.
fn behind_folds() -> [(&'static str, &'static str); 2] {
    let half = later_half().trim_start_matches('/').to_string().leak();
    [("more", pack("more-")), ("half", half)]
}

#[test]
fn what_stands_behind_a_fold_may_come_later() {
    for (name, file) in behind_folds() {
        comes_later(&["packs-slow-", name].concat(), file);
    }
}

fn comes_later(name: &str, file: &'static str) {
    trouble(name, Server::holding(file), Taste::default(), |page| {
        page.go(&page.server.url(LAID_OFF));
        page.wait_for(FOLD);
        assert!(page.text("#group-yours").contains("困难人员免费就业培训"), "the front needs nothing more");
        page.tap(&format!("{FOLD} > summary"));
        until("the word that it comes", || page.text(FOLD).contains("正在取来"));
        page.server.release();
        until("what is behind", || page.text(FOLD).contains("到当地人社部门报名"));
        assert!(!page.text(FOLD).contains("正在取来"));
        assert_eq!(page.browser.complaints(), Vec::<String>::new());
    });
}

#[test]
fn what_does_not_come_is_said_and_asked_for_again() {
    for (name, file) in behind_folds() {
        does_not_come(&["packs-gone-", name].concat(), file);
    }
}

fn does_not_come(name: &str, file: &'static str) {
    trouble(name, Server::lacking(file), Taste::default(), |page| {
        page.go(&page.server.url(LAID_OFF));
        page.wait_for(FOLD);
        page.tap(&format!("{FOLD} > summary"));
        until("the notice", || page.text("body").contains("这一部分没能取来"));
        page.server.release();
        page.tap(&format!("{FOLD} > summary"));
        page.tap(&format!("{FOLD} > summary"));
        until("what is behind", || page.text(FOLD).contains("到当地人社部门报名"));
    });
}

#[test]
fn questions_are_answered_without_what_stands_behind_folds_and_all_else_waits_for_it() {
    trouble("packs-half-waited-for", Server::lacking(behind_folds()[1].1), Taste::default(), |page| {
        page.go(&page.server.url("#v=1&region=650400&date=2020-09-01"));
        page.wait_for("[data-status='laid_off']");
        page.tap("[data-status='laid_off']");
        page.wait_for("[data-programme='tlf53.hardship']");
        assert!(page.has("#summary-go") && page.seen().fragment.contains("laid_off=yes"));
        for button in ["#print", "#calendar"] {
            page.tap("[data-status='laid_off']");
            page.tap("[data-status='laid_off']");
            until("no notice", || !page.text("#said").contains("没能取来"));
            page.tap(button);
            until(button, || page.text("#said").contains("这一部分没能取来"));
        }
        // The library can be asked for again.
        page.tap("[data-act='open library']");
        page.wait_for("#library-failed");
        assert!(page.has("#library-title") && !page.has("[data-found]"));
        let link = page.ask("document.querySelector('#library-failed a').getAttribute('href')", Value::Null);
        assert_eq!(link, "library/zh-Hans/index.html");
        page.server.release();
        page.tap("#library-failed [data-act='reopen']");
        page.wait_for("[data-found]");
        assert!(page.has("#search-text") && !page.has("#library-failed"));
        // That a file does not come is the console's to say; that the module stops is a fault.
        let complaints = page.browser.complaints();
        assert!(!complaints.iter().any(|said| said.contains("RuntimeError")), "{complaints:?}");
    });
}

#[test]
fn another_language_is_shown_once_its_words_are_here() {
    trouble("packs-words-slow", Server::holding(pack("words-en-")), Taste::default(), |page| {
        page.go(&page.server.url(LAID_OFF));
        page.wait_for(FOLD);
        page.tap("#tool-language");
        assert_eq!(page.seen().lang, "zh-Hans");
        assert!(page.text("#group-yours").contains("困难人员免费就业培训"));
        page.server.release();
        until("English", || page.text("#group-yours").contains("Free job training"));
        let seen = page.seen();
        assert_eq!(seen.lang, "en");
        assert!(seen.fragment.contains("laid_off=yes"), "{}", seen.fragment);
        assert_eq!(page.browser.complaints(), Vec::<String>::new());
    });
}

#[test]
fn where_the_words_do_not_come_the_language_stays() {
    trouble("packs-words-gone", Server::lacking(pack("words-en-")), Taste::default(), |page| {
        page.go(&page.server.url(LAID_OFF));
        page.wait_for(FOLD);
        page.tap("#tool-language");
        until("the notice", || page.text("body").contains("这一部分没能取来"));
        let seen = page.seen();
        assert_eq!(seen.lang, "zh-Hans");
        assert!(seen.on("yours").contains(&"tlf53.hardship"));
        page.server.release();
        page.tap("#tool-language");
        until("English", || page.text("#group-yours").contains("Free job training"));
    });
}

/// The built page with a file changed, in a folder that goes away again.
struct Changed(PathBuf);

impl Changed {
    fn of(name: &str, start: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Changed {
        let folder = std::env::temp_dir().join(format!("subsidy-pack-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let mut change = Some(change);
        for entry in std::fs::read_dir(dist()).expect("the built files").filter_map(Result::ok) {
            let (from, to) = (entry.path(), folder.join(entry.file_name()));
            let file_name = entry.file_name().into_string().expect("a plain name");
            match from.is_file() {
                true if file_name.starts_with(start) && file_name.ends_with(".bin") => {
                    let change = change.take().expect("one such file");
                    std::fs::write(to, change(std::fs::read(from).expect("a pack"))).expect("a changed pack");
                }
                true => drop(std::fs::copy(from, to).expect("a copy")),
                false => {}
            }
        }
        assert!(change.is_none(), "no {start}*.bin");
        Changed(folder)
    }

    fn folder(&self) -> &Path {
        &self.0
    }
}

impl Drop for Changed {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What is done to a pack.
type Damage = fn(Vec<u8>) -> Vec<u8>;

#[test]
fn ten_kinds_of_damage_end_in_the_plain_page() {
    let damages: [(&str, &str, Damage); 10] = [
        ("empty", "law-", |_| Vec::new()),
        ("cut-in-the-header", "law-", |pack| pack[..9].to_vec()),
        ("half", "law-", |pack| pack[..pack.len() / 2].to_vec()),
        ("a-bit", "law-", |mut pack| {
            let middle = pack.len() / 2;
            pack[middle] ^= 1;
            pack
        }),
        ("longer", "law-", |pack| [pack, vec![0]].concat()),
        ("an-error-page", "law-", |_| b"<!doctype html><title>404</title>".to_vec()),
        ("a-newer-format", "law-", |mut pack| {
            pack[3] += 1;
            pack
        }),
        ("words-cut", "words-zh-Hans-", |pack| pack[..pack.len() - 1].to_vec()),
        ("words-of-another-law", "words-zh-Hans-", |mut pack| {
            pack[5] ^= 1;
            pack
        }),
        ("texts-of-another-release", "texts-zh-Hans-", |pack| pack[..pack.len() / 2].to_vec()),
    ];
    for (name, start, damage) in damages {
        let changed = Changed::of(name, start, damage);
        let server = Server::of(changed.folder().to_path_buf(), "");
        trouble(&format!("packs-damaged-{name}"), server, Taste::default(), |page| {
            page.go(&page.server.url(LAID_OFF));
            page.wait_for("#failed");
            let says = page.text("#failed");
            assert!(says.contains("没能打开") && says.contains("12333"), "{name}: {says}");
            let plain = page.ask("document.querySelector('#failed a').getAttribute('href')", Value::Null);
            assert_eq!(plain, "library/zh-Hans/index.html", "{name}");
            assert!(!page.has("[data-programme]"), "{name}: nothing is shown of it");
        });
    }
}

#[test]
fn a_damaged_pack_of_what_is_behind_leaves_the_rest() {
    let changed = Changed::of("more", "more-", |pack| pack[..pack.len() - 3].to_vec());
    let server = Server::of(changed.folder().to_path_buf(), "");
    trouble("packs-damaged-more", server, Taste::default(), |page| {
        page.go(&page.server.url(LAID_OFF));
        page.wait_for(FOLD);
        page.tap(&format!("{FOLD} > summary"));
        until("the notice", || page.text("body").contains("这一部分没能取来"));
        assert!(page.seen().on("yours").contains(&"tlf53.hardship"));
        // Once the file is mended, whoever opens the card again has it.
        page.server.swap(dist());
        page.tap(&format!("{FOLD} > summary"));
        page.tap(&format!("{FOLD} > summary"));
        until("what is behind", || page.text(FOLD).contains("到当地人社部门报名"));
    });
}
