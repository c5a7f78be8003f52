//! Why a verdict is what it is: the tests that decided it.

use crate::answers::Answers;
use crate::condition::{Cond, Test};
use crate::text::Text;
use crate::truth::Truth;
use time::Date;

/// How a deciding test came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The text's condition is met.
    Met,
    /// The text's condition is not met.
    NotMet,
    /// The fact is not known, or not precisely enough.
    Unknown,
    /// The answer is known, and the text leaves it open.
    Doubtful,
}

impl Finding {
    /// The key used in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Finding::Met => "met",
            Finding::NotMet => "not_met",
            Finding::Unknown => "unknown",
            Finding::Doubtful => "doubtful",
        }
    }
}

/// A test that decided a verdict.
#[derive(Clone, Copy, Debug)]
pub struct Reason {
    /// The test, with its citation.
    pub test: &'static Test,
    /// How it came out.
    pub finding: Finding,
    /// Whether the text asks for the opposite of the test (an exclusion).
    pub negated: bool,
    /// Why it is doubtful.
    pub why: Option<&'static Text>,
}

/// Where in the tree one stands: under how many negations, and under which doubt.
#[derive(Clone, Copy)]
struct Place {
    negated: bool,
    why: Option<&'static Text>,
}

/// Appends the tests that decided `cond`: for one that holds, what makes it hold; for one
/// that fails, what fails; for an undetermined one, what is unknown or doubtful.
pub fn explain(cond: &'static Cond, answers: &Answers, day: Date, reasons: &mut Vec<Reason>) {
    walk(cond, answers, day, Place { negated: false, why: None }, reasons);
}

fn walk(cond: &'static Cond, answers: &Answers, day: Date, place: Place, out: &mut Vec<Reason>) {
    match cond {
        Cond::Test(test) => out.push(Reason {
            test,
            finding: finding(test.truth(answers, day), place),
            negated: place.negated,
            why: place.why,
        }),
        Cond::All(parts) => match cond.truth(answers, day) {
            Truth::True => parts.iter().for_each(|part| walk(part, answers, day, place, out)),
            decided => walk_those(parts, decided, answers, day, place, out),
        },
        Cond::Any(parts) => match cond.truth(answers, day) {
            Truth::False => parts.iter().for_each(|part| walk(part, answers, day, place, out)),
            Truth::True => {
                let holds = |part: &&Cond| part.truth(answers, day) == Truth::True;
                if let Some(part) = parts.iter().find(holds) {
                    walk(part, answers, day, place, out);
                }
            }
            Truth::Unknown => walk_those(parts, Truth::Unknown, answers, day, place, out),
        },
        Cond::Not(part) => {
            let place = Place { negated: !place.negated, ..place };
            walk(part, answers, day, place, out);
        }
        Cond::Doubt(part, why) => {
            let doubtful = part.truth(answers, day) == Truth::True;
            let why = if doubtful { Some(*why) } else { place.why };
            walk(part, answers, day, Place { why, ..place }, out);
        }
        Cond::Open(part, why) => {
            let doubtful = part.truth(answers, day) == Truth::False;
            let why = if doubtful { Some(*why) } else { place.why };
            walk(part, answers, day, Place { why, ..place }, out);
        }
    }
}

fn walk_those(
    parts: &'static [Cond],
    wanted: Truth,
    answers: &Answers,
    day: Date,
    place: Place,
    out: &mut Vec<Reason>,
) {
    for part in parts {
        if part.truth(answers, day) == wanted {
            walk(part, answers, day, place, out);
        }
    }
}

fn finding(truth: Truth, place: Place) -> Finding {
    match (truth, place.why) {
        (Truth::Unknown, _) => Finding::Unknown,
        (_, Some(_)) => Finding::Doubtful,
        (truth, None) => match (truth == Truth::True) != place.negated {
            true => Finding::Met,
            false => Finding::NotMet,
        },
    }
}
