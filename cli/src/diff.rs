//! `subsidy diff`: which programmes changed for which of the cases, so that a change of the
//! tables can be reviewed by its effects.

mod compare;
mod effect;
mod report;
mod side;

use crate::{WRONG_INPUT, say};
use compiler::Loaded;
use std::io::{self, Write};
use std::process::ExitCode;

/// What is to be compared, and how it is written.
#[derive(Debug, PartialEq)]
pub struct Diff {
    /// The old side: a folder of tables or a git revision.
    pub old: String,
    /// The new side, likewise.
    pub new: String,
    /// Whether as JSON, one change a line.
    pub lines: bool,
}

/// Compares, writes, and tells by the exit code whether anything but words differs.
pub fn run(options: &Diff, out: &mut impl Write) -> io::Result<ExitCode> {
    let (Some(old), Some(new)) = (loaded(&options.old), loaded(&options.new)) else {
        return Ok(ExitCode::from(WRONG_INPUT));
    };
    let found = compare::compare(&old, &new);
    match options.lines {
        true => report::lines(&found, out)?,
        false => report::people(&found, out)?,
    }
    Ok(if found.has_effect() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The tables of a side. What is wrong with them is said, and they are compared all the same if they
/// can be read.
fn loaded(name: &str) -> Option<Loaded> {
    let (loaded, diagnostics) = match side::read(name) {
        Ok(read) => read,
        Err(message) => {
            say(&format!("subsidy: {message}"));
            return None;
        }
    };
    for diagnostic in &diagnostics {
        say(&format!("{name}: {diagnostic}\n"));
    }
    let things = diagnostics.len();
    match &loaded {
        None => say(&format!("{name}: cannot be compared; wrong things: {things}")),
        Some(_) if things > 0 => say(&format!("{name}: compared all the same; wrong things: {things}")),
        Some(_) => {}
    }
    loaded
}
