//! What people write into a field, in the ways they write it: `15,000`, `¥15000`, `1.5万元`,
//! `12个月`, `2024.3.5`. What can be taken in two ways is not read.

use engine::answers::parse_value;
use engine::law::{Fact, Kind};
use engine::{Date, Tables, Value, date};

/// Before a sum of money.
const BEFORE_MONEY: [&str; 5] = ["人民币", "¥", "￥", "rmb", "cny"];
/// Behind a sum of money.
const BEHIND_MONEY: [&str; 8] = ["元整", "块钱", "元", "圆", "块", "rmb", "cny", "yuan"];

/// The value that was written for a fact; none where it is not one, or lies outside its range.
pub fn value(tables: &Tables, fact: &Fact, written: &str) -> Option<Value> {
    match fact.kind {
        Kind::Date => day(written).map(Value::Date),
        Kind::Money { .. } => {
            let text = tight(written);
            let text = BEFORE_MONEY.iter().find_map(|sign| text.strip_prefix(sign)).unwrap_or(&text);
            let text = BEHIND_MONEY.iter().find_map(|sign| text.strip_suffix(sign)).unwrap_or(text);
            of_number(fact, text)
        }
        Kind::Int { unit, .. } | Kind::Decimal { unit, .. } => {
            of_number(fact, without_unit(tables, unit, &tight(written)))
        }
        _ => parse_value(fact, written.trim()),
    }
}

fn of_number(fact: &Fact, text: &str) -> Option<Value> {
    parse_value(fact, &plain(number(text)?))
}

/// A day: year, month and day in this order, or eight digits.
pub fn day(written: &str) -> Option<Date> {
    let text: String = written.trim().chars().map(narrow).collect();
    let text = text.trim_end_matches(['日', '号', '.']);
    let eight = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = match eight {
        true => vec![text.get(..4)?, text.get(4..6)?, text.get(6..)?],
        false => text.split(['年', '月', '.', '/', '-', ',', ' ']).map(str::trim).collect(),
    };
    let [year, month, day] = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>()[..] else {
        return None;
    };
    let two = |part: &str| {
        let text = plain(number(part)?);
        Some(if text.len() == 1 { ["0", &text].concat() } else { text })
    };
    date::parse(&[year, &two(month)?, &two(day)?].join("-"))
}

/// A figure in millionths, with thousands set apart by commas and Chinese names of powers of ten:
/// `1.5万`, `1万5千`, `一百二十`. 1万5 can be 15,000 or 10,005, so it is none.
fn number(text: &str) -> Option<i64> {
    let text = if text.contains(',') { without_commas(text)? } else { text.into() };
    let (mut sum, mut power) = (0_i64, i64::MAX);
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let (figure, after) = (rest.get(..end)?, rest.get(end..)?);
        let mut signs = after.chars();
        let unit = match signs.next() {
            None => 1,
            Some('十') => 10,
            Some('百') => 100,
            Some('千' | 'k') => 1000,
            Some('万' | '萬' | 'w') => 10_000,
            Some(_) => return None,
        };
        let figure = if figure.is_empty() && unit == 10 { ONE } else { millionths(figure)? };
        let ambiguous = unit == 1 && !matches!(power, i64::MAX | 10) && !rest.starts_with('0');
        if unit >= power || ambiguous {
            return None;
        }
        sum = sum.checked_add(figure.checked_mul(unit)?)?;
        power = unit;
        rest = signs.as_str();
    }
    (power != i64::MAX).then_some(sum)
}

/// One, in millionths.
const ONE: i64 = 1_000_000;

/// Digits with or without a point, in millionths.
fn millionths(figure: &str) -> Option<i64> {
    let (whole, part) = figure.split_once('.').unwrap_or((figure, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 6 {
        return None;
    }
    let filled = [part, "000000"].concat();
    let part: i64 = filled.get(..6)?.parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(ONE)?.checked_add(part)
}

/// Millionths as digits, with a point where there is need of one.
fn plain(millionths: i64) -> String {
    let (whole, part) = (millionths / ONE, millionths % ONE);
    if part == 0 {
        return whole.to_string();
    }
    // A 1 before the digits keeps the zeros that they begin with.
    let digits = (ONE + part).to_string();
    [&*whole.to_string(), ".", digits.get(1..).unwrap_or_default().trim_end_matches('0')].concat()
}

/// A figure without the commas between its thousands; none where they stand elsewhere.
fn without_commas(text: &str) -> Option<String> {
    let whole = text.split('.').next()?;
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let right = (1..=3).contains(&first.len())
        && groups.all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()));
    right.then(|| text.replace(',', ""))
}

