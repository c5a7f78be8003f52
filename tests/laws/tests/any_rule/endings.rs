//! What ends a programme, against looking at one day after the other.

use engine::advice::ending::{Ending, Why, endings, last_day};
use engine::evaluate::amount::{Amount, amount};
use engine::law::{AmountRow, Basis, Citation, Cond, Figure, PaidTo, Party};
use engine::{Answers, Date, Tables, Verdict, assess};
use laws::reference::{evaluate, pattern};
use laws::rule::{self, Rule, dated, of};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// How far one looks: past the latest event and the longest period that are made up here.
const DAYS: usize = 4500;

/// The only programme's ending of a sort.
fn ending(tables: &'static Tables, answers: &Answers, day: Date, wanted: &str) -> Option<Ending> {
    let assessment = assess(tables, answers, day);
    let found = endings(&assessment, &assessment.outcomes[0], answers);
    found.into_iter().find(|ending| ending.why.key() == wanted)
}

/// False, unknown, true.
fn rank(truth: Option<bool>) -> u8 {
    truth.map_or(1, |holds| 2 * u8::from(holds))
}

fn days_after(day: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(day.next_day(), |day| day.next_day()).take(DAYS)
}

/// The last day on which something is as on the first day.
fn last_as(day: Date, mut same: impl FnMut(Date) -> bool) -> Option<Date> {
    days_after(day).find(|day| !same(*day)).and_then(Date::previous_day)
}

fn within_sight(last: Option<Date>, day: Date) -> Option<Date> {
    last.filter(|last| days_after(day).any(|day| Some(day) == last.next_day()))
}

proptest! {
    #![proptest_config(laws::cases(600))]

    #[test]
    fn a_verdict_lasts_as_long_as_day_after_day_shows((Rule { tables, cond, day }, answers) in dated()) {
        let now = rank(evaluate(cond, &answers, day));
        let found = ending(tables, &answers, day, "fact");
        if now == 0 {
            prop_assert!(found.is_none());
            return Ok(());
        }
        let expected = last_as(day, |day| rank(evaluate(cond, &answers, day)) >= now);
        let last = found.and_then(|ending| ending.last);
        prop_assert_eq!(within_sight(last, day), expected);
        let assessment = assess(tables, &answers, day);
        prop_assert_eq!(last_day(&endings(&assessment, &assessment.outcomes[0], &answers)), last);
        if let Some((last, facts)) = last.zip(found.map(|ending| ending.facts)) {
            // What is said to decide it turns on that day.
            let next = last.next_day().expect("a day");
            let mut period = false;
            cond.each_period(&mut |from, until| period |= from == Some(next) || until == Some(last));
            prop_assert!(period || !facts.is_empty());
            for id in facts.iter() {
                let value = answers.value(id).expect("an answer");
                prop_assert_ne!(pattern(value, id, cond, last), pattern(value, id, cond, next));
            }
        }
    }

    #[test]
    fn a_figure_lasts_as_long_as_day_after_day_shows(
        (Rule { tables, cond, day }, answers) in dated(),
        rows in vec((0..4_u8, 0..900_i64, 0..900_i64, any::<bool>()), 1..4),
    ) {
        let rows: Vec<AmountRow> = rows.into_iter().map(|(yuan, from, until, all)| AmountRow {
            when: (!all).then_some(*cond),
            from: (from > 300).then(|| day + time::Duration::days(from - 600)),
            until: (until > 300).then(|| day + time::Duration::days(until - 100)),
            basis: Basis::AtMost,
            figure: Figure::Yuan(Decimal::from(yuan)),
            times: Decimal::ONE,
            per: &[],
            count: &[],
            published: &[],
            cite: Citation::verbatim("一", "words"),
        }).collect();
        let rows: &'static [AmountRow] = rows.leak();
        let facts = tables.facts.to_vec();
        let tables = of(facts, Cond::All(&[]), rows, day).tables;
        let on = |day| amount(rows, PaidTo::Party(Party::Worker), &answers, day);
        let shown = |amount: Amount| (amount.basis, amount.rate, amount.total);
        let now = on(day).map(shown);
        let expected = now.and_then(|_| last_as(day, |day| on(day).map(shown) == now));
        let found = ending(tables, &answers, day, "amount").and_then(|ending| ending.last);
        prop_assert_eq!(within_sight(found, day), expected);
    }

    #[test]
    fn endings_come_in_the_order_of_their_days((rule, answers) in rule::answered(rule::Reading::Again)) {
        let assessment = assess(rule.tables, &answers, rule.day);
        let found = endings(&assessment, &assessment.outcomes[0], &answers);
        prop_assert!(found.is_sorted_by_key(|ending| (ending.last.is_none(), ending.last)));
        prop_assert!(found.iter().all(|ending| ending.last.is_none_or(|last| last >= rule.day)));
        let excluded = assessment.outcomes[0].verdict == Verdict::Ineligible;
        prop_assert!(found.is_empty() || !excluded);
        prop_assert!(found.iter().all(|ending| matches!(ending.why, Why::Fact | Why::Amount)));
    }
}
