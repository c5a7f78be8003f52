//! Regions as rosters write them: codes of GB/T 2260, of today or former, and names.
//!
//! The tables turn on four provinces and a prefecture; of those every county is known, of the
//! rest provinces and prefectures (`cli/regions`). A place within is taken as the narrowest
//! that is known of it, which can leave a verdict open and never makes one wrong.

mod list;
mod names;

use super::said::Said;
use engine::region::Region;
use list::LIST;

/// The region that a text means, without white space around it and in half-width characters:
/// six digits, the nine or twelve of a street or village, or a name.
pub fn read(text: &str) -> Option<Region> {
    match (code(text), code_and_name(text)) {
        (Some(code), _) => Region::parse(code).and_then(today),
        (None, Some((code, name))) => both(Region::parse(code).and_then(today)?, names::read(name)?),
        (None, None) => names::read(text),
    }
}

/// The narrower of a code's region and a name's, where one lies within the other.
fn both(code: Region, name: Region) -> Option<Region> {
    let within = |inner: Region, outer: Region| match outer.0 {
        province if province % 10_000 == 0 => inner.0 / 10_000 == province / 10_000,
        prefecture if prefecture % 100 == 0 => inner.0 / 100 == prefecture / 100,
        county => inner.0 == county,
    };
    match (within(code, name), within(name, code)) {
        (true, _) => Some(code),
        (_, true) => Some(name),
        _ => None,
    }
}

/// A code with a name beside it: `650402 高昌区`, `高昌区（650402）`.
fn code_and_name(text: &str) -> Option<(&str, &str)> {
    let between = |sign: char| sign.is_whitespace() || "-_/|:,.()[]【】、—".contains(sign);
    let digits = |sign: char| sign.is_ascii_digit();
    let text = text.trim_matches(between);
    let ahead = text.trim_start_matches(digits);
    let behind = text.trim_end_matches(digits);
    let (digits, name) = match (ahead.len() < text.len(), behind.len() < text.len()) {
        (true, false) => (&text[..text.len() - ahead.len()], ahead),
        (false, true) => (&text[behind.len()..], behind),
        _ => return None,
    };
    let name = name.trim_matches(between);
    Some((code(digits)?, name)).filter(|_| !name.is_empty())
}

/// Why a text is no region, where it is a code that no list has.
pub fn why_not(text: &str) -> Option<Said> {
    if names::is_doubtful(text) {
        return Some(Said::new(
            "写着的不止一个地方，或者不在那个地方：请只写一个地方",
            "it names more than one place, or one where it is not: write one place",
        ));
    }
    let region = code(text).and_then(Region::parse)?;
    let said = || {
        Said::new(
            format!("现行和曾用的行政区划代码里都没有 {region}"),
            format!("{region} stands in no list of region codes, of today or former"),
        )
    };
    today(region).is_none().then(said)
}

/// Whether a code is a former one, and the region of today that it leads to.
pub fn successor(text: &str) -> Option<Region> {
    let region = code(text).and_then(Region::parse)?;
    LIST.former.get(&region.0).copied().map(Region)
}

/// The name of a region of today.
pub fn name(region: Region) -> Option<&'static str> {
    LIST.now.get(&region.0).copied()
}

/// The six digits that a code begins with. Programs that take codes for numbers write `.0`
/// behind them.
fn code(text: &str) -> Option<&str> {
    let digits = text.strip_suffix(".0").unwrap_or(text);
    let right = matches!(digits.len(), 6 | 9 | 12) && digits.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| digits.get(..6)).flatten()
}

fn today(region: Region) -> Option<Region> {
    if let Some(today) = LIST.former.get(&region.0) {
        return Some(Region(*today));
    }
    let listed = LIST.now.contains_key(&region.0);
    (listed || !list::IN_FULL.contains(&(region.0 / 10_000))).then_some(region)
}

#[cfg(test)]
mod tests;
