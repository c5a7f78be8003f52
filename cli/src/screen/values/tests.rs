//! Cells as officers write them.

use super::*;
use engine::answers::format_value;
use tables::TABLES;

fn reader(key: &str) -> Reader {
    let id = TABLES.fact(key).expect("a fact");
    Reader::new(&TABLES, id, TABLES.fact_at(id).expect("a fact"))
}

/// What the cell of a fact is read as: the value as tables write it, `?` for 不清楚, `!` for none.
fn read(reader: &mut Reader, cell: &str) -> String {
    let first = reader.read(cell.as_bytes(), Encoding::Utf8);
    // Read again, it comes from memory.
    assert_eq!(first, reader.read(cell.as_bytes(), Encoding::Utf8), "{cell}");
    match first {
        Ok(Answer::Known(value)) => format_value(reader.fact, value),
        Ok(_) => "?".into(),
        Err(_) => "!".into(),
    }
}

#[track_caller]
fn each(key: &str, cells: &[(&str, &str)]) {
    for (cell, expected) in cells {
        assert_eq!(read(&mut reader(key), cell), *expected, "{key}: {cell:?}");
    }
}

/// Why a cell of a fact is no answer.
fn why(key: &str, cell: &str) -> String {
    reader(key).read(cell.as_bytes(), Encoding::Utf8).expect_err("no answer")
}

#[test]
fn yes_no_and_not_known_are_read_in_both_languages() {
    each("veteran", &[("是", "yes"), (" 有 ", "yes"), ("√", "yes"), ("Yes", "yes"), ("1", "yes")]);
    each("veteran", &[("否", "no"), ("无", "no"), ("×", "no"), ("NO", "no"), ("０", "no"), ("TRUE", "yes")]);
    each(
        "veteran",
        &[("", "?"), ("不清楚", "?"), ("\u{3000}", "?"), ("N/A", "?"), ("大概", "!"), ("2", "!")],
    );
}

#[test]
fn sex_is_read_by_its_standard() {
    for (cell, expected) in [
        ("女", "yes"),
        ("男", "no"),
        ("1", "no"),
        ("2", "yes"),
        ("1.0", "no"),
        ("2.0", "yes"),
        ("0", "?"),
        ("9", "?"),
        ("", "?"),
        ("3", "!"),
        ("是", "!"),
        ("男女", "!"),
    ] {
        assert_eq!(read(&mut reader("woman").coded(Coding::Sex), cell), expected, "{cell}");
    }
}

#[test]
fn a_column_may_be_in_its_own_signs_or_repeat_its_name() {
    let by = |key: &str, cell: &str| {
        let key = Key::of(key).expect("a key").expect("clear");
        read(&mut reader("disabled").coded(Coding::Key(key)), cell)
    };
    for (key, cell, expected) in [
        ("0是1否", "1", "no"),
        ("0是1否", "0", "yes"),
        ("0是1否", "是", "yes"),
        ("0是1否", "2", "!"),
        ("0是1否", "√", "!"),
        ("√为否", "√", "no"),
        ("√为否", "", "?"),
        ("1-否,2-是", "2", "yes"),
    ] {
        assert_eq!(by(key, cell), expected, "{key} {cell}");
    }
    each("disabled", &[("残疾人", "yes"), ("残疾证", "yes"), ("退役军人", "!"), ("非残疾人", "!")]);
    each(
        "disabled",
        &[("☑是□否", "yes"), ("□是 ☑否", "no"), ("是。", "yes"), ("□是□否", "!"), ("√是√否", "!")],
    );
    each("front_line", &[("是", "yes"), ("否", "no"), ("长期在一线", "long_term")]);
    each("enterprise_size", &[("中型", "sme"), ("微型", "sme"), ("小微企业", "sme"), ("大型", "large")]);
    each(
        "skill_level",
        &[("四级/中级技能", "level_4"), ("国家职业资格四级", "level_4"), ("四级/高级技能", "!")],
    );
    each(
        "graduation_year",
        &[("2019年7月", "2019"), ("2019年7月1日", "2019"), ("2019年7", "!"), ("2019-2020", "!")],
    );
    for (cell, expected) in [
        ("农业家庭户口", "yes"),
        ("非农业家庭户口", "no"),
        ("农业集体户口", "yes"),
        ("居民家庭户口", "?"),
        ("家庭户", "?"),
        ("农业户", "yes"),
        ("1", "!"),
    ] {
        assert_eq!(read(&mut reader("rural").coded(Coding::HukouKind), cell), expected, "{cell}");
    }
}

