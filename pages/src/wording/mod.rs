//! Texts and words in the language of display. [`Texts`] are the texts of `pages/texts/`, as they stand;
//! [`Words`] make sentences of them and of what the law says.

mod texts;
mod words;

#[cfg(feature = "built-in")]
pub use texts::{EN, LibraryTexts, MOST, ZH};
pub use texts::{Language, Named, REGIONS, Texts, asked_for, fill, language, languages, load_language};
pub use words::{Words, is_duty};

#[cfg(test)]
mod house_style;
