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
    /// The programmes in each group, in order.
    pub groups: BTreeMap<String, Vec<String>>,
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
    /// The programmes in a group.
    pub fn on(&self, group: &str) -> Vec<&str> {
        self.groups.get(group).map(|ids| ids.iter().map(String::as_str).collect()).unwrap_or_default()
    }

    /// The group of a programme.
    pub fn group_of(&self, programme: &str) -> Option<&str> {
        self.groups
            .iter()
            .find(|(_, ids)| ids.iter().any(|id| id == programme))
            .map(|(group, _)| group.as_str())
    }

    /// The groups that hold something, without regard to order.
    pub fn contents(&self) -> BTreeMap<String, BTreeSet<String>> {
        self.groups
            .iter()
            .filter(|(_, ids)| !ids.is_empty())
            .map(|(group, ids)| (group.clone(), ids.iter().cloned().collect()))
            .collect()
    }

    /// What must be the same for two people with the same answers.
    pub fn substance(&self) -> (String, String, BTreeMap<String, Vec<String>>, BTreeMap<String, String>) {
        (self.summary.clone(), self.total.clone(), self.groups.clone(), self.answers.clone())
    }
}
