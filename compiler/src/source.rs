//! Reading TOML with the place of every value, and saying where something is wrong.

use crate::diagnostic::Diagnostic;
use engine::Text;
use rust_decimal::Decimal;
use std::cell::RefCell;
use std::ops::Range;
use std::path::{Path, PathBuf};
use time::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Collects what is wrong.
#[derive(Default)]
pub struct Log(RefCell<Vec<Diagnostic>>);

impl Log {
    /// Something about a whole file or folder.
    pub fn plain(&self, file: &str, message: impl Into<String>) {
        self.0.borrow_mut().push(Diagnostic {
            file: file.into(),
            line: 0,
            column: 0,
            text: String::new(),
            width: 0,
            message: message.into(),
            hint: None,
        });
    }

    fn push(&self, diagnostic: Diagnostic) {
        self.0.borrow_mut().push(diagnostic);
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
            log.plain(&shown, format!("{} is not a folder", path.display()));
            return None;
        }
        Some(Folder { path: path.into(), shown })
    }

    /// A path in the folder, as shown in messages.
    pub fn name(&self, path: &str) -> String {
        format!("{}/{path}", self.shown)
    }

    /// The sub-folders that hold a `document.toml`, by name.
    pub fn documents(&self) -> Vec<Folder> {
        let mut folders: Vec<Folder> = self
            .entries("")
            .into_iter()
            .filter(|path| path.join("document.toml").is_file())
            .map(|path| Folder {
                shown: self.name(&path.file_name().unwrap_or_default().to_string_lossy()),
                path,
            })
            .collect();
        folders.sort_by(|a, b| a.path.cmp(&b.path));
        folders
    }

    /// The programme files of a document's folder, by name.
    pub fn programmes<'l>(&self, log: &'l Log) -> Vec<File<'l>> {
        let files = self.toml_files("", log);
        files.into_iter().filter(|file| file.stem != "document").collect()
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
    pub name: String,
    /// The name without folder and ending.
    pub stem: String,
    text: &'static str,
    root: Option<&'static Spanned<DeTable<'static>>>,
    log: &'l Log,
}

impl<'l> File<'l> {
    fn open(path: &Path, name: &str, log: &'l Log) -> Option<File<'l>> {
        let text: &'static str = match std::fs::read_to_string(path) {
            Ok(text) => text.leak(),
            Err(error) => {
                log.plain(name, format!("cannot be read: {error}"));
                return None;
            }
        };
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut file = File { name: name.into(), stem, text, root: None, log };
        match DeTable::parse(text) {
            Ok(root) => file.root = Some(Box::leak(Box::new(root))),
            Err(error) => {
                file.error(error.span().unwrap_or(0..0), format!("not TOML: {}", error.message()), None);
                return None;
            }
        }
        Some(file)
    }

    /// The file's own table.
    pub fn table(&self) -> Table<'_> {
        static EMPTY: std::sync::LazyLock<DeTable<'static>> = std::sync::LazyLock::new(DeTable::new);
        let table = self.root.map_or(&*EMPTY, |root| root.get_ref());
        Table { file: self, table, span: 0..0, used: RefCell::default() }
    }

    /// Records something wrong at a place in the file.
    pub fn error(&self, span: Range<usize>, message: impl Into<String>, hint: Option<String>) {
        let before = self.text.get(..span.start).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line_text = self.text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
        let within = self.text.get(span).unwrap_or_default().lines().next().unwrap_or_default();
        self.log.push(Diagnostic {
            file: self.name.clone(),
            line: before.matches('\n').count() + 1,
            column: before.get(start..).unwrap_or_default().chars().count() + 1,
            text: line_text.into(),
            width: within.chars().count(),
            message: message.into(),
            hint,
        });
    }

    /// The log it writes to.
    pub fn log(&self) -> &'l Log {
        self.log
    }

    /// The byte offset a case or condition begins at, as a line number for tests.
    pub fn line(&self, offset: usize) -> usize {
        self.text.get(..offset).unwrap_or_default().matches('\n').count() + 1
    }
}

/// A value with its place.
#[derive(Clone, Copy)]
pub struct Node<'f> {
    file: &'f File<'f>,
    value: &'static Spanned<DeValue<'static>>,
}

impl<'f> Node<'f> {
    pub fn span(&self) -> Range<usize> {
        self.value.span()
    }

    pub fn file(&self) -> &'f File<'f> {
        self.file
    }

    pub fn error(&self, message: impl Into<String>) {
        self.file.error(self.span(), message, None);
    }

    /// An error with the nearest of the known words as a hint.
    pub fn unknown(&self, what: &str, given: &str, known: &[&str]) {
        let hint = nearest(given, known)
            .map_or_else(|| format!("known: {}", known.join(", ")), |near| format!("did you mean {near}?"));
        self.file.error(self.span(), format!("unknown {what} `{given}`"), Some(hint));
    }

    fn mismatch<T>(&self, wanted: &str) -> Option<T> {
        self.error(format!("expected {wanted}, found {}", kind(self.value.get_ref())));
        None
    }

