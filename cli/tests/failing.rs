//! What a screening leaves behind when something fails: whole rows, and words on how to go on.
#![cfg(unix)]

mod roster;
mod support;

use calamine::{Reader, Xlsx};
use roster::{Roster, people};
use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const ARGS: [&str; 4] = ["--date", "2020-09-01", "--programme", "tlf53.hardship"];
const SUBSIDY: &str = env!("CARGO_BIN_EXE_subsidy");

/// People of whom one in a thousand cannot be read.
fn with_bad_rows(rows: usize) -> String {
    let mut text = String::new();
    for (row, line) in people(rows).lines().enumerate() {
        text += line;
        text += if row % 1000 == 999 { "x\n" } else { "\n" };
    }
    text
}

/// Runs a line of the shell in the roster's folder.
fn shell(roster: &Roster, line: &str) -> (Option<i32>, String) {
    let ran = Command::new("sh").args(["-c", line]).current_dir(&roster.folder).output().expect("a shell");
    (ran.status.code(), String::from_utf8_lossy(&ran.stderr).into_owned())
}

/// The row to go on with, as it is said.
#[track_caller]
fn next_row(said: &str) -> String {
    let behind = said.split("go on with --rows ").nth(1).unwrap_or_else(|| panic!("{said}"));
    behind.split_whitespace().next().expect("a range").to_owned()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// The rest of a roster after an interruption, with its rejected rows; the two parts together are
/// those of one run.
#[track_caller]
fn resume(roster: &Roster, begun: &str, said: &str, args: &[&str]) {
    let rejected = read(&roster.rejected());
    let from = next_row(said);
    let _ = fs::remove_file(roster.rejected());
    let rest = roster.screen(&[&ARGS[..], args, &["--rows", &from, "--no-header", "--no-bom"]].concat());
    let rejects = read(&roster.rejected());
    let rejects = rejected + rejects.split_once('\n').map_or("", |(_, rows)| rows);
    let _ = fs::remove_file(roster.rejected());
    let whole = roster.screen(&[&ARGS[..], args].concat());
    assert!(begun.len() < whole.out.len(), "nothing was left to do: {said}");
    assert!(begun.to_owned() + &rest.out == whole.out, "go on from {from}: {said}");
    // A roster without rejected rows so far had no headings for them either.
    if begun.is_empty() || rejects.starts_with('\u{feff}') {
        assert_eq!(rejects, read(&roster.rejected()));
    }
}

#[test]
fn a_full_disk_keeps_whole_rows_and_says_where_to_go_on() {
    // A limit of a file's size is a disk that is full at a place of our choosing.
    let roster = Roster::of(with_bad_rows(60_000).as_bytes());
    for (to, output, lines) in [
        ("> result.csv", "result.csv", ""),
        ("--output result.csv", "result.csv", ""),
        ("--output result.jsonl", "result.jsonl", "--lines"),
    ] {
        let _ = fs::remove_file(roster.rejected());
        let line = format!(
            "trap '' XFSZ; ulimit -f 2000; exec {SUBSIDY} screen roster.csv {} {lines} {to}",
            ARGS.join(" ")
        );
        let (code, said) = shell(&roster, &line);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("File too large"), "{said}");
        let begun = read(&roster.folder.join(output));
        assert!(begun.len() > 100_000 && begun.ends_with('\n'));
        resume(&roster, &begun, &said, if lines.is_empty() { &[] } else { &["--lines"] });
        fs::remove_file(roster.folder.join(output)).expect("a result");
    }
}

#[test]
fn a_limit_of_size_is_an_error_and_no_sudden_end() {
    let roster = Roster::of(people(60_000).as_bytes());
    let line = format!("ulimit -f 2000; exec {SUBSIDY} screen roster.csv {} > result.csv", ARGS.join(" "));
    let (code, said) = shell(&roster, &line);
    assert_eq!(code, Some(1), "{said}");
    resume(&roster, &read(&roster.folder.join("result.csv")), &said, &[]);
}

#[test]
fn a_device_without_room_loses_nothing_unsaid() {
    let roster = Roster::of(people(5_000).as_bytes());
    let line = format!("exec {SUBSIDY} screen roster.csv {} > /dev/full", ARGS.join(" "));
    let (code, said) = shell(&roster, &line);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("No space left on device"), "{said}");
    // Not even the headings were written, and no row is said to be.
    assert!(!said.contains("rows written") && !said.contains("go on with"), "{said}");
    let line = format!("exec {SUBSIDY} screen roster.csv {} --no-header > /dev/full", ARGS.join(" "));
    let (code, said) = shell(&roster, &line);
    assert_eq!((code, next_row(&said).as_str()), (Some(1), "1.."), "{said}");
}

#[test]
fn rejected_rows_that_find_no_room_stop_it_before_the_rows_behind_them() {
    let roster = Roster::of(with_bad_rows(20_000).as_bytes());
    let line = format!(
        "exec {SUBSIDY} screen roster.csv {} --rejects /nowhere/bad.csv > result.csv",
        ARGS.join(" ")
    );
    let (code, said) = shell(&roster, &line);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("/nowhere/bad.csv: No such file or directory"), "{said}");
    resume(&roster, &read(&roster.folder.join("result.csv")), &said, &[]);
}

#[test]
fn a_workbook_that_finds_no_room_leaves_nothing_half_written() {
    let roster = Roster::of(people(20_000).as_bytes());
    let line = format!(
        "trap '' XFSZ; ulimit -f 300; exec {SUBSIDY} screen roster.csv {} --output result.xlsx",
        ARGS.join(" ")
    );
    let (code, said) = shell(&roster, &line);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("result.xlsx: the workbook could not be written"), "{said}");
    let left: Vec<_> = fs::read_dir(&roster.folder)
        .expect("a folder")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    assert_eq!(left, ["roster.csv"]);
}

