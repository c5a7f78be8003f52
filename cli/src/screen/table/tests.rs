//! Where the headings of a table are found, by rows as officers write them.

use super::*;

fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

fn knows(heading: &Heading) -> Known {
    const KNOWN: [&str; 7] = ["姓名", "所在地区", "培训课时", "技能等级", "退役军人", "身份证号", "备注"];
    let is = |all: &[&str]| heading.names().iter().any(|name| all.contains(&name.text.as_str()));
    match (is(&KNOWN[..1]), is(&KNOWN)) {
        (true, _) => Known::Who,
        _ if is(&["所在地区", "技能等级"]) => Known::Words,
        _ if is(&["退役军人"]) => Known::YesNo,
        (_, true) => Known::What,
        _ => Known::Not,
    }
}

/// Row, depth and headings.
#[track_caller]
fn check(text: &str, merged: &[Merged], row: usize, depth: usize, expected: &[&str]) {
    let head = find(&rows(text), merged, knows).expect("headings");
    let shown: Vec<&str> = head.headings.iter().map(|heading| heading.shown.as_str()).collect();
    assert_eq!((head.row, head.depth, shown.as_slice()), (row, depth, expected), "{text}");
}

fn merged(first: (u32, u32), last: (u32, u32)) -> Merged {
    Merged { first, last }
}

#[test]
fn headings_are_found_below_titles() {
    check("姓名,所在地区\n王,650402", &[], 0, 1, &["姓名", "所在地区"]);
    check(
        "附件2,,\n职业培训花名册,,\n填报单位：某局,,日期：\n姓名,所在地区,联系人\n王,650402,",
        &[],
        3,
        1,
        &["姓名", "所在地区", "联系人"],
    );
    // Repeated at a page's break, the first counts.
    check("姓名,所在地区\n王,650402\n姓名,所在地区\n李,650402", &[], 0, 1, &["姓名", "所在地区"]);
    let head = find(&rows("培训班,,\n\n姓名,所在地区,x\n"), &[], knows).expect("headings");
    assert_eq!((head.titles.as_slice(), head.known), (&["培训班".to_owned()][..], 2));
}

#[test]
fn what_people_are_is_no_heading() {
    let text = "姓名,类别,另一类别\n王,退役军人,备注\n李,,";
    check(text, &[], 0, 1, &["姓名", "类别", "另一类别"]);
}

#[test]
fn what_is_known_nowhere_begins_with_the_first_row() {
    check("\na,b\n1,2", &[], 1, 1, &["a", "b"]);
    assert_eq!(find(&rows(",\n,"), &[], knows), None);
}

#[test]
fn two_lines_are_joined() {
    let text = "姓名,培训情况,,备注\n,培训课时,技能等级,\n王,80,四级,";
    check(text, &[], 0, 2, &["姓名", "培训情况 培训课时", "培训情况 技能等级", "备注"]);
    let cells = [merged((0, 0), (1, 0)), merged((0, 1), (0, 2)), merged((0, 3), (1, 3))];
    check(text, &cells, 0, 2, &["姓名", "培训情况 培训课时", "培训情况 技能等级", "备注"]);
    // Of a group nothing is known, but its cells are headings and nobody's values.
    check("姓名,成绩,,备注\n,理论,实操,\n王,80,90,", &[], 0, 2, &["姓名", "成绩 理论", "成绩 实操", "备注"]);
    // A person with gaps is no second line.
    check("姓名,所在地区,备注\n王,,好", &[], 0, 1, &["姓名", "所在地区", "备注"]);
    check("姓名,所在地区,\n,650402,好", &[], 0, 1, &["姓名", "所在地区", ""]);
}

#[test]
fn a_group_is_never_lost() {
    let text = "基本信息,,配偶情况,\n姓名,所在地区,姓名,所在地区\n王,650402,李,210100";
    let headings = ["基本信息 姓名", "基本信息 所在地区", "配偶情况 姓名", "配偶情况 所在地区"];
    check(text, &[], 0, 2, &headings);
    check(text, &[merged((0, 0), (0, 1)), merged((0, 2), (0, 3))], 0, 2, &headings);
    check("单位：某局,,日期：,\n姓名,所在地区,备注,\n", &[], 1, 1, &["姓名", "所在地区", "备注", ""]);
}

