//! Unpacking: what a program does when it starts, and again when more has come.

use super::header::{Fault, Header, Kind};
use crate::text::{Lang, Text};
use rust_decimal::Decimal;
use std::str::SplitTerminator;
use time::Date;

/// What ends a string. No string holds it.
pub(super) const END: char = '\0';

/// What can be unpacked.
pub trait Unpack: Sized {
    /// Reads a value. From damaged bytes some value comes too; that they were damaged is remembered.
    fn unpack(from: &mut Unpacker) -> Self;
}

/// What was packed into a law's pack and the others that are here: texts of a pack that is not
/// read as empty.
///
/// # Errors
/// Where a pack is damaged, of another format, or not of this law.
pub fn unpack<T: Unpack>(law: &'static [u8], others: &[&'static [u8]]) -> Result<T, Fault> {
    let law = Opened::law(law)?;
    let others = others.iter().map(|other| Opened::read(other)).collect::<Result<Vec<_>, _>>()?;
    if others.iter().any(|other| !other.belongs_to(&law)) {
        return Err(Fault::OtherLaw);
    }
    Ok(law.unpack(&others, [0; 2])?.0)
}

/// A pack whose header was read.
pub(super) struct Opened {
    pub header: Header,
    body: &'static [u8],
}

impl Opened {
    pub fn read(pack: &'static [u8]) -> Result<Opened, Fault> {
        let (header, body) = Header::read(pack)?;
        Ok(Opened { header, body })
    }

    /// A law's own pack.
    pub fn law(pack: &'static [u8]) -> Result<Opened, Fault> {
        let law = Opened::read(pack)?;
        if law.header.is_law() { Ok(law) } else { Err(Fault::OtherKind) }
    }

    pub fn belongs_to(&self, other: &Opened) -> bool {
        self.header.of == other.header.checksum
    }

    /// What is packed in this one, with those texts of the others that belong to it, and for facts, documents
    /// and programmes one past the greatest id in it. `before` is how many documents and programmes come
    /// before its own.
    pub fn unpack<T: Unpack>(&self, others: &[Opened], before: [usize; 2]) -> Result<(T, [usize; 3]), Fault> {
        let [documents, programmes] = before.map(|count| u16::try_from(count).unwrap_or(u16::MAX));
        let (keys, shape) = Strings::open(self.body).ok_or(Fault::Damaged)?;
        let mut from = Unpacker {
            shape: shape.iter(),
            damaged: false,
            depth: 0,
            folded: false,
            before: [0, documents, programmes],
            past: [0; 3],
            keys,
            quotations: Strings::absent(),
            texts: [const { Strings::absent() }; LANGUAGES],
            more: [const { Strings::absent() }; LANGUAGES],
        };
        // A translation last: it takes the place of what has come.
        for translations in [false, true] {
            let is_now = |kind: Kind| (kind == Kind::Translation) == translations;
            for other in others.iter().filter(|other| other.belongs_to(self) && is_now(other.header.kind)) {
                from.add(other.header.kind, other.body)?;
            }
        }
        let unpacked = T::unpack(&mut from);
        match !from.damaged && from.shape.as_slice().is_empty() {
            true => Ok((unpacked, from.past.map(usize::from))),
            false => Err(Fault::Damaged),
        }
    }
}

/// How many languages texts are in.
pub(super) const LANGUAGES: usize = Lang::ALL.len();

/// How deep lists and conditions may stand in each other. The tables reach a dozen; what a
/// hostile pack asks for must not use up the stack.
const MOST_DEEP: u8 = 64;

/// Packs while they are read.
pub struct Unpacker {
    shape: std::slice::Iter<'static, u8>,
    damaged: bool,
    depth: u8,
    /// Whether what is read stands behind a fold.
    folded: bool,
    /// For facts, documents and programmes: how many come before those that are read.
    before: [u16; 3],
    /// For the same: one past the greatest id that was read.
    past: [u16; 3],
    keys: Strings,
    quotations: Strings,
    texts: [Strings; LANGUAGES],
    more: [Strings; LANGUAGES],
}

/// What an id is one of.
#[derive(Clone, Copy)]
pub(super) enum IdOf {
    Fact,
    Document,
    Programme,
}

