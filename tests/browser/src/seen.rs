//! What a person sees on the page at one moment.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The script that looks.
pub const SCRIPT: &str = include_str!("seen.js");

/// What the page shows.
#[derive(Clone, Debug, Deserialize)]
pub struct Seen {
    /// The address's fragment, `#` included.
    pub fragment: String,
    /// The window's title.
    pub title: String,
    /// The page's language.
    pub lang: String,
    /// Whether the text is large.
    pub large: bool,
    /// The bar that is always in sight.
    pub summary: String,
    /// The cash, empty where there is none.
    pub total: String,
    /// The programmes on each shelf, in order.
    pub shelves: BTreeMap<String, Vec<String>>,
    /// The answers listed, by fact, in words.
    pub answers: BTreeMap<String, String>,
    /// The places pressed.
    pub regions: Vec<String>,
    /// The statuses pressed.
    pub statuses: Vec<String>,
    /// The doors pressed.
    pub doors: Vec<String>,
    /// Whether “somewhere else” is pressed.
    pub elsewhere: bool,
    /// The fact that is asked, or `status` for the group of statuses.
    pub question: Option<String>,
    /// The question's whole text.
    pub question_text: String,
    /// The date in the field.
    pub date: String,
    /// The documents shown.
    pub documents: Vec<String>,
    /// The parts of the link that could not be read.
    pub damaged: Vec<String>,
    /// The last message.
    pub said: String,
    /// All text in sight.
    pub page: String,
    /// Where the focus is.
    pub focus: Focus,
}

/// Where the focus is.
#[derive(Clone, Debug, Deserialize)]
pub struct Focus {
    /// The element's id, data attribute or name; `body` where there is none.
    pub on: String,
    /// Whether it can be seen.
    pub shown: bool,
}

impl Seen {
    /// The programmes on a shelf.
    pub fn on(&self, shelf: &str) -> Vec<&str> {
        self.shelves.get(shelf).map(|ids| ids.iter().map(String::as_str).collect()).unwrap_or_default()
    }

    /// The shelf of a programme.
    pub fn shelf_of(&self, programme: &str) -> Option<&str> {
        self.shelves
            .iter()
            .find(|(_, ids)| ids.iter().any(|id| id == programme))
            .map(|(shelf, _)| shelf.as_str())
    }

    /// The shelves that hold something, without regard to order.
    pub fn contents(&self) -> BTreeMap<String, BTreeSet<String>> {
        self.shelves
            .iter()
            .filter(|(_, ids)| !ids.is_empty())
            .map(|(shelf, ids)| (shelf.clone(), ids.iter().cloned().collect()))
            .collect()
    }

    /// What must be the same for two people with the same answers.
    pub fn substance(&self) -> (String, String, BTreeMap<String, Vec<String>>, BTreeMap<String, String>) {
        (self.summary.clone(), self.total.clone(), self.shelves.clone(), self.answers.clone())
    }
}
