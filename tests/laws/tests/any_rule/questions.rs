//! Questions come to an end, whatever is answered.

use engine::advice::question::questions;
use engine::{Verdict, assess};
use laws::asking;
use laws::rule::{Reading, answered, some_value};
use proptest::prelude::*;

proptest! {
    #![proptest_config(laws::cases(500))]

    #[test]
    fn each_question_is_open_and_asking_ends(
        (rule, mut answers) in answered(Reading::Again),
        seeds in prop::collection::vec(any::<u32>(), 10),
    ) {
        for asked in 0.. {
            let assessment = assess(rule.tables, &answers, rule.day);
            let Some(next) = questions(rule.tables, &answers, &assessment, None).first().copied() else {
                break;
            };
            prop_assert!(asked < rule.tables.facts.len(), "asking goes on");
            prop_assert_eq!(answers.get(next), engine::Answer::Unasked);
            prop_assert_eq!(assessment.outcomes[0].verdict, Verdict::Undetermined);
            prop_assert!(assessment.outcomes[0].missing.contains(next));
            let order = asking::order(rule.tables, &answers, &assessment, None);
            prop_assert_eq!(&questions(rule.tables, &answers, &assessment, None), &order);
            answers.set(next, some_value(&rule, next, seeds[asked % seeds.len()]));
        }
    }
}
