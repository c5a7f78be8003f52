//! What a heading means.

use super::heading::{self, Heading, Name};
use super::mapping::{Mapping, Said};
use crate::screen::rejects;
use crate::screen::shown::quoted;
use crate::screen::values::number::{Scale, tens_of};
use crate::screen::values::text::squeezed;
use engine::law::{Kind, Party};
use engine::{Fact, FactId, Tables};
use std::collections::HashMap;

/// Headings that say who somebody is; such columns are carried through.
const IDENTITY: [&str; 26] = [
    "姓名",
    "学员姓名",
    "人员姓名",
    "编号",
    "序号",
    "工号",
    "学号",
    "身份证号",
    "身份证号码",
    "居民身份证号",
    "居民身份证号码",
    "公民身份号码",
    "公民身份证号码",
    "证件号",
    "证件号码",
    "社会保障号码",
    "社会保障号",
    "单位名称",
    "企业名称",
    "机构名称",
    "培训机构名称",
    "统一社会信用代码",
    "身份证",
    "id",
    "name",
    "no",
];
/// Headings for the sex of somebody, which the tables ask for as `woman`.
const SEX: [&str; 4] = ["性别", "性别代码", "sex", "gender"];
/// Headings of columns that only number the rows.
const NUMBERING: [&str; 5] = ["序号", "编号", "no", "行号", "序"];
/// Headings that rosters have and no rule asks for.
const NO_FACT: [&str; 40] = [
    "备注",
    "联系电话",
    "联系方式",
    "电话",
    "手机",
    "手机号",
    "手机号码",
    "民族",
    "年龄",
    "出生日期",
    "出生年月",
    "学历",
    "文化程度",
    "住址",
    "家庭住址",
    "家庭地址",
    "联系地址",
    "开户行",
    "开户银行",
    "银行账号",
    "银行卡号",
    "账号",
    "签名",
    "签字",
    "本人签字",
    "金额",
    "补贴金额",
    "补贴标准",
    "工种",
    "职业",
    "培训工种",
    "职业工种",
    "培训职业",
    "培训专业",
    "专业",
    "培训机构",
    "培训时间",
    "证书编号",
    "班级",
    "班次",
];
/// Other names of facts, where they can mean nothing else.
const ALSO: [(&str, &str); 19] = [
    ("地区", "region"),
    ("所在地", "region"),
    ("所属地区", "region"),
    ("地区代码", "region"),
    ("所在地区代码", "region"),
    ("行政区划", "region"),
    ("行政区划代码", "region"),
    ("户籍地", "hukou"),
    ("户口所在地", "hukou"),
    ("学时", "hours"),
    ("课时", "hours"),
    ("课时数", "hours"),
    ("培训学时", "hours"),
    ("职业技能等级", "skill_level"),
    ("证书等级", "certificate_level"),
    ("发证时间", "certificate_on"),
    ("毕业日期", "left_school_on"),
    ("毕业时间", "left_school_on"),
    ("离校日期", "left_school_on"),
];
/// Units that stand in brackets behind a heading.
const UNITS: [&str; 21] = [
    "小时", "天", "日", "周", "月", "个月", "年", "学年", "学期", "元", "千元", "万元", "亿元", "人", "名",
    "次", "课时", "学时", "节", "岁", "美元",
];

