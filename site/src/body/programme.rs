//! A programme's page.

use super::{amounts, begin, cases, rule, section, timeline};
use crate::Law;
use engine::law::{Cond, Party};
use engine::{Document, Programme, ProgrammeId};
use pages::library::list;
use pages::model::acts::Act;
use pages::model::link::Link;
use pages::model::route::Route;
use pages::render::context::{Home, PageContext};
use pages::render::reasons::figures_elsewhere;
use pages::render::{Html, gap};
use pages::wording::Wording;
use pages::wording::fill;

/// How many related programmes are named at most.
const MOST_RELATED: usize = 6;

/// The page of a programme.
pub fn programme(law: Law, context: PageContext, id: ProgrammeId, html: &mut Html) {
    let wording = context.wording;
    let (t, own) = (wording.t, wording.t.library_texts);
    let route = Route::Programme(id);
    let Some(programme) = wording.tables.programme_at(id) else { return };
    let Some(document) = wording.tables.document_of(programme) else { return };
    html.open("article", &[("class", "library-page"), ("data-page", programme.id)]);
    summary(context, id, programme, html);
    html.raw("</section>");
    if context.home == Home::App {
        context.gap(html, gap::YOURS, None);
    }
    begin(own.rule, html);
    let parties: Vec<_> = programme.recipients.iter().map(|party| wording.party(*party)).collect();
    fact(t.recipients, &wording.list(&parties), html);
    condition(context, programme, html);
    section(own.amounts, html);
    amounts::amounts(context, programme, html);
    section(t.next_step, html);
    html.element("p", wording.get(programme.next_step));
    // Its next day depends on the day it is read: in the text's own words it does not.
    if let Some(season) = programme.season {
        html.raw("<p>").source(wording, season.cite).raw("</p>");
    }
    if !programme.notes.is_empty() {
        section(t.notes, html);
        html.raw("<ul>");
        programme.notes.iter().for_each(|note| {
            html.element("li", wording.get(*note));
        });
        html.raw("</ul>");
    }
    limits(wording, programme, html);
    section(t.timeline, html);
    timeline::bar(context, &programme.term, html);
    timeline::years(context, html);
    html.raw(r#"<p class="badges">"#);
    context.standing(html, &route, &programme.term);
    html.raw("</p>").element("p", wording.get(programme.term.ground));
    citations(context, programme, document, html);
    references(wording, programme, html);
    section(own.cases, html);
    html.element(r#"p class="hint""#, own.cases_hint);
    cases::cases(law, context, id, programme, html);
    related(context, id, programme, html);
    let reviewed = fill(t.reviewed, &[("date", &wording.date(document.reviewed))]);
    html.raw(r#"</section><p class="source">"#)
        .text(programme.id)
        .raw(" · ")
        .text(&reviewed)
        .raw(r#"</p><p class="source">"#)
        .contact(wording.get(document.contact))
        .raw("</p></article>");
}

fn fact(name: &str, value: &str, html: &mut Html) {
    html.raw(r#"<p class="page-fact"><b>"#).text(name).raw("</b> ").text(value).raw("</p>");
}

/// What it is, how firmly it is given, and the way into the calculator.
fn summary(context: PageContext, id: ProgrammeId, programme: &Programme, html: &mut Html) {
    let wording = context.wording;
    let kinds: Vec<_> = programme.benefits.iter().map(|benefit| wording.benefit(*benefit)).collect();
    let (force, hint) = wording.force(programme);
    html.raw(r#"<section class="page-part page-summary"><p class="page-lead">"#)
        .text(wording.get(programme.summary))
        .raw(r#"</p><p class="badges">"#)
        .element(r#"span class="badge""#, &wording.list(&kinds))
        .element(r#"span class="badge badge-force""#, force);
    context.standing(html, &Route::Programme(id), &programme.term);
    html.raw("</p>").element(r#"p class="hint""#, hint);
    if programme.alternative.is_some() {
        html.element("p", wording.t.alternative);
    }
    let link = Link {
        check: Some(id),
        party: programme.recipients.first().copied().unwrap_or(Party::Worker),
        ..context.blank()
    };
    let href = context.calculator(&link);
    html.raw(r#"<p class="page-check">"#);
    let attributes = [("class", "button button-strong"), ("id", "check-me"), ("href", &*href)];
    context.act_link(html, &Act::Check(id), &attributes);
    html.text(wording.t.library_texts.check).raw("</a></p>");
}

/// The place, then the programme's own condition.
fn condition(context: PageContext, programme: &Programme, html: &mut Html) {
    let texts = context.wording.t.library_texts;
    match programme.when {
        Cond::All([place, own @ ..]) => {
            rule::rule(context, place, None, html);
            match own {
                [] => {
                    html.element("p", texts.rule_everybody);
                }
                [one] => rule::rule(context, one, None, html),
                own => {
                    html.element(r#"p class="rule-group""#, texts.rule_all).raw(r#"<ol class="rule-top">"#);
                    for part in own {
                        html.raw("<li>");
                        rule::rule(context, part, None, html);
                        html.raw("</li>");
                    }
                    html.raw("</ol>");
                }
            }
        }
        whole => rule::rule(context, &whole, None, html),
    }
}

/// The limits that bind it.
fn limits(wording: Wording, programme: &Programme, html: &mut Html) {
    let mut own =
        wording.tables.limits.iter().filter(|limit| limit.programmes.contains(&programme.id)).peekable();
    if own.peek().is_none() {
        return;
    }
    section(wording.t.limits, html);
    html.raw("<ul>");
    for limit in own {
        html.raw("<li>").text(wording.get(limit.text));
        html.source(wording, limit.cite).raw("</li>");
    }
    html.raw("</ul>");
}

fn citations(context: PageContext, programme: &Programme, document: &Document, html: &mut Html) {
    section(context.wording.t.citations, html);
    html.raw("<p>");
    context.link(html, &Route::Document(programme.document), context.wording.get(document.title));
    html.raw(r#"</p><ul class="cites" lang="zh-Hans">"#);
    for cite in programme.cites {
        html.raw("<li><cite>")
            .text(document.number)
            .raw(" ")
            .text(cite.clause)
            .raw("</cite>")
            .quote(context.wording, *cite)
            .raw("</li>");
    }
    html.raw("</ul>");
}

/// Figures of other papers, whatever day they are about.
fn references(wording: Wording, programme: &Programme, html: &mut Html) {
    if !programme.references.is_empty() {
        section(wording.t.references, html);
        figures_elsewhere(wording, programme.references.iter(), html);
    }
}

/// Alternatives for one training, then programmes of the same document for the same people, from
/// the same clause or of the same kind.
fn related(context: PageContext, id: ProgrammeId, programme: &Programme, html: &mut Html) {
    let same = |other: &Programme| other.document == programme.document;
    let others =
        || context.wording.tables.each_programme().filter(|(other_id, other)| *other_id != id && same(other));
    let alternative =
        |other: &Programme| other.alternative.is_some() && other.alternative == programme.alternative;
    let clause = |other: &Programme| {
        other.cites.iter().any(|cite| programme.cites.iter().any(|own| own.clause == cite.clause))
    };
    let people = |other: &Programme| other.recipients.iter().any(|party| programme.is_for(*party));
    let kind = |other: &Programme| other.benefits.first() == programme.benefits.first() && people(other);
    let ids = |wanted: &dyn Fn(&Programme) -> bool| -> Vec<ProgrammeId> {
        others().filter(|(_, other)| wanted(other)).map(|(id, _)| id).collect()
    };
    let own = context.wording.t.library_texts;
    let alternatives = ids(&alternative);
    let mut near = ids(&|other| !alternative(other) && clause(other) && people(other));
    near.extend(ids(&|other| !alternative(other) && !clause(other) && kind(other)));
    near.truncate(MOST_RELATED);
    for (title, ids) in [(own.alternatives, alternatives), (own.related, near)] {
        if ids.is_empty() {
            continue;
        }
        section(title, html);
        html.raw(r#"<ul class="found-list">"#);
        ids.into_iter().for_each(|id| list::entry(context, id, html));
        html.raw("</ul>");
    }
}
