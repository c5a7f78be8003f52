//! The time bar, an SVG: when something holds, on one scale of years: certain, then doubtful, and the day on
//! which one looks. The same on a card as in the library.

use crate::render::{Html, gap};
use engine::law::Validity;
use engine::{Date, Tables};

/// The years that all bars span: from that in which the first thing in the tables begins to the
/// second after the last end. An odd number of them, since every other one is named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    first: i32,
    years: i32,
}

/// What all bars measure: thousandths of their width.
const WIDTH: i32 = 1000;
/// How many years past the last end have room.
const AFTER: i32 = 2;

impl Scale {
    /// The scale for some tables.
    pub fn of(tables: &Tables) -> Scale {
        let (mut first, mut last) = (i32::MAX, i32::MIN);
        let documents = tables.documents.iter().map(|document| document.term);
        for term in documents.chain(tables.programmes.iter().map(|programme| programme.term)) {
            first = first.min(term.from.year());
            let ends = [term.until, term.unconfirmed_after].into_iter().flatten();
            last = ends.map(Date::year).fold(last.max(term.from.year()), i32::max);
        }
        Scale { first, years: last.saturating_add(AFTER).saturating_sub(first) | 1 }
    }

    /// The gap for the place of a day on it, in a page that cannot know the day. Other tables than those it is
    /// of may be here when the gap is filled, so it says the scale.
    pub fn gap(self) -> String {
        ["{", gap::PLACE, " ", &self.first.to_string(), "-", &self.years.to_string(), "}"].concat()
    }

    /// The scale that a gap says.
    pub fn read(said: &str) -> Option<Scale> {
        let (first, years) = said.split_once('-')?;
        Some(Scale { first: first.parse().ok()?, years: years.parse().ok()? })
    }

    /// Where a day is on it.
    pub fn at(self, day: Date) -> i32 {
        let years = (day.year() - self.first).clamp(-1, self.years);
        ((years * 366 + i32::from(day.ordinal())) * WIDTH / (self.years * 366)).clamp(0, WIDTH)
    }
}

/// A bar from the first day of a term on. `day` is where on the scale one looks, or what stands
/// for it in a page that cannot know; `label` says the same in words, and without one the bar is
/// decoration beside them.
pub fn bar(scale: Scale, term: &Validity, day: Option<&str>, label: Option<&str>, html: &mut Html) {
    let from = scale.at(term.from);
    let end = |day: Option<Date>| day.map_or(WIDTH, |day| scale.at(day)).max(from);
    let until = end(term.until);
    let sure = end(term.unconfirmed_after).min(until);
    html.raw(r#"<svg class="time-bar" viewBox="0 0 1000 24" preserveAspectRatio="none""#);
    match label {
        Some(label) => html.raw(r#" role="img" aria-label=""#).text(label).raw(r#"">"#),
        None => html.raw(r#" aria-hidden="true">"#),
    };
    html.raw(r#"<path class="time-years" d=""#);
    for year in (0..scale.years).step_by(2) {
        html.raw("M").text(&(year * WIDTH / scale.years).to_string()).raw(" 0V24");
    }
    html.raw(r#""/>"#);
    rect("time-ground", 0, WIDTH, html);
    if sure < until {
        rect("time-unsure", sure, until, html);
    }
    rect("time-sure", from, sure, html);
    if let Some(day) = day {
        html.raw(r#"<path class="time-day" d="M"#).text(day).raw(r#" 0V24"/>"#);
    }
    html.raw("</svg>");
}

fn rect(class: &'static str, from: i32, to: i32, html: &mut Html) {
    html.raw("<rect class=\"").raw(class).raw("\" x=\"").text(&from.to_string());
    html.raw("\" width=\"").text(&(to - from).to_string()).raw("\" y=\"6\" height=\"12\"/>");
}

/// The years below a bar, every other one by number.
pub fn years(scale: Scale, html: &mut Html) {
    html.raw(r#"<p class="scale" aria-hidden="true">"#);
    for year in (scale.first..scale.first + scale.years).step_by(2) {
        html.element("span", &year.to_string());
    }
    html.raw("</p>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::{Text, date};
    use tables::TABLES;

    const SCALE: Scale = Scale { first: 2019, years: 3 };

    fn drawn(from: &str, until: Option<&str>, unconfirmed_after: Option<&str>) -> Vec<(i32, i32)> {
        let day = |text| date::parse(text).unwrap();
        let (until, unconfirmed_after) = (until.map(day), unconfirmed_after.map(day));
        let term = Validity { from: day(from), until, unconfirmed_after, ground: Text { zh: "", en: "" } };
        let mut html = Html::default();
        bar(SCALE, &term, None, None, &mut html);
        let number = |piece: &str, name: &str| {
            let (_, rest) = piece.split_once(&[name, "=\""].concat()).unwrap();
            rest.split('"').next().unwrap().parse().unwrap()
        };
        let html = html.done();
        html.split("<rect").skip(2).map(|piece| (number(piece, " x"), number(piece, "width"))).collect()
    }

    #[test]
    fn the_sure_part_lies_over_the_doubtful_one() {
        assert_eq!(drawn("2019-01-01", Some("2020-12-31"), None), [(0, 666)]);
        assert_eq!(drawn("2020-01-01", None, None), [(334, 666)]);
        assert_eq!(drawn("2019-01-01", None, Some("2019-12-31")), [(332, 668), (0, 332)]);
        assert_eq!(drawn("2019-01-01", Some("2020-12-31"), Some("2019-12-31")), [(332, 334), (0, 332)]);
    }

    #[test]
    fn a_gap_says_its_scale() {
        let scale = Scale::of(&TABLES);
        let gap = scale.gap();
        let said = gap.strip_prefix("{place ").and_then(|rest| rest.strip_suffix('}')).and_then(Scale::read);
        let day = date::parse("2020-09-01").unwrap();
        assert_eq!(said.map(|said| said.at(day)), Some(scale.at(day)));
        assert!(Scale::read("2020").is_none() && Scale::read("a-b").is_none());
    }

    #[test]
    fn everything_in_the_tables_begins_and_ends_on_the_scale() {
        let scale = Scale::of(&TABLES);
        let documents = TABLES.documents.iter().map(|document| document.term);
        for term in documents.chain(TABLES.programmes.iter().map(|programme| programme.term)) {
            let days = [Some(term.from), term.until, term.unconfirmed_after];
            for year in days.into_iter().flatten().map(Date::year) {
                assert!((scale.first..scale.first + scale.years).contains(&year), "{year}");
            }
        }
        assert_eq!(scale.years % 2, 1);
    }
}
