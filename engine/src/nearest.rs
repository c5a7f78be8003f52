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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_meant_where_it_is_near_enough() {
        let known = ["hours", "house", "veteran"];
        assert_eq!(nearest("hourss", known), Some("hours"));
        assert_eq!(nearest("housee", known), Some("house"));
        assert_eq!(nearest("vetaran", known), Some("veteran"));
        assert_eq!(nearest("tuition", known), None);
        assert_eq!(nearest("", known), None);
        // As long as a word may be, and one letter longer.
        let long = "a".repeat(LONGEST);
        assert_eq!(nearest(&long, [long.as_str()]), Some(long.as_str()));
        let longer = format!("{long}a");
        assert_eq!(nearest(&longer, [longer.as_str()]), None);
    }
}
