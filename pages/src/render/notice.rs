//! The parts of a link that could not be read.

use crate::model::acts::Act;
use crate::render::Html;
use crate::wording::Words;
use crate::wording::fill;

/// The damaged parts; empty where there are none.
pub fn damage(words: Words, damaged: &[String]) -> String {
    let mut html = Html::default();
    if !damaged.is_empty() {
        let count = damaged.len().to_string();
        html.raw(r#"<div class="notice" role="alert" id="damaged">"#)
            .element("p", &fill(words.t.damaged, &[("n", &count)]))
            .raw("<ul>");
        for part in damaged {
            html.raw("<li>").element("code", part).raw("</li>");
        }
        html.raw("</ul>").button(words, &Act::Dismiss, &[("class", "button")]).text(words.t.dismiss);
        html.raw("</button></div>");
    }
    html.done()
}
