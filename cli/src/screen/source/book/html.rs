//! Reads the tables of a web page, as which systems hand out what they call .xls. Each table is a sheet.

use super::value::Value;
use super::{Cell, MOST_COLUMNS, MOST_ROWS, NO_TABLE, ReadableSheet, Sheets};
use crate::screen::source::Seekable;
use crate::screen::source::encoding::{Encoding, utf16};
use crate::screen::table::Merged;
use std::io::Read;

/// The tables of a page.
pub struct Book {
    tables: Vec<Table>,
}

#[derive(Default)]
struct Table {
    /// Cells that are not empty, row by row.
    cells: Vec<(u32, u32, String)>,
    merged: Vec<Merged>,
    hidden_rows: u64,
    /// How many rows have begun.
    rows: u32,
    /// By column, the row above which cells from above reach.
    reach: Vec<u32>,
    /// The column of the next cell, and the cell that is open.
    next: u32,
    open: Option<(u32, u32, String)>,
}

/// The most bytes of a page.
const LARGEST: u64 = 256 << 20;
/// The most that a cell may span, as browsers have it.
const WIDEST: u32 = 1000;
const TALLEST: u32 = 65_534;

impl Book {
    /// Opens a page.
    pub fn open(mut file: Box<dyn Seekable>) -> Result<Book, String> {
        let mut bytes = Vec::new();
        file.by_ref().take(LARGEST).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        let mut tables = tables(&decoded(&bytes));
        tables.retain(|table| !table.cells.is_empty());
        if tables.is_empty() { Err(NO_TABLE.into()) } else { Ok(Book { tables }) }
    }

    fn table(&self, sheet: &str) -> Option<&Table> {
        self.tables.get(sheet.strip_prefix(NAME)?.parse::<usize>().ok()?.checked_sub(1)?)
    }
}

/// What tables are called, with a number behind.
const NAME: &str = "表";

impl Sheets for Book {
    fn names(&self) -> Vec<ReadableSheet> {
        let name = |number| ReadableSheet { name: format!("{NAME}{number}"), hidden: false };
        (1..=self.tables.len()).map(name).collect()
    }

    fn merged(&mut self, sheet: &str) -> Result<Vec<Merged>, String> {
        Ok(self.table(sheet).map_or_else(Vec::new, |table| table.merged.clone()))
    }

    fn each(&mut self, sheet: &str, end: u32, cell: &mut dyn FnMut(Cell) -> bool) -> Result<(), String> {
        for (row, column, text) in self.table(sheet).map_or(&[][..], |table| &table.cells) {
            let (row, column) = (*row, *column);
            let one = Cell { row, column, value: Value::Text(text), look: None, formula: None };
            if row >= end || !cell(one) {
                break;
            }
        }
        Ok(())
    }

    fn hidden_rows(&self, sheet: &str) -> u64 {
        self.table(sheet).map_or(0, |table| table.hidden_rows)
    }
}

/// The text of a page, in the encoding that it says, else the one that it shows.
fn decoded(bytes: &[u8]) -> String {
    if let Some(wide) = utf16(bytes) {
        return wide.decode(bytes).0.into_owned();
    }
    let beginning: Vec<u8> = bytes.iter().take(4096).map(u8::to_ascii_lowercase).collect();
    let beginning = String::from_utf8_lossy(&beginning);
    let label = beginning.split("charset=").nth(1).map(|rest| {
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        rest.split(|sign: char| !sign.is_ascii_alphanumeric() && !"-_".contains(sign))
            .next()
            .unwrap_or_default()
    });
    let said = label.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    let (text, _, spoilt) = said.unwrap_or(encoding_rs::UTF_8).decode(bytes);
    // Some say UTF-8 and write GB18030.
    if spoilt || said.is_none() {
        return Encoding::of(bytes, true).decode_anyway(bytes).into_owned();
    }
    text.into_owned()
}

/// All tables of a page; one within another is a table of its own.
fn tables(page: &str) -> Vec<Table> {
    let (mut done, mut open): (Vec<Table>, Vec<Table>) = (Vec::new(), Vec::new());
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        if let Some(table) = open.last_mut() {
            table.text(text);
        }
        let end = match tag.strip_prefix("<!--") {
            Some(comment) => comment.find("-->").map(|at| at + 7),
            None => tag.find('>').map(|at| at + 1),
        };
        let Some(end) = end else { break };
        let (tag, behind) = tag.split_at(end);
        rest = behind;
        let inside = tag.trim_matches(['<', '>']);
        let name: String = inside
            .chars()
            .take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '/')
            .map(|sign| sign.to_ascii_lowercase())
            .collect();
        match (name.as_str(), open.last_mut()) {
            ("script" | "style", _) => {
                let closes = |at: &usize| {
                    rest.get(at + 2..at + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(&name))
                };
                let close = rest.match_indices("</").map(|(at, _)| at).find(closes);
                rest = close.map_or("", |at| &rest[at..]);
            }
            ("table", _) => open.push(Table::default()),
            ("/table", Some(table)) => {
                table.end_cell();
                done.extend(open.pop());
            }
            ("tr", Some(table)) => table.row(inside),
            ("td" | "th", Some(table)) => table.cell(inside),
            ("/td" | "/th" | "/tr", Some(table)) => table.end_cell(),
            ("br" | "br/" | "/p" | "/div" | "/li", Some(table)) => {
                if let Some((_, _, text)) = &mut table.open {
                    text.push('\n');
                }
            }
            _ => {}
        }
    }
    for table in &mut open {
        table.end_cell();
    }
    done.append(&mut open);
    done
}

