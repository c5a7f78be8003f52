//! Why a verdict is what it is: the tests that decided it.

use super::trace::Part;
use crate::law::{Cond, Test};
use crate::text::Text;
use crate::truth::Truth;

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

/// Appends the tests that decided a condition: for one that holds, what makes it hold; for one
/// that fails, what fails; for an undetermined one, what is unknown or doubtful.
pub fn explain(cond: Part, reasons: &mut Vec<Reason>) {
    walk(cond, Place { negated: false, why: None }, reasons);
}

/// Goes to the deciding tests; to a test, which most parts are, without a call of its own.
#[inline(always)]
fn walk(part: Part, place: Place, out: &mut Vec<Reason>) {
    match part.cond {
        Cond::Test(test) => out.push(Reason {
            test,
            finding: finding(part.truth(), place),
            negated: place.negated,
            why: place.why,
        }),
        _ => walk_group(part, place, out),
    }
}

#[inline(never)]
fn walk_group(group: Part, place: Place, out: &mut Vec<Reason>) {
    let truth = group.truth();
    let alike = group.parts().filter(|part| part.truth() == truth);
    match group.cond {
        // Of those that make it hold, one is enough.
        Cond::Any(_) if truth == Truth::True => alike.take(1).for_each(|part| walk(part, place, out)),
        Cond::All(_) | Cond::Any(_) => alike.for_each(|part| walk(part, place, out)),
        Cond::Not(_) => {
            let place = Place { negated: !place.negated, ..place };
            group.parts().for_each(|part| walk(part, place, out));
        }
        // Their reason is given where they take away the part's certainty.
        Cond::Doubt(_, why) | Cond::Open(_, why) => group.parts().for_each(|part| {
            let why = if part.truth() == truth { place.why } else { Some(*why) };
            walk(part, Place { why, ..place }, out);
        }),
        // Nobody answers the date: no reason of the person's own.
        Cond::During { .. } | Cond::Test(_) => {}
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
