//! Region codes of GB/T 2260: six digits, two each for province, prefecture, county.
//! A region contains another by prefix: 210000 (Liaoning) contains 210100 (Shenyang).

use crate::truth::Truth;

/// Province-level codes of GB/T 2260, the only valid beginnings of a code.
const PROVINCES: [u32; 34] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
    61, 62, 63, 64, 65, 71, 81, 82,
];

/// A six-digit region code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(pub u32);

impl Region {
    /// The whole country, which contains every region.
    pub const COUNTRY: Region = Region(100_000);

    /// Reads a code such as `650402`. `None` unless it is six digits, is the country or lies in
    /// a known province, and names no county without its prefecture.
    pub fn parse(text: &str) -> Option<Region> {
        if text.len() != 6 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let code: u32 = text.parse().ok()?;
        let known = PROVINCES.contains(&(code / 10_000));
        let gap = !code.is_multiple_of(100) && (code / 100).is_multiple_of(100);
        (known && !gap || code == Region::COUNTRY.0).then_some(Region(code))
    }

    /// How many digits may be meaningful, counties first.
    pub(crate) const DIGITS: [u32; 4] = [6, 4, 2, 0];

    /// How many leading digits are meaningful: 0, 2, 4 or 6.
    pub fn digits(self) -> u32 {
        match self.0 {
            _ if self == Region::COUNTRY => 0,
            code if code % 10_000 == 0 => 2,
            code if code % 100 == 0 => 4,
            _ => 6,
        }
    }

    /// Another region of the same level within the same wider one: a value to try that does not lie
    /// in this region. For the country, which has no other of its level, some province.
    pub fn neighbour(self) -> Region {
        let next = |pair: u32| pair % 99 + 1;
        Region(match (self.0, self.digits()) {
            (code, 6) => (code - code % 100).saturating_add(next(code % 100)),
            (code, 4) => (code - code % 10_000).saturating_add(next(code / 100 % 100) * 100),
            (code, _) => {
                let after = PROVINCES.iter().skip_while(|province| **province != code / 10_000).nth(1);
                after.or(PROVINCES.first()).map_or(code, |province| province * 10_000)
            }
        })
    }

    /// The province around it; the country's is the country.
    pub fn province(self) -> Region {
        Region(self.0 - self.0 % 10_000)
    }

    /// Whether a region lies in this one or is it. The codes in a region follow its own without a gap:
    /// those of 210000 are 210000 to 219999.
    #[inline]
    fn contains(self, inner: Region) -> bool {
        let codes = match self.digits() {
            0 => return true,
            2 => 10_000,
            4 => 100,
            _ => 1,
        };
        inner.0.wrapping_sub(self.0) < codes
    }

    /// Whether `self`, somebody's region, lies in `outer`. Unknown when `self` is
    /// the wider of the two, for it may be any part of it.
    #[inline]
    pub fn within(self, outer: Region) -> Truth {
        if outer.contains(self) {
            Truth::True
        } else if self.contains(outer) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }
}

impl std::fmt::Display for Region {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contains_by_prefix() {
        let within = |a: &str, b: &str| Region::parse(a).unwrap().within(Region::parse(b).unwrap());
        assert_eq!(within("210100", "210000"), Truth::True);
        assert_eq!(within("650402", "650400"), Truth::True);
        assert_eq!(within("650400", "650400"), Truth::True);
        assert_eq!(within("650100", "650400"), Truth::False);
        assert_eq!(within("110000", "650400"), Truth::False);
        assert_eq!(within("650000", "650400"), Truth::Unknown);
    }

    #[test]
    fn contains_what_begins_with_the_same_meaningful_digits() {
        let pairs = [0, 1, 2, 10, 99];
        let codes = [21, 15, 65].into_iter().flat_map(|province| {
            pairs
                .into_iter()
                .flat_map(move |city| pairs.map(|county| province * 10_000 + city * 100 + county))
        });
        let codes: Vec<Region> = codes.filter_map(|code| Region::parse(&code.to_string())).collect();
        for (a, b) in codes.iter().flat_map(|a| codes.iter().map(move |b| (*a, *b))) {
            let meaningful = |code: Region| code.to_string()[..code.digits() as usize].to_owned();
            let (inner, outer) = (meaningful(a), meaningful(b));
            let expected = match (inner.starts_with(&outer), outer.starts_with(&inner)) {
                (true, _) => Truth::True,
                (false, true) => Truth::Unknown,
                (false, false) => Truth::False,
            };
            assert_eq!(a.within(b), expected, "{a} in {b}");
        }
    }

    #[test]
    fn the_country_contains_every_province() {
        for province in PROVINCES {
            for code in [province * 10_000, province * 10_000 + 100, province * 10_000 + 101] {
                assert_eq!(Region(code).within(Region::COUNTRY), Truth::True, "{code}");
                assert_eq!(Region::COUNTRY.within(Region(code)), Truth::Unknown, "{code}");
            }
        }
        assert_eq!(Region::COUNTRY.within(Region::COUNTRY), Truth::True);
        assert_eq!(Region::parse("100000"), Some(Region::COUNTRY));
        assert_eq!(Region::parse("100100"), None);
    }

    #[test]
    fn the_meaningful_digits_are_those_before_the_noughts() {
        for (code, digits) in [(100_000, 0), (110_000, 2), (210_000, 2), (650_400, 4), (650_402, 6)] {
            assert_eq!(Region(code).digits(), digits, "{code}");
        }
        assert_eq!(Region(110_000).to_string(), "110000");
    }

    #[test]
    fn a_neighbour_is_another_of_the_same_level_in_the_same_wider_one() {
        let pairs = [
            (650_402, 650_403),
            (650_498, 650_499),
            (650_499, 650_401),
            (650_400, 650_500),
            (659_900, 650_100),
            (110_000, 120_000),
            (150_000, 210_000),
            (820_000, 110_000),
            (100_000, 110_000),
        ];
        for (code, next) in pairs {
            assert_eq!(Region(code).neighbour(), Region(next), "{code}");
        }
    }

    #[test]
    fn refuses_what_is_no_code() {
        for wrong in ["", "21", "2101000", "990000", "21010a", "210001", "-21010", "100001", "000000"] {
            assert_eq!(Region::parse(wrong), None, "{wrong}");
        }
        for right in ["100000", "110000", "110101", "650400", "650402"] {
            assert_eq!(Region::parse(right).map(|region| region.to_string()).as_deref(), Some(right));
        }
    }
}
