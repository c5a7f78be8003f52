//! What tables are asked for, by hand: facts and their values, sets of facts, places, days and ids.

use super::notation::{cond, test};
use super::sample::{CITE, NO_TEXT, TERM, document, fact, option, programme};
use super::value::order;
use super::*;
use crate::answers::Answers;
use crate::date::{self, Period};
use crate::region::Region;
use crate::text::{Lang, Text};
use crate::truth::Truth;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use time::Date;

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;
const HOURS: Kind = Kind::Int { min: -5, max: 100, unit: "class_hour" };
const RATE: Kind = Kind::Decimal { min: Decimal::ZERO, max: HUNDRED, unit: "percent" };
const TUITION: Kind = Kind::Money { min: Decimal::ONE, max: HUNDRED };
const WORK: Kind = Kind::Choice(&[option("new_form"), option("flexible"), option("farming")]);

/// One fact of each type.
static FACTS: [Fact; 7] = [
    fact("veteran", "all", Kind::Bool),
    fact("work", "all", WORK),
    fact("hours", "all", HOURS),
    fact("pass_rate", "all", RATE),
    fact("tuition", "all", TUITION),
    fact("left_on", "all", Kind::Date),
    fact("region", "all", Kind::Region),
];

/// For workers and providers.
const ONE: Programme =
    Programme { recipients: &[Party::Worker, Party::Provider], ..programme("a.one", 0, Cond::All(&[])) };

static TABLES: Tables = Tables {
    facts: &FACTS,
    units: &[
        Unit { key: "person", zh: "人", one: "person", many: "people" },
        Unit { key: "month", zh: "个月", one: "month", many: "months" },
    ],
    places: &[],
    documents: &[document("a", 100_000), document("b", 100_000)],
    programmes: &[ONE, programme("b.two", 1, Cond::All(&[]))],
    limits: &[],
    standards: &[],
    provinces: &[],
};

fn day(text: &str) -> Date {
    date::parse(text).unwrap()
}

#[test]
fn everything_is_found_by_its_key_and_id() {
    assert_eq!(TABLES.fact("hours"), Some(FactId(2)));
    assert_eq!(TABLES.fact("month"), None);
    assert_eq!(TABLES.fact_at(FactId(1)).map(|fact| fact.key), Some("work"));
    assert!(TABLES.fact_at(FactId(7)).is_none());
    assert_eq!(TABLES.document_at(DocumentId(1)).map(|document| document.id), Some("b"));
    assert_eq!(TABLES.programme_at(ProgrammeId(0)).map(|programme| programme.id), Some("a.one"));
    let documents: Vec<_> = TABLES.each_document().map(|(id, document)| (id.0, document.id)).collect();
    assert_eq!(documents, [(0, "a"), (1, "b")]);
    let programmes: Vec<_> = TABLES.each_programme().map(|(id, programme)| (id.0, programme.id)).collect();
    assert_eq!(programmes, [(0, "a.one"), (1, "b.two")]);
    assert_eq!(TABLES.programme_id("b.two"), Some(ProgrammeId(1)));
    assert_eq!(TABLES.programme_id("b.one"), None);
    assert_eq!(TABLES.programme("b.two").map(|programme| programme.id), Some("b.two"));
    assert_eq!(TABLES.unit("month").map(|unit| unit.key), Some("month"));
    assert!(TABLES.unit("year").is_none());
    let of = |at: usize| TABLES.document_of(&TABLES.programmes[at]).map(|document| document.id);
    assert_eq!([of(0), of(1)], [Some("a"), Some("b")]);
}

#[test]
fn a_programme_says_whom_it_is_for_and_what_it_gives() {
    let one = TABLES.programmes[0];
    assert_eq!(Party::ALL.map(|party| one.is_for(party)), [true, false, true]);
    assert!(one.gives(Benefit::Cash) && !one.gives(Benefit::Advance));
    assert!(one.season_on(day("2020-06-01")).is_none());
}

