//! Which single tests could settle an undetermined condition, all else held as it is.

use crate::answers::Answers;
use crate::law::{Cond, Test};
use crate::truth::Truth;
use time::Date;

/// Which outcomes of a test, failing or holding, settle the condition around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettlingOutcomes {
    failing: bool,
    holding: bool,
}

impl SettlingOutcomes {
    /// Whether the condition is settled once the test has this truth.
    pub fn settles(self, truth: Truth) -> bool {
        match truth {
            Truth::False => self.failing,
            Truth::Unknown => false,
            Truth::True => self.holding,
        }
    }
}

/// Calls `visit` with every unanswered test that alone could settle an undetermined condition,
/// in reading order. For a fact that the condition reads more than once this does not tell: one
/// answer decides all its tests at the same time.
pub fn each_settling_test(
    cond: &'static Cond,
    answers: &Answers,
    day: Date,
    visit: &mut dyn FnMut(&'static Test, SettlingOutcomes),
) {
    Walk { answers, day, visit }.undetermined(cond, SettlingOutcomes { failing: true, holding: true });
}

struct Walk<'a> {
    answers: &'a Answers,
    day: Date,
    visit: &'a mut dyn FnMut(&'static Test, SettlingOutcomes),
}

impl Walk<'_> {
    fn is_undetermined(&self, cond: &Cond) -> bool {
        cond.truth(self.answers, self.day) == Truth::Unknown
    }

    /// Visits the tests of an undetermined part; `by` are the outcomes of this part that settle the
    /// whole condition. Only its own undetermined parts can still move it.
    fn undetermined(&mut self, cond: &'static Cond, by: SettlingOutcomes) {
        if !by.failing && !by.holding {
            return;
        }
        match cond {
            Cond::Test(test) => {
                if self.answers.value(test.fact).is_none() {
                    (self.visit)(test, by);
                }
            }
            Cond::During { .. } => {}
            Cond::Not(part) => {
                self.undetermined(part, SettlingOutcomes { failing: by.holding, holding: by.failing });
            }
            // What holds in doubt, and what fails where the text leaves it open, settles nothing.
            Cond::Doubt(part, _) => {
                self.parts(std::slice::from_ref(*part), SettlingOutcomes { holding: false, ..by })
            }
            Cond::Open(part, _) => {
                self.parts(std::slice::from_ref(*part), SettlingOutcomes { failing: false, ..by })
            }
            Cond::All(parts) | Cond::Any(parts) => {
                let several = parts.iter().filter(|part| self.is_undetermined(part)).nth(1).is_some();
                let by = match cond {
                    _ if !several => by,
                    // With several, one that holds leaves an `all` to the others; likewise one that
                    // fails an `any`.
                    Cond::All(_) => SettlingOutcomes { holding: false, ..by },
                    _ => SettlingOutcomes { failing: false, ..by },
                };
                self.parts(parts, by);
            }
        }
    }

    fn parts(&mut self, parts: &'static [Cond], by: SettlingOutcomes) {
        for part in parts {
            if self.is_undetermined(part) {
                self.undetermined(part, by);
            }
        }
    }
}
