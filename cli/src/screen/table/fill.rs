//! Cells that were merged in a spreadsheet and are empty in its CSV but for the first: filled down
//! where the user says so.

use super::notes::Notes;
use crate::screen::source::cells::{self, Cell};
use crate::screen::source::encoding::Encoding;
use crate::screen::source::records;

/// The last filled cells of some columns, carried from one piece of a roster to the next.
pub struct Fill {
    columns: Vec<usize>,
    notes: Notes,
    encoding: Encoding,
    last: Vec<Vec<u8>>,
}

impl Fill {
    /// A fill of the columns at these indexes.
    pub fn new(columns: Vec<usize>, notes: Notes, encoding: Encoding) -> Fill {
        let last = vec![Vec::new(); columns.len()];
        Fill { columns, notes, encoding, last }
    }

    /// Reads through the records of a piece, and gives the cells that were last filled before it.
    pub fn over(&mut self, piece: &[u8], delimiter: &[u8]) -> Vec<Vec<u8>> {
        let into = self.last.clone();
        let (mut rest, mut cells) = (piece, Vec::new());
        while !rest.is_empty() {
            let (record, behind) = records::split(rest, delimiter);
            rest = behind;
            if cells::cut(record, delimiter, &mut cells) && self.notes.of(&cells, self.encoding).is_none() {
                for (at, last) in self.columns.iter().zip(&mut self.last) {
                    let mut buffer = Vec::new();
                    match cells.get(*at) {
                        Some(cell) if !cell.is_blank() => cell.plain(&mut buffer).clone_into(last),
                        _ => {}
                    }
                }
            }
        }
        into
    }

    /// Fills the empty cells of a row with those last filled above, `down`, and takes up its own.
    pub fn row<'p>(columns: &[usize], cells: &mut [Cell<'p>], down: &mut [Cell<'p>]) {
        for (at, down) in columns.iter().zip(down) {
            if let Some(cell) = cells.get_mut(*at) {
                match cell.is_blank() {
                    true => *cell = *down,
                    false => *down = *cell,
                }
            }
        }
    }
}
