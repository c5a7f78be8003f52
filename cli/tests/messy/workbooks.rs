//! Workbooks.

use crate::books::xls::{self, Cell};
use crate::books::{book, changed, day, merge, sheet, texts};
use crate::roster::Roster;
use crate::{HARDSHIP, WORK_BASED, check, says, verdicts};
use rust_xlsxwriter::{Format, Formula, Workbook};

/// A form with a title, the office, headings of two lines, districts merged downward, a total a
/// district and for all, and signatures.
#[test]
fn a_form_with_groups_districts_totals_and_signatures() {
    let bytes = book(|sheet| {
        merge(sheet, (0, 0), (0, 7), "吐鲁番市2020年职业技能培训人员花名册");
        texts(sheet, 1, &[&["填报单位（盖章）：高昌区人社局", "", "", "", "", "填报时间：2020年9月1日"]]);
        for (column, heading) in [(0, "序号"), (1, "所在县区"), (2, "姓  名"), (3, "公民身份号码")]
        {
            merge(sheet, (2, column), (3, column), heading);
        }
        merge(sheet, (2, 4), (2, 6), "人员类别（打√）");
        texts(sheet, 3, &[&["", "", "", "", "下岗失业\n人员", "残疾人", "建档立卡户"]]);
        merge(sheet, (2, 7), (3, 7), "备注");
        merge(sheet, (4, 1), (5, 1), "高昌区");
        texts(
            sheet,
            4,
            &[
                &["1", "", "王芳", "650402199001011234", "√", "×", "×"],
                &["2", "", "李强", "65040219900101123x", "×", "", "×", "合计误写"],
                &["", "高昌区小计", "2人"],
            ],
        );
        merge(sheet, (7, 1), (8, 1), "鄯善县");
        texts(
            sheet,
            7,
            &[
                &["3", "", "张敏", "", "否", "否", "是"],
                &["4", "", "赵丽", "", "×", "×", "×"],
                &["", "", "小计", "2人"],
                &["合计", "", "4人"],
                &["", "", "审核：刘主任", "", "", "制表人：陈静", "", "2020.9.1"],
            ],
        );
    });
    let roster = Roster::named("roster.xlsx", &bytes);
    let ran = check(
        &roster,
        &[],
        &[
            "1 1 王芳 '650402199001011234 eligible",
            "2 2 李强 65040219900101123x undetermined",
            "4 3 张敏  eligible",
            "5 4 赵丽  undetermined",
        ],
    );
    says(
        &ran.err,
        &["8 rows = 4 screened + 0 rejected + 0 blank + 4 totals and notes", "passed over as totals"],
    );
    says(
        &roster.explain(&[]),
        &[
            "headings in rows 3 to 4",
            "所在县区\n   region (所在地区)\n   \"高昌区\" → 650402 高昌区\n   \"鄯善县\" → 650421 鄯善县",
            "人员类别（打√） 下岗失业 人员\n   laid_off (下岗失业人员)",
            "人员类别（打√） 建档立卡户\n   poor_household",
        ],
    );
}

/// A workbook of before 2007, under the ending of today's, with a serial date and a hidden row.
#[test]
fn an_old_workbook_with_serial_dates_and_a_hidden_row() {
    for from_1904 in [false, true] {
        let mut people = xls::Sheet { name: "花名册", hidden_rows: vec![3], ..Default::default() };
        people
            .texts(0, &[&["2020届毕业生培训花名册"], &["姓名", "所在地区", "残疾人", "毕业时间", "合格率"]]);
        people.texts(
            2,
            &[&["王芳", "吐鲁番市", "是"], &["李强", "新疆吐鲁番市高昌区", ""], &["张敏", "高昌区", ""]],
        );
        people.merged = vec![[0, 0, 0, 4]];
        // 2020-07-01 in either system.
        let serial = if from_1904 { 42_551.0 } else { 44_013.0 };
        people.cells.push((2, 3, Cell::Day(serial)));
        people.cells.push((2, 4, Cell::Percent(0.925)));
        people.cells.push((3, 2, Cell::Truth(true)));
        people.cells.push((4, 2, Cell::Result(0.0)));
        let other = xls::Sheet {
            name: "填表说明",
            hidden: true,
            cells: vec![(0, 0, Cell::Text("略"))],
            ..Default::default()
        };
        let roster = Roster::named("roster.xlsx", &xls::book(&[other, people], from_1904));
        let ran = check(&roster, &[], &["1 王芳 eligible", "2 李强 eligible", "3 张敏 undetermined"]);
        says(&ran.err, &["1 rows are hidden in the sheet", "sheets not read: 填表说明 (hidden)"]);
        says(
            &roster.explain(&[]),
            &["sheet 花名册", "\"2020-07-01\" → 2020-07-01", "\"92.5%\" → 92.5", "\"TRUE\" → yes"],
        );
    }
}

