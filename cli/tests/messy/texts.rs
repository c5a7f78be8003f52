//! Text: CSV and what is near it.

use crate::roster::Roster;
use crate::{HARDSHIP, WORK_BASED, check, says, verdicts};
use encoding_rs::GB18030;

fn gb(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

/// GB18030 with semicolons, full-width digits and letters, and a tail of notes.
#[test]
fn semicolons_wide_characters_and_a_tail_of_notes() {
    let text = "高昌区职业技能培训花名册;;;;;\r\n\
        （１）姓名；必填;＊身份证号码;居住地;是否下岗失业人员？;培训课时（课时）;备注\r\n\
        王芳;65040219900101123Ｘ;６５０４０２;是;１２０;\r\n\
        李强;;吐鲁番市;　否　;８０课时;低保\r\n\
        小计;;;;２００;\r\n\
        ;;;;;\r\n\
        单位负责人（签字）：;;审核：;;填表日期：     年   月   日;\r\n";
    let roster = Roster::of(&gb(text));
    let ran = check(
        &roster,
        &["--keep", "（１）姓名；必填"],
        &["1 王芳 65040219900101123Ｘ eligible", "2 李强  undetermined"],
    );
    says(&ran.err, &["(GB18030): 5 rows = 2 screened + 0 rejected + 1 blank + 2 totals and notes"]);
    says(
        &roster.explain(&[]),
        &["by semicolons", "\"１２０\" → 120", "\"８０课时\" → 80", "region (所在地区)"],
    );
}

/// UTF-16 without its mark and with tabs, as spreadsheets save "Unicode text".
#[test]
fn unicode_text_without_its_mark() {
    let text = "序号\t姓名\t户籍所在地\t所在地区\t残疾证\r\n1\t王芳\t辽宁省沈阳市\t高昌区\t有\r\n合计\t1人\t\t\t\r\n";
    for swapped in [false, true] {
        let bytes = |unit: u16| if swapped { unit.to_be_bytes() } else { unit.to_le_bytes() };
        let roster = Roster::named("roster.txt", &text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>());
        let ran = check(&roster, &[], &["1 1 王芳 eligible"]);
        says(&ran.err, &["(UTF-16", "1 totals and notes"]);
        says(
            &roster.explain(&[]),
            &["cells apart by tabs", "hukou (户口所在地)\n   \"辽宁省沈阳市\" → 210100 沈阳市"],
        );
    }
}

/// Typed by hand, with full-width commas, in either encoding.
#[test]
fn full_width_commas() {
    let text = "姓名，现居住地，是否残疾，就业困难人员\n王芳，新疆吐鲁番，√，无\n李强，鄯善，，√\n";
    for bytes in [text.as_bytes().to_vec(), gb(text)] {
        check(&Roster::named("roster.txt", &bytes), &[], &["1 王芳 eligible", "2 李强 eligible"]);
    }
}

/// As pandas writes a frame that had gaps: codes and truths as fractions, `nan`, a nameless index.
#[test]
fn a_frame_of_pandas() {
    let text = "Unnamed: 0,姓名,地区代码,性别,农民工,下岗失业人员,培训课时,毕业日期\n\
        0,王芳,650402.0,2.0,1.0,1.0,80.0,NaT\n1,李强,650402.0,1.0,nan,0.0,,2020-07-01 00:00:00\n2,nan,nan,nan,nan,nan,nan,NaT\n";
    let roster = Roster::of(text.as_bytes());
    check(&roster, &[], &["1 王芳 eligible", "2 李强 undetermined", "3 nan undetermined"]);
    says(&roster.explain(&[]), &["woman (妇女), codes by GB/T 2261.1\n   \"2.0\" → yes\n   \"1.0\" → no"]);
}

/// Cells that were merged before the sheet became CSV.
#[test]
fn merged_cells_that_csv_lost() {
    let text = "乡镇,区县,姓名,脱贫户\n亚尔镇,高昌区,王芳,是\n,,李强,是\n辟展镇,鄯善县,张敏,是\n,,赵丽,否\n鄯善县小计,,2人,\n";
    let roster = Roster::of(text.as_bytes());
    let ran = check(
        &roster,
        &[],
        &["1 王芳 eligible", "2 李强 undetermined", "3 张敏 eligible", "4 赵丽 undetermined"],
    );
    says(&ran.err, &["column 区县 does not say where 2 of 4 people are", "--fill 区县 fills them down"]);
    let filled = ["1 王芳 eligible", "2 李强 eligible", "3 张敏 eligible", "4 赵丽 undetermined"];
    check(&roster, &["--fill", "区县"], &filled);
}

/// Places in every way that officers write them.
#[test]
fn places_as_they_are_written() {
    let here = [
        "650402",
        "650402000000",
        "652101",
        "高昌区",
        "高昌",
        "吐鲁番市高昌区",
        "新疆吐鲁番市高昌区",
        "新疆维吾尔自治区吐鲁番市高昌区亚尔镇",
        "新疆 吐鲁番市 高昌区",
        "650402 高昌区",
        "高昌区（650402）",
        "６５０４０２",
        "鄯善县",
        "652122",
        "吐鲁番",
        "吐鲁番地区",
        "新疆吐鲁番地区托克逊县",
        "吐鲁番市",
    ];
    let elsewhere = ["辽宁", "浙江海宁", "沈阳市和平区", "北京市朝阳区", "甘肃省兰州市"];
    let refused = ["辽宁路街道", "650499", "高昌路", "某地", "东港", "650402 鄯善县"];
    let unknown = ["", "不详", "——", "无", "/"];
    let mut text = String::from("姓名,所在地区,残疾人\n");
    for (group, places) in [("甲", &here[..]), ("乙", &elsewhere), ("丙", &refused), ("丁", &unknown)] {
        for place in places {
            text += &format!("{group},{place},是\n");
        }
    }
    let roster = Roster::of(text.as_bytes());
    let found = verdicts(&roster.screen(&HARDSHIP));
    let of = |name: &str, verdict: &str| {
        found.iter().filter(|row| row.ends_with(&format!(" {name} {verdict}"))).count()
    };
    assert_eq!(of("甲", "eligible"), here.len(), "{found:#?}");
    assert_eq!(of("乙", "ineligible"), elsewhere.len(), "{found:#?}");
    assert_eq!(of("丁", "undetermined"), unknown.len(), "{found:#?}");
    assert_eq!(found.len(), here.len() + elsewhere.len() + unknown.len());
    says(&roster.rejects(), &["\"\"辽宁路街道\"\"", "650499 stands in no list of region codes"]);
}

/// Words for yes, for no, and for nothing.
#[test]
fn words_for_yes_no_and_nothing() {
    let words = [
        ("是", "eligible"),
        ("有", "eligible"),
        ("√", "eligible"),
        ("Y", "eligible"),
        ("１", "eligible"),
        ("'是", "eligible"),
        (" 是 ", "eligible"),
        ("属于", "eligible"),
        ("否", "ineligible"),
        ("无", "ineligible"),
        ("×", "ineligible"),
        ("x", "ineligible"),
        ("没有", "ineligible"),
        ("暂无", "ineligible"),
        ("0.0", "ineligible"),
        ("不属于", "ineligible"),
        ("", "undetermined"),
        ("—", "undetermined"),
        ("——", "undetermined"),
        ("/", "undetermined"),
        ("不详", "undetermined"),
        ("空", "undetermined"),
        ("…", "undetermined"),
        ("未填写", "undetermined"),
        ("－", "undetermined"),
        ("#", "rejected"),
        ("大概是", "rejected"),
        ("是/否", "rejected"),
        ("3", "rejected"),
    ];
    let mut text = String::from("编号,所在地区,残疾人,下岗失业人员,两后生,就业困难人员,建档立卡,登记失业\n");
    for (number, (word, _)) in words.iter().enumerate() {
        text += &format!("{number},650402,{word},否,否,否,否,否\n");
    }
    let found = verdicts(&Roster::of(text.as_bytes()).screen(&HARDSHIP));
    let expected: Vec<String> = words
        .iter()
        .enumerate()
        .filter(|(_, (_, verdict))| *verdict != "rejected")
        .map(|(number, (_, verdict))| format!("{} {number} {verdict}", number + 1))
        .collect();
    assert_eq!(found, expected);
}

/// Stray quotes, zero bytes, a cell of a hundred thousand characters, a line that ends early.
#[test]
fn a_file_that_was_damaged_on_its_way() {
    let long = "长".repeat(40_000);
    let text = format!(
        "姓名,所在地区,残疾人,备注\n王芳,650402,是,5\" 管\n李\0强,650402,是,\"一\"二\n张敏,650402,是,{long}\n\
         赵丽,650402\n陈静,650402,是,\"没有\n杨伟,650402,是,\n黄强,650402,是,\u{fffd}\u{200b}\n\0\0\0\n"
    );
    let roster = Roster::of(text.as_bytes());
    let ran = roster.screen(&HARDSHIP);
    let found = verdicts(&ran);
    let people =
        ["1 王芳 eligible", "3 张敏 eligible", "4 赵丽 undetermined", "6 杨伟 eligible", "7 黄强 eligible"];
    assert_eq!(found, people, "{}", ran.err);
    says(&roster.rejects(), &["something follows a closing quote", "a quote is not closed"]);
    // Nothing is sent to the terminal that would move its cursor.
    assert!(!ran.err.contains('\0'), "{:?}", ran.err);
}

/// Headings as officers have them, beside the facts' own.
#[test]
fn headings_that_officers_use() {
    let headings = [
        ("居住地", "region"),
        ("户籍", "hukou"),
        ("户籍所在地", "hukou"),
        ("户籍地", "hukou"),
        ("户口所在地", "hukou"),
        ("性别", "woman"),
        ("户口性质", "rural"),
        ("是否建档立卡贫困户", "poor_household"),
        ("是否农民工", "rural_migrant"),
        ("有无残疾证", "disabled"),
        ("是否持有残疾证", "disabled"),
        ("失业登记", "registered_unemployed"),
        ("退伍军人", "veteran"),
        ("职业技能等级", "skill_level"),
        ("总课时", "hours"),
        ("发证时间", "certificate_on"),
        ("是否参加失业保险", "insured"),
        ("失业保险缴费月数（个月）", "insured_months"),
        ("领取失业金", "unemployment_benefit"),
        ("是否就业困难对象", "hardship"),
        ("监测户", "at_risk_household"),
        ("证书类型", "certificate"),
        ("证书级别", "certificate_level"),
        ("入职时间", "hired_on"),
        ("毕业时间", "left_school_on"),
        ("届别", "graduation_year"),
    ];
    for (heading, fact) in headings {
        let said = Roster::of(format!("姓名,{heading}\n王芳,\n").as_bytes()).explain(&[]);
        says(&said, &[&format!("\nB  {heading}\n   {fact} (")]);
    }
    for heading in ["年龄", "学历", "文化程度", "参保", "籍贯", "出生年月", "政治面貌", "银行卡号"]
    {
        let said = Roster::of(format!("姓名,所在地区,{heading}\n王芳,,\n").as_bytes()).explain(&[]);
        says(&said, &[&format!("\nC  {heading}\n   not read: nothing that a rule asks for")]);
    }
    for heading in ["身份证号", "证件号码", "社保卡号", "学员姓名"] {
        let said = Roster::of(format!("所在地区,{heading}\n650402,\n").as_bytes()).explain(&[]);
        says(&said, &[&format!("\nB  {heading}\n   carried through")]);
    }
    // Beside the fact's own name another one is only another one.
    let both = Roster::of("姓名,居住地,所在地区,残疾人\n王芳,辽宁,高昌区,是\n".as_bytes());
    says(&both.explain(&[]), &["居住地\n   not read: column 所在地区 says region (所在地区)"]);
    let ran = check(&both, &[], &["1 王芳 eligible"]);
    says(&ran.err, &["passed over columns: 居住地"]);
    let two = Roster::of("姓名,居住地,工作地,残疾人\n".as_bytes()).screen(&HARDSHIP);
    assert_eq!(two.code, Some(2));
    says(&two.err, &["are both region"]);
}

/// 户口性质 is stated in its own words.
#[test]
fn kinds_of_hukou() {
    let text =
        "姓名,所在地区,户口性质\n甲,650402,农业\n乙,650402,非农业户口\n丙,650402,居民户口\n丁,650402,是\n";
    let said = Roster::of(text.as_bytes()).explain(&[]);
    says(&said, &["\"农业\" → yes", "\"非农业户口\" → no", "\"居民户口\" → 不清楚"]);
    let roster = Roster::of(text.as_bytes());
    assert_eq!(verdicts(&roster.screen(&HARDSHIP)).len(), 3);
    says(&roster.rejects(), &["rural: expected 农业 or 非农业, found \"\"是\"\""]);
}

/// Totals, sums and signatures wherever they stand, and people who are called like them.
#[test]
fn rows_that_are_no_people() {
    let text = "序号,县区,姓名,残疾人,课时,备注\n\
        1,高昌区,单小计,是,80,\n2,高昌区,王芳,是,80,合计有误\n,,高昌区小计,2人,160,\n,高昌区合计,,,160,\n\
        3,鄯善县,审正,是,80,审核：通过\n鄯善县小计,,1,,80,\n合计：3人,,,,240,\n,,,,,制表人：王芳\n\
        ,,制表人：,,审核人：,\n领导审批意见：,,,,,\n,,,,2020年9月1日,\n";
    let roster = Roster::of(text.as_bytes());
    let ran = roster.screen(&HARDSHIP);
    assert_eq!(
        verdicts(&ran),
        ["1 1 单小计 eligible", "2 2 王芳 eligible", "5 3 审正 eligible"],
        "{}",
        ran.err
    );
    says(&ran.err, &["11 rows = 3 screened + 1 rejected", "+ 0 blank + 7 totals and notes"]);
    says(&roster.rejects(), &["only one cell is filled"]);
}

/// An employer's roster with sums in 万元 and numbers by thousands.
#[test]
fn money_and_counts_as_they_are_grouped() {
    let text = "单位名称,企业所在地,单位类别,吸纳对象,\"吸纳人数(人)\",以工代训时长（月）,本年工资薪金总额（万元）\n\
        甲合作社,高昌区,农民专业合作社,贫困劳动力,\"1,200\",6,\"1,234.5\"\n乙车间,高昌区,扶贫车间,贫困劳动力,３人,2个月,——\n";
    let roster = Roster::of(text.as_bytes());
    let ran = roster.screen(&WORK_BASED);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    says(&ran.out, &[",0.00,2160000.00,at_most,", ",0.00,1800.00,at_most,"]);
    says(&roster.explain(&["--for", "employer"]), &["\"1,234.5\" → 12345000"]);
}

/// Line ends of old Macs, and codes of before 2015.
#[test]
fn line_ends_and_codes_of_long_ago() {
    let text = "姓名,行政区划代码,残疾人\r王芳,652101,是\r李强,652123,是\r张敏,652199,是\r";
    let roster = Roster::of(text.as_bytes());
    let ran = roster.screen(&HARDSHIP);
    assert_eq!(verdicts(&ran), ["1 王芳 eligible", "2 李强 eligible"], "{}", ran.err);
    says(&roster.explain(&[]), &["\"652101\" → 650402 高昌区, by a former code"]);
}

/// One column that says in words what somebody is.
#[test]
fn a_column_of_what_somebody_is() {
    let text = "姓名,所在地区,人员类别,残疾人\n王芳,高昌区,脱贫户,\n李强,高昌区,退役军人、下岗失业人员,\n张敏,高昌区,企业职工,\n\
        赵丽,高昌区,残疾人,否\n陈静,高昌区,,\n";
    let roster = Roster::of(text.as_bytes());
    let ran = roster.screen(&HARDSHIP);
    let people = ["1 王芳 eligible", "2 李强 eligible", "3 张敏 undetermined", "5 陈静 undetermined"];
    assert_eq!(verdicts(&ran), people, "{}", ran.err);
    says(
        &ran.err,
        &[
            "column C 人员类别: 1 cells say something that no rule asks for, which is not read, the first in row 3",
        ],
    );
    says(&roster.rejects(), &["says Disabled person, which another column denies"]);
    says(
        &roster.explain(&[]),
        &[
            "\"脱贫户\" → poor_household 脱贫户（原建档立卡贫困户）",
            "veteran 退役军人, laid_off 下岗失业人员",
        ],
    );
}
