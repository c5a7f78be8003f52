//! Reads workbooks of today (.xlsx), and looks itself at the parts that the reader tells nothing of.

use super::look::Look;
use super::value::Value;
use super::{Cell, MOST_COLUMNS, MOST_ROWS, ReadableSheet, Sheets};
use crate::screen::source::Seekable;
use crate::screen::table::Merged;
use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError, XlsxFormulaMetadata};
use std::collections::HashMap;
use std::io::{Read, SeekFrom};
use zip::ZipArchive;

type File = Box<dyn Seekable>;

/// A workbook, and a second look at its parts for what its reader does not tell.
pub struct Book {
    book: Xlsx<File>,
    /// By sheet, the rows that are hidden.
    hidden: Vec<(String, u64)>,
}

/// What styles show, and the styles of cells.
type Looks = (HashMap<usize, Look>, HashMap<(u32, u32), usize>);

/// The most bytes of one part of a workbook.
const LARGEST: u64 = 4 << 30;

impl Book {
    /// Opens a workbook.
    pub fn open(mut file: File) -> Result<Book, String> {
        let hidden = parts::look(&mut file)?;
        file.seek(SeekFrom::Start(0)).map_err(|error| error.to_string())?;
        let book = Xlsx::new(file).map_err(said)?;
        Ok(Book { book, hidden })
    }

    /// How cells above a row show their numbers, where not as they are: what the styles show, and the
    /// style of such cells.
    fn looks(&mut self, sheet: &str, end: u32) -> Result<Looks, String> {
        let mut reader = self.book.worksheet_cells_reader(sheet).map_err(said)?;
        let look = |(id, style): (usize, &calamine::Style)| {
            Some((id, Look::of(&style.number_format.as_ref()?.format_code)?))
        };
        let looks: HashMap<usize, Look> = reader.styles().iter().enumerate().filter_map(look).collect();
        let mut cells = HashMap::new();
        if !looks.is_empty() {
            while let Some((row, column, style)) = reader.next_style_id().map_err(said)? {
                if row >= end {
                    break;
                }
                if looks.contains_key(&style) {
                    cells.insert((row, column), style);
                }
            }
        }
        Ok((looks, cells))
    }
}

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
        let (looks, styles) = self.looks(sheet, end)?;
        let mut reader = self.book.worksheet_cells_reader(sheet).map_err(said)?;
        while let Some(found) = reader.next_cell_with_formula_metadata().map_err(said)? {
            let (row, column) = found.pos;
            if row >= MOST_ROWS || column >= MOST_COLUMNS {
                return Err("the workbook is damaged: a cell lies outside of what a sheet can have".into());
            }
            let formula = match (&found.value, &found.formula) {
                (calamine::DataRef::Empty, None) => continue,
                (calamine::DataRef::Empty, Some(formula)) => Some(match formula {
                    XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => {
                        formula.as_str()
                    }
                    _ => "…",
                }),
                _ => None,
            };
            let look = if styles.is_empty() { None } else { styles.get(&(row, column)) };
            let look = look.and_then(|style| looks.get(style));
            let value = Value::from(&found.value);
            if row >= end || !cell(Cell { row, column, value, look, formula }) {
                break;
            }
        }
        Ok(())
    }

    fn hidden_rows(&self, sheet: &str) -> u64 {
        self.hidden.iter().find(|(name, _)| name == sheet).map_or(0, |(_, rows)| *rows)
    }
}

fn said(error: XlsxError) -> String {
    match error {
        XlsxError::Password => super::PROTECTED.into(),
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => super::NO_WORKBOOK.into(),
        error => format!("the workbook is damaged: {}", crate::screen::sanitise::plain(&error.to_string())),
    }
}

mod parts {
    //! The parts of a workbook as its zip file has them.

    use super::*;

