//! The command line, read into a command.

mod site;

use crate::diff::Diff;
use crate::new_document::NewDocument;
use crate::preview::Preview;
use crate::publish::Publish;
use crate::screen::Screen;
use engine::Date;
use engine::law::Party;
use engine::nearest::nearest;
use lexopt::{Arg, Parser};
use std::ffi::OsString;
use std::ops::Range;
use std::path::PathBuf;

/// What `--help` prints.
pub const HELP: &str = "\
subsidy — which training subsidies apply, how much they come to, and why

Usage:
  subsidy assess [--date DATE] [--lines] [--for PARTY] < answers.json
  subsidy facts [--json]          what may be asked
  subsidy programmes [--json]     what there is
  subsidy check [FOLDER]          check a folder of tables (default: ./policies)
  subsidy check --mutants [FOLDER]  change them one thing at a time: what goes unnoticed?
  subsidy pack [FOLDER] -o PACKS [--by-province]  write a checked folder of tables as packs of the law
  subsidy diff OLD NEW [--lines]  what a change of the tables changes for whom
  subsidy screen [OPTIONS] ROSTER assess everybody in a roster
  subsidy publish --site DIST [--law FOLDER] [--address URL] [--by-province | --at-once]
                                  put a checked folder of tables into a built site
  subsidy preview [FOLDER] [--site DIST] [--port PORT]
                                  look at a folder of tables as a site, anew at every save
  subsidy new-document [OPTIONS]  begin the folder of a new document

