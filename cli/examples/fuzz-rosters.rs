//! Screens damaged rosters, the same every time, and holds that the command neither panics, nor
//! hangs, nor ends by a signal: `fuzz-rosters SUBSIDY BYTES BOOKS SEED FOLDER`.
//!
//! Text is damaged until that many bytes of it were screened, and so many workbooks: of today by the
//! text of their parts, in a zip file that is whole, or by any of their bytes; of before 2007 by
//! their records and sectors. What makes the command fail is kept in the folder.

#[path = "../tests/books/mod.rs"]
mod books;

use books::xls::{self, Cell};
use laws::dice::Dice;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// How long one roster may take: of a processor's time, since others may have the processors, and
/// in all, for one that waits for ever.
const LONGEST: Duration = Duration::from_secs(10);
const LONGEST_IN_ALL: Duration = Duration::from_secs(600);

/// What is put into text, and into the parts of a workbook.
const PIECES: [&str; 28] = [
    "\"",
    "\"\"",
    ",",
    "\n",
    "\r",
    "\0",
    ";",
    "\t",
    "，",
    "合计",
    "姓名",
    "所在地区",
    "650402",
    "\u{feff}",
    "'",
    "=",
    "<",
    ">",
    "/>",
    "</c>",
    "&#0;",
    "&amp;",
    "4294967295",
    "-1",
    "99999999999999999999",
    "A1:XFD1048576",
    "1e308",
    "_x000D_",
];

/// Changes bytes: one, a run, a piece put in, a part doubled or taken away.
fn damage(bytes: &mut Vec<u8>, dice: &mut Dice, text: bool) {
    for _ in 0..=dice.below(6) {
        if bytes.is_empty() {
            return;
        }
        let at = dice.below(bytes.len());
        match dice.below(if text { 7 } else { 5 }) {
            0 => bytes[at] = dice.below(256) as u8,
            1 => bytes[at] ^= 1 << dice.below(8),
            2 => {
                let end = (at + 1 + dice.below(8)).min(bytes.len());
                let with = *dice.of(&[&0_u8, &0xff, &0x7f, &0x80]);
                bytes[at..end].fill(with);
            }
            3 => bytes.truncate(at),
            4 => {
                let from = dice.below(bytes.len());
                let length = dice.below(64).min(bytes.len() - from);
                let copy = bytes[from..from + length].to_vec();
                bytes.splice(at..at, copy);
            }
            5 => drop(bytes.splice(at..at, dice.of(&PIECES).bytes())),
            _ => {
                let end = (at + dice.below(40)).min(bytes.len());
                bytes.drain(at..end);
            }
        }
    }
}

/// Rosters of text.
fn texts() -> Vec<Vec<u8>> {
    let lines = "培训花名册,,,,,\n序号,姓名,所在地区,残疾人,培训课时,毕业时间\n1,王芳,高昌区,是,80,2020/7/1\n\
                 2,\"李,强\",650402,否,\"1,200\",\n,小计,,,2,\n合计：2人,,,,,\n注：略,,,,,\n";
    let mut all: Vec<Vec<u8>> = vec![lines.into(), encoding_rs::GB18030.encode(lines).0.into_owned()];
    for sign in [";", "\t", "，"] {
        all.push(lines.replace(',', sign).into_bytes());
        all.push(encoding_rs::GB18030.encode(&lines.replace(',', sign)).0.into_owned());
    }
    all.push(lines.encode_utf16().flat_map(u16::to_le_bytes).collect());
    all.push(lines.encode_utf16().flat_map(u16::to_be_bytes).collect());
    all.push(lines.repeat(20).into_bytes());
    all
}

/// Workbooks of today.
fn books_of_today() -> Vec<Vec<u8>> {
    let plain = books::book(|sheet| {
        books::merge(sheet, (0, 0), (0, 5), "培训花名册");
        books::texts(sheet, 1, &[&["序号", "姓名", "所在地区", "残疾人", "培训课时", "毕业时间"]]);
        books::merge(sheet, (2, 2), (3, 2), "高昌区");
        books::texts(sheet, 2, &[&["1", "王芳", "", "是", "80"], &["2", "李强", "", "否", "160"], &["合计"]]);
        books::day(sheet, 2, 5, 44_013.0);
        let percent = rust_xlsxwriter::Format::new().set_num_format("0.0%");
        sheet.write_number_with_format(3, 5, 0.5, &percent).expect("a cell");
        sheet
            .write_formula(4, 4, rust_xlsxwriter::Formula::new("=SUM(E3:E4)").set_result("240"))
            .expect("a cell");
        sheet.set_row_hidden(3).expect("a row");
    });
    let two = {
        let mut book = rust_xlsxwriter::Workbook::new();
        books::texts(book.add_worksheet(), 0, &[&["封面"]]);
        books::texts(book.add_worksheet(), 0, &[&["姓名", "所在地区"], &["王芳", "650402"]]);
        book.save_to_buffer().expect("a workbook")
    };
    vec![plain, two]
}

