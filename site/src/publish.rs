//! Puts a law into a release: everything of a site that depends on the law is made here, for the
//! full build and for `subsidy publish` alike.
//!
//! ```text
//! law ─┬ packs ─────────────┐
//!      ├ library-….json ────┤ names by content ──▶ shell.html ──▶ index.html ──▶ policy ──▶ sw.js
//!      └ library/           └ first questions ────────┘
//! ```
//! A site is visited while it is written: files under new names and the plain pages come first,
//! then index.html, and sw.js last. What the page before named stays, for visits under way; what
//! is older goes.

mod languages;
mod packed;
mod parted;
mod policy;
mod worker;
mod write;

use crate::fault::Fault;
use crate::release::{self, MANIFEST, Release, SHELL, WORKER};
use crate::{Law, address, early, mirrored, names};
use engine::Lang;
use pages::wording::Wording;
use parted::Files;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use write::{Writer, on_all};

/// How a law is put into a site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Where the site lies; what was said before where it is not said now.
    pub address: Option<String>,
    /// Whether the page loads the law by province; as before where that is not said now, and by its size where
    /// it never was.
    pub by_province: Option<bool>,
    /// Only to be looked at: without compressed forms.
    pub plain: bool,
}

/// What came of it.
#[derive(Debug)]
pub struct Published {
    /// The release's name in the worker.
    pub release: String,
    /// How many files the law makes.
    pub files: usize,
    /// How many of them were written: none where the law was there already.
    pub written: usize,
    /// How many files work without a network.
    pub kept: usize,
}

/// A file that a law makes, from the site's folder on.
pub(crate) type Made = (String, Vec<u8>);

/// Puts a law into the release in a folder.
///
/// # Errors
/// The folder is no release that this program can put a law into, or cannot be written. The page
/// that visitors are given is then the one before.
pub fn publish(folder: &Path, law: Law, options: &Options) -> Result<Published, Fault> {
    let mut release = Release::open(folder)?;
    if let Some(address) = &options.address {
        release.address = Some(address::read(address)?);
    }
    release.by_province = options.by_province.or(release.by_province);
    let made = Site::of(folder, law, &release)?;
    let writer = Writer { folder, packs: !options.plain };
    let before = fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    on_all(&release.files, |name| writer.complete(name))?;
    let wrote = on_all(&made.first, |(name, bytes)| writer.write(name, bytes))?;
    let mut written = wrote.into_iter().filter(|wrote| *wrote).count();
    for (name, bytes) in &made.last {
        written += usize::from(writer.write(name, bytes)?);
    }
    clear_pages(writer, &made)?;
    clear_provinces(writer, &before, &made)?;
    // Otherwise it is the law that was there, and what the one before it named stays.
    if before.as_bytes() != made.last[0].1 {
        clear_named(writer, &before, &made, &release)?;
    }
    let files = made.first.len() + made.last.len();
    Ok(Published { release: made.release, files, written, kept: made.kept })
}

/// Everything of a site that its law makes.
struct Site {
    /// In any order.
    first: Vec<Made>,
    /// In this order.
    last: [Made; 2],
    /// The names by content among the first.
    named: BTreeSet<String>,
    release: String,
    kept: usize,
}

