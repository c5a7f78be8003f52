//! Words for yes and no, for options, for 不清楚, and codes of standard lists.

use super::text::plain;
use crate::screen::columns::units::Key;
use engine::law::Choice;
use engine::{Answer, Value};

/// Words for 不清楚; an empty cell is one of them. `nan` and the like are what programs write.
const UNKNOWN: [&str; 32] = [
    "",
    "不清楚",
    "不知道",
    "不知",
    "不明",
    "不明确",
    "不详",
    "未知",
    "未填",
    "未填写",
    "未填报",
    "未提供",
    "未核实",
    "空",
    "空白",
    "暂缺",
    "缺失",
    "待定",
    "待补",
    "待补充",
    "待查",
    "待核",
    "待核实",
    "不确定",
    "无法确定",
    "unknown",
    "null",
    "n/a",
    "na",
    "nan",
    "nat",
    "none",
];
/// What is drawn where there is nothing to write; `<NA>` is a program's.
const STROKES: &str = "-–—―─－‐‑/\\.…。*·?、_";
/// Words for nothing: no, the option that says none, or not known.
const NONE: [&str; 7] = ["无", "没有", "暂无", "无。", "没", "均无", "都没有"];
const YES: [&str; 16] =
    ["是", "是的", "有", "属于", "√", "✓", "✔", "☑", "(√)", "对", "yes", "y", "true", "t", "1", "✅"];
const NO: [&str; 18] = [
    "否",
    "不是",
    "不属于",
    "非",
    "×",
    "✗",
    "✘",
    "✕",
    "✖",
    "╳",
    "(×)",
    "错",
    "x",
    "no",
    "n",
    "false",
    "f",
    "0",
];
/// What a spreadsheet shows where a formula came to nothing, or a column is too narrow.
const ERRORS: [&str; 10] = [
    "#n/a",
    "#ref!",
    "#value!",
    "#div/0!",
    "#name?",
    "#null!",
    "#num!",
    "#spill!",
    "#calc!",
    "#getting_data",
];

/// Whether a plain text says that something is not known.
pub fn is_unknown(plain: &str) -> bool {
    UNKNOWN.contains(&plain) || plain == "<na>" || plain.chars().all(|sign| STROKES.contains(sign))
}

/// Whether a plain text says that there is nothing.
pub fn is_none(plain: &str) -> bool {
    NONE.contains(&plain)
}

/// Whether a plain text is an error of a spreadsheet.
pub fn is_error(plain: &str) -> bool {
    ERRORS.contains(&plain) || plain.len() > 2 && plain.bytes().all(|byte| byte == b'#')
}

/// The value of a bool.
pub fn yes_or_no(plain: &str) -> Option<Value> {
    let plain = plain.trim_end_matches('。');
    if plain.contains(['□', '☐']) {
        return boxes(plain);
    }
    let yes = YES.contains(&plain);
    (yes || NO.contains(&plain) || is_none(plain)).then_some(Value::Bool(yes))
}

/// The value of two boxes, one of them ticked: ☑是□否.
fn boxes(plain: &str) -> Option<Value> {
    let drawn = |sign: char| match sign {
        '☑' | '√' | '✓' | '✔' | '■' | '✅' => '√',
        '□' | '☐' => '□',
        sign => sign,
    };
    let text: String = plain.chars().filter(|sign| !" /、\n".contains(*sign)).map(drawn).collect();
    match text.as_str() {
        "√是□否" | "是√否□" | "√有□无" | "有√无□" => Some(Value::Bool(true)),
        "□是√否" | "是□否√" | "□有√无" | "有□无√" => Some(Value::Bool(false)),
        _ => None,
    }
}

/// Whether somebody is a woman, by a word or the code of GB/T 2261.1: 0 not known, 1 男, 2 女,
/// 9 not said. 是 and 否 say nothing in such a column.
pub fn sex(plain: &str) -> Option<Answer> {
    match plain {
        "女" | "女性" | "f" | "female" | "2" => Some(Answer::Known(Value::Bool(true))),
        "男" | "男性" | "m" | "male" | "1" => Some(Answer::Known(Value::Bool(false))),
        "0" | "9" | "未知的性别" | "未说明的性别" | "未说明" => Some(Answer::DontKnow),
        _ => is_unknown(plain).then_some(Answer::DontKnow),
    }
}

