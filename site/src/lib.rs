//! The library, written from the tables: its pages for the app, one file a language, and all of
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
//! relative: the folder works wherever it lies, also opened from a disk. There is no site map,
//! for that would need absolute addresses.

pub mod body;
pub mod early;
mod page;

use engine::Lang;
use pages::model::route::Route;
use pages::render::links::{Home, Links};
use pages::wording::Words;
use std::collections::BTreeMap;
use tables::TABLES;

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
pub fn routes() -> Vec<Route> {
    let mut all = vec![Route::Library, Route::Timeline];
    all.extend(TABLES.each_document().map(|(id, _)| Route::Document(id)));
    all.extend(TABLES.each_programme().map(|(id, _)| Route::Programme(id)));
    all
}

/// The links of a page's file.
pub fn links(lang: Lang, route: &Route) -> Links {
    let below = matches!(route, Route::Document(_) | Route::Programme(_));
    let up = if below { "../" } else { "" };
    Links { words: Words::of(&TABLES, lang), day: None, home: Home::Files { up } }
}

/// The pages of the app in a language: all in one file, so that nobody can tell from what is
/// asked for which of them is read.
pub fn for_app(lang: Lang) -> File {
    let links = Links { words: Words::of(&TABLES, lang), day: None, home: Home::App };
    let leaves = routes().into_iter().filter(Route::is_library_page);
    let pages: BTreeMap<_, _> =
        leaves.map(|route| (route.path(&TABLES), body::body(links, &route))).collect();
    let content = serde_json::to_string(&pages).expect("texts by text are JSON");
    File { path: ["library-", lang.tag(), ".json"].concat(), content }
}

/// All files; the same tables always give the same.
pub fn files() -> Vec<File> {
    let mut files = vec![
        File { path: "library/style.css".into(), content: STYLES.concat() },
        File { path: "library/index.html".into(), content: page::languages() },
    ];
    for lang in Lang::ALL {
        files.push(for_app(lang));
        let path = ["library/", lang.tag(), "/", ACCESSIBILITY, ".html"].concat();
        files.push(File { path, content: page::accessibility(lang) });
        for route in routes() {
            let path = match route {
                Route::Library => "index".into(),
                ref route => route.path(&TABLES),
            };
            files.push(File {
                path: ["library/", lang.tag(), "/", &path, ".html"].concat(),
                content: page::page(lang, &route, &path),
            });
        }
    }
    files
}
