//! A heading without what forms put around it: 必填 marks, numbers, remarks in brackets.

use super::units;
use crate::screen::values::text::squeezed;

/// A heading of one or more lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heading {
    /// The heading as it is shown and carried through: its lines with a space between.
    pub shown: String,
    /// Its lines from the top, the group first.
    lines: Vec<String>,
}

/// What a heading may be called.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Without white space, in lower case and half-width characters.
    pub text: String,
    /// What stood in brackets.
    pub remarks: Vec<String>,
}

/// Words before a question of yes or no.
const ASKED: [&str; 12] = [
    "是否属于",
    "是否具有",
    "是否持有",
    "是否享受",
    "是否为",
    "是否是",
    "是否已",
    "是否有",
    "是否",
    "是不是",
    "有无",
    "属于",
];
/// What marks a heading as one that must be filled in.
const MARKS: [char; 12] = ['*', '★', '☆', '※', '▲', '△', '●', ':', '?', '。', '#', '、'];
/// Words in a group's heading or a remark that make it one about somebody or some time else.
const OTHERS: [&str; 72] = [
    "配偶",
    "家属",
    "家庭成员",
    "父",
    "母",
    "子女",
    "监护",
    "联系人",
    "法人",
    "负责人",
    "计划",
    "拟",
    "预计",
    "上年",
    "去年",
    "上一年",
    "上次",
    "原",
    "曾",
    "旧",
    "不含",
    "不包括",
    "丈夫",
    "妻",
    "爱人",
    "兄",
    "弟弟",
    "姐",
    "妹",
    "亲属",
    "亲戚",
    "户主",
    "家长",
    "家人",
    "儿子",
    "女儿",
    "导师",
    "师傅",
    "教师",
    "老师",
    "讲师",
    "带教",
    "辅导员",
    "班主任",
    "经办",
    "代理",
    "代办",
    "担保",
    "介绍人",
    "推荐人",
    "同事",
    "理论",
    "实操",
    "实训",
    "实践",
    "实习",
    "线上",
    "线下",
    "有效期",
    "到期",
    "失效",
    "截止",
    "前年",
    "次年",
    "明年",
    "累计到",
    "半年",
    "当月",
    "本月",
    "上月",
    "初领",
    "初次",
];
/// What the heading of a group ends with that says nothing itself.
const GROUPS: [&str; 10] = ["情况", "信息", "类别", "类型", "资料", "内容", "身份", "条件", "项目", "数据"];

/// Groups that say nothing but whose or of what their columns are.
const OWN: [&str; 8] = ["本人", "个人", "学员", "学徒", "培训", "基本", "证书", "其中"];

impl Heading {
    /// The heading of these lines, from the top; empty ones are left out.
    pub fn new<'l>(lines: impl IntoIterator<Item = &'l str>) -> Heading {
        let mut all: Vec<String> = Vec::new();
        for line in lines {
            let line: String = line.split_whitespace().collect::<Vec<_>>().join(" ");
            if !line.is_empty() && all.last() != Some(&line) {
                all.push(line);
            }
        }
        Heading { shown: all.join(" "), lines: all }
    }

    /// Whether nothing stands there, or what programs write for that.
    pub fn is_empty(&self) -> bool {
        let text = squeezed(&self.shown);
        text.is_empty() || text.starts_with("unnamed:")
    }

    /// What it may be called: all of it, without what is around it, then the lowest line alone
    /// where those above only name a group.
    pub fn names(&self) -> Vec<Name> {
        let mut lines: Vec<String> = self.lines.iter().map(|line| squeezed(line)).collect();
        let mut names = named(&lines);
        // 万元 in a line below may be （万元） behind, and 课时 below a group a heading.
        let units = lines.iter().skip(1).rev().take_while(|line| units::is_unit(line)).count();
        if units > 0 {
            let last = lines.len() - units;
            for line in lines.iter_mut().skip(last).filter(|line| !line.starts_with('(')) {
                *line = format!("({line})");
            }
            let units = lines.split_off(last).concat();
            if let Some(line) = lines.last_mut() {
                line.push_str(&units);
            }
            names.extend(named(&lines).into_iter().skip(1));
        }
        names
    }
}

/// What a heading of these lines may be called.
fn named(lines: &[String]) -> Vec<Name> {
    let whole = lines.concat();
    let mut names = vec![Name { text: whole.clone(), remarks: Vec::new() }, bare(&whole)];
    if let [groups @ .., last] = lines
        && !groups.is_empty()
        && groups.iter().all(|group| is_group(group))
    {
        // What a group says in brackets it says of all of its columns.
        let mut name = bare(last);
        name.remarks.extend(groups.iter().flat_map(|group| bare(group).remarks));
        names.push(name);
    }
    names
}

/// Whether a remark makes a heading say something else.
pub fn is_of_others(remark: &str) -> bool {
    OTHERS.iter().any(|word| remark.contains(word))
}

