//! The checked policy tables: the law as plain, immutable data.
//!
//! Everything is `'static`: the app and the command line embed the tables packed
//! ([`pack`](crate::pack)) and unpack them once, on first use; the strings stay where they
//! are. Tables read from files (`subsidy check`, tests) live as long as the process, too.

use crate::amount::AmountRow;
use crate::condition::Cond;
use crate::date;
use crate::fact::{Fact, FactId};
use crate::limit::Limit;
use crate::region::Region;
use crate::standard::Standard;
use crate::text::Text;
use time::Date;

/// All that the engine knows about the law.
#[derive(Clone, Copy, Debug)]
pub struct Tables {
    /// The vocabulary, in the order of asking.
    pub facts: &'static [Fact],
    /// The units of numbers.
    pub units: &'static [Unit],
    /// The policy papers.
    pub documents: &'static [Document],
    /// The programmes, grouped by document.
    pub programmes: &'static [Programme],
    /// The limits across programmes.
    pub limits: &'static [Limit],
    /// What localities have published.
    pub standards: &'static [Standard],
}

impl Tables {
    /// The fact with a key.
    pub fn fact(&self, key: &str) -> Option<FactId> {
        let at = self.facts.iter().position(|fact| fact.key == key)?;
        u16::try_from(at).ok().map(FactId)
    }

    /// The fact at an id; ids come from the same tables.
    pub fn fact_at(&self, id: FactId) -> Option<&'static Fact> {
        self.facts.get(usize::from(id.0))
    }

    /// The programme with an id such as `tlf53.work-based-training`.
    pub fn programme(&self, id: &str) -> Option<&'static Programme> {
        self.programmes.iter().find(|programme| programme.id == id)
    }

    /// The unit with a key.
    pub fn unit(&self, key: &str) -> Option<&'static Unit> {
        self.units.iter().find(|unit| unit.key == key)
    }

    /// The document a programme belongs to.
    pub fn document_of(&self, programme: &Programme) -> Option<&'static Document> {
        self.documents.get(usize::from(programme.document))
    }
}

/// The words for a unit of numbers.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// The key, e.g. `class_hour`.
    pub key: &'static str,
    /// Chinese, the same for one and many.
    pub zh: &'static str,
    /// English, for one.
    pub one: &'static str,
    /// English, for any other number.
    pub many: &'static str,
}

/// A policy paper.
#[derive(Clone, Copy, Debug)]
pub struct Document {
    /// Short id, the first part of its programmes' ids.
    pub id: &'static str,
    /// The official number, e.g. 吐政办〔2019〕53号.
    pub number: &'static str,
    /// The title.
    pub title: Text,
    /// Who issued it.
    pub issuer: Text,
    /// Where it holds.
    pub region: Region,
    /// The day it was issued.
    pub issued: Date,
    /// When it holds.
    pub term: Term,
    /// What to do once it has ended or is unconfirmed.
    pub after: Text,
    /// The day its tables were last reviewed against the text.
    pub reviewed: Date,
    /// Whom to ask.
    pub contact: Text,
    /// Every clause of the text.
    pub clauses: &'static [&'static str],
    /// Clauses that give no programme, with the reason.
    pub explained: &'static [Explained],
    /// What the text warns of (fraud).
    pub warnings: &'static [Warning],
}

/// A clause that gives nothing one could have or apply for.
#[derive(Clone, Copy, Debug)]
pub struct Explained {
    /// The clause.
    pub clause: &'static str,
    /// What it says.
    pub text: Text,
    /// Why it is not a programme.
    pub reason: Text,
}

/// Something a document warns of.
#[derive(Clone, Copy, Debug)]
pub struct Warning {
    /// The clause.
    pub clause: &'static str,
    /// What it says.
    pub text: Text,
}

/// When something holds, and why that is so.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    /// The first day.
    pub from: Date,
    /// The last day, where the text has one.
    pub until: Option<Date>,
    /// The last day without doubt, where the text has no end but its time is over.
    pub unconfirmed_after: Option<Date>,
    /// The ground for this.
    pub ground: Text,
}

/// Whether something holds on a day. Apart from the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Before its first day.
    NotYet,
    /// It holds.
    InForce,
    /// No end in the text, but its target period is over or a successor is known.
    Unconfirmed,
    /// Past an end in the text.
    Ended,
}

impl Standing {
    /// All, in the order of time.
    pub const ALL: [Standing; 4] =
        [Standing::NotYet, Standing::InForce, Standing::Unconfirmed, Standing::Ended];

    /// The key used in tables and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Standing::NotYet => "not_yet",
            Standing::InForce => "in_force",
            Standing::Unconfirmed => "unconfirmed",
            Standing::Ended => "ended",
        }
    }
}

impl Term {
    /// The standing on a day; first and last days are included.
    pub fn standing(&self, day: Date) -> Standing {
        if day < self.from {
            Standing::NotYet
        } else if self.until.is_some_and(|until| day > until) {
            Standing::Ended
        } else if self.unconfirmed_after.is_some_and(|last| day > last) {
            Standing::Unconfirmed
        } else {
            Standing::InForce
        }
    }
}

/// A place in a document and the operative words there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The clause, e.g. 五（一）.
    pub clause: &'static str,
    /// A phrase as it stands there; empty where there is only a remark.
    pub words: &'static str,
    /// How surely the words are known.
    pub grade: Grade,
    /// What the tables' authors say of the place, in words that stand in no document.
    pub remark: Option<&'static Text>,
}

impl Citation {
    /// Words whose document was seen.
    pub const fn verbatim(clause: &'static str, words: &'static str) -> Citation {
        Citation { clause, words, grade: Grade::Verbatim, remark: None }
    }
}

