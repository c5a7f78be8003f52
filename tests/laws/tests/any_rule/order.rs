//! Answers have no order, and an assessment depends on nothing but answers and day.

use engine::{Answers, assess};
use laws::rule::{Reading, answered};
use proptest::prelude::*;

proptest! {
    #![proptest_config(laws::cases(1000))]

    #[test]
    fn the_order_of_answering_does_not_matter(
        ((rule, answers), order) in answered(Reading::Again).prop_flat_map(|(rule, answers)| {
            let given: Vec<_> = answers.given().collect();
            (Just((rule, answers)), Just(given).prop_shuffle())
        })
    ) {
        // One set from nothing, in another order and each answer changed on the way.
        let mut again = Answers::none(rule.tables);
        for (id, _) in &order {
            again.set(*id, engine::Answer::DontKnow);
        }
        for (id, answer) in order {
            again.set(id, answer);
        }
        let shown = |answers| format!("{:?}", assess(rule.tables, answers, rule.day));
        prop_assert_eq!(shown(&again), shown(&answers));
        prop_assert_eq!(again, answers);
    }

    #[test]
    fn verdicts_alone_are_those_of_the_assessment((rule, answers) in answered(Reading::Again)) {
        let mut alone = Vec::new();
        engine::verdicts(rule.tables, &answers, rule.day, &mut alone);
        let assessed = assess(rule.tables, &answers, rule.day);
        prop_assert_eq!(alone, assessed.outcomes.iter().map(|outcome| outcome.verdict).collect::<Vec<_>>());
    }
}
