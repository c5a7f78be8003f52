//! A document: its standing, when it runs, its limits and warnings, whom to ask.

use crate::library::Reader;
use crate::render::Html;
use crate::render::card::badge;
use crate::route::Route;
use crate::session::Picture;
use crate::texts::fill;
use crate::words::Words;
use engine::limit::Room;
use engine::{Assessment, Date, Document, Standing};

/// What the page says of a document; `at` is its place in the tables.
pub fn document(picture: &Picture, at: usize, document: &Document, html: &mut Html) {
    let (words, assessment, day) = (picture.words, &picture.assessment, picture.day);
    let standing = document.term.standing(day);
    html.element(r#"p class="paper-number" lang="zh-Hans""#, document.number)
        .element("h3", words.get(document.title))
        .raw(r#"<p class="badges">"#)
        .element(badge(standing), &words.standing(standing, &document.term))
        .raw("</p>");
    timeline(words, document, day, html);
    html.element("p", words.get(document.term.ground));
    if matches!(standing, Standing::Ended | Standing::Unconfirmed) {
        html.raw(r#"<p class="paper-after">"#)
            .element("b", words.t.document_after)
            .raw(" ")
            .text(words.get(document.after))
            .raw("</p>");
    }
    limits(words, at, assessment, html);
    if !document.warnings.is_empty() {
        html.raw(r#"<div class="paper-small">"#).element("b", words.t.warnings);
        warnings(words, document, html);
        html.raw("</div>");
    }
    let reviewed = fill(words.t.reviewed, &[("date", &words.date(document.reviewed))]);
    html.raw(r#"<p class="source">"#)
        .text(words.get(document.issuer))
        .raw(" · ")
        .text(&reviewed)
        .raw("</p>")
        .element(r#"p class="source""#, words.get(document.contact))
        .raw("<p>");
    Reader::of(picture).link(html, &Route::Document(at as u16), words.t.library_document);
    html.raw("</p>");
}

/// What the text warns of, each with its clause.
pub fn warnings(words: Words, document: &Document, html: &mut Html) {
    html.raw("<ul>");
    for warning in document.warnings {
        html.raw("<li>")
            .text(words.get(warning.text))
            .element(r#"span class="source" lang="zh-Hans""#, warning.clause)
            .raw("</li>");
    }
    html.raw("</ul>");
}

fn limits(words: Words, at: usize, assessment: &Assessment, html: &mut Html) {
    let own: Vec<_> =
        assessment.limits.iter().filter(|outcome| usize::from(outcome.limit.document) == at).collect();
    if own.is_empty() {
        return;
    }
    html.raw(r#"<div class="paper-small">"#).element("b", words.t.limits).raw("<ul>");
    for outcome in own {
        let room = match outcome.room {
            Room::Free => words.t.limit_free,
            Room::Unknown => words.t.limit_unknown,
            Room::Doubtful => words.t.limit_doubtful,
            Room::Reached => words.t.limit_reached,
        };
        html.raw("<li>").text(words.get(outcome.limit.text)).raw(" ").element("b", room);
        html.source(words, outcome.limit.cite).raw("</li>");
    }
    html.raw("</ul></div>");
}

/// The first year of the picture, and how many it spans.
const FIRST: i32 = 2019;
const YEARS: i32 = 9;

/// A bar from the first day on, with the end the text gives and the day looked at.
fn timeline(words: Words, document: &Document, day: Date, html: &mut Html) {
    // Per mille of the picture's width.
    let place = |date: Date| {
        let years = (date.year() - FIRST).clamp(-1, YEARS);
        ((years * 366 + i32::from(date.ordinal())) * 1000 / (YEARS * 366)).clamp(0, 1000)
    };
    let term = document.term;
    let from = place(term.from);
    let sure = place(term.until.or(term.unconfirmed_after).unwrap_or(Date::MAX));
    let bar = |class: &'static str, from: i32, to: i32, html: &mut Html| {
        html.raw("<rect class=\"").raw(class).raw("\" x=\"").text(&from.to_string());
        html.raw("\" width=\"").text(&(to - from).to_string()).raw("\" y=\"6\" height=\"12\"/>");
    };
    let label = [words.t.timeline, " ", &words.standing(term.standing(day), &term)].concat();
    html.raw(
        r#"<svg class="time-bar" viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label=""#,
    );
    html.text(&label).raw(r#"">"#);
    bar("time-ground", 0, 1000, html);
    if term.unconfirmed_after.is_some() {
        bar("time-unsure", sure, 1000, html);
    }
    bar("time-sure", from, sure, html);
    let at = place(day).to_string();
    html.raw(r#"<path class="time-day" d="M"#)
        .text(&at)
        .raw(r#" 0V24"/></svg><p class="time-years" aria-hidden="true">"#);
    html.element("span", &FIRST.to_string()).element("span", &(FIRST + YEARS).to_string()).raw("</p>");
}
