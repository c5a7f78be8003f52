//! Workbooks of before 2007 (MS-XLS, BIFF8), record by record, in a compound file (MS-CFB) of one
//! stream.

/// A cell.
pub enum Cell {
    Text(&'static str),
    Number(f64),
    /// A number in a cell that shows a date.
    Day(f64),
    /// A number in a cell that shows percent.
    Percent(f64),
    /// A formula's result.
    Result(f64),
    /// A formula that is to be worked out when it is opened.
    Open,
    Truth(bool),
}

/// A sheet.
#[derive(Default)]
pub struct Sheet {
    pub name: &'static str,
    pub hidden: bool,
    pub cells: Vec<(u16, u16, Cell)>,
    /// First and last row, first and last column.
    pub merged: Vec<[u16; 4]>,
    pub hidden_rows: Vec<u16>,
}

impl Sheet {
    /// Rows of text from one on. Empty texts are no cells.
    pub fn texts(&mut self, first: u16, rows: &[&[&'static str]]) {
        for (row, cells) in (first..).zip(rows) {
            for (column, text) in (0..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
                self.cells.push((row, column, Cell::Text(text)));
            }
        }
    }
}

/// A workbook.
pub fn book(sheets: &[Sheet], from_1904: bool) -> Vec<u8> {
    let mut globals = Vec::new();
    record(&mut globals, 0x0809, &[0x00, 0x06, 0x05, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0x06, 0, 0, 0]);
    record(&mut globals, 0x0042, &1200_u16.to_le_bytes());
    record(&mut globals, 0x0022, &u16::from(from_1904).to_le_bytes());
    for format in [0_u16, 14, 10] {
        let mut look = [0; 20];
        look[2..4].copy_from_slice(&format.to_le_bytes());
        record(&mut globals, 0x00e0, &look);
    }
    let bodies: Vec<Vec<u8>> = sheets.iter().map(body).collect();
    let names: Vec<Vec<u8>> = sheets.iter().map(|sheet| short(sheet.name)).collect();
    let length = globals.len() + names.iter().map(|name| 4 + 6 + name.len()).sum::<usize>() + 4;
    let mut place = length;
    for ((sheet, name), body) in sheets.iter().zip(&names).zip(&bodies) {
        let mut data = (place as u32).to_le_bytes().to_vec();
        data.extend([u8::from(sheet.hidden), 0]);
        data.extend(name);
        record(&mut globals, 0x0085, &data);
        place += body.len();
    }
    record(&mut globals, 0x000a, &[]);
    assert_eq!(globals.len(), length);
    bodies.iter().for_each(|body| globals.extend(body));
    compound(globals)
}

fn body(sheet: &Sheet) -> Vec<u8> {
    let mut out = Vec::new();
    record(&mut out, 0x0809, &[0x00, 0x06, 0x10, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0x06, 0, 0, 0]);
    let rows = sheet.cells.iter().map(|(row, ..)| *row + 1).max().unwrap_or(0);
    let columns = sheet.cells.iter().map(|(_, column, _)| *column + 1).max().unwrap_or(0);
    let mut size = Vec::new();
    size.extend(0_u32.to_le_bytes());
    size.extend(u32::from(rows).to_le_bytes());
    size.extend([0, 0]);
    size.extend(columns.to_le_bytes());
    size.extend([0, 0]);
    record(&mut out, 0x0200, &size);
    for row in &sheet.hidden_rows {
        let mut data = [0; 16];
        data[..2].copy_from_slice(&row.to_le_bytes());
        data[4..6].copy_from_slice(&columns.to_le_bytes());
        data[12] = 0x20;
        record(&mut out, 0x0208, &data);
    }
    for (row, column, cell) in &sheet.cells {
        let look: u16 = match cell {
            Cell::Day(_) => 1,
            Cell::Percent(_) => 2,
            _ => 0,
        };
        let mut data: Vec<u8> =
            [*row, *column, look].iter().flat_map(|number| number.to_le_bytes()).collect();
        match cell {
            Cell::Text(text) => {
                let units: Vec<u16> = text.encode_utf16().collect();
                data.extend((units.len() as u16).to_le_bytes());
                data.push(1);
                data.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
                record(&mut out, 0x0204, &data);
            }
            Cell::Number(number) | Cell::Day(number) | Cell::Percent(number) => {
                data.extend(number.to_le_bytes());
                record(&mut out, 0x0203, &data);
            }
            Cell::Result(number) => {
                data.extend(number.to_le_bytes());
                data.extend([0, 0, 0, 0, 0, 0, 0, 0]);
                record(&mut out, 0x0006, &data);
            }
            Cell::Open => {
                data.extend([0; 8]);
                data.extend([3, 0, 0, 0, 0, 0, 0, 0]);
                record(&mut out, 0x0006, &data);
            }
            Cell::Truth(truth) => {
                data.extend([u8::from(*truth), 0]);
                record(&mut out, 0x0205, &data);
            }
        }
    }
    if !sheet.merged.is_empty() {
        let mut data = (sheet.merged.len() as u16).to_le_bytes().to_vec();
        data.extend(sheet.merged.iter().flatten().flat_map(|number| number.to_le_bytes()));
        record(&mut out, 0x00e5, &data);
    }
    record(&mut out, 0x000a, &[]);
    out
}

fn record(out: &mut Vec<u8>, kind: u16, data: &[u8]) {
    out.extend(kind.to_le_bytes());
    out.extend((data.len() as u16).to_le_bytes());
    out.extend(data);
}

/// A text with its length in one byte.
fn short(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut out = vec![units.len() as u8, 1];
    out.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    out
}

const SECTOR: usize = 512;
const END: u32 = 0xffff_fffe;
const FREE: u32 = 0xffff_ffff;

/// A compound file with one stream, `Workbook`.
fn compound(mut stream: Vec<u8>) -> Vec<u8> {
    // What is shorter lies elsewhere.
    stream.resize(stream.len().max(4096).next_multiple_of(SECTOR), 0);
    let sectors = stream.len() / SECTOR;
    let mut tables = 1;
    while tables * (SECTOR / 4) < tables + 1 + sectors {
        tables += 1;
    }
    let mut next: Vec<u32> = vec![0xffff_fffd; tables];
    next.push(END);
    let first = tables as u32 + 1;
    next.extend((1..sectors as u32).map(|at| first + at));
    next.push(END);
    next.resize(tables * (SECTOR / 4), FREE);

    let mut file = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    file.resize(24, 0);
    file.extend([0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    file.resize(44, 0);
    for number in [tables as u32, tables as u32, 0, 4096, END, 0, END, 0] {
        file.extend(number.to_le_bytes());
    }
    for at in 0..109 {
        file.extend((if at < tables { at as u32 } else { FREE }).to_le_bytes());
    }
    file.extend(next.iter().flat_map(|number| number.to_le_bytes()));
    let mut directory = entry("Root Entry", 5, 1, END, 0);
    directory.extend(entry("Workbook", 2, FREE, first, stream.len() as u32));
    directory.resize(SECTOR, 0);
    file.extend(directory);
    file.extend(stream);
    file
}

fn entry(name: &str, kind: u8, child: u32, first: u32, length: u32) -> Vec<u8> {
    let mut out: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let size = out.len() as u16 + 2;
    out.resize(64, 0);
    out.extend(size.to_le_bytes());
    out.extend([kind, 1]);
    for number in [FREE, FREE, child] {
        out.extend(number.to_le_bytes());
    }
    out.resize(116, 0);
    out.extend(first.to_le_bytes());
    out.extend(length.to_le_bytes());
    out.resize(128, 0);
    out
}
