//! Limits across programmes: what room they leave, and which facts could still tell.

use engine::evaluate::limit::Room;
use engine::{Answer, FactId, assess};
use laws::people::{person, values_of};
use laws::reference::{evaluate, facts_of};
use proptest::prelude::*;
use tables::TABLES;

proptest! {
    #![proptest_config(laws::cases(500))]

    #[test]
    fn a_limit_leaves_the_room_that_its_words_leave((answers, day) in person(), seed in any::<u32>()) {
        for outcome in &assess(&TABLES, &answers, day).limits {
            let limit = outcome.limit;
            let on = limit.from.is_none_or(|from| from <= day) && limit.until.is_none_or(|until| day <= until);
            let expected = match (evaluate(&limit.reached, &answers, day), limit.in_principle) {
                _ if !on => Room::Free,
                (Some(false), _) => Room::Free,
                (None, _) => Room::Unknown,
                (Some(true), true) => Room::Doubtful,
                (Some(true), false) => Room::Reached,
            };
            prop_assert_eq!(outcome.room, expected, "{}", limit.id);
            // What it does not name as missing changes nothing.
            let mut more = answers.clone();
            let facts: Vec<FactId> = facts_of(&limit.reached).iter().collect();
            for id in facts.iter().filter(|id| answers.value(**id).is_none() && !outcome.missing.contains(**id)) {
                let values = values_of(*id, day);
                more.set(*id, Answer::Known(values[seed as usize % values.len()]));
            }
            prop_assert_eq!(limit.outcome(&more, day).room, expected, "{}", limit.id);
        }
    }
}

#[test]
fn limits_bind_programmes_of_their_own_document() {
    // Only what may not go together may be another document's.
    for limit in TABLES.limits.iter().filter(|limit| limit.together.is_none()) {
        for id in limit.programmes {
            let programme = TABLES.programme(id).expect("a programme");
            assert_eq!(programme.document, limit.document, "{} binds {id}", limit.id);
        }
    }
}

/// The limits of the real tables that count, and what they count; one that counts unawares,
/// or no more, would leave a plan too much.
#[test]
fn limits_that_count_say_so() {
    for limit in TABLES.limits {
        let mut counted = Vec::new();
        limit.reached.each_test(&mut |test| {
            if TABLES.facts[usize::from(test.fact.0)].unit() == Some("time") {
                counted.push(test.fact);
            }
        });
        assert_eq!(limit.claims.is_some(), !counted.is_empty(), "{}", limit.id);
        assert!(counted.iter().all(|fact| Some(*fact) == limit.claims), "{}", limit.id);
        assert!(!limit.yearly || limit.claims.is_some(), "{}", limit.id);
    }
    let yearly: Vec<&str> = TABLES.limits.iter().filter(|limit| limit.yearly).map(|limit| limit.id).collect();
    for id in ["tlf53.three-a-year", "tlf53.one-vocational", "zj9.three-a-year"] {
        assert!(yearly.contains(&id), "{id} begins anew each year");
    }
}
