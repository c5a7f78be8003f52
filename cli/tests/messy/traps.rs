//! What could be read as something else than it says: each file is read right, or set aside with its
//! reason.

use crate::books::xls::{self, Cell};
use crate::books::{book, changed, day, merge, sheet, texts};
use crate::roster::Roster;
use crate::{HARDSHIP, check, says, verdicts};
use rust_xlsxwriter::{Format, Formula};

/// That nothing of a roster is read, and why.
#[track_caller]
fn refused(roster: &Roster, args: &[&str], why: &[&str]) {
    let ran = roster.screen(&[&HARDSHIP[..], args].concat());
    assert_eq!((ran.code, ran.out.trim_start_matches('\u{feff}')), (Some(2), ""), "{}", ran.err);
    says(&ran.err, why);
}

/// What `--explain` says of the second column of a roster.
fn second(heading: &str, cell: &str) -> String {
    let said = Roster::of(format!("姓名,\"{heading}\"\n王芳,{cell}\n").as_bytes()).explain(&["--lang", "zh"]);
    said.split("\nB  ").nth(1).unwrap_or_default().replace('\n', " ")
}

#[test]
fn headings_say_the_signs_for_yes_and_no() {
    for (heading, cell, expected) in [
        ("残疾人（0是1否）", "1", "残疾人（disabled），代码按表头（0是，1否）    \"1\" → 否"),
        ("是否脱贫户（1-否，2-是）", "2", "\"2\" → 是"),
        ("退役军人(1:否 0:是)", "1", "\"1\" → 否"),
        ("性别（1女2男）", "1", "\"1\" → 是"),
        ("性别（1男2女）", "1", "代码按 GB/T 2261.1    \"1\" → 否"),
        ("登记失业人员（√为否）", "√", "\"√\" → 否"),
        ("残疾人（是打√）", "×", "残疾人（disabled）    \"×\" → 否"),
        ("残疾人（1是，0否）", "√", "残疾人（disabled）    \"√\" → 是"),
        ("残疾人（0是1否）", "2", "不能读入：残疾人：应是是或否，代码按表头（0是，1否），填的是\"2\""),
        ("残疾人（1是其他否）", "1", "不明确：是残疾人，而\"1是其他否\"是哪个代码为是"),
    ] {
        says(&second(heading, cell), &[expected]);
    }
}

#[test]
fn headings_and_titles_say_the_unit_or_are_refused() {
    for (heading, cell, expected) in [
        ("单位付的培训费（万）", "1.5", "\"1.5\" → 15000"),
        ("单位付的培训费（百元）", "15", "，单位：百元    \"15\" → 1500"),
        ("单位付的培训费（万元/人）", "1.5", "\"1.5\" → 15000"),
        ("当地定的金额（万元，保留两位）", "1.5", "\"1.5\" → 15000"),
        ("助学金标准（单位：万元/年）", "0.2", "\"0.2\" → 2000"),
        ("助学金标准（元/学期）", "1500", "不明确：的单位是元/学期，而助学金标准不是"),
        ("当地补贴标准（元/课时）", "20", "不明确：的单位是元/课时"),
        ("当地生活费补贴标准（元/天）", "50", "不明确：的单位是元/天"),
        ("培训课时（天数）", "10", "不明确：的单位是天数"),
        ("失业保险累计缴费（年数）", "3", "不明确：的单位是年数"),
        ("培训课时（每天）", "8", "不明确：的单位是每天"),
        ("发证日期（有效期至）", "2025-08-01", "不明确：是发证日期，只是写着\"有效期至\""),
        ("培训课时（单位：小时）", "80", "不明确：的单位是小时，而培训课时不是"),
        ("培训课时（上半年）", "20", "只是写着\"上半年\""),
        ("培训课时（理论）", "20", "只是写着\"理论\""),
        ("今年享受补贴次数（2019年）", "2", "只是写着\"2019年\""),
        ("残疾人（兄弟）", "是", "只是写着\"兄弟\""),
        ("脱贫户（户主）", "是", "只是写着\"户主\""),
        ("发证日期（如2020年9月1日）", "2020-08-01", "发证日期（certificate_on）    \"2020-08-01\""),
    ] {
        says(&second(heading, cell), &[expected]);
    }
    let costs: &[&[&str]] = &[
        &["某市企业学徒培训费用名册"],
        &["", "", "", "", "金额单位：万元"],
        &["序号", "姓名", "所在地区", "单位付的培训费", "当地定的金额（元）"],
        &["1", "王芳", "650402", "1.5", "15000"],
    ];
    let said = Roster::named("roster.xlsx", &sheet(costs)).explain(&[]);
    says(&said, &["in 万元\n   \"1.5\" → 15000", "\"15000\" → 15000"]);
    for units in ["（万元）,（课时）", "万元,学时"] {
        let text = format!("序号,姓名,所在地区,单位付的培训费,培训课时\n,,,{units}\n1,王芳,650402,1.5,80\n");
        let csv = Roster::of(text.as_bytes()).explain(&[]);
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let book = Roster::named("roster.xlsx", &sheet(&rows)).explain(&[]);
        for said in [csv, book] {
            says(&said, &["headings in rows 1 to 2", "\"1.5\" → 15000", "\"80\" → 80"]);
        }
    }
}

