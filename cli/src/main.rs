//! `subsidy`: the calculator on the command line. It decides nothing about a policy: answers
//! go to the engine, tables to the compiler, and what they say is printed.
//!
//! A site is finished by the crate `site`, for the build and for `publish` alike.
//!
//! Exit codes: 0 all is well; 1 the tables are wrong or differ, or reading or writing failed;
//! 2 the command or some answers cannot be understood.

mod args;
mod assess;
mod check;
mod diff;
mod law;
mod listing;
mod mutants;
mod new_document;
mod preview;
mod publish;
mod screen;

use args::Command;
use engine::Date;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;
use std::time::SystemTime;

fn main() -> ExitCode {
    let done = command().map_or_else(refuse, run);
    match done {
        Ok(code) => code,
        // Whoever read the output has had enough; that is no failure.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("subsidy: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// The command that was given, with its law read.
fn command() -> Result<Command, String> {
    let (words, law) = law::take_option(std::env::args_os())?;
    law.map_or(Ok(()), |folder| law::read(&folder))?;
    args::read(lexopt::Parser::from_iter(words))
}

fn run(command: Command) -> io::Result<ExitCode> {
    // Buffered, and locked for as long as the command runs.
    let mut out = io::BufWriter::new(io::stdout().lock());
    let code = match command {
        Command::Help => print(&mut out, args::HELP)?,
        Command::Version => print(&mut out, concat!("subsidy ", env!("CARGO_PKG_VERSION"), "\n"))?,
        Command::Assess(options) => assess::run(&options, io::stdin().lock(), &mut out)?,
        Command::Facts { json } => print(&mut out, &listing::facts(law::tables(), json))?,
        Command::Programmes { json } => print(&mut out, &listing::programmes(law::tables(), json))?,
        Command::Check(folder) => check::run(&folder, &mut out)?,
        Command::Mutants { folder, only: None } => mutants::run(&folder, &mut out)?,
        Command::Mutants { folder, only: Some(range) } => mutants::work(&folder, range, &mut out)?,
        Command::Pack { tables, folder, by_province } => law::pack(&tables, &folder, by_province, &mut out)?,
        Command::Diff(options) => diff::run(&options, &mut out)?,
        Command::Screen(options) => screen::run(&options, &mut out)?,
        Command::Publish(options) => publish::run(&options, &mut out)?,
        Command::Preview(options) => preview::run(&options, &mut out)?,
        Command::NewDocument(options) => new_document::run(&options, &mut out)?,
    };
    out.flush()?;
    Ok(code)
}

fn print(out: &mut impl Write, text: &str) -> io::Result<ExitCode> {
    out.write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn refuse(message: String) -> io::Result<ExitCode> {
    say(&format!("subsidy: {message}\nTry 'subsidy --help'."));
    Ok(ExitCode::from(WRONG_INPUT))
}

/// The evaluation date that is given, or today in Shanghai.
fn date_or_today(given: Option<Date>) -> io::Result<Date> {
    let today = || {
        let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
        engine::date::in_shanghai(i64::try_from(since_1970.as_millis()).ok()?)
    };
    given.or_else(today).ok_or_else(|| io::Error::other("the clock shows no date; give one with --date"))
}

/// The exit code for commands and answers that cannot be understood.
const WRONG_INPUT: u8 = 2;

/// A line for people, on standard error. If even that is closed there is nobody to tell.
fn say(message: &str) {
    let _ = writeln!(io::stderr(), "{message}");
}
