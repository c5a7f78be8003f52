//! The changes of a season that some case with `season` must notice: the season left out, its first and
//! last day a day off, its first day left out. There must be a case on both sides of either day.

use super::{Demands, Example, Ready};
use crate::programme::ParsedProgramme;
use engine::law::{Recurring, Season, YearDay};

pub fn check(read: &ParsedProgramme, cases: &[Ready], demands: &mut Demands) {
    let Some((season, location)) = &read.season else { return };
    let term = &read.programme.term;
    let saying = || cases.iter().filter(|ready| ready.case.expect.season.is_some());
    let mut changed = vec![("the season may be left out".to_owned(), None)];
    changed.extend(others(season.span).into_iter().map(|(what, span)| (what, Some(span))));
    for (change, span) in changed {
        let noticed = saying().any(|ready| {
            let day = ready.case.date;
            let then = span.and_then(|span| Season { span, ..*season }.window(term, day));
            then != season.window(term, day)
        });
        demands.add(*location, change, noticed, || hint("a case that expects `season`"));
    }
    // The day before it opens and the first one, the last one and the day after.
    let is_day = |day: Option<YearDay>, date: Option<engine::Date>| {
        date.is_some_and(|date| day.is_some_and(|day| day.of(date.year()) == Some(date)))
    };
    let (from, until) = match season.span {
        Recurring::Yearly { from, until } => (Some(from), Some(until)),
        Recurring::YearlyUntil(until) => (None, Some(until)),
        Recurring::Quarterly => (None, None),
    };
    let mut side = |what: &str, bound: Option<YearDay>, by: i64| {
        let Some(bound) = bound else { return };
        let noticed =
            saying().any(|ready| is_day(Some(bound), ready.case.date.checked_sub(time::Duration::days(by))));
        let day = format!("{:02}-{:02}", bound.month, bound.day);
        demands.add(*location, format!("{what} {day} may be no bound"), noticed, || {
            hint(&format!("a case of {what} {day} that expects `season`"))
        });
    };
    side("the day before", from, -1);
    side("the first day", from, 0);
    side("the last day", until, 0);
    side("the day after", until, 1);
}

fn hint(text: &str) -> Example {
    Example::Case(text.to_owned())
}

/// Each bound a day earlier and later, in a year that is not a leap year.
fn others(span: Recurring) -> Vec<(String, Recurring)> {
    let moved = |day: YearDay| -> Vec<YearDay> {
        let date = day.of(2001);
        let both = date.into_iter().flat_map(|date| [date.previous_day(), date.next_day()]).flatten();
        both.filter(|date| date.year() == 2001)
            .map(|date| YearDay { month: date.month().into(), day: date.day() })
            .collect()
    };
    let named = |key: &str, day: YearDay| format!("its `{key}` may be {:02}-{:02}", day.month, day.day);
    match span {
        Recurring::Yearly { from, until } => {
            let first = moved(from).into_iter().filter(|from| *from <= until);
            let first = first.map(|from| (named("from", from), Recurring::Yearly { from, until }));
            let last = moved(until).into_iter().filter(|until| from <= *until);
            let last = last.map(|until| (named("until", until), Recurring::Yearly { from, until }));
            let without = ("its `from` may be left out".to_owned(), Recurring::YearlyUntil(until));
            first.chain(last).chain([without]).collect()
        }
        Recurring::YearlyUntil(until) => moved(until)
            .into_iter()
            .map(|until| (named("until", until), Recurring::YearlyUntil(until)))
            .collect(),
        Recurring::Quarterly => Vec::new(),
    }
}