/// Dates in a workbook of today: shown as dates, as text, as a bare number, in the system of 1904.
#[test]
fn dates_are_read_by_what_the_cell_is() {
    let bytes = book(|sheet| {
        texts(
            sheet,
            0,
            &[
                &["姓名", "所在地区", "残疾", "发证时间"],
                &["王芳", "650402", "是"],
                &["李强", "650402", "是", "2021年7月1日"],
                &["张敏", "650402", "是"],
                &["赵丽", "650402", "是", "2021.7.1 "],
            ],
        );
        day(sheet, 1, 3, 44_378.0);
        sheet.write_number(3, 3, 44_378.0).expect("a cell");
    });
    let roster = Roster::named("roster.xlsx", &bytes);
    says(
        &roster.explain(&[]),
        &[
            "\"2021-07-01\" → 2021-07-01",
            "\"2021年7月1日\" → 2021-07-01",
            "\"44378\" → rejected: certificate_on: expected a date like 2020-09-01, found \"44378\"; as a \
         spreadsheet's serial number it would be 2021-07-01: give it a date format",
        ],
    );
    let ran = roster.screen(&HARDSHIP);
    assert_eq!(verdicts(&ran), ["1 王芳 eligible", "2 李强 eligible", "4 赵丽 eligible"], "{}", ran.err);
    let from_1904 = changed(&bytes, "xl/workbook.xml", |text| {
        text.replacen("<workbookPr", "<workbookPr date1904=\"1\"", 1)
    });
    says(&Roster::named("roster.xlsx", &from_1904).explain(&[]), &["\"2025-07-02\" → 2025-07-02"]);
}

/// Formulas count by the result that was saved with them; without one, the row is set aside.
#[test]
fn formulas_are_read_by_their_results() {
    let bytes = book(|sheet| {
        texts(
            sheet,
            0,
            &[
                &["单位名称", "所在地区", "单位类别", "吸纳人员", "培训人数", "以工代训月数", "培训类型"],
                &["甲合作社", "650402", "农民专业合作社", "贫困劳动力", "", "", "以工代训"],
                &["乙车间", "650402", "扶贫车间", "贫困劳动力", "", "", "以工代训"],
                &["丙车间", "650402", "扶贫车间", "贫困劳动力", "", "", "以工代训"],
                &["合计"],
            ],
        );
        let result = |formula: &str, result: &str| Formula::new(formula).set_result(result);
        sheet.write_formula(1, 4, result("=2+2", "4")).expect("a cell");
        sheet.write_formula(1, 5, result("=7", "7")).expect("a cell");
        sheet.write_formula(2, 4, result("=VLOOKUP(A3,X:Y,2,0)", "#N/A")).expect("a cell");
        sheet.write_number(2, 5, 6.0).expect("a cell");
        sheet.write_formula(3, 4, result("=1", "1")).expect("a cell");
        sheet.write_number(3, 5, 6.0).expect("a cell");
        sheet.write_formula(4, 4, result("=SUM(E2:E4)", "5")).expect("a cell");
    });
    // As a program leaves it that never worked it out.
    let bytes =
        changed(&bytes, "xl/worksheets/sheet1.xml", |text| text.replace("<f>1</f><v>1</v>", "<f>1</f>"));
    let roster = Roster::named("roster.xlsx", &bytes);
    let ran = roster
        .screen(&[&WORK_BASED[..], &["--rejects", roster.rejected().to_str().expect("UTF-8")]].concat());
    assert_eq!(verdicts(&ran), ["1 甲合作社 eligible"], "{}", ran.err);
    says(&ran.out, &[",0.00,7200.00,at_most,"]);
    says(&ran.err, &["4 rows = 1 screened + 2 rejected", "1 totals and notes"]);
    says(&roster.rejects(), &["an error of the spreadsheet", "a formula without its result"]);
}

