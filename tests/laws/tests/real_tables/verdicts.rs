//! Verdicts, missing facts and reasons of the real programmes, for random people and days.

use engine::evaluate::reason::Finding;
use engine::{Answer, Answers, Assessment, Date, FactId, Outcome, Verdict, assess};
use laws::people::{person, values_of};
use laws::reference::{evaluate, facts_of};
use proptest::prelude::*;
use tables::TABLES;

/// Every outcome of a person, with the condition's facts.
fn outcomes(assessment: &Assessment) -> impl Iterator<Item = (&Outcome, Vec<FactId>)> {
    assessment.outcomes.iter().map(|outcome| (outcome, facts_of(&outcome.programme.when).iter().collect()))
}

/// The answers with these facts given some value that matters.
fn varied(answers: &Answers, facts: &[FactId], seed: u32, day: Date) -> Answers {
    let mut varied = answers.clone();
    for id in facts {
        let values = values_of(*id, day);
        varied.set(*id, Answer::Known(values[(seed as usize + usize::from(id.0) * 7) % values.len()]));
    }
    varied
}

proptest! {
    #![proptest_config(laws::cases(250))]

    #[test]
    fn the_engine_agrees_with_the_reference((answers, day) in person()) {
        for outcome in &assess(&TABLES, &answers, day).outcomes {
            let expected = match evaluate(&outcome.programme.when, &answers, day) {
                Some(true) => Verdict::Eligible,
                Some(false) => Verdict::Ineligible,
                None => Verdict::Undetermined,
            };
            prop_assert_eq!(outcome.verdict, expected, "{}", outcome.programme.id);
        }
    }

    #[test]
    fn only_missing_facts_can_change_a_verdict((answers, day) in person(), seed in any::<u32>()) {
        for (outcome, facts) in outcomes(&assess(&TABLES, &answers, day)) {
            let others: Vec<FactId> = facts
                .into_iter()
                .filter(|id| answers.value(*id).is_none() && !outcome.missing.contains(*id))
                .collect();
            let after = outcome.programme.when.truth(&varied(&answers, &others, seed, day), day);
            prop_assert_eq!(Verdict::from(after), outcome.verdict, "{}", outcome.programme.id);
        }
    }

    #[test]
    fn an_undetermined_verdict_misses_a_fact_or_says_what_is_doubtful((answers, day) in person()) {
        let assessment = assess(&TABLES, &answers, day);
        for outcome in assessment.outcomes.iter().filter(|o| o.verdict == Verdict::Undetermined) {
            let reasons = assessment.reasons(outcome);
            prop_assert!(!reasons.is_empty(), "{}", outcome.programme.id);
            let doubtful = reasons.iter().any(|reason| reason.finding == Finding::Doubtful);
            // Known, but not precisely enough: a province where the rule is about a prefecture.
            let wide = reasons.iter().any(|reason| answers.value(reason.test.fact).is_some());
            prop_assert!(!outcome.missing.is_empty() || doubtful || wide, "{}", outcome.programme.id);
        }
    }

    #[test]
    fn reasons_are_sufficient_and_cited((answers, day) in person(), seed in any::<u32>()) {
        let assessment = assess(&TABLES, &answers, day);
        for (outcome, facts) in outcomes(&assessment) {
            let reasons = assessment.reasons(outcome);
            for reason in reasons {
                prop_assert!(laws::texts::is_full(reason.test.cite));
            }
            if outcome.verdict == Verdict::Undetermined {
                continue;
            }
            let others: Vec<FactId> = facts
                .into_iter()
                .filter(|id| reasons.iter().all(|reason| reason.test.fact != *id))
                .collect();
            let mut forgotten = answers.clone();
            others.iter().for_each(|id| forgotten.set(*id, Answer::Unasked));
            for changed in [forgotten, varied(&answers, &others, seed, day)] {
                let after = Verdict::from(outcome.programme.when.truth(&changed, day));
                prop_assert_eq!(after, outcome.verdict, "{}", outcome.programme.id);
            }
        }
    }

    #[test]
    fn more_answers_never_overturn_a_definite_verdict((answers, day) in person(), seed in any::<u32>()) {
        let unanswered: Vec<FactId> = (0..TABLES.facts.len() as u16)
            .map(FactId)
            .filter(|id| answers.value(*id).is_none())
            .collect();
        let full = varied(&answers, &unanswered, seed, day);
        let (before, after) = (assess(&TABLES, &answers, day), assess(&TABLES, &full, day));
        for (before, after) in before.outcomes.iter().zip(&after.outcomes) {
            let stands = before.verdict == Verdict::Undetermined || before.verdict == after.verdict;
            prop_assert!(stands, "{}: {:?} then {:?}", before.programme.id, before.verdict, after.verdict);
        }
    }
}
