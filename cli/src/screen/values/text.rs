//! The text of cells and headings, freed from what does not count: white space around it, characters
//! that nobody sees, full-width forms, capital letters.

use crate::screen::sanitise::hides;

/// A text without white space and unseen characters around it, and without what is only there so that
/// a spreadsheet keeps it as text: an apostrophe before it, or `="…"` around it.
pub fn bare(text: &str) -> &str {
    let around = |sign: char| sign.is_whitespace() || hides(sign);
    let text = text.trim_matches(around);
    let formula = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"'));
    let text = formula.filter(|text| !text.contains('"')).unwrap_or(text);
    text.strip_prefix('\'').filter(|text| !text.is_empty()).unwrap_or(text).trim_matches(around)
}

/// A bare text in lower case and half-width characters. White space within stays: a run of it
/// becomes one space, or one line break where it holds one.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space: Option<char> = None;
    for sign in bare(text).chars() {
        if sign.is_whitespace() {
            let breaks = matches!(sign, '\n' | '\r') || space == Some('\n');
            space = Some(if breaks { '\n' } else { ' ' });
        } else {
            out.extend(space.take());
            out.push(half(sign).to_ascii_lowercase());
        }
    }
    out
}

/// A text without any white space, in lower case and half-width characters: for headings, which are
/// padded and broken to fit their column. Never for values: `3⏎5` is not 35.
pub fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|sign| !sign.is_whitespace() && !hides(*sign))
        .map(|sign| half(sign).to_ascii_lowercase())
        .collect()
}

fn half(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
        sign => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_around_a_value_is_taken_away() {
        for (text, expected) in [
            (" 是\u{3000}", "是"),
            ("\u{202d}650402\u{202c}", "650402"),
            ("='650402", "='650402"),
            ("'650402", "650402"),
            ("=\"007\"", "007"),
            ("=\"a\"&\"b\"", "=\"a\"&\"b\""),
            ("'", "'"),
            ("３ ５", "3 5"),
            ("3\r\n5", "3\n5"),
            ("3 \n 5", "3\n5"),
            ("Level  4", "level 4"),
            ("", ""),
        ] {
            assert_eq!(plain(text), expected, "{text:?}");
        }
        assert_eq!(squeezed(" 姓\u{3000}名\n"), "姓名");
    }
}