#[test]
fn groups_of_others_are_not_read() {
    let text = "序号,姓名,所在地区,户主信息,,导师信息,,本人,\n,,,退役军人,残疾人,性别,技能等级,残疾人,脱贫户\n\
        1,王芳,650402,是,是,女,技师,否,是\n";
    let said = Roster::of(text.as_bytes()).explain(&[]);
    says(
        &said,
        &[
            "户主信息 残疾人\n   not read",
            "导师信息 性别\n   not read",
            "导师信息 技能等级\n   not read",
            "本人 残疾人\n   disabled",
        ],
    );
}

/// A second table with its columns in another order, over many rows, resumed behind its headings too.
#[test]
fn rows_below_other_headings_are_set_aside() {
    let mut text = String::from("序号,姓名,所在地区,退役军人,残疾人\n1,王芳,650402,否,是\n\n");
    text += "序号,姓名,所在地区,残疾人,退役军人\n";
    for row in 2..9000 {
        text += &format!("{row},李强,650402,否,是\n");
    }
    text += "序号,姓名,所在地区,退役军人,残疾人\n9000,赵敏,650402,否,是\n";
    let roster = Roster::of(text.as_bytes());
    let ran = roster.screen(&[&HARDSHIP[..], &["--threads", "2", "--lang", "zh"]].concat());
    assert_eq!(verdicts(&ran), ["1 1 王芳 eligible", "9003 9000 赵敏 eligible"], "{}", ran.err);
    says(&ran.err, &["没能读入 8998", "作为另一个表头（它下面的行另存了）跳过：第 4 \"序号\" 行"]);
    assert_eq!(roster.rejects().matches("第 4 行另有一个表头").count(), 8998);
    let ran = roster.screen(&[&HARDSHIP[..], &["--rows", "5000..5010"]].concat());
    says(&ran.err, &["0 screened + 11 rejected"]);
}

#[test]
fn two_tables_side_by_side_are_refused() {
    let text = "序号,姓名,所在地区,退役军人,,序号,姓名,培训课时\n1,王芳,650402,是,,3,赵敏,120\n";
    refused(&Roster::of(text.as_bytes()), &["--lang", "zh"], &["B 列和 G 列都是\"姓名\"：像是并排的两个表"]);
}

#[test]
fn the_first_person_is_no_numbers_of_columns() {
    let text = "编号,培训课时,培训月数,今年享受补贴次数\n1,2,3,4\n2,80,3,0\n";
    let ran = Roster::of(text.as_bytes()).screen(&HARDSHIP);
    says(&ran.err, &["2 rows = 2 screened"]);
    let text = "序号,姓名,所在地区,残疾人\n1,2,3,4\n1,王芳,650402,是\n";
    let ran = check(&Roster::of(text.as_bytes()), &["--lang", "zh"], &["1 1 王芳 eligible"]);
    says(&ran.err, &["第 2 行只是各列的编号，没有当作人员"]);
}

#[test]
fn a_heading_that_is_merged_down_over_people_swallows_none() {
    let bytes = book(|sheet| {
        texts(
            sheet,
            0,
            &[
                &["姓名", "所在地区", "残疾人", ""],
                &["王芳", "650402", "是"],
                &["李强", "650402", "否"],
                &["赵敏", "650402", "是"],
            ],
        );
        merge(sheet, (0, 3), (3, 3), "签字");
    });
    let people = ["1 王芳 eligible", "2 李强 undetermined", "3 赵敏 eligible"];
    check(&Roster::named("roster.xlsx", &bytes), &[], &people);
}

