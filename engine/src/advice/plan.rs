//! The year's plan: which claims to make of those that are or may be open to a party.
//!
//! Candidates are the programmes that give the party money (never an advance), that can be
//! had on the day and are not excluded: *sure* ones are eligible, the others may be. The answers
//! tell of one training and one certificate, so each is claimed once or not at all; what more a
//! year allows is in [`Plan::left`]. Three sorts of rule keep claims apart ([`Rule`]), and all say
//! the same thing: of these programmes, no more than so many.
//!
//! Of all sets of claims that the rules allow, the plan is the best by these, in this order:
//! 1. the greatest known amount of the sure claims;
//! 2. the most sure claims: first those that certainly reach the party's own hands, then all;
//! 3. the same three of the claims that may be open;
//! 4. the first in the order of the tables.
//!
//! So nothing doubtful displaces what is sure, and no claim is left out that a rule does not
//! keep out: an amount that is not known does not count as nothing. Known is the high end of an
//! amount, else the low end, where no month or year is left uncounted and the text says that
//! the money is the party's own. What is chosen is added by basis, unit and standing
//! ([`Totals`](crate::assess::totals::Totals)); "up to" and "exactly" are compared, but never in one sum.
//!
//! The search tries every set, and drops those that cannot be better than the best so far.

mod claims;
mod next_year;
mod search;

pub use claims::{Claim, Excluded, Exclusion, LeftOver, Plan, Rule};

use super::ending::{endings, is_before, last_day};
use crate::answers::Answers;
use crate::assess::totals::{is_cash_for, reaches};
use crate::assess::{Assessment, Outcome, Verdict};
use crate::evaluate::limit::Left;
use crate::law::{PaidTo, Party};
use next_year::NextYear;
use search::Constraint;

/// The best claims for a party.
pub fn plan(assessment: &Assessment, answers: &Answers, party: Party) -> Plan {
    let is_candidate = |outcome: &&Outcome| {
        let programme = outcome.programme;
        outcome.verdict != Verdict::Ineligible
            && outcome.is_available()
            && is_cash_for(programme, party)
            && (reaches(programme, party) || programme.paid_to == Some(PaidTo::Unsaid))
    };
    let candidates: Vec<&Outcome> = assessment.outcomes.iter().filter(is_candidate).collect();
    let mut constraints = search::constraints(assessment, answers, &candidates);
    let items = search::items(&candidates, &constraints, party);
    let taken = search::best(&mut constraints, &items);

    let mut plan = Plan::default();
    let mut kept_out = Vec::new();
    for ((outcome, item), taken) in candidates.into_iter().zip(&items).zip(taken) {
        if !taken {
            kept_out.push((outcome, item));
            continue;
        }
        for at in &item.constraints {
            if let Some(constraint) = constraints.get_mut(*at) {
                constraint.left = constraint.left.saturating_sub(1);
                constraint.by.push(outcome.programme);
            }
        }
        plan.add(assessment, outcome, answers, party);
    }
    let next_year = NextYear::after(assessment, answers);
    for (outcome, item) in kept_out {
        let used_up = item
            .constraints
            .iter()
            .filter_map(|at| constraints.get(*at))
            .filter(|constraint| constraint.left == 0);
        let reasons: Vec<Exclusion> = used_up
            .map(|constraint| Exclusion { rule: constraint.rule, by: constraint.by.clone() })
            .collect();
        let next_year = next_year.verdict(assessment, outcome, &reasons);
        plan.excluded.push(Excluded {
            programme: outcome.programme,
            verdict: outcome.verdict,
            reasons,
            next_year,
        });
    }
    for Constraint { rule, counted, left, .. } in constraints {
        let left = match counted {
            Left::Uncounted => continue,
            Left::AtMost(_) => Left::AtMost(left),
            Left::Exactly(_) => Left::Exactly(left),
        };
        plan.left.extend(rule.limit().map(|limit| LeftOver { limit, left }));
    }
    plan
}

impl Plan {
    /// Adds a claim, in the order of deadlines.
    fn add(&mut self, assessment: &Assessment, outcome: &Outcome, answers: &Answers, party: Party) {
        let endings = endings(assessment, outcome, answers);
        let deadline = last_day(&endings);
        let Outcome { programme, verdict, .. } = *outcome;
        let own = reaches(programme, party);
        let claim = Claim { programme, verdict, deadline, endings, own };
        let at = self.claims.iter().take_while(|other| !is_before(deadline, other.deadline)).count();
        match (claim.own, claim.is_sure()) {
            (false, _) => {}
            (true, true) => self.sure.add(outcome),
            (true, false) => self.maybe.add(outcome),
        }
        self.claims.insert(at, claim);
    }
}
