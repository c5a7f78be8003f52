//! How a roster's characters are written: UTF-8, with or without a byte order mark, GB18030, or
//! UTF-16, which is made UTF-8 of as it is read.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// The encodings that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Gb18030,
}

/// The byte order mark of UTF-8.
pub const MARK: &[u8] = "\u{feff}".as_bytes();

impl Encoding {
    /// The encoding with a name; GBK and GB2312 are parts of GB18030.
    pub fn from_name(name: &str) -> Option<Encoding> {
        match name.to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Some(Encoding::Utf8),
            "gb18030" | "gbk" | "gb2312" => Some(Encoding::Gb18030),
            _ => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Gb18030 => "GB18030",
        }
    }

    /// Tells the encoding from the beginning of a roster that is not [`utf16`], of which `whole`
    /// says whether it is all.
    pub fn of(beginning: &[u8], whole: bool) -> Encoding {
        if beginning.starts_with(MARK) {
            return Encoding::Utf8;
        }
        // A character cut in two at the end says nothing.
        let utf8 = |bytes: &[u8]| match std::str::from_utf8(bytes) {
            Ok(_) => true,
            Err(error) => error.error_len().is_none() && !whole,
        };
        let to_line_end = match memchr::memrchr(b'\n', beginning) {
            Some(at) if !whole => &beginning[..at],
            _ => beginning,
        };
        let headings = beginning.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let gb = || Encoding::Gb18030.decode(to_line_end).is_some();
        // In a roster of UTF-8 with a spoilt cell, the headings still tell.
        if utf8(beginning) || !gb() && utf8(headings) { Encoding::Utf8 } else { Encoding::Gb18030 }
    }

    /// The text of some bytes; none where they are not of this encoding.
    pub fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        match self {
            Encoding::Utf8 => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Encoding::Gb18030 => GB18030.decode_without_bom_handling_and_without_replacement(bytes),
        }
    }

    /// The text of some bytes, with a mark where they are not of this encoding.
    pub fn decode_anyway(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Encoding::Utf8 => String::from_utf8_lossy(bytes),
            Encoding::Gb18030 => GB18030.decode_without_bom_handling(bytes).0,
        }
    }

    /// How many bytes the character at the beginning of some bytes has, as its first ones say.
    pub fn length(self, bytes: &[u8]) -> usize {
        match (self, bytes) {
            (_, [] | [0..=0x7f, ..]) => 1,
            (Encoding::Utf8, [lead, ..]) => match lead {
                0xf0.. => 4,
                0xe0.. => 3,
                _ => 2,
            },
            (Encoding::Gb18030, [_, b'0'..=b'9', ..]) => 4,
            (Encoding::Gb18030, _) => 2,
        }
    }

    /// The bytes of a text.
    pub fn encode(self, text: &str) -> Cow<'_, [u8]> {
        match self {
            Encoding::Utf8 => Cow::Borrowed(text.as_bytes()),
            Encoding::Gb18030 => GB18030.encode(text).0,
        }
    }
}

/// Which UTF-16 the beginning of a roster is, if any: by its mark, or by the zeros that every
/// comma and line end has on one side and never on the other.
pub fn utf16(beginning: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    match beginning {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let beginning = beginning.get(..beginning.len().min(4096))?;
    let pairs = beginning.chunks_exact(2);
    // A zero on one side, and on the other a digit, a letter, a comma or a line end. 退 (U+9000) has its zero
    // on the other side, and 一 (U+4E00) even a letter beside it, but such are few.
    let plain = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~');
    let zeros = |side: usize| {
        let is =
            |pair: &&[u8]| pair.get(side) == Some(&0) && pair.get(1 - side).is_some_and(|byte| plain(*byte));
        pairs.clone().filter(is).count()
    };
    // A stray zero in text of another encoding does not make it UTF-16. Real UTF-16 is hardly ever
    // valid UTF-8 as well, unless all of it is ASCII, and then half of its bytes are zeros.
    let other = match std::str::from_utf8(beginning) {
        Ok(text) => text.len() > 4,
        // A character may be cut in two at the end.
        Err(error) => error.error_len().is_none() && error.valid_up_to() > 4,
    };
    let least = if other { pairs.len() / 3 } else { pairs.len() / 40 }.max(1);
    if pairs.clone().any(|pair| pair == [0, 0]) {
        return None;
    }
    match (zeros(0), zeros(1)) {
        (few, some) if some >= least && some >= 4 * few => Some(UTF_16LE),
        (some, few) if some >= least && some >= 4 * few => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_told_from_the_beginning() {
        let text = "姓名,所在地区,培训课时\n张三,650402,80\n";
        let gb = Encoding::Gb18030.encode(text).into_owned();
        assert_eq!(Encoding::of(text.as_bytes(), true), Encoding::Utf8);
        assert_eq!(Encoding::of(&[MARK, text.as_bytes()].concat(), true), Encoding::Utf8);
        assert_eq!(Encoding::of(&gb, true), Encoding::Gb18030);
        assert_eq!(Encoding::of(b"name,region\n", true), Encoding::Utf8);
        // Cut in the middle of a character.
        let cut = text.find("张").unwrap_or_default() + 1;
        assert_eq!(Encoding::of(&text.as_bytes()[..cut], false), Encoding::Utf8);
        assert_eq!(Encoding::of(&gb[..gb.len() - 15], false), Encoding::Gb18030);
        // A spoilt cell makes no other encoding of it.
        let spoilt = [text.as_bytes(), b"\xff\xff,650402,80\n"].concat();
        assert_eq!(Encoding::of(&spoilt, true), Encoding::Utf8);
    }
    #[test]
    fn utf16_is_known_with_and_without_its_mark() {
        let units: Vec<u16> = "姓名,所在地区\r\n张三,650402\r\n".encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(utf16(&little), Some(UTF_16LE));
        assert_eq!(utf16(&big), Some(UTF_16BE));
        assert_eq!(utf16(&[0xff, 0xfe, 0x41, 0]), Some(UTF_16LE));
        let units: Vec<u16> = "姓名,退役军人,一级\r\n张三,是,退一\r\n".encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!((utf16(&little), utf16(&big)), (Some(UTF_16LE), Some(UTF_16BE)));
        let ascii: Vec<u8> = "name,region\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(utf16(&ascii), Some(UTF_16LE));
        let spoilt = "姓名,所在地区\n张\0三,650402\n".as_bytes();
        for other in ["姓名,所在地区\n".as_bytes(), b"a,b\n", b"a\0\0\0b", b"", spoilt] {
            assert_eq!(utf16(other), None);
        }
    }
}