/// What a heading asks about that asks for yes or no (是否退役军人): the words behind the question, the
/// fewest first.
pub fn asked(name: &str) -> impl Iterator<Item = &str> {
    ASKED.iter().filter_map(move |word| name.strip_prefix(word)).filter(|rest| !rest.is_empty())
}

fn is_group(line: &str) -> bool {
    let name = bare(line);
    let asks = ASKED.contains(&name.text.as_str())
        || OWN.contains(&name.text.as_str())
        || GROUPS.iter().any(|end| name.text.ends_with(end));
    asks && !is_of_others(line)
}

/// A line without marks, numbers and brackets, and what stood in the brackets.
fn bare(squeezed: &str) -> Name {
    let (mut text, mut remarks) = (String::new(), Vec::new());
    let mut rest = squeezed;
    while let Some(open) = rest.find(['(', '[', '【', '〔', '<']) {
        let close = match rest[open..].chars().next() {
            Some('(') => ')',
            Some('[') => ']',
            Some('【') => '】',
            Some('<') => '>',
            _ => '〕',
        };
        let Some(length) = rest[open..].find(close) else { break };
        let inside = rest[open..open + length].chars().skip(1).collect::<String>();
        text.push_str(&rest[..open]);
        // （1） at the beginning is a number, no remark.
        if !inside.is_empty() && !inside.chars().all(|sign| sign.is_ascii_digit()) {
            remarks.push(inside);
        }
        rest = &rest[open + length + close.len_utf8()..];
    }
    text.push_str(rest);
    let text = without_number(text.trim_matches(MARKS)).trim_matches(MARKS);
    Name { text: text.to_owned(), remarks }
}

/// A text without `1.`, `1、`, `一、` or `①` before it.
fn without_number(text: &str) -> &str {
    let text = text.trim_start_matches(|sign| matches!(sign, '①'..='⑳'));
    let digits = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let chinese = text.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    for rest in [digits, chinese] {
        let after = rest.strip_prefix(['.', '、', ')', '．']);
        if let Some(after) = after.filter(|after| rest.len() < text.len() && !after.is_empty()) {
            return after;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &[&str], expected: &[&str]) {
        let names = Heading::new(lines.iter().copied()).names();
        let texts: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
        assert_eq!(texts, expected, "{lines:?}");
    }

    #[test]
    fn what_forms_put_around_a_heading_is_taken_away() {
        check(&["*姓名"], &["*姓名", "姓名"]);
        check(&["培训课时（必填）*"], &["培训课时(必填)*", "培训课时"]);
        check(&["1. 姓 名"], &["1.姓名", "姓名"]);
        check(&["（3）所在地区"], &["(3)所在地区", "所在地区"]);
        check(&["三、技能等级："], &["三、技能等级:", "技能等级"]);
        check(&["②【选填】性别"], &["②【选填】性别", "性别"]);
        check(&["培训\n课时"], &["培训课时", "培训课时"]);
        check(&["3D打印"], &["3d打印", "3d打印"]);
        let names = Heading::new(["培训费（万元）（含税)"]).names();
        assert_eq!(names[1].remarks, ["万元", "含税"]);
    }

    #[test]
    fn lines_are_joined_and_a_group_only_goes_before_its_own() {
        check(&["身份证", "号码"], &["身份证号码", "身份证号码"]);
        check(&["培训情况", "培训课时"], &["培训情况培训课时", "培训情况培训课时", "培训课时"]);
        check(&["是否属于", "退役军人"], &["是否属于退役军人", "是否属于退役军人", "退役军人"]);
        check(&["姓名", "姓名"], &["姓名", "姓名"]);
        check(&["配偶情况", "户籍所在地"], &["配偶情况户籍所在地", "配偶情况户籍所在地"]);
        check(&["配偶", "户籍所在地"], &["配偶户籍所在地", "配偶户籍所在地"]);
        check(&["导师信息", "技能等级"], &["导师信息技能等级", "导师信息技能等级"]);
        check(&["户主情况", "残疾人"], &["户主情况残疾人", "户主情况残疾人"]);
        check(&["本人", "残疾人"], &["本人残疾人", "本人残疾人", "残疾人"]);
        check(&["培训费", "万元"], &["培训费万元", "培训费万元", "培训费"]);
        check(&["培训情况", "课时数"], &["培训情况课时数", "培训情况课时数", "课时数", "培训情况"]);
        let names = Heading::new(["培训情况", "培训费", "万元"]).names();
        assert_eq!(names.last(), Some(&Name { text: "培训费".into(), remarks: vec!["万元".into()] }));
        let names = Heading::new(["培训情况（万元）", "培训费"]).names();
        assert_eq!(names[2].remarks, ["万元"]);
        assert_eq!(Heading::new(["培训情况", "课时"]).shown, "培训情况 课时");
        assert!(Heading::new(["Unnamed: 3"]).is_empty() && Heading::new([" "]).is_empty());
    }
}
