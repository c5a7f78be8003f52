//! The law as it comes to the page: its packs, and the tables made of those that are here. With
//! the words of a language come the interface's texts in it.

use engine::pack::{Fault, Header, Kind, unpack_tables};
use engine::{Lang, Tables};
use pages::wording::load_texts;
use std::cell::{Cell, RefCell};

/// The packs that are here. They stay as long as the page does: the tables borrow from them.
pub struct Law {
    law: &'static [u8],
    /// The words of languages, and what stands behind folds.
    others: RefCell<Vec<&'static [u8]>>,
    tables: Cell<&'static Tables>,
}

impl Law {
    /// The law in the language of the words and texts.
    ///
    /// # Errors
    /// Where they cannot be read, or do not belong together.
    pub fn open(law: Vec<u8>, words: Vec<u8>, texts: Vec<u8>) -> Result<Law, Fault> {
        let (law, words): (&[u8], &[u8]) = (law.leak(), words.leak());
        let tables = leaked(unpack_tables(law, &[words])?);
        let law = Law { law, others: RefCell::new(vec![words]), tables: Cell::new(tables) };
        take_texts(law.spoken(), texts)?;
        Ok(law)
    }

    /// Takes in the words of another language, and the texts in it.
    ///
    /// # Errors
    /// As [`open`](Law::open); everything stays as it was.
    pub fn add_words(&self, lang: Lang, words: Vec<u8>, texts: Vec<u8>) -> Result<(), Fault> {
        take_texts(lang, texts)?;
        self.add(words)
    }

    /// Takes in another pack: the tables are then made anew.
    ///
    /// # Errors
    /// As [`open`](Law::open); the tables stay as they were.
    pub fn add(&self, pack: Vec<u8>) -> Result<(), Fault> {
        // Looked at before it is leaked: a damaged pack is fetched again at each fold that is opened,
        // and would be leaked each time.
        Header::read(&pack)?;
        let mut others = self.others.borrow().clone();
        others.push(pack.leak());
        self.tables.set(leaked(unpack_tables(self.law, &others)?));
        self.others.replace(others);
        Ok(())
    }

    /// The tables, with the texts of all packs that are here.
    pub fn tables(&self) -> &'static Tables {
        self.tables.get()
    }

    /// Whether the words of a language are here.
    pub fn speaks(&self, lang: Lang) -> bool {
        self.has(Kind::Words(lang as u8))
    }

    /// Whether what stands behind folds is here.
    pub fn has_more(&self) -> bool {
        self.has(Kind::More)
    }

    /// A language whose words are here.
    pub fn spoken(&self) -> Lang {
        Lang::ALL.into_iter().find(|lang| self.speaks(*lang)).unwrap_or(Lang::Zh)
    }

    fn has(&self, kind: Kind) -> bool {
        self.others.borrow().iter().any(|pack| Header::read_kind(pack) == Some(kind))
    }
}

fn take_texts(lang: Lang, texts: Vec<u8>) -> Result<(), Fault> {
    let texts = String::from_utf8(texts).map_err(|_| Fault::Damaged)?;
    load_texts(lang, texts.leak()).then_some(()).ok_or(Fault::Damaged)
}

fn leaked(tables: Tables) -> &'static Tables {
    Box::leak(Box::new(tables))
}
