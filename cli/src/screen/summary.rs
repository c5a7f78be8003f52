//! What became of the rows, said at the end: everything that was not counted is named.

use super::explain::letters;
use super::options::Screen;
use super::people::{Counts, Passed, Screened, Task};
use super::rejects::Rejects;
use super::shown::{plain, quoted};
use super::table::notes::Note;

/// What became of the rows so far.
pub struct Summary {
    pub counts: Counts,
    /// The last row that is dealt with.
    last_row: u64,
    /// The rows that are no people, as many as are named.
    pub passed: Vec<Passed>,
    /// By column, how many numbers lost digits, and the first row.
    spoilt: Vec<(usize, u64, u64)>,
    roster: String,
    about: String,
    headings: Vec<String>,
    /// Whether the roster is no workbook, and cells merged in one are empty.
    text: bool,
    /// The heading of the column that says where somebody is.
    place: Option<String>,
}

/// How many rows that are no people are kept.
const MOST_PASSED: usize = 10_000;
/// How many of them are named on standard error.
const NAMED: usize = 6;

impl Summary {
    pub fn new(options: &Screen, about: String, task: &Task, delimiter: &[u8], last_row: u64) -> Summary {
        let place = task.columns.facts.iter().find(|(_, reader)| reader.fact.key == "region");
        let heading = |at: usize| task.columns.headings.get(at).map(|heading| plain(heading));
        Summary {
            counts: Counts::default(),
            last_row,
            passed: Vec::new(),
            spoilt: Vec::new(),
            roster: options.roster.display().to_string(),
            text: !about.starts_with("sheet ") && !delimiter.is_empty(),
            about,
            headings: task.columns.headings.clone(),
            place: place.and_then(|(at, _)| heading(*at)),
        }
    }

    /// Adds what came of a piece.
    pub fn add(&mut self, piece: &Screened) {
        self.counts.add(piece.counts);
        self.last_row = piece.last_row;
        let room = MOST_PASSED - self.passed.len();
        self.passed.extend(piece.passed.iter().take(room).cloned());
        for (row, column) in &piece.spoilt {
            match self.spoilt.iter_mut().find(|(other, ..)| other == column) {
                Some((_, count, _)) => *count += 1,
                None => self.spoilt.push((*column, 1, *row)),
            }
        }
    }

    /// What is to be said at the end.
    pub fn lines(&self, rejects: &Rejects, seconds: f64) -> Vec<String> {
        let mut lines = self.remarks();
        let Counts { screened, rejected, blank, passed, written, bytes, .. } = self.counts;
        let aside =
            rejects.path().map_or(String::new(), |path| format!(" (set aside in {})", path.display()));
        let notes = if passed > 0 { format!(" + {passed} totals and notes") } else { String::new() };
        lines.push(format!(
            "{} ({}): {} rows = {screened} screened + {rejected} rejected{aside} + {blank} blank{notes}; \
             {written} rows written ({:.1} MB); {seconds:.1} s, {:.0} rows a second",
            self.roster,
            self.about,
            self.counts.rows(),
            bytes as f64 / 1e6,
            self.counts.rows() as f64 / seconds.max(0.001),
        ));
        lines
    }

    /// What officers have to know of the result.
    pub fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        for (column, count, row) in &self.spoilt {
            let heading = self.headings.get(*column).map_or(String::new(), |heading| plain(heading));
            remarks.push(format!(
                "column {} {heading}: {count} numbers lost their last digits in a spreadsheet, the first in row {row}; \
                 such people cannot be told by it",
                letters(*column)
            ));
        }
        if let (Some(place), 1..) = (&self.place, self.counts.placeless) {
            let hint = match self.text {
                true => format!(
                    " (cells merged in a spreadsheet are empty in its CSV: --fill {place} fills them down)"
                ),
                false => String::new(),
            };
            remarks.push(format!(
                "column {place} does not say where {} of {} people are: nearly everything stays undetermined for \
                 them{hint}",
                self.counts.placeless, self.counts.screened
            ));
        }
        for (kinds, word) in
            [([Note::Total, Note::Remark], "totals and notes"), ([Note::Heading; 2], "headings again")]
        {
            let lines: Vec<&Passed> =
                self.passed.iter().filter(|passed| kinds.contains(&passed.note)).collect();
            if !lines.is_empty() {
                let named = |passed: &&Passed| format!("{} {}", passed.line, quoted(&passed.text));
                let named: Vec<String> = lines.iter().take(NAMED).map(named).collect();
                let more = if lines.len() > NAMED {
                    format!(" and {} more", lines.len() - NAMED)
                } else {
                    String::new()
                };
                remarks.push(format!("no people, passed over as {word}: lines {}{more}", named.join(", ")));
            }
        }
        remarks
    }

    /// How to go on after an interruption.
    pub fn where_to_go_on(&self) -> String {
        format!("stopped after row {}; go on with --rows {}..", self.last_row, self.last_row + 1)
    }
}
