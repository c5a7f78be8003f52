//! What a programme comes to: the figure as the text states it, how it was worked out, and
//! what is still needed for it.

use crate::render::Html;
use crate::render::ask::ask;
use crate::render::reasons::published_in;
use crate::wording::Wording;
use engine::evaluate::amount::Amount;
use engine::law::{Basis, Benefit, Programme};
use engine::{Answers, Outcome};

/// Whether the figure is money that changes hands; a deduction or a duty has no payee.
pub fn has_payee(programme: &Programme) -> bool {
    [Benefit::Cash, Benefit::Advance, Benefit::Uplift, Benefit::Guideline].iter().any(|b| programme.gives(*b))
}

/// The figure of a result; nothing where it is about no money. `in_run`: that the locality sets it
/// is said above.
pub fn money(wording: Wording, outcome: &Outcome, answers: &Answers, in_run: bool, html: &mut Html) {
    let (programme, t) = (outcome.programme, wording.t);
    html.raw(r#"<div class="card-money">"#);
    match &outcome.amount {
        Some(amount) => figure(wording, amount, programme, answers, in_run, html),
        None if programme.gives(Benefit::Free) => {
            html.element("b", t.amount_free);
        }
        // Figures with dates, none of which is about this day.
        None if outcome.is_possible() && programme.amounts.iter().any(|row| row.until.is_some()) => {
            html.element(r#"span class="card-lacks""#, t.amount_no_period);
        }
        None => {}
    }
    html.raw("</div>");
}

fn figure(
    wording: Wording,
    amount: &Amount,
    programme: &Programme,
    answers: &Answers,
    in_run: bool,
    html: &mut Html,
) {
    if !in_run {
        html.element("b", &wording.rate(amount));
    }
    if let Some(total) = wording.total(amount) {
        html.raw(" ").element(r#"b class="card-total""#, &total);
    }
    if has_payee(programme) {
        html.raw(" ").element(r#"span class="card-payee""#, wording.paid_to(amount.paid_to));
    }
    if let Some(formula) = wording.formula(amount, answers) {
        html.element(r#"span class="card-formula""#, &formula);
    }
    html.source(wording, *amount.cite);
    if let Some(source) = amount.source {
        published_in(wording, source, html);
    }
    let local = amount.basis == Basis::Local;
    if !amount.lacks.is_empty() && (local || !amount.rate.is_unknown()) {
        html.raw(r#"<span class="card-lacks">"#).text(wording.t.amount_lacks);
        amount.lacks.iter().for_each(|id| ask(wording, id, html));
        html.raw("</span>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::link::Link;
    use engine::{Lang, assess, date};
    use tables::TABLES;

    #[test]
    fn words_that_are_cited_have_the_figure_that_is_shown() {
        let insured = "v=1&region=650402&work=enterprise_employee&insured=yes&insured_months=40&certificate=skill_level";
        let (link, _) = Link::read(&TABLES, insured);
        let assessment = assess(&TABLES, &link.answers, date::parse("2020-09-01").unwrap());
        let outcome = assessment.outcome("cn40.skill-upgrade").unwrap();
        let mut html = Html::default();
        money(Wording::of(&TABLES, Lang::ZH), outcome, &link.answers, false, &mut html);
        let said = html.done();
        assert!(said.contains("最多2,000元") && said.contains("“高级工2000元”"), "{said}");
        assert!(!said.contains("初级工"), "{said}");
    }
}
