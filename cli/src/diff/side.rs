//! One side of a comparison: a folder of tables, or those of a git revision.

use compiler::{Diagnostic, Loaded};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// The folders of a revision that the tables are made of.
const TAKEN: [&str; 2] = ["policies", "standards"];

/// Reads the tables of a folder or of a revision, with what is wrong with them.
///
/// # Errors
/// In words, where there is neither a folder nor a revision of that name.
pub fn read(name: &str) -> Result<(Option<Loaded>, Vec<Diagnostic>), String> {
    if Path::new(name).is_dir() {
        return Ok(compiler::load_anyway(Path::new(name)));
    }
    let taken = Taken::from(name)?;
    Ok(compiler::load_anyway(&taken.root.join("policies")))
}

/// A revision's tables in a temporary folder, which goes with it.
struct Taken {
    root: PathBuf,
}

impl Drop for Taken {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

impl Taken {
    fn from(name: &str) -> Result<Taken, String> {
        let commit =
            git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{name}^{{commit}}")])?
                .ok_or_else(|| {
                    format!("{name:?} is neither a folder nor a git revision that is known here")
                })?;
        let commit = String::from_utf8_lossy(&commit).trim().to_owned();
        let listed = [&["ls-tree", "-r", "-z", "--full-tree", &commit][..], &TAKEN].concat();
        let listed = git(&listed)?.ok_or_else(|| format!("git could not list the files of {name}"))?;
        let files = blobs(&listed);
        if !files.iter().any(|(_, path)| path.starts_with("policies/")) {
            return Err(format!("revision {name} has no tables in policies/"));
        }
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let folder = format!("subsidy-diff-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let taken = Taken { root: std::env::temp_dir().join(folder) };
        taken.fill(&files).map_err(|error| format!("the tables of {name} could not be taken: {error}"))?;
        Ok(taken)
    }

    /// Writes the files as they stand in the revision.
    fn fill(&self, files: &[(String, String)]) -> std::io::Result<()> {
        let mut store = Store::open()?;
        for (blob, path) in files {
            let to = self.root.join(path);
            fs::create_dir_all(to.parent().unwrap_or(&self.root))?;
            fs::write(to, store.blob(blob)?)?;
        }
        Ok(())
    }
}

/// What a git command prints; nothing where it says no.
fn git(args: &[&str]) -> Result<Option<Vec<u8>>, String> {
    let ran = Command::new("git").args(args).stdin(Stdio::null()).stderr(Stdio::null()).output();
    let ran = ran.map_err(|error| format!("git, which a revision needs, could not be run: {error}"))?;
    Ok(ran.status.success().then_some(ran.stdout))
}

/// The tables of a listing: each file's name in git's store, and its path.
fn blobs(listed: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(listed);
    let entry = |entry: &str| {
        let (about, path) = entry.split_once('\t')?;
        let mut about = about.split(' ').skip(1);
        let blob = about.next()? == "blob" && path.ends_with(".toml");
        blob.then_some((about.next()?.to_owned(), path.to_owned()))
    };
    text.split('\0').filter_map(entry).collect()
}

/// Git's store, asked for one file after the other.
struct Store {
    child: Child,
}

impl Store {
    fn open() -> std::io::Result<Store> {
        let mut git = Command::new("git");
        let child = git.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        Ok(Store { child })
    }

    fn blob(&mut self, name: &str) -> std::io::Result<Vec<u8>> {
        let broken = || std::io::Error::other("git ended early");
        let (stdin, stdout) = (self.child.stdin.as_mut(), self.child.stdout.as_mut());
        let (stdin, stdout) = stdin.zip(stdout).ok_or_else(broken)?;
        writeln!(stdin, "{name}")?;
        stdin.flush()?;
        // A byte at a time, so that nothing of the file is read ahead: `<name> blob <size>`.
        let mut head = String::new();
        BufReader::with_capacity(1, &mut *stdout).read_line(&mut head)?;
        let size =
            head.trim_end().rsplit(' ').next().and_then(|size| size.parse().ok()).ok_or_else(broken)?;
        let mut bytes = vec![0; size];
        stdout.read_exact(&mut bytes)?;
        stdout.read_exact(&mut [0])?;
        Ok(bytes)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}
