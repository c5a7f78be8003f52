//! Checks that every condition can hold and can fail, and that every part of it can make a
//! difference.
//!
//! All combinations of the values that a condition's tests tell apart are tried, with every fact
//! known, on a day on each side of every end of its periods.

use crate::amount::Row;
use crate::combinations::{Combinations, MOST_TRIALS};
use crate::condition::Located;
use crate::document::ParsedDocument;
use crate::programme::ParsedProgramme;
use crate::source::Log;
use crate::standard::Paid;
use engine::law::{AmountRow, Cond, FactSet, notation};
use engine::truth::Truth;
use engine::{Date, Tables};

/// Checks the conditions of programmes, amounts and limits.
pub fn check(tables: &Tables, documents: &[ParsedDocument], programmes: &[ParsedProgramme], log: &Log) {
    for read in programmes {
        // The first day on which the programme holds: date facts are tried around it.
        let first = read.programme.term.from;
        check_group(tables, &read.when, &days(&[&read.when.cond], first), log);
        for row in &read.amounts {
            if let Some(when) = &row.when {
                check_group(tables, when, &days_of_row(&row.row, &[&when.cond], first), log);
            }
        }
        check_rows(tables, &read.amounts, first, log);
    }
    for read in documents.iter() {
        for limit in &read.limits {
            let Some(reached) = &limit.reached else { continue };
            let first = limit.limit.from.unwrap_or(read.document.term.from);
            check_group(tables, reached, &days(&[&reached.cond], first), log);
        }
    }
}

/// Checks whom the standards that programmes pay are for: no two for the same people on one day.
pub fn check_published(tables: &Tables, paid: &[Paid], log: &Log) {
    for (at, standard) in paid.iter().enumerate() {
        check_group(tables, &standard.when, &[standard.published.from], log);
        let pays =
            |other: &Paid| other.pays.iter().any(|(id, _)| standard.pays.iter().any(|(own, _)| own == id));
        // Only standards of one region can clash: a nearer region goes before a wider one around it.
        let mut others = paid.iter().take(at).filter(|other| other.region == standard.region && pays(other));
        if let Some(other) = others.find(|other| meet(tables, other, standard)) {
            log.at(
                standard.location,
                format!("its dates overlap those of the standard in {} for the same people", other.location),
                Some("end the older one the day before this one begins: until = …".into()),
            );
        }
    }
}

/// Whether two standards are for somebody on one day.
fn meet(tables: &Tables, one: &Paid, other: &Paid) -> bool {
    let (a, b) = (&one.published, &other.published);
    let day = a.from.max(b.from);
    if !a.is_on(day) || !b.is_on(day) {
        return false;
    }
    let Some(mut combinations) = Combinations::new(tables, &[&a.when, &b.when], day, MOST_TRIALS) else {
        return false;
    };
    loop {
        if [a, b].iter().all(|one| one.when.truth(combinations.answers(), day) == Truth::True) {
            return true;
        }
        if !combinations.advance() {
            return false;
        }
    }
}

/// The days a condition is tried on: the first one it can hold on, and a day on each side of
/// every end of its periods that is not before it.
fn days(conds: &[&Cond], first: Date) -> Vec<Date> {
    let mut days = vec![first];
    for cond in conds {
        cond.each_period(&mut |from, until| {
            let before = from.and_then(Date::previous_day);
            let after = until.and_then(Date::next_day);
            for day in [before, from, until, after].into_iter().flatten() {
                if day > first && !days.contains(&day) {
                    days.push(day);
                }
            }
        });
    }
    days
}

