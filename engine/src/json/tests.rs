//! JSON in and out, over small tables of their own.

use super::*;
use crate::date::ordinal;
use crate::law::sample::{self, NO_TEXT, option};
use crate::law::*;
use crate::region::Region;
use rust_decimal::Decimal;

const fn fact(key: &'static str, kind: Kind) -> Fact {
    sample::fact(key, "all", kind)
}

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;
const FACTS: &[Fact] = &[
    fact("region", Kind::Region),
    fact("laid_off", Kind::Bool),
    fact("work", Kind::Choice(&[option("new_form"), option("flexible"), option("farming")])),
    fact("hours", Kind::Int { min: 0, max: 5000, unit: "class_hour" }),
    fact("pass_rate", Kind::Decimal { min: Decimal::ZERO, max: HUNDRED, unit: "percent" }),
    fact("tuition", Kind::Money { min: Decimal::ZERO, max: Decimal::from_parts(10_000_000, 0, 0, false, 0) }),
    fact("left_school_on", Kind::Date),
    fact("persons", Kind::Int { min: 1, max: 1000, unit: "person" }),
];

const CITE: Citation = Citation::verbatim("五（一）", "每人每月");
const VALIDITY: Validity =
    Validity { from: ordinal(2020, 1), until: None, unconfirmed_after: None, ground: NO_TEXT };

const fn test(fact: u16, check: Check) -> Cond {
    Cond::Test(Test { fact: FactId(fact), check, cite: CITE })
}

static TABLES: Tables = Tables {
    facts: FACTS,
    units: &[],
    places: &[],
    documents: &[Document {
        id: "doc",
        number: "文〔2020〕1号",
        title: NO_TEXT,
        issuer: NO_TEXT,
        region: Region(650_400),
        issued: ordinal(2020, 1),
        term: VALIDITY,
        after: NO_TEXT,
        reviewed: ordinal(2020, 1),
        contact: NO_TEXT,
        clauses: &["五（一）"],
        explained: &[],
        warnings: &[],
    }],
    programmes: &[Programme {
        id: "doc.one",
        document: crate::law::DocumentId(0),
        name: NO_TEXT,
        summary: NO_TEXT,
        recipients: &[Party::Worker],
        paid_to: Some(PaidTo::Party(Party::Worker)),
        benefits: &[Benefit::Cash],
        force: Force::Given,
        term: Validity { unconfirmed_after: Some(ordinal(2030, 365)), ..VALIDITY },
        season: None,
        alternative: None,
        cites: &[CITE, CITE],
        when: Cond::All(&[
            test(0, Check::In(Region(650_400))),
            Cond::Not(&Cond::Test(Test {
                fact: FactId(1),
                check: Check::Is(true),
                cite: Citation { grade: Grade::Reported, ..CITE },
            })),
            Cond::Doubt(&test(2, Check::OneOf(0b011)), &NO_TEXT),
        ]),
        amounts: &[AmountRow {
            when: None,
            from: None,
            until: None,
            basis: Basis::AtMost,
            figure: Figure::Yuan(Decimal::from_parts(300, 0, 0, false, 0)),
            times: Decimal::ONE,
            per: &[Per::Person, Per::Month],
            count: &[Count { fact: FactId(7), per: Per::Person, at_most: None }],
            published: &[],
            cite: CITE,
        }],
        next_step: NO_TEXT,
        notes: &[],
        references: &[],
    }],
    standards: &[],
    provinces: &[],
    limits: &[Limit {
        id: "doc.limit",
        document: crate::law::DocumentId(0),
        cite: Citation { words: "", remark: Some(&NO_TEXT), ..CITE },
        text: NO_TEXT,
        from: None,
        until: None,
        claims: None,
        yearly: false,
        together: None,
        reached: test(3, Check::Int { min: Some(80), max: None }),
        in_principle: true,
        programmes: &["doc.one"],
    }],
};

/// The messages for a text, one a line; empty where it is read.
fn errors(text: &str) -> String {
    match read(&TABLES, text) {
        Ok(_) => String::new(),
        Err(errors) => errors.iter().map(InputError::to_string).collect::<Vec<_>>().join("\n"),
    }
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(errors(text), expected, "{text}");
}

#[track_caller]
fn reads(key: &str, value: &str, expected: Value) {
    let input = read(&TABLES, &format!("{{\"{key}\": {value}}}")).unwrap();
    assert_eq!(input.answers.get(TABLES.fact(key).unwrap()), Answer::Known(expected), "{value}");
}

