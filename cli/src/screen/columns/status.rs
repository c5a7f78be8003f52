//! Columns that say in words what somebody is: 人员类别, with 脱贫户 or 退役军人、残疾人 in its cells.
//! What stands there is true of them; of what does not nothing follows.

use super::heading::is_of_others;
use super::meaning::called;
use super::names::{Also, NAMES};
use crate::screen::said::Said;
use crate::screen::sanitise::quoted;
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
    /// Why the cell cannot be read.
    pub doubt: Option<Said>,
}

/// The group of facts about what somebody is.
const GROUP: &str = "status";
/// What stands between words.
const BETWEEN: [char; 10] = ['、', ',', ';', '/', '\n', '+', '|', '，', '；', '&'];
/// Boxes and signs that are ticked, and those that are not.
const TICKED: [char; 6] = ['☑', '√', '✓', '✔', '✅', '■'];
const EMPTY: [char; 10] = ['□', '☐', '×', '✗', '✘', '✕', '✖', '╳', '○', '▢'];
/// Words that take back or leave open what stands beside them.
const DOUBTS: [&str; 20] = [
    "否",
    "是",
    "不",
    "非",
    "不是",
    "不属于",
    "没有",
    "无",
    "有",
    "原",
    "曾",
    "曾是",
    "疑似",
    "待定",
    "待核实",
    "待核",
    "待查",
    "不详",
    "不清楚",
    "不确定",
];
/// Words that say that somebody is nothing of it.
const NONE: [&str; 7] = ["其他", "其他人员", "其它", "一般人员", "普通人员", "普通劳动者", "无"];

impl Says {
    fn doubtful(zh: impl Into<String>, en: impl Into<String>) -> Says {
        Says { doubt: Some(Said::new(zh, en)), ..Says::default() }
    }
}

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
        if text.contains(TICKED) || text.contains(EMPTY) || text.contains('☒') {
            return self.boxes(&text);
        }
        let mut doubted: Option<String> = None;
        for part in text.split(BETWEEN) {
            // Beside a word that is known another may say anything of it: 配偶 退役军人.
            let whole = squeezed(part);
            let apart = if self.0.contains_key(&whole) {
                vec![whole]
            } else {
                part.split(' ').map(squeezed).collect()
            };
            let several = apart.len() > 1;
            let known = several && apart.iter().any(|word| self.0.contains_key(word));
            for word in apart.iter().filter(|word| !word.is_empty()) {
                match self.0.get(word.as_str()) {
                    Some(id) if says.facts.contains(id) => {}
                    Some(id) => says.facts.push(*id),
                    None => {
                        let none = NONE.contains(&word.as_str()) || crate::screen::values::is_unknown(word);
                        let bare = word.trim_matches(['(', ')']);
                        let doubts = DOUBTS.contains(&bare) || is_of_others(bare) || bare.len() == 1;
                        let other = known && (!NONE.contains(&word.as_str()) || DOUBTS.contains(&bare));
                        if doubts || other {
                            doubted.get_or_insert_with(|| word.clone());
                        }
                        says.more |= !none;
                    }
                }
            }
        }
        if let Some(word) = doubted.filter(|_| !says.facts.is_empty()) {
            let word = quoted(&word);
            return Says::doubtful(
                format!("写着的类别旁边还有{word}，是不是这类人员看不明白：请只写是的那几类，用顿号分开"),
                format!(
                    "what {word} says of the words beside it is not clear: write only what somebody is, with 、 between"
                ),
            );
        }
        says
    }

    /// What a cell of boxes says: □退役军人 ☑残疾人, or 脱贫户√ 残疾人×. Only what is ticked is true.
    fn boxes(&self, text: &str) -> Says {
        let unclear = || {
            Says::doubtful(
                "打勾的格子看不明白：请只写是的那几类，用顿号分开",
                "which boxes are ticked is not clear: write only what somebody is, with 、 between",
            )
        };
        let is_box = |sign: char| TICKED.contains(&sign) || EMPTY.contains(&sign);
        let around = |sign: char| sign == ' ' || sign == '(' || sign == ')' || BETWEEN.contains(&sign);
        let text = text.trim_matches(around);
        // A sign alone says that somebody is some of it, and not what.
        if text.chars().all(is_box) {
            return Says { more: text.contains(TICKED), ..Says::default() };
        }
        let (ahead, behind) = (text.starts_with(is_box), text.ends_with(is_box));
        // A black box is ticked only where the others are white.
        let black = text.contains('■') && !text.contains(['□', '☐']);
        if ahead == behind || text.contains('☒') || black {
            return unclear();
        }
        let mut says = Says::default();
        let mut parts: Vec<(char, &str)> = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(is_box) {
            let sign = rest[at..].chars().next().unwrap_or('□');
            let after = &rest[at + sign.len_utf8()..];
            let label = match ahead {
                true => &after[..after.find(is_box).unwrap_or(after.len())],
                false => &rest[..at],
            };
            parts.push((sign, label.trim_matches(around)));
            rest = after;
        }
        for (sign, label) in parts {
            let word = squeezed(label);
            if word.is_empty()
                || label.contains(BETWEEN)
                || label.contains(' ') && !self.0.contains_key(&word)
            {
                return unclear();
            }
            match self.0.get(&word) {
                Some(id) if TICKED.contains(&sign) && !says.facts.contains(id) => says.facts.push(*id),
                None if TICKED.contains(&sign) => says.more |= !NONE.contains(&word.as_str()),
                _ => {}
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
        check("□退役军人 ☑残疾人 □脱贫户", &["disabled"], false);
        check("□ 退役军人  ☑ 残疾人", &["disabled"], false);
        check("☑脱贫户☑残疾人", &["poor_household", "disabled"], false);
        check("脱贫户√ 残疾人×", &["poor_household"], false);
        check("脱贫户 √ 残疾人 ×", &["poor_household"], false);
        check("√企业职工", &[], true);
        check("□退役军人 □残疾人", &[], false);
        check("□残疾人 ■脱贫户", &["poor_household"], false);
        check("√", &[], true);
        check("×", &[], false);
        check("残疾人、其他", &["disabled"], false);
        check("残疾人 脱贫户", &["disabled", "poor_household"], false);
        check("非残疾人", &[], true);
        for text in [
            "退役军人 否",
            "残疾人、否",
            "残疾人、(否)",
            "非 脱贫户",
            "配偶 退役军人",
            "配偶、退役军人",
            "残疾人 待定",
            "退役军人 1 残疾人 0",
            "残疾人，无",
            "□残疾人 ☒脱贫户",
            "■残疾人 脱贫户",
            "√残疾人√",
            "√残疾人、脱贫户 ×退役军人",
            "残疾人 ○ 脱贫户",
        ] {
            let says = Words::new(&TABLES).read(text);
            assert!(says.doubt.is_some() && says.facts.is_empty(), "{text}: {says:?}");
        }
        // What is said of a course or a certificate is nothing that somebody is.
        check("参加失业保险", &[], true);
    }
}
