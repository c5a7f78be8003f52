//! The time of the year that a clause names: when something is held, recommended or due.

use super::citation::Citation;
use super::validity::Validity;
use time::{Date, Month};

/// A time that comes again every year or every quarter.
#[derive(Clone, Copy, Debug)]
pub struct Season {
    /// When it is.
    pub span: Recurring,
    /// Where the text says so.
    pub cite: Citation,
}

/// When a season is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recurring {
    /// Every year from one day to another, both included (每年下半年).
    Yearly {
        /// The first day.
        from: YearDay,
        /// The last day.
        until: YearDay,
    },
    /// Every year until a day, included (每年9月底前); the text names no beginning.
    YearlyUntil(YearDay),
    /// In every quarter (按季度).
    Quarterly,
}

/// A day that every year has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearDay {
    /// From 1 to 12.
    pub month: u8,
    /// From 1.
    pub day: u8,
}

/// One occurrence of a season: its days in a certain year or quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first day; none where the text names no beginning.
    pub opens: Option<Date>,
    /// The last day.
    pub last: Date,
}

impl YearDay {
    /// The day as tables write it, `MM-DD`; none of 29 February, which not every year has.
    pub fn parse(text: &str) -> Option<YearDay> {
        let (month, day) = text.split_once('-')?;
        let digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(month) || !digits(day) {
            return None;
        }
        let parsed = YearDay { month: month.parse().ok()?, day: day.parse().ok()? };
        // 2001 is no leap year.
        parsed.of(2001).map(|_| parsed)
    }

    /// The day in a year; none outside the calendar.
    pub fn of(self, year: i32) -> Option<Date> {
        Date::from_calendar_date(year, Month::try_from(self.month).ok()?, self.day).ok()
    }
}

impl Window {
    /// Whether the window has opened by a day. A day after its last one is not asked about.
    pub fn is_open(&self, day: Date) -> bool {
        self.opens.is_none_or(|opens| opens <= day)
    }
}

impl Season {
    /// The occurrence that a day lies in, or else the next one, of something with this validity;
    /// none where the validity ends before it opens.
    pub fn window(&self, validity: &Validity, day: Date) -> Option<Window> {
        let from = day.max(validity.from);
        let window = match self.span {
            Recurring::Quarterly => quarter(from)?,
            Recurring::Yearly { from: first, until } => {
                let of = |year| Some(Window { opens: Some(first.of(year)?), last: until.of(year)? });
                next(from, &of)?
            }
            Recurring::YearlyUntil(until) => {
                next(from, &|year| Some(Window { opens: None, last: until.of(year)? }))?
            }
        };
        let begins = window.opens.unwrap_or(from);
        validity.until.is_none_or(|end| begins <= end).then_some(window)
    }
}

/// The first occurrence that is not over on a day: this year's, or else next year's.
fn next(day: Date, of: &dyn Fn(i32) -> Option<Window>) -> Option<Window> {
    of(day.year()).filter(|window| day <= window.last).or_else(|| of(day.year() + 1))
}

/// The quarter that a day lies in.
fn quarter(day: Date) -> Option<Window> {
    let first = (u8::from(day.month()) - 1) / 3 * 3 + 1;
    let opens = YearDay { month: first, day: 1 }.of(day.year())?;
    let days = if matches!(first, 1 | 10) { 31 } else { 30 };
    let last = YearDay { month: first + 2, day: days }.of(day.year())?;
    Some(Window { opens: Some(opens), last })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::date;
    use crate::text::Text;

    const VALIDITY: Validity =
        Validity { from: Date::MIN, until: None, unconfirmed_after: None, ground: Text { zh: "", en: "" } };

    fn on(day: &str) -> Date {
        date::parse(day).unwrap()
    }

    fn window(span: Recurring, validity: Validity, day: &str) -> Option<(Option<String>, String)> {
        let season = Season { span, cite: Citation::verbatim("", "") };
        let found = season.window(&validity, on(day))?;
        Some((found.opens.map(date::format), date::format(found.last)))
    }

    fn half() -> Recurring {
        let [from, until] = ["07-01", "12-31"].map(|day| YearDay::parse(day).unwrap());
        Recurring::Yearly { from, until }
    }

    #[test]
    fn the_one_that_is_on_or_the_next() {
        let of = |year: i32| Some((Some(format!("{year}-07-01")), format!("{year}-12-31")));
        for (day, year) in
            [("2026-06-30", 2026), ("2026-07-01", 2026), ("2026-12-31", 2026), ("2027-01-01", 2027)]
        {
            assert_eq!(window(half(), VALIDITY, day), of(year), "{day}");
        }
        let until = Recurring::YearlyUntil(YearDay::parse("09-30").unwrap());
        assert_eq!(window(until, VALIDITY, "2026-09-30"), Some((None, "2026-09-30".into())));
        assert_eq!(window(until, VALIDITY, "2026-10-01"), Some((None, "2027-09-30".into())));
    }

    #[test]
    fn quarters() {
        let of = |opens: &str, last: &str| Some((Some(opens.to_owned()), last.to_owned()));
        let quarter = |day| window(Recurring::Quarterly, VALIDITY, day);
        assert_eq!(quarter("2020-03-31"), of("2020-01-01", "2020-03-31"));
        assert_eq!(quarter("2020-04-01"), of("2020-04-01", "2020-06-30"));
        assert_eq!(quarter("2020-09-30"), of("2020-07-01", "2020-09-30"));
        assert_eq!(quarter("2020-12-31"), of("2020-10-01", "2020-12-31"));
    }

    #[test]
    fn what_begins_late_or_ends_early_has_no_season_outside_its_term() {
        let validity = Validity { from: on("2021-03-01"), until: Some(on("2022-06-30")), ..VALIDITY };
        let first = Some((Some("2021-07-01".into()), "2021-12-31".into()));
        assert_eq!(window(half(), validity, "2020-08-01"), first);
        assert_eq!(window(half(), validity, "2021-12-31"), first);
        assert_eq!(window(half(), validity, "2022-01-01"), None, "the next one would open after its end");
        let open = Validity { until: Some(on("2022-07-01")), ..validity };
        assert!(window(half(), open, "2022-01-01").is_some(), "on the last day");
    }

    #[test]
    fn a_day_of_every_year() {
        assert_eq!(YearDay::parse("02-29"), None);
        assert_eq!(YearDay::parse("13-01"), None);
        assert_eq!(YearDay::parse("9-30"), None);
        assert_eq!(YearDay::parse("+9-30"), None);
        let season = Window { opens: Some(on("2026-07-01")), last: on("2026-12-31") };
        assert!(!season.is_open(on("2026-06-30")) && season.is_open(on("2026-07-01")));
    }
}
