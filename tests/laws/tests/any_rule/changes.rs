//! What would change the answer, against every set of steps tried out.

use engine::advice::change::{
    Changes, MOST_ANSWERS, MOST_STEPS, MOST_WAYS, Step, StepKind, Way, changes, settling,
};
use engine::law::{Change, Cond, Fact, Kind, Means, Test};
use engine::{Answer, Answers, FactId, Value, Verdict};
use laws::changes::{Tried, smallest};
use laws::reference::{evaluate, facts_of};
use laws::rule::{self, CITE, Reading, Rule, answered};
use laws::vocabulary;
use proptest::collection::vec;
use proptest::prelude::*;

/// A third of the facts cannot change; a few can only for some.
fn change(facts: &[Fact], at: usize, seed: u32) -> Option<Change> {
    let pick = seed / 6;
    let by = match (facts[at].kind, seed % 6) {
        (Kind::Date | Kind::Region, _) | (_, 0 | 1) => return None,
        (_, 2) => Means::Any,
        (Kind::Bool, _) => Means::Become,
        (Kind::Choice(_), 3) => Means::Options(u64::from(pick)),
        (_, 3 | 4) => Means::Rise,
        _ => Means::Fall,
    };
    let other = pick as usize % facts.len();
    let check = vocabulary::check(facts[other].kind, pick / 16);
    let guard = Cond::Test(Test { fact: FactId(other as u16), check, cite: CITE });
    Some(Change { by, when: pick.is_multiple_of(4).then_some(guard), act: None })
}

/// A random rule with random partial answers, whose facts can change in random ways.
fn changing() -> impl Strategy<Value = (Rule, Answers)> {
    let reading = prop_oneof![Just(Reading::Again), Just(Reading::Once)];
    (reading.prop_flat_map(answered), vec(any::<u32>(), 10)).prop_map(|((rule, answers), seeds)| {
        let facts = rule.tables.facts;
        let changed =
            |(at, fact): (usize, &Fact)| Fact { change: change(facts, at, seeds[at % 10]), ..*fact };
        let facts: Vec<Fact> = facts.iter().enumerate().map(changed).collect();
        (rule::of(facts, *rule.cond, &[], rule.day), answers)
    })
}

fn found(rule: &Rule, answers: &Answers) -> Changes {
    changes(rule.tables, &rule.tables.programmes[0], answers, rule.day, None)
}

fn verdict(rule: &Rule, answers: &Answers) -> Verdict {
    Verdict::from(rule.cond.truth(answers, rule.day))
}

/// Every step is permitted, and every combination of values that serve leads where it is said to.
fn lead_there(tried: &Tried, ways: &[Way]) -> Result<(), TestCaseError> {
    for way in ways {
        for step in &way.steps {
            let values = tried.values(step.fact);
            prop_assert!(values.contains(&step.to), "{:?} may not be", step);
            prop_assert!(step.target.contains(step.to), "{:?}", step);
            let now = tried.answers.value(step.fact);
            prop_assert_eq!(step.kind, if now.is_some() { StepKind::Change } else { StepKind::Supply });
            let already = now.is_some_and(|now| step.target.contains(now));
            prop_assert!(!already, "{:?} holds what is answered", step);
            nearest(tried, step)?;
        }
        let reached = tried.each_of(&way.steps);
        prop_assert!(reached.iter().all(|verdict| *verdict == way.verdict), "{:?}: {:?}", way, reached);
    }
    Ok(())
}

/// No value that serves is nearer to a number than the one given.
fn nearest(tried: &Tried, step: &Step) -> Result<(), TestCaseError> {
    let Some(now) = tried.answers.value(step.fact) else { return Ok(()) };
    for value in tried.values(step.fact) {
        let nearer = match (now, value, step.to) {
            (Value::Int(now), Value::Int(value), Value::Int(to)) => now.abs_diff(value) < now.abs_diff(to),
            _ => false,
        };
        prop_assert!(!nearer || !step.target.contains(value), "{:?}, not {:?}", step, value);
    }
    Ok(())
}

/// The condition without doubts: what they leave open for a wanted outcome counts as it.
fn undoubted(cond: &Cond, wanted: bool) -> Cond {
    let boxed = |cond| -> &'static Cond { Box::leak(Box::new(cond)) };
    let each = |parts: &[Cond]| -> &'static [Cond] {
        parts.iter().map(|part| undoubted(part, wanted)).collect::<Vec<_>>().leak()
    };
    match cond {
        Cond::Test(_) | Cond::During { .. } => *cond,
        Cond::All(parts) => Cond::All(each(parts)),
        Cond::Any(parts) => Cond::Any(each(parts)),
        Cond::Not(part) => Cond::Not(boxed(undoubted(part, !wanted))),
        Cond::Doubt(part, _) if wanted => undoubted(part, wanted),
        Cond::Open(part, _) if !wanted => undoubted(part, wanted),
        Cond::Doubt(..) => Cond::Any(&[]),
        Cond::Open(..) => Cond::All(&[]),
    }
}

