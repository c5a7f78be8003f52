//! The sheets of a result.

use super::grid::{Cell, Column, Grid, Looks};
use super::totals::Totals;
use super::{Closing, Opening, Piece, words};
use crate::law::tables;
use crate::screen::limits::Binding;
use crate::screen::people::{Line, Person};
use crate::screen::regions;
use crate::screen::rejects;
use crate::screen::source::encoding::Encoding;
use engine::law::Programme;
use engine::region::Region;
use engine::{Date, FactSet, Verdict};
use rust_xlsxwriter::{Workbook, XlsxError};

/// How many sheets of what is still open there are at most: more rows nobody reads.
const MOST_OPEN: usize = 1;

const ELIGIBLE: [Column; 15] = [
    ("项目", 28.0),
    ("状态", 16.0),
    ("给付", 8.0),
    ("最低（元）", 12.0),
    ("最高（元）", 12.0),
    ("金额性质", 10.0),
    ("单位", 10.0),
    ("发给", 12.0),
    ("还影响金额的", 24.0),
    ("次数限制", 30.0),
    ("计入合计", 10.0),
    ("文件", 24.0),
    ("条款", 20.0),
    ("项目编号", 26.0),
    ("所在地区", 18.0),
];
const OPEN: [Column; 5] =
    [("项目", 28.0), ("还要知道", 50.0), ("文件", 24.0), ("条款", 20.0), ("项目编号", 26.0)];
const INELIGIBLE: [Column; 4] = [("项目", 28.0), ("文件", 24.0), ("条款", 20.0), ("项目编号", 26.0)];
const TOTALS: [Column; 12] = [
    ("项目", 28.0),
    ("所在地区", 24.0),
    ("地区代码", 10.0),
    ("符合人数", 10.0),
    ("待定人数", 10.0),
    ("其中次数已用完", 14.0),
    ("计入金额人数", 12.0),
    ("合计最低（元）", 16.0),
    ("合计最高（元）", 16.0),
    ("金额性质", 10.0),
    ("单位", 10.0),
    ("没有金额的人数", 14.0),
];
const REJECTED: [Column; 4] = [("表中行", 8.0), ("第几人", 8.0), ("哪一列", 18.0), ("原因", 60.0)];
const READ: [Column; 9] = [
    ("列", 6.0),
    ("表头", 24.0),
    ("读作", 40.0),
    ("例1", 18.0),
    ("读成", 18.0),
    ("例2", 18.0),
    ("读成", 18.0),
    ("例3", 18.0),
    ("读成", 18.0),
];
const RUN: [Column; 2] = [("事项", 20.0), ("内容", 120.0)];
const LAW: [Column; 7] = [
    ("文件", 26.0),
    ("名称", 60.0),
    ("发文机关", 24.0),
    ("发文日期", 12.0),
    ("施行起", 12.0),
    ("施行止", 12.0),
    ("本工具核对至", 14.0),
];

/// The sheets, as far as they are written.
pub struct Sheets {
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
        let kept = task.columns.kept.iter().map(|(_, heading)| (heading.clone(), 20.0));
        let of_people = |columns: &[Column]| {
            let row = std::iter::once(("行".to_owned(), 8.0));
            row.chain(kept.clone())
                .chain(columns.iter().map(|(name, width)| ((*name).to_owned(), *width)))
                .collect()
        };
        let headings = task.columns.headings.clone();
        let shown: Vec<usize> = (0..headings.len()).filter(|at| !rejects::is_own(&headings[*at])).collect();
        let mut rejected = plain(&REJECTED);
        rejected.extend(shown.iter().map(|at| (headings[*at].clone(), 18.0)));
        Sheets {
            kept: task.columns.kept.len(),
            programmes: task.programmes.clone(),
            date: task.date,
            encoding: opening.encoding,
            shown,
            headings,
            eligible: Grid::new("人员与项目", of_people(&ELIGIBLE), &looks, usize::MAX),
            open: Grid::new("待定", of_people(&OPEN), &looks, MOST_OPEN),
            ineligible: Grid::new("不符合", of_people(&INELIGIBLE), &looks, MOST_OPEN),
            rejected: Grid::new("没能读入的行", rejected, &looks, 1),
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
            .map(|passed| (passed.line, format!("{}：{}", passed.note.name(), passed.text)));
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
        let name = Cell::Text(programme.name.zh);
        match line.found.verdict {
            Verdict::Ineligible => self.ineligible.add(book, begins.chain([name]).chain(cite)),
            Verdict::Undetermined => {
                let missing = labels(&line.found.missing);
                self.open.add(book, begins.chain([name, Cell::Text(&missing)]).chain(cite))
            }
            Verdict::Eligible => {
                let amount = line.found.amount;
                let span =
                    amount.map(|amount| if amount.total.is_unknown() { amount.rate } else { amount.total });
                let yuan = |end: Option<_>| end.map_or(Cell::Empty, Cell::Yuan);
                let per = amount.map_or(String::new(), |amount| words::per(amount.total_per));
                let lacks = amount.map_or(String::new(), |amount| labels(&amount.lacks));
                let limits = limits(&line.limits);
                let held_back = line.limits.iter().any(|binding| binding.room.holds_back());
                let place = person.region.map_or(String::new(), place);
                let cells = [
                    name,
                    Cell::Text(words::standing(programme.term.standing(self.date))),
                    Cell::Text(words::force(programme.force)),
                    yuan(span.and_then(|span| span.low)),
                    yuan(span.and_then(|span| span.high)),
                    amount.map_or(Cell::Empty, |amount| Cell::Text(words::basis(amount.basis))),
                    Cell::Text(&per),
                    amount.map_or(Cell::Empty, |amount| Cell::Text(words::paid_to(amount.paid_to))),
                    Cell::Text(&lacks),
                    Cell::Text(&limits),
                    Cell::Text(if held_back { "否" } else { "是" }),
                ];
                self.eligible.add(book, begins.chain(cells).chain(cite).chain([Cell::Text(&place)]))
            }
        }
    }

