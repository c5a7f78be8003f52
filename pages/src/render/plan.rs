//! The year's plan: which claims to make, what keeps others out, what is left.

use crate::model::group::{ResultGroup, group_of};
use crate::model::snapshot::Snapshot;
use crate::render::Html;
use crate::render::money::money;
use crate::wording::Wording;
use crate::wording::fill;
use engine::advice::plan::{Claim, Excluded, Exclusion, Rule};
use engine::advice::question::is_related;
use engine::assess::totals::Totals;
use engine::evaluate::limit::Left;
use engine::law::Programme;

/// The plan; empty until it has something to say: a sure claim, or of what is likely two that
/// exclude each other.
pub fn year(snapshot: &Snapshot) -> String {
    let mut html = Html::default();
    let plan = &snapshot.plan;
    // What may be theirs is shown where it is likely; the rest is only counted.
    let shown: Vec<&Claim> =
        plan.claims.iter().filter(|claim| is_likely(snapshot, claim.programme)).collect();
    let excluded: Vec<&Excluded> = plan.excluded.iter().filter(|one| is_real(snapshot, one)).collect();
    if shown.iter().all(|claim| !claim.is_sure()) && excluded.is_empty() {
        return html.done();
    }
    let (wording, t) = (snapshot.wording, snapshot.wording.t);
    html.element("h3", t.plan).element(r#"p class="hint""#, t.plan_hint);
    if !shown.is_empty() {
        html.raw(r#"<ol class="plan-claims">"#);
        for claim in &shown {
            one(snapshot, claim, &mut html);
        }
        html.raw("</ol>");
    }
    sums(wording, t.plan_sure, &plan.sure, &mut html);
    sums(wording, t.plan_maybe, &plan.maybe, &mut html);
    let hidden = plan.claims.len() - shown.len();
    if hidden > 0 {
        html.element(r#"p class="hint""#, &fill(t.plan_more, &[("n", &hidden.to_string())]));
    }
    if !excluded.is_empty() {
        html.element("h4", t.plan_excluded).raw("<ul>");
        for excluded in excluded {
            kept_out(wording, excluded, &mut html);
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
            html.text(wording.get(left.limit.text)).source(wording, left.limit.cite).raw("</li>");
        }
        html.raw("</ul>");
    }
    html.done()
}

/// Whether it is theirs, or something answered speaks for it.
fn is_likely(snapshot: &Snapshot, programme: &Programme) -> bool {
    let Snapshot { session, day, .. } = snapshot;
    let (answers, party) = (&session.answered.answers, session.answered.party);
    let Some(outcome) = snapshot.assessment.outcome(programme.id) else { return false };
    match group_of(session.tables, outcome, answers, party, *day) {
        Some(ResultGroup::Yours | ResultGroup::AskLocally) => true,
        Some(ResultGroup::OneAway | ResultGroup::Related) => is_related(programme, answers, *day),
        _ => false,
    }
}

/// Whether a displaced claim is worth showing: it is likely, and what displaces it is a likely claim or
/// a limit reached before.
fn is_real(snapshot: &Snapshot, excluded: &Excluded) -> bool {
    let likely = |programme: &&Programme| is_likely(snapshot, programme);
    let real = |reason: &Exclusion| reason.by.is_empty() || reason.by.iter().any(likely);
    likely(&excluded.programme) && excluded.reasons.iter().any(real)
}

fn one(snapshot: &Snapshot, claim: &Claim, html: &mut Html) {
    let (wording, t) = (snapshot.wording, snapshot.wording.t);
    html.raw(r#"<li class="plan-claim">"#)
        .element("b", wording.get(claim.programme.name))
        .raw(" ")
        .element(r#"span class="badge""#, if claim.is_sure() { t.plan_is_sure } else { t.plan_is_maybe });
    if let Some(outcome) = snapshot.assessment.outcome(claim.programme.id) {
        money(wording, outcome, &snapshot.session.answered.answers, false, html);
    }
    let deadline = match claim.deadline {
        Some(day) => fill(t.plan_by, &[("date", &wording.date(day))]),
        None => t.plan_no_deadline.into(),
    };
    html.element(r#"span class="hint""#, &deadline).raw("</li>");
}

/// The sums by basis, and what has no figure by name.
fn sums(wording: Wording, title: &str, totals: &Totals, html: &mut Html) {
    if totals.sums.is_empty() && totals.without_figure.is_empty() {
        return;
    }
    let sums: Vec<String> =
        totals.sums.iter().filter_map(|total| wording.sum(total.sum, total.basis, total.per)).collect();
    let mut parts: Vec<&str> = sums.iter().map(String::as_str).collect();
    let names: Vec<&str> = totals
        .without_figure
        .iter()
        .filter_map(|id| wording.tables.programme(id))
        .map(|programme| wording.get(programme.name))
        .collect();
    let open = fill(wording.t.plan_open, &[("programmes", &wording.list(&names))]);
    if !names.is_empty() {
        parts.push(&open);
    }
    html.raw(r#"<p class="plan-sum">"#)
        .element("b", title)
        .raw(" ")
        .text(&parts.join(wording.t.plan_and))
        .raw("</p>");
}

fn kept_out(wording: Wording, excluded: &Excluded, html: &mut Html) {
    let t = wording.t;
    html.raw("<li>").element("b", wording.get(excluded.programme.name));
    // A rule that names its clause says what “one of the two” would say without one.
    let said = |reason: &Exclusion| {
        let cited =
            |other: &Exclusion| matches!(other.rule, Rule::Together(_)) && ids(&reason.by).eq(ids(&other.by));
        matches!(reason.rule, Rule::Alternative(_)) && excluded.reasons.iter().any(cited)
    };
    for reason in excluded.reasons.iter().filter(|reason| !said(reason)) {
        html.element(r#"span class="plan-why""#, &why(wording, reason));
        if let Some(limit) = reason.rule.limit() {
            html.source(wording, limit.cite);
        }
    }
    if excluded.next_year.is_some() {
        html.element(r#"span class="plan-why""#, t.plan_next_year);
    }
    html.raw("</li>");
}

fn ids<'p>(programmes: &'p [&'static Programme]) -> impl Iterator<Item = &'static str> + 'p {
    programmes.iter().map(|programme| programme.id)
}

fn why(wording: Wording, reason: &Exclusion) -> String {
    let t = wording.t;
    let name = |programme: &&Programme| wording.get(programme.name);
    let by = wording.list(&reason.by.iter().map(name).collect::<Vec<_>>());
    match reason.rule {
        Rule::Alternative(_) => fill(t.plan_alternative, &[("by", &by)]),
        Rule::Together(_) => fill(t.plan_together, &[("by", &by)]),
        Rule::Limit(limit) => {
            let template = if limit.in_principle { t.plan_limit_in_principle } else { t.plan_limit };
            fill(template, &[("limit", wording.get(limit.text))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::year;
    use crate::model::link::Link;
    use crate::model::session::Session;
    use engine::{Lang, date};
    use tables::TABLES;

    fn plan(fragment: &str, day: &str) -> String {
        let (link, damaged) = Link::read(&TABLES, fragment);
        assert!(damaged.is_empty(), "{damaged:?}");
        let session = Session::of(&TABLES, link, damaged, Lang::EN);
        year(&session.snapshot(date::parse(day).unwrap(), None))
    }

    #[test]
    fn nothing_is_said_before_anything_is_known() {
        for (place, day) in [
            ("210000", "2026-11-22"),
            ("330000", "2026-11-22"),
            ("150000", "2026-11-22"),
            ("650400", "2020-09-01"),
        ] {
            for party in ["worker", "employer", "provider"] {
                let fragment = format!("v=1&region={place}&for={party}");
                assert_eq!(plan(&fragment, day), "", "{fragment}");
            }
        }
    }

    #[test]
    fn a_sure_claim_is_shown_and_so_is_what_excludes_each_other_among_what_is_likely() {
        let certificate = "v=1&region=330100&certificate=skill_level&certificate_level=level_4\
                           &certificate_on=2026-10-01";
        let likely = plan(&[certificate, "&work=enterprise_employee&insured=yes"].concat(), "2026-11-22");
        assert!(likely.contains("Unemployment-insurance"), "{likely}");
        let sure = "v=1&region=650402&poor_household=yes&in_training=yes";
        assert!(plan(sure, "2020-09-01").contains("plan-claim"), "the living allowance");
    }
}