assess reads one JSON object of answers and prints their assessment as JSON. Keys are
those of `subsidy facts`; values are true and false, numbers, and texts (an option's key,
a date like 2020-09-01, a region code like 650402, a decimal like \"0.40\"). null means
asked and not known. \"date\" is the evaluation date of its object.

  --date DATE    evaluation date of objects that name none (default: today in Shanghai)
  --lines        one object a line in, one compact object a line out; a bad line is
                 named on standard error and leaves no line; blank lines are passed over
  --for PARTY    worker, employer or provider: next_question only for their programmes,
                 and their plan of claims for the year

assess, facts, programmes and screen take --law PACKS: the law in a folder that pack has
written, in place of the built-in one.

diff runs the cases of both sides through both and prints which programmes come out
otherwise for which of them. A side is a folder of tables or a git revision, whose
policies/ is taken. --lines writes JSON, one change a line. Exit code 0: nothing but
words differs; 1: something does; 2: a side cannot be read.

publish writes into DIST, the site as `make build` leaves it, what the law makes of it: packs,
library, first questions, service worker, content policy, compressed files. What the page
before named stays for visits under way. FOLDER is ./policies where it is not given. Tables
that are wrong, or a site of another release than this program, are refused.

  --address URL  where the site lies, such as https://www.example.gov.cn/subsidies/: its pages
                 are then listed in sitemap.xml. Kept until another is given
  --by-province  the page loads what holds in the whole country, and then what somebody's own
                 province gives: the server learns of a province and of nothing else
  --at-once      it loads everything, and the server learns nothing. Where neither is said, nor
                 was before, a law of up to 300 KB (compressed) comes at once

preview checks the tables, publishes them into a copy of DIST (default: ./dist) and serves it on
127.0.0.1 until Ctrl-C; what is wrong stands on the page, until it is right.

  --port PORT    the port (default: 8080; 0: any that is free)

new-document writes FOLDER/ID/ with a document and a first programme that pass the check, to be
filled in. What is not given is asked, where there is a terminal to ask on.

  --folder FOLDER     the folder of tables (default: ./policies)
  --id ID             small letters, digits and -: the folder's name and the document's id
  --number NUMBER     the paper's number, such as 粤人社发〔2026〕1号
  --title TITLE       its title; --title-en TITLE in English
  --issuer OFFICE     who issued it; --issuer-en OFFICE in English
  --region REGION     where it holds: a code of GB/T 2260 or a name
  --issued DATE       the day of the paper
  --from DATE         the first day it holds (default: the day of the paper)
  --until DATE        the last day it holds, where the text names one
  --place NAME        what people call a region that is in no list here; --place-en NAME
                      in English

screen reads a roster (- is standard input): a workbook (.xlsx, .xls), or text with cells
apart by commas, tabs, semicolons or full-width commas, in UTF-8, UTF-16 or GB18030. What
it is is told by its bytes. Titles above the headings, headings of two lines, merged cells,
totals, signatures and remarks are known as such; a heading is a fact's key or label, or
another name that officers use for it. It writes one row a person and programme that is
not ineligible. Rows that cannot be read are set aside with line and reason, and the rest
goes on. An empty cell is 不清楚. Places are codes of today or former ones, or names. The
figure is the total, or where a count is missing the text's own; units say per what; a
figure that a locality published names its source and grade, and limits say what a limit
leaves. The last row written tells where to go on after an interruption: drop its person's
lines and start there with --rows.

  --explain           only print what each column is taken for, with some of its cells and
                      what they become
  --output FILE       where the result goes, by its ending: .csv, .jsonl, or a workbook,
                      .xlsx, with a sheet for people, totals, rejected rows, the columns as
                      they were read, and the law; never overwritten (default: CSV to
                      standard output)
  --lines             JSON, one object a line, instead of CSV
  --lang LANG         zh or en: the language of a workbook, of the reasons of rejected rows and
                      of --explain (default: zh for a workbook, else en)
  --all               ineligible programmes too
  --for PARTY         only programmes for worker, employer or provider
  --programme ID      only this programme; may be repeated
  --date DATE         evaluation date (default: today in Shanghai)
  --set FACT=VALUE    what is true of everybody, e.g. region=650402; may be repeated
  --keep COLUMN       carry a column through; may be repeated. 姓名, 编号, 身份证号, id, name
                      and the like always are
  --columns FILE      what the headings of your rosters mean, a line each: HEADING = FACT,
                      HEADING = keep or HEADING = ignore
  --ignore-unknown    pass over columns that are no facts
  --fill COLUMN       fill empty cells of a column from above, where cells were merged before
                      a sheet became CSV; may be repeated
  --sheet NAME        the sheet of a workbook, by name or number (default: the one with the
                      most known headings)
  --rows 5001..9000   only these rows, the first after the headings being 1; 5001.. goes on
  --row COLUMN        the column that says which row a person is, where rows are pieces of a
                      longer roster
  --rejects FILE      where bad rows go (default: ROSTER.rejected.csv); never overwritten. -
                      writes them into the result in their place, with --lines, and is then
                      no failure
  --encoding NAME     utf-8 or gb18030, where telling them apart fails
  --no-bom            no byte order mark before the CSV
  --no-header         no headings, for adding to what is there
  --threads NUMBER    how many work side by side (default: as many as there are cores)

  -h, --help     this text
  -V, --version  the version

Exit codes: 0 all is well; 1 the tables are wrong or differ, rows were rejected, or
reading or writing failed; 2 the command, some answers or headings cannot be understood.
";

/// What is to be done.
#[derive(Debug, PartialEq)]
pub enum Command {
    Help,
    Version,
    Assess(Assess),
    Facts { json: bool },
    Programmes { json: bool },
    Check(PathBuf),
    Pack { tables: PathBuf, folder: PathBuf, by_province: bool },
    Mutants { folder: PathBuf, only: Option<Range<usize>> },
    Diff(Diff),
    Screen(Box<Screen>),
    Publish(Publish),
    Preview(Preview),
    NewDocument(Box<NewDocument>),
}

/// How answers are to be assessed.
#[derive(Debug, Default, PartialEq)]
pub struct Assess {
    /// The evaluation date; today where there is none.
    pub date: Option<Date>,
    /// Whether each line is an object of its own.
    pub lines: bool,
    /// For whom the next question is.
    pub party: Option<Party>,
}

const COMMANDS: [&str; 10] = [
    "assess",
    "facts",
    "programmes",
    "check",
    "pack",
    "diff",
    "screen",
    "publish",
    "preview",
    "new-document",
];

/// Reads the arguments after the program's name.
///
/// # Errors
/// What cannot be understood, in words.
pub fn read(mut parser: Parser) -> Result<Command, String> {
    let name = match next(&mut parser)? {
        None => {
            let [all @ .., last] = COMMANDS;
            return Err(format!("a command is missing: {} or {last}", all.join(", ")));
        }
        Some(Word::Help) => return Ok(Command::Help),
        Some(Word::Version) => return Ok(Command::Version),
        Some(Word::Option(option)) => return Err(format!("no command before --{option}")),
        Some(Word::Value(value)) => value.to_string_lossy().into_owned(),
    };
    match name.as_str() {
        "assess" => assess(&mut parser),
        "facts" => listing(&mut parser, "facts", |json| Command::Facts { json }),
        "programmes" => listing(&mut parser, "programmes", |json| Command::Programmes { json }),
        "check" => check(&mut parser),
        "pack" => pack(&mut parser),
        "diff" => diff(&mut parser),
        "screen" => screen(&mut parser),
        "publish" => site::publish(&mut parser),
        "preview" => site::preview(&mut parser),
        "new-document" => site::new_document(&mut parser),
        _ => Err(match nearest(&name, COMMANDS) {
            Some(near) => format!("unknown command {name:?}; did you mean {near}?"),
            None => format!("unknown command {name:?}"),
        }),
    }
}

/// A word of the command line.
enum Word {
    Help,
    Version,
    Option(String),
    Value(OsString),
}

fn next(parser: &mut Parser) -> Result<Option<Word>, String> {
    let word = parser.next().map_err(|error| error.to_string())?;
    Ok(word.map(|word| match word {
        Arg::Short('h') | Arg::Long("help") => Word::Help,
        Arg::Short('V') | Arg::Long("version") => Word::Version,
        Arg::Short(letter) => Word::Option(letter.to_string()),
        Arg::Long(name) => Word::Option(name.into()),
        Arg::Value(value) => Word::Value(value),
    }))
}

fn value(parser: &mut Parser) -> Result<String, String> {
    let value = parser.value().map_err(|error| error.to_string())?;
    Ok(value.to_string_lossy().into_owned())
}

/// For a word that a command does not take.
fn other(command: &str, word: Word) -> Result<Command, String> {
    match word {
        Word::Help => Ok(Command::Help),
        Word::Version => Ok(Command::Version),
        Word::Option(name) if name.chars().nth(1).is_none() => {
            Err(format!("{command} takes no option -{name}"))
        }
        Word::Option(name) => Err(format!("{command} takes no option --{name}")),
        Word::Value(value) => Err(format!("{command} takes no {:?}", value.to_string_lossy())),
    }
}

fn assess(parser: &mut Parser) -> Result<Command, String> {
    let mut options = Assess::default();
    while let Some(word) = next(parser)? {
        match word {
            Word::Option(name) if name == "lines" => options.lines = true,
            Word::Option(name) if name == "date" => {
                let given = value(parser)?;
                let wrong = || format!("--date: expected a date like 2020-09-01, found {given:?}");
                options.date = Some(engine::date::parse(&given).ok_or_else(wrong)?);
            }
            Word::Option(name) if name == "for" => {
                let given = value(parser)?;
                let wrong = || format!("--for: expected worker, employer or provider, found {given:?}");
                options.party = Some(Party::from_key(&given).ok_or_else(wrong)?);
            }
            word => return other("assess", word),
        }
    }
    Ok(Command::Assess(options))
}

fn listing(parser: &mut Parser, name: &str, command: fn(bool) -> Command) -> Result<Command, String> {
    let mut json = false;
    while let Some(word) = next(parser)? {
        match word {
            Word::Option(option) if option == "json" => json = true,
            word => return other(name, word),
        }
    }
    Ok(command(json))
}

fn check(parser: &mut Parser) -> Result<Command, String> {
    let (mut folder, mut mutants, mut only) = (None, false, None);
    while let Some(word) = next(parser)? {
        match word {
            Word::Option(name) if name == "mutants" => mutants = true,
            // For the processes that `--mutants` starts.
            Word::Option(name) if name == "only" && mutants => only = Some(range(&value(parser)?)?),
            Word::Value(value) if folder.is_none() => folder = Some(PathBuf::from(value)),
            word => return other("check", word),
        }
    }
    let folder = folder.unwrap_or_else(|| "policies".into());
    Ok(if mutants { Command::Mutants { folder, only } } else { Command::Check(folder) })
}

fn range(text: &str) -> Result<Range<usize>, String> {
    let ends = text.split_once("..").and_then(|(from, to)| Some(from.parse().ok()?..to.parse().ok()?));
    ends.ok_or_else(|| format!("--only takes a range such as 0..64, not {text}"))
}

fn pack(parser: &mut Parser) -> Result<Command, String> {
    let (mut tables, mut folder, mut by_province) = (None, None, false);
    while let Some(word) = next(parser)? {
        match word {
            Word::Option(name) if name == "by-province" => by_province = true,
            Word::Option(name) if name == "o" || name == "out" => {
                folder = Some(PathBuf::from(value(parser)?))
            }
            Word::Value(value) if tables.is_none() => tables = Some(PathBuf::from(value)),
            word => return other("pack", word),
        }
    }
    let folder = folder.ok_or("pack takes -o FOLDER, where the packs are written")?;
    Ok(Command::Pack { tables: tables.unwrap_or_else(|| "policies".into()), folder, by_province })
}

fn diff(parser: &mut Parser) -> Result<Command, String> {
    let mut sides = Vec::new();
    let mut lines = false;
    while let Some(word) = next(parser)? {
        match word {
            Word::Option(name) if name == "lines" => lines = true,
            Word::Value(value) if sides.len() < 2 => sides.push(value.to_string_lossy().into_owned()),
            word => return other("diff", word),
        }
    }
    match <[String; 2]>::try_from(sides) {
        Ok([old, new]) => Ok(Command::Diff(Diff { old, new, lines })),
        Err(_) => Err("diff takes two sides, the old and the new: folders or git revisions".into()),
    }
}

fn screen(parser: &mut Parser) -> Result<Command, String> {
    let mut options = Screen::default();
    let mut roster = None;
    while let Some(word) = next(parser)? {
        match word {
            Word::Option(name) if options.flag(&name) => {}
            Word::Option(name) if Screen::VALUES.contains(&name.as_str()) => {
                options.take(&name, value(parser)?)?;
            }
            Word::Value(value) if roster.is_none() => roster = Some(PathBuf::from(value)),
            word => return other("screen", word),
        }
    }
    options.roster = roster.ok_or("screen takes a roster, a CSV file or - for standard input")?;
    Ok(Command::Screen(Box::new(options)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_and_the_page_name_every_option_of_screen() {
        const PAGE: &str = include_str!("../../docs/rosters.md");
        const FLAGS: [&str; 6] = ["lines", "all", "explain", "no-bom", "no-header", "ignore-unknown"];
        for option in Screen::VALUES.iter().chain(&FLAGS) {
            assert!(HELP.contains(&format!("\n  --{option} ")), "--{option}");
            assert!(PAGE.contains(&format!("\n| `--{option}")), "--{option}");
        }
        let mut screen = Screen::default();
        assert!(FLAGS.iter().all(|flag| screen.flag(flag)) && !screen.flag("nothing"));
    }
}
