//! Days as they are written.

/// `2021-07-01` for the ways a day is written. Nothing is guessed: not the century, not which
/// of two numbers is the month, not the day of a spreadsheet's serial number.
pub fn read(text: &str) -> Option<String> {
    let text = without_midnight(text);
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]));
    }
    let (year, month, day) = in_words(text).or_else(|| apart(text))?;
    let plain = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let full = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    (full && plain(month) && plain(day)).then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

/// The year of a month or a day: 2019 of 2019年7月.
pub fn year(text: &str) -> Option<&str> {
    let (year, rest) = text.split_once('年')?;
    let month = rest.trim().split('月').next()?;
    let plain = |part: &str, most: usize| {
        !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    (rest.contains('月') && plain(year, 4) && year.len() == 4 && plain(month, 2)).then_some(year)
}

/// The day that a spreadsheet means by a serial number, for messages.
pub fn serial(text: &str) -> Option<String> {
    let days: i64 = text.strip_suffix(".0").unwrap_or(text).parse().ok()?;
    // From 1954 to 2064; smaller and greater numbers are hardly days.
    let day = (20_000..60_000).contains(&days).then(|| engine::date::ordinal(1899, 364))?;
    Some(engine::date::format(day.checked_add(time::Duration::days(days))?))
}

/// 2021年7月1日, with spaces around the words.
fn in_words(text: &str) -> Option<(&str, &str, &str)> {
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix(['日', '号']).unwrap_or(rest);
    Some((year.trim(), month.trim(), day.trim()))
}

/// 2021-7-1, 2021/7/1 or 2021.7.1; 2021.7-9 is a time of three months.
fn apart(text: &str) -> Option<(&str, &str, &str)> {
    let sign = text.chars().find(|sign| matches!(sign, '-' | '/' | '.'))?;
    let mut parts = text.split(sign);
    let day = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then_some(day)
}

/// A text without the midnight that programs write behind a day.
fn without_midnight(text: &str) -> &str {
    match text.split_once([' ', 't']) {
        Some((day, time)) if is_midnight(time) => day,
        _ => text,
    }
}

/// 0:00, 00:00:00 or 00:00:00.000.
fn is_midnight(time: &str) -> bool {
    let (time, part) = time.split_once('.').unwrap_or((time, "0"));
    let zeros =
        |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte == b'0');
    let mut parts = time.split(':');
    let hours = parts.next().is_some_and(|part| zeros(part, 2));
    let count = parts.clone().count();
    hours && (1..=2).contains(&count) && parts.all(|part| zeros(part, 2)) && zeros(part, 9)
}
