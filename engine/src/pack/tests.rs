//! What is packed comes back the same, and what is damaged is refused.

use super::*;
use crate::date::{self, Period};
use crate::law::{Bound, Check, Citation, Cond, FactId, Party, Test};
use crate::region::Region;
use crate::text::Text;
use rust_decimal::Decimal;
use std::fmt::Debug;
use time::Date;

/// The shape of something without keys.
fn shape(value: &impl Pack) -> Vec<u8> {
    pack(value).law.split_off(Header::LENGTH + 4)
}

fn leaked(packs: Packs) -> (&'static [u8], Vec<&'static [u8]>) {
    let words = packs.words.into_iter().map(|(_, pack)| pack);
    (packs.law.leak(), words.chain([packs.more]).map(|pack| &*pack.leak()).collect())
}

/// A law's pack with this body, rightly sealed.
fn sealed(body: &[u8]) -> &'static [u8] {
    Header::before(Kind::Law, None, body).leak()
}

/// Checks that a value comes back the same, but not from a part of its bytes, from more or from others.
fn comes_back<T: Pack + Unpack + Debug>(value: T) {
    let (law, others) = leaked(pack(&value));
    assert_eq!(format!("{:?}", unpack::<T>(law, &others)), format!("{:?}", Ok::<_, Fault>(&value)));
    let body = &law[Header::LENGTH..];
    for end in 0..law.len() {
        assert!(unpack::<T>(&law[..end], &others).is_err(), "{value:?} from {end} of {} bytes", law.len());
    }
    for end in 0..body.len() {
        let part = sealed(&body[..end]);
        assert_eq!(
            unpack::<T>(part, &[]).err(),
            Some(Fault::Damaged),
            "{value:?} from a part of {end} bytes"
        );
    }
    assert!(unpack::<T>([law, &[0]].concat().leak(), &others).is_err(), "{value:?} and a byte");
    assert!(unpack::<T>(sealed(&[body, &[0]].concat()), &[]).is_err(), "{value:?} and a sealed byte");
    for at in 0..law.len() {
        let mut altered = law.to_vec();
        altered[at] ^= 64;
        assert!(unpack::<T>(altered.leak(), &others).is_err(), "{value:?} with byte {at} altered");
    }
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
    assert_eq!(shape(&texts), [3, 0, 0, 1, 0, 1, 1], "each string once");
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
fn what_was_never_packed_is_damaged() {
    fn fails<T: Unpack>(shape: &[u8], why: &str) {
        let law = sealed(&[&[0; 4], shape].concat());
        assert_eq!(unpack::<T>(law, &[]).err(), Some(Fault::Damaged), "{why}");
    }
    fails::<u64>(&[255; 11], "without end");
    fails::<u16>(&[128, 128, 4], "too large");
    fails::<bool>(&[2], "neither no nor yes");
    fails::<Party>(&[3], "no variant");
    fails::<&'static str>(&[0], "no string left");
    fails::<&'static str>(&[1], "no string yet");
    fails::<Decimal>(&[29, 1, 0], "a scale past 28");
    fails::<Date>(&[255, 255, 255, 255, 15], "no day");
    fails::<&'static [bool]>(&[255, 255, 255, 255, 255, 127, 0], "too long");
    let not_utf_8 = sealed(&[1, 0, 0, 0, 255, 0]);
    assert_eq!(unpack::<&'static str>(not_utf_8, &[]).err(), Some(Fault::Damaged), "no UTF-8");
    // Conditions in conditions: 64 are more than any law has, and a million end here too.
    fails::<Cond>(&[3; 1_000_000], "too deep");
    fails::<Cond>(&[1; 1_000_000], "too wide and too deep");
}

#[test]
fn texts_come_with_their_packs() {
    let text = Text { zh: "培训", en: "training" };
    let (law, others) = leaked(pack(&text));
    let [zh, en, more] = others[..] else { panic!("a pack a language, and one more") };
    for pack in [law, zh, en, more] {
        assert_eq!(Header::read_kind(pack), Header::read(pack).ok().map(|(header, _)| header.kind));
    }
    assert_eq!(Header::read_kind(&law[..3]), None);
    let of = |others: &[&'static [u8]]| unpack::<Text>(law, others).unwrap();
    assert_eq!(of(&[]), Text { zh: "", en: "" });
    assert_eq!(of(&[zh]), Text { zh: "培训", en: "" });
    assert_eq!(of(&[en, more]), Text { zh: "", en: "training" });
    assert_eq!(of(&[zh, more, en]), text);
}

#[test]
fn a_translation_takes_the_place_of_the_english() {
    let texts: &'static [Text] = vec![
        Text { zh: "培训", en: "training" },
        Text { zh: "课", en: "lesson" },
        Text { zh: "训练", en: "training" },
    ]
    .leak();
    let packs = pack(&texts);
    // Two texts that are the same in the other language.
    let other: &'static [u8] = packs.translation(&|_| "дарс".into()).leak();
    assert_eq!(packs.english(), [vec!["training", "lesson"], vec![]]);
    let (law, others) = leaked(packs);
    let [zh, en, more] = others[..] else { panic!("a pack a language, and one more") };
    assert_eq!(Header::read_kind(other), Some(Kind::Translation));
    for order in [[other, zh, en, more], [more, en, zh, other]] {
        let read = unpack::<&'static [Text]>(law, &order).unwrap();
        assert!(read.iter().all(|text| text.en == "дарс"), "{read:?}");
        assert!(read.iter().map(|text| text.zh).eq(["培训", "课", "训练"]));
    }
    let (stranger, _) = leaked(pack(&Text { zh: "培训", en: "training" }));
    assert_eq!(unpack::<Text>(stranger, &[other]), Err(Fault::OtherLaw));
}

#[test]
fn packs_that_do_not_belong_together_are_told() {
    let (law, others) = leaked(pack(&7_u64));
    let (other_law, strangers) = leaked(pack(&8_u64));
    assert_eq!(unpack::<u64>(law, &strangers), Err(Fault::OtherLaw));
    assert_eq!(unpack::<u64>(law, &[other_law]), Err(Fault::OtherLaw));
    assert_eq!(unpack::<u64>(law, &[law]), Err(Fault::OtherKind));
    assert_eq!(unpack::<u64>(others[0], &[]), Err(Fault::OtherKind));
    assert_eq!(unpack::<u64>(b"<!doctype html>", &[]), Err(Fault::NotAPack));
    assert_eq!(unpack::<u64>(b"", &[]), Err(Fault::NotAPack));
    let mut newer = law.to_vec();
    newer[3] = FORMAT + 1;
    assert_eq!(unpack::<u64>(newer.leak(), &[]), Err(Fault::Format(FORMAT + 1)));
}
