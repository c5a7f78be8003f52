//! Sets up the [`Task`] of a screening from the options and the columns, and says what is wrong with
//! them.

use super::columns::Columns;
use super::columns::heading::Heading;
use super::explain::letters;
use super::limits::Limits;
use super::looks_like;
use super::options::Screen;
use super::output::{Format, RowWriter};
use super::places::Places;
use super::said::{Said, word};
use super::sanitise::{plain, quoted};
use super::source::Source;
use super::source::encoding::Encoding;
use super::table::Merged;
use super::table::notes::Notes;
use super::values::Reader;
use super::values::text::squeezed;
use super::worker::Task;
use crate::{date_or_today, say};
use engine::law::{Kind, Programme};
use engine::nearest::nearest;
use engine::{Answers, Lang, Tables};

/// The task that options and columns set; or what is wrong with the options.
pub fn task(
    options: &Screen,
    tables: &'static Tables,
    columns: Columns,
    source: &Source,
) -> Result<Task, Vec<Said>> {
    let tell = |said: Said| say(said.get(options.stderr_lang()));
    let mut errors: Vec<Said> = Vec::new();
    for id in options.programmes.iter().filter(|id| tables.programme(id).is_none()) {
        let near = nearest(id, tables.programmes.iter().map(|one| one.id));
        let hint = |ask: &str| near.map_or(String::new(), |near| format!("{ask} {near}?"));
        errors.push(Said::new(
            format!("--programme：没有项目 {id}{}", hint("；是不是")),
            format!("--programme: no programme {id}{}", hint("; did you mean")),
        ));
    }
    let takes_rejects = match options.format {
        Format::JsonLines => true,
        Format::Csv | Format::Xlsx => false,
    };
    if options.inline() && !takes_rejects {
        errors.push(Said::new(
            "--rejects -：没能读入的行只有用 --lines 时才能写在结果里",
            "--rejects -: rejected rows can be among the others only with --lines",
        ));
    }
    let mut column = |option: &str, wanted: &String| {
        let found = column_index(&source.head.headings, wanted);
        if found.is_none() {
            let wanted = quoted(wanted);
            errors.push(Said::new(
                format!("--{option}：没有表头是 {wanted} 的列"),
                format!("--{option}: no column is headed {wanted}"),
            ));
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
        errors.push(looks_like::said(source));
    } else if !known("region") {
        tell(Said::new(
            "没有“所在地区”这一列：几乎都是待定；都在一个地方的，用 --set region=650402 说明",
            "no column for region (所在地区): nearly everything stays undetermined; --set region=650402 says it for \
             everybody",
        ));
    }
    // The column of `--row` is no fact, but it is used, so it is not among those passed over.
    let row = numbered.and_then(|at| columns.headings.get(at)).map(|heading| plain(heading));
    let ignored: Vec<String> =
        columns.ignored.iter().filter(|heading| Some(*heading) != row.as_ref()).cloned().collect();
    if !ignored.is_empty() {
        tell(Said::new(
            format!("跳过的列：{}", some(&ignored, Lang::ZH)),
            format!("passed over columns: {}", some(&ignored, Lang::EN)),
        ));
    }
    let date = date_or_today(options.date).map_err(|error| vec![Said::from(error.to_string())]);
    let date = date.inspect_err(|message| errors.extend(message.clone())).ok();
    let Some(date) = date.filter(|_| errors.is_empty()) else { return Err(errors) };

    let mut columns = columns;
    columns.facts.iter_mut().for_each(|(_, reader)| reader.on(date));

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
    let answers: Vec<usize> =
        columns.facts.iter().map(|(at, _)| *at).chain(columns.status.iter().copied()).collect();
    let notes = Notes::new(&source.head, (&identity, &columns.person, &answers), source.encoding);
    Ok(Task {
        lang: options.lang(),
        region: tables.fact("region"),
        encoding: source.encoding,
        delimiter: source.delimiter,
        notes,
        given,
        date,
        places: if options.all { Places::everywhere(programmes.len()) } else { Places::of(&programmes) },
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

/// Of which columns a number is filled down from cells that are merged over several people: a sum for all
/// of them, perhaps.
pub fn filled_down(columns: &Columns, source: &Source) -> Vec<Said> {
    let mut said = Vec::new();
    for (at, reader) in &columns.facts {
        let number = matches!(reader.fact.kind, Kind::Int { .. } | Kind::Decimal { .. } | Kind::Money { .. });
        let here = |cells: &&Merged| (cells.first.1..=cells.last.1).contains(&(*at as u32));
        let merged: Vec<&Merged> = source.merged.iter().filter(here).collect();
        let Some(first) = merged.first().filter(|_| number) else { continue };
        let (letters, heading) =
            (letters(*at), columns.headings.get(*at).map_or(String::new(), |text| plain(text)));
        let (from, to, count) = (first.first.0 + 1, first.last.0 + 1, merged.len());
        said.push(Said::new(
            format!(
                "{letters} 列 {heading}：有 {count} 处合并的格，第一处是第 {from} 至 {to} 行；每人都按格里的数读入，\
                 如果是几个人的合计，请分开填"
            ),
            format!(
                "column {letters} {heading}: {count} merged cells, the first over rows {from} to {to}, are filled down \
                 and count for each person; where it is a sum for all of them, say each one's"
            ),
        ));
    }
    said
}

/// The index of the column with a heading.
fn column_index(headings: &[Heading], wanted: &str) -> Option<usize> {
    let wanted = squeezed(wanted);
    headings.iter().position(|heading| heading.names().iter().any(|name| name.text == wanted))
}

/// The answers that `--set` gives for everybody.
fn given(options: &Screen, tables: &'static Tables, columns: &Columns, errors: &mut Vec<Said>) -> Answers {
    let mut given = Answers::none(tables);
    for (key, value) in &options.set {
        let fact = tables.fact(key).and_then(|id| Some((id, tables.fact_at(id)?)));
        match fact {
            None => errors.push(Said::new(
                format!("--set：没有事实 {key}；`subsidy facts` 列出全部"),
                format!("--set: no fact {key}; `subsidy facts` lists them"),
            )),
            Some((id, _)) if columns.facts.iter().any(|(_, reader)| reader.id == id) => {
                errors.push(Said::new(
                    format!("--set：名册里已有说明 {key} 的列"),
                    format!("--set: the roster has a column for {key}"),
                ));
            }
            Some((id, fact)) => match Reader::new(tables, id, fact)
                .in_lang(options.stderr_lang())
                .read(value.as_bytes(), Encoding::Utf8)
            {
                Ok(answer) => given.set(id, answer),
                Err(message) => errors.push(Said::from(format!("--set: {message}"))),
            },
        }
    }
    given
}

/// The first of some names, and how many more there are.
pub fn some(names: &[String], lang: Lang) -> String {
    const MOST: usize = 20;
    match names.get(..MOST) {
        Some(first) if names.len() > MOST => match lang {
            Lang::ZH => format!("{}，另有 {} 列", first.join("、"), names.len() - MOST),
            _ => format!("{} and {} more", first.join(", "), names.len() - MOST),
        },
        _ => names.join(word(lang, "、", ", ")),
    }
}
