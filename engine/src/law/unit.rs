//! The units of numbers.

use crate::text::Lang;

/// The words for a unit of numbers.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// The key, e.g. `class_hour`.
    pub key: &'static str,
    /// Chinese, the same for one and many.
    pub zh: &'static str,
    /// English, for one.
    pub one: &'static str,
    /// English, for any other number.
    pub many: &'static str,
}

impl Unit {
    /// The word beside a number; of further languages the English, for which they have their own.
    pub fn word(&self, lang: Lang, is_one: bool) -> &'static str {
        match is_one {
            _ if lang == Lang::ZH => self.zh,
            true => self.one,
            false => self.many,
        }
    }
}
