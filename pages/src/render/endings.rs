//! What would end a programme that is somebody's, and when.

use crate::model::snapshot::Snapshot;
use crate::render::Html;
use crate::wording::fill;
use engine::advice::ending::{Ending, Why};
use engine::{Outcome, Verdict};

/// The endings of a programme that is theirs; nothing for another.
pub fn list(snapshot: &Snapshot, outcome: &Outcome, html: &mut Html) {
    let endings = of(snapshot, outcome);
    if outcome.verdict != Verdict::Eligible || endings.is_empty() {
        return;
    }
    html.element("h5", snapshot.wording.t.ends).raw("<ul>");
    for ending in &endings {
        html.element("li", &one(snapshot, ending));
    }
    html.raw("</ul>");
}

/// The endings that come.
pub fn of(snapshot: &Snapshot, outcome: &Outcome) -> Vec<Ending> {
    let mut ended = false;
    let answers = &snapshot.session.answered.answers;
    let mut endings = snapshot.plan.endings(&snapshot.assessment, outcome, answers).into_owned();
    // What lies behind the end never comes; that a claim is the last is true before it.
    endings.retain(|ending| {
        let comes = !ended || matches!(ending.why, Why::LastClaim(_));
        ended |= ending.why.is_hard();
        comes
    });
    endings
}

/// An ending in a sentence.
pub fn one(snapshot: &Snapshot, ending: &Ending) -> String {
    let (wording, t) = (snapshot.wording, snapshot.wording.t);
    let day = ending.last.map_or(String::new(), |day| wording.date(day));
    let template = match ending.why {
        Why::Term => t.ends_term,
        Why::Unconfirmed => t.ends_unconfirmed,
        Why::Fact if ending.facts.is_empty() => t.ends_rule,
        Why::Fact => t.ends_fact,
        Why::Amount => t.ends_amount,
        Why::LastClaim(limit) => {
            return fill(
                if limit.yearly { t.ends_last_of_year } else { t.ends_last },
                &[("limit", wording.get(limit.text))],
            );
        }
    };
    fill(template, &[("date", &day), ("facts", &wording.facts(&ending.facts))])
}
