//! A roster cut into records and cells, as bytes.
//!
//! Commas, tabs, semicolons, quotes and line ends never occur inside a character of UTF-8 or
//! GB18030, nor a full-width comma in UTF-8, so that a roster can be cut before it is decoded, and
//! its pieces decoded side by side.

use super::cells::{self, Cell};
use crate::screen::table::fill::Fill;
use memchr::{memchr, memchr2, memchr2_iter, memchr3};
use std::io::{self, Read};

/// About how many bytes a piece has; small enough to stay in a core's own cache.
const PIECE: usize = 64 << 10;
/// How much is read at a time, and looked at to tell the encoding.
const BLOCK: usize = 1 << 20;
/// A quoted cell longer than this is a quote that nobody closed; a spreadsheet's cell has at most
/// 32,767 characters.
const LONGEST_QUOTED: usize = 128 << 10;

/// Whole records of a roster.
#[derive(Debug, Default)]
pub struct Piece {
    pub bytes: Vec<u8>,
    /// The row of its first record; the first row after the headings is 1.
    pub row: u64,
    /// The line of the file on which it begins, from 1.
    pub line: u64,
    /// Whether it is one line with a quote that is never closed.
    pub unclosed: bool,
    /// Whether each record is a row of a sheet, so that rows are counted as lines.
    pub sheet: bool,
    /// What goes on down into it, of the columns that are filled down.
    pub down: Vec<Vec<u8>>,
    /// How many bytes of the input lie before its end.
    pub end: u64,
}

/// Where a record ends.
#[derive(Debug, PartialEq)]
enum End {
    /// Behind its line end.
    At(usize),
    /// Not among these bytes.
    Beyond,
    /// Not among these bytes, which end inside quotes.
    InQuotes,
}

/// Finds the end of the record at the beginning of `bytes`: behind a line feed, a carriage return
/// or both. A quote opens a quoted cell only where a cell begins; anywhere else it is a character
/// like another. `ended` says that nothing follows the bytes.
fn record_end(bytes: &[u8], delimiter: &[u8], ended: bool) -> End {
    let mut at = 0;
    while let Some(found) = memchr3(b'\n', b'\r', b'"', &bytes[at..]) {
        let position = at + found;
        match bytes[position] {
            b'\n' => return End::At(position + 1),
            b'\r' => {
                return match bytes.get(position + 1) {
                    Some(b'\n') => End::At(position + 2),
                    // The line feed may be still to come.
                    None if !ended => End::Beyond,
                    _ => End::At(position + 1),
                };
            }
            _ => at = position + 1,
        }
        if position > 0 && !bytes[..position].ends_with(delimiter) {
            continue;
        }
        loop {
            match memchr(b'"', &bytes[at..]) {
                None => return End::InQuotes,
                Some(found) => at += found + 1,
            }
            // Two quotes stand for one.
            match bytes.get(at) {
                Some(b'"') => at += 1,
                _ => break,
            }
        }
    }
    End::Beyond
}

/// Reads a roster piece by piece.
pub struct Records<R> {
    input: R,
    delimiter: &'static [u8],
    sheet: bool,
    fill: Option<Fill>,
    buffer: Vec<u8>,
    start: usize,
    ended: bool,
    /// The row and the line of the next record, and how many bytes lie before it.
    row: u64,
    line: u64,
    before: u64,
}

impl<R: Read> Records<R> {
    /// Opens an input, and reads enough of it to tell the encoding.
    pub fn open(input: R) -> io::Result<Records<R>> {
        let buffer = Vec::with_capacity(2 * BLOCK);
        let mut records = Records {
            input,
            delimiter: b",",
            sheet: false,
            fill: None,
            buffer,
            start: 0,
            ended: false,
            row: 1,
            line: 1,
            before: 0,
        };
        while records.buffer.len() < BLOCK && !records.ended {
            records.fill()?;
        }
        Ok(records)
    }

    /// What is read and not yet taken, and whether the input ends with it.
    pub fn ahead(&self) -> (&[u8], bool) {
        (&self.buffer[self.start..], self.ended)
    }

    /// How many bytes lie before the next record.
    pub fn before(&self) -> u64 {
        self.before
    }

