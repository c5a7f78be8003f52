//! The law apart from the program: packs that are written, read, and refused.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use support::{Ran, subsidy};
use tables::PACKS;

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("subsidy-law-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    /// With the packs of the built-in law.
    fn packed(name: &str) -> Folder {
        let folder = Folder::new(name);
        folder.write("law.bin", PACKS.law);
        folder.write("more.bin", PACKS.more);
        for (lang, words) in PACKS.words {
            folder.write(&format!("words-{}.bin", lang.tag()), words);
        }
        folder
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.0.join(name), bytes).expect("a file");
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).expect(name)
    }

    fn text(&self) -> &str {
        self.0.to_str().expect("UTF-8")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn policies() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies")
}

#[test]
fn what_is_packed_is_what_the_page_loads() {
    let folder = Folder::new("packed");
    let ran = subsidy(&["pack", policies().to_str().unwrap(), "-o", folder.text()], b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(ran.out.lines().count(), 4, "{}", ran.out);
    assert!(folder.read("law.bin") == PACKS.law);
    assert!(folder.read("more.bin") == PACKS.more);
    for (lang, words) in PACKS.words {
        assert!(folder.read(&format!("words-{}.bin", lang.tag())) == words, "{}", lang.tag());
    }
}

#[test]
fn a_law_in_a_folder_is_asked_like_the_built_in_one() {
    let folder = Folder::packed("asked");
    let answers = br#"{"date":"2020-09-01","region":"650402","laid_off":true}"#;
    for (args, input) in
        [(&["facts", "--json"][..], &b""[..]), (&["programmes"], b""), (&["assess"], answers)]
    {
        let own = subsidy(args, input);
        let read = subsidy(&[args, &["--law", folder.text()]].concat(), input);
        assert_eq!((own.code, own.out, own.err), (read.code, read.out, read.err), "{args:?}");
    }
}

#[test]
fn a_law_by_province_is_the_same_law() {
    let folder = Folder::new("by-province");
    let ran = subsidy(&["pack", policies().to_str().unwrap(), "-o", folder.text(), "--by-province"], b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(ran.out.lines().count(), 4 * 5, "{}", ran.out);
    let answers = br#"{"date":"2020-09-01","region":"650402","laid_off":true}"#;
    let outcomes = |args: &[&str]| -> Vec<String> {
        let ran = subsidy(&[&["assess"], args].concat(), answers);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        let mut all: Vec<String> =
            json["programmes"].as_array().expect("outcomes").iter().map(ToString::to_string).collect();
        all.sort();
        all
    };
    assert_eq!(outcomes(&["--law", folder.text()]), outcomes(&[]));
    fs::remove_file(folder.0.join("33-law.bin")).expect("a province");
    refused(&folder, "the packs are of different laws");
    for words in ["33-more.bin", "33-words-en.bin", "33-words-zh-Hans.bin"] {
        fs::remove_file(folder.0.join(words)).expect("its texts");
    }
    refused(&folder, "330000");
}

#[test]
fn another_law_says_something_else() {
    let tables = Folder::new("tables");
    copy(&policies(), &tables.0.join("policies"));
    copy(&policies().join("../standards"), &tables.0.join("standards"));
    let file = tables.0.join("policies/tlf-2019-53/hardship.toml");
    let text = fs::read_to_string(&file).expect("the programme");
    let (before, rest) = text.split_once("\nname").expect("a name");
    let (_, after) = rest.split_once("zh = \"").expect("in Chinese");
    let (_, after) = after.split_once('"').expect("an end");
    let named = format!("{before}\nname{}zh = \"另一个名称\"{after}", &rest[..rest.find("zh = \"").unwrap()]);
    fs::write(&file, named).expect("the changed programme");
    let packs = Folder::new("other");
    let ran = subsidy(&["pack", tables.0.join("policies").to_str().unwrap(), "-o", packs.text()], b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let asked = |args: &[&str]| subsidy(args, b"").out;
    assert!(asked(&["programmes", "--json", "--law", packs.text()]).contains("另一个名称"));
    assert!(!asked(&["programmes", "--json"]).contains("另一个名称"));
}

#[test]
fn what_is_unsound_is_not_packed() {
    let tables = Folder::new("unsound");
    copy(&policies(), &tables.0.join("policies"));
    fs::remove_file(tables.0.join("policies/places.toml")).expect("the places");
    let packs = Folder::new("none");
    let ran = subsidy(&["pack", tables.0.join("policies").to_str().unwrap(), "-o", packs.text()], b"");
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.ends_with("nothing was written\n"), "{}", ran.err);
    assert_eq!(fs::read_dir(&packs.0).unwrap().count(), 0);
}

#[track_caller]
fn refused(folder: &Folder, why: &str) {
    let Ran { code, out, err } = subsidy(&["facts", "--law", folder.text()], b"");
    assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
    assert!(err.contains(why) && !err.contains("panicked"), "{err}");
}

#[test]
fn ten_kinds_of_damage_are_told() {
    refused(&Folder::new("empty"), "no pack of the law (law.bin) is here");

    let damaged = Folder::packed("truncated");
    damaged.write("law.bin", &PACKS.law[..PACKS.law.len() / 2]);
    refused(&damaged, "law.bin: the pack is damaged: fetch it again");

    let damaged = Folder::packed("short");
    damaged.write("law.bin", &PACKS.law[..7]);
    refused(&damaged, "law.bin: the pack is damaged");

    let damaged = Folder::packed("nothing");
    damaged.write("law.bin", b"");
    refused(&damaged, "law.bin: this is no pack of the law");

    let damaged = Folder::packed("a-page");
    damaged.write("law.bin", b"<!doctype html><title>404</title>");
    refused(&damaged, "law.bin: this is no pack of the law");

    let damaged = Folder::packed("newer");
    let mut newer = PACKS.law.to_vec();
    newer[3] += 1;
    damaged.write("law.bin", &newer);
    refused(&damaged, "the pack is in format 3, and this program reads format 2");

    let damaged = Folder::packed("altered");
    let mut altered = PACKS.words[0].1.to_vec();
    let middle = altered.len() / 2;
    altered[middle] ^= 1;
    damaged.write("words-zh-Hans.bin", &altered);
    refused(&damaged, "words-zh-Hans.bin: the pack is damaged");

    let damaged = Folder::packed("longer");
    damaged.write("more.bin", &[PACKS.more, b"\n"].concat());
    refused(&damaged, "more.bin: the pack is damaged");

    let damaged = Folder::packed("without-words");
    fs::remove_file(damaged.0.join("words-en.bin")).unwrap();
    refused(&damaged, "the words of a language are missing (words-*.bin)");

    let damaged = Folder::packed("another-law");
    damaged.write("law.bin", &compiler::pack(&7_u64).law);
    refused(&damaged, "the packs are of different laws");

    let damaged = Folder::packed("two-laws");
    damaged.write("second.bin", PACKS.law);
    refused(&damaged, "second.bin: a second law in one folder");

    refused(&Folder(PathBuf::from("/nowhere/at/all")), "/nowhere/at/all: ");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder to copy").filter_map(Result::ok) {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        match from.is_dir() {
            true => copy(&from, &to),
            false => drop(fs::copy(&from, &to).expect("a file to copy")),
        }
    }
}