    /// Puts all sheets into the book.
    pub fn finish(self, book: &mut Workbook, opening: &Opening, closing: &Closing) -> Result<(), XlsxError> {
        let Sheets { eligible, open, ineligible, rejected, totals, looks, passed, .. } = self;
        let left_out =
            [("待定", open.left_out), ("不符合", ineligible.left_out), ("没能读入的行", rejected.left_out)];
        eligible.finish(book, true)?;
        open.finish(book, true)?;
        ineligible.finish(book, false)?;
        sums(book, &totals, &self.programmes, &looks)?;
        rejected.finish(book, true)?;
        readings(book, opening, &looks)?;
        let mut run = Grid::new("本次情况", plain(&RUN), &looks, 1);
        let mut say = |what: &str, text: &str| run.add(book, [Cell::Text(what), Cell::Text(text)]);
        for line in &opening.about {
            say("名册", line)?;
        }
        for line in &closing.lines {
            say("结果", line)?;
        }
        for (sheet, rows) in left_out.into_iter().filter(|(_, rows)| *rows > 0) {
            say("没有写出", &format!("“{sheet}”还有 {rows} 行放不下，CSV 里有全部"))?;
        }
        for (line, text) in &passed {
            say("不是人员的行", &format!("第 {line} 行：{text}"))?;
        }
        run.finish(book, true)?;
        law(book, self.date, &looks)
    }
}

/// What it comes to, by programme and place.
fn sums(
    book: &mut Workbook,
    totals: &Totals,
    programmes: &[&'static Programme],
    looks: &Looks,
) -> Result<(), XlsxError> {
    let mut grid = Grid::new("汇总", plain(&TOTALS), looks, 1);
    for (key, figures, total) in totals.iter() {
        let name = programmes.get(usize::from(key.programme)).map_or("", |programme| programme.name.zh);
        let region = key.region.map(Region);
        let (place, code) =
            (region.map_or("不清楚".into(), place), region.map_or(String::new(), |code| code.to_string()));
        let per = figures.map_or(String::new(), |(_, per)| words::per(per));
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
                figures.map_or(Cell::Empty, |(basis, _)| Cell::Text(words::basis(basis))),
                Cell::Text(&per),
                Cell::Whole(total.without_figure),
            ],
        )?;
    }
    grid.finish(book, true)
}

/// How the columns were read.
fn readings(book: &mut Workbook, opening: &Opening, looks: &Looks) -> Result<(), XlsxError> {
    let mut grid = Grid::new("列的读法", plain(&READ), looks, 1);
    for reading in &opening.readings {
        let own = [&reading.letters, &reading.heading, &reading.taken_for].map(|text| Cell::Text(text));
        let samples =
            reading.samples.iter().flat_map(|(cell, became)| [Cell::Name(cell), Cell::Text(became)]);
        grid.add(book, own.into_iter().chain(samples))?;
    }
    grid.finish(book, true)
}

/// The law, its version and the day it was asked for.
fn law(book: &mut Workbook, date: Date, looks: &Looks) -> Result<(), XlsxError> {
    let mut grid = Grid::new("依据", plain(&LAW), looks, 1);
    let day = |day: Date| engine::date::format(day);
    let asked = format!("按 {} 计算", day(date));
    let version = format!("subsidy {}，{} 个项目", env!("CARGO_PKG_VERSION"), tables().programmes.len());
    grid.add(book, [Cell::Text(&asked), Cell::Text(&version)])?;
    for document in tables().documents {
        let (issued, from, reviewed) =
            (day(document.issued), day(document.term.from), day(document.reviewed));
        let until = document.term.until.map_or(String::new(), day);
        grid.add(
            book,
            [
                Cell::Text(document.number),
                Cell::Text(document.title.zh),
                Cell::Text(document.issuer.zh),
                Cell::Text(&issued),
                Cell::Text(&from),
                Cell::Text(&until),
                Cell::Text(&reviewed),
            ],
        )?;
    }
    grid.add(
        book,
        [Cell::Text("结果只供参考，是否发放、发放多少由当地人力资源社会保障部门决定（12333）。")],
    )?;
    grid.finish(book, true)
}

fn plain(columns: &[Column]) -> Vec<(String, f64)> {
    columns.iter().map(|(name, width)| ((*name).to_owned(), *width)).collect()
}

/// The labels of facts.
fn labels(facts: &FactSet) -> String {
    facts.iter().filter_map(|id| Some(tables().fact_at(id)?.label.zh)).collect::<Vec<_>>().join("、")
}

/// What limits say, the tightest first.
fn limits(bindings: &[Binding]) -> String {
    let said = |binding: &Binding| format!("{}：{}", binding.limit.text.zh, words::room(binding.room));
    bindings.iter().map(said).collect::<Vec<_>>().join("；")
}

/// A place by its name, with the wider ones before it.
fn place(region: Region) -> String {
    let wider = [region.0 / 10_000 * 10_000, region.0 / 100 * 100, region.0];
    let mut names: Vec<&str> = wider.into_iter().filter_map(|code| regions::name(Region(code))).collect();
    names.dedup();
    if names.is_empty() { region.to_string() } else { names.concat() }
}
