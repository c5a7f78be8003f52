//! How many of the changes have been tried, on standard error: a bar on a terminal, elsewhere a line
//! after each tenth.

use crate::say;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// Counts the changes that were tried, and shows it.
pub struct MutantProgress {
    all: usize,
    done: AtomicUsize,
    since: Instant,
    terminal: bool,
}

const WIDTH: usize = 40;

impl MutantProgress {
    /// None of `all` changes tried yet.
    pub fn new(all: usize) -> MutantProgress {
        MutantProgress {
            all,
            done: AtomicUsize::new(0),
            since: Instant::now(),
            terminal: io::stderr().is_terminal(),
        }
    }

    /// Counts one more, and shows how far it is.
    pub fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let left = self.since.elapsed().as_secs_f64() / done as f64 * (self.all - done) as f64;
        if self.terminal {
            let full = done * WIDTH / self.all.max(1);
            let bar = "#".repeat(full) + &"-".repeat(WIDTH - full);
            let _ = write!(io::stderr(), "\r[{bar}] {done} of {}, {left:.0} s left  ", self.all);
        } else if done * 10 / self.all.max(1) != (done - 1) * 10 / self.all.max(1) {
            say(&format!("{done} of {} changes tried, {left:.0} s left", self.all));
        }
    }

    /// Ends the bar's line.
    pub fn done(&self) {
        if self.terminal {
            say("");
        }
    }
}
