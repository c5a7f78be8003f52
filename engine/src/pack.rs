//! The tables as bytes, so that they download small: as constants they would be mostly
//! pointers, lengths and blanks, which compress badly.
//!
//! ```text
//! blob: plain strings │ Chinese │ English │ shape
//! ```
//! The first three are runs of distinct strings, each run with its length (four bytes, low
//! byte first) before it and each string with [`END`] after it; apart, like compresses with
//! like. The shape is all the rest, as numbers of 7 bits a byte: lengths of lists, places in
//! enums, whether something is there. A string is 0 in it where it is the next one of its run,
//! and otherwise 1 + the place of one that has come before.
//!
//! Unpacking borrows the strings from the blob and leaks the lists: it is done once. Of a
//! damaged blob nothing is unpacked; but that is looked at in the end only, for a way out after
//! every number makes the code nearly twice as long.

#[cfg(any(feature = "pack", test))]
mod packer;

#[cfg(any(feature = "pack", test))]
pub use packer::{Pack, Packer, pack};

use crate::date::Period;
use crate::law::{
    AmountRow, Answer, Basis, Benefit, Bound, Change, Check, Choice, Citation, Cond, Count, Document,
    Explained, Fact, FactId, Figure, Force, Grade, Kind, Later, Limit, Means, PaidTo, Party, Per, Place,
    Programme, Published, Reference, Source, Standard, Tables, Term, Test, Unit, Value, Warning, Worked,
};
use crate::region::Region;
use crate::text::Text;
use rust_decimal::Decimal;
use std::str::SplitTerminator;
use time::Date;

/// What ends a string. No string holds it.
const END: char = '\0';

/// What can be unpacked.
pub trait Unpack: Sized {
    /// Reads it; anything where the bytes are damaged.
    fn unpack(from: &mut Unpacker) -> Self;
}

/// What `pack` has packed; none where it is damaged.
pub fn unpack<T: Unpack>(blob: &'static [u8]) -> Option<T> {
    let (plain, rest) = Strings::open(blob)?;
    let (zh, rest) = Strings::open(rest)?;
    let (en, shape) = Strings::open(rest)?;
    let mut from = Unpacker { shape: shape.iter(), damaged: false, plain, zh, en };
    let unpacked = T::unpack(&mut from);
    (!from.damaged && from.shape.as_slice().is_empty()).then_some(unpacked)
}

/// A blob while it is read.
pub struct Unpacker {
    shape: std::slice::Iter<'static, u8>,
    damaged: bool,
    plain: Strings,
    zh: Strings,
    en: Strings,
}

impl Unpacker {
    /// Remembers damage. What is left reads as 0: lists end, and so do trees.
    #[cold]
    fn damaged<T>(&mut self, instead: T) -> T {
        self.damaged = true;
        self.shape = [].iter();
        instead
    }

    fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let Some(byte) = self.shape.next() else { break };
            number |= u64::from(byte & 127) << shift;
            if *byte < 128 {
                return number;
            }
        }
        self.damaged(0)
    }

    /// The length of a list. What is in it takes a byte each at least.
    fn length(&mut self) -> usize {
        match usize::try_from(self.number()) {
            Ok(length) if length <= self.shape.len() => length,
            _ => self.damaged(0),
        }
    }
}

/// A run of strings while it is read.
struct Strings {
    unread: SplitTerminator<'static, char>,
    read: Vec<&'static str>,
}

impl Strings {
    /// The run at the start of some bytes, and the bytes after it.
    fn open(bytes: &'static [u8]) -> Option<(Strings, &'static [u8])> {
        let (length, rest) = bytes.split_first_chunk()?;
        let (run, rest) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
        let unread = std::str::from_utf8(run).ok()?.split_terminator(END);
        Some((Strings { unread, read: Vec::new() }, rest))
    }

    /// The string that is a number in the shape.
    fn get(&mut self, number: u64) -> Option<&'static str> {
        match number.checked_sub(1) {
            Some(at) => self.read.get(usize::try_from(at).ok()?).copied(),
            None => {
                let next = self.unread.next()?;
                self.read.push(next);
                Some(next)
            }
        }
    }
}

