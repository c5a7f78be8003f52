//! `subsidy diff`: the real tables against the same with one thing changed.

mod copied;
mod support;

use copied::Copied;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use support::{Ran, subsidy};

const WORK: &str = "tlf-2019-53/work-based-training.toml";

fn diff(old: &Copied, new: &Copied, more: &[&str]) -> Ran {
    let (old, new) = (old.folder(), new.folder());
    let mut args = vec!["diff".as_ref(), old.as_os_str(), new.as_os_str()];
    args.extend(more.iter().map(|arg| arg.as_ref() as &std::ffi::OsStr));
    subsidy(&args, b"")
}

/// The tables as they are, and with one replacement in a file.
fn edited(file: &str, find: &str, replace: &str) -> (Copied, Copied) {
    let (old, new) = (Copied::new(), Copied::new());
    new.edit(file, |text| {
        assert!(text.contains(find), "{file}: the tables changed");
        text.replacen(find, replace, 1)
    });
    (old, new)
}

fn lines(ran: &Ran) -> Vec<Value> {
    ran.out.lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect()
}

#[test]
fn nothing_differs_from_itself() {
    let (old, new) = (Copied::new(), Copied::new());
    let ran = diff(&old, &new, &[]);
    assert_eq!((ran.code, ran.err.as_str(), ran.out.lines().count()), (Some(0), "", 1), "{}", ran.out);
    assert!(ran.out.contains("0 programmes changed in 0 outcomes, 0 added, 0 removed; 0 in words only"));
    assert_eq!(lines(&diff(&old, &new, &["--lines"]))[0]["change"], "summary");
}

