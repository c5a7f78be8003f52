//! `subsidy publish`: a folder of tables into a built site.

use crate::new_document::MARK;
use crate::{check, say};
use engine::law::NonProgrammeClause;
use engine::{Tables, Text};
use site::Law;
use site::publish::{Options, publish};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// What is put where.
#[derive(Debug, PartialEq)]
pub struct Publish {
    /// The built site.
    pub site: PathBuf,
    /// The folder of tables.
    pub law: PathBuf,
    /// Where the site lies.
    pub address: Option<String>,
    /// Whether the page loads the law by province.
    pub by_province: Option<bool>,
}

/// Checks the tables and puts them into the site; what is wrong with either is named on standard
/// error, and nothing was changed then.
pub fn run(options: &Publish, out: &mut impl Write) -> io::Result<ExitCode> {
    let Publish { site, law, address, by_province } = options;
    let loaded = match compiler::load_covered(law) {
        Ok(loaded) => loaded,
        Err(diagnostics) => {
            check::complain(&diagnostics, law);
            say(&format!("{}: nothing was changed", site.display()));
            return Ok(ExitCode::FAILURE);
        }
    };
    if let Some(id) = unfilled(loaded.tables) {
        say(&format!(
            "subsidy: {id} is not filled in: something in it still says {MARK}; nothing was changed"
        ));
        return Ok(ExitCode::FAILURE);
    }
    let how = Options { address: address.clone(), by_province: *by_province, plain: false };
    match Law::of(&loaded).with_languages(law).and_then(|law| publish(site, law, &how)) {
        Ok(done) => {
            let what = match done.written {
                0 => format!("has this law already: none of its {} files changed", done.files),
                written => format!("{written} of the law's {} files written", done.files),
            };
            let (site, programmes) = (site.display(), loaded.tables.programmes.len());
            writeln!(out, "{site}: {what}")?;
            writeln!(
                out,
                "release {}: {programmes} programmes, {} files work without a network",
                done.release, done.kept
            )?;
            Ok(ExitCode::SUCCESS)
        }
        Err(fault) => {
            say(&format!("subsidy: {fault}"));
            Ok(ExitCode::FAILURE)
        }
    }
}

/// What `new-document` has written and nobody has filled in: an example with a figure of its own,
/// which no visitor may be told.
fn unfilled(tables: &Tables) -> Option<&'static str> {
    let says = |text: Text| text.zh.contains(MARK);
    let document = tables.documents.iter().find(|one| {
        let explained = |one: &NonProgrammeClause| says(one.text) || says(one.reason);
        says(one.title) || says(one.issuer) || one.explained.iter().any(explained)
    });
    let programme = tables.programmes.iter().find(|one| {
        let texts = [one.name, one.summary, one.next_step];
        texts.into_iter().any(says) || one.cites.iter().any(|cite| cite.words.contains(MARK))
    });
    document.map(|one| one.id).or_else(|| programme.map(|one| one.id))
}
