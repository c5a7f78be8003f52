//! `subsidy assess`: one object, many lines, and everything that can be wrong with them.

mod support;

use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::SystemTime;
use support::{Ran, subsidy};

const COOPERATIVE: &str = r#"{"region": "650402", "course_kind": "work_based", "employer": "farm_cooperative",
  "takes_on": "poor", "persons": 4, "work_months": 7}"#;

fn assess(args: &[&str], input: &str) -> Ran {
    subsidy(&[&["assess"], args].concat(), input.as_bytes())
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn programme<'v>(assessment: &'v Value, id: &str) -> &'v Value {
    let programmes = assessment["programmes"].as_array().expect("programmes");
    programmes.iter().find(|programme| programme["id"] == id).expect(id)
}

/// Input that must be refused with these lines on standard error, and nothing on standard output.
#[track_caller]
fn refused(args: &[&str], input: &str, expected: &str) {
    let ran = assess(args, input);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.trim_end()), (Some(2), "", expected), "{input}");
}

#[test]
fn one_object_is_assessed_and_written_for_reading() {
    let ran = assess(&["--date", "2020-09-01"], COOPERATIVE);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("{\n  \"date\": \"2020-09-01\",\n  \"programmes\": ["));
    let assessment = json(&ran.out);
    assert_eq!(assessment["programmes"].as_array().map(Vec::len), Some(tables::TABLES.programmes.len()));
    let limits: Vec<&str> = assessment["limits"]
        .as_array()
        .expect("limits")
        .iter()
        .filter_map(|one| one["id"].as_str())
        .collect();
    assert!(limits.contains(&"tlf53.three-a-year") && limits.contains(&"tlf53.paid-once"), "{limits:?}");
    let one = programme(&assessment, "tlf53.work-based-training");
    assert_eq!((&one["verdict"], &one["standing"]), (&"eligible".into(), &"in_force".into()));
    let amount = serde_json::json!({
        "low": "0.00", "high": "7200.00", "basis": "at_most", "paid_to": "employer", "per": [],
        "rate": { "low": "0.00", "high": "300.00", "per": ["person", "month"] }, "lacks": [],
    });
    assert_eq!(one["amount"], amount);
    let tests: Vec<&str> =
        one["reasons"].as_array().expect("reasons").iter().filter_map(|r| r["test"].as_str()).collect();
    assert!(tests.contains(&"course_kind = work_based") && tests.contains(&"takes_on = poor"), "{tests:?}");
    for reason in one["reasons"].as_array().expect("reasons") {
        assert!(reason["clause"].as_str().is_some_and(|clause| !clause.is_empty()), "{reason}");
        assert!(reason["words"].as_str().is_some_and(|words| !words.is_empty()), "{reason}");
    }
}

#[test]
fn what_holds_elsewhere_or_at_other_times_is_not_cited() {
    let of = |region: &str, day: &str| {
        let answers = format!(
            r#"{{"region": "{region}", "work": "enterprise_employee", "insured": true, "insured_months": 40, "employer_paid_training": false,
            "certificate": "skill_level", "certificate_level": "level_4", "certificate_on": "{day}", "date": "{day}"}}"#
        );
        let assessment = json(&assess(&[], &answers).out);
        let one = programme(&assessment, "cn40.skill-upgrade");
        assert_eq!(one["verdict"], "eligible", "{region}, {day}");
        format!("{} {}", one["reasons"], assessment["limits"])
    };
    let [beijing, dalian, hangzhou] =
        [of("110000", "2020-09-01"), of("210200", "2020-09-01"), of("330100", "2023-05-01")];
    assert!(!beijing.contains("大连") && dalian.contains("大连"), "{beijing}");
    assert!(hangzhou.contains("cn40.three-in-2023-in-hangzhou") && !hangzhou.contains("cn40.three-in-2024"));
    assert!(!of("110000", "2023-05-01").contains("hangzhou"), "{beijing}");
}

#[test]
fn the_same_answers_give_the_same_bytes_in_any_order() {
    let other = r#"{"work_months": 7.0, "persons": 4e0, "takes_on": "poor", "employer": "farm_cooperative",
        "course_kind": "work_based", "region": "650402"}"#;
    let date = ["--date", "2020-09-01"];
    assert_eq!(assess(&date, COOPERATIVE).out, assess(&date, other).out);
    assert_eq!(assess(&date, COOPERATIVE).out, assess(&date, &format!("\u{feff}{COOPERATIVE}\r\n")).out);
}