#[test]
fn what_is_no_json_is_named_by_line_and_column() {
    check("{\"hours\": 80,\n \"laid_off\": }", "line 2, column 14: not JSON: expected value");
    check("{\"work\": \"农民\" 3", "line 1, column 15: not JSON: expected `,` or `}`");
    check("{\"hours\": 080}", "line 1, column 12: not JSON: invalid number");
    check("{\"hours\": NaN}", "line 1, column 11: not JSON: expected value");
    check("{\r\n\"hours\": 80\r\n", "line 2, column 11: not JSON: EOF while parsing an object");
    check("{} {}", "line 1, column 4: not JSON: trailing characters");
    assert!(errors("{\"hours\"").starts_with("line 1, column 8: not JSON: EOF"));
}

#[test]
fn only_an_object_holds_answers() {
    check("", "line 1: expected one JSON object, found nothing");
    check(" \r\n ", "line 1: expected one JSON object, found nothing");
    check("\n[1]", "line 2: expected one JSON object, found a list");
    check("80", "line 1: expected one JSON object, found a number");
    check("null", "line 1: expected one JSON object, found null");
    check("\"hours\"", "line 1: expected one JSON object, found a string");
    check("true", "line 1: expected one JSON object, found true or false");
}

#[test]
fn an_unknown_key_is_named_with_the_nearest() {
    check("{\n\n\"laidoff\"\n:\ntrue}", "line 3: key \"laidoff\": unknown; did you mean \"laid_off\"?");
    check("{\"Date\": 1}", "line 1: key \"Date\": unknown; did you mean \"date\"?");
    check("{\"xyz\": 1}", "line 1: key \"xyz\": unknown");
    let long = "k".repeat(100_000);
    let message = errors(&format!("{{\"{long}\": 1}}"));
    assert_eq!(message, format!("line 1: key \"{}…\": unknown", "k".repeat(48)));
}

#[test]
fn a_repeated_key_is_an_error_however_it_is_written() {
    check("{\"hours\": 1, \"hours\": 1}", "line 1: key \"hours\": given more than once");
    check("{\"hours\": 1,\n \"\\u0068ours\": 2}", "line 2: key \"hours\": given more than once");
    check(
        "{\"date\": \"2020-01-01\", \"date\": \"2020-01-01\"}",
        "line 1: key \"date\": given more than once",
    );
}

#[test]
fn a_wrong_value_is_named_with_what_was_expected() {
    let hours = "line 1: key \"hours\": expected a whole number of class_hour from 0 to 5000, found";
    for wrong in
        ["\"many\"", "-1", "5001", "80.5", "true", "1e400", "99999999999999999999999999999999", "\"\""]
    {
        check(&format!("{{\"hours\": {wrong}}}"), &format!("{hours} {wrong}"));
    }
    check("{\"hours\": [80]}", &format!("{hours} a list"));
    check("{\"hours\": {\"a\": 1}}", &format!("{hours} an object"));
    check("{\"laid_off\": \"true\"}", "line 1: key \"laid_off\": expected true or false, found \"true\"");
    check("{\"laid_off\": 1}", "line 1: key \"laid_off\": expected true or false, found 1");
    check(
        "{\"work\": \"sailor\"}",
        "line 1: key \"work\": expected one of new_form, flexible, farming, found \"sailor\"",
    );
    check(
        "{\"tuition\": 1.005}",
        "line 1: key \"tuition\": expected yuan from 0 to 10000000, at most two decimals, found 1.005",
    );
    check(
        "{\"left_school_on\": \"2021-02-29\"}",
        "line 1: key \"left_school_on\": expected a date like 2020-09-01, found \"2021-02-29\"",
    );
    check(
        "{\"region\": \"99\"}",
        "line 1: key \"region\": expected a six-digit region code of GB/T 2260, like 210100, found \"99\"",
    );
    check(
        "{\"date\": null}",
        "line 1: key \"date\": expected an evaluation date like \"2020-09-01\", found null",
    );
}

