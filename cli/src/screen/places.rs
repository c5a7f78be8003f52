//! Which programmes can be somebody's at all, by where they are. Of a large law most are of other places, and
//! are passed over a document at a time.

use engine::law::Test;
use engine::truth::Truth;
use engine::{Answers, Date, Programme};
use std::ops::Range;

/// Programmes that stand together and begin with the same test of where somebody is.
#[derive(Clone, Debug)]
pub struct Place {
    test: Option<&'static Test>,
    programmes: Range<usize>,
}

impl Place {
    /// So many programmes, wherever somebody is.
    pub fn everywhere(programmes: usize) -> Vec<Place> {
        vec![Place { test: None, programmes: 0..programmes }]
    }

    /// The places of programmes, in their order.
    pub fn of(programmes: &[&'static Programme]) -> Vec<Place> {
        let mut all: Vec<Place> = Vec::new();
        let mut before = None;
        for (at, programme) in programmes.iter().enumerate() {
            let place = programme.when.place();
            let key = place.map(|(test, region)| (test.fact, region));
            match all.last_mut() {
                Some(last) if key.is_some() && before == Some(key) => last.programmes.end = at + 1,
                _ => all.push(Place { test: place.map(|(test, _)| test), programmes: at..at + 1 }),
            }
            before = Some(key);
        }
        all
    }

    /// The indexes of the programmes that can be somebody's; none where they are elsewhere.
    pub fn reached(&self, answers: &Answers, date: Date) -> Range<usize> {
        match self.test {
            Some(test) if test.truth(answers, date) == Truth::False => 0..0,
            _ => self.programmes.clone(),
        }
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
        let places = Place::of(&programmes);
        assert!(places.len() < programmes.len() / 2, "{} places", places.len());
        let day = date::parse("2020-09-01").unwrap();
        let fact = TABLES.fact("region").unwrap();
        for code in ["650402", "210100", "330000", "150000", "440000"] {
            let mut answers = Answers::none(&TABLES);
            let value = engine::answers::parse_value(&TABLES.facts[usize::from(fact.0)], code).unwrap();
            answers.set(fact, engine::Answer::Known(value));
            let reached: Vec<usize> = places.iter().flat_map(|place| place.reached(&answers, day)).collect();
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
        let nothing = Answers::none(&TABLES);
        let all: Vec<usize> = places.iter().flat_map(|place| place.reached(&nothing, day)).collect();
        assert_eq!(all, (0..programmes.len()).collect::<Vec<_>>());
    }
}