impl Unpack for &'static str {
    fn unpack(from: &mut Unpacker) -> Self {
        let number = from.number();
        from.plain.get(number).unwrap_or_else(|| from.damaged(""))
    }
}

impl Unpack for Text {
    fn unpack(from: &mut Unpacker) -> Self {
        let (zh, en) = (from.number(), from.number());
        match (from.zh.get(zh), from.en.get(en)) {
            (Some(zh), Some(en)) => Text { zh, en },
            _ => from.damaged(Text { zh: "", en: "" }),
        }
    }
}

impl Unpack for u64 {
    fn unpack(from: &mut Unpacker) -> Self {
        from.number()
    }
}

/// Numbers around nought are small: 0, -1, 1, -2 are 0, 1, 2, 3.
impl Unpack for i64 {
    fn unpack(from: &mut Unpacker) -> Self {
        let number = from.number();
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }
}

macro_rules! narrower {
    ($($narrow:ty: $wide:ty),*) => {$(
        impl Unpack for $narrow {
            fn unpack(from: &mut Unpacker) -> Self {
                <$wide>::unpack(from).try_into().unwrap_or_else(|_| from.damaged(0))
            }
        }
    )*};
}

narrower!(u8: u64, u16: u64, u32: u64, i32: i64);

impl Unpack for bool {
    fn unpack(from: &mut Unpacker) -> Self {
        match from.number() {
            0 => false,
            1 => true,
            _ => from.damaged(false),
        }
    }
}

/// The scale, then the lower 64 bits of the digits and those above with the sign.
impl Unpack for Decimal {
    fn unpack(from: &mut Unpacker) -> Self {
        let (scale, low, high) = (u32::unpack(from), u64::unpack(from), i64::unpack(from));
        let digits = i128::from(high) << 64 | i128::from(low);
        Decimal::try_from_i128_with_scale(digits, scale).unwrap_or_else(|_| from.damaged(Decimal::ZERO))
    }
}

/// The Julian day number.
impl Unpack for Date {
    fn unpack(from: &mut Unpacker) -> Self {
        Date::from_julian_day(i32::unpack(from)).unwrap_or_else(|_| from.damaged(Date::MIN))
    }
}

impl<T: Unpack> Unpack for Option<T> {
    fn unpack(from: &mut Unpacker) -> Self {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl<A: Unpack, B: Unpack> Unpack for (A, B) {
    fn unpack(from: &mut Unpacker) -> Self {
        (A::unpack(from), B::unpack(from))
    }
}

impl<T: Unpack> Unpack for &'static T {
    fn unpack(from: &mut Unpacker) -> Self {
        Box::leak(Box::new(T::unpack(from)))
    }
}

impl<T: Unpack> Unpack for &'static [T] {
    fn unpack(from: &mut Unpacker) -> Self {
        let length = from.length();
        let mut list = Vec::with_capacity(length);
        for _ in 0..length {
            list.push(T::unpack(from));
        }
        list.leak()
    }
}

/// Structs are their fields in this order; enums the number of the variant and its fields.
/// Damaged bytes read as 0 on and on, so every enum has a variant 0 that does not hold itself.
macro_rules! packed {
    ($($kind:ident $name:ident $body:tt)*) => {
        $(packed! { @$kind $name $body })*
    };
    (@struct $name:ident $(($($part:ident),*))? $({ $($field:ident),* $(,)? })?) => {
        impl Unpack for $name {
            fn unpack(from: &mut Unpacker) -> Self {
                $($(let $part = Unpack::unpack(from);)*)?
                $($(let $field = Unpack::unpack(from);)*)?
                $name $(($($part),*))? $({ $($field),* })?
            }
        }
        #[cfg(any(feature = "pack", test))]
        impl Pack for $name {
            fn pack(&self, to: &mut Packer) {
                let $name $(($($part),*))? $({ $($field),* })? = self;
                $($($part.pack(to);)*)?
                $($($field.pack(to);)*)?
            }
        }
    };
    (@enum $name:ident {
        $($number:literal $variant:ident $(($($part:ident),*))? $({ $($field:ident),* })?),* $(,)?
    }) => {
        impl Unpack for $name {
            fn unpack(from: &mut Unpacker) -> Self {
                match from.number() {
                    $($number => {
                        $($(let $part = Unpack::unpack(from);)*)?
                        $($(let $field = Unpack::unpack(from);)*)?
                        $name::$variant $(($($part),*))? $({ $($field),* })?
                    })*
                    _ => {
                        from.damaged(());
                        Unpack::unpack(from)
                    }
                }
            }
        }
        #[cfg(any(feature = "pack", test))]
        impl Pack for $name {
            fn pack(&self, to: &mut Packer) {
                match self {
                    $($name::$variant $(($($part),*))? $({ $($field),* })? => {
                        to.number($number);
                        $($($part.pack(to);)*)?
                        $($($field.pack(to);)*)?
                    })*
                }
            }
        }
    };
}

