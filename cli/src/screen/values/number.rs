//! Numbers and sums of money as they are written: grouped, with their unit, in 万元.

use engine::Value;
use engine::answers::parse_value;
use engine::law::{Fact, Kind};
use rust_decimal::Decimal;

/// How a column's numbers are to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scale {
    /// The power of ten that the heading says: 4 under （万元）.
    pub tens: u32,
    /// Whether the heading says percent, so that `0.5` is half of one.
    pub percent: bool,
}

/// What stands before a sum of money.
const CURRENCY: [&str; 5] = ["¥", "￥", "人民币", "rmb", "cny"];
/// What stands behind one, and the power of ten it means.
const YUAN: [(&str, u32); 15] = [
    ("亿元", 8),
    ("千万元", 7),
    ("百万元", 6),
    ("十万元", 5),
    ("万元", 4),
    ("千元", 3),
    ("百元", 2),
    ("元整", 0),
    ("元", 0),
    ("圆", 0),
    ("亿", 8),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("万", 4),
];

/// Other words for a unit.
fn also(unit: &str) -> &'static [&'static str] {
    match unit {
        "课时" => &["学时", "节"],
        "个月" => &["月"],
        "人" => &["名", "个"],
        "次" => &["回"],
        "年" => &["届"],
        _ => &[],
    }
}

/// The power of ten that a unit means for a fact's own: 4 for 万元 where it is yuan. None where
/// it is another unit.
pub fn tens_of(fact: &Fact, own: &str, unit: &str) -> Option<u32> {
    match fact.kind {
        Kind::Money { .. } => {
            let thousands = [("千", 3), ("百", 2)];
            YUAN.iter().chain(&thousands).find(|(word, _)| *word == unit).map(|(_, tens)| *tens)
        }
        _ => (unit == own || also(own).contains(&unit)).then_some(0),
    }
}

/// The number that a text states, its unit in Chinese being `unit`.
pub fn read(fact: &Fact, unit: &str, scale: Scale, text: &str) -> Option<Value> {
    let (bare, tens) = match fact.kind {
        Kind::Money { .. } => money(text, scale.tens),
        _ => (without_unit(text, unit), scale.tens),
    };
    let digits = without_thousands(bare)?;
    if unit == "%" && !scale.percent && bare.len() == text.len() && is_share(&digits) {
        return None;
    }
    let whole = match (fact.kind, digits.split_once('.')) {
        (Kind::Int { .. }, Some((whole, zeros))) if zeros.bytes().all(|byte| byte == b'0') => whole,
        _ => &digits,
    };
    if tens == 0 {
        return parse_value(fact, whole);
    }
    let plain = whole.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number = plain.then(|| Decimal::from_str_exact(whole).ok()).flatten()?;
    let number = number.checked_mul(Decimal::from(10_u64.checked_pow(tens)?))?;
    parse_value(fact, &number.normalize().to_string())
}

/// Whether a number may be a share of one: `0.925` is 92.5% to a spreadsheet, and next to
/// nothing where it is taken as percent.
pub fn is_share(digits: &str) -> bool {
    Decimal::from_str_exact(digits).is_ok_and(|number| Decimal::ZERO < number && number <= Decimal::ONE)
}

/// A sum of money without its currency, and the power of ten that it is stated in.
fn money(text: &str, tens: u32) -> (&str, u32) {
    let text = CURRENCY.iter().find_map(|sign| text.strip_prefix(sign)).unwrap_or(text).trim_start();
    let behind = YUAN.iter().find_map(|(word, said)| Some((text.strip_suffix(word)?.trim_end(), *said)));
    behind.unwrap_or((text, tens))
}

fn without_unit<'t>(text: &'t str, unit: &str) -> &'t str {
    let behind = |word: &str| (!word.is_empty()).then(|| text.strip_suffix(word)).flatten();
    let bare = behind(unit).or_else(|| also(unit).iter().find_map(|word| behind(word)));
    bare.map_or(text, str::trim_end)
}

/// A number without separators between thousands; none where they stand elsewhere.
fn without_thousands(text: &str) -> Option<String> {
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let placed = groups.clone().all(|group| group.len() == 3)
        && (groups.count() == 0 || (1..=3).contains(&first.len()));
    placed.then(|| whole.replace(',', "") + rest)
}
