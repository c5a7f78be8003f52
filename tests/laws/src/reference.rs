//! What a condition means, written to be obvious, not fast: the engine must agree with it.
//!
//! Nothing here calls the engine's own evaluation. A partial answer is judged by trying every
//! completion: each unknown fact takes one value of every class that the tests tell apart.

use engine::advice::question::representatives;
use engine::answers::{Answer, Answers, Value};
use engine::date::Period;
use engine::law::{Check, Cond, Fact, FactId, FactSet};
use engine::region::Region;
use engine::truth::Truth;
use engine::{Date, Verdict};
use rust_decimal::Decimal;

/// The truth of a condition; `None` is unknown.
pub fn evaluate(cond: &Cond, answers: &Answers, day: Date) -> Option<bool> {
    match cond {
        Cond::Test(test) => answers.value(test.fact).and_then(|value| holds(&test.check, value, day)),
        Cond::All(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| evaluate(part, answers, day)).collect();
            if parts.contains(&Some(false)) {
                Some(false)
            } else if parts.contains(&None) {
                None
            } else {
                Some(true)
            }
        }
        Cond::Any(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| evaluate(part, answers, day)).collect();
            if parts.contains(&Some(true)) {
                Some(true)
            } else if parts.contains(&None) {
                None
            } else {
                Some(false)
            }
        }
        Cond::Not(part) => evaluate(part, answers, day).map(|holds| !holds),
        Cond::Doubt(part, _) => evaluate(part, answers, day).filter(|holds| !holds),
        Cond::Open(part, _) => evaluate(part, answers, day).filter(|holds| *holds),
        Cond::During { from, until } => {
            let early = matches!(from, Some(from) if civil(day) < civil(*from));
            let late = matches!(until, Some(until) if civil(day) > civil(*until));
            Some(!early && !late)
        }
    }
}

/// Whether a value passes a test; `None` where the value is not precise enough.
pub fn holds(check: &Check, value: Value, day: Date) -> Option<bool> {
    match (check, value) {
        (Check::Is(wanted), Value::Bool(given)) => Some(*wanted == given),
        (Check::OneOf(set), Value::Choice(at)) => Some((0..64).any(|bit| bit == at && set & 1 << bit != 0)),
        (Check::Int { min, max }, Value::Int(number)) => {
            let too_small = matches!(min, Some(min) if number < *min);
            let too_great = matches!(max, Some(max) if number > *max);
            Some(!too_small && !too_great)
        }
        (Check::Decimal { min, max }, Value::Decimal(number)) => {
            let too_small = matches!(min, Some(b) if number < b.value || number == b.value && !b.included);
            let too_great = matches!(max, Some(b) if number > b.value || number == b.value && !b.included);
            Some(!too_small && !too_great)
        }
        (Check::YearsAhead(ahead), Value::Int(year)) => {
            Some(year - i64::from(day.year()) == i64::from(*ahead))
        }
        (Check::Within(period), Value::Date(event)) => {
            Some(event <= day && civil(day) <= later(civil(event), *period))
        }
        (Check::Ago(period), Value::Date(event)) => Some(later(civil(event), *period) <= civil(day)),
        (Check::Between { from, until }, Value::Date(event)) => {
            let too_early = matches!(from, Some(first) if event < *first);
            let too_late = matches!(until, Some(last) if event > *last);
            Some(!too_early && !too_late)
        }
        (Check::In(outer), Value::Region(region)) => lies_in(region, *outer),
        _ => panic!("{value:?} for a test {check:?}"),
    }
}

/// Year, month, day.
type Civil = (i64, i64, i64);

fn civil(day: Date) -> Civil {
    (i64::from(day.year()), i64::from(u8::from(day.month())), i64::from(day.day()))
}

/// The same day of the month so much later, or the last there is.
fn later((year, month, day): Civil, period: Period) -> Civil {
    let (mut year, mut month) = (year + i64::from(period.years), month);
    for _ in 0..period.months {
        month += 1;
        if month == 13 {
            (year, month) = (year + 1, 1);
        }
    }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (year, month, day.min(length))
}

fn lies_in(region: Region, outer: Region) -> Option<bool> {
    let (region, outer) = (prefix(region), prefix(outer));
    if region.starts_with(&outer) {
        Some(true)
    } else if outer.starts_with(&region) {
        None
    } else {
        Some(false)
    }
}

/// The code without the pairs of zeros at its end: 21, 6504, 650402; nothing for the country.
fn prefix(region: Region) -> String {
    if region == Region::COUNTRY {
        return String::new();
    }
    let mut code = region.to_string();
    while code.ends_with("00") {
        code.truncate(code.len() - 2);
    }
    code
}

/// The truths that some completion reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// Some completion fails.
    pub no: bool,
    /// Some completion leaves it open.
    pub open: bool,
    /// Some completion holds.
    pub yes: bool,
}

