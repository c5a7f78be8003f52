//! The sheets of a result.

use super::columns::{self, Column, in_lang};
use super::grid::{Cell, Grid, Looks};
use super::totals::Totals;
use super::{Closing, Opening, Piece, words};
use crate::law::tables;
use crate::screen::limits::Binding;
use crate::screen::regions;
use crate::screen::rejects;
use crate::screen::said::word;
use crate::screen::screened::{Line, Person};
use crate::screen::source::encoding::Encoding;
use engine::law::Programme;
use engine::region::Region;
use engine::{Date, FactSet, Lang, Verdict};
use rust_xlsxwriter::{Workbook, XlsxError};

/// How many sheets of what is still open there are at most: more rows nobody reads.
const MOST_OPEN: usize = 1;

/// The sheets, as far as they are written.
pub struct Sheets {
    lang: Lang,
    kept: usize,
    programmes: Vec<&'static Programme>,
    date: Date,
    encoding: Encoding,
    /// Which columns of the roster are shown beside a rejected row.
    shown: Vec<usize>,
    headings: Vec<String>,
    eligible: Grid,
    open: Grid,
    ineligible: Grid,
    rejected: Grid,
    passed: Vec<(u64, String)>,
    totals: Totals,
    looks: Looks,
}

impl Sheets {
    pub fn new(opening: &Opening) -> Sheets {
        let looks = Looks::new();
        let task = &opening.task;
        let lang = task.lang;
        let kept = task.columns.kept.iter().map(|(_, heading)| (heading.clone(), 20.0));
        let of_people = |columns: &[Column]| {
            let row = in_lang(&[columns::ROW], lang).into_iter();
            row.chain(kept.clone()).chain(in_lang(columns, lang)).collect()
        };
        let headings = task.columns.headings.clone();
        let shown: Vec<usize> = (0..headings.len()).filter(|at| !rejects::is_own(&headings[*at])).collect();
        let mut rejected = in_lang(&columns::REJECTED, lang);
        rejected.extend(shown.iter().map(|at| (headings[*at].clone(), 18.0)));
        Sheets {
            lang,
            kept: task.columns.kept.len(),
            programmes: task.programmes.clone(),
            date: task.date,
            encoding: opening.encoding,
            shown,
            headings,
            eligible: Grid::new(columns::PEOPLE.get(lang), of_people(&columns::ELIGIBLE), &looks, usize::MAX),
            open: Grid::new(columns::UNDETERMINED.get(lang), of_people(&columns::OPEN), &looks, MOST_OPEN),
            ineligible: Grid::new(
                columns::NOT_ELIGIBLE.get(lang),
                of_people(&columns::INELIGIBLE),
                &looks,
                MOST_OPEN,
            ),
            rejected: Grid::new(columns::NOT_READ.get(lang), rejected, &looks, 1),
            passed: Vec::new(),
            totals: Totals::new(&task.programmes, task.date),
            looks,
        }
    }

    /// Adds what came of a piece of the roster.
    pub fn add(&mut self, book: &mut Workbook, piece: &Piece) -> Result<(), XlsxError> {
        for line in &piece.lines {
            let Some(person) = piece.people.get(line.person as usize) else { continue };
            self.totals.add(person.region, line);
            self.line(book, person, line)?;
        }
        for reject in &piece.rejects {
            let (columns, reasons) = (reject.columns(&self.headings), reject.reasons());
            let cells: Vec<String> =
                reject.cells.iter().map(|cell| self.encoding.decode_anyway(cell).into_owned()).collect();
            let own = [
                Cell::Whole(reject.line),
                Cell::Whole(reject.row),
                Cell::Text(&columns),
                Cell::Text(&reasons),
            ];
            let shown =
                self.shown.iter().map(|at| cells.get(*at).map_or(Cell::Empty, |cell| Cell::Name(cell)));
            // Cells past the last heading are part of the row too.
            let more = cells.iter().skip(self.headings.len()).map(|cell| Cell::Name(cell));
            self.rejected.add(book, own.into_iter().chain(shown).chain(more))?;
        }
        let named = piece
            .passed
            .iter()
            .map(|passed| (passed.line, format!("{}{}", passed.note.name(self.lang), passed.text)));
        self.passed.extend(named);
        Ok(())
    }

