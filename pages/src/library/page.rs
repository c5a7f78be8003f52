//! A page of the library's file, completed in the app: what depends on the day or the person goes
//! into its [gaps](gap).

use crate::model::places::{prefix, region};
use crate::model::route::Route;
use crate::model::session::Session;
use crate::model::snapshot::Snapshot;
use crate::render::badge::badge;
use crate::render::notice::not_loaded;
use crate::render::reasons::line;
use crate::render::time_bar::Scale;
use crate::render::{Html, gap};
use crate::wording::Wording;
use engine::law::{Province, Validity};
use engine::{Outcome, Standing, Tables, Verdict};

/// The name of the file that holds the page that is shown: of the whole country, or of a province where the
/// law comes by province.
pub fn file(session: &Session) -> String {
    let (tables, route) = (session.tables, &session.shown.route);
    let document = match route {
        Route::Programme(id) => tables.programme_at(*id).and_then(|one| tables.document_of(one)),
        Route::Document(id) => tables.document_at(*id),
        _ => None,
    };
    let region = match document {
        Some(document) => Some(document.region),
        // Of a place the timeline shows what holds there.
        None => region(tables, &session.answered.answers),
    };
    let is_own =
        |one: &&Province| one.is_here && region.is_some_and(|region| region.province() == one.region);
    let of = tables.provinces.iter().find(is_own).map_or(String::new(), |one| prefix(one.region));
    [&of, "library-", session.shown.lang.tag()].concat()
}

/// A page of the file with its gaps filled.
pub fn complete(snapshot: &Snapshot, page: &str) -> String {
    let mut html = Html::default();
    for (at, piece) in page.split('{').enumerate() {
        match piece.split_once('}') {
            Some((gap, rest)) if at > 0 => {
                fill(snapshot, gap, &mut html);
                html.append(rest);
            }
            _ => {
                html.append(piece);
            }
        }
    }
    html.done()
}

fn fill(snapshot: &Snapshot, gap: &str, html: &mut Html) {
    let (wording, day) = (snapshot.wording, snapshot.day);
    let (what, path) = gap.split_once(' ').unwrap_or((gap, ""));
    let stands =
        term(wording.tables, &Route::read(wording.tables, path)).map(|term| (term, term.standing(day)));
    match (what, stands) {
        (gap::STANDING, Some((term, standing))) => {
            html.element(badge(standing), &wording.standing(standing, &term));
        }
        (gap::AFTER, Some((_, Standing::InForce))) => {
            html.raw(" hidden");
        }
        (gap::PLACE, _) => {
            html.text(&Scale::read(path).map_or(0, |scale| scale.at(day)).to_string());
        }
        (gap::DAY, _) => {
            html.text(&wording.date(day));
        }
        (gap::YOURS, _) => yours(snapshot, html),
        _ => {}
    }
}

/// When the subject of a page holds.
fn term(tables: &Tables, route: &Route) -> Option<Validity> {
    match route {
        Route::Programme(id) => tables.programme_at(*id).map(|one| one.term),
        Route::Document(id) => tables.document_at(*id).map(|one| one.term),
        _ => None,
    }
}

/// What the answers so far make of the programme whose page this is.
fn yours(snapshot: &Snapshot, html: &mut Html) {
    let (wording, session) = (snapshot.wording, &snapshot.session);
    let Route::Programme(id) = session.shown.route else { return };
    let Some(outcome) = snapshot.assessment.outcome_at(id) else { return };
    if session.answered.answers.given().next().is_none() {
        return;
    }
    let (class, verdict) = verdict(wording, outcome);
    html.open("section", &[("class", &*["page-part ", class].concat()), ("id", "yours")])
        .raw("<h3>")
        .text(wording.t.yours)
        .raw(" ")
        .element(r#"span class="case-verdict""#, verdict)
        .raw(r#"</h3><ul class="reasons">"#);
    let ground = snapshot.ground();
    let reasons = snapshot.assessment.reasons(outcome).iter();
    for reason in reasons.filter(|reason| ground.has(outcome.programme, reason.test.cite.clause)) {
        line(wording, reason, &session.answered.answers, &snapshot.assessment, html);
    }
    html.raw("</ul></section>");
}

/// The verdict in a word, and the class of a box that says it.
pub fn verdict(wording: Wording, outcome: &Outcome) -> (&'static str, &'static str) {
    match outcome.verdict {
        Verdict::Eligible => ("case case-yes", wording.t.verdict_eligible),
        Verdict::Ineligible => ("case case-no", wording.t.verdict_ineligible),
        Verdict::Undetermined => ("case case-open", wording.t.verdict_undetermined),
    }
}

/// What is said where what the library needs could not be loaded: to try again, and where the same page is
/// without it. A hall has no way back from there, so it is not led away.
pub fn failed(snapshot: &Snapshot) -> String {
    let (t, session) = (snapshot.wording.t, &snapshot.session);
    let mut html = Html::default();
    not_loaded(snapshot.wording, "library-failed", t.library_failed, &mut html);
    if session.hall.kiosk.is_none() {
        let page = match &session.shown.route {
            Route::Library | Route::Unknown(_) => "index".into(),
            route => route.path(session.tables),
        };
        let href = ["library/", session.shown.lang.tag(), "/", &page, ".html"].concat();
        html.raw("<p>").open("a", &[("href", &*href)]).text(t.library_plain).raw("</a></p>");
    }
    html.raw("</div>");
    html.done()
}
