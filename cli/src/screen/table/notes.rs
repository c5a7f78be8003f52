//! Rows that are no people: totals, signatures and remarks below, headings repeated at a page's
//! break. They are passed over, and what was passed over is said.

mod words;

use super::Head;
use crate::screen::columns::names::{Also, NAMES, NUMBERING, is_of_person};
use crate::screen::said::word;
use crate::screen::source::cells::Cell;
use crate::screen::source::encoding::Encoding;
use crate::screen::values::text::squeezed;
use engine::Lang;
use std::collections::HashSet;

/// Tells rows that are no people from others.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// The texts of a column's heading, line by line.
    headings: Vec<Vec<String>>,
    titles: Vec<String>,
    /// The columns that say who or whose somebody is.
    identity: Vec<usize>,
    /// Those of them that say which person a row is.
    person: Vec<usize>,
    /// The columns that say something that a rule asks for.
    answers: Vec<usize>,
    /// The columns that only number the rows.
    numbering: Vec<usize>,
    /// The columns for remarks, which say 备注 of somebody.
    remarks: Vec<usize>,
    /// Every heading's texts, and what officers head columns for people with.
    all: HashSet<String>,
    /// First characters of notes, titles and headings, as the roster writes them.
    first: Vec<Vec<u8>>,
}

/// Why a row is no person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    Total,
    Remark,
    /// The headings, or a title, once more.
    Heading,
    /// The headings of a table whose columns stand otherwise.
    Other,
}

impl Note {
    /// In words, before what the row says.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Note::Total => word(lang, "合计：", "total: "),
            Note::Remark => word(lang, "说明：", "note: "),
            Note::Heading => word(lang, "表头重复：", "heading again: "),
            Note::Other => word(lang, "另一个表头：", "other headings: "),
        }
    }
}

impl Notes {
    /// Notes of a table, with the indexes of the columns that say who or whose somebody is, of those
    /// among them that say which person, and of those that say something that a rule asks for.
    pub fn new(
        head: &Head,
        (identity, person, answers): (&[usize], &[usize], &[usize]),
        encoding: Encoding,
    ) -> Notes {
        let width = head.lines.first().map_or(0, Vec::len);
        let column =
            |at: usize| head.lines.iter().filter_map(move |line| line.get(at)).map(|text| squeezed(text));
        let headings: Vec<Vec<String>> =
            (0..width).map(|at| column(at).filter(|text| !text.is_empty()).collect()).collect();
        let titles: Vec<String> = head.titles.iter().map(|title| squeezed(title)).collect();
        let raw = head.lines.iter().flatten().chain(&head.titles);
        let begins = raw
            .filter_map(|text| text.trim().chars().next())
            .chain(words::FIRST.chars().chain("姓身证学人员".chars()));
        let mut first: Vec<Vec<u8>> =
            begins.map(|sign| encoding.encode(sign.encode_utf8(&mut [0; 4])).into_owned()).collect();
        first.sort();
        first.dedup();
        let says = |lines: &Vec<String>| lines.iter().any(|line| words::is_remark(line));
        let remarks = (0..width).filter(|at| headings.get(*at).is_some_and(says)).collect();
        let all = headings.iter().flatten().cloned().collect();
        let numbers = |lines: &Vec<String>| {
            lines.iter().any(|line| line != "编号" && NUMBERING.contains(&line.as_str()))
        };
        let numbering = (0..width).filter(|at| headings.get(*at).is_some_and(numbers)).collect();
        let (identity, person, answers) = (identity.to_vec(), person.to_vec(), answers.to_vec());
        Notes { headings, titles, identity, person, answers, numbering, remarks, all, first }
    }

