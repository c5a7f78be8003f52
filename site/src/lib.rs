//! Finishes a site. [`release`] is the built program that waits for a law, [`publish`] puts one in;
//! what a law says in words is the library: its pages for the app, one file a language, and all of
//! it as plain files that need no script.
//!
//! ```text
//! library-<language>.json                the app's pages by path, with gaps for day and answers
//! library/index.html                     the languages
//! library/style.css                      the app's own styles, as a file
//! library/<language>/index.html          all programmes
//! library/<language>/timeline.html
//! library/<language>/accessibility.html
//! library/<language>/programme/<id>.html
//! library/<language>/document/<id>.html
//! ```
//! A file cannot know what day it is, so it states dates instead of a standing. Links are
//! relative: the folder works wherever it lies, also opened from a disk. Only a site map needs
//! absolute addresses ([`address`]).

pub mod address;
pub mod body;
pub mod early;
mod fault;
pub mod language;
mod law;
mod mirrored;
pub mod names;
mod page;
pub mod publish;
pub mod release;
mod structured;

use engine::Lang;
use engine::region::Region;
pub use fault::Fault;
pub use law::{Law, LawLanguage};
use pages::model::route::Route;
use pages::render::context::{Home, PageContext};
use std::collections::BTreeMap;

/// A file of the library.
pub struct File {
    /// Its path, with `/`.
    pub path: String,
    /// What stands in it.
    pub content: String,
}

/// The path of the accessibility page, without the ending.
const ACCESSIBILITY: &str = "accessibility";

/// The app's styles, then what only files need.
const STYLES: [&str; 7] = [
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/page.css"),
    include_str!("../../style/results.css"),
    include_str!("../../style/library.css"),
    include_str!("../../style/static.css"),
    include_str!("../../style/forced.css"),
];

/// Every page of the library, in the order of the tables.
pub fn routes(law: Law) -> Vec<Route> {
    let mut all = vec![Route::Library, Route::Timeline];
    all.extend(law.tables.each_document().map(|(id, _)| Route::Document(id)));
    all.extend(law.tables.each_programme().map(|(id, _)| Route::Programme(id)));
    all
}

/// What a page's file is written for.
pub fn context(law: Law, lang: Lang, route: &Route) -> PageContext {
    let below = matches!(route, Route::Document(_) | Route::Programme(_));
    let up = if below { "../" } else { "" };
    PageContext { wording: law.wording(lang), day: None, home: Home::Files { up } }
}

/// The pages of the app in a language: all in one file, so that nobody can tell from what is
/// asked for which of them is read. Of a law by province those of the province alone, and its timeline with
/// the whole country's.
pub fn for_app(law: Law, lang: Lang, province: Option<Region>) -> File {
    let law = law.in_language(lang);
    let context = PageContext { wording: law.wording(lang), day: None, home: Home::App };
    let is_own = |route: &Route| {
        let document = match route {
            Route::Programme(id) => law.tables.programme_at(*id).and_then(|one| law.tables.document_of(one)),
            Route::Document(id) => law.tables.document_at(*id),
            _ => None,
        };
        province.is_none() || document.is_none_or(|document| document.region != Region::COUNTRY)
    };
    let leaves = routes(law).into_iter().filter(Route::is_library_page).filter(is_own);
    let pages: BTreeMap<_, _> =
        leaves.map(|route| (route.path(law.tables), body::body(law, context, &route))).collect();
    let content = serde_json::to_string(&pages).expect("texts by text are JSON");
    File { path: ["library-", lang.tag(), ".json"].concat(), content }
}

/// The path of a page's file within its language's folder, without the ending.
fn path_of(law: Law, route: &Route) -> String {
    match route {
        Route::Library => "index".into(),
        route => route.path(law.tables),
    }
}

/// The paths of all pages of a language.
fn paths(law: Law) -> Vec<String> {
    let pages = routes(law).into_iter().map(|route| path_of(law, &route));
    pages.chain([ACCESSIBILITY.into()]).collect()
}

/// All plain files; the same tables always give the same.
pub fn files(law: Law) -> Vec<File> {
    let mut files = vec![
        File { path: "library/style.css".into(), content: STYLES.concat() },
        File { path: "library/index.html".into(), content: page::languages(law) },
    ];
    for lang in law.langs() {
        let path = ["library/", lang.tag(), "/", ACCESSIBILITY, ".html"].concat();
        files.push(File { path, content: page::accessibility(law, lang) });
        for route in routes(law) {
            let path = path_of(law, &route);
            files.push(File {
                path: ["library/", lang.tag(), "/", &path, ".html"].concat(),
                content: page::page(law, lang, &route, &path),
            });
        }
    }
    files
}

/// The repository's own law, for tests.
#[cfg(test)]
mod repository {
    use crate::Law;
    use std::path::Path;
    use std::sync::OnceLock;

    pub fn law() -> Law {
        static LAW: OnceLock<Law> = OnceLock::new();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies");
        *LAW.get_or_init(|| Law::of(&compiler::load(&folder).unwrap_or_else(|wrong| panic!("{}", wrong[0]))))
    }
}