#[test]
fn words_beside_what_somebody_is_are_minded() {
    let text = "姓名,所在地区,人员类别\n甲,650402,□退役军人 ☑残疾人\n乙,650402,残疾人 否\n丙,650402,残疾人、否\n\
        丁,650402,脱贫户√ 残疾人×\n戊,650402,非 脱贫户\n己,650402,配偶 残疾人\n庚,650402,残疾人 待定\n";
    let roster = Roster::of(text.as_bytes());
    let ran = roster.screen(&[&HARDSHIP[..], &["--lang", "zh"]].concat());
    assert_eq!(verdicts(&ran), ["1 甲 eligible", "4 丁 eligible"], "{}", ran.err);
    says(
        &roster.rejects(),
        &["写着的类别旁边还有\"\"否\"\"", "旁边还有\"\"配偶\"\"", "旁边还有\"\"待定\"\""],
    );
}

#[test]
fn two_places_or_none_are_rejected() {
    let text = "姓名,所在地区,残疾人\n甲,浙江省外,是\n乙,沈阳市/大连市,是\n丙,沈阳市除外,是\n丁,浙江省迁入新疆,是\n戊,高昌区,是\n";
    let roster = Roster::of(text.as_bytes());
    let ran = roster.screen(&[&HARDSHIP[..], &["--lang", "zh"]].concat());
    assert_eq!(verdicts(&ran), ["5 戊 eligible"], "{}", ran.err);
    assert_eq!(roster.rejects().matches("写着的不止一个地方，或者不在那个地方").count(), 4);
}

#[test]
fn numbers_are_read_as_their_format_shows_them() {
    let formats =
        ["0.0\"万元\"", "0\"年\"", "[=1]\"否\";[=2]\"是\";General", "\"是\";;\"否\"", "0!.0,\"万元\""];
    let bytes = book(|sheet| {
        texts(
            sheet,
            0,
            &[&["姓名", "单位付的培训费", "失业保险累计缴费", "退役军人", "残疾人", "当地定的金额"]],
        );
        texts(sheet, 1, &[&["王芳"]]);
        for ((column, format), number) in (1..).zip(formats).zip([1.5, 3.0, 1.0, 0.0, 15_000.0]) {
            let format = Format::new().set_num_format(format);
            sheet.write_number_with_format(1, column, number, &format).expect("a number");
        }
    });
    says(
        &Roster::named("roster.xlsx", &bytes).explain(&["--lang", "zh"]),
        &["\"1.5万元\" → 15000", "\"3年\" → 不能读入", "\"否\" → 否", "\"15000 [0!.0,\"万元\"]\" → 不能读入"],
    );
}

#[test]
fn days_that_cannot_be_are_no_days() {
    let bytes = book(|sheet| {
        texts(sheet, 0, &[&["姓名", "所在地区", "残疾人", "发证日期"]]);
        for (row, serial) in (1..).zip([0.0, 1.0, -5.0, 1e300, 44_044.0, 47_000.0, 110_000.0]) {
            texts(sheet, row, &[&["王芳", "650402", "是"]]);
            day(sheet, row, 3, serial);
        }
    });
    let roster = Roster::named("roster.xlsx", &bytes);
    let ran = roster.screen(&[&HARDSHIP[..], &["--lang", "zh"]].concat());
    let people = ["1 王芳 eligible", "5 王芳 eligible", "6 王芳 eligible"];
    assert_eq!(verdicts(&ran), people, "{}", ran.err);
    says(&ran.err, &["D 列 发证日期：1 个日期在计算日期之后，第一个在第 6 行"]);
    says(&roster.rejects(), &["填的是\"\"1900-01-01\"\"；这一年不像是真的", "1E+300", "\"\"-5\"\""]);
}

