//! What is unpacked is what stands in the files, as far as it travels.

use std::path::Path;
use tables::TABLES;

#[test]
fn the_tables_are_those_of_the_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies");
    let Ok(loaded) = compiler::load(&folder) else { panic!("policies/ is wrong: see `subsidy check`") };
    assert_eq!(format!("{:?}", *TABLES), format!("{:?}", compiler::travelling(loaded.tables)));
}
