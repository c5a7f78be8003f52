//! `subsidy check --mutants`: changes the tables one thing at a time, and lists what no check
//! and no case notices.
//!
//! Tables live as long as a process, so the changes are tried in batches, each by a process of
//! its own, as many side by side as there are cores.

mod progress;
mod report;
mod worker;

use crate::say;
use compiler::mutants::{Mutant, mutants};
use progress::MutantProgress;
use report::Report;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
pub use worker::work;

/// How many changes one process tries.
const BATCH: usize = 64;

/// Tries all changes and prints the score; exit code 1 where something goes unnoticed.
pub fn run(folder: &Path, out: &mut impl Write) -> io::Result<ExitCode> {
    let loaded = match compiler::load(folder) {
        Ok(loaded) => loaded,
        Err(_) => {
            say("the tables must be sound first: run subsidy check");
            return Ok(ExitCode::FAILURE);
        }
    };
    let all = mutants(folder, loaded.tables)?;
    let noticed = try_all(folder, &all)?;
    let report = Report { all: &all, noticed: &noticed };
    report.write(out)?;
    Ok(if report.is_complete() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Tries all changes, and says of each whether it is noticed.
fn try_all(folder: &Path, all: &[Mutant]) -> io::Result<Vec<bool>> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (next, noticed) = (AtomicUsize::new(0), Mutex::new(vec![true; all.len()]));
    let failure: Mutex<Option<io::Error>> = Mutex::new(None);
    let progress = MutantProgress::new(all.len());
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let from = next.fetch_add(BATCH, Ordering::Relaxed);
                    if from >= all.len() || lock(&failure).is_some() {
                        return;
                    }
                    let to = all.len().min(from + BATCH);
                    let told = worker::batch(folder, from..to, |at, seen| {
                        if let Some(slot) = lock(&noticed).get_mut(at) {
                            *slot = seen;
                        }
                        progress.step();
                    });
                    if let Err(error) = told {
                        lock(&failure).get_or_insert(error);
                    }
                }
            });
        }
    });
    progress.done();
    match failure.into_inner().ok().flatten() {
        Some(error) => Err(error),
        None => Ok(noticed.into_inner().unwrap_or_default()),
    }
}

/// Locks a value. A lock that a panic has poisoned is used all the same, since nobody leaves its value
/// half written.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
