//! The head of the page: what this is, language, large text, clear.

use crate::model::acts::{Act, Title};
use crate::model::route::Route;
use crate::render::{Html, flag};
use crate::wording::Wording;

/// The link that skips what stands on every page.
pub fn skip(words: Wording, to: Title, html: &mut Html) {
    let href = ["#", to.id()].concat();
    html.act_link(words, &Act::Go(to), &[("class", "skip"), ("href", &href)]).text(words.t.skip).raw("</a>");
}

/// The head; `large` is whether the text is.
pub fn head(words: Wording, large: bool, html: &mut Html) {
    let t = words.t;
    html.raw(r#"<header class="head"><div class="head-words">"#)
        .element("h1", t.title)
        .element(r#"p class="head-tagline""#, t.tagline)
        .raw(r#"<p class="head-privacy">"#)
        .icon("lock")
        .text(t.privacy)
        .text(if words.tables.provinces.is_empty() { "" } else { t.privacy_by_province })
        .raw(r#"</p></div><div class="head-tools">"#);
    let mut attributes = vec![("id", "tool-language"), ("class", "tool")];
    for other in words.t.site.iter().filter(|other| other.lang != words.t.lang) {
        attributes.extend([("lang", other.lang.tag()), ("aria-label", other.label)]);
        html.button(words, &Act::Language(other.lang), &attributes).icon("globe").text(other.name);
        html.raw("</button>");
        attributes = vec![("class", "tool")];
    }
    let library = [("class", "tool"), ("id", "tool-library"), ("href", "#/library")];
    html.act_link(words, &Act::Open(Route::Library), &library).text(t.tool_library).raw("</a>");
    let text = [("class", "tool"), ("id", "tool-large"), ("aria-pressed", flag(large))];
    html.button(words, &Act::Large, &text).icon("text").text(t.tool_large).raw("</button>");
    html.button(words, &Act::Clear, &[("class", "tool"), ("id", "tool-clear")])
        .icon("clear")
        .text(t.tool_clear);
    html.raw("</button></div></header>");
}