#[test]
fn rows_that_count_and_rows_that_are_examples_are_no_people() {
    let text = "序号,姓名,所在地区,残疾人\n1,王芳,650402,是\n其中：女,,,1\n人数,1,,\n本期结业,,650402,是\n毕业,,650402,是\n\
        —,—,—,—\n金额大写：壹万元整,,,\n以上共计1人,,,\n（转下页）,,,\nEND,,,\n样表,张三,650402,是\n填写示范,某某,650402,是\n\
        2,张三（示例）,650402,是\n3,25,650402,是\n";
    let roster = Roster::of(text.as_bytes());
    let ran = roster.screen(&[&HARDSHIP[..], &["--lang", "zh"]].concat());
    assert_eq!(verdicts(&ran), ["1 1 王芳 eligible"], "{}", ran.err);
    says(&ran.err, &["没能读入 2", "合计、说明等 11"]);
    says(&roster.rejects(), &["没有姓名，序号也不是数", "姓名是一个数"]);
    let text = "岗位,姓名,所在地区,残疾人\n会计（兼）,王芳,650402,是\n经办,李强,650402,是\n制表,赵敏,650402,是\n汇总组,孙丽,650402,是\n";
    let people = ["1 王芳 eligible", "2 李强 eligible", "3 赵敏 eligible", "4 孙丽 eligible"];
    check(&Roster::of(text.as_bytes()), &[], &people);
}

#[test]
fn an_old_formula_without_a_result_is_no_zero() {
    let mut people = xls::Sheet { name: "名册", ..Default::default() };
    people.texts(0, &[&["姓名", "所在地区", "残疾人"], &["王芳", "650402"], &["李强", "650402"]]);
    people.cells.push((1, 2, Cell::Open));
    people.cells.push((2, 2, Cell::Result(1.0)));
    let roster = Roster::named("roster.xls", &xls::book(&[people], false));
    let ran = roster.screen(&HARDSHIP);
    assert_eq!(verdicts(&ran), ["2 李强 eligible"], "{}", ran.err);
    says(&roster.rejects(), &["a formula without its result"]);
}

#[test]
fn what_is_filled_down_hidden_or_twice_is_said() {
    let bytes = book(|sheet| {
        texts(
            sheet,
            0,
            &[
                &["姓名", "身份证号", "所在地区", "残疾人", "单位付的培训费"],
                &["王芳", "65040219900101102X", "650402", "是"],
                &["李强", "650402199001011037", "650402", "是"],
                &["王芳", "65040219900101102x", "650402", "是"],
            ],
        );
        merge(sheet, (1, 4), (3, 4), "9000");
        sheet.set_row_hidden(2).expect("a row");
    });
    // As some programs write it, with a prefix before every element.
    let prefixed = |text: &str| {
        let mut out = String::new();
        for (at, part) in text.split('<').enumerate() {
            match part.strip_prefix('/') {
                _ if at == 0 || part.starts_with(['?', '!']) => {
                    out += &format!("{}{part}", if at == 0 { "" } else { "<" })
                }
                Some(part) => out += &format!("</x:{part}"),
                None => out += &format!("<x:{}", part.replacen("xmlns=", "xmlns:x=", 1)),
            }
        }
        out
    };
    let other = changed(&bytes, "xl/worksheets/sheet1.xml", prefixed);
    for bytes in [bytes, other] {
        let roster = Roster::named("roster.xlsx", &bytes);
        let ran = roster.screen(&[&HARDSHIP[..], &["--lang", "zh"]].concat());
        assert_eq!(verdicts(&ran).len(), 3, "{}", ran.err);
        says(
            &ran.err,
            &[
                "表里有 1 行隐藏着，照样读入",
                "E 列 单位付的培训费：有 1 处合并的格，第一处是第 2 至 4 行",
                "同一个身份证号出现不止一次，各算了一次：第 1 和第 3 行",
            ],
        );
    }
}

