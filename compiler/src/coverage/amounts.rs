//! The changes of amounts that some case must notice by the amount it expects: each row left out, and
//! of each row its basis, its figure and share one more and less, its first and last day a day off,
//! each unit and each count left out, and its condition changed.

use super::variants::{Variant, shifted, variants};
use super::{Demands, Example, Ready, example};
use crate::combinations::Combinations;
use crate::diagnostic::Location;
use crate::programme::ParsedProgramme;
use engine::advice::question::representatives;
use engine::evaluate::amount::{Amount, amount};
use engine::law::{AmountRow, Basis, Cond, FactSet, Figure, PaidTo};
use engine::truth::Truth;
use engine::{Answer, Answers, Date, Tables, Verdict};
use rust_decimal::Decimal;

/// A change: all rows of a programme, with one of them changed or left out.
struct Changed {
    location: Location,
    change: String,
    rows: Vec<AmountRow>,
    /// An option that is left out of a list.
    without: Option<&'static str>,
}

pub fn check(tables: &Tables, read: &ParsedProgramme, cases: &[Ready], demands: &mut Demands) {
    let Some(paid_to) = read.programme.paid_to else { return };
    for changed in all(tables, read) {
        let rows: &'static [AmountRow] = changed.rows.leak();
        let noticed = cases.iter().any(|ready| {
            let amount = of(rows, paid_to, ready);
            ready.case.expect.notices(tables, amount)
        });
        let example = || example_of(tables, rows, read, paid_to, cases);
        let matters = demands.add(changed.location, changed.change, noticed, example);
        demands.option(changed.location, changed.without, matters);
    }
}

fn of(rows: &'static [AmountRow], paid_to: PaidTo, ready: &Ready) -> Option<Amount> {
    let eligible = ready.case.expect.verdict != Some(Verdict::Ineligible);
    eligible.then(|| amount(rows, paid_to, &ready.answers, ready.case.date)).flatten()
}

/// The first case that would come out otherwise if it said what it comes to.
fn example_of(
    tables: &Tables,
    changed: &'static [AmountRow],
    read: &ParsedProgramme,
    paid_to: PaidTo,
    cases: &[Ready],
) -> Example {
    let rows = read.programme.amounts;
    let shown = |amount: Option<Amount>| {
        let Some(amount) = amount else { return "no amount".into() };
        let yuan = |key: &str, yuan: Option<Decimal>| {
            yuan.map_or(String::new(), |yuan| format!(", {key} = \"{}\"", yuan.normalize()))
        };
        let per = if amount.per.is_empty() {
            String::new()
        } else {
            format!(
                ", per = [{}]",
                amount.per.iter().map(|per| format!("\"{}\"", per.key())).collect::<Vec<_>>().join(", ")
            )
        };
        let lacks: Vec<_> =
            amount.lacks.iter().filter_map(|id| tables.fact_at(id)).map(|fact| fact.key).collect();
        let lacks = if lacks.is_empty() { String::new() } else { format!(", lacks = {lacks:?}") };
        format!(
            "basis = \"{}\"{}{}{per}{lacks}",
            amount.basis.key(),
            yuan("low", amount.total.low),
            yuan("high", amount.total.high)
        )
    };
    let found = cases.iter().find_map(|ready| {
        let (now, then) = (shown(of(rows, paid_to, ready)), shown(of(changed, paid_to, ready)));
        (now != then).then_some((ready, now))
    });
    match found {
        Some((ready, now)) => {
            Example::Case(format!("let the case “{}” expect, if the clause says so: {now}", ready.case.what))
        }
        None if same_for_all(tables, changed, read, paid_to, cases, &shown) => Example::Impossible,
        None => Example::None,
    }
}

/// How many combinations of what the rows of one programme read are tried at most: more than for
/// a condition, since a row behind others reads all that they read.
const MOST_ROWS: usize = 1 << 14;

/// Whether changed rows come to the same for everybody who may have the programme, as far as the
/// rows' own facts tell: then nobody can notice the change.
fn same_for_all(
    tables: &Tables,
    changed: &'static [AmountRow],
    read: &ParsedProgramme,
    paid_to: PaidTo,
    cases: &[Ready],
    shown: &dyn Fn(Option<Amount>) -> String,
) -> bool {
    let rows = read.programme.amounts;
    let same = |answers: &Answers, day: Date| {
        let on = |rows| shown(amount(rows, paid_to, answers, day));
        read.programme.when.truth(answers, day) == Truth::False || on(rows) == on(changed)
    };
    let conds: Vec<&Cond> = rows.iter().chain(changed).filter_map(|row| row.when.as_ref()).collect();
    let mut days = vec![read.programme.term.from];
    for cond in &conds {
        days.extend(example::days(cond, cond, read.programme.term.from));
    }
    for row in rows.iter().chain(changed) {
        let ends = [row.from, row.until].into_iter().flatten();
        days.extend(ends.flat_map(|end| [end.previous_day(), Some(end), end.next_day()]).flatten());
    }
    days.sort_unstable();
    days.dedup();
    days.into_iter().all(|day| {
        let Some(mut combinations) = Combinations::new(tables, &conds, day, MOST_ROWS) else {
            // Too many to try them all: only what differs from a case in one answer is tried.
            return cases.iter().all(|ready| same_nearby(tables, &conds, ready, &same));
        };
        loop {
            if !same(combinations.answers(), day) {
                return false;
            }
            if !combinations.advance() {
                return true;
            }
        }
    })
}

