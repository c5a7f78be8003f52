//! The tables of a law, made of those of its packs that are here.

use super::header::{Fault, Kind};
use super::unpacker::Opened;
use crate::law::{MAX_FACTS, Tables};

/// The tables of a law's pack and of the others that are here: texts, and provinces with theirs, in any
/// order. All ids in them are within the tables, and those of what was here before stay when more comes, so
/// long as it comes last. With translations into one further language among them the English texts are in that.
///
/// # Errors
/// Where a pack is damaged, of another format, or not of this law.
pub fn unpack_tables(law: &'static [u8], others: &[&'static [u8]]) -> Result<Tables, Fault> {
    let law = Opened::law(law)?;
    let others = others.iter().map(|other| Opened::read(other)).collect::<Result<Vec<_>, _>>()?;
    let provinces = || others.iter().filter(|other| other.header.kind == Kind::Province);
    let stray = |other: &Opened| match other.header.kind {
        Kind::Province => !other.belongs_to(&law),
        _ => !other.belongs_to(&law) && !provinces().any(|province| other.belongs_to(province)),
    };
    if others.iter().any(stray) {
        return Err(Fault::OtherLaw);
    }
    let mut tables = read(&law, &others, None)?;
    for province in provinces() {
        let own = read(province, &others, Some(&tables))?;
        tables = joined(&tables, &own).ok_or(Fault::Damaged)?;
    }
    Ok(tables)
}

/// The tables of one pack; a province's has the facts of the law around it, and its ids begin behind those.
fn read(pack: &Opened, others: &[Opened], around: Option<&Tables>) -> Result<Tables, Fault> {
    let before = around.map_or([0; 2], |around| [around.documents.len(), around.programmes.len()]);
    let (tables, [facts, documents, programmes]) = pack.unpack::<Tables>(others, before)?;
    let within = facts <= around.unwrap_or(&tables).facts.len().min(MAX_FACTS)
        && documents <= before[0] + tables.documents.len()
        && programmes <= before[1] + tables.programmes.len();
    within.then_some(tables).ok_or(Fault::Damaged)
}

/// Tables with those of a province behind them; none where they lack no such province.
fn joined(tables: &Tables, own: &Tables) -> Option<Tables> {
    let region = own.documents.first()?.region.province();
    let mut provinces = tables.provinces.to_vec();
    provinces.iter_mut().find(|one| one.region == region && !one.is_here)?.is_here = true;
    Some(Tables {
        documents: [tables.documents, own.documents].concat().leak(),
        programmes: [tables.programmes, own.programmes].concat().leak(),
        limits: [tables.limits, own.limits].concat().leak(),
        standards: [tables.standards, own.standards].concat().leak(),
        provinces: provinces.leak(),
        ..*tables
    })
}
