//! The result as a workbook: its sheets, in the language that is wanted.

mod roster;
mod support;

use calamine::{Data, Reader, Xlsx};
use roster::Roster;
use std::fs;
use std::io::Cursor;

const TEXT: &str = "姓名,身份证号,所在地区,单位类别,吸纳人员,吸纳人数,以工代训月数,培训类型\n\
    甲,650402199001011234,高昌区,农民专业合作社,贫困劳动力,4,7,以工代训\n\
    乙,,鄯善县,扶贫车间,贫困劳动力,1,6,以工代训\n\
    丙,,高昌区,企业,,1,6,以工代训\n\
    丁,,某地,企业,,许多,6,以工代训\n\
    合计,,,,,6,,\n";

/// The sheets of a workbook by name, row by row as text.
type Sheets = Vec<(String, Vec<Vec<String>>)>;

/// The sheets of a result.
fn result(args: &[&str]) -> (Sheets, support::Ran) {
    let roster = Roster::of(TEXT.as_bytes());
    let output = roster.folder.join("result.xlsx");
    let all = ["--output", output.to_str().expect("UTF-8"), "--date", "2020-09-01", "--programme"];
    let ran = roster.screen(&[&all[..], &["tlf53.work-based-training", "--for", "employer"], args].concat());
    let mut book = Xlsx::new(Cursor::new(fs::read(&output).expect("a workbook"))).expect("a workbook");
    let names = book.sheet_names();
    let cell = |data: &Data| data.to_string();
    let sheets = names.into_iter().map(|name| {
        let range = book.worksheet_range(&name).expect("a sheet");
        let rows = range.rows().map(|row| row.iter().map(cell).collect()).collect();
        (name, rows)
    });
    let sheets = sheets.collect();
    // What the rejected rows' own file says is in the same language.
    let rejects = roster.rejects();
    let reason = rejects.lines().nth(1).unwrap_or_default().to_owned();
    (sheets, support::Ran { out: reason, ..ran })
}

#[track_caller]
fn find<'s>(sheets: &'s [(String, Vec<Vec<String>>)], name: &str) -> &'s [Vec<String>] {
    let found = sheets.iter().find(|(other, _)| other == name);
    &found
        .unwrap_or_else(|| {
            panic!("no sheet {name}: {:?}", sheets.iter().map(|(name, _)| name).collect::<Vec<_>>())
        })
        .1
}

#[test]
fn a_workbook_is_in_chinese() {
    let (sheets, ran) = result(&[]);
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["人员与项目", "待定", "汇总", "没能读入的行", "列的读法", "本次情况", "依据"]);
    let people = find(&sheets, "人员与项目");
    assert_eq!(
        people[0][..8],
        ["行", "姓名", "身份证号", "项目", "状态", "给付", "最低（元）", "最高（元）"]
    );
    assert_eq!(
        people[1][..8],
        ["1", "甲", "650402199001011234", "以工代训补贴", "执行中", "按规定给予", "0", "7200"]
    );
    assert_eq!(people[1][8..12], ["最多", "", "用人单位", ""]);
    assert_eq!(people.len(), 3);
    let open = find(&sheets, "待定");
    assert_eq!(open[1][..5], ["3", "丙", "", "以工代训补贴", "吸纳人员、参保企业"], "{open:?}");
    let totals = find(&sheets, "汇总");
    let place = |county: &str| format!("新疆维吾尔自治区吐鲁番市{county}");
    assert_eq!(
        totals[1][..9],
        ["以工代训补贴", &place("高昌区"), "650402", "1", "1", "0", "1", "0", "7200"],
        "{totals:?}"
    );
    assert_eq!(totals[2][..9], ["以工代训补贴", &place("鄯善县"), "650421", "1", "0", "0", "1", "0", "1800"]);
    assert_eq!(totals.len(), 3);
    let rejected = find(&sheets, "没能读入的行");
    assert_eq!(rejected[0][..4], ["表中行", "第几人", "哪一列", "原因"]);
    assert_eq!(
        rejected[1][..6],
        [
            "5",
            "4",
            "所在地区 吸纳人数",
            "所在地区：应是六位行政区划代码（GB/T 2260，如 210100）或地名，填的是\"某地\"; 人数：应是1 到 1000000 的\
             整数（人），填的是\"许多\"",
            "丁",
            ""
        ]
    );
    let read = find(&sheets, "列的读法");
    assert_eq!(read[3][..5], ["C", "所在地区", "所在地区（region）", "\"高昌区\"", "650402 高昌区"]);
    assert_eq!(read[6][2], "人数（persons），单位：人");
    let run: Vec<String> = find(&sheets, "本次情况").iter().map(|row| row.join("：")).collect();
    let all = run.join("\n");
    for words in [
        "（UTF-8）",
        "5 行 = 已算 3 + 没能读入 1（另存于 ",
        "+ 空行 0 + 合计、说明等 1；写出 3 行",
        "不是人员的行：第 6 行：合计：合计",
        "不是人员，作为合计和说明跳过：第 6 \"合计\" 行",
    ] {
        assert!(all.contains(words), "{words}: {all}");
    }
    let law = find(&sheets, "依据");
    assert_eq!(law[1][0], "按 2020-09-01 计算");
    // The terminal speaks as it does otherwise; the rejected rows' own file goes with the workbook.
    assert!(ran.err.contains("5 rows = 3 screened + 1 rejected"), "{}", ran.err);
    assert!(ran.out.contains("所在地区：应是六位行政区划代码"), "{}", ran.out);
}

