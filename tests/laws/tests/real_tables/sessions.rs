//! How many answers it takes: what was tapped is settled first.

use engine::advice::question::questions;
use engine::law::Party;
use engine::{Answer, Answers, FactId, Value, assess};
use laws::people::{answers, on};
use laws::sessions::{SCENES, measure, statuses, walk};
use tables::TABLES;

/// Simulated people a place and a status: enough that the medians are those of the bench.
const PEOPLE: u32 = 101;

/// Within how many answers half of all is settled at each place, in the order of the scenes, as
/// reached: the aim is 6. There are as many facts as programmes in Turpan and Liaoning, so that
/// most answers settle one.
const HALF: [usize; 4] = [10, 11, 8, 4];

#[test]
fn the_programme_of_what_was_tapped_is_settled_within_three_answers() {
    for (scene, within) in SCENES.into_iter().zip(HALF) {
        for tapped in statuses() {
            let found = measure(scene, tapped, PEOPLE);
            let key = TABLES.facts[usize::from(tapped.0.0)].key;
            let own = found.own.unwrap_or_default();
            assert!(own <= 3, "{} {key}: settled after {own} answers", scene.name);
            assert!(found.half <= within, "{} {key}: half after {}", scene.name, found.half);
        }
    }
}

#[test]
fn nobody_is_asked_what_is_defined_by_what_they_said() {
    let [migrant, rural] = ["rural_migrant", "rural"].map(|key| TABLES.fact(key).unwrap());
    assert!(TABLES.facts[usize::from(migrant.0)].implies.contains(&rural));
    for scene in SCENES {
        for seed in 0..PEOPLE {
            let tapped = walk(scene, (migrant, Value::Bool(true)), seed).asked;
            assert!(!tapped.contains(&rural), "{}: a 农民工 has a rural 户籍 by definition", scene.name);
            let city = walk(scene, (rural, Value::Bool(false)), seed).asked;
            assert!(!city.contains(&migrant), "{}: and whoever has none is no 农民工", scene.name);
        }
    }
}

fn next(written: &[(&str, &str)], day: &str) -> Vec<&'static str> {
    let answers = answers(written);
    let assessment = assess(&TABLES, &answers, on(day));
    let asked = questions(&TABLES, &answers, &assessment, Some(Party::Worker));
    asked.into_iter().map(|id| TABLES.facts[usize::from(id.0)].key).collect()
}

#[test]
fn whoever_has_graduated_in_liaoning_is_asked_what_settles_the_graduates_training() {
    let asked = next(&[("region", "210000"), ("school_status", "graduated")], "2026-11-22");
    assert!(["school_kind", "left_school_on"].contains(&asked[0]), "{asked:?}");
    let left = [("region", "210000"), ("school_status", "graduated"), ("left_school_on", "2025-07-01")];
    assert_eq!(next(&left, "2026-11-22")[0], "training_region");
    let here = [&left[..], &[("training_region", "210000")]].concat();
    assert_eq!(next(&here, "2026-11-22")[0], "school_kind");
    let kind = [&here[..], &[("school_kind", "university")]].concat();
    assert!(["hukou", "school_region"].contains(&next(&kind, "2026-11-22")[0]));
}

#[test]
fn what_only_another_place_asks_comes_last() {
    let asked = next(&[("region", "330000"), ("veteran", "yes")], "2026-11-22");
    let at = asked.iter().position(|key| *key == "school_region").unwrap();
    let here = asked.iter().position(|key| *key == "wanted_trade").unwrap();
    assert!(here < at, "{asked:?}");
}

#[test]
fn no_figure_is_asked_for_of_what_has_ended() {
    // Everything of Turpan ended in 2021; whatever is answered, no standard is asked for.
    let day = on("2026-11-22");
    let mut all = Answers::none(&TABLES);
    for (at, fact) in TABLES.facts.iter().enumerate() {
        if matches!(fact.kind, engine::law::Kind::Bool) {
            all.set(FactId(at as u16), Answer::Known(Value::Bool(true)));
        }
    }
    all.set(TABLES.fact("region").unwrap(), Answer::Known(Value::Region(engine::region::Region(650_402))));
    all.set(TABLES.fact("hukou").unwrap(), Answer::Known(Value::Region(engine::region::Region(650_402))));
    let assessment = assess(&TABLES, &all, day);
    let ended = assessment.outcome("tlf53.living-allowance").unwrap();
    assert!(ended.verdict == engine::Verdict::Eligible && !ended.is_available());
    let lacks = ended.amount.unwrap().lacks;
    let asked = questions(&TABLES, &all, &assessment, Some(Party::Worker));
    assert!(lacks.iter().next().is_some() && asked.iter().all(|id| !lacks.contains(*id)));
}
