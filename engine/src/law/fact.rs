//! The facts a rule may ask for: typed, with a unit, possibly unknown.

use super::condition::Cond;
use super::id::FactId;
use super::party::Party;
use super::reference::Grade;
use crate::date;
use crate::region::Region;
use crate::text::Text;
use crate::truth::Truth;
use rust_decimal::Decimal;
use time::Date;

/// Something about a person, an employer or a provider that a rule asks for.
#[derive(Clone, Copy, Debug)]
pub struct Fact {
    /// The key used in tables, JSON and links.
    pub key: &'static str,
    /// Its type, with range, unit or options.
    pub kind: Kind,
    /// Who is asked.
    pub about: &'static [Party],
    /// Questions of one group are shown together.
    pub group: &'static str,
    /// The short words for an answered line or a tile.
    pub label: Text,
    /// The question as it is put.
    pub question: Text,
    /// Why it is asked.
    pub why: Text,
    /// The legal words of the question, defined.
    pub definition: Option<Text>,
    /// Whom to ask if one does not know.
    pub ask: Option<Text>,
    /// A definition that takes over after a day, because the law's words changed.
    pub later: Option<Later>,
    /// What the legal words mean in one place: help beside the question, never a test.
    pub local: &'static [LocalDefinition],
    /// What yes to it says by definition: yes to each of these. Only of a bool, and only bools.
    pub implies: &'static [FactId],
    /// How a person can still change it truthfully (obtain a certificate, register); none of
    /// what is past, of what one is, and of what nobody should be told to bring about.
    pub change: Option<Change>,
}

/// How a fact can still be changed truthfully.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// To which values.
    pub by: Means,
    /// For whom alone it is sensible: never suggested where this is certainly not so.
    pub when: Option<Cond>,
    /// What to do, in words. `{value}` stands for the new value, `{more}` for the difference of
    /// a number, each with its unit. Without it the label says what is needed.
    pub act: Option<Text>,
}

/// To which values a fact can still be changed. Options rise and fall in
/// the order of the fact's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// A bool to yes.
    Become,
    /// A number to a greater one, an option to one after it.
    Rise,
    /// A number to a smaller one, an option to one before it.
    Fall,
    /// To any other value.
    Any,
    /// To these options: a bit for each.
    Options(u64),
}

impl Means {
    /// The key used in JSON, and in tables but for `options`.
    pub fn key(self) -> &'static str {
        match self {
            Means::Become => "become",
            Means::Rise => "rise",
            Means::Fall => "fall",
            Means::Any => "any",
            Means::Options(_) => "options",
        }
    }
}

/// What a legal word means in one place, by a paper of that place.
#[derive(Clone, Copy, Debug)]
pub struct LocalDefinition {
    /// The place.
    pub region: Region,
    /// What it means there.
    pub definition: Text,
    /// The paper that says so.
    pub source: &'static str,
    /// How surely its words are known.
    pub grade: Grade,
}

/// A definition for dates after a day.
#[derive(Clone, Copy, Debug)]
pub struct Later {
    /// The last day of the earlier wording.
    pub after: Date,
    /// The wording from then on.
    pub definition: Text,
}

/// The type of a fact.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Yes or no.
    Bool,
    /// One of at most 64 options.
    Choice(&'static [Choice]),
    /// A whole number in a unit.
    Int {
        /// Least value.
        min: i64,
        /// Greatest value.
        max: i64,
        /// Key of the unit, e.g. `class_hour`.
        unit: &'static str,
    },
    /// A decimal number in a unit.
    Decimal {
        /// Least value.
        min: Decimal,
        /// Greatest value.
        max: Decimal,
        /// Key of the unit, e.g. `percent`.
        unit: &'static str,
    },
    /// Yuan, two decimals.
    Money {
        /// Least value.
        min: Decimal,
        /// Greatest value.
        max: Decimal,
    },
    /// A civil day.
    Date,
    /// A region code.
    Region,
}

/// An option of a choice.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The key used in tables, JSON and links.
    pub key: &'static str,
    /// The words shown.
    pub label: Text,
    /// A few words of explanation.
    pub hint: Option<Text>,
}

impl Fact {
    /// The definition in force on a day.
    pub fn definition_on(&self, day: Date) -> Option<Text> {
        match self.later {
            Some(later) if day > later.after => Some(later.definition),
            _ => self.definition,
        }
    }

    /// What the words mean in somebody's place, where a definition of its own is known.
    pub fn definition_in(&self, region: Region) -> Option<&'static LocalDefinition> {
        self.local.iter().find(|local| region.within(local.region) == Truth::True)
    }

    /// The name of the type, as tables and `subsidy facts` write it.
    pub fn type_name(&self) -> &'static str {
        match self.kind {
            Kind::Bool => "bool",
            Kind::Choice(_) => "choice",
            Kind::Int { .. } => "int",
            Kind::Decimal { .. } => "decimal",
            Kind::Money { .. } => "money",
            Kind::Date => "date",
            Kind::Region => "region",
        }
    }

    /// The key of the unit; `yuan` for money, none for types without one.
    pub fn unit(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Int { unit, .. } | Kind::Decimal { unit, .. } => Some(unit),
            Kind::Money { .. } => Some("yuan"),
            _ => None,
        }
    }

    /// What a value must look like, in words for an error message.
    pub fn expected(&self) -> String {
        match self.kind {
            Kind::Bool => "true or false".into(),
            Kind::Choice(options) => {
                let keys: Vec<_> = options.iter().map(|o| o.key).collect();
                format!("one of {}", keys.join(", "))
            }
            Kind::Int { min, max, unit } => format!("a whole number of {unit} from {min} to {max}"),
            Kind::Decimal { min, max, unit } => {
                format!("a number of {unit} from {min} to {max}, at most six decimals")
            }
            Kind::Money { min, max } => format!("yuan from {min} to {max}, at most two decimals"),
            Kind::Date => format!("a date like {}", date::format(date::ordinal(2020, 245))),
            Kind::Region => "a six-digit region code of GB/T 2260, like 210100".into(),
        }
    }
}
