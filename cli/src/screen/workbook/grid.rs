//! A sheet that grows row by row, however many there are: past what a sheet holds it goes on in
//! a next one.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// A cell of a result.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'c> {
    Text(&'c str),
    /// Text that may look like a number, an identity number say, and is kept as text.
    Name(&'c str),
    Whole(u64),
    Yuan(Decimal),
    Empty,
}

/// How cells look.
#[derive(Clone)]
pub struct Looks {
    head: Format,
    name: Format,
    yuan: Format,
}

impl Looks {
    pub fn new() -> Looks {
        let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter);
        Looks {
            head: head.set_background_color(0x00E8_EEF4),
            name: Format::new().set_num_format("@"),
            yuan: Format::new().set_num_format("#,##0.00"),
        }
    }
}

/// A sheet, and those it goes on in.
pub struct Grid {
    name: &'static str,
    columns: Vec<(String, f64)>,
    looks: Looks,
    /// How many sheets it may take; what does not fit is counted.
    most: usize,
    sheets: Vec<Worksheet>,
    /// The next row of the last sheet.
    row: u32,
    /// How many rows were left out.
    pub left_out: u64,
}

/// The most rows of a sheet.
const ROWS: u32 = 1_048_576;
/// The most characters of a cell.
const LONGEST: usize = 32_000;

impl Grid {
    pub fn new(name: &'static str, columns: Vec<(String, f64)>, looks: &Looks, most: usize) -> Grid {
        Grid { name, columns, looks: looks.clone(), most, sheets: Vec::new(), row: ROWS, left_out: 0 }
    }

    /// Adds a row; where the sheets are full, it is counted as left out.
    pub fn add<'c>(
        &mut self,
        book: &mut Workbook,
        cells: impl IntoIterator<Item = Cell<'c>>,
    ) -> Result<(), XlsxError> {
        if self.row == ROWS {
            if self.sheets.len() == self.most {
                self.left_out += 1;
                return Ok(());
            }
            self.begin(book)?;
        }
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => drop(sheet.write_string(self.row, column, short(text))?),
                Cell::Name(text) => {
                    sheet.write_string_with_format(self.row, column, short(text), &self.looks.name)?;
                }
                Cell::Whole(number) => drop(sheet.write_number(self.row, column, number as f64)?),
                Cell::Yuan(yuan) => {
                    // Fifteen digits hold any sum of fen that there is.
                    let yuan = yuan.to_f64().unwrap_or(f64::NAN);
                    sheet.write_number_with_format(self.row, column, yuan, &self.looks.yuan)?;
                }
            }
        }
        self.row += 1;
        Ok(())
    }

    /// Begins a sheet with its headings.
    fn begin(&mut self, book: &mut Workbook) -> Result<(), XlsxError> {
        let mut sheet = book.new_worksheet_with_constant_memory()?;
        sheet.set_name(match self.sheets.len() {
            0 => self.name.to_owned(),
            number => format!("{} ({})", self.name, number + 1),
        })?;
        for (column, (heading, width)) in (0_u16..).zip(&self.columns) {
            sheet.set_column_width(column, *width)?;
            sheet.write_string_with_format(0, column, short(heading), &self.looks.head)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        self.sheets.push(sheet);
        self.row = 1;
        Ok(())
    }

    /// Puts what there is into the book, with filters over it. With `even` a sheet without rows
    /// is put there too.
    pub fn finish(mut self, book: &mut Workbook, even: bool) -> Result<(), XlsxError> {
        if self.sheets.is_empty() && even {
            self.begin(book)?;
        }
        let last = self.sheets.len();
        for (number, mut sheet) in self.sheets.into_iter().enumerate() {
            let rows = if number + 1 == last { self.row } else { ROWS };
            if let (2.., Some(right)) = (rows, self.columns.len().checked_sub(1)) {
                sheet.autofilter(0, 0, rows - 1, right as u16)?;
            }
            book.push_worksheet(sheet);
        }
        Ok(())
    }
}

/// No longer than a cell may be.
fn short(text: &str) -> &str {
    if text.len() <= LONGEST {
        return text;
    }
    let end = (0..=LONGEST).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    &text[..end]
}
