//! Reading a document's `document.toml`.

use crate::condition::{self, Located, Scope};
use crate::diagnostic::Location;
use crate::node::{Node, Table};
use crate::source::{Folder, Log};
use crate::vocabulary::Vocabulary;
use engine::law::{Check, Cond, Limit, NonProgrammeClause, Validity, Warning};
use engine::region::Region;
use engine::{Date, Document, DocumentId, FactId};

/// A document as it was read, with the limits it sets.
pub struct ParsedDocument {
    pub document: Document,
    /// Where its id stands.
    pub location: Location,
    /// Where its region stands.
    pub region: Location,
    /// Where each of its clauses is listed.
    pub clauses: Vec<Location>,
    pub limits: Vec<ParsedLimit>,
}

/// A limit as it was read, with its locations.
pub struct ParsedLimit {
    pub limit: Limit,
    /// Where its id stands.
    pub location: Location,
    /// When it is reached; none where it only keeps programmes from going together.
    pub reached: Option<Located>,
    /// Where each of its programmes is named.
    pub programmes: Vec<Location>,
}

pub fn read(folder: &Folder, vocabulary: &Vocabulary, at: usize, log: &Log) -> Option<ParsedDocument> {
    let file = folder.file("document.toml", log)?;
    let table = file.table();
    let clauses = filled(&table.need("clauses")?);
    let clause_locations = clauses.iter().map(|(_, location)| *location).collect();
    let clauses: Vec<_> = clauses.into_iter().map(|(clause, _)| clause).collect();
    let scope = Scope { vocabulary, clauses: clauses.leak(), depth: 0 };
    let limits = table.each("limit").iter().filter_map(|node| limit(node, scope, at)).collect();
    let explained: Vec<_> =
        table.each("explained").iter().filter_map(|node| explained(node, scope)).collect();
    let warnings: Vec<_> = table.each("warning").iter().filter_map(|node| warning(node, scope)).collect();
    let id = table.need("id")?;
    let region = table.need("region")?;
    let document = Document {
        id: id.filled()?,
        number: table.filled("number")?,
        title: table.text("title")?,
        issuer: table.text("issuer")?,
        region: Region::parse(region.str()?).or_else(|| {
            region.error("not a region code of GB/T 2260");
            None
        })?,
        issued: table.need("issued")?.date()?,
        term: validity(&table, None)?,
        after: table.text("after")?,
        reviewed: table.need("reviewed")?.date()?,
        contact: table.text("contact")?,
        clauses: scope.clauses,
        explained: explained.leak(),
        warnings: warnings.leak(),
    };
    table.finish();
    Some(ParsedDocument {
        document,
        location: id.location(),
        region: region.location(),
        clauses: clause_locations,
        limits,
    })
}

/// The texts of a list, each with its location.
fn filled(node: &Node) -> Vec<(&'static str, Location)> {
    node.list().iter().filter_map(|node| Some((node.filled()?, node.location()))).collect()
}

/// Reads a validity: `from`, `until`, `unconfirmed_after`, `ground`. A programme that has none of them
/// has the validity of its document, `outer`.
pub fn validity(table: &Table, outer: Option<Validity>) -> Option<Validity> {
    let from = table.get("from");
    let until = table.get("until");
    let unconfirmed = table.get("unconfirmed_after");
    let ground = table.get("ground");
    let Some(own) = outer else {
        let (Some(from), Some(ground)) = (from, ground) else {
            table.error("`from` and `ground` are needed");
            return None;
        };
        let validity = Validity {
            from: from.date()?,
            until: until.and_then(|node| node.date()),
            unconfirmed_after: unconfirmed.and_then(|node| node.date()),
            ground: ground.text()?,
        };
        in_order(validity, [until, unconfirmed]);
        return Some(validity);
    };
    let dated = from.or(until).or(unconfirmed);
    let Some(ground) = ground else {
        if let Some(date) = dated {
            date.error("dates of its own need a `ground` of its own");
        }
        return Some(own);
    };
    if dated.is_none() {
        ground.error("a ground without dates of its own");
    }
    let validity = Validity {
        from: from.map_or(Some(own.from), |node| node.date())?,
        // A programme with dates of its own says all of them: the document's end is not taken over.
        until: until.and_then(|node| node.date()),
        unconfirmed_after: unconfirmed.and_then(|node| node.date()),
        ground: ground.text()?,
    };
    in_order(validity, [until, unconfirmed]);
    Some(validity)
}

/// Complains of ends that lie before the beginning.
fn in_order(validity: Validity, nodes: [Option<Node>; 2]) {
    for (end, node) in [validity.until, validity.unconfirmed_after].into_iter().zip(nodes) {
        if let (Some(end), Some(node)) = (end, node)
            && end < validity.from
        {
            before_beginning(&node, validity.from);
        }
    }
}

