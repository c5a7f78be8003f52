//! The list of all programmes, grouped by document, and the means of searching it.

use crate::model::acts::{Act, CHANGE, Change, INPUT, Input, SUBMIT, Submit};
use crate::model::query::Query;
use crate::model::route::Route;
use crate::render::context::PageContext;
use crate::render::{Html, KEY};
use crate::wording::Wording;
use crate::wording::fill;
use engine::law::Party;
use engine::{ProgrammeId, Standing};

/// The field to search in. What stands in it is the browser's, so that typing is never disturbed.
#[inline(never)] // scripts/later.txt
pub fn search(wording: Wording) -> String {
    let mut html = Html::default();
    html.open(
        "form",
        &[("class", "search"), ("role", "search"), (SUBMIT, Submit::Search.write(wording.tables))],
    )
    .raw(r#"<label for="search-text">"#)
    .text(wording.t.search)
    .raw("</label>")
    .open(
        "input",
        &[
            ("class", "input"),
            ("type", "search"),
            ("id", "search-text"),
            (KEY, "search-text"),
            (INPUT, Input::Search.write()),
            ("autocomplete", "off"),
            ("enterkeyhint", "search"),
            ("aria-describedby", "search-hint"),
        ],
    )
    .element(r#"p class="hint" id="search-hint""#, wording.t.search_hint)
    .raw("</form>");
    html.done()
}

/// The lists to choose from: place, recipient, standing.
#[inline(never)] // scripts/later.txt
pub fn filters(wording: Wording, query: &Query) -> String {
    let t = wording.t;
    let mut html = Html::default();
    html.raw(r#"<div class="filters">"#);
    let places = wording.tables.places.iter().map(|place| place.region);
    let places: Vec<_> =
        places.map(|region| (region.to_string(), wording.place(region).to_string())).collect();
    let chosen = query.place.map(|place| place.to_string());
    select(
        "place",
        Change::SearchPlace,
        t.search_place,
        t.search_all_places,
        &places,
        chosen.as_deref(),
        &mut html,
    );
    let parties = Party::ALL.map(|party| (party.key().to_string(), wording.party(party).to_string()));
    select(
        "party",
        Change::SearchParty,
        t.recipients,
        t.search_all_parties,
        &parties,
        query.party.map(Party::key),
        &mut html,
    );
    let standings = Standing::ALL.map(|standing| {
        let name = match standing {
            Standing::NotYet => t.group_not_yet,
            Standing::InForce => t.standing_in_force,
            Standing::Unconfirmed => t.standing_unconfirmed,
            Standing::Ended => t.group_ended,
        };
        (standing.key().to_string(), name.to_string())
    });
    let chosen = query.standing.map(Standing::key);
    select(
        "standing",
        Change::SearchStanding,
        t.ground,
        t.search_all_standings,
        &standings,
        chosen,
        &mut html,
    );
    html.raw("</div>");
    html.done()
}

fn select(
    what: &'static str,
    change: Change,
    label: &str,
    all: &str,
    options: &[(String, String)],
    chosen: Option<&str>,
    html: &mut Html,
) {
    let id = ["search-", what].concat();
    html.raw("<label>")
        .element("span", label)
        .open("select", &[("class", "input"), ("id", &*id), (KEY, &*id), (CHANGE, change.write())])
        .element(r#"option value="""#, all);
    for (key, name) in options {
        html.raw("<option value=\"").text(key);
        html.raw(if chosen == Some(key) { "\" selected>" } else { "\">" });
        html.text(name).raw("</option>");
    }
    html.raw("</select></label>");
}

/// How many programmes are found.
pub fn count(wording: Wording, found: usize) -> String {
    let all = wording.tables.programmes.len();
    if found == all {
        fill(wording.t.search_all, &[("n", &all.to_string())])
    } else {
        fill(wording.t.search_found, &[("n", &found.to_string()), ("all", &all.to_string())])
    }
}

/// The programmes that are found, by document; without a search all of them.
pub fn list(context: PageContext, query: Option<&Query>, html: &mut Html) {
    let wording = context.wording;
    let everything = Query::default();
    let found = query.unwrap_or(&everything).found(wording.tables, context.day);
    if found.is_empty() {
        html.raw(r#"<div class="notice"><p>"#).text(wording.t.search_none).raw("</p>");
        html.button(wording, &Act::ClearSearch, &[("class", "button")])
            .text(wording.t.search_clear)
            .raw("</button></div>");
    }
    for (id, document) in wording.tables.each_document() {
        let own = |found: &&ProgrammeId| {
            wording.tables.programme_at(**found).is_some_and(|programme| programme.document == id)
        };
        let own: Vec<ProgrammeId> = found.iter().filter(own).copied().collect();
        if own.is_empty() {
            continue;
        }
        html.raw(r#"<section class="found"><h3>"#);
        context.link(html, &Route::Document(id), wording.get(document.title));
        html.raw(r#"</h3><p class="source"><span lang="zh-Hans">"#)
            .text(document.number)
            .raw("</span> · ")
            .text(wording.place(document.region))
            .raw(r#"</p><ul class="found-list">"#);
        own.into_iter().for_each(|id| entry(context, id, html));
        html.raw("</ul></section>");
    }
}

/// A programme in a list: its name as a link, what it is, what kind, how it stands.
pub fn entry(context: PageContext, id: ProgrammeId, html: &mut Html) {
    let wording = context.wording;
    let Some(programme) = wording.tables.programme_at(id) else { return };
    html.open("li", &[("class", "found-one"), ("data-found", programme.id)]);
    context.open_link(html, &Route::Programme(id), "found-name");
    html.text(wording.get(programme.name))
        .raw("</a>")
        .element("p", wording.get(programme.summary))
        .raw(r#"<p class="badges">"#);
    let kinds: Vec<_> = programme.benefits.iter().map(|benefit| wording.benefit(*benefit)).collect();
    let parties: Vec<_> = programme.recipients.iter().map(|party| wording.party(*party)).collect();
    html.element(r#"span class="badge""#, &wording.list(&parties))
        .element(r#"span class="badge""#, &wording.list(&kinds));
    context.badge(html, &Route::Programme(id), &programme.term);
    html.raw("</p></li>");
}
