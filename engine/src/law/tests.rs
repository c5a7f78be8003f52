//! What tables are asked for, by hand: `values` one fact and its values, `tables` what they hold together.

mod tables;
mod values;

use super::sample::{document, fact, option, programme};
use super::*;
use crate::date;
use rust_decimal::Decimal;
use time::Date;

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;
const HOURS: Kind = Kind::Int { min: -5, max: 100, unit: "class_hour" };
const RATE: Kind = Kind::Decimal { min: Decimal::ZERO, max: HUNDRED, unit: "percent" };
const TUITION: Kind = Kind::Money { min: Decimal::ONE, max: HUNDRED };
const WORK: Kind = Kind::Choice(&[option("new_form"), option("flexible"), option("farming")]);

/// One fact of each type.
static FACTS: [Fact; 7] = [
    fact("veteran", "all", Kind::Bool),
    fact("work", "all", WORK),
    fact("hours", "all", HOURS),
    fact("pass_rate", "all", RATE),
    fact("tuition", "all", TUITION),
    fact("left_on", "all", Kind::Date),
    fact("region", "all", Kind::Region),
];

/// For workers and providers.
const ONE: Programme =
    Programme { recipients: &[Party::Worker, Party::Provider], ..programme("a.one", 0, Cond::All(&[])) };

static TABLES: Tables = Tables {
    facts: &FACTS,
    units: &[
        Unit { key: "person", zh: "人", one: "person", many: "people" },
        Unit { key: "month", zh: "个月", one: "month", many: "months" },
    ],
    places: &[],
    documents: &[document("a", 100_000), document("b", 100_000)],
    programmes: &[ONE, programme("b.two", 1, Cond::All(&[]))],
    limits: &[],
    standards: &[],
    provinces: &[],
};

fn day(text: &str) -> Date {
    date::parse(text).unwrap()
}
