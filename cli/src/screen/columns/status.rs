//! Columns that say in words what somebody is: 人员类别, with 脱贫户 or 退役军人、残疾人 in its cells.
//! What stands there is true of them; of what does not nothing follows.

use super::meaning::called;
use super::names::{Also, NAMES};
use crate::screen::values::text::{plain, squeezed};
use engine::law::{Kind, Party};
use engine::{FactId, Tables};
use std::collections::HashMap;

/// What words mean that somebody is.
#[derive(Clone, Debug, Default)]
pub struct Words(HashMap<String, FactId>);

/// What a cell says.
#[derive(Debug, Default, PartialEq)]
pub struct Says {
    /// What is true.
    pub facts: Vec<FactId>,
    /// Whether it says something else too.
    pub more: bool,
}

/// The group of facts about what somebody is.
const GROUP: &str = "status";
/// What stands between words.
const BETWEEN: [char; 11] = ['、', ',', ';', '/', '\n', ' ', '+', '|', '，', '；', '&'];
/// Words that say that somebody is nothing of it.
const NONE: [&str; 7] = ["其他", "其他人员", "其它", "一般人员", "普通人员", "普通劳动者", "无"];

impl Words {
    /// The names of the tables' facts about what a worker is.
    pub fn new(tables: &Tables) -> Words {
        let mut words = HashMap::new();
        for (at, fact) in (0..).zip(tables.facts) {
            let fits = matches!(fact.kind, Kind::Bool) && fact.group == GROUP;
            if fits && fact.about.contains(&Party::Worker) {
                words.extend(called(fact).map(|name| (name, FactId(at))));
            }
        }
        let also = NAMES.iter().filter_map(|(name, also)| match also {
            Also::Fact(key) => Some((*name, tables.fact(key)?)),
            _ => None,
        });
        let of_status: Vec<FactId> = words.values().copied().collect();
        words.extend(also.filter(|(_, id)| of_status.contains(id)).map(|(name, id)| (name.to_owned(), id)));
        Words(words)
    }

    /// What a cell says that somebody is.
    pub fn read(&self, text: &str) -> Says {
        let mut says = Says::default();
        let text = plain(text);
        for word in text.split(BETWEEN).map(squeezed).filter(|word| !word.is_empty()) {
            match self.0.get(word.as_str()) {
                Some(id) if says.facts.contains(id) => {}
                Some(id) => says.facts.push(*id),
                None => {
                    says.more |= !NONE.contains(&word.as_str()) && !crate::screen::values::is_unknown(&word)
                }
            }
        }
        says
    }

    /// Every fact that a cell may say.
    pub fn facts(&self) -> Vec<FactId> {
        let mut all: Vec<FactId> = self.0.values().copied().collect();
        all.sort_by_key(|id| id.0);
        all.dedup();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tables::TABLES;

    #[track_caller]
    fn check(text: &str, expected: &[&str], more: bool) {
        let says = Words::new(&TABLES).read(text);
        let keys: Vec<&str> = says.facts.iter().map(|id| TABLES.fact_at(*id).expect("a fact").key).collect();
        assert_eq!((keys.as_slice(), says.more), (expected, more), "{text}");
    }

    #[test]
    fn words_say_what_somebody_is() {
        check("脱贫户", &["poor_household"], false);
        check("农村转移就业劳动者", &["rural_migrant"], false);
        check(" 城镇登记失业人员 ", &["registered_unemployed"], false);
        check("退役军人、残疾人", &["veteran", "disabled"], false);
        check("两后生/脱贫户\n脱贫人口", &["no_further_study", "poor_household"], false);
        check("其他", &[], false);
        check("——", &[], false);
        check("", &[], false);
        check("企业职工", &[], true);
        check("残疾人，企业职工", &["disabled"], true);
        // What is said of a course or a certificate is nothing that somebody is.
        check("参加失业保险", &[], true);
    }
}
