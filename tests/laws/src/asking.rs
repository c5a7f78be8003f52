//! The order of questions as slowly as can be: every answer to every fact is tried in turn, and
//! every programme evaluated anew.

use engine::advice::question::{RELATED, is_related};
use engine::evaluate::representatives::representatives;
use engine::law::{Answer, Cond, FactId, FactSet, Party, Programme, Tables};
use engine::{Answers, Assessment, Verdict};

/// The facts that can still change a verdict, in the order in which they should be asked.
pub fn order(
    tables: &Tables,
    answers: &Answers,
    assessment: &Assessment,
    party: Option<Party>,
) -> Vec<FactId> {
    let day = assessment.date;
    let undetermined = assessment.outcomes.iter().filter(|outcome| {
        let theirs = party.is_none_or(|party| outcome.is_for(party));
        outcome.verdict == Verdict::Undetermined && outcome.is_available() && theirs
    });
    let undetermined: Vec<_> = undetermined.collect();
    let weight = |programme: &Programme| if is_related(programme, answers, day) { RELATED } else { 1 };
    let mut facts = FactSet::default();
    undetermined.iter().for_each(|outcome| facts.extend(&outcome.missing));
    let mut ranked = Vec::new();
    for id in facts.iter() {
        let fact = &tables.facts[usize::from(id.0)];
        let about = party.is_none_or(|party| fact.about.contains(&party));
        if answers.get(id) != Answer::Unasked || !about {
            continue;
        }
        let touched: Vec<&Programme> = undetermined
            .iter()
            .filter(|outcome| outcome.missing.contains(id))
            .map(|outcome| outcome.programme)
            .collect();
        let conds: Vec<&Cond> = touched.iter().map(|programme| &programme.when).collect();
        let settled = representatives(fact, id, &conds, day).into_iter().map(|value| {
            let mut trial = answers.clone();
            trial.set(id, Answer::Known(value));
            let settles =
                |one: &&&Programme| Verdict::from(one.when.truth(&trial, day)) != Verdict::Undetermined;
            touched.iter().filter(settles).map(|one| weight(one)).sum::<u16>()
        });
        let settled = settled.max().unwrap_or_default();
        let touched: u16 = touched.iter().map(|one| weight(one)).sum();
        ranked.push((u16::MAX - settled, u16::MAX - touched, id));
    }
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, _, id)| id).collect()
}
