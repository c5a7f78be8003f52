//! What is behind a card's fold: the next step, the tests that decided the result with their clauses,
//! notes. The words of a test are in `wording/sentences.rs`.

use crate::model::snapshot::Snapshot;
use crate::render::context::PageContext;
use crate::render::figures::figures;
use crate::render::ways::ways;
use crate::render::{Html, endings, season};
use crate::wording::Wording;
use crate::wording::fill;
use engine::evaluate::reason::{Finding, Reason};
use engine::law::{Reference, Source};
use engine::{Answer, Answers, Assessment, Outcome, Text};

/// Everything behind a card.
#[inline(never)] // scripts/later.txt
pub fn reasons(snapshot: &Snapshot, outcome: &Outcome) -> String {
    let (wording, assessment, answers) =
        (snapshot.wording, &snapshot.assessment, &snapshot.session.answered.answers);
    let programme = outcome.programme;
    let mut html = Html::default();
    html.element("h5", wording.t.next_step).element("p", &wording.next_step(programme, outcome.standing));
    if let (Some(season), Some(said)) = (programme.season, season::season(wording, programme, snapshot.day)) {
        html.raw("<p>").text(&said).raw(" ").source(wording, season.cite).raw("</p>");
    }
    ways(snapshot, outcome, &mut html);
    endings::list(snapshot, outcome, &mut html);
    html.element("h5", wording.t.reasons).raw(r#"<ul class="reasons">"#);
    let ground = snapshot.ground();
    for reason in assessment.reasons(outcome) {
        if ground.has(programme, reason.test.cite.clause) {
            line(wording, reason, answers, assessment, &mut html);
        }
    }
    html.raw("</ul>");
    figures(wording, programme, answers, &mut html);
    let (force, hint) = wording.force(programme);
    html.raw("<p>").element("b", force).raw(" ").text(hint).raw("</p>");
    if programme.alternative.is_some() {
        html.element("p", wording.t.alternative);
    }
    list(wording, wording.t.notes, programme.notes, &mut html);
    references(wording, assessment, outcome, &mut html);
    let number = wording.tables.document_of(programme).map_or("", |document| document.number);
    html.element("h5", wording.t.citations).raw(r#"<ul class="cites" lang="zh-Hans">"#);
    for cite in programme.cites.iter().filter(|cite| ground.has(programme, cite.clause)) {
        html.raw("<li><cite>")
            .text(number)
            .raw(" ")
            .text(cite.clause)
            .raw("</cite>")
            .quote(wording, *cite)
            .raw("</li>");
    }
    html.raw("</ul><p>")
        .element("b", wording.t.ground)
        .raw(" ")
        .text(wording.get(programme.term.ground))
        .raw("</p>");
    html.raw(r#"<p class="source">"#);
    PageContext::of(snapshot).to_programme(&mut html, programme.id, wording.t.library_programme);
    html.raw(" · ").text(programme.id).raw("</p>");
    html.done()
}

fn list(wording: Wording, title: &str, texts: &[Text], html: &mut Html) {
    if !texts.is_empty() {
        html.element("h5", title).raw("<ul>");
        texts.iter().for_each(|text| {
            html.element("li", wording.get(*text));
        });
        html.raw("</ul>");
    }
}

/// Figures of other papers that are about the day.
fn references(wording: Wording, assessment: &Assessment, outcome: &Outcome, html: &mut Html) {
    let mut known = outcome.programme.references.iter().filter(|one| one.covers(assessment.date)).peekable();
    if known.peek().is_some() {
        html.element("h5", wording.t.references);
        figures_elsewhere(wording, known, html);
    }
}

/// Figures of other papers, each with its source and how surely it is known.
pub fn figures_elsewhere<'r>(
    wording: Wording,
    references: impl Iterator<Item = &'r Reference>,
    html: &mut Html,
) {
    html.raw("<ul>");
    for reference in references {
        html.raw("<li>").text(wording.get(reference.text));
        published_in(wording, &Source { text: reference.source, grade: reference.grade }, html);
        html.raw("</li>");
    }
    html.raw("</ul>");
}

/// Where a figure was published, and how surely it is known.
pub fn published_in(wording: Wording, source: &Source, html: &mut Html) {
    html.raw(r#"<span class="source"><span lang="zh-Hans">"#)
        .text(source.text)
        .raw("</span> · ")
        .text(wording.grade(source.grade))
        .raw("</span>");
}

/// One deciding test: how it came out, what was answered, what was needed, where it stands.
pub(crate) fn line(
    wording: Wording,
    reason: &Reason,
    answers: &Answers,
    assessment: &Assessment,
    html: &mut Html,
) {
    let test = reason.test;
    let Some(fact) = wording.tables.fact_at(test.fact) else { return };
    let (sign, finding) = match reason.finding {
        Finding::Met => ("check", wording.t.found_met),
        Finding::NotMet => ("cross", wording.t.found_not_met),
        Finding::Unknown => ("unknown", wording.t.found_unknown),
        Finding::Doubtful => ("doubtful", wording.t.found_doubtful),
    };
    let given = answers.get(test.fact);
    let answer = match given {
        Answer::Known(_) => fill(wording.t.answer_is, &[("answer", &wording.answer(fact, given))]),
        Answer::DontKnow => wording.t.answer_dont_know.into(),
        Answer::Unasked => wording.t.answer_none.into(),
    };
    html.raw(r#"<li class="reason reason-"#)
        .raw(sign)
        .raw(r#"">"#)
        .icon(sign)
        .raw("<div>")
        .element("b", wording.get(fact.label))
        .element(r#"span class="reason-finding""#, finding)
        .element(r#"span class="reason-answer""#, &answer);
    // A met yes-or-no needs no second line saying so.
    if reason.finding != Finding::Met {
        let need = wording.need(test, reason.negated, assessment.date);
        html.element(r#"span class="reason-need""#, &need);
    }
    if let Some(why) = reason.why {
        html.element(r#"span class="reason-why""#, wording.get(*why));
    }
    html.source(wording, test.cite).raw("</div></li>");
}