    /// Why a row is no person, if it is none. Cells that only number the rows tell nothing.
    pub fn of(&self, cells: &[Cell], encoding: Encoding) -> Option<Note> {
        let filled = |(_, cell): &(usize, &Cell)| !cell.is_blank();
        let (leads, first) = cells.iter().enumerate().find(filled)?;
        let identity = self.identity.iter().filter_map(|at| Some((*at, cells.get(*at)?)));
        let told = std::iter::once((leads, first)).chain(identity).filter(filled);
        let begun =
            told.filter(|(_, cell)| self.begins(trimmed(cell.bytes), encoding)).find_map(|(at, cell)| {
                let text = squeezed(&encoding.decode(cell.bytes)?);
                // 会计 or 汇总组 before a name and answers is what somebody does, or where.
                let someone = || !self.person.contains(&at) && self.is_someone(&text, cells, encoding);
                if words::is_total(&text) && !someone() {
                    return Some(Note::Total);
                }
                let of_one =
                    || (self.remarks.contains(&at) || words::is_post(&text)) && self.names_one(cells);
                if at == leads
                    && words::is_remark(&text)
                    && (words::is_example(&text) || !of_one() && !someone())
                {
                    return Some(Note::Remark);
                }
                self.repeats(at, &text, cells, encoding)
            });
        begun
            .or_else(|| self.anywhere(leads, cells, encoding))
            .or_else(|| self.hints(cells, encoding))
            .or_else(|| {
                if self.begins(trimmed(first.bytes), encoding) { strokes(cells, encoding) } else { None }
            })
    }

    /// Whether a row is somebody whatever it begins with: a name that can be one, and an answer that is no
    /// signature. A signature's word has a colon behind it.
    fn is_someone(&self, leads: &str, cells: &[Cell], encoding: Encoding) -> bool {
        let text = |at: &usize| {
            Some(squeezed(&encoding.decode(cells.get(*at)?.bytes)?)).filter(|text| !text.is_empty())
        };
        let says = |text: &str| words::is_total(text) || words::is_remark(text) || self.all.contains(text);
        let name = |text: &String| {
            !is_count(text)
                && !says(text)
                && !words::is_summing(text)
                && text.chars().any(char::is_alphabetic)
        };
        !leads.ends_with(':')
            && self.person.iter().filter_map(text).any(|text| name(&text))
            && self.answers.iter().filter_map(text).any(|text| !says(&text))
    }

    /// Why a row is no person, by what stands anywhere in it: where the cells for somebody's name are
    /// empty, or say no name.
    fn anywhere(&self, leads: usize, cells: &[Cell], encoding: Encoding) -> Option<Note> {
        let text = |cell: &Cell| encoding.decode(cell.bytes).map(|text| squeezed(&text));
        for at in &self.person {
            let Some(cell) = cells.get(*at).filter(|cell| !cell.is_blank()) else { continue };
            let text = text(cell)?;
            if words::is_example_of_name(&text) {
                return Some(Note::Remark);
            }
            match words::summed(&text).is_some_and(words::is_summed) {
                true => return Some(Note::Total),
                false if is_count(&text) => {}
                false => return None,
            }
        }
        // Without a column for names, only what leads a row can tell it from others.
        let most = if self.person.is_empty() { 1 } else { cells.len() };
        let filled = cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
        filled.take(most).find_map(|(at, cell)| {
            let text = text(cell)?;
            if words::is_total(&text) || words::summed(&text).is_some_and(words::is_summed) {
                return Some(Note::Total);
            }
            let of_one = self.remarks.contains(&at) && at != leads;
            (words::is_remark(&text) && !of_one).then_some(Note::Remark)
        })
    }

    /// Whether a row only says how its columns are to be filled in.
    fn hints(&self, cells: &[Cell], encoding: Encoding) -> Option<Note> {
        let mut filled = cells.iter().filter(|cell| !cell.is_blank());
        let hint =
            |cell: &Cell| encoding.decode(cell.bytes).is_some_and(|text| words::is_hint(&squeezed(&text)));
        filled.all(hint).then_some(Note::Heading)
    }

    /// Whether a cell for somebody's name is filled.
    fn names_one(&self, cells: &[Cell]) -> bool {
        self.person.iter().filter_map(|at| cells.get(*at)).any(|cell| !cell.is_blank())
    }

    /// Whether a row has columns for somebody's name, and all of them are empty.
    pub fn is_nameless(&self, cells: &[Cell]) -> bool {
        !self.person.is_empty() && !self.names_one(cells)
    }

