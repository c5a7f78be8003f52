//! A workbook, read as the CSV its sheet would be.
//!
//! Its reader works in a thread of its own: a damaged workbook that ends the thread is an error
//! like another, and rows are screened while further ones are read.

mod html;
mod look;
mod rows;
mod value;
mod xls;
mod xlsx;

use super::encoding::Encoding;
use super::kind::Kind;
use super::records::Records;
use super::{AHEAD, Seekable, Source};
use crate::screen::columns::heading::Heading;
use crate::screen::said::Said;
use crate::screen::sanitise::plain;
use crate::screen::table::{self, Head, Known, Merged};
use engine::Lang;
use look::Look;
use rows::Rows;
use std::io::{self, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use value::Value;

/// The name of the threads that read workbooks; what ends one is said by whoever waits for it.
pub const READER: &str = "workbook";
/// What is said of a workbook with a password.
const PROTECTED: &str = "the workbook is protected by a password: save it without one";
/// What is said of a web page without a table.
const NO_TABLE: &str =
    "the roster is a web page under another name; open it in a spreadsheet and save it as .xlsx or CSV";
/// What is said of a zip file that is no workbook.
const NO_WORKBOOK: &str =
    "the roster is a zip file, but no .xlsx workbook; open it in a spreadsheet and save it as .xlsx";
/// What is said where there is no sheet of a name, before it.
const NO_SHEET: &str = "--sheet: no sheet ";
/// About how many bytes are handed over at a time, and how many times ahead.
const BLOCK: usize = 256 << 10;
const BLOCKS: usize = 8;

/// The most rows and columns that a sheet can have.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

/// A sheet that may be read.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadableSheet {
    pub name: String,
    pub hidden: bool,
}

/// A cell of a sheet that is not empty.
pub struct Cell<'c> {
    pub row: u32,
    pub column: u32,
    pub value: Value<'c>,
    /// How it shows a number, where not as it is.
    pub look: Option<&'c Look>,
    /// The formula of a cell that holds no result of it.
    pub formula: Option<&'c str>,
}

impl Cell<'_> {
    fn push(&self, out: &mut String) {
        if let Some(formula) = self.formula {
            out.push('=');
            out.push_str(formula);
        }
        value::push(self.value, self.look, out);
    }
}

/// What is asked of a workbook, whatever its format.
trait Sheets {
    fn names(&self) -> Vec<ReadableSheet>;
    fn merged(&mut self, sheet: &str) -> Result<Vec<Merged>, String>;
    /// Hands each cell above the row `end` that is not empty to `cell`, row by row, until that says
    /// false.
    fn each(&mut self, sheet: &str, end: u32, cell: &mut dyn FnMut(Cell) -> bool) -> Result<(), String>;
    /// How many rows are hidden.
    fn hidden_rows(&self, sheet: &str) -> u64;
}

/// The first rows of a sheet.
struct Top {
    sheet: ReadableSheet,
    rows: Vec<Vec<String>>,
    merged: Vec<Merged>,
    /// Those of all rows that reach over several.
    tall: Vec<Merged>,
    hidden_rows: u64,
}

/// The sheet to be read, and from which row.
struct Choice {
    sheet: String,
    from: u32,
    widest: u32,
}

/// What the thread hands over.
enum Block {
    Bytes(Vec<u8>),
    Failed(String),
    End,
}

