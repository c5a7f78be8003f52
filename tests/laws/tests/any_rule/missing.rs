//! The list of missing facts is never too short; where each fact is read once it is exact.

use engine::evaluate::explanation::missing;
use engine::law::FactSet;
use engine::{Answer, FactId, Verdict};
use laws::reference::{classes, completions, evaluate, unknown};
use laws::rule::{Reading, answered};
use proptest::prelude::*;

proptest! {
    #![proptest_config(laws::cases(3000))]

    #[test]
    fn facts_that_are_not_missing_change_nothing_alone_or_together((rule, answers) in answered(Reading::Again)) {
        let listed = missing(rule.cond, &answers, rule.day);
        let mut others = FactSet::default();
        unknown(rule.cond, &answers).iter().filter(|id| !listed.contains(*id)).for_each(|id| others.insert(id));
        let before = Verdict::from(rule.cond.truth(&answers, rule.day));
        let mut changed = None;
        completions(rule.tables.facts, &others, rule.cond, &answers, rule.day, &mut |more| {
            let after = Verdict::from(rule.cond.truth(more, rule.day));
            if after != before {
                changed = Some((after, more.clone()));
            }
        });
        prop_assert_eq!(changed, None);
    }

    #[test]
    fn nothing_is_missing_from_a_definite_verdict((rule, answers) in answered(Reading::Again)) {
        let verdict = Verdict::from(rule.cond.truth(&answers, rule.day));
        let definite = verdict != Verdict::Undetermined;
        prop_assert!(!definite || missing(rule.cond, &answers, rule.day).is_empty());
    }

    #[test]
    fn only_facts_that_are_not_known_are_missing((rule, answers) in answered(Reading::Again)) {
        for id in missing(rule.cond, &answers, rule.day).iter() {
            prop_assert_eq!(answers.value(id), None);
        }
    }

    #[test]
    fn read_once_every_missing_fact_can_decide((rule, answers) in answered(Reading::Once)) {
        for id in missing(rule.cond, &answers, rule.day).iter() {
            prop_assert!(decides(&rule, &answers, id), "{:?} decides nothing", id);
        }
    }
}

/// Whether, with everything else known in some way, this fact's value makes the difference.
fn decides(rule: &laws::rule::Rule, answers: &engine::Answers, id: FactId) -> bool {
    let values = classes(&rule.tables.facts[usize::from(id.0)], id, rule.cond, rule.day);
    let mut others = FactSet::default();
    unknown(rule.cond, answers).iter().filter(|other| *other != id).for_each(|other| others.insert(other));
    let mut decides = false;
    completions(rule.tables.facts, &others, rule.cond, answers, rule.day, &mut |almost| {
        let mut full = almost.clone();
        let mut truths = values.iter().map(|value| {
            full.set(id, Answer::Known(*value));
            evaluate(rule.cond, &full, rule.day)
        });
        let first = truths.next();
        decides |= truths.any(|truth| Some(truth) != first);
    });
    decides
}
