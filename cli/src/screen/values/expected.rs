//! What a value must look like, in Chinese; in English the engine says it.

use engine::law::{Fact, Kind};

/// What a value of a fact must look like, in words for the reason of a rejected row.
pub fn in_chinese(fact: &Fact, unit: &str) -> String {
    match fact.kind {
        Kind::Bool => "是或否".into(),
        Kind::Choice(options) => {
            let labels: Vec<_> = options.iter().map(|option| option.label.zh).collect();
            format!("下列之一：{}", labels.join("、"))
        }
        Kind::Int { min, max, .. } => format!("{min} 到 {max} 的整数（{unit}）"),
        Kind::Decimal { min, max, .. } => format!("{min} 到 {max} 的数（{unit}），最多六位小数"),
        Kind::Money { min, max } => format!("{min} 到 {max} 元，最多两位小数"),
        Kind::Date => "像 2020-09-01 这样的日期".into(),
        Kind::Region => "六位行政区划代码（GB/T 2260，如 210100）或地名".into(),
    }
}
