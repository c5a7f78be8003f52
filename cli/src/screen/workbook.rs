//! The result as a workbook, a sheet a purpose: who is eligible for what, what is still open and
//! why, totals by programme and place, rows that could not be read beside their reasons, how the
//! columns were read, what became of the rows, and the law with its dates.
//!
//! It is written in a thread of its own, row by row into files beside where it will be, so that
//! its size is no matter; a full disk ends the thread, not the screening.

mod columns;
mod grid;
mod sheets;
mod totals;
mod words;

use super::explain::Reading;
use super::rejects::Reject;
use super::said::Said;
use super::screened::{Line, Passed, Person, ScreenedPiece};
use super::source::encoding::Encoding;
use super::worker::Task;
use rust_xlsxwriter::{Workbook, XlsxError};
use sheets::Sheets;
use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

/// The name of the threads that write workbooks.
pub const WRITER: &str = "result";
/// How many pieces may wait to be written.
const AHEAD: usize = 8;
/// How hard the file is compressed, of 9: beside the library's 6 a fifth less time, for a file a fifth larger.
const COMPRESSION: u8 = 3;

/// A workbook that is being written.
pub struct Book {
    pieces: Option<SyncSender<Message>>,
    writer: JoinHandle<Result<(), XlsxError>>,
    path: PathBuf,
}

/// What the writer is told.
enum Message {
    Piece(Piece),
    End(Box<Closing>),
}

/// What came of a piece of the roster.
struct Piece {
    people: Vec<Person>,
    lines: Vec<Line>,
    rejects: Vec<Reject>,
    passed: Vec<Passed>,
}

/// What is only known in the end.
pub struct Closing {
    /// What became of the rows, line by line.
    pub lines: Vec<Said>,
}

/// What is known before.
pub struct Opening {
    pub task: Task,
    pub encoding: Encoding,
    pub readings: Vec<Reading>,
    /// The roster, its sheet or encoding, and what was said of it.
    pub about: Vec<String>,
}

impl Book {
    /// Begins a workbook, never in the place of another file.
    pub fn begin(path: &Path, opening: Opening) -> io::Result<Book> {
        OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| at(path, &error))?;
        let (pieces, pieces_in) = sync_channel(AHEAD);
        let to = path.to_owned();
        let writer =
            thread::Builder::new().name(WRITER.into()).spawn(move || write(&to, opening, &pieces_in))?;
        Ok(Book { pieces: Some(pieces), writer, path: path.into() })
    }

    /// Adds what came of a piece.
    ///
    /// # Errors
    /// The writer has ended before its time; [`Book::finish`] says why.
    pub fn add(&mut self, piece: &mut ScreenedPiece) -> io::Result<()> {
        let message = Message::Piece(Piece {
            people: std::mem::take(&mut piece.people),
            lines: std::mem::take(&mut piece.lines),
            rejects: piece.rejects.clone(),
            passed: piece.passed.clone(),
        });
        let sent = self.pieces.as_ref().map(|pieces| pieces.send(message));
        match sent {
            Some(Ok(())) => Ok(()),
            _ => Err(io::Error::other("the workbook cannot be written")),
        }
    }

    /// Ends the workbook and puts it where it belongs. Nothing is left of one that cannot be
    /// written.
    pub fn finish(mut self, closing: Closing) -> io::Result<()> {
        if let Some(pieces) = self.pieces.take() {
            let _ = pieces.send(Message::End(Box::new(closing)));
        }
        let error = match self.writer.join() {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(error)) => error.to_string(),
            Err(_) => "the disk may be full".into(),
        };
        let _ = fs::remove_file(&self.path);
        Err(io::Error::other(format!(
            "{}: the workbook could not be written: {error}; nothing of it is kept. Make room and run it again, or \
             write CSV, which keeps what is written",
            self.path.display()
        )))
    }
}

/// The work of the thread.
fn write(path: &Path, opening: Opening, pieces: &Receiver<Message>) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    book.set_zip_compression_level(COMPRESSION);
    let beside = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    book.set_tempdir(beside)?;
    let mut sheets = Sheets::new(&opening);
    for message in pieces {
        match message {
            Message::Piece(piece) => sheets.add(&mut book, &piece)?,
            Message::End(closing) => {
                sheets.finish(&mut book, &opening, &closing)?;
                let file = OpenOptions::new().write(true).truncate(true).open(path)?;
                return book.save_to_writer(io::BufWriter::with_capacity(1 << 16, file));
            }
        }
    }
    // Whoever sent pieces is gone; there is nothing to be kept.
    Ok(())
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
