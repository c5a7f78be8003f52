//! Reading amounts, references and what multiplies a figure.

use crate::condition::{self, Located, Scope, a_type};
use crate::diagnostic::Location;
use crate::node::{Node, Table};
use crate::standard::Paid;
use crate::vocabulary::Vocabulary;
use engine::law::{
    AmountRow, Basis, Citation, Count, FactId, Figure, Grade, Kind, Per, Published, Reference,
};
use rust_decimal::Decimal;

/// A row of `[[amount]]` as it was read, with its locations.
pub struct Row {
    pub row: AmountRow,
    pub location: Location,
    pub when: Option<Located>,
    /// The facts that published standards may go by; none where it takes no such standards.
    pub sorted_by: Vec<FactId>,
}

/// The rows of a programme; `paid` are the standards that programmes pay.
pub fn rows(table: &Table, scope: Scope, cite: Citation, programme: &str, paid: &[Paid]) -> Vec<Row> {
    let paid: Vec<&Paid> =
        paid.iter().filter(|paid| paid.pays.iter().any(|(id, _)| *id == programme)).collect();
    table.each("amount").iter().filter_map(|node| row(node, scope, cite, &paid)).collect()
}

fn row(node: &Node, scope: Scope, outer: Citation, paid: &[&Paid]) -> Option<Row> {
    let table = node.table()?;
    let cite = scope.cite_within(&table, outer)?;
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
        (None, Some(fact)) => of_fact(&table, money(&fact, scope.vocabulary)?, basis, scope.vocabulary)?,
        (None, None) if basis == Basis::Local => Figure::Unpublished,
        _ => {
            node.error("an amount has either `yuan` or `fact`; only basis local may have neither");
            return None;
        }
    };
    let per: Vec<Per> =
        table.each("per").iter().filter_map(|node| node.word("unit", &Per::ALL, Per::key)).collect();
    let counts: Vec<Count> =
        table.each("count").iter().filter_map(|node| count(node, &per, scope.vocabulary)).collect();
    let when = match table.get("when") {
        Some(when) => Some(condition::read(&when, scope, cite)?),
        None => None,
    };
    let (from, until) = table.dates();
    let per: &'static [Per] = per.leak();
    let sorted_by = match table.get("published") {
        Some(published) => {
            if basis != Basis::Local || !matches!(figure, Figure::Fact(_)) {
                published.error("only an amount with basis local and a `fact` takes published standards");
            }
            sorted_by(&published, scope.vocabulary)
        }
        None => Vec::new(),
    };
    let taken = if sorted_by.is_empty() { &[] } else { paid };
    let published: Vec<Published> = taken.iter().map(|standard| standard.published).collect();
    let row = AmountRow {
        when: when.as_ref().map(|when| when.cond),
        from,
        until,
        basis,
        figure,
        times: table.get("times").map_or(Some(Decimal::ONE), |node| node.decimal())?,
        per,
        count: counts.leak(),
        published: published.leak(),
        cite,
    };
    table.finish();
    Some(Row { row, location: node.location(), when, sorted_by })
}

/// The facts that published standards may go by.
fn sorted_by(node: &Node, vocabulary: &Vocabulary) -> Vec<FactId> {
    let facts: Vec<FactId> =
        node.list().iter().filter_map(|node| Some(vocabulary.fact(node, node.str()?)?.0)).collect();
    if facts.is_empty() {
        node.error("`published` names the facts that published standards may go by");
    }
    facts
}

/// A money fact, up to a share of another where the row has `at_most`.
fn of_fact(table: &Table, fact: FactId, basis: Basis, vocabulary: &Vocabulary) -> Option<Figure> {
    let Some(node) = table.get("at_most") else { return Some(Figure::Fact(fact)) };
    if basis != Basis::AtMost {
        node.error("only a row with basis at_most is up to a share of something");
    }
    let cap = node.table()?;
    let share = cap.need("times")?;
    let figure = Figure::UpTo { fact, cap: money(&cap.need("fact")?, vocabulary)?, share: share.decimal()? };
    cap.finish();
    Some(figure)
}

fn money(node: &Node, vocabulary: &Vocabulary) -> Option<FactId> {
    let (id, fact) = vocabulary.fact(node, node.str()?)?;
    if !matches!(fact.kind, Kind::Money { .. }) {
        node.error(format!("`{}` is {}, not money", fact.key, a_type(fact)));
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
        named.error(format!("`{}` is {}, not a whole number", fact.key, a_type(fact)));
    }
    let at_most = match table.get("at_most") {
        Some(node) => Some(at_least_one(&node)?),
        None => None,
    };
    table.finish();
    Some(Count { fact: id, per, at_most })
}

fn at_least_one(node: &Node) -> Option<i64> {
    let number = node.int()?;
    if number < 1 {
        node.error("at most less than one counts nothing");
        return None;
    }
    Some(number)
}

/// Figures from other papers, each with its location.
pub fn references(table: &Table) -> Vec<(Reference, Location)> {
    let read = |node: &Node| Some((reference(node)?, node.location()));
    table.each("reference").iter().filter_map(read).collect()
}

fn reference(node: &Node) -> Option<Reference> {
    let table = node.table()?;
    let (from, until) = table.dates();
    let reference = Reference {
        text: table.text("text")?,
        source: table.filled("source")?,
        grade: table.need("grade")?.word("grade", &Grade::ALL, Grade::key)?,
        from,
        until,
    };
    table.finish();
    Some(reference)
}
