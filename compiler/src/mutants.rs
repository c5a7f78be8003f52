//! Changes to the tables' text, one at a time, for asking whether any check or case notices.
//!
//! They are made from the text alone, without what `coverage` knows: another fact in a test, another
//! bound, list, date, figure or word of a fixed list, a part left out. Words for people (names, notes,
//! quotations) are left as they are.

mod test;
mod value;
mod walk;

use crate::Coverage;
use engine::Tables;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// One change to one file.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// The file, from the folder of the tables down.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What sort of change it is.
    pub kind: &'static str,
    /// What stands there.
    pub before: String,
    /// What stands there instead.
    pub after: String,
    range: Range<usize>,
}

impl Mutant {
    /// The file's text with the change.
    pub fn apply(&self, text: &str) -> String {
        let (before, after) = (text.get(..self.range.start), text.get(self.range.end..));
        [before.unwrap_or_default(), &self.after, after.unwrap_or_default()].concat()
    }
}

/// All changes to the tables in a folder, file by file. `tables` are those that it holds.
///
/// # Errors
/// Where a file cannot be read.
pub fn mutants(folder: &Path, tables: &Tables) -> io::Result<Vec<Mutant>> {
    let mut files = Vec::new();
    toml_files(folder, &mut files)?;
    files.sort();
    let mut all = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path)?;
        let file = path.strip_prefix(folder).unwrap_or(&path).to_path_buf();
        all.extend(walk::changes(&text, tables).into_iter().map(|change| Mutant {
            line: text.get(..change.range.start).unwrap_or_default().matches('\n').count() + 1,
            file: file.clone(),
            kind: change.kind,
            before: text.get(change.range.clone()).unwrap_or_default().into(),
            after: change.after,
            range: change.range,
        }));
    }
    Ok(all)
}

/// Whether any check or case notices that one file of a folder of tables was changed.
///
/// As [`crate::load_covered`] finds, and sooner: what the cases do not notice is looked for in the
/// changed file first, since all else is as it was.
pub fn noticed(folder: &Path, file: &Path) -> bool {
    let name = folder.file_name().map_or_else(|| file.into(), |folder| Path::new(folder).join(file));
    let (_, wrong) = crate::load_with(folder, Coverage::DemandedIn(&name.to_string_lossy()));
    !wrong.is_empty() || crate::load_covered(folder).is_err()
}

fn toml_files(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            toml_files(&path, found)?;
        } else if path.extension().is_some_and(|ext| ext == "toml") {
            found.push(path);
        }
    }
    Ok(())
}

/// A change within one file.
struct Change {
    range: Range<usize>,
    kind: &'static str,
    after: String,
}
