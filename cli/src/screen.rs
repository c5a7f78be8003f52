//! `subsidy screen`: everybody in a roster, one row a person and programme.
//!
//! ```text
//! roster ─source─▶ records ─flow─▶ people: columns, values ─▶ engine::screen ─▶ output, rejects
//!            └─table─▶ headings ─columns─▶ which column is which fact
//! ```
//! Rows in are rows screened, rejected, blank or passed over; nothing is lost, and what is rejected
//! is set aside before anything of later rows is written, so that the last row written says where
//! to go on.

mod columns;
mod explain;
mod figures;
mod flow;
mod identity;
mod limits;
mod options;
mod output;
mod people;
mod progress;
pub mod regions;
mod rejects;
mod said;
mod sheet;
mod shown;
mod sink;
mod source;
mod summary;
mod table;
mod task;
mod values;
mod workbook;

use crate::{WRONG_INPUT, say};
use columns::Columns;
use columns::mapping::Mapping;
use columns::meaning::Meanings;
use engine::Lang;
use explain::Reading;
pub use options::Screen;
use output::Format;
use progress::Progress;
use rejects::Rejects;
use said::Said;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use sink::Sink;
use source::Source;
use source::encoding::MARK;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{panic, thread};
use summary::Summary;
use workbook::{Book, Closing, Opening};

/// Screens a roster, and counts on standard error what became of it.
pub fn run(options: &Screen, out: &mut impl Write) -> io::Result<ExitCode> {
    let tables = crate::law::tables();
    hush_workbooks();
    let mapping =
        options.columns.as_deref().map_or(Ok(Mapping::default()), |path| Mapping::open(path, tables));
    let mapping = match mapping {
        Ok(mapping) => mapping,
        Err(errors) => return Ok(refuse(options, &errors)),
    };
    let meanings = Meanings::new(tables, &options.keep, mapping, options.party);
    let source = match source::open(options, tables, &meanings)? {
        Ok(source) => source,
        Err(errors) => return Ok(refuse(options, &errors)),
    };
    let (headings, lang) = (&source.head.headings, options.lang());
    let all = meanings.all(tables, headings);
    let columns = Columns::read(tables, headings, &meanings, &all, (options.ignore_unknown, lang));
    if options.explain {
        let readings = explain::readings(tables, &source, &meanings, &all, lang);
        out.write_all(explain::print(&source, &readings, lang).as_bytes())?;
        return Ok(columns.map_or_else(|errors| refuse(options, &errors), |_| ExitCode::SUCCESS));
    }
    let task = columns.and_then(|columns| task::of(options, tables, columns, &source));
    let task = match task {
        Ok(task) => task,
        Err(errors) => return Ok(refuse(options, &errors)),
    };
    source.remarks.iter().for_each(|remark| say(&remark.en));
    let readings = explain::readings(tables, &source, &meanings, &all, lang);
    let result = Result::begin(options, &source, &task, readings, out)?;
    screen(options, source, task, result)
}

