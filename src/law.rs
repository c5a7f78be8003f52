//! The law as it comes to the page: its packs, and the tables made of those that are here. With
//! the words of a language come the interface's texts in it.

use engine::law::Province;
use engine::pack::{Fault, Header, Kind, unpack_tables};
use engine::{Lang, Tables};
use pages::model::places::prefix;
use pages::wording::load_texts;
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

/// The packs that are here. They stay as long as the page does: the tables borrow from them.
pub struct Law {
    /// By name, in the order in which they came, so that what has an id keeps it. The law's own is the first.
    packs: RefCell<Vec<(String, &'static [u8])>>,
    tables: Cell<&'static Tables>,
}

impl Law {
    /// The law in the language of the words and texts.
    ///
    /// # Errors
    /// Where something cannot be read, or does not belong together.
    pub fn open(law: Vec<u8>, words: Vec<u8>, texts: Vec<u8>) -> Result<Law, Fault> {
        let Kind::Words(at) = Header::read(&words)?.0.kind else { return Err(Fault::OtherKind) };
        let lang = Lang::ALL.get(usize::from(at)).copied().ok_or(Fault::Damaged)?;
        let mut packs = Vec::new();
        let files = vec![(LAW.into(), law), (named(WORDS, lang), words), (named(TEXTS, lang), texts)];
        let tables = taken_in(&mut packs, files)?;
        Ok(Law { packs: RefCell::new(packs), tables: Cell::new(tables) })
    }

    /// Takes in further files: the tables are then made anew.
    ///
    /// # Errors
    /// As [`open`](Law::open); everything stays as it was.
    pub fn add(&self, files: Vec<File>) -> Result<(), Fault> {
        let mut packs = self.packs.borrow().clone();
        self.tables.set(taken_in(&mut packs, files)?);
        self.packs.replace(packs);
        Ok(())
    }

    /// The tables, with the texts of all packs that are here.
    pub fn tables(&self) -> &'static Tables {
        self.tables.get()
    }

    /// Whether the words of a language are here, for all of the law that is.
    pub fn speaks(&self, lang: Lang) -> bool {
        self.lacking(&named(WORDS, lang)).is_empty()
    }

    /// A language whose words are here.
    pub fn spoken(&self) -> Lang {
        Lang::ALL.into_iter().find(|lang| self.speaks(*lang)).unwrap_or(Lang::Zh)
    }

    /// The files of a language that are not here, for what is here of the law.
    pub fn words(&self, lang: Lang) -> Vec<String> {
        let mut names = self.lacking(&named(WORDS, lang));
        if !names.is_empty() {
            names.push(named(TEXTS, lang));
        }
        names
    }

    /// Whether what stands behind folds is here, for all of the law that is.
    pub fn has_more(&self) -> bool {
        self.more().is_empty()
    }

    /// The same of what stands behind folds.
    pub fn more(&self) -> Vec<String> {
        self.lacking(MORE)
    }

    /// The files of a province that is not here, in the languages that are.
    pub fn of_province(&self, province: Province) -> Vec<String> {
        let words = Lang::ALL.into_iter().filter(|lang| self.speaks(*lang)).map(|lang| named(WORDS, lang));
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

/// Puts files behind the packs that are here, and makes the tables of all.
fn taken_in(packs: &mut Vec<(String, &'static [u8])>, files: Vec<File>) -> Result<&'static Tables, Fault> {
    for (name, bytes) in files {
        if let Some(lang) = name.strip_prefix(TEXTS).and_then(Lang::from_tag) {
            take_texts(lang, bytes)?;
            continue;
        }
        // Looked at before it is leaked: a damaged pack is fetched again at each fold that is opened,
        // and would be leaked each time.
        Header::read(&bytes)?;
        packs.push((name, bytes.leak()));
    }
    let all: Vec<&'static [u8]> = packs.iter().map(|(_, pack)| *pack).collect();
    let (law, others) = all.split_first().ok_or(Fault::Damaged)?;
    Ok(Box::leak(Box::new(unpack_tables(law, others)?)))
}

fn take_texts(lang: Lang, texts: Vec<u8>) -> Result<(), Fault> {
    let texts = String::from_utf8(texts).map_err(|_| Fault::Damaged)?;
    load_texts(lang, texts.leak()).then_some(()).ok_or(Fault::Damaged)
}
