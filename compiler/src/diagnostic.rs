//! What is wrong with a table, where, and what to do.

use std::fmt;
use std::ops::Range;

/// A place in a file of tables, for messages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Location {
    /// The file, from the folder of the tables down.
    pub file: &'static str,
    text: &'static str,
    start: usize,
    end: usize,
}

impl Location {
    /// The location of some bytes of a file's text.
    pub(crate) fn new(file: &'static str, text: &'static str, bytes: Range<usize>) -> Location {
        Location { file, text, start: bytes.start, end: bytes.end }
    }

    /// The line, from 1.
    pub fn line(&self) -> usize {
        self.before().matches('\n').count() + 1
    }

    /// The byte it begins at.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// What stands there.
    pub(crate) fn text(&self) -> &'static str {
        self.text.get(self.start..self.end).unwrap_or_default()
    }

    fn before(&self) -> &'static str {
        self.text.get(..self.start).unwrap_or_default()
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line())
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, from the folder of the tables down.
    pub file: String,
    /// The line, from 1; 0 where a whole file or folder is meant.
    pub line: usize,
    /// The column, from 1, in characters; 0 where a whole file or folder is meant.
    pub column: usize,
    /// The line itself, for showing.
    pub text: String,
    /// How many characters of the line are meant.
    pub width: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// Something wrong at a location.
    pub(crate) fn at(location: Location, message: String, hint: Option<String>) -> Diagnostic {
        let before = location.before();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let first_line = |text: Option<&'static str>| text.and_then(|text| text.lines().next()).unwrap_or("");
        Diagnostic {
            file: location.file.into(),
            line: location.line(),
            column: before.get(start..).unwrap_or_default().chars().count() + 1,
            text: first_line(location.text.get(start..)).into(),
            width: first_line(location.text.get(location.start..location.end)).chars().count(),
            message,
            hint,
        }
    }

    /// What diagnostics are sorted by.
    pub(crate) fn order(&self) -> impl Ord + '_ {
        (&self.file, self.line, self.column, &self.message)
    }

    /// Something wrong with a whole file or folder.
    pub(crate) fn whole(file: &str, message: String) -> Diagnostic {
        Diagnostic {
            file: file.into(),
            line: 0,
            column: 0,
            text: String::new(),
            width: 0,
            message,
            hint: None,
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "{}: {}", self.file, self.message)?;
        } else {
            writeln!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
            writeln!(f, "  | {}", self.text)?;
            let at = self.column.saturating_sub(1);
            let before: String = self.text.chars().take(at).map(blank).collect();
            let under = self.text.chars().skip(at).take(self.width.max(1));
            let carets: String = under.map(|c| if wide(c) { "^^" } else { "^" }).collect();
            write!(f, "  | {before}{}", if carets.is_empty() { "^" } else { &carets })?;
        }
        match &self.hint {
            Some(hint) => write!(f, "\n  = {hint}"),
            None => Ok(()),
        }
    }
}

/// Chinese characters and punctuation take two columns of a terminal.
fn wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}')
}

fn blank(c: char) -> &'static str {
    match c {
        '\t' => "\t",
        c if wide(c) => "  ",
        _ => " ",
    }
}
