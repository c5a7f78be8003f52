//! The other commands, and what is not a command.

mod support;

use serde_json::Value;
use support::subsidy;

#[track_caller]
fn refused(args: &[&str], expected: &str) {
    let ran = subsidy(args, b"");
    let expected = format!("subsidy: {expected}\nTry 'subsidy --help'.\n");
    assert_eq!((ran.code, ran.out.as_str(), ran.err), (Some(2), "", expected), "{args:?}");
}

#[test]
fn what_is_no_command_is_refused() {
    refused(
        &[],
        "a command is missing: assess, facts, programmes, check, pack, diff, screen, publish, preview or new-document",
    );
    refused(&["asses"], "unknown command \"asses\"; did you mean assess?");
    refused(&["dance"], "unknown command \"dance\"");
    refused(&["--json"], "no command before --json");
    refused(&["assess", "--jsn"], "assess takes no option --jsn");
    refused(&["assess", "-x"], "assess takes no option -x");
    refused(&["assess", "answers.json"], "assess takes no \"answers.json\"");
    refused(&["assess", "--date", "1.9.2020"], "--date: expected a date like 2020-09-01, found \"1.9.2020\"");
    refused(&["assess", "--for", "me"], "--for: expected worker, employer or provider, found \"me\"");
    refused(&["assess", "--date"], "missing argument for option '--date'");
    refused(&["assess", "--lines=3"], "unexpected argument for option '--lines': \"3\"");
    refused(&["facts", "--lines"], "facts takes no option --lines");
    refused(&["check", "policies", "more"], "check takes no \"more\"");
    refused(&["screen"], "screen takes a roster, a CSV file or - for standard input");
    refused(&["screen", "a.csv", "--rwo", "1"], "screen takes no option --rwo");
    refused(
        &["screen", "a.csv", "--rows", "9..5"],
        "--rows: expected rows like 100001..200000, found \"9..5\"",
    );
    refused(&["diff", "policies"], "diff takes two sides, the old and the new: folders or git revisions");
    refused(&["diff", "a", "b", "c"], "diff takes no \"c\"");
}

#[test]
fn help_and_version_are_printed() {
    for args in [&["--help"][..], &["-h"], &["assess", "--help"], &["check", "-h"]] {
        let ran = subsidy(args, b"");
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        for command in [
            "assess",
            "facts",
            "programmes",
            "check",
            "diff",
            "screen",
            "publish",
            "preview",
            "new-document",
            "--lines",
            "Exit codes",
        ] {
            assert!(ran.out.contains(command), "{command}");
        }
    }
    let ran = subsidy(&["--version"], b"");
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), concat!("subsidy ", env!("CARGO_PKG_VERSION"), "\n")));
}

fn listing(command: &str) -> (Vec<Value>, String) {
    let json = subsidy(&[command, "--json"], b"");
    let people = subsidy(&[command], b"");
    assert_eq!((json.code, people.code), (Some(0), Some(0)));
    (serde_json::from_str(&json.out).expect("a JSON list"), people.out)
}

#[test]
fn facts_are_listed_for_machines_and_people() {
    let (facts, people) = listing("facts");
    assert_eq!(facts.len(), tables::TABLES.facts.len());
    assert_eq!(people.lines().count(), facts.len() + 1);
    for (fact, known) in facts.iter().zip(tables::TABLES.facts) {
        assert_eq!((&fact["key"], &fact["type"]), (&known.key.into(), &known.type_name().into()));
        for text in ["label", "question", "why"] {
            assert!(fact[text]["zh"].is_string() && fact[text]["en"].is_string(), "{fact}");
        }
        assert_eq!(fact["options"].is_array(), known.type_name() == "choice");
        assert!(people.contains(known.key));
    }
}

#[test]
fn programmes_are_listed_for_machines_and_people() {
    let (programmes, people) = listing("programmes");
    assert_eq!(programmes.len(), tables::TABLES.programmes.len());
    assert_eq!(people.lines().count(), programmes.len() + 1);
    let work = programmes.iter().find(|programme| programme["id"] == "tlf53.work-based-training");
    let work = work.expect("a programme of the tables");
    assert_eq!(work["document"], serde_json::json!({ "id": "tlf53", "number": "吐政办〔2019〕53号" }));
    assert_eq!(work["clauses"], serde_json::json!(["五（一）"]));
    assert_eq!((&work["from"], &work["until"]), (&"2019-09-17".into(), &"2021-12-31".into()));
    assert_eq!((&work["paid_to"], &work["force"]), (&"employer".into(), &"given".into()));
}

#[test]
fn sound_tables_are_counted() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../policies");
    let ran = subsidy(&["check", folder], b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let expected = format!("{} programmes, ", tables::TABLES.programmes.len());
    assert!(ran.out.starts_with(&expected) && ran.out.ends_with(" facts: all is well\n"), "{}", ran.out);
}
