//! Two tables, compared by what they make of the cases of both.

use super::effect::{self, Change};
use compiler::Loaded;
use compiler::case::Case;
use engine::answers::format_value;
use engine::evaluate::limit::Room;
use engine::law::{Limit, Programme, notation};
use engine::{Answer, Date, assess, date};

/// Everything that differs.
#[derive(Default)]
pub struct Comparison {
    /// Ids and names of programmes that only the new side has.
    pub added: Vec<&'static Programme>,
    /// Ids and names of programmes that only the old side has.
    pub removed: Vec<&'static Programme>,
    /// Programmes of both sides that differ, in the new side's order.
    pub changed: Vec<ProgrammeChange>,
    /// Limits that differ, with what does and for how many cases.
    pub limits: Vec<LimitChange>,
    /// Facts that only one side has, by key.
    pub facts_added: Vec<&'static str>,
    pub facts_removed: Vec<&'static str>,
    /// How many cases were run on both sides.
    pub cases: usize,
}

/// A programme that differs.
pub struct ProgrammeChange {
    pub programme: &'static Programme,
    /// What it says of everybody.
    pub attributes: Vec<Change>,
    /// The cases it answers otherwise, its own first.
    pub cases: Vec<CaseChange>,
    /// Its condition and figures as the tables write them, where they differ.
    pub rule: Vec<Change>,
    /// The names of what differs in words only.
    pub texts: Vec<&'static str>,
}

impl ProgrammeChange {
    /// Whether anything but words differs.
    pub fn has_effect(&self) -> bool {
        !(self.attributes.is_empty() && self.cases.is_empty() && self.rule.is_empty())
    }
}

/// A case that comes out otherwise.
pub struct CaseChange {
    pub case: Told,
    pub changes: Vec<Change>,
}

