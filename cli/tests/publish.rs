//! `subsidy publish`: a law put into a built site is, byte for byte, what a build with that law is;
//! what a visit under way may ask for stays; nothing is changed where something is wrong.

#[path = "support/built.rs"]
mod built;
mod support;

use built::{Temporary, contents, copy, prepare};
use std::collections::BTreeMap;
use std::fs;
use std::sync::OnceLock;
use support::{Ran, subsidy};

const APPRENTICES: &str = "policies/tlf-2019-53/apprenticeship.toml";

fn publish(at: &Temporary, law: &Temporary) -> Ran {
    subsidy(&["publish", "--site", &at.path("dist"), "--law", &law.path("policies")], b"")
}

#[track_caller]
fn published(at: &Temporary, law: &Temporary) -> String {
    let ran = publish(at, law);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    ran.out
}

/// A site with the law of the repository, as a build leaves it.
fn built() -> Temporary {
    static BUILT: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    let files = BUILT.get_or_init(|| {
        let at = Temporary::with_tables();
        prepare(&at.0.join("dist"));
        published(&at, &at);
        contents(&at.0.join("dist"))
    });
    let at = Temporary::new();
    for (name, bytes) in files {
        let path = at.0.join("dist").join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    at
}

/// The law of the repository with another amount.
fn with_another_amount(yuan: [&str; 2]) -> Temporary {
    let law = Temporary::with_tables();
    law.replace(APPRENTICES, &[("\"4000\"", yuan[0]), ("\"12000\"", yuan[1])]);
    law
}

/// The same with a document that was not there.
fn with_a_document() -> Temporary {
    let law = with_another_amount(["\"4600\"", "\"13800\""]);
    let answers = [
        "--id",
        "ex-1",
        "--number",
        "示例〔2026〕1号",
        "--title",
        "示例",
        "--region",
        "440000",
        "--issued",
        "2026-03-01",
    ];
    let folder = law.path("policies");
    let ran = subsidy(&[&["new-document", "--folder", &folder], &answers[..]].concat(), b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for file in ["document", "first"] {
        law.replace(&format!("policies/ex-1/{file}.toml"), &[("待填写", "示例")]);
    }
    law
}

fn files(at: &Temporary) -> BTreeMap<String, Vec<u8>> {
    contents(&at.0.join("dist"))
}

/// What a build with a law leaves.
fn built_with(law: &Temporary) -> BTreeMap<String, Vec<u8>> {
    let at = Temporary::new();
    prepare(&at.0.join("dist"));
    published(&at, law);
    files(&at)
}

/// Asserts that a site is what a build leaves, but for files that stay from before; gives those.
#[track_caller]
fn assert_built(site: &BTreeMap<String, Vec<u8>>, built: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    for (name, bytes) in built {
        assert!(site.get(name) == Some(bytes), "{name} is not as a build makes it");
    }
    site.keys().filter(|name| !built.contains_key(*name)).cloned().collect()
}

#[test]
fn a_published_law_is_a_built_one() {
    let (first, second) = (with_another_amount(["\"4500\"", "\"13500\""]), with_a_document());
    let at = built();
    let before = files(&at);
    let out = published(&at, &first);
    assert!(out.contains(" of the law's ") && out.contains("102 programmes"), "{out}");
    let after = files(&at);
    let built_with_the_first = built_with(&first);
    let old = assert_built(&after, &built_with_the_first);
    // The old files stay for visits under way: exactly those that the page named.
    let page = String::from_utf8(before["index.html"].clone()).expect("a page");
    assert!(old.len() >= 9 && old.iter().all(|name| before[name] == after[name]), "{old:?}");
    for name in &old {
        let plain = name.trim_end_matches(".br").trim_end_matches(".gz");
        assert!(page.contains(plain), "{name}");
    }
    assert!(old.iter().any(|name| name.starts_with("law-") && name.ends_with(".bin")), "{old:?}");

    // With the next law they go, and those of the law between stay.
    published(&at, &second);
    let last = files(&at);
    let between = assert_built(&last, &built_with(&second));
    assert!(between.iter().all(|name| !old.contains(name) && after.contains_key(name)), "{between:?}");
    assert!(last.contains_key("library/en/programme/ex-1.first.html.br"));
    let page = String::from_utf8(last["index.html"].clone()).expect("a page");
    assert!(page.contains("广东省"), "the new place stands in the page");

    // And back again: pages of programmes that are none any more go.
    published(&at, &first);
    assert!(files(&at).keys().all(|name| !name.contains("ex-1")));
    assert_built(&files(&at), &built_with_the_first);
}

#[test]
fn published_twice_it_changes_nothing() {
    let at = built();
    let law = with_another_amount(["\"4500\"", "\"13500\""]);
    published(&at, &law);
    let written = |at: &Temporary| {
        let dist = at.0.join("dist");
        let names = site::release::list(&dist, "").expect("a folder");
        let about =
            |name: &String| fs::metadata(dist.join(name)).and_then(|about| about.modified()).expect("a time");
        names.iter().map(|name| (name.clone(), about(name))).collect::<Vec<_>>()
    };
    let (before, times) = (files(&at), written(&at));
    let out = published(&at, &law);
    assert!(out.contains("has this law already"), "{out}");
    assert!(files(&at) == before && written(&at) == times);
    assert_eq!(fs::read_dir(&at.0).expect("a folder").count(), 1, "something is beside the site");
}

#[test]
fn with_an_address_there_is_a_site_map() {
    let (at, law) = (built(), Temporary::with_tables());
    let with = |address: &str| {
        let (dist, law) = (at.path("dist"), law.path("policies"));
        subsidy(&["publish", "--site", &dist, "--law", &law, "--address", address], b"")
    };
    assert!(with("example.gov.cn").err.contains("is no address"));
    let without = files(&at);
    assert_eq!(with("https://www.example.gov.cn/subsidies").code, Some(0));
    let map = files(&at)["sitemap.xml"].clone();
    let map = String::from_utf8(map).expect("a site map");
    assert!(map.contains("<loc>https://www.example.gov.cn/subsidies/library/en/index.html</loc>"), "{map}");
    // It is known from then on, and changes nothing of what a visit loads.
    published(&at, &law);
    let mut now = files(&at);
    assert!(String::from_utf8(now["sitemap.xml"].clone()).is_ok_and(|kept| kept == map));
    now.retain(|name, _| !name.starts_with("sitemap.xml"));
    assert!(now.keys().eq(without.keys()));
    let others = now.iter().filter(|(name, bytes)| without[*name] != **bytes).map(|(name, _)| name.as_str());
    assert_eq!(others.collect::<Vec<_>>(), ["hosting/release.json"]);
}

#[test]
fn what_was_broken_off_is_completed() {
    let at = built();
    let whole = files(&at);
    let law = Temporary::with_tables();
    let dist = at.0.join("dist");
    let name = |start: &str| whole.keys().find(|name| name.starts_with(start)).expect("a file").clone();
    for gone in ["index.html", "sw.js.br", "library/en/index.html.gz", &name("law-"), &name("load-")[..]] {
        // The program's own files are not made anew, only their compressed forms.
        let gone = if gone.starts_with("load-") {
            format!("{}.br", gone.trim_end_matches(".br"))
        } else {
            gone.into()
        };
        fs::remove_file(dist.join(gone)).expect("it was there");
    }
    fs::write(dist.join("library/en/index.html"), "half").expect("a file");
    published(&at, &law);
    assert!(files(&at) == whole);
}

/// Asserts that nothing was changed, and gives what was said.
#[track_caller]
fn refused(at: &Temporary, law: &Temporary) -> String {
    let before = files(at);
    let ran = publish(at, law);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(files(at) == before, "something was changed");
    ran.err
}

#[test]
fn what_cannot_be_published_is_refused() {
    let law = Temporary::with_tables();
    let nothing = Temporary::new();
    fs::create_dir(nothing.0.join("dist")).expect("a folder");
    assert!(refused(&nothing, &law).contains("no built site"));

    let at = built();
    let with = |name: &str, old: &str, new: &str, said: &str| {
        let site = Temporary::new();
        copy(&at.0.join("dist"), &site.0.join("dist"));
        site.replace(&format!("dist/{name}"), &[(old, new)]);
        let why = refused(&site, &law);
        assert!(why.contains(said), "{why}");
    };
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    with("hosting/release.json", &version, "\"version\": \"9.9.9\"", "of version 9.9.9");
    with(
        "hosting/release.json",
        "\"format\": 2",
        "\"format\": 3",
        "packs of format 3, this program writes format 2",
    );
    with("hosting/release.json", "\"format\"", "\"form\"", "not what a release says of itself");
    with("hosting/release.json", "\"load-", "\"unload-", "a file of the site's program is missing");
    with("hosting/release.json", "\"texts-en-", "\"texts-xx-", "is missing");
    with("hosting/shell.html", "./law.bin", "./flaw.bin", "law.bin is not named");
    with("hosting/worker.js", "%FILES%", "", "no place for the list of files");

    // Another build of the same version, whose texts are others.
    let name = files(&at).into_keys().find(|name| name.starts_with("texts-en-")).expect("texts");
    let other = Temporary::new();
    copy(&at.0.join("dist"), &other.0.join("dist"));
    fs::copy(other.0.join("dist").join(&name), other.0.join("dist/texts-en-0123456789abcdef.bin"))
        .expect("a copy");
    other.replace("dist/hosting/release.json", &[(&*name, "texts-en-0123456789abcdef.bin")]);
    assert!(refused(&other, &law).contains("says other words"));
}

#[test]
fn a_law_by_province_comes_and_goes() {
    let at = built();
    let before = files(&at);
    let publish = |how: &[&str]| {
        let law = Temporary::with_tables();
        let (site, policies) = (at.path("dist"), law.path("policies"));
        let ran = subsidy(&[&["publish", "--site", &site, "--law", &policies], how].concat(), b"");
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        files(&at)
    };
    let by_province = publish(&["--by-province"]);
    let page = String::from_utf8_lossy(&by_province["index.html"]).into_owned();
    let (_, rest) = page.split_once("data-provinces=\"./").expect("where they lie");
    let folder = rest.split('"').next().expect("an end");
    for province in ["15", "21", "33", "65"] {
        for kind in ["law.bin", "words-en.bin", "words-zh-Hans.bin", "more.bin", "library-en.json"] {
            let name = format!("{folder}{province}-{kind}");
            assert!(by_province.contains_key(&name), "{name}");
            assert!(by_province.contains_key(&format!("{name}.br")), "{name}.br");
        }
    }
    assert!(page.contains("data-all-law=\"./all-law-"), "for hosts who want everything at once");
    assert!(page.contains("只有您所在省份的政策文件"), "said in the page from the first");
    let worker = String::from_utf8_lossy(&by_province["sw.js"]).into_owned();
    assert!(worker.contains(folder) && !worker.contains("all-law"));
    // It stays so until the other is wanted, and then all is as it was.
    assert_eq!(publish(&[])["index.html"], by_province["index.html"]);
    let after = publish(&["--at-once"]);
    assert_eq!(after["index.html"], before["index.html"]);
    // What the page before named stays for visits under way, and goes with the next law.
    assert!(after.keys().any(|name| name.starts_with(folder)));
    let law = with_another_amount(["\"4500\"", "\"13500\""]);
    published(&at, &law);
    let names = files(&at);
    let left: Vec<&String> =
        names.keys().filter(|name| name.starts_with("provinces-") || name.starts_with("all-")).collect();
    assert_eq!(left, [""; 0]);
}

#[test]
fn tables_that_are_wrong_are_not_published() {
    let at = built();
    let law = Temporary::with_tables();
    law.replace(APPRENTICES, &[("yuan  = \"4000\"", "yuan  = \"4500\"")]);
    let said = refused(&at, &law);
    let check = subsidy(&["check", &law.path("policies")], b"");
    assert!(said.starts_with(&check.err) && said.contains("nothing was changed"), "{said}");

    // What nobody has filled in yet passes the check, and is not shown to anybody.
    let law = with_a_document();
    law.replace("policies/ex-1/first.toml", &[("示例", "待填写")]);
    let said = refused(&at, &law);
    assert!(said.contains("ex-1.first is not filled in"), "{said}");
}
