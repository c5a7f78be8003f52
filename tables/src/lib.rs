//! The policy tables built in, for programs without a page: read, checked and packed by the build
//! from `policies/`, and unpacked once, on first use. No text is copied then. The page loads
//! [`PACKS`] beside its module instead, as files of its own.

use engine::{Lang, Tables, pack};
use std::sync::LazyLock;

/// The packs of a law, as the build has written them.
pub struct BuiltIn {
    /// Its shape and keys.
    pub law: &'static [u8],
    /// What a first look shows, a language each.
    pub words: [(Lang, &'static [u8]); 2],
    /// Quotations and what stands behind folds.
    pub more: &'static [u8],
}

macro_rules! built_in {
    ($prefix:literal) => {
        BuiltIn {
            law: include_bytes!(concat!(env!("OUT_DIR"), "/", $prefix, "law.bin")),
            words: [
                (Lang::ZH, include_bytes!(concat!(env!("OUT_DIR"), "/", $prefix, "words-zh-Hans.bin"))),
                (Lang::EN, include_bytes!(concat!(env!("OUT_DIR"), "/", $prefix, "words-en.bin"))),
            ],
            more: include_bytes!(concat!(env!("OUT_DIR"), "/", $prefix, "more.bin")),
        }
    };
}

/// The packs that a page loads: the law without the documents' lists of clauses and what explains
/// them, which only the library says.
pub static PACKS: BuiltIn = built_in!("");

#[cfg(feature = "library")]
static WHOLE: BuiltIn = built_in!("library-");
#[cfg(not(feature = "library"))]
static WHOLE: &BuiltIn = &PACKS;

impl BuiltIn {
    /// The tables with all their texts.
    ///
    /// # Panics
    /// Never in a build that passes its tests: only if what the build packed could not be
    /// unpacked. Without tables there is nothing to go on with, and to carry on with none would
    /// tell people that nothing is theirs.
    pub fn tables(&self) -> Tables {
        let [(_, zh), (_, en)] = self.words;
        pack::unpack_tables(self.law, &[zh, en, self.more]).expect("the tables are as the build packed them")
    }
}

/// The tables. The clauses of the documents and what explains them are among them only with the
/// feature `library`, for tests: nobody but who writes the library says them, and reads them from
/// the files.
pub static TABLES: LazyLock<Tables> = LazyLock::new(|| WHOLE.tables());
