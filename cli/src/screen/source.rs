//! A roster opened: what it is, where its headings are, and its rows as records.
//!
//! ```text
//! bytes ─kind─▶ text ─encoding, delimiter─▶ records
//!            └▶ workbook ─sheet, merged cells, dates─▶ the records it would be as CSV
//! ```
//! A workbook is read as the CSV it would be, in UTF-8, so that all that follows is the same.

#[cfg(test)]
mod against_csv;
mod book;
pub mod cells;
pub mod encoding;
mod kind;
pub mod records;
mod transcode;

use super::columns::heading::Heading;
use super::columns::meaning::Meanings;
use super::options::Screen;
use super::said::Said;
use super::table::{self, Head, Known, Merged};
use encoding::{Encoding, MARK, utf16};
use encoding_rs::GB18030;
use engine::{Lang, Tables};
use kind::Kind;
use records::Records;
use std::fs::File;
use std::io::{self, Cursor, Read, Seek};
use std::path::Path;
use transcode::Transcode;

/// What a roster is read from.
pub type Input = Box<dyn Read + Send>;

/// A roster whose next record is its first person.
pub struct Source {
    pub records: Records<Input>,
    pub head: Head,
    /// How its records are written.
    pub encoding: Encoding,
    pub delimiter: &'static [u8],
    /// Whether it is a sheet of a workbook.
    pub sheet: bool,
    /// What it is, in words: its encoding, or its sheet.
    pub about: Said,
    /// The first rows below the headings, as examples.
    pub examples: Vec<Vec<String>>,
    /// What else is to be said: sheets that are not read, rows that are hidden.
    pub remarks: Vec<Said>,
    /// The cells of a sheet that are merged over several rows, and filled down.
    pub merged: Vec<Merged>,
    /// How many bytes its records have, where that is known.
    pub whole: Option<u64>,
}

/// What cells may be apart by, the likelier first.
const DELIMITERS: [&[u8]; 4] = [b",", b"\t", b";", WIDE_COMMA];
const WIDE_COMMA: &[u8] = "，".as_bytes();
/// How many rows are looked at to find the headings and for examples.
const AHEAD: usize = table::DEEPEST + 60;

/// Opens a roster; or says what is wrong with it.
pub fn open(options: &Screen, tables: &Tables, meanings: &Meanings) -> io::Result<Result<Source, Vec<Said>>> {
    let named =
        |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", options.roster.display()));
    let (mut input, whole): (Input, _) = match options.roster == Path::new("-") {
        true => (Box::new(io::stdin()), None),
        false => {
            let file = File::open(&options.roster).map_err(named)?;
            let whole = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|about| about.len());
            (Box::new(file), whole)
        }
    };
    let mut beginning = Vec::new();
    input.by_ref().take(BEGINNING).read_to_end(&mut beginning).map_err(named)?;
    let kind = match kind::of(&beginning) {
        Ok(kind) => kind,
        Err(message) => return Ok(Err(vec![message])),
    };
    let knows = |heading: &Heading| meanings.knows(tables, heading);
    if kind == Kind::Text {
        if options.sheet.is_some() {
            return Ok(Err(vec![Said::new(
                "--sheet：这个文件不是工作簿",
                "--sheet: the roster is no workbook",
            )]));
        }
        let input: Input = Box::new(Cursor::new(beginning).chain(input));
        return text(input, whole, options.encoding, &knows);
    }
    if options.encoding.is_some() {
        return Ok(Err(vec![Said::new(
            "--encoding：这个文件是工作簿，不用说明编码",
            "--encoding: the roster is a workbook, which says it itself",
        )]));
    }
    let file: Box<dyn Seekable> = match options.roster == Path::new("-") {
        true => {
            input.read_to_end(&mut beginning).map_err(named)?;
            Box::new(Cursor::new(beginning))
        }
        false => Box::new(io::BufReader::with_capacity(1 << 16, File::open(&options.roster).map_err(named)?)),
    };
    book::open(file, kind, options.sheet.as_deref(), &knows)
}

/// An error of reading, in a language where what is read says it: a workbook is found to be damaged only
/// when its last rows are read.
pub fn in_lang(error: io::Error, lang: Lang) -> io::Error {
    let message = error.to_string();
    let of_book = error.kind() == io::ErrorKind::InvalidData && message.contains("workbook");
    if of_book { io::Error::new(error.kind(), book::said(message).get(lang).to_owned()) } else { error }
}

/// The name of the threads that read workbooks.
pub const WORKBOOK: &str = book::READER;

/// What a workbook is read from.
pub trait Seekable: Read + Seek + Send {}

impl<R: Read + Seek + Send> Seekable for R {}

/// How much is read to tell what a file is.
const BEGINNING: u64 = 8 << 10;

