use super::*;
use crate::model::link::Link;
use engine::advice::question::representatives;
use engine::{Answer, date};
use std::collections::BTreeSet;
use tables::TABLES;

/// The number of a variant. A new one has to be named here, and then among the [`samples`].
fn variant(act: &Act) -> usize {
    match act {
        Act::Know(..) => 0,
        Act::Unsure(_) => 1,
        Act::Forget(_) => 2,
        Act::Ask(_) => 3,
        Act::Toggle(_) => 4,
        Act::Status(_) => 5,
        Act::Rest(_) => 6,
        Act::Region(_) => 7,
        Act::Elsewhere => 8,
        Act::Party(_) => 9,
        Act::MoreStatuses => 10,
        Act::Today => 11,
        Act::Clear => 12,
        Act::Go(_) => 13,
        Act::ShowPage(_) => 14,
        Act::TryAgain => 15,
        Act::Check(_) => 16,
        Act::Uncheck => 17,
        Act::Show(_) => 18,
        Act::ClearSearch => 19,
        Act::Language(_) => 20,
        Act::Large => 21,
        Act::Dismiss => 22,
        Act::Copy => 23,
        Act::Share => 24,
        Act::ReadAloud => 25,
        Act::Print => 26,
        Act::Begin(_) => 27,
        Act::Stay => 28,
        Act::Leave => 29,
        Act::Key(_) => 30,
        Act::Pick(..) => 31,
        Act::Repick => 32,
        Act::Sheet => 33,
        Act::Calendar => 34,
    }
}

const VARIANTS: usize = 35;

/// Acts of every variant, with everything of the tables that they can be about.
fn samples() -> Vec<Act> {
    let mut all: Vec<Act> = PLAIN.iter().map(|(_, act)| act.clone()).collect();
    for (at, fact) in TABLES.facts.iter().enumerate() {
        let id = FactId(at as u16);
        let mut values = representatives(fact, id, &[], date::parse("2024-02-29").unwrap());
        // Dates before the year 1000 are nobody's answer.
        values.retain(|value| !matches!(value, Value::Date(day) if day.year() < 1000));
        all.extend(values.into_iter().map(|value| Act::Know(id, value)));
        all.extend([Act::Unsure(id), Act::Forget(id), Act::Ask(id), Act::Toggle(id)]);
        for (year, month, day) in [(2021, 0, 0), (2021, 7, 0), (2021, 12, 31)] {
            all.push(Act::Pick(id, Picked { year, month, day }));
        }
    }
    for (id, _) in TABLES.each_programme() {
        all.extend([Act::Check(id), Act::Show(id), Act::ShowPage(Route::Programme(id))]);
    }
    all.extend(TABLES.each_document().map(|(id, _)| Act::ShowPage(Route::Document(id))));
    let routes = [Route::Calculator, Route::Library, Route::Timeline, Route::Unknown("a/b".into())];
    all.extend(routes.map(Act::ShowPage));
    all.extend(Status::ALL.map(Act::Status));
    all.extend([Rest::No, Rest::Unsure].map(Act::Rest));
    all.extend([210_000, 650_402].map(|code| Act::Region(Region(code))));
    all.extend(Party::ALL.map(Act::Party));
    all.extend([Title::Results, Title::Library].map(Act::Go));
    all.extend(Lang::ALL.map(Act::Language));
    all.extend(Lang::ALL.map(Act::Begin));
    all.extend("0123456789.".chars().map(|sign| Act::Key(Key::Sign(sign))));
    all.push(Act::Key(Key::Back));
    all
}

#[test]
fn what_is_written_is_read_again() {
    let samples = samples();
    for act in &samples {
        let text = act.write(&TABLES);
        assert_eq!(Act::read(&TABLES, &text).as_ref(), Some(act), "{text:?}");
    }
    let seen: BTreeSet<usize> = samples.iter().map(variant).collect();
    assert_eq!(seen, (0..VARIANTS).collect());
    let written: BTreeSet<String> = samples.iter().map(|act| act.write(&TABLES)).collect();
    assert_eq!(written.len(), samples.len(), "two acts that are written the same");
}

#[test]
fn what_makes_no_sense_is_none() {
    for text in [
        "",
        "copy that",
        "know",
        "know veteran",
        "know veteran maybe",
        "know gone yes",
        "unsure gone",
        "check tlf53.gone",
        "party nobody",
        "region 21",
        "tile gone",
        "rest",
        "rest yes",
        "go nowhere",
        "begin tlh",
        "digit 12",
        "pick veteran x",
        "jump",
    ] {
        assert_eq!(Act::read(&TABLES, text), None, "{text:?}");
    }
}

#[test]
fn what_is_pressed_early_says_the_same_in_a_link() {
    for act in samples() {
        let Some(said) = act.in_link(&TABLES) else { continue };
        let (link, damaged) = Link::read(&TABLES, &said);
        assert!(damaged.is_empty(), "{said}: {damaged:?}");
        match act {
            Act::Party(party) => assert_eq!(link.party, party),
            Act::Status(status) => assert!(status.is_pressed(&TABLES, &link.answers), "{said}"),
            Act::Region(region) => {
                assert_eq!(crate::model::places::region(&TABLES, &link.answers), Some(region));
            }
            other => panic!("{other:?} answers nothing"),
        }
        assert!(link.answers.given().all(|(_, answer)| matches!(answer, Answer::Known(_))), "{said}");
    }
}

#[test]
fn what_a_field_does_is_read_again() {
    for change in Change::ALL {
        assert_eq!(Change::read(change.write()), Some(change));
    }
    let facts = (0..TABLES.facts.len() as u16).map(|at| Submit::Answer(FactId(at)));
    for submit in facts.chain([Submit::Search]) {
        assert_eq!(Submit::read(&TABLES, submit.write(&TABLES)), Some(submit));
    }
    assert_eq!((Change::read("gone"), Submit::read(&TABLES, "gone")), (None, None));
}
