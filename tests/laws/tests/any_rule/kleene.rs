//! A definite verdict is right whatever else is answered; where each fact is read once, an
//! undetermined one really is undetermined.

use engine::assess::screening::Screening;
use engine::{Answer, FactId, Verdict, assess};
use laws::reference::{completions, evaluate, reached, said, unknown};
use laws::rule::{Reading, answered, some_value};
use proptest::prelude::*;

proptest! {
    #![proptest_config(laws::cases(4000))]

    #[test]
    fn the_engine_agrees_with_the_reference_on_partial_answers((rule, answers) in answered(Reading::Again)) {
        prop_assert_eq!(said(rule.cond.truth(&answers, rule.day)), evaluate(rule.cond, &answers, rule.day));
    }

    #[test]
    fn a_definite_verdict_holds_in_every_completion((rule, answers) in answered(Reading::Again)) {
        let verdict = Verdict::from(rule.cond.truth(&answers, rule.day));
        let reached = reached(rule.tables.facts, rule.cond, &answers, rule.day);
        match verdict {
            Verdict::Undetermined => {}
            definite => prop_assert_eq!(reached.verdict(), definite),
        }
    }

    #[test]
    fn read_once_undetermined_means_that_it_can_still_go_either_way((rule, answers) in answered(Reading::Once)) {
        let verdict = Verdict::from(rule.cond.truth(&answers, rule.day));
        let reached = reached(rule.tables.facts, rule.cond, &answers, rule.day);
        prop_assert_eq!(verdict, reached.verdict());
        // It is undetermined either for want of an answer or by the text's own doubt.
        let missing = engine::evaluate::explanation::missing(rule.cond, &answers, rule.day);
        prop_assert_eq!(!missing.is_empty(), reached.differ());
    }

    #[test]
    fn a_roster_is_told_what_an_assessment_says((rule, answers) in answered(Reading::Again)) {
        let assessment = assess(rule.tables, &answers, rule.day);
        let mut screening = Screening::default();
        // What was walked through for somebody leaves nothing behind for the next.
        for _ in 0..2 {
            for (programme, outcome) in rule.tables.programmes.iter().zip(&assessment.outcomes) {
                let screened = screening.screen(programme, &answers, rule.day);
                prop_assert_eq!((screened.verdict, screened.missing), (outcome.verdict, outcome.missing));
            }
        }
    }

    #[test]
    fn the_reach_of_a_condition_holds_every_completion((rule, answers) in answered(Reading::Again)) {
        let reach = engine::evaluate::explanation::Explanation::default().find(rule.cond, &answers, rule.day);
        let (mut outside, unknown) = (None, unknown(rule.cond, &answers));
        completions(rule.tables.facts, &unknown, rule.cond, &answers, rule.day, &mut |full| {
            let truth = rule.cond.truth(full, rule.day);
            if truth < reach.low() || reach.high() < truth {
                outside = Some(truth);
            }
        });
        prop_assert_eq!(outside, None, "{:?}", reach);
    }

    #[test]
    fn more_answers_never_overturn_a_definite_verdict(
        (rule, answers) in answered(Reading::Again),
        seeds in prop::collection::vec((0..10_u16, any::<u32>()), 1..8),
    ) {
        let before = Verdict::from(rule.cond.truth(&answers, rule.day));
        if before == Verdict::Undetermined {
            return Ok(());
        }
        let mut more = answers;
        for (at, seed) in seeds {
            if more.value(FactId(at)).is_none() {
                more.set(FactId(at), some_value(&rule, FactId(at), seed));
            }
            prop_assert_eq!(Verdict::from(rule.cond.truth(&more, rule.day)), before);
        }
    }

    #[test]
    fn asked_and_not_known_is_the_same_as_not_asked((rule, answers) in answered(Reading::Again)) {
        let mut forgotten = answers.clone();
        for (id, answer) in answers.given() {
            if answer == Answer::DontKnow {
                forgotten.set(id, Answer::Unasked);
            }
        }
        let truth = |answers| rule.cond.truth(answers, rule.day);
        prop_assert_eq!(truth(&answers), truth(&forgotten));
        let missing = |answers| engine::evaluate::explanation::missing(rule.cond, answers, rule.day);
        prop_assert_eq!(missing(&answers), missing(&forgotten));
    }
}
