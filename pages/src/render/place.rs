//! First question: for whom, and where.

use crate::render::{Html, flag};
use crate::session::{Session, region};
use crate::texts::{REGIONS, Texts};
use crate::words::Words;
use engine::region::Region;
use engine::tables::Party;
use engine::truth::Truth;

/// The places whose documents are here, by code.
pub const PLACES: [u32; 4] = [210_000, 650_400, 330_000, 150_000];

fn place_words(t: &Texts, code: u32) -> (&'static str, &'static str) {
    match code {
        210_000 => (t.place_ln, t.place_ln_cities),
        650_400 => (t.place_tlf, t.place_tlf_cities),
        330_000 => (t.place_zj, t.place_zj_cities),
        _ => (t.place_nm, t.place_nm_cities),
    }
}

/// Whether a region lies in one of the places whose documents are here.
pub fn is_covered(region: Region) -> bool {
    PLACES.into_iter().any(|code| region.within(Region(code)) == Truth::True)
}

/// Who asks, and where.
pub fn place(words: Words, session: &Session) -> String {
    let (party, elsewhere) = (session.party, session.elsewhere);
    let region = region(&session.answers);
    let t = words.t;
    let mut html = Html::default();
    html.open("div", &[("class", "doors"), ("role", "group"), ("aria-label", t.door)])
        .element(r#"span class="doors-label""#, t.door);
    for door in Party::ALL {
        let attributes =
            [("class", "door"), ("data-door", door.key()), ("aria-pressed", flag(door == party))];
        html.button(&["party ", door.key()].concat(), &attributes).text(words.party(door)).raw("</button>");
    }
    html.raw(r#"</div><h2 id="place-title">"#).text(t.place).raw("</h2>");
    let hint = if party == Party::Worker { t.place_hint } else { t.place_hint_org };
    html.element(r#"p class="hint""#, hint).raw(r#"<div class="tiles">"#);
    for code in PLACES {
        let (name, cities) = place_words(t, code);
        let on = region.is_some_and(|region| region.within(Region(code)) == Truth::True);
        let code = code.to_string();
        let attributes = [("class", "tile"), ("data-region", &*code), ("aria-pressed", flag(on))];
        html.button(&["region ", &code].concat(), &attributes);
        tile(&mut html, name, cities);
    }
    html.raw("</div>");
    let attributes =
        [("class", "tile tile-wide"), ("id", "place-elsewhere"), ("aria-pressed", flag(elsewhere))];
    html.button("elsewhere", &attributes);
    tile(&mut html, t.place_other, "");
    if elsewhere {
        let attributes = [
            ("id", "place-other"),
            ("data-key", "place-other"),
            ("class", "input"),
            ("data-change", "region"),
            ("aria-label", t.place_other_pick),
        ];
        html.open("select", &attributes);
        let others = REGIONS.iter().filter(|(code, _)| !PLACES.contains(code));
        options(words, region, t.place_other_pick, others, &mut html);
        html.raw("</select>");
    }
    html.done()
}

/// What stands in a tile, and its end.
pub fn tile(html: &mut Html, name: &str, sub: &str) {
    html.raw(r#"<span class="tile-mark">"#)
        .icon("check")
        .raw("</span>")
        .element(r#"span class="tile-name""#, name);
    if !sub.is_empty() {
        html.element(r#"span class="tile-sub""#, sub);
    }
    html.raw("</button>");
}

/// The options of a list of regions, the first of them empty.
pub fn options<'r>(
    words: Words,
    chosen: Option<Region>,
    none: &str,
    regions: impl Iterator<Item = &'r (u32, engine::Text)>,
    html: &mut Html,
) {
    html.element(r#"option value="""#, none);
    for (code, name) in regions {
        html.raw("<option value=\"").text(&code.to_string());
        html.raw(if chosen == Some(Region(*code)) { "\" selected>" } else { "\">" });
        html.text(words.get(*name)).raw("</option>");
    }
}
