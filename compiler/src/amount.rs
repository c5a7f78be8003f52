//! Reading amounts, references and what multiplies a figure.

use crate::condition;
use crate::source::{Node, Table};
use crate::vocabulary::Vocabulary;
use engine::amount::{AmountRow, Basis, Count, Figure, Per};
use engine::fact::{FactId, Kind};
use engine::tables::{Citation, Grade, Reference};
use rust_decimal::Decimal;

pub fn rows(table: &Table, vocabulary: &Vocabulary, cite: Citation) -> Vec<AmountRow> {
    let nodes = table.each("amount");
    let mut rows: Vec<AmountRow> = Vec::new();
    for node in &nodes {
        let Some(row) = row(node, vocabulary, cite) else { continue };
        if let (Some(from), Some(until)) = (row.from, row.until)
            && until < from
        {
            node.error("until lies before from");
        }
        // A row without a condition takes every date it covers; a later row there is never read.
        let shadowed = rows.iter().any(|before| before.when.is_none() && overlap(before, &row));
        if shadowed {
            node.error("its dates overlap those of a row above that holds for everybody");
        }
        rows.push(row);
    }
    rows
}

fn overlap(a: &AmountRow, b: &AmountRow) -> bool {
    let starts_before_end = |a: &AmountRow, b: &AmountRow| match (a.from, b.until) {
        (Some(from), Some(until)) => from <= until,
        _ => true,
    };
    starts_before_end(a, b) && starts_before_end(b, a)
}

fn row(node: &Node, vocabulary: &Vocabulary, outer: Citation) -> Option<AmountRow> {
    let table = node.table()?;
    let cite = Citation {
        clause: table.get("clause").map_or(Some(outer.clause), |node| node.filled())?,
        words: table.get("words").map_or(Some(outer.words), |node| node.filled())?,
    };
    let basis = table.need("basis")?.word("basis", &Basis::ALL, Basis::key)?;
    let figure = match (table.get("yuan"), table.get("fact")) {
        (Some(yuan), None) => {
            if basis == Basis::Local {
                yuan.error("a local standard has no figure in the document");
            }
            let figure = yuan.decimal()?;
            if figure <= Decimal::ZERO || figure.scale() > 2 {
                yuan.error("yuan are positive, with at most two decimals");
            }
            Figure::Yuan(figure)
        }
        (None, Some(fact)) => Figure::Fact(money(&fact, vocabulary)?),
        (None, None) if basis == Basis::Local => Figure::Open,
        _ => {
            node.error("an amount has either `yuan` or `fact`; only basis local may have neither");
            return None;
        }
    };
    let per: Vec<Per> =
        table.each("per").iter().filter_map(|node| node.word("unit", &Per::ALL, Per::key)).collect();
    let counts: Vec<Count> =
        table.each("count").iter().filter_map(|node| count(node, &per, vocabulary)).collect();
    let row = AmountRow {
        when: match table.get("when") {
            Some(when) => Some(condition::read(&when, vocabulary, cite)?),
            None => None,
        },
        from: table.optional_date("from"),
        until: table.optional_date("until"),
        basis,
        figure,
        times: table.get("times").map_or(Some(Decimal::ONE), |node| node.decimal())?,
        per: per.leak(),
        count: counts.leak(),
        cite,
    };
    table.finish();
    Some(row)
}

fn money(node: &Node, vocabulary: &Vocabulary) -> Option<FactId> {
    let (id, fact) = vocabulary.fact(node, node.str()?)?;
    if !matches!(fact.kind, Kind::Money { .. }) {
        node.error(format!("`{}` is a {}, not money", fact.key, fact.type_name()));
    }
    Some(id)
}

fn count(node: &Node, per: &[Per], vocabulary: &Vocabulary) -> Option<Count> {
    let table = node.table()?;
    let named = table.need("fact")?;
    let (id, fact) = vocabulary.fact(&named, named.str()?)?;
    let unit = fact.unit().unwrap_or("nothing");
    let Some(per) = per.iter().copied().find(|per| per.key() == unit) else {
        named.error(format!("`{}` counts {unit}, but the figure is not stated per {unit}", fact.key));
        return None;
    };
    if !matches!(fact.kind, Kind::Int { .. }) {
        named.error(format!("`{}` is a {}, not a whole number", fact.key, fact.type_name()));
    }
    let at_most = match table.get("at_most") {
        Some(node) => Some(node.int().filter(|most| *most > 0)?),
        None => None,
    };
    table.finish();
    Some(Count { fact: id, per, at_most })
}

pub fn references(table: &Table) -> Vec<Reference> {
    table.each("reference").iter().filter_map(reference).collect()
}

fn reference(node: &Node) -> Option<Reference> {
    let table = node.table()?;
    let grades = [Grade::Verbatim, Grade::Reported];
    let key = |grade| match grade {
        Grade::Verbatim => "verbatim",
        Grade::Reported => "reported",
    };
    let reference = Reference {
        text: table.text("text")?,
        source: table.filled("source")?,
        grade: table.need("grade")?.word("grade", &grades, key)?,
        from: table.optional_date("from"),
        until: table.optional_date("until"),
    };
    if let (Some(from), Some(until)) = (reference.from, reference.until)
        && until < from
    {
        node.error("until lies before from");
    }
    table.finish();
    Some(reference)
}
