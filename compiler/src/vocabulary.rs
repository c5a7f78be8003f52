//! The vocabulary: facts, units, named conditions and standard reasons for doubt.

mod cases;

pub use cases::{Said, demand};

use crate::change;
use crate::diagnostic::Location;
use crate::node::{Node, Table};
use crate::source::{File, Folder, Log};
use engine::Text;
use engine::law::{Choice, Fact, FactId, Grade, Kind, Later, LocalDefinition, MAX_FACTS, Party, Unit};
use engine::region::Region;
use std::collections::BTreeMap;

/// What conditions may be written with.
#[derive(Default)]
pub struct Vocabulary<'l> {
    pub facts: Vec<Fact>,
    /// Where each fact is defined.
    pub locations: Vec<Location>,
    pub units: Vec<Unit>,
    /// `terms.toml`, read again wherever a named condition is used: its tests take the citation of
    /// the condition that uses it.
    named_conditions: Option<File<'l>>,
    /// Standard reasons for doubt.
    pub whys: BTreeMap<&'static str, &'static Text>,
    /// What the files' cases say of the facts.
    pub said: Said,
}

impl Vocabulary<'_> {
    pub fn fact(&self, node: &Node, key: &str) -> Option<(FactId, &Fact)> {
        let found = self.facts.iter().position(|fact| fact.key == key);
        if found.is_none() {
            let known: Vec<_> = self.facts.iter().map(|fact| fact.key).collect();
            node.unknown("fact", key, &known);
        }
        let at = found?;
        Some((FactId(u16::try_from(at).ok()?), self.facts.get(at)?))
    }

    /// A named condition, as `terms.toml` writes it.
    pub fn named_condition(&self, node: &Node, key: &str) -> Option<Node<'_>> {
        let list = self.named_conditions.as_ref().map_or_else(Vec::new, |file| file.table().each("term"));
        let mut known = Vec::new();
        for term in list.iter().filter_map(Node::table) {
            let name = term.filled("key")?;
            if name == key {
                return term.need("when");
            }
            known.push(name);
        }
        node.unknown("term", key, &known);
        None
    }
}

/// The order in which the files' facts are asked, all else being equal.
const ORDER: [&str; 11] = [
    "place",
    "status",
    "school",
    "work",
    "farming",
    "skills",
    "course",
    "certificate",
    "claims",
    "employer",
    "provider",
];

pub fn read<'l>(folder: &Folder, log: &'l Log) -> Vocabulary<'l> {
    let mut vocabulary = Vocabulary::default();
    if let Some(file) = folder.file("units.toml", log) {
        let root = file.table();
        for node in root.each("unit") {
            vocabulary.units.extend(node.table().and_then(|table| unit(&table)));
        }
        root.finish();
    }
    let mut files = folder.toml_files("facts", log);
    files.sort_by_key(|file| ORDER.iter().position(|name| *name == file.stem).unwrap_or(ORDER.len()));
    for file in &files {
        let root = file.table();
        let first = vocabulary.facts.len();
        for node in root.each("fact") {
            let Some(fact) = node.table().and_then(|table| fact(&table, &vocabulary.units)) else { continue };
            if vocabulary.facts.iter().any(|other| other.key == fact.key) {
                node.error(format!("fact `{}` is defined twice", fact.key));
            } else if vocabulary.facts.len() == MAX_FACTS {
                node.error(format!("more than {MAX_FACTS} facts"));
            } else {
                vocabulary.facts.push(fact);
                vocabulary.locations.push(node.location());
            }
        }
        cases::check(&root, vocabulary.facts.get(first..).unwrap_or_default(), &mut vocabulary.said);
        root.finish();
    }
    if let Some(file) = folder.file("terms.toml", log) {
        let root = file.table();
        for node in root.each("term") {
            node.table().map(|table| named_condition(&table));
        }
        for node in root.each("why") {
            vocabulary.whys.extend(node.table().and_then(|table| why(&table)));
        }
        root.finish();
        vocabulary.named_conditions = Some(file);
    }
    let tables = files.iter().flat_map(|file| file.table().each("fact"));
    let implied: Vec<_> = tables.filter_map(|node| implies(&node.table()?, &vocabulary)).collect();
    for (at, implied) in implied {
        if let Some(fact) = vocabulary.facts.get_mut(at) {
            fact.implies = implied.leak();
        }
    }
    let tables = files.iter().flat_map(|file| file.table().each("fact"));
    let guards: Vec<_> = tables.filter_map(|node| change::when(&node.table()?, &vocabulary)).collect();
    for (at, when) in guards {
        if let Some(change) = vocabulary.facts.get_mut(at).and_then(|fact| fact.change.as_mut()) {
            change.when = Some(when);
        }
    }
    files.iter().for_each(|file| cases::check_others(&file.table(), &vocabulary));
    vocabulary
}

/// Reads what yes to a fact says by definition, once all facts are known.
fn implies(table: &Table, vocabulary: &Vocabulary) -> Option<(usize, Vec<FactId>)> {
    let node = table.get("implies")?;
    let at = vocabulary.facts.iter().position(|fact| table.filled("key") == Some(fact.key))?;
    let mut implied = Vec::new();
    for one in node.list() {
        let Some((id, fact)) = one.str().and_then(|key| vocabulary.fact(&one, key)) else { continue };
        if !matches!((fact.kind, vocabulary.facts.get(at)?.kind), (Kind::Bool, Kind::Bool)) {
            one.error("only yes or no can be implied, and only by yes or no");
        } else if usize::from(id.0) == at {
            one.error("a fact says nothing of itself");
        } else {
            implied.push(id);
        }
    }
    Some((at, implied))
}

