//! All state in one place: the session as a signal, its snapshot as a memo of it.

use crate::browser::{self, HistoryStep};
use crate::law::Law;
use crate::voice;
use engine::region::Region;
use engine::{Answer, Date, FactId, ProgrammeId, Tables, Value};
use leptos::prelude::*;
use pages::model::kiosk::{Kiosk, KioskScreen};
use pages::model::link::Link;
use pages::model::places::{REGION, is_elsewhere, wanting};
use pages::model::route::Route;
use pages::model::session::{Hall, Notice, Session, Shown};
use pages::model::snapshot::Snapshot;
use std::time::Duration;

/// How long something is said.
const SAID: Duration = Duration::from_secs(15);

/// The session as the address gives it.
fn begin(tables: &'static Tables) -> Session {
    if let Some(kiosk) = Kiosk::of(tables, &browser::parameter) {
        return Session::in_hall(tables, kiosk);
    }
    let (link, damaged) = Link::read(tables, &browser::fragment());
    Session::of(tables, link, damaged, browser::preferred_language())
}

/// The state of the app.
#[derive(Clone, Copy)]
pub struct State {
    session: RwSignal<Session>,
    /// Today in Asia/Shanghai, when it was last asked.
    today: RwSignal<Date>,
    /// What it comes to.
    pub snapshot: Memo<Snapshot>,
}

impl State {
    /// The state as the address gives it.
    pub fn from_address(law: &Law) -> State {
        let browser::Today { day, wrong_clock } = browser::today();
        let tables = law.tables();
        let mut begun = begin(tables);
        begun.has_more = law.has_more();
        begun.device.wrong_clock = wrong_clock;
        // What was tapped before the app was there is written like anything else.
        if begun.hall.kiosk.is_none() && browser::fragment().contains('!') {
            browser::set_fragment(begun.link().write(tables), HistoryStep::Same);
        }
        let (session, today) = (RwSignal::new(begun), RwSignal::new(day));
        let snapshot =
            Memo::new_owning(move |before| (session.with(|s| s.snapshot(today.get(), before)), true));
        State { session, today, snapshot }
    }

    /// Says something, for a while: it lies over what is read. A link to be copied stays.
    pub fn say(self, notice: Notice) {
        self.adjust(|session| session.shown.notice = Some(notice));
        if notice == Notice::NotCopied {
            return;
        }
        let quiet = move || {
            // The app may have been taken down since.
            let said = self.session.try_with_untracked(|session| session.shown.notice);
            if said == Some(Some(notice)) {
                self.adjust(|session| session.shown.notice = None);
            }
        };
        set_timeout(quiet, SAID);
    }

    /// Asks again what day it is. Where the results change for it, it says so.
    pub fn ask_today(&self) {
        let browser::Today { day, wrong_clock } = browser::today();
        let Some(before) = self.today.try_get_untracked() else { return };
        if self.now(|session| session.device.wrong_clock) != wrong_clock {
            self.adjust(|session| session.device.wrong_clock = wrong_clock);
        }
        // Asked again soon; what turns the day comes with what stands behind folds.
        if day != before && self.now(|session| session.has_more) {
            self.turn_day(day);
        }
    }

    /// Another day has begun.
    #[inline(never)] // scripts/later.txt
    fn turn_day(&self, day: Date) {
        let before = self.snapshot.get_untracked();
        self.today.set(day);
        // Nobody has seen any results behind the first screen of a hall.
        let shown = before.session.hall.screen != KioskScreen::Attract;
        if shown && self.snapshot.with_untracked(|now| now.differs_from(&before)) {
            self.say(Notice::NewDay);
        }
    }