#[test]
fn sets_hold_facts_in_every_word() {
    let mut set = FactSet::default();
    assert!(set.is_empty() && set.iter().next().is_none());
    let all = [0, 1, 63, 64, 65, 127, 128, 191, 192, 255].map(FactId);
    for (at, id) in all.into_iter().enumerate() {
        assert!(!set.contains(id), "{id:?}");
        set.insert(id);
        set.insert(id);
        assert!(set.contains(id) && !set.is_empty(), "{id:?}");
        assert_eq!(set.len(), at + 1);
    }
    set.insert(FactId(256));
    assert!(!set.contains(FactId(256)));
    assert_eq!(set.iter().collect::<Vec<_>>(), all);
    assert!(!set.remove(FactId(2)) && !set.remove(FactId(256)));
    for (at, id) in all.into_iter().enumerate() {
        assert!(set.remove(id) && !set.remove(id), "{id:?}");
        assert_eq!(set.iter().collect::<Vec<_>>(), all[at + 1..]);
    }
    let (mut low, mut high) = (FactSet::default(), FactSet::default());
    low.insert(FactId(3));
    high.insert(FactId(3));
    high.insert(FactId(200));
    low.extend(&high);
    assert_eq!(low, high);
    low.extend(&FactSet::default());
    assert_eq!(low, high);
}

#[test]
fn values_are_read_within_their_range_alone() {
    let read = |at: usize, text: &str| parse_value(&FACTS[at], text);
    for (text, value) in [("yes", true), ("true", true), ("no", false), ("false", false)] {
        assert_eq!(read(0, text), Some(Value::Bool(value)), "{text}");
    }
    assert_eq!(read(1, "farming"), Some(Value::Choice(2)));
    for (text, number) in [("-5", -5), ("0", 0), ("100", 100)] {
        assert_eq!(read(2, text), Some(Value::Int(number)), "{text}");
    }
    for (at, text) in [(3, "0"), (3, "100"), (3, "0.123456"), (4, "1"), (4, "99.99"), (4, "1.50")] {
        let number = Decimal::from_str_exact(text).unwrap();
        assert_eq!(read(at, text), Some(Value::Decimal(number)), "{text}");
    }
    assert_eq!(read(5, "2020-02-29"), Some(Value::Date(day("2020-02-29"))));
    assert_eq!(read(6, "650402"), Some(Value::Region(Region(650_402))));
    let wrong = [
        (0, "1"),
        (1, "work"),
        (2, "-6"),
        (2, "101"),
        (2, ""),
        (2, "-"),
        (2, "+5"),
        (2, "1.0"),
        (3, "-0.1"),
        (3, "100.1"),
        (3, "0.1234567"),
        (3, "1e1"),
        (3, "1_0"),
        (4, "0.99"),
        (4, "100.01"),
        (4, "1.505"),
        (5, "2021-02-29"),
        (6, "000000"),
    ];
    for (at, text) in wrong {
        assert_eq!(read(at, text), None, "{text}");
    }
}

#[test]
fn values_are_written_as_they_are_read() {
    let all: [&[&str]; 7] = [
        &["yes", "no"],
        &["new_form", "farming"],
        &["-5", "80"],
        &["0.4", "100"],
        &["1.5"],
        &["2020-02-29"],
        &["650402"],
    ];
    for (fact, texts) in FACTS.iter().zip(all) {
        for text in texts {
            let value = parse_value(fact, text).unwrap();
            assert_eq!(format_value(fact, value), *text);
        }
    }
    assert_eq!(format_value(&FACTS[3], Value::Decimal(Decimal::new(400, 3))), "0.4");
    assert_eq!(format_value(&FACTS[1], Value::Choice(3)), "");
}

