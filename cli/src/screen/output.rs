//! Writes one row a person and programme, as bytes of CSV or JSON. What is the same for everybody is
//! put together once, in templates.

use super::escaping;
use super::format_numbers::{csv_amount, digits, json_amount};
use super::limits::Limits;
use engine::assess::screening::Screened;
use engine::evaluate::amount::PerSet;
use engine::law::{Programme, Source};
use engine::{Date, FactSet, Tables, Verdict, date};

/// How rows are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Csv,
    /// JSON, one object a line.
    JsonLines,
    /// A workbook, whose cells are not written here.
    Xlsx,
}

/// The headings after those of the columns that are carried through.
const HEADINGS: [&str; 18] = [
    "programme",
    "programme_name",
    "verdict",
    "standing",
    "force",
    "low",
    "high",
    "basis",
    "units",
    "paid_to",
    "missing",
    "document",
    "clause",
    "season_opens",
    "season_last",
    "standard_source",
    "standard_grade",
    "limits",
];

/// Writes rows.
#[derive(Clone)]
pub struct RowWriter {
    format: Format,
    kept: Vec<String>,
    /// The keys of the facts.
    facts: Vec<&'static str>,
    /// Units in words, by their set.
    units: Vec<(PerSet, String)>,
    templates: Vec<RowTemplate>,
}

/// What the rows of a programme have in common, as bytes; the person, the amount and what is missing
/// come between.
#[derive(Clone)]
struct RowTemplate {
    /// The cells from `programme` to `force`, for each verdict.
    heads: [Vec<u8>; 3],
    /// The cells from `document` to `season_last`: the citation and the season.
    cite: Vec<u8>,
    /// The cell `limits` and the row's end, where they are the same for everybody.
    end: Option<Vec<u8>>,
}

const VERDICTS: [Verdict; 3] = [Verdict::Eligible, Verdict::Ineligible, Verdict::Undetermined];

impl RowWriter {
    /// A writer for some programmes and their limits, on a day, with the headings of the columns that are
    /// carried through.
    pub fn new(
        tables: &Tables,
        programmes: &[&'static Programme],
        limits: &Limits,
        date: Date,
        format: Format,
        kept: Vec<String>,
    ) -> RowWriter {
        let template = |(at, one): (usize, &&'static Programme)| {
            let mut template = RowTemplate::new(tables, one, date, format);
            template.end = limits.are_fixed(at).then(|| end(format, limits, at));
            template
        };
        RowWriter {
            format,
            kept,
            facts: tables.facts.iter().map(|fact| fact.key).collect(),
            units: Vec::new(),
            templates: programmes.iter().enumerate().map(template).collect(),
        }
    }

    /// How rows are written.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The headings; JSON has none.
    pub fn headings(&self) -> String {
        let mut text = String::new();
        match self.format {
            Format::Csv => {
                text.push_str("row");
                for heading in self.kept.iter().map(String::as_str).chain(HEADINGS) {
                    text.push(',');
                    escaping::csv_text(heading, &mut text);
                }
                text.push('\n');
            }
            Format::JsonLines | Format::Xlsx => {}
        }
        text
    }

    /// Writes into `out` how every row of a person begins: with the cells that are carried through.
    pub fn person<'c>(&self, row: u64, kept: impl Iterator<Item = &'c str>, out: &mut Vec<u8>) {
        out.clear();
        match self.format {
            Format::Csv | Format::Xlsx => {
                digits(row, out);
                for text in kept {
                    out.push(b',');
                    escaping::csv_bytes(text.as_bytes(), out);
                }
            }
            Format::JsonLines => {
                out.extend_from_slice(b"{\"row\":");
                digits(row, out);
                if self.kept.is_empty() {
                    return;
                }
                out.extend_from_slice(b",\"person\":");
                let mut between = b'{';
                for (heading, text) in self.kept.iter().zip(kept) {
                    out.push(between);
                    between = b',';
                    escaping::json_text(heading, out);
                    out.push(b':');
                    escaping::json_text(text, out);
                }
                out.push(b'}');
            }
        }
    }

    /// Adds a row: of the person with whom `person` begins, for the programme at an index.
    pub fn row(&mut self, person: &[u8], at: usize, screened: &Screened, limits: &Limits, out: &mut Vec<u8>) {
        let Some(template) = self.templates.get(at) else { return };
        out.extend_from_slice(person);
        out.extend_from_slice(&template.heads[screened.verdict as usize]);
        match self.format {
            Format::Csv | Format::Xlsx => csv_amount(screened.amount.as_ref(), &mut self.units, out),
            Format::JsonLines => json_amount(screened.amount.as_ref(), out),
        }
        keys(&screened.missing, &self.facts, self.format, out);
        out.extend_from_slice(&template.cite);
        standard(screened.amount.as_ref().and_then(|amount| amount.source), self.format, out);
        match &template.end {
            Some(end) => out.extend_from_slice(end),
            None => out.extend_from_slice(&end(self.format, limits, at)),
        }
    }
}

