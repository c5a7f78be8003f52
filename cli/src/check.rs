//! `subsidy check`: what is wrong with a folder of tables.

use crate::say;
use compiler::Diagnostic;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Names everything wrong on standard error, or counts what is there.
pub fn run(folder: &Path, out: &mut impl Write) -> io::Result<ExitCode> {
    match compiler::load_covered(folder) {
        Ok(loaded) => {
            let (programmes, facts) = (loaded.tables.programmes.len(), loaded.tables.facts.len());
            writeln!(
                out,
                "{programmes} programmes, {} cases, {facts} facts: all is well",
                loaded.cases.len()
            )?;
            Ok(ExitCode::SUCCESS)
        }
        Err(diagnostics) => {
            complain(&diagnostics, folder);
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Says what is wrong with a folder of tables, on standard error.
pub fn complain(diagnostics: &[Diagnostic], folder: &Path) {
    for diagnostic in diagnostics {
        say(&format!("{diagnostic}\n"));
    }
    say(&count(diagnostics.len(), folder));
}

/// How many things are wrong.
pub fn count(wrong: usize, folder: &Path) -> String {
    let things = if wrong == 1 { "thing is" } else { "things are" };
    format!("{wrong} {things} wrong with {}", folder.display())
}
