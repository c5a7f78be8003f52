//! What a kiosk shows before and after a visitor, and what stands in for a keyboard.

use crate::model::acts::{Act, Key, Picked};
use crate::model::kiosk::{Kiosk, KioskScreen};
use crate::model::session::Session;
use crate::render::Html;
use crate::wording::{Wording, fill, languages};
use engine::law::{Fact, Kind};
use engine::{Date, FactId, Lang, date};

/// The screen over the page; empty while the page is used, and where this is no kiosk.
pub fn screen(wording: Wording, session: &Session) -> String {
    let mut html = Html::default();
    match (&session.hall.kiosk, session.hall.screen) {
        (Some(kiosk), KioskScreen::Attract) => attract(wording, kiosk, &mut html),
        (Some(_), KioskScreen::Warning(seconds)) => warning(wording, seconds, &mut html),
        _ => {}
    }
    html.done()
}

#[inline(never)] // scripts/later.txt
fn attract(wording: Wording, kiosk: &Kiosk, html: &mut Html) {
    html.raw(r#"<section class="kiosk-screen" aria-labelledby="kiosk-title">"#);
    if !kiosk.hall.is_empty() {
        html.element(r#"p class="kiosk-hall""#, &kiosk.hall);
    }
    html.element(r#"h1 id="kiosk-title""#, wording.t.title)
        .element(r#"p class="kiosk-line""#, wording.t.tagline);
    for lang in languages() {
        let wording = Wording::of(wording.tables, lang);
        let class = if lang == Lang::ZH { "kiosk-start" } else { "kiosk-start kiosk-start-other" };
        let attributes = [("class", class), ("lang", lang.tag())];
        html.button(wording, &Act::Begin(lang), &attributes).text(wording.t.kiosk_begin).raw("</button>");
    }
    html.raw(r#"<p class="kiosk-line">"#).icon("lock").text(wording.t.privacy).raw("</p></section>");
}

#[inline(never)] // scripts/later.txt
fn warning(wording: Wording, seconds: u32, html: &mut Html) {
    html.raw(
        r#"<div class="kiosk-screen kiosk-warning" role="alertdialog" aria-labelledby="kiosk-warning">"#,
    )
    .element(r#"h2 id="kiosk-warning""#, wording.t.kiosk_still_there)
    .element(r#"p class="kiosk-count" aria-hidden="true""#, &seconds.to_string())
    .element(r#"p class="kiosk-line""#, &fill(wording.t.kiosk_wiped_in, &[("n", &seconds.to_string())]))
    .button(wording, &Act::Stay, &[("class", "kiosk-start"), ("id", "kiosk-stay")])
    .text(wording.t.kiosk_stay)
    .raw("</button>")
    .button(wording, &Act::Leave, &[("class", "kiosk-start kiosk-start-other")])
    .text(wording.t.kiosk_leave)
    .raw("</button></div>");
}

/// Digits to tap, for a fact that is a number.
#[inline(never)] // scripts/later.txt
pub fn digits(wording: Wording, fact: &Fact, html: &mut Html) {
    html.raw(r#"<div class="keypad">"#);
    let point = matches!(fact.kind, Kind::Decimal { .. } | Kind::Money { .. });
    for sign in ['1', '2', '3', '4', '5', '6', '7', '8', '9', if point { '.' } else { ' ' }, '0'] {
        if sign == ' ' {
            html.raw("<span></span>");
        } else {
            key(wording, &Act::Key(Key::Sign(sign)), &sign.to_string(), html);
        }
    }
    html.button(
        wording,
        &Act::Key(Key::Back),
        &[("class", "keypad-key"), ("aria-label", wording.t.kiosk_delete)],
    )
    .text("⌫")
    .raw("</button></div>");
}

/// How many years back a day can be picked.
const YEARS: i32 = 12;

/// The day of a year, a month and a day by number, if there is one.
pub fn civil(year: i32, month: u8, day: u8) -> Option<Date> {
    date::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

/// A day picked by taps: the year, then the month, then the day.
#[inline(never)] // scripts/later.txt
pub fn day(wording: Wording, fact: FactId, picking: Option<(i32, u8)>, today: Date, html: &mut Html) {
    let t = wording.t;
    let (hint, count) = match picking {
        None => (t.kiosk_year, YEARS),
        Some((_, 0)) => (t.kiosk_month, 12),
        Some((year, month)) => {
            let last = (28..=31).rev().find(|day| civil(year, month, *day).is_some()).unwrap_or(28);
            (t.kiosk_day, last.into())
        }
    };
    html.element(r#"p class="hint""#, hint).raw(r#"<div class="keypad keypad-days">"#);
    for at in 0..count {
        let number = if picking.is_none() { today.year() - at } else { at + 1 };
        let (picked, template) = match picking {
            None => (Picked { year: number, month: 0, day: 0 }, t.kiosk_n_year),
            Some((year, 0)) => (Picked { year, month: number as u8, day: 0 }, t.kiosk_n_month),
            Some((year, month)) => (Picked { year, month, day: number as u8 }, "{n}"),
        };
        let label = fill(template, &[("n", &number.to_string())]);
        key(wording, &Act::Pick(fact, picked), &label, html);
    }
    html.raw("</div>");
    if picking.is_some() {
        html.button(wording, &Act::Repick, &[("class", "link")]).text(t.kiosk_again).raw("</button>");
    }
}

fn key(wording: Wording, act: &Act, label: &str, html: &mut Html) {
    html.button(wording, act, &[("class", "keypad-key")]).text(label).raw("</button>");
}
