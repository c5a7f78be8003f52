//! The assessment: every programme's verdict, standing, amount, reasons and missing facts.

use crate::answers::Answers;
use crate::evaluate::amount::{self, Amount};
use crate::evaluate::explanation::Explanation;
use crate::evaluate::limit::LimitOutcome;
use crate::evaluate::reason::Reason;
use crate::law::{FactSet, Limit, Party, Programme, ProgrammeId, Standing, Tables};
use crate::truth::Truth;
use time::Date;

/// Whether the text's conditions are met. Says nothing of standing, force or money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// They are met.
    Eligible,
    /// They are not met, whatever else is answered.
    Ineligible,
    /// It depends on what is missing, or the text leaves it open.
    Undetermined,
}

impl Verdict {
    /// The key used in tables and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Verdict::Eligible => "eligible",
            Verdict::Ineligible => "ineligible",
            Verdict::Undetermined => "undetermined",
        }
    }
}

impl From<Truth> for Verdict {
    fn from(truth: Truth) -> Verdict {
        match truth {
            Truth::True => Verdict::Eligible,
            Truth::False => Verdict::Ineligible,
            Truth::Unknown => Verdict::Undetermined,
        }
    }
}

/// What the answers come to, for all programmes in the tables' order.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The evaluation date.
    pub date: Date,
    /// One for each programme of the tables, in their order.
    pub outcomes: Vec<Outcome>,
    /// The limits of all documents.
    pub limits: Vec<LimitOutcome>,
    reasons: Vec<Reason>,
}

/// What the answers come to for one programme.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// The programme.
    pub programme: &'static Programme,
    /// Whether its conditions are met.
    pub verdict: Verdict,
    /// Whether it holds on the evaluation date.
    pub standing: Standing,
    /// What it comes to; none where the text has no figure for this day, or the verdict is no.
    pub amount: Option<Amount>,
    /// The unanswered facts that can still change the verdict.
    pub missing: FactSet,
    reasons: (u32, u32),
}

impl Outcome {
    /// Whether it is the person's now: met, and not past its end or before its beginning.
    pub fn is_theirs(&self) -> bool {
        self.verdict == Verdict::Eligible && self.is_available()
    }

    /// Whether it is, or may still turn out to be, the person's.
    pub fn is_possible(&self) -> bool {
        self.verdict != Verdict::Ineligible
    }

    /// Whether the programme can be had on the evaluation date at all.
    pub fn is_available(&self) -> bool {
        matches!(self.standing, Standing::InForce | Standing::Unconfirmed)
    }

    /// Whether it is for a party.
    pub fn is_for(&self, party: Party) -> bool {
        self.programme.is_for(party)
    }
}

impl Assessment {
    /// The tests that decided an outcome of this assessment.
    pub fn reasons(&self, outcome: &Outcome) -> &[Reason] {
        let (from, to) = outcome.reasons;
        self.reasons.get(from as usize..to as usize).unwrap_or_default()
    }

    /// The outcome of a programme of the tables that were assessed.
    pub fn outcome_at(&self, id: ProgrammeId) -> Option<&Outcome> {
        self.outcomes.get(usize::from(id.0))
    }

    /// The outcome for a programme id.
    pub fn outcome(&self, id: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.programme.id == id)
    }
}

/// Assesses all programmes, with reasons.
pub fn assess(tables: &Tables, answers: &Answers, date: Date) -> Assessment {
    let mut explanation = Explanation::with_capacity(tables.programmes.len() * 8);
    let mut outcomes = Vec::with_capacity(tables.programmes.len());
    for programme in tables.programmes {
        let from = explanation.reasons.len() as u32;
        // Outcomes and their amounts are written where they stand: moving them took a third of an assessment's
        // time.
        outcomes.push(Outcome {
            programme,
            verdict: Verdict::Ineligible,
            standing: programme.term.standing(date),
            amount: None,
            missing: FactSet::default(),
            reasons: (from, from + 1),
        });
        // Most programmes of a large law are of other places.
        if explanation.is_elsewhere(&programme.when, answers) {
            continue;
        }
        if let Some(outcome) = outcomes.last_mut() {
            outcome.verdict = Verdict::from(explanation.find(&programme.when, answers, date).truth());
            explanation.add_missing(&mut outcome.missing);
            outcome.reasons.1 = explanation.reasons.len() as u32;
            write_amount(programme, outcome.verdict, answers, date, &mut outcome.amount);
        }
    }
    let limit = |limit: &'static Limit| limit.outcome_reusing(&mut explanation, answers, date);
    let limits = tables.limits.iter().map(limit).collect();
    Assessment { date, outcomes, limits, reasons: explanation.reasons }
}

/// Writes what a programme comes to where it is to stand; nothing where the verdict is no.
#[inline]
pub(crate) fn write_amount(
    programme: &'static Programme,
    verdict: Verdict,
    answers: &Answers,
    date: Date,
    found: &mut Option<Amount>,
) {
    if let (Verdict::Eligible | Verdict::Undetermined, Some(paid_to)) = (verdict, programme.paid_to) {
        amount::write(programme.amounts, paid_to, answers, date, found);
    }
}

/// Only the verdicts, in the tables' order, into a buffer that can be used again.
pub fn verdicts(tables: &Tables, answers: &Answers, date: Date, out: &mut Vec<Verdict>) {
    out.clear();
    let verdict = |programme: &Programme| Verdict::from(programme.when.truth(answers, date));
    out.extend(tables.programmes.iter().map(verdict));
}
