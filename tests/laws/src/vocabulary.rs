//! Random facts, tests on them and values of them. A number in, the same thing out, so that
//! proptest can shrink the number.

use engine::answers::Value;
use engine::date::Period;
use engine::law::{Bound, Check, Choice, Fact, Kind, Party};
use engine::region::Region;
use engine::{Date, Text};
use rust_decimal::Decimal;

/// How many kinds of fact [`fact`] knows.
pub const KINDS: u32 = 10;

/// Regions that contain one another, so that a region can be in, beside, around and apart.
pub const REGIONS: [u32; 9] =
    [110_000, 110_100, 110_101, 210_000, 210_100, 650_000, 650_400, 650_402, 650_500];

const NOTHING: Text = Text { zh: "", en: "" };

const OPTION: Choice = Choice { key: "option", label: NOTHING, hint: None };
static OPTIONS: [Choice; 64] = [OPTION; 64];

/// A fact of the `seed`th kind: every type, with everyday ranges and with those of the type.
pub fn fact(seed: u32) -> Fact {
    let hundred = Decimal::ONE_HUNDRED;
    let kind = match seed % KINDS {
        0 => Kind::Bool,
        1 => Kind::Choice(&OPTIONS[..3]),
        2 => Kind::Choice(&OPTIONS),
        3 => Kind::Int { min: 0, max: 100, unit: "class_hour" },
        4 => Kind::Int { min: i64::MIN, max: i64::MAX, unit: "person" },
        5 => Kind::Int { min: 1950, max: 2100, unit: "year" },
        6 => Kind::Decimal { min: Decimal::ZERO, max: hundred, unit: "percent" },
        7 => Kind::Money { min: Decimal::ZERO, max: Decimal::MAX },
        8 => Kind::Date,
        _ => Kind::Region,
    };
    Fact {
        key: "fact",
        kind,
        about: &Party::ALL,
        group: "group",
        label: NOTHING,
        question: NOTHING,
        why: NOTHING,
        definition: None,
        ask: None,
        later: None,
        local: &[],
        implies: &[],
        change: None,
    }
}

/// A test on a fact of this kind, which some of its values pass and others fail.
pub fn check(kind: Kind, seed: u32) -> Check {
    let pick = seed / 4;
    match kind {
        Kind::Bool => Check::Is(seed.is_multiple_of(2)),
        Kind::Choice(options) => {
            let all = u64::MAX >> (64 - options.len());
            let some = u64::from(seed).wrapping_mul(0x9E37_79B9_7F4A_7C15) & all;
            Check::OneOf(if some == 0 || some == all { 1 } else { some })
        }
        Kind::Int { unit: "year", .. } if seed % 4 == 3 => Check::YearsAhead((pick % 3) as i32),
        Kind::Int { min, max, .. } => {
            // Near the least, near the greatest, or in between, but not at the very end.
            let near = i64::from(pick % 40);
            let bound = match seed % 3 {
                0 => min + 1 + near,
                1 => max - near,
                _ => min / 2 + max / 2 + near,
            };
            match pick % 3 {
                0 => Check::Int { min: Some(bound), max: None },
                1 => Check::Int { min: None, max: Some(bound - 1) },
                _ => Check::Int { min: Some(bound), max: Some(bound) },
            }
        }
        Kind::Decimal { .. } | Kind::Money { .. } => {
            let decimals = if matches!(kind, Kind::Money { .. }) { pick % 3 } else { pick % 7 };
            let value = Decimal::ONE + Decimal::new(i64::from(pick % 7), decimals);
            let bound = Some(Bound { value, included: seed.is_multiple_of(2) });
            match seed / 2 % 3 {
                0 => Check::Decimal { min: bound, max: None },
                1 => Check::Decimal { min: None, max: bound },
                _ => Check::Decimal {
                    min: Some(Bound { value, included: true }),
                    max: Some(Bound { value, included: true }),
                },
            }
        }
        Kind::Date => {
            let (years, months) = ((pick % 4) as i32, (pick / 4 % 20) as i32);
            let period = Period { years, months: months.max(1) };
            let fixed = engine::date::ordinal(2015 + (pick % 12) as i32, 1 + (pick / 12 % 365) as u16);
            match seed % 4 {
                0 => Check::Within(period),
                1 => Check::Ago(period),
                2 => Check::Between { from: Some(fixed), until: None },
                _ => Check::Between { from: None, until: Some(fixed) },
            }
        }
        Kind::Region => Check::In(Region(REGIONS[pick as usize % REGIONS.len()])),
    }
}

/// A value of a fact of this kind, anywhere in its range.
pub fn value(kind: Kind, seed: u32, day: Date) -> Value {
    match kind {
        Kind::Bool => Value::Bool(seed.is_multiple_of(2)),
        Kind::Choice(options) => Value::Choice((seed as usize % options.len()) as u8),
        Kind::Int { min, max, .. } => Value::Int(match seed % 4 {
            0 => min,
            1 => max,
            2 => (min / 2 + max / 2).saturating_add(i64::from(seed % 100)).clamp(min, max),
            _ => min.saturating_add(i64::from(seed / 4 % 120)).clamp(min, max),
        }),
        Kind::Decimal { min, max, .. } => Value::Decimal(match seed % 4 {
            0 => min,
            1 => max,
            2 => Decimal::new(i64::from(seed / 4 % 9_000_000), 6).clamp(min, max),
            _ => Decimal::ONE + Decimal::new(i64::from(seed / 4 % 9), seed / 64 % 7),
        }),
        Kind::Money { min, max } => Value::Decimal(match seed % 4 {
            0 => min,
            1 => max,
            _ => Decimal::new(i64::from(seed / 4 % 1_000_000), 2).clamp(min, max),
        }),
        Kind::Date => {
            let away = i64::from(seed / 4 % 4000) - 2000;
            Value::Date(match seed % 16 {
                0 => Date::MIN,
                1 => Date::MAX,
                _ => day.saturating_add(time::Duration::days(away)),
            })
        }
        Kind::Region => Value::Region(Region(REGIONS[seed as usize % REGIONS.len()])),
    }
}
