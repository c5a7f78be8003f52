//! Further languages: a file each, `languages/<tag>.toml` in the folder of the law. It has what
//! `pages/texts/en.toml` has, and in `[law]` what the law says, the names of regions and the words for
//! units, each by its English text.

use crate::fault::Fault;
use crate::mirrored::RIGHT_TO_LEFT;
use engine::pack::unpack_tables;
use engine::{Lang, Tables};
use pages::wording::{EN, Language, LibraryTexts, MOST, Named, Texts, ZH};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The folder of such files.
pub const FOLDER: &str = "languages";

/// The texts of a law in a further language, by the English.
pub type LawTexts = BTreeMap<String, String>;

/// A further language: what its file says.
pub struct Further {
    /// As far as the app and the library say it.
    pub language: Language,
    /// As its own speakers call it.
    pub named: Named,
    /// What the law says.
    pub law: LawTexts,
}

/// The further languages of a folder, in the order of their tags.
///
/// # Errors
/// A file that cannot be read, or lacks a text: all that it lacks are named.
pub fn read(folder: &Path, tables: &Tables) -> Result<Vec<Further>, Fault> {
    let folder = folder.join(FOLDER);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut names = crate::release::list(&folder, "")?;
    names.retain(|name| name.ends_with(".toml"));
    let of = |name: &String| {
        let path = folder.join(name);
        let text = fs::read_to_string(&path).map_err(Fault::file(&path))?;
        further(name.trim_end_matches(".toml"), &text, tables).map_err(|what| Fault::Language(path, what))
    };
    match names.get(MOST - ZH.site.len()) {
        Some(name) => Err(Fault::Language(folder.join(name), format!("a site has {MOST} languages at most"))),
        None => names.iter().map(of).collect(),
    }
}

/// The language of a tag, as a file says it for some tables.
fn further(tag: &str, text: &str, tables: &Tables) -> Result<Further, String> {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if tag.is_empty() || !tag.chars().all(is_sign) || Lang::ALL.iter().any(|own| own.tag() == tag) {
        return Err(format!("{tag:?} is no tag of a further language, like ug.toml or bo.toml"));
    }
    let file: toml::Table = text.parse().map_err(|error| format!("not TOML: {error}"))?;
    let mut read = Reader { file: &file, lacks: Vec::new(), wrong: Vec::new() };
    let pairs = |keys: &[&'static str], zh: &[&'static str], en: &[&'static str]| -> Vec<Source> {
        let sources = keys.iter().zip(zh).zip(en);
        sources.map(|((key, zh), en)| Source { key, zh, en }).collect()
    };
    let texts = read.texts("", &pairs(&Texts::KEYS, &ZH.texts.all(), &EN.texts.all()));
    let library = read.texts(
        "library_pages",
        &pairs(&LibraryTexts::KEYS, &ZH.library_texts.all(), &EN.library_texts.all()),
    );
    let own = ["name", "label"].map(|key| Source { key, zh: "", en: "" });
    let named = read.texts("language", &own);
    // Where the English says the same twice, one text stands for both.
    let packs = compiler::pack(tables);
    let units = tables.units.iter().flat_map(|unit| [unit.one, unit.many]);
    let mut english: BTreeSet<&str> = packs.english().into_iter().flatten().collect();
    EN.regions.iter().copied().chain(units.clone()).for_each(|name| {
        english.insert(name);
    });
    let english = english.into_iter().filter(|en| !en.is_empty());
    let english: Vec<Source> = english.map(|en| Source { key: en, zh: en, en }).collect();
    let law = read.texts("law", &english);
    read.done()?;
    let direction = Texts::KEYS.iter().position(|key| *key == "direction").and_then(|at| texts.get(at));
    let rtl = direction.is_some_and(|direction| direction == RIGHT_TO_LEFT);
    let set = |text: String| if rtl { embedded(&text) } else { text };
    let leaked = |texts: Vec<String>| -> Vec<&'static str> {
        texts.into_iter().map(|text| &*set(text).leak()).collect()
    };
    let law: LawTexts =
        english.iter().map(|source| source.en.to_string()).zip(law.into_iter().map(set)).collect();
    let of = |english: &'static str| (english, &*law.get(english).cloned().unwrap_or_default().leak());
    let lang = Lang::tagged(tag.to_string().leak());
    let (texts, library, named) = (leaked(texts), leaked(library), leaked(named));
    let texts = Texts::of(texts.try_into().expect("a text for each key"));
    if !["ltr", "rtl"].contains(&texts.direction) {
        return Err(format!("direction is ltr or rtl, not {:?}", texts.direction));
    }
    Ok(Further {
        language: Language {
            lang,
            texts: Box::leak(Box::new(texts)),
            regions: EN.regions.iter().map(|name| of(name).1).collect::<Vec<_>>().leak(),
            site: &[],
            units: units.map(of).collect::<Vec<_>>().leak(),
            library_texts: LibraryTexts::of(library.try_into().expect("a text for each key")),
        },
        named: Named { lang, name: named[0], label: named[1] },
        law,
    })
}

