//! Rows that are no people: totals, signatures and remarks below, headings repeated at a page's
//! break. They are passed over, and what was passed over is said.

use super::Head;
use crate::screen::source::cells::Cell;
use crate::screen::source::encoding::Encoding;
use crate::screen::values::text::squeezed;

/// What totals begin with.
const TOTALS: [&str; 14] = [
    "小计",
    "合计",
    "总计",
    "共计",
    "累计",
    "总合计",
    "本页小计",
    "本页合计",
    "本页共",
    "页计",
    "汇总",
    "subtotal",
    "total",
    "grandtotal",
];
/// What remarks and signatures begin with; a colon, a number or nothing follows.
const REMARKS: [&str; 42] = [
    "备注",
    "注",
    "附注",
    "说明",
    "填表说明",
    "填写说明",
    "填报说明",
    "制表人",
    "制表",
    "制表单位",
    "填表人",
    "填报人",
    "填报单位",
    "经办人",
    "审核人",
    "复核人",
    "审批人",
    "负责人",
    "单位负责人",
    "主管领导",
    "分管领导",
    "领导签字",
    "编制人",
    "校对",
    "校对人",
    "联系人",
    "联系电话",
    "填表日期",
    "填报日期",
    "制表日期",
    "制表时间",
    "填报时间",
    "报送日期",
    "日期",
    "审核意见",
    "单位盖章",
    "盖章",
    "单位公章",
    "签字",
    "以下空白",
    "示例",
    "例",
];
/// The first characters of all of these.
const FIRST: &str = "小合总共累本页汇备注附说填制经审复负单主分领编校联报日盖签以示例第gstGST(（※";

/// Tells rows that are no people from others.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// The texts of a column's heading, line by line.
    headings: Vec<Vec<String>>,
    titles: Vec<String>,
    /// The columns that say who somebody is.
    identity: Vec<usize>,
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
}

impl Note {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Note::Total => "合计",
            Note::Remark => "说明",
            Note::Heading => "表头重复",
        }
    }
}

impl Notes {
    /// For a table whose columns at some places say who somebody is.
    pub fn new(head: &Head, identity: &[usize], encoding: Encoding) -> Notes {
        let width = head.lines.first().map_or(0, Vec::len);
        let column =
            |at: usize| head.lines.iter().filter_map(move |line| line.get(at)).map(|text| squeezed(text));
        let headings: Vec<Vec<String>> =
            (0..width).map(|at| column(at).filter(|text| !text.is_empty()).collect()).collect();
        let titles: Vec<String> = head.titles.iter().map(|title| squeezed(title)).collect();
        let raw = head.lines.iter().flatten().chain(&head.titles);
        let begins = raw.filter_map(|text| text.trim().chars().next()).chain(FIRST.chars());
        let mut first: Vec<Vec<u8>> =
            begins.map(|sign| encoding.encode(sign.encode_utf8(&mut [0; 4])).into_owned()).collect();
        first.sort();
        first.dedup();
        Notes { headings, titles, identity: identity.to_vec(), first }
    }

    /// Why a row is no person, if it is none. Cells that only number the rows tell nothing.
    pub fn of(&self, cells: &[Cell], encoding: Encoding) -> Option<Note> {
        let filled = |(_, cell): &(usize, &Cell)| !cell.is_blank();
        let (at, first) = cells.iter().enumerate().find(filled)?;
        let identity = self.identity.iter().filter_map(|at| Some((*at, cells.get(*at)?)));
        std::iter::once((at, first)).chain(identity).find_map(|(at, cell)| {
            let begins = trimmed(cell.bytes);
            if !self.first.iter().any(|sign| begins.starts_with(sign)) {
                return None;
            }
            let text = squeezed(&encoding.decode(cell.bytes)?);
            if is_total(&text) {
                return Some(Note::Total);
            }
            let leads = cells.iter().enumerate().find(filled).is_some_and(|(first, _)| first == at);
            if leads && is_remark(&text) {
                return Some(Note::Remark);
            }
            self.repeats(at, &text, cells, encoding).then_some(Note::Heading)
        })
    }

    /// Whether a row is the headings or a title once more.
    fn repeats(&self, at: usize, text: &str, cells: &[Cell], encoding: Encoding) -> bool {
        let filled = cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
        if filled.clone().count() == 1 {
            return self.titles.iter().any(|title| title == text) || self.is_heading(at, text);
        }
        let mut others = filled;
        others.all(|(at, cell)| {
            encoding.decode(cell.bytes).is_some_and(|text| self.is_heading(at, &squeezed(&text)))
        })
    }

    fn is_heading(&self, at: usize, text: &str) -> bool {
        self.headings.get(at).is_some_and(|lines| lines.iter().any(|line| line == text))
    }
}

/// Without what goes before a text that is set in the middle.
fn trimmed(cell: &[u8]) -> &[u8] {
    let mut rest = cell.trim_ascii_start();
    while let Some(behind) =
        rest.strip_prefix("\u{3000}".as_bytes()).or_else(|| rest.strip_prefix(b"\xa1\xa1"))
    {
        rest = behind.trim_ascii_start();
    }
    rest
}

/// 合计, 合计25人, 小计：3.
fn is_total(text: &str) -> bool {
    TOTALS.iter().filter_map(|word| text.strip_prefix(word)).any(|rest| {
        let next = rest.chars().next();
        next.is_none_or(|sign| sign.is_ascii_digit() || sign.is_ascii_punctuation())
            || rest.starts_with("人数")
            || rest.starts_with("人次")
            || rest.starts_with("金额")
    })
}

/// 制表人：王, 备注1, 注:…, 第1页.
fn is_remark(text: &str) -> bool {
    let text = text.trim_start_matches(['※', '(']);
    let known = REMARKS.iter().filter_map(|word| text.strip_prefix(word)).any(|rest| {
        rest.chars()
            .next()
            .is_none_or(|sign| sign.is_ascii_digit() || matches!(sign, ':' | ')' | '.' | '(' | '、'))
    });
    let page = |first: char| text.starts_with(first) && text.contains('页') && text.chars().count() < 16;
    known || page('第') || page('共')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::columns::heading::Heading;
    use crate::screen::source::cells;
    use crate::screen::table::find;

    fn of(row: &str, encoding: Encoding) -> Option<Note> {
        let rows = ["培训花名册,,,", "序号,姓名,所在地区,备注"]
            .map(|row| row.split(',').map(str::to_owned).collect());
        let knows = |heading: &Heading| ["姓名", "所在地区"].contains(&heading.shown.as_str());
        let head = find(&rows, &[], knows).expect("headings");
        let notes = Notes::new(&head, &[0, 1], encoding);
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
            ] {
                assert_eq!(of(row, encoding), Some(Note::Remark), "{row}");
            }
            for row in ["序号,姓名,所在地区,备注", "序 号,姓  名,,备注", "培训花名册,,,", "序号,,,"]
            {
                assert_eq!(of(row, encoding), Some(Note::Heading), "{row}");
            }
            for row in [
                "1,王芳,650402,备注",
                "1,单小计,650402,",
                "1,合力,650402,",
                ",注永,650402,",
                "3,姓名,650402,",
                "1,王芳,,合计",
            ] {
                assert_eq!(of(row, encoding), None, "{row}");
            }
        }
    }
}