fn before_beginning(end: &Node, from: Date) {
    end.error(format!("the end lies before the beginning, {}", engine::date::format(from)));
}

fn explained(node: &Node, scope: Scope) -> Option<NonProgrammeClause> {
    let table = node.table()?;
    let explained = NonProgrammeClause {
        clause: scope.clause(&table.need("clause")?)?,
        text: table.text("text")?,
        reason: table.text("reason")?,
    };
    table.finish();
    Some(explained)
}

fn warning(node: &Node, scope: Scope) -> Option<Warning> {
    let table = node.table()?;
    let warning = Warning { clause: scope.clause(&table.need("clause")?)?, text: table.text("text")? };
    table.finish();
    Some(warning)
}

fn limit(node: &Node, scope: Scope, at: usize) -> Option<ParsedLimit> {
    let table = node.table()?;
    let cite = scope.cite(&table)?;
    let programmes = filled(&table.need("programmes")?);
    let ids: Vec<_> = programmes.iter().map(|(id, _)| *id).collect();
    let together = together(&table, ids.len());
    let (mut reached, mut counted) = (None, None);
    if let Some(node) = table.get("reached") {
        let read = condition::read(&node, scope, cite)?;
        counted = claims(&node, &read.cond, scope.vocabulary);
        reached = Some(read);
    } else if together.is_none() {
        table.error("`reached` or `together` is needed: without them it is never reached");
        return None;
    }
    let yearly = table.get("renews").is_some_and(|node| match (node.str(), counted) {
        (Some("year"), Some(_)) => true,
        (Some("year"), None) => {
            node.error("counts no claims: `reached` has no test such as `subsidy_claims >= 3 time`");
            false
        }
        (Some(_), _) => {
            node.error(
                "write \"year\": the count begins anew on 1 January; leave it out where it never does",
            );
            false
        }
        (None, _) => false,
    });
    let until = table.get("until");
    let id = table.need("id")?;
    let limit = Limit {
        id: id.filled()?,
        document: DocumentId(u16::try_from(at).ok()?),
        cite,
        text: table.text("text")?,
        from: table.optional_date("from"),
        until: until.as_ref().and_then(|node| node.date()),
        reached: reached.as_ref().map_or(Cond::Any(&[]), |reached| reached.cond),
        claims: counted,
        yearly,
        together,
        in_principle: table.get("in_principle").and_then(|node| node.bool()).unwrap_or(false),
        programmes: ids.leak(),
    };
    if let (Some((from, last)), Some(node)) = (limit.from.zip(limit.until), until)
        && last < from
    {
        before_beginning(&node, from);
    }
    table.finish();
    let programmes = programmes.into_iter().map(|(_, location)| location).collect();
    Some(ParsedLimit { limit, location: id.location(), reached, programmes })
}

/// How many of the programmes may be had together.
fn together(table: &Table, programmes: usize) -> Option<u32> {
    let node = table.get("together")?;
    let together = u32::try_from(node.int()?).unwrap_or(0);
    if !(1..programmes).contains(&(together as usize)) {
        node.error(format!("between 1 and one less than its {programmes} programmes"));
    }
    Some(together)
}

/// The one fact in which a condition counts claims: that counted in `time`. More claims must
/// only ever reach the limit, so it is tested by `>=` alone and not within `not`.
fn claims(node: &Node, reached: &Cond, vocabulary: &Vocabulary) -> Option<FactId> {
    let mut counted: Option<FactId> = None;
    let mut several = false;
    let mut upward = true;
    reached.each_test(&mut |test| {
        let fact = vocabulary.facts.get(usize::from(test.fact.0));
        if fact.and_then(|fact| fact.unit()) == Some(CLAIMS_UNIT) {
            several |= counted.is_some_and(|other| other != test.fact);
            upward &= matches!(test.check, Check::Int { min: Some(_), max: None });
            counted = Some(test.fact);
        }
    });
    if counted.is_some() && (several || !upward || negates(reached)) {
        node.error("a limit counts one fact in `time`, with `>=` alone and without `not`");
        return None;
    }
    counted
}

/// The unit of the facts that count claims.
const CLAIMS_UNIT: &str = "time";

fn negates(cond: &Cond) -> bool {
    match cond {
        Cond::Test(_) | Cond::During { .. } => false,
        Cond::Not(_) => true,
        Cond::All(parts) | Cond::Any(parts) => parts.iter().any(negates),
        Cond::Doubt(part, _) | Cond::Open(part, _) => negates(part),
    }
}