    /// The string, if it is one; no complaint otherwise.
    pub fn as_str(&self) -> Option<&'static str> {
        match self.value.get_ref() {
            DeValue::String(text) => Some(text.as_ref()),
            _ => None,
        }
    }

    /// The elements, if it is an array; no complaint otherwise.
    pub fn as_list(&self) -> Option<Vec<Node<'f>>> {
        match self.value.get_ref() {
            DeValue::Array(list) => {
                Some(list.iter().map(|value| Node { file: self.file, value }).collect())
            }
            _ => None,
        }
    }

    pub fn str(&self) -> Option<&'static str> {
        self.as_str().or_else(|| self.mismatch("a string in quotes"))
    }

    /// A string with something in it.
    pub fn filled(&self) -> Option<&'static str> {
        let text = self.str()?;
        if text.trim().is_empty() {
            self.error("is empty");
            return None;
        }
        Some(text)
    }

    pub fn list(&self) -> Vec<Node<'f>> {
        self.as_list().or_else(|| self.mismatch("a list in brackets")).unwrap_or_default()
    }

    pub fn table(&self) -> Option<Table<'f>> {
        match self.value.get_ref() {
            DeValue::Table(table) => {
                Some(Table { file: self.file, table, span: self.span(), used: RefCell::default() })
            }
            _ => self.mismatch("a table"),
        }
    }

    pub fn bool(&self) -> Option<bool> {
        match self.value.get_ref() {
            DeValue::Boolean(value) => Some(*value),
            _ => self.mismatch("true or false"),
        }
    }

    pub fn int(&self) -> Option<i64> {
        match self.value.get_ref() {
            DeValue::Integer(digits) if digits.radix() == 10 => {
                let digits = digits.as_str();
                digits.parse().ok().or_else(|| self.mismatch("a whole number"))
            }
            _ => self.mismatch("a whole number"),
        }
    }

    /// A decimal, written as a string so that no binary fraction comes between; whole numbers may be bare.
    pub fn decimal(&self) -> Option<Decimal> {
        match self.value.get_ref() {
            DeValue::Integer(_) => self.int().map(Decimal::from),
            DeValue::String(text) => {
                let number = Decimal::from_str_exact(text).ok();
                number.or_else(|| self.mismatch("a decimal number like \"300\" or \"0.40\""))
            }
            _ => self.mismatch("a decimal number in quotes like \"0.40\""),
        }
    }

    pub fn date(&self) -> Option<Date> {
        let written = match self.value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => return self.mismatch("a date like 2020-09-01"),
        };
        engine::date::parse(&written).or_else(|| self.mismatch("a date like 2020-09-01"))
    }

    /// A scalar as links write values: `yes`, digits, a key, a date.
    pub fn scalar(&self) -> Option<String> {
        match self.value.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            DeValue::Boolean(value) => Some(if *value { "yes" } else { "no" }.into()),
            DeValue::Integer(digits) => Some(digits.as_str().into()),
            DeValue::Float(digits) => Some(digits.as_str().into()),
            DeValue::Datetime(date) => Some(date.to_string()),
            _ => self.mismatch("a single value"),
        }
    }

    /// `{ zh = "…", en = "…" }`.
    pub fn text(&self) -> Option<Text> {
        let table = self.table()?;
        let text = Text { zh: table.filled("zh").unwrap_or(""), en: table.filled("en").unwrap_or("") };
        table.finish();
        Some(text)
    }

    /// One of a fixed list of words.
    pub fn word<T: Copy>(&self, what: &str, all: &[T], key: fn(T) -> &'static str) -> Option<T> {
        let given = self.str()?;
        let found = all.iter().copied().find(|one| key(*one) == given);
        if found.is_none() {
            let known: Vec<_> = all.iter().map(|one| key(*one)).collect();
            self.unknown(what, given, &known);
        }
        found
    }
}

fn kind(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// The nearest of some known words, if it is near enough to be meant.
pub fn nearest<'k>(given: &str, known: &[&'k str]) -> Option<&'k str> {
    known
        .iter()
        .map(|word| (strsim::jaro_winkler(given, word), *word))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}

/// A table whose keys are ticked off as they are read.
pub struct Table<'f> {
    file: &'f File<'f>,
    table: &'static DeTable<'static>,
    span: Range<usize>,
    used: RefCell<Vec<&'static str>>,
}

impl<'f> Table<'f> {
    pub fn get(&self, key: &'static str) -> Option<Node<'f>> {
        self.used.borrow_mut().push(key);
        self.table.get(key).map(|value| Node { file: self.file, value })
    }

    pub fn need(&self, key: &'static str) -> Option<Node<'f>> {
        let node = self.get(key);
        if node.is_none() {
            self.file.error(self.span.clone(), format!("`{key}` is missing"), None);
        }
        node
    }

    pub fn filled(&self, key: &'static str) -> Option<&'static str> {
        self.need(key)?.filled()
    }

    pub fn text(&self, key: &'static str) -> Option<Text> {
        self.need(key)?.text()
    }

    pub fn optional_text(&self, key: &'static str) -> Option<Text> {
        self.get(key)?.text()
    }

    pub fn optional_date(&self, key: &'static str) -> Option<Date> {
        self.get(key)?.date()
    }

    /// The elements of a list; none where the key is absent.
    pub fn each(&self, key: &'static str) -> Vec<Node<'f>> {
        self.get(key).map_or_else(Vec::new, |node| node.list())
    }

    /// The keys with their values, for tables whose keys are not fixed.
    pub fn entries(&self) -> Vec<(&'static str, Node<'f>)> {
        self.table
            .iter()
            .map(|(key, value)| (key.get_ref().as_ref(), Node { file: self.file, value }))
            .collect()
    }

    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    pub fn file(&self) -> &'f File<'f> {
        self.file
    }

    /// Complains of keys that nobody read.
    pub fn finish(&self) {
        let used = self.used.borrow();
        for (key, _) in self.table.iter() {
            let name = key.get_ref().as_ref();
            if !used.contains(&name) {
                let hint = nearest(name, &used).map(|near| format!("did you mean {near}?"));
                self.file.error(key.span(), format!("unknown key `{name}`"), hint);
            }
        }
    }
}
