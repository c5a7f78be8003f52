//! A plan: the claims to make, and what keeps the others out.

use crate::advice::ending::{Ending, endings};
use crate::answers::Answers;
use crate::assess::totals::Totals;
use crate::assess::{Assessment, Outcome, Verdict};
use crate::evaluate::limit::Left;
use crate::law::{Limit, Programme};
use std::borrow::Cow;
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

impl Plan {
    /// What would end a programme: of one that is claimed, what the plan has found already.
    pub fn endings(
        &self,
        assessment: &Assessment,
        outcome: &Outcome,
        answers: &Answers,
    ) -> Cow<'_, [Ending]> {
        match self.claims.iter().find(|claim| claim.programme.id == outcome.programme.id) {
            Some(claim) => Cow::Borrowed(&claim.endings),
            None => Cow::Owned(endings(assessment, outcome, answers)),
        }
    }
}

/// A claim to make.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What is claimed.
    pub programme: &'static Programme,
    /// Eligible, or undetermined.
    pub verdict: Verdict,
    /// The last day, as far as the text and the answers say.
    pub deadline: Option<Date>,
    /// What would end it, as [`endings`] finds it.
    pub endings: Vec<Ending>,
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

/// A candidate that the rules keep out of the plan, because of other claims in it or because a limit
/// was reached before. It is eligible or undetermined, never ineligible.
#[derive(Clone, Debug)]
pub struct Excluded {
    /// What is kept out.
    pub programme: &'static Programme,
    /// Eligible, or undetermined.
    pub verdict: Verdict,
    /// Every rule that keeps it out, one at least.
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

    pub(super) fn binds(self, programme: &Programme) -> bool {
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
