//! A case that notices a change, found by varying the cases that are there.

use super::variants::Variant;
use super::{Example, Ready};
use crate::combinations::Combinations;
use crate::programme::ParsedProgramme;
use engine::advice::question::representatives;
use engine::answers::format_value;
use engine::law::{Cond, FactSet};
use engine::{Answer, Answers, Date, FactId, Tables, Value, Verdict, date};
use std::collections::BTreeMap;

/// How many combinations are tried at most for one change.
pub(super) const MOST_TRIALS: usize = 1 << 13;
/// In how many of a programme's cases two answers are varied at once.
const MOST_PAIRED: usize = 2;

/// A case of a programme in which a changed condition comes out otherwise.
pub fn of(
    tables: &Tables,
    read: &ParsedProgramme,
    whole: &Cond,
    variant: &Variant,
    cases: &[Ready],
) -> Example {
    let differs = |answers: &Answers, day: Date| {
        variant.applies(answers, day) && variant.cond.truth(answers, day) != whole.truth(answers, day)
    };
    let mut values = Values::of(tables, [whole, &variant.cond]);
    let mut near = |ready: &Ready, paired: bool| {
        days(whole, &variant.cond, ready.case.date).into_iter().find_map(|day| {
            let mut answers = ready.answers.clone();
            variant.approach(&mut answers, day);
            let found = differs(&answers, day) || vary(values.on(day), &mut answers, day, paired, &differs);
            found.then_some((answers, day))
        })
    };
    // Where a part around the change comes out as before whatever is answered, nobody can notice it,
    // and the costly search for a case is spared.
    if part_is_masked(tables, whole, &variant.cond, read.programme.term.from) {
        return Example::Impossible;
    }
    let mut best = cases.iter().find_map(|ready| near(ready, false));
    best = best.or_else(|| cases.iter().take(MOST_PAIRED).find_map(|ready| near(ready, true)));
    let (answers, day) = match best {
        Some(found) => found,
        None => match search(tables, read, whole, variant, &differs) {
            Search::Found(answers, day) => (answers, day),
            Search::None => return Example::Impossible,
            Search::TooMany => return Example::None,
        },
    };
    let verdict = Verdict::from(whole.truth(&answers, day));
    Example::Case(written(tables, &answers, day, &format!("verdict = \"{}\"", verdict.key())))
}

/// Whether some part around a change comes out as before, whatever is answered: then nobody can
/// notice the change, even where the whole reads too many facts to be tried.
///
/// From the innermost part outwards: the smaller the part, the fewer there are to be tried.
fn part_is_masked(tables: &Tables, before: &Cond, after: &Cond, first: Date) -> bool {
    let part = changed_part(before, after);
    part.is_some_and(|(before, after)| {
        part_is_masked(tables, before, after, first) || same(tables, before, after, first)
    })
}

/// Whether two conditions come out alike whatever is answered, as far as all can be tried.
fn same(tables: &Tables, before: &Cond, after: &Cond, first: Date) -> bool {
    days(before, after, first).into_iter().all(|day| {
        let Some(mut combinations) = Combinations::new(tables, &[before, after], day, MOST_TRIALS) else {
            return false;
        };
        loop {
            if before.truth(combinations.answers(), day) != after.truth(combinations.answers(), day) {
                return false;
            }
            if !combinations.advance() {
                return true;
            }
        }
    })
}

/// The one part in which two groups of the same kind differ.
fn changed_part<'c>(before: &'c Cond, after: &'c Cond) -> Option<(&'c Cond, &'c Cond)> {
    match (before, after) {
        (Cond::All(before), Cond::All(after)) | (Cond::Any(before), Cond::Any(after))
            if before.len() == after.len() =>
        {
            let differs = |(before, after): &(&Cond, &Cond)| format!("{before:?}") != format!("{after:?}");
            before.iter().zip(*after).find(differs)
        }
        (Cond::Not(before), Cond::Not(after))
        | (Cond::Doubt(before, _), Cond::Doubt(after, _))
        | (Cond::Open(before, _), Cond::Open(after, _)) => Some((before, after)),
        _ => None,
    }
}

