//! First question: for whom (the parties as buttons), and where (a tile for each place; where those are
//! many, for each province and then for its cities, with a field to find one by its name).

use crate::model::acts::{Act, CHANGE, Change, INPUT, Input};
use crate::model::places::{self, are_many, found, others, place_of, region};
use crate::model::session::Session;
use crate::render::{Html, KEY, flag};
use crate::wording::Wording;
use engine::law::Party;
use engine::region::Region;

/// Who asks, and where.
pub fn place(wording: Wording, session: &Session, html: &mut Html) {
    let (party, elsewhere) = (session.answered.party, session.answered.elsewhere);
    let region = region(session.tables, &session.answered.answers);
    let t = wording.t;
    html.open("div", &[("class", "doors"), ("role", "group"), ("aria-label", t.door)])
        .element(r#"span class="doors-label""#, t.door);
    for door in Party::ALL {
        let attributes =
            [("class", "door"), ("data-door", door.key()), ("aria-pressed", flag(door == party))];
        html.button(wording, &Act::Party(door), &attributes).text(wording.party(door)).raw("</button>");
    }
    html.raw(r#"</div><h2 id="place-title">"#).text(t.place).raw("</h2>");
    let hint = if party == Party::Worker { t.place_hint } else { t.place_hint_org };
    html.element(r#"p class="hint""#, hint);
    let pressed = region.and_then(|region| place_of(wording.tables, region)).map(|place| place.region);
    if are_many(wording.tables) {
        many(wording, session, region, pressed, html);
    } else {
        html.raw(r#"<div class="tiles">"#);
        for place in wording.tables.places {
            place_tile(wording, place.region, wording.get(place.hint), pressed == Some(place.region), html);
        }
        html.raw("</div>");
    }
    let attributes =
        [("class", "tile tile-wide"), ("id", "place-elsewhere"), ("aria-pressed", flag(elsewhere))];
    html.button(wording, &Act::Elsewhere, &attributes);
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
        options(wording, region, t.place_other_pick, others(wording.tables), html);
        html.raw("</select>");
    }
}

/// Many places: the field, then what is found by it, or else the provinces and the cities of the one where
/// somebody is.
fn many(
    wording: Wording,
    session: &Session,
    region: Option<Region>,
    pressed: Option<Region>,
    html: &mut Html,
) {
    let sought = session.shown.place_text.as_str();
    // A hall has no keyboard.
    if session.hall.kiosk.is_none() {
        find(wording, html);
    }
    let tiles = |regions: &mut dyn Iterator<Item = Region>, html: &mut Html| {
        html.raw(r#"<div class="tiles tiles-many">"#);
        for one in regions {
            let on =
                pressed == Some(one) || one == one.province() && region.map(Region::province) == Some(one);
            place_tile(wording, one, "", on, html);
        }
        html.raw("</div>");
    };
    if sought.trim().is_empty() {
        tiles(&mut places::covered_provinces(wording.tables), html);
        let cities: Vec<Region> = places::cities(wording.tables, region).collect();
        if !cities.is_empty() {
            tiles(&mut cities.into_iter(), html);
        }
    } else {
        let found: Vec<Region> = found(wording, sought);
        if found.is_empty() {
            html.element(r#"p class="hint""#, wording.t.search_none);
        } else {
            tiles(&mut found.into_iter(), html);
        }
    }
}

fn find(wording: Wording, html: &mut Html) {
    html.raw(r#"<label for="place-find">"#).text(wording.t.place_find).raw("</label>").open(
        "input",
        &[
            ("class", "input"),
            ("type", "search"),
            ("id", "place-find"),
            (KEY, "place-find"),
            (INPUT, Input::Place.write()),
            ("autocomplete", "off"),
        ],
    );
}

fn place_tile(wording: Wording, region: Region, hint: &str, on: bool, html: &mut Html) {
    let code = region.to_string();
    let attributes = [("class", "tile"), ("data-region", &*code), ("aria-pressed", flag(on))];
    html.button(wording, &Act::Region(region), &attributes);
    tile(html, wording.place(region), hint);
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
    wording: Wording,
    chosen: Option<Region>,
    none: &str,
    regions: impl Iterator<Item = Region>,
    html: &mut Html,
) {
    html.element(r#"option value="""#, none);
    for region in regions {
        html.raw("<option value=\"").text(&region.to_string());
        html.raw(if chosen == Some(region) { "\" selected>" } else { "\">" });
        html.text(wording.place(region)).raw("</option>");
    }
}
