//! The library: every programme and document as a page.
//!
//! ```text
//! Tables ─▶ head, list ──────────────────────────▶ the app's list, #/library
//!        └▶ site/src/body ─▶ library-<language>.json ──▶ page ─▶ the app's pages, #/programme/…
//!                         └▶ plain files, library/<language>/…
//! ```
//! What depends on nobody is written once, by `site`, into the app's file and into plain files;
//! a [`PageContext`] holds what differs: where links lead, and whether there is a day on which one
//! looks. The app writes what follows the person and the day: the list, and what [`page`] puts
//! into the gaps of the file's pages.

pub mod checking;
pub mod list;
pub mod page;

use crate::model::places::wanting;
use crate::model::route::Route;
use crate::model::snapshot::Snapshot;
use crate::render::context::{Home, PageContext};
use crate::render::{Html, notice};
use crate::wording::Wording;

/// The title of a page; none for the calculator.
pub fn title(wording: Wording, route: &Route) -> Option<String> {
    let of = |name: Option<engine::Text>| name.map(|name| wording.get(name).to_string());
    match route {
        Route::Calculator => None,
        Route::Library => Some(wording.t.library.into()),
        Route::Timeline => Some(wording.t.library_timeline.into()),
        Route::Programme(id) => of(wording.tables.programme_at(*id).map(|one| one.name)),
        Route::Document(id) => of(wording.tables.document_at(*id).map(|one| one.title)),
        Route::Unknown(_) => Some(wording.t.library_unknown.into()),
    }
}

/// The way around, and the title of a page.
pub fn head(context: PageContext, route: &Route) -> String {
    let t = context.wording.t;
    let mut html = Html::default();
    let Some(title) = title(context.wording, route) else { return html.done() };
    html.open("nav", &[("class", "library-nav"), ("aria-label", t.library)]);
    let pages = [
        (Route::Calculator, t.library_calculator),
        (Route::Library, t.library),
        (Route::Timeline, t.library_timeline),
    ];
    for (page, name) in pages {
        if page == *route {
            html.raw(r#"<span class="library-here" aria-current="page">"#).text(name).raw("</span>");
        } else {
            context.link(&mut html, &page, name);
        }
    }
    html.raw("</nav>").element(r#"h2 id="library-title" class="library-title" tabindex="-1""#, &title);
    match route {
        Route::Library => {
            let hint = if context.home == Home::App { t.library_hint } else { t.static_hint };
            html.element(r#"p class="hint""#, hint)
        }
        Route::Timeline => html.element(r#"p class="hint""#, t.library_timeline_hint),
        Route::Unknown(path) => html
            .raw(r#"<div class="notice" id="library-unknown"><p>"#)
            .text(t.library_unknown_text)
            .raw("</p><p><code>")
            .text(path)
            .raw("</code></p></div>"),
        _ => &mut html,
    };
    html.done()
}

/// What stands on a page of the app below its title: for the list all that is found, otherwise
/// the page of the library's file, or what to do where that could not be loaded.
#[inline(never)] // scripts/later.txt
pub fn body(snapshot: &Snapshot, page: Option<&str>) -> String {
    let session = &snapshot.session;
    match (&session.shown.route, page) {
        (Route::Library | Route::Unknown(_), _) => {
            let mut html = Html::default();
            list::list(PageContext::of(snapshot), Some(&session.shown.query), &mut html);
            html.done()
        }
        (_, Some(page)) => page::complete(snapshot, page),
        (route, None) if route.is_library_page() && session.shown.library_failed => page::failed(snapshot),
        _ => String::new(),
    }
}

/// What is said of a page and what stands on it before anything behind folds is here, the pages of the
/// library among it.
pub fn before(snapshot: &Snapshot) -> [String; 2] {
    match snapshot.session.shown.library_failed {
        true => [String::new(), page::failed(snapshot)],
        false => [opening(snapshot), String::new()],
    }
}

/// That a page is being opened.
fn opening(snapshot: &Snapshot) -> String {
    Html::default().element(r#"span id="opening""#, snapshot.wording.t.library_opening).done()
}

/// What is said of a page while it changes: how many programmes are found, or that it is being
/// opened.
#[inline(never)] // scripts/later.txt
pub fn said(snapshot: &Snapshot, here: bool) -> String {
    let session = &snapshot.session;
    match &session.shown.route {
        Route::Library | Route::Unknown(_) if wanting(session).is_some() => notice::coming(snapshot),
        Route::Library | Route::Unknown(_) => list::count(
            snapshot.wording,
            session.shown.query.found(snapshot.wording.tables, Some(snapshot.day)).len(),
        ),
        route if route.is_library_page() && !here && !session.shown.library_failed => opening(snapshot),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;