#[test]
fn everything_wrong_with_an_object_is_said_at_once() {
    let text = "{\r\n\"hours\": \"many\",\r\n\"laidoff\": true,\r\n\"hours\": 3\r\n}";
    let lines: Vec<usize> = read(&TABLES, text).unwrap_err().iter().map(|error| error.line).collect();
    assert_eq!(lines, [2, 3, 4]);
    let shifted = read(&TABLES, "{\"a\": 1}").unwrap_err().remove(0).in_text_from(7);
    assert_eq!(shifted.to_string(), "line 7: key \"a\": unknown");
}

#[test]
fn numbers_are_read_from_their_digits() {
    reads("hours", "80", Value::Int(80));
    reads("hours", "80.0", Value::Int(80));
    reads("hours", "8e1", Value::Int(80));
    reads("hours", "\"80\"", Value::Int(80));
    let decimal = |text: &str| Value::Decimal(Decimal::from_str_exact(text).unwrap().normalize());
    reads("pass_rate", "0.1", decimal("0.1"));
    reads("pass_rate", "\"0.40\"", decimal("0.4"));
    reads("pass_rate", "33.333333", decimal("33.333333"));
    reads("pass_rate", "1.5E+1", decimal("15"));
    reads("pass_rate", "5e-1", decimal("0.5"));
    reads("pass_rate", "-0", decimal("0"));
    // Nothing is rounded to fit: the seventh decimal is refused, not cut off.
    assert!(errors("{\"pass_rate\": 33.3333333}").ends_with("found 33.3333333"));
    assert!(errors("{\"tuition\": 0.30000000000000004}").ends_with("found 0.30000000000000004"));
    reads("tuition", "1999.9", decimal("1999.9"));
    reads("region", "650402", Value::Region(Region(650_402)));
}

#[test]
fn null_is_not_known_and_a_missing_key_not_asked() {
    let input = read(&TABLES, "\u{feff}{\"hours\": null, \"date\": \"2021-03-01\"}").unwrap();
    assert_eq!(input.answers.get(TABLES.fact("hours").unwrap()), Answer::DontKnow);
    assert_eq!(input.answers.get(TABLES.fact("work").unwrap()), Answer::Unasked);
    assert_eq!(input.date.map(crate::date::format).as_deref(), Some("2021-03-01"));
}

