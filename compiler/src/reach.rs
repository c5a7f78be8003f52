//! Every condition can hold and can fail, and every part of it can make a difference.
//!
//! What a condition's tests tell apart is tried out in all combinations, each fact known.

use crate::amount::Row;
use crate::condition::Located;
use crate::document::Read as DocumentRead;
use crate::programme::Read as ProgrammeRead;
use crate::source::Log;
use crate::trial::Trial;
use engine::amount::AmountRow;
use engine::condition::Cond;
use engine::fact::FactSet;
use engine::truth::Truth;
use engine::{Date, Tables, notation};

/// Checks the conditions of programmes, amounts and limits.
pub fn check(tables: &Tables, documents: &[DocumentRead], programmes: &[ProgrammeRead], log: &Log) {
    for read in programmes {
        // Dates are tried around the first day the programme holds.
        let day = read.programme.term.from;
        check_group(tables, &read.when, day, log);
        for when in read.amounts.iter().filter_map(|row| row.when.as_ref()) {
            check_group(tables, when, day, log);
        }
        check_rows(tables, &read.amounts, day, log);
    }
    for read in documents.iter() {
        for reached in read.limits.iter().filter_map(|limit| limit.reached.as_ref()) {
            check_group(tables, reached, read.document.term.from, log);
        }
    }
}

/// Parts that read no fact in common are independent: each cluster of parts is tried by
/// itself, and what the clusters can come to is put together. Whether all is well; nothing
/// more is said of a group in which something is not.
fn check_group(tables: &Tables, located: &Located, day: Date, log: &Log) -> bool {
    let (cond, parts) = (&located.cond, &located.parts);
    // All parts are checked, also behind one that is wrong.
    let wrong = parts.iter().filter(|part| !check_group(tables, part, day, log)).count();
    if wrong > 0 {
        return false;
    }
    let join: Join = match cond {
        Cond::Any(_) => Ord::max,
        Cond::All(_) | Cond::Test(_) => Ord::min,
        // These decide what their part decides.
        Cond::Not(_) | Cond::Doubt(..) | Cond::Open(..) => return true,
    };
    let mut clusters = Vec::new();
    for cluster in if parts.is_empty() { vec![vec![located]] } else { clusters_of(parts) } {
        match Cluster::tried(tables, cluster, join, day) {
            Some(cluster) => clusters.push(cluster),
            None => {
                let hint = "split it, or raise MOST_TRIALS in compiler/src/trial.rs";
                log.at(located.place, "reads too many facts at once to be checked", Some(hint.into()));
                return false;
            }
        }
    }
    let shown = notation::cond(tables, cond);
    let whole =
        clusters.iter().map(|cluster| cluster.reach).reduce(|a, b| a.join(b, join)).unwrap_or_default();
    if !whole.contains(Truth::True) && !capped(cond) {
        log.at(located.place, format!("can never hold: {shown}"), None);
        return false;
    }
    if !whole.contains(Truth::False) && !floored(cond) {
        log.at(located.place, format!("always holds: {shown}"), None);
        return false;
    }
    if parts.len() < 2 {
        return true;
    }
    let mut all_matter = true;
    for (at, cluster) in clusters.iter().enumerate() {
        let others = clusters.iter().enumerate().filter(|(other, _)| *other != at);
        let others = others.map(|(_, other)| other.reach).reduce(|a, b| a.join(b, join));
        for (part, pairs) in cluster.parts.iter().zip(&cluster.pairs) {
            let differs = |(with, without): &(Truth, Option<Truth>)| match (others, without) {
                (None, without) => Some(*with) != *without,
                (Some(others), None) => others.iter().any(|other| join(*with, other) != other),
                (Some(others), Some(without)) => {
                    others.iter().any(|other| join(*with, other) != join(*without, other))
                }
            };
            if !pairs.iter().any(differs) {
                let message = format!("makes no difference: {}", notation::cond(tables, &part.cond));
                log.at(part.place, message, Some(format!("in {shown}")));
                all_matter = false;
            }
        }
    }
    all_matter
}

/// How the truths of a group's parts are put together: the least or the greatest.
type Join = fn(Truth, Truth) -> Truth;

/// The truths that something can come to.
#[derive(Clone, Copy, Default)]
struct Reach(u8);

impl Reach {
    fn insert(&mut self, truth: Truth) {
        self.0 |= 1 << truth as u8;
    }

    fn contains(self, truth: Truth) -> bool {
        self.0 >> truth as u8 & 1 == 1
    }

    fn iter(self) -> impl Iterator<Item = Truth> {
        [Truth::False, Truth::Unknown, Truth::True].into_iter().filter(move |truth| self.contains(*truth))
    }

