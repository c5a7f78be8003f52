//! What became of the rows, said at the end: everything that was not counted is named.

use super::explain::letters;
use super::options::Screen;
use super::rejects::Rejects;
use super::said::Said;
use super::sanitise::{plain, quoted};
use super::screened::{Counts, Passed, ScreenedPiece};
use super::table::notes::Note;
use super::worker::Task;
use std::collections::HashMap;

/// What became of the rows so far.
pub struct Summary {
    pub counts: Counts,
    /// How many bytes of the roster have been screened or passed over.
    pub read: u64,
    /// The last row that has been screened or passed over.
    last_row: u64,
    /// The rows that are no people, as many as are named.
    pub passed: Vec<Passed>,
    /// By column: how many numbers lost digits, and the first row with one.
    spoilt: Vec<(usize, u64, u64)>,
    /// By column: how many cells say something that no fact means, and the first row with one.
    unread: Vec<(usize, u64, u64)>,
    roster: String,
    about: Said,
    headings: Vec<String>,
    /// Whether the roster is a workbook. In text, cells that were merged in one are empty.
    sheet: bool,
    /// By column: how many certificates are of a day after that of evaluation, and the first row with one.
    later: Vec<(usize, u64, u64)>,
    /// The rows of numbers of identity, and pairs of rows with the same.
    numbers: HashMap<u64, u64>,
    twice: Vec<(u64, u64)>,
    same: u64,
    /// The heading of the column that says where somebody is.
    place: Option<String>,
}

/// How many rows that are no people are kept.
const MOST_PASSED: usize = 10_000;
/// How many numbers of identity are remembered to find those that come twice.
const MOST_NUMBERS: usize = 200_000;
/// How many of them are named on standard error.
const NAMED: usize = 6;

impl Summary {
    pub fn new(options: &Screen, about: Said, task: &Task, sheet: bool, last_row: u64) -> Summary {
        let place = task.columns.facts.iter().find(|(_, reader)| reader.fact.key == "region");
        let heading = |at: usize| task.columns.headings.get(at).map(|heading| plain(heading));
        Summary {
            counts: Counts::default(),
            read: 0,
            last_row,
            passed: Vec::new(),
            spoilt: Vec::new(),
            unread: Vec::new(),
            later: Vec::new(),
            numbers: HashMap::new(),
            twice: Vec::new(),
            same: 0,
            roster: options.roster.display().to_string(),
            sheet,
            about,
            headings: task.columns.headings.clone(),
            place: place.and_then(|(at, _)| heading(*at)),
        }
    }

    /// Adds what came of a piece.
    pub fn add(&mut self, piece: &ScreenedPiece) {
        self.counts.add(piece.counts);
        (self.last_row, self.read) = (piece.last_row, piece.end);
        let left = MOST_PASSED - self.passed.len();
        self.passed.extend(piece.passed.iter().take(left).cloned());
        for (row, number) in &piece.numbers {
            match self.numbers.get(number) {
                Some(first) => {
                    self.same += 1;
                    if self.twice.len() < NAMED {
                        self.twice.push((*first, *row));
                    }
                }
                None if self.numbers.len() < MOST_NUMBERS => {
                    self.numbers.insert(*number, *row);
                }
                None => {}
            }
        }
        for (all, found) in [
            (&mut self.spoilt, &piece.spoilt),
            (&mut self.unread, &piece.unread),
            (&mut self.later, &piece.later),
        ] {
            for (row, column) in found {
                match all.iter_mut().find(|(other, ..)| other == column) {
                    Some((_, count, _)) => *count += 1,
                    None => all.push((*column, 1, *row)),
                }
            }
        }
    }

    /// What is to be said at the end.
    pub fn lines(&self, rejects: &Rejects, seconds: f64) -> Vec<Said> {
        let mut lines = self.remarks();
        let Counts { screened, rejected, blank, passed, written, bytes, .. } = self.counts;
        let (rows, megabytes) = (self.counts.rows(), bytes as f64 / 1e6);
        let speed = rows as f64 / seconds.max(0.001);
        let aside = rejects.path().map(|path| path.display().to_string());
        let aside = match aside {
            Some(path) => Said::new(format!("（另存于 {path}）"), format!(" (set aside in {path})")),
            None if rejected > 0 => Said::new("（写在结果里）", " (in the result)"),
            None => Said::default(),
        };
        let notes = match passed {
            0 => Said::default(),
            _ => Said::new(format!(" + 合计、说明等 {passed}"), format!(" + {passed} totals and notes")),
        };
        lines.push(Said::new(
            format!(
                "{}（{}）：{rows} 行 = 已算 {screened} + 没能读入 {rejected}{} + 空行 {blank}{}；写出 {written} 行\
                 （{megabytes:.1} MB）；{seconds:.1} 秒，每秒 {speed:.0} 行",
                self.roster, self.about.zh, aside.zh, notes.zh
            ),
            format!(
                "{} ({}): {rows} rows = {screened} screened + {rejected} rejected{} + {blank} blank{}; \
                 {written} rows written ({megabytes:.1} MB); {seconds:.1} s, {speed:.0} rows a second",
                self.roster, self.about.en, aside.en, notes.en
            ),
        ));
        lines
    }

