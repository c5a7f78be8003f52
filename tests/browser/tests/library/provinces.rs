//! A law by province: whoever is somewhere is told what they would be of the whole law, and the server
//! learns of a province and of nothing else.

use super::until;
use browser::dist::{by_province, workspace};
use browser::page::Page;
use browser::server::Server;
use browser::visit::trouble;
use browser::which::Taste;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The built site with a law by province: the real one, and one with many places.
static REAL: LazyLock<PathBuf> = LazyLock::new(|| site("provinces", &workspace().join("policies")));
static MANY: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("china");
    let _ = std::fs::remove_dir_all(&folder);
    china::write(&workspace(), &folder, china::Size::SMALL).expect("the tables of China");
    site("many", &folder.join("policies"))
});

fn site(name: &str, policies: &Path) -> PathBuf {
    by_province(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name), policies)
}

/// What was asked for of provinces so far, without the folder: `21-law.bin`.
fn of_provinces(page: &Page) -> Vec<String> {
    let asked = page.server.requests().into_iter();
    let mut files: Vec<String> = asked
        .filter_map(|path| Some(path.strip_prefix("/provinces-")?.split_once('/')?.1.to_string()))
        .collect();
    files.sort();
    files.dedup();
    files
}

fn visit(name: &str, folder: &Path, walk: impl FnOnce(&Page)) {
    trouble(name, Server::of(folder.to_path_buf(), ""), Taste::default(), walk);
}

/// Where everything that is theirs or near it stands.
fn groups(page: &Page) -> Vec<(String, Vec<String>)> {
    let groups = ["yours", "duty", "one", "related", "check"];
    let on = |group: &str| page.seen().on(group).iter().map(|id| (*id).to_string()).collect();
    groups.iter().map(|group| ((*group).to_string(), on(group))).collect()
}

const LAID_OFF: &str = "#v=1&region=650400&laid_off=yes&date=2020-09-01";
const PLACE: &str = "[data-region='650400']";

#[test]
fn who_is_somewhere_is_told_the_same_and_the_server_learns_of_a_province() {
    let mut whole = Vec::new();
    trouble("provinces-whole", Server::start(), Taste::default(), |page| {
        page.go(&page.server.url(LAID_OFF));
        page.wait_for("[data-programme='tlf53.hardship']");
        whole = groups(page);
    });
    visit("provinces-same", &REAL, |page| {
        page.go(&page.server.url("#v=1&date=2020-09-01"));
        page.wait_for(PLACE);
        assert_eq!(of_provinces(page), Vec::<String>::new(), "nobody has said where they are");
        assert!(page.text(".head-privacy").contains("只有您所在省份的政策文件"));
        page.tap(PLACE);
        page.wait_for("[data-programme]");
        page.go(&page.server.url(LAID_OFF));
        page.wait_for("[data-programme='tlf53.hardship']");
        page.wait_for("#group-yours [data-programme]");
        assert_eq!(groups(page), whole);
        until("what stands behind folds", || of_provinces(page).len() == 3);
        assert_eq!(of_provinces(page), ["65-law.bin", "65-more.bin", "65-words-zh-Hans.bin"]);
        page.tap("[data-programme='tlf53.hardship'] .card-fold > summary");
        until("what is behind", || {
            page.text("[data-programme='tlf53.hardship']").contains("到当地人社部门报名")
        });
        // In another language, all that is here.
        page.tap("#tool-language");
        until("English", || page.text("#group-yours").contains("Free job training"));
        assert_eq!(of_provinces(page).len(), 4, "{:?}", of_provinces(page));
        assert_eq!(page.browser.complaints(), Vec::<String>::new());
    });
}

#[test]
fn another_place_brings_its_own_and_keeps_the_first() {
    visit("provinces-two", &REAL, |page| {
        page.go(&page.server.url(LAID_OFF));
        page.wait_for("[data-programme='tlf53.hardship']");
        page.tap("[data-region='330000']");
        page.wait_for("[data-document='zj9']");
        page.tap(PLACE);
        until("Turpan", || page.seen().on("yours").contains(&"tlf53.hardship"));
        assert!(!page.has("[data-document='zj9']"));
    });
}

