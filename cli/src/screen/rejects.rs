//! Rows that could not be read: set aside whole, in the roster's own encoding, with their
//! line and the reason before them. Such a file can be mended and screened like a roster.

use super::escaping;
use super::sink::AppendFile;
use super::source::cells::Cell;
use super::source::encoding::{Encoding, MARK};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The headings put before the roster's own.
pub const HEADINGS: [&str; 4] = ["rejected_line", "rejected_row", "rejected_column", "rejected_reason"];

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reject {
    /// The line of the file, or the row of the sheet, on which it begins.
    pub line: u64,
    pub row: u64,
    pub errors: Vec<RowError>,
    /// Its cells as they were, in the roster's encoding.
    pub cells: Vec<Vec<u8>>,
}

/// Why a row could not be read, and the column at fault where it is one.
pub type RowError = (Option<usize>, String);

impl Reject {
    pub fn new(line: u64, row: u64, errors: Vec<RowError>, cells: &[Cell]) -> Reject {
        let mut buffer = Vec::new();
        let cells = cells.iter().map(|cell| cell.plain(&mut buffer).to_vec()).collect();
        Reject { line, row, errors, cells }
    }

    /// The headings of the columns at fault.
    pub fn columns(&self, headings: &[String]) -> String {
        let at_fault = self.errors.iter().filter_map(|(at, _)| headings.get((*at)?).map(String::as_str));
        at_fault.collect::<Vec<_>>().join(" ")
    }

    /// All that is wrong with it.
    pub fn reasons(&self) -> String {
        self.errors.iter().map(|(_, reason)| reason.as_str()).collect::<Vec<_>>().join("; ")
    }

    /// Adds it to a result in JSON, as an object on a line: which row, why, and its cells as text
    /// without the one in the column `row`, which says which row it is.
    pub fn line(&self, headings: &[String], encoding: Encoding, row: Option<usize>, out: &mut Vec<u8>) {
        out.extend_from_slice(b"{\"row\":");
        out.extend_from_slice(self.row.to_string().as_bytes());
        out.extend_from_slice(b",\"rejected\":");
        escaping::json_text(&self.reasons(), out);
        let columns = self.errors.iter().filter_map(|(at, _)| headings.get((*at)?).cloned());
        let cells = self.cells.iter().enumerate().filter(|(at, _)| Some(*at) != row);
        let cells = cells.map(|(_, cell)| encoding.decode_anyway(cell).into_owned());
        for (name, texts) in [("columns", columns.collect::<Vec<_>>()), ("cells", cells.collect())] {
            out.extend_from_slice(format!(",\"{name}\":").as_bytes());
            for (at, text) in texts.iter().enumerate() {
                out.push(if at == 0 { b'[' } else { b',' });
                escaping::json_text(text, out);
            }
            out.extend_from_slice(if texts.is_empty() { b"[]" } else { b"]" });
        }
        out.extend_from_slice(b"}\n");
    }

    /// Adds it as a row. The roster's own reject headings, where it has them from an earlier run,
    /// are not repeated.
    fn write(&self, headings: &[String], encoding: Encoding, out: &mut Vec<u8>) {
        let mut text = format!("{},{},", self.line, self.row);
        escaping::csv_text(&self.columns(headings), &mut text);
        text.push(',');
        escaping::csv_text(&self.reasons(), &mut text);
        out.extend_from_slice(&encoding.encode(&text));
        for (at, cell) in self.cells.iter().enumerate() {
            if !is_own(headings.get(at).map_or("", String::as_str)) {
                out.push(b',');
                escaping::csv_bytes(cell, out);
            }
        }
        out.push(b'\n');
    }
}

/// Whether a heading is one of those put before the roster's own.
pub fn is_own(heading: &str) -> bool {
    HEADINGS.contains(&heading)
}

/// The file that rejected rows are set aside in, made when the first one comes.
pub struct Rejects {
    /// Where the user wants it; else beside the roster, under a name that is free.
    wanted: Option<PathBuf>,
    beside: PathBuf,
    headings: Vec<String>,
    encoding: Encoding,
    file: Option<AppendFile>,
    /// How long the file was before the rows that were added last.
    before: u64,
}

impl Rejects {
    /// `beside` is the roster; `-` is standard input.
    pub fn new(wanted: Option<PathBuf>, roster: &Path, headings: &[String], encoding: Encoding) -> Rejects {
        let roster = if roster == Path::new("-") { Path::new("roster.csv") } else { roster };
        Rejects {
            wanted,
            beside: roster.into(),
            headings: headings.to_vec(),
            encoding,
            file: None,
            before: 0,
        }
    }

    /// Adds rows, and has them on the disk before anything of later rows is.
    pub fn add(&mut self, rows: &[Reject]) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let mut bytes = Vec::new();
        if self.file.is_none() {
            self.file = Some(self.make()?);
            bytes = self.head();
        }
        for row in rows {
            row.write(&self.headings, self.encoding, &mut bytes);
        }
        let Some(file) = &mut self.file else { return Ok(()) };
        self.before = file.whole();
        file.add(&bytes)
    }

    /// Takes back the rows that were added last, since what belongs with them could not be written.
    pub fn take_back(&mut self) {
        if let Some(file) = &mut self.file {
            file.take_back(self.before);
        }
    }

    /// Where the rejected rows are, if there are any.
    pub fn path(&self) -> Option<&Path> {
        self.file.as_ref().and_then(AppendFile::path)
    }

    fn head(&self) -> Vec<u8> {
        let mut head = HEADINGS.join(",");
        for heading in self.headings.iter().filter(|heading| !is_own(heading)) {
            head.push(',');
            escaping::csv_text(heading, &mut head);
        }
        head.push('\n');
        let mark = if self.encoding == Encoding::Utf8 { MARK } else { b"" };
        [mark, &self.encoding.encode(&head)].concat()
    }

    /// Makes the file, never in the place of another.
    fn make(&self) -> io::Result<AppendFile> {
        if let Some(path) = &self.wanted {
            return AppendFile::new(path);
        }
        for number in 1.. {
            let ending = if number == 1 { "rejected.csv".into() } else { format!("rejected-{number}.csv") };
            match AppendFile::new(&self.beside.with_extension(ending)) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                made => return made,
            }
        }
        Err(io::Error::other("no name is free for the rejected rows"))
    }
}
