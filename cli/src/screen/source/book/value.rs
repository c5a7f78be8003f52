//! What a spreadsheet holds in a cell, as the text it stands for.

use super::look::Look;
use calamine::{CellErrorType, Data, DataRef, ExcelDateTime};
use std::fmt::Write;

/// A cell's value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'c> {
    Empty,
    Text(&'c str),
    Number(f64),
    Whole(i64),
    Day(ExcelDateTime),
    Truth(bool),
    Error(&'c CellErrorType),
}

impl<'c> From<&'c Data> for Value<'c> {
    fn from(data: &'c Data) -> Value<'c> {
        match data {
            Data::Int(number) => Value::Whole(*number),
            Data::Float(number) => Value::Number(*number),
            Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Value::Text(text),
            Data::Bool(truth) => Value::Truth(*truth),
            Data::DateTime(day) => Value::Day(*day),
            Data::Error(error) => Value::Error(error),
            Data::Empty => Value::Empty,
        }
    }
}

impl<'c> From<&'c DataRef<'c>> for Value<'c> {
    fn from(data: &'c DataRef<'c>) -> Value<'c> {
        match data {
            DataRef::Int(number) => Value::Whole(*number),
            DataRef::Float(number) => Value::Number(*number),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                Value::Text(text)
            }
            DataRef::SharedString(text) => Value::Text(text),
            DataRef::Bool(truth) => Value::Truth(*truth),
            DataRef::DateTime(day) => Value::Day(*day),
            DataRef::Error(error) => Value::Error(error),
            DataRef::Empty => Value::Empty,
        }
    }
}

/// Adds the text of a value; of a number what its format shows.
pub fn push(value: Value, look: Option<&Look>, out: &mut String) {
    match value {
        Value::Empty => {}
        // Spreadsheets write a carriage return within a cell so.
        Value::Text(text) if text.contains("_x000D_") => out.push_str(&text.replace("_x000D_", "")),
        Value::Text(text) => out.push_str(text),
        Value::Number(number) => match look {
            Some(look) => look.push(number, out),
            None => push_number(number, out),
        },
        Value::Whole(number) => push(Value::Number(number as f64), look, out),
        Value::Day(day) => push_day(day, out),
        Value::Truth(truth) => out.push_str(if truth { "TRUE" } else { "FALSE" }),
        Value::Error(error) => {
            let _ = write!(out, "{error}");
        }
    }
}

/// The most digits a spreadsheet keeps of a number.
const DIGITS: i32 = 15;

/// A number with the digits that a spreadsheet keeps. Past them it is written with its power of
/// ten, as it shows it: of an identity number kept as a number the last digits are lost, and must
/// not look as if they were there.
pub fn push_number(number: f64, out: &mut String) {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        let _ = write!(out, "{}", number as i64);
        return;
    }
    if !number.is_finite() {
        out.push_str("#NUM!");
        return;
    }
    // Fifteen digits and the power of ten of the first.
    let text = format!("{:.*e}", DIGITS as usize - 1, number);
    let Some((digits, power)) = text.split_once('e') else { return };
    let Ok(power) = power.parse::<i32>() else { return };
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    if !(-10..DIGITS).contains(&power) {
        let _ = write!(out, "{digits}E{power:+}");
        return;
    }
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let digits = digits.replace('.', "");
    out.push_str(sign);
    if power < 0 {
        out.push_str("0.");
        out.extend(std::iter::repeat_n('0', (-power - 1) as usize));
        out.push_str(&digits);
    } else {
        let whole = power as usize + 1;
        out.extend(digits.chars().chain(std::iter::repeat('0')).take(whole));
        if digits.len() > whole {
            out.push('.');
            out.push_str(&digits[whole..]);
        }
    }
}

/// A day, with its time where it is not midnight; a time alone, and a length of time, as they are
/// shown.
fn push_day(day: ExcelDateTime, out: &mut String) {
    let serial = day.as_f64();
    // An empty cell that a formula takes over, shown as a day: 1900/1/0.
    if serial == 0.0 && !day.is_duration() {
        return;
    }
    // No spreadsheet shows a day for it.
    if !(0.0..2_958_466.0).contains(&serial) {
        return push_number(serial, out);
    }
    let _ = if day.is_duration() {
        let seconds = (day.as_f64() * 86_400.0).round() as i64;
        write!(out, "{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
    } else {
        let (year, month, date, hour, minute, second, _) = day.to_ymd_hms_milli();
        let time = (hour, minute, second) != (0, 0, 0);
        match (0.0..1.0).contains(&day.as_f64()) && time {
            true => write!(out, "{hour:02}:{minute:02}:{second:02}"),
            false if time => write!(out, "{year:04}-{month:02}-{date:02} {hour:02}:{minute:02}:{second:02}"),
            false => write!(out, "{year:04}-{month:02}-{date:02}"),
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[track_caller]
    fn check(value: Value, expected: &str) {
        let mut out = String::new();
        push(value, None, &mut out);
        assert_eq!(out, expected, "{value:?}");
    }

    #[test]
    fn numbers_have_the_digits_that_a_spreadsheet_keeps() {
        for (number, expected) in [
            (35.0, "35"),
            (-5.0, "-5"),
            (0.1 + 0.2, "0.3"),
            (1234.56 + 1e-13, "1234.56"),
            (0.005, "0.005"),
            (1e-12, "1E-12"),
            (13_812_345_678.0, "13812345678"),
            (650_402_199_001_011_234.0, "6.50402199001011E+17"),
            (123_456_789_012_345.0, "123456789012345"),
            (123_456.5, "123456.5"),
            (-0.25, "-0.25"),
            (f64::NAN, "#NUM!"),
        ] {
            check(Value::Number(number), expected);
        }
    }

    #[test]
    fn days_are_written_with_their_time_where_they_have_one() {
        let day =
            |serial, is_1904| Value::Day(ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, is_1904));
        check(day(44_378.0, false), "2021-07-01");
        check(day(42_916.0, true), "2021-07-01");
        check(day(44_378.5, false), "2021-07-01 12:00:00");
        check(day(0.5, false), "12:00:00");
        check(day(1.0, false), "1900-01-01");
        check(day(59.0, false), "1900-02-28");
        check(day(61.0, false), "1900-03-01");
        check(day(0.0, false), "");
        check(day(-5.0, false), "-5");
        check(day(1e300, false), "1E+300");
        check(day(f64::NAN, false), "#NUM!");
        check(day(2_958_466.0, false), "2958466");
        let length = ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false);
        check(Value::Day(length), "36:00:00");
    }

    #[test]
    fn errors_and_truths_are_as_shown() {
        check(Value::Error(&CellErrorType::NA), "#N/A");
        check(Value::Error(&CellErrorType::Div0), "#DIV/0!");
        check(Value::Truth(true), "TRUE");
        check(Value::Text("a_x000D_\nb"), "a\nb");
    }
}
