//! Languages of display with the interface's texts, from `texts/*.toml`: two are built into programs
//! that write pages (feature `built-in`); for a browser they are files that are loaded, one a language.
//!
//! Such a file is strings with U+0000 after each: the language's tag, the texts in the order of their
//! keys, the names of [`REGIONS`], tag, name and label of each language of the site, an empty one, and
//! the words for units, each after the English.

use engine::Lang;
use std::ops::Deref;
use std::slice::Iter;
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// A language of display: all that is said in it apart from the law.
#[derive(Clone, Copy)]
pub struct Language {
    /// Its tag.
    pub lang: Lang,
    /// What the app says.
    pub texts: &'static Texts,
    /// The names of [`REGIONS`].
    pub regions: &'static [&'static str],
    /// The languages of the site, this one among them.
    pub site: &'static [Named],
    /// The words for units, by the English; none in the languages that a law is written in.
    pub units: &'static [(&'static str, &'static str)],
    /// What only the library says.
    #[cfg(feature = "built-in")]
    pub library_texts: LibraryTexts,
}

impl Deref for Language {
    type Target = Texts;

    fn deref(&self) -> &Texts {
        self.texts
    }
}

/// A language as pages in others name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The language.
    pub lang: Lang,
    /// What it calls itself.
    pub name: &'static str,
    /// To change to it, in its own words.
    pub label: &'static str,
}

/// How many languages a site can have.
pub const MOST: usize = 16;

/// Those that have been loaded.
static LOADED: [OnceLock<&'static Language>; MOST] = [const { OnceLock::new() }; MOST];

fn loaded(is_it: impl Fn(&Language) -> bool) -> Option<&'static Language> {
    LOADED.iter().filter_map(OnceLock::get).copied().find(|language| is_it(language))
}

/// A language with its texts; where they have neither been loaded nor built in, one that has them.
///
/// # Panics
/// Where there are none at all: a page loads some before it says anything.
pub fn language(lang: Lang) -> &'static Language {
    let own = loaded(|language| language.lang == lang).or_else(|| built_in(lang));
    own.or_else(|| loaded(|_| true)).expect("texts are loaded first")
}

#[cfg(feature = "built-in")]
fn built_in(lang: Lang) -> Option<&'static Language> {
    [&ZH, &EN].into_iter().find(|language| language.lang == lang)
}

#[cfg(not(feature = "built-in"))]
fn built_in(_: Lang) -> Option<&'static Language> {
    None
}

/// The languages of the site, as texts that are here name them.
pub fn languages() -> impl Iterator<Item = Lang> {
    language(Lang::ZH).site.iter().map(|named| named.lang)
}

/// The language of the site that a tag asks for: by the whole tag, else by its first two letters.
pub fn asked_for(tag: &str) -> Option<Lang> {
    let first = tag.get(..2)?;
    let whole = languages().find(|lang| lang.tag() == tag);
    whole.or_else(|| languages().find(|lang| lang.tag().starts_with(first)))
}

#[cfg(feature = "built-in")]
impl Language {
    /// The file that a page loads.
    pub fn file(&self) -> String {
        let site = self.site.iter().flat_map(|named| [named.lang.tag(), named.name, named.label]);
        let units = self.units.iter().flat_map(|(english, own)| [*english, *own]);
        let all = [self.lang.tag()].into_iter().chain(self.texts.all()).chain(self.regions.iter().copied());
        all.chain(site).chain([""]).chain(units).map(|text| [text, "\0"].concat()).collect()
    }
}

/// Takes in a language as its file holds it, and says which it is. Where texts are missing or too many
/// it is the file of another release, and nothing is taken in.
pub fn load_language(file: &'static str) -> Option<Lang> {
    let language = read(file)?;
    let lang = language.lang;
    let place = LOADED.iter().find(|place| place.get().is_none_or(|there| there.lang == lang))?;
    let _ = place.set(Box::leak(Box::new(language)));
    Some(lang)
}

fn read(file: &'static str) -> Option<Language> {
    let all: Vec<&'static str> = file.split_terminator('\0').collect();
    let (tag, rest) = all.split_first()?;
    let (texts, rest) = rest.split_first_chunk()?;
    let (regions, rest) = rest.split_at_checked(REGIONS.len())?;
    let mut strings = rest.iter().copied();
    let mut site = Vec::new();
    loop {
        match strings.next()? {
            "" => break,
            tag => {
                site.push(Named { lang: Lang::tagged(tag), name: strings.next()?, label: strings.next()? })
            }
        }
    }
    let mut units = Vec::new();
    while let Some(english) = strings.next() {
        units.push((english, strings.next()?));
    }
    Some(Language {
        lang: Lang::tagged(tag),
        texts: Box::leak(Texts::taken(texts)),
        regions: regions.to_vec().leak(),
        site: site.leak(),
        units: units.leak(),
        // No page loads these.
        #[cfg(feature = "built-in")]
        library_texts: EN.library_texts,
    })
}

#[inline(never)]
fn take(next: &mut Iter<&'static str>, into: &mut &'static str) {
    if let Some(text) = next.next() {
        *into = text;
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
    fn a_language_comes_back_from_its_file() {
        const UIGHUR: Lang = Lang::tagged("ug");
        let named = [ZH.site, &[Named { lang: UIGHUR, name: "ئۇيغۇرچە", label: "…" }]].concat();
        let site: &'static [Named] = named.leak();
        for built_in in [ZH, Language { lang: UIGHUR, site, units: &[("people", "كىشى")], ..EN }] {
            let file: &'static str = built_in.file().leak();
            let loaded = read(file).unwrap();
            assert_eq!(
                (loaded.lang, loaded.texts.all(), loaded.regions, loaded.site, loaded.units),
                (built_in.lang, built_in.texts.all(), built_in.regions, built_in.site, built_in.units)
            );
            for wrong in ["".into(), [file, "one too many\0"].concat(), file.replacen('\0', "", 1)] {
                assert!(read(wrong.leak()).is_none());
            }
        }
    }

    #[test]
    fn a_tag_asks_for_a_language_of_the_site() {
        let cases = [
            ("zh-Hans", Some(Lang::ZH)),
            ("zh-CN", Some(Lang::ZH)),
            ("en", Some(Lang::EN)),
            ("en_GB", Some(Lang::EN)),
            ("fr", None),
            ("e", None),
            ("", None),
        ];
        for (tag, lang) in cases {
            assert_eq!(asked_for(tag), lang, "{tag}");
        }
    }

    #[test]
    fn names_are_filled_in() {
        assert_eq!(fill("{a}元，{b}至{a}", &[("a", "1"), ("b", "{a}")]), "1元，{a}至1");
        assert_eq!(fill("plain", &[]), "plain");
    }
}
