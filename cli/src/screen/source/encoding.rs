//! How a roster's characters are written: UTF-8, with or without a byte order mark, or GB18030.

use encoding_rs::GB18030;
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

    /// Tells the encoding from the beginning of a roster, of which `whole` says whether it is all.
    ///
    /// # Errors
    /// In words, where it is UTF-16.
    pub fn of(beginning: &[u8], whole: bool) -> Result<Encoding, String> {
        if beginning.starts_with(MARK) {
            return Ok(Encoding::Utf8);
        }
        if beginning.starts_with(&[0xff, 0xfe]) || beginning.starts_with(&[0xfe, 0xff]) {
            return Err("the roster is UTF-16; save it as “CSV UTF-8”".into());
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
        Ok(if utf8(beginning) || !gb() && utf8(headings) { Encoding::Utf8 } else { Encoding::Gb18030 })
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

    /// The bytes of a text.
    pub fn encode(self, text: &str) -> Cow<'_, [u8]> {
        match self {
            Encoding::Utf8 => Cow::Borrowed(text.as_bytes()),
            Encoding::Gb18030 => GB18030.encode(text).0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_told_from_the_beginning() {
        let text = "姓名,所在地区,培训课时\n张三,650402,80\n";
        let gb = Encoding::Gb18030.encode(text).into_owned();
        assert_eq!(Encoding::of(text.as_bytes(), true), Ok(Encoding::Utf8));
        assert_eq!(Encoding::of(&[MARK, text.as_bytes()].concat(), true), Ok(Encoding::Utf8));
        assert_eq!(Encoding::of(&gb, true), Ok(Encoding::Gb18030));
        assert_eq!(Encoding::of(b"name,region\n", true), Ok(Encoding::Utf8));
        // Cut in the middle of a character.
        let cut = text.find("张").unwrap_or_default() + 1;
        assert_eq!(Encoding::of(&text.as_bytes()[..cut], false), Ok(Encoding::Utf8));
        assert_eq!(Encoding::of(&gb[..gb.len() - 15], false), Ok(Encoding::Gb18030));
        // A spoilt cell makes no other encoding of it.
        let spoilt = [text.as_bytes(), b"\xff\xff,650402,80\n"].concat();
        assert_eq!(Encoding::of(&spoilt, true), Ok(Encoding::Utf8));
        assert!(Encoding::of(&[0xff, 0xfe, 0x41, 0], true).is_err());
    }
}
