//! What a roster looks like of which no column is a fact: why nothing of it is read.

use super::said::Said;
use super::source::Source;
use super::source::encoding::Encoding;
use super::values::text::squeezed;

/// What is wrong, and what it looks like.
pub fn said(source: &Source) -> Said {
    let headings: Vec<String> = source.head.headings.iter().map(|heading| squeezed(&heading.shown)).collect();
    let rows = std::iter::once(&headings).chain(&source.examples);
    let all = || rows.clone().flatten().map(|cell| squeezed(cell));
    let holds = |words: &[&str]| all().any(|cell| words.iter().any(|word| cell.contains(word)));
    let one_column = headings.iter().filter(|heading| !heading.is_empty()).count() <= 1;
    let known = |cell: &String| KNOWN.contains(&squeezed(cell).as_str());
    let down = source.examples.iter().filter(|row| row.first().is_some_and(known)).count();
    let shown =
        source.head.headings.iter().map(|heading| heading.shown.replace('；', ";").replace('～', "~"));
    let shown: Vec<String> = shown.collect();
    let apart = |sign: char| one_column && shown.iter().any(|heading| heading.matches(sign).count() >= 2);
    let numbers = |cell: &String| cell.len() >= 15 && cell.bytes().take(15).all(|byte| byte.is_ascii_digit());
    let (zh, en) = if down >= 2 {
        (
            "看起来行和列倒过来了，每个人占一列：请在表格软件里用“选择性粘贴—转置”转过来",
            "rows and columns look swapped, a person a column: transpose it in a spreadsheet",
        )
    } else if holds(&["求和项", "计数项", "行标签", "列标签"]) {
        (
            "看起来是数据透视表：请用透视表所根据的那张名册",
            "it looks like a pivot table: take the roster that it was made of",
        )
    } else if let Some(sign) = ['|', ';', '、', '~', '^', ' '].into_iter().find(|sign| apart(*sign)) {
        let sign = if sign == ' ' { "空格".to_owned() } else { sign.to_string() };
        return with(
            &format!("看起来各格用“{sign}”分开：请改成用逗号分开，或另存为 .xlsx"),
            &format!("cells look apart by {sign}: save it with commas between, or as .xlsx"),
        );
    } else if source.encoding == Encoding::Gb18030 && all().any(|cell| is_garbled(&cell)) {
        (
            "看起来编码不是 UTF-8 或 GB18030（也许是 Big5）：请用表格软件打开，另存为 .xlsx 或 UTF-8 的 CSV",
            "it looks like another encoding (Big5?): open it in a spreadsheet and save it as .xlsx or UTF-8",
        )
    } else if headings.iter().any(numbers) {
        (
            "看起来没有表头，第一行就是人员：请在上面加一行表头",
            "the headings look missing, the first row is a person: put a row of headings above",
        )
    } else if one_column {
        ("看起来只有一列：请检查各格用什么分开", "it looks like one column: see what cells are apart by")
    } else {
        (
            "请看 `subsidy screen --explain` 和 --columns FILE",
            "see `subsidy screen --explain` and --columns FILE",
        )
    };
    with(zh, en)
}

fn with(zh: &str, en: &str) -> Said {
    Said::new(
        format!("没有一列是规定要看的内容；{zh}"),
        format!("no column is a fact of `subsidy facts`; {en}"),
    )
}

/// Headings that stand in the first column of a table that is turned.
const KNOWN: [&str; 12] = [
    "姓名",
    "性别",
    "身份证号",
    "身份证号码",
    "所在地区",
    "退役军人",
    "残疾人",
    "培训课时",
    "联系电话",
    "民族",
    "年龄",
    "技能等级",
];

/// Whether a text has signs that GB18030 makes of another encoding: private ones, or of rare scripts.
fn is_garbled(text: &str) -> bool {
    text.chars().any(|sign| {
        matches!(sign, '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{3040}'..='\u{30ff}' | '\u{2500}'..='\u{257f}'
            | '\u{0400}'..='\u{04ff}' | '\u{3100}'..='\u{312f}')
    })
}