/// Whether a way is that of a set. Numbers may serve on both sides of a gap, and any answer
/// at all where Kleene logic is too weak to see it; neither is said.
fn covers(way: &Way, set: &[(FactId, Value)]) -> bool {
    set.iter().all(|(fact, value)| {
        way.steps.iter().any(|step| {
            let listed = matches!(value, Value::Choice(_));
            step.fact == *fact && (!listed || step.target.contains(*value))
        })
    })
}

proptest! {
    #![proptest_config(laws::cases(3000))]

    #[test]
    fn what_is_suggested_makes_it_so_and_nothing_smaller_does((rule, answers) in changing()) {
        if verdict(&rule, &answers) == Verdict::Eligible {
            prop_assert_eq!(found(&rule, &answers), Changes::Ways(Vec::new()));
            return Ok(());
        }
        let tried = Tried::new(rule.tables, rule.cond, &answers, rule.day, None);
        let certain = smallest(&tried, MOST_STEPS, &|trial| evaluate(rule.cond, trial, rule.day) == Some(true));
        match found(&rule, &answers) {
            Changes::Ways(ways) => {
                lead_there(&tried, &ways)?;
                let wanted = match ways[0].verdict {
                    Verdict::Eligible => certain,
                    _ => {
                        prop_assert_eq!(certain.len(), 0, "it could be certain");
                        let cond = undoubted(rule.cond, true);
                        smallest(&tried, MOST_STEPS, &|trial| evaluate(&cond, trial, rule.day) == Some(true))
                    }
                };
                prop_assert!(ways.iter().all(|way| way.steps.len() == wanted[0].len()), "{:?}", ways);
                // All of them, but for those beyond the most.
                for set in wanted.iter().filter(|_| ways.len() < MOST_WAYS) {
                    let covered = ways.iter().any(|way| covers(way, set));
                    prop_assert!(covered, "{:?} is not among {:?}", set, ways);
                }
            }
            Changes::Impossible(_) => {
                let all = smallest(&tried, 9, &|trial| evaluate(rule.cond, trial, rule.day) == Some(true));
                prop_assert_eq!(all, Vec::<Vec<_>>::new());
            }
            Changes::TooMany => prop_assert_eq!(certain, Vec::<Vec<_>>::new()),
            Changes::Unwanted => prop_assert!(false, "it is no duty"),
        }
    }

    #[test]
    fn what_stands_in_the_way_is_answered_and_matters((rule, answers) in changing()) {
        if let Changes::Impossible(facts) = found(&rule, &answers) {
            let (mut freed, read) = (answers.clone(), facts_of(rule.cond));
            for fact in facts.iter() {
                prop_assert!(answers.value(fact).is_some() && read.contains(fact));
                freed.set(fact, Answer::Unasked);
            }
            // Were none of them answered, it could still come about.
            let tried = Tried::new(rule.tables, rule.cond, &freed, rule.day, None);
            let all = smallest(&tried, 9, &|trial| {
                evaluate(&undoubted(rule.cond, true), trial, rule.day) == Some(true)
            });
            let repeated = tried.reads_again();
            prop_assert!(facts.is_empty() || repeated || !all.is_empty(), "{:?} alone is not it", facts);
        }
    }

    #[test]
    fn the_answers_that_settle_do_and_no_fewer((rule, answers) in changing()) {
        let settled = settling(rule.tables, &rule.tables.programmes[0], &answers, rule.day);
        if verdict(&rule, &answers) != Verdict::Undetermined {
            prop_assert_eq!(settled, Vec::new());
            return Ok(());
        }
        let tried = Tried::new(rule.tables, rule.cond, &answers, rule.day, None).of_unknown();
        lead_there(&tried, &settled)?;
        for (to, wanted) in [(Verdict::Eligible, true), (Verdict::Ineligible, false)] {
            let sets = smallest(&tried, MOST_ANSWERS, &|trial| evaluate(rule.cond, trial, rule.day) == Some(wanted));
            let ways: Vec<&Way> = settled.iter().filter(|way| way.verdict == to).collect();
            prop_assert_eq!(ways.is_empty(), sets.is_empty(), "to {:?}: {:?}", to, sets);
            prop_assert!(ways.iter().all(|way| way.steps.len() == sets[0].len()));
        }
    }
}