/// Checks a condition and its parts; true where all is well. Where a part is wrong, nothing is said
/// of the group around it. Parts that read no fact in common are independent on one day: each cluster
/// of parts is tried by itself, and what the clusters can come to is put together.
fn check_group(tables: &Tables, located: &Located, days: &[Date], log: &Log) -> bool {
    let (cond, parts) = (&located.cond, &located.parts);
    // In an `all` the other parts only matter on the days of a period beside them.
    let mut inside = days.to_vec();
    if let Cond::All(conds) = cond {
        inside.retain(|day| conds.iter().all(|part| !outside(part, *day)));
    }
    if inside.is_empty() {
        log.at(located.location, format!("can never hold: {}", notation::cond(tables, cond)), None);
        return false;
    }
    // All parts are checked, also behind one that is wrong.
    let days_of = |part: &Located| if is_period(&part.cond) { days } else { &inside };
    let wrong = parts.iter().filter(|part| !check_group(tables, part, days_of(part), log)).count();
    if wrong > 0 {
        return false;
    }
    let join: Join = match cond {
        Cond::Any(_) => Ord::max,
        Cond::All(_) | Cond::Test(_) | Cond::During { .. } => Ord::min,
        // These have one part, which has been checked.
        Cond::Not(_) | Cond::Doubt(..) | Cond::Open(..) => return true,
    };
    let mut whole = Reach::default();
    let mut matters = vec![false; parts.len()];
    for day in days {
        let mut clusters = Vec::new();
        for cluster in if parts.is_empty() { vec![vec![located]] } else { clusters_of(parts) } {
            match Cluster::tried(tables, cluster, join, *day) {
                Some(cluster) => clusters.push(cluster),
                None => {
                    let hint = "split it, or raise MOST_TRIALS in compiler/src/combinations.rs";
                    log.at(located.location, "reads too many facts at once to be checked", Some(hint.into()));
                    return false;
                }
            }
        }
        let reaches = clusters.iter().map(|cluster| cluster.reach);
        whole = whole.or(reaches.reduce(|a, b| a.join(b, join)).unwrap_or_default());
        for part in mattering(&clusters, join) {
            let at = parts.iter().position(|other| std::ptr::eq(other, part));
            at.and_then(|at| matters.get_mut(at)).into_iter().for_each(|matters| *matters = true);
        }
    }
    let shown = notation::cond(tables, cond);
    if !whole.contains(if capped(cond) { Truth::Unknown } else { Truth::True }) {
        log.at(located.location, format!("can never hold: {shown}"), None);
        return false;
    }
    if !whole.contains(if floored(cond) { Truth::Unknown } else { Truth::False }) {
        log.at(located.location, format!("always holds: {shown}"), None);
        return false;
    }
    if parts.len() < 2 {
        return true;
    }
    for (part, _) in parts.iter().zip(&matters).filter(|(_, matters)| !**matters) {
        let message = format!("makes no difference: {}", notation::cond(tables, &part.cond));
        log.at(part.location, message, Some(format!("in {shown}")));
    }
    matters.iter().all(|matters| *matters)
}

fn is_period(cond: &Cond) -> bool {
    matches!(cond, Cond::During { .. })
}

/// Whether a condition is a period in which a day does not lie.
fn outside(cond: &Cond, day: Date) -> bool {
    matches!(cond, Cond::During { from, until } if !engine::date::covers(*from, *until, day))
}

/// The parts that make a difference to what the clusters come to together.
fn mattering<'p>(clusters: &[Cluster<'p>], join: Join) -> Vec<&'p Located> {
    let mut mattering = Vec::new();
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
            if pairs.iter().any(differs) {
                mattering.push(*part);
            }
        }
    }
    mattering
}

/// How the truths of a group's parts are put together: the least or the greatest.
type Join = fn(Truth, Truth) -> Truth;

/// The truths that a condition can come to, as a set.
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

    fn or(self, other: Reach) -> Reach {
        Reach(self.0 | other.0)
    }

    fn join(self, other: Reach, join: Join) -> Reach {
        let mut joined = Reach::default();
        self.iter().for_each(|a| other.iter().for_each(|b| joined.insert(join(a, b))));
        joined
    }
}

/// Parts of a group that read facts in common, and what came of trying all combinations.
struct Cluster<'p> {
    parts: Vec<&'p Located>,
    /// What they come to together.
    reach: Reach,
    /// For each part, what all come to with it and without it; none without it if it is the only one.
    pairs: Vec<Vec<(Truth, Option<Truth>)>>,
}

