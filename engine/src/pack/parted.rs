//! A law parted by province: whoever is somewhere needs what holds in the whole country and there.

use super::header::Kind;
use super::packer::{Packs, id, pack, sealed};
use crate::law::{Absent, Document, DocumentId, Limit, Programme, Tables};
use crate::region::Region;
use std::collections::BTreeSet;

/// The packs of a law by province.
#[derive(Clone, Debug)]
pub struct Parted {
    /// Of what holds in the whole country, with the facts and the places of all.
    pub nation: Packs,
    /// Of each province, by code.
    pub provinces: Vec<(Region, Packs)>,
}

/// Packs tables by province. A limit goes with its document, a standard with its region's documents.
pub fn by_province(tables: &Tables) -> Parted {
    let provinces: BTreeSet<Region> = tables
        .documents
        .iter()
        .map(|one| one.region.province())
        .filter(|one| *one != Region::COUNTRY)
        .collect();
    let own = |province: Region| part(tables, &|region: Region| region.province() == province);
    let absent = |province: &Region| Absent {
        province: *province,
        documents: own(*province).documents.iter().map(|one| one.id).collect::<Vec<_>>().leak(),
    };
    let nation = pack(&Tables {
        facts: tables.facts,
        units: tables.units,
        places: tables.places,
        absent: provinces.iter().map(absent).collect::<Vec<_>>().leak(),
        ..part(tables, &|region| !provinces.contains(&region.province()))
    });
    let of = Some(id(&nation.law));
    let packed = |province: &Region| (*province, sealed(&own(*province), Kind::Province, of));
    Parted { provinces: provinces.iter().map(packed).collect(), nation }
}

/// What the documents of some regions give, without the facts.
fn part(tables: &Tables, is_in: &dyn Fn(Region) -> bool) -> Tables {
    let within = |id: DocumentId| tables.document_at(id).is_some_and(|one| is_in(one.region));
    let documents: Vec<(DocumentId, Document)> =
        tables.each_document().filter(|(id, _)| within(*id)).map(|(id, one)| (id, *one)).collect();
    let moved = |id: DocumentId| {
        let at = documents.iter().take_while(|(other, _)| *other != id).count();
        DocumentId(u16::try_from(at).unwrap_or(u16::MAX))
    };
    let programme = |one: &Programme| Programme { document: moved(one.document), ..*one };
    let limit = |one: &Limit| Limit { document: moved(one.document), ..*one };
    let programmes = tables.programmes.iter().filter(|one| within(one.document)).map(programme);
    let limits = tables.limits.iter().filter(|one| within(one.document)).map(limit);
    let standards = tables.standards.iter().filter(|one| is_in(one.region)).copied();
    Tables {
        facts: &[],
        units: &[],
        places: &[],
        programmes: programmes.collect::<Vec<_>>().leak(),
        limits: limits.collect::<Vec<_>>().leak(),
        standards: standards.collect::<Vec<_>>().leak(),
        documents: documents.iter().map(|(_, one)| *one).collect::<Vec<_>>().leak(),
        absent: &[],
    }
}
