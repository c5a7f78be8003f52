//! `subsidy screen` on rosters as offices have them.

mod roster;
mod support;

use roster::{Roster, csv};
use std::fs;

const DAY: [&str; 2] = ["--date", "2020-09-01"];
/// One programme, for rosters in which something else is tried.
const WORK: [&str; 4] = ["--date", "2020-09-01", "--programme", "tlf53.work-based-training"];

/// An employer whom the programme of [`WORK`] pays 1800 to 7200 yuan at most.
const EMPLOYERS: &str = "编号,所在地区,培训类别,单位类别,吸纳人员,人数,以工代训月数\n\
    甲,650402,以工代训,农民专业合作社,贫困劳动力,4,7\n\
    乙,650402,以工代训,扶贫车间,贫困劳动力,1,6\n\
    丙,650402,以工代训,企业,其他人员,1,6\n";

fn employers() -> Vec<&'static str> {
    [&WORK[..], &["--for", "employer"]].concat()
}

#[test]
fn one_row_a_person_and_programme() {
    let roster = Roster::of(EMPLOYERS.as_bytes());
    let ran = roster.screen(&employers());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let expected = "\u{feff}row,编号,programme,programme_name,verdict,standing,force,low,high,basis,units,paid_to,missing,document,clause,season_opens,season_last,standard_source,standard_grade,limits\n\
        1,甲,tlf53.work-based-training,以工代训补贴,eligible,in_force,given,0.00,7200.00,at_most,,employer,,吐政办〔2019〕53号,五（一）,,,,,\n\
        2,乙,tlf53.work-based-training,以工代训补贴,eligible,in_force,given,0.00,1800.00,at_most,,employer,,吐政办〔2019〕53号,五（一）,,,,,\n";
    assert_eq!(ran.out, expected);
    assert!(
        ran.err.contains(": 3 rows = 3 screened + 0 rejected + 0 blank; 2 rows written (0.0 MB); "),
        "{}",
        ran.err
    );
    assert!(!roster.rejected().exists());

    let all = roster.screen(&[&employers()[..], &["--all", "--no-bom", "--no-header"]].concat());
    assert_eq!(all.out.lines().count(), 3);
    assert!(all.out.ends_with(
        "3,丙,tlf53.work-based-training,以工代训补贴,ineligible,in_force,given,,,,,,,吐政办〔2019〕53号,五（一）,,,,,\n"
    ));
}