/// What a heading means.
#[derive(Clone, Debug)]
pub enum Meaning {
    /// A fact, in the unit that the heading says.
    Fact { id: FactId, fact: &'static Fact, scale: Scale, sex: bool },
    /// Carried through: who somebody is, or what the user wants kept.
    Kept,
    /// Nothing that a rule asks for.
    Passed,
    /// There is no heading.
    Empty,
    /// A fact, were it not for what else is said; in words.
    Unclear(String),
    /// Hardly anything but a fact, wrongly written.
    Typo(&'static Fact),
    /// Not known.
    Unknown,
}

/// What headings may mean.
#[derive(Clone, Debug)]
pub struct Meanings {
    facts: HashMap<String, Vec<FactId>>,
    keep: Vec<String>,
    mapping: Mapping,
    party: Option<Party>,
}

impl Meanings {
    /// Of the tables' facts, the headings to be kept, a mapping, and whom the roster is of.
    pub fn new(tables: &Tables, keep: &[String], mapping: Mapping, party: Option<Party>) -> Meanings {
        let mut facts: HashMap<String, Vec<FactId>> = HashMap::new();
        for (at, fact) in (0..).zip(tables.facts) {
            for name in names(fact) {
                let all = facts.entry(name).or_default();
                if !all.contains(&FactId(at)) {
                    all.push(FactId(at));
                }
            }
        }
        for (name, key) in ALSO {
            if let (Some(id), false) = (tables.fact(key), facts.contains_key(name)) {
                facts.insert(name.into(), vec![id]);
            }
        }
        Meanings { facts, keep: keep.iter().map(|heading| squeezed(heading)).collect(), mapping, party }
    }

    /// Whether a heading is known: as a fact, as something to be carried through or passed over.
    pub fn knows(&self, tables: &Tables, heading: &Heading) -> bool {
        !matches!(self.of(tables, heading), Meaning::Unknown | Meaning::Typo(_) | Meaning::Empty)
    }

    /// Whether the user wants a column carried through, or it says who somebody is.
    pub fn is_kept(&self, heading: &Heading) -> bool {
        let names = heading.names();
        let said = |name: &Name| self.mapping.of(&name.text);
        match names.iter().find_map(said) {
            Some(said) => said == Said::Keep,
            None => names
                .iter()
                .any(|name| self.keep.contains(&name.text) || IDENTITY.contains(&name.text.as_str())),
        }
    }

    /// What a heading means.
    pub fn of(&self, tables: &Tables, heading: &Heading) -> Meaning {
        if heading.is_empty() {
            return Meaning::Empty;
        }
        let names = heading.names();
        match names.iter().find_map(|name| self.mapping.of(&name.text)) {
            Some(Said::Keep) => return Meaning::Kept,
            Some(Said::Ignore) => return Meaning::Passed,
            Some(Said::Fact(key)) => {
                let name = names.last().cloned().unwrap_or(Name { text: String::new(), remarks: Vec::new() });
                return match tables.fact(key) {
                    Some(id) => in_unit(tables, id, &name, true),
                    None => Meaning::Unknown,
                };
            }
            None => {}
        }
        for name in &names {
            match self.fact(tables, name) {
                Meaning::Unknown => {}
                meaning => return meaning,
            }
        }
        let one_of = |list: &[&str]| names.iter().any(|name| list.contains(&name.text.as_str()));
        match () {
            () if self.is_kept(heading) => Meaning::Kept,
            () if one_of(&NO_FACT) || one_of(&rejects::HEADINGS) => Meaning::Passed,
            () => {
                names.iter().find_map(|name| typo(tables, &name.text)).map_or(Meaning::Unknown, Meaning::Typo)
            }
        }
    }

    /// The fact that goes by a name.
    fn fact(&self, tables: &Tables, name: &Name) -> Meaning {
        if SEX.contains(&name.text.as_str()) {
            return match tables.fact("woman").and_then(|id| Some((id, tables.fact_at(id)?))) {
                Some((id, fact)) => Meaning::Fact { id, fact, scale: Scale::default(), sex: true },
                None => Meaning::Unknown,
            };
        }
        let is_bool = |id: &FactId| tables.fact_at(*id).is_some_and(|fact| matches!(fact.kind, Kind::Bool));
        let known = self.facts.get(&name.text).cloned();
        let all = known.or_else(|| {
            let ids = self.facts.get(heading::asked(&name.text)?)?;
            Some(ids.iter().copied().filter(is_bool).collect())
        });
        let all = all.unwrap_or_default();
        let theirs = |id: &&FactId| {
            self.party
                .is_none_or(|party| tables.fact_at(**id).is_some_and(|fact| fact.about.contains(&party)))
        };
        let mut likely = all.iter().filter(theirs);
        match (likely.next(), likely.next(), all.as_slice()) {
            (None, None, []) => Meaning::Unknown,
            (Some(id), None, _) | (None, None, [id]) => in_unit(tables, *id, name, false),
            _ => {
                let keys: Vec<_> = all.iter().filter_map(|id| Some(tables.fact_at(*id)?.key)).collect();
                Meaning::Unclear(format!(
                    "may be {}: head it with the one, or say --for worker, employer or provider",
                    keys.join(" or ")
                ))
            }
        }
    }
}

/// Whether a column of these names only numbers the rows.
pub fn is_numbering(heading: &Heading) -> bool {
    heading.is_empty() || heading.names().iter().any(|name| NUMBERING.contains(&name.text.as_str()))
}

/// What a fact is called.
pub fn names(fact: &Fact) -> impl Iterator<Item = String> + use<> {
    [fact.key, fact.label.zh, fact.label.en].map(squeezed).into_iter()
}

/// A fact in the unit that remarks say, where it is one of the fact's. What is `mapped` by the
/// user may carry any other remark.
fn in_unit(tables: &Tables, id: FactId, name: &Name, mapped: bool) -> Meaning {
    let Some(fact) = tables.fact_at(id) else { return Meaning::Unknown };
    let own = fact.unit().and_then(|key| tables.unit(key)).map_or("", |unit| unit.zh);
    let mut scale = Scale::default();
    for remark in &name.remarks {
        let unit = remark.strip_prefix("单位").map_or(remark.as_str(), |unit| unit.trim_start_matches(':'));
        if matches!(unit, "%" | "百分比" | "百分数") && own == "%" {
            scale.percent = true;
        } else if let Some(tens) = tens_of(fact, own, unit) {
            scale.tens = tens;
        } else if UNITS.contains(&unit) {
            return Meaning::Unclear(format!(
                "is in {unit}, but {} is not: bring it into its unit",
                fact.key
            ));
        } else if heading::is_of_others(remark) && !mapped {
            let remark = quoted(remark);
            return Meaning::Unclear(format!(
                "is {} but for {remark}: --columns FILE can say what it is",
                fact.key
            ));
        }
    }
    Meaning::Fact { id, fact, scale, sex: false }
}

/// The fact whose name somebody hardly missed: one letter of a word, the last sign of a label.
fn typo(tables: &Tables, name: &str) -> Option<&'static Fact> {
    let given: Vec<char> = name.chars().collect();
    let mut facts = (0..).map_while(|at| tables.fact_at(FactId(at)));
    facts.find(|fact| names(fact).any(|known| is_near(&given, &known.chars().collect::<Vec<_>>())))
}

fn is_near(given: &[char], known: &[char]) -> bool {
    let (short, long) = if given.len() < known.len() { (given, known) } else { (known, given) };
    if short.len() < 3 || long.len() > short.len() + 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let ends = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    if short.len() < long.len() {
        return same + ends >= short.len();
    }
    let swapped = same + ends + 2 == short.len()
        && short.get(same) == long.get(same + 1)
        && short.get(same + 1) == long.get(same);
    // 培训人数 is not 培训月数, but 所在地域 is 所在地区.
    let changed = same + ends + 1 == short.len() && (ends == 0 || given.is_ascii_word());
    swapped || changed
}

trait AsciiWord {
    fn is_ascii_word(&self) -> bool;
}

impl AsciiWord for [char] {
    fn is_ascii_word(&self) -> bool {
        self.iter().all(char::is_ascii)
    }
}
