//! [`Session`] is what the person said; [`Picture`] is what it comes to, worked out once a
//! change. Every part of a page is a function of the picture.

use crate::kiosk::{Kiosk, Screen};
use crate::library::seek::Seek;
use crate::link::Link;
use crate::places::is_elsewhere;
use crate::results::{Shelves, shelves};
use crate::route::Route;
use crate::shelf::{askable, open};
use crate::statuses::further;
use crate::words::Words;
use engine::plan::{Plan, plan};
use engine::tables::Party;
use engine::{Answer, Answers, Assessment, Date, FactId, Lang, Tables, Value, Verdict, assess, question};

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

/// What the device can do beyond showing a page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Device {
    /// It has a sheet for passing things on.
    pub shares: bool,
    /// It has a voice for Chinese.
    pub speaks_chinese: bool,
    /// It has a voice for English.
    pub speaks_english: bool,
}

impl Device {
    /// Whether it can read a language aloud.
    pub fn speaks(self, lang: Lang) -> bool {
        match lang {
            Lang::Zh => self.speaks_chinese,
            Lang::En => self.speaks_english,
        }
    }
}

/// What the person said, and how they want to see it.
#[derive(Clone)]
pub struct Session {
    /// The law it is asked of.
    pub tables: &'static Tables,
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
    /// The fact whose question was asked for, until it is answered.
    pub asking: Option<FactId>,
    /// The last status message.
    pub notice: Option<Notice>,
    /// What the device can do.
    pub device: Device,
    /// It stands in a hall.
    pub kiosk: Option<Kiosk>,
    /// What the kiosk shows.
    pub screen: Screen,
    /// A day being picked by taps: its year, and its month or 0.
    pub picking: Option<(i32, u8)>,
    /// The results are being read aloud.
    pub reading: bool,
    /// The page that is shown.
    pub route: Route,
    /// One came to it by back or forward, or by editing the address, not by following a link.
    pub returned: bool,
    /// The place of the programme that is being checked: its questions come first.
    pub check: Option<u16>,
    /// What is looked for in the library.
    pub seek: Seek,
    /// The library's file could not be loaded.
    pub unopened: bool,
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
    /// What to claim in the year; its sums are the totals that the page shows.
    pub plan: Plan,
}

impl Session {
    /// The session that a link opens.
    pub fn of(tables: &'static Tables, link: Link, damaged: Vec<String>, lang: Lang) -> Session {
        let yes = |fact| link.answers.value(fact) == Some(Value::Bool(true));
        Session {
            tables,
            elsewhere: is_elsewhere(tables, &link.answers),
            more: further(tables).any(yes),
            answers: link.answers,
            picked: link.date,
            lang: link.lang.unwrap_or(lang),
            party: link.party,
            large: false,
            damaged,
            asking: None,
            notice: None,
            device: Device::default(),
            kiosk: None,
            screen: Screen::Page,
            picking: None,
            reading: false,
            route: link.route,
            returned: false,
            check: link.check,
            seek: Seek::default(),
            unopened: false,
        }
    }

    /// The session that a visitor of a kiosk begins with: nothing from the address but what it
    /// sets for the hall.
    pub fn in_hall(tables: &'static Tables, kiosk: Kiosk) -> Session {
        let mut link = Link::empty(tables);
        if let (Some(fact), Some(region)) = (tables.fact("region"), kiosk.region) {
            link.answers.set(fact, Answer::Known(Value::Region(region)));
        }
        let session = Session::of(tables, link, Vec::new(), kiosk.lang);
        Session { kiosk: Some(kiosk), screen: Screen::Attract, ..session }
    }

    /// What of it a link carries.
    pub fn link(&self) -> Link {
        Link {
            answers: self.answers.clone(),
            date: self.picked,
            lang: Some(self.lang),
            party: self.party,
            route: self.route.clone(),
            check: self.check,
        }
    }

    /// What it comes to. Of the picture before, what the answers come to is taken over where
    /// nothing has changed but how it is shown.
    pub fn picture(&self, today: Date, before: Option<Picture>) -> Picture {
        let session = self.clone();
        let words = Words::of(self.tables, self.lang);
        let day = self.picked.unwrap_or(today);
        if let Some(before) = before.filter(|before| before.day == day && before.session.says(self)) {
            return Picture { session, words, ..before };
        }
        let assessment = assess(self.tables, &self.answers, day);
        let mut questions = question::questions(self.tables, &self.answers, &assessment, Some(self.party));
        self.checked_first(&assessment, &mut questions);
        let shelves = shelves(self, &assessment);
        let plan = plan(&assessment, &self.answers, self.party);
        Picture { session, words, day, assessment, questions, shelves, plan }
    }

