//! The tables of a law, made of those of its packs that are here.

use super::header::{Fault, Kind};
use super::unpacker::Opened;
use crate::law::{DocumentId, Limit, MAX_FACTS, Programme, Tables};

/// The tables of a law's pack and of the others that are here: texts, and provinces with theirs, in any
/// order. All ids in them are within the tables, and those of what was here before stay when more comes, so
/// long as it comes last.
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

/// The tables of one pack; a province's has the facts of the law around it.
fn read(pack: &Opened, others: &[Opened], around: Option<&Tables>) -> Result<Tables, Fault> {
    let (tables, [facts, documents, programmes]) = pack.unpack::<Tables>(others)?;
    let within = facts <= around.unwrap_or(&tables).facts.len().min(MAX_FACTS)
        && documents <= tables.documents.len()
        && programmes <= tables.programmes.len();
    within.then_some(tables).ok_or(Fault::Damaged)
}

/// Tables with those of a province behind them; none where they lack no such province.
fn joined(tables: &Tables, own: &Tables) -> Option<Tables> {
    let region = own.documents.first()?.region.province();
    let mut provinces = tables.provinces.to_vec();
    provinces.iter_mut().find(|one| one.region == region && !one.is_here)?.is_here = true;
    let programmes = tables.programmes.len() + own.programmes.len();
    let before = u16::try_from(tables.documents.len()).ok()?;
    if programmes > usize::from(u16::MAX) {
        return None;
    }
    let moved = |id: DocumentId| DocumentId(id.0.saturating_add(before));
    let programme = |one: &Programme| Programme { document: moved(one.document), ..*one };
    let limit = |one: &Limit| Limit { document: moved(one.document), ..*one };
    Some(Tables {
        documents: behind(tables.documents, own.documents.iter().copied()),
        programmes: behind(tables.programmes, own.programmes.iter().map(programme)),
        limits: behind(tables.limits, own.limits.iter().map(limit)),
        standards: behind(tables.standards, own.standards.iter().copied()),
        provinces: provinces.leak(),
        ..*tables
    })
}

fn behind<T: Copy>(these: &[T], others: impl Iterator<Item = T>) -> &'static [T] {
    these.iter().copied().chain(others).collect::<Vec<T>>().leak()
}
