//! The head of the page: what this is, language, large text, clear.

use crate::render::{Html, flag};
use crate::words::Words;
use engine::Lang;

/// The head.
pub fn head(words: Words, large: bool) -> String {
    let t = words.t;
    let other = if words.lang == Lang::Zh { Lang::En } else { Lang::Zh };
    let mut html = Html::default();
    html.raw(r##"<a class="skip" href="#results" data-act="go results">"##).text(t.skip).raw("</a>");
    html.raw(r#"<header class="head"><div class="head-words">"#)
        .element("h1", t.title)
        .element(r#"p class="head-tagline""#, t.tagline)
        .raw(r#"<p class="head-privacy">"#)
        .icon("lock")
        .text(t.privacy)
        .raw(r#"</p></div><div class="head-tools">"#);
    let language = [
        ("class", "tool"),
        ("id", "tool-language"),
        ("lang", other.tag()),
        ("aria-label", t.tool_language_label),
    ];
    html.button("language", &language).icon("globe").text(t.tool_language).raw("</button>");
    html.raw(r##"<a class="tool" id="tool-library" href="#/library" data-act="open library" data-key="tool-library">"##)
        .text(t.tool_library)
        .raw("</a>");
    let text = [("class", "tool"), ("id", "tool-large"), ("aria-pressed", flag(large))];
    html.button("large", &text).icon("text").text(t.tool_large).raw("</button>");
    html.button("clear", &[("class", "tool"), ("id", "tool-clear")]).icon("clear").text(t.tool_clear);
    html.raw("</button></div></header>");
    html.done()
}
