//! What was answered, each to be taken back.

use crate::model::acts::Act;
use crate::model::places::REGION;
use crate::render::Html;
use crate::wording::Wording;
use crate::wording::fill;
use engine::Answers;

/// The answers as small buttons, pressing one asks it again; empty where there are none.
pub fn answered(wording: Wording, answers: &Answers) -> String {
    let mut html = Html::default();
    let region = wording.tables.fact(REGION);
    let mut given = answers.given().filter(|(id, _)| Some(*id) != region).peekable();
    if given.peek().is_none() {
        return html.done();
    }
    html.element(r#"h2 id="answered-title" data-key="answered" tabindex="-1""#, wording.t.answered)
        .raw(r#"<ul class="givens">"#);
    for (id, answer) in given {
        let Some(fact) = wording.tables.fact_at(id) else { continue };
        let label = wording.get(fact.label);
        let value = wording.answer(fact, answer);
        let name = fill(wording.t.forget_label, &[("label", label), ("value", &value)]);
        let attributes = [("class", "given"), ("data-given", fact.key), ("aria-label", &*name)];
        html.raw("<li>")
            .button(wording, &Act::Forget(id), &attributes)
            .element(r#"span class="given-label""#, label)
            .raw(" ")
            .element(r#"span class="given-value""#, &value)
            .icon("clear")
            .raw("</button></li>");
    }
    html.raw("</ul>");
    html.done()
}
