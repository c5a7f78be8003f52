//! Reading a document's `document.toml`.

use crate::condition;
use crate::source::{Folder, Log, Node, Table};
use crate::vocabulary::Vocabulary;
use engine::Document;
use engine::limit::Limit;
use engine::region::Region;
use engine::tables::{Citation, Explained, Term, Warning};

/// A document with the limits it sets.
pub struct Read {
    pub document: Document,
    pub limits: Vec<Limit>,
    /// The file's name, for messages.
    pub file: String,
}

pub fn read(folder: &Folder, vocabulary: &Vocabulary, at: usize, log: &Log) -> Option<Read> {
    let file = folder.file("document.toml", log)?;
    let table = file.table();
    let limits: Vec<Limit> =
        table.each("limit").iter().filter_map(|node| limit(node, vocabulary, at)).collect();
    let clauses: Vec<_> =
        table.need("clauses")?.list().iter().filter_map(|node| node.filled()).collect();
    let region = table.need("region")?;
    let document = Document {
        id: table.filled("id")?,
        number: table.filled("number")?,
        title: table.text("title")?,
        issuer: table.text("issuer")?,
        region: Region::parse(region.str()?).or_else(|| {
            region.error("not a region code of GB/T 2260");
            None
        })?,
        issued: table.need("issued")?.date()?,
        term: term(&table, None)?,
        after: table.text("after")?,
        reviewed: table.need("reviewed")?.date()?,
        contact: table.text("contact")?,
        clauses: clauses.leak(),
        explained: table.each("explained").iter().filter_map(explained).collect::<Vec<_>>().leak(),
        warnings: table.each("warning").iter().filter_map(warning).collect::<Vec<_>>().leak(),
    };
    table.finish();
    Some(Read { document, limits, file: file.name.clone() })
}

/// `from`, `until`, `unconfirmed_after`, `ground`; what a programme leaves out is its document's.
pub fn term(table: &Table, outer: Option<Term>) -> Option<Term> {
    let from = table.get("from");
    let until = table.get("until");
    let unconfirmed = table.get("unconfirmed_after");
    let ground = table.get("ground");
    let Some(own) = outer else {
        let (Some(from), Some(ground)) = (from, ground) else {
            table.file().error(0..0, "`from` and `ground` are needed", None);
            return None;
        };
        let term = Term {
            from: from.date()?,
            until: until.and_then(|node| node.date()),
            unconfirmed_after: unconfirmed.and_then(|node| node.date()),
            ground: ground.text()?,
        };
        return in_order(table, term);
    };
    let overrides = from.is_some() || until.is_some() || unconfirmed.is_some();
    let Some(ground) = ground else {
        if overrides {
            table.file().error(0..0, "dates of its own need a `ground` of its own", None);
        }
        return Some(own);
    };
    if !overrides {
        ground.error("a ground without dates of its own");
    }
    in_order(table, Term {
        from: from.map_or(Some(own.from), |node| node.date())?,
        // A programme with dates of its own says all of them: the document's end is not taken over.
        until: until.and_then(|node| node.date()),
        unconfirmed_after: unconfirmed.and_then(|node| node.date()),
        ground: ground.text()?,
    })
}

fn in_order(table: &Table, term: Term) -> Option<Term> {
    let ends = [term.until, term.unconfirmed_after];
    if ends.into_iter().flatten().any(|end| end < term.from) {
        table.file().error(0..0, "the end lies before the beginning (from)", None);
    }
    Some(term)
}

fn explained(node: &Node) -> Option<Explained> {
    let table = node.table()?;
    let explained = Explained {
        clause: table.filled("clause")?,
        text: table.text("text")?,
        reason: table.text("reason")?,
    };
    table.finish();
    Some(explained)
}

fn warning(node: &Node) -> Option<Warning> {
    let table = node.table()?;
    let warning = Warning { clause: table.filled("clause")?, text: table.text("text")? };
    table.finish();
    Some(warning)
}

fn limit(node: &Node, vocabulary: &Vocabulary, at: usize) -> Option<Limit> {
    let table = node.table()?;
    let cite = Citation { clause: table.filled("clause")?, words: table.filled("words")? };
    let programmes: Vec<_> =
        table.need("programmes")?.list().iter().filter_map(|node| node.filled()).collect();
    let limit = Limit {
        id: table.filled("id")?,
        document: u16::try_from(at).ok()?,
        cite,
        text: table.text("text")?,
        reached: condition::read(&table.need("reached")?, vocabulary, cite)?,
        in_principle: table.get("in_principle").and_then(|node| node.bool()).unwrap_or(false),
        programmes: programmes.leak(),
    };
    table.finish();
    Some(limit)
}
