//! The page in the browser: its parts and cards follow the picture. Only what says something
//! else than before is touched, so everything else keeps its place, its focus and its state.

use crate::browser;
use crate::cards::Cards;
use engine::Lang;
use pages::kiosk::Screen;
use pages::library;
use pages::page::{AROUND, CALCULATOR, LIBRARY, Part};
use pages::route::Route;
use pages::session::Picture;
use tables::TABLES;
use web_sys::Element;

/// A place in the page, and what it says.
pub struct Slot {
    element: Element,
    said: String,
}

impl Slot {
    /// A place that says something already.
    pub fn new(element: Element, said: String) -> Slot {
        Slot { element, said }
    }

    /// Says something, in place of what it said before if that was something else.
    pub fn say(&mut self, says: String) {
        if self.said != says {
            browser::replace(&self.element, &says);
            self.said = says;
        }
    }
}

/// What the page shows.
pub struct View {
    around: Slots,
    calculator: Slots,
    library: Slots,
    cards: Cards,
    /// The page and its language.
    page: Option<(Route, Lang)>,
}

impl View {
    /// The page before it says anything.
    pub fn new() -> View {
        View {
            around: Slots::of(&AROUND),
            calculator: Slots::of(&CALCULATOR),
            library: Slots::of(&LIBRARY),
            cards: Cards::new(),
            page: None,
        }
    }

    /// Shows a picture. What is hidden behind the page that is open stays as it is until it is
    /// seen again.
    pub fn show(&mut self, picture: &Picture) {
        frame(picture);
        let away = picture.session.route != Route::Calculator;
        browser::hide("library", !away);
        browser::hide("calculator", away);
        browser::hide("bar", away);
        self.around.say(picture);
        if away {
            self.library.say(picture);
        } else {
            self.calculator.say(picture);
            self.cards.show(picture);
        }
        self.arrive(picture);
    }

    /// Where a page begins: focus and sight go there when another one is opened, and back to
    /// the link that was followed where one returns. What was searched for is in its field
    /// again.
    fn arrive(&mut self, picture: &Picture) {
        let session = &picture.session;
        let now = (session.route.clone(), session.lang);
        let before = self.page.replace(now.clone());
        if before.as_ref() == Some(&now) {
            return;
        }
        if matches!(session.route, Route::Library | Route::Unknown(_)) {
            browser::fill_in("seek-text", session.seek.text.clone());
        }
        let Some((before, _)) = before.filter(|(before, _)| *before != session.route) else { return };
        let title = match session.route {
            Route::Calculator if session.check.is_some() => "checking-title",
            Route::Calculator => "results",
            _ => "library-title",
        };
        let from = match session.returned {
            true => ["open ", &before.path(&TABLES)].concat(),
            false => String::new(),
        };
        browser::arrive(from, title, title != "checking-title");
    }
}

/// The title, language and size of text of the page as a whole.
fn frame(picture: &Picture) {
    let (words, session) = (picture.words, &picture.session);
    browser::set_root("lang", words.lang.tag());
    browser::set_root("data-screen", if session.screen == Screen::Page { "" } else { "covered" });
    browser::set_root("data-text", if session.large { "large" } else { "" });
    match library::title(words, &session.route) {
        Some(title) => browser::set_title(&[&title, " · ", words.t.title].concat()),
        None => browser::set_title(words.t.title),
    }
    browser::set_date(picture.day);
}

/// Parts, and the places where they stand.
struct Slots(Vec<(&'static Part, Slot)>);

impl Slots {
    fn of(parts: &'static [Part]) -> Slots {
        let slot =
            |part: &'static Part| Some((part, Slot::new(browser::by_id(part.id)?.into(), String::new())));
        Slots(parts.iter().filter_map(slot).collect())
    }

    fn say(&mut self, picture: &Picture) {
        for (part, slot) in &mut self.0 {
            slot.say((part.content)(picture));
        }
    }
}
