//! What is said in the language of display. [`Texts`] are the texts of `pages/texts/`, as they stand;
//! [`Wording`] makes sentences of them and of what the law says.

mod sentences;
mod texts;

pub use sentences::{Wording, is_duty};
#[cfg(feature = "built-in")]
pub use texts::{EN, LibraryTexts, MOST, ZH};
pub use texts::{Language, Named, REGIONS, Texts, asked_for, fill, language, languages, load_language};

#[cfg(test)]
mod house_style;
