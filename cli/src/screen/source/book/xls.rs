//! Reads workbooks of before 2007 (.xls), after a first look at whether the reader can be trusted with
//! one.

use super::value::Value;
use super::{Cell, ReadableSheet, Sheets};
use crate::screen::source::Seekable;
use crate::screen::table::Merged;
use calamine::{Reader, SheetType, SheetVisible, Xls, XlsError};
use std::io::{Cursor, Read};

mod compound;
mod look;

/// A workbook, and what a first look at its records says that its reader does not.
pub struct Book {
    book: Xls<Cursor<Vec<u8>>>,
    seen: look::Seen,
}

impl Book {
    /// Opens a workbook.
    pub fn open(mut file: Box<dyn Seekable>) -> Result<Book, String> {
        let mut bytes = Vec::new();
        file.by_ref().take(LARGEST).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        if compound::is_encrypted(&bytes) {
            return Err(super::PROTECTED.into());
        }
        let seen = look::at(&bytes)?;
        let book = Xls::new(Cursor::new(bytes)).map_err(said)?;
        Ok(Book { book, seen })
    }
}

/// The most bytes of a workbook; 65,536 rows of 256 cells have fewer.
const LARGEST: u64 = 1 << 30;

impl Sheets for Book {
    fn names(&self) -> Vec<ReadableSheet> {
        let sheets = self.book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets
            .map(|sheet| ReadableSheet {
                name: sheet.name.clone(),
                hidden: sheet.visible != SheetVisible::Visible,
            })
            .collect()
    }

    fn merged(&mut self, sheet: &str) -> Result<Vec<Merged>, String> {
        let all = self.book.merge_cells_by_sheet_name(sheet).map_err(said)?;
        Ok(all.into_iter().map(|cells| Merged { first: cells.start, last: cells.end }).collect())
    }

    fn each(&mut self, sheet: &str, end: u32, cell: &mut dyn FnMut(Cell) -> bool) -> Result<(), String> {
        let at = self.book.sheets_metadata().iter().position(|one| one.name == sheet);
        let range = self.book.worksheet_range(sheet).map_err(said)?;
        let Some((top, left)) = range.start() else { return Ok(()) };
        for (row, column, data) in range.used_cells() {
            let (row, column) = (top + row as u32, left + column as u32);
            let look = at.and_then(|sheet| self.seen.look(sheet, row, column));
            // Its result is still to be worked out, and no zero.
            let open = at.is_some_and(|sheet| self.seen.is_open(sheet, row, column));
            let (value, formula) = if open { (Value::Empty, Some("…")) } else { (Value::from(data), None) };
            let one = Cell { row, column, value, look, formula };
            if row >= end || !cell(one) {
                break;
            }
        }
        Ok(())
    }

    fn hidden_rows(&self, sheet: &str) -> u64 {
        let at = self.book.sheets_metadata().iter().position(|one| one.name == sheet);
        at.map_or(0, |sheet| self.seen.hidden(sheet))
    }
}

fn said(error: XlsError) -> String {
    match error {
        XlsError::Password => super::PROTECTED.into(),
        error => format!("the workbook is damaged: {}", crate::screen::sanitise::plain(&error.to_string())),
    }
}