    /// What officers have to know of the result.
    fn remarks(&self) -> Vec<Said> {
        let mut remarks = Vec::new();
        for (column, count, row) in &self.spoilt {
            let heading = self.headings.get(*column).map_or(String::new(), |heading| plain(heading));
            let letters = letters(*column);
            remarks.push(Said::new(
                format!(
                    "{letters} 列 {heading}：{count} 个号码在表格软件里丢了后几位，第一个在第 {row} 行；不能凭它认人"
                ),
                format!(
                    "column {letters} {heading}: {count} numbers lost their last digits in a spreadsheet, the first \
                     in row {row}; such people cannot be told by it"
                ),
            ));
        }
        for (column, count, row) in &self.unread {
            let heading = self.headings.get(*column).map_or(String::new(), |heading| plain(heading));
            let letters = letters(*column);
            remarks.push(Said::new(
                format!("{letters} 列 {heading}：{count} 个格写着没有规定用到的类别，没有读入，第一个在第 {row} 行"),
                format!(
                    "column {letters} {heading}: {count} cells say something that no rule asks for, which is not \
                     read, the first in row {row}"
                ),
            ));
        }
        for (column, count, row) in &self.later {
            let heading = self.headings.get(*column).map_or(String::new(), |heading| plain(heading));
            let letters = letters(*column);
            remarks.push(Said::new(
                format!("{letters} 列 {heading}：{count} 个日期在计算日期之后，第一个在第 {row} 行：请核对"),
                format!(
                    "column {letters} {heading}: {count} days are after the day of evaluation, the first in row {row}: \
                     look at them again"
                ),
            ));
        }
        if self.same > 0 {
            let pair = |zh: bool| {
                let pairs = self.twice.iter().map(|(first, second)| match zh {
                    true => format!("第 {first} 和第 {second} 行"),
                    false => format!("rows {first} and {second}"),
                });
                pairs.collect::<Vec<_>>()
            };
            let more = self.same - self.twice.len() as u64;
            let (zh, en) = match more {
                0 => (String::new(), String::new()),
                more => (format!("，另有 {more} 行"), format!(" and {more} more")),
            };
            remarks.push(Said::new(
                format!("同一个身份证号出现不止一次，各算了一次：{}{zh}", pair(true).join("、")),
                format!(
                    "the same number of identity comes again and counts each time: {}{en}",
                    pair(false).join(", ")
                ),
            ));
        }
        if let (Some(place), placeless @ 1..) = (&self.place, self.counts.placeless) {
            let screened = self.counts.screened;
            let hint = match self.sheet {
                true => Said::default(),
                false => Said::new(
                    format!("（表格里合并的格，存成 CSV 后是空的：--fill {place} 往下填）"),
                    format!(
                        " (cells merged in a spreadsheet are empty in its CSV: --fill {place} fills them down)"
                    ),
                ),
            };
            remarks.push(Said::new(
                format!("{screened} 人中有 {placeless} 人的“{place}”没有填，他们几乎都是待定{}", hint.zh),
                format!(
                    "column {place} does not say where {placeless} of {screened} people are: nearly everything \
                     stays undetermined for them{}",
                    hint.en
                ),
            ));
        }
        for (kinds, zh, en) in [
            (&[Note::Total, Note::Remark][..], "合计和说明", "totals and notes"),
            (&[Note::Heading], "重复的表头", "headings again"),
            (
                &[Note::Other],
                "另一个表头（它下面的行另存了）",
                "other headings, with the rows below set aside",
            ),
        ] {
            let lines: Vec<&Passed> =
                self.passed.iter().filter(|passed| kinds.contains(&passed.note)).collect();
            if lines.is_empty() {
                continue;
            }
            let named = |passed: &&Passed| format!("{} {}", passed.line, quoted(&passed.text));
            let named: Vec<String> = lines.iter().take(NAMED).map(named).collect();
            let more = match lines.len().saturating_sub(NAMED) {
                0 => Said::default(),
                more => Said::new(format!("，另有 {more} 行"), format!(" and {more} more")),
            };
            remarks.push(Said::new(
                format!("不是人员，作为{zh}跳过：第 {} 行{}", named.join("、"), more.zh),
                format!("no people, passed over as {en}: lines {}{}", named.join(", "), more.en),
            ));
        }
        remarks
    }

    /// How to go on after an interruption.
    pub fn where_to_go_on(&self) -> Said {
        let (last, next) = (self.last_row, self.last_row + 1);
        Said::new(
            format!("停在第 {last} 行之后；接着做用 --rows {next}.."),
            format!("stopped after row {last}; go on with --rows {next}.."),
        )
    }
}
