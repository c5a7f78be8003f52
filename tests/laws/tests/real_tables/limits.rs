//! Limits across programmes: what room they leave, and which facts could still tell.

use engine::limit::Room;
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
            let expected = match (evaluate(&limit.reached, &answers, day), limit.in_principle) {
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
    for limit in TABLES.limits {
        for id in limit.programmes {
            let programme = TABLES.programme(id).expect("a programme");
            assert_eq!(programme.document, limit.document, "{} binds {id}", limit.id);
        }
    }
}
