//! Reading local standards: `standards/<region code>.toml`, one file a locality.

use crate::condition::{self, Located, Scope};
use crate::diagnostic::Location;
use crate::node::{Node, Table};
use crate::source::{File, Folder, Log};
use crate::vocabulary::Vocabulary;
use engine::law::{Check, Citation, Cond, Grade, Kind, Per, Published, Source, Standard, Test};
use engine::region::Region;
use rust_decimal::Decimal;
use std::path::Path;

/// The standards of all files as they were read.
#[derive(Default)]
pub struct ParsedStandards {
    /// What is offered to whoever is asked for a standard.
    pub offered: Vec<Standard>,
    /// What programmes pay.
    pub paid: Vec<Paid>,
    /// What files marked `example = true` hold.
    pub examples: Vec<Standard>,
}

/// A standard that programmes pay, with its locations.
pub struct Paid {
    pub region: Region,
    pub published: Published,
    pub per: &'static [Per],
    /// The programmes, each where it is named.
    pub pays: Vec<(&'static str, Location)>,
    pub when: Located,
    pub location: Location,
}

/// A standard as it was read, by what becomes of it.
enum Written {
    Offered(Standard),
    Paid(Box<Paid>),
}

/// The standards in the folder `standards` beside that of the tables; none where there is none.
pub fn read(tables: &Path, vocabulary: &Vocabulary, log: &Log) -> ParsedStandards {
    let path = tables.with_file_name("standards");
    let mut read = ParsedStandards::default();
    if !path.is_dir() {
        return read;
    }
    let Some(folder) = Folder::open(&path, log) else { return read };
    for file in folder.toml_files("", log) {
        let table = file.table();
        let example = table.get("example").and_then(|node| node.bool()).unwrap_or(false);
        for written in standards(&file, &table, vocabulary) {
            match written {
                Written::Offered(standard) if example => read.examples.push(standard),
                Written::Offered(standard) => read.offered.push(standard),
                Written::Paid(paid) if !example => read.paid.push(*paid),
                Written::Paid(_) => {}
            }
        }
        table.finish();
    }
    // Those of nearer regions first, those of one region in the order of the file.
    read.paid.sort_by_key(|paid| std::cmp::Reverse(paid.region.digits()));
    read
}

fn standards(file: &File, table: &Table, vocabulary: &Vocabulary) -> Vec<Written> {
    let rows = table.each("standard");
    let Some(region) = Region::parse(&file.stem).filter(|region| *region != Region::COUNTRY) else {
        let message = "its name is no region code of GB/T 2260: name it after the locality, as 210100.toml";
        file.log().whole(file.name, message);
        return Vec::new();
    };
    if rows.is_empty() {
        file.log().whole(file.name, "holds no [[standard]]");
    }
    let mut read: Vec<(Written, Location)> = Vec::new();
    for node in &rows {
        let Some(written) = standard(node, region, vocabulary) else { continue };
        if let Some((_, other)) = read.iter().find(|(other, _)| clash(other, &written)) {
            node.error_with(
                format!("its dates overlap those of the same standard in {other}"),
                Some("end the older one the day before this one begins: until = …".into()),
            );
        }
        read.push((written, node.location()));
    }
    read.into_iter().map(|(written, _)| written).collect()
}

fn standard(node: &Node, region: Region, vocabulary: &Vocabulary) -> Option<Written> {
    let table = node.table()?;
    let name = table.text("name");
    let level = option(&table, "level", "course_level", vocabulary);
    let course = option(&table, "course", "course_kind", vocabulary);
    let pays = table.get("pays");
    let kinds = [&pays, &table.get("level"), &table.get("course")];
    if kinds.iter().filter(|kind| kind.is_some()).count() != 1 {
        node.error("a standard is for a `level` or a `course`, or says whose figure it is: `pays`");
    }
    let yuan = table.need("yuan").and_then(|node| yuan(&node));
    let per = per(&table);
    let (from, until) = table.dates();
    if from.is_none() {
        table.need("from");
    }
    let source = table.filled("source");
    let grade = table.need("grade").and_then(|node| node.word("grade", &Grade::ALL, Grade::key));
    let when = match (&pays, source, name) {
        (Some(_), Some(source), Some(name)) => {
            let cite = Citation::verbatim(source, name.zh);
            for_whom(node, &table, region, cite, vocabulary)
        }
        _ => None,
    };
    table.finish();
    let source = Source { text: source?, grade: grade? };
    let (name, yuan, per, from) = (name?, yuan?, per?, from?);
    let Some(pays) = pays else {
        return Some(Written::Offered(Standard {
            region,
            name,
            level,
            course,
            yuan,
            per,
            from,
            until,
            source,
        }));
    };
    let when = when?;
    let pays: Vec<_> =
        pays.list().iter().filter_map(|node| Some((node.filled()?, node.location()))).collect();
    let published = Published { name, when: when.cond, yuan, from, until, source };
    Some(Written::Paid(Box::new(Paid { region, published, per, pays, when, location: node.location() })))
}

/// Whom a standard that programmes pay is for: those in its region of whom `when` holds.
fn for_whom(
    node: &Node,
    table: &Table,
    region: Region,
    cite: Citation,
    vocabulary: &Vocabulary,
) -> Option<Located> {
    let (fact, _) = vocabulary.fact(node, "region")?;
    let test = Cond::Test(Test { fact, check: Check::In(region), cite });
    let mut parts = vec![Located { cond: test, location: node.location(), parts: Vec::new() }];
    if let Some(when) = table.get("when") {
        let scope = Scope { vocabulary, clauses: &[], depth: 0 };
        let own = condition::read(&when, scope, cite)?;
        match own.cond {
            Cond::All(_) => parts.extend(own.parts),
            _ => parts.push(own),
        }
    }
    Some(Located::group(node.location(), parts, Cond::All))
}

/// An option of a choice, by its key.
fn option(table: &Table, key: &'static str, fact: &str, vocabulary: &Vocabulary) -> Option<&'static str> {
    let node = table.get(key)?;
    let (_, fact) = vocabulary.fact(&node, fact)?;
    let Kind::Choice(options) = fact.kind else { return None };
    let given = node.filled()?;
    let known: Vec<&str> = options.iter().map(|option| option.key).collect();
    if !known.contains(&given) {
        node.unknown(key, given, &known);
        return None;
    }
    Some(given)
}

fn yuan(node: &Node) -> Option<Decimal> {
    let yuan = node.decimal()?;
    if yuan <= Decimal::ZERO || yuan.scale() > 2 {
        node.error("yuan are positive, with at most two decimals");
        return None;
    }
    Some(yuan)
}

/// The units of the figure: at least one, none twice.
fn per(table: &Table) -> Option<&'static [Per]> {
    let node = table.need("per")?;
    let units: Vec<Per> =
        node.list().iter().filter_map(|node| node.word("unit", &Per::ALL, Per::key)).collect();
    let twice = units.iter().enumerate().any(|(at, unit)| units.iter().take(at).any(|other| other == unit));
    if units.is_empty() || twice {
        node.error("`per` names each unit of the figure once: person, month, year");
        return None;
    }
    Some(units.leak())
}

/// Whether two standards that are offered are for the same thing on some day. For standards that
/// programmes pay, [`crate::reachability`] finds that out by trying.
fn clash(a: &Written, b: &Written) -> bool {
    let (Written::Offered(a), Written::Offered(b)) = (a, b) else { return false };
    let same = (a.name.zh, a.level, a.course, a.per) == (b.name.zh, b.level, b.course, b.per);
    let begins_in_time = |a: &Standard, b: &Standard| b.until.is_none_or(|until| a.from <= until);
    same && begins_in_time(a, b) && begins_in_time(b, a)
}
