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
pub fn control(words: Wording) -> String {
    let mut html = Html::default();
    html.raw(r#"<h2 id="date-title"><label for="date">"#)
        .text(words.t.date)
        .raw("</label></h2>")
        .element(r#"p class="hint" id="date-hint""#, words.t.date_hint)
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
pub fn other_day(words: Wording, picked: Option<Date>) -> String {
    let mut html = Html::default();
    if let Some(day) = picked {
        html.raw(r#"<p class="date-other">"#)
            .element("span", &fill(words.t.date_not_today, &[("date", &words.date(day))]))
            .button(words, &Act::Today, &[("class", "link"), ("id", "date-today")])
            .text(words.t.date_today)
            .raw("</button></p>");
    }
    html.done()
}