#[test]
fn years_that_nobody_lives_in_are_no_answers() {
    let mut reader = reader("certificate_on");
    reader.on(engine::date::parse("2020-09-01").expect("a day"));
    for (cell, expected) in [
        ("1900-01-01", "!"),
        ("0219-09-01", "!"),
        ("1899-12-31", "!"),
        ("2202-08-01", "!"),
        ("2031-01-01", "!"),
        ("2030-12-31", "2030-12-31"),
        ("1969-01-01", "1969-01-01"),
        ("-5", "!"),
        ("1E+300", "!"),
    ] {
        assert_eq!(read(&mut reader, cell), expected, "{cell}");
    }
    let why = reader.read("2202-08-01".as_bytes(), Encoding::Utf8).expect_err("no answer");
    assert!(why.ends_with("; hardly that year: look at it again"), "{why}");
}

#[test]
fn options_are_read_by_key_label_and_part_of_a_label() {
    for cell in [
        "level_4",
        "四级（中级工）",
        "四级(中级工)",
        "四级/中级工",
        "中级工",
        "四级",
        "4级",
        "Level 4",
        "四级 中级工",
        "四级\n（中级工）",
    ] {
        assert_eq!(read(&mut reader("skill_level"), cell), "level_4", "{cell}");
    }
    each(
        "skill_level",
        &[("没有", "none"), ("技师", "level_2"), ("高级技师", "level_1"), ("特级技师", "special")],
    );
    each(
        "skill_level",
        &[("四级/高级工", "!"), ("4", "!"), ("级", "!"), ("不清楚", "?"), ("/", "?"), ("中 级 工", "!")],
    );
    each("work", &[("灵活就业", "flexible"), ("没有工作", "not_working"), ("sailor", "!")]);
}

#[test]
fn numbers_may_be_wide_grouped_and_carry_their_unit() {
    each("hours", &[("80", "80"), ("８０", "80"), ("80课时", "80"), ("1,200", "1200"), ("80.0", "80")]);
    each(
        "hours",
        &[("80 课时", "80"), ("80学时", "80"), ("1，200", "1200"), ("'80", "80"), ("=\"80\"", "80")],
    );
    each("hours", &[("80.5", "!"), ("12,00", "!"), ("1,20", "!"), ("八十", "!"), ("-5", "!"), ("80人", "!")]);
    each("hours", &[("80小时", "!"), ("约80", "!"), ("80-100", "!"), ("8e1", "!"), (",800", "!")]);
    each("graduation_year", &[("2021年", "2021"), ("2021", "2021"), ("2021届", "2021"), ("2021级", "!")]);
    each("training_cost", &[("1,999.90元", "1999.9"), ("￥１，０００", "1000"), ("1.005", "!")]);
    each("pass_rate", &[("92.5%", "92.5"), ("９０％", "90"), ("101", "!")]);
}

#[test]
fn white_space_within_a_value_is_never_joined() {
    each(
        "hours",
        &[("3\n5", "!"), ("3 5", "!"), ("3\t5", "!"), ("3\u{3000}5", "!"), ("1 200", "!"), ("3\r\n5", "!")],
    );
    each(
        "left_school_on",
        &[("2019/9/1 2", "!"), ("2019/9/1\n2", "!"), ("2019/9/1 0", "!"), ("2019/9/ 12", "!")],
    );
    each("training_cost", &[("1 999", "!"), ("1999 元", "1999"), ("¥ 1999", "1999")]);
    each("region", &[("65 0402", "!"), ("650402\n", "650402"), ("\u{202d}650402\u{202c}", "650402")]);
    assert_eq!(
        why("hours", "3\n5"),
        "hours: expected a whole number of class_hour from 0 to 5000, found \"3<line break>5\"; what is apart \
         within a cell is not put together"
    );
}

