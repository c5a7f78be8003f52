//! Where the rows go: whole pieces of them or nothing, so that what is there when a disk is full
//! ends with a whole row and says where to go on.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file whose end can be taken back, or something else that is written to.
pub enum Sink<'o> {
    File(AppendFile),
    Other(&'o mut dyn Write),
}

/// A file that only grows by whole pieces, and how much of it is whole.
pub struct AppendFile {
    file: File,
    path: Option<PathBuf>,
    whole: u64,
}

impl AppendFile {
    /// A new file, never in the place of another.
    pub fn new(path: &Path) -> io::Result<AppendFile> {
        let file =
            OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| at(path, &error))?;
        Ok(AppendFile { file, path: Some(path.into()), whole: 0 })
    }

    /// Adds bytes as a whole: where they cannot all be written, none of them stays.
    ///
    /// # Errors
    /// Where they cannot.
    pub fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        let written = self.file.write_all(bytes);
        match &written {
            Ok(()) => self.whole += bytes.len() as u64,
            Err(_) => self.take_back(self.whole),
        }
        written.map_err(|error| match &self.path {
            Some(path) => at(path, &error),
            None => error,
        })
    }

    /// How much of it is whole.
    pub fn whole(&self) -> u64 {
        self.whole
    }

    /// Takes back what was written past a length.
    pub fn take_back(&mut self, whole: u64) {
        // Where even that fails, the file may end within a row; the rows before that are still right.
        let _ = self.file.set_len(whole);
        self.whole = whole;
    }

    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}

impl<'o> Sink<'o> {
    /// To a new file, or to standard output, which `out` is.
    pub fn open(path: Option<&Path>, out: &'o mut dyn Write) -> io::Result<Sink<'o>> {
        match path {
            Some(path) => AppendFile::new(path).map(Sink::File),
            None => Ok(redirected().map_or(Sink::Other(out), Sink::File)),
        }
    }

    /// Adds bytes as a whole and passes them on at once, so that what is counted as written is written.
    pub fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Sink::File(kept) => kept.add(bytes),
            Sink::Other(out) => out.write_all(bytes).and_then(|()| out.flush()),
        }
    }

    /// Passes on all that was added.
    pub fn flush(&mut self) -> io::Result<()> {
        match self {
            Sink::File(kept) => kept.file.flush(),
            Sink::Other(out) => out.flush(),
        }
    }
}

/// Standard output, where a shell has put a file in its place.
#[cfg(unix)]
fn redirected() -> Option<AppendFile> {
    use std::os::fd::AsFd;
    let file = File::from(io::stdout().as_fd().try_clone_to_owned().ok()?);
    let about = file.metadata().ok().filter(std::fs::Metadata::is_file)?;
    Some(AppendFile { file, path: None, whole: about.len() })
}

#[cfg(not(unix))]
fn redirected() -> Option<AppendFile> {
    None
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
