//! What is unpacked is what stands in the files, explanations and worked cases included.

use std::path::Path;
use tables::{CASES, TABLES};

#[test]
fn the_tables_are_those_of_the_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies");
    let Ok(loaded) = compiler::load(&folder) else { panic!("policies/ is wrong: see `subsidy check`") };
    assert_eq!(format!("{:?}", *TABLES), format!("{:?}", loaded.tables));
    assert_eq!(format!("{:?}", *CASES), format!("{:?}", compiler::worked(&loaded)));
}
