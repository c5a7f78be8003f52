//! The page in the browser: its parts and cards follow the snapshot. Only what says something
//! else than before is touched, so everything else keeps its place, its focus and its state.

use crate::browser;
use crate::cards::Cards;
use crate::scripts;
use engine::Lang;
use pages::library;
use pages::model::acts::Act;
use pages::model::ids;
use pages::model::kiosk::KioskScreen;
use pages::model::route::Route;
use pages::model::session::Session;
use pages::model::snapshot::Snapshot;
use pages::parts::{AROUND, ASKING, LIBRARY, Part, RESULTS};
use web_sys::Element;

/// A place in the page, and what it says.
pub struct Slot {
    element: Element,
    said: String,
}

impl Slot {
    /// A place that says nothing yet.
    pub fn new(element: Element) -> Slot {
        Slot { element, said: String::new() }
    }

    fn at(id: &str) -> Option<Slot> {
        Some(Slot::new(browser::by_id(id)?.into()))
    }

    /// The place.
    pub fn element(&self) -> &Element {
        &self.element
    }

    /// Says something, in place of what it said before if that was something else.
    pub fn say(&mut self, says: String) {
        if self.said != says {
            scripts::write(&self.element, &says);
            self.said = says;
        }
    }
}

/// What is to be done once a snapshot is shown.
#[derive(Clone, Copy, PartialEq)]
pub enum Next {
    /// The rest is in sight.
    Now,
    /// The rest is below or behind what one sees: a slow phone first paints what was answered.
    Later,
    /// A page of the library is wanted, and what it needs is not here.
    LoadLibrary,
}

/// What the page shows.
pub struct View {
    around: Slots,
    asking: Slots,
    results: Slots,
    cards: Cards,
    library: Slots,
    /// What was found or is being done in the library, and the page that is open there.
    found: Option<Slot>,
    library_page: Option<Slot>,
    /// The page and its language.
    page: Option<(Route, Lang)>,
}

impl View {
    /// The page before it says anything.
    pub fn new() -> View {
        View {
            around: Slots::of(&AROUND),
            asking: Slots::of(&ASKING),
            results: Slots::of(&RESULTS),
            cards: Cards::new(),
            library: Slots::of(&LIBRARY),
            found: Slot::at(ids::FOUND),
            library_page: Slot::at(ids::LIBRARY_BODY),
            page: None,
        }
    }

    /// Shows of a snapshot what may be in sight.
    pub fn show(&mut self, snapshot: &Snapshot) -> Next {
        // Measured before anything is written: afterwards the browser would have to lay the page out for it.
        let in_sight = browser::is_in_sight(ids::RESULTS_HEAD);
        frame(snapshot);
        let away = snapshot.session.shown.route != Route::Calculator;
        for (id, hidden) in [(ids::LIBRARY, !away), (ids::CALCULATOR, away), (ids::BAR, away)] {
            if let Some(element) = browser::by_id(id) {
                browser::hide(&element, hidden);
            }
        }
        self.around.say(snapshot);
        let library_page = library_page(&snapshot.session);
        if away {
            self.library.say(snapshot);
            let [said, body] = match snapshot.session.has_more {
                true => {
                    let said = library::said(snapshot, library_page.is_some());
                    [said, library::body(snapshot, library_page.as_deref())]
                }
                false => library::before(snapshot),
            };
            for (slot, says) in [(&mut self.found, said), (&mut self.library_page, body)] {
                if let Some(slot) = slot {
                    slot.say(says);
                }
            }
        } else {
            self.asking.say(snapshot);
        }
        let is_open = snapshot.session.has_more
            && (library_page.is_some() || !snapshot.session.shown.route.is_library_page());
        match (away, self.arrive(snapshot)) {
            (true, true) if !is_open => Next::LoadLibrary,
            (false, true) => Next::Now,
            _ if in_sight && !away => Next::Now,
            _ => Next::Later,
        }
    }

    /// Shows the rest of a snapshot: the results, and the questions too where a page of the library
    /// is open. What is hidden is kept up to date for the page around a frame.
    pub fn show_rest(&mut self, snapshot: &Snapshot) {
        if snapshot.session.shown.route != Route::Calculator {
            self.asking.say(snapshot);
        }
        self.results.say(snapshot);
        self.cards.show(snapshot);
    }

    /// Where a page begins: focus and sight go there when another one is opened, and back to
    /// the link that was followed where one returns. What was searched for is in its field
    /// again. Gives back whether another page or language was opened.
    fn arrive(&mut self, snapshot: &Snapshot) -> bool {
        let session = &snapshot.session;
        let now = (session.shown.route.clone(), session.shown.lang);
        let before = self.page.replace(now.clone());
        if before.as_ref() == Some(&now) {
            return false;
        }
        if matches!(session.shown.route, Route::Library | Route::Unknown(_)) {
            browser::fill_in(ids::SEARCH_TEXT, session.shown.query.text.clone());
        }
        let Some((before, _)) = before.filter(|(before, _)| *before != session.shown.route) else {
            return true;
        };
        let title = match session.shown.route {
            Route::Calculator if session.answered.check.is_some() => ids::CHECKING_TITLE,
            Route::Calculator => ids::RESULTS,
            _ => ids::LIBRARY_TITLE,
        };
        let from = match session.shown.returned {
            true => Act::ShowPage(before).write(session.tables),
            false => String::new(),
        };
        browser::arrive(from, title, title != ids::CHECKING_TITLE);
        true
    }
}

/// The page of the library's file that the route leads to; none where it leads elsewhere, or the
/// file is not here.
fn library_page(session: &Session) -> Option<String> {
    let route = &session.shown.route;
    route
        .is_library_page()
        .then(|| scripts::page(&library::page::file(session), &route.path(session.tables)))
        .flatten()
}

/// The title, language and size of text of the page as a whole.
fn frame(snapshot: &Snapshot) {
    let (wording, session) = (snapshot.wording, &snapshot.session);
    browser::set_root("lang", wording.t.lang.tag());
    browser::set_root("dir", wording.t.direction);
    browser::set_root("data-screen", if session.hall.screen == KioskScreen::Page { "" } else { "covered" });
    browser::set_root("data-sheet", if session.shown.sheet { "shown" } else { "" });
    browser::set_root("data-text", if session.shown.large { "large" } else { "" });
    match library::title(wording, &session.shown.route) {
        Some(title) => browser::set_title(&[&title, " · ", wording.t.title].concat()),
        None => browser::set_title(wording.t.title),
    }
    browser::set_date(snapshot.day);
}

/// Parts, and the places where they stand.
struct Slots(Vec<(&'static Part, Slot)>);

impl Slots {
    fn of(parts: &'static [Part]) -> Slots {
        Slots(parts.iter().filter_map(|part| Some((part, Slot::at(part.id)?))).collect())
    }

    fn say(&mut self, snapshot: &Snapshot) {
        for (part, slot) in &mut self.0 {
            slot.say((part.content)(snapshot));
        }
    }
}