#[test]
fn values_of_one_fact_have_an_order() {
    let number = |number: i64| Value::Decimal(Decimal::from(number));
    let date = |text: &str| Value::Date(day(text));
    let pairs = [
        (Value::Int(1), Value::Int(2)),
        (number(1), number(2)),
        (date("2020-01-01"), date("2020-01-02")),
        (Value::Choice(1), Value::Choice(2)),
    ];
    for (low, high) in pairs {
        assert_eq!(order(low, high), Some(Ordering::Less), "{low:?}");
        assert_eq!(order(high, low), Some(Ordering::Greater), "{low:?}");
        assert_eq!(order(low, low), Some(Ordering::Equal), "{low:?}");
    }
    assert_eq!(order(Value::Bool(true), Value::Bool(true)), Some(Ordering::Equal));
    assert_eq!(order(Value::Bool(true), Value::Bool(false)), None);
    assert_eq!(order(Value::Int(1), Value::Choice(1)), None);
}

#[test]
fn facts_say_their_type_unit_and_what_is_expected() {
    let said: Vec<_> = FACTS.iter().map(|fact| (fact.type_name(), fact.unit())).collect();
    let types = [
        ("bool", None),
        ("choice", None),
        ("int", Some("class_hour")),
        ("decimal", Some("percent")),
        ("money", Some("yuan")),
        ("date", None),
        ("region", None),
    ];
    assert_eq!(said, types);
    let expected: Vec<_> = FACTS.iter().map(Fact::expected).collect();
    let words = [
        "true or false",
        "one of new_form, flexible, farming",
        "a whole number of class_hour from -5 to 100",
        "a number of percent from 0 to 100, at most six decimals",
        "yuan from 1 to 100, at most two decimals",
        "a date like 2020-09-01",
        "a six-digit region code of GB/T 2260, like 210100",
    ];
    assert_eq!(expected, words);
}

#[test]
fn a_definition_changes_with_the_day_and_the_place() {
    let [early, late] = [Text { zh: "早", en: "early" }, Text { zh: "晚", en: "late" }];
    let local = |region, source| LocalDefinition {
        region: Region(region),
        definition: NO_TEXT,
        source,
        grade: Grade::Reported,
    };
    let one = Fact {
        definition: Some(early),
        later: Some(Later { after: day("2025-12-31"), definition: late }),
        local: vec![local(330_000, "zj"), local(330_100, "hz"), local(210_000, "ln")].leak(),
        ..FACTS[0]
    };
    let on = |text: &str| one.definition_on(day(text)).map(|text| text.en);
    assert_eq!(
        ["2025-12-30", "2025-12-31", "2026-01-01"].map(on),
        [Some("early"), Some("early"), Some("late")]
    );
    assert_eq!(FACTS[0].definition_on(day("2026-01-01")), None);
    let within = |code| one.definition_in(Region(code)).map(|local| local.source);
    assert_eq!(
        [330_100, 210_102, 330_000, 100_000, 650_400].map(within),
        [Some("zj"), Some("ln"), Some("zj"), None, None]
    );
}

#[test]
fn what_answers_say_by_definition_is_taken_in_and_nothing_else() {
    let tables = Tables {
        facts: vec![
            Fact { implies: &[FactId(1)], ..fact("poor", "all", Kind::Bool) },
            Fact { implies: &[FactId(2)], ..fact("rural", "all", Kind::Bool) },
            fact("any", "all", Kind::Bool),
        ]
        .leak(),
        ..TABLES
    };
    let [yes, no] = [true, false].map(|yes| Answer::Known(Value::Bool(yes)));
    let (unasked, unknown) = (Answer::Unasked, Answer::DontKnow);
    let cases = [
        ([yes, unasked, unasked], [yes, yes, yes]),
        ([unasked, yes, unasked], [unasked, yes, yes]),
        ([unasked, no, unasked], [no, no, unasked]),
        ([unasked, unasked, no], [no, no, no]),
        ([unasked, unasked, yes], [unasked, unasked, yes]),
        ([no, unasked, unasked], [no, unasked, unasked]),
        ([unknown, unasked, unasked], [unknown, unasked, unasked]),
        ([unasked, unknown, unasked], [unasked, unknown, unasked]),
        ([yes, no, unasked], [yes, no, unasked]),
        ([no, no, unknown], [no, no, unknown]),
        ([yes, unknown, unasked], [yes, unknown, unasked]),
    ];
    for (given, expected) in cases {
        let mut answers = Answers::none(&tables);
        for (answer, at) in given.into_iter().zip(0..) {
            answers.set(FactId(at), answer);
        }
        // One pass goes through the facts once: what it finds may say more by definition.
        answers.complete(&tables);
        answers.complete(&tables);
        let mut wanted = Answers::none(&tables);
        for (answer, at) in expected.into_iter().zip(0..) {
            wanted.set(FactId(at), answer);
        }
        assert_eq!(answers, wanted, "{given:?}");
    }
}

