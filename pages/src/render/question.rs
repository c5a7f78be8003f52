//! The next question: one at a time, the one that can still settle most.

use crate::model::acts::{Act, Rest, SUBMIT, Submit};
use crate::model::ids;
use crate::model::places::{Coverage, REGION, coverage, provinces, region};
use crate::model::session::Session;
use crate::model::snapshot::Snapshot;
use crate::model::statuses::{self, GROUP};
use crate::render::{Html, KEY, kiosk, place, status};
use crate::wording::Wording;
use crate::wording::fill;
use engine::answers::format_value;
use engine::law::{AmountRow, Basis, Choice, Fact, Figure, Kind};
use engine::{Answer, Answers, Date, FactId, Text, Value};

/// What is asked next.
pub fn question(snapshot: &Snapshot) -> String {
    let Snapshot { wording, day, questions, .. } = snapshot;
    let (wording, day, answers) = (*wording, *day, &snapshot.session.answered.answers);
    let t = wording.t;
    let mut html = Html::default();
    html.element(r#"h2 id="question-title" data-key="question" tabindex="-1""#, t.next);
    let region = wording.tables.fact(REGION);
    if region.is_none_or(|region| answers.value(region).is_none()) {
        html.element(r#"p class="hint""#, t.next_first);
        return html.done();
    }
    // What is worth asking depends on what is given there.
    if coverage(&snapshot.session) == Coverage::Coming {
        html.element(r#"p class="hint""#, t.fetching);
        return html.done();
    }
    let wanted = snapshot.session.shown.asking.filter(|id| answers.get(*id) == Answer::Unasked);
    let next = wanted.as_ref().or_else(|| questions.iter().find(|fact| Some(**fact) != region));
    match next.and_then(|id| Some((*id, wording.tables.fact_at(*id)?))) {
        Some((_, fact)) if fact.group == GROUP && wanted.is_none() => {
            group(wording, answers, questions, day, &mut html)
        }
        Some(next) => single(wording, next, day, &snapshot.session, &mut html),
        None => {
            let any = !snapshot.all_ended();
            html.element(r#"p class="hint""#, if any { t.next_done } else { t.next_none });
        }
    }
    if questions.len() > 1 {
        let count = fill(t.next_count, &[("n", &questions.len().to_string())]);
        html.element(r#"p class="hint question-count""#, &count);
    }
    html.done()
}

fn single(wording: Wording, (id, fact): (FactId, &Fact), day: Date, session: &Session, html: &mut Html) {
    html.open("fieldset", &[("class", "ask"), ("data-fact", fact.key)])
        .element(r#"legend class="ask-question""#, wording.get(fact.question));
    match fact.kind {
        Kind::Bool => {
            html.raw(r#"<div class="answers answers-row">"#);
            for (yes, label) in [(true, wording.t.yes), (false, wording.t.no)] {
                answer(wording, (id, fact), Value::Bool(yes), label, None, html);
            }
            dont_know(wording, id, html);
            html.raw("</div>");
        }
        Kind::Choice(options) => choice(wording, (id, fact), options, html),
        Kind::Region => {
            // Confirmed by a button: arrow keys pass through every province on the way.
            begin_written(wording, id, html);
            html.open(
                "select",
                &[("id", ids::ASK_INPUT), ("class", "input"), ("aria-label", wording.get(fact.label))],
            );
            place::options(wording, None, wording.t.pick, provinces(), html);
            html.raw("</select>");
            end_written(wording, id, html);
        }
        Kind::Date if session.hall.kiosk.is_some() => {
            kiosk::day(wording, id, session.hall.picking, day, html);
            dont_know(wording, id, html);
        }
        Kind::Int { .. } | Kind::Decimal { .. } | Kind::Money { .. } | Kind::Date => {
            published(wording, id, day, session, html);
            written(wording, (id, fact), session.hall.kiosk.is_some(), html);
        }
    }
    html.raw(r#"<div class="ask-help">"#);
    help(wording, wording.t.why_asked, Some(fact.why), html);
    help(wording, wording.t.means, fact.definition_on(day), html);
    meaning_here(wording, fact, &session.answered.answers, html);
    help(wording, wording.t.ask_whom, fact.ask, html);
    html.raw("</div></fieldset>");
}

/// Why it is asked, what the words mean, whom to ask.
fn help(wording: Wording, label: &str, text: Option<Text>, html: &mut Html) {
    if let Some(text) = text {
        html.raw("<p>").element("b", label).element("span", wording.get(text)).raw("</p>");
    }
}

/// What the words mean in the person's place, with the paper that says so.
fn meaning_here(wording: Wording, fact: &Fact, answers: &Answers, html: &mut Html) {
    let place = region(wording.tables, answers);
    let Some(local) = place.and_then(|place| fact.definition_in(place)) else { return };
    html.raw("<p>").element("b", wording.t.means_here).element("span", wording.get(local.definition));
    html.raw(r#"<span class="source"><span lang="zh-Hans">"#)
        .text(local.source)
        .raw("</span> · ")
        .text(wording.grade(local.grade))
        .raw("</span></p>");
}

fn answer(
    wording: Wording,
    (id, fact): (FactId, &Fact),
    value: Value,
    label: &str,
    hint: Option<Text>,
    html: &mut Html,
) {
    let attributes = [("class", "answer"), ("data-answer", &*format_value(fact, value))];
    html.button(wording, &Act::Know(id, value), &attributes).element("span", label);
    if let Some(hint) = hint {
        html.element("small", wording.get(hint));
    }
    html.raw("</button>");
}

fn dont_know(wording: Wording, id: FactId, html: &mut Html) {
    html.button(wording, &Act::Unsure(id), &[("class", "answer answer-unsure"), ("data-answer", "unknown")])
        .text(wording.t.dont_know)
        .raw("</button>");
}

fn choice(wording: Wording, fact: (FactId, &Fact), options: &[Choice], html: &mut Html) {
    html.raw(r#"<div class="answers">"#);
    for (option, at) in options.iter().zip(0..) {
        answer(wording, fact, Value::Choice(at), wording.get(option.label), option.hint, html);
    }
    dont_know(wording, fact.0, html);
    html.raw("</div>");
}

/// Numbers, money and dates: written, then confirmed. What is wrong stays in the field.
fn written(wording: Wording, (id, fact): (FactId, &Fact), in_hall: bool, html: &mut Html) {
    let (kind, mode) = match fact.kind {
        _ if in_hall => ("text", "none"),
        // Where a browser has no field for dates, digits and points are written.
        Kind::Date => ("date", "decimal"),
        Kind::Int { .. } => ("text", "numeric"),
        _ => ("text", "decimal"),
    };
    let unit = match fact.kind {
        Kind::Money { .. } => wording.t.yuan,
        Kind::Int { unit, .. } | Kind::Decimal { unit, .. } => wording.unit(unit),
        _ => "",
    };
    let input = [
        ("id", ids::ASK_INPUT),
        (KEY, ids::ASK_INPUT),
        ("class", "input"),
        ("type", kind),
        ("inputmode", mode),
        ("autocomplete", "off"),
        ("aria-label", wording.get(fact.label)),
        ("aria-describedby", "ask-wrong ask-said"),
    ];
    begin_written(wording, id, html);
    html.open("input", &input).element(r#"span class="unit""#, unit);
    if kind == "date" {
        html.raw(r#"<span class="day-said" id="ask-said"></span>"#);
    }
    if in_hall {
        html.raw("</div>");
        kiosk::digits(wording, fact, html);
        html.raw(r#"<div class="written">"#);
    }
    end_written(wording, id, html);
}

/// The standards that were published for the place, to be taken over by a tap.
fn published(wording: Wording, id: FactId, day: Date, session: &Session, html: &mut Html) {
    let Some(region) = region(session.tables, &session.answered.answers) else { return };
    let mut known = wording.tables.standards_for(region, day).peekable();
    let is_standard = |row: &AmountRow| {
        row.basis == Basis::Local && matches!(row.figure, Figure::Fact(figure) if id == figure)
    };
    let mut rows = wording.tables.programmes.iter().flat_map(|programme| programme.amounts);
    if known.peek().is_none() || !rows.any(is_standard) {
        return;
    }
    html.element("p", wording.t.standards).element(r#"p class="hint""#, wording.t.standards_pick);
    html.raw(r#"<div class="answers">"#);
    for standard in known {
        let value = Value::Decimal(standard.yuan);
        html.button(wording, &Act::Know(id, value), &[("class", "answer")])
            .element("span", &wording.standard(standard))
            .element("small", &[standard.source.text, wording.grade(standard.source.grade)].join(" · "))
            .raw("</button>");
    }
    html.raw("</div>");
}

fn begin_written(wording: Wording, id: FactId, html: &mut Html) {
    let submit = Submit::Answer(id).write(wording.tables);
    html.open("form", &[("class", "answers"), ("novalidate", ""), (SUBMIT, submit)])
        .raw(r#"<div class="written">"#);
}

/// The button that confirms, a place for what is wrong, and 不清楚.
fn end_written(wording: Wording, id: FactId, html: &mut Html) {
    html.raw(r#"<button type="submit" class="answer answer-confirm" data-answer="confirm">"#)
        .text(wording.t.confirm)
        .raw(r#"</button></div><p class="wrong" id="ask-wrong" role="alert" hidden></p>"#);
    dont_know(wording, id, html);
    html.raw("</form>");
}

/// Statuses are asked together: tap what applies, then 其余都不是. What was tapped stays
/// where it is, so that it can be tapped again.
fn group(wording: Wording, answers: &Answers, questions: &[FactId], day: Date, html: &mut Html) {
    let t = wording.t;
    html.raw(r#"<fieldset class="ask" data-fact="status">"#)
        .element(r#"legend class="ask-question""#, t.group_status)
        .element(r#"p class="hint""#, t.group_status_hint);
    let yes = Some(Value::Bool(true));
    let shown =
        statuses::all(wording.tables).filter(|id| questions.contains(id) || answers.value(*id) == yes);
    let shown: Vec<FactId> = shown.collect();
    status::chips(wording, answers, shown.iter().copied(), html);
    // What the legal words of the chips mean, on demand.
    html.raw(r#"<details class="ask-help"><summary>"#).text(t.means).raw("</summary>");
    for fact in shown.iter().filter_map(|id| wording.tables.fact_at(*id)) {
        help(wording, wording.get(fact.label), fact.definition_on(day), html);
        meaning_here(wording, fact, answers, html);
    }
    html.raw("</details>");
    html.raw(r#"<div class="answers answers-row">"#)
        .button(
            wording,
            &Act::Rest(Rest::No),
            &[("class", "answer answer-confirm"), ("data-answer", "rest-no")],
        )
        .text(t.group_rest_no)
        .raw("</button>")
        .button(
            wording,
            &Act::Rest(Rest::Unsure),
            &[("class", "answer answer-unsure"), ("data-answer", "rest-unknown")],
        )
        .text(t.group_rest_unknown)
        .raw("</button></div></fieldset>");
}
