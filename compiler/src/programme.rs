//! Reading a programme's file.

use crate::amount;
use crate::case::{self, Case};
use crate::condition::{self, Located, Scope};
use crate::diagnostic::Location;
use crate::document::{ParsedDocument, validity};
use crate::node::{Node, Table};
use crate::season;
use crate::source::File;
use crate::standard::Paid;
use crate::vocabulary::Vocabulary;
use engine::Text;
use engine::law::{
    AmountRow, Benefit, Check, Citation, Cond, DocumentId, Force, PaidTo, Party, Programme, Reference, Test,
};
use engine::region::Region;
use engine::truth::Truth;

/// A programme as it was read, with its locations and cases.
pub struct ParsedProgramme {
    pub programme: Programme,
    /// Where its id stands.
    pub location: Location,
    pub when: Located,
    pub amounts: Vec<amount::Row>,
    /// The time of the year that the text names, and where it stands.
    pub season: Option<season::ParsedSeason>,
    /// Where each of its references stands.
    pub references: Vec<Location>,
    pub cases: Vec<Case>,
}

pub const PAID_TO: [PaidTo; 5] = [
    PaidTo::Party(Party::Worker),
    PaidTo::Party(Party::Employer),
    PaidTo::Party(Party::Provider),
    PaidTo::Student,
    PaidTo::Unsaid,
];

/// Reads a programme's file; `beside` are those that hold further cases of it.
pub fn read(
    file: &File,
    beside: &[File],
    vocabulary: &Vocabulary,
    document: &ParsedDocument,
    at: usize,
    paid: &[Paid],
) -> Option<ParsedProgramme> {
    let table = file.table();
    let id_node = table.need("id")?;
    let id = id_node.filled()?;
    let expected = format!("{}.{}", document.document.id, file.stem);
    if id != expected {
        id_node.error(format!("the file's name asks for the id `{expected}`"));
    }
    let scope = Scope { vocabulary, clauses: document.document.clauses, depth: 0 };
    let cited = table.each("cite");
    if cited.is_empty() {
        id_node.error("no [[cite]]: a programme needs the place it stands");
    }
    let cites: Vec<Citation> = cited.iter().filter_map(|node| citation(node, scope)).collect();
    let cite = cites.first().copied()?;
    let when = scoped(&table, id_node, document, scope, cite);
    let benefits: Vec<Benefit> = words(&table, "benefit", "benefit", &Benefit::ALL, Benefit::key);
    let recipients: Vec<Party> = words(&table, "recipient", "party", &Party::ALL, Party::key);
    let paid_to = table.get("paid_to").and_then(|node| node.word("payee", &PAID_TO, PaidTo::key));
    let amounts = amount::rows(&table, scope, cite, id, paid);
    let unpaid = |location: Location, what: &str| {
        if paid_to.is_none() {
            file.log().at(
                location,
                format!("{what} needs `paid_to`"),
                Some("unsaid, if the text does not say".into()),
            );
        }
    };
    if let Some(row) = amounts.first() {
        unpaid(row.location, "an [[amount]]");
    } else if benefits.contains(&Benefit::Cash) {
        unpaid(id_node.location(), "cash");
    }
    let cases = case::read(&table, beside, vocabulary, id);
    // All is read before something wrong ends it, so that everything wrong is said.
    let (name, summary, next_step) = (table.text("name"), table.text("summary"), table.text("next_step"));
    let force = table.need("force").and_then(|node| node.word("force", &Force::ALL, Force::key));
    let term = validity(&table, Some(document.document.term));
    let alternative = table.get("alternative").and_then(|node| node.filled());
    let season = season::read(&table, scope);
    let notes: Vec<Text> = table.each("notes").iter().filter_map(|node| node.text()).collect();
    let (references, reference_locations): (Vec<Reference>, Vec<Location>) =
        amount::references(&table).into_iter().unzip();
    table.finish();
    let when = when?;
    let rows: Vec<AmountRow> = amounts.iter().map(|row| row.row).collect();
    let programme = Programme {
        id,
        document: DocumentId(u16::try_from(at).ok()?),
        name: name?,
        summary: summary?,
        recipients: recipients.leak(),
        paid_to,
        benefits: benefits.leak(),
        force: force?,
        term: term?,
        season: season.map(|(season, _)| season),
        alternative,
        cites: cites.leak(),
        when: when.cond,
        amounts: rows.leak(),
        next_step: next_step?,
        notes: notes.leak(),
        references: references.leak(),
    };
    Some(ParsedProgramme {
        programme,
        location: id_node.location(),
        when,
        amounts,
        season,
        references: reference_locations,
        cases,
    })
}

/// The test of the region and the programme's own condition, as one flat list. Without `when` the
/// programme is for everybody there.
fn scoped(
    table: &Table,
    id: Node,
    document: &ParsedDocument,
    scope: Scope,
    cite: Citation,
) -> Option<Located> {
    let mut parts = Vec::new();
    match table.get("where") {
        Some(node) => parts.push(own_place(&node, document, scope)?),
        None => parts.extend(document_place(&id, document, scope)?),
    }
    let mut location = id.location();
    if let Some(node) = table.get("when") {
        location = node.location();
        let own = condition::read(&node, scope, cite)?;
        match own.cond {
            Cond::All(_) => parts.extend(own.parts),
            _ => parts.push(own),
        }
    }
    Some(Located::group(location, parts, Cond::All))
}

/// The test of the document's region; none for a document of the whole country.
fn document_place(id: &Node, document: &ParsedDocument, scope: Scope) -> Option<Option<Located>> {
    let (fact, _) = scope.vocabulary.fact(id, "region")?;
    let region = document.document.region;
    let test = || Test { fact, check: Check::In(region), cite: of_document(document) };
    let located = || Located { cond: Cond::Test(test()), location: id.location(), parts: Vec::new() };
    Some((region != Region::COUNTRY).then(located))
}

/// A programme's own test of regions, which replaces the document's region where a clause binds
/// by the school, the household register or the place of training. It reads regions alone, and
/// none beyond the document's.
fn own_place(node: &Node, document: &ParsedDocument, scope: Scope) -> Option<Located> {
    let region = document.document.region;
    let read = condition::read(node, scope, of_document(document))?;
    let (mut regions_only, mut beyond) = (true, None);
    read.cond.each_test(&mut |test| match test.check {
        Check::In(other) if other.within(region) == Truth::True => {}
        Check::In(other) => beyond = Some(other),
        _ => regions_only = false,
    });
    if !regions_only {
        node.error_with("`where` tests regions only", Some("what else is asked stands in `when`".into()));
    }
    if let Some(other) = beyond {
        node.error(format!("{other} does not lie in the document's region, {region}"));
    }
    Some(read)
}

/// The citation for the region of a document: its number and title.
fn of_document(document: &ParsedDocument) -> Citation {
    Citation::verbatim(document.document.number, document.document.title.zh)
}

fn words<T: Copy + PartialEq>(
    table: &Table,
    key: &'static str,
    what: &str,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Vec<T> {
    let Some(node) = table.need(key) else { return Vec::new() };
    let list: Vec<T> = node.list().iter().filter_map(|node| node.word(what, all, name)).collect();
    if list.is_empty() {
        node.error(format!("`{key}` names at least one {what}"));
    }
    list
}

fn citation(node: &Node, scope: Scope) -> Option<Citation> {
    let table = node.table()?;
    let cite = scope.cite(&table)?;
    table.finish();
    Some(cite)
}
