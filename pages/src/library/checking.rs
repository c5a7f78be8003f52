//! In the calculator: which programme is being checked, and how it stands so far.

use crate::library::page;
use crate::model::acts::Act;
use crate::model::group::is_for_another_place;
use crate::model::places::{Coverage, coverage, region};
use crate::model::route::Route;
use crate::model::snapshot::Snapshot;
use crate::render::Html;
use crate::render::context::PageContext;

/// The programme that is being checked; empty where none is.
#[inline(never)] // scripts/later.txt
pub fn checking(snapshot: &Snapshot) -> String {
    let mut html = Html::default();
    let (wording, session) = (snapshot.wording, &snapshot.session);
    let Some(id) = session.answered.check else { return html.done() };
    let Some(outcome) = snapshot.assessment.outcome_at(id) else { return html.done() };
    let programme = outcome.programme;
    let t = wording.t;
    let answers = &session.answered.answers;
    let elsewhere = match region(wording.tables, answers) {
        Some(_) => is_for_another_place(wording.tables, programme, answers, snapshot.assessment.date),
        None => coverage(session) == Coverage::Elsewhere,
    };
    let (class, verdict) = match elsewhere {
        true => ("case case-no", t.check_elsewhere),
        false => page::verdict(wording, outcome),
    };
    html.open("div", &[("class", class)])
        .element(r#"h2 id="checking-title" tabindex="-1" data-key="checking""#, t.checking)
        .raw(r#"<p class="checking-name">"#);
    PageContext::of(snapshot).link(&mut html, &Route::Programme(id), wording.get(programme.name));
    html.raw("</p>").element(r#"p class="case-verdict""#, verdict);
    if !elsewhere {
        html.raw(r#"<p class="badges">"#);
        PageContext::of(snapshot).standing(&mut html, &Route::Programme(id), &programme.term);
        html.raw("</p>");
    }
    html.raw(r#"<p class="checking-acts">"#);
    if snapshot.groups.iter().any(|(_, shown)| *shown == id) {
        html.button(wording, &Act::Show(id), &[("class", "button"), ("id", "checking-show")])
            .text(t.check_show)
            .raw("</button>");
    }
    html.button(wording, &Act::Uncheck, &[("class", "link"), ("id", "checking-end")]).text(t.check_end);
    html.raw("</button></p></div>");
    html.done()
}
