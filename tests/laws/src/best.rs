//! The best set of claims, by trying every set: the engine's plan must be it.
//!
//! A limit is judged as an office would: claim after claim, each only where the limit is not
//! reached by those before it.

use crate::reference::evaluate;
use engine::answers::{Answer, Answers, Value};
use engine::law::{Benefit, Limit, PaidTo, Party, Standing};
use engine::{Assessment, Outcome, Verdict};
use rust_decimal::Decimal;

/// The programmes that a party may claim, in the tables' order.
pub fn candidates(assessment: &Assessment, party: Party) -> Vec<&Outcome> {
    let may_claim = |outcome: &&Outcome| {
        let programme = outcome.programme;
        outcome.verdict != Verdict::Ineligible
            && matches!(outcome.standing, Standing::InForce | Standing::Unconfirmed)
            && programme.recipients.contains(&party)
            && programme.benefits.contains(&Benefit::Cash)
            && !programme.benefits.contains(&Benefit::Advance)
            && (is_own(outcome, party) || programme.paid_to == Some(PaidTo::Unsaid))
    };
    assessment.outcomes.iter().filter(may_claim).collect()
}

/// Whether the text says that the money is the party's.
pub fn is_own(outcome: &Outcome, party: Party) -> bool {
    match outcome.programme.paid_to {
        Some(PaidTo::Party(paid)) => paid == party,
        Some(PaidTo::Student) => party == Party::Worker,
        _ => false,
    }
}

/// Whether the rules allow a set of claims.
pub fn allowed(assessment: &Assessment, answers: &Answers, claims: &[&Outcome]) -> bool {
    for (at, one) in claims.iter().enumerate() {
        let word = one.programme.alternative;
        if word.is_some() && claims[..at].iter().any(|other| other.programme.alternative == word) {
            return false;
        }
    }
    assessment.limits.iter().map(|outcome| outcome.limit).all(|limit| {
        let on = limit.from.is_none_or(|from| from <= assessment.date)
            && limit.until.is_none_or(|until| assessment.date <= until);
        let bound = claims.iter().filter(|claim| limit.programmes.contains(&claim.programme.id)).count();
        let together = limit.together.is_none_or(|most| bound <= most as usize);
        !on || together && (0..bound).all(|before| !is_reached(limit, assessment, answers, before))
    })
}

/// Whether a limit is certainly reached after some claims.
fn is_reached(limit: &Limit, assessment: &Assessment, answers: &Answers, before: usize) -> bool {
    let mut answers = answers.clone();
    if let (Some(claims), true) = (limit.claims, before > 0) {
        let made = match answers.value(claims) {
            Some(Value::Int(made)) => made,
            _ => 0,
        };
        answers.set(claims, Answer::Known(Value::Int(made + before as i64)));
    }
    evaluate(&limit.reached, &answers, assessment.date) == Some(true)
}

/// The aims in their order, greater is better: known amount, claims into own hands and claims,
/// of what is sure and then of what may be; then what comes first in the tables.
type Worth = ([(Decimal, usize, usize); 2], Vec<bool>);

fn worth(candidates: &[&Outcome], set: u32, party: Party) -> Worth {
    let chosen = |at: usize| set >> at & 1 == 1;
    let of = |sure: bool| {
        let claims = candidates.iter().enumerate().filter(|(at, _)| chosen(*at)).map(|(_, claim)| claim);
        let claims: Vec<_> = claims.filter(|claim| (claim.verdict == Verdict::Eligible) == sure).collect();
        let own: Vec<_> = claims.iter().filter(|claim| is_own(claim, party)).collect();
        let known = own.iter().filter_map(|claim| {
            let amount = claim.amount?;
            let units: Vec<&str> = amount.total_per.iter().map(|per| per.key()).collect();
            let counted = units.is_empty() || units == ["person"] && party == Party::Worker;
            amount.total.high.or(amount.total.low).filter(|_| counted)
        });
        (known.sum(), own.len(), claims.len())
    };
    ([of(true), of(false)], (0..candidates.len()).map(chosen).collect())
}

/// The best set of claims that the rules allow.
pub fn best(assessment: &Assessment, answers: &Answers, party: Party) -> Vec<&'static str> {
    let candidates = candidates(assessment, party);
    let chosen = |set: u32| -> Vec<&Outcome> {
        let all = candidates.iter().enumerate();
        all.filter(|(at, _)| set >> at & 1 == 1).map(|(_, claim)| *claim).collect()
    };
    (0..1_u32 << candidates.len())
        .filter(|set| allowed(assessment, answers, &chosen(*set)))
        .max_by_key(|set| worth(&candidates, *set, party))
        .map(|set| chosen(set).iter().map(|claim| claim.programme.id).collect())
        .unwrap_or_default()
}
