//! Places by name: province, prefecture, county and what lies within, the wider ones left out
//! or not.
//!
//! A name counts whole (辽宁省, 沈阳市), or short (辽宁, 沈阳) where nothing follows but a place within
//! it: 辽宁路街道 is a street in any city, 河北区 is in Tianjin.

use super::list::{IN_FULL, LIST, Place};
use engine::region::Region;

/// What provinces' and prefectures' names end with, beside what they are called for short.
const ENDINGS: [&str; 30] = [
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "特别行政区",
    "自治区",
    "蒙古族藏族自治州",
    "土家族苗族自治州",
    "布依族苗族自治州",
    "苗族侗族自治州",
    "壮族苗族自治州",
    "哈尼族彝族自治州",
    "傣族景颇族自治州",
    "藏族羌族自治州",
    "柯尔克孜自治州",
    "傈僳族自治州",
    "朝鲜族自治州",
    "哈萨克自治州",
    "傣族自治州",
    "白族自治州",
    "彝族自治州",
    "藏族自治州",
    "回族自治州",
    "蒙古自治州",
    "自治州",
    "地区",
    "林区",
    "省",
    "市",
    "盟",
    "州",
];
/// Words for a move from one place to another, and for all places but one.
const MOVED: [&str; 22] = [
    "迁入", "迁出", "迁往", "迁至", "迁到", "转入", "转出", "转至", "调入", "调往", "→", "->", "除外",
    "以外", "之外", "援疆", "现住", "现居", "原籍", "暂住", "周边", "附近",
];
/// Prefectures whose short name is also that of a district or county elsewhere.
const AMBIGUOUS: [&str; 1] = ["朝阳"];
/// What may stand between the levels.
const BETWEEN: [char; 14] = [' ', '\n', '/', '-', ',', '>', '·', '(', '、', '_', '|', '\\', '—', '.'];

/// How a name was found at the beginning of a text, and what follows it.
struct Found<'t> {
    code: u32,
    /// Whether by its whole name.
    whole: bool,
    rest: &'t str,
}

/// The region that a text names.
pub fn read(text: &str) -> Option<Region> {
    if MOVED.iter().any(|word| text.contains(word)) {
        return None;
    }
    // 新疆（吐鲁番市）
    let text = text.strip_suffix(')').unwrap_or(text).trim();
    [province, prefecture, county].into_iter().find_map(|begin| accepted(begin(text)?))
}

/// The narrowest region in a text, as far as all of the text is accounted for.
fn accepted(mut found: Found) -> Option<Region> {
    while let Some(within) = within(&found) {
        found = within;
    }
    // Behind a whole name comes what lies within, however it is called; 市场 is none.
    let follows = found.whole && !found.rest.starts_with('场') && !is_outside(found.rest);
    if !found.rest.is_empty() && names_another(&found) {
        return None;
    }
    (found.rest.is_empty() || follows).then_some(Region(found.code))
}

/// Whether what follows a name says that it is not there: 省外, 市外地区.
fn is_outside(rest: &str) -> bool {
    let Some(behind) = rest.trim_start_matches(BETWEEN).strip_prefix('外') else { return false };
    // 外滩 and 外环路 are places within.
    let next = behind.chars().next();
    next.is_none_or(|next| !next.is_alphabetic() || "省市县区地来迁籍户人员务的".contains(next))
}

/// Whether what follows a place names one that does not lie within it, or two that do.
fn names_another(found: &Found) -> bool {
    let apart = |sign: char| BETWEEN.contains(&sign) || ";；和与及或至到→~转&+".contains(sign);
    let wide = if found.code.is_multiple_of(10_000) { 10_000 } else { 100 };
    let mut rest = found.rest;
    loop {
        rest = rest.trim_start_matches(apart);
        if rest.is_empty() {
            return false;
        }
        let alone = LIST.counties.iter().filter(|place| place.alone);
        let beside = LIST
            .counties
            .iter()
            .filter(|place| !found.code.is_multiple_of(100) && place.code / 100 == found.code / 100);
        let place = longest(rest, LIST.provinces.iter(), false)
            .or_else(|| longest(rest, LIST.prefectures.iter(), false))
            .or_else(|| longest(rest, alone.chain(beside), false));
        let place = place.or_else(|| short_alone(rest.split(apart).next().unwrap_or_default()));
        if let Some(place) = place {
            let holds = |outer: u32, inner: u32| match outer {
                _ if outer.is_multiple_of(10_000) => outer / 10_000 == inner / 10_000,
                _ if outer.is_multiple_of(100) => outer / 100 == inner / 100,
                _ => outer == inner,
            };
            let within = holds(found.code, place.code) && wide > 100;
            if !within && !holds(place.code, found.code) {
                return true;
            }
        }
        match rest.find(apart) {
            Some(at) => rest = &rest[at..],
            None => return false,
        }
    }
}

