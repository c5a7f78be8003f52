//! Amounts: ranges of yuan with a basis. Never invented: a standard left to a locality stays
//! open until somebody enters the published one, and what lacks a fact says which.

use super::explanation::missing;
use crate::answers::Answers;
use crate::date;
use crate::law::{AmountRow, Basis, Citation, FactSet, Figure, PaidTo, Per, Source, Value};
use crate::truth::Truth;
use rust_decimal::{Decimal, RoundingStrategy};
use time::Date;

/// A range of yuan; an open end is not known or not bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Span {
    /// Not less than this.
    pub low: Option<Decimal>,
    /// Not more than this.
    pub high: Option<Decimal>,
}

/// What a programme comes to.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// How it is known.
    pub basis: Basis,
    /// Whose hands it reaches.
    pub paid_to: PaidTo,
    /// The figure as stated, before counting.
    pub rate: Span,
    /// The units the figure is stated in.
    pub per: &'static [Per],
    /// Multiplied out by the counts; open where a count is not known.
    pub total: Span,
    /// The units of `per` that are not counted in the total: it is still stated in these.
    pub total_per: PerSet,
    /// The facts whose answers would make it more precise.
    pub lacks: FactSet,
    /// Where the text says so.
    pub cite: &'static Citation,
    /// Where the figure was published, of a local standard that nobody had to enter.
    pub source: Option<&'static Source>,
    /// The row it comes from; none where several rows may apply.
    pub row: Option<&'static AmountRow>,
}

/// A set of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub struct PerSet(u8);

impl PerSet {
    fn of(units: &[Per]) -> PerSet {
        PerSet(units.iter().fold(0, |set, per| set | 1 << *per as u8))
    }

    fn without(self, per: Per) -> PerSet {
        PerSet(self.0 & !(1 << per as u8))
    }

    /// The units, in the order they are said.
    pub fn iter(self) -> impl Iterator<Item = Per> {
        Per::ALL.into_iter().filter(move |per| self.0 >> *per as u8 & 1 == 1)
    }
}

