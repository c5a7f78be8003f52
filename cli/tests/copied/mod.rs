//! A copy of the real tables that may be broken and changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A copy of the real tables, removed in the end.
pub struct Copied {
    /// The temporary folder; the tables are in `policies`, local standards in `standards`.
    pub root: PathBuf,
}

impl Copied {
    pub fn new() -> Copied {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("subsidy-tables-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let copied = Copied { root: std::env::temp_dir().join(name) };
        for folder in ["policies", "standards"] {
            copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder), &copied.root.join(folder));
        }
        copied
    }

    pub fn folder(&self) -> PathBuf {
        self.root.join("policies")
    }

    pub fn edit(&self, file: &str, edit: impl FnOnce(String) -> String) {
        let path = self.folder().join(file);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
        fs::write(&path, edit(text)).expect("a file in the temporary folder");
    }
}

impl Drop for Copied {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a temporary folder");
    for entry in fs::read_dir(from).expect("a folder of tables").map(|entry| entry.expect("an entry")) {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("a copy");
        }
    }
}