    /// The law, with the texts that are here.
    pub fn tables(&self) -> &'static Tables {
        self.now(|session| session.tables)
    }

    /// Looks at the session as it is now.
    pub fn now<T>(&self, look: impl FnOnce(&Session) -> T) -> T {
        self.session.with_untracked(look)
    }

    /// Whether the page stands in a hall.
    pub fn is_in_hall(self) -> bool {
        self.now(|session| session.hall.kiosk.is_some())
    }

    /// Changes what the address does not hold.
    pub fn adjust(&self, change: impl FnOnce(&mut Session)) {
        self.session.update(change);
    }

    /// Changes what the address holds, and the address with it.
    pub fn change(&self, step: HistoryStep, change: impl FnOnce(&mut Session)) {
        self.session.update(|session| {
            session.shown.notice = None;
            session.shown.asking = None;
            session.hall.picking = None;
            session.shown.returned = false;
            let page = (session.shown.route.clone(), session.shown.lang);
            change(session);
            // That a page could not be loaded says nothing of another page or language.
            session.shown.library_failed &= page == (session.shown.route.clone(), session.shown.lang);
        });
        // In a hall the history must not hold what a visitor answered.
        let step = if self.is_in_hall() { HistoryStep::Same } else { step };
        browser::set_fragment(self.now(|session| session.link().write(session.tables)), step);
    }

    /// Takes over what the address says now (back, forward, an edited link).
    pub fn follow_address(&self) {
        browser::forget_steps();
        let (link, damaged) = Link::read(self.tables(), &browser::fragment());
        // An older entry of the history must not bring its language back.
        let link = Link { lang: Some(self.now(|session| session.shown.lang)), ..link };
        if link == self.now(Session::link) && damaged.is_empty() {
            return;
        }
        self.session.update(|session| {
            session.answered.picked = link.date;
            session.answered.party = link.party;
            session.shown.damaged = damaged;
            session.answered.elsewhere = is_elsewhere(session.tables, &link.answers);
            session.answered.answers = link.answers;
            session.shown.library_failed &= session.shown.route == link.route;
            session.shown.route = link.route;
            session.shown.returned = true;
            session.answered.check = link.check;
            session.shown.notice = None;
        });
        // Of documents that are not here yet the address says what is read once they are.
        if self.now(|session| wanting(session).is_none()) {
            browser::set_fragment(
                self.now(|session| session.link().write(session.tables)),
                HistoryStep::Same,
            );
        }
    }

    /// Reads once more what the address says of documents that have come since; what else it says is known.
    pub fn read_address_again(&self) {
        let unread = |session: &Session| {
            matches!(session.shown.route, Route::Unknown(_)) || !session.shown.damaged.is_empty()
        };
        if self.now(unread) {
            self.follow_address();
        }
    }

    /// Sets some answers at once, as one step of the history.
    pub fn answer(&self, given: &[(FactId, Answer)]) {
        self.change(HistoryStep::New, |session| {
            given.iter().for_each(|(fact, answer)| session.answered.answers.set(*fact, *answer));
        });
    }

    /// Changes the evaluation date; none is today. By a clock that is wrong no day is.
    pub fn pick_date(&self, day: Option<Date>) {
        let wrong = self.now(|session| session.device.wrong_clock.is_some());
        let picked = day.filter(|day| wrong || *day != self.today.get_untracked());
        self.change(HistoryStep::New, |session| session.answered.picked = picked);
    }

    /// The address to pass on: this page, with the answers written short; not the hall's.
    pub fn address_to_pass_on(&self) -> String {
        let (fragment, own) =
            self.now(|session| (session.link().write_short(session.tables), session.hall.kiosk.is_none()));
        browser::address(&fragment, own)
    }

    /// Goes to another page; the answers come along.
    pub fn go_to(&self, route: Route) {
        self.change(HistoryStep::New, |session| session.shown.route = route);
    }

    /// Goes to the calculator with one programme to check: what it still needs is asked first.
    /// Where nothing is said about the place it is taken to be the document's, and who asks is
    /// changed only where the programme is not for them.
    pub fn check(&self, id: ProgrammeId) {
        let tables = self.tables();
        let Some(programme) = tables.programme_at(id) else { return };
        // Of a nationwide programme the place stays open.
        let place = tables
            .document_of(programme)
            .filter(|document| document.region != Region::COUNTRY)
            .map(|document| Answer::Known(Value::Region(document.region)));
        self.change(HistoryStep::New, |session| {
            session.shown.route = Route::Calculator;
            session.answered.check = Some(id);
            if let (Some(region), Some(place)) = (tables.fact(REGION), place)
                && session.answered.answers.get(region) == Answer::Unasked
                && !session.answered.elsewhere
            {
                session.answered.answers.set(region, place);
            }
            if !programme.is_for(session.answered.party)
                && let Some(party) = programme.recipients.first()
            {
                session.answered.party = *party;
            }
        });
    }

    /// Forgets everything that was entered; language and size of text stay.
    pub fn clear(&self) {
        voice::stop();
        self.change(HistoryStep::Same, |session| {
            let clear =
                Session::of(session.tables, Link::empty(session.tables), Vec::new(), session.shown.lang);
            *session = Session {
                shown: Shown {
                    route: session.shown.route.clone(),
                    large: session.shown.large,
                    library_failed: session.shown.library_failed,
                    ..clear.shown
                },
                device: session.device,
                hall: Hall { kiosk: session.hall.kiosk.clone(), ..clear.hall },
                has_more: session.has_more,
                ..clear
            };
        });
        self.say(Notice::Cleared);
    }
}
