//! A language that nobody speaks, written from right to left: the English in Hebrew letters. What is not in
//! them has not been translated.

use engine::Tables;
use pages::wording::{EN, LibraryTexts, Texts};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The tag that is usual for such a language.
pub const TAG: &str = "ar-XB";

const LETTERS: [char; 26] = [
    'א', 'ב', 'ג', 'ד', 'ה', 'ו', 'ז', 'ח', 'ט', 'י', 'כ', 'ל', 'מ', 'נ', 'ס', 'ע', 'פ', 'צ', 'ק', 'ר', 'ש',
    'ת', 'ך', 'ם', 'ן', 'ף',
];

/// A text in it. What stands in `{ }` or `< >` stays, and so do figures and signs.
pub fn written(english: &str) -> String {
    let mut until = None;
    let sign = |c: char| {
        match (until, c) {
            (None, '{') => until = Some('}'),
            (None, '<') => until = Some('>'),
            (Some(end), _) if c == end => until = None,
            (None, 'a'..='z' | 'A'..='Z') => {
                return letter(u32::from(c.to_ascii_lowercase()) - u32::from('a'));
            }
            // Names that are Chinese in the English, too.
            (None, '\u{4e00}'..='\u{9fff}') => return letter(u32::from(c)),
            _ => {}
        }
        c
    };
    english.chars().map(sign).collect()
}

fn letter(number: u32) -> char {
    LETTERS[number as usize % LETTERS.len()]
}

/// Its file, for some tables.
pub fn file(tables: &Tables) -> String {
    let mut file = String::new();
    let mut line = |key: &str, text: &str| {
        let _ = writeln!(file, "{} = {}", quoted(key), quoted(text));
    };
    for (key, english) in Texts::KEYS.iter().zip(EN.texts.all()) {
        line(key, &if *key == "direction" { "rtl".into() } else { written(english) });
    }
    file += "[language]\n";
    file +=
        &format!("name = {}\nlabel = {}\n", quoted(&written("Pseudo")), quoted(&written("Switch to Pseudo")));
    file += "[library_pages]\n";
    for (key, english) in LibraryTexts::KEYS.iter().zip(EN.library_texts.all()) {
        let _ = writeln!(file, "{key} = {}", quoted(&written(english)));
    }
    file += "[law]\n";
    let packs = compiler::pack(tables);
    let units = tables.units.iter().flat_map(|unit| [unit.one, unit.many]);
    let names = EN.regions.iter().copied().chain(units);
    let law: BTreeSet<String> = packs.english().concat().into_iter().chain(names).map(String::from).collect();
    for english in law {
        let _ = writeln!(file, "{} = {}", quoted(&english), quoted(&written(&english)));
    }
    file
}

fn quoted(text: &str) -> String {
    ["\"", &text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"), "\""].concat()
}
