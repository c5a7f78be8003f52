//! Checks the tables and local standards and packs them; a wrong table stops the build here.

use engine::pack::Packs;
use std::path::Path;
use std::{env, fs, process};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies");
    let loaded = compiler::load_or_stop(&folder);
    write("", compiler::pack(&compiler::without_clauses(loaded.tables)));
    if env::var_os("CARGO_FEATURE_LIBRARY").is_some() {
        write("library-", compiler::pack(loaded.tables));
    }
}

fn write(prefix: &str, packs: Packs) {
    packs.files().for_each(|(name, bytes)| write_file(&[prefix, &name].concat(), bytes));
}

fn write_file(name: &str, bytes: &[u8]) {
    let file = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join(name);
    if let Err(error) = fs::write(&file, bytes) {
        eprintln!("{}: {error}", file.display());
        process::exit(1);
    }
}
