//! The totals of a screening for the sheet 汇总: people and money by programme and region. Money is
//! counted only where it is certain: of somebody eligible, in force, and held back by no limit.

use super::super::screened::Line;
use engine::evaluate::amount::{Amount, PerSet};
use engine::law::{Basis, Benefit, Programme, Standing};
use engine::region::Region;
use engine::{Date, Verdict};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What a total is of: the index of its programme among those screened, somebody's region, and
/// what its figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub programme: u16,
    pub region: Option<u32>,
    /// The index in [`Totals::figures`].
    figures: usize,
}

/// A total with how its figures are known and what they are per, where there are any.
pub type Row = (Key, Option<(Basis, PerSet)>, Total);

/// People and money.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Total {
    /// Who is eligible.
    pub eligible: u64,
    /// Who may be.
    pub open: u64,
    /// Who is eligible, but a limit is reached, certainly or in principle.
    pub held_back: u64,
    /// Whose money is counted.
    pub counted: u64,
    /// Who is eligible for money of which the text has no figure.
    pub without_figure: u64,
    /// The sums of the low and the high ends; none where an end is open for somebody counted.
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
}

impl Total {
    /// Adds people of whom no money is counted.
    fn join(&mut self, other: &Total) {
        self.eligible += other.eligible;
        self.open += other.open;
        self.held_back += other.held_back;
        self.without_figure += other.without_figure;
    }
}

/// The totals of a screening. Sums are of one basis and unit, never over programmes: those may be
/// alternatives of one another.
pub struct Totals {
    programmes: Vec<&'static Programme>,
    date: Date,
    /// How figures are known, and what they are per.
    figures: Vec<Option<(Basis, PerSet)>>,
    all: BTreeMap<Key, Total>,
}

impl Totals {
    pub fn new(programmes: &[&'static Programme], date: Date) -> Totals {
        Totals { programmes: programmes.to_vec(), date, figures: vec![None], all: BTreeMap::new() }
    }

    /// Adds what a programme comes to for somebody in a region.
    pub fn add(&mut self, region: Option<Region>, line: &Line) {
        let Some(programme) = self.programmes.get(usize::from(line.at)).copied() else { return };
        if line.found.verdict == Verdict::Ineligible {
            return;
        }
        let sure = line.found.verdict == Verdict::Eligible;
        let held_back = line.limits.iter().any(|binding| binding.room.holds_back());
        let now = matches!(programme.term.standing(self.date), Standing::InForce | Standing::Unconfirmed);
        let cash = programme.gives(Benefit::Cash) && !programme.gives(Benefit::Advance);
        let counts = sure && now && cash && !held_back;
        let amount = line.found.amount.filter(|amount| counts && !amount.total.is_unknown());
        let figures = self.figures(amount.as_ref());
        let region = region.map(|region| region.0);
        let total = self.all.entry(Key { programme: line.at, region, figures }).or_default();
        total.eligible += u64::from(sure);
        total.open += u64::from(!sure);
        total.held_back += u64::from(sure && held_back);
        total.without_figure += u64::from(counts && amount.is_none());
        if let Some(amount) = amount {
            let first = total.counted == 0;
            total.counted += 1;
            for (sum, yuan) in [(&mut total.low, amount.total.low), (&mut total.high, amount.total.high)] {
                *sum = match (first, *sum, yuan) {
                    (true, _, yuan) => yuan,
                    (false, Some(sum), Some(yuan)) => sum.checked_add(yuan),
                    _ => None,
                };
            }
        }
    }

    /// All of them, by programme, then place. People of whom there is no figure, since it is open
    /// whether they are eligible or a limit holds them back, stand with those of the one figure that
    /// there is for the programme and place; where there are several, in a row of their own.
    pub fn all(&self) -> Vec<Row> {
        let figures = |key: &Key| self.figures.get(key.figures).copied().flatten();
        let mut all: Vec<Row> =
            self.all.iter().map(|(key, total)| (*key, figures(key), total.clone())).collect();
        let mut at = 0;
        while let Some((key, figures, _)) = all.get(at) {
            // Of a programme and place, those without a figure come first.
            let of =
                |(other, ..): &&(Key, _, _)| (other.programme, other.region) == (key.programme, key.region);
            let others = all.iter().skip(at + 1).take_while(of).count();
            if figures.is_none() && others == 1 {
                let (_, _, total) = all.remove(at);
                if let Some((_, _, other)) = all.get_mut(at) {
                    other.join(&total);
                }
            }
            at += 1;
        }
        all
    }

    fn figures(&mut self, amount: Option<&Amount>) -> usize {
        let figures = amount.map(|amount| (amount.basis, amount.total_per));
        self.figures.iter().position(|known| *known == figures).unwrap_or_else(|| {
            self.figures.push(figures);
            self.figures.len() - 1
        })
    }
}