#[test]
fn json_lines_say_the_same() {
    let ran = Roster::of(EMPLOYERS.as_bytes()).screen(&[&employers()[..], &["--lines"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let first: serde_json::Value =
        serde_json::from_str(ran.out.lines().next().expect("a line")).expect("JSON");
    let expected = serde_json::json!({
        "row": 1, "person": { "编号": "甲" },
        "programme": "tlf53.work-based-training", "programme_name": "以工代训补贴",
        "verdict": "eligible", "standing": "in_force", "force": "given", "low": "0.00", "high": "7200.00",
        "basis": "at_most", "units": [], "paid_to": "employer", "missing": [],
        "document": "吐政办〔2019〕53号", "clause": "五（一）", "limits": [],
    });
    assert_eq!(first, expected);
}

#[test]
fn a_published_figure_names_its_source_and_grade() {
    let text = "region,certificate,certificate_route,certificate_on,certificate_level,occupation_group\n\
                330100,skill_level,self_study,2026-11-01,level_4,social_production\n";
    let args = ["--date", "2026-11-22", "--programme", "zj9.individual-subsidy"];
    let ran = Roster::of(text.as_bytes()).screen(&args);
    let row = ran.out.lines().nth(1).expect("a row");
    assert!(row.contains(",900.00,900.00,local,person,worker,"), "{row}");
    assert!(row.contains("浙人社发〔2024〕34号") && row.contains(",reported,"), "{row}");
    let lines = Roster::of(text.as_bytes()).screen(&[&args[..], &["--lines"]].concat());
    let row: serde_json::Value =
        serde_json::from_str(lines.out.lines().next().expect("a line")).expect("JSON");
    assert_eq!(row["standard_grade"], "reported");
}

#[test]
fn what_is_not_known_stays_open_and_is_named() {
    let text =
        "region,course_kind,employer,takes_on,employer_insured\n650402,work_based,enterprise,hardship,\n";
    let ran = Roster::of(text.as_bytes()).screen(&employers());
    // The count is not known: the figure is the text's own, per person and month.
    let row = "1,tlf53.work-based-training,以工代训补贴,undetermined,in_force,given,0.00,300.00,at_most,person month,\
               employer,employer_insured,";
    assert!(ran.out.lines().nth(1).expect("a row").starts_with(row), "{}", ran.out);
}

#[test]
fn utf8_with_and_without_mark_and_gb18030_read_alike() {
    let plain = Roster::of(EMPLOYERS.as_bytes()).screen(&employers());
    let marked = Roster::of(format!("\u{feff}{EMPLOYERS}").as_bytes()).screen(&employers());
    let gb = encoding_rs::GB18030.encode(EMPLOYERS).0.into_owned();
    assert!(std::str::from_utf8(&gb).is_err());
    let gb = Roster::of(&gb);
    let told = gb.screen(&employers());
    assert_eq!((&marked.out, &told.out), (&plain.out, &plain.out));
    assert!(told.err.contains("(GB18030)") && marked.err.contains("(UTF-8)"), "{}", told.err);
    let said = gb.screen(&[&employers()[..], &["--encoding", "gbk"]].concat());
    assert_eq!(said.out, plain.out);
    let wrong = gb.screen(&[&employers()[..], &["--encoding", "utf-8"]].concat());
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(2), ""));

    for (mark, swapped) in [("\u{feff}", false), ("\u{feff}", true), ("", false), ("", true)] {
        let units = format!("{mark}{EMPLOYERS}");
        let bytes = |unit: u16| if swapped { unit.to_be_bytes() } else { unit.to_le_bytes() };
        let utf16: Vec<u8> = units.encode_utf16().flat_map(bytes).collect();
        let ran = Roster::of(&utf16).screen(&employers());
        assert_eq!((ran.code, &ran.out), (Some(0), &plain.out), "{}", ran.err);
        assert!(ran.err.contains("(UTF-16"), "{}", ran.err);
    }
}

#[test]
fn standard_input_is_a_roster_too() {
    let args = [&["screen", "-"][..], &employers()].concat();
    let ran = support::subsidy(&args, EMPLOYERS.as_bytes());
    assert_eq!(ran.out, Roster::of(EMPLOYERS.as_bytes()).screen(&employers()).out);
}

#[test]
fn quoted_cells_may_hold_commas_quotes_and_line_ends() {
    let text = "name,note,region\r\n\"Wang, Wei\",\"says \"\"hi\"\"\r\nand leaves\",650402\r\nLi,,bad\r\n";
    let roster = Roster::of(text.as_bytes());
    let ran = roster.screen(&[&WORK[..], &["--keep", "note"]].concat());
    let begins = "1,\"Wang, Wei\",\"says \"\"hi\"\"\r\nand leaves\",tlf53.work-based-training,";
    assert!(ran.out.contains(begins), "{}", ran.out);
    // The second row begins on the file's fourth line.
    assert!(roster.rejects().contains("\n4,2,region,"), "{}", roster.rejects());
}

#[test]
fn formulas_are_neutralised_wherever_they_are_written() {
    let text = "姓名,备注,region\n=cmd|' /C calc'!A0,-5,650402\n\"@SUM(1,2)\",+1-1,x\n";
    let roster = Roster::of(text.as_bytes());
    let ran = roster.screen(&[&WORK[..], &["--keep", "备注"]].concat());
    assert!(ran.out.contains("\n1,'=cmd|' /C calc'!A0,-5,tlf53."), "{}", ran.out);
    assert!(roster.rejects().ends_with(",\"'@SUM(1,2)\",'+1-1,x\n"), "{}", roster.rejects());
    for row in csv(ran.out.trim_start_matches('\u{feff}')) {
        let runs = |cell: &String| cell.starts_with(['=', '+', '@', '\t', '\r', '＝', '＋', '＠']);
        assert!(!row.iter().any(runs), "{row:?}");
    }
}

#[test]
fn bad_rows_are_set_aside_with_line_and_reason_and_the_rest_goes_on() {
    // The second row leaves out an empty cell at the end.
    let mut text = b"id,region,hours\n1,650402,80\n2,650402\n3,650402,many\n\n,,\n4,moon,5001\n5,650402,\"8\"0\n6,650402,".to_vec();
    text.extend_from_slice(b"\xff\xfe\n7,650402,40\n8,\"650402,40\n");
    let roster = Roster::of(&text);
    let ran = roster.screen(&[&WORK[..], &["--all"]].concat());
    assert_eq!(ran.code, Some(1));
    let rows: Vec<String> = csv(&ran.out).into_iter().skip(1).map(|mut row| row.remove(0)).collect();
    assert_eq!(rows, ["1", "2", "9"]);
    assert!(ran.err.contains(": 10 rows = 3 screened + 5 rejected (set aside in "), "{}", ran.err);
    assert!(ran.err.contains(") + 2 blank; 3 rows written"), "{}", ran.err);
    let bytes = fs::read(roster.rejected()).expect("rejected rows");
    let rejects = String::from_utf8_lossy(&bytes).into_owned();
    let expected = [
        "\u{feff}rejected_line,rejected_row,rejected_column,rejected_reason,id,region,hours",
        "4,3,hours,\"hours: expected a whole number of class_hour from 0 to 5000, found \"\"many\"\"\",3,650402,many",
        "7,6,region hours,\"region: expected a six-digit region code of GB/T 2260, like 210100, found \"\"moon\"\"; \
         hours: expected a whole number of class_hour from 0 to 5000, found \"\"5001\"\"\",4,moon,5001",
        "8,7,,something follows a closing quote,5,650402,\"\"\"8\"\"0\"",
        "9,8,hours,hours is not UTF-8,6,650402,\u{fffd}\u{fffd}",
        "11,10,,a quote is not closed,\"8,\"\"650402,40\"",
    ];
    assert_eq!(rejects.lines().collect::<Vec<_>>(), expected);
    assert!(bytes.ends_with(b"\xff\xfe\n11,10,,a quote is not closed,\"8,\"\"650402,40\"\n"));
}

#[test]
fn rejected_rows_can_be_mended_and_screened() {
    let roster = Roster::of("id,region\n1,moon\n2,650402\n".as_bytes());
    roster.screen(&WORK);
    let again = Roster::of(roster.rejects().replace(",moon", ",650421").as_bytes());
    let ran = again.screen(&[&WORK[..], &["--all"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("\n1,1,tlf53.work-based-training,"), "{}", ran.out);
}

#[test]
fn rejected_rows_are_never_written_over() {
    let roster = Roster::of("id,region\n1,moon\n".as_bytes());
    roster.screen(&WORK);
    let ran = roster.screen(&WORK);
    let second = roster.folder.join("roster.rejected-2.csv");
    assert!(second.exists() && ran.err.contains("roster.rejected-2.csv"), "{}", ran.err);
    let named = roster.folder.join("bad.csv");
    let named = named.to_str().expect("a name in UTF-8");
    assert_eq!(roster.screen(&[&WORK[..], &["--rejects", named]].concat()).code, Some(1));
    let ran = roster.screen(&[&WORK[..], &["--rejects", named]].concat());
    assert!(ran.code == Some(1) && ran.err.contains("bad.csv: "), "{}", ran.err);
    assert!(ran.err.contains("stopped after row 0; go on with --rows 1.."), "{}", ran.err);
}

#[test]
fn headings_are_keys_or_labels_and_others_are_named() {
    let wrong = |text: &str, args: &[&str], said: &[&str]| {
        let ran = Roster::of(text.as_bytes()).screen(&[&DAY[..], args].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{text}");
        for words in said {
            assert!(ran.err.contains(words), "{text}: {}", ran.err);
        }
    };
    wrong("所在地域,hours\n", &[], &["column \"所在地域\" is no fact", "did you mean 所在地区 (region)?"]);
    wrong("region,huors,颜色\n", &[], &["did you mean 培训课时 (hours)?", "column \"颜色\" is no fact"]);
    wrong("region,单位类别\n", &[], &["may be employer_type or employer", "--for worker"]);
    wrong("region,hours,培训课时\n", &[], &["columns 2 and 3, \"hours\" and \"培训课时\", are both hours"]);
    wrong("姓名,编号\n", &[], &["no column is a fact"]);
    wrong("", &[], &["the roster is empty"]);
    wrong("\"region,hours\n", &[], &["the quotes in the headings do not match"]);
    wrong("region\n", &["--keep", "备注"], &["--keep: no column is headed \"备注\""]);
    wrong("region\n", &["--set", "region=650402"], &["--set: the roster has a column for region"]);
    wrong("hours\n", &["--set", "regoin=650402"], &["--set: no fact regoin"]);
    wrong("hours\n", &["--set", "region=moon"], &["--set: region: expected a six-digit region code"]);
    wrong("hours\n", &["--programme", "tlf53.work"], &["no programme tlf53.work"]);

    let text = " Place ,培训课时（课时）,技能等级,颜色\n650402,80,中级工,红\n";
    let ran = Roster::of(text.as_bytes()).screen(&[&DAY[..], &["--ignore-unknown"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("passed over columns: 颜色"), "{}", ran.err);
    let ran = Roster::of("hours\n80\n".as_bytes()).screen(&DAY);
    assert!(ran.code == Some(0) && ran.err.contains("no column for region"), "{}", ran.err);
    let set = Roster::of("hours\n80\n".as_bytes()).screen(&[&DAY[..], &["--set", "region=210100"]].concat());
    // What goes by the place of training stays open; the rest of Turpan's is out.
    assert!(!set.out.contains(",tlf53.tourism,") && !set.err.contains("no column for region"), "{}", set.out);
}

#[test]
fn a_range_of_rows_and_the_rest_are_the_whole() {
    let people = roster::people(5000);
    let roster = Roster::of(people.as_bytes());
    let whole = roster.screen(&DAY);
    assert_eq!(whole.code, Some(0), "{}", whole.err);
    let first = roster.screen(&[&DAY[..], &["--rows", "..1234"]].concat());
    let rest = roster.screen(&[&DAY[..], &["--rows", "1235..", "--no-header", "--no-bom"]].concat());
    assert!(first.err.contains(": 1234 rows = ") && rest.err.contains(": 3766 rows = "), "{}", rest.err);
    assert!(first.out + &rest.out == whole.out);
    let none = roster.screen(&[&DAY[..], &["--rows", "5001..", "--no-header"]].concat());
    assert_eq!((none.code, none.out.as_str()), (Some(0), ""));
}

#[test]
fn the_order_is_the_rosters_however_many_work() {
    let mut people = roster::people(20_000);
    // Some bad ones among them.
    people.push_str("x,moon\n");
    let roster = Roster::of(people.as_bytes());
    let one = roster.screen(&[&DAY[..], &["--threads", "1"]].concat());
    let many = roster.screen(&[&DAY[..], &["--threads", "7"]].concat());
    assert!(one.out == many.out);
    assert_eq!(one.code, Some(1));
    let rows: Vec<u64> =
        many.out.lines().skip(1).filter_map(|line| line.split(',').next()?.parse().ok()).collect();
    assert!(rows.len() > 20_000 && rows.is_sorted());
    assert!(many.err.contains(": 20001 rows = 20000 screened + 1 rejected"), "{}", many.err);
}

/// Stopped by a signal, it ends with whole rows and says where to go on.
#[cfg(unix)]
#[test]
fn a_stopped_screening_can_be_gone_on_with() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let people = roster::people(120_000);
    let roster = Roster::of(people.as_bytes());
    let whole = roster.screen(&WORK);
    let (file, said) = (roster.folder.join("out.csv"), roster.folder.join("said"));
    let mut child = Command::new(env!("CARGO_BIN_EXE_subsidy"))
        .args([&["screen", "-"][..], &WORK].concat())
        .stdin(Stdio::piped())
        .stdout(fs::File::create(&file).expect("a file"))
        .stderr(fs::File::create(&said).expect("a file"))
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("its input is piped");
    let (begun, rest) = people.as_bytes().split_at(people.len() / 2);
    stdin.write_all(begun).expect("it reads");
    while fs::metadata(&file).is_ok_and(|about| about.len() < 1000) {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
    assert!(killed.success());
    std::thread::sleep(std::time::Duration::from_millis(200));
    // It may have stopped reading.
    let _ = stdin.write_all(rest);
    drop(stdin);
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
    let said = fs::read_to_string(said).expect("words");
    let from = said.trim_end().rsplit(' ').next().expect("a range");
    assert!(said.contains("; go on with --rows "), "{said}");
    let first: u64 = from.trim_end_matches("..").parse().expect("a row");
    assert!(first <= 120_000, "{said}");
    let rest = roster.screen(&[&WORK[..], &["--rows", from, "--no-header"]].concat());
    let begun = fs::read_to_string(file).expect("rows");
    assert!(begun + &rest.out == whole.out);
}