/// A province or a prefecture that stands alone by its short name.
fn short_alone(text: &str) -> Option<Found<'_>> {
    let places = LIST.provinces.iter().chain(&LIST.prefectures);
    let begins = |place: &&Place| !text.is_empty() && place.name.starts_with(text);
    let place = places.filter(begins).find(|place| short(place.name) == text)?;
    Some(Found { code: place.code, whole: false, rest: "" })
}

/// Whether a text that is read as no place names one, and something that makes it none, or another.
pub fn is_doubtful(text: &str) -> bool {
    let Some(mut found) = province(text).or_else(|| prefecture(text)).or_else(|| county(text)) else {
        return false;
    };
    while let Some(within) = within(&found) {
        found = within;
    }
    MOVED.iter().any(|word| text.contains(word)) || is_outside(found.rest) || names_another(&found)
}

fn province(text: &str) -> Option<Found<'_>> {
    longest(text, LIST.provinces.iter(), true)
}

/// A prefecture without its province; for short only of those that are listed in full.
fn prefecture(text: &str) -> Option<Found<'_>> {
    longest(text, LIST.prefectures.iter(), false).or_else(|| {
        let sure = |place: &&Place| {
            IN_FULL.contains(&(place.code / 10_000)) && !AMBIGUOUS.contains(&short(place.name))
        };
        longest(text, LIST.prefectures.iter().filter(sure), true)
    })
}

fn county(text: &str) -> Option<Found<'_>> {
    longest(text, LIST.counties.iter().filter(|place| place.alone), false).or_else(|| {
        let place =
            LIST.counties.iter().find(|place| place.short && county_short(place.name) == Some(text))?;
        Some(Found { code: place.code, whole: true, rest: "" })
    })
}

/// What a text names within what it names already.
fn within<'t>(found: &Found<'t>) -> Option<Found<'t>> {
    let (code, rest) = (found.code, found.rest);
    if rest.is_empty() || !code.is_multiple_of(100) {
        return None;
    }
    let wide = if code.is_multiple_of(10_000) { 10_000 } else { 100 };
    let inside = |place: &&Place| place.code / wide == code / wide && place.code != code;
    if wide == 10_000
        && let Some(prefecture) = longest(rest, LIST.prefectures.iter().filter(inside), true)
    {
        return Some(prefecture);
    }
    // A name that two counties of a province share says neither.
    let counties: Vec<&Place> = LIST.counties.iter().filter(inside).collect();
    let one =
        |place: &&&Place| !counties.iter().any(|other| other.name == place.name && other.code != place.code);
    longest(rest, counties.iter().filter(one).copied(), false).or_else(|| {
        let mut short = counties.iter().filter(|place| county_short(place.name) == Some(rest));
        let first = short.next()?;
        let sure = short.all(|other| other.code == first.code);
        sure.then_some(Found { code: first.code, whole: true, rest: "" })
    })
}

/// The place whose name is the longest that a text begins with; by a short name only where
/// nothing but a place within it may follow.
fn longest<'t>(
    text: &'t str,
    places: impl Iterator<Item = &'static Place>,
    shorts: bool,
) -> Option<Found<'t>> {
    let mut best: Option<(usize, Found)> = None;
    let first = text.chars().next();
    for place in places.filter(|place| place.name.chars().next() == first) {
        let both = [Some((place.name, true)), shorts.then(|| (short(place.name), false))];
        for (name, whole) in both.into_iter().flatten() {
            if best.as_ref().is_some_and(|(length, _)| *length >= name.len()) {
                continue;
            }
            if let Some(rest) = text.strip_prefix(name) {
                best = Some((
                    name.len(),
                    Found { code: place.code, whole, rest: rest.trim_start_matches(BETWEEN) },
                ));
            }
        }
    }
    best.map(|(_, found)| found)
}

/// A name without what it ends with.
fn short(name: &'static str) -> &'static str {
    ENDINGS
        .into_iter()
        .find_map(|ending| name.strip_suffix(ending))
        .filter(|short| !short.is_empty())
        .unwrap_or(name)
}

/// A county's name without 区, 县, 市 or 旗. Of 自治县 only the whole name counts, and of 和县 too.
fn county_short(name: &'static str) -> Option<&'static str> {
    let short = name.strip_suffix(['区', '县', '市', '旗'])?;
    (short.chars().count() > 1 && !short.ends_with("自治")).then_some(short)
}
