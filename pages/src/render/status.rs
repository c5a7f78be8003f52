//! Second question: the four statuses of most people, large; the others behind 更多.

use crate::render::place::tile;
use crate::render::{Html, flag};
use crate::session::Session;
use crate::texts::Texts;
use crate::words::Words;
use engine::answers::parse_value;
use engine::tables::Party;
use engine::{Answers, FactId, Tables, Value};

/// The group of facts that are statuses.
pub const GROUP: &str = "status";

/// A large tile: the facts it stands for. The first decides whether it is pressed.
pub struct Tile {
    /// Its name in the page.
    pub key: &'static str,
    facts: &'static [(&'static str, &'static str)],
}

/// The large tiles.
pub const TILES: [Tile; 4] = [
    Tile { key: "graduate", facts: &[("school_status", "graduated")] },
    // 农民工 are rural workers by definition.
    Tile { key: "migrant", facts: &[("rural_migrant", "yes"), ("rural", "yes")] },
    Tile { key: "veteran", facts: &[("veteran", "yes")] },
    Tile { key: "laid_off", facts: &[("laid_off", "yes")] },
];

impl Tile {
    fn words(&self, t: &Texts) -> (&'static str, &'static str) {
        match self.key {
            "graduate" => (t.tile_graduate, t.tile_graduate_sub),
            "migrant" => (t.tile_migrant, t.tile_migrant_sub),
            "veteran" => (t.tile_veteran, t.tile_veteran_sub),
            _ => (t.tile_laid_off, t.tile_laid_off_sub),
        }
    }

    /// The answers it gives.
    pub fn values(&self, tables: &Tables) -> Vec<(FactId, Value)> {
        let value = |(key, text): &(&str, &str)| {
            let id = tables.fact(key)?;
            Some((id, parse_value(tables.fact_at(id)?, text)?))
        };
        self.facts.iter().filter_map(value).collect()
    }

    /// Whether it is pressed.
    pub fn is_pressed(&self, tables: &Tables, answers: &Answers) -> bool {
        self.values(tables).first().is_some_and(|(fact, value)| answers.value(*fact) == Some(*value))
    }
}

/// The statuses that have no large tile.
pub fn further(tables: &Tables) -> impl Iterator<Item = FactId> {
    let large = |key: &str| TILES.iter().flat_map(|tile| tile.facts).any(|(fact, _)| *fact == key);
    tables
        .facts
        .iter()
        .enumerate()
        .filter(move |(_, fact)| fact.group == GROUP && !large(fact.key))
        .map(|(at, _)| FactId(at as u16))
}

/// The tiles. Only for workers: an employer has no such status.
pub fn status(words: Words, session: &Session) -> String {
    let (answers, more) = (&session.answers, session.more);
    let t = words.t;
    let mut html = Html::default();
    if session.party != Party::Worker {
        return html.done();
    }
    html.element(r#"h2 id="who-title""#, t.who)
        .element(r#"p class="hint""#, t.who_hint)
        .raw(r#"<div class="tiles">"#);
    for one in &TILES {
        let (name, sub) = one.words(t);
        let pressed = flag(one.is_pressed(words.tables, answers));
        let attributes = [("class", "tile"), ("data-status", one.key), ("aria-pressed", pressed)];
        html.button(&["tile ", one.key].concat(), &attributes);
        tile(&mut html, name, sub);
    }
    html.raw("</div>");
    if more {
        chips(words, answers, further(words.tables), &mut html);
    }
    html.button("more", &[("class", "link"), ("id", "who-more"), ("aria-expanded", flag(more))])
        .text(if more { t.who_fewer } else { t.who_more })
        .raw("</button>");
    html.done()
}

/// Small tiles, one a bool fact: pressed is yes, not pressed is not said.
pub fn chips(words: Words, answers: &Answers, facts: impl Iterator<Item = FactId>, html: &mut Html) {
    html.raw(r#"<div class="chips">"#);
    for id in facts {
        let Some(fact) = words.tables.fact_at(id) else { continue };
        let pressed = flag(answers.value(id) == Some(Value::Bool(true)));
        let attributes = [("class", "chip"), ("data-fact", fact.key), ("aria-pressed", pressed)];
        html.button(&["toggle ", fact.key].concat(), &attributes);
        html.icon("check").text(words.get(fact.label)).raw("</button>");
    }
    html.raw("</div>");
}
