//! What would end a programme for somebody, and when, with all answers held as they are.
//!
//! Found from the tables alone: a verdict and a figure change on few days only, which their
//! own tests and dates name (an event and its period, the turn of a year, the dates of a row).
//! On each of these the engine is asked again. Nothing between two of them can change.

use crate::answers::Answers;
use crate::assess::{Assessment, Outcome, Verdict};
use crate::date;
use crate::evaluate::amount::{self, Amount};
use crate::evaluate::explanation::Explanation;
use crate::evaluate::limit::Left;
use crate::law::{Check, Cond, FactSet, Limit, Standing, Test, Value};
use time::Date;

/// A day or a claim after which a programme has ended for somebody, or has become doubtful or another.
#[derive(Clone, Copy, Debug)]
pub struct Ending {
    /// What it is.
    pub why: Why,
    /// The last day before it. None for the last claim under a limit that no new year renews.
    pub last: Option<Date>,
    /// The facts that decide it, of [`Why::Fact`]; none where the rule itself changes.
    pub facts: FactSet,
}

/// What ends a programme.
#[derive(Clone, Copy, Debug)]
pub enum Why {
    /// The text's own end.
    Term,
    /// From then on the programme is unconfirmed.
    Unconfirmed,
    /// A date that the verdict turns on: a period runs out, a year ends.
    Fact,
    /// The figure: from then on it is another one, or none.
    Amount,
    /// The limit leaves one claim: this is the last, of the year where the limit is yearly.
    LastClaim(&'static Limit),
}

impl Why {
    /// The key used in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Why::Term => "term",
            Why::Unconfirmed => "unconfirmed",
            Why::Fact => "fact",
            Why::Amount => "amount",
            Why::LastClaim(_) => "last_claim",
        }
    }

    /// The limit of a last claim.
    pub fn limit(self) -> Option<&'static Limit> {
        match self {
            Why::LastClaim(limit) => Some(limit),
            _ => None,
        }
    }

    /// Whether nothing can be had after it. After the others the programme is doubtful or different.
    pub fn is_hard(self) -> bool {
        matches!(self, Why::Term | Why::Fact)
    }
}

/// What would end a programme that can be had on the day and is not ineligible: the earliest first,
/// those without a day last. Each is found without regard to the others, so that one after a hard
/// end ([`Why::is_hard`]) is listed although it never comes about.
pub fn endings(assessment: &Assessment, outcome: &Outcome, answers: &Answers) -> Vec<Ending> {
    let (programme, day) = (outcome.programme, assessment.date);
    let mut endings = Vec::new();
    if outcome.verdict == Verdict::Ineligible || !outcome.is_available() {
        return endings;
    }
    let mut add = |why, last: Option<Date>, facts| {
        let at = endings.iter().take_while(|other: &&Ending| !is_before(last, other.last)).count();
        endings.insert(at, Ending { why, last, facts });
    };
    let none = FactSet::default();
    if programme.term.until.is_some() {
        add(Why::Term, programme.term.until, none);
    }
    if let (Standing::InForce, Some(last)) = (outcome.standing, programme.term.unconfirmed_after) {
        add(Why::Unconfirmed, Some(last), none);
    }
    if let Some((last, facts)) = verdict_ends(&programme.when, answers, day) {
        add(Why::Fact, Some(last), facts);
    }
    if let Some(last) = figure_ends(outcome, answers, day) {
        add(Why::Amount, Some(last), none);
    }
    for limit in assessment.limits.iter().map(|outcome| outcome.limit) {
        if limit.is_on(day) && limit.binds(programme.id) && limit.left(answers, day) == Left::Exactly(1) {
            let turn = limit.yearly.then(|| turn_of(day.year() + 1).previous_day()).flatten();
            add(Why::LastClaim(limit), turn, none);
        }
    }
    endings
}

/// The last day on which a programme with these endings can be had, as far as the text and the
/// answers say: the earliest of its hard ends.
pub fn last_day(endings: &[Ending]) -> Option<Date> {
    endings.iter().find(|ending| ending.why.is_hard()).and_then(|ending| ending.last)
}

/// Whether one day comes before another; no day comes after all.
pub(crate) fn is_before(one: Option<Date>, other: Option<Date>) -> bool {
    one.is_some_and(|one| other.is_none_or(|other| one < other))
}

/// 1 January.
pub(crate) fn turn_of(year: i32) -> Date {
    date::ordinal(year, 1)
}

/// The last day on which a condition still comes out no worse than on `day`, and the facts
/// that then decide against it. None where it stays so.
fn verdict_ends(cond: &'static Cond, answers: &Answers, day: Date) -> Option<(Date, FactSet)> {
    let now = cond.truth(answers, day);
    let mut from = day;
    while let Some(turn) = next_turn(cond, answers, from) {
        if cond.truth(answers, turn) < now {
            return Some((turn.previous_day()?, deciding(cond, answers, turn)));
        }
        from = turn;
    }
    None
}

