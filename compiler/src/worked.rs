//! Chooses the cases in the programmes' files that are packed as worked examples.

use crate::Loaded;
use crate::case::Case;
use engine::law::{Check, ExampleCase};
use engine::{Answer, FactId, Programme, Value, Verdict, date};

/// The worked cases of all programmes in their order: of each the first where the condition is
/// met, the first where it is not, the first where it stays open, and one at a boundary.
pub fn worked(loaded: &Loaded) -> &'static [ExampleCase] {
    let mut all = Vec::new();
    for (id, programme) in loaded.tables.each_programme() {
        let own: Vec<&Case> = loaded.cases.iter().filter(|case| case.programme == programme.id).collect();
        let of = |verdict| own.iter().position(|case| case.expect.verdict == Some(verdict));
        let mut chosen: Vec<usize> = [Verdict::Eligible, Verdict::Ineligible, Verdict::Undetermined]
            .into_iter()
            .filter_map(of)
            .collect();
        let further = |number: &usize| !chosen.contains(number) && at_boundary(own[*number], programme);
        chosen.extend((0..own.len()).find(further));
        all.extend(chosen.into_iter().map(|number| ExampleCase {
            programme: id,
            date: own[number].date,
            given: own[number].answers.clone().leak(),
        }));
    }
    all.leak()
}

/// Whether an answer is the very figure or day that a test names.
fn at_boundary(case: &Case, programme: &Programme) -> bool {
    let given = |fact: FactId| case.answers.iter().find(|(id, _)| *id == fact).map(|(_, answer)| *answer);
    let mut found = false;
    programme.when.each_test(&mut |test| {
        let Some(Answer::Known(value)) = given(test.fact) else { return };
        found |= match (test.check, value) {
            (Check::Int { min, max }, Value::Int(number)) => [min, max].contains(&Some(number)),
            (Check::Decimal { min, max }, Value::Decimal(number)) => {
                [min, max].into_iter().flatten().any(|bound| bound.value == number)
            }
            (Check::Within(period) | Check::Ago(period), Value::Date(day)) => {
                date::add(day, period) == case.date
            }
            (Check::Between { from, until }, Value::Date(day)) => [from, until].contains(&Some(day)),
            _ => false,
        };
    });
    found
}