/// Opens a workbook at the sheet that is wanted, else at the one with the most known headings.
pub fn open(
    file: Box<dyn Seekable>,
    kind: Kind,
    wanted: Option<&str>,
    knows: &dyn Fn(&Heading) -> Known,
) -> io::Result<Result<Source, Vec<Said>>> {
    let (tops, tops_in) = sync_channel(1);
    let (choose, choice) = sync_channel::<Choice>(1);
    let (blocks, blocks_in) = sync_channel(BLOCKS);
    let sheet = wanted.map(str::to_owned);
    thread::Builder::new().name(READER.into()).spawn(move || {
        let outcome =
            match kind {
                Kind::Html => html::Book::open(file)
                    .and_then(|book| read(book, sheet.as_deref(), &tops, &choice, &blocks)),
                Kind::Xls => xls::Book::open(file)
                    .and_then(|book| read(book, sheet.as_deref(), &tops, &choice, &blocks)),
                _ => xlsx::Book::open(file)
                    .and_then(|book| read(book, sheet.as_deref(), &tops, &choice, &blocks)),
            };
        if let Err(message) = outcome {
            // Whoever opened the workbook waits for one of the two.
            let _ = tops.send(Err(message.clone()));
            let _ = blocks.send(Block::Failed(message));
        }
    })?;
    let tops: Vec<Top> = match tops_in.recv() {
        Ok(Ok(tops)) => tops,
        Ok(Err(message)) => return Ok(Err(vec![said(message)])),
        Err(_) => return Ok(Err(vec![said(DAMAGED.into())])),
    };
    let (mut top, mut head, mut remarks) = match best(tops, knows) {
        Some(best) => best,
        None => {
            return Ok(Err(vec![Said::new(
                "工作簿里没有一张有内容的工作表",
                "the workbook has no sheet with anything in it",
            )]));
        }
    };
    let from = (head.row + head.depth) as u32;
    let widest = (head.headings.len() / 2) as u32;
    // In a sheet every cell stands in its column, those without heading too.
    let filled =
        |row: &Vec<String>| row.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
    let width = top.rows.iter().skip(head.row + head.depth).map(filled).max().unwrap_or(0);
    head.headings.resize(width.max(head.headings.len()), Heading::default());
    let _ = choose.send(Choice { sheet: top.sheet.name.clone(), from, widest });
    let input: super::Input = Box::new(Text { blocks: blocks_in, bytes: Vec::new(), given: 0, ended: false });
    let mut records = Records::open(input)?;
    records.of_sheet(u64::from(from) + 1);
    let examples = top.rows.get(head.row + head.depth..).unwrap_or_default().to_vec();
    let name = plain(&top.sheet.name);
    let about = Said::new(format!("工作表 {name}"), format!("sheet {name}"));
    let (encoding, delimiter, whole) = (Encoding::Utf8, &b","[..], None);
    remarks.extend(head.numbers_said());
    let mut merged = std::mem::take(&mut top.tall);
    merged.retain(|cells| cells.first.0 >= from && cells.last.1 - cells.first.1 < widest.max(1));
    Ok(Ok(Source {
        records,
        head,
        encoding,
        delimiter,
        sheet: true,
        about,
        examples,
        remarks,
        merged,
        whole,
    }))
}

const DAMAGED: &str = "the workbook is damaged and cannot be read: open it in a spreadsheet and save it anew";

/// What is wrong with a workbook, in either language. What its reader says of a damaged one is English.
pub fn said(message: String) -> Said {
    let zh = match message.as_str() {
        PROTECTED => "工作簿有密码：请在表格软件里另存为不带密码的文件".to_owned(),
        NO_TABLE => {
            "这个文件是改了后缀的网页，里面没有表格：请用表格软件打开，另存为 .xlsx 或 CSV".to_owned()
        }
        NO_WORKBOOK => "这个文件是压缩文件，但不是 .xlsx 工作簿：请用表格软件打开，另存为 .xlsx".to_owned(),
        message if message.starts_with(NO_SHEET) => {
            message.replacen(NO_SHEET, "--sheet：没有工作表 ", 1).replacen("; there are ", "；现有的是 ", 1)
        }
        message if message.starts_with("the sheets of the workbook reach over") => {
            "工作簿的表格区域大得不像名册，几乎全是空格：请删去表格以外的行和列，或另存为 .xlsx".to_owned()
        }
        _ => "工作簿已损坏，读不了：请用表格软件打开后另存一次".to_owned(),
    };
    Said::new(zh, message)
}

/// The sheet with the most known headings, the first of equals, and what is to be said of others.
fn best(tops: Vec<Top>, knows: &dyn Fn(&Heading) -> Known) -> Option<(Top, Head, Vec<Said>)> {
    let (mut all, mut unread): (Vec<(Top, Head)>, Vec<Said>) = (Vec::new(), Vec::new());
    for top in tops {
        let name = plain(&top.sheet.name);
        match table::find(&top.rows, &top.merged, knows) {
            Some(head) if !top.rows.is_empty() => all.push((top, head)),
            _ if top.sheet.hidden => {
                unread.push(Said::new(format!("{name}（隐藏）"), format!("{name} (hidden)")));
            }
            _ => unread.push(Said::new(format!("{name}（空）"), format!("{name} (empty)"))),
        }
    }
    let most = all.iter().map(|(_, head)| head.known).max()?;
    let at = all.iter().position(|(_, head)| head.known == most)?;
    let (top, head) = all.remove(at);
    let mut remarks = Vec::new();
    for (other, others) in &all {
        let name = plain(&other.sheet.name);
        if others.known >= 2 && others.known + 1 >= most {
            remarks.push(Said::new(
                format!("工作表 {name} 也像名册，没有读；要单独读它，用 --sheet {name}"),
                format!(
                    "sheet {name} looks like a roster too and is not read; --sheet {name} reads it alone"
                ),
            ));
        } else {
            unread.push(Said::new(name.clone(), name));
        }
    }
    if !unread.is_empty() {
        let all = |lang| unread.iter().map(|said| said.get(lang)).collect::<Vec<_>>();
        remarks.push(Said::new(
            format!("没有读的工作表：{}", all(Lang::ZH).join("、")),
            format!("sheets not read: {}", all(Lang::EN).join(", ")),
        ));
    }
    if top.hidden_rows > 0 {
        let rows = top.hidden_rows;
        remarks.push(Said::new(
            format!("表里有 {rows} 行隐藏着，照样读入"),
            format!("{rows} rows are hidden in the sheet; they are read like the others"),
        ));
    }
    Some((top, head, remarks))
}

