//! The time of the year that the text names for a programme.

use crate::wording::{Wording, fill};
use engine::Date;
use engine::law::Programme;

/// When it is on, or next, in words; none where the text names no time, or it has ended.
pub fn season(wording: Wording, programme: &Programme, day: Date) -> Option<String> {
    let (_, window) = programme.season_on(day)?;
    let t = wording.t;
    let template = match window.opens {
        None => t.season_until,
        Some(_) if window.is_open(day) => t.season_now,
        Some(_) => t.season_next,
    };
    let opens = window.opens.map_or(String::new(), |opens| wording.date(opens));
    Some(fill(template, &[("opens", &opens), ("last", &wording.date(window.last))]))
}

#[cfg(test)]
mod tests {
    use super::season;
    use crate::wording::Wording;
    use engine::{Lang, date};
    use tables::TABLES;

    fn said(id: &str, day: &str) -> Option<String> {
        season(Wording::of(&TABLES, Lang::EN), TABLES.programme(id).unwrap(), date::parse(day).unwrap())
    }

    #[test]
    fn the_season_that_is_on_or_the_next() {
        let graduates = |day| said("ln15.graduate-conversion", day).unwrap();
        assert!(graduates("2027-06-30").starts_with("Next: "), "{}", graduates("2027-06-30"));
        assert!(graduates("2027-07-01").starts_with("Now: "));
        assert!(graduates("2027-12-31").starts_with("Now: "));
        assert!(graduates("2028-01-01").contains("2028"));
        assert!(said("nm213.brand-region", "2023-10-01").unwrap().contains("2024"));
        assert_eq!(said("tlf53.safety", "2022-01-01"), None, "it has ended");
        assert_eq!(said("ln15.free-training", "2027-01-01"), None, "no time is named");
    }
}