/// Screens everybody in a roster that is understood.
fn screen(
    options: &Screen,
    source: Source,
    task: people::Task,
    mut result: Result<'_>,
) -> io::Result<ExitCode> {
    let Source { mut records, about, whole, encoding, sheet, .. } = source;
    if !task.fill.is_empty() {
        records.filling(table::fill::Fill::new(task.fill.clone(), task.notes.clone(), encoding));
    }
    let (first, last) = options.rows.unwrap_or((1, options::LAST));
    records.skip_to(first)?;

    let stop = stop_on_signals()?;
    let threads = options.threads.or_else(|| thread::available_parallelism().ok().map(Into::into));
    let begun = records.before();
    let mut rejects =
        Rejects::new(options.rejects.clone(), &options.roster, &task.columns.headings, encoding);
    let mut progress = Progress::new(whole);
    let mut summary = Summary::new(options, about, &task, sheet, first - 1);
    let done = flow::run(records, last, &task, threads.unwrap_or(1), &stop, |piece| {
        rejects.add(&piece.rejects)?;
        if let Err(error) = result.add(piece) {
            rejects.take_back();
            return Err(error);
        }
        summary.add(piece);
        progress.at(summary.counts.rows(), summary.counts.rejected, piece.end);
        Ok(())
    });
    progress.end();
    let interrupted = stop.load(Ordering::Relaxed);
    // A file that became shorter while it was read has lost people.
    let read = summary.read.max(begun);
    let done = done.and(match whole.filter(|whole| read < *whole && last == options::LAST && !interrupted) {
        Some(whole) => Err(io::Error::other(format!(
            "{}: the roster was {whole} bytes long when it was opened and ended after {read}",
            options.roster.display()
        ))),
        None => Ok(()),
    });
    let stopped = interrupted || done.is_err();
    let mut lines = summary.lines(&rejects, progress.time().as_secs_f64());
    if stopped {
        lines.push(summary.where_to_go_on());
    }
    let finished = result.finish(&lines);
    lines.iter().for_each(|line| say(&line.en));
    // Of the two, the one that came to nothing says more than the one that it stopped.
    finished.and(done)?;
    let aside = summary.counts.rejected > 0 && !options.inline();
    Ok(if aside || stopped { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Where the result goes.
enum Result<'o> {
    Text(Sink<'o>),
    Book(Book),
}

impl<'o> Result<'o> {
    fn begin(
        options: &Screen,
        source: &Source,
        task: &people::Task,
        readings: Vec<Reading>,
        out: &'o mut dyn Write,
    ) -> io::Result<Result<'o>> {
        if let (Format::Book, Some(path)) = (options.format, &options.output) {
            let about = source.about.get(task.lang);
            let roster = match task.lang {
                Lang::Zh => format!("{}（{about}）", options.roster.display()),
                Lang::En => format!("{} ({about})", options.roster.display()),
            };
            let set = options.set.iter().map(|(fact, value)| format!("--set {fact}={value}"));
            let remarks = source.remarks.iter().map(|remark| remark.get(task.lang).to_owned());
            let about = std::iter::once(roster).chain(remarks).chain(set).collect();
            let opening = Opening { task: task.clone(), encoding: source.encoding, readings, about };
            return Book::begin(path, opening).map(Result::Book);
        }
        let mut sink = Sink::open(options.output.as_deref(), out)?;
        if !options.no_header {
            let mark = if options.no_bom || options.format == Format::Lines { b"" } else { MARK };
            sink.add(&[mark, task.pen.headings().as_bytes()].concat())?;
        }
        Ok(Result::Text(sink))
    }

    fn add(&mut self, piece: &mut people::Screened) -> io::Result<()> {
        match self {
            Result::Text(sink) => sink.add(&piece.out),
            Result::Book(book) => book.add(piece),
        }
    }

    fn finish(self, lines: &[Said]) -> io::Result<()> {
        match self {
            Result::Text(mut sink) => sink.flush(),
            Result::Book(book) => book.finish(Closing { lines: lines.to_vec() }),
        }
    }
}

/// A flag that Ctrl-C or an end from outside sets; the second time they end it at once.
fn stop_on_signals() -> io::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        flag::register_conditional_shutdown(signal, 1, stop.clone())?;
        flag::register(signal, stop.clone())?;
    }
    // A file that reaches a limit of size is told as an error like a full disk.
    #[cfg(unix)]
    flag::register(signal_hook::consts::SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    Ok(stop)
}

/// What ends the reader of a damaged workbook, or the writer of one on a full disk, is said in
/// words by whoever waits for it.
fn hush_workbooks() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |about| {
        let quiet = [Some(source::WORKBOOK), Some(workbook::WRITER)];
        if !quiet.contains(&thread::current().name()) {
            usual(about);
        } else if cfg!(panic = "abort") {
            // Built so, nobody gets to wait for it.
            say("the workbook is damaged and cannot be read, or the disk is full");
        }
    }));
}

fn refuse(options: &Screen, errors: &[String]) -> ExitCode {
    errors.iter().for_each(|error| say(&format!("{}: {error}", options.roster.display())));
    ExitCode::from(WRONG_INPUT)
}
