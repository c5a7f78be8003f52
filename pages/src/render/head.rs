//! The head of the page: what this is, language, large text, clear.

use crate::render::{Html, flag};
use crate::words::Words;
use engine::Lang;

/// The head; `large` is whether the text is, and `title` the id of what one skips to.
pub fn head(words: Words, large: bool, title: &str) -> String {
    let t = words.t;
    let other = if words.lang == Lang::Zh { Lang::En } else { Lang::Zh };
    let mut html = Html::default();
    let (href, act) = (["#", title].concat(), ["go ", title].concat());
    html.open("a", &[("class", "skip"), ("href", &href), ("data-act", &act)]).text(t.skip).raw("</a>");
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
