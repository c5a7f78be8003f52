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
pub fn search(words: Wording) -> String {
    let mut html = Html::default();
    html.open(
        "form",
        &[("class", "search"), ("role", "search"), (SUBMIT, Submit::Search.write(words.tables))],
    )
    .raw(r#"<label for="search-text">"#)
    .text(words.t.search)
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
    .element(r#"p class="hint" id="search-hint""#, words.t.search_hint)
    .raw("</form>");
    html.done()
}

/// The lists to choose from: place, recipient, standing.
#[inline(never)] // scripts/later.txt
pub fn filters(words: Wording, query: &Query) -> String {
    let t = words.t;
    let mut html = Html::default();
    html.raw(r#"<div class="filters">"#);
    let places = words.tables.places.iter().map(|place| place.region);
    let places: Vec<_> = places.map(|region| (region.to_string(), words.place(region).to_string())).collect();
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
    let parties = Party::ALL.map(|party| (party.key().to_string(), words.party(party).to_string()));
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
pub fn count(words: Wording, found: usize) -> String {
    let all = words.tables.programmes.len();
    if found == all {
        fill(words.t.search_all, &[("n", &all.to_string())])
    } else {
        fill(words.t.search_found, &[("n", &found.to_string()), ("all", &all.to_string())])
    }
}

/// The programmes that are found, by document; without a search all of them.
pub fn list(context: PageContext, query: Option<&Query>, html: &mut Html) {
    let words = context.words;
    let everything = Query::default();
    let found = query.unwrap_or(&everything).found(words.tables, context.day);
    if found.is_empty() {
        html.raw(r#"<div class="notice"><p>"#).text(words.t.search_none).raw("</p>");
        html.button(words, &Act::ClearSearch, &[("class", "button")])
            .text(words.t.search_clear)
            .raw("</button></div>");
    }
    for (id, document) in words.tables.each_document() {
        let own = |found: &&ProgrammeId| {
            words.tables.programme_at(**found).is_some_and(|programme| programme.document == id)
        };
        let own: Vec<ProgrammeId> = found.iter().filter(own).copied().collect();
        if own.is_empty() {
            continue;
        }
        html.raw(r#"<section class="found"><h3>"#);
        context.link(html, &Route::Document(id), words.get(document.title));
        html.raw(r#"</h3><p class="source"><span lang="zh-Hans">"#)
            .text(document.number)
            .raw("</span> · ")
            .text(words.place(document.region))
            .raw(r#"</p><ul class="found-list">"#);
        own.into_iter().for_each(|id| entry(context, id, html));
        html.raw("</ul></section>");
    }
}

/// A programme in a list: its name as a link, what it is, what kind, how it stands.
pub fn entry(context: PageContext, id: ProgrammeId, html: &mut Html) {
    let words = context.words;
    let Some(programme) = words.tables.programme_at(id) else { return };
    html.open("li", &[("class", "found-one"), ("data-found", programme.id)]);
    context.open_link(html, &Route::Programme(id), "found-name");
    html.text(words.get(programme.name))
        .raw("</a>")
        .element("p", words.get(programme.summary))
        .raw(r#"<p class="badges">"#);
    let kinds: Vec<_> = programme.benefits.iter().map(|benefit| words.benefit(*benefit)).collect();
    let parties: Vec<_> = programme.recipients.iter().map(|party| words.party(*party)).collect();
    html.element(r#"span class="badge""#, &words.list(&parties))
        .element(r#"span class="badge""#, &words.list(&kinds));
    context.badge(html, &Route::Programme(id), &programme.term);
    html.raw("</p></li>");
}
