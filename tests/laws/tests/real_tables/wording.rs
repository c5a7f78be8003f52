//! The texts: no words of a damaged source, Chinese punctuation in Chinese, English in English.

use laws::{loaded, texts};

/// Words that stood where the sources were damaged by advertising, slips and conversion.
const DAMAGED: [&str; 10] = [
    "虎扑体育",
    "吐鲁市",
    "职业职业",
    "植保收货",
    "智慧型製造",
    "智慧型制造",
    "網際網路",
    "視窗",
    "视窗",
    "最佳化",
];

/// Characters written so only in Traditional Chinese.
const TRADITIONAL: &str =
    "訓職業補貼標準勞動參與產實應當關發會對區縣門條過進還這個們來時間長開學習讓農員務質證書網級給單";

fn han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

fn everything() -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for (place, text) in texts::all(loaded().tables) {
        all.push((format!("{place} (zh)"), text.zh.to_string()));
        all.push((format!("{place} (en)"), text.en.to_string()));
    }
    all.extend(
        texts::quoted(loaded().tables).into_iter().map(|(place, wording)| (place, wording.to_string())),
    );
    all
}

fn none(what: &str, found: Vec<String>) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn no_damaged_words() {
    let mut found = Vec::new();
    for (place, text) in everything() {
        found.extend(
            DAMAGED.iter().filter(|word| text.contains(*word)).map(|word| format!("{place}: {word}")),
        );
    }
    none("damaged words", found);
}

#[test]
fn no_traditional_characters() {
    let mut found = Vec::new();
    for (place, text) in everything() {
        found.extend(text.chars().filter(|c| TRADITIONAL.contains(*c)).map(|c| format!("{place}: {c}")));
    }
    none("Traditional characters", found);
}

#[test]
fn no_half_width_punctuation_in_chinese() {
    let mut found = Vec::new();
    let chinese = texts::all(loaded().tables).into_iter().map(|(place, text)| (place, text.zh));
    for (place, text) in chinese.chain(texts::quoted(loaded().tables)) {
        let chars: Vec<char> = text.chars().collect();
        for (at, c) in chars.iter().enumerate().filter(|(_, c)| ",;:?!()".contains(**c)) {
            let before = at.checked_sub(1).and_then(|at| chars.get(at));
            let beside = [before, chars.get(at + 1)];
            if beside.into_iter().flatten().any(|c| han(*c)) {
                found.push(format!("{place}: `{c}` in {text}"));
            }
        }
    }
    none("half-width punctuation next to Chinese", found);
}

#[test]
fn no_chinese_outside_brackets_in_english() {
    let mut found = Vec::new();
    for (place, text) in texts::all(loaded().tables) {
        let loose = without_places(&outside_brackets(text.en));
        if loose.chars().any(han) {
            found.push(format!("{place}: {}", text.en));
        }
    }
    none("Chinese outside brackets and quotation marks in English", found);
}

/// The text without the places it cites, which have no English name: a paper's number
/// (人社部发29号, its year having stood in brackets) or a clause (五, its part in brackets).
fn without_places(text: &str) -> String {
    let chinese_numeral = |c: char| "一二三四五六七八九十".contains(c);
    let place = |word: &&str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
        word.ends_with('号') || word.chars().all(chinese_numeral)
    };
    text.split(' ').filter(|word| !place(word)).collect::<Vec<_>>().join(" ")
}

/// The text without what stands in brackets or quotation marks.
fn outside_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let outside = |c: &char| match c {
        '(' | '（' | '“' | '《' | '〔' => {
            depth += 1;
            false
        }
        ')' | '）' | '”' | '》' | '〕' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    };
    text.chars().filter(outside).collect()
}

#[test]
fn no_text_is_empty_or_padded() {
    let mut found = Vec::new();
    for (place, text) in everything() {
        if text.is_empty() || text.trim() != text || text.contains("  ") {
            found.push(format!("{place}: `{text}`"));
        }
    }
    none("empty or padded texts", found);
}