/// The value of a bool by the signs that a heading says, or by a word; other signs say nothing.
pub fn by_key(key: Key, plain: &str) -> Option<Answer> {
    let words = match key.sex {
        true => [("女", true), ("女性", true), ("男", false), ("男性", false), ("", false), ("", false)],
        false => [("是", true), ("有", true), ("属于", true), ("否", false), ("无", false), ("不是", false)],
    };
    let word = || words.iter().find(|(word, _)| !word.is_empty() && *word == plain).map(|(_, yes)| *yes);
    match key.says(plain).or_else(word) {
        Some(yes) => Some(Answer::Known(Value::Bool(yes))),
        None => is_unknown(plain).then_some(Answer::DontKnow),
    }
}

/// Whether a hukou is rural, by its kind as the registers had it. Since the kinds were given up a
/// register says 居民户口, of which nothing follows.
pub fn hukou_kind(plain: &str) -> Option<Answer> {
    let mut kind = plain;
    while let Some(rest) = ["户籍", "户口", "家庭户", "集体户", "家庭", "集体", "户"]
        .iter()
        .find_map(|end| kind.strip_suffix(end))
        .filter(|rest| !rest.is_empty())
    {
        kind = rest;
    }
    match kind {
        "农业" | "农村" | "农" | "乡村" | "农村居民" | "农业居民" => {
            Some(Answer::Known(Value::Bool(true)))
        }
        "非农业" | "非农" | "非农村" | "城镇" | "城市" | "城镇居民" | "城市居民" | "非农业居民" => {
            Some(Answer::Known(Value::Bool(false)))
        }
        "居民" | "家庭" | "集体" => Some(Answer::DontKnow),
        _ if matches!(plain, "家庭户" | "集体户" | "居民户口") => Some(Answer::DontKnow),
        _ => (is_unknown(plain) || is_none(plain)).then_some(Answer::DontKnow),
    }
}

/// What parts of an option's label are set apart by.
const PARTS: [char; 7] = ['(', ')', '/', ',', '、', ' ', '\n'];

/// What the options of a choice may be called.
#[derive(Clone, Debug, Default)]
pub struct Words(Vec<(String, Value)>);

impl Words {
    /// Keys and labels, and parts of a label that only one option has.
    pub fn of(options: &[Choice]) -> Words {
        let mut words: Vec<(String, Value)> = Vec::new();
        let mut parts: Vec<(String, Value)> = Vec::new();
        for (at, option) in (0_u8..).zip(options) {
            let value = Value::Choice(at);
            let whole = [option.key, option.label.zh, option.label.en].map(plain);
            let apart = |label: &String| -> Vec<_> {
                label.split(&PARTS[..5]).map(|part| (part.trim().to_owned(), value)).collect()
            };
            parts.extend(whole.iter().skip(1).flat_map(apart));
            words.extend(whole.map(|label| (label, value)));
        }
        let more: Vec<_> = parts
            .iter()
            .flat_map(|(part, value)| also(part).into_iter().map(|word| (word, *value)))
            .collect();
        parts.extend(more);
        // 是 and 否 under 是否在一线.
        for (key, all) in [("yes", &["是", "有", "√"]), ("no", &["否", "无", "×"])] {
            let at = options.iter().position(|option| option.key == key);
            let value = at.and_then(|at| u8::try_from(at).ok()).map(Value::Choice);
            words.extend(value.into_iter().flat_map(|value| all.map(|word| (word.to_owned(), value))));
        }
        let none = (0_u8..).zip(options).find(|(_, option)| option.key == "none" && says_none(option));
        if let Some((at, _)) = none {
            words.extend(NONE.iter().map(|word| ((*word).to_owned(), Value::Choice(at))));
        }
        for (part, value) in &parts {
            let other = |other: &&(String, Value)| other.0 == *part && other.1 != *value;
            let known = words.iter().any(|(word, _)| word == part);
            if !part.is_empty() && !known && !parts.iter().any(|one| other(&one)) {
                words.push((part.clone(), *value));
            }
        }
        Words(words)
    }