    /// Whether another session says the same, however it is shown.
    fn says(&self, other: &Session) -> bool {
        let said = |session: &Session| (session.party, session.elsewhere, session.check);
        said(self) == said(other) && self.answers == other.answers
    }

    /// Puts what the programme that is being checked still needs before all other questions,
    /// also where it is asked for nothing else because the programme has ended.
    fn checked_first(&self, assessment: &Assessment, questions: &mut Vec<FactId>) {
        let Some(outcome) = self.check.and_then(|at| assessment.outcomes.get(usize::from(at))) else {
            return;
        };
        let mut wanted = askable(self.tables, outcome, &self.answers, self.party);
        if let (Verdict::Eligible, Some(amount)) = (outcome.verdict, outcome.amount) {
            wanted.extend(&open(self.tables, &amount.lacks, &self.answers, self.party));
        }
        let mut first: Vec<FactId> = questions.iter().copied().filter(|id| wanted.contains(*id)).collect();
        first.extend(wanted.iter().filter(|id| !questions.contains(id)));
        first.extend(questions.iter().filter(|id| !wanted.contains(**id)));
        *questions = first;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::date;
    use tables::TABLES;

    fn questions(fragment: &str) -> Vec<&'static str> {
        let (link, damaged) = Link::read(&TABLES, fragment);
        assert!(damaged.is_empty(), "{damaged:?}");
        let today = date::parse("2026-11-22").unwrap();
        let picture = Session::of(&TABLES, link, damaged, Lang::Zh).picture(today, None);
        picture.questions.iter().filter_map(|id| TABLES.fact_at(*id)).map(|fact| fact.key).collect()
    }

    #[test]
    fn what_is_checked_is_asked_first_and_nothing_is_lost() {
        let plain = "v=1&region=650402&for=employer&date=2020-09-01";
        let before = questions(plain);
        let after = questions(&[plain, "&check=tlf53.work-based-training"].concat());
        let wanted = ["course_kind", "employer", "takes_on", "employer_insured"];
        assert!(after[..wanted.len()].iter().all(|key| wanted.contains(key)), "{after:?}");
        assert_ne!(before[..wanted.len()], after[..wanted.len()]);
        let sorted = |mut keys: Vec<&'static str>| {
            keys.sort_unstable();
            keys
        };
        assert_eq!(sorted(after), sorted(before));
    }

    #[test]
    fn a_picture_is_taken_over_only_where_the_same_is_said() {
        let today = date::parse("2020-09-01").unwrap();
        let session = |fragment: &str| {
            let (link, damaged) = Link::read(&TABLES, fragment);
            Session::of(&TABLES, link, damaged, Lang::Zh)
        };
        let same = |one: &Picture, other: &Picture| {
            (&one.questions, &one.shelves, one.day, one.session.party)
                == (&other.questions, &other.shelves, other.day, other.session.party)
        };
        let steps = [
            "v=1&region=650402",
            "v=1&region=650402&lang=en",
            "v=1&region=650402&laid_off=yes",
            "v=1&region=650402&laid_off=yes&date=2026-11-22",
            "v=1&region=650402&laid_off=yes&date=2026-11-22&for=employer",
            "v=1&region=650402&laid_off=yes&for=employer&check=tlf53.work-based-training",
            "/library?v=1&region=650402&laid_off=yes&for=employer&check=tlf53.work-based-training",
            "v=1&region=210100",
        ];
        let mut before: Option<Picture> = None;
        for step in steps {
            let (afresh, after) =
                (session(step).picture(today, None), session(step).picture(today, before.clone()));
            assert!(same(&afresh, &after), "{step}");
            assert_eq!(after.words.lang, afresh.words.lang);
            before = Some(after);
        }
    }

    #[test]
    fn something_ended_is_asked_for_only_when_it_is_checked() {
        let plain = "v=1&region=650402&for=employer";
        let checked = questions(&[plain, "&check=tlf53.work-based-training"].concat());
        assert!(!questions(plain).contains(&"takes_on"));
        assert!(checked.contains(&"takes_on"), "{checked:?}");
    }
}
