//! The headings of a roster: which column is which fact, and which are carried through.

pub mod heading;
pub mod mapping;
pub mod meaning;
pub mod names;
pub mod status;
pub mod units;

use super::explain::letters;
use super::said::Said;
use super::sanitise::{plain, quoted};
use super::values::Reader;
use super::values::text::squeezed;
use engine::{Fact, FactId, Lang, Tables};
use heading::Heading;
use meaning::{Meaning, Meanings};
use std::collections::HashSet;

/// What the headings say.
#[derive(Clone)]
pub struct Columns {
    /// How many cells a row has.
    pub width: usize,
    /// The columns that are facts, by their index.
    pub facts: Vec<(usize, Reader)>,
    /// The indexes of the columns that say in words what somebody is.
    pub status: Vec<usize>,
    pub words: status::Words,
    /// The facts that only those columns say.
    pub only_status: Vec<FactId>,
    /// The columns that are carried through, by their index, each with a heading that no other has.
    pub kept: Vec<(usize, String)>,
    /// The columns that only number the rows.
    pub numbering: Vec<usize>,
    /// The columns that say which person a row is; without any, those that say whose it is.
    pub person: Vec<usize>,
    /// Those with somebody's name, and those with somebody's number of identity.
    pub names: Vec<usize>,
    pub numbers: Vec<usize>,
    /// The headings as they are written.
    pub headings: Vec<String>,
    /// The headings that nothing was made of.
    pub ignored: Vec<String>,
}

impl Columns {
    /// Reads the headings, of which `all` says what they mean. With `ignore_unknown` what is not
    /// clear is passed over. The reasons of rejected rows are in a language.
    ///
    /// # Errors
    /// Everything that is wrong with them, in words.
    pub fn read(
        tables: &Tables,
        headings: &[Heading],
        meanings: &Meanings,
        all: &[Meaning],
        (ignore_unknown, lang): (bool, Lang),
    ) -> Result<Columns, Vec<Said>> {
        let mut columns = Columns {
            width: headings.len(),
            facts: Vec::new(),
            status: Vec::new(),
            words: status::Words::default(),
            only_status: Vec::new(),
            kept: Vec::new(),
            numbering: Vec::new(),
            person: Vec::new(),
            names: Vec::new(),
            numbers: Vec::new(),
            headings: headings.iter().map(|heading| heading.shown.clone()).collect(),
            ignored: Vec::new(),
        };
        let (mut errors, mut unknown, mut taken) = (Vec::new(), Vec::new(), HashSet::new());
        for ((at, heading), meaning) in headings.iter().enumerate().zip(all) {
            let kept = meanings.is_kept(heading);
            if kept {
                columns.kept.push((at, free(&heading.shown, &mut taken)));
            }
            if meaning::is_numbering(heading) {
                columns.numbering.push(at);
            }
            match meaning {
                Meaning::Fact { id, fact, scale, coding, .. } => {
                    let reader = Reader::new(tables, *id, fact).in_unit(*scale).coded(*coding).in_lang(lang);
                    match columns.both(at, fact) {
                        Some(error) => errors.push(error),
                        None => columns.facts.push((at, reader)),
                    }
                }
                Meaning::Status => columns.status.push(at),
                Meaning::Unclear(message) if !kept && !ignore_unknown => {
                    let heading = quoted(&heading.shown);
                    errors.push(Said::new(
                        format!("{heading} 一列{}", message.zh),
                        format!("column {heading} {}", message.en),
                    ));
                }
                Meaning::Typo(fact) if !kept && !ignore_unknown => errors.push(no_fact(heading, Some(fact))),
                Meaning::Empty | Meaning::Kept => {}
                Meaning::Passed if super::rejects::HEADINGS.contains(&squeezed(&heading.shown).as_str()) => {}
                meaning if !kept => {
                    if let Meaning::Unknown = meaning {
                        unknown.push(no_fact(heading, None));
                    }
                    columns.ignored.push(plain(&heading.shown));
                }
                _ => {}
            }
        }
        columns.find_people(headings);
        errors.extend(two_tables(headings, all));
        if !columns.status.is_empty() {
            columns.words = status::Words::new(tables);
            let own = |id: &FactId| columns.facts.iter().any(|(_, reader)| reader.id == *id);
            columns.only_status = columns.words.facts().into_iter().filter(|id| !own(id)).collect();
        }
        // Where the headings have to be mended anyway, what else is not known is said too.
        if !errors.is_empty() && !ignore_unknown {
            errors.append(&mut unknown);
        }
        if errors.is_empty() { Ok(columns) } else { Err(errors) }
    }