/// A day, and the days around every end of the conditions' periods, on which these may come out
/// otherwise.
pub(super) fn days(one: &Cond, other: &Cond, day: Date) -> Vec<Date> {
    let mut days = vec![day];
    for cond in [one, other] {
        cond.each_period(&mut |from, until| {
            for end in [from, until].into_iter().flatten() {
                days.extend([end.previous_day(), Some(end), end.next_day()].into_iter().flatten());
            }
        });
    }
    days
}

/// The values of each fact that two conditions read, one of each class that they tell apart.
struct Values<'c> {
    tables: &'c Tables,
    conds: [&'c Cond; 2],
    known: BTreeMap<Date, Vec<(FactId, Vec<Value>)>>,
}

impl<'c> Values<'c> {
    fn of(tables: &'c Tables, conds: [&'c Cond; 2]) -> Values<'c> {
        Values { tables, conds, known: BTreeMap::new() }
    }

    /// The values that matter on a day, found once for each day.
    fn on(&mut self, day: Date) -> &[(FactId, Vec<Value>)] {
        let (tables, conds) = (self.tables, self.conds);
        self.known.entry(day).or_insert_with(|| {
            let mut read = FactSet::default();
            conds.iter().for_each(|cond| cond.each_test(&mut |test| read.insert(test.fact)));
            let values = |id| Some((id, representatives(tables.fact_at(id)?, id, &conds, day)));
            read.iter().filter_map(values).collect()
        })
    }
}

/// Sets one answer, or two, so that the conditions differ.
fn vary(
    facts: &[(FactId, Vec<Value>)],
    answers: &mut Answers,
    day: Date,
    paired: bool,
    differs: &dyn Fn(&Answers, Date) -> bool,
) -> bool {
    for (at, (first, values)) in facts.iter().enumerate() {
        let before = answers.get(*first);
        for value in values {
            answers.set(*first, Answer::Known(*value));
            if differs(answers, day) {
                return true;
            }
            for (second, values) in facts.iter().skip(at + 1).filter(|_| paired) {
                let second_before = answers.get(*second);
                for value in values {
                    answers.set(*second, Answer::Known(*value));
                    if differs(answers, day) {
                        return true;
                    }
                }
                answers.set(*second, second_before);
            }
        }
        answers.set(*first, before);
    }
    false
}

/// Looks for a case among all combinations of answers, where they are not too many.
fn search(
    tables: &Tables,
    read: &ParsedProgramme,
    whole: &Cond,
    variant: &Variant,
    differs: &dyn Fn(&Answers, Date) -> bool,
) -> Search {
    for day in days(whole, &variant.cond, read.programme.term.from) {
        let Some(mut combinations) = Combinations::new(tables, &[whole, &variant.cond], day, MOST_TRIALS)
        else {
            return Search::TooMany;
        };
        loop {
            let mut answers = combinations.answers().clone();
            variant.approach(&mut answers, day);
            if differs(&answers, day) {
                return Search::Found(answers, day);
            }
            if !combinations.advance() {
                break;
            }
        }
    }
    Search::None
}

/// What came of the search.
enum Search {
    Found(Answers, Date),
    None,
    TooMany,
}

/// A case as it is written in a table. What it expects is what the table says now: for the
/// reader to hold against the clause.
pub fn written(tables: &Tables, answers: &Answers, day: Date, expect: &str) -> String {
    let answers: Vec<String> = answers
        .given()
        .filter_map(|(id, answer)| {
            let fact = tables.fact_at(id)?;
            let text = match answer {
                Answer::Known(value @ (Value::Bool(_) | Value::Int(_))) => {
                    format_value(fact, value).replace("yes", "true").replace("no", "false")
                }
                Answer::Known(value @ Value::Date(_)) => format_value(fact, value),
                Answer::Known(value) => format!("\"{}\"", format_value(fact, value)),
                Answer::DontKnow => "\"unknown\"".into(),
                Answer::Unasked => return None,
            };
            Some(format!("{} = {text}", fact.key))
        })
        .collect();
    format!(
        "add, if the clause says so:\n    [[case]]\n    what    = \"…\"\n    date    = {}\n    answers = {{ {} }}\n    expect  = {{ {expect} }}",
        date::format(day),
        answers.join(", ")
    )
}
