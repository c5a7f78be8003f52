//! All state in one place. [`Session`] is what the person said; [`Picture`] is what it comes
//! to, worked out once a change. Parts of the page are functions of the picture.

use crate::browser::{self, Step};
use crate::link::Link;
use crate::render::place::is_covered;
use crate::render::status::further;
use crate::results::{Shelves, shelves};
use crate::words::Words;
use engine::region::Region;
use engine::tables::Party;
use engine::{Answer, Answers, Assessment, Date, FactId, Lang, Value, assess, question};
use leptos::prelude::*;
use tables::TABLES;

/// What a status message says; it is announced to screen readers.
#[derive(Clone, Copy, PartialEq)]
pub enum Notice {
    /// Everything was cleared.
    Cleared,
    /// The link was copied.
    Copied,
    /// The link could not be copied.
    NotCopied,
}

/// What the person said, and how they want to see it.
#[derive(Clone)]
pub struct Session {
    /// The answers so far.
    pub answers: Answers,
    /// The evaluation date, where it is not today.
    pub picked: Option<Date>,
    /// The language of display.
    pub lang: Lang,
    /// Who asks.
    pub party: Party,
    /// Large text.
    pub large: bool,
    /// 其他地区 was chosen.
    pub elsewhere: bool,
    /// The further statuses are shown.
    pub more: bool,
    /// Parts of the link that could not be read.
    pub damaged: Vec<String>,
    /// The last status message.
    pub notice: Option<Notice>,
}

/// What the session comes to.
#[derive(Clone)]
pub struct Picture {
    /// The session it is the picture of.
    pub session: Session,
    /// The words of its language.
    pub words: Words,
    /// The evaluation date.
    pub day: Date,
    /// What the answers come to.
    pub assessment: Assessment,
    /// The facts worth asking, the most decisive first.
    pub questions: Vec<FactId>,
    /// Where each result is put.
    pub shelves: Shelves,
}

/// The region that was answered.
pub fn region(answers: &Answers) -> Option<Region> {
    match TABLES.fact("region").and_then(|fact| answers.value(fact)) {
        Some(Value::Region(region)) => Some(region),
        _ => None,
    }
}

fn is_elsewhere(answers: &Answers) -> bool {
    region(answers).is_some_and(|region| !is_covered(region))
}

impl Session {
    /// The session as the address gives it.
    fn from_address() -> Session {
        let (link, damaged) = Link::read(&TABLES, &browser::fragment());
        let yes = |fact| link.answers.value(fact) == Some(Value::Bool(true));
        Session {
            elsewhere: is_elsewhere(&link.answers),
            more: further().any(yes),
            answers: link.answers,
            picked: link.date,
            lang: link.lang.unwrap_or_else(browser::preferred_language),
            party: link.party,
            large: false,
            damaged,
            notice: None,
        }
    }

    fn link(&self) -> Link {
        Link { answers: self.answers.clone(), date: self.picked, lang: Some(self.lang), party: self.party }
    }

    fn picture(&self, today: Date) -> Picture {
        let day = self.picked.unwrap_or(today);
        let assessment = assess(&TABLES, &self.answers, day);
        let questions = question::questions(&TABLES, &self.answers, &assessment, Some(self.party));
        let shelves = shelves(self, &assessment);
        Picture { session: self.clone(), words: Words::of(self.lang), day, assessment, questions, shelves }
    }
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
        let session = RwSignal::new(Session::from_address());
        let today = browser::today();
        let picture =
            Memo::new_with_compare(move |_| session.with(|session| session.picture(today)), |_, _| true);
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
            change(session);
        });
        browser::set_fragment(&self.now(|session| session.link().write(&TABLES)), step);
    }

    /// Takes over what the address says now (back, forward, an edited link).
    pub fn follow_address(&self) {
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
            session.elsewhere = is_elsewhere(&link.answers);
            session.answers = link.answers;
            session.notice = None;
        });
        browser::set_fragment(&self.now(|session| session.link().write(&TABLES)), Step::Same);
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

    /// Forgets everything that was entered; language and size of text stay.
    pub fn clear(&self) {
        self.change(Step::Same, |session| {
            *session = Session {
                answers: Answers::none(&TABLES),
                picked: None,
                party: Party::Worker,
                elsewhere: false,
                more: false,
                damaged: Vec::new(),
                notice: Some(Notice::Cleared),
                lang: session.lang,
                large: session.large,
            };
        });
    }
}
