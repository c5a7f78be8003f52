//! What officers head their columns with, beside the keys and labels of the facts
//! (`cli/headings/names.tsv`), read once.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a heading says that is no fact's own name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Also {
    /// A fact, by its key.
    Fact(&'static str),
    /// What somebody is, in words.
    Status,
    /// Who somebody is; such columns are carried through.
    Identity,
    /// Nothing that a rule asks for.
    Nothing,
}

/// Headings by their name without white space, in lower case and half-width characters.
pub static NAMES: LazyLock<HashMap<&'static str, Also>> = LazyLock::new(|| {
    let lines = include_str!("../../../headings/names.tsv").lines().filter(|line| !line.starts_with('#'));
    let entry = |line: &'static str| {
        let (name, says) = line.split_once('\t')?;
        let also = match says {
            "status" => Also::Status,
            "keep" => Also::Identity,
            "pass" => Also::Nothing,
            key => Also::Fact(key),
        };
        Some((name, also))
    };
    lines.filter_map(entry).collect()
});

/// Headings for the sex of somebody, which the tables ask for as `woman`.
pub const SEX: [&str; 5] = ["性别", "性别代码", "性别(男/女)", "sex", "gender"];
/// Headings for what kind of hukou somebody has, which the tables ask for as `rural`.
pub const HUKOU_KIND: [&str; 10] = [
    "户口性质",
    "户籍性质",
    "户口类别",
    "户籍类别",
    "户口类型",
    "户籍类型",
    "户口种类",
    "户籍种类",
    "户别",
    "户口属性",
];
/// Headings of columns that only number the rows.
pub const NUMBERING: [&str; 6] = ["序号", "编号", "no", "no.", "行号", "序"];
/// Headings of people themselves: a row without any of them is nobody.
const PERSON: [&str; 5] = ["姓名", "身份证", "身份号码", "证件号", "name"];

/// Whether a column of this name says which person a row is, rather than where they belong.
pub fn is_of_person(name: &str) -> bool {
    PERSON.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::values::text::squeezed;
    use tables::TABLES;

    #[test]
    fn every_name_is_as_headings_are_compared_and_leads_to_a_fact() {
        assert!(NAMES.len() > 500);
        let mut own = HashMap::new();
        for fact in TABLES.facts {
            for name in [fact.key, fact.label.zh, fact.label.en] {
                own.insert(squeezed(name), fact.key);
            }
        }
        for (name, also) in NAMES.iter() {
            assert_eq!(squeezed(name), *name);
            // What is a fact's own name needs no line here, and would not be looked up.
            assert_eq!(own.get(*name), None, "{name}");
            if let Also::Fact(key) = also {
                assert!(TABLES.fact(key).is_some(), "{name}: {key}");
            }
        }
    }

    #[test]
    fn no_name_stands_twice() {
        let text = include_str!("../../../headings/names.tsv");
        let lines = text.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(lines, NAMES.len());
    }
}
