//! Reading local standards: `standards/<region code>.toml`, one file a locality.

use crate::diagnostic::Place;
use crate::node::{Node, Table};
use crate::source::{File, Folder, Log};
use crate::vocabulary::Vocabulary;
use engine::amount::Per;
use engine::fact::Kind;
use engine::region::Region;
use engine::standard::Standard;
use rust_decimal::Decimal;
use std::path::Path;

/// The standards of all files.
#[derive(Default)]
pub struct Read {
    /// What localities have published.
    pub published: Vec<Standard>,
    /// What files marked `example = true` hold.
    pub examples: Vec<Standard>,
}

/// The standards in the folder `standards` beside that of the tables; none where there is none.
pub fn read(tables: &Path, vocabulary: &Vocabulary, log: &Log) -> Read {
    let path = tables.with_file_name("standards");
    let mut read = Read::default();
    if !path.is_dir() {
        return read;
    }
    let Some(folder) = Folder::open(&path, log) else { return read };
    for file in folder.toml_files("", log) {
        let table = file.table();
        let example = table.get("example").and_then(|node| node.bool()).unwrap_or(false);
        let standards = standards(&file, &table, vocabulary);
        if example { &mut read.examples } else { &mut read.published }.extend(standards);
        table.finish();
    }
    read
}

fn standards(file: &File, table: &Table, vocabulary: &Vocabulary) -> Vec<Standard> {
    let rows = table.each("standard");
    let Some(region) = Region::parse(&file.stem).filter(|region| *region != Region::COUNTRY) else {
        let message = "its name is no region code of GB/T 2260: name it after the locality, as 210100.toml";
        file.log().whole(file.name, message);
        return Vec::new();
    };
    if rows.is_empty() {
        file.log().whole(file.name, "holds no [[standard]]");
    }
    let mut read: Vec<(Standard, Place)> = Vec::new();
    for node in &rows {
        let Some(standard) = standard(node, region, vocabulary) else { continue };
        if let Some((_, other)) = read.iter().find(|(other, _)| clash(other, &standard)) {
            node.error_with(
                format!("its dates overlap those of the same standard in {other}"),
                Some("end the older one the day before this one begins: until = …".into()),
            );
        }
        read.push((standard, node.place()));
    }
    read.into_iter().map(|(standard, _)| standard).collect()
}

fn standard(node: &Node, region: Region, vocabulary: &Vocabulary) -> Option<Standard> {
    let table = node.table()?;
    let name = table.text("name");
    let level = option(&table, "level", "course_level", vocabulary);
    let course = option(&table, "course", "course_kind", vocabulary);
    if table.get("level").is_some() == table.get("course").is_some() {
        node.error("a standard is for either a `level` or a `course`");
    }
    let yuan = table.need("yuan").and_then(|node| yuan(&node));
    let per = per(&table);
    let (from, until) = table.dates();
    if from.is_none() {
        table.need("from");
    }
    let source = table.filled("source");
    table.finish();
    Some(Standard {
        region,
        name: name?,
        level,
        course,
        yuan: yuan?,
        per: per?,
        from: from?,
        until,
        source: source?,
    })
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

/// Whether two are for the same thing on some day.
fn clash(a: &Standard, b: &Standard) -> bool {
    let same = (a.name.zh, a.level, a.course, a.per) == (b.name.zh, b.level, b.course, b.per);
    let begins_in_time = |a: &Standard, b: &Standard| b.until.is_none_or(|until| a.from <= until);
    same && begins_in_time(a, b) && begins_in_time(b, a)
}
