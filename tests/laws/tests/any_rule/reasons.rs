//! Reasons are sufficient: what they do not name could be anything.

use engine::evaluate::reason::Finding;
use engine::{Answer, Verdict, assess};
use laws::rule::{Reading, answered, some_value};
use proptest::prelude::*;

proptest! {
    #![proptest_config(laws::cases(3000))]

    #[test]
    fn a_definite_verdict_stands_on_the_facts_of_its_reasons(
        (rule, answers) in answered(Reading::Again),
        seeds in prop::collection::vec(any::<u32>(), 10),
    ) {
        let assessment = assess(rule.tables, &answers, rule.day);
        let outcome = &assessment.outcomes[0];
        if outcome.verdict == Verdict::Undetermined {
            return Ok(());
        }
        let (mut forgotten, mut flipped) = (answers.clone(), answers.clone());
        let reasons = assessment.reasons(outcome);
        for (id, _) in answers.given().filter(|(id, _)| reasons.iter().all(|reason| reason.test.fact != *id)) {
            forgotten.set(id, Answer::Unasked);
            flipped.set(id, some_value(&rule, id, seeds[usize::from(id.0) % seeds.len()]));
        }
        for others in [forgotten, flipped] {
            prop_assert_eq!(Verdict::from(rule.cond.truth(&others, rule.day)), outcome.verdict);
        }
    }

    #[test]
    fn findings_say_what_the_verdict_says((rule, answers) in answered(Reading::Again)) {
        let assessment = assess(rule.tables, &answers, rule.day);
        let outcome = &assessment.outcomes[0];
        for reason in assessment.reasons(outcome) {
            let fits = match outcome.verdict {
                Verdict::Eligible => reason.finding == Finding::Met,
                Verdict::Ineligible => reason.finding == Finding::NotMet,
                Verdict::Undetermined => matches!(reason.finding, Finding::Unknown | Finding::Doubtful),
            };
            prop_assert!(fits, "{:?} for {:?}", reason, outcome.verdict);
            prop_assert_eq!(reason.finding == Finding::Doubtful, reason.why.is_some() && reason.finding != Finding::Unknown);
            prop_assert!(!reason.test.cite.clause.is_empty() && !reason.test.cite.words.is_empty());
        }
    }

    #[test]
    fn what_is_missing_is_among_the_reasons((rule, answers) in answered(Reading::Again)) {
        let assessment = assess(rule.tables, &answers, rule.day);
        let outcome = &assessment.outcomes[0];
        for id in outcome.missing.iter() {
            prop_assert!(assessment.reasons(outcome).iter().any(|reason| reason.test.fact == id), "{:?}", id);
        }
    }
}
