//! One walk through a condition: what it can still come to, the tests that decide it, and the
//! unanswered facts that can still move it.
//!
//! Reasons are kept of the parts of a group that come out as the group does, and dropped where
//! a later part comes out more decisively.
//!
//! A fact is missing where the answer to some test on it can move the whole condition: where
//! a step between two truths that the test can take lies in the range of every part around it
//! ([`TruthRange`]). An `all` shows nothing above the least that its parts can reach, an
//! `any` nothing below the most they already have, and doubt hides what is certain; all of
//! that is in those ranges. The list is never too short. Where a fact is read twice in one
//! condition it can name one fact too many, never one too few.

use super::range::{Steps, TruthRange};
use super::reason::{Finding, Reason};
use crate::answers::Answers;
use crate::date;
use crate::law::{Cond, FactId, FactSet, Test, Value};
use crate::truth::Truth;
use time::Date;

/// What the walk through a condition has found. It is a buffer that is used again for the next
/// condition: the reasons add up over all conditions unless the caller takes some away, what is
/// missing is always that of the last condition.
#[derive(Debug, Default)]
pub struct Explanation {
    /// The tests that decided the conditions walked through so far: of one that holds, what
    /// makes it hold; of one that fails, what fails; of an undetermined one, what is unknown
    /// or doubtful.
    pub reasons: Vec<Reason>,
    /// The tests of the last condition that an answer can still move.
    movable: Vec<Movable>,
}

/// A test that an answer can still move.
#[derive(Clone, Copy, Debug)]
struct Movable {
    fact: FactId,
    /// The steps between truths that its answer can still bring about in the part around it.
    steps: Steps,
}

impl Explanation {
    /// An empty one, with memory for so many reasons.
    pub(crate) fn with_capacity(reasons: usize) -> Explanation {
        Explanation { reasons: Vec::with_capacity(reasons), movable: Vec::with_capacity(64) }
    }

    /// Walks through a condition: adds its reasons to those found before, and forgets what was
    /// missing of the condition before.
    pub fn find(&mut self, cond: &'static Cond, answers: &Answers, day: Date) -> TruthRange {
        self.movable.clear();
        // A condition that is a single test is handed on to `part`.
        Walk::<true> { answers, day, found: self }.group(cond, false)
    }

    /// The same without the reasons: sooner, since nothing else is of interest once a part has settled the
    /// whole.
    // Only rosters are screened: the page would pay for a second walk.
    #[cfg(feature = "screen")]
    pub(crate) fn find_missing(&mut self, cond: &'static Cond, answers: &Answers, day: Date) -> TruthRange {
        self.movable.clear();
        Walk::<false> { answers, day, found: self }.group(cond, false)
    }

    /// Whether a condition begins with where somebody is, and fails there. That is the whole reason then: what
    /// else a programme of another place would ask of them tells them nothing.
    #[inline(always)]
    pub(crate) fn is_elsewhere(&mut self, cond: &'static Cond, answers: &Answers) -> bool {
        let Some((test, place)) = cond.place() else { return false };
        let Some(Value::Region(region)) = answers.known(test.fact) else { return false };
        let fails = region.within(place) == Truth::False;
        if fails {
            self.reasons.push(Reason { test, finding: Finding::NotMet, negated: false, why: None });
        }
        fails
    }

    /// The unanswered facts that can still change the truth of the last condition.
    pub fn missing(&self) -> FactSet {
        let mut facts = FactSet::default();
        self.add_missing(&mut facts);
        facts
    }

    /// Adds them to a set.
    pub(crate) fn add_missing(&self, facts: &mut FactSet) {
        for movable in &self.movable {
            if !movable.steps.is_none() {
                facts.insert(movable.fact);
            }
        }
    }
}

/// The unanswered facts that can still change the condition's truth.
pub fn missing(cond: &'static Cond, answers: &Answers, day: Date) -> FactSet {
    let mut explanation = Explanation::default();
    explanation.find(cond, answers, day);
    explanation.missing()
}

/// A walk through a condition, that looks for reasons or not.
struct Walk<'a, const REASONS: bool> {
    answers: &'a Answers,
    day: Date,
    found: &'a mut Explanation,
}

