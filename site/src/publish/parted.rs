//! What the page loads of a law: all of it at once, or by province what holds in the whole country and
//! then what somebody's own province gives. A law that is small comes at once, since then nobody can
//! tell from what is asked for where somebody is.

use super::Made;
use super::packed::packed;
use crate::{Law, names};
use engine::Tables;
use engine::pack::{Packs, by_province, provinces};
use engine::region::Region;
use pages::model::places::prefix;

/// Up to how much a law comes at once: bytes of its packs, compressed.
const AT_ONCE: usize = 300 << 10;

/// What the folder of the provinces' files is called, before the hash of what is in it.
const FOLDER: &str = "provinces-";

/// What the files of a law that come all at once are called, before their names.
pub const ALL: &str = "all-";

/// Whether a folder is one of those.
pub fn is_folder(name: &str) -> bool {
    name.starts_with(FOLDER)
}

/// The page with attributes added to its first script; none where there is none.
pub fn said(page: &str, attributes: &str) -> Option<String> {
    let (before, after) = page.split_once(" data-law=")?;
    Some([before, attributes, " data-law=", after].concat())
}

/// The files of a law.
pub struct Files {
    /// Those that the page without a law names, by those names.
    pub named: Vec<Made>,
    /// The tables as the page finds them at first.
    pub tables: &'static Tables,
    /// Those of the law by province.
    pub parted: Option<Parted>,
}

/// What is more of a law by province.
pub struct Parted {
    /// The folder of the provinces' files, by their content; ends with `/`.
    pub folder: String,
    /// Those files, from the site's folder on.
    pub provinces: Vec<Made>,
    /// All of the law, for hosts who want no request later (`law=all`), by names that are not of the content yet.
    pub all: Vec<Made>,
}

impl Files {
    /// The files of a law, by province where that is wanted; where nothing is said, by its size.
    pub fn of(law: Law, wanted: Option<bool>) -> Files {
        let packs = own(law, law.packs());
        // What is small as it is need not be compressed to see that.
        let is_large = || {
            let size = |of: fn(&[u8]) -> usize| packs.iter().map(|(_, bytes)| of(bytes)).sum::<usize>();
            size(<[u8]>::len) > AT_ONCE && size(|bytes| packed(bytes)[0].len()) > AT_ONCE
        };
        let is_parted = wanted.unwrap_or_else(is_large);
        let whole: Vec<Made> = packs.into_iter().chain(library(law, None)).collect();
        if !is_parted {
            return Files { named: whole, tables: law.tables, parted: None };
        }
        let packs = by_province(&compiler::without_clauses(law.tables));
        let nation = law.within(&|region| region.province() == Region::COUNTRY);
        let mut files: Vec<Made> = Vec::new();
        for (province, packs) in packs.provinces {
            let law = law.within(&|region| [province, Region::COUNTRY].contains(&region.province()));
            let its = own(law, packs).into_iter().chain(library(law, Some(province)));
            files.extend(its.map(|(name, bytes)| ([&prefix(province), &*name].concat(), bytes)));
        }
        let all: Vec<u8> = files.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes].concat()).collect();
        let folder = [FOLDER, &names::digits(&all), "/"].concat();
        let its = files.into_iter().map(|(name, bytes)| ([&*folder, &name].concat(), bytes)).collect();
        let all = whole.into_iter().map(|(name, bytes)| ([ALL, &*name].concat(), bytes)).collect();
        let named = own(law, packs.nation).into_iter().chain(library(nation, None)).collect();
        let tables = Box::leak(Box::new(Tables { provinces: provinces(law.tables).leak(), ..*law.tables }));
        Files { named, tables, parted: Some(Parted { folder, provinces: its, all }) }
    }
}

/// Packs as files, with those of the law's further languages.
fn own(law: Law, packs: Packs) -> Vec<Made> {
    let own = packs.files().map(|(name, bytes)| (name, bytes.to_vec()));
    let further = law.translations().map(|(words, texts)| {
        let translated = |english: &str| texts.get(english).cloned().unwrap_or_default();
        (format!("words-{}.bin", words.t.lang.tag()), packs.translation(&translated))
    });
    own.chain(further).collect()
}

/// The library's pages for the app, a file a language; of one province where one is given.
fn library(law: Law, province: Option<Region>) -> impl Iterator<Item = Made> {
    law.langs().map(move |lang| {
        let file = crate::for_app(law, lang, province);
        (file.path, file.content.into_bytes())
    })
}
