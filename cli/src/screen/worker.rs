//! Screens a piece of a roster: the work of one thread. Reads its rows into answers, asks the engine,
//! and writes what comes of them, or why a row could not be read.

use super::columns::Columns;
use super::escaping::without_guard;
use super::id_numbers;
use super::limits::Limits;
use super::output::{Format, RowWriter};
use super::places::Places;
use super::rejects::{Reject, RowError};
use super::said::word;
use super::screened::{Counts, Line, Passed, Person, ScreenedPiece};
use super::source::cells::{self, Cell};
use super::source::encoding::Encoding;
use super::source::records::{self, Piece};
use super::table::fill::Fill;
use super::table::notes::{Note, Notes};
use engine::Lang;
use engine::assess::screening::Screening;
use engine::law::Programme;
use engine::{Answer, Answers, Date, FactId, Value, Verdict};

/// What everybody in a roster is screened for.
#[derive(Clone)]
pub struct Task {
    pub columns: Columns,
    pub encoding: Encoding,
    pub delimiter: &'static [u8],
    /// Which rows are no people.
    pub notes: Notes,
    /// What is true of everybody.
    pub given: Answers,
    pub date: Date,
    pub programmes: Vec<&'static Programme>,
    /// Which of them can be written of somebody, by where they are.
    pub places: Places,
    pub limits: Limits,
    /// Whether ineligible programmes are written too.
    pub all: bool,
    /// Whether rejected rows are written into the result, as objects among the others.
    pub inline: bool,
    /// The column that says which row a person is, where it is not counted.
    pub numbered: Option<usize>,
    /// The columns whose empty cells are filled down.
    pub fill: Vec<usize>,
    /// The language of reasons and of a workbook.
    pub lang: Lang,
    /// The fact on which everything depends: the region somebody is in.
    pub region: Option<FactId>,
    pub row_writer: RowWriter,
}

/// What a row is.
enum Kind {
    Blank,
    Note(Note),
    Spoilt(Vec<RowError>),
    Person,
}

/// Screens pieces, one after the other.
pub struct Screener {
    task: Task,
    answers: Answers,
    screen: Screening,
    person: Vec<u8>,
    /// The number of the row at hand, and its cells that are carried through.
    number: u64,
    kept: Vec<String>,
    buffer: Vec<u8>,
    /// The line of the headings of another table, below which nothing is read.
    aside: Option<u64>,
}

impl Screener {
    pub fn new(task: Task) -> Screener {
        let answers = task.given.clone();
        let kept = vec![String::new(); task.columns.kept.len()];
        let (person, buffer) = (Vec::new(), Vec::new());
        Screener { task, answers, screen: Screening::default(), person, number: 0, kept, buffer, aside: None }
    }

    /// Screens a piece into `into`, whose buffers are used again. The piece may lie below the headings of
    /// another table at a line.
    pub fn piece(&mut self, piece: &Piece, aside: Option<u64>, into: &mut ScreenedPiece) {
        self.aside = aside;
        into.out.clear();
        into.people.clear();
        into.lines.clear();
        into.rejects.clear();
        into.passed.clear();
        into.spoilt.clear();
        into.unread.clear();
        into.later.clear();
        into.numbers.clear();
        (into.counts, into.end) = (Counts::default(), piece.end);
        let mut cells = Vec::with_capacity(self.task.columns.width);
        let mut down: Vec<Cell> = piece.down.iter().map(|bytes| Cell { bytes, doubled: false }).collect();
        let (mut rest, mut row, mut line) = (piece.bytes.as_slice(), piece.row, piece.line);
        while !rest.is_empty() {
            let (record, behind) = match piece.unclosed {
                true => (records::without_end(rest), &rest[rest.len()..]),
                false => records::split(rest, self.task.delimiter),
            };
            self.row(record, piece.unclosed, (row, line), (&mut cells, &mut down), into);
            line += if piece.sheet { 1 } else { records::lines(&rest[..rest.len() - behind.len()]) };
            (rest, into.last_row, row) = (behind, row, row + 1);
        }
        into.counts.bytes = into.out.len() as u64;
        into.aside = self.aside;
    }

