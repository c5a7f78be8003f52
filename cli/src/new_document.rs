//! `subsidy new-document`: the folder of a new document, from a few questions.
//!
//! What is written passes the check at once, so that from then on each change shows what it breaks.
//! What only the paper can say is marked 待填写, to be filled in.

mod answers;
mod skeleton;

use crate::{WRONG_INPUT, check, say};
use answers::Answers;
pub use answers::MARK;
use skeleton::Skeleton;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What is known of the new document.
#[derive(Debug, PartialEq)]
pub struct NewDocument {
    /// The folder of tables.
    pub folder: PathBuf,
    /// What was given, by the names of the options.
    given: BTreeMap<String, String>,
}

impl NewDocument {
    /// The options that take a value.
    pub const VALUES: [&str; 12] = [
        "id",
        "number",
        "title",
        "title-en",
        "issuer",
        "issuer-en",
        "region",
        "place",
        "place-en",
        "issued",
        "from",
        "until",
    ];

    /// Of which nothing is known yet.
    pub fn in_folder(folder: PathBuf) -> NewDocument {
        NewDocument { folder, given: BTreeMap::new() }
    }

    /// Takes an option's value.
    pub fn take(&mut self, name: &str, value: String) {
        self.given.insert(name.into(), value);
    }
}

/// Asks what is missing, writes the folder, and checks it.
pub fn run(options: &NewDocument, out: &mut impl Write) -> io::Result<ExitCode> {
    let folder = &options.folder;
    // Among tables that are wrong nobody sees what is wrong with the new ones.
    let loaded = match compiler::load(folder) {
        Ok(loaded) => loaded,
        Err(diagnostics) => {
            check::complain(&diagnostics, folder);
            say("nothing was written");
            return Ok(ExitCode::FAILURE);
        }
    };
    let stdin = io::stdin();
    let ask = stdin.is_terminal().then(|| stdin.lock());
    let answers = match Answers::of(&options.given, folder, loaded.tables, ask) {
        Ok(answers) => answers,
        Err(message) => {
            say(&format!("subsidy: {message}\nnothing was written"));
            return Ok(ExitCode::from(WRONG_INPUT));
        }
    };
    let skeleton = Skeleton::of(&answers, loaded.tables, crate::date_or_today(None)?);
    for path in write(folder, &answers, &skeleton)? {
        writeln!(out, "{}", path.display())?;
    }
    writeln!(out, "What is marked {MARK} is to be filled in; policies/CHANGING.md says how.")?;
    out.flush()?;
    check::run(folder, out)
}

/// Writes the files, the folder's own first; gives back where they are.
fn write(folder: &Path, answers: &Answers, skeleton: &Skeleton) -> io::Result<Vec<PathBuf>> {
    let own = folder.join(&answers.id);
    let named =
        |path: &Path, error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    // Never into a folder that is there.
    fs::create_dir(&own).map_err(|error| named(&own, error))?;
    let mut written = Vec::new();
    for (name, text) in [("document.toml", &skeleton.document), ("first.toml", &skeleton.programme)] {
        let path = own.join(name);
        fs::write(&path, text).map_err(|error| named(&path, error))?;
        written.push(path);
    }
    if let Some(place) = &skeleton.place {
        let path = folder.join("places.toml");
        let before = fs::read_to_string(&path).map_err(|error| named(&path, error))?;
        fs::write(&path, before.trim_end().to_string() + "\n" + place)
            .map_err(|error| named(&path, error))?;
        written.push(path);
    }
    Ok(written)
}