/// The sheet with the people among others, hidden ones never by themselves.
#[test]
fn the_roster_among_the_sheets_of_a_workbook() {
    let mut file = Workbook::new();
    let people: &[&[&str]] = &[&["姓名", "所在地区", "残疾人"], &["王芳", "650402", "是"]];
    texts(file.add_worksheet().set_name("封面").expect("a name"), 0, &[&["2020年度培训"], &["高昌区"]]);
    texts(file.add_worksheet().set_name("上年").expect("a name").set_hidden(true), 0, people);
    texts(file.add_worksheet().set_name("一班").expect("a name"), 0, people);
    texts(file.add_worksheet().set_name("二班").expect("a name"), 0, &[people[0], &["李强", "650402", "否"]]);
    let roster = Roster::named("roster.xlsx", &file.save_to_buffer().expect("a workbook"));
    let ran = check(&roster, &[], &["1 王芳 eligible"]);
    says(
        &ran.err,
        &[
            "sheet 二班 looks like a roster too and is not read; --sheet 二班 reads it alone",
            "sheets not read: 上年 (hidden), 封面",
        ],
    );
    check(&roster, &["--sheet", "二班"], &["1 李强 undetermined"]);
    check(&roster, &["--sheet", "2"], &["1 王芳 eligible"]);
    let ran = roster.screen(&["--sheet", "三班"]);
    assert_eq!(ran.code, Some(2));
    says(&ran.err, &["--sheet: no sheet 三班; there are 封面, 上年, 一班, 二班"]);
}

/// Identity numbers as text, with what people leave around them, and as the numbers that a
/// spreadsheet spoils.
#[test]
fn identity_numbers_keep_their_digits_or_are_named() {
    let bytes = book(|sheet| {
        texts(
            sheet,
            0,
            &[
                &["姓名", "身份证号", "所在地区", "残疾人"],
                &["王芳", "'650402199001011234", "650402", "是"],
                &["李强", " 11010519491231002X ", "650402", "是"],
                &["张敏", "", "650402", "是"],
            ],
        );
        sheet.write_number(3, 1, 650_402_199_001_011_234.0).expect("a cell");
        // A code that became a number, one with a grouping format.
        sheet.write_number(1, 2, 650_402.0).expect("a cell");
        let grouped = Format::new().set_num_format("#,##0");
        sheet.write_number_with_format(2, 2, 650_402.0, &grouped).expect("a cell");
    });
    let roster = Roster::named("roster.xlsx", &bytes);
    let ran = check(
        &roster,
        &[],
        &[
            "1 王芳 '650402199001011234 eligible",
            "2 李强  11010519491231002X  eligible",
            "3 张敏 6.50402199001011E+17 eligible",
        ],
    );
    says(
        &ran.err,
        &["column B 身份证号: 1 numbers lost their last digits in a spreadsheet, the first in row 3"],
    );
}

