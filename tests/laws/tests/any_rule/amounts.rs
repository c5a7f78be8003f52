//! Amounts lie inside their basis, and more answers only narrow them.

use engine::answers::{Answer, Answers, Value};
use engine::evaluate::amount::{Amount, Span, amount};
use engine::law::{
    AmountRow, Basis, Check, Cond, Count, Fact, FactId, Figure, Grade, Kind, PaidTo, Party, Per, Published,
    Source, Test,
};
use engine::text::Text;
use laws::reference::{completions, facts_of, yuan};
use laws::rule::{CITE, Rule};
use laws::vocabulary;
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

const MONEY: FactId = FactId(0);
const COUNTED: [(FactId, Per); 3] =
    [(FactId(1), Per::Person), (FactId(2), Per::Month), (FactId(3), Per::Year)];
const KNOWN: FactId = FactId(4);
const PAID: PaidTo = PaidTo::Party(Party::Worker);

fn fact(kind: Kind) -> Fact {
    Fact { kind, ..vocabulary::fact(0) }
}

/// A rule with these rows; figures and counts as of every day, or up to the ends of the types.
fn rule(rows: Vec<AmountRow>, vast: bool) -> Rule {
    let most = if vast { i64::MAX } else { 1000 };
    let money = if vast { Decimal::MAX } else { Decimal::from(1_000_000) };
    let int = |unit| fact(Kind::Int { min: 0, max: most, unit });
    let facts = vec![
        fact(Kind::Money { min: Decimal::ZERO, max: money }),
        int("person"),
        int("month"),
        int("year"),
        fact(Kind::Bool),
    ];
    laws::rule::of(facts, Cond::All(&[]), rows.leak(), engine::date::ordinal(2021, 1))
}

fn row() -> impl Strategy<Value = AmountRow> {
    let when = prop::option::of(
        any::<bool>().prop_map(|yes| Cond::Test(Test { fact: KNOWN, check: Check::Is(yes), cite: CITE })),
    );
    let times = prop::sample::select(vec![(1, 0), (40, 2), (130, 2), (5, 3)]);
    let basis = prop::sample::select(Basis::ALL.to_vec());
    (when, basis, 0..3_u8, 1..1_000_000_i64, times, vec(prop::option::of(0..3_u8), 3)).prop_map(
        |(when, basis, figure, fen, (times, scale), counts)| {
            let figure = match (basis, figure) {
                (Basis::Local, 0) => Figure::Unpublished,
                (_, 1) | (Basis::Local, _) => Figure::Fact(MONEY),
                _ => Figure::Yuan(Decimal::new(fen, 2)),
            };
            let (mut per, mut count) = (Vec::new(), Vec::new());
            for ((fact, unit), how) in COUNTED.into_iter().zip(counts) {
                per.extend(how.map(|_| unit));
                let at_most = how.filter(|how| *how == 2).map(|_| 6);
                count.extend(how.filter(|how| *how > 0).map(|_| Count { fact, per: unit, at_most }));
            }
            AmountRow {
                when,
                from: None,
                until: None,
                basis,
                figure,
                times: Decimal::new(times, scale),
                per: per.leak(),
                count: count.leak(),
                published: &[],
                cite: CITE,
            }
        },
    )
}

fn partial() -> impl Strategy<Value = (Rule, Answers)> {
    (vec(row(), 1..4), any::<bool>(), vec(any::<u32>(), 5)).prop_map(|(rows, vast, seeds)| {
        let rule = rule(rows, vast);
        let answers = laws::rule::some_answers(&rule, &seeds);
        (rule, answers)
    })
}

fn of(rule: &Rule, answers: &Answers) -> Option<Amount> {
    amount(rule.tables.programmes[0].amounts, PAID, answers, rule.day)
}

/// The figures that are known of a span: not negative, no fractions of a fen, in order.
fn sound(span: Span) -> bool {
    let figure =
        |yuan: Option<Decimal>| yuan.is_none_or(|yuan| yuan.scale() <= 2 && !yuan.is_sign_negative());
    let ordered = span.low.zip(span.high).is_none_or(|(low, high)| low <= high);
    figure(span.low) && figure(span.high) && ordered
}

fn inside(basis: Basis, span: Span, alone: bool) -> bool {
    match basis {
        Basis::AtMost => span.high.is_none_or(|_| span.low == Some(Decimal::ZERO)),
        Basis::AtLeast => span.high.is_none(),
        Basis::Exact => span.low == span.high || !alone,
        Basis::Guideline | Basis::Local => true,
    }
}

