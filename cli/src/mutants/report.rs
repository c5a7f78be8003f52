//! The report of `subsidy check --mutants`: the changes that no check and no case notices, and how many
//! of each kind are noticed.

use compiler::mutants::Mutant;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The changes, and whether each was noticed.
pub struct Report<'m> {
    pub all: &'m [Mutant],
    pub noticed: &'m [bool],
}

impl Report<'_> {
    fn both(&self) -> impl Iterator<Item = (&Mutant, bool)> {
        self.all.iter().zip(self.noticed.iter().copied())
    }

    /// Whether every change was noticed.
    pub fn is_complete(&self) -> bool {
        self.noticed.iter().all(|noticed| *noticed)
    }

    /// Writes each change that was not noticed, then the score.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (mutant, noticed) in self.both() {
            let (seen, all) = kinds.entry(mutant.kind).or_default();
            *seen += usize::from(noticed);
            *all += 1;
            if !noticed {
                let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                writeln!(
                    out,
                    "{}:{}: {}: {} → {}",
                    mutant.file.display(),
                    mutant.line,
                    mutant.kind,
                    one_line(&mutant.before),
                    if mutant.after.is_empty() { "nothing".into() } else { one_line(&mutant.after) }
                )?;
            }
        }
        writeln!(out)?;
        for (kind, (seen, all)) in &kinds {
            writeln!(out, "{seen:>6} of {all:>5}  {kind}")?;
        }
        let seen = self.noticed.iter().filter(|noticed| **noticed).count();
        let share = seen as f64 * 100.0 / self.noticed.len().max(1) as f64;
        writeln!(out, "{seen:>6} of {:>5}  noticed: {share:.1}%", self.noticed.len())
    }
}