    /// Whether a cell begins as a note, a title or a heading does.
    fn begins(&self, cell: &[u8], encoding: Encoding) -> bool {
        let sign = cell.get(..encoding.length(cell)).unwrap_or(cell);
        self.first.binary_search_by(|first| first.as_slice().cmp(sign)).is_ok()
    }

    /// Whether a row is the headings or a title once more, or the headings of another table: several cells
    /// are headings, and they stand elsewhere, or beside others.
    fn repeats(&self, at: usize, text: &str, cells: &[Cell], encoding: Encoding) -> Option<Note> {
        let filled = cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
        if filled.clone().count() == 1 {
            let again = self.titles.iter().any(|title| title == text) || self.is_heading(at, text);
            return again.then_some(Note::Heading);
        }
        let (mut all, mut again, mut headings, mut who) = (0, 0, 0, false);
        for (at, cell) in filled {
            let text = encoding.decode(cell.bytes).map(|text| squeezed(&text)).unwrap_or_default();
            // no is a number's heading, and an answer.
            let identity = !text.is_ascii() && NAMES.get(text.as_str()) == Some(&Also::Identity);
            all += 1;
            again += usize::from(self.is_heading(at, &text));
            headings += usize::from(identity || self.all.contains(&text));
            who |= identity && is_of_person(&text);
        }
        match () {
            () if again == all => Some(Note::Heading),
            () if headings >= 2 && (headings == all || who && headings * 2 > all) => Some(Note::Other),
            () => None,
        }
    }

    /// Whether a row is the table's own headings once more, below those of another table.
    pub fn goes_on(&self, cells: &[Cell], encoding: Encoding) -> bool {
        let mut filled = cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
        let heading = |(at, cell): (usize, &Cell)| {
            encoding.decode(cell.bytes).is_some_and(|text| self.is_heading(at, &squeezed(&text)))
        };
        filled.clone().count() > 1 && filled.all(heading)
    }

    /// Whether nobody is named where there are columns for it, and what should number the row is a text:
    /// 本期结业,,80.
    pub fn is_nobody(&self, cells: &[Cell]) -> bool {
        self.is_nameless(cells)
            && self.numbering.iter().filter_map(|at| cells.get(*at)).any(|cell| {
                let text = cell.bytes.trim_ascii();
                !cell.is_blank() && !text.iter().any(u8::is_ascii_digit)
            })
    }

    fn is_heading(&self, at: usize, text: &str) -> bool {
        self.headings.get(at).is_some_and(|lines| lines.iter().any(|line| line == text))
    }
}

/// Whether a row holds nothing but strokes: —,—,—.
fn strokes(cells: &[Cell], encoding: Encoding) -> Option<Note> {
    let stroke = |cell: &Cell| {
        let text = encoding.decode(cell.bytes).unwrap_or_default();
        text.chars().all(|sign| sign.is_whitespace() || "-–—―─－‐‑/\\.…*·~～".contains(sign))
    };
    cells.iter().all(stroke).then_some(Note::Remark)
}

/// A cell without the spaces that centre its text.
fn trimmed(cell: &[u8]) -> &[u8] {
    let mut rest = cell.trim_ascii_start();
    while let Some(behind) =
        rest.strip_prefix("\u{3000}".as_bytes()).or_else(|| rest.strip_prefix(b"\xa1\xa1"))
    {
        rest = behind.trim_ascii_start();
    }
    rest
}

