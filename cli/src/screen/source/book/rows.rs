//! Rows of a sheet into the records they would be as CSV.

use crate::screen::escaping::field;
use crate::screen::table::Merged;
use std::collections::HashMap;

/// Writes rows, in order, as records: a record a row, blank rows included, with merged cells filled
/// down.
pub struct Rows {
    /// The row of the next record, from 0.
    next: u32,
    /// The last row of merged cells, by the first of them.
    merged: HashMap<(u32, u32), u32>,
    /// By column, what goes on down to a row.
    down: Vec<Option<(u32, String)>>,
    /// The cells of the row at hand.
    cells: Vec<String>,
    /// Whether the row at hand has any.
    filled: bool,
    first: u32,
    /// Whether a row came after one below it; of such a sheet nothing can be relied on.
    pub disordered: bool,
}

impl Rows {
    /// A writer of the rows from `first` on. Cells merged over more columns than `widest` are a title or a
    /// note, and those that begin above are a heading, which are not repeated.
    pub fn new(first: u32, merged: &[Merged], widest: u32) -> Rows {
        let tall = merged.iter().filter(|one| {
            one.last.0 > one.first.0 && one.first.0 >= first && one.last.1 - one.first.1 < widest.max(1)
        });
        let merged = tall.map(|one| (one.first, one.last.0)).collect();
        let (down, cells) = (Vec::new(), Vec::new());
        Rows { next: first, merged, down, cells, filled: false, first, disordered: false }
    }

    /// Adds a cell, whose text `write` adds. Cells come row by row; what lies above the first row does
    /// not count.
    pub fn cell(&mut self, row: u32, column: u32, out: &mut Vec<u8>, write: impl FnOnce(&mut String)) {
        if row < self.next {
            self.disordered |= row >= self.first;
            return;
        }
        while self.next < row {
            self.end(out);
        }
        let at = column as usize;
        if self.cells.len() <= at {
            self.cells.resize(at + 1, String::new());
        }
        self.cells[at].clear();
        write(&mut self.cells[at]);
        self.filled |= !self.cells[at].is_empty();
        if let Some(last) = self.merged.get(&(row, column)).copied() {
            let text = self.cells[at].clone();
            self.goes_down(column, last, text);
        }
    }

    fn goes_down(&mut self, column: u32, last: u32, text: String) {
        let at = column as usize;
        if self.down.len() <= at {
            self.down.resize(at + 1, None);
        }
        self.down[at] = Some((last, text));
    }

    /// Ends the last row.
    pub fn finish(&mut self, out: &mut Vec<u8>) {
        if self.filled {
            self.end(out);
        }
    }

    /// Ends the row at hand.
    fn end(&mut self, out: &mut Vec<u8>) {
        let row = self.next;
        self.next += 1;
        if self.filled {
            for (at, down) in self.down.iter_mut().enumerate() {
                match down {
                    Some((last, _)) if *last < row => *down = None,
                    Some((_, text)) => {
                        if self.cells.len() <= at {
                            self.cells.resize(at + 1, String::new());
                        }
                        if self.cells[at].is_empty() {
                            self.cells[at].clone_from(text);
                        }
                    }
                    None => {}
                }
            }
        }
        let filled = self.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        for (at, cell) in self.cells[..filled].iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            field(b"", cell.as_bytes(), out);
        }
        out.push(b'\n');
        self.cells.iter_mut().for_each(String::clear);
        self.filled = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: u32, merged: &[Merged], cells: &[(u32, u32, &str)], expected: &str) {
        let (mut rows, mut out) = (Rows::new(first, merged, 2), Vec::new());
        for (row, column, text) in cells {
            rows.cell(*row, *column, &mut out, |cell| cell.push_str(text));
        }
        rows.finish(&mut out);
        assert_eq!(String::from_utf8_lossy(&out), expected);
    }

    #[test]
    fn a_row_is_a_record_and_blank_rows_are_too() {
        check(
            1,
            &[],
            &[(0, 0, "h"), (1, 0, "a"), (1, 2, "b,c"), (4, 1, "say \"x\"")],
            "a,,\"b,c\"\n\n\n,\"say \"\"x\"\"\"\n",
        );
        check(0, &[], &[(0, 0, "a"), (0, 5, ""), (1, 0, ""), (7, 3, "")], "a\n\n\n\n\n\n\n");
    }

    #[test]
    fn merged_cells_are_filled_down_and_only_their_own_rows() {
        let merged = [
            Merged { first: (1, 0), last: (3, 0) },
            Merged { first: (4, 0), last: (5, 1) },
            Merged { first: (6, 0), last: (7, 2) },
        ];
        let cells = [
            (1, 0, "甲"),
            (1, 1, "1"),
            (2, 1, "2"),
            (3, 1, "3"),
            (4, 0, "乙"),
            (5, 2, "5"),
            (6, 0, "注"),
            (7, 3, "x"),
        ];
        check(1, &merged, &cells, "甲,1\n甲,2\n甲,3\n乙\n乙,,5\n注\n,,,x\n");
        // What is merged with a cell above the first row is a heading.
        check(2, &merged, &cells[..4], ",2\n,3\n");
        // A row without cells of its own stays blank.
        check(1, &merged, &[(1, 0, "甲"), (3, 1, "3")], "甲\n\n甲,3\n");
    }
}
