//! Workbooks made for tests: those of today by the crate that writes results, those of before 2007
//! record by record, and changes to parts of either that no writer makes.
#![allow(dead_code)]

pub mod xls;

use rust_xlsxwriter::{Format, Workbook, Worksheet};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A workbook of one sheet with rows of text. Empty texts are no cells.
pub fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    book(|sheet| texts(sheet, 0, rows))
}

/// A workbook of one sheet.
pub fn book(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().expect("a workbook")
}

/// Rows of text from one on.
pub fn texts(sheet: &mut Worksheet, first: u32, rows: &[&[&str]]) {
    for (row, cells) in (first..).zip(rows) {
        for (column, text) in (0..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, *text).expect("a cell");
        }
    }
}

/// Merged cells with a text.
pub fn merge(sheet: &mut Worksheet, (top, left): (u32, u16), (bottom, right): (u32, u16), text: &str) {
    sheet.merge_range(top, left, bottom, right, text, &Format::new()).expect("merged cells");
}

/// A day as spreadsheets keep it: a number in a cell that shows a date.
pub fn day(sheet: &mut Worksheet, row: u32, column: u16, serial: f64) {
    let format = Format::new().set_num_format("yyyy/m/d");
    sheet.write_number_with_format(row, column, serial, &format).expect("a day");
}

/// A workbook with one of its parts changed.
pub fn changed(book: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(book)).expect("a zip file");
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    let (mut found, mut differs) = (false, false);
    for at in 0..old.len() {
        let mut file = old.by_index(at).expect("a part");
        let name = file.name().expect("a name").to_string();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        if name == part {
            let text = String::from_utf8(bytes).expect("UTF-8");
            bytes = change(&text).into_bytes();
            (found, differs) = (true, bytes != text.as_bytes());
        }
        new.start_file(name, SimpleFileOptions::default()).expect("a part");
        new.write_all(&bytes).expect("its bytes");
    }
    assert!(found && differs, "{part}");
    new.finish().expect("a zip file").into_inner()
}
