//! The year's plan against trying every set of claims, over random programmes and limits.

use engine::advice::plan::{Rule, plan};
use engine::answers::{Answer, Value};
use engine::evaluate::limit::{Left, Room};
use engine::law::{Party, Standing};
use engine::{Answers, Tables, Verdict, assess};
use laws::best::{allowed, best, candidates};
use laws::mixed::{CLAIMS, any_limit, programmes, tables_of};
use proptest::collection::vec;
use proptest::prelude::*;

fn year() -> impl Strategy<Value = (&'static Tables, Answers)> {
    let claims = vec(prop::option::of(0..5_i64), 2);
    (programmes(), vec(any_limit(), 0..5), claims).prop_map(|(programmes, limits, claims)| {
        let tables = tables_of(programmes, limits);
        let mut answers = Answers::none(tables);
        for (fact, made) in CLAIMS.into_iter().zip(claims) {
            made.into_iter().for_each(|made| answers.set(fact, Answer::Known(Value::Int(made))));
        }
        (tables, answers)
    })
}

proptest! {
    #![proptest_config(laws::cases(3000))]

    #[test]
    fn no_other_claims_are_better((tables, answers) in year()) {
        let assessment = assess(tables, &answers, engine::date::ordinal(2020, 200));
        for party in Party::ALL {
            let plan = plan(&assessment, &answers, party);
            let mut claims: Vec<&str> = plan.claims.iter().map(|claim| claim.programme.id).collect();
            claims.sort_unstable();
            prop_assert_eq!(claims, best(&assessment, &answers, party));
        }
    }

    #[test]
    fn what_is_kept_out_is_kept_out_by_every_rule_that_it_names((tables, answers) in year()) {
        let assessment = assess(tables, &answers, engine::date::ordinal(2020, 200));
        for party in Party::ALL {
            let plan = plan(&assessment, &answers, party);
            prop_assert_eq!(plan.claims.len() + plan.excluded.len(), candidates(&assessment, party).len());
            let outcome = |id: &str| assessment.outcome(id).expect("a programme");
            let chosen: Vec<_> = plan.claims.iter().map(|claim| outcome(claim.programme.id)).collect();
            for excluded in &plan.excluded {
                let id = excluded.programme.id;
                prop_assert!(!excluded.reasons.is_empty(), "{} for no reason", id);
                let more: Vec<_> = chosen.iter().copied().chain([outcome(id)]).collect();
                prop_assert!(!allowed(&assessment, &answers, &more), "{} would fit", id);
                for reason in &excluded.reasons {
                    // The rule names all that use it up, and without them it would not do so.
                    let bound = |id: &str, word: Option<&str>| match reason.rule {
                        Rule::Alternative(group) => word == Some(group),
                        Rule::Limit(limit) | Rule::Together(limit) => limit.programmes.contains(&id),
                    };
                    prop_assert!(bound(id, excluded.programme.alternative));
                    let by: Vec<&str> = reason.by.iter().map(|programme| programme.id).collect();
                    let expected = chosen.iter().map(|claim| claim.programme).filter(|one| bound(one.id, one.alternative));
                    let mut expected: Vec<&str> = expected.map(|programme| programme.id).collect();
                    expected.sort_unstable();
                    prop_assert_eq!(&by, &expected);
                    if let Rule::Limit(limit) = reason.rule {
                        let room = limit.outcome(&answers, assessment.date).room;
                        prop_assert_eq!(by.is_empty(), matches!(room, Room::Reached | Room::Doubtful));
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_left_for_next_year_fits_then((tables, answers) in year()) {
        let assessment = assess(tables, &answers, engine::date::ordinal(2020, 200));
        let next = engine::date::ordinal(2021, 1);
        let mut anew = answers.clone();
        for limit in tables.limits.iter().filter(|limit| limit.yearly) {
            limit.claims.into_iter().for_each(|claims| anew.set(claims, Answer::Known(Value::Int(0))));
        }
        let then = assess(tables, &anew, next);
        for party in Party::ALL {
            for excluded in plan(&assessment, &answers, party).excluded {
                let outcome = then.outcome(excluded.programme.id).expect("a programme");
                let open = matches!(outcome.standing, Standing::InForce | Standing::Unconfirmed);
                let gone = excluded.reasons.iter().all(|reason| match reason.rule {
                    Rule::Limit(limit) => limit.yearly || limit.until.is_some_and(|until| until < next),
                    _ => false,
                });
                let fits = open && outcome.verdict != Verdict::Ineligible && gone && allowed(&then, &anew, &[outcome]);
                prop_assert_eq!(excluded.next_year, fits.then_some(outcome.verdict));
            }
        }
    }

    #[test]
    fn a_limit_leaves_as_many_as_would_still_be_allowed((tables, answers) in year()) {
        let assessment = assess(tables, &answers, engine::date::ordinal(2020, 200));
        for party in Party::ALL {
            let plan = plan(&assessment, &answers, party);
            for one in &plan.left {
                let claims = one.limit.claims.expect("a count");
                let used = plan.claims.iter().filter(|claim| one.limit.binds(claim.programme.id)).count();
                let (left, known) = match one.left {
                    Left::Exactly(left) => (left, true),
                    Left::AtMost(left) => (left, false),
                    Left::Uncounted => unreachable!(),
                };
                prop_assert_eq!(answers.value(claims).is_some(), known);
                let made = match answers.value(claims) {
                    Some(Value::Int(made)) => made,
                    _ => 0,
                };
                let mut after = answers.clone();
                let mut free = |more: i64| {
                    after.set(claims, Answer::Known(Value::Int(made + used as i64 + more)));
                    one.limit.outcome(&after, assessment.date).room != Room::Reached
                        && one.limit.outcome(&after, assessment.date).room != Room::Doubtful
                };
                prop_assert!(!free(i64::from(left)), "{} more would be too many", left);
                prop_assert!(left == 0 || free(i64::from(left) - 1), "{} more are allowed", left);
            }
        }
    }
}
