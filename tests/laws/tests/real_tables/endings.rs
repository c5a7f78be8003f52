//! What ends the real programmes, and when.

use engine::advice::ending::{Why, endings, last_day};
use engine::evaluate::limit::Left;
use engine::law::Standing;
use engine::{Date, Verdict, assess, date};
use laws::people::{answers, on, person};
use laws::reference::evaluate;
use proptest::prelude::*;
use tables::TABLES;

/// False, unknown, true.
fn rank(truth: Option<bool>) -> u8 {
    truth.map_or(1, |holds| 2 * u8::from(holds))
}

proptest! {
    #![proptest_config(laws::cases(600))]

    #[test]
    fn an_ending_is_where_it_changes((answers, day) in person()) {
        let assessment = assess(&TABLES, &answers, day);
        for outcome in &assessment.outcomes {
            let programme = outcome.programme;
            let truth = |day: Date| rank(evaluate(&programme.when, &answers, day));
            let found = endings(&assessment, outcome, &answers);
            let mut hard: Vec<Date> = Vec::new();
            for ending in &found {
                let next = ending.last.and_then(Date::next_day);
                let (before, after) = ending.last.zip(next).unwrap_or((day, day));
                if ending.why.is_hard() {
                    hard.push(before);
                }
                match ending.why {
                    Why::Term => {
                        prop_assert_ne!(programme.term.standing(before), Standing::Ended);
                        prop_assert_eq!(programme.term.standing(after), Standing::Ended);
                    }
                    Why::Unconfirmed => {
                        prop_assert_eq!(programme.term.standing(before), Standing::InForce);
                        prop_assert_eq!(programme.term.standing(after), Standing::Unconfirmed);
                    }
                    Why::Fact => {
                        prop_assert!(truth(before) >= truth(day) && truth(after) < truth(day));
                        // Where no fact turns, a period of the rule does.
                        let mut period = false;
                        programme.when.each_period(&mut |from, until| {
                            period |= from == Some(after) || until == Some(before);
                        });
                        prop_assert!(period || !ending.facts.is_empty());
                    }
                    Why::Amount => {
                        // The figure alone: it may lie behind the end of the verdict.
                        let rows = programme.amounts;
                        let on = |day| engine::evaluate::amount::amount(rows, programme.paid_to?, &answers, day);
                        let shown = |day| on(day).map(|amount| (amount.basis, amount.rate, amount.total));
                        prop_assert_eq!(shown(before), shown(day));
                        prop_assert!(outcome.verdict != Verdict::Eligible || truth(after) < 2 || shown(after) != shown(day));
                    }
                    Why::LastClaim(limit) => {
                        prop_assert!(limit.programmes.contains(&programme.id));
                        prop_assert_eq!(limit.left(&answers, day), Left::Exactly(1));
                        prop_assert_eq!(ending.last.is_some(), limit.yearly);
                    }
                }
            }
            if outcome.verdict != Verdict::Ineligible && outcome.is_available() {
                prop_assert_eq!(last_day(&found), hard.into_iter().min());
                // The year after, nothing has changed that was not said.
                let later = date::add(day, date::Period { years: 1, months: 0 });
                let ends = found.iter().any(|one| one.why.key() == "fact" && one.last.is_some_and(|last| last < later));
                prop_assert!(ends || truth(later) >= truth(day));
            }
        }
    }
}

/// What ends a programme, as `why last fact|limit`.
fn written(id: &str, day: &str, given: &[(&str, &str)]) -> Vec<String> {
    let answers = answers(given);
    let assessment = assess(&TABLES, &answers, on(day));
    let outcome = assessment.outcome(id).expect("a programme");
    assert_eq!(outcome.verdict, Verdict::Eligible, "{id}");
    let ending = |ending: &engine::advice::ending::Ending| {
        let mut words = vec![ending.why.key().to_owned()];
        words.extend(ending.last.map(date::format));
        words.extend(ending.facts.iter().map(|id| TABLES.facts[usize::from(id.0)].key.to_owned()));
        words.extend(ending.why.limit().map(|limit| limit.id.to_owned()));
        words.join(" ")
    };
    endings(&assessment, outcome, &answers).iter().map(ending).collect()
}

const GRADUATE: [(&str, &str); 4] =
    [("region", "210100"), ("training_region", "210200"), ("hukou", "210000"), ("school_kind", "university")];

#[test]
fn three_years_after_leaving_school_end_on_that_day() {
    let graduated =
        |left| [&GRADUATE[..], &[("school_status", "graduated"), ("left_school_on", left)]].concat();
    let ends = |left, day| written("ln15.graduate-conversion", day, &graduated(left));
    assert_eq!(ends("2021-07-01", "2022-01-01"), ["fact 2024-07-01 left_school_on"]);
    assert_eq!(ends("2020-02-29", "2022-01-01"), ["fact 2023-02-28 left_school_on"]);
    assert_eq!(ends("2020-02-29", "2023-02-28"), ["fact 2023-02-28 left_school_on"]);
}

#[test]
fn graduating_next_year_ends_with_this_year() {
    let given = [&GRADUATE[..], &[("school_status", "enrolled"), ("graduation_year", "2023")]].concat();
    assert_eq!(
        written("ln15.graduate-conversion", "2022-03-01", &given),
        ["fact 2022-12-31 graduation_year"]
    );
}

#[test]
fn a_certificate_of_long_ago_is_so_for_ever() {
    let given = [
        ("region", "210100"),
        ("school_status", "enrolled"),
        ("school_kind", "tech_technician"),
        ("school_region", "210000"),
        ("skill_level", "level_3"),
        ("level_3_on", "2020-05-01"),
    ];
    assert_eq!(written("ln276.preparatory-technician", "2022-05-01", &given), [""; 0]);
}

#[test]
fn the_text_ends_or_goes_unconfirmed() {
    let given = [("region", "650402"), ("in_training", "yes"), ("hardship", "yes")];
    assert_eq!(written("tlf53.living-allowance", "2020-09-01", &given), ["term 2021-12-31"]);
    assert_eq!(written("tlf53.living-allowance", "2021-12-31", &given), ["term 2021-12-31"]);
    assert_eq!(written("tlf53.living-allowance", "2022-01-01", &given), [""; 0]);
}

#[test]
fn the_last_claim_of_a_year_is_named() {
    let given = |claims| {
        [
            ("region", "330100"),
            ("certificate", "skill_level"),
            ("certificate_route", "self_study"),
            ("certificate_on", "2022-06-01"),
            ("subsidy_claims", claims),
        ]
    };
    let ends = |claims| written("zj9.individual-subsidy", "2022-06-01", &given(claims));
    // From August 2024 the figure is the published one, and a certificate of two years before is late.
    assert_eq!(ends("1"), ["unconfirmed 2023-12-31", "fact 2024-07-31", "amount 2024-07-31"]);
    assert_eq!(
        ends("2"),
        [
            "last_claim 2022-12-31 zj9.three-a-year",
            "unconfirmed 2023-12-31",
            "fact 2024-07-31",
            "amount 2024-07-31"
        ]
    );
    assert_eq!(ends("3"), ["unconfirmed 2023-12-31", "fact 2024-07-31", "amount 2024-07-31"]);
}