#[test]
fn answers_are_kept_by_fact() {
    let mut answers = Answers::default();
    let seven = Answer::Known(Value::Int(7));
    answers.set(FactId(3), seven);
    answers.set(FactId(1), Answer::DontKnow);
    assert_eq!(answers.given().collect::<Vec<_>>(), [(FactId(1), Answer::DontKnow), (FactId(3), seven)]);
    assert_eq!(
        [0, 1, 3, 4].map(|at| answers.get(FactId(at))),
        [Answer::Unasked, Answer::DontKnow, seven, Answer::Unasked]
    );
    assert_eq!([1, 3, 9].map(|at| answers.value(FactId(at))), [None, Some(Value::Int(7)), None]);
    let case = ExampleCase {
        programme: ProgrammeId(0),
        date: day("2020-01-01"),
        given: &[(FactId(2), Answer::DontKnow)],
    };
    assert_eq!(case.answers(&TABLES).given().collect::<Vec<_>>(), [(FactId(2), Answer::DontKnow)]);
}

#[test]
fn tests_and_conditions_are_written_as_tables_have_them() {
    let included = |value: i64| Some(Bound { value: Decimal::from(value), included: true });
    let past = |value: i64| Some(Bound { value: Decimal::from(value), included: false });
    let period = |years, months| Period { years, months };
    let written = [
        (0, Check::Is(true), "veteran"),
        (0, Check::Is(false), "veteran = no"),
        (1, Check::OneOf(0b001), "work = new_form"),
        (1, Check::OneOf(0b011), "work not in [farming]"),
        (1, Check::OneOf(0b111), "work not in []"),
        (2, Check::Int { min: Some(80), max: None }, "hours >= 80 class_hour"),
        (2, Check::Int { min: None, max: Some(80) }, "hours <= 80 class_hour"),
        (2, Check::Int { min: Some(80), max: Some(80) }, "hours = 80 class_hour"),
        (2, Check::Int { min: Some(1), max: Some(80) }, "hours >= 1 class_hour and <= 80 class_hour"),
        (3, Check::Decimal { min: included(90), max: None }, "pass_rate >= 90 percent"),
        (3, Check::Decimal { min: past(90), max: None }, "pass_rate > 90 percent"),
        (3, Check::Decimal { min: None, max: past(90) }, "pass_rate < 90 percent"),
        (2, Check::YearsAhead(1), "hours = next year"),
        (2, Check::YearsAhead(2), "hours = year +2"),
        (5, Check::Within(period(3, 0)), "left_on within 3 years"),
        (5, Check::Within(period(1, 0)), "left_on within 1 year"),
        (5, Check::Ago(period(0, 12)), "left_on at least 12 months ago"),
        (5, Check::Ago(period(1, 6)), "left_on at least 18 months ago"),
        (5, Check::Ago(period(0, 1)), "left_on at least 1 month ago"),
        (5, Check::Between { from: Some(day("2017-01-01")), until: None }, "left_on >= 2017-01-01"),
        (5, Check::Between { from: None, until: Some(day("2017-01-01")) }, "left_on <= 2017-01-01"),
        (6, Check::In(Region(650_400)), "region in 650400"),
    ];
    for (at, check, text) in written {
        assert_eq!(test(&TABLES, &Test { fact: FactId(at), check, cite: CITE }), text);
    }
    let two = vec![option("a"), option("b"), option("c"), option("d"), option("e")].leak();
    let tables = Tables { facts: vec![fact("five", "all", Kind::Choice(two))].leak(), ..TABLES };
    let of = |set| test(&tables, &Test { fact: FactId(0), check: Check::OneOf(set), cite: CITE });
    assert_eq!([of(0b00011), of(0b10011), of(0)], ["five in [a, b]", "five not in [c, d]", "five in []"]);
    assert_eq!(test(&TABLES, &Test { fact: FactId(9), check: Check::Is(true), cite: CITE }), "");

    const VETERAN: Cond = Cond::Test(Test { fact: FactId(0), check: Check::Is(true), cite: CITE });
    let until = Cond::During { from: None, until: Some(day("2020-12-31")) };
    let both = Cond::During { from: Some(day("2019-01-01")), until: Some(day("2020-12-31")) };
    let parts = vec![VETERAN, Cond::Any(vec![until, both].leak()), Cond::Not(&VETERAN)].leak();
    let whole = Cond::All(
        vec![Cond::Doubt(&VETERAN, &NO_TEXT), Cond::Open(&VETERAN, &NO_TEXT), Cond::All(parts)].leak(),
    );
    assert_eq!(
        cond(&TABLES, &whole),
        "all [doubt veteran, open veteran, all [veteran, any [until 2020-12-31, from 2019-01-01 until 2020-12-31], not veteran]]"
    );
}