fn assessed(text: &str) -> serde_json::Value {
    let text = assess_text(&TABLES, text, ordinal(2021, 1), None, Layout::Compact).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn an_assessment_is_written_in_the_tables_words() {
    let found = assessed(r#"{"region": "650402", "laid_off": false, "work": "farming", "persons": 4}"#);
    let one = &found["programmes"][0];
    assert_eq!(found["date"], "2021-01-01");
    assert_eq!((&one["verdict"], &one["standing"]), (&"ineligible".into(), &"in_force".into()));
    assert_eq!(one["amount"], serde_json::Value::Null);
    assert_eq!(
        one["reasons"],
        serde_json::json!([{
            "fact": "work", "test": "work not in [farming]", "finding": "not_met", "answer": "farming",
            "document": "文〔2020〕1号", "clause": "五（一）", "words": "每人每月",
        }])
    );

    let found = assessed(r#"{"region": 650402, "laid_off": false, "work": "flexible", "persons": 4}"#);
    let one = &found["programmes"][0];
    assert_eq!(one["missing"], serde_json::json!([]));
    assert_eq!(
        one["reasons"],
        serde_json::json!([{
            "fact": "work", "test": "work not in [farming]", "finding": "doubtful", "answer": "flexible",
            "document": "文〔2020〕1号", "clause": "五（一）", "words": "每人每月",
            "why": { "zh": "一", "en": "one" },
        }])
    );
    assert_eq!(
        one["amount"],
        serde_json::json!({
            "low": "0.00", "high": "1200.00", "basis": "at_most", "paid_to": "worker", "per": ["month"],
            "rate": { "low": "0.00", "high": "300.00", "per": ["person", "month"] }, "lacks": [],
        })
    );
    assert_eq!(
        found["limits"],
        serde_json::json!([{
            "id": "doc.limit", "state": "unknown", "in_principle": true, "clause": "五（一）",
            "words": "", "remark": { "zh": "一", "en": "one" }, "programmes": ["doc.one"],
            "missing": ["hours"],
        }])
    );
}

#[test]
fn the_next_question_is_one_that_was_not_asked() {
    assert_eq!(assessed("{}")["next_question"], "region");
    assert_eq!(assessed(r#"{"region": null}"#)["next_question"], "laid_off");
    let everything = r#"{"region": null, "laid_off": null, "work": null}"#;
    assert_eq!(assessed(everything)["next_question"], serde_json::Value::Null);
    let employer = assess_text(&TABLES, "{}", ordinal(2021, 1), Some(Party::Employer), Layout::Compact);
    assert!(employer.unwrap().ends_with("\"next_question\":null}"));
    let negated = &assessed(r#"{"region": "650402", "work": "flexible", "laid_off": true}"#)["programmes"][0];
    assert_eq!(negated["reasons"][0]["negated"], true);
    assert_eq!(negated["reasons"][0]["answer"], true);
    assert_eq!(negated["reasons"][0]["finding"], "not_met");
    assert_eq!(negated["reasons"][0]["grade"], "reported");
}

#[test]
fn the_plan_and_the_endings_are_written() {
    let with = |hours| {
        let text = format!(r#"{{"region": 650402, "work": "flexible", "persons": 4, "hours": {hours}}}"#);
        let found = assess_text(&TABLES, &text, ordinal(2021, 1), Some(Party::Worker), Layout::Compact);
        serde_json::from_str::<serde_json::Value>(&found.unwrap()).unwrap()
    };
    let found = with(80);
    assert_eq!(
        found["programmes"][0]["ends"],
        serde_json::json!([{ "kind": "unconfirmed", "last": "2030-12-31" }])
    );
    let nothing = serde_json::json!({ "sums": [], "without_figure": [] });
    assert_eq!(
        found["plan"],
        serde_json::json!({
            "claims": [], "sure": nothing, "maybe": nothing, "left": [],
            "excluded": [{
                "id": "doc.one", "verdict": "undetermined", "next_year": null,
                "reasons": [{ "rule": "limit", "limit": "doc.limit", "in_principle": true, "by": [] }],
            }],
        })
    );
    assert_eq!(with(79)["plan"]["maybe"]["sums"][0]["high"], "1200.00");
}

#[test]
fn the_order_of_answers_makes_no_difference() {
    let one = assess_text(&TABLES, r#"{"hours":80,"work":"farming"}"#, VALIDITY.from, None, Layout::Pretty);
    let other =
        assess_text(&TABLES, r#"{"work":"farming","hours":8e1}"#, VALIDITY.from, None, Layout::Pretty);
    assert_eq!(one, other);
}

#[test]
fn listings_are_json_in_the_tables_order() {
    let facts: serde_json::Value = serde_json::from_str(&facts(&TABLES, Layout::Compact)).unwrap();
    assert_eq!(facts[3]["key"], "hours");
    assert_eq!((&facts[3]["unit"], &facts[3]["max"]), (&"class_hour".into(), &5000.into()));
    assert_eq!(facts[5]["max"], "10000000.00");
    assert_eq!(facts[2]["options"][1]["label"], serde_json::json!({ "zh": "一", "en": "one" }));
    let programmes: serde_json::Value = serde_json::from_str(&programmes(&TABLES, Layout::Pretty)).unwrap();
    assert_eq!(
        programmes[0],
        serde_json::json!({
            "id": "doc.one", "name": { "zh": "一", "en": "one" },
            "document": { "id": "doc", "number": "文〔2020〕1号" }, "clauses": ["五（一）"],
            "recipient": ["worker"], "benefit": ["cash"], "force": "given", "paid_to": "worker",
            "from": "2020-01-01", "until": null, "unconfirmed_after": "2030-12-31",
        })
    );
}

#[test]
fn a_fact_says_all_of_itself() {
    const OPTIONS: &[Choice] = &[option("a"), option("b"), option("c")];
    let local = LocalDefinition {
        region: Region(330_000),
        definition: NO_TEXT,
        source: "文",
        grade: Grade::Reported,
    };
    let change = Change { by: Means::Options(0b101), when: None, act: Some(NO_TEXT) };
    let later = Later { after: ordinal(2025, 365), definition: NO_TEXT };
    let one = Fact {
        definition: Some(NO_TEXT),
        ask: Some(NO_TEXT),
        later: Some(later),
        local: vec![local].leak(),
        implies: &[FactId(1)],
        change: Some(change),
        ..fact("one", Kind::Choice(OPTIONS))
    };
    let rises = Change { by: Means::Rise, act: None, ..change };
    let two = Fact { change: Some(rises), ..fact("two", Kind::Bool) };
    let tables = Tables { facts: vec![one, two].leak(), ..TABLES };
    let said: serde_json::Value = serde_json::from_str(&facts(&tables, Layout::Compact)).unwrap();
    let text = serde_json::json!({ "zh": "一", "en": "one" });
    assert_eq!(
        said[0]["local"][0],
        serde_json::json!({ "region": "330000", "definition": text, "source": "文", "grade": "reported" })
    );
    assert_eq!(said[0]["later"], serde_json::json!({ "after": "2025-12-31", "definition": text }));
    assert_eq!(said[0]["change"], serde_json::json!({ "by": "options", "options": ["a", "c"], "act": text }));
    assert_eq!(
        (&said[0]["implies"], &said[0]["about"]),
        (&serde_json::json!(["two"]), &serde_json::json!(["worker"]))
    );
    assert_eq!((&said[1]["change"]["by"], &said[1]["type"]), (&"rise".into(), &"bool".into()));
    assert!(said[1]["change"].get("options").is_none_or(serde_json::Value::is_null));
}

#[test]
fn json_strings_are_read_as_serde_json_reads_them() {
    let sound = [
        r#""""#,
        r#""flexible""#,
        r#""fle\u0078ible""#,
        r#""\"\\\/\b\f\n\r\t""#,
        r#""a\u0000b""#,
        r#""培训\u57f9""#,
        r#""😀 \ud83d\ude00""#,
        r#""\u00e9\u00E9""#,
    ];
    let half = [r#""\ud83d""#, r#""\ude00\ud83d""#, r#""\ud83dx""#];
    let read = |literal: &str| serde_json::from_str::<String>(literal).ok();
    for literal in sound {
        assert!(read(literal).is_some(), "{literal}");
        assert_eq!(input::string(literal), read(literal), "{literal}");
    }
    for literal in half {
        assert_eq!((input::string(literal), read(literal)), (None, None), "{literal}");
    }
    for broken in ["", "\"", "x", r#""\"#, r#""\u12""#, r#""\u12g4""#, r#""\u1培""#, r#""\😀""#] {
        assert_eq!(input::string(broken), None, "{broken}");
    }
}

#[test]
fn entries_are_read_as_the_text_of_an_object_is() {
    let text = r#"{"region": "650402", "laid_off": null, "date": "2020-09-01", "tuition": "1500.50"}"#;
    let entries = [
        ("region", r#""650402""#),
        ("laid_off", "null"),
        ("date", r#""2020-09-01""#),
        ("tuition", r#""1500.50""#),
    ];
    assert_eq!(read_entries(&TABLES, entries.into_iter()).unwrap(), read(&TABLES, text).unwrap());
    let wrong = r#"{"laid_of": true, "hours": "many", "hours": 1, "persons": [1]}"#;
    let entries = [("laid_of", "true"), ("hours", r#""many""#), ("hours", "1"), ("persons", "[1]")];
    let problems: Vec<Problem> =
        read(&TABLES, wrong).unwrap_err().into_iter().map(|error| error.problem).collect();
    assert_eq!(problems.len(), 4);
    assert_eq!(read_entries(&TABLES, entries.into_iter()).unwrap_err(), problems);
}

#[test]
fn only_a_partys_own_facts_are_for_it_to_change() {
    let hours = Fact {
        about: &[Party::Employer],
        change: Some(Change { by: Means::Rise, when: None, act: None }),
        ..FACTS[3]
    };
    let when = test(0, Check::Int { min: Some(80), max: None });
    let programme = Programme {
        when,
        amounts: &[],
        recipients: &[Party::Worker, Party::Employer],
        ..TABLES.programmes[0]
    };
    let tables: &'static Tables = Box::leak(Box::new(Tables {
        facts: vec![hours].leak(),
        programmes: vec![programme].leak(),
        limits: &[],
        ..TABLES
    }));
    let advised = |party| {
        let text = assess_text(tables, r#"{"hours": 10}"#, ordinal(2020, 200), party, Layout::Compact);
        let json: serde_json::Value = serde_json::from_str(&text.unwrap()).unwrap();
        let one = &json["programmes"][0];
        (one["changes"].as_array().map(Vec::len), one["in_the_way"][0].as_str().map(str::to_owned))
    };
    assert_eq!(advised(None), (Some(1), None));
    assert_eq!(advised(Some(Party::Employer)), (Some(1), None));
    assert_eq!(advised(Some(Party::Worker)), (Some(0), Some("hours".to_owned())));
}
