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
//! ([`Totals`]); "up to" and "exactly" are compared, but never in one sum.
//!
//! The search tries every set, and drops those that cannot be better than the best so far.

mod search;

use super::ending::{is_before, last_day, turn_of};
use crate::answers::Answers;
use crate::assess::totals::{Totals, is_cash_for, reaches};
use crate::assess::{Assessment, Outcome, Verdict};
use crate::evaluate::limit::{Left, Room};
use crate::law::{Answer, Limit, PaidTo, Party, Programme, Standing, Value};
use search::Bound;
use time::Date;

/// A plan of claims.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The claims to make, in the order of their deadlines.
    pub claims: Vec<Claim>,
    /// What the sure claims come to that are paid into the party's own hands.
    pub sure: Totals,
    /// What those of the others would come to.
    pub maybe: Totals,
    /// What the rules keep out, in the tables' order.
    pub excluded: Vec<Excluded>,
    /// What counting limits leave after the plan, of those that bind a candidate.
    pub left: Vec<LeftOver>,
}

/// A claim to make.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// What is claimed.
    pub programme: &'static Programme,
    /// Eligible, or undetermined.
    pub verdict: Verdict,
    /// The last day, as far as the text and the answers say.
    pub deadline: Option<Date>,
    /// Whether the text says that the money reaches the party's own hands. Where it does not
    /// say whose, it is in no sum.
    pub own: bool,
}

impl Claim {
    /// Whether the conditions are met; otherwise they may be.
    pub fn is_sure(&self) -> bool {
        self.verdict == Verdict::Eligible
    }
}

/// A candidate that the rules keep out.
#[derive(Clone, Debug)]
pub struct Excluded {
    /// What is kept out.
    pub programme: &'static Programme,
    /// Eligible, or undetermined.
    pub verdict: Verdict,
    /// Every rule that does, one at least.
    pub reasons: Vec<Exclusion>,
    /// The verdict on 1 January of next year with the same answers, where the claim fits then:
    /// only limits that begin anew or have ended keep it out, and the programme is still open.
    pub next_year: Option<Verdict>,
}

/// Why a claim is kept out.
#[derive(Clone, Debug)]
pub struct Exclusion {
    /// The rule.
    pub rule: Rule,
    /// The claims of the plan that use it up; none where it was reached before.
    pub by: Vec<&'static Programme>,
}

/// What keeps claims apart.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// ⊕: one of them for the same training.
    Alternative(&'static str),
    /// A limit that is reached, or used up by the plan. In principle (原则上), where the limit
    /// says so: then whoever needs the claim should ask.
    Limit(&'static Limit),
    /// A limit on programmes for the same certificate or training.
    Together(&'static Limit),
}

impl Rule {
    /// The key used in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Rule::Alternative(_) => "alternative",
            Rule::Limit(_) => "limit",
            Rule::Together(_) => "together",
        }
    }

    /// The limit; none of alternatives.
    pub fn limit(self) -> Option<&'static Limit> {
        match self {
            Rule::Alternative(_) => None,
            Rule::Limit(limit) | Rule::Together(limit) => Some(limit),
        }
    }

    fn binds(self, programme: &Programme) -> bool {
        match self {
            Rule::Alternative(word) => programme.alternative == Some(word),
            Rule::Limit(limit) | Rule::Together(limit) => limit.binds(programme.id),
        }
    }
}

/// What a counting limit leaves after the plan.
#[derive(Clone, Copy, Debug)]
pub struct LeftOver {
    /// The limit.
    pub limit: &'static Limit,
    /// How many claims it still allows.
    pub left: Left,
}

