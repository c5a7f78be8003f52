//! What is said for want of something: that the clock is wrong, what of a link could not be read, that the
//! documents of a province are not here yet.

use crate::model::acts::{Act, CHANGE, Change};
use crate::model::places::wanting;
use crate::model::snapshot::Snapshot;
use crate::render::day::PICKABLE;
use crate::render::{Html, KEY};
use crate::wording::Wording;
use crate::wording::fill;

/// That the device's clock cannot be right, and a field for the day; empty where it can, or a day
/// was picked.
pub fn clock(snapshot: &Snapshot) -> String {
    let (wording, session) = (snapshot.wording, &snapshot.session);
    let mut html = Html::default();
    let Some(clock) = session.device.wrong_clock.filter(|_| session.answered.picked.is_none()) else {
        return html.done();
    };
    let days = [("clock", &*wording.date(clock)), ("date", &wording.date(snapshot.day))];
    html.raw(r#"<div class="notice" role="alert" id="wrong-clock">"#);
    if session.hall.kiosk.is_some() {
        html.element("p", &fill(wording.t.wrong_clock_hall, &days));
    } else {
        html.raw(r#"<p><label for="clock-day">"#)
            .text(&fill(wording.t.wrong_clock, &days))
            .raw("</label></p>");
        let field = [
            ("class", "input"),
            ("type", "date"),
            ("id", "clock-day"),
            (KEY, "clock-day"),
            (CHANGE, Change::Date.write()),
            ("min", PICKABLE.0),
            ("max", PICKABLE.1),
        ];
        html.open("input", &field);
    }
    html.raw("</div>");
    html.done()
}

/// The damaged parts; empty where there are none.
pub fn damage(wording: Wording, damaged: &[String]) -> String {
    let mut html = Html::default();
    if !damaged.is_empty() {
        let count = damaged.len().to_string();
        html.raw(r#"<div class="notice" role="alert" id="damaged">"#)
            .element("p", &fill(wording.t.damaged, &[("n", &count)]))
            .raw("<ul>");
        for part in damaged {
            html.raw("<li>").element("code", part).raw("</li>");
        }
        html.raw("</ul>").button(wording, &Act::Dismiss, &[("class", "button")]).text(wording.t.dismiss);
        html.raw("</button></div>");
    }
    html.done()
}

/// Opens the notice of what could not be loaded, with a button to try again.
pub fn not_loaded(wording: Wording, id: &str, says: &str, html: &mut Html) {
    html.open("div", &[("class", "notice"), ("role", "alert"), ("id", id)])
        .element("p", says)
        .button(wording, &Act::TryAgain, &[("class", "button")])
        .text(wording.t.library_reopen)
        .raw("</button>");
}

/// That the documents of a province are on their way, or could not be loaded; nothing where all are here.
pub fn coming(snapshot: &Snapshot) -> String {
    let (t, session) = (snapshot.wording.t, &snapshot.session);
    let mut html = Html::default();
    match wanting(session) {
        None => {}
        Some(province) if session.shown.province_failed == Some(province.region) => {
            not_loaded(snapshot.wording, "province-failed", t.not_fetched, &mut html);
            html.raw("</div>");
        }
        Some(_) => {
            html.element(r#"p class="hint" id="coming""#, t.fetching);
        }
    }
    html.done()
}