/// The facts that decide a condition against somebody on a day on which it turned: of those
/// whose tests turn on that day, the ones among its reasons, or all where it has no such reason;
/// none where a period of the text turned.
fn deciding(cond: &'static Cond, answers: &Answers, day: Date) -> FactSet {
    let turns = |test: &Test| turns_of(test, answers).contains(&Some(day));
    let mut explanation = Explanation::default();
    explanation.find(cond, answers, day);
    let mut facts = FactSet::default();
    for reason in explanation.reasons.iter().filter(|reason| turns(reason.test)) {
        facts.insert(reason.test.fact);
    }
    if facts.is_empty() {
        cond.each_test(&mut |test| {
            if turns(test) {
                facts.insert(test.fact);
            }
        });
    }
    facts
}

/// The first day after another on which some test or period of a condition turns.
fn next_turn(cond: &Cond, answers: &Answers, after: Date) -> Option<Date> {
    let mut next = None;
    cond.each_test(&mut |test| {
        for turn in turns_of(test, answers) {
            earlier(&mut next, turn, after);
        }
    });
    cond.each_period(&mut |from, until| {
        earlier(&mut next, from, after);
        earlier(&mut next, until.and_then(Date::next_day), after);
    });
    next
}

/// Puts a day into `next` where it lies after `after` and before the day that is there.
fn earlier(next: &mut Option<Date>, day: Option<Date>, after: Date) {
    if day.is_some_and(|day| day > after) && is_before(day, *next) {
        *next = day;
    }
}

/// The days on which a test comes out differently from the day before, at most two.
fn turns_of(test: &Test, answers: &Answers) -> [Option<Date>; 2] {
    match (test.check, answers.value(test.fact)) {
        (Check::Within(period), Some(Value::Date(event))) => {
            [Some(event), date::add(event, period).next_day()]
        }
        // Past the end of the calendar there is no such day, though adding ends there.
        (Check::Ago(period), Some(Value::Date(event))) => {
            [Some(date::add(event, period)).filter(|day| *day < Date::MAX), None]
        }
        (Check::YearsAhead(ahead), Some(Value::Int(year))) => {
            let year = i32::try_from(year).unwrap_or(i32::MIN).saturating_sub(ahead);
            [year, year.saturating_add(1)].map(|year| Date::from_ordinal_date(year, 1).ok())
        }
        _ => [None, None],
    }
}

/// The last day on which a programme's figure is what it is now. None where it stays so, or
/// where there is none.
fn figure_ends(outcome: &Outcome, answers: &Answers, day: Date) -> Option<Date> {
    let now = outcome.amount?;
    let rows = outcome.programme.amounts;
    let same = |then: Option<Amount>| {
        then.is_some_and(|then| {
            (then.basis, then.rate, then.total, then.total_per)
                == (now.basis, now.rate, now.total, now.total_per)
        })
    };
    let mut from = day;
    loop {
        let mut next = None;
        for row in rows {
            earlier(&mut next, row.from, from);
            earlier(&mut next, row.until.and_then(Date::next_day), from);
            let turn = row.when.and_then(|when| next_turn(&when, answers, from));
            earlier(&mut next, turn, from);
            for one in row.published {
                earlier(&mut next, Some(one.from), from);
                earlier(&mut next, one.until.and_then(Date::next_day), from);
                earlier(&mut next, next_turn(&one.when, answers, from), from);
            }
        }
        let turn = next?;
        if !same(amount::amount(rows, now.paid_to, answers, turn)) {
            return turn.previous_day();
        }
        from = turn;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::sample::{CITE, NO_TEXT};
    use crate::law::{Cond, DocumentId};

    #[test]
    fn a_last_claim_names_its_limit_and_ends_nothing_for_good() {
        static ONCE: Limit = Limit {
            id: "once",
            document: DocumentId(0),
            cite: CITE,
            text: NO_TEXT,
            from: None,
            until: None,
            reached: Cond::Any(&[]),
            claims: None,
            yearly: false,
            together: None,
            in_principle: false,
            programmes: &[],
        };
        let all = [Why::Term, Why::Unconfirmed, Why::Fact, Why::Amount, Why::LastClaim(&ONCE)];
        assert_eq!(all.map(Why::key), ["term", "unconfirmed", "fact", "amount", "last_claim"]);
        assert_eq!(all.map(Why::is_hard), [true, false, true, false, false]);
        let limits = all.map(|why| why.limit().map(|limit| limit.id));
        assert_eq!(limits, [None, None, None, None, Some("once")]);
    }

    #[test]
    fn no_day_comes_after_every_day() {
        let [early, late] = [1, 2].map(|at| Some(date::ordinal(2020, at)));
        for (one, other, before) in [
            (early, late, true),
            (late, early, false),
            (early, early, false),
            (early, None, true),
            (None, early, false),
            (None, None, false),
        ] {
            assert_eq!(is_before(one, other), before, "{one:?} {other:?}");
        }
        assert_eq!(turn_of(2021), date::ordinal(2021, 1));
    }
}
