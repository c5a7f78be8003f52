//! Whom a programme is for, and whose hands its money reaches.

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