    fn join(self, other: Reach, join: Join) -> Reach {
        let mut joined = Reach::default();
        self.iter().for_each(|a| other.iter().for_each(|b| joined.insert(join(a, b))));
        joined
    }
}

/// Parts of a group that hang together by their facts, tried in all combinations.
struct Cluster<'p> {
    parts: Vec<&'p Located>,
    /// What they come to together.
    reach: Reach,
    /// For each part, what they come to with it and without it; nothing if it is the only one.
    pairs: Vec<Vec<(Truth, Option<Truth>)>>,
}

impl<'p> Cluster<'p> {
    /// None where there are too many combinations.
    fn tried(tables: &Tables, parts: Vec<&'p Located>, join: Join, day: Date) -> Option<Cluster<'p>> {
        let conds: Vec<&Cond> = parts.iter().map(|part| &part.cond).collect();
        let mut trial = Trial::new(tables, &conds, day)?;
        let mut cluster = Cluster { pairs: vec![Vec::new(); parts.len()], reach: Reach::default(), parts };
        loop {
            let truths: Vec<Truth> = conds.iter().map(|cond| cond.truth(trial.answers(), day)).collect();
            let Some(whole) = truths.iter().copied().reduce(join) else { return Some(cluster) };
            cluster.reach.insert(whole);
            for (at, pairs) in cluster.pairs.iter_mut().enumerate() {
                let others = truths.iter().enumerate().filter(|(other, _)| *other != at);
                let pair = (whole, others.map(|(_, truth)| *truth).reduce(join));
                if !pairs.contains(&pair) {
                    pairs.push(pair);
                }
            }
            if !trial.advance() {
                return Some(cluster);
            }
        }
    }
}

/// The parts, grouped so that no two groups read a fact in common.
fn clusters_of(parts: &[Located]) -> Vec<Vec<&Located>> {
    let mut clusters: Vec<(FactSet, Vec<&Located>)> = Vec::new();
    for part in parts {
        let mut facts = FactSet::default();
        part.cond.each_test(&mut |test| facts.insert(test.fact));
        let mut together = vec![part];
        clusters.retain(|(others, members)| {
            let apart = !others.iter().any(|fact| facts.contains(fact));
            if !apart {
                facts.extend(others);
                together.splice(0..0, members.iter().copied());
            }
            apart
        });
        clusters.push((facts, together));
    }
    clusters.into_iter().map(|(_, parts)| parts).collect()
}

/// No row stands behind others that take everybody it is for on the days it is for.
fn check_rows(tables: &Tables, rows: &[Row], day: Date, log: &Log) {
    for (at, row) in rows.iter().enumerate() {
        let above = rows.get(..at).unwrap_or_default();
        let (covering, overlapping): (Vec<&Row>, Vec<&Row>) = above
            .iter()
            .filter(|other| overlap(&other.row, &row.row))
            .partition(|other| covers(&other.row, &row.row));
        if taken(tables, &covering, row, day) {
            let message = "this amount is never used: those above take everybody it is for";
            log.at(row.place, message, None);
        } else if let Some(other) = overlapping.iter().find(|other| taken(tables, &[other], row, day)) {
            let message =
                format!("its dates overlap those of the amount in {} for the same people", other.place);
            log.at(row.place, message, None);
        }
    }
}

/// Whether whoever a row may be for is certainly taken by one of the others.
fn taken(tables: &Tables, others: &[&Row], row: &Row, day: Date) -> bool {
    let everybody = |row: &&Row| row.row.when.is_none();
    if others.is_empty() || others.iter().any(everybody) {
        return !others.is_empty();
    }
    let conds = others.iter().chain([&row]).filter_map(|row| row.row.when.as_ref());
    let Some(mut trial) = Trial::new(tables, &conds.collect::<Vec<_>>(), day) else { return false };
    loop {
        let truth = |row: &Row| row.row.when.map_or(Truth::True, |when| when.truth(trial.answers(), day));
        if truth(row) != Truth::False && others.iter().all(|other| truth(other) != Truth::True) {
            return false;
        }
        if !trial.advance() {
            return true;
        }
    }
}

fn overlap(a: &AmountRow, b: &AmountRow) -> bool {
    let begins_in_time =
        |a: &AmountRow, b: &AmountRow| a.from.zip(b.until).is_none_or(|(from, until)| from <= until);
    begins_in_time(a, b) && begins_in_time(b, a)
}

/// Whether a row holds on every day that another does.
fn covers(outer: &AmountRow, inner: &AmountRow) -> bool {
    let from = outer.from.is_none_or(|outer| inner.from.is_some_and(|inner| outer <= inner));
    let until = outer.until.is_none_or(|outer| inner.until.is_some_and(|inner| inner <= outer));
    from && until
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
