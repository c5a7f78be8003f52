//! A piece of a roster, screened: the work of one thread at a time.

use super::cells::{self, Cell};
use super::columns::Columns;
use super::encoding::Encoding;
use super::output::Pen;
use super::records::{self, Piece};
use super::rejects::{self, Fault, Reject};
use engine::screen::Screen;
use engine::tables::Programme;
use engine::{Answers, Date, Verdict};

/// What everybody in a roster is screened for.
#[derive(Clone)]
pub struct Task {
    pub columns: Columns,
    pub encoding: Encoding,
    /// What is true of everybody.
    pub given: Answers,
    pub date: Date,
    pub programmes: Vec<&'static Programme>,
    /// Whether ineligible programmes are written too.
    pub all: bool,
    pub pen: Pen,
}

/// What came of a piece.
#[derive(Debug, Default)]
pub struct Screened {
    /// The rows for people and programmes.
    pub out: Vec<u8>,
    /// The rows that could not be read.
    pub rejects: Vec<u8>,
    pub counts: Counts,
    /// The last row of the piece.
    pub last_row: u64,
    /// How many bytes of the input lie before its end.
    pub end: u64,
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
    /// Rows written, one a person and programme.
    pub written: u64,
    /// Bytes of them.
    pub bytes: u64,
}

impl Counts {
    /// All rows of the roster.
    pub fn rows(&self) -> u64 {
        self.screened + self.rejected + self.blank
    }

    pub fn add(&mut self, more: Counts) {
        self.screened += more.screened;
        self.rejected += more.rejected;
        self.blank += more.blank;
        self.written += more.written;
        self.bytes += more.bytes;
    }
}

/// Screens pieces, one after the other.
pub struct Screener {
    task: Task,
    answers: Answers,
    screen: Screen,
    person: Vec<u8>,
    room: Vec<u8>,
}

impl Screener {
    pub fn new(task: Task) -> Screener {
        let answers = task.given.clone();
        Screener { task, answers, screen: Screen::default(), person: Vec::new(), room: Vec::new() }
    }

    /// Screens a piece into `into`, whose room is used again.
    pub fn piece(&mut self, piece: &Piece, into: &mut Screened) {
        into.out.clear();
        into.rejects.clear();
        (into.counts, into.end) = (Counts::default(), piece.end);
        let mut cells = Vec::with_capacity(self.task.columns.width);
        let (mut rest, mut row, mut line) = (piece.bytes.as_slice(), piece.row, piece.line);
        while !rest.is_empty() {
            let (record, behind) = match piece.unclosed {
                true => (records::without_end(rest), &rest[rest.len()..]),
                false => records::split(rest),
            };
            self.row(record, piece.unclosed, (row, line), &mut cells, into);
            line += records::lines(&rest[..rest.len() - behind.len()]);
            (rest, into.last_row, row) = (behind, row, row + 1);
        }
        into.counts.bytes = into.out.len() as u64;
    }

    fn row<'p>(
        &mut self,
        record: &'p [u8],
        unclosed: bool,
        (row, line): (u64, u64),
        cells: &mut Vec<Cell<'p>>,
        into: &mut Screened,
    ) {
        let faults = if unclosed {
            cells.clear();
            cells.push(rejects::whole(record));
            vec![(None, "a quote is not closed".to_owned())]
        } else if !cells::cut(record, cells) {
            vec![(None, "something follows a closing quote".to_owned())]
        } else if cells.iter().all(|cell| cell.bytes.trim_ascii().is_empty()) {
            into.counts.blank += 1;
            return;
        } else if cells.len() != self.task.columns.width {
            vec![(None, format!("{} cells, the headings are {}", cells.len(), self.task.columns.width))]
        } else {
            self.read(row, cells)
        };
        if !faults.is_empty() {
            into.counts.rejected += 1;
            let reject = Reject { line, row, faults: &faults };
            rejects::write(&reject, cells, &self.task.columns, self.task.encoding, &mut into.rejects);
            return;
        }
        into.counts.screened += 1;
        let Task { programmes, date, all, pen, .. } = &mut self.task;
        for (at, programme) in programmes.iter().enumerate() {
            let screened = self.screen.screen(programme, &self.answers, *date);
            if *all || screened.verdict != Verdict::Ineligible {
                pen.row(&self.person, at, &screened, &mut into.out);
                into.counts.written += 1;
            }
        }
    }

    /// Reads a row into the answers and the beginning of its rows; or what is wrong with it.
    fn read(&mut self, row: u64, cells: &[Cell]) -> Vec<Fault> {
        let Task { columns, encoding, pen, .. } = &mut self.task;
        let mut faults = Vec::new();
        for (at, reader) in &mut columns.facts {
            let Some(cell) = cells.get(*at) else { continue };
            match reader.read(cell.plain(&mut self.room), *encoding) {
                Ok(answer) => self.answers.set(reader.id, answer),
                Err(reason) => faults.push((Some(*at), reason)),
            }
        }
        let kept = columns.kept.iter().filter_map(|(at, _)| cells.get(*at).copied());
        if !pen.person(row, kept, *encoding, &mut self.person) {
            let spoilt = columns
                .kept
                .iter()
                .filter(|(at, _)| cells.get(*at).is_some_and(|cell| encoding.decode(cell.bytes).is_none()));
            faults.extend(spoilt.map(|(at, _)| (Some(*at), format!("is not {}", encoding.name()))));
        }
        faults
    }
}