/// What a file is, is told by its bytes.
#[test]
fn a_file_under_a_wrong_ending() {
    let rows: &[&[&str]] = &[&["姓名", "所在地区", "残疾人"], &["王芳", "650402", "是"]];
    check(&Roster::named("roster.csv", &sheet(rows)), &[], &["1 王芳 eligible"]);
    let text = "姓名,所在地区,残疾人\n王芳,650402,是\n";
    check(&Roster::named("roster.xls", text.as_bytes()), &[], &["1 王芳 eligible"]);
    let table = "<table border=1><tr><th rowspan=2>姓名<th colspan=2>是否属于<th rowspan=2>所在地区</tr>\
        <tr><td>残疾人</td><td>脱贫户</td></tr><tr><td>王&nbsp;芳</td><td>是</td><td>否</td><td rowspan=2>高昌区</td></tr>\
        <tr><td>李强</td><td>否</td><td>否</td></tr><tr><td colspan=4>合计：2人</td></tr></table>";
    for (head, gb) in [
        ("<html><head><meta charset=\"utf-8\"></head>", false),
        ("<meta charset=gb2312>", true),
        ("<div>", true),
    ] {
        let text = format!("{head}{table}");
        let bytes = if gb { encoding_rs::GB18030.encode(&text).0.into_owned() } else { text.into_bytes() };
        let page = Roster::named("roster.xls", &bytes);
        let ran = check(&page, &[], &["1 王\u{a0}芳 eligible", "2 李强 undetermined"]);
        says(&ran.err, &["(sheet 表1)", "1 totals and notes"]);
    }
    let page = Roster::named("roster.xls", b"<html><p>a</p></html>");
    let ran = page.screen(&HARDSHIP);
    assert_eq!(ran.code, Some(2));
    says(&ran.err, &["a web page under another name; open it in a spreadsheet and save it as .xlsx or CSV"]);
}

/// Columns without heading, headings twice, the columns' numbers below them, headings again at the
/// break of a page, people apart by blank rows.
#[test]
fn a_table_printed_over_pages() {
    let head: &[&str] = &["序号", "姓名", "所在地区", "残疾人", "", "联系电话", "联系电话", "备注"];
    let bytes = sheet(&[
        &["培训人员名册"],
        head,
        &["1", "2", "3", "4", "5", "6", "7", "8"],
        &["1", "王芳", "650402", "是", "x", "138", "139", "", "", "已电话核实"],
        &["2", "李强", "650402", "否", "", "", "", ""],
        &["第 1 页 共 2 页"],
        &[],
        &["培训人员名册"],
        head,
        &["3", "张敏", "650402", "有", "", "", "", "备注"],
        &["4"],
        &["5"],
        &["注：1.本表一式三份。"],
    ]);
    let roster = Roster::named("roster.xlsx", &bytes);
    let ran = check(&roster, &[], &["1 1 王芳 eligible", "2 2 李强 undetermined", "7 3 张敏 eligible"]);
    says(
        &ran.err,
        &[
            "10 rows = 3 screened + 0 rejected + 3 blank + 4 totals and notes",
            "no people, passed over as headings again: lines 8 \"培训人员名册\", 9 \"序号\"",
        ],
    );
}

/// A sheet of five hundred columns, of which some are facts.
#[test]
fn a_sheet_that_is_much_wider_than_its_facts() {
    let heading = |column: usize| match column {
        0 => "姓名".to_owned(),
        250 => "户籍所在地".to_owned(),
        300 => "所在地区".to_owned(),
        499 => "残疾人".to_owned(),
        other => format!("调查项目{other}"),
    };
    let cell = |column: usize| match column {
        0 => "王芳".to_owned(),
        250 => "新疆".to_owned(),
        300 => "高昌".to_owned(),
        499 => "√".to_owned(),
        other => format!("第{other}项"),
    };
    let bytes = book(|sheet| {
        for column in 0..500_u16 {
            sheet.write_string(3, column, heading(usize::from(column))).expect("a cell");
            for row in 4..60 {
                sheet.write_string(row, column, cell(usize::from(column))).expect("a cell");
            }
        }
    });
    let begun = std::time::Instant::now();
    let ran = Roster::named("roster.xlsx", &bytes).screen(&HARDSHIP);
    assert_eq!(verdicts(&ran).len(), 56, "{}", ran.err);
    assert_eq!(verdicts(&ran)[0], "1 王芳 eligible");
    // It took ten seconds when every cell was held against every name of every fact.
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}