#[test]
fn a_link_to_a_programme_brings_its_province() {
    visit("provinces-link", &REAL, |page| {
        page.go(&page.server.url("#/programme/ln15.free-training"));
        until("the page", || page.text("#library-body").contains("免费"));
        assert!(page.text("#library-title").contains("培训"), "{}", page.text("#library-title"));
        until("only its province", || of_provinces(page).iter().all(|file| file.starts_with("21-")));
        // To check it the place is the document's.
        page.go(&page.server.url("#v=1&check=zj9.youth"));
        until("what is checked", || page.text("#checking").contains("青年"));
        assert_eq!(page.text("#notices"), "");
    });
}

#[test]
fn what_does_not_come_is_said_and_can_be_tried_again() {
    trouble("provinces-gone", Server::lacking("65-law.bin"), Taste::default(), |page| {
        page.server.swap(REAL.clone());
        page.go(&page.server.url(LAID_OFF));
        page.wait_for("#province-failed");
        assert!(page.text("#province-failed").contains("没能取来"));
        assert!(!page.has("[data-programme]"), "nothing is said of less than there is");
        assert!(!page.text("body").contains("还没有收录"), "nor that there is nothing");
        // Another province is not kept back by it.
        page.tap("[data-region='210000']");
        page.wait_for("[data-document='ln15']");
        page.tap(PLACE);
        page.wait_for("#province-failed");
        page.server.release();
        page.tap("#province-failed button");
        page.wait_for("[data-programme='tlf53.hardship']");
        assert!(page.seen().fragment.contains("laid_off=yes"), "and nothing that was answered is lost");
    });
}

#[test]
fn hosts_may_have_everything_at_once() {
    visit("provinces-all", &REAL, |page| {
        page.go(&page.server.url("?law=all"));
        page.wait_for(PLACE);
        page.tap(PLACE);
        page.wait_for("#group-ended, #group-yours, [data-programme]");
        page.tap("[data-region='210000']");
        page.wait_for("[data-programme^='ln15.']");
        assert_eq!(of_provinces(page), Vec::<String>::new());
        assert!(!page.text(".head-privacy").contains("所在省份"));
    });
}

#[test]
fn the_library_shows_a_province_when_it_is_chosen() {
    visit("provinces-library", &REAL, |page| {
        page.go(&page.server.url("#/library"));
        page.wait_for("[data-found]");
        assert!(!page.has("[data-found^='nm213.']"));
        page.pick("#search-place", "150000");
        page.wait_for("[data-found^='nm213.']");
        assert!(of_provinces(page).iter().all(|file| file.starts_with("15-")), "{:?}", of_provinces(page));
    });
}

#[test]
fn many_places_stand_by_province_and_are_found_by_name() {
    visit("provinces-many", &MANY, |page| {
        page.go(&page.server.url("#v=1&date=2020-09-01"));
        page.wait_for("#place-find:enabled");
        assert!(page.has("#place [data-region='440000']") || page.has("#place [data-region='330000']"));
        assert!(!page.has("#place [data-region='330100']"), "cities come with their province");
        page.tap("[data-region='330000']");
        page.wait_for("#place [data-region='330100'][aria-pressed='false']");
        page.tap("[data-region='330100']");
        page.wait_for("#place [data-region='330100'][aria-pressed='true']");
        assert!(page.has("#place [data-region='330000'][aria-pressed='true']"), "and its province");
        for document in ["cn40", "zj9", "x3300n1", "x3301n1"] {
            page.wait_for(&format!("[data-document='{document}']"));
        }
        assert!(!page.has("[data-document='x3302n1']"), "another city's");
        page.enter("#place-find", "第2市");
        page.wait_for("#place [data-region='330200']");
        page.tap("[data-region='330200']");
        page.wait_for("[data-document='x3302n1']");
        page.keep_pictures("");
    });
}
