//! Where there are documents, and whom they reach. Tiles, the library's filter, a kiosk's
//! region and what is said of other regions all follow from this.

use crate::model::route::Route;
use crate::model::session::Session;
use crate::wording::{REGIONS, Wording};
use engine::law::{Place, Province};
use engine::region::Region;
use engine::truth::Truth;
use engine::{Answers, DocumentId, Tables, Value};

pub use engine::evaluate::ground::REGION;

/// What the page knows about where the person is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Coverage {
    /// Not said yet.
    Unsaid,
    /// The documents there are on their way.
    Coming,
    /// No document of a place reaches it.
    Elsewhere,
    /// At least one may.
    Covered,
}

/// What the page knows about where the person is.
pub fn coverage(session: &Session) -> Coverage {
    let tables = session.tables;
    match region(tables, &session.answered.answers) {
        None if session.answered.elsewhere => Coverage::Elsewhere,
        None => Coverage::Unsaid,
        Some(_) if session.answered.answers.absent(tables).next().is_some() => Coverage::Coming,
        Some(region) if documents(tables, region).any(|id| is_local(tables, id)) => Coverage::Covered,
        Some(_) => Coverage::Elsewhere,
    }
}

/// The province whose documents are wanted next and not here: somebody is there, looks for what is given
/// there, or has come by a link to one of them.
pub fn wanting(session: &Session) -> Option<Province> {
    let (tables, shown) = (session.tables, &session.shown);
    let mut unread = shown.damaged.clone();
    if let Route::Unknown(path) = &shown.route {
        unread.push(path.clone());
    }
    let is_named = |id: &str| unread.iter().any(|text| text.split(['/', '=', '.']).any(|word| word == id));
    let is_wanted = |province: &&Province| {
        let is_sought = shown.query.place.is_some_and(|place| place.province() == province.region);
        !province.is_here && (is_sought || province.documents.iter().any(|id| is_named(id)))
    };
    session
        .answered
        .answers
        .absent(tables)
        .next()
        .or_else(|| tables.provinces.iter().find(is_wanted).copied())
}

/// What the files of a province are called before anything else.
pub fn prefix(province: Region) -> String {
    [&(province.0 / 10_000).to_string(), "-"].concat()
}

/// The region that was answered.
pub fn region(tables: &Tables, answers: &Answers) -> Option<Region> {
    match tables.fact(REGION).and_then(|fact| answers.value(fact)) {
        Some(Value::Region(region)) => Some(region),
        _ => None,
    }
}

/// The place that stands for a region: of those around it the narrowest, so that a city with
/// documents of its own stands apart from its province.
pub fn place_of(tables: &Tables, region: Region) -> Option<&'static Place> {
    let around = tables.places.iter().filter(|place| region.within(place.region) == Truth::True);
    around.reduce(|one, other| if other.region.within(one.region) == Truth::True { other } else { one })
}

/// More places than these are offered by province.
const FEW: usize = 12;

/// Whether there are so many places that they are offered by province.
pub fn are_many(tables: &Tables) -> bool {
    tables.places.len() > FEW
}

/// The provinces with documents of their own or of their cities', in the order of the places.
pub fn covered_provinces(tables: &Tables) -> impl Iterator<Item = Region> {
    let places = tables.places;
    let is_first = |(at, place): &(usize, &Place)| {
        places[..*at].iter().all(|before| before.region.province() != place.region.province())
    };
    places.iter().enumerate().filter(is_first).map(|(_, place)| place.region.province())
}

/// The places within the province where somebody is.
pub fn cities(tables: &Tables, region: Option<Region>) -> impl Iterator<Item = Region> {
    let province = region.map(Region::province);
    let is_in = move |region: &Region| Some(region.province()) == province && *region != region.province();
    tables.places.iter().map(|place| place.region).filter(is_in)
}

/// How many places are offered that have what was typed in their names.
const MOST_FOUND: usize = 12;

/// The places and provinces with what was typed in their names, those that begin with it first.
pub fn found(wording: Wording, sought: &str) -> Vec<Region> {
    let sought = sought.trim().to_ascii_lowercase();
    let mut found = Vec::new();
    for begins in [true, false] {
        let cities =
            wording.tables.places.iter().map(|place| place.region).filter(|one| *one != one.province());
        for region in covered_provinces(wording.tables).chain(cities) {
            let name = wording.place(region).to_ascii_lowercase();
            if found.len() < MOST_FOUND && name.starts_with(&sought) == begins && name.contains(&sought) {
                found.push(region);
            }
        }
    }
    found
}

