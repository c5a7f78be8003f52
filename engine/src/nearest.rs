//! The nearest of some known words, for messages about a mistyped one.

/// How alike two words must be, from 0 to 1, for one to be meant by the other.
const ALIKE: f64 = 0.75;
/// The longest word worth comparing, in bytes; no key is nearly as long.
const LONGEST: usize = 64;

/// The known word nearest to the given one; none where nothing is near enough to be meant.
pub fn nearest<'k>(given: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    if given.len() > LONGEST {
        return None;
    }
    known
        .into_iter()
        .map(|word| (strsim::jaro_winkler(given, word), word))
        .filter(|(likeness, _)| *likeness > ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}
