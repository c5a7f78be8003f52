//! The year's plan over the real tables: against trying every set of claims, and worked cases.

use engine::advice::ending::{Ending, endings, last_day};
use engine::advice::plan::{Plan, plan};
use engine::evaluate::limit::Left;
use engine::law::{Party, Per};
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
            let mut claims: Vec<&str> = plan.claims.iter().map(|claim| claim.programme.id).collect();
            let mut expected = best(&assessment, &answers, party);
            claims.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(claims, expected);
            prop_assert!(plan.claims.is_sorted_by_key(|claim| (claim.deadline.is_none(), claim.deadline)));
            prop_assert!(plan.claims.iter().all(|claim| claim.deadline.is_none_or(|last| last >= day)));
        }
    }

    #[test]
    fn a_claim_is_due_when_its_first_hard_end_comes((answers, day) in person()) {
        let assessment = assess(&TABLES, &answers, day);
        for party in Party::ALL {
            let plan = plan(&assessment, &answers, party);
            for outcome in &assessment.outcomes {
                let found = endings(&assessment, outcome, &answers);
                let said = plan.endings(&assessment, outcome, &answers);
                let words = |ending: &Ending| (ending.why.key(), ending.last, ending.facts);
                prop_assert!(said.iter().map(words).eq(found.iter().map(words)), "{}", outcome.programme.id);
                for claim in plan.claims.iter().filter(|claim| claim.programme.id == outcome.programme.id) {
                    prop_assert_eq!(claim.deadline, last_day(&found));
                }
            }
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
        lines.push(format!("{sure} {}{by}{own}", claim.programme.id));
    }
    for (sums, word) in [(&plan.sure, "sum"), (&plan.maybe, "maybe sum")] {
        for total in &sums.sums {
            let end = |end: Option<rust_decimal::Decimal>| {
                end.map_or("?".into(), |yuan| yuan.normalize().to_string())
            };
            let units = total.per.iter().filter(|per| *per != Per::Person);
            let per: String = units.map(|per| format!(" a {}", per.key())).collect();
            let (low, high) = (end(total.sum.low), end(total.sum.high));
            lines.push(format!("{word} {} {low}..{high}{per}", total.basis.key()));
        }
        for id in &sums.without_figure {
            lines.push(format!("{word} and {id}"));
        }
    }
    for excluded in &plan.excluded {
        let id = excluded.programme.id;
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
            Left::Uncounted => unreachable!(),
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
    from: &'static [(&'static str, &'static str)],
    more: &'static [(&'static str, &'static str)],
    plan: &'static [&'static str],
}

/// A company employee in 吐鲁番 with a skill-level certificate after a public course.
const EMPLOYEE: &[(&str, &str)] = &[
    ("region", "650402"),
    ("training_region", "650400"),
    ("work", "enterprise_employee"),
    ("certificate", "skill_level"),
    ("certificate_route", "social_training"),
    ("course_kind", "upskilling"),
    ("course_level", "level_4"),
    ("course_standard", "1200"),
];

/// Somebody in 浙江 with a certificate by self-study.
const SELF_TAUGHT: &[(&str, &str)] = &[
    ("region", "330100"),
    ("certificate", "skill_level"),
    ("certificate_route", "self_study"),
    ("certificate_on", "2022-06-01"),
    ("course_standard", "1500"),
];

/// An enterprise in 吐鲁番 that takes on four people from poor households for seven months.
const ENTERPRISE: &[(&str, &str)] = &[
    ("region", "650402"),
    ("employer", "enterprise"),
    ("takes_on", "poor"),
    ("persons", "4"),
    ("work_months", "7"),
];

