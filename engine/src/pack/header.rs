//! What every pack begins with, and what can be wrong with one.

use crate::text::Lang;
use std::fmt;

/// The format that this program writes and reads.
pub const FORMAT: u8 = 2;

const MAGIC: [u8; 3] = *b"SKP";
/// The byte of a further language: the one after those of the languages that a law is written in.
const TRANSLATION: u8 = 2 + Lang::ALL.len() as u8;

/// What a pack holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The shape of the law, and its keys.
    Law,
    /// The texts of a language that a first look shows: that at an index of [`Lang::ALL`](crate::Lang::ALL).
    Words(u8),
    /// The texts of a further language, which take the place of the English ones, string by string: those that
    /// a first look shows, and those behind folds.
    Translation,
    /// The quotations, and the texts of all languages that stand behind folds.
    More,
    /// The shape of what one province's own documents say, for a law that comes by province.
    Province,
}

impl Kind {
    #[cfg(any(feature = "pack", test))]
    fn byte(self) -> u8 {
        match self {
            Kind::Law => 0,
            Kind::More => 1,
            Kind::Province => u8::MAX,
            Kind::Translation => TRANSLATION,
            Kind::Words(lang) => 2 + lang,
        }
    }

    fn of(byte: u8) -> Kind {
        match byte {
            0 => Kind::Law,
            1 => Kind::More,
            u8::MAX => Kind::Province,
            TRANSLATION => Kind::Translation,
            lang => Kind::Words(lang - 2),
        }
    }
}

/// The first bytes of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// What it holds.
    pub kind: Kind,
    /// What it belongs to, by the checksum of that pack: texts to a law or a province, a province to a law.
    /// A law belongs to itself.
    pub of: u64,
    pub(super) checksum: u64,
}

impl Header {
    /// How many bytes a header takes.
    pub const LENGTH: usize = MAGIC.len() + 2 + 8 + 8;

    /// A pack with this body, of the pack with this checksum. Without one it is a law's own pack, and
    /// belongs to itself.
    #[cfg(any(feature = "pack", test))]
    pub(super) fn before(kind: Kind, of: Option<u64>, body: &[u8]) -> Vec<u8> {
        let checksum = checksum(body);
        let numbers = [of.unwrap_or(checksum), checksum].map(u64::to_le_bytes);
        [&MAGIC[..], &[FORMAT, kind.byte()], numbers.as_flattened(), body].concat()
    }

    /// The header of a pack and the body behind it, whose checksum is right.
    pub fn read(pack: &[u8]) -> Result<(Header, &[u8]), Fault> {
        let (magic, rest) = pack.split_first_chunk().ok_or(Fault::NotAPack)?;
        if *magic != MAGIC {
            return Err(Fault::NotAPack);
        }
        let ([format, kind], rest) = rest.split_first_chunk().ok_or(Fault::Damaged)?;
        if *format != FORMAT {
            return Err(Fault::Format(*format));
        }
        let (of, rest) = rest.split_first_chunk().ok_or(Fault::Damaged)?;
        let (sum, body) = rest.split_first_chunk().ok_or(Fault::Damaged)?;
        let (of, sum) = (u64::from_le_bytes(*of), u64::from_le_bytes(*sum));
        if checksum(body) != sum {
            return Err(Fault::Damaged);
        }
        Ok((Header { kind: Kind::of(*kind), of, checksum: sum }, body))
    }

    /// What a pack holds, without a check: for packs that [`Header::read`] has read before.
    pub fn read_kind(pack: &[u8]) -> Option<Kind> {
        pack.get(MAGIC.len() + 1).copied().map(Kind::of)
    }

    /// Whether it is a law's own pack.
    pub(super) fn is_law(&self) -> bool {
        self.kind == Kind::Law && self.of == self.checksum
    }
}

/// FNV-1a of 64 bits: it finds damage on the way, and is no protection against forgery.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xCBF2_9CE4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3))
}

/// Why a pack cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is something else.
    NotAPack,
    /// It is in a format that this program cannot read.
    Format(u8),
    /// Something was lost or changed on the way.
    Damaged,
    /// It belongs to another law than the one it is read with.
    OtherLaw,
    /// It holds something else than what is wanted: words instead of the law.
    OtherKind,
}

impl std::error::Error for Fault {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NotAPack => f.write_str("this is no pack of the law"),
            Fault::Format(format) => write!(
                f,
                "the pack is in format {format}, and this program reads format {FORMAT}: take the program and the packs of one release"
            ),
            Fault::Damaged => f.write_str("the pack is damaged: fetch it again"),
            Fault::OtherLaw => {
                f.write_str("the packs are of different laws: take those that were written together")
            }
            Fault::OtherKind => f.write_str("this pack holds something else than what was asked for"),
        }
    }
}