impl Reached {
    /// The set with one truth.
    pub fn of(truth: Option<bool>) -> Reached {
        Reached { no: truth == Some(false), open: truth.is_none(), yes: truth == Some(true) }
    }

    /// Either.
    pub fn or(self, other: Reached) -> Reached {
        Reached { no: self.no || other.no, open: self.open || other.open, yes: self.yes || other.yes }
    }

    /// Whether completions differ.
    pub fn differ(self) -> bool {
        u8::from(self.no) + u8::from(self.open) + u8::from(self.yes) > 1
    }

    /// The verdict that enumeration gives: definite where all completions agree on it.
    pub fn verdict(self) -> Verdict {
        match (self.no, self.open, self.yes) {
            (true, false, false) => Verdict::Ineligible,
            (false, false, true) => Verdict::Eligible,
            _ => Verdict::Undetermined,
        }
    }
}

/// The facts that a condition reads.
pub fn facts_of(cond: &Cond) -> FactSet {
    let mut facts = FactSet::default();
    cond.each_test(&mut |test| facts.insert(test.fact));
    facts
}

/// A fact's values, one from each class that the tests of `cond` tell apart on `day`, the
/// region too wide to tell included.
pub fn classes(fact: &Fact, id: FactId, cond: &Cond, day: Date) -> Vec<Value> {
    let mut values = representatives(fact, id, &[cond], day);
    cond.each_test(&mut |test| {
        if let (true, Check::In(Region(code))) = (test.fact == id, test.check) {
            values.push(Value::Region(Region(code / 100 * 100)));
            values.push(Value::Region(Region(code / 10_000 * 10_000)));
        }
    });
    let mut seen: Vec<Vec<Option<bool>>> = Vec::new();
    values.retain(|value| {
        let pattern = pattern(*value, id, cond, day);
        let new = !seen.contains(&pattern);
        seen.push(pattern);
        new
    });
    values
}

/// How a value fares in each test of a condition.
pub fn pattern(value: Value, id: FactId, cond: &Cond, day: Date) -> Vec<Option<bool>> {
    let mut pattern = Vec::new();
    cond.each_test(&mut |test| {
        if test.fact == id {
            pattern.push(holds(&test.check, value, day));
        }
    });
    pattern
}

/// Calls `visit` with every way of giving `facts` a value of each of their classes.
pub fn completions(
    vocabulary: &[Fact],
    facts: &FactSet,
    cond: &Cond,
    answers: &Answers,
    day: Date,
    visit: &mut dyn FnMut(&Answers),
) {
    let lists: Vec<(FactId, Vec<Value>)> =
        facts.iter().map(|id| (id, classes(&vocabulary[usize::from(id.0)], id, cond, day))).collect();
    complete(&lists, &mut answers.clone(), visit);
}

fn complete(rest: &[(FactId, Vec<Value>)], answers: &mut Answers, visit: &mut dyn FnMut(&Answers)) {
    let Some(((id, values), rest)) = rest.split_first() else {
        return visit(answers);
    };
    let before = answers.get(*id);
    for value in values {
        answers.set(*id, Answer::Known(*value));
        complete(rest, answers, visit);
    }
    answers.set(*id, before);
}

/// The facts of a condition that are not known.
pub fn unknown(cond: &Cond, answers: &Answers) -> FactSet {
    let mut unknown = FactSet::default();
    facts_of(cond).iter().filter(|id| answers.value(*id).is_none()).for_each(|id| unknown.insert(id));
    unknown
}

/// What the completions of these answers come to.
pub fn reached(vocabulary: &[Fact], cond: &Cond, answers: &Answers, day: Date) -> Reached {
    let mut reached = Reached::default();
    completions(vocabulary, &unknown(cond, answers), cond, answers, day, &mut |full| {
        reached = reached.or(Reached::of(evaluate(cond, full, day)));
    });
    reached
}

/// The engine's truth in the words of this module.
pub fn said(truth: Truth) -> Option<bool> {
    match truth {
        Truth::False => Some(false),
        Truth::Unknown => None,
        Truth::True => Some(true),
    }
}

/// Yuan times a factor times counts, half a fen away from zero, in whole numbers.
pub fn yuan(yuan: Decimal, times: Decimal, counts: &[i64]) -> Option<Decimal> {
    let scale = yuan.scale() + times.scale();
    let start = yuan.mantissa().checked_mul(times.mantissa())?;
    let whole = counts.iter().try_fold(start, |product, count| product.checked_mul(i128::from(*count)))?;
    let fen = if scale <= 2 {
        whole.checked_mul(10_i128.pow(2 - scale))?
    } else {
        let unit = 10_i128.pow(scale - 2);
        (whole.checked_mul(2)? + unit * whole.signum()) / (unit * 2)
    };
    Decimal::try_from_i128_with_scale(fen, 2).ok()
}