/// Yuan to two decimals, half away from zero.
fn to_fen(yuan: Decimal) -> Decimal {
    if yuan.scale() <= 2 {
        return yuan;
    }
    yuan.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// The amount from a programme's rows, or none where no row can apply on this day.
///
/// The rows are read in order; the first that certainly applies ends the search. Rows that may
/// apply widen the range, and the facts that decide between them are named in `lacks`.
pub fn amount(rows: &'static [AmountRow], paid_to: PaidTo, answers: &Answers, day: Date) -> Option<Amount> {
    let mut found = None;
    write(rows, paid_to, answers, day, &mut found);
    found
}

/// Writes the [`amount`] where it is to stand, in place of what was there.
pub(crate) fn write(
    rows: &'static [AmountRow],
    paid_to: PaidTo,
    answers: &Answers,
    day: Date,
    found: &mut Option<Amount>,
) {
    *found = None;
    for row in rows.iter().filter(|row| row.on(day)) {
        let truth = row.when.as_ref().map_or(Truth::True, |when| when.truth(answers, day));
        if truth == Truth::False {
            continue;
        }
        match found {
            None => row.compute(paid_to, answers, day, found),
            Some(before) => {
                let mut here = None;
                row.compute(paid_to, answers, day, &mut here);
                if let Some(here) = here {
                    *before = before.or(here);
                }
            }
        }
        if let (Some(found), Truth::Unknown, Some(when)) = (&mut *found, truth, &row.when) {
            found.lacks.extend(&missing(when, answers, day));
        }
        if truth == Truth::True {
            return;
        }
    }
}

impl Basis {
    /// The less firm of two.
    fn weaker(self, other: Basis) -> Basis {
        if self as u8 >= other as u8 { self } else { other }
    }
}

impl AmountRow {
    fn on(&self, day: Date) -> bool {
        date::covers(self.from, self.until, day)
    }

    fn compute(&'static self, paid_to: PaidTo, answers: &Answers, day: Date, to: &mut Option<Amount>) {
        let mut lacks = FactSet::default();
        let mut source = None;
        let figure = match self.figure {
            Figure::Yuan(yuan) => Some(Range::one(yuan)),
            Figure::Unpublished => None,
            Figure::Fact(fact) => match answers.value(fact) {
                Some(Value::Decimal(yuan)) => Some(Range::one(yuan)),
                _ => {
                    let published = self.published(answers, day);
                    match &published {
                        Some((_, from, deciding)) => {
                            source = Some(*from);
                            lacks.extend(deciding);
                        }
                        None => lacks.insert(fact),
                    }
                    published.map(|(range, ..)| range)
                }
            },
            Figure::UpTo { fact, cap, share } => {
                let mut money = |fact| match answers.value(fact) {
                    Some(Value::Decimal(yuan)) => Some(yuan),
                    _ => {
                        lacks.insert(fact);
                        None
                    }
                };
                let most = money(cap).and_then(|yuan| yuan.checked_mul(share));
                let lesser = match (money(fact), most) {
                    (Some(yuan), Some(most)) => Some(yuan.min(most)),
                    (one, other) => one.or(other),
                };
                lesser.map(Range::one)
            }
        };
        let rate = if self.times == Decimal::ONE {
            figure
        } else {
            figure.and_then(|figure| figure.times(self.times))
        };
        let mut total = rate;
        let mut total_per = PerSet::of(self.per);
        for count in self.count {
            match answers.value(count.fact) {
                Some(Value::Int(number)) => {
                    let number = count.at_most.map_or(number, |most| number.min(most));
                    total = total.and_then(|sum| sum.times(Decimal::from(number)));
                    total_per = total_per.without(count.per);
                }
                _ => {
                    lacks.insert(count.fact);
                    total = None;
                }
            }
        }
        if total.is_none() {
            total_per = PerSet::of(self.per);
        }
        let rate = self.span(rate);
        let total = if self.count.is_empty() { rate } else { self.span(total) };
        *to = Some(Amount {
            basis: self.basis,
            paid_to,
            rate,
            per: self.per,
            total,
            total_per,
            lacks,
            cite: &self.cite,
            source,
            row: Some(self),
        });
    }

    /// The range of the published standards that may apply for these answers on a day, with the
    /// source of the first and the facts that decide between them. They are read in order; the
    /// first that certainly applies ends the search. None where no standard can apply. If some may,
    /// their range is given, although in the end none of them may.
    fn published(&'static self, answers: &Answers, day: Date) -> Option<(Range, &'static Source, FactSet)> {
        let mut found: Option<(Range, &'static Source, FactSet)> = None;
        for one in self.published.iter().filter(|one| one.is_on(day)) {
            let truth = one.when.truth(answers, day);
            if truth == Truth::False {
                continue;
            }
            let here = Range::one(one.yuan);
            let (range, _, deciding) = found.get_or_insert((here, &one.source, FactSet::default()));
            *range = range.or(here);
            if truth == Truth::True {
                break;
            }
            deciding.extend(&missing(&one.when, answers, day));
        }
        found
    }

    fn span(&self, range: Option<Range>) -> Span {
        let low = range.map(|range| to_fen(range.low));
        let high = range.map(|range| to_fen(range.high));
        match self.basis {
            Basis::AtMost => Span { low: high.map(|_| Decimal::ZERO), high },
            Basis::AtLeast => Span { low, high: None },
            Basis::Exact | Basis::Guideline | Basis::Local => Span { low, high },
        }
    }
}

/// The least and the greatest of the figures that may apply.
#[derive(Clone, Copy)]
struct Range {
    low: Decimal,
    high: Decimal,
}

impl Range {
    fn one(yuan: Decimal) -> Range {
        Range { low: yuan, high: yuan }
    }

    /// Both ends multiplied; none past the greatest decimal.
    fn times(self, factor: Decimal) -> Option<Range> {
        Some(Range { low: self.low.checked_mul(factor)?, high: self.high.checked_mul(factor)? })
    }

    fn or(self, other: Range) -> Range {
        Range { low: self.low.min(other.low), high: self.high.max(other.high) }
    }
}

impl Amount {
    /// The amount where either of two may apply: the range that holds both, open where their units
    /// differ. The text cited is that of the greater figure, since that is the one which stands in 最多….
    fn or(self, other: Amount) -> Amount {
        let (units, other_units) = (PerSet::of(self.per), PerSet::of(other.per));
        let rate = if units == other_units { self.rate.or(other.rate) } else { Span::default() };
        let same = self.total_per == other.total_per;
        let total = if same { self.total.or(other.total) } else { Span::default() };
        let mut lacks = self.lacks;
        lacks.extend(&other.lacks);
        let greater = self.rate.high.zip(other.rate.high).is_some_and(|(here, there)| here < there);
        Amount {
            basis: self.basis.weaker(other.basis),
            source: self.source.or(other.source),
            rate,
            total,
            total_per: if total.is_unknown() { units } else { self.total_per },
            lacks,
            cite: if greater { other.cite } else { self.cite },
            row: None,
            ..self
        }
    }
}

impl Span {
    fn or(self, other: Span) -> Span {
        Span {
            low: self.low.zip(other.low).map(|(a, b)| a.min(b)),
            high: self.high.zip(other.high).map(|(a, b)| a.max(b)),
        }
    }

    /// Whether nothing is known of it.
    pub fn is_unknown(self) -> bool {
        self.low.is_none() && self.high.is_none()
    }
}
