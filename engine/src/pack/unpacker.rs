//! Unpacking: what the app does once, when it starts.

use crate::text::Text;
use rust_decimal::Decimal;
use std::str::SplitTerminator;
use time::Date;

/// What ends a string. No string holds it.
pub(super) const END: char = '\0';

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
    pub(super) fn damaged<T>(&mut self, instead: T) -> T {
        self.damaged = true;
        self.shape = [].iter();
        instead
    }

    pub(super) fn number(&mut self) -> u64 {
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
