//! The order of questions as slowly as can be: every answer to every fact is tried in turn, and
//! every programme evaluated anew.

use engine::advice::question::{average, weights};
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
    let askable = |id: FactId| {
        let fact = &tables.facts[usize::from(id.0)];
        answers.get(id) == Answer::Unasked && party.is_none_or(|party| fact.about.contains(&party))
    };
    let (weights, first) = weights(tables, answers, &undetermined, &askable, day);
    let mut facts = FactSet::default();
    undetermined.iter().for_each(|outcome| facts.extend(&outcome.missing));
    let mut ranked = Vec::new();
    for id in facts.iter().filter(|id| askable(*id)) {
        let fact = &tables.facts[usize::from(id.0)];
        let touched: Vec<(&Programme, u16)> = undetermined
            .iter()
            .zip(&weights)
            .filter(|(outcome, _)| outcome.missing.contains(id))
            .map(|(outcome, weight)| (outcome.programme, *weight))
            .collect();
        let conds: Vec<&Cond> = touched.iter().map(|(programme, _)| &programme.when).collect();
        let settled: Vec<u32> = representatives(fact, id, &conds, day)
            .into_iter()
            .map(|value| {
                let mut trial = answers.clone();
                trial.set(id, Answer::Known(value));
                let settles = |(one, _): &&(&Programme, u16)| {
                    Verdict::from(one.when.truth(&trial, day)) != Verdict::Undetermined
                };
                touched.iter().filter(settles).map(|(_, weight)| u32::from(*weight)).sum()
            })
            .collect();
        let settled = average(settled.into_iter());
        let touched: u16 = touched.iter().map(|(_, weight)| weight).sum();
        ranked.push((!first.contains(id), u16::MAX - settled, u16::MAX - touched, id));
    }
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, _, _, id)| id).collect()
}
