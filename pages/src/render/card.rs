//! One result: who gets what, how much, how firmly.

use crate::render::Html;
use crate::session::{Picture, Session};
use crate::shelf::{Shelf, askable};
use crate::texts::fill;
use crate::words::Words;
use engine::tables::{Benefit, Programme};
use engine::total::is_limited;
use engine::{Outcome, Standing};

/// The icon of a kind of benefit.
fn benefit_icon(benefit: Benefit) -> &'static str {
    match benefit {
        Benefit::Cash | Benefit::Advance | Benefit::Guideline => "cash",
        Benefit::Uplift => "uplift",
        Benefit::Free | Benefit::Support => "course",
        Benefit::Relief => "relief",
        Benefit::Right => "right",
        Benefit::Duty => "duty",
    }
}

/// The class of a standing's badge.
pub fn badge(standing: Standing) -> &'static str {
    match standing {
        Standing::InForce => r#"span class="badge""#,
        Standing::Unconfirmed => r#"span class="badge badge-unconfirmed""#,
        Standing::Ended | Standing::NotYet => r#"span class="badge badge-ended""#,
    }
}

/// What stands on a card without opening it.
pub fn card(picture: &Picture, shelf: Shelf, outcome: &Outcome) -> String {
    let words = picture.words;
    let programme = outcome.programme;
    let limited = is_limited(&picture.assessment, programme);
    let kinds: Vec<_> = programme.benefits.iter().map(|benefit| words.benefit(*benefit)).collect();
    let main = programme.benefits.first().copied().unwrap_or(Benefit::Support);
    let mut html = Html::default();
    html.raw(r#"<div class="card-head"><span class="card-icon">"#)
        .icon(benefit_icon(main))
        .raw(r#"</span><div class="card-title">"#)
        .element(r#"p class="card-kind""#, &words.list(&kinds))
        .element("h4", words.get(programme.name))
        .raw("</div></div>")
        .element(r#"p class="card-summary""#, words.get(programme.summary));
    money(words, outcome, &mut html);
    missing(words, shelf, outcome, &picture.session, &mut html);
    if limited && shelf == Shelf::Yours {
        html.raw(r#"<p class="card-note">"#).icon("doubtful").element("span", words.t.limited).raw("</p>");
    }
    html.raw(r#"<p class="badges">"#)
        .element(r#"span class="badge badge-force""#, words.force(programme.force).0)
        .element(badge(outcome.standing), &words.standing(outcome.standing, &programme.term))
        .raw("</p>");
    html.done()
}

/// Whether the figure is money that changes hands; a deduction or a duty has no payee.
fn has_payee(programme: &Programme) -> bool {
    [Benefit::Cash, Benefit::Advance, Benefit::Uplift, Benefit::Guideline].iter().any(|b| programme.gives(*b))
}

fn money(words: Words, outcome: &Outcome, html: &mut Html) {
    let programme = outcome.programme;
    let Some(amount) = outcome.amount else {
        if programme.gives(Benefit::Free) {
            html.raw(r#"<p class="card-money">"#).element("b", words.t.amount_free).raw("</p>");
        }
        return;
    };
    html.raw(r#"<p class="card-money">"#).element("b", &words.rate(&amount));
    if let Some(total) = words.total(&amount) {
        html.raw(" ").element(r#"b class="card-total""#, &total);
    }
    if has_payee(programme) {
        html.raw(" ").element(r#"span class="card-payee""#, words.paid_to(amount.paid_to));
    }
    if !amount.lacks.is_empty() && !amount.rate.is_open() {
        let text = fill(words.t.amount_lacks, &[("facts", &words.facts(&amount.lacks))]);
        html.element(r#"span class="card-lacks""#, &text);
    }
    html.raw("</p>");
}

/// The open questions of a result that still depends on some.
fn missing(words: Words, shelf: Shelf, outcome: &Outcome, session: &Session, html: &mut Html) {
    let facts = askable(outcome, &session.answers, session.party);
    if matches!(shelf, Shelf::OneAway | Shelf::Related | Shelf::More) && !facts.is_empty() {
        html.raw(r#"<p class="card-note">"#)
            .icon("unknown")
            .raw("<span>")
            .element("b", words.t.missing)
            .raw(" ")
            .text(&words.facts(&facts))
            .raw("</span></p>");
    }
}