#[test]
fn money_is_read_in_the_unit_that_stands_there() {
    each(
        "training_cost",
        &[("1.2万元", "12000"), ("1.2万", "12000"), ("3千元", "3000"), ("人民币1,200.00元整", "1200")],
    );
    each(
        "training_cost",
        &[("RMB 1200", "1200"), ("(1,200)", "!"), ("1200-1500", "!"), ("壹仟元", "!"), ("1200美元", "!")],
    );
    let mut wan = reader("training_cost").in_unit(Scale { tens: 4, percent: false });
    for (cell, expected) in
        [("1.2", "12000"), ("1.2万元", "12000"), ("1200元", "1200"), ("0.000001", "0.01"), ("0.0000001", "!")]
    {
        assert_eq!(read(&mut wan, cell), expected, "{cell}");
    }
}

#[test]
fn a_share_of_one_is_not_taken_for_percent() {
    each("pass_rate", &[("0.925", "!"), ("1", "!"), ("0", "0"), ("0.5%", "0.5"), ("1%", "1"), ("2", "2")]);
    assert!(why("pass_rate", "0.925").ends_with("; it may be 0.925% or that share of one: write it with %"));
    let mut said = reader("pass_rate").in_unit(Scale { tens: 0, percent: true });
    assert_eq!(read(&mut said, "0.925"), "0.925");
}

#[test]
fn what_programs_write_is_read() {
    each("hours", &[("80.0", "80"), ("nan", "?"), ("NaN", "?"), ("None", "?"), ("<NA>", "?"), ("NaT", "?")]);
    each("region", &[("650402.0", "650402"), ("nan", "?"), ("652101.0", "650402")]);
    each("veteran", &[("1.0", "yes"), ("0.0", "no"), ("nan", "?"), ("True", "yes"), ("False", "no")]);
    each("left_school_on", &[("20210701.0", "2021-07-01"), ("NaT", "?")]);
    each("skill_level", &[("none", "none"), ("nan", "?")]);
}

#[test]
fn errors_and_formulas_of_a_spreadsheet_are_named() {
    for error in ["#N/A", "#REF!", "#DIV/0!", "######"] {
        assert!(why("hours", error).ends_with("; an error of the spreadsheet"), "{error}");
        each("veteran", &[(error, "!")]);
    }
    assert!(why("hours", "=A1*8").contains("a formula without its result"));
}

#[test]
fn days_are_read_as_they_are_written_and_never_guessed() {
    for cell in [
        "2021-07-01",
        "2021/7/1",
        "2021.7.1",
        "2021年7月1日",
        "2021 年 7 月 1 日",
        "2021年7月1号",
        "20210701",
        "２０２１-７-１",
        "2021/7/1 0:00",
        "2021-07-01 00:00:00",
        "2021-07-01T00:00:00.000",
    ] {
        assert_eq!(read(&mut reader("left_school_on"), cell), "2021-07-01", "{cell}");
    }
    each("left_school_on", &[("2021/7/10 0:00", "2021-07-10")]);
    for cell in [
        "44378",
        "2021-07",
        "2021年7月",
        "2021-02-30",
        "7/1/2021",
        "21-7-1",
        "2021-07-01 08:30",
        "2021.7-9",
        "2021/7-1",
        "2021.7.1.",
        "20210732",
        "2021-07-01T00:00:00Z",
        "2021",
    ] {
        assert_eq!(read(&mut reader("left_school_on"), cell), "!", "{cell}");
    }
    assert!(why("left_school_on", "44378").contains("it would be 2021-07-01"));
}

#[test]
fn regions_are_read_by_code_and_name() {
    each(
        "region",
        &[("650402", "650402"), ("６５０４０２", "650402"), ("辽宁省", "210000"), ("吐鲁番市", "650400")],
    );
    each("region", &[("652101", "650402"), ("新疆 吐鲁番市", "650400"), ("鄯善县", "650421")]);
    each("region", &[("99", "!"), ("辽宁路街道", "!"), ("650499", "!"), ("某地", "!"), ("", "?")]);
    assert!(why("region", "650499").contains("650499 stands in no list"));
}

#[test]
fn a_message_shows_no_more_than_people_can_read() {
    let message = why("hours", &format!("\u{1b}[31m{}", "长".repeat(100)));
    assert!(message.contains("<escape>[31m") && message.contains("…") && message.len() < 300, "{message}");
}
