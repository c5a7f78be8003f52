//! Checks the tables and writes them as constants; a wrong table stops the build here.

use std::path::Path;
use std::{env, fs, process};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies");
    println!("cargo::rerun-if-changed={}", folder.display());
    let loaded = compiler::load(&folder).unwrap_or_else(|diagnostics| {
        for diagnostic in &diagnostics {
            eprintln!("{diagnostic}\n");
        }
        eprintln!("{} things are wrong with the tables in policies/", diagnostics.len());
        process::exit(1);
    });
    let out = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("tables.rs");
    let text = format!(
        "{}pub static TABLES: Tables = {};\n",
        compiler::emit::PRELUDE,
        compiler::emit::tables(loaded.tables)
    );
    if let Err(error) = fs::write(&out, text) {
        eprintln!("{}: {error}", out.display());
        process::exit(1);
    }
}
