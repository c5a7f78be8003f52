//! The year's plan: which claims to make, what keeps others out, what is left.

use crate::model::group::{ResultGroup, group_of};
use crate::model::snapshot::Snapshot;
use crate::render::Html;
use crate::render::money::money;
use crate::wording::Words;
use crate::wording::fill;
use engine::advice::plan::{Claim, Excluded, Exclusion, Rule};
use engine::assess::totals::Totals;
use engine::evaluate::limit::Left;
use engine::law::Programme;

/// The plan; empty where nothing is theirs that could be claimed.
pub fn year(snapshot: &Snapshot) -> String {
    let mut html = Html::default();
    let session = &snapshot.session;
    let plan = &snapshot.plan;
    // What may be theirs is shown where little is open; the rest is only counted.
    let near = |claim: &&Claim| {
        let on = snapshot.assessment.outcome(claim.programme.id).and_then(|outcome| {
            group_of(session.tables, outcome, &session.answered.answers, session.answered.party, snapshot.day)
        });
        claim.is_sure()
            || matches!(on, Some(ResultGroup::OneAway | ResultGroup::Related | ResultGroup::Check))
    };
    let shown: Vec<&Claim> = plan.claims.iter().filter(near).collect();
    if shown.iter().all(|claim| !claim.is_sure()) && plan.excluded.is_empty() {
        return html.done();
    }
    let (words, t) = (snapshot.words, snapshot.words.t);
    html.element("h3", t.plan).element(r#"p class="hint""#, t.plan_hint);
    if !shown.is_empty() {
        html.raw(r#"<ol class="plan-claims">"#);
        for claim in &shown {
            one(snapshot, claim, &mut html);
        }
        html.raw("</ol>");
    }
    sums(words, t.plan_sure, &plan.sure, &mut html);
    sums(words, t.plan_maybe, &plan.maybe, &mut html);
    let hidden = plan.claims.len() - shown.len();
    if hidden > 0 {
        html.element(r#"p class="hint""#, &fill(t.plan_more, &[("n", &hidden.to_string())]));
    }
    if !plan.excluded.is_empty() {
        html.element("h4", t.plan_excluded).raw("<ul>");
        for excluded in &plan.excluded {
            kept_out(words, excluded, &mut html);
        }
        html.raw("</ul>");
    }
    if !plan.left.is_empty() {
        html.element("h4", t.plan_left).raw("<ul>");
        for left in &plan.left {
            let (template, count) = match left.left {
                Left::Uncounted => continue,
                Left::AtMost(count) => (t.plan_left_most, count),
                Left::Exactly(count) => (t.plan_left_exactly, count),
            };
            html.raw("<li>").text(&fill(template, &[("n", &count.to_string())])).raw(" ");
            html.text(words.get(left.limit.text)).source(words, left.limit.cite).raw("</li>");
        }
        html.raw("</ul>");
    }
    html.done()
}

fn one(snapshot: &Snapshot, claim: &Claim, html: &mut Html) {
    let (words, t) = (snapshot.words, snapshot.words.t);
    html.raw(r#"<li class="plan-claim">"#)
        .element("b", words.get(claim.programme.name))
        .raw(" ")
        .element(r#"span class="badge""#, if claim.is_sure() { t.plan_is_sure } else { t.plan_is_maybe });
    if let Some(outcome) = snapshot.assessment.outcome(claim.programme.id) {
        money(words, outcome, &snapshot.session.answered.answers, html);
    }
    let deadline = match claim.deadline {
        Some(day) => fill(t.plan_by, &[("date", &words.date(day))]),
        None => t.plan_no_deadline.into(),
    };
    html.element(r#"span class="hint""#, &deadline).raw("</li>");
}

/// The sums by basis, and what has no figure by name.
fn sums(words: Words, title: &str, totals: &Totals, html: &mut Html) {
    if totals.sums.is_empty() && totals.without_figure.is_empty() {
        return;
    }
    let sums: Vec<String> =
        totals.sums.iter().filter_map(|total| words.sum(total.sum, total.basis, total.per)).collect();
    let mut parts: Vec<&str> = sums.iter().map(String::as_str).collect();
    let names: Vec<&str> = totals
        .without_figure
        .iter()
        .filter_map(|id| words.tables.programme(id))
        .map(|programme| words.get(programme.name))
        .collect();
    let open = fill(words.t.plan_open, &[("programmes", &words.list(&names))]);
    if !names.is_empty() {
        parts.push(&open);
    }
    html.raw(r#"<p class="plan-sum">"#)
        .element("b", title)
        .raw(" ")
        .text(&parts.join(words.t.plan_and))
        .raw("</p>");
}

fn kept_out(words: Words, excluded: &Excluded, html: &mut Html) {
    let t = words.t;
    html.raw("<li>").element("b", words.get(excluded.programme.name));
    for reason in &excluded.reasons {
        html.element(r#"span class="plan-why""#, &why(words, reason));
        if let Some(limit) = reason.rule.limit() {
            html.source(words, limit.cite);
        }
    }
    if excluded.next_year.is_some() {
        html.element(r#"span class="plan-why""#, t.plan_next_year);
    }
    html.raw("</li>");
}

fn why(words: Words, reason: &Exclusion) -> String {
    let t = words.t;
    let name = |programme: &&Programme| words.get(programme.name);
    let by = words.list(&reason.by.iter().map(name).collect::<Vec<_>>());
    match reason.rule {
        Rule::Alternative(_) => fill(t.plan_alternative, &[("by", &by)]),
        Rule::Together(_) => fill(t.plan_together, &[("by", &by)]),
        Rule::Limit(limit) => {
            let template = if limit.in_principle { t.plan_limit_in_principle } else { t.plan_limit };
            fill(template, &[("limit", words.get(limit.text))])
        }
    }
}
