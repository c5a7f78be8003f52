//! A first look at the records of an old workbook (MS-XLS): whether its reader can be trusted with
//! them, which cells show more than their number, which formulas have no result, and which rows are hidden.

use super::super::look::Look;
use super::compound;
use std::collections::{HashMap, HashSet};

/// What was seen.
#[derive(Debug, Default)]
pub struct Seen {
    sheets: Vec<Sheet>,
    /// What the looks of cells show of numbers.
    looks: Vec<Option<Look>>,
}

#[derive(Debug, Default)]
struct Sheet {
    /// The look of cells that show more than their number.
    looks: HashMap<(u16, u16), usize>,
    /// The cells with a formula whose result is still to be worked out.
    open: HashSet<(u16, u16)>,
    /// How many formulas there are, and the cells of those with an empty text for a result, with whether
    /// they hold a text.
    formulas: usize,
    blank: Vec<(u16, u16, bool)>,
    hidden: u64,
}

impl Seen {
    /// How a cell of the sheet at an index shows its number, where not as it is.
    pub fn look(&self, sheet: usize, row: u32, column: u32) -> Option<&Look> {
        let cell = (u16::try_from(row).ok()?, u16::try_from(column).ok()?);
        let look = self.sheets.get(sheet)?.looks.get(&cell)?;
        self.looks.get(*look)?.as_ref()
    }

    /// Whether a cell of the sheet at an index has a formula without a result.
    pub fn is_open(&self, sheet: usize, row: u32, column: u32) -> bool {
        let (Ok(row), Ok(column)) = (u16::try_from(row), u16::try_from(column)) else { return false };
        self.sheets.get(sheet).is_some_and(|sheet| sheet.open.contains(&(row, column)))
    }

    /// How many rows of the sheet at an index are hidden.
    pub fn hidden(&self, sheet: usize) -> u64 {
        self.sheets.get(sheet).map_or(0, |sheet| sheet.hidden)
    }
}

/// The most cells that the sheets may span, empty ones included: a sheet is kept as a whole.
const MOST_CELLS: u64 = 24_000_000;
/// The most rows and columns of an old sheet.
const ROWS: u64 = 65_536;
const COLUMNS: u64 = 256;

/// Looks at a workbook.
///
/// # Errors
/// What is wrong with it.
pub fn at(bytes: &[u8]) -> Result<Seen, String> {
    let damaged = |what: String| format!("the workbook is damaged: {what}");
    let Some(stream) = compound::workbook(bytes).map_err(damaged)? else { return Ok(Seen::default()) };
    let percent = || Look::of("0%");
    let builtin = [(9, percent()), (10, percent())];
    let mut formats: HashMap<u16, Look> =
        builtin.into_iter().filter_map(|(number, look)| Some((number, look?))).collect();
    let (mut looks, mut offsets): (Vec<Option<Look>>, Vec<usize>) = (Vec::new(), Vec::new());
    for record in records(&stream) {
        match record.kind {
            // A format: its number, and how it shows numbers.
            0x041e => {
                let look = Look::of(&text(record.data.get(2..).unwrap_or_default()));
                if let (Some(number), Some(look)) = (record.number(0), look) {
                    formats.insert(number, look);
                }
            }
            // How cells look: the second number is their format.
            0x00e0 => looks.push(record.number(2).and_then(|format| formats.get(&format).cloned())),
            // A sheet: where it begins.
            0x0085 => offsets.push(record.long(0).unwrap_or_default() as usize),
            0x000a => break,
            _ => {}
        }
    }
    let (mut seen, mut cells) = (Seen::default(), 0);
    for offset in offsets {
        let Some(stream) = stream.get(offset..) else {
            return Err(damaged("a sheet lies behind its end".into()));
        };
        let (sheet, spans) = sheet(stream, &looks).map_err(damaged)?;
        cells += spans;
        seen.sheets.push(sheet);
    }
    if cells > MOST_CELLS {
        return Err(format!(
            "the sheets of the workbook reach over {cells} cells, nearly all of them empty: delete the rows and \
             columns outside the table, or save it as .xlsx"
        ));
    }
    // Where no formula at all has a result, none was worked out.
    if seen.sheets.iter().all(|sheet| sheet.formulas == sheet.blank.len()) {
        for sheet in &mut seen.sheets {
            let open = sheet.blank.iter().filter(|(.., of_texts)| !of_texts);
            sheet.open.extend(open.map(|(row, column, _)| (*row, *column)));
        }
    }
    seen.looks = looks;
    Ok(seen)
}

