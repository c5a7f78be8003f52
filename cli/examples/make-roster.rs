//! Writes a roster of workers, the same every time: `make-roster ROWS > roster.csv`, or
//! `make-roster ROWS roster.xlsx` as a workbook with a title, dates and numbers as such.
//!
//! Seventeen columns with Chinese headings: a number, a name and fifteen facts. The people are
//! spread over the places of the tables and one outside them; one cell in sixteen is 不清楚.

use laws::dice::Dice;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};
use std::io::{self, BufWriter, Write};

const HEADINGS: &str = "编号,姓名,所在地区,户籍所在地,农村户口,性别,下岗失业人员,登记失业人员,就业困难人员,\
    贫困或脱贫家庭,工作情况,技能等级,想就业,培训类别,取得的证书,培训课时,毕业离校日期";
const FAMILY: [&str; 8] = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄"];
const GIVEN: [&str; 8] = ["伟", "芳", "娜", "秀英", "敏", "静", "强", "丽"];
const PLACES: [&str; 8] = ["650402", "210100", "330100", "150100", "650421", "210200", "330200", "110101"];
const HUKOU: [&str; 6] = ["新疆维吾尔自治区", "辽宁省", "浙江省", "内蒙古自治区", "四川省", "河南省"];
const WORK: [&str; 6] = ["企业职工", "灵活就业", "没有工作", "务农", "个体工商户", "新就业形态"];
const LEVEL: [&str; 6] = ["没有", "五级（初级工）", "四级/中级工", "三级", "二级（技师）", "没有"];
const COURSE: [&str; 5] = ["岗前培训", "岗位技能提升", "转岗转业培训", "企业新型学徒制", "安全技能培训"];
const PAPER: [&str; 5] =
    ["还没有证书", "培训合格证书", "职业技能等级证书", "职业资格证书", "专项职业能力证书"];

/// One of the words, or now and then 不清楚.
fn of(dice: &mut Dice, words: &[&'static str]) -> &'static str {
    if dice.below(16) == 0 { "不清楚" } else { dice.of(words) }
}

fn yes(dice: &mut Dice) -> &'static str {
    of(dice, &["是", "否", "否"])
}

/// Somebody's cells.
fn person(row: u64, dice: &mut Dice) -> [String; 17] {
    let name = [FAMILY[dice.below(8)], GIVEN[dice.below(8)]].concat();
    let place = PLACES[dice.below(8)].to_owned();
    let (hukou, rural) = (of(dice, &HUKOU), yes(dice));
    let sex = of(dice, &["男", "女"]);
    let [laid_off, registered, hardship, poor, wants] = std::array::from_fn(|_| yes(dice));
    let (work, level, course, paper) =
        (of(dice, &WORK), of(dice, &LEVEL), of(dice, &COURSE), of(dice, &PAPER));
    let hours = 8 * (1 + dice.below(40));
    let left = format!("{}/{}/{}", 2012 + dice.below(14), 1 + dice.below(12), 1 + dice.below(28));
    let words = [hukou, rural, sex, laid_off, registered, hardship, poor, work, level, wants, course, paper];
    let [hukou, rural, sex, laid_off, registered, hardship, poor, work, level, wants, course, paper] =
        words.map(str::to_owned);
    [
        format!("{row:07}"),
        name,
        place,
        hukou,
        rural,
        sex,
        laid_off,
        registered,
        hardship,
        poor,
        work,
        level,
        wants,
        course,
        paper,
        hours.to_string(),
        left,
    ]
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let rows: u64 = args.next().and_then(|rows| rows.parse().ok()).unwrap_or(1000);
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    if let Some(path) = args.next() {
        return Ok(workbook(rows, &mut dice, &path)?);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "{HEADINGS}")?;
    for row in 1..=rows {
        writeln!(out, "{}", person(row, &mut dice).join(","))?;
    }
    Ok(out.flush()?)
}

fn workbook(rows: u64, dice: &mut Dice, path: &str) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("yyyy/m/d");
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 16, "职业技能培训花名册", &Format::new().set_bold())?;
    sheet.write_row(1, 0, HEADINGS.split(','))?;
    for row in 1..=rows {
        let cells = person(row, dice);
        for (column, cell) in (0_u16..).zip(&cells) {
            let row = row as u32 + 1;
            match column {
                15 => sheet.write_number(row, column, cell.parse::<f64>().unwrap_or(0.0))?,
                16 => {
                    let date = ExcelDateTime::parse_from_str(&dashed(cell))?;
                    sheet.write_datetime_with_format(row, column, date, &day)?
                }
                _ => sheet.write_string(row, column, cell)?,
            };
        }
    }
    book.save(path)
}

/// 2020/7/1 as 2020-07-01.
fn dashed(day: &str) -> String {
    let parts: Vec<String> = day.split('/').map(|part| format!("{part:0>2}")).collect();
    parts.join("-")
}