/// Whether it is the same for all that differ from a case in one answer.
fn same_nearby(
    tables: &Tables,
    conds: &[&Cond],
    ready: &Ready,
    same: &dyn Fn(&Answers, Date) -> bool,
) -> bool {
    let (day, mut answers) = (ready.case.date, ready.answers.clone());
    let mut read = FactSet::default();
    conds.iter().for_each(|cond| cond.each_test(&mut |test| read.insert(test.fact)));
    read.iter().all(|id| {
        let before = answers.get(id);
        let values = tables.fact_at(id).map_or_else(Vec::new, |fact| representatives(fact, id, conds, day));
        let all = values.into_iter().all(|value| {
            answers.set(id, Answer::Known(value));
            same(&answers, day)
        });
        answers.set(id, before);
        all
    })
}

fn all(tables: &Tables, read: &ParsedProgramme) -> Vec<Changed> {
    let rows = read.programme.amounts;
    let mut found = Vec::new();
    for (at, row) in read.amounts.iter().enumerate() {
        let mut add = |location: Location, change: String, changed: Option<AmountRow>| {
            let mut rows = rows.to_vec();
            match changed {
                Some(changed) => rows[at] = changed,
                None => drop(rows.remove(at)),
            }
            found.push(Changed { location, change, rows, without: None });
        };
        let own = row.row;
        add(row.location, "this amount may be left out".into(), None);
        for basis in Basis::ALL.into_iter().filter(|basis| *basis != own.basis) {
            let change = format!("its `basis` may be {}", basis.key());
            add(row.location, change, Some(AmountRow { basis, ..own }));
        }
        if let Figure::Yuan(yuan) = own.figure {
            for (what, by) in [("more", Decimal::ONE), ("less", Decimal::NEGATIVE_ONE)] {
                let figure = Figure::Yuan(yuan + by);
                add(row.location, format!("its `yuan` may be one {what}"), Some(AmountRow { figure, ..own }));
            }
        }
        if matches!(own.figure, Figure::Fact(_)) {
            let figure = Figure::Unpublished;
            add(row.location, "its `fact` may be left out".into(), Some(AmountRow { figure, ..own }));
        }
        if let Figure::UpTo { fact, cap, share } = own.figure {
            let figure = Figure::Fact(fact);
            add(row.location, "its `at_most` may be left out".into(), Some(AmountRow { figure, ..own }));
            let figure = Figure::UpTo { fact, cap, share: share + Decimal::new(1, 2) };
            add(row.location, "its `at_most` may be another".into(), Some(AmountRow { figure, ..own }));
            let figure = Figure::Fact(cap);
            add(
                row.location,
                "its `fact` may be left out".into(),
                Some(AmountRow { figure, times: share, ..own }),
            );
        }
        if own.times != Decimal::ONE {
            let times = own.times + Decimal::new(1, 2);
            add(row.location, "its `times` may be another".into(), Some(AmountRow { times, ..own }));
        }
        for (from, until) in shifted(own.from, own.until) {
            let end = if from == own.from { ("until", until) } else { ("from", from) };
            let day = end.1.map_or(String::new(), engine::date::format);
            add(
                row.location,
                format!("its `{}` may be {day}", end.0),
                Some(AmountRow { from, until, ..own }),
            );
        }
        for skipped in 0..own.per.len() {
            let per: Vec<_> =
                own.per.iter().enumerate().filter(|(at, _)| *at != skipped).map(|(_, per)| *per).collect();
            let what = own.per[skipped].key();
            add(
                row.location,
                format!("its `per` may be without {what}"),
                Some(AmountRow { per: per.leak(), ..own }),
            );
        }
        for (counted, count) in own.count.iter().enumerate() {
            let fact = tables.fact_at(count.fact).map_or("", |fact| fact.key);
            let mut without = own.count.to_vec();
            without.remove(counted);
            add(
                row.location,
                format!("`{fact}` may not count"),
                Some(AmountRow { count: without.leak(), ..own }),
            );
            for most in count.at_most.into_iter().flat_map(|most| [most - 1, most + 1]) {
                let mut moved = own.count.to_vec();
                moved[counted].at_most = Some(most);
                add(
                    row.location,
                    format!("`{fact}` may count {most} at most"),
                    Some(AmountRow { count: moved.leak(), ..own }),
                );
            }
        }
        if let Some(when) = &row.when {
            // Changes of a bound on days are left out: they would need cases on just that day.
            for variant in variants(tables, when).into_iter().filter(|variant| variant.only.is_none()) {
                let mut rows = rows.to_vec();
                rows[at] = AmountRow { when: Some(variant.cond), ..own };
                let Variant { location, change, without, .. } = variant;
                found.push(Changed { location, change, rows, without });
            }
        }
    }
    found
}
