//! Totals: amounts added by basis, unit and standing. What has no figure is named beside the
//! sum, never counted as nothing. What may be added at all, the plan decides.

use super::outcome::{Assessment, Outcome};
use crate::decimal::sum;
use crate::evaluate::amount::{PerSet, Span};
use crate::evaluate::limit::LimitOutcome;
use crate::law::{Basis, Benefit, Party, Programme, Standing};
use rust_decimal::Decimal;

/// A sum of amounts of the same kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// How the parts are known.
    pub basis: Basis,
    /// The units the sum is stated in.
    pub per: PerSet,
    /// Whether the programmes are in force or unconfirmed.
    pub standing: Standing,
    /// The sum.
    pub sum: Span,
    /// Ids of what was added.
    pub programmes: Vec<&'static str>,
}

/// Sums, and what could not be added for want of a figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals {
    /// Sums, by basis, unit and standing.
    pub sums: Vec<Total>,
    /// Ids of cash programmes that are theirs but have no figure.
    pub without_figure: Vec<&'static str>,
}

/// Whether it gives a party money that is not an advance on other money.
pub fn is_cash_for(programme: &Programme, party: Party) -> bool {
    programme.is_for(party) && programme.gives(Benefit::Cash) && !programme.gives(Benefit::Advance)
}

/// Whether the text says that its money reaches this party's own hands.
pub fn reaches(programme: &Programme, party: Party) -> bool {
    programme.paid_to.is_some_and(|paid| paid.reaches(party))
}

/// The limit that keeps this programme's money from being counted as sure: of those that are reached,
/// certainly or in principle, the tightest.
pub fn reached_limit<'a>(assessment: &'a Assessment, programme: &Programme) -> Option<&'a LimitOutcome> {
    let reached = |outcome: &&LimitOutcome| outcome.room.holds_back() && outcome.limit.binds(programme.id);
    assessment.limits.iter().filter(reached).max_by_key(|outcome| outcome.room.tightness())
}

/// The figure by which outcomes are compared: the high end of the total, or else its low end.
pub fn comparable_amount(outcome: &Outcome) -> Option<Decimal> {
    let total = outcome.amount?.total;
    total.high.or(total.low)
}

impl Totals {
    /// Adds what a programme comes to.
    pub fn add(&mut self, outcome: &Outcome) {
        let id = outcome.programme.id;
        let Some(amount) = outcome.amount.filter(|amount| !amount.total.is_unknown()) else {
            self.without_figure.push(id);
            return;
        };
        let same = |total: &&mut Total| {
            total.basis == amount.basis && total.per == amount.total_per && total.standing == outcome.standing
        };
        match self.sums.iter_mut().find(same) {
            Some(total) => {
                total.sum = plus(total.sum, amount.total);
                total.programmes.push(id);
            }
            None => self.sums.push(Total {
                basis: amount.basis,
                per: amount.total_per,
                standing: outcome.standing,
                sum: amount.total,
                programmes: vec![id],
            }),
        }
    }
}

fn plus(a: Span, b: Span) -> Span {
    let add = |a: Option<Decimal>, b: Option<Decimal>| sum(a?, b?);
    Span { low: add(a.low, b.low), high: add(a.high, b.high) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::sample::programme;
    use crate::law::{Cond, PaidTo};

    #[test]
    fn cash_is_money_to_a_party_that_is_no_advance() {
        let cash = programme("cash", 0, Cond::All(&[]));
        let advance = Programme { benefits: &[Benefit::Cash, Benefit::Advance], ..cash };
        let free = Programme { benefits: &[Benefit::Free], ..cash };
        let worker = Party::ALL.map(|party| party == Party::Worker);
        assert_eq!(Party::ALL.map(|party| is_cash_for(&cash, party)), worker);
        for other in [advance, free] {
            assert_eq!(Party::ALL.map(|party| is_cash_for(&other, party)), [false; 3]);
        }
        assert_eq!(Party::ALL.map(|party| reaches(&cash, party)), worker);
        for paid_to in [None, Some(PaidTo::Unsaid)] {
            let unsaid = Programme { paid_to, ..cash };
            assert_eq!(Party::ALL.map(|party| reaches(&unsaid, party)), [false; 3]);
        }
    }
}
