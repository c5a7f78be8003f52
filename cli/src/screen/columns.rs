//! The headings of a roster: which column is which fact, and which are carried through.

use super::cells::Cell;
use super::encoding::Encoding;
use super::rejects;
use super::values::{Reader, normal};
use engine::nearest::nearest;
use engine::tables::Party;
use engine::{Fact, FactId, Tables};

/// Headings that say who somebody is; such columns are carried through.
const IDENTITY: [&str; 14] = [
    "姓名",
    "编号",
    "序号",
    "工号",
    "学号",
    "身份证号",
    "身份证号码",
    "公民身份号码",
    "证件号码",
    "单位名称",
    "机构名称",
    "id",
    "name",
    "no",
];
/// Headings for the sex of somebody, which the tables ask for as `woman`.
const SEX: [&str; 3] = ["性别", "sex", "gender"];

/// What the headings say.
#[derive(Clone)]
pub struct Columns {
    /// How many cells a row has.
    pub width: usize,
    /// The columns that are facts, by their place.
    pub facts: Vec<(usize, Reader)>,
    /// The columns that are carried through, by their place, with their headings.
    pub kept: Vec<(usize, String)>,
    /// The headings as they are written.
    pub headings: Vec<String>,
    /// The headings that nothing was made of.
    pub ignored: Vec<String>,
}

/// What may be made of headings that are no facts.
pub struct Wish<'o> {
    /// Headings to be carried through.
    pub keep: &'o [String],
    /// Whether what is unknown is passed over.
    pub ignore_unknown: bool,
    /// Whom the roster is of, where a heading could mean two facts.
    pub party: Option<Party>,
}

impl Columns {
    /// Reads the headings.
    ///
    /// # Errors
    /// Everything that is wrong with them, in words.
    pub fn read(
        tables: &Tables,
        cells: &[Cell],
        encoding: Encoding,
        wish: &Wish,
    ) -> Result<Columns, Vec<String>> {
        let mut columns = Columns {
            width: cells.len(),
            facts: Vec::new(),
            kept: Vec::new(),
            headings: Vec::new(),
            ignored: Vec::new(),
        };
        let mut errors = Vec::new();
        let keep: Vec<String> = wish.keep.iter().map(|heading| normal(heading)).collect();
        for (at, cell) in cells.iter().enumerate() {
            let mut room = Vec::new();
            let heading = encoding.decode_anyway(cell.plain(&mut room)).trim().to_owned();
            let plain = normal(&heading);
            let kept = keep.contains(&plain);
            if kept || IDENTITY.contains(&plain.as_str()) {
                columns.kept.push((at, heading.clone()));
            }
            match reader(tables, &plain, wish.party) {
                Ok(Some(reader)) => match columns.facts.iter().find(|(_, other)| other.id == reader.id) {
                    Some((other, _)) => errors.push(format!(
                        "columns {} and {}, {:?} and {heading:?}, are both {}",
                        other + 1,
                        at + 1,
                        columns.headings[*other],
                        reader.fact.key
                    )),
                    None => columns.facts.push((at, reader)),
                },
                Err(message) if !kept && !wish.ignore_unknown => errors.push(message),
                _ if columns.kept.last().is_some_and(|(kept, _)| *kept == at) => {}
                _ if plain.is_empty() || rejects::HEADINGS.contains(&plain.as_str()) => {}
                _ if wish.ignore_unknown => columns.ignored.push(heading.clone()),
                _ => errors.push(unknown(tables, &heading, &plain)),
            }
            columns.headings.push(heading);
        }
        for (heading, plain) in wish.keep.iter().zip(&keep) {
            if !columns.headings.iter().any(|other| normal(other) == *plain) {
                errors.push(format!("--keep: no column is headed {heading:?}"));
            }
        }
        if errors.is_empty() { Ok(columns) } else { Err(errors) }
    }
}

fn unknown(tables: &Tables, heading: &str, plain: &str) -> String {
    let known: Vec<String> = tables.facts.iter().flat_map(names).collect();
    let near = nearest(plain, known.iter().map(String::as_str));
    let near = near.and_then(|near| tables.facts.iter().find(|fact| names(fact).any(|name| name == near)));
    let hint = near.map_or(String::new(), |fact| format!("; did you mean {} ({})?", fact.label.zh, fact.key));
    format!(
        "column {heading:?} is no fact of `subsidy facts`{hint} --keep {heading} carries it through, \
         --ignore-unknown passes over all such columns"
    )
}

fn names(fact: &Fact) -> impl Iterator<Item = String> + use<> {
    [fact.key, fact.label.zh, fact.label.en].map(normal).into_iter()
}

/// The fact that a heading means, by its key or label, with or without a unit or a remark in
/// brackets behind it.
fn reader(tables: &Tables, plain: &str, party: Option<Party>) -> Result<Option<Reader>, String> {
    let with = |id, fact| Reader::new(tables, id, fact);
    if SEX.contains(&plain)
        && let Some((id, fact)) = by_key(tables, "woman")
    {
        return Ok(Some(
            with(id, fact).with_words(&["女", "女性", "f", "female"], &["男", "男性", "m", "male"]),
        ));
    }
    let short = plain.split('(').next().unwrap_or(plain);
    for name in [plain, short] {
        if let Some((id, fact)) = by_key(tables, name) {
            return Ok(Some(with(id, fact)));
        }
        let meant = |fact: &&Fact| !name.is_empty() && names(fact).any(|known| known == name);
        let all: Vec<&Fact> = tables.facts.iter().filter(meant).collect();
        let theirs = |fact: &&&Fact| party.is_none_or(|party| fact.about.contains(&party));
        let mut likely = all.iter().filter(theirs);
        match (likely.next(), likely.next(), all.as_slice()) {
            (Some(fact), None, _) | (None, None, [fact]) => {
                return Ok(by_key(tables, fact.key).map(|(id, fact)| with(id, fact)));
            }
            (None, None, []) => {}
            _ => {
                let keys: Vec<_> = all.iter().map(|fact| fact.key).collect();
                return Err(format!(
                    "column {plain:?} may be {}: head it with the one, or say --for worker, employer or provider",
                    keys.join(" or ")
                ));
            }
        }
    }
    Ok(None)
}

fn by_key(tables: &Tables, key: &str) -> Option<(FactId, &'static Fact)> {
    let id = tables.fact(key)?;
    Some((id, tables.fact_at(id)?))
}
