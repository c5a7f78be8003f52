//! Rows that could not be read: set aside whole, in the roster's own encoding, with their
//! place and the reason before them. Such a file can be mended and screened like a roster.

use super::cells::Cell;
use super::columns::Columns;
use super::encoding::{Encoding, MARK};
use super::records;
use super::sheet;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The headings put before the roster's own.
pub const HEADINGS: [&str; 4] = ["rejected_line", "rejected_row", "rejected_column", "rejected_reason"];

/// A row that could not be read.
pub struct Reject<'r> {
    /// The line of the file on which it begins.
    pub line: u64,
    pub row: u64,
    pub faults: &'r [Fault],
}

/// Why a row could not be read, and the column at fault where it is one.
pub type Fault = (Option<usize>, String);

/// Writes a row that could not be read. The roster's own reject headings, where it has them
/// from an earlier run, are not repeated.
pub fn write(reject: &Reject, cells: &[Cell], columns: &Columns, encoding: Encoding, out: &mut Vec<u8>) {
    let mut text = format!("{},{},", reject.line, reject.row);
    let heading = |at: &usize| columns.headings.get(*at).map_or("", String::as_str);
    let at_fault: Vec<&str> =
        reject.faults.iter().filter_map(|(at, _)| Some(heading(at.as_ref()?))).collect();
    let reasons: Vec<&str> = reject.faults.iter().map(|(_, reason)| reason.as_str()).collect();
    sheet::csv_text(&at_fault.join(" "), &mut text);
    text.push(',');
    sheet::csv_text(&reasons.join("; "), &mut text);
    out.extend_from_slice(&encoding.encode(&text));
    let mut room = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let heading = columns.headings.get(at).map_or("", String::as_str);
        if !HEADINGS.contains(&heading) {
            out.push(b',');
            sheet::csv_bytes(cell.plain(&mut room), out);
        }
    }
    out.push(b'\n');
}

/// The file they are set aside in, made when the first one comes.
pub struct Rejects {
    /// Where the user wants it; else beside the roster, under a name that is free.
    wanted: Option<PathBuf>,
    beside: PathBuf,
    head: Vec<u8>,
    file: Option<(PathBuf, File)>,
}

impl Rejects {
    /// `beside` is the roster; `-` is standard input.
    pub fn new(wanted: Option<PathBuf>, roster: &Path, columns: &Columns, encoding: Encoding) -> Rejects {
        let mut head = HEADINGS.join(",");
        for heading in columns.headings.iter().filter(|heading| !HEADINGS.contains(&heading.as_str())) {
            head.push(',');
            sheet::csv_text(heading, &mut head);
        }
        head.push('\n');
        let mark = if encoding == Encoding::Utf8 { MARK } else { b"" };
        let head = [mark, &encoding.encode(&head)].concat();
        let roster = if roster == Path::new("-") { Path::new("roster.csv") } else { roster };
        Rejects { wanted, beside: roster.into(), head, file: None }
    }

    /// Adds rows, and has them on the disk before anything of later rows is.
    pub fn add(&mut self, rows: &[u8]) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        if self.file.is_none() {
            let (path, mut file) = self.make()?;
            file.write_all(&self.head)?;
            self.file = Some((path, file));
        }
        match &mut self.file {
            Some((path, file)) => file.write_all(rows).map_err(|error| at(path, &error)),
            None => Ok(()),
        }
    }

    /// Where they are, if there are any.
    pub fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(|(path, _)| path.as_path())
    }

    /// Makes the file, never in the place of another.
    fn make(&self) -> io::Result<(PathBuf, File)> {
        let new = |path: &Path| OpenOptions::new().write(true).create_new(true).open(path);
        if let Some(path) = &self.wanted {
            return new(path).map(|file| (path.clone(), file)).map_err(|error| at(path, &error));
        }
        for number in 1.. {
            let ending = if number == 1 { "rejected.csv".into() } else { format!("rejected-{number}.csv") };
            let path = self.beside.with_extension(ending);
            match new(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(at(&path, &error)),
                Ok(file) => return Ok((path, file)),
            }
        }
        Err(io::Error::other("no name is free for the rejected rows"))
    }
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// The cells of a row that is set aside because it cannot be cut into cells.
pub fn whole(line: &[u8]) -> Cell<'_> {
    Cell { bytes: records::without_end(line), doubled: false }
}
