//! A record cut into cells.

use memchr::{memchr, memmem};

/// A cell, without the quotes around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell<'p> {
    pub bytes: &'p [u8],
    /// Whether it holds doubled quotes, each of which stands for one.
    pub doubled: bool,
}

impl Cell<'_> {
    /// Whether nothing is seen of it. A full-width space of either encoding counts as nothing.
    pub fn is_blank(&self) -> bool {
        let mut rest = self.bytes.trim_ascii();
        while let Some(behind) =
            rest.strip_prefix("\u{3000}".as_bytes()).or_else(|| rest.strip_prefix(b"\xa1\xa1"))
        {
            rest = behind.trim_ascii_start();
        }
        rest.is_empty()
    }

    /// The cell's own bytes; `buffer` is used where quotes are doubled.
    pub fn plain<'r>(&'r self, buffer: &'r mut Vec<u8>) -> &'r [u8] {
        if !self.doubled {
            return self.bytes;
        }
        buffer.clear();
        let mut quote = false;
        for byte in self.bytes {
            quote = *byte == b'"' && !quote;
            if !quote {
                buffer.push(*byte);
            }
        }
        buffer
    }
}

/// Cuts a record into cells. False where something follows a closing quote; the cells are then
/// the record's parts between delimiters, so that nothing of it is lost.
pub fn cut<'p>(record: &'p [u8], delimiter: &[u8], cells: &mut Vec<Cell<'p>>) -> bool {
    match delimiter {
        [byte] => cut_at(record, 1, |rest| rest.iter().position(|other| other == byte), cells),
        more => cut_at(record, more.len(), |rest| memmem::find(rest, more), cells),
    }
}

/// Cuts a record where `next` finds a delimiter of a width.
fn cut_at<'p>(
    record: &'p [u8],
    width: usize,
    next: impl Fn(&[u8]) -> Option<usize>,
    cells: &mut Vec<Cell<'p>>,
) -> bool {
    cells.clear();
    let mut rest = record;
    loop {
        let Some(quoted) = rest.strip_prefix(b"\"") else {
            let end = next(rest);
            cells.push(Cell { bytes: &rest[..end.unwrap_or(rest.len())], doubled: false });
            match end {
                Some(end) => rest = &rest[end + width..],
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
            None | Some([]) => return true,
            Some(more) if next(more) == Some(0) => rest = &more[width..],
            Some(_) => {
                cells.clear();
                let mut rest = record;
                while let Some(end) = next(rest) {
                    cells.push(Cell { bytes: &rest[..end], doubled: false });
                    rest = &rest[end + width..];
                }
                cells.push(Cell { bytes: rest, doubled: false });
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
        for delimiter in [",", ";", "\t", "，"] {
            check_with(&record.replace(',', delimiter), delimiter, expected);
        }
    }

    #[track_caller]
    fn check_with(record: &str, delimiter: &str, expected: &[&str]) {
        let mut found = Vec::new();
        assert!(cut(record.as_bytes(), delimiter.as_bytes(), &mut found), "{record}");
        let plain: Vec<String> = found
            .iter()
            .map(|cell| String::from_utf8(cell.plain(&mut Vec::new()).to_vec()).unwrap_or_default())
            .collect();
        let expected: Vec<String> = expected.iter().map(|cell| cell.replace(',', delimiter)).collect();
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
        let mut found = Vec::new();
        assert!(!cut("\"a\"b，c".as_bytes(), "，".as_bytes(), &mut found));
        assert_eq!(found[1].bytes, b"c");
    }
}