impl Unpacker {
    /// Takes the strings of another pack.
    fn add(&mut self, kind: Kind, body: &'static [u8]) -> Result<(), Fault> {
        let open = |body| Strings::open(body).ok_or(Fault::Damaged);
        match kind {
            Kind::Law => Err(Fault::OtherKind),
            // It has texts of its own.
            Kind::Province => Ok(()),
            Kind::Words(lang) => {
                let strings = self.texts.get_mut(usize::from(lang)).ok_or(Fault::Damaged)?;
                *strings = open(body)?.0;
                Ok(())
            }
            Kind::Translation => {
                let (words, rest) = open(body)?;
                let [_, english] = &mut self.texts;
                *english = words;
                let [_, english] = &mut self.more;
                // What stands behind folds comes whole: quotations and all.
                if english.unread.is_some() {
                    *english = open(rest)?.0;
                }
                Ok(())
            }
            Kind::More => {
                let mut rest;
                (self.quotations, rest) = open(body)?;
                for strings in &mut self.more {
                    (*strings, rest) = open(rest)?;
                }
                Ok(())
            }
        }
    }

    /// Reads what stands behind a fold.
    pub(super) fn folded<T: Unpack>(&mut self) -> T {
        let before = std::mem::replace(&mut self.folded, true);
        let unpacked = T::unpack(self);
        self.folded = before;
        unpacked
    }

    /// Reads an id, and remembers it: in the end all must lie within the tables.
    pub(super) fn id(&mut self, of: IdOf) -> u16 {
        let at = of as usize;
        let id = u16::unpack(self).saturating_add(self.before.get(at).copied().unwrap_or_default());
        if let Some(past) = self.past.get_mut(at) {
            *past = (*past).max(id.saturating_add(1));
        }
        id
    }

    /// Reads what is nested in something else, and counts how deep.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Unpacker) -> T) -> T {
        self.depth += 1;
        if self.depth > MOST_DEEP {
            self.damaged(());
        }
        let unpacked = read(self);
        self.depth -= 1;
        unpacked
    }

    /// Remembers damage. All that is still to be read is 0 then, so that lists and trees end.
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

    /// The length of a list. Each element takes a byte at least, so no more than are left.
    fn length(&mut self) -> usize {
        match usize::try_from(self.number()) {
            Ok(length) if length <= self.shape.len() => length,
            _ => self.damaged(0),
        }
    }
}

/// A run of strings while it is read; from one that is absent every string is empty.
struct Strings {
    unread: Option<SplitTerminator<'static, char>>,
    read: Vec<&'static str>,
}

impl Strings {
    const fn absent() -> Strings {
        Strings { unread: None, read: Vec::new() }
    }

    /// The run at the start of some bytes, and the bytes after it.
    fn open(bytes: &'static [u8]) -> Option<(Strings, &'static [u8])> {
        let (length, rest) = bytes.split_first_chunk()?;
        let (run, rest) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
        let unread = Some(std::str::from_utf8(run).ok()?.split_terminator(END));
        Some((Strings { unread, read: Vec::new() }, rest))
    }

    /// The string that a number in the shape stands for.
    fn get(&mut self, number: u64) -> Option<&'static str> {
        let Some(unread) = &mut self.unread else { return Some("") };
        match number.checked_sub(1) {
            Some(at) => self.read.get(usize::try_from(at).ok()?).copied(),
            None => {
                let next = unread.next()?;
                self.read.push(next);
                Some(next)
            }
        }
    }
}

impl Unpack for &'static str {
    fn unpack(from: &mut Unpacker) -> Self {
        let number = from.number();
        let run = if from.folded { &mut from.quotations } else { &mut from.keys };
        run.get(number).unwrap_or_else(|| from.damaged(""))
    }
}

impl Unpack for Text {
    fn unpack(from: &mut Unpacker) -> Self {
        let (zh, en) = (from.number(), from.number());
        let [in_zh, in_en] = if from.folded { &mut from.more } else { &mut from.texts };
        match (in_zh.get(zh), in_en.get(en)) {
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

/// Numbers near zero stay short: 0, -1, 1, -2 are written as 0, 1, 2, 3.
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
        from.deeper(|from| Box::leak(Box::new(T::unpack(from))))
    }
}

/// Memory is taken for the elements that were read, not for those that a length promises.
impl<T: Unpack> Unpack for &'static [T] {
    fn unpack(from: &mut Unpacker) -> Self {
        let length = from.length();
        from.deeper(|from| {
            let mut list = Vec::with_capacity(length.min(16));
            for _ in 0..length {
                if from.damaged {
                    break;
                }
                list.push(T::unpack(from));
            }
            list.leak()
        })
    }
}
