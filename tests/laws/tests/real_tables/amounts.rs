//! Figures of the real programmes: inside their basis, in whole fen, never negative.

use engine::evaluate::amount::Span;
use engine::law::Basis;
use engine::{Verdict, assess};
use laws::people::person;
use proptest::prelude::*;
use rust_decimal::Decimal;
use tables::TABLES;

fn sound(span: Span) -> bool {
    let figure =
        |yuan: Option<Decimal>| yuan.is_none_or(|yuan| yuan.scale() <= 2 && !yuan.is_sign_negative());
    figure(span.low) && figure(span.high) && span.low.zip(span.high).is_none_or(|(low, high)| low <= high)
}

proptest! {
    #![proptest_config(laws::cases(800))]

    #[test]
    fn figures_lie_inside_their_basis((answers, day) in person()) {
        for outcome in &assess(&TABLES, &answers, day).outcomes {
            let Some(amount) = outcome.amount else { continue };
            let id = outcome.programme.id;
            prop_assert!(outcome.verdict != Verdict::Ineligible, "{}", id);
            prop_assert!(!outcome.programme.amounts.is_empty() && Some(amount.paid_to) == outcome.programme.paid_to);
            prop_assert!(laws::texts::is_full(*amount.cite), "{}", id);
            for span in [amount.rate, amount.total] {
                prop_assert!(sound(span), "{}: {:?}", id, span);
                let inside = match amount.basis {
                    Basis::AtMost => span.high.is_none() || span.low == Some(Decimal::ZERO),
                    Basis::AtLeast => span.high.is_none(),
                    Basis::Exact => span.low == span.high || !amount.lacks.is_empty(),
                    Basis::Guideline | Basis::Local => true,
                };
                prop_assert!(inside, "{}: {:?} {:?}", id, amount.basis, span);
            }
        }
    }

    #[test]
    fn whoever_is_not_excluded_sees_the_figure((answers, day) in person()) {
        for outcome in &assess(&TABLES, &answers, day).outcomes {
            let programme = outcome.programme;
            let figure = programme
                .paid_to
                .filter(|_| outcome.verdict != Verdict::Ineligible)
                .and_then(|paid_to| engine::evaluate::amount::amount(programme.amounts, paid_to, &answers, day));
            let (found, expected) = (format!("{:?}", outcome.amount), format!("{figure:?}"));
            prop_assert_eq!(found, expected, "{}", programme.id);
        }
    }

    #[test]
    fn a_local_standard_is_open_until_somebody_enters_it((answers, day) in person()) {
        for outcome in &assess(&TABLES, &answers, day).outcomes {
            let Some(amount) = outcome.amount.filter(|amount| amount.basis == Basis::Local) else { continue };
            let entered = outcome.programme.amounts.iter().any(|row| {
                matches!(row.figure, engine::law::Figure::Fact(fact) if answers.value(fact).is_some())
            });
            // Or until it is published, and then it says where.
            let known = entered || amount.source.is_some();
            prop_assert!(known || amount.total.is_unknown() && amount.rate.is_unknown(), "{}", outcome.programme.id);
        }
    }
}