#[test]
fn a_workbook_is_in_english_where_that_is_wanted() {
    let (sheets, ran) = result(&["--lang", "en"]);
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "People and programmes",
            "Undetermined",
            "Totals",
            "Rejected rows",
            "Columns as read",
            "This run",
            "Law"
        ]
    );
    let people = find(&sheets, "People and programmes");
    assert_eq!(
        people[1][..8],
        ["1", "甲", "650402199001011234", "Work-based training subsidy", "in force", "given", "0", "7200"]
    );
    assert_eq!(people[1][8..11], ["at most", "", "the employer"]);
    let rejected = find(&sheets, "Rejected rows");
    assert!(rejected[1][3].starts_with("region: expected a six-digit region code"), "{rejected:?}");
    assert!(ran.out.contains("region: expected a six-digit region code"), "{}", ran.out);
    // Nothing but what the roster and the law say of themselves is Chinese.
    let own = ["People and programmes", "Undetermined", "Totals", "Rejected rows", "This run", "Law"];
    for (name, rows) in sheets.iter().filter(|(name, _)| own.contains(&name.as_str())) {
        let chinese: Vec<&String> = rows[0]
            .iter()
            .filter(|cell| cell.chars().any(|sign| ('\u{4e00}'..='\u{9fff}').contains(&sign)))
            .filter(|cell| !TEXT.lines().next().expect("headings").contains(cell.as_str()))
            .collect();
        assert!(chinese.is_empty(), "{name}: {chinese:?}");
    }
    assert!(find(&sheets, "This run").iter().any(|row| row[1].contains("line 6: total: 合计")));
}

#[test]
fn reasons_and_the_reading_of_columns_are_in_the_language_that_is_wanted() {
    let roster = Roster::of("姓名,所在地区,残疾人\n甲,某地,大概\n乙,650402\n丙,650402,是,多\n".as_bytes());
    let args = ["--date", "2020-09-01", "--programme", "tlf53.hardship", "--lang", "zh"];
    let ran = roster.screen(&args);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let rejects = roster.rejects();
    for words in ["残疾人：应是是或否，填的是\"\"大概\"\"", "有 4 个格，表头只有 3 个"]
    {
        assert!(rejects.contains(words), "{words}: {rejects}");
    }
    let said = roster.explain(&["--lang", "zh"]);
    for words in ["以逗号分开，表头在第 1 行", "所在地区（region）", "不能读入：残疾人：应是", "原样带出"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    let wrong = roster.screen(&["--lang", "de"]);
    assert!(
        wrong.code == Some(2) && wrong.err.contains("--lang: expected zh or en, found \"de\""),
        "{}",
        wrong.err
    );
}

/// Frozen headings, a filter over them, and numbers that are names as text.
#[test]
fn a_sheet_can_be_worked_with() {
    let roster = Roster::of(TEXT.as_bytes());
    let output = roster.folder.join("result.xlsx");
    roster.screen(&[
        "--output",
        output.to_str().expect("UTF-8"),
        "--date",
        "2020-09-01",
        "--for",
        "employer",
    ]);
    let mut zip = zip::ZipArchive::new(fs::File::open(&output).expect("a workbook")).expect("a zip file");
    let mut sheet = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("xl/worksheets/sheet1.xml").expect("a sheet"), &mut sheet)
        .expect("XML");
    assert!(
        sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref=\"A1:"),
        "{}",
        &sheet[..800]
    );
    let again = roster.screen(&["--output", output.to_str().expect("UTF-8"), "--for", "employer"]);
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("result.xlsx: File exists"), "{}", again.err);
}
