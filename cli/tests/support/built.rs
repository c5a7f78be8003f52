//! A built site without a build: the page of the repository with the names that the builder gives,
//! and a few bytes for each of its files. What is put into it is real.

#![allow(dead_code)] // Each test uses some of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs};

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A folder of a test's own, removed in the end.
pub struct Temporary(pub PathBuf);

impl Temporary {
    pub fn new() -> Temporary {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("subsidy-site-{}-{next}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        Temporary(folder)
    }

    /// With the tables of the repository and the standards beside them.
    pub fn with_tables() -> Temporary {
        let temporary = Temporary::new();
        for folder in ["policies", "standards"] {
            copy(&root().join(folder), &temporary.0.join(folder));
        }
        temporary
    }

    /// Writes something else in place of some text, everywhere in a file.
    pub fn replace(&self, name: &str, pairs: &[(&str, &str)]) {
        let file = self.0.join(name);
        let mut text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        for (old, new) in pairs {
            assert!(text.contains(old), "{old} is in {name}");
            text = text.replace(old, new);
        }
        fs::write(file, text).expect("the file");
    }

    pub fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a temporary folder");
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        match path.is_dir() {
            true => copy(&path, &to),
            false => drop(fs::copy(&path, &to).expect("a copy")),
        }
    }
}

/// A release that waits for a law.
pub fn prepare(dist: &Path) {
    let read = |name: &str| fs::read_to_string(root().join(name)).expect("a file of the repository");
    let trunk = read("Trunk.toml");
    let pattern = |name: &str| {
        let line =
            trunk.lines().find_map(|line| line.strip_prefix(&format!("{name} = '"))).expect("a pattern");
        line.trim_end_matches('\'').replace("{wasm}", MODULE)
    };
    let page: String = read("index.html")
        .lines()
        .filter(|line| !line.contains("data-trunk"))
        .map(|line| format!("{line}\n"))
        .collect();
    let head =
        ["<style>p{margin:0}</style>", &pattern("pattern_preload"), &pattern("pattern_script"), "</head>"]
            .concat();
    let page = page.replace("</head>", &head);
    let files = [
        ("index.html", page.as_str()),
        (MODULE, "a module"),
        ("load.js", "a loader"),
        ("frame.js", "for frames"),
        ("later.js", "for later"),
        ("later.wasm", "the later half of the module"),
        ("qr.js", "for halls"),
        ("embed.js", "for other pages"),
        ("icon.svg", "<svg/>"),
        ("icons/touch-180.png", "a picture"),
        ("hosting/worker.js", &read("web/worker.js")),
    ];
    for (name, text) in files {
        let path = dist.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    site::release::prepare(dist).expect("a release");
}

const MODULE: &str = "subsidy-calculator-0123456789abcdef_bg.wasm";

/// All files of a folder, with what stands in them.
pub fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let names = site::release::list(folder, "").expect("a folder");
    names.into_iter().map(|name| (name.clone(), fs::read(folder.join(name)).expect("a file"))).collect()
}
