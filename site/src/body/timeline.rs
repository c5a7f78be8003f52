//! Which programmes run when: a bar for each on one scale of years, and its dates in words.

use engine::law::Validity;
use pages::model::route::Route;
use pages::render::context::{Home, PageContext, runs};
use pages::render::time_bar::{self, Scale};
use pages::render::{Html, gap};

/// The page: a row a programme, grouped by document.
pub fn timeline(context: PageContext, html: &mut Html) {
    let wording = context.wording;
    let own = wording.t.library_texts;
    html.raw(r#"<ul class="keys"><li><span class="key key-sure"></span>"#)
        .text(own.key_sure)
        .raw(r#"</li><li><span class="key key-unsure"></span>"#)
        .text(own.key_unsure);
    if context.home == Home::App {
        html.raw(r#"</li><li><span class="key key-day"></span>"#);
        context.gap(html, gap::DAY, None);
    }
    html.raw("</li></ul>");
    for (id, document) in wording.tables.each_document() {
        html.raw(r#"<section class="page-part"><h3>"#);
        context.link(html, &Route::Document(id), wording.get(document.title));
        html.raw(r#"</h3><p class="source"><span lang="zh-Hans">"#)
            .text(document.number)
            .raw("</span> · ")
            .text(wording.place(document.region))
            .raw("</p>");
        years(context, html);
        html.raw(r#"<ul class="rows">"#);
        for (own, programme) in wording.tables.each_programme() {
            if programme.document != id {
                continue;
            }
            html.raw(r#"<li class="row"><span class="row-name">"#);
            context.link(html, &Route::Programme(own), wording.get(programme.name));
            html.raw("</span> ").element(r#"span class="row-dates""#, &runs(wording, &programme.term));
            bar(context, &programme.term, html);
            html.raw("</li>");
        }
        html.raw("</ul></section>");
    }
}

/// When something holds; in the app's file with a gap for the day on which one looks. Decoration
/// beside the same dates in words.
pub fn bar(context: PageContext, term: &Validity, html: &mut Html) {
    let scale = Scale::of(context.wording.tables);
    let day = (context.home == Home::App).then(|| scale.gap());
    time_bar::bar(scale, term, day.as_deref(), None, html);
}

/// The years below a bar.
pub fn years(context: PageContext, html: &mut Html) {
    time_bar::years(Scale::of(context.wording.tables), html);
}
