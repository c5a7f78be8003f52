//! Civil dates: reading, writing, and the law's way of counting years.
//!
//! 三年内 reaches up to and including the same calendar day three years later;
//! counted from 29 February it ends on 28 February.

use time::Date;

/// Milliseconds in a day.
const DAY_MS: i64 = 86_400_000;
/// China keeps one offset all year, UTC+8 (no daylight saving since 1991).
const SHANGHAI_OFFSET_MS: i64 = 8 * 3_600_000;
/// Julian day number of 1970-01-01.
const UNIX_EPOCH_JULIAN: i64 = 2_440_588;

/// A length of time in calendar years and months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Whole calendar years.
    pub years: i32,
    /// Whole calendar months beyond the years.
    pub months: i32,
}

/// The day `ordinal` (1 to 366) of `year`. For days written in the
/// source; an impossible one becomes the earliest date.
pub const fn ordinal(year: i32, ordinal: u16) -> Date {
    match Date::from_ordinal_date(year, ordinal) {
        Ok(date) => date,
        Err(_) => Date::MIN,
    }
}

/// Whether a day lies in a period, its first and last day included; an end that is left out
/// is open.
pub fn covers(from: Option<Date>, until: Option<Date>, day: Date) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

/// Reads `YYYY-MM-DD`; nothing else is a date here.
pub fn parse(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let well_formed = bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() });
    if !well_formed {
        return None;
    }
    let year: i32 = text.get(0..4)?.parse().ok()?;
    let month: u8 = text.get(5..7)?.parse().ok()?;
    let day: u8 = text.get(8..10)?.parse().ok()?;
    Date::from_calendar_date(year, time::Month::try_from(month).ok()?, day).ok()
}

/// Writes `YYYY-MM-DD`.
pub fn format(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

/// The same calendar day `period` later. Where that day does not exist it is the last of its month,
/// and past an end of the calendar it is that end.
pub fn add(date: Date, period: Period) -> Date {
    let months = (i64::from(date.year()) + i64::from(period.years)) * 12
        + i64::from(u8::from(date.month()) - 1)
        + i64::from(period.months);
    let end = if months < 0 { Date::MIN } else { Date::MAX };
    let month = u8::try_from(months.rem_euclid(12) + 1).ok().and_then(|m| time::Month::try_from(m).ok());
    let (Ok(year), Some(month)) = (i32::try_from(months.div_euclid(12)), month) else {
        return end;
    };
    let day = date.day().min(month.length(year));
    Date::from_calendar_date(year, month, day).unwrap_or(end)
}

/// The civil day in Asia/Shanghai at a moment given in milliseconds since 1970-01-01 UTC.
pub fn in_shanghai(unix_ms: i64) -> Option<Date> {
    let day = unix_ms.checked_add(SHANGHAI_OFFSET_MS)?.div_euclid(DAY_MS);
    Date::from_julian_day(i32::try_from(day.checked_add(UNIX_EPOCH_JULIAN)?).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn later(from: &str, years: i32) -> String {
        format(add(parse(from).unwrap(), Period { years, months: 0 }))
    }

    #[test]
    fn years_end_on_the_same_calendar_day() {
        assert_eq!(later("2020-07-01", 3), "2023-07-01");
        assert_eq!(later("2020-02-29", 3), "2023-02-28");
        assert_eq!(later("2020-02-29", 4), "2024-02-29");
    }

    #[test]
    fn months_end_on_the_last_day_there_is() {
        let end = add(parse("2020-08-31").unwrap(), Period { years: 0, months: 6 });
        assert_eq!(format(end), "2021-02-28");
    }

    #[test]
    fn months_and_years_go_both_ways_and_stop_at_the_end_of_the_calendar() {
        let moved = |from: &str, years, months| format(add(parse(from).unwrap(), Period { years, months }));
        for (from, years, months, to) in [
            ("2020-12-15", 0, 1, "2021-01-15"),
            ("2020-11-15", 0, 1, "2020-12-15"),
            ("2020-01-15", 0, -1, "2019-12-15"),
            ("2020-03-31", 0, -1, "2020-02-29"),
            ("2020-06-01", -3, 0, "2017-06-01"),
            ("2020-06-01", 1, 18, "2022-12-01"),
            ("2020-06-01", 0, 0, "2020-06-01"),
        ] {
            assert_eq!(moved(from, years, months), to, "{from} {years} {months}");
        }
        let day = parse("2020-06-01").unwrap();
        assert_eq!(add(day, Period { years: 20_000, months: 0 }), Date::MAX);
        assert_eq!(add(day, Period { years: -20_000, months: 0 }), Date::MIN);
        assert_eq!(add(day, Period { years: i32::MAX, months: i32::MAX }), Date::MAX);
        assert_eq!(add(day, Period { years: i32::MIN, months: i32::MIN }), Date::MIN);
    }

    #[test]
    fn a_period_holds_its_ends_and_is_open_without_them() {
        let day = |text: &str| parse(text).unwrap();
        let (from, until) = (Some(day("2020-03-01")), Some(day("2020-03-31")));
        let days = ["2020-02-29", "2020-03-01", "2020-03-31", "2020-04-01"].map(day);
        for (from, until, covered) in [
            (from, until, [false, true, true, false]),
            (from, None, [false, true, true, true]),
            (None, until, [true, true, true, false]),
            (None, None, [true; 4]),
        ] {
            assert_eq!(days.map(|day| covers(from, until, day)), covered);
        }
        assert_eq!(format(ordinal(2020, 245)), "2020-09-01");
        assert_eq!(ordinal(2021, 366), Date::MIN);
    }

    #[test]
    fn only_full_dates_are_read() {
        for wrong in [
            "2020-2-01",
            "20200201",
            "2020-02-30",
            "2020-13-01",
            "",
            "二〇二〇-01-01",
            "2020-02-01 ",
            "2020-02x01",
            "2020x02-01",
            "2020-+2-01",
            "-020-02-01",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
        assert_eq!(parse("2020-02-29").map(format).as_deref(), Some("2020-02-29"));
    }

    #[test]
    fn the_day_changes_at_midnight_in_shanghai() {
        // 2026-11-21 15:59:59 UTC is still the 21st in Shanghai; a second later it is the 22nd.
        assert_eq!(in_shanghai(1_795_276_799_000).map(format).as_deref(), Some("2026-11-21"));
        assert_eq!(in_shanghai(1_795_276_800_000).map(format).as_deref(), Some("2026-11-22"));
        assert_eq!(in_shanghai(0).map(format).as_deref(), Some("1970-01-01"));
        assert_eq!(in_shanghai(-28_800_001).map(format).as_deref(), Some("1969-12-31"));
        assert_eq!([i64::MAX, i64::MIN, i64::MAX / 2].map(in_shanghai), [None; 3]);
    }
}
