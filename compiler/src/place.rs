//! Reading `places.toml`: the regions with documents of their own, as the page offers them.

use crate::document::ParsedDocument;
use crate::node::Node;
use crate::source::{File, Folder, Log};
use engine::law::Place;
use engine::region::Region;

/// The places of the documents. Each document has one, unless it is for the whole country, and
/// each place has a document: a tile that is not there cannot be tapped, and one without
/// documents leads to nothing.
pub fn read(folder: &Folder, documents: &[ParsedDocument], log: &Log) -> Vec<Place> {
    let Some(file) = folder.file("places.toml", log) else { return Vec::new() };
    let table = file.table();
    let rows = table.each("place");
    let mut places: Vec<Place> = Vec::new();
    for row in &rows {
        places.extend(place(row, &places, documents));
    }
    table.finish();
    // Only once all places are read rightly can one say that a document has none.
    if places.len() == rows.len() {
        all_have_one(&file, &places, documents);
    }
    places
}

fn place(row: &Node, before: &[Place], documents: &[ParsedDocument]) -> Option<Place> {
    let table = row.table()?;
    let code = table.need("region")?;
    let place = Place {
        region: Region::parse(code.str()?).or_else(|| {
            code.error("not a region code of GB/T 2260");
            None
        })?,
        name: table.text("name")?,
        hint: table.text("hint")?,
    };
    table.finish();
    let wrong = if before.iter().any(|other| other.region == place.region) {
        format!("the place {} stands twice", place.region)
    } else if place.region == Region::COUNTRY {
        "the whole country is no place: who answers it says nothing".into()
    } else if !documents.iter().any(|read| read.document.region == place.region) {
        format!("no document is of {}", place.region)
    } else {
        return Some(place);
    };
    code.error(wrong);
    None
}

/// Complains of documents of a region that cannot be chosen.
fn all_have_one(file: &File, places: &[Place], documents: &[ParsedDocument]) {
    for read in documents {
        let region = read.document.region;
        if region != Region::COUNTRY && !places.iter().any(|place| place.region == region) {
            let hint = format!("add a [[place]] to {}", file.name);
            file.log().at(read.region, format!("{region} is no place that can be chosen"), Some(hint));
        }
    }
}
