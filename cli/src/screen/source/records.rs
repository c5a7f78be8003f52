//! A roster cut into records and cells, as bytes.
//!
//! Commas, quotes and line ends never occur inside a character of UTF-8 or GB18030, so that a
//! roster can be cut before it is decoded, and its pieces decoded side by side.

use memchr::{memchr, memchr_iter, memchr2};
use std::io::{self, Read};

/// About how many bytes a piece has; small enough to stay in a core's own cache.
const PIECE: usize = 64 << 10;
/// How much is read at a time, and looked at to tell the encoding.
const BLOCK: usize = 1 << 20;
/// A quoted cell longer than this is a quote that nobody closed.
const LONGEST_QUOTED: usize = 64 << 10;

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

/// Finds the end of the record at the beginning of `bytes`. A quote opens a quoted cell only
/// where a cell begins; anywhere else it is a character like another.
fn record_end(bytes: &[u8]) -> End {
    let mut at = 0;
    while let Some(found) = memchr2(b'\n', b'"', &bytes[at..]) {
        let place = at + found;
        if bytes[place] == b'\n' {
            return End::At(place + 1);
        }
        at = place + 1;
        if place > 0 && bytes[place - 1] != b',' {
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
    buffer: Vec<u8>,
    start: usize,
    ended: bool,
    /// The row and the line of the next record, and how many bytes lie before it.
    row: u64,
    line: u64,
    before: u64,
}

impl<R: Read> Records<R> {
    /// With enough read to tell the encoding.
    pub fn open(input: R) -> io::Result<Records<R>> {
        let buffer = Vec::with_capacity(2 * BLOCK);
        let mut records = Records { input, buffer, start: 0, ended: false, row: 0, line: 1, before: 0 };
        while records.buffer.len() < BLOCK && !records.ended {
            records.fill()?;
        }
        Ok(records)
    }

    /// What is read and not yet taken, and whether the input ends with it.
    pub fn ahead(&self) -> (&[u8], bool) {
        (&self.buffer[self.start..], self.ended)
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

    /// The record with the headings; none where there is nothing.
    pub fn headings(&mut self) -> io::Result<Option<Piece>> {
        let mut piece = Piece::default();
        Ok(self.take(&mut piece, 1, 1)?.then_some(piece))
    }

    /// Fills a piece with the next records, none of them behind the row `last`. False at the end.
    pub fn next(&mut self, piece: &mut Piece, last: u64) -> io::Result<bool> {
        let rows = (last + 1).saturating_sub(self.row);
        self.take(piece, PIECE, rows)
    }

    /// Passes over the rows before one.
    pub fn skip_to(&mut self, row: u64) -> io::Result<()> {
        let mut piece = Piece::default();
        while self.row < row && self.take(&mut piece, PIECE, row - self.row)? {}
        Ok(())
    }

    /// Takes records until there are enough bytes or rows of them.
    fn take(&mut self, piece: &mut Piece, enough: usize, rows: u64) -> io::Result<bool> {
        (piece.row, piece.line, piece.unclosed) = (self.row, self.line, false);
        piece.bytes.clear();
        let (mut taken, mut count) = (0, 0);
        while taken < enough && count < rows {
            let rest = &self.buffer[self.start + taken..];
            let found = match record_end(rest) {
                // What a quote swallowed is no cell.
                End::At(end) if end > 2 * LONGEST_QUOTED => End::InQuotes,
                found => found,
            };
            match found {
                End::At(end) => (taken, count) = (taken + end, count + 1),
                End::InQuotes if rest.len() > LONGEST_QUOTED || self.ended => {
                    // First what is before it, then its line alone.
                    if count == 0 {
                        taken = memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
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
        self.line += lines(&piece.bytes);
        piece.end = self.before;
        Ok(count > 0)
    }
}

/// How many lines end in some bytes.
pub fn lines(bytes: &[u8]) -> u64 {
    memchr_iter(b'\n', bytes).count() as u64
}

/// The record at the beginning of a piece, without its line end, and what follows it.
pub fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = match record_end(bytes) {
        End::At(end) => end,
        End::Beyond | End::InQuotes => bytes.len(),
    };
    let (record, rest) = bytes.split_at(end);
    (without_end(record), rest)
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

    #[test]
    fn rows_and_lines_are_counted_apart() {
        let found = records("h\r\n\"a\nb\",1\n\nc\n");
        let expected =
            [(0, 1, "h", false), (1, 2, "\"a\nb\",1", false), (2, 4, "", false), (3, 5, "c", false)];
        assert_eq!(found, expected.map(|(row, line, text, open)| (row, line, text.to_owned(), open)));
    }

    #[test]
    fn an_unclosed_quote_spoils_only_its_line() {
        let text = format!("h\n\"a,1\n{}", "b,2\n".repeat(40_000));
        let found = records(&text);
        assert_eq!(found.len(), 40_002);
        assert_eq!(found[1], (1, 2, "\"a,1".into(), true));
        assert_eq!(found[40_001], (40_001, 40_002, "b,2".into(), false));
        assert_eq!(records("\"a\nb\n")[1], (1, 2, "b".into(), false));
    }
}