proptest! {
    #![proptest_config(laws::cases(4000))]

    #[test]
    fn figures_lie_inside_their_basis((rule, answers) in partial()) {
        let Some(amount) = of(&rule, &answers) else { return Ok(()) };
        for span in [amount.rate, amount.total] {
            prop_assert!(sound(span), "{:?}", span);
            // Between several rows there is a range, and the amount says what decides.
            let alone = !amount.lacks.contains(KNOWN);
            prop_assert!(inside(amount.basis, span, alone), "{:?} {:?}", amount.basis, span);
        }
        let total: Vec<Per> = amount.total_per.iter().collect();
        prop_assert!(total.iter().all(|unit| amount.per.contains(unit)), "{:?}", amount);
    }

    #[test]
    fn more_answers_only_narrow_a_figure((rule, answers) in partial()) {
        let Some(before) = of(&rule, &answers) else { return Ok(()) };
        let mut decided = Vec::new();
        for yes in [false, true] {
            let mut more = answers.clone();
            if more.value(KNOWN).is_none() {
                more.set(KNOWN, Answer::Known(Value::Bool(yes)));
            }
            decided.extend(of(&rule, &more));
        }
        for after in decided {
            for (wide, narrow) in [(before.rate, after.rate), (before.total, after.total)] {
                prop_assert!(holds(wide, narrow), "{:?} then {:?}", before, after);
            }
            // Between figures of different sorts it claims no more than the weaker does.
            let firmness = |basis| Basis::ALL.iter().position(|other| *other == basis);
            prop_assert!(firmness(after.basis) <= firmness(before.basis), "{:?} then {:?}", before, after);
            // A figure says the same whatever else is answered: it stays in its units.
            if !before.total.is_unknown() {
                prop_assert_eq!(before.total_per, after.total_per, "{:?} then {:?}", before, after);
            }
            if !before.rate.is_unknown() {
                prop_assert_eq!(before.per, after.per);
            }
        }
    }

    #[test]
    fn a_row_alone_multiplies_as_by_hand(row in row(), vast in any::<bool>(), seeds in vec(any::<u32>(), 5)) {
        let row = AmountRow { when: None, ..row };
        let rule = rule(vec![row], vast);
        let answers = laws::rule::some_answers(&rule, &seeds);
        let amount = of(&rule, &answers).expect("a row for everybody");
        let figure = match row.figure {
            Figure::Yuan(yuan) => Some(yuan),
            Figure::Fact(fact) => match answers.value(fact) {
                Some(Value::Decimal(yuan)) => Some(yuan),
                _ => None,
            },
            Figure::Unpublished | Figure::UpTo { .. } => None,
        };
        let mut counts = Vec::new();
        for count in row.count {
            match answers.value(count.fact) {
                Some(Value::Int(number)) => counts.push(number.min(count.at_most.unwrap_or(i64::MAX))),
                _ => prop_assert!(amount.lacks.contains(count.fact) && amount.total.is_unknown()),
            }
        }
        let counted = |unit: &Per| row.count.iter().any(|count| count.per == *unit);
        let left: Vec<Per> =
            Per::ALL.into_iter().filter(|unit| row.per.contains(unit) && (amount.total.is_unknown() || !counted(unit))).collect();
        prop_assert_eq!(amount.total_per.iter().collect::<Vec<_>>(), left);
        let Some(figure) = figure else {
            prop_assert!(amount.total.is_unknown() && amount.rate.is_unknown());
            return Ok(());
        };
        let known = |span: Span| if row.basis == Basis::AtLeast { span.low } else { span.high };
        if let (Some(rate), false) = (yuan(figure, row.times, &[]), vast) {
            prop_assert_eq!(known(amount.rate), Some(rate));
        }
        if let (Some(total), false, true) = (yuan(figure, row.times, &counts), vast, counts.len() == row.count.len()) {
            prop_assert_eq!(known(amount.total), Some(total));
        }
    }
}

#[test]
fn what_lies_past_a_cap_does_not_count() {
    let count = vec![Count { fact: FactId(2), per: Per::Month, at_most: Some(6) }];
    let row = AmountRow {
        when: None,
        from: None,
        until: None,
        basis: Basis::AtMost,
        figure: Figure::Yuan(Decimal::from(300)),
        times: Decimal::ONE,
        per: &[Per::Month],
        count: count.leak(),
        published: &[],
        cite: CITE,
    };
    let rule = rule(vec![row], true);
    for (months, high) in [(0, 0), (1, 300), (6, 1800), (7, 1800), (i64::MAX, 1800)] {
        let mut answers = Answers::none(rule.tables);
        answers.set(FactId(2), Answer::Known(Value::Int(months)));
        assert_eq!(of(&rule, &answers).unwrap().total.high, Some(Decimal::from(high)), "{months} months");
    }
}

