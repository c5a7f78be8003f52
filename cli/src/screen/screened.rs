//! What comes of a piece of a roster: the rows to be written, or people and lines for a workbook, what
//! was set aside, and counts.

use super::limits::Binding;
use super::rejects::Reject;
use super::table::notes::Note;
use engine::region::Region;

/// What came of a piece.
#[derive(Debug, Default)]
pub struct ScreenedPiece {
    /// The rows for people and programmes.
    pub out: Vec<u8>,
    /// The same for a workbook, instead of `out`: the people, and what is found for them.
    pub people: Vec<Person>,
    pub lines: Vec<Line>,
    /// The rows that could not be read.
    pub rejects: Vec<Reject>,
    /// The rows that are no people.
    pub passed: Vec<Passed>,
    /// The cells that say something of what somebody is that no fact means: row and column.
    pub unread: Vec<(u64, usize)>,
    /// The cells with numbers that a spreadsheet has taken digits from: row and column.
    pub spoilt: Vec<(u64, usize)>,
    /// The cells with a day of a certificate after the day of evaluation: row and column.
    pub later: Vec<(u64, usize)>,
    /// A short form of people's numbers of identity: row and number.
    pub numbers: Vec<(u64, u64)>,
    /// The line of the headings of another table that the piece is below at its end.
    pub aside: Option<u64>,
    pub counts: Counts,
    /// The last row of the piece.
    pub last_row: u64,
    /// How many bytes of the input lie before its end.
    pub end: u64,
}

/// Somebody, for a workbook.
#[derive(Clone, Debug)]
pub struct Person {
    pub row: u64,
    /// The cells that are carried through.
    pub kept: Vec<String>,
    pub region: Option<Region>,
}

/// What a programme comes to for somebody.
#[derive(Clone, Debug)]
pub struct Line {
    /// The index of the person in the piece.
    pub person: u32,
    /// The index of the programme among those screened for.
    pub at: u16,
    pub found: engine::assess::screening::Screened,
    pub limits: Vec<Binding>,
}

/// A row that is no person.
#[derive(Clone, Debug, PartialEq)]
pub struct Passed {
    pub line: u64,
    pub note: Note,
    /// What it begins with.
    pub text: String,
}

/// How many rows there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that were screened.
    pub screened: u64,
    /// Rows that could not be read.
    pub rejected: u64,
    /// Rows without anything in them.
    pub blank: u64,
    /// Totals, notes and repeated headings.
    pub passed: u64,
    /// People of whom it is not said where they are.
    pub placeless: u64,
    /// Rows written, one a person and programme.
    pub written: u64,
    /// Bytes of them.
    pub bytes: u64,
}

impl Counts {
    /// All rows of the roster.
    pub fn rows(&self) -> u64 {
        self.screened + self.rejected + self.blank + self.passed
    }

    pub fn add(&mut self, more: Counts) {
        self.screened += more.screened;
        self.rejected += more.rejected;
        self.blank += more.blank;
        self.passed += more.passed;
        self.placeless += more.placeless;
        self.written += more.written;
        self.bytes += more.bytes;
    }
}
