//! Which programmes can be somebody's at all, by where they are. Of a large law most are of other places, and
//! are passed over a document at a time; what reaches a region is found out once.

use engine::region::Region;
use engine::truth::Truth;
use engine::{Answer, Answers, FactId, Programme, Value};
use std::collections::HashMap;
use std::ops::Range;

/// Programmes that stand together and begin with the same test of where somebody is.
#[derive(Clone, Debug)]
struct Place {
    test: Option<(FactId, Region)>,
    programmes: Range<usize>,
}

/// For how many answers it is remembered what they reach: a few for each county of a roster. It may hold
/// any others, and memory stays the same.
const MOST: usize = 1024;

/// The places of all programmes, and what reaches the regions that were met.
#[derive(Clone, Debug, Default)]
pub struct Places {
    all: Vec<Place>,
    /// The facts that the tests are on: where somebody lives, as a rule.
    facts: Vec<FactId>,
    /// The programmes by the answers to these facts.
    reached: HashMap<Vec<Option<Region>>, Vec<Range<usize>>>,
    /// The answers at hand.
    said: Vec<Option<Region>>,
}

impl Places {
    /// So many programmes, wherever somebody is.
    pub fn everywhere(programmes: usize) -> Places {
        Places { all: vec![Place { test: None, programmes: 0..programmes }], ..Places::default() }
    }

    /// The places of programmes, in their order.
    pub fn of(programmes: &[&'static Programme]) -> Places {
        let mut places = Places::default();
        for (at, programme) in programmes.iter().enumerate() {
            let test = programme.when.place().map(|(test, region)| (test.fact, region));
            match places.all.last_mut() {
                Some(last) if test.is_some() && last.test == test => last.programmes.end = at + 1,
                _ => places.all.push(Place { test, programmes: at..at + 1 }),
            }
            if let Some((fact, _)) = test.filter(|(fact, _)| !places.facts.contains(fact)) {
                places.facts.push(fact);
            }
        }
        places
    }

    /// The indexes of the programmes that can be somebody's.
    pub fn reached(&mut self, answers: &Answers) -> impl Iterator<Item = usize> {
        let region = |fact: &FactId| match answers.get(*fact) {
            Answer::Known(Value::Region(region)) => Some(region),
            _ => None,
        };
        self.said.clear();
        self.said.extend(self.facts.iter().map(region));
        if !self.reached.contains_key(&self.said) {
            let reaches = |place: &&Place| {
                let test = place.test.and_then(|(fact, there)| Some((region(&fact)?, there)));
                test.is_none_or(|(region, there)| region.within(there) != Truth::False)
            };
            let mut reached: Vec<Range<usize>> = Vec::new();
            for place in self.all.iter().filter(reaches) {
                match reached.last_mut() {
                    Some(last) if last.end == place.programmes.start => last.end = place.programmes.end,
                    _ => reached.push(place.programmes.clone()),
                }
            }
            if self.reached.len() == MOST {
                self.reached.clear();
            }
            self.reached.insert(self.said.clone(), reached);
        }
        self.reached.get(&self.said).into_iter().flatten().cloned().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::{Verdict, assess, date};
    use tables::TABLES;

    #[test]
    fn only_what_nobody_there_can_have_is_passed_over() {
        let programmes: Vec<&'static Programme> = TABLES.programmes.iter().collect();
        let mut places = Places::of(&programmes);
        assert!(places.all.len() < programmes.len() / 2, "{} places", places.all.len());
        let day = date::parse("2020-09-01").unwrap();
        let fact = TABLES.fact("region").unwrap();
        let mut answers = Answers::none(&TABLES);
        // One is met again: what reaches it was found out before.
        for code in ["650402", "210100", "330000", "150000", "440000", "650402"] {
            let value = engine::answers::parse_value(&TABLES.facts[usize::from(fact.0)], code).unwrap();
            answers.set(fact, Answer::Known(value));
            let reached: Vec<usize> = places.reached(&answers).collect();
            for (at, outcome) in assess(&TABLES, &answers, day).outcomes.iter().enumerate() {
                assert!(
                    reached.contains(&at) || outcome.verdict == Verdict::Ineligible,
                    "{}",
                    outcome.programme.id
                );
            }
            assert!(reached.len() < programmes.len(), "{code}");
        }
        // Of who has not said where they are nothing is passed over.
        let all: Vec<usize> = (0..programmes.len()).collect();
        assert!(places.reached(&Answers::none(&TABLES)).eq(all.iter().copied()));
        assert!(Places::everywhere(programmes.len()).reached(&answers).eq(all));
    }

    #[test]
    fn of_very_many_regions_not_all_are_remembered() {
        let programmes: Vec<&'static Programme> = TABLES.programmes.iter().collect();
        let (mut places, fact) = (Places::of(&programmes), TABLES.fact("region").unwrap());
        let at = |places: &mut Places, code: u32| -> Vec<usize> {
            let mut answers = Answers::none(&TABLES);
            answers.set(fact, Answer::Known(Value::Region(Region(code))));
            places.reached(&answers).collect()
        };
        let turpan = at(&mut places, 650_402);
        for code in (210_100..210_100 + MOST as u32).chain([650_402]) {
            let reached = at(&mut places, code);
            assert!(places.reached.len() <= MOST);
            assert_eq!(reached == turpan, code == 650_402, "{code}");
        }
    }
}
