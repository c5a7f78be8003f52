//! Checks the tables and packs what the module can say of them; a wrong table stops the build.

use engine::law::{Document, Limit, Programme, Validity};
use engine::{Tables, Text};
use std::path::Path;
use std::{env, fs, process};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies");
    let loaded = compiler::load_or_stop(&folder);
    compiler::pack(&said(loaded.tables)).files().for_each(|(name, bytes)| write(&name, bytes));
}

fn write(name: &str, bytes: &[u8]) {
    let out = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join(name);
    if let Err(error) = fs::write(&out, bytes) {
        eprintln!("{}: {error}", out.display());
        process::exit(1);
    }
}

/// The tables without the words that `assess`, `facts` and `programmes` never say: a third of
/// the download. What is said is compared with the command line, word for word.
fn said(tables: &Tables) -> Tables {
    const UNSAID: Text = Text { zh: "", en: "" };
    let term = |term: Validity| Validity { ground: UNSAID, ..term };
    let document = |one: &Document| Document {
        title: UNSAID,
        issuer: UNSAID,
        term: term(one.term),
        after: UNSAID,
        contact: UNSAID,
        clauses: &[],
        explained: &[],
        warnings: &[],
        ..*one
    };
    let programme = |one: &Programme| Programme {
        summary: UNSAID,
        term: term(one.term),
        next_step: UNSAID,
        notes: &[],
        references: &[],
        ..*one
    };
    Tables {
        units: &[],
        places: &[],
        standards: &[],
        documents: tables.documents.iter().map(document).collect::<Vec<_>>().leak(),
        programmes: tables.programmes.iter().map(programme).collect::<Vec<_>>().leak(),
        limits: tables.limits.iter().map(|one| Limit { text: UNSAID, ..*one }).collect::<Vec<_>>().leak(),
        ..*tables
    }
}
