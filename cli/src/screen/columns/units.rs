//! What stands in brackets behind a heading, or in a line below it: the unit of the column, or the key
//! to its codes.

use crate::screen::values::number::tens_of;
use engine::Fact;
use engine::law::Kind;

/// Units, of the facts and of what officers count otherwise.
const UNITS: [&str; 42] = [
    "小时",
    "分钟",
    "天",
    "日",
    "工作日",
    "周",
    "星期",
    "月",
    "个月",
    "季度",
    "年",
    "学年",
    "学期",
    "元",
    "百元",
    "千元",
    "万元",
    "十万元",
    "百万元",
    "千万元",
    "亿元",
    "百",
    "千",
    "万",
    "亿",
    "人",
    "名",
    "个",
    "人次",
    "万人",
    "户",
    "家",
    "次",
    "课时",
    "学时",
    "节",
    "岁",
    "美元",
    "港元",
    "期",
    "届",
    "分",
];
/// What a unit may be written with around it.
const BEFORE: [&str; 7] = ["金额单位", "计量单位", "货币单位", "单位", "按", "以", "人民币"];
const BEHIND: [&str; 5] = ["为单位", "计算", "单位", "数", "计"];

/// What a unit means for a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// The fact's own, by a power of ten.
    Own(u32),
    Percent,
    /// Not the fact's.
    Other,
}

/// Whether a text, without white space, is a unit and nothing else: 万元, （课时）, 单位：元/人.
pub fn is_unit(text: &str) -> bool {
    let inside = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    cut(inside).is_some() || is_percent(inside)
}

/// What the unit that a text names means for a fact with the unit `own`; none where it names none.
pub fn of(fact: &Fact, own: &str, text: &str) -> Option<Unit> {
    if is_percent(text) {
        return Some(if own == "%" { Unit::Percent } else { Unit::Other });
    }
    let (unit, per) = cut(text)?;
    let tens = if unit.is_empty() { None } else { tens_of(fact, own, unit) };
    let fits = per.is_empty() || is_per(fact, &per);
    // 每人每月 says no unit, and fits a standard that is one by the month.
    let own_by = unit.is_empty() && matches!(fact.kind, Kind::Money { .. });
    let tens = if own_by { Some(0) } else { tens };
    Some(tens.filter(|_| fits).map_or(Unit::Other, Unit::Own))
}

fn is_percent(text: &str) -> bool {
    matches!(text, "%" | "百分比" | "百分数" | "单位:%" | "百分之")
}

/// A unit, and what it is counted by: 元 by 人 for 元/人 and 每人元.
fn cut(text: &str) -> Option<(&str, String)> {
    let mut text = text.trim_matches([':', '=']);
    for word in BEFORE {
        text = text.strip_prefix(word).map_or(text, |rest| rest.trim_start_matches(':'));
    }
    for word in BEHIND {
        text = text.strip_suffix(word).filter(|rest| !rest.is_empty()).unwrap_or(text);
    }
    if UNITS.contains(&text) {
        return Some((text, String::new()));
    }
    let by = |per: &str| {
        let per: String = per.chars().filter(|sign| !"/每·.*个".contains(*sign)).collect();
        let mut rest = per.as_str();
        while let Some(unit) =
            UNITS.iter().filter(|unit| rest.starts_with(**unit)).max_by_key(|unit| unit.len())
        {
            rest = &rest[unit.len()..];
        }
        rest.is_empty().then_some(per)
    };
    let known = |unit: &str| unit.is_empty() || UNITS.contains(&unit);
    if let Some((unit, per)) =
        text.split_once(['/', '每']).filter(|(unit, per)| known(unit) && !per.is_empty())
    {
        // 每人元 has its unit behind.
        let behind = UNITS
            .iter()
            .filter(|one| one.ends_with('元') && per.ends_with(**one))
            .max_by_key(|one| one.len());
        return match behind.filter(|_| unit.is_empty()) {
            Some(money) => Some((*money, by(per.strip_suffix(*money)?)?)),
            None => Some((unit, by(per)?)),
        };
    }
    None
}

/// Whether a fact's sum is one by what the unit counts it by: a standard for somebody is by 人, a
/// student's grant by the year.
fn is_per(fact: &Fact, per: &str) -> bool {
    let people = matches!(per, "人" | "人次" | "名" | "人期");
    let month = matches!(per, "月" | "人月" | "月人" | "名月");
    let year = matches!(per, "年" | "学年" | "人年" | "年人" | "人学年");
    match fact.key {
        "training_cost" | "course_standard" | "raised_standard" | "upgrade_standard" => people,
        "grant_standard" => people || year,
        "allowance_standard" | "work_standard" => month,
        "wages_total" | "education_fund_drawn" | "education_spending" => per == "年",
        key if key.ends_with("_claims") => people || year,
        _ => people && !matches!(fact.kind, Kind::Money { .. }),
    }
}

