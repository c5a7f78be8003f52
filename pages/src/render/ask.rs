//! The way to a fact's question, from wherever the fact is missing.

use crate::model::acts::Act;
use crate::render::Html;
use crate::wording::Wording;
use engine::FactId;

/// A button that puts a fact's question next.
pub fn ask(wording: Wording, id: FactId, html: &mut Html) {
    let Some(fact) = wording.tables.fact_at(id) else { return };
    html.button(wording, &Act::Ask(id), &[("class", "ask-now")])
        .text(wording.get(fact.label))
        .raw("</button>");
}