#[test]
fn the_date_is_the_objects_then_the_options_then_todays() {
    let date = |args: &[&str], input| json(&assess(args, input).out)["date"].clone();
    assert_eq!(date(&["--date", "2020-09-01"], r#"{"date": "2021-01-31"}"#), "2021-01-31");
    assert_eq!(date(&["--date=2020-09-01"], "{}"), "2020-09-01");
    let today = || {
        let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("after 1970");
        let day = engine::date::in_shanghai(i64::try_from(since_1970.as_millis()).expect("a moment"));
        Value::from(engine::date::format(day.expect("a day")))
    };
    let (before, found, after) = (today(), date(&[], "{}"), today());
    assert!(found == before || found == after, "{found}");
}

#[test]
fn the_next_question_and_the_plan_are_a_party_s() {
    let next = |party| {
        json(&assess(&["--date", "2020-09-01", "--for", party], COOPERATIVE).out)["next_question"].clone()
    };
    let about = |key: &Value| {
        let fact = tables::TABLES.facts.iter().find(|fact| *key == fact.key);
        fact.expect("a known fact").about.iter().map(|party| party.key()).collect::<Vec<_>>()
    };
    assert!(about(&next("worker")).contains(&"worker"));
    assert!(about(&next("provider")).contains(&"provider"));
    let without = |party| {
        let mut assessment = json(&assess(&["--date", "2020-09-01", "--for", party], COOPERATIVE).out);
        assessment["next_question"].take();
        // What would change an outcome is said to the party that asks.
        for outcome in assessment["programmes"].as_array_mut().expect("programmes") {
            let outcome = outcome.as_object_mut().expect("an object");
            outcome.retain(|key, _| key != "changes" && key != "in_the_way");
        }
        let plan = assessment.as_object_mut().expect("an object").remove("plan");
        (assessment, plan.expect("a plan"))
    };
    let ((worker, workers_plan), (provider, _)) = (without("worker"), without("provider"));
    assert_eq!(worker, provider);
    assert!(workers_plan["claims"].is_array());
    assert_eq!(json(&assess(&["--date", "2020-09-01"], COOPERATIVE).out).get("plan"), None);
}

#[test]
fn wrong_answers_are_named_with_line_and_key() {
    refused(&[], "", "line 1: expected one JSON object, found nothing");
    refused(&[], "[{}]", "line 1: expected one JSON object, found a list");
    refused(&[], "{\"persons\": }", "line 1, column 13: not JSON: expected value");
    refused(&[], "{}\n{}\n", "line 2, column 1: not JSON: trailing characters");
    refused(
        &[],
        "{\r\n\"persons\": \"many\",\r\n\"laidoff\": true,\r\n\"laid_off\": true, \"laid_off\": true\r\n}",
        "line 2: key \"persons\": expected a whole number of person from 1 to 1000000, found \"many\"\n\
         line 3: key \"laidoff\": unknown; did you mean \"laid_off\"?\n\
         line 4: key \"laid_off\": given more than once",
    );
    for huge in ["1e400", "1e9999999999999999999999", "123456789012345678901234567890123456789", "-1e-400"] {
        let expected = format!(
            "line 1: key \"persons\": expected a whole number of person from 1 to 1000000, found {huge}"
        );
        refused(&["--lines"], &format!("{{\"persons\": {huge}}}"), &expected);
    }
    let ran = subsidy(&["assess"], b"{\"region\":\n\"\xff\"}");
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), "line 2: not UTF-8\n"));
    // Depth is not a way to break it.
    let deep = format!("{{\"persons\": {}1{}}}", "[".repeat(200_000), "]".repeat(200_000));
    assert_eq!(assess(&[], &deep).code, Some(2));
}