/// Sizes and places in a file that would take all memory, or all day.
#[test]
fn cells_outside_of_a_sheet_are_damage() {
    let rows: &[&[&str]] = &[&["姓名", "所在地区", "残疾人"], &["王芳", "650402", "是"]];
    let bytes = sheet(rows);
    let formula = book(|sheet| {
        texts(sheet, 0, rows);
        sheet.write_formula(1, 3, Formula::new("=1").set_result("1")).expect("a formula");
    });
    let file = "xl/worksheets/sheet1.xml";
    let begun = std::time::Instant::now();
    for broken in [
        changed(&bytes, file, |text| text.replace("\"C2\"", "\"ZZZZZZ2\"")),
        changed(&bytes, file, |text| text.replace("\"C2\"", "\"ZZZZ2\"")),
        changed(&bytes, file, |text| text.replace("\"C2\"", "\"C4294967295\"")),
        changed(&bytes, file, |text| {
            text.replace("r=\"2\"", "r=\"4294967295\"")
                .replace("A2", "A4294967295")
                .replace("B2", "B4294967295")
        }),
        changed(&bytes, file, |text| text.replace("\"C2\"", "\"C1048577\"")),
        changed(&formula, file, |text| {
            text.replace("<f>", "<f t=\"shared\" ref=\"D2:D9\" si=\"4000000000\">")
        }),
    ] {
        refused(&Roster::named("roster.xlsx", &broken), &["--lang", "zh"], &["工作簿已损坏，读不了"]);
    }
    // Found only when the last rows are read.
    let people: Vec<Vec<String>> =
        (0..300).map(|row| vec![format!("人{row}"), "650402".into(), "是".into()]).collect();
    let mut rows: Vec<Vec<&str>> = vec![rows[0].to_vec()];
    rows.extend(people.iter().map(|row| row.iter().map(String::as_str).collect()));
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let late = changed(&sheet(&rows), file, |text| text.replace("\"C301\"", "\"ZZZZ301\""));
    let ran = Roster::named("roster.xlsx", &late).screen(&[&HARDSHIP[..], &["--lang", "zh"]].concat());
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    says(&ran.err, &["工作簿已损坏，读不了"]);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

/// Messages of refusals are in the language that is wanted.
#[test]
fn refusals_say_in_chinese_what_is_wrong() {
    let one = |text: &str| Roster::of(text.as_bytes());
    for (roster, why) in [
        (
            one("姓名,退役军人（配偶）,所在地区\n王芳,是,650402\n"),
            "\"退役军人（配偶）\" 一列是退役军人，只是写着\"配偶\"",
        ),
        (one("姓名,居住地,工作地\n王芳,高昌,高昌\n"), "说的都是所在地区：请只留一列"),
        (one(""), "名册是空的"),
        (one("<script>x</script><table>"), "这个文件是改了后缀的网页，里面没有表格"),
        (one("姓名,王芳,李强\n性别,女,男\n所在地区,650402,650402\n退役军人,是,否\n"), "行和列倒过来了"),
        (one("求和项:金额,列标签\n行标签,总计\n高昌区,3\n"), "看起来是数据透视表"),
        (one("姓名|所在地区|残疾人\n王芳|650402|是\n"), "各格用“|”分开"),
        (one("1,王芳,650402199001011001\n2,李强,650402199001011002\n"), "没有表头"),
    ] {
        let ran = roster.screen(&[&HARDSHIP[..], &["--lang", "zh"]].concat());
        assert_eq!(ran.code, Some(2), "{why}: {}", ran.err);
        says(&ran.err, &[why]);
        let explained = roster.screen(&["--explain", "--lang", "zh"]);
        assert_eq!(explained.code, Some(2), "{why}: {}", explained.err);
    }
    let long =
        format!("姓名,所在地区,残疾人,备注\n王芳,650402,是,{}\n李强,650402,是,\n", "长".repeat(120_000));
    let roster = one(&long);
    check_rejected(&roster, "这一行太长：有一个格超过了表格软件的 32767 个字");
}

/// That one row is set aside, and why.
#[track_caller]
fn check_rejected(roster: &Roster, why: &str) {
    let ran = roster.screen(&[&HARDSHIP[..], &["--lang", "zh"]].concat());
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    says(&roster.rejects(), &[why]);
}

/// A workbook of today with a password lies encrypted in a compound file.
#[test]
fn an_encrypted_workbook_is_named() {
    let mut bytes = xls::book(&[xls::Sheet { name: "x", ..Default::default() }], false);
    let name = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let (old, new) = (name("Workbook"), name("EncryptedPackage"));
    let at = bytes.windows(old.len()).position(|part| part == old).expect("the stream's name");
    bytes[at..at + new.len()].copy_from_slice(&new);
    refused(
        &Roster::named("roster.xlsx", &bytes),
        &["--lang", "zh"],
        &["工作簿有密码：请在表格软件里另存为不带密码的文件"],
    );
}
