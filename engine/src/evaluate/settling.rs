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
                let by = SettlingOutcomes { holding: false, ..by };
                self.parts(std::slice::from_ref(*part), by, by);
            }
            Cond::Open(part, _) => {
                let by = SettlingOutcomes { failing: false, ..by };
                self.parts(std::slice::from_ref(*part), by, by);
            }
            // Of several undetermined parts, one that holds leaves an `all` to the others; likewise one
            // that fails an `any`.
            Cond::All(parts) => self.parts(parts, by, SettlingOutcomes { holding: false, ..by }),
            Cond::Any(parts) => self.parts(parts, by, SettlingOutcomes { failing: false, ..by }),
        }
    }

    /// Walks through the undetermined ones among parts; `alone` are the outcomes that settle the whole
    /// where there is one, `among` where there are several.
    fn parts(&mut self, parts: &'static [Cond], alone: SettlingOutcomes, among: SettlingOutcomes) {
        let (answers, day) = (self.answers, self.day);
        let mut undetermined = parts.iter().filter(|part| part.truth(answers, day) == Truth::Unknown);
        let Some(first) = undetermined.next() else { return };
        match undetermined.next() {
            None => self.undetermined(first, alone),
            Some(second) => {
                for part in [first, second].into_iter().chain(undetermined) {
                    self.undetermined(part, among);
                }
            }
        }
    }
}
