//! The year's plan over the real tables: against trying every set of claims, and worked cases.

use engine::limit::Left;
use engine::plan::{Plan, plan};
use engine::tables::Party;
use engine::{Verdict, assess, date};
use laws::best::best;
use laws::people::{answers, on, person};
use proptest::prelude::*;
use tables::TABLES;

proptest! {
    #![proptest_config(laws::cases(800))]

    #[test]
    fn no_other_claims_are_better((answers, day) in person()) {
        let assessment = assess(&TABLES, &answers, day);
        for party in Party::ALL {
            let plan = plan(&assessment, &answers, party);
            let mut claims: Vec<&str> = plan.claims.iter().map(|claim| claim.outcome.programme.id).collect();
            let mut expected = best(&assessment, &answers, party);
            claims.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(claims, expected);
            prop_assert!(plan.claims.is_sorted_by_key(|claim| (claim.deadline.is_none(), claim.deadline)));
            prop_assert!(plan.claims.iter().all(|claim| claim.deadline.is_none_or(|last| last >= day)));
        }
    }

    /// Where no counting limit is used up, the plan's sure sum is the total.
    #[test]
    fn what_is_sure_is_the_total((answers, day) in person()) {
        let assessment = assess(&TABLES, &answers, day);
        for party in Party::ALL {
            let plan = plan(&assessment, &answers, party);
            let total = engine::total::totals(&assessment, party);
            let sum = |totals: &engine::total::Totals| {
                let mut named: Vec<&str> = totals.sums.iter().flat_map(|sum| sum.programmes.clone()).collect();
                named.extend(&totals.without_figure);
                named.sort_unstable();
                named
            };
            prop_assert_eq!(sum(&plan.sure), sum(&total));
        }
    }
}

/// A plan in a few words a line.
fn written(plan: &Plan) -> Vec<String> {
    let mut lines = Vec::new();
    for claim in &plan.claims {
        let sure = if claim.is_sure() { "claim" } else { "maybe" };
        let by = claim.deadline.map_or(String::new(), |last| format!(" by {}", date::format(last)));
        let own = if claim.own { "" } else { ", payee unsaid" };
        lines.push(format!("{sure} {}{by}{own}", claim.outcome.programme.id));
    }
    for (sums, word) in [(&plan.sure, "sum"), (&plan.maybe, "maybe sum")] {
        for total in &sums.sums {
            let end = |end: Option<rust_decimal::Decimal>| {
                end.map_or("?".into(), |yuan| yuan.normalize().to_string())
            };
            lines.push(format!(
                "{word} {} {}..{}",
                total.basis.key(),
                end(total.sum.low),
                end(total.sum.high)
            ));
        }
        for id in &sums.without_figure {
            lines.push(format!("{word} and {id}"));
        }
    }
    for excluded in &plan.excluded {
        let id = excluded.outcome.programme.id;
        for reason in &excluded.reasons {
            let by: Vec<&str> = reason.by.iter().map(|programme| programme.id).collect();
            let limit = reason.rule.limit().map_or(reason.rule.key(), |limit| limit.id);
            lines.push(format!("not {id}: {limit} {}", by.join(" ")).trim_end().into());
        }
        if let Some(verdict) = excluded.next_year {
            let sure = if verdict == Verdict::Eligible { "" } else { " maybe" };
            lines.push(format!("next year {id}{sure}"));
        }
    }
    for one in &plan.left {
        lines.push(match one.left {
            Left::Exactly(left) => format!("left {} {left}", one.limit.id),
            Left::AtMost(left) => format!("left {} at most {left}", one.limit.id),
            Left::Open => unreachable!(),
        });
    }
    lines
}

/// Everything but the claims that merely may be open, of which a short story has many.
fn certain(plan: &Plan) -> Vec<String> {
    let mut lines = written(plan);
    lines.retain(|line| !line.starts_with("maybe"));
    lines
}

/// Somebody's answers, the day, and the plan in words.
struct Case {
    what: &'static str,
    party: Party,
    date: &'static str,
    answers: &'static [(&'static str, &'static str)],
    plan: &'static [&'static str],
}

const EMPLOYEE: [(&str, &str); 9] = [
    ("region", "650402"),
    ("work", "enterprise_employee"),
    ("insured", "yes"),
    ("certificate", "skill_level"),
    ("certificate_route", "social_training"),
    ("course_kind", "upskilling"),
    ("course_level", "level_4"),
    ("course_standard", "1200"),
    ("subsidy_claims", "0"),
];

const CASES: [Case; 1] =
    [Case { what: "x", party: Party::Worker, date: "2020-09-01", answers: &EMPLOYEE, plan: &[] }];

#[test]
fn worked_cases() {
    for case in CASES {
        let answers = answers(case.answers);
        let assessment = assess(&TABLES, &answers, on(case.date));
        println!("{} {:#?}", case.what, certain(&plan(&assessment, &answers, case.party)));
    }
    panic!();
}
