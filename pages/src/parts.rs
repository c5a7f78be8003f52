//! The parts of the page: where each stands, and what it says of a snapshot. [`PAGE`] has an
//! element for each; the paper's stands there first, for where it is written the style hides all
//! that follows it.

use crate::library::{self, checking, list};
use crate::model::acts::Title;
use crate::model::group::ResultGroup;
use crate::model::ids;
use crate::model::places::{Coverage, coverage, documents, is_local, region};
use crate::model::route::Route;
use crate::model::session::Notice;
use crate::model::snapshot::Snapshot;
use crate::render::context::PageContext;
use crate::render::{self, Html, KEY};
use crate::wording::Wording;
use crate::wording::fill;

/// A part of the page.
pub struct Part {
    /// The id of the element it stands in.
    pub id: &'static str,
    /// What it says, as HTML; where that is nothing, its element is hidden.
    pub content: fn(&Snapshot) -> String,
}

const fn part(id: &'static str, content: fn(&Snapshot) -> String) -> Part {
    Part { id, content }
}

/// The page before it says anything.
pub const PAGE: &str = include_str!("page.html");

/// What stands on every page.
pub const AROUND: [Part; 4] = [
    part("kiosk", |p| render::kiosk::screen(p.wording, &p.session)),
    part("top", |p| {
        let calculator = p.session.shown.route == Route::Calculator;
        let mut html = Html::default();
        render::head::skip(p.wording, if calculator { Title::Results } else { Title::Library }, &mut html);
        render::head::head(p.wording, p.session.shown.large, &mut html);
        html.done()
    }),
    part("foot", render::foot::foot),
    part("said", said),
];

/// The questions, from the first on, and what the bar below says.
pub const ASKING: [Part; 11] = [
    part("notices", |p| {
        let damage = render::notice::damage(p.wording, &p.session.shown.damaged);
        [render::notice::clock(p), damage].concat()
    }),
    part("place", |p| written(|html| render::place::place(p.wording, &p.session, html))),
    part("who", |p| written(|html| render::status::status(p.wording, &p.session, html))),
    part("checking", |p| behind_folds(p, checking::checking)),
    part("question", render::question::question),
    part("answered", |p| render::answered::answered(p.wording, &p.session.answered.answers)),
    part("day", |p| render::day::control(p.wording)),
    part("date-said", |p| p.wording.date(p.day)),
    part("other-day", |p| render::day::other_day(p.wording, p.session.answered.picked)),
    part("summary", |p| {
        written(|html| {
            html.text(&p.summary());
        })
    }),
    part("summary-tool", |p| render::foot::go(p.wording)),
];

/// The results but for their groups.
pub const RESULTS: [Part; 4] = [
    part("results-head", head),
    part("total", |p| render::total::total(p.wording, &p.plan.sure, p.session.answered.party)),
    part("plan", render::plan::year),
    part("documents", |p| behind_folds(p, papers)),
];

/// The library but for what its file says. The field to search in is a part of its own, so that
/// what is found changes beside it while one types.
pub const LIBRARY: [Part; 3] = [
    part("library-head", |p| library::head(PageContext::of(p), &p.session.shown.route)),
    part("library-search", |p| on_list(p, |p| list::search(p.wording))),
    part("library-filters", |p| on_list(p, |p| list::filters(p.wording, &p.session.shown.query))),
];

/// What something writes.
fn written(write: impl Fn(&mut Html)) -> String {
    let mut html = Html::default();
    write(&mut html);
    html.done()
}

/// What comes with that which stands behind folds; nothing before.
fn behind_folds(snapshot: &Snapshot, content: fn(&Snapshot) -> String) -> String {
    if snapshot.session.has_more { content(snapshot) } else { String::new() }
}

/// What is said only on the list of the library.
fn on_list(snapshot: &Snapshot, content: fn(&Snapshot) -> String) -> String {
    match snapshot.session.shown.route {
        Route::Library | Route::Unknown(_) => behind_folds(snapshot, content),
        _ => String::new(),
    }
}

/// What was just done.
fn said(snapshot: &Snapshot) -> String {
    let t = snapshot.wording.t;
    let of_the_day = |template| fill(template, &[("date", &snapshot.wording.date(snapshot.day))]);
    match snapshot.session.shown.notice {
        Some(Notice::Cleared) => t.cleared.into(),
        Some(Notice::Copied) => t.copied.into(),
        Some(Notice::NotCopied) => {
            let mut html = Html::default();
            let field = [
                ("id", ids::TO_COPY),
                (KEY, ids::TO_COPY),
                ("class", "input"),
                ("readonly", ""),
                ("value", &*snapshot.session.shown.to_copy),
                ("aria-label", t.copy_link),
            ];
            html.element("p", t.copy_failed).open("input", &field);
            html.done()
        }
        Some(Notice::NotFetched) => t.not_fetched.into(),
        Some(Notice::Today) => of_the_day(t.today_again),
        Some(Notice::NewDay) => of_the_day(t.new_day),
        Some(Notice::NoDay) => t.wrong_date.into(),
        Some(Notice::Printing) => t.printing.into(),
        Some(Notice::Saved) => t.calendar_saved.into(),
        Some(Notice::DaysCopied) => t.calendar_copied.into(),
        None => String::new(),
    }
}