    /// All of the input once more, what is read ahead included.
    pub fn into_input(self) -> io::Chain<io::Cursor<Vec<u8>>, R> {
        io::Cursor::new(self.buffer).chain(self.input)
    }

    /// Passes over some bytes at the beginning.
    pub fn skip(&mut self, bytes: usize) {
        self.start += bytes;
        self.before += bytes as u64;
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.start > 0 {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        let at = self.buffer.len();
        self.buffer.resize(at + BLOCK, 0);
        let read = loop {
            match self.input.read(&mut self.buffer[at..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        self.buffer.truncate(at + *read.as_ref().unwrap_or(&0));
        self.ended = read? == 0;
        Ok(())
    }

    /// Says what cells are apart by.
    pub fn delimited_by(&mut self, delimiter: &'static [u8]) {
        self.delimiter = delimiter;
    }

    /// Says that each record is a row of a sheet, the first of them at a line.
    pub fn of_sheet(&mut self, line: u64) {
        (self.sheet, self.line) = (true, line);
    }

    /// Says what is filled down.
    pub fn filling(&mut self, fill: Fill) {
        self.fill = Some(fill);
    }

    /// Passes over the records above the people; the next one is row 1.
    pub fn skip_head(&mut self, records: usize) -> io::Result<()> {
        let mut piece = Piece::default();
        for _ in 0..records {
            self.take(&mut piece, 1, 1)?;
        }
        self.row = 1;
        Ok(())
    }

    /// Fills a piece with the next records, none of them behind the row `last`. False at the end.
    pub fn next(&mut self, piece: &mut Piece, last: u64) -> io::Result<bool> {
        let rows = (last + 1).saturating_sub(self.row);
        self.take(piece, PIECE, rows)
    }

    /// Takes records until there are enough bytes or rows of them.
    fn take(&mut self, piece: &mut Piece, enough: usize, rows: u64) -> io::Result<bool> {
        (piece.row, piece.line, piece.unclosed, piece.sheet) = (self.row, self.line, false, self.sheet);
        piece.bytes.clear();
        let (mut taken, mut count) = (0, 0);
        while taken < enough && count < rows {
            let rest = &self.buffer[self.start + taken..];
            let found = match record_end(rest, self.delimiter, self.ended) {
                // What a quote swallowed is no cell.
                End::At(end) if end > 2 * LONGEST_QUOTED => End::InQuotes,
                found => found,
            };
            match found {
                End::At(end) => (taken, count) = (taken + end, count + 1),
                End::InQuotes if rest.len() > LONGEST_QUOTED || self.ended => {
                    // First what is before it, then its line alone.
                    if count == 0 {
                        taken = line_end(rest);
                        (count, piece.unclosed) = (1, true);
                    }
                    break;
                }
                End::Beyond if self.ended => {
                    (taken, count) = (taken + rest.len(), count + u64::from(!rest.is_empty()));
                    break;
                }
                _ if count > 0 => break,
                _ if rest.len() > 2 * BLOCK => {
                    let message = format!("line {} is longer than {} bytes", self.line, 2 * BLOCK);
                    return Err(io::Error::new(io::ErrorKind::InvalidData, message));
                }
                _ => self.fill()?,
            }
        }
        piece.bytes.extend_from_slice(&self.buffer[self.start..self.start + taken]);
        self.start += taken;
        self.before += taken as u64;
        self.row += count;
        self.line += if self.sheet { count } else { lines(&piece.bytes) };
        piece.end = self.before;
        if let Some(fill) = &mut self.fill {
            piece.down = fill.over(&piece.bytes, self.delimiter);
        }
        Ok(count > 0)
    }
}

/// Where the first line of some bytes ends.
fn line_end(bytes: &[u8]) -> usize {
    match memchr2(b'\n', b'\r', bytes) {
        Some(at) if bytes[at..].starts_with(b"\r\n") => at + 2,
        Some(at) => at + 1,
        None => bytes.len(),
    }
}

/// How many lines end in some bytes.
pub fn lines(bytes: &[u8]) -> u64 {
    let ends = memchr2_iter(b'\n', b'\r', bytes);
    ends.filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n')).count() as u64
}

/// The record at the beginning of a piece, without its line end, and what follows it.
pub fn split<'p>(bytes: &'p [u8], delimiter: &[u8]) -> (&'p [u8], &'p [u8]) {
    let end = match record_end(bytes, delimiter, true) {
        End::At(end) => end,
        End::Beyond | End::InQuotes => bytes.len(),
    };
    let (record, rest) = bytes.split_at(end);
    (without_end(record), rest)
}

/// The records at the beginning of a roster, cut into cells, no more than some: each with whether
/// its quotes match. What `ended` does not complete is left out.
pub fn first<'p>(
    bytes: &'p [u8],
    delimiter: &[u8],
    ended: bool,
    most: usize,
) -> impl Iterator<Item = (Vec<Cell<'p>>, bool)> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (end, closed) = match record_end(rest, delimiter, ended) {
            End::At(end) => (end, true),
            End::Beyond if ended => (rest.len(), true),
            End::InQuotes if ended || rest.len() > LONGEST_QUOTED => (line_end(rest), false),
            End::Beyond | End::InQuotes => return None,
        };
        let (record, behind) = rest.split_at(end);
        rest = behind;
        let mut found = Vec::new();
        let matches = cells::cut(without_end(record), delimiter, &mut found);
        Some((found, closed && matches))
    })
    .take(most)
}

