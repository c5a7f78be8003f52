//! What would change an answer: for what is not theirs, the smallest steps that would make it
//! so; for what is undetermined, the answers that would settle it.

use crate::model::snapshot::Snapshot;
use crate::render::Html;
use crate::wording::fill;
use engine::advice::Advice;
use engine::advice::change::{Changes, Step, StepKind, Target, Way};
use engine::{Outcome, Verdict, advice};

/// What would make a programme somebody's, or settle it; nothing for one that is theirs, or
/// that cannot be had on the day.
pub fn ways(snapshot: &Snapshot, outcome: &Outcome, html: &mut Html) {
    let (answers, party) = (&snapshot.session.answered.answers, snapshot.session.answered.party);
    let t = snapshot.wording.t;
    match advice::advise(snapshot.wording.tables, &snapshot.assessment, outcome, answers, Some(party)) {
        Advice::Nothing => {}
        Advice::Settling(settled) => {
            for (verdict, title) in [(Verdict::Eligible, t.settle_yes), (Verdict::Ineligible, t.settle_no)] {
                let ways: Vec<&Way> = settled.iter().filter(|way| way.verdict == verdict).collect();
                list(snapshot, title, &ways, html);
            }
        }
        Advice::Changing(Changes::Ways(ways)) => {
            let doubtful = ways.iter().any(|way| way.verdict == Verdict::Undetermined);
            let title = if doubtful { t.change_doubtful } else { t.change };
            list(snapshot, title, &ways.iter().collect::<Vec<_>>(), html);
        }
        Advice::Changing(Changes::Impossible(facts)) if !facts.is_empty() => {
            let text = fill(t.change_impossible, &[("facts", &snapshot.wording.facts(&facts))]);
            html.element("h5", t.change).element("p", &text);
        }
        Advice::Changing(Changes::TooMany) => {
            html.element("h5", t.change).element("p", t.change_many);
        }
        Advice::Changing(Changes::Impossible(_) | Changes::Unwanted) => {}
    }
}

/// The ways, any one of which is enough.
fn list(snapshot: &Snapshot, title: &str, ways: &[&Way], html: &mut Html) {
    if ways.is_empty() {
        return;
    }
    html.element("h5", title).raw(r#"<ul class="ways">"#);
    for way in ways {
        let steps: Vec<String> =
            way.steps.iter().map(|step| one(snapshot, step, way.verdict == Verdict::Ineligible)).collect();
        html.element("li", &steps.join(snapshot.wording.t.change_and));
    }
    html.raw("</ul>");
}

fn one(snapshot: &Snapshot, step: &Step, no: bool) -> String {
    let (wording, answers) = (snapshot.wording, &snapshot.session.answered.answers);
    let Some(fact) = wording.tables.fact_at(step.fact) else { return String::new() };
    let value = wording.target(fact, step.target);
    match (step.kind, fact.change.and_then(|change| change.act)) {
        (StepKind::Change, Some(act)) => {
            let more = step.difference(answers).map_or(String::new(), |value| wording.value(fact, value));
            fill(wording.get(act), &[("value", &value), ("more", &more)])
        }
        (StepKind::Change, None) => {
            fill(wording.t.change_to, &[("fact", wording.get(fact.label)), ("value", &value)])
        }
        // What rules it out needs no figure: which question it is, is enough.
        (StepKind::Supply, _) if !matches!(step.target, Target::Is(_) | Target::OneOf(_)) && no => {
            wording.get(fact.label).into()
        }
        (StepKind::Supply, _) => {
            fill(wording.t.change_if, &[("fact", wording.get(fact.label)), ("value", &value)])
        }
    }
}