/// Tables in a further language.
///
/// # Panics
/// If what was packed cannot be unpacked.
pub fn translated(tables: &Tables, law: &LawTexts) -> &'static Tables {
    let packs = compiler::pack(tables);
    let translation = packs.translation(&|english| law.get(english).cloned().unwrap_or_default());
    let others = packs.words.into_iter().map(|(_, words)| words).chain([packs.more, translation]);
    let others: Vec<&'static [u8]> = others.map(|pack| &*pack.leak()).collect();
    Box::leak(Box::new(unpack_tables(packs.law.leak(), &others).expect("what was packed can be read")))
}

/// A text that is wanted, and what it is in the languages that there are.
#[derive(Clone, Copy)]
struct Source<'t> {
    key: &'t str,
    zh: &'t str,
    en: &'t str,
}

/// Reads texts, and remembers what is missing or wrong.
struct Reader<'f> {
    file: &'f toml::Table,
    lacks: Vec<String>,
    wrong: Vec<String>,
}

impl Reader<'_> {
    /// The texts of a table, or of the file itself, in the order in which they are wanted.
    fn texts(&mut self, table: &str, wanted: &[Source]) -> Vec<String> {
        let own = match table {
            "" => Some(self.file),
            table => self.file.get(table).and_then(toml::Value::as_table),
        };
        let mut texts = Vec::new();
        let mut lacks = Vec::new();
        for source in wanted {
            let text = own.and_then(|own| own.get(source.key)).and_then(toml::Value::as_str);
            let shown = quoted(source.key);
            // Only what is empty elsewhere too can be left empty: what a language does without.
            match text.filter(|text| !text.is_empty() || source.zh.is_empty() || source.en.is_empty()) {
                Some(text) if text.contains('\0') => self.wrong.push(format!("{shown} holds U+0000")),
                Some(text) => {
                    self.wrong.extend(misplaced(source, text).map(|name| format!("{shown}: {name}")))
                }
                None => lacks.push(format!("{shown} = {}", quoted(source.en))),
            }
            texts.push(text.unwrap_or_default().to_string());
        }
        if !lacks.is_empty() {
            self.lacks.extend((!table.is_empty()).then(|| format!("[{table}]")).into_iter().chain(lacks));
        }
        let keys: BTreeSet<&str> = wanted.iter().map(|source| source.key).collect();
        let others =
            own.into_iter().flatten().filter(|(key, value)| !value.is_table() && !keys.contains(&***key));
        // A law loses texts in time.
        if table != "law" {
            self.wrong.extend(others.map(|(key, _)| format!("{key} is not a text that is wanted")));
        }
        texts
    }

    fn done(self) -> Result<(), String> {
        let Reader { lacks, mut wrong, .. } = self;
        if !lacks.is_empty() {
            wrong.push(format!("these texts are missing:\n{}", lacks.join("\n")));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
    }
}

/// A text of a language written from right to left, in which rows of figures with signs between them
/// (2019–2021) are read from the left and move nothing around them: embedded (U+202A, U+202C), and with a mark of
/// the text's own direction behind (U+200F). Isolates would do it alone, but browsers before 2019 do not know
/// them, and turn the figures round.
fn embedded(text: &str) -> String {
    let mut set = String::new();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let length = row(rest);
        let (part, behind) = rest.split_at(length.unwrap_or(sign.len_utf8()));
        match length {
            Some(_) => set.extend(["\u{202A}", part, "\u{202C}\u{200F}"]),
            None => set.push_str(part),
        }
        rest = behind;
    }
    set
}

/// How long the row of figures is that a text begins with; a number alone needs nothing.
fn row(text: &str) -> Option<usize> {
    let is_figure = |c: char| c.is_ascii_digit();
    let end = text.find(|c: char| !is_figure(c) && !",.:/-–—".contains(c)).unwrap_or(text.len());
    let row = text[..end].trim_end_matches(|c| !is_figure(c));
    (row.starts_with(is_figure) && !row.chars().all(is_figure)).then_some(row.len())
}

/// What is wrong with the places that are filled in (`{n}`): none may be lost that both languages have, nor
/// one stand there that neither has.
fn misplaced(source: &Source, text: &str) -> Option<String> {
    let [zh, en, own] = [source.zh, source.en, text].map(places);
    let lost = zh
        .intersection(&en)
        .find(|place| !own.contains(*place))
        .map(|place| format!("{{{place}}} is missing"));
    let strange = || own.iter().find(|place| !zh.contains(*place) && !en.contains(*place));
    lost.or_else(|| strange().map(|place| format!("nothing is filled in for {{{place}}}")))
}

fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// A text as TOML has it.
fn quoted(text: &str) -> String {
    ["\"", &text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"), "\""].concat()
}

#[cfg(test)]
mod tests;
