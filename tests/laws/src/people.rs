//! Random people: answers to the real tables that reach into the programmes.
//!
//! Answers drawn alone would make nearly everybody ineligible for nearly everything, so a
//! person mostly starts from the tables' own cases, one or some laid over one another, and
//! then some answers are changed, forgotten or added.

use crate::{loaded, rule, vocabulary};
use compiler::case::Case;
use engine::advice::question::representatives;
use engine::answers::{Answer, Answers, Value, parse_value};
use engine::law::{Cond, FactSet, Figure};
use engine::{Date, FactId, Verdict};
use proptest::collection::vec;
use proptest::prelude::*;
use tables::TABLES;

/// Answers, and the day they are asked on.
pub fn person() -> impl Strategy<Value = (Answers, Date)> {
    let case = any::<prop::sample::Index>;
    let like_a_case = (case(), changes(4)).prop_map(|(case, changes)| {
        let case = case.get(&loaded().cases);
        (changed(case.answers(&TABLES), &changes, case.date), case.date)
    });
    let like_some = (vec(case(), 1..4), changes(8), day()).prop_map(|(cases, changes, day)| {
        let mut answers = Answers::none(&TABLES);
        for (fact, answer) in cases.iter().flat_map(|case| &case.get(&loaded().cases).answers) {
            answers.set(*fact, *answer);
        }
        (changed(answers, &changes, day), day)
    });
    let like_nobody =
        (changes(40), day()).prop_map(|(changes, day)| (changed(Answers::none(&TABLES), &changes, day), day));
    prop_oneof![4 => like_a_case, 4 => like_some, 4 => paid(), 1 => like_nobody]
}

/// Somebody who is eligible for money, with figures and counts anywhere in their ranges.
pub fn paid() -> impl Strategy<Value = (Answers, Date)> {
    let with_money = |case: &&Case| {
        let programme = TABLES.programme(case.programme);
        case.expect.verdict == Some(Verdict::Eligible) && programme.is_some_and(|one| !one.amounts.is_empty())
    };
    let cases: Vec<&Case> = loaded().cases.iter().filter(with_money).collect();
    let some = vec(any::<prop::sample::Index>(), 1..4);
    (some, vec(any::<u32>(), 12), any::<bool>()).prop_map(move |(some, seeds, all)| {
        let (mut answers, mut day) = (Answers::none(&TABLES), Date::MIN);
        for case in some.into_iter().map(|at| at.get(&cases)) {
            case.answers.iter().for_each(|(fact, answer)| answers.set(*fact, *answer));
            day = case.date;
            for (id, seed) in figures_of(case.programme).iter().zip(&seeds) {
                if all || seed % 3 > 0 {
                    let value = vocabulary::value(TABLES.facts[usize::from(id.0)].kind, seed / 3, day);
                    answers.set(id, Answer::Known(value));
                }
            }
        }
        (answers, day)
    })
}

/// The facts that a programme's figures are made of.
fn figures_of(id: &str) -> FactSet {
    let mut facts = FactSet::default();
    for row in TABLES.programme(id).map_or(&[] as &[_], |programme| programme.amounts) {
        match row.figure {
            Figure::Fact(fact) => facts.insert(fact),
            Figure::UpTo { fact, cap, .. } => [fact, cap].into_iter().for_each(|fact| facts.insert(fact)),
            Figure::Yuan(_) | Figure::Unpublished => {}
        }
        row.count.iter().for_each(|count| facts.insert(count.fact));
    }
    facts
}

fn changes(most: usize) -> impl Strategy<Value = Vec<(prop::sample::Index, u32)>> {
    vec((any::<prop::sample::Index>(), any::<u32>()), 0..most)
}

/// Some answers changed, forgotten or added.
fn changed(mut answers: Answers, changes: &[(prop::sample::Index, u32)], day: Date) -> Answers {
    for (at, seed) in changes {
        let id = FactId(at.index(TABLES.facts.len()) as u16);
        answers.set(id, change(id, *seed, day));
    }
    answers
}

/// A day from 2017 to 2030, the first and last days of a standing among them.
pub fn day() -> impl Strategy<Value = Date> {
    let mut ends = Vec::new();
    for programme in TABLES.programmes {
        let term = &programme.term;
        for day in [Some(term.from), term.until, term.unconfirmed_after].into_iter().flatten() {
            ends.extend([day.previous_day(), Some(day), day.next_day()].into_iter().flatten());
        }
    }
    prop_oneof![1 => rule::day(), 1 => prop::sample::select(ends)]
}

fn change(id: FactId, seed: u32, day: Date) -> Answer {
    match seed % 6 {
        0 => Answer::Unasked,
        1 => Answer::DontKnow,
        _ => {
            let values = values_of(id, day);
            Answer::Known(values[seed as usize / 6 % values.len()])
        }
    }
}

/// The values of a fact that matter to some programme or limit on a day.
pub fn values_of(id: FactId, day: Date) -> Vec<Value> {
    let conds: Vec<&Cond> = TABLES.programmes.iter().map(|programme| &programme.when).collect();
    representatives(&TABLES.facts[usize::from(id.0)], id, &conds, day)
}

/// Answers as tables and links write them.
///
/// # Panics
/// On an unknown fact or a text that is no value of it.
pub fn answers(written: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::none(&TABLES);
    for (key, text) in written {
        let id = TABLES.fact(key).unwrap_or_else(|| panic!("no fact {key}"));
        let value = parse_value(&TABLES.facts[usize::from(id.0)], text);
        answers.set(id, Answer::Known(value.unwrap_or_else(|| panic!("{text} is no {key}"))));
    }
    answers
}

/// A date as tables write it.
///
/// # Panics
/// On anything else.
pub fn on(date: &str) -> Date {
    engine::date::parse(date).unwrap_or_else(|| panic!("{date} is no date"))
}

/// A laid-off worker in 吐鲁番 as links write her, with what a dozen questions bring.
pub const LAID_OFF: [(&str, &str); 12] = [
    ("region", "650402"),
    ("laid_off", "yes"),
    ("registered_unemployed", "yes"),
    ("hardship", "no"),
    ("poor_household", "no"),
    ("rural", "no"),
    ("woman", "yes"),
    ("work", "not_working"),
    ("wants_work", "yes"),
    ("course_kind", "other"),
    ("certificate", "skill_level"),
    ("hours", "120"),
];

/// The day she asks on.
pub const ASKED_ON: &str = "2020-09-01";