/// Checks the words of a named condition; the condition itself is read where it is used.
fn named_condition(table: &Table) -> Option<()> {
    table.filled("key")?;
    table.text("name")?;
    table.text("definition")?;
    table.get("source");
    table.need("when")?;
    table.finish();
    Some(())
}

fn why(table: &Table) -> Option<(&'static str, &'static Text)> {
    let key = table.filled("key")?;
    let text = table.text("text")?;
    table.finish();
    Some((key, Box::leak(Box::new(text))))
}

fn unit(table: &Table) -> Option<Unit> {
    let en = table.need("en")?.table()?;
    let unit = Unit {
        key: table.filled("key")?,
        zh: table.filled("zh")?,
        one: en.filled("one")?,
        many: en.filled("many")?,
    };
    en.finish();
    table.finish();
    Some(unit)
}

fn fact(table: &Table, units: &[Unit]) -> Option<Fact> {
    let kind = kind(table, units);
    let about: Vec<Party> = table
        .need("about")
        .map_or_else(Vec::new, |node| node.list())
        .iter()
        .filter_map(|node| node.word("party", &Party::ALL, Party::key))
        .collect();
    let local: Vec<_> = table.each("local").iter().filter_map(local).collect();
    let key = table.need("key")?;
    let mut fact = Fact {
        key: fact_key(&key)?,
        kind: kind?,
        about: about.leak(),
        group: table.filled("group")?,
        label: table.text("label")?,
        question: table.text("question")?,
        why: table.text("why")?,
        definition: table.optional_text("definition"),
        ask: table.optional_text("ask"),
        later: table.get("later").and_then(|node| later(&node)),
        local: local.leak(),
        implies: &[],
        change: None,
    };
    fact.change = change::read(table, &fact);
    // Read once all facts are known.
    table.get("implies");
    table.finish();
    Some(fact)
}

/// Reads a fact's key. It is written in tests, links and JSON, where `date` is the evaluation date.
fn fact_key(node: &Node) -> Option<&'static str> {
    let key = node.filled()?;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if key == "date" || !key.bytes().all(plain) {
        node.error("a fact's key is small letters, digits and _, and not `date`");
    }
    Some(key)
}

fn later(node: &Node) -> Option<Later> {
    let table = node.table()?;
    let later = Later { after: table.need("after")?.date()?, definition: table.text("definition")? };
    table.finish();
    Some(later)
}

/// What the words of a fact mean in one region.
fn local(node: &Node) -> Option<LocalDefinition> {
    let table = node.table()?;
    let region = table.need("region")?;
    let local = LocalDefinition {
        region: Region::parse(region.str()?).or_else(|| {
            region.error("not a region code of GB/T 2260");
            None
        })?,
        definition: table.text("definition")?,
        source: table.filled("source")?,
        grade: table.need("grade")?.word("grade", &Grade::ALL, Grade::key)?,
    };
    table.finish();
    Some(local)
}

fn kind(table: &Table, units: &[Unit]) -> Option<Kind> {
    let node = table.need("type")?;
    match node.str()? {
        "bool" => Some(Kind::Bool),
        "date" => Some(Kind::Date),
        "region" => Some(Kind::Region),
        "choice" => {
            let options: Vec<Choice> = table.need("options")?.list().iter().filter_map(option).collect();
            if options.len() < 2 || options.len() > 64 {
                node.error("a choice has 2 to 64 options");
                return None;
            }
            for (at, one) in options.iter().enumerate() {
                if options.iter().take(at).any(|other| other.key == one.key) {
                    node.error(format!("option `{}` stands twice", one.key));
                }
            }
            Some(Kind::Choice(options.leak()))
        }
        "int" => {
            let (min, max) = (table.need("min")?.int()?, table.need("max")?.int()?);
            ordered(&node, min <= max);
            Some(Kind::Int { min, max, unit: unit_key(table, units)? })
        }
        "decimal" => {
            let (min, max) = (table.need("min")?.decimal()?, table.need("max")?.decimal()?);
            ordered(&node, min <= max);
            Some(Kind::Decimal { min, max, unit: unit_key(table, units)? })
        }
        "money" => {
            let (min, max) = (table.need("min")?.decimal()?, table.need("max")?.decimal()?);
            ordered(&node, min <= max);
            Some(Kind::Money { min, max })
        }
        other => {
            let known = ["bool", "choice", "int", "decimal", "money", "date", "region"];
            node.unknown("type", other, &known);
            None
        }
    }
}

fn ordered(node: &Node, in_order: bool) {
    if !in_order {
        node.error("min is greater than max");
    }
}

fn unit_key(table: &Table, units: &[Unit]) -> Option<&'static str> {
    let node = table.need("unit")?;
    let given = node.str()?;
    let known: Vec<_> = units.iter().map(|unit| unit.key).collect();
    if !known.contains(&given) {
        node.unknown("unit", given, &known);
    }
    Some(given)
}

fn option(node: &Node) -> Option<Choice> {
    let table = node.table()?;
    let option =
        Choice { key: table.filled("key")?, label: table.text("label")?, hint: table.optional_text("hint") };
    table.finish();
    Some(option)
}