    fn line(&mut self, book: &mut Workbook, person: &Person, line: &Line) -> Result<(), XlsxError> {
        let Some(programme) = self.programmes.get(usize::from(line.at)).copied() else { return Ok(()) };
        let number = tables().document_of(programme).map_or("", |document| document.number);
        let clause = programme.cites.first().map_or("", |cite| cite.clause);
        let kept = (0..self.kept).map(|at| person.kept.get(at).map_or(Cell::Empty, |cell| Cell::Name(cell)));
        let begins = std::iter::once(Cell::Whole(person.row)).chain(kept);
        let cite = [Cell::Text(number), Cell::Text(clause), Cell::Text(programme.id)];
        let lang = self.lang;
        let name = Cell::Text(programme.name.get(lang));
        match line.found.verdict {
            Verdict::Ineligible => self.ineligible.add(book, begins.chain([name]).chain(cite)),
            Verdict::Undetermined => {
                let missing = labels(&line.found.missing, lang);
                self.open.add(book, begins.chain([name, Cell::Text(&missing)]).chain(cite))
            }
            Verdict::Eligible => {
                let amount = line.found.amount;
                let span =
                    amount.map(|amount| if amount.total.is_unknown() { amount.rate } else { amount.total });
                let yuan = |end: Option<_>| end.map_or(Cell::Empty, Cell::Yuan);
                let per = amount.map_or(String::new(), |amount| words::per(amount.total_per, lang));
                let lacks = amount.map_or(String::new(), |amount| labels(&amount.lacks, lang));
                let limits = limits(&line.limits, lang);
                let held_back = line.limits.iter().any(|binding| binding.room.holds_back());
                let place = person.region.map_or(String::new(), place);
                let cells = [
                    name,
                    Cell::Text(words::standing(programme.term.standing(self.date)).get(lang)),
                    Cell::Text(words::force(programme.force).get(lang)),
                    yuan(span.and_then(|span| span.low)),
                    yuan(span.and_then(|span| span.high)),
                    amount.map_or(Cell::Empty, |amount| Cell::Text(words::basis(amount.basis).get(lang))),
                    Cell::Text(&per),
                    amount.map_or(Cell::Empty, |amount| Cell::Text(words::paid_to(amount.paid_to).get(lang))),
                    Cell::Text(&lacks),
                    Cell::Text(&limits),
                    Cell::Text(word(
                        lang,
                        if held_back { "否" } else { "是" },
                        if held_back { "no" } else { "yes" },
                    )),
                ];
                self.eligible.add(book, begins.chain(cells).chain(cite).chain([Cell::Text(&place)]))
            }
        }
    }

    /// Puts all sheets into the book.
    pub fn finish(self, book: &mut Workbook, opening: &Opening, closing: &Closing) -> Result<(), XlsxError> {
        let Sheets { lang, eligible, open, ineligible, rejected, totals, looks, passed, .. } = self;
        let left_out = [
            (columns::UNDETERMINED, open.left_out),
            (columns::NOT_ELIGIBLE, ineligible.left_out),
            (columns::NOT_READ, rejected.left_out),
        ];
        eligible.finish(book, true)?;
        open.finish(book, true)?;
        ineligible.finish(book, false)?;
        sums(book, &totals, &self.programmes, lang, &looks)?;
        rejected.finish(book, true)?;
        readings(book, opening, lang, &looks)?;
        let mut run = Grid::new(columns::THIS_RUN.get(lang), in_lang(&columns::RUN, lang), &looks, 1);
        let mut say = |zh: &str, en: &str, text: &str| {
            run.add(book, [Cell::Text(word(lang, zh, en)), Cell::Text(text)])
        };
        for line in &opening.about {
            say("名册", "Roster", line)?;
        }
        for line in &closing.lines {
            say("结果", "Result", line.get(lang))?;
        }
        for (sheet, rows) in left_out.into_iter().filter(|(_, rows)| *rows > 0) {
            let text = match lang {
                Lang::ZH => format!("“{}”还有 {rows} 行放不下，CSV 里有全部", sheet.zh),
                _ => format!("{rows} more rows of “{}” found no room; CSV has them all", sheet.en),
            };
            say("没有写出", "Not written", &text)?;
        }
        for (line, text) in &passed {
            let text = match lang {
                Lang::ZH => format!("第 {line} 行：{text}"),
                _ => format!("line {line}: {text}"),
            };
            say("不是人员的行", "Rows that are no people", &text)?;
        }
        run.finish(book, true)?;
        law(book, self.date, lang, &looks)
    }
}

