//! From the TOML tables in `policies/` to checked [`engine::Tables`].
//!
//! ```text
//! policies/*.toml ──source, node──▶ vocabulary, documents, programmes ──lint, reach──▶ Tables ──pack──▶ bytes
//! ```
//! A wrong table gives [`Diagnostic`]s with file, line and what is wrong, as many as can be
//! found at once: first those of the vocabulary, then those of single tables, then those of
//! the tables together, for what is built on something wrong would only look wrong. Tables built here live as long as the process: they are built once, by a
//! build script, a command or a test.

mod amount;
pub mod case;
mod condition;
mod diagnostic;
mod document;
mod lint;
mod node;
mod programme;
mod reach;
mod source;
mod trial;
mod vocabulary;
mod worked;

use case::Case;
pub use diagnostic::Diagnostic;
use engine::Tables;
pub use engine::pack::pack;
use source::{Folder, Log};
use std::path::Path;
pub use worked::worked;

/// What a folder of tables holds.
pub struct Loaded {
    /// The tables.
    pub tables: &'static Tables,
    /// The cases of all programmes.
    pub cases: Vec<Case>,
}

/// Reads and checks a folder of tables.
///
/// # Errors
/// Everything that is wrong, in the order of files and lines.
pub fn load(folder: &Path) -> Result<Loaded, Vec<Diagnostic>> {
    let log = Log::default();
    let loaded = read(folder, &log);
    let mut diagnostics = log.into_diagnostics();
    diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
    // A term is read wherever it is used, and what is wrong with it said as often.
    diagnostics.dedup();
    match loaded {
        Some(loaded) if diagnostics.is_empty() => Ok(loaded),
        _ => Err(diagnostics),
    }
}

fn read(folder: &Path, log: &Log) -> Option<Loaded> {
    let folder = Folder::open(folder, log)?;
    folder.only(&["units", "terms"], log);
    let vocabulary = vocabulary::read(&folder, log);
    if vocabulary.facts.is_empty() {
        log.whole(&folder.name("facts"), "no facts: facts/*.toml is empty or missing");
    }
    sound(log)?;
    let mut documents: Vec<document::Read> = Vec::new();
    let mut programmes: Vec<programme::Read> = Vec::new();
    for sub in folder.documents() {
        let Some(document) = document::read(&sub, &vocabulary, documents.len(), log) else { continue };
        let at = documents.len();
        let files = sub.programmes(log);
        programmes.extend(files.iter().filter_map(|file| programme::read(file, &vocabulary, &document, at)));
        documents.push(document);
    }
    sound(log)?;
    lint::clauses(&documents, &programmes, log);
    lint::ids(&documents, &programmes, log);
    lint::unused(&vocabulary, &documents, &programmes, log);
    lint::coverage(&programmes, log);
    let limits: Vec<_> = documents.iter().flat_map(|read| &read.limits).map(|read| read.limit).collect();
    let tables: &'static Tables = Box::leak(Box::new(Tables {
        facts: vocabulary.facts.leak(),
        units: vocabulary.units.leak(),
        documents: documents.iter().map(|read| read.document).collect::<Vec<_>>().leak(),
        programmes: programmes.iter().map(|read| read.programme).collect::<Vec<_>>().leak(),
        limits: limits.leak(),
    }));
    reach::check(tables, &documents, &programmes, log);
    let cases: Vec<Case> = programmes.into_iter().flat_map(|read| read.cases).collect();
    for case in &cases {
        case.check(tables, log);
    }
    Some(Loaded { tables, cases })
}

/// Nothing where something is wrong so far.
fn sound(log: &Log) -> Option<()> {
    log.is_empty().then_some(())
}
