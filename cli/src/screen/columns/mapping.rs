//! A file that says once and for good what the headings of an office's rosters mean.
//!
//! ```text
//! # left: the heading as it stands in the roster; right: a fact's key, keep or ignore
//! 人员属地 = region
//! 学员编码 = keep
//! 班主任   = ignore
//! ```

use crate::screen::source::encoding::Encoding;
use crate::screen::values::text::squeezed;
use engine::Tables;
use engine::nearest::nearest;
use std::path::Path;

/// What a heading is said to mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said {
    /// The fact with this key.
    Fact(&'static str),
    /// Carried through.
    Keep,
    /// Passed over.
    Ignore,
}

/// What headings are said to mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping(Vec<(String, Said)>);

impl Mapping {
    /// Reads a file.
    ///
    /// # Errors
    /// Everything that is wrong with it, with its line.
    pub fn open(path: &Path, tables: &Tables) -> Result<Mapping, Vec<String>> {
        let at = |message: &str| vec![format!("--columns: {}: {message}", path.display())];
        let bytes = std::fs::read(path).map_err(|error| at(&error.to_string()))?;
        let encoding = Encoding::of(&bytes, true);
        let text = encoding.decode(&bytes).ok_or_else(|| at(&format!("is not {}", encoding.name())))?;
        Mapping::read(text.trim_start_matches('\u{feff}'), tables)
            .map_err(|errors| errors.iter().flat_map(|error| at(error)).collect())
    }

    fn read(text: &str, tables: &Tables) -> Result<Mapping, Vec<String>> {
        let (mut mapping, mut errors) = (Mapping::default(), Vec::new());
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            // A heading may hold the sign itself; a key never does.
            let Some((heading, key)) = line.rsplit_once(['=', '＝']) else {
                errors.push(format!("line {number}: expected HEADING = FACT, keep or ignore"));
                continue;
            };
            let (heading, key) = (squeezed(heading), key.trim());
            let said = match key {
                "keep" => Ok(Said::Keep),
                "ignore" => Ok(Said::Ignore),
                key => fact(tables, key).map(Said::Fact),
            };
            match said {
                Ok(_) if heading.is_empty() => errors.push(format!("line {number}: a heading is missing")),
                Ok(_) if mapping.of(&heading).is_some() => {
                    errors.push(format!("line {number}: that heading was mapped before"));
                }
                Ok(said) => mapping.0.push((heading, said)),
                Err(message) => errors.push(format!("line {number}: {message}")),
            }
        }
        if errors.is_empty() { Ok(mapping) } else { Err(errors) }
    }

    /// What a heading is said to mean, by its name without white space.
    pub fn of(&self, name: &str) -> Option<Said> {
        self.0.iter().find(|(heading, _)| heading == name).map(|(_, said)| *said)
    }
}

fn fact(tables: &Tables, key: &str) -> Result<&'static str, String> {
    match tables.facts.iter().find(|fact| fact.key == key || fact.label.zh == key) {
        Some(fact) => Ok(fact.key),
        None => {
            let near = nearest(key, tables.facts.iter().map(|fact| fact.key));
            let hint = near.map_or(String::new(), |near| format!("; did you mean {near}?"));
            Err(format!("no fact {key}{hint} (`subsidy facts` lists them)"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tables::TABLES;

    #[test]
    fn headings_are_mapped_line_by_line() {
        let text = "# ours\n人员 属地 = region\n\nA=B = keep\r\n班主任＝ignore\n";
        let mapping = Mapping::read(text, &TABLES).expect("right");
        assert_eq!(mapping.of("人员属地"), Some(Said::Fact("region")));
        assert_eq!(mapping.of("a=b"), Some(Said::Keep));
        assert_eq!(mapping.of("班主任"), Some(Said::Ignore));
        assert_eq!(mapping.of("姓名"), None);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let errors =
            Mapping::read("x = regoin\ny\n= keep\nz = keep\nz = ignore\n", &TABLES).expect_err("wrong");
        assert_eq!(errors.len(), 4, "{errors:?}");
        assert!(errors[0].starts_with("line 1: no fact regoin; did you mean region?"), "{errors:?}");
        assert!(errors[1].starts_with("line 2: ") && errors[3].starts_with("line 5: "), "{errors:?}");
    }
}
