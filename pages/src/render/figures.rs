//! The figures a programme asks for, with the person's own beside them, and how far off each is.

use crate::render::Html;
use crate::render::ask::ask;
use crate::wording::Wording;
use crate::wording::fill;
use engine::law::{Check, Programme, Test};
use engine::{Answers, Value};
use rust_decimal::Decimal;

/// From how many figures on a table says more than the list of reasons.
const ENOUGH: usize = 3;

/// The least that a test on a number asks for.
fn least(test: &Test) -> Option<Decimal> {
    match &test.check {
        Check::Int { min: Some(min), .. } => Some((*min).into()),
        Check::Decimal { min: Some(min), .. } => Some(min.value),
        _ => None,
    }
}

/// The table; nothing for a programme with few figures.
pub fn figures(wording: Wording, programme: &Programme, answers: &Answers, html: &mut Html) {
    let mut tests: Vec<Test> = Vec::new();
    programme.when.each_test(&mut |test| {
        if least(test).is_some() {
            tests.push(*test);
        }
    });
    if tests.len() < ENOUGH {
        return;
    }
    let t = wording.t;
    html.element("h5", t.figures).raw(r#"<table class="figures"><thead><tr>"#);
    for head in [t.figures_what, t.figures_need, t.figures_yours, t.figures_gap] {
        html.element(r#"th scope="col""#, head);
    }
    html.raw("</tr></thead><tbody>");
    for test in tests {
        let (Some(fact), Some(need)) = (wording.tables.fact_at(test.fact), least(&test)) else { continue };
        let own = match answers.value(test.fact) {
            Some(Value::Int(number)) => Some(Decimal::from(number)),
            Some(Value::Decimal(number)) => Some(number),
            _ => None,
        };
        html.raw("<tr>")
            .element(r#"th scope="row""#, wording.get(fact.label))
            .element("td", &wording.figure(fact, need));
        match own.map(|own| (own, need.saturating_sub(own))) {
            Some((own, gap)) if gap > Decimal::ZERO => {
                // The difference of two percentages is in percentage points.
                let short = match fact.unit() {
                    Some("percent") => fill(t.figures_points, &[("n", &gap.normalize().to_string())]),
                    _ => fill(t.figures_short, &[("n", &wording.figure(fact, gap))]),
                };
                html.element("td", &wording.figure(fact, own)).element(r#"td class="figures-off""#, &short)
            }
            Some((own, _)) => html
                .element("td", &wording.figure(fact, own))
                .element(r#"td class="figures-met""#, t.figures_met),
            None => {
                html.element("td", "—").raw("<td>");
                ask(wording, test.fact, html);
                html.raw("</td>")
            }
        }
        .raw("</tr>");
    }
    html.raw("</tbody></table>");
}
