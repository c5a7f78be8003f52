//! The contrast of the tokens in `style/tokens.css`: light, dark, and where more is asked for.

use browser::dist::workspace;
use std::collections::BTreeMap;

/// Text and the grounds it stands on: at least 4.5 : 1 (WCAG 1.4.3), 7 : 1 where more is asked.
const TEXT: [(&str, &[&str]); 9] = [
    ("ink", &["ground", "sheet", "accent-soft", "wait-soft"]),
    ("ink-soft", &["ground", "sheet", "accent-soft", "wait-soft"]),
    ("accent", &["sheet", "ground", "accent-soft", "accent-ink", "wait-soft"]),
    ("accent-ink", &["accent"]),
    ("good", &["sheet", "good-soft"]),
    ("wait", &["sheet", "wait-soft"]),
    ("bad", &["sheet", "bad-soft"]),
    ("past", &["sheet", "past-soft"]),
    // The clause under a reading that is doubtful.
    ("ink-soft", &["past-soft"]),
];

/// Edges of what can be pressed, marks, the focus: at least 3 : 1 (WCAG 1.4.11).
const SIGNS: [(&str, &[&str]); 4] = [
    ("line-strong", &["sheet", "ground"]),
    ("focus", &["sheet", "ground", "accent-soft", "past-soft"]),
    ("good", &["ground"]),
    ("wait", &["ground"]),
];

type Tokens = BTreeMap<String, String>;

/// The tokens inside each block of `:root`, by the media query around it; empty for none.
fn blocks(css: &str) -> Vec<(String, Tokens)> {
    let mut found = Vec::new();
    let mut query = String::new();
    let mut inside: Option<Tokens> = None;
    for line in css.lines().map(str::trim) {
        if let Some(rest) = line.strip_prefix("@media") {
            query = rest.trim_end_matches('{').trim().into();
        } else if line.starts_with(":root") {
            inside = Some(Tokens::new());
        }
        if let Some(tokens) = &mut inside {
            let body = line.trim_start_matches(":root").trim_matches([' ', '{', '}']);
            for (name, value) in
                body.split(';').filter_map(|one| one.trim().strip_prefix("--")?.split_once(':'))
            {
                tokens.insert(name.trim().into(), value.trim().into());
            }
            if line.ends_with('}') {
                found.push((query.clone(), inside.take().unwrap_or_default()));
                continue;
            }
        }
        if line == "}" {
            query.clear();
        }
    }
    found
}

/// The tokens in force where a dark page, or more contrast, is preferred.
fn in_force(dark: bool, more: bool) -> Tokens {
    let css = std::fs::read_to_string(workspace().join("style/tokens.css")).expect("the tokens");
    let mut tokens = Tokens::new();
    for (query, block) in blocks(&css) {
        let asks = |for_what: &str| query.contains(for_what);
        if (dark || !asks("dark")) && (more || !asks("prefers-contrast")) {
            tokens.extend(block);
        }
    }
    tokens
}

/// The relative luminance of `#rrggbb` (WCAG 2.2).
fn luminance(colour: &str) -> f64 {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6);
    let digits = digits.unwrap_or_else(|| panic!("{colour} is no #rrggbb"));
    let channel = |at: usize| {
        let value = u8::from_str_radix(&digits[at..at + 2], 16).expect("hexadecimal digits");
        let part = f64::from(value) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn check(dark: bool, more: bool) {
    let tokens = in_force(dark, more);
    let (text, sign) = if more { (7.0, 4.5) } else { (4.5, 3.0) };
    let mut faults = Vec::new();
    for (pairs, least) in [(&TEXT[..], text), (&SIGNS[..], sign)] {
        for (colour, grounds) in pairs {
            for ground in *grounds {
                let is = contrast(&tokens[*colour], &tokens[*ground]);
                if is < least {
                    faults.push(format!("{colour} on {ground}: {is:.2} : 1, not {least} : 1"));
                }
            }
        }
    }
    assert_eq!(faults, [""; 0], "dark: {dark}, more contrast: {more}");
}

#[test]
fn light() {
    check(false, false);
}

#[test]
fn dark() {
    check(true, false);
}

#[test]
fn light_with_more_contrast() {
    check(false, true);
}

#[test]
fn dark_with_more_contrast() {
    check(true, true);
}

#[test]
fn contrast_is_reckoned_as_the_standard_does() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
    // The grey that the standard's own notes give as just enough on white.
    assert!((contrast("#767676", "#ffffff") - 4.54).abs() < 0.01);
}
