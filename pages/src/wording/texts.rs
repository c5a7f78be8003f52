//! The interface's texts, one constant a language, from `texts/*.toml`.

use engine::{Lang, Text};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The texts in a language.
pub fn texts(lang: Lang) -> &'static Texts {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
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
    use super::fill;

    #[test]
    fn names_are_filled_in() {
        assert_eq!(fill("{a}元，{b}至{a}", &[("a", "1"), ("b", "{a}")]), "1元，{a}至1");
        assert_eq!(fill("plain", &[]), "plain");
    }
}
