//! Totals over random programmes of every sort, more mixed than the real tables are.

use engine::advice::plan::plan;
use engine::law::{Benefit, Cond, Limit, PaidTo, Party, Per};
use engine::{Answers, Assessment, Tables, Verdict, assess};
use laws::mixed::{OPEN, limit, programmes, tables_of};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Eight programmes, the first of which a limit binds.
fn tables() -> impl Strategy<Value = &'static Tables> {
    (programmes(), 0..4_usize, any::<bool>()).prop_map(|(programmes, reached, in_principle)| {
        let reached = [Cond::All(&[]), Cond::Any(&[]), OPEN, OPEN][reached];
        tables_of(programmes, vec![Limit { reached, in_principle, programmes: &["a.1"], ..limit("a.limit") }])
    })
}

/// The greatest a programme can come to for a party, as far as it is known: nothing, where a month
/// or a year is not counted.
fn known(assessment: &Assessment, id: &str, party: Party) -> Decimal {
    let amount = assessment.outcome(id).and_then(|outcome| outcome.amount);
    let counted = |per| per == Per::Person && party == Party::Worker;
    let known = amount.filter(|amount| amount.total_per.iter().all(counted));
    known.and_then(|amount| amount.total.high.or(amount.total.low)).unwrap_or_default().max(Decimal::ZERO)
}

proptest! {
    #![proptest_config(laws::cases(4000))]

    #[test]
    fn a_total_is_all_that_is_certainly_and_now_ones_own(tables in tables()) {
        let day = engine::date::ordinal(2021, 1);
        let assessment = assess(tables, &Answers::none(tables), day);
        for party in Party::ALL {
            let totals = plan(&assessment, &Answers::none(tables), party).sure;
            let added = totals.sums.iter().flat_map(|total| &total.programmes);
            let named: Vec<&str> = added.chain(&totals.without_figure).copied().collect();
            let mut groups = Vec::new();
            for programme in tables.programmes {
                // The rule once more, in plain words.
                let met = Verdict::from(programme.when.truth(&Answers::none(tables), day)) == Verdict::Eligible;
                let now = programme.term.from <= day && programme.term.until.is_none_or(|until| day <= until);
                let own = match programme.paid_to {
                    Some(PaidTo::Party(paid)) => paid == party,
                    Some(PaidTo::Student) => party == Party::Worker,
                    _ => false,
                };
                let cash = programme.benefits == [Benefit::Cash];
                let bound = programme.id == "a.1"
                    && Verdict::from(tables.limits[0].reached.truth(&Answers::none(tables), day)) == Verdict::Eligible;
                let counts = met && now && own && cash && !bound && programme.recipients.contains(&party);
                let there = named.iter().filter(|id| **id == programme.id).count();
                prop_assert!(there <= usize::from(counts), "{} is no part of it", programme.id);
                match programme.alternative {
                    None => prop_assert_eq!(there, usize::from(counts), "{} is left out", programme.id),
                    Some(group) => groups.extend(counts.then(|| (group, there, known(&assessment, programme.id, party)))),
                }
            }
            // Of alternatives exactly one is counted, and of none is more known.
            for group in ["training", "other"] {
                let alternatives = || groups.iter().filter(|(own, ..)| *own == group);
                let counted: Vec<_> = alternatives().filter(|(_, there, _)| *there == 1).collect();
                prop_assert_eq!(counted.len(), usize::from(alternatives().next().is_some()), "{}", group);
                for (_, _, known) in counted {
                    prop_assert!(alternatives().all(|(_, _, other)| other <= known), "{}", group);
                }
            }
        }
    }

    #[test]
    fn a_sum_is_of_one_basis_unit_and_standing(tables in tables()) {
        let assessment = assess(tables, &Answers::none(tables), engine::date::ordinal(2021, 1));
        for total in Party::ALL.into_iter().flat_map(|party| plan(&assessment, &Answers::none(tables), party).sure.sums) {
            let (mut low, mut high) = (Some(Decimal::ZERO), Some(Decimal::ZERO));
            for id in &total.programmes {
                let outcome = assessment.outcome(id).expect("a programme");
                let amount = outcome.amount.expect("a figure");
                prop_assert_eq!((amount.basis, outcome.standing), (total.basis, total.standing));
                prop_assert_eq!(amount.total_per, total.per);
                low = low.zip(amount.total.low).map(|(sum, part)| sum + part);
                high = high.zip(amount.total.high).map(|(sum, part)| sum + part);
            }
            prop_assert_eq!((total.sum.low, total.sum.high), (low, high));
        }
    }
}