/// Workbooks of before 2007.
fn old_books() -> Vec<Vec<u8>> {
    let mut people = xls::Sheet { name: "花名册", hidden_rows: vec![3], ..Default::default() };
    people.texts(0, &[&["培训花名册"], &["姓名", "所在地区", "残疾人", "毕业时间", "合格率"]]);
    people.texts(2, &[&["王芳", "吐鲁番市", "是"], &["李强", "高昌区", ""]]);
    people.merged = vec![[0, 0, 0, 4]];
    people.cells.push((2, 3, Cell::Day(44_013.0)));
    people.cells.push((2, 4, Cell::Percent(0.925)));
    people.cells.push((3, 2, Cell::Truth(true)));
    people.cells.push((3, 4, Cell::Number(90.0)));
    people.cells.push((4, 2, Cell::Result(0.0)));
    vec![xls::book(&[people], false)]
}

/// A zip file with the text of one of its parts, or of two, changed.
fn with_changed_parts(book: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(book)).expect("a zip file");
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let parts = old.len();
    let changed = [dice.below(parts), if dice.below(3) == 0 { dice.below(parts) } else { parts }];
    for at in 0..parts {
        let mut part = old.by_index(at).expect("a part");
        let name = part.name().expect("a name").to_string();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        // The sheet is what is read most.
        if changed.contains(&at) || name.ends_with("sheet1.xml") && dice.below(2) == 0 {
            damage(&mut bytes, dice, true);
        }
        new.start_file(name, stored).expect("a part");
        new.write_all(&bytes).expect("its bytes");
    }
    new.finish().expect("a zip file").into_inner()
}

/// The roster of a number: text or a workbook.
fn roster(number: u64, seed: u64, workbook: bool, seeds: &Seeds) -> Vec<u8> {
    let mut dice = Dice::new(seed, number << 1 | u64::from(workbook));
    if !workbook {
        let mut bytes = seeds.texts[dice.below(seeds.texts.len())].clone();
        damage(&mut bytes, &mut dice, true);
        return bytes;
    }
    match dice.below(8) {
        0..4 => with_changed_parts(&seeds.today[dice.below(seeds.today.len())], &mut dice),
        4 => {
            let mut bytes = seeds.today[dice.below(seeds.today.len())].clone();
            damage(&mut bytes, &mut dice, false);
            bytes
        }
        _ => {
            let mut bytes = seeds.old[dice.below(seeds.old.len())].clone();
            // Nearly all of it is padding: damage what is not.
            let from = bytes.iter().position(|byte| *byte == 0x09).unwrap_or(0).max(512);
            let end = bytes.iter().rposition(|byte| *byte != 0).map_or(bytes.len(), |last| last + 1);
            for _ in 0..=dice.below(4) {
                let at = if dice.below(4) == 0 { dice.below(end) } else { from + dice.below(end - from) };
                match dice.below(3) {
                    0 => bytes[at] = dice.below(256) as u8,
                    1 => bytes[at] = *dice.of(&[&0, &0xff, &0x7f, &0x80, &1]),
                    _ => bytes[at] ^= 1 << dice.below(8),
                }
            }
            if dice.below(8) == 0 {
                let length = bytes.len();
                bytes.truncate(dice.below(length));
            }
            bytes
        }
    }
}

struct Seeds {
    texts: Vec<Vec<u8>>,
    today: Vec<Vec<u8>>,
    old: Vec<Vec<u8>>,
}

/// The processor's time that a process took, where the system tells.
fn processor(id: u32) -> Duration {
    let text = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    let behind = text.rsplit(')').next().unwrap_or_default();
    let ticks = behind.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok());
    Duration::from_millis(ticks.sum::<u64>() * 10)
}

