//! Checks the tables and local standards and packs them; a wrong table stops the build here.

use std::path::Path;
use std::{env, fs, process};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies");
    let loaded = compiler::load_or_stop(&folder);
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