/// 25, 25人, 共25人: a count of people, where a name would be.
fn is_count(text: &str) -> bool {
    let bare = text.trim_start_matches('共').trim_end_matches(['人', '名', '次', '个']);
    !bare.is_empty() && bare.len() < 8 && bare.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::columns::heading::Heading;
    use crate::screen::source::cells;
    use crate::screen::table::{Known, find};

    fn of(row: &str, encoding: Encoding) -> Option<Note> {
        let rows = ["培训花名册,,,", "序号,姓名,所在地区,备注"]
            .map(|row| row.split(',').map(str::to_owned).collect());
        let knows = |heading: &Heading| match heading.shown.as_str() {
            "姓名" | "所在地区" => Known::What,
            _ => Known::Not,
        };
        let head = find(&rows, &[], knows).expect("headings");
        let notes = Notes::new(&head, (&[0, 1], &[1], &[2]), encoding);
        let bytes = encoding.encode(row).into_owned();
        let mut found = Vec::new();
        cells::cut(&bytes, b",", &mut found);
        notes.of(&found, encoding)
    }

    #[test]
    fn totals_notes_and_repeated_headings_are_no_people() {
        for encoding in [Encoding::Utf8, Encoding::Gb18030] {
            for row in [
                "合计,,,",
                ",小计,,3",
                "26,合　计,,",
                "小计：3,,,",
                "合计25人,,,",
                ",总计人数,,",
                "Total,,,12",
                "共计 25 人,,,",
                "高昌区小计,,,",
                ",,高昌区小计,",
                ",高昌区小计,650402,25",
                "高昌区,,小计,",
                "1,,合计：25人,",
                "合计：25人,,,",
                ",25人,合计,",
                ",,,本页合计 12",
                "第一期合计：25人,,,",
                "共 25 人,,,",
                "其中：女,,1,",
                "其中,,,退役军人",
                "人数,1,,",
                "以上共计1人,,,",
                "本期结业,,,80",
                "小计,王芳等3人,,160",
            ] {
                assert_eq!(of(row, encoding), Some(Note::Total), "{row}");
            }
            for row in [
                "制表人：王芳,,审核人：李强,",
                "备注,,,",
                "注：一式三份,,,",
                "※ 说明：略,,,",
                "备注1：略,,,",
                "第 1 页 共 3 页,,,",
                "以下空白,,,",
                "填表日期:2020年,,,",
                "审核：李强,,,",
                ",,审核：李强,填表日期：2020年9月1日",
                "3,,单位负责人（签字）：,",
                "单位负责人签字：,,,",
                "经办人签字:,王芳,,2020年9月1日",
                ",,填表日期,2020-09-01",
                "培训机构（盖章）：,,,",
                "单位（公章）,,,年 月 日",
                ",,,2020 年   月   日",
                "金额大写：壹万元整,,,",
                "完,,,",
                "END,,,",
                "（转下页）,,,",
                "承上页,,,",
                "样表,张三,650402,",
                "填写示范,某某,650402,",
                "例,张三,650402,",
                "1,张三（示例）,650402,",
                "—,—,—,—",
                "————,,/,",
                "——,,,",
                "经办人：,王芳,650402,",
            ] {
                assert_eq!(of(row, encoding), Some(Note::Remark), "{row}");
            }
            for row in [
                "序号,姓名,所在地区,备注",
                "序 号,姓  名,,备注",
                "培训花名册,,,",
                "序号,,,",
                ",（必填）,(六位),",
                "文本,例如：张三,格式：650402,",
            ] {
                assert_eq!(of(row, encoding), Some(Note::Heading), "{row}");
            }
            for row in [
                "姓名,序号,所在地区,备注",
                ",序号,姓名,所在地区",
                "序号,学员姓名,身份证号,备注",
                "所在地区,备注,,",
            ] {
                assert_eq!(of(row, encoding), Some(Note::Other), "{row}");
            }
            for row in [
                "会计（兼）,王芳,650402,",
                "经办,王芳,650402,",
                "制表,王芳,650402,",
                "负责人/法人,王芳,650402,",
                "领导、管理,王芳,650402,",
                "编制（事业）,王芳,650402,",
                "填报单位,王芳,650402,",
                "汇总组,王芳,650402,",
                "总计1组,王芳,650402,",
                "年月日,王芳,650402,",
                "第1页,王芳,650402,",
                "1,王芳,650402,备注",
                "1,单小计,650402,",
                "1,合力,650402,",
                ",注永,650402,",
                "3,姓名,650402,",
                "1,王芳,,合计",
                "1,王芳,,审核：李强",
                "1,王芳,高昌区小计,",
                "会计,王芳,650402,",
                ",王芳,650402,备注：低保",
                ",,650402,备注：低保",
                "1,审计,650402,",
                "1,年月,650402,",
                "1,共和,650402,",
                "1,,650402,2020年9月1日",
                "no,,no,",
            ] {
                assert_eq!(of(row, encoding), None, "{row}");
            }
        }
    }
}
