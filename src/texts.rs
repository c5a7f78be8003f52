//! The interface's texts, one constant a language, from `src/texts/*.toml`.

use engine::{Lang, Text};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The texts in a language.
pub fn texts(lang: Lang) -> &'static Texts {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// Fills `{name}` in a template.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = template.to_string();
    for (name, value) in values {
        text = text.replace(&["{", name, "}"].concat(), value);
    }
    text
}
