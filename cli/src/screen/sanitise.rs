//! Text of a roster made fit for messages: short, and without characters that move the cursor or that
//! nobody sees.

use super::said::word;
use engine::Lang;

/// The most characters that are shown of a cell or heading.
const LONGEST: usize = 40;

/// In quotes, shortened, with characters that nobody sees named.
pub fn quoted(text: &str) -> String {
    quoted_in(text, Lang::EN)
}

/// As [`quoted`], with the names in a language.
pub fn quoted_in(text: &str, lang: Lang) -> String {
    let mut out = String::from('"');
    let mut signs = text.chars();
    for sign in signs.by_ref().take(LONGEST) {
        push(sign, lang, &mut out);
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

fn push(sign: char, lang: Lang, out: &mut String) {
    match name(sign, lang) {
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
fn name(sign: char, lang: Lang) -> Option<&'static str> {
    let (zh, en) = match sign {
        '\0' => ("空字符", "null"),
        '\t' => ("制表符", "tab"),
        '\n' => ("换行", "line break"),
        '\r' => ("回车", "carriage return"),
        '\u{1b}' => ("转义符", "escape"),
        '\u{a0}' => ("不换行空格", "no-break space"),
        '\u{ad}' => ("软连字符", "soft hyphen"),
        '\u{200b}' => ("零宽空格", "zero-width space"),
        '\u{200c}' => ("零宽不连字", "zero-width non-joiner"),
        '\u{200d}' => ("零宽连字", "zero-width joiner"),
        '\u{200e}' => ("左至右标记", "left-to-right mark"),
        '\u{200f}' => ("右至左标记", "right-to-left mark"),
        '\u{202a}' => ("左至右嵌入", "left-to-right embedding"),
        '\u{202b}' => ("右至左嵌入", "right-to-left embedding"),
        '\u{202c}' => ("嵌入结束", "end of embedding"),
        '\u{202d}' => ("左至右覆盖", "left-to-right override"),
        '\u{202e}' => ("右至左覆盖", "right-to-left override"),
        '\u{2060}' => ("词连接符", "word joiner"),
        '\u{3000}' => ("全角空格", "full-width space"),
        '\u{feff}' => ("字节序标记", "byte order mark"),
        _ => return None,
    };
    Some(word(lang, zh, en))
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
        assert_eq!(quoted_in("3\n5", Lang::ZH), "\"3<换行>5\"");
    }
}
