//! What is built in is what stands in the files, word for word.

use laws::loaded;
use tables::TABLES;

fn same(what: &str, built: &[impl std::fmt::Debug], read: &[impl std::fmt::Debug]) {
    assert_eq!(built.len(), read.len(), "{what}");
    for (at, (built, read)) in built.iter().zip(read).enumerate() {
        let (built, read) = (format!("{built:?}"), format!("{read:?}"));
        assert_eq!(built, read, "{what} {at}");
    }
}

#[test]
fn the_built_in_tables_are_the_files() {
    let read = loaded().tables;
    same("facts", TABLES.facts, read.facts);
    same("units", TABLES.units, read.units);
    same("places", TABLES.places, read.places);
    same("documents", TABLES.documents, read.documents);
    same("programmes", TABLES.programmes, read.programmes);
    same("limits", TABLES.limits, read.limits);
    assert!(format!("{:?}", *TABLES) == format!("{read:?}"), "the tables differ as a whole");
}
