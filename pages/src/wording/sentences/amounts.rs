//! Wording: what an amount is, how it came about, whom it reaches.

use super::Wording;
use crate::wording::texts::fill;
use engine::answers::parse_value;
use engine::evaluate::amount::{Amount, PerSet, Span};
use engine::law::{Basis, Figure, Grade, PaidTo, Party, Per, Published, Standard};
use engine::{Answers, FactId, Value};
use rust_decimal::Decimal;

impl Wording {
    fn per(self, units: impl Iterator<Item = Per>) -> Vec<&'static str> {
        let word = |per| match per {
            Per::Person => self.t.per_person,
            Per::Month => self.t.per_month,
            Per::Year => self.t.per_year,
        };
        units.map(word).collect()
    }

    fn span(self, span: Span, basis: Basis, units: &[&str]) -> Option<String> {
        let template = match basis {
            Basis::Exact => self.t.basis_exact,
            Basis::AtMost => self.t.basis_at_most,
            Basis::AtLeast => self.t.basis_at_least,
            Basis::Guideline => self.t.basis_guideline,
            Basis::Local => self.t.basis_local_given,
        };
        let money = match (span.low, span.high) {
            (Some(low), Some(high)) if basis != Basis::AtMost && low != high => {
                fill(self.t.range, &[("low", &self.number(low)), ("high", &self.money(high))])
            }
            (_, Some(high)) => self.money(high),
            (Some(low), None) => self.money(low),
            (None, None) => return None,
        };
        Some(self.beside(fill(template, &[("money", &money)]), units))
    }

    /// A figure with the words for its units, on the side where the language puts them.
    fn beside(self, figure: String, units: &[&str]) -> String {
        match units {
            [] => figure,
            units => {
                let units = units.join(self.t.units_and);
                fill(self.t.with_units, &[("units", &units), ("figure", &figure)])
            }
        }
    }

    /// A figure with the units it is stated in: 每人每月最多300元.
    pub fn with_units(self, figure: String, units: impl Iterator<Item = Per>) -> String {
        self.beside(figure, &self.per(units))
    }

    /// The figure as the text states it: 每人每月最多300元.
    pub fn rate(self, amount: &Amount) -> String {
        self.span(amount.rate, amount.basis, &self.per(amount.per.iter().copied())).unwrap_or_else(|| {
            match amount.basis {
                Basis::Local => self.t.basis_local.into(),
                _ => self.t.amount_open.into(),
            }
        })
    }

    /// The figure multiplied out, where that says more than the rate.
    pub fn total(self, amount: &Amount) -> Option<String> {
        if amount.total == amount.rate && amount.total_per.iter().eq(amount.per.iter().copied()) {
            return None;
        }
        let text = self.sum(amount.total, amount.basis, amount.total_per)?;
        Some(fill(self.t.amount_total, &[("amount", &text)]))
    }

    /// How a figure was worked out — 1,000元 × 1.3 × 30人 —; none where nothing was multiplied.
    pub fn formula(self, amount: &Amount, answers: &Answers) -> Option<String> {
        let row = amount.row?;
        let mut parts = vec![match row.figure {
            Figure::Yuan(yuan) => self.money(yuan),
            Figure::Fact(id) => self.entered(id, answers)?,
            // Money that is below its cap speaks for itself; a share of the cap is worked out.
            Figure::UpTo { fact, cap, share } => match answers.value(fact) {
                Some(Value::Decimal(yuan)) if Some(yuan) == amount.rate.high => return None,
                _ => {
                    let percent = [&(share * Decimal::ONE_HUNDRED).normalize().to_string(), "%"].concat();
                    [&self.entered(cap, answers)?, " × ", &percent].concat()
                }
            },
            Figure::Unpublished => return None,
        }];
        if row.times < Decimal::ONE {
            parts.push([&(row.times * Decimal::ONE_HUNDRED).normalize().to_string(), "%"].concat());
        } else if row.times > Decimal::ONE {
            parts.push(row.times.normalize().to_string());
        }
        for count in row.count {
            let Some(Value::Int(number)) = answers.value(count.fact) else { continue };
            let counted = count.at_most.map_or(number, |most| number.min(most));
            let text = self.counted(counted.into(), count.per.key());
            parts.push(if counted < number {
                let most = self.counted(counted.into(), count.per.key());
                [text, fill(self.t.formula_most, &[("n", &most)])].concat()
            } else {
                text
            });
        }
        let worked_out = parts.len() > 1 || matches!(row.figure, Figure::UpTo { .. });
        worked_out.then(|| fill(self.t.formula, &[("formula", &parts.join(" × "))]))
    }

    /// Money that was entered, with the label of its fact.
    fn entered(self, id: FactId, answers: &Answers) -> Option<String> {
        match answers.value(id)? {
            Value::Decimal(yuan) => {
                Some([self.get(self.tables.fact_at(id)?.label), " ", &self.money(yuan)].concat())
            }
            _ => None,
        }
    }

    /// A published local standard: its name, level and figure.
    pub fn standard(self, standard: &Standard) -> String {
        let level = standard.level.and_then(|level| self.option("course_level", level));
        let course = standard.course.and_then(|course| self.option("course_kind", course));
        let units = self.per(standard.per.iter().copied());
        let yuan = Span { low: Some(standard.yuan), high: Some(standard.yuan) };
        let parts =
            [Some(self.get(standard.name).to_string()), level, course, self.span(yuan, Basis::Exact, &units)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// A published local standard that a programme pays: for what, and its figure.
    pub fn published(self, published: &Published, units: impl Iterator<Item = Per>) -> String {
        let figure = self.with_units(self.money(published.yuan), units);
        [self.get(published.name), figure.as_str()].join(" · ")
    }

    /// How surely a figure that is not the document's own is known.
    pub fn grade(self, grade: Grade) -> &'static str {
        match grade {
            Grade::Verbatim => self.t.grade_verbatim,
            Grade::Reported => self.t.grade_reported,
        }
    }

    fn option(self, fact: &str, key: &str) -> Option<String> {
        let fact = self.tables.fact_at(self.tables.fact(fact)?)?;
        Some(self.value(fact, parse_value(fact, key)?))
    }

    /// A sum with its basis and the units it is stated in.
    pub fn sum(self, sum: Span, basis: Basis, per: PerSet) -> Option<String> {
        self.span(sum, basis, &self.per(per.iter()))
    }

    /// Whom the money reaches.
    pub fn paid_to(self, paid_to: PaidTo) -> &'static str {
        match paid_to {
            PaidTo::Party(Party::Worker) => self.t.paid_worker,
            PaidTo::Party(Party::Employer) => self.t.paid_employer,
            PaidTo::Party(Party::Provider) => self.t.paid_provider,
            PaidTo::Student => self.t.paid_student,
            PaidTo::Unsaid => self.t.paid_unsaid,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::Lang;
    use tables::TABLES;

    const ZH: fn() -> Wording = || Wording::of(&TABLES, Lang::ZH);
    const EN: fn() -> Wording = || Wording::of(&TABLES, Lang::EN);

    #[test]
    fn a_rate_says_its_units_and_basis() {
        let programme = TABLES.programme("tlf53.work-based-training").unwrap();
        let answers = engine::Answers::none(&TABLES);
        let day = engine::date::parse("2020-09-01").unwrap();
        let paid_to = programme.paid_to.unwrap();
        let amount = engine::evaluate::amount::amount(programme.amounts, paid_to, &answers, day).unwrap();
        assert_eq!(ZH().rate(&amount), "每人每月最多300元");
        assert_eq!(EN().rate(&amount), "up to 300 yuan per person per month");
    }
}