/// The power of ten in which the sums of a sheet are, as its titles say: 金额单位：万元. `Err` where they
/// say two.
pub fn of_titles(titles: &[String]) -> Result<Option<(u32, String)>, String> {
    let mut found: Option<(u32, String)> = None;
    let all = titles.iter().map(|title| crate::screen::values::text::squeezed(title)).collect::<Vec<_>>();
    for (at, title) in all.iter().enumerate() {
        for (begin, word) in title.match_indices("单位") {
            let mut rest = title[begin + word.len()..].trim_start_matches([':', '为', '=']);
            if rest.is_empty() {
                rest = all.get(at + 1).map_or("", String::as_str);
            }
            let end = rest.find([')', ',', ';', '、', ']', '】', '。']).unwrap_or(rest.len());
            let parts = std::iter::once(&rest[..end])
                .chain(rest[end..].split([')', ',', ';', '、', ']', '】', '。']));
            for part in parts {
                let money = MONEY.iter().find(|(unit, _)| *unit == part);
                let Some((unit, tens)) = money else { continue };
                match &found {
                    Some((other, name)) if other != tens => return Err(format!("{name}、{unit}")),
                    _ => found = Some((*tens, (*unit).to_owned())),
                }
            }
        }
    }
    Ok(found)
}

/// Units of money, by their power of ten.
const MONEY: [(&str, u32); 10] = [
    ("元", 0),
    ("百元", 2),
    ("千元", 3),
    ("万元", 4),
    ("万", 4),
    ("十万元", 5),
    ("百万元", 6),
    ("千万元", 7),
    ("亿元", 8),
    ("亿", 8),
];

/// The signs by which a column says yes and no, as its heading says: 0是1否, √为否.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Key {
    pub yes: Option<char>,
    pub no: Option<char>,
    /// Whether they stand for 女 and 男.
    pub sex: bool,
}

/// What may stand between signs and words of a key.
const BETWEEN: &str = "为即表示代填打选写用的请则指码或者勾号-—:=,;、/.\"“”'()。|+和";
/// Words of a key, and whether they say yes.
const WORDS: [(&str, bool); 14] = [
    ("不属于", false),
    ("不是", false),
    ("没有", false),
    ("属于", true),
    ("是", true),
    ("有", true),
    ("否", false),
    ("无", false),
    ("非", false),
    ("不", false),
    ("女性", true),
    ("男性", false),
    ("女", true),
    ("男", false),
];

impl Key {
    /// The key in a remark; none where it has no signs or no words, `Err` where what they mean is not clear.
    pub fn of(remark: &str) -> Option<Result<Key, ()>> {
        let (mut signs, mut words, mut pairs, mut clear) = (0, 0, Vec::new(), true);
        let mut open: Option<Result<char, (bool, bool)>> = None;
        let mut rest = remark;
        while let Some(sign) = rest.chars().next() {
            let word = WORDS.iter().find(|(word, _)| rest.starts_with(word));
            let token = match word {
                Some((word, yes)) => {
                    words += 1;
                    rest = &rest[word.len()..];
                    Some(Err((*yes, word.starts_with(['男', '女']))))
                }
                None => {
                    rest = &rest[sign.len_utf8()..];
                    match sign {
                        _ if is_code(sign) => {
                            signs += 1;
                            clear &= !rest
                                .starts_with(|next: char| next.is_ascii_digit() && sign.is_ascii_digit());
                            Some(Ok(same(sign)))
                        }
                        _ => {
                            clear &= BETWEEN.contains(sign);
                            None
                        }
                    }
                }
            };
            match (open, token) {
                (_, None) => {}
                (None, Some(token)) => open = Some(token),
                (Some(Ok(code)), Some(Err(word))) | (Some(Err(word)), Some(Ok(code))) => {
                    pairs.push((code, word));
                    open = None;
                }
                _ => clear = false,
            }
        }
        if signs == 0 || words == 0 {
            return None;
        }
        let mut key = Key { sex: pairs.iter().any(|(_, (_, sex))| *sex), ..Key::default() };
        for (code, (yes, sex)) in &pairs {
            let (mine, other) = if *yes { (&mut key.yes, key.no) } else { (&mut key.no, key.yes) };
            clear &= mine.replace(*code).is_none_or(|before| before == *code) && other != Some(*code);
            clear &= *sex == key.sex;
        }
        Some(if clear && open.is_none() && !pairs.is_empty() { Ok(key) } else { Err(()) })
    }

    /// Whether it says what is so without it: 是打√, 1是0否.
    pub fn is_usual(self) -> bool {
        let yes = self.yes.is_none_or(|sign| "1√yt".contains(sign));
        !self.sex && yes && self.no.is_none_or(|sign| "0×nf".contains(sign))
    }

    /// Whether a sign that stands alone says yes; none where it is not of the key.
    pub fn says(self, text: &str) -> Option<bool> {
        let mut signs = text.chars();
        let (Some(sign), None) = (signs.next(), signs.next()) else { return None };
        match Some(same(sign)) {
            sign if sign == self.yes => Some(true),
            sign if sign == self.no => Some(false),
            _ => None,
        }
    }