#[test]
fn money_up_to_a_share_of_other_money() {
    let (spent, wages) = (MONEY, FactId(1));
    let row = AmountRow {
        when: None,
        from: None,
        until: None,
        basis: Basis::AtMost,
        figure: Figure::UpTo { fact: spent, cap: wages, share: Decimal::new(8, 2) },
        times: Decimal::ONE,
        per: &[Per::Year],
        count: &[],
        published: &[],
        cite: CITE,
    };
    let money = || fact(Kind::Money { min: Decimal::ZERO, max: Decimal::from(10_000_000) });
    let rows: &'static [AmountRow] = vec![row].leak();
    let rule = laws::rule::of(vec![money(), money()], Cond::All(&[]), rows, engine::date::ordinal(2021, 1));
    let high = |known: &[(FactId, i64)]| {
        let mut answers = Answers::none(rule.tables);
        for (fact, yuan) in known {
            answers.set(*fact, Answer::Known(Value::Decimal(Decimal::from(*yuan))));
        }
        let amount = of(&rule, &answers).unwrap();
        (amount.total.high.map(|yuan| yuan.normalize().to_string()), amount.lacks.iter().collect::<Vec<_>>())
    };
    let yuan = |yuan: &str| Some(yuan.to_owned());
    assert_eq!(high(&[(spent, 100), (wages, 1_000_000)]), (yuan("100"), vec![]));
    assert_eq!(high(&[(spent, 80_000), (wages, 1_000_000)]), (yuan("80000"), vec![]));
    assert_eq!(high(&[(spent, 80_001), (wages, 1_000_000)]), (yuan("80000"), vec![]));
    // Either alone is never less than the lesser of the two.
    assert_eq!(high(&[(spent, 100)]), (yuan("100"), vec![wages]));
    assert_eq!(high(&[(wages, 1_000_000)]), (yuan("80000"), vec![spent]));
    assert_eq!(high(&[]), (None, vec![spent, wages]));
}

#[test]
fn what_decides_between_rows_is_named() {
    let test = |yes| Cond::Test(Test { fact: KNOWN, check: Check::Is(yes), cite: CITE });
    let row = |yes, yuan| AmountRow {
        when: Some(test(yes)),
        from: None,
        until: None,
        basis: Basis::Exact,
        figure: Figure::Yuan(Decimal::from(yuan)),
        times: Decimal::ONE,
        per: &[],
        count: &[],
        published: &[],
        cite: CITE,
    };
    let rule = rule(vec![row(true, 500), row(false, 800)], false);
    let either = of(&rule, &Answers::none(rule.tables)).unwrap();
    assert_eq!(either.total, Span { low: Some(Decimal::from(500)), high: Some(Decimal::from(800)) });
    assert_eq!(either.lacks.iter().collect::<Vec<_>>(), [KNOWN]);
    let test = test(true);
    let mut seen = 0;
    completions(
        rule.tables.facts,
        &facts_of(&test),
        &test,
        &Answers::none(rule.tables),
        rule.day,
        &mut |full| {
            let after = of(&rule, full).unwrap();
            assert!(holds(either.total, after.total) && after.lacks.is_empty());
            seen += 1;
        },
    );
    assert_eq!(seen, 2);
}

/// Whether all that is known of `wide` still holds of `narrow`.
fn holds(wide: Span, narrow: Span) -> bool {
    let above = wide.low.is_none_or(|least| narrow.low.is_some_and(|low| least <= low));
    let below = wide.high.is_none_or(|most| narrow.high.is_some_and(|high| high <= most));
    above && below
}

#[test]
fn a_published_figure_is_the_first_that_holds_or_the_range_of_those_that_may() {
    let test = |yes| Cond::Test(Test { fact: KNOWN, check: Check::Is(yes), cite: CITE });
    let source = Source { text: "文件", grade: Grade::Reported };
    let day = rule(Vec::new(), false).day;
    let published = |when, yuan, until| Published {
        name: Text { zh: "", en: "" },
        when,
        yuan: Decimal::from(yuan),
        from: day,
        until,
        source,
    };
    let past =
        Published { from: day.previous_day().unwrap(), ..published(test(true), 9000, day.previous_day()) };
    let all = vec![past, published(test(true), 600, Some(day)), published(test(false), 1500, None)];
    let row = |published: Vec<Published>| AmountRow {
        when: None,
        from: None,
        until: None,
        basis: Basis::Local,
        figure: Figure::Fact(MONEY),
        times: Decimal::TWO,
        per: &[],
        count: &[],
        published: published.leak(),
        cite: CITE,
    };
    let figures = |rule: &Rule, answers: &Answers| {
        let amount = of(rule, answers).unwrap();
        let yuan = |yuan: Option<Decimal>| yuan.map(|yuan| yuan.to_string());
        (
            yuan(amount.total.low),
            yuan(amount.total.high),
            amount.lacks.iter().collect::<Vec<_>>(),
            amount.source.copied(),
        )
    };
    let some = |yuan: &str| Some(yuan.to_string());
    let both = rule(vec![row(all.clone())], false);
    let nothing = Answers::none(both.tables);
    // What decides between them is named; twice the figure, by `times`.
    assert_eq!(figures(&both, &nothing), (some("1200"), some("3000"), vec![KNOWN], Some(source)));
    let mut yes = nothing.clone();
    yes.set(KNOWN, Answer::Known(Value::Bool(true)));
    assert_eq!(figures(&both, &yes), (some("1200"), some("1200"), vec![], Some(source)));
    // What the person enters goes before, and needs no source.
    yes.set(MONEY, Answer::Known(Value::Decimal(Decimal::from(700))));
    assert_eq!(figures(&both, &yes), (some("1400"), some("1400"), vec![], None));
    // For whom nothing is published the standard stays open.
    let one = rule(vec![row(all[..2].to_vec())], false);
    let mut no = nothing.clone();
    no.set(KNOWN, Answer::Known(Value::Bool(false)));
    assert_eq!(figures(&one, &no), (None, None, vec![MONEY], None));
}
