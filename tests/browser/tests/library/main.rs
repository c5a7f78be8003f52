//! Journeys through the library: in the app, and as files without script.

mod checking;
mod coming;
mod files;
mod finding;
mod packs;
mod pages;
mod provinces;

use std::time::{Duration, Instant};

/// Waits until something is met.
#[track_caller]
fn until(what: &str, mut met: impl FnMut() -> bool) {
    let since = Instant::now();
    while !met() {
        assert!(since.elapsed() < Duration::from_secs(20), "{what} does not come");
        std::thread::sleep(Duration::from_millis(20));
    }
}
