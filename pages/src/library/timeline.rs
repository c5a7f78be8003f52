//! Which programmes run when: a bar for each on one scale of years, and its dates in words.

use crate::library::{Reader, runs};
use crate::render::Html;
use crate::route::Route;
use engine::Date;
use engine::tables::Term;
use tables::TABLES;

/// The first year of the scale, and how many it spans.
const FIRST: i32 = 2017;
const YEARS: i32 = 11;

/// The page: a row a programme, grouped by document.
pub fn timeline(reader: Reader, html: &mut Html) {
    let words = reader.words;
    let t = words.t;
    html.raw(r#"<ul class="keys"><li><span class="key key-sure"></span>"#)
        .text(t.key_sure)
        .raw(r#"</li><li><span class="key key-unsure"></span>"#)
        .text(t.key_unsure);
    if let Some(day) = reader.day {
        html.raw(r#"</li><li><span class="key key-day"></span>"#).text(&words.date(day));
    }
    html.raw("</li></ul>");
    for (at, document) in TABLES.documents.iter().enumerate() {
        html.raw(r#"<section class="leaf-part"><h3>"#);
        reader.link(html, &Route::Document(at as u16), words.get(document.title));
        html.raw(r#"</h3><p class="source"><span lang="zh-Hans">"#)
            .text(document.number)
            .raw("</span> · ")
            .text(words.place(document.region))
            .raw("</p>");
        years(html);
        html.raw(r#"<ul class="rows">"#);
        for (place, programme) in TABLES.programmes.iter().enumerate() {
            if usize::from(programme.document) != at {
                continue;
            }
            html.raw(r#"<li class="row"><span class="row-name">"#);
            reader.link(html, &Route::Programme(place as u16), words.get(programme.name));
            html.raw("</span> ").element(r#"span class="row-dates""#, &runs(words, &programme.term));
            bar(&programme.term, reader.day, html);
            html.raw("</li>");
        }
        html.raw("</ul></section>");
    }
}

/// Per mille of the scale's width.
fn place(date: Date) -> i32 {
    let years = (date.year() - FIRST).clamp(-1, YEARS);
    ((years * 366 + i32::from(date.ordinal())) * 1000 / (YEARS * 366)).clamp(0, 1000)
}

/// A bar from the first day on: certain, then doubtful, with the day looked at. Decoration
/// beside the same dates in words.
pub fn bar(term: &Term, day: Option<Date>, html: &mut Html) {
    let from = place(term.from);
    let sure = place(term.until.or(term.unconfirmed_after).unwrap_or(Date::MAX)).max(from);
    html.raw(r#"<svg class="time-bar time-scale" viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true">"#);
    rect("time-ground", 0, 1000, html);
    if term.until.is_none() && term.unconfirmed_after.is_some() {
        rect("time-unsure", sure, 1000, html);
    }
    rect("time-sure", from, sure, html);
    if let Some(day) = day {
        html.raw(r#"<path class="time-day" d="M"#).text(&place(day).to_string()).raw(r#" 0V24"/>"#);
    }
    html.raw("</svg>");
}

fn rect(class: &'static str, from: i32, to: i32, html: &mut Html) {
    html.raw("<rect class=\"").raw(class).raw("\" x=\"").text(&from.to_string());
    html.raw("\" width=\"").text(&(to - from).to_string()).raw("\" y=\"6\" height=\"12\"/>");
}

/// The years of the scale, every other one by number.
pub fn years(html: &mut Html) {
    html.raw(r#"<p class="scale" aria-hidden="true">"#);
    for year in (FIRST..FIRST + YEARS).step_by(2) {
        html.element("span", &year.to_string());
    }
    html.raw("</p>");
}
