//! `policies/CHANGING.md`: the files it shows are written beside the real tables, each mistake
//! is made and taken back, its commands are run, and what they say is what stands there.
//!
//! With `CHANGING=write` the page is written anew with what is said now. The change as it lands is
//! then shown to people: its province has a tile.

#[path = "support/built.rs"]
mod built;

use built::{Temporary, prepare};
use engine::region::Region;
use engine::{Lang, Tables, date};
use pages::library::{self, list};
use pages::model::group::ResultGroup;
use pages::model::kiosk::Kiosk;
use pages::model::link::Link;
use pages::model::query::Query;
use pages::model::session::Session;
use pages::model::snapshot::Snapshot;
use pages::parts::{ASKING, RESULTS};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

/// A block between two fences: the words after the first, its lines, and the lines' numbers.
struct Block<'t> {
    words: Vec<&'t str>,
    text: String,
    /// The line after the first fence, from 0, and the one of the last.
    lines: std::ops::Range<usize>,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let lines: Vec<&str> = page.lines().collect();
    let fences: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with("```")).collect();
    let pairs = fences.chunks_exact(2).map(|pair| (pair[0], pair[1]));
    let block = |(open, close): (usize, usize)| Block {
        words: lines[open].trim_start_matches('`').split(' ').collect(),
        text: lines[open + 1..close].iter().map(|line| format!("{line}\n")).collect(),
        lines: open + 1..close,
    };
    pairs.map(block).collect()
}

/// A copy of the real tables, with a site that waits for a law.
struct Copied(Temporary);

impl Copied {
    fn new() -> Copied {
        let copied = Temporary::with_tables();
        prepare(&copied.0.join("dist"));
        Copied(copied)
    }

    /// The change of the page as it lands: without what is shown as a mistake.
    fn changed(page: &str) -> Copied {
        let copied = Copied::new();
        for block in blocks(page) {
            match block.words.as_slice() {
                ["toml", name] => copied.write(name, &block.text),
                ["diff", name, "keep"] => drop(copied.change(name, &block.text)),
                ["console"] if block.text.starts_with("$ subsidy new-document ") => drop(copied.run(&block)),
                _ => {}
            }
        }
        copied
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.file(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("the folder");
        fs::write(file, text).expect("the file");
    }

    /// Makes a change to a file, and gives back what it was.
    fn change(&self, name: &str, change: &str) -> String {
        let file = self.file(name);
        let before = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        fs::write(&file, changed(&before, change)).expect("the file");
        before
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.0.join("policies").join(name)
    }

    /// What the command of a block says there.
    fn run(&self, block: &Block) -> String {
        let line =
            block.text.lines().next().and_then(|line| line.strip_prefix("$ subsidy ")).expect("a command");
        let mut command = Command::new(env!("CARGO_BIN_EXE_subsidy"));
        let ran = command.args(line.split(' ')).current_dir(&self.0.0).stdin(Stdio::null()).output();
        let ran = ran.expect("subsidy runs");
        format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr))
    }
}

/// A file with a change made: the lines with `-` and those with neither sign are found, once;
/// those with `+` and those with neither stand in their place.
fn changed(before: &str, change: &str) -> String {
    let side = |other: char| -> String {
        let lines = change.lines().filter(|line| !line.starts_with(other));
        lines.map(|line| format!("{}\n", line.get(1..).unwrap_or_default())).collect()
    };
    let (old, new) = (side('+'), side('-'));
    assert_eq!(before.matches(&old).count(), 1, "stands there once:\n{old}");
    before.replacen(&old, &new, 1)
}

/// Whether a text is as shown, where `…` stands for anything within a line.
fn alike(shown: &str, said: &str) -> bool {
    let line = |(shown, said): (&str, &str)| {
        let mut rest = said;
        let mut parts = shown.split('…').enumerate().peekable();
        let mut right = true;
        while let Some((at, part)) = parts.next() {
            let found = match (at, parts.peek()) {
                (0, None) => (rest == part).then_some(0),
                (0, _) => rest.starts_with(part).then_some(0),
                (_, None) => rest.ends_with(part).then(|| rest.len() - part.len()),
                _ => rest.find(part),
            };
            right &= found.is_some();
            rest = found.map_or("", |at| &rest[at + part.len()..]);
        }
        right
    };
    shown.lines().count() == said.lines().count() && shown.lines().zip(said.lines()).all(line)
}

/// The page and where it is.
fn page() -> (PathBuf, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies/CHANGING.md");
    let page = fs::read_to_string(&path).expect("the page");
    (path, page)
}

