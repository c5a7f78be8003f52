//! Texts and words in the language of display.

mod texts;
mod words;

pub use texts::{LeafTexts, REGIONS, Texts, fill, leaf_texts, texts};
pub use words::Words;
