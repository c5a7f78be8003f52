//! What a library page is written for, from which follow its links and how what they lead to stands.

use crate::model::acts::Act;
use crate::model::link::Link;
use crate::model::route::Route;
use crate::model::snapshot::Snapshot;
use crate::render::badge::badge;
use crate::render::{Html, gap};
use crate::wording::{Wording, fill};
use engine::Date;
use engine::law::Validity;

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

/// What a library page is written for.
#[derive(Clone, Copy)]
pub struct PageContext {
    /// The wording of its language.
    pub wording: Wording,
    /// The day on which one looks; no file can know it. Plain files state dates instead, the
    /// app's has [gaps](gap).
    pub day: Option<Date>,
    /// Where links lead.
    pub home: Home,
}

impl PageContext {
    /// That of a page in the app.
    pub fn of(snapshot: &Snapshot) -> PageContext {
        PageContext { wording: snapshot.wording, day: Some(snapshot.day), home: Home::App }
    }

    /// Where the link to a page leads.
    pub fn href(self, route: &Route) -> String {
        let path = route.path(self.wording.tables);
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
        [page, "#", &link.write(self.wording.tables)].concat()
    }

    /// A link with nothing but the language.
    pub fn blank(self) -> Link {
        Link { lang: Some(self.wording.t.lang), ..Link::empty(self.wording.tables) }
    }

    /// Opens a link to a page; in the app pressing it keeps the answers.
    pub fn open_link(self, html: &mut Html, route: &Route, class: &str) {
        let href = self.href(route);
        let mut attributes = vec![("href", &*href)];
        if !class.is_empty() {
            attributes.push(("class", class));
        }
        self.act_link(html, &Act::ShowPage(route.clone()), &attributes);
    }

    /// Opens a link; in the app pressing it does something instead.
    pub fn act_link(self, html: &mut Html, act: &Act, attributes: &[(&'static str, &str)]) {
        match self.home {
            Home::App => html.act_link(self.wording, act, attributes),
            Home::Files { .. } => html.open("a", attributes),
        };
    }

    /// A link to a page.
    pub fn link(self, html: &mut Html, route: &Route, text: &str) {
        self.open_link(html, route, "");
        html.text(text).raw("</a>");
    }

    /// A link to the programme with an id.
    pub fn to_programme(self, html: &mut Html, id: &str, text: &str) {
        if let Some(id) = self.wording.tables.programme_id(id) {
            self.link(html, &Route::Programme(id), text);
        }
    }

    /// How a programme or document stands: on the day, or a gap for it.
    pub fn badge(self, html: &mut Html, route: &Route, term: &Validity) {
        match (self.day, self.home) {
            (Some(day), _) => {
                let standing = term.standing(day);
                html.element(badge(standing), &self.wording.standing(standing, term));
            }
            (None, Home::App) => self.gap(html, gap::STANDING, Some(route)),
            (None, Home::Files { .. }) => {}
        }
    }

    /// Leaves a gap, which may be about a programme or a document.
    pub fn gap(self, html: &mut Html, what: &'static str, about: Option<&Route>) {
        html.raw("{").raw(what);
        if let Some(about) = about {
            html.raw(" ").text(&about.path(self.wording.tables));
        }
        html.raw("}");
    }

    /// When something holds: how it stands, and the dates.
    pub fn standing(self, html: &mut Html, route: &Route, term: &Validity) {
        self.badge(html, route, term);
        html.element(r#"span class="runs""#, &runs(self.wording, term));
    }
}

/// The dates of a term in words.
pub fn runs(wording: Wording, term: &Validity) -> String {
    let from = wording.date(term.from);
    let (template, end) = match (term.until, term.unconfirmed_after) {
        (Some(until), _) => (wording.t.runs_until, until),
        (None, Some(last)) => (wording.t.runs_unconfirmed, last),
        (None, None) => return fill(wording.t.runs_open, &[("from", &from)]),
    };
    fill(template, &[("from", &from), ("end", &wording.date(end))])
}
