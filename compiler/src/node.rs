//! TOML values with their locations, and what is said when they are not as expected.

use crate::diagnostic::Location;
use crate::source::File;
use engine::Text;
use engine::nearest::nearest;
use rust_decimal::Decimal;
use std::cell::RefCell;
use std::ops::Range;
use time::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its location.
#[derive(Clone, Copy)]
pub struct Node<'f> {
    file: &'f File<'f>,
    value: &'static Spanned<DeValue<'static>>,
}

impl<'f> Node<'f> {
    pub fn location(&self) -> Location {
        self.file.location(self.value.span())
    }

    pub fn error(&self, message: impl Into<String>) {
        self.file.log().at(self.location(), message, None);
    }

    /// An error with what to do about it.
    pub fn error_with(&self, message: impl Into<String>, hint: impl Into<Option<String>>) {
        self.file.log().at(self.location(), message, hint.into());
    }

    /// An error with the nearest of the known words as a hint.
    pub fn unknown(&self, what: &str, given: &str, known: &[&str]) {
        self.error_with(format!("unknown {what} `{given}`"), suggestion(given, known));
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
            DeValue::Array(list) => Some(list.iter().map(|value| Node { file: self.file, value }).collect()),
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
            DeValue::Table(table) => Some(Table::new(self.file, table, self.value.span())),
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

/// How many known words are listed at most.
const MOST_LISTED: usize = 24;

/// The nearest of the known words if one is near enough to be meant, or all of them if they are few.
pub fn suggestion(given: &str, known: &[&str]) -> Option<String> {
    match nearest(given, known.iter().copied()) {
        Some(near) => Some(format!("did you mean {near}?")),
        None => (known.len() <= MOST_LISTED).then(|| format!("known: {}", known.join(", "))),
    }
}

/// A table whose keys are ticked off as they are read.
pub struct Table<'f> {
    file: &'f File<'f>,
    table: &'static DeTable<'static>,
    span: Range<usize>,
    used: RefCell<Vec<&'static str>>,
}

impl<'f> Table<'f> {
    pub fn new(file: &'f File<'f>, table: &'static DeTable<'static>, span: Range<usize>) -> Table<'f> {
        Table { file, table, span, used: RefCell::default() }
    }

    pub fn get(&self, key: &'static str) -> Option<Node<'f>> {
        self.used.borrow_mut().push(key);
        self.table.get(key).map(|value| Node { file: self.file, value })
    }

    pub fn need(&self, key: &'static str) -> Option<Node<'f>> {
        let node = self.get(key);
        if node.is_none() {
            self.missing(key);
        }
        node
    }

    /// Complains of a missing key, at the unread one that may be a misspelling of it.
    fn missing(&self, key: &'static str) {
        let used = self.used.borrow();
        let unread = self.table.keys().map(|key| key.get_ref().as_ref()).filter(|key| !used.contains(key));
        let message = format!("`{key}` is missing");
        match nearest(key, unread).and_then(|near| self.table.get_key_value(near)) {
            Some((near, _)) => {
                let hint = format!("is that what `{}` is meant to be?", near.get_ref());
                self.file.log().at(self.file.location(near.span()), message, Some(hint));
            }
            None => self.error(message),
        }
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

    /// `from` and `until`, first and last day, in order.
    pub fn dates(&self) -> (Option<Date>, Option<Date>) {
        let from = self.optional_date("from");
        let node = self.get("until");
        let until = node.and_then(|node| node.date());
        if let (Some(from), Some(until), Some(node)) = (from, until, node)
            && until < from
        {
            node.error(format!("the end lies before the beginning, {}", engine::date::format(from)));
        }
        (from, until)
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

    /// Where the table begins.
    pub fn location(&self) -> Location {
        self.file.location(self.span.clone())
    }

    pub fn error(&self, message: impl Into<String>) {
        self.file.log().at(self.location(), message, None);
    }

    /// Complains of keys that nobody read.
    pub fn finish(&self) {
        let used = self.used.borrow();
        for (key, _) in self.table.iter() {
            let name = key.get_ref().as_ref();
            if !used.contains(&name) {
                let location = self.file.location(key.span());
                self.file.log().at(location, format!("unknown key `{name}`"), suggestion(name, &used));
            }
        }
    }
}