impl Table {
    fn row(&mut self, tag: &str) {
        self.end_cell();
        self.rows += 1;
        self.next = 0;
        let tag: String = tag.chars().filter(|sign| *sign != ' ').collect();
        self.hidden_rows += u64::from(tag.to_ascii_lowercase().contains("display:none"));
    }

    fn cell(&mut self, tag: &str) {
        self.end_cell();
        self.rows = self.rows.max(1);
        let row = self.rows - 1;
        while self.reach.get(self.next as usize).is_some_and(|reach| *reach > row) {
            self.next += 1;
        }
        let column = self.next;
        let wide = span(tag, "colspan").min(WIDEST);
        let tall = span(tag, "rowspan").min(TALLEST);
        if column + wide > MOST_COLUMNS || row + tall > MOST_ROWS {
            return;
        }
        let end = (column + wide) as usize;
        if self.reach.len() < end {
            self.reach.resize(end, 0);
        }
        self.reach[column as usize..end].fill(row + tall);
        if wide > 1 || tall > 1 {
            self.merged.push(Merged { first: (row, column), last: (row + tall - 1, column + wide - 1) });
        }
        self.next = column + wide;
        self.open = Some((row, column, String::new()));
    }

    /// Adds text to the open cell: a run of white space is one space.
    fn text(&mut self, text: &str) {
        let Some((_, _, cell)) = &mut self.open else { return };
        let mut rest = text;
        while let Some(sign) = rest.chars().next() {
            let (sign, length) = if sign == '&' { entity(rest) } else { (sign, sign.len_utf8()) };
            rest = &rest[length..];
            match sign {
                ' ' | '\t' | '\r' | '\n' if cell.ends_with([' ', '\n']) => {}
                ' ' | '\t' | '\r' | '\n' => cell.push(' '),
                sign => cell.push(sign),
            }
        }
    }

    fn end_cell(&mut self) {
        if let Some((row, column, text)) = self.open.take() {
            let text = text.trim_matches([' ', '\n', '\u{a0}']);
            if !text.is_empty() {
                self.cells.push((row, column, text.to_owned()));
            }
        }
    }
}

/// How many columns or rows a cell spans.
fn span(tag: &str, name: &str) -> u32 {
    let lower = tag.to_ascii_lowercase();
    let value = lower.split(name).nth(1).and_then(|rest| rest.trim_start().strip_prefix('='));
    let digits = value.map(|rest| rest.trim_start_matches([' ', '"', '\'']));
    let digits =
        digits.map(|rest| rest.split(|sign: char| !sign.is_ascii_digit()).next().unwrap_or_default());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(1).max(1)
}

/// The character that a text begins with, written as an entity, and how long that is.
fn entity(text: &str) -> (char, usize) {
    const NAMED: [(&str, char); 8] = [
        ("&nbsp;", '\u{a0}'),
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&apos;", '\''),
        ("&middot;", '·'),
        ("&times;", '×'),
    ];
    if let Some((name, sign)) = NAMED.iter().find(|(name, _)| text.starts_with(name)) {
        return (*sign, name.len());
    }
    let number = text.strip_prefix("&#").and_then(|rest| rest.split_once(';')).map(|(digits, _)| digits);
    let number = number.filter(|digits| digits.len() < 9);
    let sign = number.and_then(|digits| match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    });
    match (number, sign.and_then(char::from_u32)) {
        (Some(digits), Some(sign)) => (sign, digits.len() + 3),
        _ => ('&', 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_with_their_spans() {
        let page = "<html><head><style>td{a:b}</style></head><body><!-- <table> --><table border=1>\
            <tr><th rowspan=2>姓名</th><th colspan='2'>培训 情况</th></tr><tr><td>课时</td><td>等级</td></tr>\
            <TR style=\"display: none\"><TD>王&nbsp;芳<br>二</TD><TD align=\"right\">&#56;0</TD><td>&lt;四级&gt; &amp;\n x\
            <tr><td>&bogus;</td></table>";
        let all = tables(page);
        let table = &all[0];
        let cells: Vec<(u32, u32, &str)> =
            table.cells.iter().map(|(row, column, text)| (*row, *column, text.as_str())).collect();
        assert_eq!(
            cells,
            [
                (0, 0, "姓名"),
                (0, 1, "培训 情况"),
                (1, 1, "课时"),
                (1, 2, "等级"),
                (2, 0, "王\u{a0}芳\n二"),
                (2, 1, "80"),
                (2, 2, "<四级> & x"),
                (3, 0, "&bogus;"),
            ]
        );
        let merged = |first, last| Merged { first, last };
        assert_eq!(table.merged, [merged((0, 0), (1, 0)), merged((0, 1), (0, 2))]);
        assert_eq!((all.len(), table.hidden_rows), (1, 1));
    }

    #[test]
    fn a_table_within_another_is_its_own() {
        let all = tables(
            "<table><tr><td>x<table><tr><td>姓名</td><td>a</td></tr></table></td><td>y</td></tr></table>",
        );
        assert_eq!(all[0].cells, [(0, 0, "姓名".to_owned()), (0, 1, "a".to_owned())]);
        assert_eq!(all[1].cells, [(0, 0, "x".to_owned()), (0, 1, "y".to_owned())]);
        assert!(
            tables("<table><tr><td").len() == 1
                && tables("").is_empty()
                && tables("</table></td>").is_empty()
        );
        let wide = tables(&format!(
            "<table><tr>{}</tr></table>",
            "<td colspan=9999999 rowspan=99999999>x".repeat(50)
        ));
        assert!(wide[0].cells.len() < 20);
    }
}