impl<const REASONS: bool> Walk<'_, REASONS> {
    /// Walks through a part; `negated` where it stands under an odd number of negations.
    fn part(&mut self, cond: &'static Cond, negated: bool) -> TruthRange {
        match cond {
            Cond::Test(test) => {
                let range = self.test(test);
                self.add(test, range, negated);
                range
            }
            _ => self.group(cond, negated),
        }
    }

    /// What a test can come to. Most parts are tests, so this is inlined.
    #[inline(always)]
    fn test(&mut self, test: &'static Test) -> TruthRange {
        match self.answers.known(test.fact) {
            Some(value) => TruthRange::only(test.check.truth(value, self.day)),
            None => {
                self.found.movable.push(Movable { fact: test.fact, steps: Steps::BOTH });
                TruthRange::ANYTHING
            }
        }
    }

    /// Adds a test to the reasons.
    #[inline(always)]
    fn add(&mut self, test: &'static Test, range: TruthRange, negated: bool) {
        if !REASONS {
            return;
        }
        let finding = match range.truth() {
            Truth::Unknown => Finding::Unknown,
            truth if (truth == Truth::True) != negated => Finding::Met,
            _ => Finding::NotMet,
        };
        self.found.reasons.push(Reason { test, finding, negated, why: None });
    }

    #[inline(never)]
    fn group(&mut self, cond: &'static Cond, negated: bool) -> TruthRange {
        let (reasons, movable) = (self.found.reasons.len(), self.found.movable.len());
        let range = match cond {
            Cond::Test(_) => return self.part(cond, negated),
            Cond::All(parts) => self.parts(parts, true, negated),
            Cond::Any(parts) => self.parts(parts, false, negated),
            Cond::Not(part) => {
                let range = self.part(part, !negated).negate();
                self.movable_from(movable).for_each(|one| one.steps = one.steps.negate());
                range
            }
            Cond::Doubt(part, why) | Cond::Open(part, why) => {
                let range = self.part(part, negated);
                let whole = if matches!(cond, Cond::Doubt(..)) { range.doubt() } else { range.open() };
                // The doubt is the reason where it takes away the part's certainty.
                if !whole.is_alike(range) {
                    for reason in self.found.reasons.iter_mut().skip(reasons) {
                        (reason.finding, reason.why) = (Finding::Doubtful, Some(*why));
                    }
                }
                whole
            }
            // No answer moves it, and as nobody answers the date it is no reason either.
            Cond::During { from, until } => {
                TruthRange::only(Truth::from(date::covers(*from, *until, self.day)))
            }
        };
        let steps = range.steps();
        if steps.is_none() {
            self.found.movable.truncate(movable);
        } else if steps != Steps::BOTH {
            self.movable_from(movable).for_each(|one| one.steps = one.steps.and(steps));
        }
        range
    }

    /// Walks through the parts of a group, of which every one must hold, or else some one.
    #[inline(always)]
    fn parts(&mut self, parts: &'static [Cond], every: bool, negated: bool) -> TruthRange {
        let (start, mut whole) = (self.found.reasons.len(), TruthRange::only(Truth::from(every)));
        for part in parts {
            let (at, before) = (self.found.reasons.len(), whole);
            let range = match part {
                Cond::Test(test) => self.test(test),
                _ => self.group(part, negated),
            };
            whole = if every { whole.and(range) } else { whole.or(range) };
            // Whether this part decides more than all parts before it did, and whether it comes out as the
            // whole does so far.
            let (turned, decides) = (!before.is_alike(whole), range.is_alike(whole));
            match part {
                Cond::Test(test) if decides => {
                    if turned {
                        self.found.reasons.truncate(start);
                    }
                    self.add(test, range, negated);
                }
                Cond::Test(_) => {}
                _ if !decides => self.found.reasons.truncate(at),
                _ if turned => drop(self.found.reasons.drain(start..at)),
                _ => {}
            }
            // One part that makes an `any` hold is enough. All parts that make an `all` fail are reasons;
            // where none are wanted, one is enough there, too.
            if (!every || !REASONS) && whole.truth() == Truth::from(!every) {
                break;
            }
        }
        whole
    }

    fn movable_from(&mut self, from: usize) -> impl Iterator<Item = &mut Movable> {
        self.found.movable.iter_mut().skip(from)
    }
}