/// What a screening came to: read (0 or 1), refused (2), or what is wrong.
fn screen(subsidy: &Path, bytes: &[u8], folder: &Path) -> Result<i32, String> {
    let file = folder.join("roster");
    fs::write(&file, bytes).map_err(|error| error.to_string())?;
    let _ = fs::remove_file(folder.join("roster.rejected.csv"));
    let mut child = Command::new(subsidy)
        .args(["screen", "roster", "--date", "2020-09-01", "--programme", "tlf53.hardship", "--threads", "1"])
        .arg("--ignore-unknown")
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    // What it says fits into a pipe, so that it need not be read at once.
    let begun = Instant::now();
    let mut wait = Duration::from_micros(500);
    let status = loop {
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(status) => break status,
            None if processor(child.id()) > LONGEST || begun.elapsed() > LONGEST_IN_ALL => {
                let _ = child.kill();
                let _ = child.wait();
                return Err("it came to no end".into());
            }
            None => thread::sleep(wait),
        }
        wait = (wait * 2).min(Duration::from_millis(20));
    };
    let mut said = Vec::new();
    if let Some(mut stderr) = child.stderr.take() {
        stderr.read_to_end(&mut said).map_err(|error| error.to_string())?;
    }
    let said = String::from_utf8_lossy(&said);
    match status.code() {
        Some(code @ 0..=2) if !said.contains("panicked") => Ok(code),
        _ => Err(format!("{status}: {said}")),
    }
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| args.get(at).and_then(|text| text.parse::<u64>().ok());
    let (Some(subsidy), Some(bytes), Some(books), Some(seed), Some(folder)) =
        (args.first(), number(1), number(2), number(3), args.get(4))
    else {
        eprintln!("fuzz-rosters SUBSIDY BYTES BOOKS SEED FOLDER");
        return ExitCode::from(2);
    };
    let (subsidy, folder) = (PathBuf::from(subsidy), PathBuf::from(folder));
    let seeds = Seeds { texts: texts(), today: books_of_today(), old: old_books() };
    let (next, screened, codes, wrong) =
        (AtomicU64::new(0), AtomicU64::new(0), [const { AtomicU64::new(0) }; 3], AtomicU64::new(0));
    let workers = thread::available_parallelism().map_or(1, usize::from);
    // First the text, then the workbooks.
    for workbook in [false, true] {
        next.store(0, Ordering::Relaxed);
        thread::scope(|scope| {
            for worker in 0..workers {
                let (next, screened, codes, wrong, seeds) = (&next, &screened, &codes, &wrong, &seeds);
                let (subsidy, folder) = (&subsidy, &folder);
                scope.spawn(move || {
                    let own =
                        std::env::temp_dir().join(format!("fuzz-rosters-{}-{worker}", std::process::id()));
                    fs::create_dir_all(&own).expect("a temporary folder");
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        if workbook && at >= books || !workbook && screened.load(Ordering::Relaxed) >= bytes {
                            break;
                        }
                        let roster = roster(at, seed, workbook, seeds);
                        if !workbook {
                            screened.fetch_add(roster.len() as u64, Ordering::Relaxed);
                        }
                        match screen(subsidy, &roster, &own) {
                            Ok(code) => drop(codes[code as usize].fetch_add(1, Ordering::Relaxed)),
                            Err(what) => {
                                let kind = if workbook { "book" } else { "text" };
                                let kept = folder.join(format!("{kind}-{seed}-{at}"));
                                eprintln!("{}: {what}", kept.display());
                                fs::write(kept, roster).expect("a folder for what fails");
                                wrong.fetch_add(1, Ordering::Relaxed);
                            }
                        }
                        if workbook && at > 0 && at % 10_000 == 0 {
                            println!("{at} workbooks");
                        }
                    }
                    let _ = fs::remove_dir_all(own);
                });
            }
        });
        if !workbook {
            println!(
                "{} bytes of text in {} rosters",
                screened.load(Ordering::Relaxed),
                next.load(Ordering::Relaxed)
            );
        }
    }
    let [well, partly, refused] = codes.map(|code| code.into_inner());
    let wrong = wrong.into_inner();
    println!(
        "{books} workbooks; of all {well} read, {partly} read in part, {refused} refused, {wrong} went wrong"
    );
    if wrong > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
