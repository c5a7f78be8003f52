//! Regions by the names that rosters write, as far as the tables turn on them: the provinces,
//! and 吐鲁番. A place within is taken as the widest that is known of it, which can leave a
//! verdict open and never makes one wrong; six digits say it exactly.

use engine::region::Region;

/// Provinces by what every way of writing them begins with.
const PROVINCES: [(&str, u32); 34] = [
    ("北京", 110_000),
    ("天津", 120_000),
    ("河北", 130_000),
    ("山西", 140_000),
    ("内蒙古", 150_000),
    ("辽宁", 210_000),
    ("吉林", 220_000),
    ("黑龙江", 230_000),
    ("上海", 310_000),
    ("江苏", 320_000),
    ("浙江", 330_000),
    ("安徽", 340_000),
    ("福建", 350_000),
    ("江西", 360_000),
    ("山东", 370_000),
    ("河南", 410_000),
    ("湖北", 420_000),
    ("湖南", 430_000),
    ("广东", 440_000),
    ("广西", 450_000),
    ("海南", 460_000),
    ("重庆", 500_000),
    ("四川", 510_000),
    ("贵州", 520_000),
    ("云南", 530_000),
    ("西藏", 540_000),
    ("陕西", 610_000),
    ("甘肃", 620_000),
    ("青海", 630_000),
    ("宁夏", 640_000),
    ("新疆", 650_000),
    ("台湾", 710_000),
    ("香港", 810_000),
    ("澳门", 820_000),
];

/// What may follow a province's short name.
const ENDINGS: [&str; 8] =
    ["维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "省", "市", ""];

/// The region that a text without spaces names.
pub fn named(text: &str) -> Option<Region> {
    if text.starts_with("吐鲁番") {
        return Some(Region(650_400));
    }
    let (rest, code) =
        PROVINCES.into_iter().find_map(|(name, code)| Some((text.strip_prefix(name)?, code)))?;
    let rest = ENDINGS.into_iter().find_map(|ending| rest.strip_prefix(ending))?;
    Some(Region(if code == 650_000 && rest.starts_with("吐鲁番") { 650_400 } else { code }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_known_by_name() {
        for (text, code) in [
            ("辽宁省", 210_000),
            ("辽宁", 210_000),
            ("辽宁省沈阳市", 210_000),
            ("内蒙古自治区", 150_000),
            ("浙江", 330_000),
            ("新疆维吾尔自治区", 650_000),
            ("新疆吐鲁番市高昌区", 650_400),
            ("吐鲁番市", 650_400),
        ] {
            assert_eq!(named(text), Some(Region(code)), "{text}");
        }
        assert_eq!(named("沈阳"), None);
        assert_eq!(named(""), None);
    }
}