/// What to say of the place, above all results.
fn head(snapshot: &Snapshot) -> String {
    let t = snapshot.wording.t;
    let mut html = Html::default();
    html.element(r#"h2 id="results" data-key="results" tabindex="-1""#, t.results);
    match coverage(&snapshot.session) {
        Coverage::Unsaid => {
            html.element(r#"p class="results-start""#, t.summary_start);
        }
        Coverage::Elsewhere => {
            html.raw(r#"<div class="notice" id="elsewhere"><p>"#)
                .element("b", t.other_place)
                .raw("</p>")
                .element("p", &whose_documents(snapshot.wording));
            if !snapshot.groups.is_empty() {
                html.element("p", t.other_place_national);
            }
            html.raw("</div>");
        }
        Coverage::Coming => {
            html.append(&render::notice::coming(snapshot));
        }
        Coverage::Covered => {}
    }
    match (snapshot.groups.is_empty(), &snapshot.session.hall.kiosk) {
        (true, _) => {}
        // Who stands at a screen has nothing else to take along.
        (false, Some(_)) => render::foot::print(snapshot, &mut html, "print-results"),
        (false, None) => render::foot::take_along(snapshot, &mut html),
    }
    html.done()
}

/// Whose documents are here.
fn whose_documents(wording: Wording) -> String {
    let tables = wording.tables;
    let places: Vec<&str> = tables.places.iter().map(|place| wording.get(place.name)).collect();
    let local = tables.each_document().filter(|(id, _)| is_local(tables, *id)).count();
    let [local, national] = [local, tables.documents.len() - local].map(|count| count.to_string());
    let counts = [("places", &*wording.list(&places)), ("local", &local), ("national", &national)];
    fill(wording.t.other_place_text, &counts)
}

/// The title of a group: what it is, and how many are on it.
pub fn group_title(snapshot: &Snapshot, group: ResultGroup, count: usize) -> String {
    let t = snapshot.wording.t;
    let (title, hint) = match group {
        ResultGroup::Yours => (t.group_yours, t.group_yours_hint),
        ResultGroup::Duty => (t.group_duty, t.group_duty_hint),
        ResultGroup::OneAway => (t.group_one, t.group_one_hint),
        ResultGroup::Related => (t.group_related, t.group_related_hint),
        ResultGroup::AskLocally => (t.group_check, t.group_check_hint),
        ResultGroup::Further => (t.group_more, t.group_more_hint),
        ResultGroup::NotYet => (t.group_not_yet, t.group_not_yet_hint),
        ResultGroup::Ended => (t.group_ended, t.group_ended_hint),
        ResultGroup::Not => (t.group_not, t.group_not_hint),
    };
    let hint = match count {
        0 if snapshot.all_ended() => t.group_yours_ended,
        0 => t.group_yours_none,
        _ => hint,
    };
    let mut html = Html::default();
    html.raw("<h3>").text(title).raw(" ").element(r#"span class="group-count""#, &count.to_string());
    html.raw("</h3>").element(r#"p class="hint""#, hint);
    html.done()
}

/// What is said above those of a group whose figure a locality sets; empty where there is none.
pub fn group_run(snapshot: &Snapshot, run: usize) -> String {
    written(|html| {
        if run > 0 {
            html.text(&fill(snapshot.wording.t.group_unpublished, &[("n", &run.to_string())]));
        }
    })
}

/// The documents that reach the person's place.
#[inline(never)] // scripts/later.txt
fn papers(snapshot: &Snapshot) -> String {
    let (mut html, tables) = (Html::default(), snapshot.wording.tables);
    let region = region(tables, &snapshot.session.answered.answers);
    for id in region.into_iter().flat_map(|region| documents(tables, region)) {
        let Some(document) = tables.document_at(id) else { continue };
        if html.is_empty() {
            html.element("h2", snapshot.wording.t.documents);
        }
        html.open("article", &[("class", "paper"), ("data-document", document.id)]);
        render::document::document(snapshot, id, document, &mut html);
        html.raw("</article>");
    }
    html.done()
}

#[cfg(test)]
mod tests;
