//! The same answers natively and in Wasm: many people, each with some facts at random.

use browser::law;
use browser::visit::journey;
use engine::advice::question::representatives;
use engine::answers::{format_value, parse_value};
use engine::law::Party;
use engine::{Fact, FactId, date};
use serde_json::json;
use tables::TABLES;

const PEOPLE: usize = 60;

/// A small generator, the same on every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap_or_default()
    }
}

/// A value of a fact as a link writes it, of those that its tests tell apart.
fn value(dice: &mut Dice, id: FactId, fact: &Fact, day: engine::Date) -> Option<String> {
    let conditions: Vec<_> = TABLES.programmes.iter().map(|programme| &programme.when).collect();
    let values = representatives(fact, id, &conditions, day);
    let value = format_value(fact, *values.get(dice.below(values.len().max(1)))?);
    // Dates before the year 0 are for the engine's own trials; nobody can write them.
    parse_value(fact, &value).map(|_| value)
}

#[test]
fn everybody_gets_the_same() {
    journey("same", |page| {
        let mut dice = Dice(20_201_231);
        for person in 0..PEOPLE {
            let party = Party::ALL[dice.below(3)];
            let region = ["210100", "650402", "330100", "150100", "650000"][dice.below(5)];
            let day = ["2019-09-17", "2020-09-01", "2021-12-31", "2022-12-16", "2024-02-29", "2026-11-22"]
                [dice.below(6)];
            let day = date::parse(day).expect("a date");
            let mut given = vec![("region".to_string(), region.to_string())];
            for (at, fact) in TABLES.facts.iter().enumerate() {
                let asked = fact.about.contains(&party) && dice.below(2) == 0;
                if !asked || fact.key == "region" {
                    continue;
                }
                let value = match dice.below(6) {
                    0 => Some("-".into()),
                    _ => value(&mut dice, FactId(at as u16), fact, day),
                };
                given.extend(value.map(|value| (fact.key.to_string(), value)));
            }
            let parts: Vec<String> = given.iter().map(|(key, value)| format!("{key}={value}")).collect();
            let link = format!("#v=1&{}&for={}&date={}", parts.join("&"), party.key(), date::format(day));
            page.ask("location.hash = a", json!(link));
            let seen = page.seen();
            assert_eq!(seen.damaged, [""; 0], "{person}: {link}");
            let law = law::groups(&law::answers_in(&link), day, party);
            assert_eq!(seen.contents(), law, "{person}: {link}");
        }
    });
}
