//! A document: its standing, when it runs, its limits and warnings, whom to ask.

use crate::model::route::Route;
use crate::model::snapshot::Snapshot;
use crate::render::Html;
use crate::render::badge::badge;
use crate::render::context::PageContext;
use crate::render::time_bar::{self, Scale};
use crate::wording::Wording;
use crate::wording::fill;
use engine::evaluate::limit::LimitOutcome;
use engine::{Document, DocumentId, Standing};

/// What the page says of a document of the tables.
pub fn document(snapshot: &Snapshot, id: DocumentId, document: &Document, html: &mut Html) {
    let (wording, day) = (snapshot.wording, snapshot.day);
    let standing = document.term.standing(day);
    html.element(r#"p class="paper-number" lang="zh-Hans""#, document.number)
        .element("h3", wording.get(document.title))
        .raw(r#"<p class="badges">"#)
        .element(badge(standing), &wording.standing(standing, &document.term))
        .raw("</p>");
    if matches!(standing, Standing::Ended | Standing::Unconfirmed) {
        html.raw(r#"<p class="paper-after">"#)
            .element("b", wording.t.document_after)
            .raw(" ")
            .text(wording.get(document.after))
            .raw("</p>");
    }
    html.raw(r#"<p class="source">"#).contact(wording.get(document.contact)).raw("</p>");
    html.raw(r#"<details class="card-fold"><summary>"#).text(wording.t.document_details).raw("</summary>");
    html.raw(r#"<div class="details">"#);
    let scale = Scale::of(wording.tables);
    let label = [wording.t.timeline, " ", &wording.standing(standing, &document.term)].concat();
    time_bar::bar(scale, &document.term, Some(&scale.at(day).to_string()), Some(&label), html);
    time_bar::years(scale, html);
    html.element("p", wording.get(document.term.ground));
    limits(snapshot, id, html);
    if !document.warnings.is_empty() {
        html.raw(r#"<div class="paper-small">"#).element("b", wording.t.warnings);
        warnings(wording, document, html);
        html.raw("</div>");
    }
    let reviewed = fill(wording.t.reviewed, &[("date", &wording.date(document.reviewed))]);
    html.raw(r#"<p class="source">"#)
        .text(wording.get(document.issuer))
        .raw(" · ")
        .text(&reviewed)
        .raw("</p><p>");
    PageContext::of(snapshot).link(html, &Route::Document(id), wording.t.library_document);
    html.raw("</p></div></details>");
}

/// What the text warns of, each with its clause.
pub fn warnings(wording: Wording, document: &Document, html: &mut Html) {
    html.raw("<ul>");
    for warning in document.warnings {
        html.raw("<li>")
            .text(wording.get(warning.text))
            .element(r#"span class="source" lang="zh-Hans""#, warning.clause)
            .raw("</li>");
    }
    html.raw("</ul>");
}

/// The limits of the document that hold here on the day.
fn limits(snapshot: &Snapshot, id: DocumentId, html: &mut Html) {
    let wording = snapshot.wording;
    let ground = snapshot.ground();
    let holds = |outcome: &&LimitOutcome| outcome.limit.document == id && ground.has_limit(outcome.limit);
    let own: Vec<_> = snapshot.assessment.limits.iter().filter(holds).collect();
    if own.is_empty() {
        return;
    }
    html.raw(r#"<div class="paper-small">"#).element("b", wording.t.limits).raw("<ul>");
    for outcome in own {
        html.raw("<li>")
            .text(wording.get(outcome.limit.text))
            .raw(" ")
            .element("b", wording.room(outcome.room));
        html.source(wording, outcome.limit.cite).raw("</li>");
    }
    html.raw("</ul></div>");
}
