//! From the TOML tables in `policies/` to checked [`engine::Tables`].
//!
//! ```text
//! policies/*.toml ──source──▶ vocabulary, documents, programmes ──lint──▶ Tables ──emit──▶ Rust constants
//! ```
//! A wrong table gives [`Diagnostic`]s with file, line and what is wrong, as many as can be
//! found at once. Tables built here live as long as the process: they are built once, by a
//! build script, a command or a test.

mod amount;
pub mod case;
mod condition;
pub mod diagnostic;
mod document;
pub mod emit;
mod lint;
mod programme;
mod source;
mod vocabulary;

use case::Case;
pub use diagnostic::Diagnostic;
use engine::{Tables, tables::Programme};
use source::{Folder, Log};
use std::path::Path;

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
    diagnostics.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    match loaded {
        Some(loaded) if diagnostics.is_empty() => Ok(loaded),
        _ => Err(diagnostics),
    }
}

fn read(folder: &Path, log: &Log) -> Option<Loaded> {
    let folder = Folder::open(folder, log)?;
    let vocabulary = vocabulary::read(&folder, log);
    if vocabulary.facts.is_empty() {
        log.plain(&folder.name("facts"), "no facts: facts/*.toml is empty or missing");
        return None;
    }
    let mut documents = Vec::new();
    let mut programmes: Vec<Programme> = Vec::new();
    let mut limits = Vec::new();
    let mut cases = Vec::new();
    for sub in folder.documents() {
        let Some(document) = document::read(&sub, &vocabulary, documents.len(), log) else { continue };
        let first = programmes.len();
        for file in sub.programmes(log) {
            if let Some(read) = programme::read(&file, &vocabulary, &document, documents.len()) {
                programmes.push(read.programme);
                cases.extend(read.cases);
            }
        }
        let own = programmes.get(first..).unwrap_or_default();
        lint::clauses(&document, own, log);
        limits.extend(document.limits);
        documents.push(document.document);
    }
    lint::ids(&programmes, &limits, log);
    lint::unused(&vocabulary, &programmes, &limits, log);
    let tables: &'static Tables = Box::leak(Box::new(Tables {
        facts: vocabulary.facts.leak(),
        units: vocabulary.units.leak(),
        documents: documents.leak(),
        programmes: programmes.leak(),
        limits: limits.leak(),
    }));
    lint::reachability(tables, log);
    for case in &cases {
        case.check(tables, log);
    }
    lint::coverage(tables, &cases, log);
    Some(Loaded { tables, cases })
}
