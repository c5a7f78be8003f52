//! What mail, chat, QR readers and pages do to a link without changing its letters, undone: signs
//! written as entities or per cent, lines broken, other people's parameters added.

use engine::answers::parse_value;
use engine::law::Kind;
use engine::{Answer, Tables, date};

/// How often a link may have been written anew on its way.
const MOST_TIMES: usize = 4;
/// Ways to write a sign. A semicolon may be missing, or `&reg` of `&region` taken for ®.
const SIGNS: [(&str, &str); 14] = [
    ("&amp;", "&"),
    ("&amp", "&"),
    ("&#38;", "&"),
    ("&#x26;", "&"),
    ("&#61;", "="),
    ("&#x3d;", "="),
    ("&#126;", "~"),
    ("\\u0026", "&"),
    ("\\u003d", "="),
    ("＆", "&"),
    ("＝", "="),
    ("～", "~"),
    ("®", "&reg"),
    ("¬", "&not"),
];
/// What stands between the parts of a link. The first is ours; programs add theirs behind the others.
const BETWEEN: [char; 4] = ['&', '?', '#', ';'];

/// The fragment as it was written.
pub fn mend(fragment: &str) -> String {
    let mut text = fragment.to_string();
    for _ in 0..MOST_TIMES {
        let mut next = decode(&text);
        for (written, sign) in SIGNS {
            next = swap(next, written, sign);
        }
        if next == text {
            break;
        }
        text = next;
    }
    // Lines and spaces, signs without a width, and what marks a sign in Markdown.
    let unseen = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\\' | '\u{ad}' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
    };
    text.retain(|c| !unseen(c));
    let quoted = swap(text.clone(), "v=3D", "");
    if quoted != text {
        // Mail sent as quoted-printable: `=` at the end of a line, `=3D` for itself.
        text = swap(text, "=3D", "\0");
        text.retain(|c| c != '=');
        text = swap(text, "\0", "=");
    }
    text.trim_start_matches('#').into()
}

/// Text without its percent signs; what is none stays.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.get(..2)).flatten();
        let code = code.filter(|code| code.iter().all(u8::is_ascii_hexdigit));
        let code = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    // Bytes that are no text were no answer: then nothing was written per cent.
    String::from_utf8(bytes).unwrap_or_else(|_| text.into())
}

/// A text with one piece of it written otherwise. The library's own search is made for long texts
/// and takes kilobytes.
fn swap(text: String, written: &str, sign: &str) -> String {
    let mut swapped = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        match rest.strip_prefix(written) {
            Some(after) => {
                swapped.push_str(sign);
                rest = after;
            }
            None => {
                swapped.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    swapped
}

/// The page's path, without its leading `/`, and the rest.
pub fn split_path(text: &str) -> (Option<&str>, &str) {
    let Some(routed) = text.strip_prefix('/') else { return (None, text) };
    match routed.split_once(BETWEEN) {
        Some((path, rest)) => (Some(path), rest),
        None => (Some(routed), ""),
    }
}

/// The parts, each without the stop or bracket that followed the link in a sentence, or the
/// sentence itself.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(BETWEEN).filter_map(|part| {
        let ours = part.split(|c: char| !c.is_ascii()).next().unwrap_or_default();
        let ours = ours.trim_end_matches(['.', ',', ':', '!', ')', ']', '}', '>', '<', '"', '\'', '|']);
        (!ours.is_empty()).then_some(ours)
    })
}

/// Whether a part that cannot be read may have been an answer. What programs add to links
/// (`from=singlemessage`, `wechat_redirect`) was none.
pub fn is_lost(tables: &Tables, part: &str) -> bool {
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b));
    let mut own = tables.facts.iter().map(|fact| fact.key).chain(super::OWN);
    let Some((key, value)) = part.split_once('=') else {
        // Cut off within a name, or garbled.
        return !plain(part) || own.any(|own| own.starts_with(part));
    };
    !plain(key) || own.any(|own| alike(own, key)) || is_answer(tables, value)
}

/// Whether one name may be the other, misspelt in one place.
fn alike(one: &str, other: &str) -> bool {
    let same = |(a, b): &(u8, u8)| a == b;
    let most = one.len().max(other.len());
    let front = one.bytes().zip(other.bytes()).take_while(same).count();
    let left = one.len().min(other.len()) - front;
    let back = one.bytes().rev().zip(other.bytes().rev()).take(left).take_while(same).count();
    most == front || (most > 4 && most - front - back <= 2)
}

/// Whether a value is what some fact of some release is answered with.
fn is_answer(tables: &Tables, value: &str) -> bool {
    let option = |fact: &engine::law::Fact| match fact.kind {
        Kind::Choice(_) => parse_value(fact, value).is_some(),
        _ => false,
    };
    ["yes", "no", super::DONT_KNOW].contains(&value)
        || date::parse(value).is_some()
        || tables.facts.iter().any(option)
}

/// Takes over what was tapped before the app was there (web/load/early.js): `!region=650400`, or
/// `!veteran=` for an answer that was taken back. It wins over what the link says.
pub fn tapped(link: &mut super::Link, tables: &Tables, tap: &str) -> Option<()> {
    let (key, value) = tap.split_once('=')?;
    if let Some(id) = tables.fact(key) {
        link.answers.set(id, Answer::Unasked);
    }
    if value.is_empty() { Some(()) } else { link.read_part(tables, tap) }
}

#[cfg(test)]
mod tests;