#[test]
fn a_merged_title_is_no_heading() {
    let text = "花名册,,\n姓名,所在地区,备注\n王,650402,";
    check(text, &[merged((0, 0), (0, 2))], 1, 1, &["姓名", "所在地区", "备注"]);
}

#[test]
fn numbers_of_columns_belong_to_the_headings() {
    check("姓名,所在地区,备注\n1,2,3\n王,650402,", &[], 0, 2, &["姓名", "所在地区", "备注"]);
    check("姓名,所在地区,备注\n甲,乙,1\n王,650402,", &[], 0, 2, &["姓名", "所在地区", "备注"]);
    check("姓名,所在地区,备注\n1,3,4\n", &[], 0, 1, &["姓名", "所在地区", "备注"]);
    // Nobody follows, or not all columns are numbered.
    check("姓名,所在地区,备注\n1,2,3\n", &[], 0, 1, &["姓名", "所在地区", "备注"]);
    check("姓名,所在地区,备注\n1,2\n王芳,650402,", &[], 0, 1, &["姓名", "所在地区", "备注"]);
    // It may be somebody.
    check("备注,培训课时,退役军人\n1,2,3\n2,80,1", &[], 0, 2, &["备注", "培训课时", "退役军人"]);
    check("备注,培训课时,人数\n1,2,3\n2,80,1", &[], 0, 1, &["备注", "培训课时", "人数"]);
}

#[test]
fn a_heading_that_is_merged_down_over_people_swallows_none() {
    let text = "姓名,退役军人,签字\n王芳,,\n李强,,\n孙丽,是,\n";
    for last in 1..4 {
        check(text, &[merged((0, 2), (last, 2))], 0, 1, &["姓名", "退役军人", "签字"]);
    }
    let text = "姓名,所在地区,签字\n王芳,650402,\n李强,650402,\n";
    check(text, &[merged((0, 2), (2, 2))], 0, 1, &["姓名", "所在地区", "签字"]);
    let text = "编号,退役军人,签字\n甲,是,\n乙,否,\n";
    check(text, &[merged((0, 2), (2, 2))], 0, 1, &["编号", "退役军人", "签字"]);
    // Below a second line it goes on.
    let text = "姓名,培训情况,,签字\n,培训课时,技能等级,\n王芳,80,四级,\n李强,80,四级,\n";
    let cells = [merged((0, 0), (1, 0)), merged((0, 1), (0, 2)), merged((0, 3), (3, 3))];
    check(text, &cells, 0, 2, &["姓名", "培训情况 培训课时", "培训情况 技能等级", "签字"]);
}

#[test]
fn a_line_of_units_belongs_to_the_headings() {
    for units in ["万元,课时", "（万元）,（课时）", "（万元）,（必填）"] {
        let text = format!("姓名,培训费,培训课时\n,{units}\n王芳,1.5,80");
        let head = find(&rows(&text), &[], knows).expect("headings");
        assert_eq!((head.row, head.depth), (0, 2), "{units}");
    }
    check(
        "姓名,培训费,培训课时\n,（必填）,（必填）\n王芳,1.5,80",
        &[],
        0,
        1,
        &["姓名", "培训费", "培训课时"],
    );
}

#[test]
fn people_are_below_the_first_of_two_tables() {
    let text =
        "姓名,所在地区,培训课时\n王芳,650402,80\n姓名,所在地区,技能等级,培训课时\n李强,650402,四级,80\n";
    check(text, &[], 0, 1, &["姓名", "所在地区", "培训课时"]);
    // A form's labels beside what is filled in are no table.
    let text =
        "备注,某校,姓名,周,所在地区,某地\n姓名,所在地区,技能等级,培训课时,备注\n李强,650402,四级,80,\n";
    check(text, &[], 1, 1, &["姓名", "所在地区", "技能等级", "培训课时", "备注"]);
}
