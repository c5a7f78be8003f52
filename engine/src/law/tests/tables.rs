//! What tables hold: found by key and id, in force on days, nearer places first, definitions by day and place.

use super::super::sample::{CITE, NO_TEXT, TERM, fact};
use super::*;
use crate::answers::Answers;
use crate::region::Region;
use crate::text::{Lang, Text};

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
