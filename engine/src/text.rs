//! Texts in the languages of display. The engine only carries them.

/// A language of display, by its BCP 47 tag as it stands in a page's `lang` attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lang(&'static str);

impl Lang {
    /// Simplified Chinese, the source language.
    pub const ZH: Lang = Lang("zh-Hans");
    /// English.
    pub const EN: Lang = Lang("en");

    /// The languages that a law is written in, the source first. All others translate the English
    /// (`pages::wording::languages` has those that are here).
    pub const ALL: [Lang; 2] = [Lang::ZH, Lang::EN];

    /// The language of a tag.
    pub const fn tagged(tag: &'static str) -> Lang {
        Lang(tag)
    }

    /// Its tag.
    pub fn tag(self) -> &'static str {
        self.0
    }
}

/// One text in the languages that a law is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "json-entries", derive(serde::Serialize))]
pub struct Text {
    /// Simplified Chinese.
    pub zh: &'static str,
    /// English; in tables of a further language ([`unpack_tables`](crate::pack::unpack_tables))
    /// that, in its place.
    pub en: &'static str,
}

impl Text {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &'static str {
        if lang == Lang::ZH { self.zh } else { self.en }
    }
}
