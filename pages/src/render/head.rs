//! The head of the page: what this is, language, large text, clear.

use crate::model::acts::{Act, Title};
use crate::model::route::Route;
use crate::render::{Html, flag};
use crate::wording::Wording;

/// The link that skips what stands on every page.
pub fn skip(wording: Wording, to: Title, html: &mut Html) {
    let href = ["#", to.id()].concat();
    html.act_link(wording, &Act::Go(to), &[("class", "skip"), ("href", &href)])
        .text(wording.t.skip)
        .raw("</a>");
}

/// The head; `large` is whether the text is.
pub fn head(wording: Wording, large: bool, html: &mut Html) {
    let t = wording.t;
    html.raw(r#"<header class="head"><div class="head-words">"#)
        .element("h1", t.title)
        .element(r#"p class="head-tagline""#, t.tagline)
        .raw(r#"<p class="head-privacy">"#)
        .icon("lock")
        .text(t.privacy)
        .text(if wording.tables.provinces.is_empty() { "" } else { t.privacy_by_province })
        .raw(r#"</p></div><div class="head-tools">"#);
    let mut attributes = vec![("id", "tool-language"), ("class", "tool")];
    for other in wording.t.site.iter().filter(|other| other.lang != wording.t.lang) {
        attributes.extend([("lang", other.lang.tag()), ("aria-label", other.label)]);
        html.button(wording, &Act::Language(other.lang), &attributes).icon("globe").text(other.name);
        html.raw("</button>");
        attributes = vec![("class", "tool")];
    }
    let library = [("class", "tool"), ("id", "tool-library"), ("href", "#/library")];
    html.act_link(wording, &Act::ShowPage(Route::Library), &library).text(t.tool_library).raw("</a>");
    let text = [("class", "tool"), ("id", "tool-large"), ("aria-pressed", flag(large))];
    html.button(wording, &Act::Large, &text).icon("text").text(t.tool_large).raw("</button>");
    html.button(wording, &Act::Clear, &[("class", "tool"), ("id", "tool-clear")])
        .icon("clear")
        .text(t.tool_clear);
    html.raw("</button></div></header>");
}
