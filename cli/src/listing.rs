//! `subsidy facts` and `subsidy programmes`: what may be asked, and what there is.

use engine::json::Layout;
use engine::law::{Fact, Kind, Programme};
use engine::{Tables, date, json};

/// The facts, as JSON or as a table for people.
pub fn facts(tables: &Tables, as_json: bool) -> String {
    if as_json {
        return json::facts(tables, Layout::Pretty) + "\n";
    }
    let row = |fact: &Fact| [fact.key.into(), fact.type_name().into(), values(fact), words(fact.label)];
    table(["key", "type", "values", "label"], tables.facts.iter().map(row))
}

/// The programmes, as JSON or as a table for people.
pub fn programmes(tables: &Tables, as_json: bool) -> String {
    if as_json {
        return json::programmes(tables, Layout::Pretty) + "\n";
    }
    let row = |programme: &Programme| {
        let term = &programme.term;
        let last = match (term.until, term.unconfirmed_after) {
            (Some(last), _) => date::format(last),
            (None, Some(last)) => date::format(last) + "?",
            (None, None) => "-".into(),
        };
        let clause = programme.cites.first().map_or("", |cite| cite.clause);
        let number = tables.document_of(programme).map_or("", |document| document.number);
        [
            programme.id.into(),
            programme.force.key().into(),
            date::format(term.from),
            last,
            format!("{number} {clause} {}", words(programme.name)),
        ]
    };
    table(["id", "force", "from", "until (? doubtful after)", "programme"], tables.programmes.iter().map(row))
}

fn words(text: engine::Text) -> String {
    format!("{} / {}", text.zh, text.en)
}

/// What a fact's values look like, in few words.
fn values(fact: &Fact) -> String {
    match fact.kind {
        Kind::Bool => "true, false".into(),
        Kind::Choice(options) => format!("{} options", options.len()),
        Kind::Int { min, max, unit } => format!("{min} to {max} {unit}"),
        Kind::Decimal { min, max, unit } => format!("{min} to {max} {unit}"),
        Kind::Money { min, max } => format!("{min} to {max} yuan"),
        Kind::Date => "YYYY-MM-DD".into(),
        Kind::Region => "GB/T 2260".into(),
    }
}

/// Columns as wide as their widest entry; the last one, which holds Chinese, is ragged.
fn table<const COLUMNS: usize>(
    head: [&str; COLUMNS],
    rows: impl Iterator<Item = [String; COLUMNS]>,
) -> String {
    let rows: Vec<[String; COLUMNS]> = [head.map(String::from)].into_iter().chain(rows).collect();
    let mut widths = [0; COLUMNS];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for row in &rows {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}
