//! Checks on tables as a whole: every clause accounted for, every id known, every branch alive.

use crate::case::Case;
use crate::document::Read as DocumentRead;
use crate::source::{Log, nearest};
use crate::vocabulary::Vocabulary;
use engine::condition::Cond;
use engine::fact::FactSet;
use engine::limit::Limit;
use engine::question::representatives;
use engine::tables::Programme;
use engine::truth::Truth;
use engine::{Answer, Answers, FactId, Tables, Value, Verdict};

/// Every clause is cited or explained, and nothing cites a clause that is not there.
pub fn clauses(document: &DocumentRead, programmes: &[Programme], log: &Log) {
    let clauses = document.document.clauses;
    let explained = document.document.explained.iter().map(|explained| explained.clause);
    let warned = document.document.warnings.iter().map(|warning| warning.clause);
    let limited = document.limits.iter().map(|limit| limit.cite.clause);
    let mut named: Vec<&str> = explained.chain(warned).chain(limited).collect();
    for programme in programmes {
        let mut cited: Vec<&str> = programme.cites.iter().map(|cite| cite.clause).collect();
        programme.when.each_test(&mut |test| cited.push(test.cite.clause));
        cited.retain(|clause| *clause != document.document.number);
        for clause in &cited {
            check_clause(&format!("{}: {}", document.file, programme.id), clause, clauses, log);
        }
        named.extend(cited);
    }
    for (at, clause) in clauses.iter().enumerate() {
        if clauses.iter().take(at).any(|other| other == clause) {
            log.plain(&document.file, format!("clause {clause} is listed twice"));
        }
        // A chapter whose items are listed is accounted for by them.
        let has_items = clauses.iter().any(|other| other != clause && other.starts_with(clause));
        if !named.contains(clause) && !has_items {
            log.plain(
                &document.file,
                format!("clause {clause} gives no programme and is not explained"),
            );
        }
    }
    let in_document = document.document.explained.iter().map(|explained| explained.clause);
    for clause in in_document.chain(document.document.warnings.iter().map(|w| w.clause)) {
        check_clause(&document.file, clause, clauses, log);
    }
}

fn check_clause(place: &str, clause: &str, clauses: &[&str], log: &Log) {
    if !clauses.contains(&clause) {
        let near = nearest(clause, clauses).map_or(String::new(), |near| format!(" (did you mean {near}?)"));
        log.plain(place, format!("clause {clause} is not among the document's clauses{near}"));
    }
}

/// Ids are unique, and limits name programmes that exist.
pub fn ids(programmes: &[Programme], limits: &[Limit], log: &Log) {
    let known: Vec<&str> = programmes.iter().map(|programme| programme.id).collect();
    for (at, id) in known.iter().enumerate() {
        if known.iter().take(at).any(|other| other == id) {
            log.plain(id, "this id is used twice");
        }
    }
    for limit in limits {
        for id in limit.programmes.iter().filter(|id| !known.contains(id)) {
            let near = nearest(id, &known).map_or(String::new(), |near| format!(" (did you mean {near}?)"));
            log.plain(limit.id, format!("unknown programme `{id}`{near}"));
        }
    }
}

/// A fact that no rule reads is a question asked for nothing.
pub fn unused(vocabulary: &Vocabulary, programmes: &[Programme], limits: &[Limit], log: &Log) {
    let mut used = FactSet::default();
    for programme in programmes {
        programme.when.each_test(&mut |test| used.insert(test.fact));
        for row in programme.amounts {
            if let engine::amount::Figure::Fact(fact) = row.figure {
                used.insert(fact);
            }
            if let Some(when) = &row.when {
                when.each_test(&mut |test| used.insert(test.fact));
            }
            row.count.iter().for_each(|count| used.insert(count.fact));
        }
    }
    limits.iter().for_each(|limit| limit.reached.each_test(&mut |test| used.insert(test.fact)));
    for (at, fact) in vocabulary.facts.iter().enumerate() {
        if u16::try_from(at).is_ok_and(|at| !used.contains(FactId(at))) {
            log.plain(&format!("facts: {}", fact.key), "no rule, amount or limit reads this fact");
        }
    }
}

/// Each programme has a case of every verdict.
pub fn coverage(tables: &Tables, cases: &[Case], log: &Log) {
    for programme in tables.programmes {
        for verdict in [Verdict::Eligible, Verdict::Ineligible, Verdict::Undetermined] {
            let mut own = cases.iter().filter(|case| case.programme == programme.id);
            if !own.any(|case| case.expect.verdict == verdict) {
                log.plain(programme.id, format!("no case that is {}", verdict.key()));
            }
        }
    }
}

/// How many combinations of answers one group is tried with at most; past it only the parts are.
const MOST_TRIALS: usize = 60_000;

/// Every condition can hold and can fail, and every part of it can make a difference.
pub fn reachability(tables: &Tables, log: &Log) {
    for programme in tables.programmes {
        // Dates are tried around the first day the programme holds.
        let day = programme.term.from;
        check_group(tables, &programme.when, programme.id, day, log);
        for when in programme.amounts.iter().filter_map(|row| row.when.as_ref()) {
            check_group(tables, when, programme.id, day, log);
        }
    }
    for limit in tables.limits {
        check_group(tables, &limit.reached, limit.id, engine::date::ordinal(2022, 1), log);
    }
}

