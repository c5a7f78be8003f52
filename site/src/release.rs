//! A release: the built program without a law, and what it says of itself so that a law can be
//! put into it again and again.
//!
//! ```text
//! hosting/shell.html     the page before a law came: it names law.bin, words-….bin and so on
//! hosting/worker.js      the service worker without its list
//! hosting/release.json   version, pack format, address, the program's files
//! ```
//! The folder is not for visitors: servers give nothing of it (docs/hosting.md).

use crate::fault::Fault;
use crate::names;
use engine::pack::FORMAT;
use pages::wording::{EN, ZH};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// What is kept for the next law, apart from what visitors load.
pub const HOSTING: &str = "hosting";
/// The page before a law came.
pub const SHELL: &str = "hosting/shell.html";
/// The service worker without its list.
pub const WORKER: &str = "hosting/worker.js";
/// What the release says of itself.
pub const MANIFEST: &str = "hosting/release.json";
/// This program's version.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What a release says of itself.
#[derive(Serialize, Deserialize)]
pub struct Release {
    /// The version of the program.
    pub version: String,
    /// The format of the packs that it reads.
    pub format: u8,
    /// Where the site lies, if that was said: for what needs absolute addresses.
    pub address: Option<String>,
    /// Whether the law comes by province, if that was said; else its size says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_province: Option<bool>,
    /// The program's own files, whatever the law: all but the page and the worker.
    pub files: Vec<String>,
}

/// The files that the build leaves under names of their own.
const FILES: [&str; 5] = ["load.js", "frame.js", "qr.js", "later.js", "later.wasm"];

/// Makes a release of what the build has left in a folder: the program's files under names by
/// content, the interface's texts, and the page without a law.
///
/// # Errors
/// What is missing, or cannot be read or written.
pub fn prepare(folder: &Path) -> Result<Release, Fault> {
    let index = folder.join("index.html");
    if !folder.join(WORKER).is_file() {
        return Err(Fault::NoProgram(folder.into(), WORKER));
    }
    let wasm = list(folder, "")?.into_iter().find(|name| name.ends_with("_bg.wasm"));
    let wasm = wasm.ok_or(Fault::NoProgram(folder.into(), "a module (…_bg.wasm)"))?;
    let mut page = read(&index).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())?;
    let mut name = |old: &str, plain: &str, bytes: &[u8]| {
        let new = names::by_content(plain, bytes);
        if !page.contains(old) {
            return Err(Fault::Page(index.clone(), format!("{old} is not named")));
        }
        page = page.replace(old, &new);
        Ok(folder.join(new))
    };
    // The builder's name for the module carries a hash of what it was before it was made small.
    let stem = wasm.trim_end_matches("_bg.wasm").rsplit_once('-').map_or("", |(stem, _)| stem);
    let module = [stem, ".wasm"].concat();
    for (old, plain) in [(wasm.as_str(), module.as_str())].into_iter().chain(FILES.map(|name| (name, name))) {
        let from = folder.join(old);
        let to = name(old, plain, &read(&from)?)?;
        fs::rename(&from, &to).map_err(Fault::file(&from))?;
    }
    for (plain, text) in texts() {
        let to = name(&plain, &plain, text.as_bytes())?;
        fs::write(&to, text).map_err(Fault::file(&to))?;
    }
    let files = list(folder, "")?.into_iter().filter(|name| name != "index.html" && !hosts(name));
    let release = Release {
        version: VERSION.into(),
        format: FORMAT,
        address: None,
        by_province: None,
        files: files.collect(),
    };
    let shell = folder.join(SHELL);
    fs::write(&shell, page).map_err(Fault::file(&shell))?;
    let manifest = folder.join(MANIFEST);
    fs::write(&manifest, release.to_json()).map_err(Fault::file(&manifest))?;
    // There is no page until a law has come.
    fs::remove_file(&index).map_err(Fault::file(&index))?;
    Ok(release)
}

impl Release {
    /// The release in a folder, if this program can put a law into it.
    ///
    /// # Errors
    /// It is none, of another version, format or build, or not whole.
    pub fn open(folder: &Path) -> Result<Release, Fault> {
        let file = folder.join(MANIFEST);
        if !file.is_file() {
            return Err(Fault::NoSite(folder.into()));
        }
        let release: Release = serde_json::from_slice(&read(&file)?)
            .map_err(|error| Fault::Release(file, format!("not what a release says of itself: {error}")))?;
        if release.format != FORMAT {
            return Err(Fault::Format { site: release.format, own: FORMAT });
        }
        if release.version != VERSION {
            return Err(Fault::Version { site: release.version, own: VERSION });
        }
        let missing = release.files.iter().map(String::as_str).chain([SHELL, WORKER]);
        if let Some(missing) = missing.map(|name| folder.join(name)).find(|file| !file.is_file()) {
            return Err(Fault::Missing(missing));
        }
        let same = |(name, text): (String, String)| {
            release.files.contains(&names::by_content(&name, text.as_bytes()))
        };
        if !texts().all(same) {
            return Err(Fault::OtherBuild);
        }
        Ok(release)
    }

    /// As it stands in its file.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("texts and numbers are JSON") + "\n"
    }
}

/// The interface's texts as a page loads them.
fn texts() -> impl Iterator<Item = (String, String)> {
    [&ZH, &EN].into_iter().map(|own| (format!("texts-{}.bin", own.lang.tag()), own.file()))
}

/// Whether a file is for the server, not for visitors.
pub fn hosts(name: &str) -> bool {
    name.strip_prefix(HOSTING).is_some_and(|rest| rest.starts_with('/'))
}

/// All files below a folder, by their paths with `/`, in order; `under` is empty or ends with `/`.
///
/// # Errors
/// A folder cannot be read.
pub fn list(folder: &Path, under: &str) -> Result<Vec<String>, Fault> {
    let here = folder.join(under);
    let mut names = Vec::new();
    for entry in fs::read_dir(&here).map_err(Fault::file(&here))? {
        let entry = entry.map_err(Fault::file(&here))?;
        let name = [under, &entry.file_name().to_string_lossy()].concat();
        if entry.path().is_dir() {
            names.extend(list(folder, &(name + "/"))?);
        } else {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// What stands in a file.
pub(crate) fn read(path: &PathBuf) -> Result<Vec<u8>, Fault> {
    fs::read(path).map_err(Fault::file(path))
}
