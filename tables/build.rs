//! Checks the tables and local standards and packs them; a wrong table stops the build here.

use std::path::Path;
use std::{env, fs, process};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed={}", folder.with_file_name("standards").display());
    let loaded = compiler::load(&folder).unwrap_or_else(|diagnostics| {
        for diagnostic in &diagnostics {
            eprintln!("{diagnostic}\n");
        }
        eprintln!("{} things are wrong with the tables in policies/", diagnostics.len());
        process::exit(1);
    });
    let out = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("tables.bin");
    if let Err(error) = fs::write(&out, compiler::pack(&compiler::travelling(loaded.tables))) {
        eprintln!("{}: {error}", out.display());
        process::exit(1);
    }
}
