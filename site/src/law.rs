//! The law that a site is made of, as the compiler has checked it.

use crate::fault::Fault;
use crate::language::{self, LawTexts};
use compiler::Loaded;
use engine::law::ExampleCase;
use engine::pack::{Packs, part};
use engine::region::Region;
use engine::{Lang, Tables};
use pages::wording::{EN, Language, Named, Wording, ZH};
use std::path::Path;

/// A law that passed its checks.
#[derive(Clone, Copy)]
pub struct Law {
    /// Its tables, documents clause by clause.
    pub tables: &'static Tables,
    /// A few worked cases of each programme, grouped by programme.
    pub worked: &'static [ExampleCase],
    /// The languages in which it is published.
    pub languages: &'static [LawLanguage],
}

/// A language in which a law is published.
#[derive(Clone, Copy)]
pub struct LawLanguage {
    /// The language, with the tables in it.
    pub wording: Wording,
    /// What the law says in it, where the tables themselves do not.
    pub translation: Option<&'static LawTexts>,
}

impl Law {
    /// The law of a folder of tables.
    pub fn of(loaded: &Loaded) -> Law {
        let tables = loaded.tables;
        let own = |t| LawLanguage { wording: Wording { tables, t }, translation: None };
        Law { tables, worked: compiler::worked(loaded), languages: vec![own(&ZH), own(&EN)].leak() }
    }

    /// The same with the further languages that a folder of tables has (`languages/<tag>.toml`).
    ///
    /// # Errors
    /// A file of a language cannot be read, or lacks a text.
    pub fn with_languages(self, folder: &Path) -> Result<Law, Fault> {
        let further = language::read(folder, self.tables)?;
        if further.is_empty() {
            return Ok(self);
        }
        let named = ZH.site.iter().copied().chain(further.iter().map(|one| one.named));
        let site: &'static [Named] = named.collect::<Vec<_>>().leak();
        let leaked =
            |language: Language| -> &'static Language { Box::leak(Box::new(Language { site, ..language })) };
        let own = |language| LawLanguage {
            wording: Wording { tables: self.tables, t: leaked(language) },
            translation: None,
        };
        let mut languages = vec![own(ZH), own(EN)];
        languages.extend(further.into_iter().map(|one| {
            let tables = language::translated(self.tables, &one.law);
            LawLanguage {
                wording: Wording { tables, t: leaked(one.language) },
                translation: Some(Box::leak(Box::new(one.law))),
            }
        }));
        Ok(Law { languages: languages.leak(), ..self })
    }

    /// The wording of one of its languages.
    pub fn wording(self, lang: Lang) -> Wording {
        let own = self.languages.iter().find(|one| one.wording.t.lang == lang);
        own.map_or_else(|| Wording::of(self.tables, lang), |one| one.wording)
    }

    /// The languages in which it is published.
    pub fn langs(self) -> impl Iterator<Item = Lang> {
        self.languages.iter().map(|one| one.wording.t.lang)
    }

    /// Its languages other than those in which it is written, with what it says in them.
    pub fn translations(self) -> impl Iterator<Item = (Wording, &'static LawTexts)> {
        self.languages.iter().filter_map(|one| Some((one.wording, one.translation?)))
    }

    /// The same law with the texts of a language.
    pub fn in_language(self, lang: Lang) -> Law {
        Law { tables: self.wording(lang).tables, ..self }
    }

    /// The same without the documents of other regions, and what those give.
    pub fn within(self, is_in: &dyn Fn(Region) -> bool) -> Law {
        let tables: &'static Tables = Box::leak(Box::new(part(self.tables, is_in)));
        let moved = |case: &ExampleCase| {
            let programme = tables.programme_id(self.tables.programme_at(case.programme)?.id)?;
            Some(ExampleCase { programme, ..*case })
        };
        let within = |one: &LawLanguage| {
            let own = match one.translation {
                Some(_) => Box::leak(Box::new(part(one.wording.tables, is_in))),
                None => tables,
            };
            LawLanguage { wording: Wording { tables: own, ..one.wording }, ..*one }
        };
        Law {
            tables,
            worked: self.worked.iter().filter_map(moved).collect::<Vec<_>>().leak(),
            languages: self.languages.iter().map(within).collect::<Vec<_>>().leak(),
        }
    }

    /// What the page loads of it: all but the documents' lists of clauses, which only the library
    /// says.
    pub fn packs(self) -> Packs {
        compiler::pack(&compiler::without_clauses(self.tables))
    }
}
