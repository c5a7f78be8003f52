//! Writes the law that the package comes with, as packs: `law POLICIES FOLDER`. Only the words that
//! `assess`, `facts` and `programmes` say are in them.

use engine::law::{Document, Limit, Programme, Validity};
use engine::{Tables, Text};
use std::path::PathBuf;
use std::{env, fs, process};

fn main() {
    let folders: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [policies, folder] = &folders[..] else {
        eprintln!("usage: law POLICIES FOLDER");
        process::exit(2);
    };
    let loaded = compiler::load(policies).unwrap_or_else(|diagnostics| {
        diagnostics.iter().for_each(|one| eprintln!("{one}"));
        process::exit(1);
    });
    for (name, bytes) in compiler::pack(&said(loaded.tables)).files() {
        let file = folder.join(&name);
        if let Err(error) = fs::write(&file, bytes) {
            eprintln!("{}: {error}", file.display());
            process::exit(1);
        }
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
        provinces: &[],
        documents: tables.documents.iter().map(document).collect::<Vec<_>>().leak(),
        programmes: tables.programmes.iter().map(programme).collect::<Vec<_>>().leak(),
        limits: tables.limits.iter().map(|one| Limit { text: UNSAID, ..*one }).collect::<Vec<_>>().leak(),
        ..*tables
    }
}
