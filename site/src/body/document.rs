//! A document's page: what it is, its standing and why, and every clause and what it became.

use super::{section, timeline};
use engine::{Document, DocumentId, Programme};
use pages::model::route::Route;
use pages::render::context::{Home, PageContext};
use pages::render::{self, Html, gap};
use pages::wording::Wording;
use pages::wording::fill;

/// The page of a document.
pub fn document(context: PageContext, id: DocumentId, html: &mut Html) {
    let wording = context.wording;
    let (t, own) = (wording.t, wording.t.library_texts);
    let route = Route::Document(id);
    let Some(document) = wording.tables.document_at(id) else { return };
    html.open("article", &[("class", "library-page"), ("data-page", document.id)])
        .raw(r#"<section class="page-part"><dl class="about">"#);
    html.raw("<div>").element("dt", own.about_number);
    html.element(r#"dd lang="zh-Hans""#, document.number).raw("</div>");
    pair(own.about_issuer, wording.get(document.issuer), html);
    pair(t.search_place, wording.place(document.region), html);
    pair(own.about_issued, &wording.date(document.issued), html);
    html.raw("<div>").element("dt", own.about_contact).raw("<dd>").contact(wording.get(document.contact));
    html.raw("</dd></div>");
    pair(own.about_reviewed, &wording.date(document.reviewed), html);
    html.raw("</dl>");
    section(t.ground, html);
    html.raw(r#"<p class="badges">"#);
    context.standing(html, &route, &document.term);
    html.raw("</p>");
    timeline::bar(context, &document.term, html);
    timeline::years(context, html);
    html.element("p", wording.get(document.term.ground));
    html.raw(r#"<p class="paper-after""#);
    if context.home == Home::App {
        context.gap(html, gap::AFTER, Some(&route));
    }
    html.raw("><b>").text(own.about_after).raw("</b>").text(wording.get(document.after)).raw("</p>");
    limits(context, id, html);
    warnings(wording, document, html);
    section(own.clauses, html);
    html.element(r#"p class="hint""#, own.clauses_hint).raw(r#"<ol class="clauses">"#);
    document.clauses.iter().for_each(|clause| self::clause(context, id, document, clause, html));
    html.raw("</ol></section></article>");
}

fn pair(name: &str, value: &str, html: &mut Html) {
    html.raw("<div>").element("dt", name).element("dd", value).raw("</div>");
}

fn limits(context: PageContext, id: DocumentId, html: &mut Html) {
    let tables = context.wording.tables;
    let mut own = tables.limits.iter().filter(|limit| limit.document == id).peekable();
    if own.peek().is_none() {
        return;
    }
    section(context.wording.t.limits, html);
    html.raw("<ul>");
    for limit in own {
        html.raw("<li>").text(context.wording.get(limit.text));
        html.source(context.wording, limit.cite);
        html.raw(r#"<span class="bound">"#).text(context.wording.t.library_texts.limit_binds);
        for id in limit.programmes {
            if let Some(programme) = tables.programme(id) {
                html.raw(" ");
                context.to_programme(html, id, context.wording.get(programme.name));
            }
        }
        html.raw("</span></li>");
    }
    html.raw("</ul>");
}

fn warnings(wording: Wording, document: &Document, html: &mut Html) {
    if !document.warnings.is_empty() {
        section(wording.t.warnings, html);
        render::document::warnings(wording, document, html);
    }
}

/// A clause and what it became: programmes, an explanation, a limit, a warning.
fn clause(context: PageContext, id: DocumentId, document: &Document, clause: &str, html: &mut Html) {
    let wording = context.wording;
    let own = wording.t.library_texts;
    html.open("li", &[("data-clause", clause)]).element(r#"h4 lang="zh-Hans""#, clause);
    let mut cited = wording
        .tables
        .each_programme()
        .filter(|(_, programme)| programme.document == id && stands_in(programme, clause))
        .peekable();
    if cited.peek().is_some() {
        html.raw("<ul>");
        for (id, programme) in cited {
            html.raw("<li>");
            context.link(html, &Route::Programme(id), wording.get(programme.name));
            if let Some(cite) = programme.cites.iter().find(|cite| cite.clause == clause) {
                html.raw(" ").quote(wording, *cite);
            }
            html.raw("</li>");
        }
        html.raw("</ul>");
    }
    for explained in document.explained.iter().filter(|explained| explained.clause == clause) {
        html.element("p", wording.get(explained.text))
            .raw(r#"<p class="clause-reason"><b>"#)
            .text(own.clause_reason)
            .raw("</b>")
            .text(wording.get(explained.reason))
            .raw("</p>");
    }
    let limit = |limit: &engine::law::Limit| limit.document == id && limit.cite.clause == clause;
    for limit in wording.tables.limits.iter().filter(|one| limit(one)) {
        html.element("p", &fill(own.clause_limit, &[("text", wording.get(limit.text))]));
    }
    for warning in document.warnings.iter().filter(|warning| warning.clause == clause) {
        html.element("p", &fill(own.clause_warning, &[("text", wording.get(warning.text))]));
    }
    html.raw("</li>");
}

/// Whether anything of a programme stands in a clause: itself, a part of its condition, a figure.
fn stands_in(programme: &Programme, clause: &str) -> bool {
    let mut found = programme.cites.iter().any(|cite| cite.clause == clause)
        || programme.amounts.iter().any(|row| row.cite.clause == clause);
    programme.when.each_test(&mut |test| found |= test.cite.clause == clause);
    found
}
