//! Texts and words in the language of display.

mod texts;
mod words;

#[cfg(feature = "built-in")]
pub use texts::TEXT_FILES;
pub use texts::{LibraryTexts, REGIONS, Texts, fill, has_texts, library_texts, load_texts, texts};
pub use words::{Words, is_duty};

#[cfg(test)]
mod house_style;
