//! A copy of a built site that goes away in the end.

use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

/// The copy.
pub struct Scratch(PathBuf);

impl Scratch {
    /// Copies a site, without its compressed forms: the copy is served as it is.
    ///
    /// # Errors
    /// A file cannot be read or written; the message names it.
    pub fn copy(site: &Path) -> io::Result<Scratch> {
        let scratch = Scratch(env::temp_dir().join(format!("subsidy-preview-{}", process::id())));
        // Nobody else's folder of that name is written into.
        fs::create_dir(&scratch.0).map_err(|error| named(&scratch.0, error))?;
        copy(site, &scratch.0)?;
        Ok(scratch)
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from).map_err(|error| named(from, error))? {
        let entry = entry?;
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            fs::create_dir(&to).map_err(|error| named(&to, error))?;
            copy(&path, &to)?;
        } else if !path.extension().is_some_and(|ending| ending == "br" || ending == "gz") {
            fs::copy(&path, &to).map_err(|error| named(&path, error))?;
        }
    }
    Ok(())
}

fn named(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
