//! What the sheets and their columns are called.

use engine::{Lang, Text};

/// A column of a sheet: its heading, and its width in characters.
pub type Column = (Text, f64);

const fn column(zh: &'static str, en: &'static str, width: f64) -> Column {
    (name(zh, en), width)
}

const fn name(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

/// The sheets.
pub const PEOPLE: Text = name("人员与项目", "People and programmes");
pub const UNDETERMINED: Text = name("待定", "Undetermined");
pub const NOT_ELIGIBLE: Text = name("不符合", "Ineligible");
pub const SUMS: Text = name("汇总", "Totals");
pub const NOT_READ: Text = name("没能读入的行", "Rejected rows");
pub const READINGS: Text = name("列的读法", "Columns as read");
pub const THIS_RUN: Text = name("本次情况", "This run");
pub const DOCUMENTS: Text = name("依据", "Law");

/// Their columns.
pub const ROW: Column = column("行", "Row", 8.0);
const PROGRAMME: Column = column("项目", "Programme", 28.0);
const DOCUMENT: Column = column("文件", "Document", 24.0);
const CLAUSE: Column = column("条款", "Clause", 20.0);
const ID: Column = column("项目编号", "Programme id", 26.0);

pub const ELIGIBLE: [Column; 15] = [
    PROGRAMME,
    column("状态", "Standing", 16.0),
    column("给付", "Force", 12.0),
    column("最低（元）", "Low (yuan)", 12.0),
    column("最高（元）", "High (yuan)", 12.0),
    column("金额性质", "Basis", 10.0),
    column("单位", "Per", 10.0),
    column("发给", "Paid to", 12.0),
    column("还影响金额的", "Still needed for the amount", 24.0),
    column("次数限制", "Limits", 30.0),
    column("计入合计", "In the totals", 10.0),
    DOCUMENT,
    CLAUSE,
    ID,
    column("所在地区", "Place", 18.0),
];
pub const OPEN: [Column; 5] =
    [PROGRAMME, column("还要知道", "Still to be known", 50.0), DOCUMENT, CLAUSE, ID];
pub const INELIGIBLE: [Column; 4] = [PROGRAMME, DOCUMENT, CLAUSE, ID];
pub const TOTALS: [Column; 12] = [
    PROGRAMME,
    column("所在地区", "Place", 24.0),
    column("地区代码", "Region code", 10.0),
    column("符合人数", "Eligible", 10.0),
    column("待定人数", "Undetermined", 10.0),
    column("其中次数已用完", "Limit reached", 14.0),
    column("计入金额人数", "Counted in the sum", 12.0),
    column("合计最低（元）", "Sum, low (yuan)", 16.0),
    column("合计最高（元）", "Sum, high (yuan)", 16.0),
    column("金额性质", "Basis", 10.0),
    column("单位", "Per", 10.0),
    column("没有金额的人数", "Without a figure", 14.0),
];
pub const REJECTED: [Column; 4] = [
    column("表中行", "Line", 8.0),
    column("第几人", "Row", 8.0),
    column("哪一列", "Column", 18.0),
    column("原因", "Reason", 60.0),
];
pub const READ: [Column; 9] = [
    column("列", "Column", 6.0),
    column("表头", "Heading", 24.0),
    column("读作", "Taken for", 40.0),
    column("例1", "Sample 1", 18.0),
    column("读成", "Became", 18.0),
    column("例2", "Sample 2", 18.0),
    column("读成", "Became", 18.0),
    column("例3", "Sample 3", 18.0),
    column("读成", "Became", 18.0),
];
pub const RUN: [Column; 2] = [column("事项", "Matter", 20.0), column("内容", "What", 120.0)];
pub const LAW: [Column; 7] = [
    column("文件", "Document", 26.0),
    column("名称", "Title", 60.0),
    column("发文机关", "Issued by", 24.0),
    column("发文日期", "Issued on", 12.0),
    column("施行起", "From", 12.0),
    column("施行止", "Until", 12.0),
    column("本工具核对至", "Checked until", 14.0),
];

/// Columns in a language.
pub fn in_lang(columns: &[Column], lang: Lang) -> Vec<(String, f64)> {
    columns.iter().map(|(name, width)| (name.get(lang).to_owned(), *width)).collect()
}
