//! Texts and words in the language of display.

mod texts;
mod words;

pub use texts::{LibraryTexts, REGIONS, Texts, fill, library_texts, texts};
pub use words::Words;
