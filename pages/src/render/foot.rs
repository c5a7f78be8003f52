//! The foot of the page: the link, the print, and what this is not.

use crate::model::acts::{Act, Title};
use crate::model::route::Route;
use crate::model::session::Session;
use crate::render::Html;
use crate::wording::Words;

/// The foot.
pub fn foot(words: Words, session: &Session) -> String {
    let t = words.t;
    let mut html = Html::default();
    html.raw(r#"<div class="foot-tools">"#);
    if session.device.shares {
        tool(words, &mut html, &Act::Share, "share", "share", t.share);
    }
    tool(words, &mut html, &Act::Copy, "copy-link", "link", t.copy_link);
    if session.device.speaks(words.lang) {
        let name = if session.shown.reading { t.read_stop } else { t.read_aloud };
        tool(words, &mut html, &Act::Read, "read-aloud", "voice", name);
    }
    tool(words, &mut html, &Act::Print, "print", "print", t.print);
    html.raw("</div>").element(r#"p class="hint""#, t.share_hint).element("p", t.disclaimer);
    html.raw(r#"<p class="foot-links">"#)
        .act_link(words, &Act::Open(Route::Library), &[("href", "#/library")])
        .text(t.library)
        .raw("</a>");
    // These leave the app, which a screen in a hall must not.
    if session.hall.kiosk.is_none() {
        for (page, name) in [("/index.html", t.plain_pages), ("/accessibility.html", t.accessibility)] {
            let href = ["library/", words.lang.tag(), page].concat();
            html.open("a", &[("href", &href)]).text(name).raw("</a>");
        }
    }
    html.raw("</p>");
    html.done()
}

/// A button with an icon.
pub fn tool(words: Words, html: &mut Html, act: &Act, id: &str, icon: &'static str, name: &str) {
    html.button(words, act, &[("class", "button"), ("id", id)]).icon(icon).text(name).raw("</button>");
}

/// The button beside the summary.
pub fn go(words: Words) -> String {
    let mut html = Html::default();
    html.button(words, &Act::Go(Title::Results), &[("class", "summary-go"), ("id", "summary-go")])
        .text(words.t.results)
        .icon("down")
        .raw("</button>");
    html.done()
}
