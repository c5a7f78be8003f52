//! Boundaries of the real tables, from both sides.

use engine::Verdict::{Eligible, Ineligible, Undetermined};
use engine::{Outcome, Verdict, assess};
use laws::people::{answers, on};
use rust_decimal::Decimal;
use tables::TABLES;

fn outcome(programme: &str, date: &str, given: &[(&str, &str)]) -> Outcome {
    *assess(&TABLES, &answers(given), on(date)).outcome(programme).expect("a programme")
}

fn check(programme: &str, date: &str, given: &[(&str, &str)], expected: Verdict) {
    assert_eq!(outcome(programme, date, given).verdict, expected, "{programme} on {date} for {given:?}");
}

#[test]
fn three_years_after_graduation_the_day_itself_still_counts() {
    let rows = [
        ("2021-07-01", "2021-06-30", Ineligible), // not left yet
        ("2021-07-01", "2021-07-01", Eligible),   // the very day
        ("2021-07-01", "2024-06-30", Eligible),
        ("2021-07-01", "2024-07-01", Eligible), // the same day three years later
        ("2021-07-01", "2024-07-02", Ineligible), // the day after
        ("2020-02-29", "2023-02-28", Eligible), // 29 February ends on 28 February …
        ("2020-02-29", "2023-03-01", Ineligible),
        ("2021-02-28", "2024-02-28", Eligible), // … and 28 February does not gain a day in a leap year
        ("2021-02-28", "2024-02-29", Ineligible),
        ("2021-03-01", "2024-02-29", Eligible),
        ("2018-12-31", "2021-12-31", Eligible),
        ("2018-12-31", "2022-01-01", Ineligible),
    ];
    for (left, date, expected) in rows {
        let given = [
            ("region", "210100"),
            ("training_region", "210200"),
            ("hukou", "210000"),
            ("school_kind", "university"),
            ("school_status", "graduated"),
            ("left_school_on", left),
        ];
        check("ln15.graduate-conversion", date, &given, expected);
    }
}

#[test]
fn graduating_next_year_is_the_calendar_year_after_this_one() {
    let rows = [
        ("2021", "2021-12-31", Ineligible),
        ("2022", "2021-06-02", Eligible),
        ("2022", "2021-12-31", Eligible),
        ("2022", "2022-01-01", Ineligible),
        ("2023", "2021-12-31", Ineligible),
        ("2023", "2022-01-01", Eligible),
    ];
    for (year, date, expected) in rows {
        let given = [
            ("region", "210100"),
            ("training_region", "210200"),
            ("hukou", "210000"),
            ("school_kind", "university"),
            ("school_status", "enrolled"),
            ("graduation_year", year),
        ];
        check("ln15.graduate-conversion", date, &given, expected);
    }
}

#[test]
fn a_person_belongs_to_the_region_of_the_document() {
    for (region, expected) in [
        ("650402", Eligible),
        ("650400", Eligible),
        ("650000", Verdict::Undetermined),
        ("650500", Ineligible),
        ("210100", Ineligible),
    ] {
        let given = [
            ("region", region),
            ("employer", "enterprise"),
            ("course_kind", "pre_job"),
            ("hired_on", "2020-07-01"),
            ("hours", "80"),
        ];
        check("tlf53.new-hire", "2020-09-01", &given, expected);
    }
}

#[test]
fn eighty_class_hours_and_one_year_for_new_staff() {
    let rows = [
        // The hours and the year stand in the plan, not in the clause that gives the subsidy.
        ("2020-07-01", "79", Undetermined),
        ("2020-07-01", "80", Eligible),
        ("2020-07-01", "81", Eligible),
        ("2019-09-01", "80", Eligible),
        ("2019-08-31", "80", Undetermined),
        ("2020-09-01", "80", Eligible),
        ("2020-09-02", "80", Ineligible),
    ];
    for (hired, hours, expected) in rows {
        let given = [
            ("region", "650402"),
            ("employer", "enterprise"),
            ("course_kind", "pre_job"),
            ("hired_on", hired),
            ("hours", hours),
        ];
        check("tlf53.new-hire", "2020-09-01", &given, expected);
    }
    // Hired on 29 February: a year later ends on 28 February.
    for (date, expected) in [("2021-02-28", Eligible), ("2021-03-01", Undetermined)] {
        let given = [
            ("region", "650402"),
            ("employer", "enterprise"),
            ("course_kind", "pre_job"),
            ("hired_on", "2020-02-29"),
            ("hours", "80"),
        ];
        check("tlf53.new-hire", date, &given, expected);
    }
}

#[test]
fn a_hundred_and_sixty_hours_to_upskill_and_eighty_in_the_park() {
    for (hours, expected) in [("159", Undetermined), ("160", Eligible)] {
        let given = [
            ("region", "650402"),
            ("employer", "enterprise"),
            ("course_kind", "upskilling"),
            ("course_level", "level_4"),
            ("trains_staff", "yes"),
            ("staff_agreement", "yes"),
            ("pay_kept", "yes"),
            ("certificate_pay", "yes"),
            ("hours", hours),
        ];
        check("tlf53.upskilling", "2020-09-01", &given, expected);
    }
    // What the course is to have is no condition on the person.
    for (hours, expected) in [("79", Undetermined), ("80", Eligible)] {
        let given = [
            ("region", "650402"),
            ("in_industrial_park", "yes"),
            ("work", "enterprise_employee"),
            ("hours", hours),
        ];
        check("tlf53.park-worker", "2020-09-01", &given, expected);
    }
}

#[test]
fn work_based_training_is_paid_for_six_months_at_most() {
    let rows = [
        ("1", "1", 300),
        ("1", "5", 1500),
        ("1", "6", 1800),
        ("1", "7", 1800),
        ("1", "12", 1800),
        ("4", "6", 7200),
        ("4", "7", 7200),
    ];
    for (persons, months, high) in rows {
        let given = [
            ("region", "650402"),
            ("course_kind", "work_based"),
            ("employer", "farm_cooperative"),
            ("takes_on", "poor"),
            ("persons", persons),
            ("work_months", months),
        ];
        let outcome = outcome("tlf53.work-based-training", "2020-09-01", &given);
        assert_eq!(outcome.verdict, Eligible);
        let total = outcome.amount.expect("a figure").total;
        let expected = (Some(Decimal::ZERO), Some(Decimal::from(high)));
        assert_eq!((total.low, total.high), expected, "{persons} persons, {months} months");
    }
}

#[test]
fn figures_of_brands_include_their_bounds() {
    let rows = [
        ("400", "90", "70", "200", "50", Verdict::Eligible),
        ("399", "90", "70", "200", "50", Ineligible),
        ("400", "89.99", "70", "200", "50", Ineligible),
        ("400", "90", "69.999999", "200", "50", Ineligible),
        ("400", "90", "70", "199", "50", Ineligible),
        ("400", "90", "70", "200", "49.9", Ineligible),
    ];
    for (trained, passed, employed, key, order, expected) in rows {
        let given = [
            ("region", "150100"),
            ("provider", "training_provider"),
            ("basic_conditions", "yes"),
            ("brand_level", "league"),
            ("trained_last_year", trained),
            ("pass_rate", passed),
            ("employed_rate", employed),
            ("key_group_trained", key),
            ("order_share", order),
            ("recommended_by_league", "yes"),
            ("small_scale", "no"),
        ];
        check("nm213.brand-region", "2023-05-01", &given, expected);
    }
}