    /// Finds the columns that say which person a row is.
    fn find_people(&mut self, headings: &[Heading]) {
        let is_of_person = |at: &usize| {
            let names = headings.get(*at).map(Heading::names).unwrap_or_default();
            names.iter().any(|name| names::is_of_person(&name.text))
        };
        let kept = || self.kept.iter().map(|(at, _)| *at).filter(|at| !self.numbering.contains(at));
        let people: Vec<usize> = kept().filter(is_of_person).collect();
        let called = |all: &[&str]| {
            let of = |at: &usize| {
                let names = headings.get(*at).map(Heading::names).unwrap_or_default();
                names.iter().any(|name| all.iter().any(|word| name.text.contains(word)))
            };
            kept().filter(of).collect::<Vec<usize>>()
        };
        self.names = called(&["姓名"]);
        self.numbers = called(&["身份证", "身份号码", "证件号", "社会保障号"]);
        self.person = if people.is_empty() { kept().collect() } else { people };
    }

    /// What is wrong with a second column for a fact.
    fn both(&self, at: usize, fact: &Fact) -> Option<Said> {
        let (other, _) = self.facts.iter().find(|(_, other)| other.fact.key == fact.key)?;
        let (one, two) = (quoted(&self.headings[*other]), quoted(&self.headings[at]));
        let (first, second) = (letters(*other), letters(at));
        Some(Said::new(
            format!("{first} 列 {one} 和 {second} 列 {two} 说的都是{}：请只留一列", fact.label.zh),
            format!("columns {} and {}, {one} and {two}, are both {}", other + 1, at + 1, fact.key),
        ))
    }
}

/// What is wrong where two tables stand side by side: a second column for the names of people, or for
/// who they are behind a gap.
fn two_tables(headings: &[Heading], all: &[Meaning]) -> Option<Said> {
    let (mut before, mut gap): (Vec<(String, usize)>, bool) = (Vec::new(), false);
    for (at, (heading, meaning)) in headings.iter().zip(all).enumerate() {
        gap |= matches!(meaning, Meaning::Empty) && !before.is_empty();
        if !matches!(meaning, Meaning::Kept) {
            continue;
        }
        let Some(name) = heading.names().pop().filter(|name| names::is_of_person(&name.text)) else {
            continue;
        };
        let other = before.iter().find(|(other, _)| *other == name.text);
        if let Some((_, other)) = other.filter(|_| gap || name.text.ends_with("姓名")) {
            let shown = quoted(&heading.shown);
            let (first, second) = (letters(*other), letters(at));
            return Some(Said::new(
                format!(
                    "{first} 列和 {second} 列都是{shown}：像是并排的两个表；请把右边的表移到左边的表下面，或另存成一个文件"
                ),
                format!(
                    "columns {} and {} are both {shown}: two tables stand side by side; put one below the other, or \
                     into a file of its own",
                    other + 1,
                    at + 1
                ),
            ));
        }
        before.push((name.text, at));
    }
    None
}

/// A heading that no other column that is carried through has.
fn free(heading: &str, taken: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{heading} ({number})"));
    let mut names = std::iter::once(heading.to_owned()).chain(numbered);
    names.find(|name| taken.insert(name.clone())).unwrap_or_default()
}

fn no_fact(heading: &Heading, near: Option<&Fact>) -> Said {
    let heading = quoted(&heading.shown);
    let (zh, en) = match near {
        Some(fact) => (
            format!("；是不是{}（{}）？", fact.label.zh, fact.key),
            format!("; did you mean {} ({})?", fact.label.zh, fact.key),
        ),
        None => (String::new(), String::new()),
    };
    Said::new(
        format!(
            "{heading} 一列不认识{zh} --keep 把它原样带出，--columns FILE 说明它是什么，--ignore-unknown 跳过所有\
             不认识的列"
        ),
        format!(
            "column {heading} is no fact of `subsidy facts`{en} --keep carries it through, --columns FILE says what \
             it is, --ignore-unknown passes over all such columns"
        ),
    )
}