/// A text without the unit's name behind it, in any language, or the end of it.
fn without_unit<'a>(tables: &Tables, unit: &str, text: &'a str) -> &'a str {
    let Some(unit) = tables.unit(unit) else { return text };
    let ends = unit.zh.char_indices().filter_map(|(at, _)| unit.zh.get(at..)).map(String::from);
    let names = [unit.many, unit.one].map(tight).into_iter().chain(ends);
    names.into_iter().find_map(|name| text.strip_suffix(&*name)).unwrap_or(text)
}

/// Without spaces, in the signs of ASCII and in small letters.
fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(narrow).map(|c| c.to_ascii_lowercase()).collect()
}

/// The ASCII form of a full-width sign, and the digit of a Chinese one.
fn narrow(c: char) -> char {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    match c {
        '￥' => '¥',
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '。' => '.',
        '、' => ',',
        '\u{3000}' => ' ',
        '零' => '0',
        '两' => '2',
        c => DIGITS.iter().zip('0'..).find(|(own, _)| **own == c).map_or(c, |(_, digit)| digit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::answers::format_value;
    use tables::TABLES;

    fn read(key: &str, written: &str) -> Option<String> {
        let fact = TABLES.fact(key).and_then(|id| TABLES.fact_at(id)).unwrap();
        value(&TABLES, fact, written).map(|value| format_value(fact, value))
    }

    #[track_caller]
    fn all(key: &str, wanted: Option<&str>, spellings: &[&str]) {
        for written in spellings {
            assert_eq!(read(key, written).as_deref(), wanted, "{written}");
        }
    }

    #[test]
    fn money() {
        let ways = [
            "15000",
            "15,000",
            "15，000",
            "15,000.00",
            "¥15000",
            "￥15,000",
            "15000元",
            "１５０００",
            "15 000",
            "1.5万",
            "1.5万元",
            "１．５万",
            "1.5w",
            "15k",
            "1万5千",
            "一万五千元",
            "人民币15000元整",
            "15000 yuan",
            "RMB 15000",
            "15000块钱",
            "１５，０００元",
        ];
        all("upgrade_standard", Some("15000"), &ways);
        all("upgrade_standard", Some("1234567.5"), &["1,234,567.50", "1234567.5", "¥1,234,567.50元"]);
        all("upgrade_standard", Some("10500"), &["1万零500", "一万零五百", "1.05万"]);
        all("upgrade_standard", Some("115"), &["一百一十五", "115"]);
        all("upgrade_standard", Some("12"), &["十二", "12.0"]);
    }

    #[test]
    fn what_can_be_taken_in_two_ways_is_not_read() {
        let ways = [
            "",
            "-1",
            "15,00",
            "1,5000",
            "1万5",
            "5千1万",
            "15000-20000",
            "约15000",
            "15000多",
            "$15000",
            "1.5.5",
            ".5万",
            "万",
            "15000/月",
            "many",
            "1e4",
            "15,000,",
            "元",
        ];
        all("upgrade_standard", None, &ways);
    }

    #[test]
    fn numbers_with_their_unit() {
        all(
            "insured_months",
            Some("12"),
            &["12", "１２", "12个月", "12 月", "12 months", "十二个月", " 12 "],
        );
        all("insured_months", None, &["12年", "1.5", "12个", "个月", "12 years"]);
        all("hours", Some("80"), &["80课时", "80 class hours", "八十"]);
        all("graduation_year", Some("2027"), &["2027", "2027年", "二〇二七", "２０２７"]);
        all("graduation_year", None, &["27", "2027.5", "next year"]);
    }

    #[test]
    fn days() {
        let ways = [
            "2024-03-05",
            "2024-3-5",
            "2024.3.5",
            "2024/3/5",
            "20240305",
            "2024年3月5日",
            "2024年3月5号",
            "２０２４．３．５",
            "2024 3 5",
            "2024。3。5",
            "二〇二四年三月五日",
            " 2024年 3月 5日 ",
            "2024.03.05.",
        ];
        all("certificate_on", Some("2024-03-05"), &ways);
        all("certificate_on", Some("2024-12-25"), &["2024年十二月二十五日", "20241225"]);
        all(
            "certificate_on",
            None,
            &["", "2024-3", "5/3/2024", "2024-02-30", "24.3.5", "202435", "2024年3月", "07"],
        );
    }
}
