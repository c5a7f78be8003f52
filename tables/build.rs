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
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    let packed = [
        ("tables.bin", compiler::pack(loaded.tables)),
        ("cases.bin", compiler::pack(&compiler::worked(&loaded))),
    ];
    for (name, bytes) in packed {
        let file = Path::new(&out).join(name);
        if let Err(error) = fs::write(&file, bytes) {
            eprintln!("{}: {error}", file.display());
            process::exit(1);
        }
    }
}
