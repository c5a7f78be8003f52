//! Where in a sheet the people are: titles above, headings of one or more lines, then rows.

pub mod fill;
pub mod notes;

use super::columns::heading::Heading;
use super::columns::{names, units};
use super::said::Said;
use super::values::text::squeezed;

/// Cells that a sheet shows as one; rows and columns from 0, ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    pub first: (u32, u32),
    pub last: (u32, u32),
}

/// The headings of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// The row of its first line, from 0.
    pub row: usize,
    /// How many rows it takes, the numbers of columns below it included.
    pub depth: usize,
    /// A heading a column.
    pub headings: Vec<Heading>,
    /// Its lines as they stand there, column by column, merged cells filled.
    pub lines: Vec<Vec<String>>,
    /// What stands above it.
    pub titles: Vec<String>,
    /// How many headings are known.
    pub known: usize,
    /// Whether one of them says who somebody is.
    pub who: bool,
    /// Whether the last row of them only numbers the columns.
    pub numbered: bool,
}

/// What is known of a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    Not,
    /// A fact, or something that no rule asks for.
    What,
    /// A fact whose cells say yes or no.
    YesNo,
    /// A fact that is stated in words, days or codes, and never by a small number.
    Words,
    /// Who somebody is; no person's row says 姓名.
    Who,
}

/// How far down headings are looked for.
pub const DEEPEST: usize = 40;
/// The most lines of headings.
const LINES: usize = 4;
/// How many columns are looked at to find them.
const WIDEST: usize = 1024;

/// Finds the headings among the first rows: where the most of them are known. Where none is
/// known, the first row that is not blank. `None` where all are blank.
pub fn find(rows: &[Vec<String>], merged: &[Merged], knows: impl Fn(&Heading) -> Known) -> Option<Head> {
    let sheet = Sheet::new(rows, merged);
    let (mut best, mut first): (Option<Head>, Option<Head>) = (None, None);
    for row in (0..rows.len().min(DEEPEST)).filter(|row| sheet.may_begin(*row)) {
        let depths = sheet.depths(row, &knows);
        let heads = depths.map(|depth| sheet.head(row, depth, &knows));
        for head in heads {
            if first.as_ref().is_none_or(|first| first.row == row && head.is_better_than(first))
                && head.is_of_people()
            {
                first = Some(head.clone());
            }
            if best.as_ref().is_none_or(|best| head.is_better_than(best)) {
                best = Some(head);
            }
        }
    }
    let mut best = best?;
    // Below a table another one may have more known headings: the people are below the first all the same.
    if let Some(first) = first.filter(|first| first.row + first.depth < best.row && best.is_of_people()) {
        best = first;
    }
    while best.depth < LINES && sheet.says_units(best.row, best.depth) {
        best = sheet.head(best.row, best.depth + 1, &knows);
    }
    best.titles = rows[..best.row].iter().flatten().map(|title| title.trim().to_owned()).collect();
    best.titles.retain(|title| !title.is_empty());
    best.titles.dedup();
    if sheet.numbers_columns(&best, &knows) {
        (best.depth, best.numbered) = (best.depth + 1, true);
    }
    Some(best)
}

impl Head {
    /// Whether these are headings of people, and few of them unknown: no form's labels beside what is
    /// filled in.
    fn is_of_people(&self) -> bool {
        let filled = self.headings.iter().take(WIDEST).filter(|heading| !heading.is_empty()).count();
        self.known >= 3 && self.known * 2 > filled && self.headings.iter().take(WIDEST).any(is_of_person)
    }

    /// That a row below them was taken for numbers of columns.
    pub fn numbers_said(&self) -> Option<Said> {
        let row = self.row + self.depth;
        self.numbered.then(|| {
            Said::new(
                format!("第 {row} 行只是各列的编号，没有当作人员"),
                format!("row {row} only numbers the columns and is taken for no person"),
            )
        })
    }

