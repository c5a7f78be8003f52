//! Sets of facts.

use super::id::FactId;

/// How many facts a [`FactSet`] can hold.
pub const MAX_FACTS: usize = 256;

/// A set of facts, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactSet([u64; MAX_FACTS / 64]);

impl FactSet {
    /// Adds a fact; one past [`MAX_FACTS`] is ignored (tables are checked against it).
    pub fn insert(&mut self, fact: FactId) {
        if let Some(word) = self.0.get_mut(usize::from(fact.0) / 64) {
            *word |= 1 << (fact.0 % 64);
        }
    }

    /// Takes a fact out; says whether it was in.
    pub fn remove(&mut self, fact: FactId) -> bool {
        let was_in = self.contains(fact);
        if let (Some(word), true) = (self.0.get_mut(usize::from(fact.0) / 64), was_in) {
            *word &= !(1 << (fact.0 % 64));
        }
        was_in
    }

    /// Whether the fact is in.
    pub fn contains(&self, fact: FactId) -> bool {
        self.0.get(usize::from(fact.0) / 64).is_some_and(|word| word >> (fact.0 % 64) & 1 == 1)
    }

    /// Whether none is in.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// How many are in.
    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Adds all of another.
    pub fn extend(&mut self, other: &FactSet) {
        for (word, more) in self.0.iter_mut().zip(other.0) {
            *word |= more;
        }
    }

    /// The facts, in the order of the vocabulary.
    pub fn iter(&self) -> impl Iterator<Item = FactId> + '_ {
        self.0.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(FactId((at * 64) as u16 + bit as u16))
            })
        })
    }
}
