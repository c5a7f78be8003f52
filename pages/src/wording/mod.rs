//! Texts and words in the language of display. [`Texts`] are the texts of `pages/texts/`, as they stand;
//! [`Words`] make sentences of them and of what the law says.

mod texts;
mod words;

#[cfg(feature = "built-in")]
pub use texts::TEXT_FILES;
pub use texts::{LibraryTexts, REGIONS, Texts, fill, has_texts, library_texts, load_texts, texts};
pub use words::{Words, is_duty};

#[cfg(test)]
mod house_style;