/// Puts the totals by programme and region into a sheet.
fn sums(
    book: &mut Workbook,
    totals: &Totals,
    programmes: &[&'static Programme],
    lang: Lang,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let mut grid = Grid::new(columns::SUMS.get(lang), in_lang(&columns::TOTALS, lang), looks, 1);
    for (key, figures, total) in totals.all() {
        let name =
            programmes.get(usize::from(key.programme)).map_or("", |programme| programme.name.get(lang));
        let region = key.region.map(Region);
        let unknown = || word(lang, "不清楚", "not known").to_owned();
        let (place, code) =
            (region.map_or_else(unknown, place), region.map_or(String::new(), |code| code.to_string()));
        let per = figures.map_or(String::new(), |(_, per)| words::per(per, lang));
        let yuan = |sum: Option<_>| sum.map_or(Cell::Empty, Cell::Yuan);
        grid.add(
            book,
            [
                Cell::Text(name),
                Cell::Text(&place),
                Cell::Name(&code),
                Cell::Whole(total.eligible),
                Cell::Whole(total.open),
                Cell::Whole(total.held_back),
                Cell::Whole(total.counted),
                yuan(total.low),
                yuan(total.high),
                figures.map_or(Cell::Empty, |(basis, _)| Cell::Text(words::basis(basis).get(lang))),
                Cell::Text(&per),
                Cell::Whole(total.without_figure),
            ],
        )?;
    }
    grid.finish(book, true)
}

/// Puts how the columns were read into a sheet.
fn readings(book: &mut Workbook, opening: &Opening, lang: Lang, looks: &Looks) -> Result<(), XlsxError> {
    let mut grid = Grid::new(columns::READINGS.get(lang), in_lang(&columns::READ, lang), looks, 1);
    for reading in &opening.readings {
        let own = [&reading.letters, &reading.heading, &reading.taken_for].map(|text| Cell::Text(text));
        let samples =
            reading.samples.iter().flat_map(|(cell, became)| [Cell::Name(cell), Cell::Text(became)]);
        grid.add(book, own.into_iter().chain(samples))?;
    }
    grid.finish(book, true)
}

/// Puts the documents into a sheet, with the version and the day of evaluation.
fn law(book: &mut Workbook, date: Date, lang: Lang, looks: &Looks) -> Result<(), XlsxError> {
    let mut grid = Grid::new(columns::DOCUMENTS.get(lang), in_lang(&columns::LAW, lang), looks, 1);
    let day = |day: Date| engine::date::format(day);
    let (version, count) = (env!("CARGO_PKG_VERSION"), tables().programmes.len());
    let (asked, version) = match lang {
        Lang::ZH => (format!("按 {} 计算", day(date)), format!("subsidy {version}，{count} 个项目")),
        _ => (format!("as of {}", day(date)), format!("subsidy {version}, {count} programmes")),
    };
    grid.add(book, [Cell::Text(&asked), Cell::Text(&version)])?;
    for document in tables().documents {
        let (issued, from, reviewed) =
            (day(document.issued), day(document.term.from), day(document.reviewed));
        let until = document.term.until.map_or(String::new(), day);
        grid.add(
            book,
            [
                Cell::Text(document.number),
                Cell::Text(document.title.get(lang)),
                Cell::Text(document.issuer.get(lang)),
                Cell::Text(&issued),
                Cell::Text(&from),
                Cell::Text(&until),
                Cell::Text(&reviewed),
            ],
        )?;
    }
    let caution = word(
        lang,
        "结果只供参考，是否发放、发放多少由当地人力资源社会保障部门决定（12333）。",
        "For guidance only; whether and how much is paid is decided by the local human-resources department (12333).",
    );
    grid.add(book, [Cell::Text(caution)])?;
    grid.finish(book, true)
}

/// The labels of facts.
fn labels(facts: &FactSet, lang: Lang) -> String {
    let labels = facts.iter().filter_map(|id| Some(tables().fact_at(id)?.label.get(lang)));
    labels.collect::<Vec<_>>().join(word(lang, "、", ", "))
}

/// What limits say, the tightest first.
fn limits(bindings: &[Binding], lang: Lang) -> String {
    let said = |binding: &Binding| {
        let colon = word(lang, "：", ": ");
        format!("{}{colon}{}", binding.limit.text.get(lang), words::room(binding.room).get(lang))
    };
    bindings.iter().map(said).collect::<Vec<_>>().join(word(lang, "；", "; "))
}

/// A region by its name, with those of the wider ones before it.
fn place(region: Region) -> String {
    let wider = [region.0 / 10_000 * 10_000, region.0 / 100 * 100, region.0];
    let mut names: Vec<&str> = wider.into_iter().filter_map(|code| regions::name(Region(code))).collect();
    names.dedup();
    if names.is_empty() { region.to_string() } else { names.concat() }
}
