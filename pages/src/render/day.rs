//! The evaluation date: today, unless somebody picks another day.

use crate::model::acts::{Act, CHANGE, Change};
use crate::model::ids;
use crate::render::{Html, KEY};
use crate::wording::Wording;
use crate::wording::fill;
use engine::Date;

/// The first and last day that can be picked.
pub const PICKABLE: (&str, &str) = ("2015-01-01", "2035-12-31");

/// The control. Its value is set in the field itself, so that typing in it is never disturbed. The
/// day stands above it as the page writes days, since a browser writes it in its own language.
pub fn control(wording: Wording) -> String {
    let mut html = Html::default();
    html.raw(r#"<h2 id="date-title"><label for="date">"#)
        .text(wording.t.date)
        .raw("</label></h2>")
        .element(r#"p class="hint" id="date-hint""#, wording.t.date_hint)
        .open(
            "input",
            &[
                ("class", "input"),
                ("type", "date"),
                ("id", ids::DATE),
                (KEY, ids::DATE),
                (CHANGE, Change::Date.write()),
                ("aria-describedby", "date-hint date-said"),
                ("min", PICKABLE.0),
                ("max", PICKABLE.1),
            ],
        );
    html.done()
}

/// That another day than today is shown; empty for today.
pub fn other_day(wording: Wording, picked: Option<Date>) -> String {
    let mut html = Html::default();
    if let Some(day) = picked {
        html.raw(r#"<p class="date-other">"#)
            .element("span", &fill(wording.t.date_not_today, &[("date", &wording.date(day))]))
            .button(wording, &Act::Today, &[("class", "link"), ("id", "date-today")])
            .text(wording.t.date_today)
            .raw("</button></p>");
    }
    html.done()
}
