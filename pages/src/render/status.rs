//! Second question: the four statuses of most people, large; the others behind 更多.

use crate::model::acts::Act;
use crate::model::session::Session;
use crate::model::statuses::{Status, further};
use crate::render::place::tile;
use crate::render::{Html, flag};
use crate::wording::Texts;
use crate::wording::Wording;
use engine::law::Party;
use engine::{Answers, FactId, Value};

/// Its name, and what it means.
fn texts(status: Status, t: &Texts) -> (&'static str, &'static str) {
    match status {
        Status::Graduate => (t.tile_graduate, t.tile_graduate_sub),
        Status::Migrant => (t.tile_migrant, t.tile_migrant_sub),
        Status::Veteran => (t.tile_veteran, t.tile_veteran_sub),
        Status::LaidOff => (t.tile_laid_off, t.tile_laid_off_sub),
    }
}

/// The tiles. Only for workers: an employer has no such status.
pub fn status(wording: Wording, session: &Session, html: &mut Html) {
    let (answers, more) = (&session.answered.answers, session.shown.more_statuses);
    let t = wording.t;
    if session.answered.party != Party::Worker {
        return;
    }
    html.element(r#"h2 id="who-title""#, t.who)
        .element(r#"p class="hint""#, t.who_hint)
        .raw(r#"<div class="tiles">"#);
    for one in Status::ALL {
        let (name, sub) = texts(one, t);
        let pressed = flag(one.is_pressed(wording.tables, answers));
        let attributes = [("class", "tile"), ("data-status", one.key()), ("aria-pressed", pressed)];
        html.button(wording, &Act::Status(one), &attributes);
        tile(html, name, sub);
    }
    html.raw("</div>");
    if more {
        chips(wording, answers, further(wording.tables), html);
    }
    html.button(
        wording,
        &Act::MoreStatuses,
        &[("class", "link"), ("id", "who-more"), ("aria-expanded", flag(more))],
    )
    .text(if more { t.who_fewer } else { t.who_more })
    .raw("</button>");
}

/// Small tiles, one a bool fact: pressed is yes, not pressed is not said.
pub fn chips(wording: Wording, answers: &Answers, facts: impl Iterator<Item = FactId>, html: &mut Html) {
    html.raw(r#"<div class="chips">"#);
    for id in facts {
        let Some(fact) = wording.tables.fact_at(id) else { continue };
        let pressed = flag(answers.value(id) == Some(Value::Bool(true)));
        let attributes = [("class", "chip"), ("data-fact", fact.key), ("aria-pressed", pressed)];
        html.button(wording, &Act::Toggle(id), &attributes);
        html.icon("check").text(wording.get(fact.label)).raw("</button>");
    }
    html.raw("</div>");
}
