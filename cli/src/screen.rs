//! `subsidy screen`: everybody in a roster, one row a person and programme.
//!
//! ```text
//! roster ─records─▶ pieces ─flow─▶ people: columns, values ─▶ engine::screen ─▶ output, rejects
//! ```
//! Rows in are rows screened, rejected or blank; nothing is lost, and what is rejected is set
//! aside before anything of later rows is written, so that the last row written says where to
//! go on.

mod cells;
mod columns;
mod encoding;
mod figures;
mod flow;
mod options;
mod output;
mod people;
mod progress;
mod records;
mod regions;
mod rejects;
mod sheet;
mod values;

use crate::{WRONG_INPUT, date_or_today, say};
use columns::{Columns, Wish};
use encoding::{Encoding, MARK};
use engine::tables::Programme;
use engine::{Answers, Tables};
pub use options::Screen;
use output::{Format, Pen};
use people::{Counts, Task};
use progress::Progress;
use records::Records;
use rejects::Rejects;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use values::Reader;

/// Screens a roster, and counts on standard error what became of it.
pub fn run(options: &Screen, out: &mut impl Write) -> io::Result<ExitCode> {
    let (mut records, whole) = open(&options.roster)?;
    let (encoding, columns) = match headings(options, &mut records)? {
        Ok(read) => read,
        Err(errors) => return Ok(refuse(options, &errors)),
    };
    let task = match task(options, columns, encoding)? {
        Ok(task) => task,
        Err(errors) => return Ok(refuse(options, &errors)),
    };
    if !options.no_header {
        let mark = if options.no_bom || options.format == Format::Lines { b"" } else { MARK };
        out.write_all(mark)?;
        out.write_all(task.pen.headings().as_bytes())?;
    }
    let (first, last) = options.rows.unwrap_or((1, u64::MAX - 1));
    records.skip_to(first)?;

    let stop = stop_on_signals()?;
    let threads = options.threads.or_else(|| thread::available_parallelism().ok().map(Into::into));
    let mut rejects = Rejects::new(options.rejects.clone(), &options.roster, &task.columns, encoding);
    let mut progress = Progress::new(whole);
    let (mut counts, mut last_row) = (Counts::default(), first - 1);
    let done = flow::run(records, last, &task, threads.unwrap_or(1), &stop, |piece| {
        rejects.add(&piece.rejects)?;
        out.write_all(&piece.out)?;
        counts.add(piece.counts);
        last_row = piece.last_row;
        progress.at(counts.rows(), counts.rejected, piece.end);
        Ok(())
    });
    let done = done.and_then(|()| out.flush());
    progress.end();
    say(&summary(options, encoding, counts, &rejects, progress.time().as_secs_f64()));
    let stopped = stop.load(Ordering::Relaxed) || done.is_err();
    if stopped {
        say(&format!("stopped after row {last_row}; go on with --rows {}..", last_row + 1));
    }
    done?;
    Ok(if counts.rejected > 0 || stopped { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

type Input = Box<dyn Read + Send>;

/// Opens a roster, and tells how many bytes it has, if that is known.
fn open(roster: &Path) -> io::Result<(Records<Input>, Option<u64>)> {
    if roster == Path::new("-") {
        return Ok((Records::open(Box::new(io::stdin()) as Input)?, None));
    }
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", roster.display()));
    let file = File::open(roster).map_err(named)?;
    let whole = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|about| about.len());
    Ok((Records::open(Box::new(file) as Input).map_err(named)?, whole))
}

/// Tells the encoding and reads the headings; or says what is wrong with them.
fn headings<R: Read>(
    options: &Screen,
    records: &mut Records<R>,
) -> io::Result<Result<(Encoding, Columns), Vec<String>>> {
    let (ahead, ended) = records.ahead();
    let told = Encoding::of(ahead, ended);
    let marked = ahead.starts_with(MARK);
    let encoding = match options.encoding.map_or(told, Ok) {
        Ok(encoding) => encoding,
        Err(message) => return Ok(Err(vec![message])),
    };
    if marked {
        records.skip(MARK.len());
    }
    let Some(piece) = records.headings()? else {
        return Ok(Err(vec!["the roster is empty; its first row are the headings".into()]));
    };
    let mut found = Vec::new();
    if piece.unclosed || !cells::cut(records::split(&piece.bytes).0, &mut found) {
        return Ok(Err(vec!["the quotes in the headings do not match".into()]));
    }
    let wish = Wish { keep: &options.keep, ignore_unknown: options.ignore_unknown, party: options.party };
    Ok(Columns::read(&tables::TABLES, &found, encoding, &wish).map(|columns| (encoding, columns)))
}

/// What everybody is screened for; or what is wrong with the options.
fn task(options: &Screen, columns: Columns, encoding: Encoding) -> io::Result<Result<Task, Vec<String>>> {
    let tables: &'static Tables = &tables::TABLES;
    let mut errors = Vec::new();
    for id in options.programmes.iter().filter(|id| tables.programme(id).is_none()) {
        let near = engine::nearest::nearest(id, tables.programmes.iter().map(|one| one.id));
        let hint = near.map_or(String::new(), |near| format!("; did you mean {near}?"));
        errors.push(format!("--programme: no programme {id}{hint}"));
    }
    let mut given = Answers::none(tables);
    for (key, value) in &options.set {
        let fact = tables.fact(key).and_then(|id| Some((id, tables.fact_at(id)?)));
        match fact {
            None => errors.push(format!("--set: no fact {key}; `subsidy facts` lists them")),
            Some((id, _)) if columns.facts.iter().any(|(_, reader)| reader.id == id) => {
                errors.push(format!("--set: the roster has a column for {key}"));
            }
            Some((id, fact)) => match Reader::new(tables, id, fact).read(value.as_bytes(), Encoding::Utf8) {
                Ok(answer) => given.set(id, answer),
                Err(message) => errors.push(format!("--set: {message}")),
            },
        }
    }
    let known = |key: &str| {
        let set = options.set.iter().any(|(other, _)| other == key);
        set || columns.facts.iter().any(|(_, reader)| reader.fact.key == key)
    };
    if columns.facts.is_empty() {
        errors.push("no column is a fact of `subsidy facts`".into());
    } else if !known("region") {
        say("no column for region (所在地区): nearly everything stays undetermined; --set region=650402 \
             says it for everybody");
    }
    if !columns.ignored.is_empty() {
        say(&format!("passed over columns: {}", columns.ignored.join(", ")));
    }
    if !errors.is_empty() {
        return Ok(Err(errors));
    }
    let chosen = |one: &&'static Programme| {
        let party = options.party.is_none_or(|party| one.is_for(party));
        party && (options.programmes.is_empty() || options.programmes.iter().any(|id| id == one.id))
    };
    let programmes: Vec<&'static Programme> = tables.programmes.iter().filter(chosen).collect();
    let date = date_or_today(options.date)?;
    let kept = columns.kept.iter().map(|(_, heading)| heading.clone()).collect();
    let pen = Pen::new(tables, &programmes, date, options.format, kept);
    Ok(Ok(Task { columns, encoding, given, date, programmes, all: options.all, pen }))
}

/// A flag that Ctrl-C or an end from outside sets; the second time they end it at once.
fn stop_on_signals() -> io::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        flag::register_conditional_shutdown(signal, 1, stop.clone())?;
        flag::register(signal, stop.clone())?;
    }
    Ok(stop)
}

fn refuse(options: &Screen, errors: &[String]) -> ExitCode {
    errors.iter().for_each(|error| say(&format!("{}: {error}", options.roster.display())));
    ExitCode::from(WRONG_INPUT)
}

/// What became of the rows.
fn summary(options: &Screen, encoding: Encoding, counts: Counts, rejects: &Rejects, seconds: f64) -> String {
    let Counts { screened, rejected, blank, written, bytes } = counts;
    let aside = rejects.path().map_or(String::new(), |path| format!(" (set aside in {})", path.display()));
    format!(
        "{} ({}): {} rows = {screened} screened + {rejected} rejected{aside} + {blank} blank; \
         {written} rows written ({:.1} MB); {seconds:.1} s, {:.0} rows a second",
        options.roster.display(),
        encoding.name(),
        counts.rows(),
        bytes as f64 / 1e6,
        counts.rows() as f64 / seconds.max(0.001),
    )
}
