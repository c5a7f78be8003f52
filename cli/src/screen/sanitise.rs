//! Text of a roster made fit for messages: short, and without characters that move the cursor or that
//! nobody sees.

/// The most characters that are shown of a cell or heading.
const LONGEST: usize = 40;

/// In quotes, shortened, with characters that nobody sees named.
pub fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    let mut signs = text.chars();
    for sign in signs.by_ref().take(LONGEST) {
        push(sign, &mut out);
    }
    if signs.next().is_some() {
        out.push('…');
    }
    out.push('"');
    out
}

/// As [`quoted`], without the quotes.
pub fn plain(text: &str) -> String {
    let quoted = quoted(text);
    quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or_default().to_owned()
}

fn push(sign: char, out: &mut String) {
    match name(sign) {
        Some(name) => out.push_str(&format!("<{name}>")),
        None if hides(sign) => out.push_str(&format!("<U+{:04X}>", sign as u32)),
        None => out.push(sign),
    }
}

/// Whether nobody sees a character, though it is no white space.
pub fn hides(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0000}'..='\u{e0fff}' | '\u{e000}'..='\u{f8ff}')
}

/// The name of a character that nobody sees, or that looks like a space.
fn name(sign: char) -> Option<&'static str> {
    Some(match sign {
        '\0' => "null",
        '\t' => "tab",
        '\n' => "line break",
        '\r' => "carriage return",
        '\u{1b}' => "escape",
        '\u{a0}' => "no-break space",
        '\u{ad}' => "soft hyphen",
        '\u{200b}' => "zero-width space",
        '\u{200c}' => "zero-width non-joiner",
        '\u{200d}' => "zero-width joiner",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{202a}' => "left-to-right embedding",
        '\u{202b}' => "right-to-left embedding",
        '\u{202c}' => "end of embedding",
        '\u{202d}' => "left-to-right override",
        '\u{202e}' => "right-to-left override",
        '\u{2060}' => "word joiner",
        '\u{3000}' => "full-width space",
        '\u{feff}' => "byte order mark",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_named() {
        assert_eq!(quoted("张三"), "\"张三\"");
        assert_eq!(quoted("3\n5"), "\"3<line break>5\"");
        assert_eq!(quoted("\u{200b}650402\u{a0}"), "\"<zero-width space>650402<no-break space>\"");
        assert_eq!(quoted("\u{1b}[2J"), "\"<escape>[2J\"");
        assert_eq!(quoted("\u{7}\u{2066}"), "\"<U+0007><U+2066>\"");
        assert_eq!(quoted(&"长".repeat(41)), format!("\"{}…\"", "长".repeat(40)));
        assert_eq!(plain("a\tb"), "a<tab>b");
    }
}