fn check_group(tables: &Tables, cond: &Cond, place: &str, day: engine::Date, log: &Log) {
    let parts: &[Cond] = match cond {
        Cond::All(parts) | Cond::Any(parts) => parts,
        Cond::Not(part) | Cond::Doubt(part, _) | Cond::Open(part, _) => {
            return check_group(tables, part, place, day, log);
        }
        Cond::Test(_) => &[],
    };
    parts.iter().for_each(|part| check_group(tables, part, place, day, log));
    let mut trial = Trial::new(tables, cond, day);
    if trial.combinations() > MOST_TRIALS {
        return; // its parts were checked; together they are too many to try
    }
    let mut seen = [false; 3];
    let mut matters = vec![false; parts.len()];
    loop {
        let truth = cond.truth(&trial.answers, day);
        if let Some(seen) = seen.get_mut(truth as usize) {
            *seen = true;
        }
        if parts.len() > 1 {
            for (at, matters) in matters.iter_mut().enumerate().filter(|(_, matters)| !**matters) {
                *matters = without(cond, at, &trial.answers, day) != truth;
            }
        }
        if !trial.advance() {
            break;
        }
    }
    let [never_fails, _, never_holds] = seen.map(|seen| !seen);
    let shown = describe(tables, cond);
    if never_holds && !capped(cond) {
        log.plain(place, format!("can never hold: {shown}"));
    }
    if never_fails && !floored(cond) {
        log.plain(place, format!("always holds: {shown}"));
    }
    for (at, matters) in matters.iter().enumerate() {
        if let (1.., false, Some(part)) = (parts.len() - 1, matters, parts.get(at)) {
            log.plain(place, format!("makes no difference: {} (in {shown})", describe(tables, part)));
        }
    }
}

/// Whether doubt keeps it from ever being certain.
fn capped(cond: &Cond) -> bool {
    match cond {
        Cond::Doubt(..) => true,
        Cond::All(parts) => parts.iter().any(capped),
        Cond::Any(parts) => parts.iter().all(capped),
        Cond::Not(part) => floored(part),
        Cond::Open(part, _) => capped(part),
        Cond::Test(_) => false,
    }
}

/// Whether openness keeps it from ever being excluded.
fn floored(cond: &Cond) -> bool {
    match cond {
        Cond::Open(..) => true,
        Cond::Any(parts) => parts.iter().any(floored),
        Cond::All(parts) => parts.iter().all(floored),
        Cond::Not(part) => capped(part),
        Cond::Doubt(part, _) => floored(part),
        Cond::Test(_) => false,
    }
}

/// The truth of a group with one part left out.
fn without(cond: &Cond, at: usize, answers: &Answers, day: engine::Date) -> Truth {
    let others = |parts: &'static [Cond]| {
        parts.iter().enumerate().filter(move |(other, _)| *other != at).map(|(_, part)| part.truth(answers, day))
    };
    match cond {
        Cond::All(parts) => others(parts).min().unwrap_or(Truth::True),
        Cond::Any(parts) => others(parts).max().unwrap_or(Truth::False),
        _ => cond.truth(answers, day),
    }
}

/// The condition in the notation of the tables, for messages.
fn describe(tables: &Tables, cond: &Cond) -> String {
    let list = |parts: &[Cond]| {
        parts.iter().map(|part| describe(tables, part)).collect::<Vec<_>>().join(", ")
    };
    match cond {
        Cond::All(parts) => format!("all [{}]", list(parts)),
        Cond::Any(parts) => format!("any [{}]", list(parts)),
        Cond::Not(part) => format!("not {}", describe(tables, part)),
        Cond::Doubt(part, _) => format!("doubt {}", describe(tables, part)),
        Cond::Open(part, _) => format!("open {}", describe(tables, part)),
        Cond::Test(test) => {
            tables.fact_at(test.fact).map_or("a test", |fact| fact.key).to_string()
        }
    }
}

/// Runs through all combinations of answers that the tests of a condition tell apart.
pub struct Trial {
    /// The combination at hand.
    pub answers: Answers,
    facts: Vec<(FactId, Vec<Value>)>,
    at: Vec<usize>,
}

impl Trial {
    pub fn new(tables: &Tables, cond: &Cond, day: engine::Date) -> Trial {
        let mut set = FactSet::default();
        cond.each_test(&mut |test| set.insert(test.fact));
        let facts: Vec<(FactId, Vec<Value>)> = set
            .iter()
            .filter_map(|id| {
                let fact = tables.fact_at(id)?;
                let values = representatives(fact, id, &[cond], day);
                Some((id, classes(values, id, cond, day)))
            })
            .collect();
        let mut answers = Answers::none(tables);
        for (id, values) in &facts {
            if let Some(value) = values.first() {
                answers.set(*id, Answer::Known(*value));
            }
        }
        Trial { answers, at: vec![0; facts.len()], facts }
    }

    pub fn combinations(&self) -> usize {
        self.facts.iter().fold(1, |all, (_, values)| all.saturating_mul(values.len()))
    }

    /// Goes to the next combination; false after the last.
    pub fn advance(&mut self) -> bool {
        for (at, (id, values)) in self.at.iter_mut().zip(&self.facts) {
            *at += 1;
            let more = *at < values.len();
            if !more {
                *at = 0;
            }
            if let Some(value) = values.get(*at) {
                self.answers.set(*id, Answer::Known(*value));
            }
            if more {
                return true;
            }
        }
        false
    }
}

/// One value from each class that the tests on this fact tell apart.
fn classes(values: Vec<Value>, id: FactId, cond: &Cond, day: engine::Date) -> Vec<Value> {
    let mut seen: Vec<Vec<Truth>> = Vec::new();
    values
        .into_iter()
        .filter(|value| {
            let mut pattern = Vec::new();
            cond.each_test(&mut |test| {
                if test.fact == id {
                    pattern.push(test.check.truth(*value, day));
                }
            });
            let new = !seen.contains(&pattern);
            if new {
                seen.push(pattern);
            }
            new
        })
        .collect()
}
