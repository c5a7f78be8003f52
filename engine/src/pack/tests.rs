use super::*;
use crate::date::{self, Period};
use crate::law::{Bound, Check, Citation, Cond, FactId, Party, Test};
use crate::region::Region;
use crate::text::Text;
use rust_decimal::Decimal;
use std::fmt::Debug;
use time::Date;

/// Of something without strings.
fn shape(value: &impl Pack) -> Vec<u8> {
    pack(value).split_off(12)
}

/// Comes back the same, and from no part of its bytes, nor from more than them.
fn comes_back<T: Pack + Unpack + Debug>(value: T) {
    let blob: &'static [u8] = pack(&value).leak();
    assert_eq!(format!("{:?}", unpack::<T>(blob)), format!("{:?}", Some(&value)));
    for end in 0..blob.len() {
        assert!(unpack::<T>(&blob[..end]).is_none(), "{value:?} from {end} of {} bytes", blob.len());
    }
    assert!(unpack::<T>([blob, &[0]].concat().leak()).is_none(), "{value:?} and a byte");
}

#[test]
fn numbers() {
    for number in [0, 1, 127, 128, 16_383, 16_384, u64::from(u32::MAX), u64::MAX - 1, u64::MAX] {
        comes_back(number);
    }
    for number in [0, 1, -1, 63, -64, 64, -65, i64::MAX, i64::MIN] {
        comes_back(number);
    }
    [i32::MIN, -1, 0, i32::MAX].into_iter().for_each(comes_back);
    [0, u16::MAX].into_iter().for_each(comes_back);
    [0, u32::MAX].into_iter().for_each(comes_back);
    [false, true].into_iter().for_each(comes_back);
}

#[test]
fn small_numbers_are_one_byte() {
    assert_eq!(shape(&127_u64), [127]);
    assert_eq!(shape(&128_u64), [128, 1]);
    assert_eq!([0, -1, 1, -2, 63, -64].map(|n: i64| shape(&n)), [[0], [1], [2], [3], [126], [127]]);
}

#[test]
fn decimals_keep_their_scale() {
    let most = "79228162514264337593543950335";
    let (least, fine) = (format!("-{most}"), format!("7.{}", &most[1..]));
    for text in ["0", "0.00", "0.40", "-0.01", "500", "2000.00", most, &least, &fine] {
        comes_back(text.parse::<Decimal>().unwrap());
    }
}

#[test]
fn dates() {
    let days = [date::ordinal(-1, 1), date::ordinal(2020, 366), date::ordinal(2021, 1)];
    days.into_iter().chain([Date::MIN, Date::MAX]).for_each(comes_back);
}

#[test]
fn texts_and_lists() {
    let training = Text { zh: "培训", en: "training" };
    let same_in_chinese = Text { zh: "培训", en: "" };
    let texts: &'static [Text] = vec![training, same_in_chinese, training].leak();
    comes_back(texts);
    assert!(pack(&texts).ends_with(&[3, 0, 0, 1, 0, 1, 1]), "each string once");
    let strings: &'static [&'static str] = &["培训", "", "培训"];
    comes_back(strings);
    comes_back(Some(strings));
    comes_back(None::<Text>);
    comes_back::<&'static [Text]>(&[]);
}

#[test]
fn conditions() {
    let cite = Citation::verbatim("一", "培训");
    let why = &Text { zh: "等", en: "and so on" };
    let tests = [
        Check::Is(true),
        Check::OneOf(1 << 63),
        Check::Int { min: None, max: Some(-3) },
        Check::Decimal { min: Some(Bound { value: Decimal::new(-5, 1), included: true }), max: None },
        Check::YearsAhead(-1),
        Check::Within(Period { years: 3, months: 0 }),
        Check::Ago(Period { years: 0, months: 6 }),
        Check::In(Region(650_402)),
        Check::Between { from: Some(date::ordinal(2017, 1)), until: None },
    ];
    let tests = tests.map(|check| Cond::Test(Test { fact: FactId(7), check, cite }));
    let any = Cond::Any(tests.to_vec().leak());
    let doubt = Cond::Doubt(&Cond::Any(&[]), why);
    comes_back(Cond::All(vec![any, Cond::Not(&Cond::All(&[])), doubt].leak()));
    comes_back(Cond::Open(&Cond::All(&[]), why));
    comes_back(Cond::During { from: Some(date::ordinal(2019, 1)), until: None });
}

#[test]
fn what_was_never_packed_is_nothing() {
    let with = |shape: &[u8]| -> &'static [u8] { [&[0; 12], shape].concat().leak() };
    assert_eq!(unpack::<u64>(with(&[255; 11])), None, "without end");
    assert_eq!(unpack::<u16>(with(&[128, 128, 4])), None, "too large");
    assert_eq!(unpack::<bool>(with(&[2])), None, "neither no nor yes");
    assert_eq!(unpack::<Party>(with(&[3])), None, "no variant");
    assert_eq!(unpack::<&'static str>(with(&[0])), None, "no string left");
    assert_eq!(unpack::<&'static str>(with(&[1])), None, "no string yet");
    assert_eq!(unpack::<Decimal>(with(&[29, 1, 0])), None, "a scale past 28");
    assert_eq!(unpack::<Date>(with(&[255, 255, 255, 255, 15])), None, "no day");
    assert_eq!(unpack::<&'static [bool]>(with(&[255, 255, 255, 255, 255, 127, 0])), None, "too long");
    assert_eq!(unpack::<&'static str>(&[1, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0]), None, "no UTF-8");
}
