//! Cells as officers write them.

use super::*;
use engine::answers::format_value;
use tables::TABLES;

/// What the cell of a fact is read as: the value as tables write it, `?` for 不清楚, `!` for none.
fn read(key: &str, cell: &str) -> String {
    let id = TABLES.fact(key).expect("a fact");
    let fact = TABLES.fact_at(id).expect("a fact");
    let mut reader = Reader::new(&TABLES, id, fact);
    let first = reader.read(cell.as_bytes(), Encoding::Utf8);
    // Read again, it comes from memory.
    assert_eq!(first, reader.read(cell.as_bytes(), Encoding::Utf8), "{cell}");
    match first {
        Ok(Answer::Known(value)) => format_value(fact, value),
        Ok(_) => "?".into(),
        Err(_) => "!".into(),
    }
}

#[track_caller]
fn each(key: &str, cells: &[(&str, &str)]) {
    for (cell, expected) in cells {
        assert_eq!(read(key, cell), *expected, "{key}: {cell:?}");
    }
}

#[test]
fn yes_no_and_not_known_are_read_in_both_languages() {
    each("veteran", &[("是", "yes"), (" 有 ", "yes"), ("√", "yes"), ("Yes", "yes"), ("1", "yes")]);
    each("veteran", &[("否", "no"), ("无", "no"), ("×", "no"), ("NO", "no"), ("０", "no")]);
    each(
        "veteran",
        &[("", "?"), ("不清楚", "?"), ("\u{3000}", "?"), ("N/A", "?"), ("大概", "!"), ("2", "!")],
    );
}

#[test]
fn options_are_read_by_key_label_and_part_of_a_label() {
    for cell in
        ["level_4", "四级（中级工）", "四级(中级工)", "四级/中级工", "中级工", "四级", "4级", "Level 4"]
    {
        assert_eq!(read("skill_level", cell), "level_4", "{cell}");
    }
    each(
        "skill_level",
        &[("没有", "none"), ("技师", "level_2"), ("高级技师", "level_1"), ("特级技师", "special")],
    );
    each("skill_level", &[("四级/高级工", "!"), ("4", "!"), ("级", "!"), ("不清楚", "?"), ("/", "?")]);
    each("work", &[("灵活就业", "flexible"), ("没有工作", "not_working"), ("sailor", "!")]);
}

#[test]
fn numbers_may_be_wide_grouped_and_carry_their_unit() {
    each("hours", &[("80", "80"), ("８０", "80"), ("80课时", "80"), ("1,200", "1200"), ("80.0", "80")]);
    each("hours", &[("80.5", "!"), ("12,00", "!"), ("1,20", "!"), ("八十", "!"), ("-5", "!"), ("80人", "!")]);
    each("graduation_year", &[("2021年", "2021"), ("2021", "2021")]);
    each("training_cost", &[("1,999.90元", "1999.9"), ("￥１，０００", "1000"), ("1.005", "!")]);
    each("pass_rate", &[("92.5%", "92.5"), ("９０％", "90"), ("101", "!")]);
}

#[test]
fn days_are_read_as_they_are_written_and_never_guessed() {
    for cell in [
        "2021-07-01",
        "2021/7/1",
        "2021.7.1",
        "2021年7月1日",
        "20210701",
        "２０２１-７-１",
        "2021/7/1 0:00",
        "2021-07-01 00:00:00",
        "2021-07-01T00:00:00.000",
    ] {
        assert_eq!(read("left_school_on", cell), "2021-07-01", "{cell}");
    }
    each("left_school_on", &[("2021/7/10 0:00", "2021-07-10")]);
    for cell in ["44378", "2021-07", "2021-02-30", "7/1/2021", "21-7-1", "2021-07-01 08:30"] {
        assert_eq!(read("left_school_on", cell), "!", "{cell}");
    }
}

#[test]
fn regions_are_read_by_code_and_name() {
    each(
        "region",
        &[("650402", "650402"), ("６５０４０２", "650402"), ("辽宁省", "210000"), ("吐鲁番市", "650400")],
    );
    each("region", &[("99", "!"), ("沈阳", "!"), ("", "?")]);
}
