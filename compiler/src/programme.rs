//! Reading a programme's file.

use crate::amount;
use crate::case::{self, Case};
use crate::condition;
use crate::document::{Read as DocumentRead, term};
use crate::source::{File, Node, Table};
use crate::vocabulary::Vocabulary;
use engine::condition::{Check, Cond, Test};
use engine::tables::{Benefit, Citation, Force, PaidTo, Party, Programme};

/// A programme with its cases.
pub struct Read {
    pub programme: Programme,
    pub cases: Vec<Case>,
}

const PAID_TO: [PaidTo; 5] = [
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
    let cites: Vec<Citation> = table.each("cite").iter().filter_map(citation).collect();
    let Some(cite) = cites.first().copied() else {
        file.error(0..0, "no [[cite]]: a programme needs the place it stands", None);
        return None;
    };
    // Without `when` the programme is for everybody in the region.
    let own = match table.get("when") {
        Some(node) => condition::read(&node, vocabulary, cite),
        None => Some(Cond::All(&[])),
    };
    let (region, _) = vocabulary.fact(&id_node, "region")?;
    let scope = Cond::Test(Test {
        fact: region,
        check: Check::In(document.document.region),
        cite: Citation { clause: document.document.number, words: document.document.title.zh },
    });
    let benefits: Vec<Benefit> = words(&table, "benefit", "benefit", &Benefit::ALL, Benefit::key);
    let recipients: Vec<Party> = words(&table, "recipient", "party", &Party::ALL, Party::key);
    let paid_to = table.get("paid_to").and_then(|node| node.word("payee", &PAID_TO, PaidTo::key));
    let amounts = amount::rows(&table, vocabulary, cite);
    if paid_to.is_none() && !amounts.is_empty() {
        file.error(0..0, "an [[amount]] needs `paid_to`", Some("unsaid, if the text does not say".into()));
    }
    if paid_to.is_none() && benefits.contains(&Benefit::Cash) {
        file.error(0..0, "cash needs `paid_to`", Some("unsaid, if the text does not say".into()));
    }
    let cases = case::read(&table, vocabulary, id);
    let programme = Programme {
        id,
        document: u16::try_from(at).ok()?,
        name: table.text("name")?,
        summary: table.text("summary")?,
        recipients: recipients.leak(),
        paid_to,
        benefits: benefits.leak(),
        force: table.need("force")?.word("force", &Force::ALL, Force::key)?,
        term: term(&table, Some(document.document.term))?,
        alternative: table.get("alternative").and_then(|node| node.filled()),
        cites: cites.leak(),
        when: Cond::All(scoped(scope, own?).leak()),
        amounts: amounts.leak(),
        next_step: table.text("next_step")?,
        notes: table.each("notes").iter().filter_map(|node| node.text()).collect::<Vec<_>>().leak(),
        references: amount::references(&table).leak(),
    };
    table.finish();
    Some(Read { programme, cases })
}

/// The document's region and the programme's own condition, as one flat list.
fn scoped(scope: Cond, own: Cond) -> Vec<Cond> {
    let mut parts = vec![scope];
    match own {
        Cond::All(own) => parts.extend_from_slice(own),
        other => parts.push(other),
    }
    parts
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

fn citation(node: &Node) -> Option<Citation> {
    let table = node.table()?;
    let cite = Citation { clause: table.filled("clause")?, words: table.filled("words")? };
    table.finish();
    Some(cite)
}