/// Whom a programme is for, or who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Party {
    /// 劳动者.
    Worker,
    /// 用人单位.
    Employer,
    /// Training provider, school or evaluation organisation.
    Provider,
}

impl Party {
    /// All parties, in the order they are offered.
    pub const ALL: [Party; 3] = [Party::Worker, Party::Employer, Party::Provider];

    /// The key used in tables, JSON and links.
    pub fn key(self) -> &'static str {
        match self {
            Party::Worker => "worker",
            Party::Employer => "employer",
            Party::Provider => "provider",
        }
    }

    /// The party with a key.
    pub fn from_key(key: &str) -> Option<Party> {
        Party::ALL.into_iter().find(|party| party.key() == key)
    }
}

/// Whose hands the money reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaidTo {
    /// To a party.
    Party(Party),
    /// To the student.
    Student,
    /// The text does not say.
    Unsaid,
}

impl PaidTo {
    /// The key used in tables and JSON.
    pub fn key(self) -> &'static str {
        match self {
            PaidTo::Party(party) => party.key(),
            PaidTo::Student => "student",
            PaidTo::Unsaid => "unsaid",
        }
    }

    /// Whether the money reaches this party's own hands. A student is a worker here.
    pub fn reaches(self, party: Party) -> bool {
        match self {
            PaidTo::Party(paid) => paid == party,
            PaidTo::Student => party == Party::Worker,
            PaidTo::Unsaid => false,
        }
    }
}

/// What a programme gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Benefit {
    /// Money.
    Cash,
    /// Training without charge.
    Free,
    /// A part of a subsidy early; never added to a total.
    Advance,
    /// A multiplier on a local standard.
    Uplift,
    /// A figure recommended to employers.
    Guideline,
    /// Something one may apply for or be treated as.
    Right,
    /// Tax or fee relief.
    Relief,
    /// Help in kind.
    Support,
    /// Something one must do.
    Duty,
}

impl Benefit {
    /// All kinds.
    pub const ALL: [Benefit; 9] = [
        Benefit::Cash,
        Benefit::Free,
        Benefit::Advance,
        Benefit::Uplift,
        Benefit::Guideline,
        Benefit::Right,
        Benefit::Relief,
        Benefit::Support,
        Benefit::Duty,
    ];

    /// The key used in tables and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Benefit::Cash => "cash",
            Benefit::Free => "free",
            Benefit::Advance => "advance",
            Benefit::Uplift => "uplift",
            Benefit::Guideline => "guideline",
            Benefit::Right => "right",
            Benefit::Relief => "relief",
            Benefit::Support => "support",
            Benefit::Duty => "duty",
        }
    }
}

/// How firmly the text gives it. Apart from the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Force {
    /// 给予, 开展, 落实.
    Given,
    /// 可, 允许, 探索.
    May,
    /// 择优, 评选: meeting the conditions lets one be considered.
    Selected,
    /// 鼓励, 支持, 推动, 引导.
    Encouraged,
}

impl Force {
    /// All, the firmest first.
    pub const ALL: [Force; 4] = [Force::Given, Force::May, Force::Selected, Force::Encouraged];

    /// The key used in tables and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Force::Given => "given",
            Force::May => "may",
            Force::Selected => "selected",
            Force::Encouraged => "encouraged",
        }
    }
}

/// How surely a figure of another paper is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// The official wording was seen.
    Verbatim,
    /// An official summary or the press quotes it.
    Reported,
}

impl Grade {
    /// Both, the surer first.
    pub const ALL: [Grade; 2] = [Grade::Verbatim, Grade::Reported];

    /// The key used in tables and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Grade::Verbatim => "verbatim",
            Grade::Reported => "reported",
        }
    }
}

/// A figure from another paper than the one that grants the benefit. Shown, never computed with.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    /// What it says.
    pub text: Text,
    /// Where it stands.
    pub source: &'static str,
    /// How surely it is known.
    pub grade: Grade,
    /// The first day it is about.
    pub from: Option<Date>,
    /// The last day it is about.
    pub until: Option<Date>,
}

impl Reference {
    /// Whether it is about a day.
    pub fn covers(&self, day: Date) -> bool {
        date::covers(self.from, self.until, day)
    }
}

/// What a clause gives.
#[derive(Clone, Copy, Debug)]
pub struct Programme {
    /// Fixed id, `document.name`.
    pub id: &'static str,
    /// Place of its document in [`Tables::documents`].
    pub document: u16,
    /// Its name.
    pub name: Text,
    /// Who gets what, in one plain sentence.
    pub summary: Text,
    /// For whom it is.
    pub recipients: &'static [Party],
    /// Whom the money reaches; none where no money is involved.
    pub paid_to: Option<PaidTo>,
    /// What it gives, the main thing first.
    pub benefits: &'static [Benefit],
    /// How firmly.
    pub force: Force,
    /// When it holds.
    pub term: Term,
    /// Programmes with the same word are alternatives for one training (⊕).
    pub alternative: Option<&'static str>,
    /// Where it stands, the principal place first.
    pub cites: &'static [Citation],
    /// For whom it holds. Begins with the document's region, unless that is the whole country.
    pub when: Cond,
    /// Figures; the first whose condition and dates hold.
    pub amounts: &'static [AmountRow],
    /// What to do next.
    pub next_step: Text,
    /// Readings and cautions.
    pub notes: &'static [Text],
    /// Figures from other papers.
    pub references: &'static [Reference],
}

impl Programme {
    /// Whether it is for a party.
    pub fn is_for(&self, party: Party) -> bool {
        self.recipients.contains(&party)
    }

    /// Whether it gives this kind of benefit.
    pub fn gives(&self, benefit: Benefit) -> bool {
        self.benefits.contains(&benefit)
    }
}
