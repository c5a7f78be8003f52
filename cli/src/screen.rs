//! `subsidy screen`: everybody in a roster, one row a person and programme.
//!
//! ```text
//! roster ─source─▶ records ─pipeline─▶ worker: columns, values ─▶ engine ─▶ output, rejects
//!            └─table─▶ headings ─columns─▶ which column is which fact
//! ```
//! Rows in are rows screened, rejected, blank or passed over; nothing is lost, and what is rejected
//! is set aside before anything of later rows is written, so that the last row written says where
//! to go on.

mod columns;
mod escaping;
mod explain;
mod format_numbers;
mod id_numbers;
mod limits;
mod looks_like;
mod options;
mod output;
mod pipeline;
mod places;
mod progress;
pub mod regions;
mod rejects;
mod said;
mod sanitise;
mod screened;
mod setup;
mod sink;
mod source;
mod summary;
mod table;
mod values;
mod workbook;
mod worker;

use crate::{WRONG_INPUT, say};
use columns::Columns;
use columns::mapping::Mapping;
use columns::meaning::Meanings;
use engine::Lang;
use explain::Reading;
pub use options::Screen;
use output::Format;
use progress::RosterProgress;
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
        Err(errors) => {
            let errors: Vec<Said> = errors.into_iter().map(Said::from).collect();
            return Ok(refuse(options, &errors));
        }
    };
    let meanings = Meanings::new(tables, &options.keep, mapping, options.party);
    let in_lang = |error| source::in_lang(error, options.stderr_lang());
    let mut source = match source::open(options, tables, &meanings).map_err(in_lang)? {
        Ok(source) => source,
        Err(errors) => return Ok(refuse(options, &errors)),
    };
    let (headings, lang) = (&source.head.headings, options.lang());
    let day = crate::date_or_today(options.date).ok();
    let all = meanings.all(tables, headings, &source.head.titles);
    let columns = Columns::read(tables, headings, &meanings, &all, (options.ignore_unknown, lang));
    if let Ok(columns) = &columns {
        let said = setup::filled_down(columns, &source);
        source.remarks.extend(said);
    }
    if options.explain {
        let readings = explain::readings(tables, &source, &meanings, &all, (lang, day));
        out.write_all(explain::print(&source, &readings, lang).as_bytes())?;
        let task = columns.and_then(|columns| setup::task(options, tables, columns, &source));
        return Ok(task.map_or_else(|errors| refuse(options, &errors), |_| ExitCode::SUCCESS));
    }
    let task = columns.and_then(|columns| setup::task(options, tables, columns, &source));
    let task = match task {
        Ok(task) => task,
        Err(errors) => return Ok(refuse(options, &errors)),
    };
    source.remarks.iter().for_each(|remark| say(remark.get(options.stderr_lang())));
    let readings = explain::readings(tables, &source, &meanings, &all, (lang, day));
    let result = ResultWriter::begin(options, &source, &task, readings, out)?;
    screen(options, source, task, result)
}

