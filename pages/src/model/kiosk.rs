//! A screen in a service hall, touched by strangers all day: what its address sets, and what it
//! shows while nobody is there.
//!
//! `?mode=kiosk&region=210100&lang=zh-Hans&hall=…&idle=90&paper=80`

use crate::model::places::documents;
use crate::wording::asked_for;
use engine::region::Region;
use engine::{Lang, Tables};

/// Seconds without a touch until the warning, where the address sets none.
const IDLE: u32 = 90;
/// The least and the most that the address can set.
const IDLE_RANGE: (u32, u32) = (5, 3600);
/// Seconds that the warning counts down.
pub const WARNING: u32 = 15;

/// What the address sets for a kiosk.
#[derive(Clone, Debug, PartialEq)]
pub struct Kiosk {
    /// The region that is answered from the start.
    pub region: Option<Region>,
    /// The language that every visitor begins with.
    pub lang: Lang,
    /// The name of the hall; may be empty.
    pub hall: String,
    /// Seconds without a touch until the warning.
    pub idle: u32,
    /// The width of the printer's paper.
    pub paper: Paper,
}

/// What results are printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Paper {
    /// A sheet.
    #[default]
    A4,
    /// A roll of 80 mm, for thermal printers.
    Roll,
}

/// What a kiosk shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum KioskScreen {
    /// The page.
    Page,
    /// An invitation to begin.
    Attract,
    /// The page is about to be wiped in so many seconds.
    Warning(u32),
}

impl Kiosk {
    /// What the parameters of the address set; none where they do not ask for a kiosk. What
    /// makes no sense is left at its default: a kiosk must start.
    pub fn of(tables: &Tables, parameter: &dyn Fn(&str) -> Option<String>) -> Option<Kiosk> {
        if parameter("mode")? != "kiosk" {
            return None;
        }
        let reached = |region: &Region| documents(tables, *region).next().is_some();
        let idle = parameter("idle").and_then(|text| text.parse().ok()).unwrap_or(IDLE);
        Some(Kiosk {
            region: parameter("region").and_then(|code| Region::parse(&code)).filter(reached),
            lang: parameter("lang").and_then(|tag| asked_for(&tag)).unwrap_or(Lang::ZH),
            hall: parameter("hall").unwrap_or_default().chars().take(40).collect(),
            idle: idle.clamp(IDLE_RANGE.0, IDLE_RANGE.1),
            paper: if parameter("paper").as_deref() == Some("80") { Paper::Roll } else { Paper::A4 },
        })
    }
}

impl Paper {
    /// The name used in the page.
    pub fn key(self) -> &'static str {
        match self {
            Paper::A4 => "a4",
            Paper::Roll => "80",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tables::TABLES;

    fn of(query: &[(&str, &str)]) -> Option<Kiosk> {
        let get = |name: &str| {
            query.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_string())
        };
        Kiosk::of(&TABLES, &get)
    }

    #[test]
    fn only_where_it_is_asked_for() {
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[("mode", "page")]), None);
        assert_eq!(of(&[("mode", "kiosk")]).map(|kiosk| (kiosk.idle, kiosk.paper)), Some((IDLE, Paper::A4)));
    }

    #[test]
    fn the_address_sets_it_and_nonsense_is_left_out() {
        let kiosk = of(&[
            ("mode", "kiosk"),
            ("region", "210100"),
            ("lang", "en"),
            ("hall", "沈阳市政务服务大厅"),
            ("idle", "30"),
            ("paper", "80"),
        ]);
        let kiosk = kiosk.unwrap();
        assert_eq!((kiosk.region, kiosk.lang), (Some(Region(210_100)), Lang::EN));
        assert_eq!((kiosk.hall.as_str(), kiosk.idle, kiosk.paper), ("沈阳市政务服务大厅", 30, Paper::Roll));
        let kiosk =
            of(&[("mode", "kiosk"), ("region", "21"), ("lang", "tlh"), ("idle", "0"), ("paper", "a3")])
                .unwrap();
        assert_eq!((kiosk.region, kiosk.lang, kiosk.idle, kiosk.paper), (None, Lang::ZH, 5, Paper::A4));
    }
}