/// What was seen of a sheet, and how many cells it spans.
fn sheet(stream: &[u8], looks: &[Option<Look>]) -> Result<(Sheet, u64), String> {
    let mut sheet = Sheet::default();
    let mut span: Option<(u16, u16, u16, u16)> = None;
    let (mut begun, mut within) = (false, 0_u32);
    for record in records(stream) {
        // A chart within a sheet has records of the same kinds.
        match record.kind {
            0x0809 if begun => within += 1,
            0x0809 => begun = true,
            0x000a if within > 0 => within -= 1,
            0x000a => break,
            _ => {}
        }
        if within > 0 {
            continue;
        }
        match record.kind {
            0x0200 => dimensions(&record)?,
            0x00e5 => {
                let count = usize::from(record.number(0).unwrap_or_default());
                if record.data.len() < 2 + 8 * count {
                    return Err("merged cells are cut off".into());
                }
            }
            0x0208 => {
                let filled = record.number(2) < record.number(4);
                let hidden = record.number(12).is_some_and(|flags| flags & 0x20 != 0);
                sheet.hidden += u64::from(filled && hidden);
            }
            0x0203 | 0x0204 | 0x00d6 | 0x0205 | 0x027e | 0x00fd | 0x0006 | 0x00bd => {
                let (Some(row), Some(column)) = (record.number(0), record.number(2)) else { continue };
                let last = match record.kind {
                    0x00bd => record.number(record.data.len().saturating_sub(2)).unwrap_or(column),
                    _ => column,
                };
                span = Some(span.map_or((row, row, column, last), |(top, bottom, left, right)| {
                    (top.min(row), bottom.max(row), left.min(column), right.max(last))
                }));
                let shows = |at: usize| {
                    let look = record.number(at).map(usize::from)?;
                    looks.get(look)?.as_ref().map(|_| look)
                };
                match record.kind {
                    0x00bd => {
                        let several = (column..=last).enumerate();
                        let several =
                            several.filter_map(|(at, column)| Some(((row, column), shows(4 + 6 * at)?)));
                        sheet.looks.extend(several);
                    }
                    _ => sheet.looks.extend(shows(4).map(|look| ((row, column), look))),
                }
                // To be worked out when it is opened, and nothing there yet.
                let asks = record.number(14).is_some_and(|flags| flags & 2 != 0);
                if record.kind == 0x0006 {
                    // An empty text, as programs leave it that work nothing out, and no formula of texts.
                    let nothing = matches!(record.data.get(6..14), Some([3, _, _, _, _, _, 0xff, 0xff]));
                    sheet.formulas += 1;
                    if nothing {
                        let of_texts = record.data.get(20..).is_some_and(|rest| rest.contains(&0x17));
                        sheet.blank.push((row, column, of_texts));
                    }
                }
                if record.kind == 0x0006 && asks && record.data.get(6..14) == Some(&[0; 8]) {
                    sheet.open.insert((row, column));
                }
            }
            _ => {}
        }
    }
    let spans = span.map_or(0, |(top, bottom, left, right)| {
        (u64::from(bottom - top) + 1) * (u64::from(right.max(left) - left) + 1)
    });
    Ok((sheet, spans))
}

/// Checks how many cells a sheet says it has, since the reader reserves memory for them.
fn dimensions(record: &Record) -> Result<(), String> {
    let (first, last, left, right) = match record.data.len() {
        10 => (record.short(0), record.short(2), record.short(4), record.short(6)),
        _ => (record.long(0), record.long(4), record.short(8), record.short(10)),
    };
    let all = [first, last, left, right].map(|number| number.map_or(0, u64::from));
    let [first, last, left, right] = all;
    let empty = last == 0 || right == 0;
    let right_order = first < last && left <= right || empty;
    if last > ROWS || right > COLUMNS || !right_order || first > ROWS {
        return Err("a sheet says that it has more rows or columns than there can be".into());
    }
    Ok(())
}

/// A record.
struct Record<'s> {
    kind: u16,
    data: &'s [u8],
}

impl Record<'_> {
    fn number(&self, at: usize) -> Option<u16> {
        self.data.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
    }

    fn short(&self, at: usize) -> Option<u32> {
        self.number(at).map(u32::from)
    }

    fn long(&self, at: usize) -> Option<u32> {
        self.data.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
    }
}

fn records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let [a, b, c, d, behind @ ..] = rest else { return None };
        let length = usize::from(u16::from_le_bytes([*c, *d]));
        let data = behind.get(..length)?;
        rest = behind.get(length..)?;
        Some(Record { kind: u16::from_le_bytes([*a, *b]), data })
    })
}

/// A text with its length and kind before it.
fn text(bytes: &[u8]) -> String {
    match bytes {
        [_, _, 1, wide @ ..] => {
            let units = wide.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair));
            char::decode_utf16(units).map(|sign| sign.unwrap_or(' ')).collect()
        }
        [_, _, _, narrow @ ..] => narrow.iter().map(|byte| char::from(*byte)).collect(),
        _ => String::new(),
    }
}
