//! Writing a site that is being visited: each file whole or not at all, and after its compressed
//! forms, so that whatever stands there has them.

use super::packed::{self, ENDINGS};
use crate::fault::Fault;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The ending of a file that is not whole yet.
const NEW: &str = ".new";

/// What a file is called that stands beside one: a compressed form, or what was left of a writing
/// that was broken off.
pub fn beside(name: &str) -> &str {
    let name = name.strip_suffix(NEW).unwrap_or(name);
    ENDINGS.into_iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

/// A folder of a site, and how it is written.
#[derive(Clone, Copy)]
pub struct Writer<'f> {
    /// The folder.
    pub folder: &'f Path,
    /// Whether compressed forms are written beside the files.
    pub packs: bool,
}

impl Writer<'_> {
    /// Writes a file, unless it is there; says whether it was written.
    ///
    /// # Errors
    /// It cannot be read or written.
    pub fn write(self, name: &str, bytes: &[u8]) -> Result<bool, Fault> {
        let path = self.folder.join(name);
        let there = fs::read(&path).is_ok_and(|there| there == bytes);
        if self.packs && packed::is_packed(name) {
            // Before the file itself: where a writing was broken off, it is written once more.
            if !(there && self.has_packed(name)) {
                pack(&path, bytes)?;
            }
        }
        if !there {
            put(&path, bytes)?;
        }
        Ok(!there)
    }

    /// Writes the compressed forms of a file that is there and lacks them.
    ///
    /// # Errors
    /// It cannot be read, or they cannot be written.
    pub fn complete(self, name: &str) -> Result<(), Fault> {
        if !self.packs || !packed::is_packed(name) || self.has_packed(name) {
            return Ok(());
        }
        let path = self.folder.join(name);
        let bytes = fs::read(&path).map_err(Fault::file(&path))?;
        pack(&path, &bytes)
    }

    /// Takes a file away, with its compressed forms and what was left of a writing broken off.
    ///
    /// # Errors
    /// It is there and stays.
    pub fn remove(self, name: &str) -> Result<(), Fault> {
        let path = self.folder.join(name);
        for ending in ENDINGS.into_iter().chain([""]) {
            for path in [with_ending(&path, ending), with_ending(&with_ending(&path, ending), NEW)] {
                if path.exists() {
                    fs::remove_file(&path).map_err(Fault::file(&path))?;
                }
            }
        }
        Ok(())
    }

    fn has_packed(self, name: &str) -> bool {
        ENDINGS.iter().all(|ending| with_ending(&self.folder.join(name), ending).is_file())
    }
}

/// Writes the compressed forms of what stands in a file.
fn pack(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    for (ending, bytes) in ENDINGS.into_iter().zip(packed::packed(bytes)) {
        put(&with_ending(path, ending), &bytes)?;
    }
    Ok(())
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// A file in one step: whoever reads it meanwhile reads the old or the new one.
fn put(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let new = with_ending(path, NEW);
    let written = path.parent().map_or(Ok(()), fs::create_dir_all);
    written.and_then(|()| fs::write(&new, bytes)).map_err(Fault::file(&new))?;
    fs::rename(&new, path).map_err(Fault::file(path))
}

/// Does something for each, on all processors; gives back what came of them, in no order, or
/// the first fault.
///
/// # Errors
/// The first that one of them meets.
pub fn on_all<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> Result<R, Fault> + Sync,
) -> Result<Vec<R>, Fault> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Ok(Vec::new()));
    let one = || {
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            let result = work(item);
            let mut done = done.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            match (&mut *done, result) {
                (Ok(all), Ok(one)) => all.push(one),
                (Ok(_), Err(fault)) => *done = Err(fault),
                (Err(_), _) => return,
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(one);
        }
    });
    done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
}
