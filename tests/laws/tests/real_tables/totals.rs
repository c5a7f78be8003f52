//! A total adds only what is certainly and now this party's own money, each training once.

use engine::advice::plan::plan;
use engine::evaluate::limit::Room;
use engine::law::{Benefit, Party, Standing};
use engine::{Verdict, assess};
use laws::people::person;
use proptest::prelude::*;
use rust_decimal::Decimal;
use tables::TABLES;

proptest! {
    #![proptest_config(laws::cases(800))]

    #[test]
    fn only_certain_present_cash_of_ones_own_is_named((answers, day) in person()) {
        let assessment = assess(&TABLES, &answers, day);
        for party in Party::ALL {
            let totals = plan(&assessment, &answers, party).sure;
            let added = totals.sums.iter().flat_map(|total| &total.programmes);
            let mut named: Vec<&str> = added.chain(&totals.without_figure).copied().collect();
            for id in &named {
                let outcome = assessment.outcome(id).expect("a programme");
                let programme = outcome.programme;
                prop_assert_eq!(outcome.verdict, Verdict::Eligible, "{}", id);
                prop_assert!(matches!(outcome.standing, Standing::InForce | Standing::Unconfirmed), "{}", id);
                prop_assert!(!programme.gives(Benefit::Advance) && programme.gives(Benefit::Cash), "{}", id);
                prop_assert!(programme.recipients.contains(&party), "{}", id);
                prop_assert!(programme.paid_to.is_some_and(|paid| paid.reaches(party)), "{}", id);
                for limit in &assessment.limits {
                    let binds = limit.limit.programmes.contains(id);
                    prop_assert!(!binds || matches!(limit.room, Room::Free | Room::Unknown), "{}", id);
                }
            }
            let mut groups: Vec<&str> =
                named.iter().filter_map(|id| assessment.outcome(id)?.programme.alternative).collect();
            let (programmes, alternatives) = (named.len(), groups.len());
            named.sort_unstable();
            named.dedup();
            groups.sort_unstable();
            groups.dedup();
            prop_assert_eq!(named.len(), programmes, "a programme twice");
            prop_assert_eq!(groups.len(), alternatives, "two alternatives for one training");
        }
    }

    #[test]
    fn sums_are_of_their_parts((answers, day) in person()) {
        let assessment = assess(&TABLES, &answers, day);
        for total in Party::ALL.into_iter().flat_map(|party| plan(&assessment, &answers, party).sure.sums) {
            let (mut low, mut high) = (Some(Decimal::ZERO), Some(Decimal::ZERO));
            for id in &total.programmes {
                let outcome = assessment.outcome(id).expect("a programme");
                let amount = outcome.amount.expect("a figure");
                prop_assert_eq!((amount.basis, outcome.standing), (total.basis, total.standing));
                prop_assert!(amount.total_per.iter().eq(total.per.iter()));
                low = low.zip(amount.total.low).map(|(sum, part)| sum + part);
                high = high.zip(amount.total.high).map(|(sum, part)| sum + part);
            }
            prop_assert_eq!((total.sum.low, total.sum.high), (low, high));
            prop_assert!(!total.sum.is_unknown());
        }
    }

    #[test]
    fn all_money_of_ones_own_is_named_once((answers, day) in person()) {
        let assessment = assess(&TABLES, &answers, day);
        for party in Party::ALL {
            let totals = plan(&assessment, &answers, party).sure;
            let named = |id: &&str| {
                totals.without_figure.contains(id) || totals.sums.iter().any(|total| total.programmes.contains(id))
            };
            for outcome in assessment.outcomes.iter().filter(|outcome| outcome.is_theirs() && outcome.is_for(party)) {
                let programme = outcome.programme;
                let own = programme.gives(Benefit::Cash)
                    && !programme.gives(Benefit::Advance)
                    && programme.paid_to.is_some_and(|paid| paid.reaches(party))
                    && programme.alternative.is_none()
                    && engine::assess::totals::reached_limit(&assessment, programme).is_none()
                    && !TABLES.limits.iter().any(|limit| keeps_apart(limit, programme.id, day));
                prop_assert_eq!(named(&programme.id), own || named(&programme.id), "{} is left out", programme.id);
            }
        }
    }
}

/// Whether a programme may not be had beside others on a day: of those one may be left out.
fn keeps_apart(limit: &engine::law::Limit, id: &str, day: engine::Date) -> bool {
    limit.together.is_some() && limit.is_on(day) && limit.binds(id)
}