#[test]
fn lines_are_answered_in_order_and_bad_ones_named() {
    let mut input = String::from("\u{feff}");
    let (mut dates, mut wrong) = (Vec::new(), Vec::new());
    for number in 1..=1000 {
        match number % 100 {
            17 => {
                input.push_str("{\"weather\": true}\n");
                wrong.push(format!("line {number}: key \"weather\": unknown"));
            }
            34 => {
                input.push_str("{\"persons\": 1, \"persons\": 1}\r\n");
                wrong.push(format!("line {number}: key \"persons\": given more than once"));
            }
            51 => {
                input.push_str("{\"persons\": 0}\n");
                wrong.push(format!(
                    "line {number}: key \"persons\": expected a whole number of person from 1 to 1000000, found 0"
                ));
            }
            68 => input.push_str(" \r\n"),
            85 => {
                input.push_str("{\n");
                wrong.push(format!("line {number}, column 1: not JSON: EOF while parsing an object"));
            }
            _ => {
                let date = format!("2020-{:02}-{:02}", number / 100 + 1, number % 28 + 1);
                input.push_str(&format!("{{\"date\": \"{date}\", \"region\": \"650402\"}}\r\n"));
                dates.push(date);
            }
        }
    }
    let ran = assess(&["--lines"], input.trim_end());
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.err.lines().collect::<Vec<_>>(), wrong);
    let found: Vec<String> =
        ran.out.lines().map(|line| json(line)["date"].as_str().unwrap_or_default().to_owned()).collect();
    assert_eq!(found, dates);

    let one = assess(&["--lines", "--date", "2020-09-01"], &COOPERATIVE.replace('\n', ""));
    assert_eq!(json(&one.out), json(&assess(&["--date", "2020-09-01"], COOPERATIVE).out));
    assert_eq!((one.code, one.out.lines().count()), (Some(0), 1));
}

#[test]
fn no_lines_are_no_error() {
    for input in ["", "\n", "\u{feff}\r\n"] {
        let ran = assess(&["--lines"], input);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""), "{input:?}");
    }
}

#[test]
fn a_line_without_end_is_passed_over_in_pieces() {
    let input = format!("{}\n{{}}\n{}", "x".repeat(3 << 20), "y".repeat(3 << 20));
    let ran = assess(&["--lines"], &input);
    assert_eq!(ran.err, "line 1: longer than 1048576 bytes\nline 3: longer than 1048576 bytes\n");
    assert_eq!((ran.code, ran.out.lines().count()), (Some(2), 1));
}

fn started(stdout: Stdio) -> std::process::Child {
    Command::new(env!("CARGO_BIN_EXE_subsidy"))
        .args(["assess", "--lines"])
        .stdin(Stdio::piped())
        .stdout(stdout)
        .stderr(Stdio::piped())
        .spawn()
        .expect("subsidy starts")
}

#[test]
fn each_line_is_answered_before_the_next_is_read() {
    let mut child = started(Stdio::piped());
    let mut input = child.stdin.take().expect("its input");
    let mut output = BufReader::new(child.stdout.take().expect("its output"));
    for _ in 0..3 {
        input.write_all(b"{}\n").expect("it reads");
        let mut line = String::new();
        output.read_line(&mut line).expect("it answers");
        assert!(line.starts_with("{\"date\":"));
    }
    drop(input);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn nobody_reading_is_no_failure() {
    let mut child = started(Stdio::piped());
    drop(child.stdout.take());
    let mut input = child.stdin.take().expect("its input");
    // It may be gone before all is written.
    let _ = input.write_all("{}\n".repeat(1000).as_bytes());
    drop(input);
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(0), ""));
}

/// A veteran in Hangzhou with a level 4 certificate.
const HANGZHOU: &str = r#"{"region": "330100", "veteran": true, "certificate": "skill_level",
  "certificate_route": "self_study", "certificate_on": "2026-11-01", "certificate_level": "level_4"}"#;

#[test]
fn a_published_figure_names_its_source_and_grade() {
    let ran = assess(&["--date", "2026-11-22"], HANGZHOU);
    let assessment = json(&ran.out);
    let amount = &programme(&assessment, "zj9.individual-subsidy")["amount"];
    assert_eq!((&amount["low"], &amount["high"]), (&"600.00".into(), &"1500.00".into()));
    assert_eq!(amount["lacks"], serde_json::json!(["occupation_group"]));
    assert_eq!(amount["standard"]["grade"], "reported");
    let source = amount["standard"]["source"].as_str().expect("a source");
    assert!(source.contains("浙人社发〔2024〕34号"), "{source}");
    // The document's own figures name no other paper.
    let assessment = json(&assess(&["--date", "2020-09-01"], COOPERATIVE).out);
    assert!(programme(&assessment, "tlf53.work-based-training")["amount"].get("standard").is_none());
}
