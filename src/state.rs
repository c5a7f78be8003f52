//! All state in one place: the session as a signal, its picture as a memo of it.

use crate::browser::{self, Step};
use crate::{app, voice};
use engine::region::Region;
use engine::{Answer, Date, FactId, Value};
use leptos::prelude::*;
use pages::kiosk::Kiosk;
use pages::link::Link;
use pages::places::is_elsewhere;
use pages::route::Route;
use pages::session::{Notice, Picture, Session};
use tables::TABLES;

/// The session as the address gives it.
fn begin() -> Session {
    if let Some(kiosk) = Kiosk::of(&TABLES, &browser::parameter) {
        return Session::in_hall(&TABLES, kiosk);
    }
    let (link, damaged) = Link::read(&TABLES, &browser::fragment());
    Session::of(&TABLES, link, damaged, browser::preferred_language())
}

/// The state of the app.
#[derive(Clone, Copy)]
pub struct State {
    session: RwSignal<Session>,
    /// Today in Asia/Shanghai, when the page was opened.
    today: Date,
    /// What it comes to.
    pub picture: Memo<Picture>,
}

impl State {
    /// The state as the address gives it.
    pub fn from_address() -> State {
        let session = RwSignal::new(begin());
        let today = browser::today();
        let picture = Memo::new_owning(move |before| (session.with(|s| s.picture(today, before)), true));
        State { session, today, picture }
    }

    /// Looks at the session as it is now.
    pub fn now<T>(&self, look: impl FnOnce(&Session) -> T) -> T {
        self.session.with_untracked(look)
    }

    /// Changes what the address does not hold.
    pub fn adjust(&self, change: impl FnOnce(&mut Session)) {
        self.session.update(change);
    }

    /// Changes what the address holds, and the address with it.
    pub fn change(&self, step: Step, change: impl FnOnce(&mut Session)) {
        self.session.update(|session| {
            session.notice = None;
            session.asking = None;
            session.picking = None;
            session.returned = false;
            let page = (session.route.clone(), session.lang);
            change(session);
            // Whether another page can be opened is not known yet.
            session.unopened &= page == (session.route.clone(), session.lang);
        });
        // In a hall the history must not hold what a visitor answered.
        let step = if self.now(|session| session.kiosk.is_some()) { Step::Same } else { step };
        browser::set_fragment(self.now(|session| session.link().write(&TABLES)), step);
    }

    /// Takes over what the address says now (back, forward, an edited link).
    pub fn follow_address(&self) {
        browser::forget_steps();
        let (link, damaged) = Link::read(&TABLES, &browser::fragment());
        // An older entry of the history must not bring its language back.
        let link = Link { lang: Some(self.now(|session| session.lang)), ..link };
        if link == self.now(Session::link) && damaged.is_empty() {
            return;
        }
        self.session.update(|session| {
            session.picked = link.date;
            session.party = link.party;
            session.damaged = damaged;
            session.elsewhere = is_elsewhere(&TABLES, &link.answers);
            session.answers = link.answers;
            session.unopened &= session.route == link.route;
            session.route = link.route;
            session.returned = true;
            session.check = link.check;
            session.notice = None;
        });
        browser::set_fragment(self.now(|session| session.link().write(&TABLES)), Step::Same);
    }

    /// Sets some answers at once, as one step of the history.
    pub fn answer(&self, given: &[(FactId, Answer)]) {
        self.change(Step::New, |session| {
            given.iter().for_each(|(fact, answer)| session.answers.set(*fact, *answer));
        });
    }

    /// Changes the evaluation date; none is today.
    pub fn pick_date(&self, day: Option<Date>) {
        let picked = day.filter(|day| *day != self.today);
        self.change(Step::New, |session| session.picked = picked);
    }

    /// The address to pass on: this page, with the answers written short; not the hall's.
    pub fn address_to_pass_on(&self) -> String {
        let (fragment, own) =
            self.now(|session| (session.link().write_short(&TABLES), session.kiosk.is_none()));
        browser::address(&fragment, own)
    }

    /// Goes to another page; the answers come along.
    pub fn open(&self, route: Route) {
        self.change(Step::New, |session| session.route = route);
    }

    /// Has the library's file loaded, unless it is here. The app may have been put up anew when
    /// it comes.
    pub fn open_library(&self) {
        let lang = self.now(|session| session.lang);
        self.adjust(|session| session.unopened = false);
        browser::open_library(lang, move |here| {
            if let Some(state) = app::state().filter(|state| state.now(|session| session.lang == lang)) {
                state.adjust(|session| session.unopened = !here);
            }
        });
    }

    /// Goes to the calculator with one programme to check: what it still needs is asked first.
    /// Where nothing is said about the place it is taken to be the document's, and who asks is
    /// changed only where the programme is not for them.
    pub fn check(&self, at: u16) {
        let Some(programme) = TABLES.programmes.get(usize::from(at)) else { return };
        // Of a nationwide programme the place stays open.
        let place = TABLES
            .document_of(programme)
            .filter(|document| document.region != Region::COUNTRY)
            .map(|document| Answer::Known(Value::Region(document.region)));
        self.change(Step::New, |session| {
            session.route = Route::Calculator;
            session.check = Some(at);
            if let (Some(region), Some(place)) = (TABLES.fact("region"), place)
                && session.answers.get(region) == Answer::Unasked
                && !session.elsewhere
            {
                session.answers.set(region, place);
            }
            if !programme.is_for(session.party)
                && let Some(party) = programme.recipients.first()
            {
                session.party = *party;
            }
        });
    }

    /// Forgets everything that was entered; language and size of text stay.
    pub fn clear(&self) {
        voice::stop();
        self.change(Step::Same, |session| {
            *session = Session {
                route: session.route.clone(),
                large: session.large,
                device: session.device,
                kiosk: session.kiosk.clone(),
                unopened: session.unopened,
                notice: Some(Notice::Cleared),
                ..Session::of(&TABLES, Link::empty(&TABLES), Vec::new(), session.lang)
            };
        });
    }
}