    /// Passes over a piece, and says whether the next lies below the headings of another table.
    pub fn pass(task: &Task, piece: &Piece, mut aside: Option<u64>) -> Option<u64> {
        let (mut cells, mut rest, mut line) = (Vec::new(), piece.bytes.as_slice(), piece.line);
        while !rest.is_empty() && !piece.unclosed {
            let (record, behind) = records::split(rest, task.delimiter);
            if cells::cut(record, task.delimiter, &mut cells)
                && let Some(note) = task.notes.of(&cells, task.encoding)
            {
                aside = set_aside(task, note, &cells, line, aside);
            }
            line += if piece.sheet { 1 } else { records::lines(&rest[..rest.len() - behind.len()]) };
            rest = behind;
        }
        aside
    }

    fn row<'p>(
        &mut self,
        record: &'p [u8],
        unclosed: bool,
        (row, line): (u64, u64),
        (cells, down): (&mut Vec<Cell<'p>>, &mut [Cell<'p>]),
        into: &mut ScreenedPiece,
    ) {
        let kind = if unclosed {
            cells.clear();
            cells.push(Cell { bytes: record, doubled: false });
            let why = match record.contains(&b'"') {
                true => word(self.task.lang, "引号没有成对", "a quote is not closed"),
                false => word(
                    self.task.lang,
                    "这一行太长：有一个格超过了表格软件的 32767 个字",
                    "the row is too long: a cell has more than the 32767 characters of a spreadsheet",
                ),
            };
            Kind::Spoilt(vec![(None, why.to_owned())])
        } else if !cells::cut(record, self.task.delimiter, cells) {
            let why = word(self.task.lang, "右引号后面还有内容", "something follows a closing quote");
            Kind::Spoilt(vec![(None, why.to_owned())])
        } else {
            self.read((row, line), cells, down, into)
        };
        match kind {
            Kind::Blank => into.counts.blank += 1,
            Kind::Note(note) => {
                into.counts.passed += 1;
                let begins = cells.iter().find(|cell| !cell.is_blank()).map_or(&b""[..], |cell| cell.bytes);
                let text = self.task.encoding.decode_anyway(begins).trim().to_owned();
                into.passed.push(Passed { line, note, text });
            }
            Kind::Spoilt(errors) => {
                into.counts.rejected += 1;
                let row = self.numbered(cells).unwrap_or(row);
                let reject = Reject::new(line, row, errors, cells);
                match self.task.inline {
                    true => {
                        let Task { columns, encoding, numbered, .. } = &self.task;
                        reject.line(&columns.headings, *encoding, *numbered, &mut into.out);
                    }
                    false => into.rejects.push(reject),
                }
            }
            Kind::Person => self.screen(into),
        }
    }

    /// Reads a row into the answers and the beginning of its rows.
    fn read<'p>(
        &mut self,
        (row, line): (u64, u64),
        cells: &mut Vec<Cell<'p>>,
        down: &mut [Cell<'p>],
        into: &mut ScreenedPiece,
    ) -> Kind {
        let width = self.task.columns.width;
        let filled = cells.iter().filter(|cell| !cell.is_blank()).count();
        if filled == 0 || self.only_numbers(cells) {
            return Kind::Blank;
        }
        if let Some(note) = self.task.notes.of(cells, self.task.encoding) {
            self.aside = set_aside(&self.task, note, cells, line, self.aside);
            return Kind::Note(note);
        }
        if let Some(line) = self.aside {
            let why = match self.task.lang {
                Lang::ZH => {
                    format!("第 {line} 行另有一个表头，各列和上面的不一样：请把它下面的行另存成一个文件")
                }
                _ => format!(
                    "below other headings in line {line}, whose columns stand otherwise: put them into a file of \
                     their own"
                ),
            };
            return Kind::Spoilt(vec![(None, why)]);
        }
        // Spreadsheets leave out empty cells at the end, or write more of them than there are headings.
        if cells.iter().skip(width).any(|cell| !cell.is_blank()) {
            let count = cells.len();
            let why = match self.task.lang {
                Lang::ZH => format!("有 {count} 个格，表头只有 {width} 个"),
                _ => format!("{count} cells, the headings are {width}"),
            };
            return Kind::Spoilt(vec![(None, why)]);
        }
        cells.resize(width, Cell { bytes: b"", doubled: false });
        Fill::row(&self.task.fill, cells, down);
        let mut errors = self.answers(row, cells, into);
        self.who(row, cells, &mut errors, into);
        self.status(row, cells, &mut errors, into);
        let columns = &self.task.columns;
        let read = columns.facts.iter().map(|(at, _)| *at).chain(columns.status.iter().copied());
        let answered = read.filter(|at| !cells[*at].is_blank()).count();
        let stray = filled == 1 && (answered == 0 || self.task.notes.is_nameless(cells));
        if stray && width > 2 {
            let why = word(
                self.task.lang,
                "只有一个格有内容：像是标题或说明，不像人员",
                "only one cell is filled: a title or a note rather than a person",
            );
            errors.push((None, why.into()));
        }
        self.begin(row, cells, &mut errors, into);
        if errors.is_empty() { Kind::Person } else { Kind::Spoilt(errors) }
    }

    /// Whether nothing but columns that number the rows is filled.
    fn only_numbers(&self, cells: &[Cell]) -> bool {
        let numbering = &self.task.columns.numbering;
        !numbering.is_empty()
            && cells.iter().enumerate().all(|(at, cell)| {
                let text = cell.bytes.trim_ascii();
                text.is_empty() || numbering.contains(&at) && text.iter().all(u8::is_ascii_digit)
            })
    }

    /// Looks at who somebody is: nobody where a number stands for the name.
    fn who(&self, row: u64, cells: &[Cell], errors: &mut Vec<RowError>, into: &mut ScreenedPiece) {
        let Task { columns, notes, lang, .. } = &self.task;
        let text = |at: &usize| cells.get(*at).map_or(&b""[..], |cell| cell.bytes.trim_ascii());
        for at in &columns.names {
            let name = text(at);
            if !name.is_empty() && name.iter().all(|byte| byte.is_ascii_digit() || b".-".contains(byte)) {
                let why = word(*lang, "姓名是一个数：不像人员", "a number for a name: hardly a person");
                errors.push((Some(*at), why.to_owned()));
            }
        }
        if notes.is_nobody(cells) {
            let why = word(
                *lang,
                "没有姓名，序号也不是数：像是合计或说明，不像人员",
                "no name, and a text for a number: a total or a note rather than a person",
            );
            errors.push((None, why.to_owned()));
        }
        let number = columns.numbers.first().map(text).filter(|number| number.len() >= 15);
        if let Some(number) = number.filter(|number| number.iter().all(u8::is_ascii_alphanumeric)) {
            let short = number.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
            });
            into.numbers.push((row, short));
        }
    }

    /// Reads the facts, and says what is wrong with them.
    fn answers(&mut self, row: u64, cells: &[Cell], into: &mut ScreenedPiece) -> Vec<RowError> {
        let Task { columns, encoding, date, .. } = &mut self.task;
        let mut errors = Vec::new();
        for (at, reader) in &mut columns.facts {
            let Some(cell) = cells.get(*at) else { continue };
            match reader.read(cell.plain(&mut self.buffer), *encoding) {
                Ok(answer) => {
                    if matches!(answer, Answer::Known(Value::Date(day)) if day > *date && reader.is_of_past())
                    {
                        into.later.push((row, *at));
                    }
                    self.answers.set(reader.id, answer);
                }
                Err(reason) => errors.push((Some(*at), reason)),
            }
        }
        errors
    }

    /// Reads what columns say in words that somebody is.
    fn status(&mut self, row: u64, cells: &[Cell], errors: &mut Vec<RowError>, into: &mut ScreenedPiece) {
        let Task { columns, encoding, given, lang, .. } = &self.task;
        for id in &columns.only_status {
            self.answers.set(*id, given.get(*id));
        }
        for at in &columns.status {
            let Some(text) = cells.get(*at).and_then(|cell| encoding.decode(cell.plain(&mut self.buffer)))
            else {
                continue;
            };
            let says = columns.words.read(&text);
            if let Some(doubt) = &says.doubt {
                errors.push((Some(*at), doubt.get(*lang).to_owned()));
                continue;
            }
            if says.more {
                into.unread.push((row, *at));
            }
            for id in says.facts {
                if self.answers.value(id) == Some(Value::Bool(false)) {
                    let label = crate::law::tables().fact_at(id).map_or("", |fact| fact.label.get(*lang));
                    let why = match *lang {
                        Lang::ZH => format!("写着是{label}，另一列却是否"),
                        _ => format!("says {label}, which another column denies"),
                    };
                    errors.push((Some(*at), why));
                } else {
                    self.answers.set(id, Answer::Known(Value::Bool(true)));
                }
            }
        }
    }

    /// The number of a row that one of its columns says.
    fn numbered(&self, cells: &[Cell]) -> Option<u64> {
        let cell = cells.get(self.task.numbered?)?;
        std::str::from_utf8(cell.bytes.trim_ascii()).ok()?.parse().ok()
    }

    /// Writes the beginning of a person's rows: which row, and the cells carried through.
    fn begin(&mut self, row: u64, cells: &[Cell], errors: &mut Vec<RowError>, into: &mut ScreenedPiece) {
        let number = self.numbered(cells);
        let Task { columns, encoding, row_writer, numbered, lang, .. } = &mut self.task;
        if let (Some(at), None) = (*numbered, number) {
            let why = word(*lang, "--row：应是行的序号", "--row: expected the number of a row");
            errors.push((Some(at), why.into()));
        }
        let row = number.unwrap_or(row);
        for ((at, _), kept) in columns.kept.iter().zip(&mut self.kept) {
            kept.clear();
            let Some(cell) = cells.get(*at) else { continue };
            match encoding.decode(cell.plain(&mut self.buffer)) {
                None => {
                    let (zh, en) =
                        (format!("不是 {} 编码", encoding.name()), format!("is not {}", encoding.name()));
                    errors.push((Some(*at), word(*lang, &zh, &en).to_owned()));
                }
                Some(text) => {
                    let text = without_guard(&text);
                    if id_numbers::has_lost_digits(text) {
                        into.spoilt.push((row, *at));
                    }
                    kept.push_str(text);
                }
            }
        }
        self.number = row;
        row_writer.person(row, self.kept.iter().map(String::as_str), &mut self.person);
    }

    /// Screens somebody whose answers are read.
    fn screen(&mut self, into: &mut ScreenedPiece) {
        into.counts.screened += 1;
        let placed = self.task.region.is_none_or(|region| self.answers.value(region).is_some());
        into.counts.placeless += u64::from(!placed);
        let Task { programmes, places, date, all, row_writer, limits, region, .. } = &mut self.task;
        limits.look(&self.answers);
        let book = match row_writer.format() {
            Format::Xlsx => true,
            Format::Csv | Format::JsonLines => false,
        };
        let person = into.people.len() as u32;
        if book {
            let place = region.map(|region| self.answers.get(region));
            let region = match place {
                Some(Answer::Known(Value::Region(region))) => Some(region),
                _ => None,
            };
            into.people.push(Person { row: self.number, kept: self.kept.clone(), region });
        }
        for at in places.reached(&self.answers) {
            let Some(programme) = programmes.get(at) else { continue };
            let screened = self.screen.screen(programme, &self.answers, *date);
            if *all || screened.verdict != Verdict::Ineligible {
                if book {
                    into.lines.push(Line { person, at: at as u16, found: screened, limits: limits.on(at) });
                } else {
                    row_writer.row(&self.person, at, &screened, limits, &mut into.out);
                }
                into.counts.written += 1;
            }
        }
    }
}

/// The line of the headings of another table that the rows below a note are set aside for, if they are.
fn set_aside(task: &Task, note: Note, cells: &[Cell], line: u64, before: Option<u64>) -> Option<u64> {
    match note {
        Note::Other => Some(line),
        Note::Heading if before.is_some() && task.notes.goes_on(cells, task.encoding) => None,
        _ => before,
    }
}
