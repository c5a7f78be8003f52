//! The headings of a roster: which column is which fact, and which are carried through.

pub mod heading;
pub mod mapping;
pub mod meaning;

use super::shown::{plain, quoted};
use super::values::Reader;
use super::values::text::squeezed;
use engine::{Fact, Tables};
use heading::Heading;
use meaning::{Meaning, Meanings};

/// What the headings say.
#[derive(Clone)]
pub struct Columns {
    /// How many cells a row has.
    pub width: usize,
    /// The columns that are facts, by their place.
    pub facts: Vec<(usize, Reader)>,
    /// The columns that are carried through, by their place, with a heading each of its own.
    pub kept: Vec<(usize, String)>,
    /// The columns that only number the rows.
    pub numbering: Vec<usize>,
    /// The headings as they are written.
    pub headings: Vec<String>,
    /// The headings that nothing was made of.
    pub ignored: Vec<String>,
}

impl Columns {
    /// Reads the headings. With `ignore_unknown` what is not clear is passed over.
    ///
    /// # Errors
    /// Everything that is wrong with them, in words.
    pub fn read(
        tables: &Tables,
        headings: &[Heading],
        meanings: &Meanings,
        ignore_unknown: bool,
    ) -> Result<Columns, Vec<String>> {
        let mut columns = Columns {
            width: headings.len(),
            facts: Vec::new(),
            kept: Vec::new(),
            numbering: Vec::new(),
            headings: headings.iter().map(|heading| heading.shown.clone()).collect(),
            ignored: Vec::new(),
        };
        let (mut errors, mut unknown) = (Vec::new(), Vec::new());
        for (at, heading) in headings.iter().enumerate() {
            let kept = meanings.is_kept(heading);
            if kept {
                columns.keep(at, &heading.shown);
            }
            if meaning::is_numbering(heading) {
                columns.numbering.push(at);
            }
            match meanings.of(tables, heading) {
                Meaning::Fact { id, fact, scale, sex } => {
                    let reader = Reader::new(tables, id, fact).in_unit(scale);
                    let reader = if sex { reader.of_sex() } else { reader };
                    match columns.both(at, fact) {
                        Some(error) => errors.push(error),
                        None => columns.facts.push((at, reader)),
                    }
                }
                Meaning::Unclear(message) if !kept && !ignore_unknown => {
                    errors.push(format!("column {} {message}", quoted(&heading.shown)));
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
        // Where the headings have to be mended anyway, what else is not known is said too.
        if !errors.is_empty() && !ignore_unknown {
            errors.append(&mut unknown);
        }
        if errors.is_empty() { Ok(columns) } else { Err(errors) }
    }

    /// Carries a column through under a heading that no other has.
    fn keep(&mut self, at: usize, heading: &str) {
        let taken = |name: &str| self.kept.iter().any(|(_, other)| other == name);
        let numbered = (2..).map(|number| format!("{heading} ({number})"));
        let name = std::iter::once(heading.to_owned()).chain(numbered).find(|name| !taken(name));
        self.kept.extend(name.map(|name| (at, name)));
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

fn no_fact(heading: &Heading, near: Option<&Fact>) -> String {
    let hint = near.map_or(String::new(), |fact| format!("; did you mean {} ({})?", fact.label.zh, fact.key));
    format!(
        "column {} is no fact of `subsidy facts`{hint} --keep carries it through, --columns FILE says what it is, \
         --ignore-unknown passes over all such columns",
        quoted(&heading.shown)
    )
}
