//! From the TOML tables in `policies/` to checked [`engine::Tables`].
//!
//! ```text
//! policies/*.toml ──source, node──▶ vocabulary, documents, programmes ──lint, reachability──▶ Tables ──pack──▶ bytes
//! standards/*.toml ────────────────▶ standards ────────────────────────────────────────────────┘
//! ```
//! A wrong table gives [`Diagnostic`]s with file, line and what is wrong, as many as can be
//! found at once: first those of the vocabulary, then those of single tables, then those of
//! the tables together, since what is built on something wrong would only look wrong too. Tables
//! built here live as long as the process: they are built once, by a build script, a command or a
//! test.

mod amount;
pub mod case;
mod change;
mod check_parties;
mod combinations;
mod condition;
mod coverage;
mod diagnostic;
mod document;
mod lint;
pub mod mutants;
mod node;
mod place;
mod programme;
mod reachability;
mod season;
mod source;
mod standard;
mod vocabulary;
mod worked;

use case::Case;
pub use diagnostic::Diagnostic;
use engine::Tables;
use engine::law::{Document, Standard};
pub use engine::pack::pack;
use source::{Folder, Log};
use std::path::Path;
use std::process;
pub use worked::worked;

/// The tables as a page needs them: without the documents' lists of clauses and what explains
/// those, which only the library says.
pub fn without_clauses(tables: &Tables) -> Tables {
    let document = |one: &Document| Document { clauses: &[], explained: &[], ..*one };
    Tables { documents: tables.documents.iter().map(document).collect::<Vec<_>>().leak(), ..*tables }
}

/// What a folder of tables holds.
pub struct Loaded {
    /// The tables.
    pub tables: &'static Tables,
    /// The cases of all programmes.
    pub cases: Vec<Case>,
    /// Standards marked as examples: checked like the others, and not among the tables'.
    pub examples: &'static [Standard],
}

/// Reads and checks a folder of tables, and the local standards in `standards/` beside it,
/// where there are any.
///
/// # Errors
/// Everything that is wrong, in the order of files and lines.
pub fn load(folder: &Path) -> Result<Loaded, Vec<Diagnostic>> {
    sound_or_wrong(load_with(folder, Coverage::Unasked))
}

/// As [`load`], and checks that the cases pin the tables down.
///
/// # Errors
/// Everything that is wrong, or, where nothing is, what no case notices.
pub fn load_covered(folder: &Path) -> Result<Loaded, Vec<Diagnostic>> {
    sound_or_wrong(load_with(folder, Coverage::Demanded))
}

fn sound_or_wrong(
    (loaded, diagnostics): (Option<Loaded>, Vec<Diagnostic>),
) -> Result<Loaded, Vec<Diagnostic>> {
    match loaded {
        Some(loaded) if diagnostics.is_empty() => Ok(loaded),
        _ => Err(diagnostics),
    }
}

/// Whether changes that no case notices are looked for.
#[derive(Clone, Copy)]
enum Coverage<'a> {
    Unasked,
    Demanded,
    /// Of what stands in one programme's file, or in one document's.
    DemandedIn(&'a str),
}

/// As [`load_covered`], for a build script: says what is wrong and stops the build, and has the build
/// run again when a table or a local standard changes.
pub fn load_or_stop(folder: &Path) -> Loaded {
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed={}", folder.with_file_name("standards").display());
    load_covered(folder).unwrap_or_else(|diagnostics| {
        for diagnostic in &diagnostics {
            eprintln!("{diagnostic}\n");
        }
        eprintln!("{} things are wrong with the tables in {}", diagnostics.len(), folder.display());
        process::exit(1);
    })
}

/// Reads a folder of tables, and everything that is wrong with it. There are tables where each
/// of them can be read for itself, even if they offend together or a case doesn't hold: enough
/// to compare them with others, not to tell anybody what is theirs.
pub fn load_anyway(folder: &Path) -> (Option<Loaded>, Vec<Diagnostic>) {
    load_with(folder, Coverage::Unasked)
}

fn load_with(folder: &Path, coverage: Coverage<'_>) -> (Option<Loaded>, Vec<Diagnostic>) {
    let log = Log::default();
    let loaded = read(folder, coverage, &log);
    let mut diagnostics = log.into_diagnostics();
    diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
    // A named condition is read wherever it is used, and what is wrong with it is found as often.
    diagnostics.dedup();
    (loaded, diagnostics)
}

fn read(folder_path: &Path, coverage: Coverage, log: &Log) -> Option<Loaded> {
    let folder = Folder::open(folder_path, log)?;
    folder.only(&["units", "places", "terms"], log);
    let vocabulary = vocabulary::read(&folder, log);
    if vocabulary.facts.is_empty() {
        log.whole(&folder.name("facts"), "no facts: facts/*.toml is empty or missing");
    }
    let standards = standard::read(folder_path, &vocabulary, log);
    sound(log)?;
    let mut documents: Vec<document::ParsedDocument> = Vec::new();
    let mut programmes: Vec<programme::ParsedProgramme> = Vec::new();
    for sub in folder.documents() {
        let Some(document) = document::read(&sub, &vocabulary, documents.len(), log) else { continue };
        let at = documents.len();
        let files = sub.programmes(log);
        sub.only_beside(&files, log);
        let read = |file: &source::File| {
            let beside = sub.toml_files(&file.stem, log);
            programme::read(file, &beside, &vocabulary, &document, at, &standards.paid)
        };
        programmes.extend(files.iter().filter_map(read));
        documents.push(document);
    }
    sound(log)?;
    lint::clauses(&documents, &programmes, log);
    lint::ids(&documents, &programmes, log);
    lint::published(&standards.paid, &programmes, &vocabulary, log);
    lint::unused(&vocabulary, &documents, &programmes, log);
    lint::coverage(&programmes, log);
    check_parties::check(&vocabulary, &documents, &programmes, log);
    let places = place::read(&folder, &documents, log);
    let limits: Vec<_> = documents.iter().flat_map(|read| &read.limits).map(|read| read.limit).collect();
    let tables: &'static Tables = Box::leak(Box::new(Tables {
        facts: vocabulary.facts.leak(),
        units: vocabulary.units.leak(),
        places: places.leak(),
        documents: documents.iter().map(|read| read.document).collect::<Vec<_>>().leak(),
        programmes: programmes.iter().map(|read| read.programme).collect::<Vec<_>>().leak(),
        limits: limits.leak(),
        standards: standards.offered.leak(),
        provinces: &[],
    }));
    reachability::check(tables, &documents, &programmes, log);
    reachability::check_published(tables, &standards.paid, log);
    let cases: Vec<Case> = programmes.iter().flat_map(|read| read.cases.iter().cloned()).collect();
    // Where the tables do not fit together, a case would only fail for that.
    if log.is_empty() {
        cases.iter().for_each(|case| case.check(tables, log));
    }
    // What cases don't notice is only worth saying of tables that are sound.
    if log.is_empty() {
        match coverage {
            Coverage::Unasked => {}
            Coverage::Demanded => {
                vocabulary::demand(tables.facts, &vocabulary.locations, &vocabulary.said, log);
                coverage::check(tables, &documents, &programmes, log);
            }
            Coverage::DemandedIn(file) => coverage::check_file(tables, &documents, &programmes, file, log),
        }
    }
    Some(Loaded { tables, cases, examples: standards.examples.leak() })
}

/// Ends the reading where something is wrong so far.
fn sound(log: &Log) -> Option<()> {
    log.is_empty().then_some(())
}
