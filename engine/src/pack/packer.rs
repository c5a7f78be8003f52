//! Packing: what [`Unpack`](super::unpacker::Unpack) reads, written. For the build only.

use super::unpacker::END;
use crate::text::Text;
use rust_decimal::Decimal;
use std::collections::HashMap;
use time::Date;

/// What can be packed.
pub trait Pack {
    /// Writes it.
    fn pack(&self, to: &mut Packer);
}

/// Packs something into a blob.
pub fn pack(value: &impl Pack) -> Vec<u8> {
    let mut to = Packer::default();
    value.pack(&mut to);
    let mut blob = Vec::new();
    for run in [to.plain.run, to.zh.run, to.en.run] {
        blob.extend((run.len() as u32).to_le_bytes());
        blob.extend(run.into_bytes());
    }
    blob.extend(to.shape);
    blob
}

/// A blob while it is written.
#[derive(Default)]
pub struct Packer {
    shape: Vec<u8>,
    plain: Strings,
    zh: Strings,
    en: Strings,
}

impl Packer {
    pub(super) fn number(&mut self, number: u64) {
        let mut rest = number;
        while rest >= 128 {
            self.shape.push(rest as u8 | 128);
            rest >>= 7;
        }
        self.shape.push(rest as u8);
    }
}

/// A run of strings while it is written.
#[derive(Default)]
struct Strings {
    run: String,
    /// What stands for a string from its second time on.
    numbers: HashMap<&'static str, u64>,
}

impl Strings {
    /// The number of a string in the shape.
    fn number(&mut self, string: &'static str) -> u64 {
        if let Some(number) = self.numbers.get(string) {
            return *number;
        }
        // In the build, where stopping is right.
        assert!(!string.contains(END), "U+0000 in {string:?}");
        self.numbers.insert(string, self.numbers.len() as u64 + 1);
        self.run.push_str(string);
        self.run.push(END);
        0
    }
}

impl Pack for &'static str {
    fn pack(&self, to: &mut Packer) {
        let number = to.plain.number(self);
        to.number(number);
    }
}

impl Pack for Text {
    fn pack(&self, to: &mut Packer) {
        let (zh, en) = (to.zh.number(self.zh), to.en.number(self.en));
        to.number(zh);
        to.number(en);
    }
}

impl Pack for u64 {
    fn pack(&self, to: &mut Packer) {
        to.number(*self);
    }
}

impl Pack for i64 {
    fn pack(&self, to: &mut Packer) {
        to.number((self << 1 ^ self >> 63).cast_unsigned());
    }
}

macro_rules! narrower {
    ($($narrow:ty: $wide:ty),*) => {$(
        impl Pack for $narrow {
            fn pack(&self, to: &mut Packer) {
                <$wide>::from(*self).pack(to);
            }
        }
    )*};
}

narrower!(u8: u64, u16: u64, u32: u64, i32: i64, bool: u64);

impl Pack for Decimal {
    fn pack(&self, to: &mut Packer) {
        self.scale().pack(to);
        (self.mantissa() as u64).pack(to);
        ((self.mantissa() >> 64) as i64).pack(to);
    }
}

impl Pack for Date {
    fn pack(&self, to: &mut Packer) {
        self.to_julian_day().pack(to);
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, to: &mut Packer) {
        self.is_some().pack(to);
        self.iter().for_each(|one| one.pack(to));
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn pack(&self, to: &mut Packer) {
        self.0.pack(to);
        self.1.pack(to);
    }
}

impl<T: Pack> Pack for &'static T {
    fn pack(&self, to: &mut Packer) {
        (*self).pack(to);
    }
}

impl<T: Pack> Pack for &'static [T] {
    fn pack(&self, to: &mut Packer) {
        to.number(self.len() as u64);
        self.iter().for_each(|one| one.pack(to));
    }
}
