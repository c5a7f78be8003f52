//! [`Session`] is what the person said, and how they see it.

use crate::model::kiosk::{Kiosk, KioskScreen};
use crate::model::link::Link;
use crate::model::places::{self, is_elsewhere};
use crate::model::query::Query;
use crate::model::route::Route;
use crate::model::statuses::further;
use engine::law::Party;
use engine::region::Region;
use engine::{Answer, Answers, Date, FactId, Lang, ProgrammeId, Tables, Value};

/// Whoever is before the page: what was answered, how it is shown, what the device can do and
/// what the kiosk does.
#[derive(Clone)]
pub struct Session {
    /// The law it is asked of.
    pub tables: &'static Tables,
    /// What stands behind folds is here: its texts, and in a browser the later half of the module
    /// (scripts/split.mjs), which has what writes folds, paper and the library. A page loads both
    /// once it shows something.
    pub has_more: bool,
    /// What was answered.
    pub answered: Answered,
    /// How it is shown.
    pub shown: Shown,
    /// What the device can do.
    pub device: Device,
    /// What the kiosk does, where it is one.
    pub hall: Hall,
}

/// What was answered: what the results follow from.
#[derive(Clone, PartialEq)]
pub struct Answered {
    /// The answers so far.
    pub answers: Answers,
    /// Who asks.
    pub party: Party,
    /// 其他地区 was chosen.
    pub elsewhere: bool,
    /// The programme that is being checked: its questions come first.
    pub check: Option<ProgrammeId>,
    /// The evaluation date, where it is not today.
    pub picked: Option<Date>,
}

/// How it is shown.
#[derive(Clone)]
pub struct Shown {
    /// The language of display.
    pub lang: Lang,
    /// Large text.
    pub large: bool,
    /// The page that is shown.
    pub route: Route,
    /// One came to it by back or forward, or by editing the address, not by following a link.
    pub returned: bool,
    /// The further statuses are shown.
    pub more_statuses: bool,
    /// The fact whose question was asked for, until it is answered.
    pub asking: Option<FactId>,
    /// What was typed to find a place.
    pub place_text: String,
    /// What is looked for in the library.
    pub query: Query,
    /// What the library needs could not be loaded.
    pub library_failed: bool,
    /// The province whose documents could not be loaded.
    pub province_failed: Option<Region>,
    /// Parts of the link that could not be read.
    pub damaged: Vec<String>,
    /// The last status message.
    pub notice: Option<Notice>,
    /// The link, to be copied by hand where the device refused to.
    pub to_copy: String,
    /// What would be printed is on the screen, to be kept.
    pub sheet: bool,
    /// The results are being read aloud.
    pub reading_aloud: bool,
}

/// What the device can do beyond showing a page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Device {
    /// It has a sheet for passing things on.
    pub can_share: bool,
    /// It does not print: some apps' browsers, and frames that may not.
    pub cannot_print: bool,
    /// The day of its clock, where that cannot be right.
    pub wrong_clock: Option<Date>,
    /// It has a voice for the language that is shown.
    pub has_voice: bool,
}

/// What the kiosk does.
#[derive(Clone)]
pub struct Hall {
    /// What its address sets; none where the page does not stand in a hall.
    pub kiosk: Option<Kiosk>,
    /// What it shows.
    pub screen: KioskScreen,
    /// A day being picked by taps: its year, and its month or 0.
    pub picking: Option<(i32, u8)>,
}

/// What a status message says; it is announced to screen readers.
#[derive(Clone, Copy, PartialEq)]
pub enum Notice {
    /// Everything was cleared.
    Cleared,
    /// The link was copied.
    Copied,
    /// The link could not be copied.
    NotCopied,
    /// What stands behind a fold, or another language, could not be fetched.
    NotFetched,
    /// The evaluation date is today again.
    Today,
    /// Another day has begun, and the results are others for it.
    NewDay,
    /// What was written is no day.
    NoDay,
    /// The printer is at work.
    Printing,
    /// There is a file for the calendar.
    Saved,
    /// There can be none, but its days were copied.
    DaysCopied,
}

impl Session {
    /// The session that a link opens.
    pub fn of(tables: &'static Tables, link: Link, damaged: Vec<String>, lang: Lang) -> Session {
        let yes = |fact| link.answers.value(fact) == Some(Value::Bool(true));
        let more = further(tables).any(yes);
        Session {
            tables,
            has_more: true,
            answered: Answered {
                elsewhere: is_elsewhere(tables, &link.answers),
                answers: link.answers,
                party: link.party,
                check: link.check,
                picked: link.date,
            },
            shown: Shown {
                lang: link.lang.unwrap_or(lang),
                large: false,
                route: link.route,
                returned: false,
                more_statuses: more,
                asking: None,
                place_text: String::new(),
                query: Query::default(),
                library_failed: false,
                province_failed: None,
                damaged,
                notice: None,
                to_copy: String::new(),
                sheet: false,
                reading_aloud: false,
            },
            device: Device::default(),
            hall: Hall { kiosk: None, screen: KioskScreen::Page, picking: None },
        }
    }

    /// The session that a visitor of a kiosk begins with: nothing from the address but what it
    /// sets for the hall.
    pub fn in_hall(tables: &'static Tables, kiosk: Kiosk) -> Session {
        let mut link = Link::empty(tables);
        if let (Some(fact), Some(region)) = (tables.fact(places::REGION), kiosk.region) {
            link.answers.set(fact, Answer::Known(Value::Region(region)));
        }
        let session = Session::of(tables, link, Vec::new(), kiosk.lang);
        Session { hall: Hall { kiosk: Some(kiosk), screen: KioskScreen::Attract, picking: None }, ..session }
    }

    /// What of it a link carries.
    pub fn link(&self) -> Link {
        Link {
            answers: self.answered.answers.clone(),
            date: self.answered.picked,
            lang: Some(self.shown.lang),
            party: self.answered.party,
            route: self.shown.route.clone(),
            check: self.answered.check,
        }
    }
}
