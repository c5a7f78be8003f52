//! The headings of a roster: which column is which fact, and which are carried through.

pub mod heading;
pub mod mapping;
pub mod meaning;
pub mod names;
pub mod status;

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
    ) -> Result<Columns, Vec<String>> {
        let mut columns = Columns {
            width: headings.len(),
            facts: Vec::new(),
            status: Vec::new(),
            words: status::Words::default(),
            only_status: Vec::new(),
            kept: Vec::new(),
            numbering: Vec::new(),
            person: Vec::new(),
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
                    errors.push(format!("column {} {}", quoted(&heading.shown), message.en));
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
        self.person = if people.is_empty() { kept().collect() } else { people };
    }

    /// What is wrong with a second column for a fact.
    fn both(&self, at: usize, fact: &Fact) -> Option<String> {
        let (other, _) = self.facts.iter().find(|(_, other)| other.fact.key == fact.key)?;
        Some(format!(
            "columns {} and {}, {} and {}, are both {}",
            other + 1,
            at + 1,
            quoted(&self.headings[*other]),
            quoted(&self.headings[at]),
            fact.key
        ))
    }
}

/// A heading that no other column that is carried through has.
fn free(heading: &str, taken: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{heading} ({number})"));
    let mut names = std::iter::once(heading.to_owned()).chain(numbered);
    names.find(|name| taken.insert(name.clone())).unwrap_or_default()
}

fn no_fact(heading: &Heading, near: Option<&Fact>) -> String {
    let hint = near.map_or(String::new(), |fact| format!("; did you mean {} ({})?", fact.label.zh, fact.key));
    format!(
        "column {} is no fact of `subsidy facts`{hint} --keep carries it through, --columns FILE says what it is, \
         --ignore-unknown passes over all such columns",
        quoted(&heading.shown)
    )
}
