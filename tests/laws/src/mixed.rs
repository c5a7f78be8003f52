//! Random programmes of every sort, more mixed than the real tables are, and limits on them.

use crate::rule::{CITE, of};
use crate::vocabulary;
use engine::law::{
    AmountRow, Basis, Benefit, Check, Cond, Fact, FactId, Figure, Kind, Limit, PaidTo, Party, Per, Programme,
    Test, Validity,
};
use engine::{Date, Tables, Text};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Their ids.
pub const IDS: [&str; 8] = ["a.1", "a.2", "a.3", "a.4", "a.5", "a.6", "a.7", "a.8"];
const PAID: [PaidTo; 5] = [
    PaidTo::Party(Party::Worker),
    PaidTo::Party(Party::Employer),
    PaidTo::Party(Party::Provider),
    PaidTo::Student,
    PaidTo::Unsaid,
];
const TEXT: Text = Text { zh: "", en: "" };

/// A test on a fact that nobody answers: neither met nor not.
pub const OPEN: Cond = Cond::Test(Test { fact: FactId(0), check: Check::Is(true), cite: CITE });

/// What a random programme is like, a number for each trait.
type Traits = (usize, usize, usize, usize, usize, usize, Option<u16>);

/// A programme with these traits.
fn programme(at: usize, (when, paid, benefit, alternative, term, basis, yuan): Traits) -> Programme {
    let day = |year| engine::date::ordinal(year, 1);
    let (from, until, unconfirmed_after) =
        [(2020, None, None), (2022, None, None), (2020, Some(2020), None), (2020, None, Some(2020))]
            [term % 4];
    let figure = match yuan {
        Some(yuan) => Figure::Yuan(Decimal::from(yuan)),
        None => Figure::Unpublished,
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
        published: &[],
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
        season: None,
        alternative: [None, Some("training"), Some("other")][alternative % 3],
        term: Validity {
            from: day(from),
            until: until.map(day),
            unconfirmed_after: unconfirmed_after.map(day),
            ground: TEXT,
        },
        amounts: vec![row].leak(),
        ..of(vec![], OPEN, &[], Date::MIN).tables.programmes[0]
    }
}

/// Eight programmes.
pub fn programmes() -> impl Strategy<Value = Vec<Programme>> {
    let traits =
        (0..4_usize, 0..15_usize, 0..4_usize, 0..3_usize, 0..4_usize, 0..10_usize, any::<Option<u16>>());
    vec(traits, 8)
        .prop_map(|traits| traits.into_iter().enumerate().map(|(at, traits)| programme(at, traits)).collect())
}

/// The facts in which claims are counted.
pub const CLAIMS: [FactId; 2] = [FactId(1), FactId(2)];

/// Tables of these, with a bool fact and two that count claims.
pub fn tables_of(programmes: Vec<Programme>, limits: Vec<Limit>) -> &'static Tables {
    let claims = Fact { kind: Kind::Int { min: 0, max: 50, unit: "time" }, ..vocabulary::fact(0) };
    let facts = vec![vocabulary::fact(0), claims, claims].leak();
    let (programmes, limits) = (programmes.leak(), limits.leak());
    Box::leak(Box::new(Tables {
        facts,
        units: &[],
        places: &[],
        documents: &[],
        programmes,
        limits,
        standards: &[],
        provinces: &[],
    }))
}

/// A limit that binds nothing and is never reached.
pub fn limit(id: &'static str) -> Limit {
    Limit {
        id,
        document: engine::DocumentId(0),
        cite: CITE,
        text: TEXT,
        from: None,
        until: None,
        reached: Cond::Any(&[]),
        claims: None,
        yearly: false,
        together: None,
        in_principle: false,
        programmes: &[],
    }
}

/// A limit of any sort on some of the programmes: claims counted or not, for everybody, for
/// nobody or for whom is not known, with an end or without.
pub fn any_limit() -> impl Strategy<Value = Limit> {
    let ends = prop::sample::select(vec![None, None, None, Some(2019), Some(2020), Some(2021)]);
    let sort = (0..6_usize, 0..4_usize, 1..4_i64, 0..2_usize);
    (sort, any::<(bool, bool)>(), prop::option::of(1..4_u32), 1..256_u32, ends).prop_map(
        |((form, scope, most, claims), (in_principle, yearly), together, bound, until)| {
            let claims = CLAIMS[claims];
            let at_least = Check::Int { min: Some(most), max: None };
            let count = Cond::Test(Test { fact: claims, check: at_least, cite: CITE });
            let scope = [Cond::All(&[]), Cond::All(&[]), Cond::Any(&[]), OPEN][scope];
            let higher = Cond::Test(Test {
                fact: claims,
                check: Check::Int { min: Some(most + 2), max: None },
                cite: CITE,
            });
            let both = |parts: Vec<Cond>| Cond::All(parts.leak());
            let reached = match form {
                0 => scope,
                1 | 2 => count,
                3 => Cond::Any(vec![higher, both(vec![scope, count])].leak()),
                4 => both(vec![scope, count]),
                _ => Cond::Any(&[]),
            };
            let counts = (1..5).contains(&form);
            let programmes: Vec<_> = IDS
                .into_iter()
                .enumerate()
                .filter(|(at, _)| bound >> at & 1 == 1)
                .map(|(_, id)| id)
                .collect();
            Limit {
                reached,
                claims: counts.then_some(claims),
                yearly: counts && yearly,
                together: if form == 5 { together } else { None },
                in_principle,
                until: until
                    .map(|year| engine::date::ordinal(year, 366.min(if year == 2020 { 366 } else { 365 }))),
                programmes: programmes.leak(),
                ..limit("a.limit")
            }
        },
    )
}
