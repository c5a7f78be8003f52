//! Messages of a screening, each in both languages: standard error shows the English one, what is
//! written for people the one of `--lang`.

use engine::Lang;

/// A message in Chinese and in English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub zh: String,
    pub en: String,
}

impl Said {
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Said {
        Said { zh: zh.into(), en: en.into() }
    }

    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::ZH => &self.zh,
            _ => &self.en,
        }
    }
}

/// What is the same in every language.
impl From<String> for Said {
    fn from(text: String) -> Said {
        Said::new(text.clone(), text)
    }
}

/// The one of two words that is in a language.
pub fn word<'w>(lang: Lang, zh: &'w str, en: &'w str) -> &'w str {
    match lang {
        Lang::ZH => zh,
        _ => en,
    }
}
