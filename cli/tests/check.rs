//! `subsidy check` on the real tables with one thing broken at a time: it must fail, and name
//! file, line and what is wrong, and nothing else.

mod breaks;
mod copied;
mod support;

use breaks::At::{Here, Line, Off};
use breaks::{BRAND, BREAKS, Break, PLAN, WORK};
use copied::Copied;
use std::fs;
use support::{Ran, subsidy};

fn check(copied: &Copied) -> Ran {
    subsidy(&["check".as_ref(), copied.folder().as_os_str()], b"")
}

/// What is wrong with what was said of a break; nothing if all is as it must be.
fn complaint(copied: &Copied, broken: &Break) -> Option<String> {
    let mut line = 0;
    copied.edit(broken.file, |text| {
        let found = text.find(broken.find).unwrap_or_else(|| panic!("{}: the tables changed", broken.what));
        let text = text.replacen(broken.find, broken.replace, 1);
        let here = text[..found].matches('\n').count() + 1;
        line = match broken.at {
            Here => here,
            Off(lines) => here.checked_add_signed(lines).expect("a line of the file"),
            Line(begins) => text.lines().position(|line| line.starts_with(begins)).expect(begins) + 1,
        };
        text
    });
    let ran = check(copied);
    let place = format!("policies/{}:{line}:", broken.file);
    let says = |words: &&str| ran.err.contains(*words);
    let header = |line: &&str| line.starts_with("policies/");
    let right = ran.code == Some(1)
        && ran.out.is_empty()
        && ran.err.lines().any(|line| line.starts_with(&place) && line.contains(broken.says[0]))
        && broken.says.iter().all(says)
        // Nothing else is drawn into it.
        && ran.err.lines().filter(header).all(|line| line.starts_with(&format!("policies/{}:", broken.file)));
    (!right).then(|| format!("{}: expected {place} {:?}, exit 1\n{}", broken.what, broken.says, ran.err))
}

#[test]
fn each_break_is_named_with_file_and_line() {
    let copied = Copied::new();
    let whole = check(&copied);
    assert_eq!(whole.code, Some(0), "the real tables must be sound first:\n{}", whole.err);
    let mut complaints = Vec::new();
    for broken in BREAKS {
        let path = copied.folder().join(broken.file);
        let before = fs::read(&path).expect("the file");
        complaints.extend(complaint(&copied, broken));
        fs::write(&path, before).expect("the file as it was");
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn a_programme_needs_a_case_of_every_verdict() {
    for verdict in ["eligible", "ineligible", "undetermined"] {
        let copied = Copied::new();
        copied.edit(WORK, |text| {
            // What a case expects, and what it expects of `each`.
            let expected = format!("= \"{verdict}\"");
            let mut blocks = text.split("[[case]]").map(str::to_owned);
            let head = blocks.next().expect("the text before the cases");
            let kept: Vec<String> = blocks.filter(|block| !block.contains(&expected)).collect();
            [&[head], kept.as_slice()].concat().join("[[case]]")
        });
        let ran = check(&copied);
        let said = format!("policies/{WORK}:1:13: tlf53.work-based-training has no case that is {verdict}\n");
        assert!(ran.code == Some(1) && ran.err.starts_with(&said), "{verdict}: {}", ran.err);
        assert!(ran.err.contains("\n1 thing is wrong with "), "{verdict}: {}", ran.err);
    }
}

#[test]
fn missing_files_and_folders_are_named() {
    let copied = Copied::new();
    let folder = copied.folder();
    fs::remove_file(folder.join(PLAN)).expect("the document");
    let ran = check(&copied);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.starts_with("policies/tlf-2019-53/document.toml: cannot be read"), "{}", ran.err);

    fs::write(folder.join("stray.toml"), "").expect("a stray table");
    let ran = check(&copied);
    assert!(ran.err.starts_with("policies/stray.toml: is not read"), "{}", ran.err);

    let ran = subsidy(&["check", "no/such/folder"], b"");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("no/such/folder is not a folder"), "{}", ran.err);
}

#[test]
fn several_things_wrong_are_all_said_in_order() {
    let copied = Copied::new();
    copied.edit(WORK, |text| {
        text.replacen("\"takes_on = poor\"", "\"takes_on = rich\"", 1)
            .replacen("\"employer_insured\", ", "\"employer_insurd\", ", 1)
            .replacen("force     = \"given\"", "force     = \"granted\"", 1)
    });
    copied.edit(BRAND, |text| text.replacen("trained_last_year >= 400 person", "trained_last_year", 1));
    let ran = check(&copied);
    let heads: Vec<&str> = ran.err.lines().filter(|line| line.starts_with("policies/")).collect();
    assert_eq!(heads.len(), 4, "{}", ran.err);
    assert!(heads[0].contains("brand-region.toml"), "{}", ran.err);
    assert!(heads[1].contains("granted") && heads[2].contains("rich") && heads[3].contains("insurd"));
    assert!(ran.err.contains("4 things are wrong with "));
}