#[test]
fn the_worked_change_is_as_the_checks_say() {
    let (path, page) = page();
    let mut lines: Vec<String> = page.lines().map(String::from).collect();
    let copied = Copied::new();
    let (mut shown, mut wrong) = (0, Vec::new());
    // Mistakes made since the last check, with the files as they were.
    let mut undo: BTreeMap<PathBuf, String> = BTreeMap::new();
    for block in blocks(&page) {
        match block.words.as_slice() {
            ["toml", name] => copied.write(name, &block.text),
            ["diff", name, kept @ ..] => {
                let before = copied.change(name, &block.text);
                if kept.is_empty() {
                    undo.entry(copied.file(name)).or_insert(before);
                } else {
                    assert_eq!(kept, ["keep"]);
                }
            }
            ["console"] => {
                let said = copied.run(&block);
                let (_, expected) = block.text.split_once('\n').expect("a command");
                if !alike(expected, &said) {
                    let at = block.lines.start + 1;
                    wrong.push((
                        at..block.lines.end,
                        said.clone(),
                        format!("line {at}: shown\n{expected}said\n{said}"),
                    ));
                }
                shown += 1;
                for (file, before) in std::mem::take(&mut undo) {
                    fs::write(file, before).expect("the file as it was");
                }
            }
            other => panic!("a block of a kind that is not run: {other:?}"),
        }
    }
    if env::var_os("CHANGING").is_some_and(|word| word == "write") {
        for (range, said, _) in wrong.iter().rev() {
            lines.splice(range.clone(), said.trim_end().lines().map(|line| line.trim_end().to_string()));
        }
        fs::write(&path, lines.join("\n") + "\n").expect("the page");
        return;
    }
    let complaints: Vec<&str> = wrong.iter().map(|(_, _, complaint)| complaint.as_str()).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(shown >= 8, "the page shows {shown} checks");
    assert!(undo.is_empty(), "the last mistake is shown with what is said of it");
}

/// The part of the results and questions with an id, as HTML.
fn part(snapshot: &Snapshot, id: &str) -> String {
    let part = ASKING.iter().chain(&RESULTS).find(|part| part.id == id).expect("a part");
    (part.content)(snapshot)
}

/// The opening tag of the button with some attribute.
fn button<'h>(html: &'h str, attribute: &str) -> &'h str {
    let tags = html.split("<button").filter_map(|rest| rest.split('>').next());
    tags.into_iter().find(|tag| tag.contains(attribute)).unwrap_or_else(|| panic!("{attribute}: {html}"))
}

fn snapshot(tables: &'static Tables, fragment: &str) -> Snapshot {
    let (link, damaged) = Link::read(tables, fragment);
    assert!(damaged.is_empty(), "{damaged:?}");
    let today = date::parse("2026-11-22").expect("a day");
    Session::of(tables, link, damaged, Lang::ZH).snapshot(today, None)
}

#[test]
fn the_new_province_can_be_tapped() {
    let copied = Copied::changed(&page().1);
    let loaded = compiler::load(&copied.file("")).unwrap_or_else(|wrong| panic!("{}", wrong[0]));
    let tables = loaded.tables;
    let before = snapshot(tables, "v=1");
    let tile = part(&before, "place");
    assert!(button(&tile, "data-region=\"440000\"").contains("data-act=\"region 440000\""), "{tile}");
    assert!(tile.contains("广东省") && tile.contains("广州、深圳等全省"), "{tile}");

    let answers = "employer=enterprise&course_kind=work_based&takes_on=registered_unemployed";
    let tapped = format!("v=1&region=440000&for=employer&date=2022-09-01&{answers}&persons=2&work_months=4");
    let after = snapshot(tables, &tapped);
    let tile = part(&after, "place");
    assert!(button(&tile, "data-region=\"440000\"").contains("aria-pressed=\"true\""), "{tile}");
    assert!(button(&tile, "id=\"place-elsewhere\"").contains("aria-pressed=\"false\""), "{tile}");
    assert!(!part(&after, "results-head").contains("id=\"elsewhere\""), "its documents are here");
    assert!(part(&after, "documents").contains("data-document=\"ex1\""));
    let theirs = after.on(ResultGroup::Yours).into_iter().filter_map(|id| Some(tables.programme_at(id)?.id));
    assert!(theirs.into_iter().any(|id| id == "ex1.work-based"), "{}", after.summary());
    assert!(part(&after, "total").contains("2,400元"), "{}", part(&after, "total"));

    // Elsewhere is elsewhere still, and the new province is not offered there a second time.
    let elsewhere = part(&snapshot(tables, "v=1&region=430000"), "place");
    assert!(button(&elsewhere, "id=\"place-elsewhere\"").contains("aria-pressed=\"true\""), "{elsewhere}");
    assert!(elsewhere.contains("value=\"430000\"") && !elsewhere.contains("value=\"440000\""), "{elsewhere}");

    let filters = list::filters(before.wording, &Query::default());
    assert!(filters.contains("<option value=\"440000\">广东省</option>"), "{filters}");
    let mut library = snapshot(tables, "/library?v=1");
    library.session.shown.query.place = Some(Region(440_000));
    let found = library::body(&library, None);
    assert_eq!(found.matches("data-found=").count(), 1, "{found}");
    assert!(found.contains("data-found=\"ex1.work-based\""), "{found}");

    let hall = |name: &str| match name {
        "mode" => Some("kiosk".into()),
        "region" => Some("440100".into()),
        _ => None,
    };
    assert_eq!(Kiosk::of(tables, &hall).and_then(|kiosk| kiosk.region).map(|region| region.0), Some(440_100));
}

#[test]
fn what_is_shown_must_be_what_is_said() {
    assert!(alike("a\nb …, c\n", "a\nb 12 x, c\n") && alike("… a …\n", "1 a 2\n"));
    for said in ["a\n", "a\nb 12 x; c\n", "a\nb 1, c\nd\n", "x\nb 1, c\n", "a\nb 1, c \n"] {
        assert!(!alike("a\nb …, c\n", said), "{said:?}");
    }
    assert_eq!(changed("a\nb\nc\n", "-b\n+d\n+e\n c\n"), "a\nd\ne\nc\n");
}