/// A case as it is named in the report.
#[derive(Clone)]
pub struct Told {
    /// The programme it was written for.
    pub programme: &'static str,
    pub what: &'static str,
    pub date: Date,
    pub file: String,
    pub line: usize,
    /// The keys of its answers that the old and the new side cannot take.
    pub dropped: [Vec<&'static str>; 2],
}

/// A limit that differs.
pub struct LimitChange {
    pub id: &'static str,
    pub changes: Vec<Change>,
    /// In how many of the cases it leaves another room.
    pub cases: usize,
}

impl Comparison {
    /// Whether anything but words differs.
    pub fn has_effect(&self) -> bool {
        !(self.added.is_empty() && self.removed.is_empty() && self.limits.is_empty())
            || self.changed.iter().any(ProgrammeChange::has_effect)
    }
}

/// Compares two tables.
pub fn compare(old: &Loaded, new: &Loaded) -> Comparison {
    let only = |a: &Loaded, b: &Loaded| {
        let absent = |programme: &&Programme| b.tables.programme(programme.id).is_none();
        a.tables.programmes.iter().filter(absent).collect()
    };
    let facts = |a: &Loaded, b: &Loaded| {
        let keys = a.tables.facts.iter().map(|fact| fact.key);
        keys.filter(|key| b.tables.fact(key).is_none()).collect()
    };
    let mut found = Comparison {
        added: only(new, old),
        removed: only(old, new),
        facts_added: facts(new, old),
        facts_removed: facts(old, new),
        ..Comparison::default()
    };
    for programme in new.tables.programmes {
        let Some(before) = old.tables.programme(programme.id) else { continue };
        let texts = effect::changes(effect::texts(old.tables, before), effect::texts(new.tables, programme));
        found.changed.push(ProgrammeChange {
            programme,
            attributes: effect::changes(effect::attributes(before), effect::attributes(programme)),
            cases: Vec::new(),
            rule: effect::changes(effect::rule(old.tables, before), effect::rule(new.tables, programme)),
            texts: texts.into_iter().map(|change| change.what).collect(),
        });
    }
    found.limits = limits(old, new);
    for (case, of) in union(old, new) {
        found.cases += 1;
        found.run(case, of, old, new);
    }
    for change in &mut found.changed {
        let own = change.programme.id;
        // Its own first, then those in which more differs than what is missing or cited.
        let weighty = |change: &Change| ["verdict", "standing", "amount"].contains(&change.what);
        change.cases.sort_by_key(|changed| {
            let slight = !changed.changes.iter().any(weighty);
            let theirs = changed.case.programme != own;
            (theirs, theirs && slight)
        });
    }
    found.changed.retain(|change| change.has_effect() || !change.texts.is_empty());
    found.limits.retain(|change| change.cases > 0 || !change.changes.is_empty());
    found
}

impl Comparison {
    /// Runs a case on both sides.
    fn run(&mut self, case: &Case, of: &Loaded, old: &Loaded, new: &Loaded) {
        let (old_answers, old_dropped) = effect::answers(case, of, old);
        let (new_answers, new_dropped) = effect::answers(case, of, new);
        let before = assess(old.tables, &old_answers, case.date);
        let after = assess(new.tables, &new_answers, case.date);
        let told = Told {
            programme: case.programme,
            what: case.what,
            date: case.date,
            file: case.location.0.clone(),
            line: case.location.1,
            dropped: [old_dropped, new_dropped],
        };
        for change in &mut self.changed {
            let id = change.programme.id;
            let Some((old_one, new_one)) = before.outcome(id).zip(after.outcome(id)) else { continue };
            let changes = effect::changes(
                effect::outcome(old.tables, &before, old_one),
                effect::outcome(new.tables, &after, new_one),
            );
            if !changes.is_empty() {
                change.cases.push(CaseChange { case: told.clone(), changes });
            }
        }
        for change in &mut self.limits {
            let room = |assessment: &engine::Assessment| -> Option<Room> {
                assessment.limits.iter().find(|one| one.limit.id == change.id).map(|one| one.room)
            };
            let other = room(&before).zip(room(&after)).is_some_and(|(before, after)| before != after);
            change.cases += usize::from(other);
        }
    }
}

/// The cases of both sides, each once; one that both have stands where the new side has it.
fn union<'l>(old: &'l Loaded, new: &'l Loaded) -> Vec<(&'l Case, &'l Loaded)> {
    let mut seen = std::collections::BTreeSet::new();
    let both = [new, old].into_iter().flat_map(|side| side.cases.iter().map(move |case| (case, side)));
    both.filter(|(case, side)| seen.insert(identity(case, side))).collect()
}

/// What tells one case from others, in words that mean the same on both sides.
fn identity(case: &Case, of: &Loaded) -> (&'static str, String, Vec<String>) {
    let answer = |(id, answer): &(engine::FactId, Answer)| {
        let fact = of.tables.fact_at(*id)?;
        Some(match answer {
            Answer::Known(value) => format!("{} = {}", fact.key, format_value(fact, *value)),
            _ => format!("{}?", fact.key),
        })
    };
    let mut answers: Vec<String> = case.answers.iter().filter_map(answer).collect();
    answers.sort_unstable();
    (case.programme, date::format(case.date), answers)
}

/// Every limit, with what differs in the tables.
fn limits(old: &Loaded, new: &Loaded) -> Vec<LimitChange> {
    let words = |side: &Loaded, id: &str| {
        let limit: Option<&Limit> = side.tables.limits.iter().find(|limit| limit.id == id);
        let reached = limit.map(|limit| notation::cond(side.tables, &limit.reached));
        vec![
            ("limit", if limit.is_some() { "there" } else { "not there" }.into()),
            ("reached", reached.unwrap_or_default()),
            ("in_principle", limit.map_or(String::new(), |limit| limit.in_principle.to_string())),
            ("programmes", limit.map_or(String::new(), |limit| limit.programmes.join(" "))),
        ]
    };
    let mut ids: Vec<&'static str> = new.tables.limits.iter().map(|limit| limit.id).collect();
    ids.extend(old.tables.limits.iter().map(|limit| limit.id));
    let mut seen = std::collections::BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
    let change = |id| LimitChange { id, changes: effect::changes(words(old, id), words(new, id)), cases: 0 };
    ids.into_iter().map(change).collect()
}