/// The work of the thread.
fn read(
    mut book: impl Sheets,
    wanted: Option<&str>,
    tops: &SyncSender<Result<Vec<Top>, String>>,
    choice: &Receiver<Choice>,
    blocks: &SyncSender<Block>,
) -> Result<(), String> {
    let names = book.names();
    let mut all = Vec::new();
    for sheet in chosen(&names, wanted)? {
        let readable = wanted.is_some() || !sheet.hidden;
        all.push(if readable {
            top(&mut book, sheet)?
        } else {
            Top { sheet, rows: Vec::new(), merged: Vec::new(), tall: Vec::new(), hidden_rows: 0 }
        });
    }
    let _ = tops.send(Ok(all));
    let Ok(choice) = choice.recv() else { return Ok(()) };
    let mut merged = book.merged(&choice.sheet)?;
    merged.retain(|cells| cells.first.1 <= cells.last.1);
    let mut rows = Rows::new(choice.from, &merged, choice.widest);
    let mut out = Vec::with_capacity(2 * BLOCK);
    let mut heard = true;
    book.each(&choice.sheet, u32::MAX, &mut |cell| {
        rows.cell(cell.row, cell.column, &mut out, |text| cell.push(text));
        if out.len() >= BLOCK {
            heard = blocks.send(Block::Bytes(std::mem::take(&mut out))).is_ok();
        }
        heard && !rows.disordered
    })?;
    if rows.disordered {
        return Err("the workbook is damaged: its rows are not in their order".into());
    }
    rows.finish(&mut out);
    let _ = blocks.send(Block::Bytes(out));
    let _ = blocks.send(Block::End);
    Ok(())
}

/// The sheets to be looked at: the one that is wanted by name or number, or all.
fn chosen(names: &[ReadableSheet], wanted: Option<&str>) -> Result<Vec<ReadableSheet>, String> {
    let Some(wanted) = wanted else { return Ok(names.to_vec()) };
    let by_name = names.iter().find(|sheet| sheet.name.trim() == wanted.trim());
    let by_number = || wanted.parse::<usize>().ok().and_then(|number| names.get(number.checked_sub(1)?));
    by_name.or_else(by_number).map(|sheet| vec![sheet.clone()]).ok_or_else(|| {
        let all: Vec<String> = names.iter().map(|sheet| plain(&sheet.name)).collect();
        format!("{NO_SHEET}{}; there are {}", plain(wanted), all.join(", "))
    })
}

fn top(book: &mut impl Sheets, sheet: ReadableSheet) -> Result<Top, String> {
    let mut merged = book.merged(&sheet.name)?;
    merged.retain(|cells| {
        let in_order = cells.first.0 <= cells.last.0 && cells.first.1 <= cells.last.1;
        in_order && cells.first.0 < MOST_ROWS && cells.first.1 < MOST_COLUMNS
    });
    let tall = merged.iter().filter(|cells| cells.last.0 > cells.first.0).copied().collect();
    merged.retain(|cells| (cells.first.0 as usize) < AHEAD);
    let mut rows: Vec<Vec<String>> = Vec::new();
    book.each(&sheet.name, AHEAD as u32, &mut |cell| {
        let (row, column) = (cell.row as usize, cell.column as usize);
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        if rows[row].len() <= column {
            rows[row].resize(column + 1, String::new());
        }
        rows[row][column].clear();
        cell.push(&mut rows[row][column]);
        true
    })?;
    Ok(Top { hidden_rows: book.hidden_rows(&sheet.name), sheet, rows, merged, tall })
}

/// The records, as the thread hands them over.
struct Text {
    blocks: Receiver<Block>,
    bytes: Vec<u8>,
    given: usize,
    ended: bool,
}

impl Read for Text {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.bytes.len() && !self.ended {
            let invalid = |message: String| io::Error::new(io::ErrorKind::InvalidData, message);
            match self.blocks.recv() {
                Ok(Block::Bytes(bytes)) => (self.bytes, self.given) = (bytes, 0),
                Ok(Block::End) => self.ended = true,
                Ok(Block::Failed(message)) => return Err(invalid(message)),
                Err(_) => return Err(invalid(DAMAGED.into())),
            }
        }
        let given = buffer.len().min(self.bytes.len() - self.given);
        buffer[..given].copy_from_slice(&self.bytes[self.given..self.given + given]);
        self.given += given;
        Ok(given)
    }
}
