//! Packing: turns tables into the bytes of packs, which [`unpacker`](super::unpacker) turns back. Only
//! the build does it, so programs are built without this module.

use super::header::{Header, Kind, checksum};
use super::unpacker::{END, LANGUAGES};
use crate::text::{Lang, Text};
use rust_decimal::Decimal;
use std::collections::HashMap;
use time::Date;

/// What can be packed.
pub trait Pack {
    /// Writes it.
    fn pack(&self, to: &mut Packer);
}

/// The packs of one law.
#[derive(Clone, Debug)]
pub struct Packs {
    /// Its shape and keys.
    pub law: Vec<u8>,
    /// The texts that a first look shows: one pack a language, in the order of [`Lang::ALL`].
    pub words: Vec<(Lang, Vec<u8>)>,
    /// Quotations and what stands behind folds, in all languages.
    pub more: Vec<u8>,
}

impl Packs {
    /// The packs as files: their names and what they hold.
    pub fn files(&self) -> impl Iterator<Item = (String, &[u8])> {
        let words = self.words.iter().map(|(lang, words)| (format!("words-{}.bin", lang.tag()), &**words));
        [("law.bin".into(), &*self.law), ("more.bin".into(), &*self.more)].into_iter().chain(words)
    }

    /// The English texts: those that a first look shows, and those behind folds.
    pub fn english(&self) -> [Vec<&str>; 2] {
        let words = self.words.iter().find(|(lang, _)| *lang == Lang::EN).map_or(&[][..], |(_, words)| words);
        // In the other pack the quotations come first, then the languages.
        [runs(words).pop(), runs(&self.more).pop()].map(Option::unwrap_or_default)
    }

    /// The pack of a further language, in which each English text is as `translated` has it.
    pub fn translation(&self, translated: &dyn Fn(&str) -> String) -> Vec<u8> {
        let run = |texts: Vec<&str>| -> String {
            texts.iter().flat_map(|text| [translated(text), END.to_string()]).collect()
        };
        let runs = self.english().map(run);
        let body: Vec<u8> = runs.iter().flat_map(|run| with_length(run)).collect();
        Header::before(Kind::Translation, Some(id(&self.law)), &body)
    }
}

/// Packs something.
pub fn pack(value: &impl Pack) -> Packs {
    sealed(value, Kind::Law, None)
}

/// Packs something as what it is a pack of, which belongs to another with this checksum or to itself.
pub(super) fn sealed(value: &impl Pack, kind: Kind, of: Option<u64>) -> Packs {
    let mut to = Packer::default();
    value.pack(&mut to);
    let law = Header::before(kind, of, &[to.keys.bytes(), to.shape].concat());
    let id = Some(id(&law));
    let words = Lang::ALL
        .into_iter()
        .zip(to.texts)
        .enumerate()
        .map(|(at, (lang, texts))| (lang, Header::before(Kind::Words(at as u8), id, &texts.bytes())));
    let more = [&[to.quotations][..], &to.more].concat().iter().flat_map(Strings::bytes).collect::<Vec<u8>>();
    Packs { law, words: words.collect(), more: Header::before(Kind::More, id, &more) }
}

/// The runs of a pack that holds nothing else.
fn runs(pack: &[u8]) -> Vec<Vec<&str>> {
    let mut runs = Vec::new();
    let mut rest = pack.get(Header::LENGTH..).unwrap_or_default();
    while let Some((length, behind)) = rest.split_first_chunk() {
        let (run, behind) = behind.split_at_checked(u32::from_le_bytes(*length) as usize).unwrap_or_default();
        runs.push(std::str::from_utf8(run).unwrap_or_default().split_terminator(END).collect());
        rest = behind;
    }
    runs
}

/// A run, after its length.
fn with_length(run: &str) -> Vec<u8> {
    [&(run.len() as u32).to_le_bytes()[..], run.as_bytes()].concat()
}

/// By what other packs name a pack that they belong to.
pub(super) fn id(pack: &[u8]) -> u64 {
    checksum(pack.get(Header::LENGTH..).unwrap_or_default())
}

/// The parts of packs while they are written.
#[derive(Default)]
pub struct Packer {
    shape: Vec<u8>,
    /// Whether what is written belongs behind a fold, and so into the pack `more`.
    folded: bool,
    keys: Strings,
    quotations: Strings,
    texts: [Strings; LANGUAGES],
    more: [Strings; LANGUAGES],
}

impl Packer {
    /// Writes what stands behind a fold.
    pub(super) fn folded(&mut self, value: &impl Pack) {
        let before = std::mem::replace(&mut self.folded, true);
        value.pack(self);
        self.folded = before;
    }

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
#[derive(Clone, Default)]
struct Strings {
    run: String,
    /// The number that stands for a string from its second time on.
    numbers: HashMap<&'static str, u64>,
}

impl Strings {
    fn bytes(&self) -> Vec<u8> {
        with_length(&self.run)
    }

    /// The number of a string in the shape.
    fn number(&mut self, string: &'static str) -> u64 {
        if let Some(number) = self.numbers.get(string) {
            return *number;
        }
        // Only the build runs this, and it has to stop.
        assert!(!string.contains(END), "U+0000 in {string:?}");
        self.numbers.insert(string, self.numbers.len() as u64 + 1);
        self.run.push_str(string);
        self.run.push(END);
        0
    }
}

impl Pack for &'static str {
    fn pack(&self, to: &mut Packer) {
        let run = if to.folded { &mut to.quotations } else { &mut to.keys };
        let number = run.number(self);
        to.number(number);
    }
}

impl Pack for Text {
    fn pack(&self, to: &mut Packer) {
        let [in_zh, in_en] = if to.folded { &mut to.more } else { &mut to.texts };
        let (zh, en) = (in_zh.number(self.zh), in_en.number(self.en));
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
