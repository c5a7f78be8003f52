//! What totals, signatures and remarks say.

/// What totals begin with.
const TOTALS: [&str; 23] = [
    "小计",
    "合计",
    "总计",
    "共计",
    "累计",
    "合共",
    "总共",
    "总合计",
    "总人数",
    "人数",
    "人数合计",
    "人数小计",
    "人员合计",
    "本页小计",
    "本页合计",
    "本页共",
    "本班合计",
    "页计",
    "汇总",
    "平均",
    "subtotal",
    "total",
    "grandtotal",
];
/// What may follow it.
const COUNTED: [&str; 10] = ["人数", "人次", "人员", "金额", "补贴", "课时", "学时", "共", "为", "约"];
/// What totals end with: 高昌区小计.
const SUMS: [&str; 6] = ["小计", "合计", "总计", "共计", "累计", "汇总"];
/// What is totalled, by its last sign; 单小计 is somebody.
const SUMMED: &str = "区县市乡镇村州盟旗省部局校院司厂社所班组期批类级页月年季度人道办团场站店型目";
/// What remarks and signatures begin with; a colon, a bracket, a number or nothing follows.
const REMARKS: [&str; 81] = [
    "备注",
    "注",
    "附注",
    "附",
    "说明",
    "填表说明",
    "填写说明",
    "填报说明",
    "填表要求",
    "注意事项",
    "制表人",
    "制表",
    "制单",
    "制单人",
    "制表单位",
    "填表",
    "填表人",
    "填表单位",
    "填报",
    "填报人",
    "填报单位",
    "报送单位",
    "申报单位",
    "申请单位",
    "经办",
    "经办人",
    "经手人",
    "审核",
    "审核人",
    "审核单位",
    "初审",
    "复审",
    "复核",
    "复核人",
    "审批",
    "审批人",
    "审定",
    "批准",
    "批准人",
    "核对",
    "负责人",
    "班主任",
    "主管",
    "会计",
    "出纳",
    "领导",
    "主管领导",
    "分管领导",
    "编制",
    "编制人",
    "校对",
    "校对人",
    "联系人",
    "联系电话",
    "日期",
    "盖章",
    "公章",
    "签字",
    "以下空白",
    "以下无正文",
    "此页无正文",
    "承上页",
    "接上页",
    "续上页",
    "转下页",
    "接下页",
    "过次页",
    "金额大写",
    "大写",
    "大写金额",
    "完",
    "完毕",
    "结束",
    "end",
    "theend",
    "示例",
    "例",
    "样表",
    "样例",
    "示范",
    "模板",
];
/// Those of them that make an example of the whole row, whoever is named in it.
const EXAMPLES: [&str; 10] =
    ["示例", "例", "样表", "样例", "示范", "模板", "填写示范", "填写示例", "填写样例", "填表示例"];
/// What a line begins with that counts some of the people above, whatever follows.
const COUNTS: [&str; 9] = ["其中", "以上", "本期", "本次", "本批", "本班共", "上述", "另有", "另外"];
/// Those that may also be what somebody does.
const POSTS: [&str; 11] =
    ["会计", "出纳", "主管", "领导", "班主任", "负责人", "联系人", "审核", "编制", "批准", "校对"];
/// What may stand before one of these.
const BEFORE: [&str; 16] = [
    "单位",
    "部门",
    "科室",
    "机构",
    "培训机构",
    "培训学校",
    "企业",
    "公司",
    "区县",
    "人社局",
    "人社部门",
    "主要",
    "本单位",
    "街道",
    "领导",
    "乡镇",
];
/// What may follow one, before the colon.
const AFTER: [&str; 12] =
    ["签字", "签名", "签章", "盖章", "公章", "意见", "日期", "时间", "电话", "单位", "领导", "人"];
/// The first characters of all of these.
pub const FIRST: &str = "小合总共累本页汇人平备注附说填制经审复初负主单分领编校联报申日盖公签以示例第批核班会出部科机培企区街年其上另承接续转过大完结样范模此eEgstGST(（※*-–—―─－/\\…~～";

/// 合计, 合计25人, 小计：3, 共 25 人.
pub fn is_total(text: &str) -> bool {
    let text = text.trim_start_matches(['※', '*']);
    let counted = |rest: &str| {
        rest.chars().next().is_none_or(|sign| sign.is_ascii_digit() || sign.is_ascii_punctuation())
            || COUNTED.iter().any(|word| rest.starts_with(word))
    };
    let all = text.strip_prefix('共').is_some_and(|rest| {
        let behind = rest.trim_start_matches(|sign: char| sign.is_ascii_digit());
        behind.len() < rest.len() && matches!(behind, "人" | "名" | "人次" | "人。" | "名。")
    });
    all || is_summing(text) || TOTALS.iter().filter_map(|word| text.strip_prefix(word)).any(counted)
}

