//! Reading the time of the year that a clause names.

use crate::condition::Scope;
use crate::diagnostic::Location;
use crate::node::Table;
use engine::law::{Recurring, Season, YearDay};

/// A season, and where it stands.
pub type ParsedSeason = (Season, Location);

/// Reads `[season]`: `from` and `until`, or `until` alone, each year; or `every = "quarter"`.
pub fn read(table: &Table, scope: Scope) -> Option<ParsedSeason> {
    let node = table.get("season")?;
    let own = node.table()?;
    let day = |key| {
        let node = own.get(key)?;
        let day = YearDay::parse(node.str()?);
        if day.is_none() {
            node.error("write a day that every year has, like \"09-30\"");
        }
        day
    };
    let (from, until) = (day("from"), day("until"));
    let quarterly = own.get("every").and_then(|node| node.word("season", &[()], |()| "quarter")).is_some();
    let span = match (quarterly, from, until) {
        (true, None, None) => Some(Recurring::Quarterly),
        (false, Some(from), Some(until)) if from <= until => Some(Recurring::Yearly { from, until }),
        (false, Some(_), Some(_)) => {
            own.error("the season ends before it begins: one over the turn of the year is two");
            None
        }
        (false, None, Some(until)) => Some(Recurring::YearlyUntil(until)),
        _ => {
            own.error("a season has `until`, perhaps with `from`, or else `every = \"quarter\"`");
            None
        }
    };
    let cite = scope.cite(&own);
    own.finish();
    Some((Season { span: span?, cite: cite? }, node.location()))
}
