//! Totals over random programmes of every sort, more mixed than the real tables are.

use engine::amount::{AmountRow, Basis, Figure, Per};
use engine::condition::{Check, Cond, Test};
use engine::fact::FactId;
use engine::limit::Limit;
use engine::tables::{Benefit, PaidTo, Party, Programme, Term};
use engine::total::totals;
use engine::{Answers, Assessment, Date, Tables, Text, Verdict, assess};
use laws::rule::{CITE, of};
use laws::vocabulary;
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

const IDS: [&str; 8] = ["a.1", "a.2", "a.3", "a.4", "a.5", "a.6", "a.7", "a.8"];
const PAID: [PaidTo; 5] = [
    PaidTo::Party(Party::Worker),
    PaidTo::Party(Party::Employer),
    PaidTo::Party(Party::Provider),
    PaidTo::Student,
    PaidTo::Unsaid,
];
const TEXT: Text = Text { zh: "", en: "" };

/// A test on a fact that nobody answers: neither met nor not.
const OPEN: Cond = Cond::Test(Test { fact: FactId(0), check: Check::Is(true), cite: CITE });

/// What a random programme is like, a number for each trait.
type Traits = (usize, usize, usize, usize, usize, usize, Option<u16>);

fn programme(at: usize, (when, paid, benefit, alternative, term, basis, yuan): Traits) -> Programme {
    let day = |year| engine::date::ordinal(year, 1);
    let (from, until, unconfirmed_after) =
        [(2020, None, None), (2022, None, None), (2020, Some(2020), None), (2020, None, Some(2020))]
            [term % 4];
    let figure = match yuan {
        Some(yuan) => Figure::Yuan(Decimal::from(yuan)),
        None => Figure::Open,
    };
    let row = AmountRow {
        when: None,
        from: None,
        until: None,
        basis: Basis::ALL[basis % 5],
        figure,
        times: Decimal::ONE,
        per: if basis % 2 == 0 { &[Per::Person] } else { &[] },
        count: &[],
        cite: CITE,
    };
    Programme {
        id: IDS[at],
        when: [Cond::All(&[]), Cond::All(&[]), Cond::Any(&[]), OPEN][when % 4],
        recipients: [&Party::ALL[..], &Party::ALL[..1], &Party::ALL[1..]][paid % 3],
        paid_to: Some(PAID[paid % 5]),
        benefits: match benefit % 4 {
            0 => &[Benefit::Guideline],
            1 => &[Benefit::Advance, Benefit::Cash],
            _ => &[Benefit::Cash],
        },
        alternative: [None, Some("training"), Some("other")][alternative % 3],
        term: Term {
            from: day(from),
            until: until.map(day),
            unconfirmed_after: unconfirmed_after.map(day),
            ground: TEXT,
        },
        amounts: vec![row].leak(),
        ..of(vec![], OPEN, &[], Date::MIN).tables.programmes[0]
    }
}

/// Eight programmes, the first of which a limit binds.
fn tables() -> impl Strategy<Value = &'static Tables> {
    let traits =
        (0..4_usize, 0..15_usize, 0..4_usize, 0..3_usize, 0..4_usize, 0..10_usize, any::<Option<u16>>());
    (vec(traits, 8), 0..4_usize, any::<bool>()).prop_map(|(traits, reached, in_principle)| {
        let programmes: Vec<Programme> =
            traits.into_iter().enumerate().map(|(at, traits)| programme(at, traits)).collect();
        let limit = Limit {
            id: "a.limit",
            document: 0,
            cite: CITE,
            text: TEXT,
            reached: [Cond::All(&[]), Cond::Any(&[]), OPEN, OPEN][reached],
            in_principle,
            programmes: &["a.1"],
        };
        let facts = vec![vocabulary::fact(0)].leak();
        let (programmes, limits) = (programmes.leak(), vec![limit].leak());
        &*Box::leak(Box::new(Tables {
            facts,
            units: &[],
            documents: &[],
            programmes,
            limits,
            standards: &[],
        }))
    })
}

/// The greatest a programme can come to, as far as it is known.
fn figure(assessment: &Assessment, id: &str) -> Option<Decimal> {
    let total = assessment.outcome(id)?.amount?.total;
    total.high.or(total.low)
}

proptest! {
    #![proptest_config(laws::cases(4000))]

    #[test]
    fn a_total_is_all_that_is_certainly_and_now_ones_own(tables in tables()) {
        let day = engine::date::ordinal(2021, 1);
        let assessment = assess(tables, &Answers::none(tables), day);
        for party in Party::ALL {
            let totals = totals(&assessment, party);
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
                    Some(group) => groups.extend(counts.then(|| (group, there, figure(&assessment, programme.id)))),
                }
            }
            // Of alternatives exactly one is counted, and none has a greater figure.
            for group in ["training", "other"] {
                let alternatives = || groups.iter().filter(|(own, ..)| *own == group);
                let counted: Vec<_> = alternatives().filter(|(_, there, _)| *there == 1).collect();
                prop_assert_eq!(counted.len(), usize::from(alternatives().next().is_some()), "{}", group);
                for (_, _, figure) in counted {
                    prop_assert!(alternatives().all(|(_, _, other)| other <= figure), "{}", group);
                }
            }
        }
    }

    #[test]
    fn a_sum_is_of_one_basis_unit_and_standing(tables in tables()) {
        let assessment = assess(tables, &Answers::none(tables), engine::date::ordinal(2021, 1));
        for total in Party::ALL.into_iter().flat_map(|party| totals(&assessment, party).sums) {
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
