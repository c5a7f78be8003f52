//! Records and cells are those of the `csv` crate, wherever quotes match.
//!
//! Where they do not, the two differ on purpose: there `csv` joins what follows a closing quote to
//! the cell, and takes the rest of the file for a cell whose quote is never closed. Here such a row
//! is set aside.

use super::cells;
use super::records::{Piece, Records, split, without_end};
use crate::screen::escaping::{csv_bytes, without_guard};
use proptest::prelude::*;
use std::io::{self, Read};

/// Hands over a few bytes at a time.
struct Drops<'b>(&'b [u8], usize);

impl Read for Drops<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let given = self.1.min(self.0.len()).min(buffer.len());
        let (now, later) = self.0.split_at(given);
        buffer[..given].copy_from_slice(now);
        self.0 = later;
        Ok(given)
    }
}

/// The records up to the first whose quotes do not match, and whether there was one. Blank lines
/// are none, as in `csv`.
fn ours(bytes: &[u8], delimiter: &'static [u8], drop: usize) -> (Vec<Vec<Vec<u8>>>, bool) {
    let mut records = Records::open(Drops(bytes, drop)).expect("bytes in memory");
    records.delimited_by(delimiter);
    let (mut piece, mut all) = (Piece::default(), Vec::new());
    while records.next(&mut piece, u64::MAX - 1).expect("bytes in memory") {
        let mut rest = piece.bytes.as_slice();
        while !rest.is_empty() {
            let (record, behind) = match piece.unclosed {
                true => (without_end(rest), &rest[rest.len()..]),
                false => split(rest, delimiter),
            };
            rest = behind;
            let mut found = Vec::new();
            if piece.unclosed || !cells::cut(record, delimiter, &mut found) {
                return (all, true);
            }
            if !record.is_empty() {
                all.push(found.iter().map(|cell| cell.plain(&mut Vec::new()).to_vec()).collect());
            }
        }
    }
    (all, false)
}

fn theirs(bytes: &[u8], delimiter: u8) -> Vec<Vec<Vec<u8>>> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bytes);
    let records = reader.byte_records().map(|record| record.expect("bytes in memory"));
    records.map(|record| record.iter().map(<[u8]>::to_vec).collect()).collect()
}

/// Any text of the signs that matter.
fn text() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        4 => Just("a"), 4 => Just(","), 3 => Just("\""), 2 => Just("\n"), 1 => Just("\r"), 1 => Just("\r\n"),
        1 => Just(" "), 1 => Just(";"), 1 => Just("\t"), 1 => Just("长"), 1 => Just("\0"),
    ];
    prop::collection::vec(sign, 0..60).prop_map(|signs| signs.concat())
}

/// Rows of cells, as this command writes them.
fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = prop_oneof![text().prop_map(|text| text.chars().take(12).collect()), "[=+0-9E.-]{0,14}"];
    prop::collection::vec(prop::collection::vec(cell, 1..6), 0..8)
}

proptest! {
    #![proptest_config(laws::cases(3000))]

    #[test]
    fn any_text_is_cut_as_csv_cuts_it(text in text(), drop in 1_usize..9) {
        // `csv` passes over a byte order mark, which is taken away before here.
        for (sign, delimiter) in [(b',', &b","[..]), (b';', b";"), (b'\t', b"\t")] {
            let (ours, spoilt) = ours(text.as_bytes(), delimiter, drop);
            let theirs = theirs(text.as_bytes(), sign);
            if spoilt {
                prop_assert!(theirs.starts_with(&ours), "{:?}: {:?} {:?}", text, ours, theirs);
            } else {
                prop_assert_eq!(&ours, &theirs, "{:?}", text);
            }
        }
    }

    #[test]
    fn what_is_written_is_read_by_both(rows in rows(), drop in 1_usize..9) {
        let mut bytes = Vec::new();
        for row in &rows {
            for (at, cell) in row.iter().enumerate() {
                if at > 0 {
                    bytes.push(b',');
                }
                csv_bytes(cell.as_bytes(), &mut bytes);
            }
            bytes.push(b'\n');
        }
        let (ours, spoilt) = ours(&bytes, b",", drop);
        prop_assert!(!spoilt);
        prop_assert_eq!(&ours, &theirs(&bytes, b','));
        let plain: Vec<Vec<String>> = ours
            .iter()
            .map(|row| {
                row.iter().map(|cell| without_guard(&String::from_utf8_lossy(cell)).to_owned()).collect()
            })
            .collect();
        // A row of one empty cell is a blank line.
        let rows: Vec<_> = rows.into_iter().filter(|row| *row != [""]).collect();
        prop_assert_eq!(plain, rows);
    }
}
