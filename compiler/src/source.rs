//! The files of tables, parsed, and the log of what is wrong with them.

use crate::diagnostic::{Diagnostic, Location};
use crate::node::Table;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::DeTable;

/// Collects what is wrong.
#[derive(Default)]
pub struct Log(RefCell<Vec<Diagnostic>>);

impl Log {
    /// Adds something wrong at a location.
    pub fn at(&self, location: Location, message: impl Into<String>, hint: Option<String>) {
        self.0.borrow_mut().push(Diagnostic::at(location, message.into(), hint));
    }

    /// Adds something wrong with a whole file or folder.
    pub fn whole(&self, file: &str, message: impl Into<String>) {
        self.0.borrow_mut().push(Diagnostic::whole(file, message.into()));
    }

    /// Whether nothing is wrong so far.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.0.into_inner()
    }
}

/// The folder of the tables, or of one document in it.
pub struct Folder {
    path: PathBuf,
    /// The path shown in messages.
    shown: String,
}

impl Folder {
    pub fn open(path: &Path, log: &Log) -> Option<Folder> {
        let shown = path.file_name().map_or_else(|| path.display(), |n| Path::new(n).display());
        let shown = shown.to_string();
        if !path.is_dir() {
            log.whole(&shown, format!("{} is not a folder", path.display()));
            return None;
        }
        Some(Folder { path: path.into(), shown })
    }

    /// A path in the folder, as shown in messages.
    pub fn name(&self, path: &str) -> String {
        format!("{}/{path}", self.shown)
    }

    /// The folders of the documents, by name: all sub-folders but `facts`, and `languages`, which is read
    /// where a site is made.
    pub fn documents(&self) -> Vec<Folder> {
        let mut paths = self.entries("");
        paths.retain(|path| path.is_dir());
        paths.sort();
        let named = |path: PathBuf| {
            let name = path.file_name()?.to_string_lossy().into_owned();
            let document = !["facts", "languages"].contains(&&*name) && !name.starts_with('.');
            document.then(|| Folder { shown: self.name(&name), path })
        };
        paths.into_iter().filter_map(named).collect()
    }

    /// Complains of tables in the folder itself that nothing reads.
    pub fn only(&self, known: &[&str], log: &Log) {
        for file in self.toml_files("", log).iter().filter(|file| !known.contains(&&*file.stem)) {
            log.whole(file.name, "is not read; programmes belong in the folder of their document");
        }
    }

    /// The programme files of a document's folder, by name.
    pub fn programmes<'l>(&self, log: &'l Log) -> Vec<File<'l>> {
        let files = self.toml_files("", log);
        files.into_iter().filter(|file| file.stem != "document").collect()
    }

    /// Complains of folders beside a document's programmes that have the name of none.
    pub fn only_beside(&self, programmes: &[File], log: &Log) {
        for path in self.entries("").iter().filter(|path| path.is_dir()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if !programmes.iter().any(|file| file.stem == name) {
                log.whole(&self.name(&name), "is not read; a folder of cases has the name of its programme");
            }
        }
    }

    /// A file of the folder.
    pub fn file<'l>(&self, name: &str, log: &'l Log) -> Option<File<'l>> {
        File::open(&self.path.join(name), &self.name(name), log)
    }

    /// The TOML files of a sub-folder, by name.
    pub fn toml_files<'l>(&self, sub: &str, log: &'l Log) -> Vec<File<'l>> {
        let mut paths = self.entries(sub);
        paths.retain(|path| path.extension().is_some_and(|ext| ext == "toml"));
        paths.sort();
        let name = |path: &Path| {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.name(&if sub.is_empty() { file } else { format!("{sub}/{file}") })
        };
        paths.iter().filter_map(|path| File::open(path, &name(path), log)).collect()
    }

    fn entries(&self, sub: &str) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.path.join(sub));
        entries.into_iter().flatten().flatten().map(|entry| entry.path()).collect()
    }
}

/// A file of tables, parsed.
pub struct File<'l> {
    /// The path shown in messages.
    pub name: &'static str,
    /// The name without folder and ending.
    pub stem: String,
    text: &'static str,
    root: &'static DeTable<'static>,
    log: &'l Log,
}

impl<'l> File<'l> {
    fn open(path: &Path, name: &str, log: &'l Log) -> Option<File<'l>> {
        let text: &'static str = match std::fs::read_to_string(path) {
            Ok(text) => text.leak(),
            Err(error) => {
                log.whole(name, format!("cannot be read: {error}"));
                return None;
            }
        };
        let name: &'static str = name.to_owned().leak();
        match DeTable::parse(text) {
            Ok(root) => {
                let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let root: &'static Spanned<DeTable<'static>> = Box::leak(Box::new(root));
                Some(File { name, stem, text, root: root.get_ref(), log })
            }
            Err(error) => {
                let location = Location::new(name, text, error.span().unwrap_or(0..0));
                log.at(location, format!("not TOML: {}", error.message()), None);
                None
            }
        }
    }

    /// The file's own table.
    pub fn table(&self) -> Table<'_> {
        Table::new(self, self.root, 0..0)
    }

    /// The location of some bytes of the file.
    pub fn location(&self, bytes: std::ops::Range<usize>) -> Location {
        Location::new(self.name, self.text, bytes)
    }

    /// The log it writes to.
    pub fn log(&self) -> &'l Log {
        self.log
    }
}