    /// An option by its key or label, or by parts of its label that all mean the same option:
    /// 四级/中级工.
    pub fn option(&self, plain: &str) -> Option<Value> {
        self.word(plain).or_else(|| {
            let mut values = plain.split(PARTS).filter(|part| !part.is_empty()).map(|part| self.word(part));
            let first = values.next()??;
            values.all(|value| value == Some(first)).then_some(first)
        })
    }

    fn word(&self, text: &str) -> Option<Value> {
        self.0.iter().find(|(word, _)| word == text).map(|(_, value)| *value)
    }
}

/// Whether an option is that there is nothing, and not 现在没有工作, which says more.
fn says_none(option: &Choice) -> bool {
    ["没", "还没", "都", "不分", "不对应", "不做"].iter().any(|begin| option.label.zh.starts_with(begin))
}

/// What else a part of a label is called: 四级 is 4级, 中级工 is 中级, 企业职工 is 企业在职职工.
fn also(part: &str) -> Vec<String> {
    let mut words = Vec::new();
    let digit = "一二三四五".chars().position(|digit| part.strip_prefix(digit) == Some("级"));
    words.extend(digit.map(|digit| format!("{}级", digit + 1)));
    let grade = part.strip_suffix('工').filter(|grade| matches!(*grade, "初级" | "中级" | "高级"));
    words.extend(grade.into_iter().flat_map(|grade| [grade.to_owned(), format!("{grade}技能")]));
    if matches!(part, "一级" | "二级" | "三级" | "四级" | "五级") {
        words.extend(["国家职业资格", "职业资格", "国家职业资格证书"].map(|kind| format!("{kind}{part}")));
    }
    let known = ALSO.iter().filter(|(known, _)| *known == part);
    words.extend(known.flat_map(|(_, also)| also.iter().map(|word| (*word).to_owned())));
    words
}

/// Other words for options, where they can mean nothing else.
const ALSO: [(&str, &[&str]); 19] = [
    ("大型", &["大型企业"]),
    (
        "中小微",
        &[
            "中型",
            "小型",
            "微型",
            "小微",
            "中小",
            "中型企业",
            "小型企业",
            "微型企业",
            "小微企业",
            "中小企业",
            "中小微企业",
            "小微型",
        ],
    ),
    ("没有工作", &["无业", "待业", "未就业", "失业", "无工作"]),
    ("灵活就业", &["灵活就业人员", "自由职业", "自由职业者"]),
    ("个体工商户", &["个体户", "个体", "个体经营"]),
    ("新就业形态", &["新就业形态劳动者", "新就业形态从业人员", "新业态"]),
    ("企业职工", &["企业在职职工", "企业员工"]),
    (
        "贫困劳动力",
        &[
            "建档立卡贫困劳动力",
            "建档立卡贫困人口",
            "建档立卡劳动力",
            "建档立卡",
            "农村贫困劳动力",
            "贫困户",
            "脱贫劳动力",
            "脱贫人口",
            "防止返贫致贫对象",
        ],
    ),
    ("就业困难人员", &["就业困难", "就业困难对象", "就业困难群体"]),
    ("零就业家庭成员", &["零就业家庭", "零就业家庭人员"]),
    (
        "离校两年内高校毕业生",
        &["离校2年内高校毕业生", "离校两年内未就业高校毕业生", "离校2年内未就业高校毕业生"],
    ),
    ("登记失业人员", &["登记失业", "城镇登记失业人员"]),
    ("正在上学", &["在校", "在校生", "在校学生", "在读"]),
    ("已经毕业离校", &["毕业", "已毕业", "毕业生"]),
    ("职业技能等级证书", &["技能等级证书", "等级证书", "职业技能等级证"]),
    ("职业资格证书", &["国家职业资格证书", "职业资格证", "资格证书"]),
    ("培训合格证书", &["合格证书", "培训合格证", "合格证"]),
    ("专项职业能力证书", &["专项能力证书", "专项职业能力", "专项证书", "专项能力"]),
    ("特种作业操作证", &["特种作业证", "特种作业操作证书"]),
];
