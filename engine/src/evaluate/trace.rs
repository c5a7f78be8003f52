//! What every part of a condition can come to, found once for the verdict, the reasons and
//! the missing facts.

use crate::answers::Answers;
use crate::law::Cond;
use crate::truth::Truth;
use time::Date;

/// The lowest and highest truth something can still have, whatever is still answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Lowest.
    pub low: Truth,
    /// Highest.
    pub high: Truth,
}

impl Reach {
    /// Nothing is known of it.
    pub const ANYTHING: Reach = Reach { low: Truth::False, high: Truth::True };

    fn only(truth: Truth) -> Reach {
        Reach { low: truth, high: truth }
    }

    /// The truth in Kleene logic: certain where it can come out in no other way.
    pub fn truth(self) -> Truth {
        if self.low == Truth::True {
            Truth::True
        } else if self.high == Truth::False {
            Truth::False
        } else {
            Truth::Unknown
        }
    }

    /// What of it is seen through a window; empty where the low end is not below the high.
    pub fn within(self, window: Reach) -> Reach {
        Reach { low: self.low.max(window.low), high: self.high.min(window.high) }
    }

    /// What its opposite can come to.
    pub fn negate(self) -> Reach {
        Reach { low: self.high.negate(), high: self.low.negate() }
    }
}

/// Every part of a condition in reading order, with what it can come to. One trace serves one
/// condition after the other, so that its room is asked for once.
#[derive(Debug, Default)]
pub struct Trace(Vec<Node>);

/// A part; the parts inside it follow it.
#[derive(Clone, Copy, Debug)]
struct Node {
    cond: &'static Cond,
    reach: Reach,
    /// How many nodes it is, itself included.
    size: u32,
}

/// A traced condition or one of its parts, with all that is inside it.
#[derive(Clone, Copy, Debug)]
pub struct Part<'t> {
    /// The condition.
    pub cond: &'static Cond,
    /// What it can come to.
    pub reach: Reach,
    inside: &'t [Node],
}

impl Trace {
    /// With room for any condition that is likely to come.
    pub fn with_room() -> Trace {
        Trace(Vec::with_capacity(64))
    }

    /// Traces a condition; what was traced before is forgotten.
    pub fn of(&mut self, cond: &'static Cond, answers: &Answers, day: Date) -> Part<'_> {
        self.0.clear();
        let reach = self.add(cond, answers, day);
        Part { cond, reach, inside: self.0.get(1..).unwrap_or_default() }
    }

    /// Adds a part; a test, which most parts are, without a call of its own.
    #[inline(always)]
    fn add(&mut self, cond: &'static Cond, answers: &Answers, day: Date) -> Reach {
        let Cond::Test(test) = cond else { return self.add_group(cond, answers, day) };
        let reach = match answers.value(test.fact) {
            Some(value) => Reach::only(test.check.truth(value, day)),
            None => Reach::ANYTHING,
        };
        self.0.push(Node { cond, reach, size: 1 });
        reach
    }

    #[inline(never)]
    fn add_group(&mut self, cond: &'static Cond, answers: &Answers, day: Date) -> Reach {
        let at = self.0.len();
        self.0.push(Node { cond, reach: Reach::ANYTHING, size: 1 });
        let reach = match cond {
            Cond::Test(_) => Reach::ANYTHING,
            Cond::All(parts) | Cond::Any(parts) => {
                let every = matches!(cond, Cond::All(_));
                let mut whole = Reach::only(Truth::from(every));
                for part in *parts {
                    let part = self.add(part, answers, day);
                    whole = if every {
                        Reach { low: whole.low.min(part.low), high: whole.high.min(part.high) }
                    } else {
                        Reach { low: whole.low.max(part.low), high: whole.high.max(part.high) }
                    };
                }
                whole
            }
            Cond::Not(part) | Cond::Doubt(part, _) | Cond::Open(part, _) => {
                let part = self.add(part, answers, day);
                match cond {
                    Cond::Doubt(..) => Reach { low: part.low.doubt(), high: part.high.doubt() },
                    Cond::Open(..) => Reach { low: part.low.open(), high: part.high.open() },
                    _ => part.negate(),
                }
            }
            // The same on every later answer: nothing is missing for it.
            Cond::During { .. } => Reach::only(cond.truth(answers, day)),
        };
        let size = (self.0.len() - at) as u32;
        if let Some(node) = self.0.get_mut(at) {
            *node = Node { cond, reach, size };
        }
        reach
    }
}

impl<'t> Part<'t> {
    /// What it comes to for now.
    #[inline]
    pub fn truth(&self) -> Truth {
        self.reach.truth()
    }

    /// Its own parts, in reading order.
    #[inline]
    pub fn parts(&self) -> impl Iterator<Item = Part<'t>> + use<'t> {
        let mut rest = self.inside;
        std::iter::from_fn(move || {
            let (node, behind) = rest.split_first()?;
            let (inside, behind) = behind.split_at_checked(node.size as usize - 1)?;
            rest = behind;
            Some(Part { cond: node.cond, reach: node.reach, inside })
        })
    }
}
