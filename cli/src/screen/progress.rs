//! How far a screening has come, as one line on a terminal.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// How often the line is written again.
const EVERY: Duration = Duration::from_millis(200);
/// How wide the bar is.
const WIDTH: u64 = 24;

/// One line on standard error, written over and over; nothing where that is no terminal.
pub struct RosterProgress {
    shown: bool,
    /// How many bytes there are, where that is known.
    whole: Option<u64>,
    begun: Instant,
    last: Instant,
}

impl RosterProgress {
    pub fn new(whole: Option<u64>) -> RosterProgress {
        let now = Instant::now();
        RosterProgress { shown: io::stderr().is_terminal(), whole, begun: now, last: now }
    }

    /// How long the screening has gone on.
    pub fn time(&self) -> Duration {
        self.begun.elapsed()
    }

    /// Says how many rows and bytes are done.
    pub fn at(&mut self, rows: u64, rejected: u64, bytes: u64) {
        if self.shown && self.last.elapsed() >= EVERY {
            self.last = Instant::now();
            let line = line(self.whole, rows, rejected, bytes, self.time().as_secs_f64());
            let _ = write!(io::stderr(), "\r\x1b[K{line}");
        }
    }

    /// Takes the line away.
    pub fn end(&self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

fn line(whole: Option<u64>, rows: u64, rejected: u64, bytes: u64, seconds: f64) -> String {
    let bar = match whole {
        Some(whole) if whole > 0 => {
            let done = bytes.min(whole);
            let full = (done * WIDTH / whole) as usize;
            let bar = "█".repeat(full) + &"░".repeat(WIDTH as usize - full);
            format!("{bar} {:3}%  ", done * 100 / whole)
        }
        _ => String::new(),
    };
    let bad = if rejected > 0 { format!(", {rejected} rejected") } else { String::new() };
    format!("{bar}{rows} rows{bad}, {:.0} a second", rows as f64 / seconds.max(0.001))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_tells_share_rows_and_speed() {
        let half = line(Some(200), 1000, 0, 100, 2.0);
        assert_eq!(half, format!("{}{}  50%  1000 rows, 500 a second", "█".repeat(12), "░".repeat(12)));
        assert_eq!(line(None, 10, 1, 100, 1.0), "10 rows, 1 rejected, 10 a second");
    }
}
