//! Reading a programme's file.

use crate::amount;
use crate::case::{self, Case};
use crate::condition::{self, Located, Scope};
use crate::diagnostic::Place;
use crate::document::{Read as DocumentRead, term};
use crate::node::{Node, Table};
use crate::source::File;
use crate::vocabulary::Vocabulary;
use engine::Text;
use engine::amount::AmountRow;
use engine::condition::{Check, Cond, Test};
use engine::region::Region;
use engine::tables::{Benefit, Citation, Force, PaidTo, Party, Programme, Reference};

/// A programme with its places and cases.
pub struct Read {
    pub programme: Programme,
    /// Where its id stands.
    pub place: Place,
    pub when: Located,
    pub amounts: Vec<amount::Row>,
    /// Where each of its references stands.
    pub references: Vec<Place>,
    pub cases: Vec<Case>,
}

pub const PAID_TO: [PaidTo; 5] = [
    PaidTo::Party(Party::Worker),
    PaidTo::Party(Party::Employer),
    PaidTo::Party(Party::Provider),
    PaidTo::Student,
    PaidTo::Unsaid,
];

pub fn read(file: &File, vocabulary: &Vocabulary, document: &DocumentRead, at: usize) -> Option<Read> {
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
    let amounts = amount::rows(&table, scope, cite);
    let unpaid = |place: Place, what: &str| {
        if paid_to.is_none() {
            file.log().at(
                place,
                format!("{what} needs `paid_to`"),
                Some("unsaid, if the text does not say".into()),
            );
        }
    };
    if let Some(row) = amounts.first() {
        unpaid(row.place, "an [[amount]]");
    } else if benefits.contains(&Benefit::Cash) {
        unpaid(id_node.place(), "cash");
    }
    let cases = case::read(&table, vocabulary, id);
    // All is read before something wrong ends it, so that everything wrong is said.
    let (name, summary, next_step) = (table.text("name"), table.text("summary"), table.text("next_step"));
    let force = table.need("force").and_then(|node| node.word("force", &Force::ALL, Force::key));
    let term = term(&table, Some(document.document.term));
    let alternative = table.get("alternative").and_then(|node| node.filled());
    let notes: Vec<Text> = table.each("notes").iter().filter_map(|node| node.text()).collect();
    let (references, reference_places): (Vec<Reference>, Vec<Place>) =
        amount::references(&table).into_iter().unzip();
    table.finish();
    let when = when?;
    let rows: Vec<AmountRow> = amounts.iter().map(|row| row.row).collect();
    let programme = Programme {
        id,
        document: u16::try_from(at).ok()?,
        name: name?,
        summary: summary?,
        recipients: recipients.leak(),
        paid_to,
        benefits: benefits.leak(),
        force: force?,
        term: term?,
        alternative,
        cites: cites.leak(),
        when: when.cond,
        amounts: rows.leak(),
        next_step: next_step?,
        notes: notes.leak(),
        references: references.leak(),
    };
    Some(Read { programme, place: id_node.place(), when, amounts, references: reference_places, cases })
}

/// The document's region and the programme's own condition, as one flat list. Without
/// `when` the programme is for everybody in the region. Of a paper for the whole country no
/// region is asked.
fn scoped(table: &Table, id: Node, document: &DocumentRead, scope: Scope, cite: Citation) -> Option<Located> {
    let (region, _) = scope.vocabulary.fact(&id, "region")?;
    let document = &document.document;
    let test = || Test {
        fact: region,
        check: Check::In(document.region),
        cite: Citation { clause: document.number, words: document.title.zh },
    };
    let mut parts = Vec::new();
    if document.region != Region::COUNTRY {
        parts.push(Located { cond: Cond::Test(test()), place: id.place(), parts: Vec::new() });
    }
    let mut place = id.place();
    if let Some(node) = table.get("when") {
        place = node.place();
        let own = condition::read(&node, scope, cite)?;
        match own.cond {
            Cond::All(_) => parts.extend(own.parts),
            _ => parts.push(own),
        }
    }
    Some(Located::group(place, parts, Cond::All))
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