#[test]
fn money_reaches_one_party_or_the_student_who_is_a_worker() {
    let paid = [
        (PaidTo::Party(Party::Worker), "worker", [true, false, false]),
        (PaidTo::Party(Party::Employer), "employer", [false, true, false]),
        (PaidTo::Party(Party::Provider), "provider", [false, false, true]),
        (PaidTo::Student, "student", [true, false, false]),
        (PaidTo::Unsaid, "unsaid", [false; 3]),
    ];
    for (paid_to, key, reaches) in paid {
        assert_eq!((paid_to.key(), Party::ALL.map(|party| paid_to.reaches(party))), (key, reaches));
    }
    for party in Party::ALL {
        assert_eq!(Party::from_key(party.key()), Some(party));
    }
    assert_eq!(Party::from_key("student"), None);
}

#[test]
fn every_key_is_its_own() {
    assert_eq!(Standing::ALL.map(Standing::key), ["not_yet", "in_force", "unconfirmed", "ended"]);
    assert_eq!(Basis::ALL.map(Basis::key), ["exact", "at_most", "at_least", "guideline", "local"]);
    assert_eq!(Per::ALL.map(Per::key), ["person", "month", "year"]);
    assert_eq!(Grade::ALL.map(Grade::key), ["verbatim", "reported"]);
    assert_eq!(Force::ALL.map(Force::key), ["given", "may", "selected", "encouraged"]);
    let benefits = ["cash", "free", "advance", "uplift", "guideline", "right", "relief", "support", "duty"];
    assert_eq!(Benefit::ALL.map(Benefit::key), benefits);
    let means = [Means::Become, Means::Rise, Means::Fall, Means::Any, Means::Options(1)];
    assert_eq!(means.map(Means::key), ["become", "rise", "fall", "any", "options"]);
    assert_eq!(Lang::ALL.map(Lang::tag), ["zh-Hans", "en"]);
    assert_eq!(Lang::ALL.map(|lang| NO_TEXT.get(lang)), ["一", "one"]);
    assert_eq!(NO_TEXT.get(Lang::tagged("ug")), "one");
    let unit = Unit { key: "person", zh: "人", one: "person", many: "people" };
    assert_eq!(Lang::ALL.map(|lang| unit.word(lang, true)), ["人", "person"]);
    assert_eq!(Lang::ALL.map(|lang| unit.word(lang, false)), ["人", "people"]);
}