#[test]
fn a_roster_that_is_not_there_is_named() {
    let roster = Roster::of(b"");
    fs::remove_file(roster.path()).expect("a roster");
    let ran = roster.screen(&ARGS);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("roster.csv: No such file or directory"), "{}", ran.err);
    let folder = support::subsidy(&["screen", roster.folder.to_str().expect("UTF-8")], b"");
    assert_eq!((folder.code, folder.out.as_str()), (Some(1), ""));
    assert!(folder.err.contains("Is a directory"), "{}", folder.err);
}

/// Starts a screening whose result goes through a pipe, and waits until some of it has come.
fn begin(roster: &Roster, args: &[&str]) -> (Child, Vec<u8>) {
    let mut child = Command::new(SUBSIDY)
        .args(["screen", roster.path().to_str().expect("UTF-8")])
        .args(ARGS)
        .args(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut begun = vec![0; 4096];
    child.stdout.as_mut().expect("a pipe").read_exact(&mut begun).expect("some rows");
    (child, begun)
}

/// The rest of what it writes, what it says, and its exit code.
fn end(mut child: Child, mut begun: Vec<u8>) -> (String, String, Option<i32>) {
    child.stdout.take().expect("a pipe").read_to_end(&mut begun).expect("rows");
    let mut said = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("words");
    let code = child.wait().expect("it ends").code();
    (String::from_utf8(begun).expect("UTF-8"), said, code)
}

fn signal(child: &Child, name: &str) {
    let killed = Command::new("kill").args([name, &child.id().to_string()]).status().expect("kill");
    assert!(killed.success());
}

#[test]
fn a_roster_cut_short_while_it_is_read_is_noticed() {
    let roster = Roster::of(people(300_000).as_bytes());
    // Nobody takes its rows, so that it cannot read far ahead.
    let (child, begun) = begin(&roster, &[]);
    std::thread::sleep(Duration::from_millis(200));
    let file = File::options().write(true).open(roster.path()).expect("the roster");
    let whole = file.metadata().expect("its size").len();
    file.set_len(whole / 2).expect("it is cut");
    let (_, said, code) = end(child, begun);
    assert_eq!(code, Some(1), "{said}");
    let words = format!("the roster was {whole} bytes long when it was opened and ended after {}", whole / 2);
    assert!(said.contains(&words), "{said}");
    next_row(&said);
}

#[test]
fn ctrl_c_ends_with_whole_rows_and_says_how_to_go_on() {
    let roster = Roster::of(with_bad_rows(300_000).as_bytes());
    for args in [&[][..], &["--lines"]] {
        let _ = fs::remove_file(roster.rejected());
        let (child, begun) = begin(&roster, args);
        signal(&child, "-INT");
        let (begun, said, code) = end(child, begun);
        assert_eq!(code, Some(1), "{said}");
        assert!(begun.ends_with('\n'));
        resume(&roster, &begun, &said, args);
    }
}

#[test]
fn ctrl_c_ends_a_workbook_that_can_be_opened() {
    let roster = Roster::of(people(200_000).as_bytes());
    let result = roster.folder.join("result.xlsx");
    let child = Command::new(SUBSIDY)
        .args(["screen", "roster.csv", "--output", "result.xlsx"])
        .args(ARGS)
        .current_dir(&roster.folder)
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let begun = Instant::now();
    while !result.exists() && begun.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(100));
    signal(&child, "-INT");
    let ran = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(1), "{said}");
    let from: u64 = next_row(&said).trim_end_matches("..").parse().expect("a row");
    let mut book = Xlsx::new(Cursor::new(fs::read(&result).expect("a workbook"))).expect("a workbook");
    let people = book.worksheet_range("人员与项目").expect("a sheet");
    let last = people.rows().next_back().and_then(|row| row[0].to_string().parse::<u64>().ok());
    assert!(last.is_none_or(|last| last < from), "{last:?} {from}");
    let run = book.worksheet_range("本次情况").expect("a sheet");
    let text: Vec<String> = run.rows().map(|row| row[1].to_string()).collect();
    assert!(text.iter().any(|line| line.contains(&format!("接着做用 --rows {from}.."))), "{text:?}");
}

/// Ended at once, as by a loss of power: the last whole row says where to go on.
#[test]
fn what_is_left_by_a_sudden_end_can_be_gone_on_with() {
    let roster = Roster::of(people(300_000).as_bytes());
    let output = roster.folder.join("result.csv");
    let mut child = Command::new(SUBSIDY)
        .args(["screen", "roster.csv", "--output", "result.csv"])
        .args(ARGS)
        .current_dir(&roster.folder)
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let begun = Instant::now();
    while fs::metadata(&output).map_or(0, |about| about.len()) < 200_000
        && begun.elapsed() < Duration::from_secs(20)
    {
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    let text = read(&output);
    let whole_rows = &text[..=text.rfind('\n').expect("a row")];
    let row = |line: &str| line.split(',').next().and_then(|row| row.parse::<u64>().ok());
    let last = whole_rows.lines().last().and_then(row).expect("a row");
    let kept: String = whole_rows.split_inclusive('\n').filter(|line| row(line) != Some(last)).collect();
    let rest = roster.screen(&[&ARGS[..], &["--rows", &format!("{last}.."), "--no-header"]].concat());
    let whole = roster.screen(&ARGS);
    assert!(last < 300_000, "it was done already");
    assert!(kept + rest.out.trim_start_matches('\u{feff}') == whole.out);
}
