//! A record cut into cells.

use memchr::memchr;

/// A cell, without the quotes around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell<'p> {
    pub bytes: &'p [u8],
    /// Whether it holds doubled quotes, each of which stands for one.
    pub doubled: bool,
}

impl Cell<'_> {
    /// The cell's own bytes; `room` is used where quotes are doubled.
    pub fn plain<'r>(&'r self, room: &'r mut Vec<u8>) -> &'r [u8] {
        if !self.doubled {
            return self.bytes;
        }
        room.clear();
        let mut quote = false;
        for byte in self.bytes {
            quote = *byte == b'"' && !quote;
            if !quote {
                room.push(*byte);
            }
        }
        room
    }
}

/// Cuts a record into cells. False where something follows a closing quote; the cells are then
/// the record's parts between commas, so that nothing of it is lost.
pub fn cut<'p>(record: &'p [u8], cells: &mut Vec<Cell<'p>>) -> bool {
    cells.clear();
    let mut rest = record;
    loop {
        let Some(quoted) = rest.strip_prefix(b"\"") else {
            let end = rest.iter().position(|byte| *byte == b',');
            cells.push(Cell { bytes: &rest[..end.unwrap_or(rest.len())], doubled: false });
            match end {
                Some(end) => rest = &rest[end + 1..],
                None => return true,
            }
            continue;
        };
        let (mut end, mut doubled) = (0, false);
        loop {
            end += memchr(b'"', &quoted[end..]).unwrap_or(quoted.len() - end);
            if quoted.get(end + 1) != Some(&b'"') {
                break;
            }
            (end, doubled) = (end + 2, true);
        }
        cells.push(Cell { bytes: &quoted[..end], doubled });
        match quoted.get(end + 1..) {
            Some([b',', more @ ..]) => rest = more,
            None | Some([]) => return true,
            Some(_) => {
                cells.clear();
                cells.extend(record.split(|byte| *byte == b',').map(|bytes| Cell { bytes, doubled: false }));
                return false;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(record: &str, expected: &[&str]) {
        let mut found = Vec::new();
        assert!(super::cut(record.as_bytes(), &mut found), "{record}");
        let plain: Vec<String> = found
            .iter()
            .map(|cell| String::from_utf8(cell.plain(&mut Vec::new()).to_vec()).unwrap_or_default())
            .collect();
        assert_eq!(plain, expected, "{record}");
    }

    #[test]
    fn records_are_cut_into_cells() {
        check("", &[""]);
        check("a,b,", &["a", "b", ""]);
        check("\"a,b\",\"c\nd\",e", &["a,b", "c\nd", "e"]);
        check("\"say \"\"yes\"\"\",\"\"", &["say \"yes\"", ""]);
        check("\"\"\"\"", &["\""]);
        check("5\" pipe,x", &["5\" pipe", "x"]);
        assert!(!cut(b"\"a\"b,c", &mut Vec::new()));
    }
}