impl Site {
    fn of(folder: &Path, law: Law, release: &Release) -> Result<Site, Fault> {
        let shell = folder.join(SHELL);
        let wrong = |what: &str| Fault::Page(shell.clone(), what.into());
        let mut page = text(&folder.join(SHELL))?;
        let languages = languages::of(law);
        page =
            parted::said(&page, &languages.said).ok_or_else(|| wrong("no script to say where files are"))?;
        // What the page names, under names by content; the rest as it is called.
        let mut first: Vec<Made> =
            crate::files(law).into_iter().map(|file| (file.path, file.content.into_bytes())).collect();
        let mut named: Vec<Made> = Vec::new();
        let files = Files::of(law, release.by_province);
        let replaced: Vec<String> = languages.texts.iter().map(|(old, _)| old.clone()).collect();
        for (old, (new, bytes)) in languages.texts {
            page = page.replace(&format!("\"./{old}\""), &format!("\"./{new}\""));
            named.push((new, bytes));
        }
        for (name, bytes) in files.named {
            let new = names::by_content(&name, &bytes);
            let (old, to) = (format!("\"./{name}\""), format!("\"./{new}\""));
            if !page.contains(&old) {
                return Err(wrong(&format!("{name} is not named")));
            }
            page = page.replace(&old, &to);
            named.push((new, bytes));
        }
        let mut not_kept: Vec<Made> = Vec::new();
        if let Some(parted) = &files.parted {
            let mut said = format!(" data-provinces=\"./{}\"", parted.folder);
            for (name, bytes) in &parted.all {
                let (stem, new) = (name.split('.').next().unwrap_or(name), names::by_content(name, bytes));
                said += &format!(" data-{stem}=\"./{new}\"");
                not_kept.push((new, bytes.clone()));
            }
            page = parted::said(&page, &said).ok_or_else(|| wrong("no script to say where provinces are"))?;
            first.extend_from_slice(&parted.provinces);
        }
        if let Some(mirrored) = mirrored::of(folder, law)? {
            page = mirrored::said(&page, &mirrored.script)
                .ok_or_else(|| wrong("no script to put another before"))?;
            named.extend(mirrored.named);
            first.push(mirrored.library);
        }
        let wording = Wording { tables: files.tables, ..law.wording(Lang::ZH) };
        let page = early::with_questions(wording, &page)
            .ok_or_else(|| wrong("no room for the first questions (id=\"early\")"))?;
        let held = policy::hold(&page).map_err(wrong)?;
        let page = held.page.into_bytes();
        first.extend(policy::files(&held.policy).map(|(name, text)| (name.into(), text.into_bytes())));
        if let Some(address) = &release.address {
            first.push((address::SITE_MAP.into(), address::site_map(law, address).into_bytes()));
        }
        first.push((MANIFEST.into(), release.to_json().into_bytes()));

        let mut kept: Vec<Made> = Vec::new();
        for name in release.files.iter().filter(|name| worker::keeps(name) && !replaced.contains(name)) {
            kept.push((name.clone(), release::read(&folder.join(name))?));
        }
        let mut list: Vec<(&str, &[u8])> =
            kept.iter().chain(&named).map(|(name, bytes)| (&**name, &**bytes)).collect();
        list.push(("./", &page));
        list.sort();
        let script = folder.join(WORKER);
        let folder = files.parted.as_ref().map_or("", |parted| &parted.folder);
        let filled = worker::filled(&text(&script)?, &list, folder).ok_or_else(|| {
            Fault::Page(script, "no place for the list of files and the release's name".into())
        })?;
        let kept = list.len();
        named.extend(not_kept);
        let names = named.iter().map(|(name, _)| name.clone()).collect();
        first.extend(named);
        let last = [("index.html".into(), page), ("sw.js".into(), filled.script.into_bytes())];
        Ok(Site { first, last, named: names, release: filled.release, kept })
    }
}

fn text(path: &Path) -> Result<String, Fault> {
    let bytes = release::read(&path.to_path_buf())?;
    String::from_utf8(bytes).map_err(|_| Fault::Page(path.into(), "not in UTF-8".into()))
}

/// Takes away pages of the library that are none now.
fn clear_pages(writer: Writer, made: &Site) -> Result<(), Fault> {
    let pages: BTreeSet<&str> = made.first.iter().map(|(name, _)| &**name).collect();
    for name in release::list(writer.folder, "library/")? {
        let name = write::beside(&name);
        if !pages.contains(name) {
            writer.remove(name)?;
        }
    }
    Ok(())
}

/// Takes away the provinces' files that neither this page nor the one before names.
fn clear_provinces(writer: Writer, before: &str, made: &Site) -> Result<(), Fault> {
    let page = String::from_utf8_lossy(&made.last[0].1);
    for name in release::list(writer.folder, "")? {
        let Some((folder, _)) = name.split_once('/').filter(|(folder, _)| parted::is_folder(folder)) else {
            continue;
        };
        if !page.contains(folder) && !before.contains(folder) {
            writer.remove(write::beside(&name))?;
            // Once it is empty; before that it stays.
            let _ = fs::remove_dir(writer.folder.join(folder));
        }
    }
    Ok(())
}

/// Takes away files of a law, under names by content, that neither this page nor the one before
/// names: no visit under way asks for them.
fn clear_named(writer: Writer, before: &str, made: &Site, release: &Release) -> Result<(), Fault> {
    const KINDS: [&str; 7] = ["law", "words", "more", "library", "texts", "mirror", "mirrored"];
    for name in release::list(writer.folder, "")? {
        let name = write::beside(&name);
        let is_kind = |plain: String| {
            let plain = plain.strip_prefix(parted::ALL).unwrap_or(&plain);
            plain.split(['-', '.']).next().is_some_and(|kind| KINDS.contains(&kind))
        };
        let of_a_law =
            names::plain(name).is_some_and(is_kind) && !release.files.iter().any(|own| own == name);
        if of_a_law && !made.named.contains(name) && !before.contains(name) {
            writer.remove(name)?;
        }
    }
    Ok(())
}
