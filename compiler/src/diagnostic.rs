//! What is wrong with a table, where, and what to do.

use std::fmt;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, from the folder of the tables down.
    pub file: String,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// The column, from 1, in characters.
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

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "{}: {}", self.file, self.message)?;
        } else {
            writeln!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
            writeln!(f, "  | {}", self.text)?;
            let before: String = self.text.chars().take(self.column - 1).map(blank).collect();
            let under = self.text.chars().skip(self.column - 1).take(self.width.max(1));
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
