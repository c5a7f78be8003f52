//! Every value of a fact behaves like one of its representatives.

use engine::FactId;
use engine::advice::question::representatives;
use engine::answers::Value;
use engine::law::Kind;
use laws::reference::pattern;
use laws::rule::{self, Reading, rule};
use laws::vocabulary::{self, KINDS};
use proptest::prelude::*;

proptest! {
    #![proptest_config(laws::cases(3000))]

    #[test]
    fn every_value_has_a_representative_that_fares_the_same(
        rule in rule(Reading::Again),
        at in 0..KINDS as u16,
        seed in any::<u32>(),
    ) {
        let (id, fact) = (FactId(at), &rule.tables.facts[usize::from(at)]);
        let value = vocabulary::value(fact.kind, seed, rule.day);
        let fares = pattern(value, id, rule.cond, rule.day);
        // A region wider than the one tested for tells nothing; it needs no representative.
        if fares.contains(&None) {
            return Ok(());
        }
        let values = representatives(fact, id, &[rule.cond], rule.day);
        let same = values.iter().any(|other| pattern(*other, id, rule.cond, rule.day) == fares);
        prop_assert!(same, "{:?} is like none of {:?}", value, values);
    }

    #[test]
    fn representatives_are_distinct_and_legal(rule in rule(Reading::Again), at in 0..KINDS as u16) {
        let (id, fact) = (FactId(at), &rule.tables.facts[usize::from(at)]);
        let values = representatives(fact, id, &[rule.cond], rule.day);
        for (at, value) in values.iter().enumerate() {
            prop_assert!(!values[..at].contains(value), "{:?} twice", value);
            let written = engine::answers::format_value(fact, *value);
            // The vocabulary's options all have one key, and dates before the year 0 cannot be written.
            let writable = !matches!(fact.kind, Kind::Choice(_)) && *value != Value::Date(engine::Date::MIN);
            if writable {
                prop_assert_eq!(engine::answers::parse_value(fact, &written), Some(*value), "{}", written);
            }
        }
    }
}

#[test]
fn a_rule_about_beijing_has_somebody_outside_it() {
    let test = engine::law::Test {
        fact: FactId(0),
        check: engine::law::Check::In(engine::region::Region(110_000)),
        cite: rule::CITE,
    };
    let day = engine::date::ordinal(2022, 1);
    let rule = rule::of(vec![vocabulary::fact(9)], engine::law::Cond::Test(test), &[], day);
    let values = representatives(&rule.tables.facts[0], FactId(0), &[rule.cond], rule.day);
    assert!(
        values.iter().any(|value| test.check.truth(value, day) == engine::truth::Truth::False),
        "{values:?}"
    );
}
