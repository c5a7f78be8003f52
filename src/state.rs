//! All state in one place: what was answered, for which day, in which language.
//! Views read memos of it and change it only through the methods here.

use crate::browser::{self, Step};
use crate::link::Link;
use crate::words::Words;
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

/// The state of the app.
#[derive(Clone, Copy)]
pub struct State {
    /// The answers so far.
    pub answers: RwSignal<Answers>,
    /// The evaluation date, where it is not today.
    pub picked: RwSignal<Option<Date>>,
    /// Today in Asia/Shanghai, when the page was opened.
    pub today: Date,
    /// The language of display.
    pub lang: RwSignal<Lang>,
    /// Who asks.
    pub party: RwSignal<Party>,
    /// Large text.
    pub large: RwSignal<bool>,
    /// Parts of the link that could not be read.
    pub damaged: RwSignal<Vec<String>>,
    /// The last status message.
    pub notice: RwSignal<Option<Notice>>,
    /// The evaluation date.
    pub day: Memo<Date>,
    /// What the answers come to.
    pub assessment: Memo<Assessment>,
    /// The facts worth asking, the most decisive first.
    pub questions: Memo<Vec<FactId>>,
}

/// The state from the nearest provider.
pub fn state() -> State {
    expect_context::<State>()
}

impl State {
    /// The state as the address gives it.
    pub fn from_address() -> State {
        let (link, damaged) = Link::read(&TABLES, &browser::fragment());
        let answers = RwSignal::new(link.answers);
        let picked = RwSignal::new(link.date);
        let party = RwSignal::new(link.party);
        let today = browser::today();
        let day = Memo::new(move |_| picked.get().unwrap_or(today));
        let assessment = Memo::new_with_compare(
            move |_| answers.with(|answers| assess(&TABLES, answers, day.get())),
            |_, _| true,
        );
        let questions = Memo::new(move |_| {
            answers.with(|answers| {
                assessment
                    .with(|assessed| question::questions(&TABLES, answers, assessed, Some(party.get())))
            })
        });
        State {
            answers,
            picked,
            today,
            lang: RwSignal::new(link.lang.unwrap_or_else(browser::preferred_language)),
            party,
            large: RwSignal::new(false),
            damaged: RwSignal::new(damaged),
            notice: RwSignal::new(None),
            day,
            assessment,
            questions,
        }
    }

    /// Takes over what the address says now (back, forward, an edited link).
    pub fn follow_address(&self) {
        let (link, damaged) = Link::read(&TABLES, &browser::fragment());
        if link == self.link() {
            return;
        }
        if let Some(lang) = link.lang {
            self.lang.set(lang);
        }
        self.picked.set(link.date);
        self.party.set(link.party);
        self.damaged.set(damaged);
        self.answers.set(link.answers);
    }

    /// The words of the language of display; a view that calls it is made anew for another.
    pub fn words(&self) -> Words {
        Words::of(self.lang.get())
    }

    fn link(&self) -> Link {
        Link {
            answers: self.answers.get_untracked(),
            date: self.picked.get_untracked(),
            lang: Some(self.lang.get_untracked()),
            party: self.party.get_untracked(),
        }
    }

    fn write_address(&self, step: Step) {
        browser::set_fragment(&self.link().write(&TABLES), step);
    }

    /// Sets some answers at once, as one step of the history.
    pub fn answer(&self, given: &[(FactId, Answer)]) {
        self.notice.set(None);
        self.answers.update(|answers| {
            for (fact, answer) in given {
                answers.set(*fact, *answer);
            }
        });
        self.write_address(Step::New);
    }

    /// Sets one answer to a value.
    pub fn know(&self, fact: FactId, value: Value) {
        self.answer(&[(fact, Answer::Known(value))]);
    }

    /// Takes an answer back, so that it is asked again.
    pub fn forget(&self, fact: FactId) {
        self.answer(&[(fact, Answer::Unasked)]);
    }

    /// Changes the evaluation date; none is today.
    pub fn pick_date(&self, day: Option<Date>) {
        self.picked.set(day.filter(|day| *day != self.today));
        self.write_address(Step::New);
    }

    /// Changes the language.
    pub fn speak(&self, lang: Lang) {
        self.lang.set(lang);
        self.write_address(Step::Same);
    }

    /// Changes who asks; the answers stay.
    pub fn enter(&self, party: Party) {
        self.party.set(party);
        self.write_address(Step::New);
    }

    /// Forgets everything that was entered.
    pub fn clear(&self) {
        self.answers.set(Answers::none(&TABLES));
        self.picked.set(None);
        self.party.set(Party::Worker);
        self.damaged.set(Vec::new());
        self.notice.set(Some(Notice::Cleared));
        self.write_address(Step::Same);
    }
}