impl<'p> Cluster<'p> {
    /// None where there are too many combinations.
    fn tried(tables: &Tables, parts: Vec<&'p Located>, join: Join, day: Date) -> Option<Cluster<'p>> {
        let conds: Vec<&Cond> = parts.iter().map(|part| &part.cond).collect();
        let mut combinations = Combinations::new(tables, &conds, day, MOST_TRIALS)?;
        let mut cluster = Cluster { pairs: vec![Vec::new(); parts.len()], reach: Reach::default(), parts };
        loop {
            let truths: Vec<Truth> =
                conds.iter().map(|cond| cond.truth(combinations.answers(), day)).collect();
            let Some(whole) = truths.iter().copied().reduce(join) else { return Some(cluster) };
            cluster.reach.insert(whole);
            for (at, pairs) in cluster.pairs.iter_mut().enumerate() {
                let others = truths.iter().enumerate().filter(|(other, _)| *other != at);
                let pair = (whole, others.map(|(_, truth)| *truth).reduce(join));
                if !pairs.contains(&pair) {
                    pairs.push(pair);
                }
            }
            if !combinations.advance() {
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
fn check_rows(tables: &Tables, rows: &[Row], first: Date, log: &Log) {
    for (at, row) in rows.iter().enumerate() {
        let above = rows.get(..at).unwrap_or_default();
        let (covering, overlapping): (Vec<&Row>, Vec<&Row>) = above
            .iter()
            .filter(|other| overlap(&other.row, &row.row))
            .partition(|other| covers(&other.row, &row.row));
        if taken(tables, &covering, row, first) {
            let message = "this amount is never used: those above take everybody it is for";
            log.at(row.location, message, None);
        } else if let Some(other) = overlapping.iter().find(|other| taken(tables, &[other], row, first)) {
            let message =
                format!("its dates overlap those of the amount in {} for the same people", other.location);
            log.at(row.location, message, None);
        }
    }
}

/// Whether whoever a row may be for is certainly taken by one of the others.
fn taken(tables: &Tables, others: &[&Row], row: &Row, first: Date) -> bool {
    let everybody = |row: &&Row| row.row.when.is_none();
    if others.is_empty() || others.iter().any(everybody) {
        return !others.is_empty();
    }
    let conds: Vec<&Cond> = others.iter().chain([&row]).filter_map(|row| row.row.when.as_ref()).collect();
    days_of_row(&row.row, &conds, first).into_iter().all(|day| taken_on(tables, others, row, &conds, day))
}

fn taken_on(tables: &Tables, others: &[&Row], row: &Row, conds: &[&Cond], day: Date) -> bool {
    let Some(mut combinations) = Combinations::new(tables, conds, day, MOST_TRIALS) else { return false };
    loop {
        let truth =
            |row: &Row| row.row.when.map_or(Truth::True, |when| when.truth(combinations.answers(), day));
        if truth(row) != Truth::False && others.iter().all(|other| truth(other) != Truth::True) {
            return false;
        }
        if !combinations.advance() {
            return true;
        }
    }
}

/// The days on which a row's conditions are tried: only days on which the row holds.
fn days_of_row(row: &AmountRow, conds: &[&Cond], first: Date) -> Vec<Date> {
    let first = row.from.or(row.until.filter(|until| *until < first)).unwrap_or(first);
    let mut days = days(conds, first);
    days.retain(|day| engine::date::covers(row.from, row.until, *day));
    days
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

/// Whether doubt keeps a condition from ever holding with certainty.
fn capped(cond: &Cond) -> bool {
    match cond {
        Cond::Doubt(..) => true,
        Cond::All(parts) => parts.iter().any(capped),
        Cond::Any(parts) => parts.iter().all(capped),
        Cond::Not(part) => floored(part),
        Cond::Open(part, _) => capped(part),
        Cond::Test(_) | Cond::During { .. } => false,
    }
}

/// Whether being left open keeps a condition from ever failing with certainty.
fn floored(cond: &Cond) -> bool {
    match cond {
        Cond::Open(..) => true,
        Cond::Any(parts) => parts.iter().any(floored),
        Cond::All(parts) => parts.iter().all(floored),
        Cond::Not(part) => capped(part),
        Cond::Doubt(part, _) => floored(part),
        Cond::Test(_) | Cond::During { .. } => false,
    }
}
