//! A law parted by province: whoever is somewhere needs what holds in the whole country and there.

use super::header::Kind;
use super::packer::{Packs, id, pack, sealed};
use crate::law::{Document, DocumentId, Limit, Programme, Province, Tables};
use crate::region::Region;
use std::collections::BTreeMap;

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
    let all = provinces(tables);
    let nation = pack(&Tables {
        provinces: all.clone().leak(),
        ..part(tables, &|region| all.iter().all(|one| one.region != region.province()))
    });
    let of = Some(id(&nation.law));
    let bare = Tables { facts: &[], units: &[], places: &[], ..*tables };
    let packed = |Province { region, .. }: &Province| {
        let own = part(&bare, &|one: Region| one.province() == *region);
        (*region, sealed(&own, Kind::Province, of))
    };
    Parted { provinces: all.iter().map(packed).collect(), nation }
}

/// The provinces with documents of their own, or of their cities', by code.
pub fn provinces(tables: &Tables) -> Vec<Province> {
    let mut documents: BTreeMap<Region, Vec<&'static str>> = BTreeMap::new();
    for document in tables.documents.iter().filter(|one| one.region != Region::COUNTRY) {
        documents.entry(document.region.province()).or_default().push(document.id);
    }
    let province =
        |(region, ids): (Region, Vec<_>)| Province { region, documents: ids.leak(), is_here: false };
    documents.into_iter().map(province).collect()
}

/// Tables without the documents of other regions, and what those give.
pub fn part(tables: &Tables, is_in: &dyn Fn(Region) -> bool) -> Tables {
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
        programmes: programmes.collect::<Vec<_>>().leak(),
        limits: limits.collect::<Vec<_>>().leak(),
        standards: standards.collect::<Vec<_>>().leak(),
        documents: documents.iter().map(|(_, one)| *one).collect::<Vec<_>>().leak(),
        ..*tables
    }
}
