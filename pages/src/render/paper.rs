//! What is printed, on a sheet or on a roll of receipts: what is theirs with basis, papers and
//! clauses, whom to ask, and a code that opens the same answers on a phone.

use crate::model::group::{ResultGroup, askable};
use crate::model::snapshot::Snapshot;
use crate::render::Html;
use crate::render::money::has_payee;
use crate::render::reasons::published_in;
use crate::render::season::season;
use crate::render::total::total;
use crate::wording::Words;
use crate::wording::fill;
use engine::law::Benefit;
use engine::{Answers, Date, DocumentId, Outcome};

/// A code to be scanned: modules a side, and the dark ones as the path of an SVG drawing.
pub struct Code {
    /// Modules a side, without the quiet zone.
    pub size: u32,
    /// The dark modules, one unit each.
    pub path: String,
}

impl Code {
    /// The code as `29 M0 0h7v1h-7z…`.
    pub fn of(text: &str) -> Option<Code> {
        let (size, path) = text.split_once(' ')?;
        Some(Code { size: size.parse().ok().filter(|size| *size > 0)?, path: path.into() })
    }
}

/// Modules left white around a code, as its standard asks.
const QUIET: u32 = 4;
/// The most a code may measure without its quiet zone, in dots of a thermal printer (8 a millimetre).
const CODE_DOTS: u32 = 52 * 8;

