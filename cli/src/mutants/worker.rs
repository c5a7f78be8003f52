//! One process that tries some of the changes in a copy of the tables.

use compiler::mutants::{mutants, noticed};
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// Has a further process of this program try a range of the changes, and calls `told` with the number
/// of each and whether it was noticed.
pub fn batch(folder: &Path, range: Range<usize>, mut told: impl FnMut(usize, bool)) -> io::Result<()> {
    let mut child = Command::new(std::env::current_exe()?)
        .args(["check".as_ref(), "--mutants".as_ref(), folder.as_os_str()])
        .args(["--only", &format!("{}..{}", range.start, range.end)])
        .stdout(Stdio::piped())
        .spawn()?;
    let mut heard = range.start;
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines() {
            told(heard, line? == NOTICED);
            heard += 1;
        }
    }
    let status = child.wait()?;
    if heard < range.end {
        return Err(io::Error::other(format!("change {heard} ended the process that tried it: {status}")));
    }
    Ok(())
}

const NOTICED: &str = "noticed";

/// Tries a range of the changes and prints a line for each.
pub fn work(folder: &Path, range: Range<usize>, out: &mut impl Write) -> io::Result<ExitCode> {
    let (Some(loaded), _) = compiler::load_anyway(folder) else { return Ok(ExitCode::FAILURE) };
    let all = mutants(folder, loaded.tables)?;
    let copy = Copied::of(folder, range.start)?;
    for mutant in all.get(range).unwrap_or_default() {
        let path = copy.policies.join(&mutant.file);
        let text = fs::read_to_string(&path)?;
        fs::write(&path, mutant.apply(&text))?;
        let noticed = noticed(&copy.policies, &mutant.file);
        fs::write(&path, text)?;
        writeln!(out, "{}", if noticed { NOTICED } else { "unnoticed" })?;
        out.flush()?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A copy of the tables, and of the local standards beside them, that goes when it is dropped.
struct Copied {
    root: PathBuf,
    policies: PathBuf,
}

impl Copied {
    fn of(folder: &Path, number: usize) -> io::Result<Copied> {
        let root = std::env::temp_dir().join(format!("subsidy-mutants-{}-{number}", std::process::id()));
        let copied = Copied { policies: root.join("policies"), root };
        copy(folder, &copied.policies)?;
        let standards = folder.canonicalize()?.with_file_name("standards");
        if standards.is_dir() {
            copy(&standards, &copied.root.join("standards"))?;
        }
        Ok(copied)
    }
}

impl Drop for Copied {
    fn drop(&mut self) {
        // A copy that stays in the folder of temporary files does no harm.
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let Some(name) = path.file_name() else { continue };
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
