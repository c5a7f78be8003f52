//! Questions: only what can still matter, only to those it is about, and not for ever.

use engine::advice::question::questions;
use engine::evaluate::limit::Room;
use engine::law::{FactSet, Party};
use engine::{Answer, Answers, Assessment, Date, FactId, Verdict, assess};
use laws::asking;
use laws::people::{person, values_of};
use laws::reference::facts_of;
use proptest::prelude::*;
use tables::TABLES;

/// Nobody in particular, then each party.
const ASKED: [Option<Party>; 4] = [None, Some(Party::Worker), Some(Party::Employer), Some(Party::Provider)];

/// The facts of open programmes that a question may be about.
fn worth_asking(assessment: &Assessment, party: Option<Party>) -> FactSet {
    let mut facts = FactSet::default();
    for outcome in &assessment.outcomes {
        if !outcome.is_available() || !party.is_none_or(|party| outcome.is_for(party)) {
            continue;
        }
        match (outcome.verdict, outcome.amount) {
            (Verdict::Undetermined, _) => facts.extend(&outcome.missing),
            (Verdict::Eligible, Some(amount)) => facts.extend(&amount.lacks),
            _ => {}
        }
    }
    for limit in assessment.limits.iter().filter(|limit| limit.room == Room::Unknown) {
        facts.extend(&limit.missing);
    }
    facts
}

fn check(
    answers: &Answers,
    assessment: &Assessment,
    party: Option<Party>,
) -> Result<Option<FactId>, TestCaseError> {
    let asked = questions(&TABLES, answers, assessment, party);
    let order = asking::order(&TABLES, answers, assessment, party);
    prop_assert_eq!(asked.get(..order.len()), Some(order.as_slice()));
    let worth = worth_asking(assessment, party);
    for id in &asked {
        let fact = &TABLES.facts[usize::from(id.0)];
        prop_assert_eq!(answers.get(*id), Answer::Unasked, "{} again", fact.key);
        prop_assert!(worth.contains(*id), "{} changes nothing", fact.key);
        let theirs = party.is_none_or(|party| fact.about.contains(&party));
        prop_assert!(theirs, "{} asked of a {:?}", fact.key, party);
    }
    let mut distinct = asked.clone();
    distinct.sort_unstable();
    distinct.dedup();
    prop_assert_eq!(distinct.len(), asked.len(), "a question twice");
    Ok(asked.first().copied())
}

fn answer_all(mut answers: Answers, day: Date, party: Option<Party>, seed: u32) -> Result<(), TestCaseError> {
    for asked in 0_u32.. {
        let assessment = assess(&TABLES, &answers, day);
        let Some(next) = check(&answers, &assessment, party)? else { break };
        prop_assert!((asked as usize) < TABLES.facts.len(), "asking goes on");
        let values = values_of(next, day);
        let pick = seed.wrapping_mul(31).wrapping_add(asked * 7) as usize;
        let answer = match pick % 5 {
            0 => Answer::DontKnow,
            _ => Answer::Known(values[pick / 5 % values.len()]),
        };
        answers.set(next, answer);
    }
    Ok(())
}

proptest! {
    #![proptest_config(laws::cases(40))]

    #[test]
    fn each_question_matters_to_the_one_asked((answers, day) in person()) {
        let assessment = assess(&TABLES, &answers, day);
        for party in ASKED {
            check(&answers, &assessment, party)?;
        }
    }

    #[test]
    fn asking_ends_whatever_is_answered((answers, day) in person(), party in 0..4_usize, seed in any::<u32>()) {
        answer_all(answers, day, ASKED[party], seed)?;
    }
}

#[test]
fn a_worker_is_not_asked_what_only_an_employer_knows() {
    // care-base is for employers and providers: neither may be asked about the other's things.
    let day = laws::people::on("2021-10-08");
    let answers = laws::people::answers(&[("region", "210100")]);
    let assessment = assess(&TABLES, &answers, day);
    for party in Party::ALL {
        for id in questions(&TABLES, &answers, &assessment, Some(party)) {
            let fact = &TABLES.facts[usize::from(id.0)];
            assert!(fact.about.contains(&party), "{} is asked of a {party:?}", fact.key);
        }
    }
}

#[test]
fn somebody_a_programme_is_for_can_answer_each_of_its_facts() {
    for programme in TABLES.programmes {
        for id in facts_of(&programme.when).iter() {
            let fact = &TABLES.facts[usize::from(id.0)];
            let known = programme.recipients.iter().any(|party| fact.about.contains(party));
            assert!(known, "{} reads {}, which none of its recipients is asked", programme.id, fact.key);
        }
    }
}