/// The best claims for a party.
pub fn plan(assessment: &Assessment, answers: &Answers, party: Party) -> Plan {
    let is_candidate = |outcome: &&Outcome| {
        let programme = outcome.programme;
        outcome.verdict != Verdict::Ineligible
            && outcome.is_open()
            && is_cash_for(programme, party)
            && (reaches(programme, party) || programme.paid_to == Some(PaidTo::Unsaid))
    };
    let candidates: Vec<&Outcome> = assessment.outcomes.iter().filter(is_candidate).collect();
    let mut bounds = search::bounds(assessment, answers, &candidates);
    let steps = search::steps(&candidates, &bounds, party);
    let taken = search::best(&mut bounds, &steps);

    let mut plan = Plan::default();
    let mut kept_out = Vec::new();
    for ((outcome, step), taken) in candidates.into_iter().zip(&steps).zip(taken) {
        if !taken {
            kept_out.push((outcome, step));
            continue;
        }
        for at in &step.bounds {
            if let Some(bound) = bounds.get_mut(*at) {
                bound.left = bound.left.saturating_sub(1);
                bound.by.push(outcome.programme);
            }
        }
        plan.add(outcome, answers, assessment.date, party);
    }
    let next_year = NextYear::after(assessment, answers);
    for (outcome, step) in kept_out {
        let used_up = step.bounds.iter().filter_map(|at| bounds.get(*at)).filter(|bound| bound.left == 0);
        let reasons: Vec<Exclusion> =
            used_up.map(|bound| Exclusion { rule: bound.rule, by: bound.by.clone() }).collect();
        let next_year = next_year.verdict(assessment, outcome, &reasons);
        plan.excluded.push(Excluded {
            programme: outcome.programme,
            verdict: outcome.verdict,
            reasons,
            next_year,
        });
    }
    for Bound { rule, counted, left, .. } in bounds {
        let left = match counted {
            Left::Open => continue,
            Left::AtMost(_) => Left::AtMost(left),
            Left::Exactly(_) => Left::Exactly(left),
        };
        plan.left.extend(rule.limit().map(|limit| LeftOver { limit, left }));
    }
    plan
}

impl Plan {
    /// Adds a claim in its place.
    fn add(&mut self, outcome: &Outcome, answers: &Answers, day: Date, party: Party) {
        let deadline = last_day(outcome, answers, day);
        let Outcome { programme, verdict, .. } = *outcome;
        let claim = Claim { programme, verdict, deadline, own: reaches(programme, party) };
        let at = self.claims.iter().take_while(|other| !is_before(deadline, other.deadline)).count();
        self.claims.insert(at, claim);
        match (claim.own, claim.is_sure()) {
            (false, _) => {}
            (true, true) => self.sure.add(outcome),
            (true, false) => self.maybe.add(outcome),
        }
    }
}

/// The answers on 1 January of next year: nothing has been claimed in it.
struct NextYear {
    answers: Answers,
    day: Date,
}

impl NextYear {
    fn after(assessment: &Assessment, answers: &Answers) -> NextYear {
        let mut answers = answers.clone();
        for limit in assessment.limits.iter().map(|outcome| outcome.limit).filter(|limit| limit.yearly) {
            if let Some(claims) = limit.claims {
                answers.set(claims, Answer::Known(Value::Int(0)));
            }
        }
        NextYear { answers, day: turn_of(assessment.date.year() + 1) }
    }

    /// The verdict of what is kept out now, where nothing of that keeps it out then.
    fn verdict(&self, assessment: &Assessment, outcome: &Outcome, reasons: &[Exclusion]) -> Option<Verdict> {
        let NextYear { answers, day } = self;
        let clears = |reason: &Exclusion| match reason.rule {
            Rule::Limit(limit) => limit.yearly || !limit.is_on(*day),
            Rule::Alternative(_) | Rule::Together(_) => false,
        };
        let leaves_room = |limit: &'static Limit| {
            !matches!(limit.outcome(answers, *day).room, Room::Reached | Room::Doubtful)
        };
        let programme = outcome.programme;
        let mut binding =
            assessment.limits.iter().map(|outcome| outcome.limit).filter(|limit| limit.binds(programme.id));
        let verdict = Verdict::from(programme.when.truth(answers, *day));
        let fits = verdict != Verdict::Ineligible
            && matches!(programme.term.standing(*day), Standing::InForce | Standing::Unconfirmed)
            && reasons.iter().all(clears)
            && binding.all(leaves_room);
        fits.then_some(verdict)
    }
}
