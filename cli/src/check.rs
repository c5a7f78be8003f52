//! `subsidy check`: what is wrong with a folder of tables.

use crate::say;
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
            for diagnostic in &diagnostics {
                say(&format!("{diagnostic}\n"));
            }
            let things = if diagnostics.len() == 1 { "thing is" } else { "things are" };
            say(&format!("{} {things} wrong with {}", diagnostics.len(), folder.display()));
            Ok(ExitCode::FAILURE)
        }
    }
}
