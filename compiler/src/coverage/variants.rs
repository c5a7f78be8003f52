//! What a condition could be mistaken for: each of its parts changed in one way at a time.

use crate::condition::Located;
use crate::diagnostic::Location;
use engine::date::Period;
use engine::law::{Bound, Check, Cond, Fact, Kind, Test, notation};
use engine::region::Region;
use engine::{Answer, Answers, Date, FactId, Tables, Value, date};
use rust_decimal::Decimal;

/// A condition with one part changed.
pub struct Variant {
    /// Where the part stands.
    pub location: Location,
    /// How it is changed, in words.
    pub change: String,
    /// The whole condition with the changed part.
    pub cond: Cond,
    /// For a change of a bound on days, where alone it differs from the condition as it is. None where
    /// it may differ anywhere.
    pub only: Option<OnDay>,
    /// An option that is left out of a list: it stands there for nothing if nobody can notice that. None
    /// of a list that says what is not meant.
    pub without: Option<&'static str>,
}

/// An event just so long ago that one day more or less matters.
#[derive(Clone, Copy)]
pub struct OnDay {
    /// The fact with the day of the event.
    pub fact: FactId,
    /// How long after the event the bound is.
    pub period: Period,
    /// How many days the evaluation date is past the bound.
    pub past: i64,
}

impl OnDay {
    /// The day of the event that this is about, for an evaluation date; the nearest one where the
    /// calendar has none.
    pub fn event(&self, day: Date) -> Option<Date> {
        let bound = day.checked_sub(time::Duration::days(self.past))?;
        let back = Period { years: -self.period.years, months: -self.period.months };
        Some(date::add(bound, back))
    }

    fn is(&self, answers: &Answers, day: Date) -> bool {
        let Some(Value::Date(event)) = answers.value(self.fact) else { return false };
        (day - date::add(event, self.period)).whole_days() == self.past
    }
}

impl Variant {
    /// Whether it may differ from the condition as it is for these answers on this day.
    pub fn applies(&self, answers: &Answers, day: Date) -> bool {
        self.only.is_none_or(|only| only.is(answers, day))
    }

    /// Sets answers so that it may differ.
    pub fn approach(&self, answers: &mut Answers, day: Date) {
        if let Some((only, event)) = self.only.and_then(|only| Some((only, only.event(day)?))) {
            answers.set(only.fact, Answer::Known(Value::Date(event)));
        }
    }
}

/// All variants of a condition.
pub fn variants(tables: &Tables, whole: &Located) -> Vec<Variant> {
    let mut found = Vec::new();
    collect(tables, whole, &|cond| cond, &mut found);
    found
}

const ALWAYS: Cond = Cond::All(&[]);
const NEVER: Cond = Cond::Any(&[]);

fn collect(tables: &Tables, part: &Located, within: &dyn Fn(Cond) -> Cond, found: &mut Vec<Variant>) {
    let mut add = |change: String, cond: Cond| {
        let cond = within(cond);
        found.push(Variant { location: part.location, change, cond, only: None, without: None });
    };
    let shown = notation::cond(tables, &part.cond);
    match part.cond {
        Cond::Test(test) => {
            add(format!("`{shown}` may always hold"), ALWAYS);
            add(format!("`{shown}` may never hold"), NEVER);
            for (check, only) in checks(tables.fact_at(test.fact), &test) {
                match (check, only) {
                    (Changed::Check(check), _) => {
                        let changed = Test { check, ..test };
                        let words = notation::test(tables, &changed);
                        let change = format!("`{shown}` may be `{words}`");
                        let listed = !part.location.text().contains(" not in ");
                        let without = left_out(tables.fact_at(test.fact), test.check, check);
                        let without = without.filter(|_| listed);
                        let cond = within(Cond::Test(changed));
                        found.push(Variant { location: part.location, change, cond, only: None, without });
                    }
                    (Changed::Day(cond, words), only) => found.push(Variant {
                        location: part.location,
                        change: format!("`{shown}` may {words}"),
                        cond: within(cond),
                        only,
                        without: None,
                    }),
                }
            }
        }
        Cond::During { from, until } => {
            add(format!("`{shown}` may always hold"), ALWAYS);
            add(format!("`{shown}` may never hold"), NEVER);
            for (from, until) in shifted(from, until) {
                let cond = Cond::During { from, until };
                add(format!("`{shown}` may be `{}`", notation::cond(tables, &cond)), cond);
            }
        }
        Cond::All(parts) if parts.len() > 1 => {
            add("`all` may be `any`".into(), Cond::Any(parts));
        }
        Cond::Any(parts) if parts.len() > 1 => {
            add("`any` may be `all`".into(), Cond::All(parts));
        }
        Cond::All(_) | Cond::Any(_) => {}
        Cond::Not(inner) => add("`not` may be left out".into(), *inner),
        Cond::Doubt(inner, _) => add("`doubt` may be left out".into(), *inner),
        Cond::Open(inner, _) => add("`open` may be left out".into(), *inner),
    }
    for (at, inner) in part.parts.iter().enumerate() {
        collect(tables, inner, &|cond| within(with_part(&part.cond, at, cond)), found);
    }
}

