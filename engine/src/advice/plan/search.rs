//! The search for the best set of claims that some rules allow.

use super::claims::Rule;
use crate::answers::Answers;
use crate::assess::totals::{comparable_amount, reaches};
use crate::assess::{Assessment, Outcome, Verdict};
use crate::evaluate::limit::{Left, LimitOutcome, Room};
use crate::law::{Party, Per, Programme};

/// A rule, and how many more claims it allows.
pub(super) struct Constraint {
    pub(super) rule: Rule,
    /// How many claims a counting limit left before the plan; uncounted for any other rule.
    pub(super) counted: Left,
    /// How many more claims it allows; each one that is taken uses one up.
    pub(super) left: u32,
    /// The claims of the finished plan that it binds, each of which used one up.
    pub(super) by: Vec<&'static Programme>,
}

/// The rules that bind some candidate.
pub(super) fn constraints(
    assessment: &Assessment,
    answers: &Answers,
    candidates: &[&Outcome],
) -> Vec<Constraint> {
    let mut constraints: Vec<Constraint> = Vec::new();
    let mut add = |rule: Rule, counted, left| {
        if candidates.iter().any(|outcome| rule.binds(outcome.programme)) {
            constraints.push(Constraint { rule, counted, left, by: Vec::new() });
        }
    };
    for (at, outcome) in candidates.iter().enumerate() {
        let word = outcome.programme.alternative;
        let is_new = candidates.iter().take(at).all(|other| other.programme.alternative != word);
        if let (Some(word), true) = (word, is_new) {
            add(Rule::Alternative(word), Left::Uncounted, 1);
        }
    }
    for LimitOutcome { limit, room, .. } in &assessment.limits {
        if !limit.is_on(assessment.date) {
            continue;
        }
        let counted = limit.left(answers, assessment.date);
        match (room, counted) {
            (Room::Reached | Room::Doubtful, _) => add(Rule::Limit(limit), counted, 0),
            (_, Left::AtMost(left) | Left::Exactly(left)) => add(Rule::Limit(limit), counted, left),
            (_, Left::Uncounted) => {}
        }
        if let Some(together) = limit.together {
            add(Rule::Together(limit), Left::Uncounted, together);
        }
    }
    constraints
}

/// How good a set of claims is, number by number in the order of the aims: for the sure claims
/// their known amount in fen, how many are certainly the party's own, and how many there are; then
/// the same for the others.
type Score = [u64; 6];

const NOTHING: Score = [0; 6];

fn plus(mut one: Score, other: Score) -> Score {
    one.iter_mut().zip(other).for_each(|(sum, more)| *sum = sum.saturating_add(more));
    one
}

/// What a claim adds.
fn gain(outcome: &Outcome, party: Party) -> Score {
    let own = reaches(outcome.programme, party);
    let counted = |per| per == Per::Person && party == Party::Worker;
    let known = own && outcome.amount.is_some_and(|amount| amount.total_per.iter().all(counted));
    let yuan = comparable_amount(outcome).filter(|_| known).unwrap_or_default();
    // An amount has two decimals at most. What is too great to count is as great as can be.
    let scale = [100, 10, 1].get(yuan.scale() as usize).copied().unwrap_or(1);
    let fen = u64::try_from(yuan.mantissa().max(0)).unwrap_or(u64::MAX).saturating_mul(scale);
    match outcome.verdict {
        Verdict::Eligible => [fen, u64::from(own), 1, 0, 0, 0],
        _ => [0, 0, 0, fen, u64::from(own), 1],
    }
}

/// A candidate in the search.
pub(super) struct Item {
    gain: Score,
    /// The gain of this and all later candidates together: no choice among them gains more.
    upper_bound: Score,
    /// The indexes of the constraints that bind it.
    pub(super) constraints: Vec<usize>,
}

/// The candidates as items, in their order.
pub(super) fn items(candidates: &[&Outcome], constraints: &[Constraint], party: Party) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut upper_bound = NOTHING;
    for outcome in candidates.iter().rev() {
        let gain = gain(outcome, party);
        upper_bound = plus(upper_bound, gain);
        let binds = |at: &usize| {
            constraints.get(*at).is_some_and(|constraint| constraint.rule.binds(outcome.programme))
        };
        items.push(Item { gain, upper_bound, constraints: (0..constraints.len()).filter(binds).collect() });
    }
    items.reverse();
    items
}

/// Which items are in the best set that the constraints allow.
pub(super) fn best(constraints: &mut [Constraint], items: &[Item]) -> Vec<bool> {
    let best = vec![false; items.len()];
    let mut search = Search { constraints, taken: Vec::new(), best, most: NOTHING };
    search.from(items, NOTHING);
    search.best
}

/// The search: each candidate in turn is taken, and then left out.
struct Search<'b> {
    constraints: &'b mut [Constraint],
    /// Whether each candidate that is decided so far is taken.
    taken: Vec<bool>,
    /// The best set so far, and its score.
    best: Vec<bool>,
    most: Score,
}

impl Search<'_> {
    /// Decides the candidates that are left, after those taken before have come to a score.
    fn from(&mut self, items: &[Item], score: Score) {
        let upper_bound = items.first().map_or(NOTHING, |item| item.upper_bound);
        // Even all that are left would not come to more than the best set so far. Of equal sets the
        // first one found stays.
        if plus(score, upper_bound) <= self.most {
            return;
        }
        let Some((item, others)) = items.split_first() else {
            self.most = score;
            self.best.clone_from(&self.taken);
            return;
        };
        for take in [true, false] {
            if take && !self.constraints_on(item).all(|constraint| constraint.left > 0) {
                continue;
            }
            let claims = u32::from(take);
            self.constraints_on(item).for_each(|constraint| constraint.left -= claims);
            self.taken.push(take);
            self.from(others, if take { plus(score, item.gain) } else { score });
            self.taken.pop();
            self.constraints_on(item).for_each(|constraint| constraint.left += claims);
        }
    }

    fn constraints_on(&mut self, item: &Item) -> impl Iterator<Item = &mut Constraint> {
        let constraints = &item.constraints;
        self.constraints
            .iter_mut()
            .enumerate()
            .filter(|(at, _)| constraints.contains(at))
            .map(|(_, constraint)| constraint)
    }
}