    /// The key in words.
    pub fn in_words(self) -> String {
        let (yes, no) = if self.sex { ("女", "男") } else { ("是", "否") };
        let both = [(self.yes, yes), (self.no, no)];
        let all = both.iter().filter_map(|(code, word)| code.map(|code| format!("{code}{word}")));
        all.collect::<Vec<_>>().join("，")
    }
}

fn is_code(sign: char) -> bool {
    sign.is_ascii_digit()
        || matches!(sign, 'y' | 'n' | 't' | 'f' | 'a' | 'b')
        || matches!(same(sign), '√' | '×' | '○')
}

/// A sign as it is compared: every tick is √, every cross ×.
fn same(sign: char) -> char {
    match sign {
        '✓' | '✔' | '☑' | '✅' | '√' => '√',
        'x' | '✗' | '✘' | '✕' | '✖' | '╳' | '×' => '×',
        '○' | '〇' | '◯' | 'o' => '○',
        sign => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tables::TABLES;

    #[test]
    fn units_are_the_facts_own_or_another() {
        for (key, text, expected) in [
            ("training_cost", "万元", Some(Unit::Own(4))),
            ("training_cost", "万", Some(Unit::Own(4))),
            ("training_cost", "百元", Some(Unit::Own(2))),
            ("training_cost", "单位:千元", Some(Unit::Own(3))),
            ("training_cost", "万元/人", Some(Unit::Own(4))),
            ("training_cost", "每人元", Some(Unit::Own(0))),
            ("training_cost", "以万元为单位", Some(Unit::Own(4))),
            ("training_cost", "元/课时", Some(Unit::Other)),
            ("training_cost", "美元", Some(Unit::Other)),
            ("grant_standard", "单位:万元/年", Some(Unit::Own(4))),
            ("grant_standard", "元/学期", Some(Unit::Other)),
            ("allowance_standard", "元/天", Some(Unit::Other)),
            ("allowance_standard", "元/人·月", Some(Unit::Own(0))),
            ("allowance_standard", "元/人", Some(Unit::Other)),
            ("allowance_standard", "每人每月", Some(Unit::Own(0))),
            ("allowance_standard", "每天", Some(Unit::Other)),
            ("local_amount", "元/人", Some(Unit::Other)),
            ("hours", "课时数", Some(Unit::Own(0))),
            ("hours", "天数", Some(Unit::Other)),
            ("hours", "每天", Some(Unit::Other)),
            ("hours", "课时/天", Some(Unit::Other)),
            ("hours", "小时", Some(Unit::Other)),
            ("insured_months", "年数", Some(Unit::Other)),
            ("insured_months", "月数", Some(Unit::Own(0))),
            ("persons", "万人", Some(Unit::Other)),
            ("subsidy_claims", "次/年", Some(Unit::Own(0))),
            ("pass_rate", "%", Some(Unit::Percent)),
            ("hours", "必填", None),
            ("hours", "含税", None),
            ("hours", "打√", None),
        ] {
            let fact = TABLES.fact(key).and_then(|id| TABLES.fact_at(id)).expect("a fact");
            let own = fact.unit().and_then(|key| TABLES.unit(key)).map_or("", |unit| unit.zh);
            assert_eq!(of(fact, own, text), expected, "{key} {text}");
        }
        assert!(
            is_unit("(万元)") && is_unit("学时") && !is_unit("姓名") && !is_unit("") && !is_unit("(必填)")
        );
    }

    #[test]
    fn titles_say_the_unit_of_sums() {
        let of =
            |titles: &[&str]| of_titles(&titles.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        for (titles, expected) in [
            (&["某市培训费用名册", "金额单位：万元"][..], Some(4)),
            (&["（单位：千元）"], Some(3)),
            (&["填报单位：某局 单位：元"], Some(0)),
            (&["单位：", "万元"], Some(4)),
            (&["单位：人、万元"], Some(4)),
            (&["填报单位：万元村委会"], None),
            (&["填报单位：某局"], None),
            (&[], None),
        ] {
            assert_eq!(of(titles).map(|found| found.map(|(tens, _)| tens)), Ok(expected), "{titles:?}");
        }
        assert!(of(&["单位：元", "单位：万元"]).is_err());
    }

    #[test]
    fn keys_say_which_sign_is_yes() {
        let key = |yes, no| Some(Ok(Key { yes, no, sex: false }));
        for (text, expected) in [
            ("0是1否", key(Some('0'), Some('1'))),
            ("1-否,2-是", key(Some('2'), Some('1'))),
            ("1:否0:是", key(Some('0'), Some('1'))),
            ("是1否0", key(Some('1'), Some('0'))),
            ("有填1,无填0", key(Some('1'), Some('0'))),
            ("√为否", key(None, Some('√'))),
            ("是打√,否打×", key(Some('√'), Some('×'))),
            ("1女2男", Some(Ok(Key { yes: Some('1'), no: Some('2'), sex: true }))),
            ("是/否", None),
            ("打√", None),
            ("√/×", None),
            ("必填", None),
            ("1是1否", Some(Err(()))),
            ("1是,其他否", Some(Err(()))),
            ("10是11否", Some(Err(()))),
        ] {
            assert_eq!(Key::of(text), expected, "{text}");
        }
    }
}