/// Whether a text counts people above, or several people at once: 其中：女, 本期结业, 王芳等3人.
pub fn is_summing(text: &str) -> bool {
    let several = text.strip_suffix(['人', '名']).is_some_and(|rest| {
        let digits = rest.trim_end_matches(|sign: char| sign.is_ascii_digit());
        digits.len() < rest.len() && digits.ends_with('等')
    });
    several || COUNTS.iter().any(|word| text.starts_with(word))
}

/// Whether a word makes an example of its row.
pub fn is_example(text: &str) -> bool {
    let text = text.trim_matches(|sign: char| "()※*:【】[]".contains(sign) || sign.is_ascii_digit());
    EXAMPLES.contains(&text)
}

/// Whether a name is that of an example: 张三（示例）.
pub fn is_example_of_name(text: &str) -> bool {
    let Some(open) = text.strip_suffix([')', '】', ']']).and_then(|text| text.rfind(['(', '【', '[']))
    else {
        return is_example(text) && text != "例";
    };
    is_example(text[open..].trim_end_matches([')', '】', ']']))
}

/// What is totalled in a text such as 高昌区小计 or 第一期合计：25人; none where it is no such total.
pub fn summed(text: &str) -> Option<&str> {
    let tail = |sign: char| sign.is_ascii_digit() || ":.,。人名元次()".contains(sign);
    let text = text.trim_end_matches(tail);
    let of = SUMS.iter().find_map(|word| text.strip_suffix(word))?;
    (!of.is_empty()).then_some(of)
}

/// Whether what is totalled is a place, an office or a time, and nobody's name.
pub fn is_summed(of: &str) -> bool {
    let last = of.trim_end_matches(')').chars().last();
    of.chars().count() > 1 && last.is_some_and(|sign| SUMMED.contains(sign) || sign.is_ascii_digit())
}

/// Whether a remark is only a word for what somebody may do: 会计.
pub fn is_post(text: &str) -> bool {
    POSTS.iter().any(|post| text.ends_with(post))
}

/// 制表人：王, 单位负责人签字：, 备注1, 注:…, 第1页, 年 月 日.
pub fn is_remark(text: &str) -> bool {
    let text = text.trim_start_matches(['※', '(', '*']);
    let bare = BEFORE.iter().filter_map(|word| text.strip_prefix(word)).chain([text]);
    let known = is_example(text)
        || bare.clone().any(|text| REMARKS.iter().filter_map(|word| text.strip_prefix(word)).any(ends));
    let page = |first: char| text.starts_with(first) && text.contains('页') && text.chars().count() < 16;
    // 单位（盖章）
    let stamp = bare.clone().any(|text| text.starts_with("(盖章)") || text.starts_with("(公章)"));
    known || stamp || page('第') || page('共') || is_blank_day(text)
}

/// Whether what follows a word makes it the beginning of a remark.
fn ends(mut rest: &str) -> bool {
    while let Some(behind) = AFTER.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
    rest.chars().next().is_none_or(|sign| sign.is_ascii_digit() || ":).(、_/".contains(sign))
}

/// 年 月 日 with a gap for a number.
fn is_blank_day(text: &str) -> bool {
    let plain = text.chars().filter(|sign| !sign.is_ascii_digit() && !matches!(sign, '_' | '-' | '/'));
    let gaps = ["年月", "月日"].iter().any(|gap| text.contains(gap)) || text.starts_with('年');
    gaps && plain.collect::<String>() == "年月日"
}

/// What stands in a row below the headings that says how they are filled in.
const HINTS: [&str; 8] = ["必填", "选填", "非必填", "可选", "必填项", "选填项", "文本", "下拉选择"];
/// What such a cell begins with.
const HINTED: [&str; 7] = ["格式", "例如", "如:", "请填", "请选", "填写", "示例"];

/// Whether a cell says how its column is to be filled in: （必填）, 格式：2020-01-01.
pub fn is_hint(text: &str) -> bool {
    let inside = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    inside.is_some_and(|text| !text.contains(['(', ')']))
        || HINTS.contains(&text)
        || HINTED.iter().any(|word| text.starts_with(word))
}
