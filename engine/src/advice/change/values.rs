//! Which values a fact may still take, and how near they are.

use super::way::{StepKind, Target};
use crate::answers::Answers;
use crate::decimal::difference;
use crate::evaluate::representatives::representatives;
use crate::law::{Cond, Fact, FactId, Kind, Means, Party, Tables, Value, order};
use crate::truth::Truth;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use time::Date;

/// Which facts a search may set, and to which values.
pub struct Permission<'a> {
    pub tables: &'a Tables,
    pub answers: &'a Answers,
    pub day: Date,
    /// Whose facts may change; anybody's where none is given.
    pub party: Option<Party>,
    /// Which facts.
    pub scope: Scope,
}

/// Which facts a search may touch.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Unknown ones, and answered ones that can be changed.
    Permitted,
    /// Unknown ones alone.
    Unknown,
    /// Answered ones alone, and those even where they cannot be changed; unknown ones are
    /// taken to come out well.
    Answered,
}

impl Permission<'_> {
    /// The kind of step that sets a fact to a value: a change of what is answered, or an answer to what
    /// is not. None where that is not permitted.
    pub fn step_kind(&self, id: FactId, value: Value) -> Option<StepKind> {
        let kind = |permitted: bool, kind: StepKind| permitted.then_some(kind);
        let Some(now) = self.answers.value(id) else {
            return kind(self.scope != Scope::Answered, StepKind::Supply);
        };
        match self.scope {
            Scope::Permitted => {}
            Scope::Unknown => return None,
            Scope::Answered => return kind(value != now, StepKind::Change),
        }
        let fact = self.tables.fact_at(id)?;
        let change = fact.change.as_ref()?;
        let theirs = self.party.is_none_or(|party| fact.about.contains(&party));
        let sensible = change.when.is_none_or(|when| when.truth(self.answers, self.day) != Truth::False);
        let reached = match change.by {
            Means::Become => value == Value::Bool(true),
            Means::Rise => order(now, value) == Some(Ordering::Less),
            Means::Fall => order(now, value) == Some(Ordering::Greater),
            Means::Any => value != now,
            Means::Options(set) => {
                matches!(value, Value::Choice(at) if set >> (at & 63) & 1 == 1) && value != now
            }
        };
        kind(theirs && sensible && reached, StepKind::Change)
    }
}

/// A fact that a condition reads and that may still take other values.
pub struct Variable {
    pub fact: FactId,
    /// The kind of step that sets it.
    pub kind: StepKind,
    /// Values it may take, ascending, those on either side of every boundary among them.
    pub values: Vec<Value>,
    /// One of each class of values that the condition's tests tell apart, the nearest first.
    pub classes: Vec<Value>,
    /// What is answered.
    now: Option<Value>,
}

impl Variable {
    /// The variable of a fact; none where the fact may take no other value.
    pub fn of(cond: &Cond, id: FactId, permission: &Permission) -> Option<Variable> {
        let fact = permission.tables.fact_at(id)?;
        let now = permission.answers.value(id);
        let mut kind = StepKind::Supply;
        let mut values: Vec<Value> = Vec::new();
        for value in representatives(fact, id, &[cond], permission.day) {
            let Some(as_what) = permission.step_kind(id, value) else { continue };
            kind = as_what;
            let at = values.partition_point(|other| order(*other, value) != Some(Ordering::Greater));
            values.insert(at, value);
        }
        let near = now.filter(|_| is_ordered(fact));
        let alike = |a: Value, b: Value| alike(cond, id, a, b, permission.day);
        let mut classes: Vec<Value> = Vec::new();
        for value in &values {
            let far = near.map(|near| distance(near, *value));
            let further = |other: &Value| near.map(|near| distance(near, *other)) > far;
            match classes.iter().position(|other| alike(*other, *value)) {
                Some(at) if !classes.get(at).is_some_and(further) => continue,
                Some(at) => drop(classes.remove(at)),
                None => {}
            }
            classes.insert(classes.partition_point(|other| !further(other)), *value);
        }
        (!values.is_empty()).then_some(Variable { fact: id, kind, values, classes, now })
    }

    /// All values that fare like those in `accepted`; for numbers and days, those around `to` without
    /// a gap.
    pub fn target(&self, cond: &Cond, to: Value, accepted: &[Value], day: Date) -> Target {
        let serves = |value: &Value| accepted.iter().any(|one| alike(cond, self.fact, *one, *value, day));
        match to {
            Value::Bool(_) => Target::Is(to),
            Value::Region(_) => {
                let mut named = false;
                cond.each_test(&mut |test| {
                    named |= test.fact == self.fact && test.check.truth(&to, day) == Truth::True;
                });
                if named { Target::Is(to) } else { Target::Elsewhere }
            }
            Value::Choice(only) => {
                let mut set = 0;
                for value in self.values.iter().filter(|value| serves(value)) {
                    if let Value::Choice(at) = value {
                        set |= 1 << (at & 63);
                    }
                }
                if set == 1 << (only & 63) { Target::Is(to) } else { Target::OneOf(set) }
            }
            _ => self.range(to, serves),
        }
    }

    fn range(&self, to: Value, serves: impl Fn(&Value) -> bool) -> Target {
        let at = self.values.iter().position(|value| *value == to).unwrap_or_default();
        let (below, above) = self.values.split_at_checked(at).unwrap_or_default();
        // The range ends at the value that is answered, which does not serve.
        let side = self.now.and_then(|now| order(now, to));
        let on = |value: &&Value| serves(value) && self.now.and_then(|now| order(now, **value)) == side;
        let lower = below.iter().rev().take_while(on);
        let upper = above.iter().skip(1).take_while(on);
        let (low, lowers) = lower.fold((to, 0), |(_, count), value| (*value, count + 1));
        let (high, uppers) = upper.fold((to, 0), |(_, count), value| (*value, count + 1));
        let no_least = side != Some(Ordering::Less) && lowers == below.len();
        let no_most = side != Some(Ordering::Greater) && uppers + 1 == above.len();
        match (no_least, no_most) {
            (_, true) => Target::AtLeast(low),
            (true, _) => Target::AtMost(high),
            _ if low == high => Target::Is(to),
            _ => Target::Between(low, high),
        }
    }
}

/// Whether nearer values of a fact come first: not of options in no order.
fn is_ordered(fact: &Fact) -> bool {
    let by = fact.change.as_ref().map(|change| change.by);
    !matches!(fact.kind, Kind::Choice(_)) || matches!(by, Some(Means::Rise | Means::Fall))
}

/// Whether two values of a fact fare alike in all tests on it.
fn alike(cond: &Cond, id: FactId, a: Value, b: Value, day: Date) -> bool {
    let mut alike = true;
    cond.each_test(&mut |test| {
        alike &= test.fact != id || test.check.truth(&a, day) == test.check.truth(&b, day);
    });
    alike
}

/// How far two values of one fact are apart.
fn distance(a: Value, b: Value) -> Decimal {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => a.abs_diff(b).into(),
        (Value::Choice(a), Value::Choice(b)) => a.abs_diff(b).into(),
        (Value::Decimal(a), Value::Decimal(b)) => {
            difference(a, b).map_or(Decimal::MAX, |difference| difference.abs())
        }
        _ => Decimal::ZERO,
    }
}
