//! First question: for whom (the parties as buttons), and where (a tile for each place).

use crate::model::acts::{Act, CHANGE, Change};
use crate::model::places::{others, place_of, region};
use crate::model::session::Session;
use crate::render::{Html, KEY, flag};
use crate::wording::Words;
use engine::law::Party;
use engine::region::Region;

/// Who asks, and where.
pub fn place(words: Words, session: &Session, html: &mut Html) {
    let (party, elsewhere) = (session.answered.party, session.answered.elsewhere);
    let region = region(session.tables, &session.answered.answers);
    let t = words.t;
    html.open("div", &[("class", "doors"), ("role", "group"), ("aria-label", t.door)])
        .element(r#"span class="doors-label""#, t.door);
    for door in Party::ALL {
        let attributes =
            [("class", "door"), ("data-door", door.key()), ("aria-pressed", flag(door == party))];
        html.button(words, &Act::Party(door), &attributes).text(words.party(door)).raw("</button>");
    }
    html.raw(r#"</div><h2 id="place-title">"#).text(t.place).raw("</h2>");
    let hint = if party == Party::Worker { t.place_hint } else { t.place_hint_org };
    html.element(r#"p class="hint""#, hint).raw(r#"<div class="tiles">"#);
    let pressed = region.and_then(|region| place_of(words.tables, region)).map(|place| place.region);
    for place in words.tables.places {
        let on = pressed == Some(place.region);
        let code = place.region.to_string();
        let attributes = [("class", "tile"), ("data-region", &*code), ("aria-pressed", flag(on))];
        html.button(words, &Act::Region(place.region), &attributes);
        tile(html, words.get(place.name), words.get(place.hint));
    }
    html.raw("</div>");
    let attributes =
        [("class", "tile tile-wide"), ("id", "place-elsewhere"), ("aria-pressed", flag(elsewhere))];
    html.button(words, &Act::Elsewhere, &attributes);
    tile(html, t.place_other, "");
    if elsewhere {
        let attributes = [
            ("id", "place-other"),
            (KEY, "place-other"),
            ("class", "input"),
            (CHANGE, Change::Region.write()),
            ("aria-label", t.place_other_pick),
        ];
        html.open("select", &attributes);
        options(words, region, t.place_other_pick, others(words.tables), html);
        html.raw("</select>");
    }
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
pub fn options(
    words: Words,
    chosen: Option<Region>,
    none: &str,
    regions: impl Iterator<Item = Region>,
    html: &mut Html,
) {
    html.element(r#"option value="""#, none);
    for region in regions {
        html.raw("<option value=\"").text(&region.to_string());
        html.raw(if chosen == Some(region) { "\" selected>" } else { "\">" });
        html.text(words.place(region)).raw("</option>");
    }
}
