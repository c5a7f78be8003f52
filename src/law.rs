//! The law as it comes to the page: its packs, and the tables made of those that are here. With
//! the words of a language come the interface's texts in it.

use engine::law::Province;
use engine::pack::{Fault, Header, unpack_tables};
use engine::{Lang, Tables};
use pages::model::places::prefix;
use pages::wording::{languages, load_language};
use std::cell::{Cell, RefCell};

/// A law's own pack, or a province's.
const LAW: &str = "law";
/// What stands behind folds.
const MORE: &str = "more";
/// What the interface's texts begin with, and the words of the law, before the tag of a language.
const TEXTS: &str = "texts-";
const WORDS: &str = "words-";

/// A file of the law: its name, as the loader knows it, and what is in it.
type File = (String, Vec<u8>);
/// The same once it has been taken in.
type Pack = (String, &'static [u8]);

/// Tables, and the language that their English texts are in.
type InLanguage = (Lang, &'static Tables);

/// The packs that are here. They stay as long as the page does: the tables borrow from them.
pub struct Law {
    /// By name, in the order in which they came, so that what has an id keeps it. The law's own is the first.
    packs: RefCell<Vec<Pack>>,
    /// The language that is shown, and the tables in it.
    current: Cell<InLanguage>,
    /// The tables of these packs that were made so far.
    made: RefCell<Vec<InLanguage>>,
}

impl Law {
    /// The law in the language of the words and texts.
    ///
    /// # Errors
    /// Where something cannot be read, or does not belong together.
    pub fn read(law: Vec<u8>, words: Vec<u8>, texts: Vec<u8>) -> Result<Law, Fault> {
        let lang = take_language(texts)?;
        let mut packs = Vec::new();
        let files = vec![(LAW.into(), law), (named(WORDS, lang), words)];
        let current = taken_in(&mut packs, files, lang)?;
        Ok(Law { packs: RefCell::new(packs), current: Cell::new(current), made: RefCell::new(vec![current]) })
    }

    /// Takes in further files: the tables are then made anew. What two have asked for comes twice, and is
    /// taken in once.
    ///
    /// # Errors
    /// As [`read`](Law::read); everything stays as it was.
    pub fn add(&self, files: Vec<File>) -> Result<(), Fault> {
        let mut packs = self.packs.borrow().clone();
        let is_new = |(name, _): &File| packs.iter().all(|(other, _)| other != name);
        let files: Vec<File> = files.into_iter().filter(is_new).collect();
        if files.is_empty() {
            return Ok(());
        }
        let current = taken_in(&mut packs, files, self.current.get().0)?;
        self.current.set(current);
        self.made.replace(vec![current]);
        self.packs.replace(packs);
        Ok(())
    }

    /// Gives the tables in a language, from now on. Its words are here: those of the packs were read before.
    pub fn set_language(&self, lang: Lang) -> &'static Tables {
        let mut made = self.made.borrow_mut();
        let before = made.iter().find(|(other, _)| *other == written_in(lang)).copied();
        if let Some(current) = before.or_else(|| tables_of(&self.packs.borrow(), lang).ok()) {
            if before.is_none() {
                made.push(current);
            }
            self.current.set(current);
        }
        self.tables()
    }

    /// The tables, with the texts of all packs that are here.
    pub fn tables(&self) -> &'static Tables {
        self.current.get().1
    }

    /// Whether the words of a language are here, for all of the law that is.
    pub fn has_language(&self, lang: Lang) -> bool {
        self.lacking(&named(WORDS, lang)).is_empty()
    }

    /// A language whose words are here.
    pub fn any_language(&self) -> Lang {
        languages().find(|lang| self.has_language(*lang)).unwrap_or(Lang::ZH)
    }

    /// The files of a language that are not here, for what is here of the law.
    pub fn lacking_words(&self, lang: Lang) -> Vec<String> {
        let mut names = self.lacking(&named(WORDS, lang));
        if !names.is_empty() {
            names.push(named(TEXTS, lang));
        }
        names
    }

    /// Whether what stands behind folds is here, for all of the law that is.
    pub fn has_more(&self) -> bool {
        self.lacking_more().is_empty()
    }

    /// The same of what stands behind folds.
    pub fn lacking_more(&self) -> Vec<String> {
        self.lacking(MORE)
    }

    /// The files of a province that is not here, in the languages that are.
    pub fn of_province(&self, province: Province) -> Vec<String> {
        let words = languages().filter(|lang| self.has_language(*lang)).map(|lang| named(WORDS, lang));
        [LAW.into()]
            .into_iter()
            .chain(words)
            .map(|file: String| [prefix(province.region), file].concat())
            .collect()
    }

    /// Of a kind of file, which there is of the whole country and of each province that is here, those
    /// that are not.
    fn lacking(&self, file: &str) -> Vec<String> {
        let packs = self.packs.borrow();
        let parts = packs.iter().filter_map(|(name, _)| name.strip_suffix(LAW));
        let names = parts.map(|part| [part, file].concat());
        names.filter(|name| packs.iter().all(|(other, _)| other != name)).collect()
    }
}

fn named(kind: &str, lang: Lang) -> String {
    [kind, lang.tag()].concat()
}

/// Which language the English texts of tables are in, when a language is shown.
fn written_in(lang: Lang) -> Lang {
    if lang == Lang::ZH { Lang::EN } else { lang }
}

/// Puts files behind the packs that are here, and makes the tables of all.
fn taken_in(packs: &mut Vec<Pack>, files: Vec<File>, lang: Lang) -> Result<InLanguage, Fault> {
    for (name, bytes) in files {
        if name.starts_with(TEXTS) {
            take_language(bytes)?;
            continue;
        }
        // Looked at before it is leaked: a damaged pack is fetched again at each fold that is opened,
        // and would be leaked each time.
        Header::read(&bytes)?;
        packs.push((name, bytes.leak()));
    }
    tables_of(packs, lang)
}

/// The tables of packs when a language is shown: without the words of other translations.
fn tables_of(packs: &[Pack], lang: Lang) -> Result<InLanguage, Fault> {
    let lang = written_in(lang);
    let others = languages().filter(|other| ![Lang::ZH, Lang::EN, lang].contains(other));
    let others: Vec<String> = others.map(|other| named(WORDS, other)).collect();
    let wanted = packs.iter().filter(|(name, _)| !others.iter().any(|other| name.ends_with(&**other)));
    let all: Vec<&'static [u8]> = wanted.map(|(_, pack)| *pack).collect();
    let (law, others) = all.split_first().ok_or(Fault::Damaged)?;
    Ok((lang, Box::leak(Box::new(unpack_tables(law, others)?))))
}

fn take_language(texts: Vec<u8>) -> Result<Lang, Fault> {
    let texts = String::from_utf8(texts).map_err(|_| Fault::Damaged)?;
    load_language(texts.leak()).ok_or(Fault::Damaged)
}