impl RowTemplate {
    fn new(tables: &Tables, programme: &Programme, day: Date, format: Format) -> RowTemplate {
        let number = tables.document_of(programme).map_or("", |document| document.number);
        let clause = programme.cites.first().map_or("", |cite| cite.clause);
        let standing = programme.term.standing(day).key();
        let head = |verdict: Verdict| -> Vec<u8> {
            let cells = [programme.id, programme.name.zh, verdict.key(), standing, programme.force.key()];
            cells_of(format, &HEADINGS[..5], &cells)
        };
        let mut heads = VERDICTS.map(|_| Vec::new());
        for verdict in VERDICTS {
            heads[verdict as usize] = head(verdict);
        }
        let mut cite = cells_of(format, &HEADINGS[11..13], &[number, clause]);
        let window = programme.season_on(day).map(|(_, window)| window);
        let days = [window.and_then(|one| one.opens), window.map(|one| one.last)];
        for (heading, day) in HEADINGS[13..15].iter().zip(days) {
            // Where there is no season, CSV has empty cells and JSON leaves the members out; so does
            // `standard`.
            let is_said = match format {
                Format::Csv | Format::Xlsx => true,
                Format::JsonLines => day.is_some(),
            };
            if is_said {
                cite.extend(cells_of(format, &[heading], &[&day.map_or(String::new(), date::format)]));
            }
        }
        RowTemplate { heads, cite, end: None }
    }
}

/// Adds where a published standard stands that is the figure, and how surely it is known.
fn standard(source: Option<&Source>, format: Format, out: &mut Vec<u8>) {
    match (source, format) {
        (Some(source), _) => {
            out.extend(cells_of(format, &HEADINGS[15..17], &[source.text, source.grade.key()]));
        }
        (None, Format::Csv | Format::Xlsx) => out.extend_from_slice(b",,"),
        (None, Format::JsonLines) => {}
    }
}

/// The limits on the programme at an index, the tightest first, and the row's end: `id=room` with
/// spaces between, or a JSON list.
fn end(format: Format, limits: &Limits, at: usize) -> Vec<u8> {
    let mut out = Vec::new();
    match format {
        Format::Csv | Format::Xlsx => {
            for (number, binding) in limits.on(at).iter().enumerate() {
                out.push(if number == 0 { b',' } else { b' ' });
                out.extend_from_slice(binding.limit.id.as_bytes());
                out.push(b'=');
                out.extend_from_slice(binding.room.key().as_bytes());
            }
            out.extend_from_slice(if out.is_empty() { b",\n" } else { b"\n" });
        }
        Format::JsonLines => {
            out.extend_from_slice(b",\"limits\":[");
            for (number, binding) in limits.on(at).iter().enumerate() {
                out.extend_from_slice(if number == 0 { b"{\"limit\":" } else { b",{\"limit\":" });
                escaping::json_text(binding.limit.id, &mut out);
                out.extend_from_slice(b",\"room\":");
                escaping::json_text(binding.room.key(), &mut out);
                out.push(b'}');
            }
            out.extend_from_slice(b"]}\n");
        }
    }
    out
}

/// Cells or members, each with the comma before it.
fn cells_of(format: Format, headings: &[&str], cells: &[&str]) -> Vec<u8> {
    let mut out = Vec::new();
    for (heading, cell) in headings.iter().zip(cells) {
        out.push(b',');
        match format {
            Format::Csv | Format::Xlsx => escaping::csv_bytes(cell.as_bytes(), &mut out),
            Format::JsonLines => {
                escaping::json_text(heading, &mut out);
                out.push(b':');
                escaping::json_text(cell, &mut out);
            }
        }
    }
    out
}

/// Adds the missing facts: with spaces between, or as the rest of a JSON list whose bracket is open.
fn keys(set: &FactSet, facts: &[&str], format: Format, out: &mut Vec<u8>) {
    let (before, after, next, end): (&[u8], &[u8], &[u8], &[u8]) = match format {
        Format::Csv | Format::Xlsx => (b"", b"", b" ", b""),
        Format::JsonLines => (b"\"", b"\"", b",", b"]"),
    };
    let mut between: &[u8] = b"";
    for fact in set.iter() {
        let key = facts.get(usize::from(fact.0)).copied().unwrap_or_default();
        out.extend_from_slice(between);
        out.extend_from_slice(before);
        out.extend_from_slice(key.as_bytes());
        out.extend_from_slice(after);
        between = next;
    }
    out.extend_from_slice(end);
}