#[test]
fn what_has_days_holds_on_the_first_and_the_last() {
    let (from, until) = (day("2020-03-01"), day("2020-03-31"));
    let days = ["2020-02-29", "2020-03-01", "2020-03-31", "2020-04-01"].map(day);
    let on = [false, true, true, false];
    let limit = Limit {
        id: "",
        document: DocumentId(0),
        cite: CITE,
        text: NO_TEXT,
        from: Some(from),
        until: Some(until),
        reached: Cond::Any(&[]),
        claims: None,
        yearly: false,
        together: None,
        in_principle: false,
        programmes: &["a.one"],
    };
    assert_eq!(days.map(|day| limit.is_on(day)), on);
    assert!(limit.binds("a.one") && !limit.binds("a"));
    let source = Source { text: "", grade: Grade::Verbatim };
    let published =
        Published { name: NO_TEXT, when: Cond::All(&[]), yuan: HUNDRED, from, until: Some(until), source };
    assert_eq!(days.map(|day| published.is_on(day)), on);
    let reference =
        Reference { text: NO_TEXT, source: "", grade: Grade::Reported, from: Some(from), until: Some(until) };
    assert_eq!(days.map(|day| reference.covers(day)), on);
    let standings = |term: Validity| days.map(|day| term.standing(day));
    use Standing::{Ended, InForce, NotYet, Unconfirmed};
    assert_eq!(standings(Validity { from, until: Some(until), ..TERM }), [NotYet, InForce, InForce, Ended]);
    assert_eq!(
        standings(Validity { from, unconfirmed_after: Some(until), ..TERM }),
        [NotYet, InForce, InForce, Unconfirmed]
    );
}

#[test]
fn standards_of_the_nearer_place_come_first() {
    let standard = |region, level, from: &str| Standard {
        region: Region(region),
        name: NO_TEXT,
        level: Some(level),
        course: None,
        yuan: HUNDRED,
        per: &[],
        from: day(from),
        until: Some(day("2020-12-31")),
        source: Source { text: "", grade: Grade::Verbatim },
    };
    let standards = vec![
        standard(330_000, "province", "2020-01-01"),
        standard(330_100, "city", "2020-01-01"),
        standard(100_000, "country", "2020-01-01"),
        standard(330_102, "county", "2020-01-01"),
        standard(330_300, "elsewhere", "2020-01-01"),
        standard(330_100, "later", "2020-07-01"),
    ];
    let tables = Tables { standards: standards.leak(), ..TABLES };
    let levels = |code, on: &str| -> Vec<&str> {
        tables.standards_for(Region(code), day(on)).filter_map(|standard| standard.level).collect()
    };
    assert_eq!(levels(330_102, "2020-06-30"), ["county", "city", "province", "country"]);
    assert_eq!(levels(330_102, "2020-07-01"), ["county", "city", "later", "province", "country"]);
    assert_eq!(levels(330_000, "2020-06-30"), ["province", "country"]);
    assert_eq!(levels(330_102, "2021-01-01"), Vec::<&str>::new());
}

#[test]
fn truth_has_an_opposite_a_doubt_and_an_openness() {
    let all = [Truth::False, Truth::Unknown, Truth::True];
    assert_eq!(all.map(Truth::negate), [Truth::True, Truth::Unknown, Truth::False]);
    assert_eq!(all.map(Truth::doubt), [Truth::False, Truth::Unknown, Truth::Unknown]);
    assert_eq!(all.map(Truth::open), [Truth::Unknown, Truth::Unknown, Truth::True]);
    assert_eq!([Truth::from(false), Truth::from(true)], [Truth::False, Truth::True]);
}