/// A record or line without its line end.
pub fn without_end(record: &[u8]) -> &[u8] {
    let record = record.strip_suffix(b"\n").unwrap_or(record);
    record.strip_suffix(b"\r").unwrap_or(record)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every record with its row and line, read in pieces of any size.
    fn records(text: &str) -> Vec<(u64, u64, String, bool)> {
        let mut records = Records::open(text.as_bytes()).expect("readable");
        let mut piece = Piece::default();
        let mut all = Vec::new();
        while records.take(&mut piece, 1, 1).expect("readable") {
            let record = String::from_utf8_lossy(without_end(&piece.bytes)).into_owned();
            all.push((piece.row, piece.line, record, piece.unclosed));
        }
        all
    }

    #[track_caller]
    fn check(text: &str, expected: &[(u64, u64, &str)]) {
        let expected: Vec<_> =
            expected.iter().map(|(row, line, text)| (*row, *line, (*text).to_owned(), false)).collect();
        assert_eq!(records(text), expected, "{text:?}");
    }

    #[test]
    fn rows_and_lines_are_counted_apart() {
        check("h\r\n\"a\nb\",1\n\nc\n", &[(1, 1, "h"), (2, 2, "\"a\nb\",1"), (3, 4, ""), (4, 5, "c")]);
    }

    #[test]
    fn any_line_end_ends_a_record() {
        check("h\ra\rb", &[(1, 1, "h"), (2, 2, "a"), (3, 3, "b")]);
        check("h\r\na\rb\nc\r", &[(1, 1, "h"), (2, 2, "a"), (3, 3, "b"), (4, 4, "c")]);
        check("\"a\rb\"\r\rc", &[(1, 1, "\"a\rb\""), (2, 3, ""), (3, 4, "c")]);
    }

    #[test]
    fn a_line_end_in_two_reads_is_one() {
        struct Drops<'b>(&'b [u8]);
        impl Read for Drops<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let Some((first, rest)) = self.0.split_first() else { return Ok(0) };
                self.0 = rest;
                buffer[0] = *first;
                Ok(1)
            }
        }
        let mut records = Records::open(Drops(b"a\r\nb\r\n")).expect("readable");
        let mut piece = Piece::default();
        let mut count = 0;
        while records.take(&mut piece, 1, 1).expect("readable") {
            count += 1;
        }
        assert_eq!(count, 2);
    }

    #[test]
    fn an_unclosed_quote_spoils_only_its_line() {
        let text = format!("h\n\"a,1\n{}", "b,2\n".repeat(40_000));
        let found = records(&text);
        assert_eq!(found.len(), 40_002);
        assert_eq!(found[1], (2, 2, "\"a,1".into(), true));
        assert_eq!(found[40_001], (40_002, 40_002, "b,2".into(), false));
        assert_eq!(records("\"a\nb\n")[1], (2, 2, "b".into(), false));
        assert_eq!(records("\"a\rb\r")[1], (2, 2, "b".into(), false));
    }
}
