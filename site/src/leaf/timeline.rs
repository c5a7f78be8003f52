//! Which programmes run when: a bar for each on one scale of years, and its dates in words.

use engine::tables::Term;
use pages::model::route::Route;
use pages::render::links::{Home, Reader, runs};
use pages::render::time_bar::{self, Scale};
use pages::render::{Html, gap};
use pages::wording::leaf_texts;
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
        reader.gap(html, gap::DAY, None);
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
        years(reader, html);
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

/// When something holds; in the app's file with a gap for the day on which one looks. Decoration
/// beside the same dates in words.
pub fn bar(reader: Reader, term: &Term, html: &mut Html) {
    let mut day = Html::default();
    if reader.home == Home::App {
        reader.gap(&mut day, gap::PLACE, None);
    }
    let day = day.done();
    let day = Some(&*day).filter(|day| !day.is_empty());
    time_bar::bar(Scale::of(reader.words.tables), term, day, None, html);
}

/// The years below a bar.
pub fn years(reader: Reader, html: &mut Html) {
    time_bar::years(Scale::of(reader.words.tables), html);
}
