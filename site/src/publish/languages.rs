//! What further languages change in the page: where their files are, and that all texts name them.

use super::Made;
use crate::{Law, names};
use pages::wording::{EN, ZH};

/// What a page is given.
#[derive(Default)]
pub struct Languages {
    /// Attributes of its script that name further files.
    pub said: String,
    /// The interface's texts, each with the name in the page that it takes the place of.
    pub texts: Vec<(String, Made)>,
}

/// What a law's languages bring; nothing where they are those of the program.
pub fn of(law: Law) -> Languages {
    let mut languages = Languages::default();
    if law.translations().next().is_none() {
        return languages;
    }
    for lang in law.langs() {
        let file = |language: &pages::wording::Language| language.file().into_bytes();
        let (tag, plain) = (lang.tag(), format!("texts-{}.bin", lang.tag()));
        let bytes = file(law.wording(lang).t);
        let old = match [&ZH, &EN].into_iter().find(|built_in| built_in.lang == lang) {
            Some(built_in) => names::by_content(&plain, &file(built_in)),
            None => {
                languages.said += &format!(
                    " data-words-{tag}=\"./words-{tag}.bin\" data-texts-{tag}=\"./{plain}\" data-library-{tag}=\"./library-{tag}.json\""
                );
                plain.clone()
            }
        };
        languages.texts.push((old, (names::by_content(&plain, &bytes), bytes)));
    }
    languages
}