/// Screens everybody in a roster that is understood.
fn screen(
    options: &Screen,
    source: Source,
    task: worker::Task,
    mut result: ResultWriter<'_>,
) -> io::Result<ExitCode> {
    let Source { mut records, about, whole, encoding, sheet, .. } = source;
    if !task.fill.is_empty() {
        records.filling(table::fill::Fill::new(task.fill.clone(), task.notes.clone(), encoding));
    }
    let (first, last) = options.rows.unwrap_or((1, options::LAST));
    let aside = pipeline::skip_to(&mut records, first, &task)?;

    let stop = stop_on_signals()?;
    let threads = options.threads.or_else(|| thread::available_parallelism().ok().map(Into::into));
    let begun = records.before();
    let mut rejects =
        Rejects::new(options.rejects.clone(), &options.roster, &task.columns.headings, encoding);
    let mut progress = RosterProgress::new(whole);
    let mut summary = Summary::new(options, about, &task, sheet, first - 1);
    let done = pipeline::run(records, last, &task, (threads.unwrap_or(1), aside), &stop, |piece| {
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
    // If the file became shorter while it was read, people are missing from the result.
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
    lines.iter().for_each(|line| say(line.get(options.stderr_lang())));
    // Where both failed, the error of finishing the result says why; the screening was only stopped
    // by it.
    finished.and(done).map_err(|error| source::in_lang(error, options.stderr_lang()))?;
    let aside = summary.counts.rejected > 0 && !options.inline();
    Ok(if aside || stopped { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Writes the result: as text, or as a workbook.
enum ResultWriter<'o> {
    Text(Sink<'o>),
    Book(Book),
}

impl<'o> ResultWriter<'o> {
    fn begin(
        options: &Screen,
        source: &Source,
        task: &worker::Task,
        readings: Vec<Reading>,
        out: &'o mut dyn Write,
    ) -> io::Result<ResultWriter<'o>> {
        let book = match options.format {
            Format::Xlsx => options.output.as_deref(),
            Format::Csv | Format::JsonLines => None,
        };
        if let Some(path) = book {
            let about = source.about.get(task.lang);
            let roster = match task.lang {
                Lang::ZH => format!("{}（{about}）", options.roster.display()),
                _ => format!("{} ({about})", options.roster.display()),
            };
            let set = options.set.iter().map(|(fact, value)| format!("--set {fact}={value}"));
            let remarks = source.remarks.iter().map(|remark| remark.get(task.lang).to_owned());
            let about = std::iter::once(roster).chain(remarks).chain(set).collect();
            let opening = Opening { task: task.clone(), encoding: source.encoding, readings, about };
            return Book::begin(path, opening).map(ResultWriter::Book);
        }
        let mut sink = Sink::open(options.output.as_deref(), out)?;
        if !options.no_header {
            let mark = match options.format {
                Format::Csv | Format::Xlsx if !options.no_bom => MARK,
                Format::Csv | Format::JsonLines | Format::Xlsx => b"",
            };
            sink.add(&[mark, task.row_writer.headings().as_bytes()].concat())?;
        }
        Ok(ResultWriter::Text(sink))
    }

    fn add(&mut self, piece: &mut screened::ScreenedPiece) -> io::Result<()> {
        match self {
            ResultWriter::Text(sink) => sink.add(&piece.out),
            ResultWriter::Book(book) => book.add(piece),
        }
    }

    fn finish(self, lines: &[Said]) -> io::Result<()> {
        match self {
            ResultWriter::Text(mut sink) => sink.flush(),
            ResultWriter::Book(book) => book.finish(Closing { lines: lines.to_vec() }),
        }
    }
}

/// A flag that Ctrl-C or a request to end from outside sets; a second one ends the command at once.
fn stop_on_signals() -> io::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        flag::register_conditional_shutdown(signal, 1, stop.clone())?;
        flag::register(signal, stop.clone())?;
    }
    // A file that reaches the limit of its size is then an error like a full disk, not the end.
    #[cfg(unix)]
    flag::register(signal_hook::consts::SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    Ok(stop)
}

/// Keeps panics in the threads that read or write workbooks from printing: a damaged file or a full
/// disk can cause one, and the thread that waits for it says so in words.
fn hush_workbooks() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |about| {
        let quiet = [Some(source::WORKBOOK), Some(workbook::WRITER)];
        if !quiet.contains(&thread::current().name()) {
            usual(about);
        } else if cfg!(panic = "abort") {
            // In such a build a panic ends the whole command, and nobody else says why.
            say("the workbook is damaged and cannot be read, or the disk is full");
        }
    }));
}

fn refuse(options: &Screen, errors: &[Said]) -> ExitCode {
    let roster = options.roster.display();
    errors.iter().for_each(|error| say(&format!("{roster}: {}", error.get(options.stderr_lang()))));
    ExitCode::from(WRONG_INPUT)
}
