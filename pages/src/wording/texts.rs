//! The interface's texts, from `texts/*.toml`: built into programs that write pages (feature
//! `built-in`); for a browser files that are loaded, one a language.

use engine::{Lang, Text};
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

static LOADED: [OnceLock<Texts>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];

/// The texts in a language; where they have neither been loaded nor built in, in one that has.
///
/// # Panics
/// Where there are none at all: a page loads some before it says anything.
pub fn texts(lang: Lang) -> &'static Texts {
    let loaded = LOADED.get(lang as usize).and_then(OnceLock::get).or_else(|| built_in(lang));
    loaded.or_else(|| LOADED.iter().find_map(OnceLock::get)).expect("texts are loaded first")
}

#[cfg(feature = "built-in")]
fn built_in(lang: Lang) -> Option<&'static Texts> {
    Some(match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    })
}

#[cfg(not(feature = "built-in"))]
fn built_in(_: Lang) -> Option<&'static Texts> {
    None
}

/// The texts as the files that a page loads, a language each.
#[cfg(feature = "built-in")]
pub const TEXT_FILES: [(Lang, &str); Lang::ALL.len()] = [
    (Lang::Zh, include_str!(concat!(env!("OUT_DIR"), "/texts-zh-Hans.bin"))),
    (Lang::En, include_str!(concat!(env!("OUT_DIR"), "/texts-en.bin"))),
];

/// Takes in the texts of a language as its file holds them. Where texts are missing or too many
/// it is the file of another release, and nothing is taken in; then it says no.
pub fn load_texts(lang: Lang, file: &'static str) -> bool {
    let mut parts = file.split_terminator('\0');
    let mut all = [""; Texts::COUNT];
    for text in &mut all {
        match parts.next() {
            Some(part) => *text = part,
            None => return false,
        }
    }
    if let (None, Some(place)) = (parts.next(), LOADED.get(lang as usize)) {
        let _ = place.set(Texts::of(all));
        return true;
    }
    false
}

/// Whether the texts of a language have been loaded.
pub fn has_texts(lang: Lang) -> bool {
    LOADED.get(lang as usize).is_some_and(|place| place.get().is_some())
}

/// The texts that only the pages of the library say, in a language.
pub fn library_texts(lang: Lang) -> &'static LibraryTexts {
    match lang {
        Lang::Zh => &ZH_LIBRARY,
        Lang::En => &EN_LIBRARY,
    }
}

/// Fills `{name}` in a template.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (at, piece) in template.split('{').enumerate() {
        match piece.split_once('}') {
            Some((name, rest)) if at > 0 => {
                let value = values.iter().find(|(known, _)| *known == name);
                text.push_str(value.map_or("", |(_, value)| value));
                text.push_str(rest);
            }
            _ => text.push_str(piece),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_from_their_files() {
        for (lang, file) in TEXT_FILES {
            let built_in = texts(lang);
            assert!(!load_texts(lang, ""), "of nothing");
            assert!(
                !load_texts(lang, file.trim_end_matches('\0').rsplit_once('\0').unwrap().0),
                "one is missing"
            );
            assert!(!load_texts(lang, [file, "more\0"].concat().leak()), "one too many");
            assert!(!has_texts(lang));
            assert!(load_texts(lang, file) && has_texts(lang));
            let loaded = texts(lang);
            assert!(!std::ptr::eq(built_in, loaded));
            assert_eq!((built_in.title, built_in.not_fetched), (loaded.title, loaded.not_fetched));
            assert_eq!((built_in.plan, built_in.copied), (loaded.plan, loaded.copied));
        }
    }

    #[test]
    fn names_are_filled_in() {
        assert_eq!(fill("{a}元，{b}至{a}", &[("a", "1"), ("b", "{a}")]), "1元，{a}至1");
        assert_eq!(fill("plain", &[]), "plain");
    }
}
