//! Writes a roster of workers, the same every time: `make-roster ROWS > roster.csv`.
//!
//! Seventeen columns with Chinese headings: a number, a name and fifteen facts. The people are
//! spread over the places of the tables and one outside them; one cell in sixteen is 不清楚.

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

/// Numbers that look drawn, always the same: xorshift.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end as usize
    }

    fn of<'s>(&mut self, words: &[&'s str]) -> &'s str {
        if self.below(16) == 0 { "不清楚" } else { words[self.below(words.len() as u64)] }
    }

    fn yes(&mut self) -> &'static str {
        self.of(&["是", "否", "否"])
    }
}

fn main() -> io::Result<()> {
    let rows: u64 = std::env::args().nth(1).and_then(|rows| rows.parse().ok()).unwrap_or(1000);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    writeln!(out, "{HEADINGS}")?;
    for row in 1..=rows {
        let name = [FAMILY[dice.below(8)], GIVEN[dice.below(8)]].concat();
        let place = PLACES[dice.below(8)];
        let (hukou, rural) = (dice.of(&HUKOU), dice.yes());
        let sex = dice.of(&["男", "女"]);
        let [laid_off, registered, hardship, poor, wants] = std::array::from_fn(|_| dice.yes());
        let (work, level, course, paper) =
            (dice.of(&WORK), dice.of(&LEVEL), dice.of(&COURSE), dice.of(&PAPER));
        let hours = 8 * (1 + dice.below(40));
        let left = format!("{}/{}/{}", 2012 + dice.below(14), 1 + dice.below(12), 1 + dice.below(28));
        writeln!(
            out,
            "{row:07},{name},{place},{hukou},{rural},{sex},{laid_off},{registered},{hardship},{poor},{work},\
             {level},{wants},{course},{paper},{hours},{left}"
        )?;
    }
    out.flush()
}
