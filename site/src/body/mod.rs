//! The pages of the library below their titles, written from the tables: for the app's file and
//! for plain ones.
//!
//! ```text
//! programme ─┬ rule      its condition in plain words
//! document   ├ amounts   its figures, row by row
//! timeline   └ cases     examples, worked out now
//! ```

pub mod document;
pub mod programme;
pub mod timeline;

pub mod amounts;
pub mod cases;
pub mod rule;

use crate::Law;
use pages::library::list::list;
use pages::model::route::Route;
use pages::render::Html;
use pages::render::context::PageContext;

/// What stands on a page below its title; on the list everything, for the app writes its own.
pub fn body(law: Law, context: PageContext, route: &Route) -> String {
    let mut html = Html::default();
    match route {
        Route::Programme(id) => programme::programme(law, context, *id, &mut html),
        Route::Document(id) => document::document(context, *id, &mut html),
        Route::Timeline => timeline::timeline(context, &mut html),
        Route::Library => list(context, None, &mut html),
        Route::Calculator | Route::Unknown(_) => {}
    }
    html.done()
}

/// Begins a section.
fn begin(title: &str, html: &mut Html) {
    html.raw(r#"<section class="page-part">"#).element("h3", title);
}

/// Ends the section before and begins one.
fn section(title: &str, html: &mut Html) {
    html.raw("</section>");
    begin(title, html);
}

#[cfg(test)]
mod tests;
