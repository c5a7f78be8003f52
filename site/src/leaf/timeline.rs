//! Which programmes run when: a bar for each on one scale of years, and its dates in words.

use engine::Date;
use engine::tables::Term;
use pages::library::leaf::{self, FIRST, YEARS, scale};
use pages::library::{Home, Reader, runs};
use pages::render::Html;
use pages::route::Route;
use pages::texts::leaf_texts;
use tables::TABLES;

/// The page: a row a programme, grouped by document.
pub fn timeline(reader: Reader, html: &mut Html) {
    let words = reader.words;
    let own = leaf_texts(words.lang);
    html.raw(r#"<ul class="keys"><li><span class="key key-sure"></span>"#)
        .text(own.key_sure)
        .raw(r#"</li><li><span class="key key-unsure"></span>"#)
        .text(own.key_unsure);
    if reader.home == Home::App {
        html.raw(r#"</li><li><span class="key key-day"></span>"#);
        leaf::gap(html, leaf::DAY, None);
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
            bar(reader, &programme.term, html);
            html.raw("</li>");
        }
        html.raw("</ul></section>");
    }
}

/// A bar from the first day on: certain, then doubtful, with the day looked at. Decoration
/// beside the same dates in words.
pub fn bar(reader: Reader, term: &Term, html: &mut Html) {
    let from = scale(term.from);
    let sure = scale(term.until.or(term.unconfirmed_after).unwrap_or(Date::MAX)).max(from);
    html.raw(r#"<svg class="time-bar time-scale" viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true">"#);
    rect("time-ground", 0, 1000, html);
    if term.until.is_none() && term.unconfirmed_after.is_some() {
        rect("time-unsure", sure, 1000, html);
    }
    rect("time-sure", from, sure, html);
    if reader.home == Home::App {
        html.raw(r#"<path class="time-day" d="M"#);
        leaf::gap(html, leaf::PLACE, None);
        html.raw(r#" 0V24"/>"#);
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
