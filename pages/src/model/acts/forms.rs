//! What a field does when it is changed or confirmed.

use engine::{FactId, Tables};

/// What a choice from a list, or a date that was set, changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// The evaluation date.
    Date,
    /// Where one is.
    Region,
    /// The place whose programmes are looked for.
    SearchPlace,
    /// For whom those must be that are looked for.
    SearchParty,
    /// How those must stand that are looked for.
    SearchStanding,
}

impl Change {
    /// All of them.
    pub const ALL: [Change; 5] =
        [Change::Date, Change::Region, Change::SearchPlace, Change::SearchParty, Change::SearchStanding];

    /// As it stands in the attribute.
    pub fn write(self) -> &'static str {
        match self {
            Change::Date => "date",
            Change::Region => "region",
            Change::SearchPlace => "search place",
            Change::SearchParty => "search party",
            Change::SearchStanding => "search standing",
        }
    }

    /// What stands in an attribute.
    pub fn read(text: &str) -> Option<Change> {
        Change::ALL.into_iter().find(|change| change.write() == text)
    }
}

/// What a field is typed in for that is answered while one types.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// Programmes of the library.
    Search,
    /// A place.
    Place,
}

impl Input {
    /// As it stands in the attribute.
    pub fn write(self) -> &'static str {
        match self {
            Input::Search => "search",
            Input::Place => "place",
        }
    }

    /// What stands in an attribute.
    pub fn read(text: &str) -> Option<Input> {
        [Input::Search, Input::Place].into_iter().find(|input| input.write() == text)
    }
}

/// What is confirmed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Submit {
    /// The written answer to a fact.
    Answer(FactId),
    /// A search, which was answered while one typed.
    Search,
}

/// How a search stands in the attribute. No fact has this key.
const SEARCH: &str = "search";

impl Submit {
    /// As it stands in the attribute.
    pub fn write(self, tables: &Tables) -> &'static str {
        match self {
            Submit::Answer(id) => tables.fact_at(id).map_or("", |fact| fact.key),
            Submit::Search => SEARCH,
        }
    }

    /// What stands in an attribute.
    pub fn read(tables: &Tables, text: &str) -> Option<Submit> {
        match text {
            SEARCH => Some(Submit::Search),
            key => tables.fact(key).map(Submit::Answer),
        }
    }
}
