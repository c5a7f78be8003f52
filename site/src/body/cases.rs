//! Worked cases: somebody's answers on a day, and what the engine makes of them.

use super::rule;
use crate::Law;
use engine::evaluate::reason::Finding;
use engine::law::{ExampleCase, Party};
use engine::{Answer, Assessment, Outcome, Programme, ProgrammeId, Verdict, assess};
use pages::library::page::verdict;
use pages::model::link::Link;
use pages::render::Html;
use pages::render::context::PageContext;
use pages::wording::Wording;
use pages::wording::fill;

/// The worked cases of a programme.
pub fn of(law: Law, id: ProgrammeId) -> impl Iterator<Item = &'static ExampleCase> {
    law.worked.iter().filter(move |case| case.programme == id)
}

/// The cases of a programme, worked out now.
pub fn cases(law: Law, context: PageContext, id: ProgrammeId, programme: &Programme, html: &mut Html) {
    let wording = context.wording;
    html.raw(r#"<div class="cases">"#);
    for (number, case) in of(law, id).enumerate() {
        let answers = case.answers(law.tables);
        let assessment = assess(law.tables, &answers, case.date);
        let Some(outcome) = assessment.outcome_at(id) else { continue };
        let (class, verdict) = verdict(wording, outcome);
        let name = fill(wording.t.library_texts.case_name, &[("n", &(number + 1).to_string())]);
        html.open("article", &[("class", class)])
            .raw("<h4>")
            .text(&name)
            .raw(" ")
            .element(r#"span class="case-verdict""#, verdict)
            .raw(r#"</h4><dl class="case-answers">"#);
        pair(wording.t.date, &wording.date(case.date), html);
        for (asked, answer) in case.given.iter().copied() {
            let Some(fact) = law.tables.fact_at(asked) else { continue };
            let said = match answer {
                Answer::DontKnow => wording.t.dont_know.into(),
                answer => wording.answer(fact, answer),
            };
            pair(wording.get(fact.label), &said, html);
        }
        html.raw("</dl>");
        result(wording, &assessment, outcome, html);
        let link = Link {
            answers,
            date: Some(case.date),
            party: programme.recipients.first().copied().unwrap_or(Party::Worker),
            ..context.blank()
        };
        html.raw(r#"<p class="case-open">"#)
            .open("a", &[("href", &*context.calculator(&link))])
            .text(wording.t.library_texts.case_open)
            .raw("</a></p></article>");
    }
    html.raw("</div>");
}

fn pair(name: &str, value: &str, html: &mut Html) {
    html.raw("<div>").element("dt", name).element("dd", value).raw("</div>");
}

/// What comes of it: money and standing, what is missing, or what is not met.
fn result(wording: Wording, assessment: &Assessment, outcome: &Outcome, html: &mut Html) {
    let t = wording.t.library_texts;
    html.raw(r#"<p class="case-result">"#);
    match outcome.verdict {
        Verdict::Eligible => {
            if let Some(amount) = &outcome.amount {
                html.element("b", &wording.rate(amount));
                if let Some(total) = wording.total(amount) {
                    html.raw(" ").element("b", &total);
                }
                html.raw(" ");
            }
            html.text(&wording.standing(outcome.standing, &outcome.programme.term));
        }
        Verdict::Ineligible => {
            html.text(t.case_not_met).raw(r#"</p><ul class="case-unmet">"#);
            let unmet = assessment.reasons(outcome).iter().filter(|one| one.finding == Finding::NotMet);
            for reason in unmet {
                html.element("li", &rule::sentence(wording, reason.test, reason.negated));
            }
            html.raw("</ul>");
            return;
        }
        Verdict::Undetermined if outcome.missing.is_empty() => {
            let why = assessment.reasons(outcome).iter().find_map(|reason| reason.why);
            html.text(t.case_doubtful).text(why.map_or("", |why| wording.get(*why)));
        }
        Verdict::Undetermined => {
            html.text(t.case_missing).text(&wording.facts(&outcome.missing));
        }
    }
    html.raw("</p>");
}