/// Whether the region that was answered lies in none of the places.
pub fn is_elsewhere(tables: &Tables, answers: &Answers) -> bool {
    region(tables, answers).is_some_and(|region| place_of(tables, region).is_none())
}

/// The provinces, by code.
pub fn provinces() -> impl Iterator<Item = Region> {
    REGIONS.into_iter().map(Region).filter(|region| *region == region.province())
}

/// The provinces that are no places, by code.
pub fn others(tables: &Tables) -> impl Iterator<Item = Region> {
    provinces().filter(|region| tables.places.iter().all(|place| place.region != *region))
}

/// How far a document reaches a region.
pub fn reach(tables: &Tables, document: DocumentId, region: Region) -> Truth {
    tables.document_at(document).map_or(Truth::False, |document| region.within(document.region))
}

/// Whether a document is that of a place, not of the whole country.
pub fn is_local(tables: &Tables, document: DocumentId) -> bool {
    tables.document_at(document).is_some_and(|document| document.region != Region::COUNTRY)
}

/// The documents that reach, or may reach, a region.
pub fn documents(tables: &Tables, region: Region) -> impl Iterator<Item = DocumentId> {
    let ids = tables.each_document().map(|(id, _)| id);
    ids.filter(move |id| reach(tables, *id, region) != Truth::False)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::link::Link;
    use engine::{Lang, Text};
    use tables::TABLES;

    const NO_TEXT: Text = Text { zh: "", en: "" };

    /// The real tables, with documents and places of other regions.
    fn tables(regions: &[u32]) -> &'static Tables {
        let document = |code: &u32| engine::Document { region: Region(*code), ..TABLES.documents[0] };
        let place = |code: &u32| Place { region: Region(*code), name: NO_TEXT, hint: NO_TEXT };
        let places = regions.iter().filter(|code| **code != Region::COUNTRY.0).map(place);
        Box::leak(Box::new(Tables {
            documents: regions.iter().map(document).collect::<Vec<_>>().leak(),
            places: places.collect::<Vec<_>>().leak(),
            ..*TABLES
        }))
    }

    fn session(tables: &'static Tables, fragment: &str) -> Session {
        let (link, damaged) = Link::read(tables, fragment);
        assert!(damaged.is_empty(), "{damaged:?}");
        Session::of(tables, link, damaged, Lang::ZH)
    }

    #[test]
    fn every_document_of_a_region_can_be_tapped() {
        for document in TABLES.documents.iter().filter(|one| one.region != Region::COUNTRY) {
            let place = place_of(&TABLES, document.region).map(|place| place.region);
            assert_eq!(place, Some(document.region), "{}", document.id);
        }
    }

    #[test]
    fn a_city_with_documents_stands_apart_from_its_province() {
        for regions in [[210_000, 210_100, 100_000], [210_100, 210_000, 100_000]] {
            let tables = tables(&regions);
            let place = |code| place_of(tables, Region(code)).map(|place| place.region.0);
            assert_eq!(place(210_103), Some(210_100), "in the city");
            assert_eq!(place(210_200), Some(210_000), "in another");
            assert_eq!(place(210_000), Some(210_000), "somewhere in the province");
            assert_eq!(place(440_000), None);
            let reaching = |code| documents(tables, Region(code)).count();
            assert_eq!([210_103, 210_000, 210_200, 440_000].map(reaching), [3, 3, 2, 1]);
        }
    }

    #[test]
    fn the_whole_country_is_no_place() {
        let tables = tables(&[100_000]);
        assert_eq!(coverage(&session(tables, "v=1&region=210000")), Coverage::Elsewhere);
        assert!(session(tables, "v=1&region=210000").answered.elsewhere);
        assert_eq!(others(tables).count(), provinces().count());
    }

    #[test]
    fn a_province_around_a_place_may_be_it() {
        let tables = tables(&[650_400]);
        assert_eq!(coverage(&session(tables, "v=1")), Coverage::Unsaid);
        assert_eq!(coverage(&session(tables, "v=1&region=650402")), Coverage::Covered);
        let xinjiang = session(tables, "v=1&region=650000");
        assert_eq!((coverage(&xinjiang), xinjiang.answered.elsewhere), (Coverage::Covered, true));
        assert!(others(tables).any(|region| region.0 == 650_000), "and can be chosen");
    }
}