/// The paper of a snapshot.
pub fn paper(snapshot: &Snapshot, code: Option<&Code>) -> String {
    let (words, session) = (snapshot.words, &snapshot.session);
    let t = words.t;
    let mut html = Html::default();
    html.element("h1", t.title);
    if let Some(kiosk) = session.hall.kiosk.as_ref().filter(|kiosk| !kiosk.hall.is_empty()) {
        html.element("p", &fill(t.paper_hall, &[("hall", &kiosk.hall)]));
    }
    html.element("p", &fill(t.paper_day, &[("date", &words.date(snapshot.day))]));
    answers(snapshot, &mut html);
    html.element("h2", t.group_yours);
    let yours = outcomes(snapshot, ResultGroup::Yours);
    if yours.is_empty() {
        let none = if snapshot.all_ended() { t.group_yours_ended } else { t.group_yours_none };
        html.element("p", none);
    }
    for outcome in &yours {
        one(words, outcome, &session.answered.answers, snapshot.day, &mut html);
    }
    let totals = total(words, &snapshot.plan.sure, session.answered.party);
    if !totals.is_empty() {
        html.raw(r#"<div class="print-total">"#).append(&totals).raw("</div>");
    }
    claims(snapshot, &mut html);
    let one_away = outcomes(snapshot, ResultGroup::OneAway);
    if !one_away.is_empty() {
        html.element("h2", t.group_one).raw("<ul>");
        for outcome in &one_away {
            let open = words.facts(&askable(
                words.tables,
                outcome,
                &session.answered.answers,
                session.answered.party,
            ));
            html.raw("<li>")
                .text(words.get(outcome.programme.name))
                .element("small", &[named(words, t.missing), open].concat())
                .raw("</li>");
        }
        html.raw("</ul>");
    }
    contacts(words, yours.iter().chain(&one_away), &mut html);
    if let Some(code) = code {
        qr(words, code, &mut html);
    }
    html.element(r#"p class="print-disclaimer""#, t.disclaimer);
    html.done()
}

/// A name before what it names.
fn named(words: Words, label: &str) -> String {
    fill(words.t.paper_answer, &[("label", label)])
}

/// The results on a group.
fn outcomes(snapshot: &Snapshot, group: ResultGroup) -> Vec<&Outcome> {
    snapshot.on(group).into_iter().filter_map(|id| snapshot.assessment.outcome_at(id)).collect()
}

/// What was answered, in one paragraph.
fn answers(snapshot: &Snapshot, html: &mut Html) {
    let (words, session) = (snapshot.words, &snapshot.session);
    html.element("h2", words.t.answered).raw(r#"<p class="print-answers">"#);
    html.element("span", words.party(session.answered.party));
    for (id, answer) in session.answered.answers.given() {
        let Some(fact) = words.tables.fact_at(id) else { continue };
        html.raw("<span>")
            .text(&named(words, words.get(fact.label)))
            .element("b", &words.answer(fact, answer))
            .raw("</span>");
    }
    html.raw("</p>");
}

/// One result that is theirs.
fn one(words: Words, outcome: &Outcome, answers: &Answers, day: Date, html: &mut Html) {
    let (programme, t) = (outcome.programme, words.t);
    html.raw("<section>").element("h3", words.get(programme.name));
    html.raw(r#"<p class="print-money">"#);
    match &outcome.amount {
        Some(amount) => {
            html.element("b", &words.rate(amount));
            if let Some(total) = words.total(amount) {
                html.raw(" ").element("b", &total);
            }
            if has_payee(programme) {
                html.raw(" ").text(words.paid_to(amount.paid_to));
            }
        }
        None if programme.gives(Benefit::Free) => {
            html.element("b", t.amount_free);
        }
        None => {
            let kinds: Vec<_> = programme.benefits.iter().map(|benefit| words.benefit(*benefit)).collect();
            html.text(&words.list(&kinds));
        }
    }
    html.raw("</p>");
    if let Some(amount) = &outcome.amount {
        if let Some(formula) = words.formula(amount, answers) {
            html.element("p", &formula);
        }
        if let Some(source) = amount.source {
            html.raw("<p>");
            published_in(words, source, html);
            html.raw("</p>");
        }
        if !amount.lacks.is_empty() {
            html.raw("<p>").text(t.amount_lacks).text(&words.facts(&amount.lacks)).raw("</p>");
        }
    }
    html.raw("<p>")
        .element("b", &named(words, t.paper_steps))
        .text(&words.next_step(programme, outcome.standing))
        .raw("</p>");
    if let Some(season) = season(words, programme, day) {
        html.element("p", &season);
    }
    html.raw("<p>")
        .text(words.force(programme).0)
        .raw(" · ")
        .text(&words.standing(outcome.standing, &programme.term))
        .raw("</p>");
    let number = words.tables.document_of(programme).map_or("", |document| document.number);
    // The figure's own clause first: of a figure that changed it is that of the day.
    let figure = outcome.amount.map(|amount| amount.cite);
    let others = programme.cites.iter().copied().filter(|cite| figure != Some(*cite));
    for cite in figure.into_iter().chain(others) {
        html.raw(r#"<p class="print-cite" lang="zh-Hans">"#)
            .text(number)
            .raw(" ")
            .text(cite.clause)
            .quote(words, cite)
            .raw("</p>");
    }
    html.raw("</section>");
}

/// What to claim in the year, by deadline.
fn claims(snapshot: &Snapshot, html: &mut Html) {
    let (words, t) = (snapshot.words, snapshot.words.t);
    let mut sure = snapshot.plan.claims.iter().filter(|claim| claim.is_sure()).peekable();
    if sure.peek().is_none() {
        return;
    }
    html.element("h2", t.plan).raw("<ol>");
    for claim in sure {
        let deadline = match claim.deadline {
            Some(day) => fill(t.plan_by, &[("date", &words.date(day))]),
            None => t.plan_no_deadline.into(),
        };
        html.raw("<li>").text(words.get(claim.programme.name)).element("small", &deadline).raw("</li>");
    }
    html.raw("</ol>");
}

/// Whom to ask, for each document that something on the paper stands in.
fn contacts<'a>(words: Words, outcomes: impl Iterator<Item = &'a &'a Outcome>, html: &mut Html) {
    let mut said: Vec<DocumentId> = Vec::new();
    for outcome in outcomes {
        let id = outcome.programme.document;
        let Some(document) = words.tables.document_at(id).filter(|_| !said.contains(&id)) else {
            continue;
        };
        if said.is_empty() {
            html.element("h2", words.t.paper_ask);
        }
        said.push(id);
        html.raw("<p>")
            .element(r#"b lang="zh-Hans""#, document.number)
            .raw(" ")
            .text(words.get(document.contact))
            .raw("</p>");
    }
}

/// The code. Its modules are whole dots of a thermal printer, and it is no larger than 52 mm.
fn qr(words: Words, code: &Code, html: &mut Html) {
    let all = code.size + 2 * QUIET;
    let dots = (CODE_DOTS / code.size).max(4);
    // In text without a float: their formatting alone would be kilobytes of code.
    let eighths = ["", ".125", ".25", ".375", ".5", ".625", ".75", ".875"];
    let rest = eighths.get((all * dots % 8) as usize).copied().unwrap_or_default();
    let width = [&(all * dots / 8).to_string(), rest, "mm"].concat();
    let quiet = ["-", &QUIET.to_string(), " -", &QUIET.to_string()].concat();
    let view = [&quiet, " ", &all.to_string(), " ", &all.to_string()].concat();
    html.raw(r#"<div class="print-code">"#)
        .open(
            "svg",
            &[
                ("viewBox", &*view),
                ("width", &*width),
                ("height", &*width),
                ("shape-rendering", "crispEdges"),
                ("role", "img"),
                ("aria-label", words.t.paper_qr),
            ],
        )
        .open("path", &[("d", &*code.path)])
        .raw("</path></svg>")
        .raw("<p>")
        .element("b", words.t.paper_qr)
        .raw("<br>")
        .text(words.t.paper_qr_hint)
        .raw("</p></div>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::link::Link;
    use crate::model::session::Session;
    use engine::law::Limit;
    use engine::{Lang, Programme, Tables, date};
    use tables::TABLES;

    fn svg(size: u32) -> String {
        let mut html = Html::default();
        qr(Words::of(&TABLES, Lang::Zh), &Code::of(&format!("{size} M0 0h1v1h-1z")).unwrap(), &mut html);
        html.done()
    }

    #[test]
    fn a_code_is_whole_dots_and_fits_the_roll() {
        assert!(svg(29).contains(r#"viewBox="-4 -4 37 37" width="64.75mm" height="64.75mm""#), "{}", svg(29));
        assert!(svg(49).contains(r#"width="57mm""#));
        // Every size up to version 15: half a millimetre a module, 72 mm with the quiet zone.
        for version in 1..=15 {
            let size = 17 + 4 * version;
            let millimetres = width(size);
            assert!(millimetres <= 72.0 && millimetres / f64::from(size + 8) >= 0.5, "{size}: {millimetres}");
        }
    }

    fn width(size: u32) -> f64 {
        let text = svg(size);
        let (_, rest) = text.split_once("width=\"").unwrap();
        rest.split("mm").next().unwrap().parse().unwrap()
    }

    #[test]
    fn what_is_no_code_is_none() {
        for text in ["", "29", "x M0 0", "0 M0 0"] {
            assert!(Code::of(text).is_none(), "{text}");
        }
    }

    /// The real tables with one programme twice, and a limit that counts the claims of both.
    fn counted() -> &'static Tables {
        let first = TABLES.programme("tlf53.work-based-training").unwrap();
        let second = Programme { id: "tlf53.second", ..*first };
        let counts = TABLES.limits.iter().find(|limit| limit.id == "tlf53.three-a-year").unwrap();
        let limit = Limit { programmes: &["tlf53.work-based-training", "tlf53.second"], ..*counts };
        let programmes = [TABLES.programmes, &[second]].concat();
        Box::leak(Box::new(Tables { programmes: programmes.leak(), limits: vec![limit].leak(), ..*TABLES }))
    }

    #[test]
    fn paper_adds_what_the_page_adds() {
        let tables = counted();
        let answers = "employer=enterprise&takes_on=poor&course_kind=work_based&persons=4&work_months=7";
        let fragment = ["v=1&region=650402&for=employer&date=2020-09-01&subsidy_claims=2&", answers].concat();
        let (link, damaged) = Link::read(tables, &fragment);
        assert!(damaged.is_empty(), "{damaged:?}");
        let session = Session::of(tables, link, damaged, Lang::Zh);
        let snapshot = session.snapshot(date::parse("2026-11-22").unwrap(), None);
        assert_eq!(snapshot.on(ResultGroup::Yours).len(), 2, "one claim is left for both");
        let page = total(snapshot.words, &snapshot.plan.sure, snapshot.session.answered.party);
        assert!(page.contains("7,200元"), "{page}");
        assert!(paper(&snapshot, None).contains(&page), "{}", paper(&snapshot, None));
    }
}
