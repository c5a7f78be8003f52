//! Sets up the [`Task`] of a screening from the options and the columns, and says what is wrong with
//! them.

use super::columns::Columns;
use super::columns::heading::Heading;
use super::limits::Limits;
use super::options::Screen;
use super::output::{Format, RowWriter};
use super::sanitise::{plain, quoted};
use super::source::Source;
use super::source::encoding::Encoding;
use super::table::notes::Notes;
use super::values::Reader;
use super::values::text::squeezed;
use super::worker::Task;
use crate::{date_or_today, say};
use engine::law::Programme;
use engine::nearest::nearest;
use engine::{Answers, Tables};

/// The task that options and columns set; or what is wrong with the options.
pub fn task(
    options: &Screen,
    tables: &'static Tables,
    columns: Columns,
    source: &Source,
) -> Result<Task, Vec<String>> {
    let mut errors = Vec::new();
    for id in options.programmes.iter().filter(|id| tables.programme(id).is_none()) {
        let near = nearest(id, tables.programmes.iter().map(|one| one.id));
        let hint = near.map_or(String::new(), |near| format!("; did you mean {near}?"));
        errors.push(format!("--programme: no programme {id}{hint}"));
    }
    let takes_rejects = match options.format {
        Format::JsonLines => true,
        Format::Csv | Format::Xlsx => false,
    };
    if options.inline() && !takes_rejects {
        errors.push("--rejects -: rejected rows can be among the others only with --lines".into());
    }
    let mut column = |option: &str, wanted: &String| {
        let found = column_index(&source.head.headings, wanted);
        if found.is_none() {
            errors.push(format!("--{option}: no column is headed {}", quoted(wanted)));
        }
        found
    };
    for wanted in &options.keep {
        column("keep", wanted);
    }
    let fill: Vec<usize> = options.fill.iter().filter_map(|wanted| column("fill", wanted)).collect();
    let numbered = options.row.as_ref().and_then(|wanted| column("row", wanted));
    let given = given(options, tables, &columns, &mut errors);
    let known = |key: &str| {
        let set = options.set.iter().any(|(other, _)| other == key);
        set || columns.facts.iter().any(|(_, reader)| reader.fact.key == key)
    };
    if columns.facts.is_empty() && columns.status.is_empty() {
        errors.push("no column is a fact of `subsidy facts`".into());
    } else if !known("region") {
        say("no column for region (所在地区): nearly everything stays undetermined; --set region=650402 \
             says it for everybody");
    }
    // The column of `--row` is no fact, but it is used, so it is not among those passed over.
    let row = numbered.and_then(|at| columns.headings.get(at)).map(|heading| plain(heading));
    let ignored: Vec<String> =
        columns.ignored.iter().filter(|heading| Some(*heading) != row.as_ref()).cloned().collect();
    if !ignored.is_empty() {
        say(&format!("passed over columns: {}", some(&ignored)));
    }
    let date = date_or_today(options.date).map_err(|error| vec![error.to_string()]);
    let date = date.inspect_err(|message| errors.extend(message.clone())).ok();
    let Some(date) = date.filter(|_| errors.is_empty()) else { return Err(errors) };

    let chosen = |one: &&'static Programme| {
        let party = options.party.is_none_or(|party| one.is_for(party));
        party && (options.programmes.is_empty() || options.programmes.iter().any(|id| id == one.id))
    };
    let programmes: Vec<&'static Programme> = tables.programmes.iter().filter(chosen).collect();
    let read = columns.facts.iter().map(|(_, reader)| reader.id).chain(columns.only_status.iter().copied());
    let limits = Limits::new(tables, &programmes, &given, read, date);
    let kept = columns.kept.iter().map(|(_, heading)| heading.clone()).collect();
    let row_writer = RowWriter::new(tables, &programmes, &limits, date, options.format, kept);
    let identity: Vec<usize> = columns.kept.iter().map(|(at, _)| *at).collect();
    let notes = Notes::new(&source.head, &identity, &columns.person, source.encoding);
    Ok(Task {
        lang: options.lang(),
        region: tables.fact("region"),
        encoding: source.encoding,
        delimiter: source.delimiter,
        notes,
        given,
        date,
        programmes,
        limits,
        all: options.all,
        inline: options.inline(),
        numbered,
        fill,
        row_writer,
        columns,
    })
}

/// The index of the column with a heading.
fn column_index(headings: &[Heading], wanted: &str) -> Option<usize> {
    let wanted = squeezed(wanted);
    headings.iter().position(|heading| heading.names().iter().any(|name| name.text == wanted))
}

/// The answers that `--set` gives for everybody.
fn given(options: &Screen, tables: &'static Tables, columns: &Columns, errors: &mut Vec<String>) -> Answers {
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
    given
}

/// The first of some names, and how many more there are.
pub fn some(names: &[String]) -> String {
    const MOST: usize = 20;
    match names.get(..MOST) {
        Some(first) if names.len() > MOST => format!("{} and {} more", first.join(", "), names.len() - MOST),
        _ => names.join(", "),
    }
}
