//! What is unpacked is what stands in the files; clause by clause where that is asked for.

use std::path::Path;
use tables::TABLES;

fn loaded() -> compiler::Loaded {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies");
    compiler::load(&folder).unwrap_or_else(|_| panic!("policies/ is wrong: see `subsidy check`"))
}

#[cfg(feature = "library")]
#[test]
fn the_tables_are_those_of_the_files() {
    assert_eq!(format!("{:?}", *TABLES), format!("{:?}", loaded().tables));
}

#[cfg(not(feature = "library"))]
#[test]
fn the_tables_are_those_of_the_files_without_their_clauses() {
    let mut tables = *loaded().tables;
    let bare = |one: &engine::Document| engine::Document { clauses: &[], explained: &[], ..*one };
    tables.documents = tables.documents.iter().map(bare).collect::<Vec<_>>().leak();
    assert_eq!(format!("{:?}", *TABLES), format!("{tables:?}"));
}