/// Opens a roster that is text.
fn text(
    mut input: Input,
    whole: Option<u64>,
    said: Option<Encoding>,
    knows: &dyn Fn(&Heading) -> Known,
) -> io::Result<Result<Source, Vec<Said>>> {
    let mut beginning = Vec::new();
    input.by_ref().take(BEGINNING).read_to_end(&mut beginning)?;
    let wide = utf16(&beginning).filter(|_| said.is_none());
    let input: Input = Box::new(Cursor::new(beginning).chain(input));
    let (input, about, whole): (Input, _, _) = match wide {
        // How many bytes of text come of it is not known beforehand.
        Some(wide) => (Box::new(Transcode::new(input, wide)), Some(wide.name().to_owned()), None),
        None => (input, None, whole),
    };
    let mut records = Records::open(input)?;
    let (ahead, ended) = records.ahead();
    let encoding = match wide {
        Some(_) => Encoding::Utf8,
        None => said.unwrap_or_else(|| Encoding::of(ahead, ended)),
    };
    let about = about.unwrap_or_else(|| encoding.name().to_owned());
    let about = Said::new(about.clone(), about);
    let mark = if encoding == Encoding::Utf8 && ahead.starts_with(MARK) { MARK.len() } else { 0 };
    let found = delimiters(encoding).filter_map(|delimiter| {
        let bytes = ahead.get(mark..)?;
        Some((delimiter, layout(bytes, delimiter, encoding, ended, knows)))
    });
    let known = |layout: &Layout| layout.head.as_ref().map_or(0, |head| head.known);
    // The first of those that make the most headings known.
    let best = found.reduce(|best, other| if known(&other.1) > known(&best.1) { other } else { best });
    let Some((delimiter, layout)) = best else { return Ok(Err(vec![empty()])) };
    let spoilt = |head: &Head| layout.spoilt.is_some_and(|row| row < head.row + head.depth);
    let head = match layout.head {
        Some(head) if !spoilt(&head) => head,
        _ if layout.spoilt.is_some() => {
            return Ok(Err(vec![Said::new(
                "表头里的引号没有成对",
                "the quotes in the headings do not match",
            )]));
        }
        _ => return Ok(Err(vec![empty()])),
    };
    if encoding == Encoding::Gb18030 && delimiter.len() > 1 {
        // A full-width comma may lie across two characters of GB18030, but never of UTF-8.
        let rest: Input = Box::new(Transcode::new(records.into_input(), GB18030));
        let mut source = text_of(Records::open(rest)?, head, Encoding::Utf8, WIDE_COMMA, layout.examples)?;
        source.about = about;
        return Ok(Ok(source));
    }
    records.skip(mark);
    let source = text_of(records, head, encoding, delimiter, layout.examples)?;
    Ok(Ok(Source { about, whole, ..source }))
}

fn empty() -> Said {
    Said::new("名册是空的：第一行应是表头", "the roster is empty; its first row are the headings")
}

fn text_of(
    mut records: Records<Input>,
    head: Head,
    encoding: Encoding,
    delimiter: &'static [u8],
    examples: Vec<Vec<String>>,
) -> io::Result<Source> {
    records.delimited_by(delimiter);
    records.skip_head(head.row + head.depth)?;
    let remarks = head.numbers_said().into_iter().collect();
    let (about, merged) = (Said::default(), Vec::new());
    Ok(Source {
        records,
        head,
        encoding,
        delimiter,
        sheet: false,
        about,
        examples,
        remarks,
        merged,
        whole: None,
    })
}

/// What cells may be apart by. In GB18030 a full-width comma is looked for as its bytes, which
/// is right often enough to find the headings.
fn delimiters(encoding: Encoding) -> impl Iterator<Item = &'static [u8]> {
    DELIMITERS.into_iter().map(move |delimiter| match encoding {
        Encoding::Gb18030 if delimiter.len() > 1 => &b"\xa3\xac"[..],
        _ => delimiter,
    })
}

/// What a delimiter makes of the beginning of a roster.
struct Layout {
    head: Option<Head>,
    /// The first row whose quotes do not match.
    spoilt: Option<usize>,
    examples: Vec<Vec<String>>,
}

fn layout(
    bytes: &[u8],
    delimiter: &'static [u8],
    encoding: Encoding,
    ended: bool,
    knows: &dyn Fn(&Heading) -> Known,
) -> Layout {
    let (mut rows, mut spoilt) = (Vec::new(), None);
    let mut buffer = Vec::new();
    for (row, (cells, matches)) in records::first(bytes, delimiter, ended, AHEAD).enumerate() {
        if !matches && spoilt.is_none() {
            spoilt = Some(row);
        }
        let text = |cell: &cells::Cell| encoding.decode_anyway(cell.plain(&mut buffer)).into_owned();
        rows.push(if matches { cells.iter().map(text).collect() } else { Vec::new() });
    }
    let head = table::find(&rows, &[], knows);
    let examples = head.as_ref().map_or_else(Vec::new, |head| rows.split_off(head.row + head.depth));
    Layout { head, spoilt, examples }
}