    /// Looks whether its reader can be trusted with it, and counts the hidden rows of each sheet.
    pub fn look(file: &mut File) -> Result<Vec<(String, u64)>, String> {
        let damaged = |what: &dyn std::fmt::Display| format!("the workbook is damaged: {what}");
        let mut zip = ZipArchive::new(file).map_err(|error| damaged(&error))?;
        let mut rows = HashMap::new();
        for at in 0..zip.len() {
            let Ok(mut part) = zip.by_index(at) else { continue };
            let size = part.size();
            if size > LARGEST {
                return Err(damaged(&"a part of it says it has more than 4 GB"));
            }
            let name = part.name().map(|name| name.replace('\\', "/")).unwrap_or_default();
            if name.ends_with(".xml") && name.contains("sheets/") && !name.contains("_rels") {
                rows.insert(name, look_at_sheet(&mut part).map_err(|what| damaged(&what))?);
                continue;
            }
            let texts =
                part.name().is_ok_and(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml"));
            if texts {
                // The reader reserves memory for as many texts as the part says it has.
                let mut beginning = Vec::new();
                let _ = part.by_ref().take(4096).read_to_end(&mut beginning);
                let text = String::from_utf8_lossy(&beginning);
                let count = attribute(&text, "uniqueCount").and_then(|count| count.parse::<u64>().ok());
                if count.is_some_and(|count| count > size) {
                    return Err(damaged(&"it says it has more texts than it has room for"));
                }
            }
        }
        Ok(hidden(&mut zip, &rows).unwrap_or_default())
    }

    /// The hidden rows of each sheet, of which `rows` says those of the parts; none where the parts are
    /// laid out in an unusual way.
    fn hidden(zip: &mut ZipArchive<&mut File>, rows: &HashMap<String, u64>) -> Option<Vec<(String, u64)>> {
        let book = text(zip, "xl/workbook.xml")?;
        let relations = text(zip, "xl/_rels/workbook.xml.rels")?;
        let mut all = Vec::new();
        for tag in tags(&book, "sheet") {
            let id = tag.split(":id=\"").nth(1).and_then(|rest| rest.split('"').next());
            let (Some(name), Some(id)) = (attribute(tag, "name"), id) else { continue };
            let target = tags(&relations, "Relationship")
                .find(|relation| attribute(relation, "Id") == Some(id))
                .and_then(|relation| attribute(relation, "Target"));
            let Some(target) = target else { continue };
            let path = match target.strip_prefix('/') {
                Some(path) => path.to_owned(),
                None => format!("xl/{target}"),
            };
            if let Some(rows) = rows.get(&path) {
                all.push((plain(name), *rows));
            }
        }
        Some(all)
    }

    /// How many rows of a sheet are hidden and have cells.
    ///
    /// # Errors
    /// It says that it has more formulas than it can have.
    fn look_at_sheet(part: &mut impl Read) -> Result<u64, &'static str> {
        let (mut buffer, mut count) = (Vec::new(), 0);
        loop {
            let kept = buffer.len();
            let Ok(read) = part.by_ref().take(256 << 10).read_to_end(&mut buffer) else { return Ok(0) };
            // The reader reserves memory for as many shared formulas as the greatest number of one says.
            for found in memchr::memmem::find_iter(&buffer, b" si=\"") {
                let digits = buffer[found + 5..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                if digits > 6 {
                    return Err("it says it has more formulas than it has room for");
                }
            }
            let mut at = 0;
            while let Some(found) = memchr::memmem::find(&buffer[at..], b"row ") {
                let begin = at + found;
                let Some(length) = memchr::memchr(b'>', &buffer[begin..]) else { break };
                // <row, or <x:row.
                let begins = buffer[..begin].ends_with(b"<")
                    || buffer[..begin].ends_with(b":")
                        && buffer[..begin].rsplit(|byte| *byte == b'<').next().is_some_and(|prefix| {
                            prefix.len() < 16 && !prefix.contains(&b' ') && !prefix.contains(&b'"')
                        });
                if !begins {
                    at = begin + 4;
                    continue;
                }
                let tag = String::from_utf8_lossy(&buffer[begin..=begin + length]);
                let empty = tag.ends_with("/>");
                count += u64::from(!empty && matches!(attribute(&tag, "hidden"), Some("1" | "true")));
                at = begin + length;
            }
            if read == 0 {
                return Ok(count);
            }
            // A tag may go on in what comes next.
            let open = memchr::memmem::rfind(&buffer[at..], b"<").map_or(buffer.len(), |found| at + found);
            let from = open.max(kept.min(at));
            buffer.drain(..from.min(buffer.len()));
            if buffer.len() > 1 << 20 {
                return Ok(count);
            }
        }
    }

    fn text(zip: &mut ZipArchive<&mut File>, path: &str) -> Option<String> {
        let mut text = String::new();
        zip.by_name(path).ok()?.take(16 << 20).read_to_string(&mut text).ok()?;
        Some(text)
    }

    /// The beginnings of elements with a name.
    fn tags<'t>(text: &'t str, name: &str) -> impl Iterator<Item = &'t str> {
        // With a prefix or without: <sheet, <x:sheet.
        let begin = format!("{name} ");
        let mut rest = text;
        std::iter::from_fn(move || {
            loop {
                let (before, tag) = rest.split_at(rest.find(&begin)?);
                let (tag, behind) = tag.split_at(tag.find('>')? + 1);
                rest = behind;
                let prefix = before.rsplit('<').next().unwrap_or_default();
                let begins =
                    before.ends_with('<') || before.ends_with(':') && !prefix.contains([' ', '"', '>']);
                if begins && before.contains('<') {
                    return Some(tag);
                }
            }
        })
    }

    /// An attribute of the first element.
    fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
        let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        tag.get(at..)?.split('"').next()
    }

    fn plain(name: &str) -> String {
        name.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&amp;", "&")
    }
}
