//! Checks the tables and local standards and packs them; a wrong table stops the build here.

use engine::{Document, Tables};
use std::path::Path;
use std::{env, fs, process};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies");
    let loaded = compiler::load_or_stop(&folder);
    if env::var_os("CARGO_FEATURE_LIBRARY").is_some() {
        write("tables.bin", compiler::pack(loaded.tables));
        write("cases.bin", compiler::pack(&compiler::worked(&loaded)));
    } else {
        write("tables.bin", compiler::pack(&without_clauses(loaded.tables)));
    }
}

/// The tables without the lists of clauses and what explains them.
fn without_clauses(tables: &Tables) -> Tables {
    let document = |one: &Document| Document { clauses: &[], explained: &[], ..*one };
    Tables { documents: tables.documents.iter().map(document).collect::<Vec<_>>().leak(), ..*tables }
}

fn write(name: &str, bytes: Vec<u8>) {
    let file = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join(name);
    if let Err(error) = fs::write(&file, bytes) {
        eprintln!("{}: {error}", file.display());
        process::exit(1);
    }
}