    /// Whether these headings are to be preferred. Never those that lose the column for who somebody
    /// is, since what people are, 残疾人 or 脱贫户, is also what columns are called. Otherwise those with
    /// more known headings; of as many, with fewer unknown ones; then without a title for a group;
    /// then the ones above.
    fn is_better_than(&self, other: &Head) -> bool {
        let unknown = |head: &Head| {
            let filled = head.headings.iter().take(WIDEST).filter(|heading| !heading.is_empty()).count();
            filled - head.known
        };
        if other.who && !self.who {
            return false;
        }
        match self.known.cmp(&other.known) {
            std::cmp::Ordering::Equal if unknown(self) == unknown(other) => {
                self.row + self.depth == other.row + other.depth && self.depth < other.depth
            }
            std::cmp::Ordering::Equal => self.known > 0 && unknown(self) < unknown(other),
            order => order.is_gt(),
        }
    }
}

/// The first rows of a sheet, in which the headings are looked for.
struct Sheet<'s> {
    rows: &'s [Vec<String>],
    merged: &'s [Merged],
    /// For each row, the indexes in `merged` of the cells that reach into it, by their first column.
    by_row: Vec<Vec<usize>>,
}

impl<'s> Sheet<'s> {
    fn new(rows: &'s [Vec<String>], merged: &'s [Merged]) -> Sheet<'s> {
        let mut by_row = vec![Vec::new(); rows.len()];
        for (at, cells) in merged.iter().enumerate() {
            for row in cells.first.0..=cells.last.0 {
                match by_row.get_mut(row as usize) {
                    Some(row) => row.push(at),
                    None => break,
                }
            }
        }
        for row in &mut by_row {
            row.sort_by_key(|at| merged[*at].first.1);
        }
        Sheet { rows, merged, by_row }
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|cells| cells.get(column)).map_or("", |cell| cell.trim())
    }

    fn merged(&self, row: usize, column: usize) -> Option<&Merged> {
        let (row, column) = (self.by_row.get(row)?, column as u32);
        // Merged cells of a row lie beside one another.
        let next = row.partition_point(|at| self.merged[*at].first.1 <= column);
        let cells = &self.merged[*row.get(next.checked_sub(1)?)?];
        (column <= cells.last.1).then_some(cells)
    }

    /// What a cell shows: its own text, or that of the cells it is merged with.
    fn shown(&self, row: usize, column: usize) -> &str {
        match self.merged(row, column) {
            Some(merged) => self.cell(merged.first.0 as usize, merged.first.1 as usize),
            None => self.cell(row, column),
        }
    }

    /// Whether headings may begin in a row: it is not blank, not below a line of groups, and no
    /// heading reaches into it from above.
    fn may_begin(&self, row: usize) -> bool {
        let reaches = |merged: &Merged| (merged.first.0 as usize) < row && row <= merged.last.0 as usize;
        let grouped = row.checked_sub(1).is_some_and(|above| self.names_groups(above));
        !is_blank(&self.rows[row]) && !grouped && !self.merged.iter().any(reaches)
    }

    /// Whether a row names groups of columns: several cells, one of them over more than one
    /// column. `填报单位：…` is a title.
    fn names_groups(&self, row: usize) -> bool {
        let cells: Vec<usize> =
            (0..self.rows[row].len()).filter(|column| !self.cell(row, *column).is_empty()).collect();
        let says = |column: &usize| {
            self.cell(row, *column).contains(|sign: char| sign.is_ascii_digit() || matches!(sign, ':' | '：'))
        };
        let wide = |column: &usize| match self.merged(row, *column) {
            Some(merged) => merged.last.1 > merged.first.1,
            None => {
                let below = !self.cell(row + 1, column + 1).is_empty();
                self.merged.is_empty() && self.cell(row, column + 1).is_empty() && below
            }
        };
        cells.len() > 1 && !cells.iter().any(says) && cells.iter().any(wide)
    }

    /// How many lines headings that begin in a row may have. Merged cells tell; without any, a
    /// second line is one that stands only below a group or an empty cell.
    fn depths(&self, row: usize, knows: &impl Fn(&Heading) -> Known) -> std::ops::RangeInclusive<usize> {
        let begins = |merged: &&Merged| merged.first.0 as usize == row;
        let tall =
            self.merged.iter().filter(begins).map(|merged| (merged.last.0 - merged.first.0) as usize + 1);
        let wide = self.merged.iter().filter(begins).any(|merged| merged.last.1 > merged.first.1);
        // A heading may be merged down over the people below it; they are no headings for that.
        let most = (1..LINES).find(|depth| self.is_person(row, row + depth, knows)).unwrap_or(LINES);
        match tall.max().map(|tall| tall.min(most)) {
            Some(tall) if tall > 1 => tall..=tall,
            _ if most == 1 => 1..=1,
            _ if wide && self.merged.len() > 1 => 1..=2,
            _ if self.goes_below(row, knows) => 2..=2,
            _ => 1..=2,
        }
    }

    /// Whether a row below the first line of headings is somebody: it has a cell of its own below a
    /// heading that is known by itself, and the two together are none; or one that is a value.
    fn is_person(&self, head: usize, row: usize, knows: &impl Fn(&Heading) -> Known) -> bool {
        let Some(cells) = self.rows.get(row) else { return false };
        let (mut filled, mut numbers) = (0, 0);
        for (column, cell) in cells.iter().enumerate().take(WIDEST) {
            let (cell, above) = (cell.trim(), self.cell(head, column));
            let within =
                |row: usize| self.merged(row, column).is_some_and(|cells| (cells.first.0 as usize) < row);
            if cell.is_empty() || within(row) {
                continue;
            }
            let group = self.merged(head, column).is_some_and(|cells| cells.last.1 > cells.first.1);
            let text = squeezed(cell);
            let value = text.len() > 5 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x');
            let known = |lines: &[&str]| knows(&Heading::new(lines.iter().copied())) != Known::Not;
            if value
                || !above.is_empty() && !group && known(&[above]) && !known(&[above, cell]) && !known(&[cell])
            {
                return true;
            }
            filled += 1;
            numbers += usize::from(is_answer(&text));
        }
        // Rows of answers, but no numbers of columns.
        filled > 0 && numbers == filled && !counts(cells)
    }

    /// Whether a row below headings says nothing but the units of columns, or that and how they are filled
    /// in: 万元, （课时）, （必填）.
    fn says_units(&self, head: usize, depth: usize) -> bool {
        let Some(cells) = self.rows.get(head + depth) else { return false };
        let mut units = 0;
        for (column, cell) in cells.iter().enumerate() {
            let text = squeezed(cell);
            if text.is_empty() {
                continue;
            }
            let headed = (head..head + depth).any(|row| !self.shown(row, column).is_empty());
            let unit = units::is_unit(&text);
            let says = unit || text.starts_with('(') && text.ends_with(')');
            if !headed || !says {
                return false;
            }
            units += usize::from(unit);
        }
        units > 0
    }

    /// Whether the row below headings only numbers the columns, 1, 2, 3 or 甲, 乙, 1, 2: all of them, with
    /// people below, and where that cannot be what somebody's cells say.
    fn numbers_columns(&self, head: &Head, knows: &impl Fn(&Heading) -> Known) -> bool {
        let below = head.row + head.depth;
        let Some(cells) = self.rows.get(below) else { return false };
        let people = self.rows.iter().skip(below + 1).any(|row| !is_blank(row));
        let all = head.headings.iter().take(WIDEST).enumerate().filter(|(_, heading)| !heading.is_empty());
        let whole = all.clone().all(|(at, _)| cells.get(at).is_some_and(|cell| !cell.trim().is_empty()));
        let no_answer = |(at, heading): (usize, &Heading)| {
            let text = cells.get(at).map(|cell| squeezed(cell)).unwrap_or_default();
            let number = text.bytes().all(|byte| byte.is_ascii_digit());
            match knows(heading) {
                Known::Words => true,
                Known::YesNo => !is_answer(&text) || number && text != "1" && text != "0",
                _ => number && is_of_person(heading),
            }
        };
        people && whole && counts(cells) && all.clone().any(no_answer)
    }

    /// Whether the row below is clearly a second line: some cells, each of them below an empty
    /// one or the first of a group, and none that looks like a value. What is a heading by itself
    /// heads no group.
    fn goes_below(&self, row: usize, knows: &impl Fn(&Heading) -> Known) -> bool {
        let Some(below) = self.rows.get(row + 1).filter(|below| !is_blank(below)) else { return false };
        let mut groups = false;
        let fits = |column: usize| {
            let begins = self.cell(row, column + 1).is_empty() && !self.cell(row + 1, column + 1).is_empty();
            self.cell(row, column).is_empty()
                || begins && knows(&Heading::new([self.cell(row, column)])) == Known::Not
        };
        for (column, cell) in below.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
            let value = cell.chars().all(|sign| sign.is_ascii_digit() || sign.is_ascii_punctuation());
            if !fits(column) || value {
                return false;
            }
            groups |= self.cell(row, column).is_empty() && column > 0;
        }
        groups && !self.cell(row, 0).is_empty()
    }

    fn head(&self, row: usize, depth: usize, knows: &impl Fn(&Heading) -> Known) -> Head {
        let depth = depth.min(self.rows.len() - row);
        let width = (row..row + depth).map(|row| self.rows[row].len()).max().unwrap_or(0);
        let reach = self.merged.iter().filter(|merged| (merged.first.0 as usize) == row);
        let width = reach.map(|merged| merged.last.1 as usize + 1).max().unwrap_or(0).min(WIDEST).max(width);
        let mut lines = vec![Vec::with_capacity(width); depth];
        for column in 0..width {
            for line in 0..depth {
                let text = self.line(row, line, depth, column, &lines);
                lines[line].push(text);
            }
        }
        let headings: Vec<Heading> =
            (0..width).map(|column| Heading::new(lines.iter().map(|line| line[column].as_str()))).collect();
        let all: Vec<Known> = headings.iter().take(WIDEST).map(knows).collect();
        let known = all.iter().filter(|known| **known != Known::Not).count();
        let who = all.contains(&Known::Who);
        Head { row, depth, headings, lines, titles: Vec::new(), known, who, numbered: false }
    }

    /// A line of a column's heading. Without merged cells, the heading of a group reaches over
    /// the empty cells to its right that have a line below.
    fn line(&self, row: usize, line: usize, depth: usize, column: usize, lines: &[Vec<String>]) -> String {
        let own = self.shown(row + line, column);
        let group = line + 1 < depth && own.is_empty() && self.merged.is_empty();
        if group && !self.cell(row + line + 1, column).is_empty() {
            return lines[line].last().cloned().unwrap_or_default();
        }
        own.to_owned()
    }
}

fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// Whether a row counts: 1, 2, 3 or 甲, 乙, 1, 2.
fn counts(row: &[String]) -> bool {
    let cells: Vec<String> = row.iter().map(|cell| squeezed(cell)).filter(|cell| !cell.is_empty()).collect();
    let letter = |cell: &&String| {
        let mut signs = cell.chars();
        matches!((signs.next(), signs.next()), (Some(sign), None) if "甲乙丙丁戊己庚辛壬癸abcde".contains(sign))
    };
    let letters = cells.iter().take_while(letter).count();
    let numbers = &cells[letters..];
    let counts = numbers
        .iter()
        .enumerate()
        .all(|(at, cell)| cell.trim_matches(['(', ')', '①']) == (at + 1).to_string());
    cells.len() >= 3 && counts
}

/// Whether a text can be an answer and no heading: a number, or a sign or word for yes or no.
fn is_answer(text: &str) -> bool {
    let number = text.bytes().all(|byte| byte.is_ascii_digit() || b".-/%".contains(&byte));
    number || matches!(text, "是" | "否" | "有" | "无" | "√" | "×" | "男" | "女")
}

/// Whether a heading is that of somebody's name or number.
fn is_of_person(heading: &Heading) -> bool {
    heading.names().iter().any(|name| names::is_of_person(&name.text))
}

#[cfg(test)]
mod tests;
