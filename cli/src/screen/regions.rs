//! Regions as rosters write them: codes of GB/T 2260, of today or former, and names.
//!
//! The tables turn on four provinces and a prefecture; of those every county is known, of the
//! rest provinces and prefectures (`cli/regions`). A place within is taken as the narrowest
//! that is known of it, which can leave a verdict open and never makes one wrong.

mod list;
mod names;

use engine::region::Region;
use list::LIST;

/// The region that a text means, without white space around it and in half-width characters:
/// six digits, the nine or twelve of a street or village, or a name.
pub fn read(text: &str) -> Option<Region> {
    match code(text) {
        Some(code) => Region::parse(code).and_then(today),
        None => names::read(text),
    }
}

/// What is to be said of a text that means no region, where there is more to say.
pub fn why_not(text: &str) -> Option<String> {
    let region = code(text).and_then(Region::parse)?;
    today(region).is_none().then(|| format!("{region} stands in no list of region codes, of today or former"))
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