packed! {
    struct Tables { facts, units, places, documents, programmes, limits, standards }
    struct Unit { key, zh, one, many }
    struct Place { region, name, hint }

    struct Fact {
        key, kind, about, group, label, question, why, definition, ask, later, change
    }
    struct FactId(place)
    struct Change { by, when, act }
    enum Means { 0 Become, 1 Rise, 2 Fall, 3 Any, 4 Options(set) }
    struct Later { after, definition }
    enum Kind {
        0 Bool,
        1 Choice(options),
        2 Int { min, max, unit },
        3 Decimal { min, max, unit },
        4 Money { min, max },
        5 Date,
        6 Region,
    }
    struct Choice { key, label, hint }

    struct Document {
        id, number, title, issuer, region, issued, term, after, reviewed, contact, clauses, explained, warnings
    }
    struct Explained { clause, text, reason }
    struct Warning { clause, text }
    struct Term { from, until, unconfirmed_after, ground }
    struct Citation { clause, words, grade, remark }
    struct Region(code)

    struct Programme {
        id, document, name, summary, recipients, paid_to, benefits, force, term, alternative, cites, when,
        amounts, next_step, notes, references
    }
    enum Party { 0 Worker, 1 Employer, 2 Provider }
    enum PaidTo { 0 Party(party), 1 Student, 2 Unsaid }
    enum Benefit {
        0 Cash, 1 Free, 2 Advance, 3 Uplift, 4 Guideline, 5 Right, 6 Relief, 7 Support, 8 Duty
    }
    enum Force { 0 Given, 1 May, 2 Selected, 3 Encouraged }
    struct Reference { text, source, grade, from, until }
    enum Grade { 0 Verbatim, 1 Reported }

    enum Cond {
        0 Test(test),
        1 All(parts),
        2 Any(parts),
        3 Not(part),
        4 Doubt(part, why),
        5 Open(part, why),
        6 During { from, until },
    }
    struct Test { fact, check, cite }
    enum Check {
        0 Is(wanted),
        1 OneOf(options),
        2 Int { min, max },
        3 Decimal { min, max },
        4 YearsAhead(years),
        5 Within(period),
        6 Ago(period),
        7 In(region),
        8 Between { from, until },
    }
    struct Bound { value, included }
    struct Period { years, months }

    struct AmountRow { when, from, until, basis, figure, times, per, count, published, cite }
    enum Basis { 0 Exact, 1 AtMost, 2 AtLeast, 3 Guideline, 4 Local }
    enum Figure { 0 Yuan(yuan), 1 Fact(fact), 2 Open }
    enum Per { 0 Person, 1 Month, 2 Year }
    struct Count { fact, per, at_most }

    struct Limit {
        id, document, cite, text, from, until, reached, claims, yearly, together, in_principle, programmes
    }

    struct Standard { region, name, level, course, yuan, per, from, until, source }
    struct Published { name, when, yuan, from, until, source }
    struct Source { text, grade }

    struct Worked { programme, date, given }
    enum Answer { 0 Unasked, 1 DontKnow, 2 Known(value) }
    enum Value { 0 Bool(yes), 1 Choice(at), 2 Int(number), 3 Decimal(number), 4 Date(day), 5 Region(region) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date;
    use std::fmt::Debug;

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
}
