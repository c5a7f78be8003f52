//! The foot of the page: the link, the print, and what this is not.

use crate::model::acts::{Act, Title};
use crate::model::ids;
use crate::model::route::Route;
use crate::model::snapshot::Snapshot;
use crate::render::{Html, calendar};
use crate::wording::Wording;

/// The foot.
pub fn foot(snapshot: &Snapshot) -> String {
    let (wording, session) = (snapshot.wording, &snapshot.session);
    let t = wording.t;
    let mut html = Html::default();
    html.raw(r#"<div class="foot-tools">"#);
    if session.device.can_share {
        tool(wording, &mut html, &Act::Share, "share", "share", t.share);
    }
    tool(wording, &mut html, &Act::Copy, "copy-link", "link", t.copy_link);
    if session.device.has_voice {
        let name = if session.shown.reading_aloud { t.read_stop } else { t.read_aloud };
        tool(wording, &mut html, &Act::ReadAloud, "read-aloud", "voice", name);
    }
    print(snapshot, &mut html, "print");
    html.raw("</div>").element(r#"p class="hint""#, t.share_hint).element("p", t.disclaimer);
    html.raw(r#"<p class="foot-links">"#)
        .act_link(wording, &Act::ShowPage(Route::Library), &[("href", "#/library")])
        .text(t.library)
        .raw("</a>");
    // These leave the app, which a screen in a hall must not.
    if session.hall.kiosk.is_none() {
        for (page, name) in [("/index.html", t.plain_pages), ("/accessibility.html", t.accessibility)] {
            let href = ["library/", wording.t.lang.tag(), page].concat();
            html.open("a", &[("href", &href)]).text(name).raw("</a>");
        }
    }
    html.raw("</p>");
    html.done()
}

/// The button that prints, where the device can.
pub fn print(snapshot: &Snapshot, html: &mut Html, id: &str) {
    if !snapshot.session.device.cannot_print {
        tool(snapshot.wording, html, &Act::Print, id, "print", snapshot.wording.t.print);
    }
}

/// What can be taken along: the list, and the days for the calendar.
pub fn take_along(snapshot: &Snapshot, html: &mut Html) {
    let (wording, t) = (snapshot.wording, snapshot.wording.t);
    html.raw(r#"<div class="foot-tools">"#);
    tool(wording, html, &Act::Sheet, ids::SHEET, "duty", t.sheet);
    if calendar::has_days(snapshot) {
        tool(wording, html, &Act::Calendar, "calendar", "day", t.calendar);
    }
    html.raw("</div>");
}

/// What stands above the sheet while it is on the screen.
pub fn sheet_bar(snapshot: &Snapshot) -> String {
    let (wording, t) = (snapshot.wording, snapshot.wording.t);
    let mut html = Html::default();
    html.raw(r#"<div class="sheet-bar">"#).element("p", t.sheet_hint).raw(r#"<div class="foot-tools">"#);
    html.button(wording, &Act::Sheet, &[("class", "button"), ("id", ids::SHEET_CLOSE)])
        .text(t.sheet_close)
        .raw("</button>");
    print(snapshot, &mut html, "print-sheet");
    html.raw("</div></div>");
    html.done()
}

/// A button with an icon.
pub fn tool(wording: Wording, html: &mut Html, act: &Act, id: &str, icon: &'static str, name: &str) {
    html.button(wording, act, &[("class", "button"), ("id", id)]).icon(icon).text(name).raw("</button>");
}

/// The button beside the summary.
pub fn go(wording: Wording) -> String {
    let mut html = Html::default();
    html.button(wording, &Act::Go(Title::Results), &[("class", "summary-go"), ("id", "summary-go")])
        .text(wording.t.results)
        .icon("down")
        .raw("</button>");
    html.done()
}