/// A condition with one of its parts replaced.
fn with_part(cond: &Cond, at: usize, part: Cond) -> Cond {
    let replaced = |parts: &'static [Cond]| {
        let mut parts = parts.to_vec();
        if let Some(slot) = parts.get_mut(at) {
            *slot = part;
        }
        &*parts.leak()
    };
    let one = || &*Box::leak(Box::new(part));
    match cond {
        Cond::All(parts) => Cond::All(replaced(parts)),
        Cond::Any(parts) => Cond::Any(replaced(parts)),
        Cond::Not(_) => Cond::Not(one()),
        Cond::Doubt(_, why) => Cond::Doubt(one(), why),
        Cond::Open(_, why) => Cond::Open(one(), why),
        Cond::Test(_) | Cond::During { .. } => *cond,
    }
}

/// The option that is in the one set and no more in the other.
fn left_out(fact: Option<&Fact>, before: Check, after: Check) -> Option<&'static str> {
    let (Check::OneOf(before), Check::OneOf(after)) = (before, after) else { return None };
    let Kind::Choice(options) = fact?.kind else { return None };
    let at = usize::try_from((before & !after).checked_ilog2()?).ok()?;
    options.get(at).map(|option| option.key)
}

/// What a test may be instead.
enum Changed {
    Check(Check),
    /// What the test comes to just at its bound on days, and the change in words.
    Day(Cond, &'static str),
}

fn checks(fact: Option<&Fact>, test: &Test) -> Vec<(Changed, Option<OnDay>)> {
    let plain = |check: Check| (Changed::Check(check), None);
    match test.check {
        Check::Is(_) => Vec::new(),
        Check::OneOf(set) => options(fact, set).map(|set| plain(Check::OneOf(set))).collect(),
        Check::Int { min, max } => whole(fact, min, max).map(plain).collect(),
        Check::Decimal { min, max } => just(min, max)
            .chain(bounds(min).map(|min| Check::Decimal { min, max }))
            .map(plain)
            .chain(bounds(max).map(|max| Check::Decimal { min, max }).map(plain))
            .collect(),
        Check::YearsAhead(years) => {
            [years - 1, years + 1].map(|years| plain(Check::YearsAhead(years))).into()
        }
        Check::Within(period) => vec![
            day(test.fact, period, 0, NEVER, "end a day earlier"),
            day(test.fact, period, 1, ALWAYS, "end a day later"),
        ],
        Check::Ago(period) => vec![
            day(test.fact, period, 0, NEVER, "begin a day later"),
            day(test.fact, period, -1, ALWAYS, "begin a day earlier"),
        ],
        Check::Between { from, until } => {
            let moved = |by: fn(Date) -> Option<Date>| {
                let first = from.and_then(by).map(|first| Check::Between { from: Some(first), until });
                let last = until.and_then(by).map(|last| Check::Between { from, until: Some(last) });
                [first, last]
            };
            let all = [moved(Date::previous_day), moved(Date::next_day)].into_iter().flatten().flatten();
            all.map(plain).collect()
        }
        Check::In(region) => neighbours(region).map(|region| plain(Check::In(region))).collect(),
    }
}

fn day(fact: FactId, period: Period, past: i64, cond: Cond, words: &'static str) -> (Changed, Option<OnDay>) {
    (Changed::Day(cond, words), Some(OnDay { fact, period, past }))
}

/// The set with each option left out or taken in.
fn options(fact: Option<&Fact>, set: u64) -> impl Iterator<Item = u64> + use<> {
    let count = match fact.map(|fact| fact.kind) {
        Some(Kind::Choice(options)) => options.len(),
        _ => 0,
    };
    let all = u64::MAX >> (64 - count.clamp(1, 64));
    (0..count).map(move |at| set ^ 1 << at).filter(move |set| *set != 0 && *set != all)
}

/// Each bound of a whole number a step up and down, within the fact's range.
fn whole(fact: Option<&Fact>, min: Option<i64>, max: Option<i64>) -> impl Iterator<Item = Check> + use<> {
    let range = match fact.map(|fact| fact.kind) {
        Some(Kind::Int { min, max, .. }) => min..=max,
        _ => i64::MIN..=i64::MAX,
    };
    let moved = |bound: Option<i64>| bound.into_iter().flat_map(|bound| [bound - 1, bound + 1]);
    let equal = min.filter(|_| min == max);
    let both = moved(equal).map(|one| (Some(one), Some(one)));
    // A bound on one side is also changed into the figure alone.
    let just = min.xor(max).map(|one| (Some(one), Some(one)));
    let low = moved(min.filter(|_| equal.is_none())).map(move |min| (Some(min), max));
    let high = moved(max.filter(|_| equal.is_none())).map(move |max| (min, Some(max)));
    both.chain(just).chain(low).chain(high).filter_map(move |(min, max)| {
        let inside = |bound: Option<i64>| bound.is_none_or(|bound| range.contains(&bound));
        (inside(min) && inside(max)).then_some(Check::Int { min, max })
    })
}

/// A bound on one side changed into the figure alone.
fn just(min: Option<Bound>, max: Option<Bound>) -> impl Iterator<Item = Check> {
    let figure = min.xor(max).map(|bound| Some(Bound { included: true, ..bound }));
    figure.into_iter().map(|figure| Check::Decimal { min: figure, max: figure })
}

/// A decimal bound made strict or not, and one more and less.
fn bounds(bound: Option<Bound>) -> impl Iterator<Item = Option<Bound>> {
    bound.into_iter().flat_map(|bound| {
        let moved = |by| bound.value.checked_add(by).map(|value| Bound { value, ..bound });
        [
            Some(Bound { included: !bound.included, ..bound }),
            moved(Decimal::ONE),
            moved(Decimal::NEGATIVE_ONE),
        ]
        .into_iter()
        .filter(Option::is_some)
    })
}

/// The regions that a region is changed into: the one around it, and one inside it.
fn neighbours(region: Region) -> impl Iterator<Item = Region> {
    let code = region.0;
    let (around, inside) = if code.is_multiple_of(10_000) {
        (None, Some(code + 100))
    } else if code.is_multiple_of(100) {
        (Some(code / 10_000 * 10_000), Some(code + 1))
    } else {
        (Some(code / 100 * 100), None)
    };
    [around, inside].into_iter().flatten().map(Region)
}

/// Two ends of a period, each a day earlier and later.
pub fn shifted(from: Option<Date>, until: Option<Date>) -> Vec<(Option<Date>, Option<Date>)> {
    let moved = |end: Option<Date>| {
        let both = end.into_iter().flat_map(|end| [end.previous_day(), end.next_day()]);
        both.filter(Option::is_some)
    };
    moved(from).map(|from| (from, until)).chain(moved(until).map(|until| (from, until))).collect()
}
