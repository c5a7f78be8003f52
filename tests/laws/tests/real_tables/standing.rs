//! What holds on which day: the first and last days of every document and programme.

use engine::law::Standing;
use engine::law::Standing::{Ended, InForce, NotYet, Unconfirmed};
use laws::people::on;
use tables::TABLES;

/// From the documents themselves, not from the tables: the day, and the standing on it.
const DAYS: [(&str, &str, Standing); 33] = [
    ("tlf53.training-subsidy", "2019-09-16", NotYet),
    ("tlf53.training-subsidy", "2019-09-17", InForce),
    ("tlf53.training-subsidy", "2021-12-31", InForce),
    ("tlf53.training-subsidy", "2022-01-01", Ended),
    ("tlf53.tax-deduction", "2021-12-31", InForce),
    ("tlf53.tax-deduction", "2022-01-01", InForce),
    ("tlf53.tax-deduction", "2018-01-01", InForce),
    ("tlf53.tax-deduction", "2017-12-31", NotYet),
    ("zj9.individual-subsidy", "2021-03-28", NotYet),
    ("zj9.individual-subsidy", "2021-03-29", InForce),
    ("zj9.individual-subsidy", "2023-12-31", InForce),
    ("zj9.individual-subsidy", "2024-01-01", Unconfirmed),
    ("ln15.free-training", "2021-06-01", NotYet),
    ("ln15.free-training", "2021-06-02", InForce),
    ("ln15.free-training", "2022-01-01", InForce),
    ("ln15.free-training", "2030-12-31", InForce),
    ("ln15.employer-training", "2021-12-31", InForce),
    ("ln15.employer-training", "2022-01-01", Unconfirmed),
    ("ln15.care-training", "2022-01-01", Unconfirmed),
    ("ln15.work-based-training", "2021-12-31", InForce),
    ("ln15.work-based-training", "2022-01-01", Ended),
    ("ln276.student-level", "2021-12-21", NotYet),
    ("ln276.student-level", "2021-12-22", InForce),
    ("ln276.student-level", "2030-12-31", InForce),
    ("nm213.brand-region", "2022-12-15", NotYet),
    ("nm213.brand-region", "2022-12-16", InForce),
    ("nm213.brand-region", "2025-12-31", InForce),
    ("nm213.brand-region", "2026-01-01", Unconfirmed),
    ("cn40.skill-upgrade", "2016-12-31", NotYet),
    ("cn40.skill-upgrade", "2017-01-01", InForce),
    ("cn40.skill-upgrade", "2023-06-01", InForce),
    ("cn40.skill-upgrade", "2025-12-31", InForce),
    ("cn40.skill-upgrade", "2026-01-01", Unconfirmed),
];

#[test]
fn standings_change_on_the_days_the_papers_say() {
    for (id, date, expected) in DAYS {
        let programme = TABLES.programme(id).expect("a programme");
        assert_eq!(programme.term.standing(on(date)), expected, "{id} on {date}");
    }
}

#[test]
fn every_term_changes_on_its_own_days_and_no_others() {
    let documents = TABLES.documents.iter().map(|document| (document.id, document.term));
    let programmes = TABLES.programmes.iter().map(|programme| (programme.id, programme.term));
    for (id, term) in documents.chain(programmes) {
        let before = term.from.previous_day().unwrap();
        assert_eq!((term.standing(before), term.standing(term.from)), (NotYet, InForce), "{id}");
        for (last, then) in [(term.until, Ended), (term.unconfirmed_after, Unconfirmed)] {
            let Some(last) = last else { continue };
            let next = last.next_day().unwrap();
            assert_eq!((term.standing(last), term.standing(next)), (InForce, then), "{id}");
        }
    }
}