#[test]
fn another_figure_shows_in_the_cases_it_reaches() {
    let (old, new) = edited(WORK, "yuan  = \"300\"", "yuan  = \"400\"");
    let ran = diff(&old, &new, &[]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let text = fs::read_to_string(new.folder().join(WORK)).expect("the file");
    let at = text.lines().position(|line| line == "[[case]]").expect("a case") + 1;
    let expected = format!(
        "~ tlf53.work-based-training  以工代训补贴 / Work-based training subsidy\n    \
         policies/{WORK}:{at}: a cooperative, four people, seven months: six count, on 2020-09-01\n      \
         amount: 0.00 to 7200.00 yuan (at_most, to employer) → 0.00 to 9600.00 yuan (at_most, to employer)\n"
    );
    assert!(ran.out.contains(&expected), "{}", ran.out);
    assert!(ran.out.contains(": 1 programme changed in "), "{}", ran.out);
    // The new side's cases still expect the old figures; that is said and no hindrance.
    assert!(ran.err.contains("high is 9600, the case expects 7200"), "{}", ran.err);
    assert!(ran.err.contains("compared all the same"), "{}", ran.err);

    let lines = lines(&diff(&old, &new, &["--lines"]));
    let case = lines.iter().find(|line| line["change"] == "case").expect("a case");
    assert_eq!(case["programme"], "tlf53.work-based-training");
    assert_eq!((&case["case"]["line"], &case["case"]["date"]), (&at.into(), &"2020-09-01".into()));
    assert_eq!(case["old"]["amount"], "0.00 to 7200.00 yuan (at_most, to employer)");
    assert_eq!(case["new"].as_object().map(serde_json::Map::len), Some(1));
    assert!(lines.iter().any(|line| line["change"] == "rule"));
}

#[test]
fn a_condition_shows_as_verdicts_and_missing_facts() {
    let (old, new) = edited(WORK, "\"employer_insured\", ", "");
    let ran = diff(&old, &new, &[]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("      verdict: ineligible → eligible\n"), "{}", ran.out);
}

#[test]
fn words_alone_are_no_effect() {
    let (old, new) = edited(WORK, "name      = { zh = \"以工代训补贴\"", "name      = { zh = \"以工代训\"");
    let ran = diff(&old, &new, &[]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("  tlf53.work-based-training  in words only: name\n"), "{}", ran.out);
    assert_eq!(lines(&diff(&old, &new, &["--lines"]))[0]["parts"], serde_json::json!(["name"]));
}

#[test]
fn what_it_says_of_everybody_is_an_effect() {
    let (old, new) = edited(WORK, "force     = \"given\"", "force     = \"may\"");
    let ran = diff(&old, &new, &[]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("\n    force: given → may\n"), "{}", ran.out);
}

#[test]
fn a_change_that_no_case_shows_is_said() {
    let (old, new) = edited(WORK, "[[amount]]\n", "[[amount]]\nuntil = 2098-12-31\n");
    let ran = diff(&old, &new, &[]);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    assert!(ran.out.contains("    the rule changed, and no case shows it:\n      figures: "), "{}", ran.out);
    assert!(ran.out.contains(" until 2098-12-31\n"), "{}", ran.out);
}

#[test]
fn programmes_come_and_go() {
    let (old, new) = (Copied::new(), Copied::new());
    fs::remove_file(new.folder().join(WORK)).expect("the programme's file");
    let gone = diff(&old, &new, &[]);
    assert_eq!(gone.code, Some(1));
    assert!(gone.out.starts_with("- tlf53.work-based-training  以工代训补贴"), "{}", gone.out);
    assert!(gone.out.contains(" 0 added, 1 removed;"), "{}", gone.out);
    let come = diff(&new, &old, &["--lines"]);
    assert_eq!(come.code, Some(1));
    let first = &lines(&come)[0];
    assert_eq!(
        (&first["change"], &first["programme"]),
        (&"added".into(), &"tlf53.work-based-training".into())
    );
}

#[test]
fn a_limit_is_compared_too() {
    let (old, new) =
        edited("tlf-2019-53/document.toml", "\"subsidy_claims >= 3 time\"", "\"subsidy_claims >= 2 time\"");
    let ran = diff(&old, &new, &[]);
    assert_eq!(ran.code, Some(1));
    let said =
        "~ limit tlf53.three-a-year\n    reached: subsidy_claims >= 3 time → subsidy_claims >= 2 time\n";
    assert!(ran.out.contains(said), "{}", ran.out);
}

#[test]
fn answers_that_only_one_side_understands_are_left_out_and_named() {
    let (old, new) = (Copied::new(), Copied::new());
    new.edit("facts/employer.toml", |text| {
        let fact = "\n[[fact]]\nkey = \"night_shift\"\ntype = \"bool\"\nabout = [\"employer\"]\n\
                    group = \"employer\"\nlabel = { zh = \"夜班\", en = \"Night shift\" }\n\
                    question = { zh = \"夜班？\", en = \"Nights?\" }\nwhy = { zh = \"问\", en = \"asked\" }\n";
        text + fact
    });
    new.edit(WORK, |text| {
        text.replacen(
            "takes_on = \"poor\", persons = 4",
            "takes_on = \"poor\", night_shift = true, persons = 4",
            1,
        )
        .replacen("  \"takes_on = poor\",\n    ]", "  \"takes_on = poor\", \"night_shift\",\n    ]", 1)
        .replacen("yuan  = \"300\"", "yuan  = \"301\"", 1)
    });
    let ran = diff(&old, &new, &[]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(
        ran.out.contains("      old without night_shift, which it doesn't know\n"),
        "{}\n{}",
        ran.out,
        ran.err
    );
    assert!(ran.out.contains("\n+ facts: night_shift "), "{}", ran.out);
    let back = diff(&new, &old, &["--lines"]);
    let named = |line: &Value| line["case"]["new_without"] == serde_json::json!(["night_shift"]);
    assert!(lines(&back).iter().any(named), "{}", back.out);
}

#[test]
fn a_side_that_cannot_be_read_is_named_and_compared_with_nothing() {
    let (old, new) = edited(WORK, "[when]", "[when");
    let ran = diff(&old, &new, &[]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    let place = format!(": policies/{WORK}:");
    assert!(ran.err.contains(&place) && ran.err.contains("cannot be compared"), "{}", ran.err);
}

/// Runs in a folder.
fn within(folder: &Path, program: &str, args: &[&str]) -> Ran {
    let ran = Command::new(program).args(args).current_dir(folder).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { code: ran.status.code(), out: text(ran.stdout), err: text(ran.stderr) }
}

#[test]
fn a_git_revision_is_a_side() {
    let copied = Copied::new();
    let git = |args: &[&str]| {
        let who = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"];
        let ran = within(&copied.root, "git", &[&who[..], args].concat());
        assert_eq!(ran.code, Some(0), "git {args:?}: {}", ran.err);
    };
    git(&["init", "--quiet"]);
    fs::write(copied.root.join("empty"), "").expect("a file");
    git(&["add", "empty"]);
    git(&["commit", "--quiet", "-m", "nothing"]);
    git(&["add", "policies", "standards"]);
    git(&["commit", "--quiet", "-m", "tables"]);
    copied.edit(WORK, |text| text.replacen("yuan  = \"300\"", "yuan  = \"400\"", 1));

    let subsidy = |old: &str| within(&copied.root, env!("CARGO_BIN_EXE_subsidy"), &["diff", old, "policies"]);
    let ran = subsidy("HEAD");
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.out.contains("0.00 to 7200.00 yuan (at_most, to employer) → 0.00 to 9600.00"), "{}", ran.out);

    let ran = subsidy("HEAD~1");
    let said = "subsidy: revision HEAD~1 has no tables in policies/";
    assert!(ran.code == Some(2) && ran.err.contains(said), "{}", ran.err);
    let ran = subsidy("HEAD~7");
    let said = "subsidy: \"HEAD~7\" is neither a folder nor a git revision that is known here\n";
    assert!(ran.code == Some(2) && ran.err.contains(said), "{}", ran.err);
}
