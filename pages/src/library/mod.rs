//! The library: every programme and document as a page.
//!
//! ```text
//! Tables ─▶ head, list ──────────────────────────▶ the app's list, #/library
//!        └▶ site/src/leaf ─▶ library-<language>.json ──▶ leaf ─▶ the app's pages, #/programme/…
//!                         └▶ plain files, library/<language>/…
//! ```
//! What depends on nobody is written once, by `site`, into the app's file and into plain files;
//! a [`Reader`] holds what differs: where links lead, and whether there is a day on which one
//! looks. The app writes what follows the person and the day: the list, and what [`leaf`] puts
//! into the gaps of the file's pages.

pub mod seek;

pub mod checking;
pub mod leaf;
pub mod list;

use crate::acts::Act;
use crate::link::Link;
use crate::render::Html;
use crate::render::card::badge;
use crate::route::Route;
use crate::session::Picture;
use crate::texts::fill;
use crate::words::Words;
use engine::Date;
use engine::tables::Term;

/// Where a library page stands, and so how its links are written.
#[derive(Clone, Copy, PartialEq)]
pub enum Home {
    /// In the app: links are routes, and pressing one keeps the answers.
    App,
    /// A file of the static library; `up` leads to its language's folder.
    Files {
        /// Empty, or `../` from a folder below.
        up: &'static str,
    },
}

/// For whom a page is written.
#[derive(Clone, Copy)]
pub struct Reader {
    /// The language.
    pub words: Words,
    /// The day on which one looks; no file can know it. Plain files state dates instead, the
    /// app's has gaps that [`leaf`] fills.
    pub day: Option<Date>,
    /// Where links lead.
    pub home: Home,
}

impl Reader {
    /// The reader of the app.
    pub fn of(picture: &Picture) -> Reader {
        Reader { words: picture.words, day: Some(picture.day), home: Home::App }
    }

    /// Where the link to a page leads.
    pub fn href(self, route: &Route) -> String {
        let path = route.path(self.words.tables);
        match (self.home, route) {
            (Home::App, Route::Calculator) => "#".into(),
            (Home::App, _) => ["#/", &path].concat(),
            (Home::Files { .. }, Route::Calculator) => self.calculator(&self.blank()),
            (Home::Files { up }, Route::Library) => [up, "index.html"].concat(),
            (Home::Files { up }, _) => [up, &path, ".html"].concat(),
        }
    }

    /// Where the calculator opens with what a link carries.
    pub fn calculator(self, link: &Link) -> String {
        let page = match self.home {
            Home::App => "",
            Home::Files { up } => &[up, "../../index.html"].concat(),
        };
        [page, "#", &link.write(self.words.tables)].concat()
    }

    /// A link with nothing but the language.
    pub fn blank(self) -> Link {
        Link { lang: Some(self.words.lang), ..Link::empty(self.words.tables) }
    }

    /// Opens a link to a page; in the app pressing it keeps the answers.
    pub fn open(self, html: &mut Html, route: &Route, class: &str) {
        let href = self.href(route);
        let mut attributes = vec![("href", &*href)];
        if !class.is_empty() {
            attributes.push(("class", class));
        }
        self.act_link(html, &Act::Open(route.clone()), &attributes);
    }

    /// Opens a link; in the app pressing it does something instead.
    pub fn act_link(self, html: &mut Html, act: &Act, attributes: &[(&'static str, &str)]) {
        match self.home {
            Home::App => html.act_link(self.words, act, attributes),
            Home::Files { .. } => html.open("a", attributes),
        };
    }

    /// A link to a page.
    pub fn link(self, html: &mut Html, route: &Route, text: &str) {
        self.open(html, route, "");
        html.text(text).raw("</a>");
    }

    /// A link to the programme with an id.
    pub fn to_programme(self, html: &mut Html, id: &str, text: &str) {
        if let Some(at) = self.words.tables.programmes.iter().position(|one| one.id == id) {
            self.link(html, &Route::Programme(at as u16), text);
        }
    }

    /// How a programme or document stands: on the day, or a gap for it.
    pub fn badge(self, html: &mut Html, route: &Route, term: &Term) {
        match (self.day, self.home) {
            (Some(day), _) => {
                let standing = term.standing(day);
                html.element(badge(standing), &self.words.standing(standing, term));
            }
            (None, Home::App) => leaf::gap(self, html, leaf::STANDING, Some(route)),
            (None, Home::Files { .. }) => {}
        }
    }

    /// When something holds: how it stands, and the dates.
    pub fn standing(self, html: &mut Html, route: &Route, term: &Term) {
        self.badge(html, route, term);
        html.element(r#"span class="runs""#, &runs(self.words, term));
    }
}

/// The dates of a term in words.
pub fn runs(words: Words, term: &Term) -> String {
    let from = words.date(term.from);
    let (template, end) = match (term.until, term.unconfirmed_after) {
        (Some(until), _) => (words.t.runs_until, until),
        (None, Some(last)) => (words.t.runs_unconfirmed, last),
        (None, None) => return fill(words.t.runs_open, &[("from", &from)]),
    };
    fill(template, &[("from", &from), ("end", &words.date(end))])
}

/// The title of a page; none for the calculator.
pub fn title(words: Words, route: &Route) -> Option<String> {
    let of = |name: Option<engine::Text>| name.map(|name| words.get(name).to_string());
    match route {
        Route::Calculator => None,
        Route::Library => Some(words.t.library.into()),
        Route::Timeline => Some(words.t.library_timeline.into()),
        Route::Programme(at) => of(words.tables.programmes.get(usize::from(*at)).map(|one| one.name)),
        Route::Document(at) => of(words.tables.documents.get(usize::from(*at)).map(|one| one.title)),
        Route::Unknown(_) => Some(words.t.library_unknown.into()),
    }
}

/// The way around, and the title of a page.
pub fn head(reader: Reader, route: &Route) -> String {
    let t = reader.words.t;
    let mut html = Html::default();
    let Some(title) = title(reader.words, route) else { return html.done() };
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
            reader.link(&mut html, &page, name);
        }
    }
    html.raw("</nav>").element(r#"h2 id="library-title" class="library-title" tabindex="-1""#, &title);
    match route {
        Route::Library => {
            let hint = if reader.home == Home::App { t.library_hint } else { t.static_hint };
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
pub fn body(picture: &Picture, page: Option<&str>) -> String {
    let session = &picture.session;
    match (&session.route, page) {
        (Route::Library | Route::Unknown(_), _) => {
            let mut html = Html::default();
            list::list(Reader::of(picture), Some(&session.seek), &mut html);
            html.done()
        }
        (_, Some(page)) => leaf::leaf(picture, page),
        (route, None) if route.is_leaf() && session.unopened => leaf::unopened(picture),
        _ => String::new(),
    }
}

/// What is said of a page while it changes: how many programmes are found, or that it is being
/// opened.
pub fn said(picture: &Picture, here: bool) -> String {
    let session = &picture.session;
    match &session.route {
        Route::Library | Route::Unknown(_) => {
            list::count(picture.words, session.seek.found(picture.words.tables, Some(picture.day)).len())
        }
        route if route.is_leaf() && !here && !session.unopened => {
            Html::default().element(r#"span id="opening""#, picture.words.t.library_opening).done()
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;