const CASES: [Case; 15] = [
    Case {
        what: "not insured, nothing claimed: the payee is not said, so the sum stays empty",
        party: Party::Worker,
        date: "2020-09-01",
        from: EMPLOYEE,
        more: &[("insured", "no"), ("subsidy_claims", "0"), ("vocational_claims", "0")],
        plan: &[
            "claim tlf53.training-subsidy by 2021-12-31, payee unsaid",
            "left tlf53.three-a-year 2",
            "left tlf53.one-vocational 0",
        ],
    },
    Case {
        what: "insured long enough as well: one of the two for a training, that which has a figure and is the worker's",
        party: Party::Worker,
        date: "2020-09-01",
        from: EMPLOYEE,
        more: &[
            ("insured", "yes"),
            ("insured_months", "12"),
            ("certificate_level", "level_4"),
            ("certificate_on", "2020-06-01"),
            ("subsidy_claims", "0"),
            ("vocational_claims", "0"),
        ],
        plan: &[
            // Twelve months are sure only to the end of 2020.
            "claim cn40.skill-upgrade by 2020-12-31",
            "sum at_most 0..1500",
            "not tlf53.insured-worker: alternative cn40.skill-upgrade",
            "not tlf53.insured-worker: tlf53.paid-once cn40.skill-upgrade",
            "not tlf53.training-subsidy: alternative cn40.skill-upgrade",
            "not tlf53.training-subsidy: tlf53.paid-once cn40.skill-upgrade",
            "left tlf53.three-a-year 3",
            "left tlf53.one-vocational 1",
        ],
    },
    Case {
        what: "a training pass and three insured months: the fund's rule says no, the training subsidy is due",
        party: Party::Worker,
        date: "2020-06-01",
        from: &[
            ("region", "650402"),
            ("training_region", "650400"),
            ("work", "enterprise_employee"),
            ("insured", "yes"),
            ("insured_months", "3"),
            ("course_kind", "safety"),
            ("certificate", "training_pass"),
            ("course_standard", "1200"),
        ],
        more: &[("same_level_claimed", "no"), ("subsidy_claims", "0"), ("vocational_claims", "0")],
        plan: &[
            "claim tlf53.training-subsidy by 2021-12-31, payee unsaid",
            "left tlf53.three-a-year 2",
            "left tlf53.one-vocational 0",
        ],
    },
    Case {
        what: "paid for this certificate before: neither fund pays again",
        party: Party::Worker,
        date: "2020-06-01",
        from: &[
            ("region", "650402"),
            ("training_region", "650400"),
            ("work", "enterprise_employee"),
            ("insured", "yes"),
            ("insured_months", "40"),
            ("course_kind", "safety"),
            ("certificate", "skill_level"),
            ("certificate_level", "level_4"),
            ("certificate_on", "2020-05-01"),
            ("certificate_route", "employer_training"),
            ("certificate_subsidised", "yes"),
        ],
        more: &[("same_level_claimed", "no"), ("subsidy_claims", "0"), ("vocational_claims", "0")],
        plan: &[
            "not cn40.skill-upgrade: tlf53.paid-once",
            "not tlf53.insured-worker: tlf53.paid-once",
            "not tlf53.training-subsidy: tlf53.paid-once",
            "left tlf53.three-a-year 3",
            "left tlf53.one-vocational 1",
        ],
    },
    Case {
        what: "insurance not known: what is sure comes before what may be",
        party: Party::Worker,
        date: "2020-09-01",
        from: EMPLOYEE,
        more: &[("vocational_claims", "0")],
        plan: &[
            "claim tlf53.training-subsidy by 2021-12-31, payee unsaid",
            "not cn40.skill-upgrade: alternative tlf53.training-subsidy",
            "not cn40.skill-upgrade: tlf53.paid-once tlf53.training-subsidy",
            "not tlf53.insured-worker: alternative tlf53.training-subsidy",
            "not tlf53.insured-worker: tlf53.paid-once tlf53.training-subsidy",
            "left tlf53.three-a-year at most 2",
            "left tlf53.one-vocational 0",
        ],
    },
    Case {
        what: "one vocational subsidy this year: another from 1 January",
        party: Party::Worker,
        date: "2020-09-01",
        from: EMPLOYEE,
        more: &[("insured", "no"), ("subsidy_claims", "1"), ("vocational_claims", "1")],
        plan: &[
            "not tlf53.training-subsidy: tlf53.one-vocational",
            "next year tlf53.training-subsidy",
            "left tlf53.three-a-year 2",
            "left tlf53.one-vocational 0",
        ],
    },
    Case {
        what: "the same in the last year of the text: nothing is left for the next",
        party: Party::Worker,
        date: "2021-09-01",
        from: EMPLOYEE,
        more: &[("insured", "no"), ("subsidy_claims", "1"), ("vocational_claims", "1")],
        plan: &[
            // 2021 has no known rule for the national one: it may be open to people on benefit.
            "not tlf53.training-subsidy: alternative cn40.skill-upgrade",
            "not tlf53.training-subsidy: tlf53.one-vocational",
            "not tlf53.training-subsidy: tlf53.paid-once cn40.skill-upgrade",
            "left tlf53.three-a-year 2",
            "left tlf53.one-vocational 0",
        ],
    },
    Case {
        what: "the same occupation and level: no year changes that",
        party: Party::Worker,
        date: "2020-09-01",
        from: EMPLOYEE,
        more: &[
            ("insured", "no"),
            ("subsidy_claims", "3"),
            ("vocational_claims", "0"),
            ("same_level_claimed", "yes"),
        ],
        plan: &[
            "not tlf53.training-subsidy: tlf53.three-a-year",
            "not tlf53.training-subsidy: tlf53.same-level",
            "left tlf53.three-a-year 0",
            "left tlf53.one-vocational 1",
        ],
    },
    Case {
        what: "in training and in hardship: the living allowance comes beside it",
        party: Party::Worker,
        date: "2020-09-01",
        from: EMPLOYEE,
        more: &[("insured", "no"), ("in_training", "yes"), ("hardship", "yes"), ("vocational_claims", "1")],
        plan: &[
            "claim tlf53.living-allowance by 2021-12-31",
            "sum and tlf53.living-allowance",
            "not tlf53.training-subsidy: tlf53.one-vocational",
            "next year tlf53.training-subsidy",
            "left tlf53.three-a-year at most 3",
            "left tlf53.one-vocational 0",
        ],
    },
    Case {
        what: "after the end",
        party: Party::Worker,
        date: "2022-01-01",
        from: EMPLOYEE,
        more: &[("insured", "yes")],
        // Only the nationwide one may still be open.
        plan: &["left cn40.three-in-2022 at most 2"],
    },
    Case {
        what: "Zhejiang, the last of the year",
        party: Party::Worker,
        date: "2022-06-01",
        from: SELF_TAUGHT,
        more: &[("subsidy_claims", "2")],
        plan: &[
            "claim zj9.individual-subsidy by 2024-07-31",
            "sum local 1500..1500",
            // Zhejiang paid one of the two for a certificate.
            "not cn40.skill-upgrade: cn40.one-of-two-in-zhejiang-before-2024 zj9.individual-subsidy",
            "left cn40.three-in-2022 at most 3",
            "left zj9.three-a-year 0",
        ],
    },
    Case {
        what: "Zhejiang, one too many; the national one may be open, and one is paid for a certificate",
        party: Party::Worker,
        date: "2023-06-01",
        from: SELF_TAUGHT,
        more: &[("subsidy_claims", "3")],
        plan: &[
            "not zj9.individual-subsidy: cn40.one-of-two-in-zhejiang-before-2024 cn40.skill-upgrade",
            "not zj9.individual-subsidy: zj9.three-a-year",
            "left cn40.three-in-2023 at most 2",
            "left cn40.three-in-2023-in-hangzhou at most 2",
            "left zj9.three-a-year 0",
        ],
    },
    Case {
        what: "Zhejiang, how many were claimed is not known",
        party: Party::Worker,
        date: "2022-06-01",
        from: SELF_TAUGHT,
        more: &[],
        plan: &[
            "claim zj9.individual-subsidy by 2024-07-31",
            "sum local 1500..1500",
            // Zhejiang paid one of the two for a certificate.
            "not cn40.skill-upgrade: cn40.one-of-two-in-zhejiang-before-2024 zj9.individual-subsidy",
            "left cn40.three-in-2022 at most 3",
            "left zj9.three-a-year at most 2",
        ],
    },
    Case {
        what: "work-based training: six of seven months count",
        party: Party::Employer,
        date: "2020-09-01",
        from: ENTERPRISE,
        more: &[("course_kind", "work_based")],
        plan: &["claim tlf53.work-based-training by 2021-12-31", "sum at_most 0..7200"],
    },
    Case {
        what: "apprentices: by the year, which is said",
        party: Party::Employer,
        date: "2020-09-01",
        from: ENTERPRISE,
        more: &[("course_kind", "apprenticeship")],
        plan: &["claim tlf53.apprenticeship by 2021-12-31", "sum exact 16000..16000 a year"],
    },
];

#[test]
fn worked_cases() {
    for case in CASES {
        let answers = answers(&[case.from, case.more].concat());
        let assessment = assess(&TABLES, &answers, on(case.date));
        assert_eq!(certain(&plan(&assessment, &answers, case.party)), case.plan, "{}", case.what);
    }
}

#[test]
fn what_may_be_has_sums_of_its_own() {
    let answers = answers(ENTERPRISE);
    let plan = plan(&assess(&TABLES, &answers, on("2020-09-01")), &answers, Party::Employer);
    assert!(plan.sure.sums.is_empty());
    let lines = written(&plan);
    for line in ["maybe sum at_most 0..7200", "maybe sum exact 16000..16000 a year"] {
        assert!(lines.iter().any(|written| written == line), "{line} in {lines:#?}");
    }
}
