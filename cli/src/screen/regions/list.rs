//! The lists of `cli/regions`, read once.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The provinces of which every county is listed.
pub const IN_FULL: [u32; 4] = [15, 21, 33, 65];

/// A place that names are looked for among.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub name: &'static str,
    /// The region of today.
    pub code: u32,
    /// Whether the name can stand alone.
    pub alone: bool,
    /// Whether a county's short name can, too.
    pub short: bool,
}

/// Codes and names.
#[derive(Default)]
pub struct List {
    /// Today's names, by code.
    pub now: HashMap<u32, &'static str>,
    /// The code of today, by former code.
    pub former: HashMap<u32, u32>,
    pub provinces: Vec<Place>,
    pub prefectures: Vec<Place>,
    /// Counties, of the provinces that are listed in full.
    pub counties: Vec<Place>,
}

/// The lists.
pub static LIST: LazyLock<List> = LazyLock::new(|| {
    let mut list = List::default();
    for row in rows(include_str!("../../../regions/now.tsv")) {
        if let [code, name, rest @ ..] = row.as_slice()
            && let Ok(code) = code.parse()
        {
            list.now.insert(code, name);
            let (alone, short) = (code % 100 == 0 || !rest.is_empty(), rest == ["**"]);
            list.places(code).push(Place { name, code, alone, short });
        }
    }
    for row in rows(include_str!("../../../regions/former.tsv")) {
        if let [code, name, _, today, rest @ ..] = row.as_slice()
            && let (Ok(code), Ok(today)) = (code.parse(), today.parse())
        {
            if code != today {
                list.former.insert(code, today);
            }
            let alone = rest == ["*"] || code % 100 == 0;
            list.places(code).push(Place { name, code: today, alone, short: false });
        }
    }
    list
});

impl List {
    /// The places of the level that a code is of.
    fn places(&mut self, code: u32) -> &mut Vec<Place> {
        match code {
            _ if code.is_multiple_of(10_000) => &mut self.provinces,
            _ if code.is_multiple_of(100) => &mut self.prefectures,
            _ => &mut self.counties,
        }
    }
}

fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}
