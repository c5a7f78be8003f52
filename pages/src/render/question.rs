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
    let Snapshot { words, day, questions, .. } = snapshot;
    let (words, day, answers) = (*words, *day, &snapshot.session.answered.answers);
    let t = words.t;
    let mut html = Html::default();
    html.element(r#"h2 id="question-title" data-key="question" tabindex="-1""#, t.next);
    let region = words.tables.fact(REGION);
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
    match next.and_then(|id| Some((*id, words.tables.fact_at(*id)?))) {
        Some((_, fact)) if fact.group == GROUP && wanted.is_none() => {
            group(words, answers, questions, day, &mut html)
        }
        Some(next) => single(words, next, day, &snapshot.session, &mut html),
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

fn single(words: Wording, (id, fact): (FactId, &Fact), day: Date, session: &Session, html: &mut Html) {
    html.open("fieldset", &[("class", "ask"), ("data-fact", fact.key)])
        .element(r#"legend class="ask-question""#, words.get(fact.question));
    match fact.kind {
        Kind::Bool => {
            html.raw(r#"<div class="answers answers-row">"#);
            for (yes, label) in [(true, words.t.yes), (false, words.t.no)] {
                answer(words, (id, fact), Value::Bool(yes), label, None, html);
            }
            dont_know(words, id, html);
            html.raw("</div>");
        }
        Kind::Choice(options) => choice(words, (id, fact), options, html),
        Kind::Region => {
            // Confirmed by a button: arrow keys pass through every province on the way.
            begin_written(words, id, html);
            html.open(
                "select",
                &[("id", ids::ASK_INPUT), ("class", "input"), ("aria-label", words.get(fact.label))],
            );
            place::options(words, None, words.t.pick, provinces(), html);
            html.raw("</select>");
            end_written(words, id, html);
        }
        Kind::Date if session.hall.kiosk.is_some() => {
            kiosk::day(words, id, session.hall.picking, day, html);
            dont_know(words, id, html);
        }
        Kind::Int { .. } | Kind::Decimal { .. } | Kind::Money { .. } | Kind::Date => {
            published(words, id, day, session, html);
            written(words, (id, fact), session.hall.kiosk.is_some(), html);
        }
    }
    html.raw(r#"<div class="ask-help">"#);
    help(words, words.t.why_asked, Some(fact.why), html);
    help(words, words.t.means, fact.definition_on(day), html);
    meaning_here(words, fact, &session.answered.answers, html);
    help(words, words.t.ask_whom, fact.ask, html);
    html.raw("</div></fieldset>");
}

/// Why it is asked, what the words mean, whom to ask.
fn help(words: Wording, label: &str, text: Option<Text>, html: &mut Html) {
    if let Some(text) = text {
        html.raw("<p>").element("b", label).element("span", words.get(text)).raw("</p>");
    }
}

/// What the words mean in the person's place, with the paper that says so.
fn meaning_here(words: Wording, fact: &Fact, answers: &Answers, html: &mut Html) {
    let place = region(words.tables, answers);
    let Some(local) = place.and_then(|place| fact.definition_in(place)) else { return };
    html.raw("<p>").element("b", words.t.means_here).element("span", words.get(local.definition));
    html.raw(r#"<span class="source"><span lang="zh-Hans">"#)
        .text(local.source)
        .raw("</span> · ")
        .text(words.grade(local.grade))
        .raw("</span></p>");
}

fn answer(
    words: Wording,
    (id, fact): (FactId, &Fact),
    value: Value,
    label: &str,
    hint: Option<Text>,
    html: &mut Html,
) {
    let attributes = [("class", "answer"), ("data-answer", &*format_value(fact, value))];
    html.button(words, &Act::Know(id, value), &attributes).element("span", label);
    if let Some(hint) = hint {
        html.element("small", words.get(hint));
    }
    html.raw("</button>");
}

fn dont_know(words: Wording, id: FactId, html: &mut Html) {
    html.button(words, &Act::Unsure(id), &[("class", "answer answer-unsure"), ("data-answer", "unknown")])
        .text(words.t.dont_know)
        .raw("</button>");
}

fn choice(words: Wording, fact: (FactId, &Fact), options: &[Choice], html: &mut Html) {
    html.raw(r#"<div class="answers">"#);
    for (option, at) in options.iter().zip(0..) {
        answer(words, fact, Value::Choice(at), words.get(option.label), option.hint, html);
    }
    dont_know(words, fact.0, html);
    html.raw("</div>");
}

/// Numbers, money and dates: written, then confirmed. What is wrong stays in the field.
fn written(words: Wording, (id, fact): (FactId, &Fact), in_hall: bool, html: &mut Html) {
    let (kind, mode) = match fact.kind {
        _ if in_hall => ("text", "none"),
        // Where a browser has no field for dates, digits and points are written.
        Kind::Date => ("date", "decimal"),
        Kind::Int { .. } => ("text", "numeric"),
        _ => ("text", "decimal"),
    };
    let unit = match fact.kind {
        Kind::Money { .. } => words.t.yuan,
        Kind::Int { unit, .. } | Kind::Decimal { unit, .. } => words.unit(unit),
        _ => "",
    };
    let input = [
        ("id", ids::ASK_INPUT),
        (KEY, ids::ASK_INPUT),
        ("class", "input"),
        ("type", kind),
        ("inputmode", mode),
        ("autocomplete", "off"),
        ("aria-label", words.get(fact.label)),
        ("aria-describedby", "ask-wrong ask-said"),
    ];
    begin_written(words, id, html);
    html.open("input", &input).element(r#"span class="unit""#, unit);
    if kind == "date" {
        html.raw(r#"<span class="day-said" id="ask-said"></span>"#);
    }
    if in_hall {
        html.raw("</div>");
        kiosk::digits(words, fact, html);
        html.raw(r#"<div class="written">"#);
    }
    end_written(words, id, html);
}

/// The standards that were published for the place, to be taken over by a tap.
fn published(words: Wording, id: FactId, day: Date, session: &Session, html: &mut Html) {
    let Some(region) = region(session.tables, &session.answered.answers) else { return };
    let mut known = words.tables.standards_for(region, day).peekable();
    let is_standard = |row: &AmountRow| {
        row.basis == Basis::Local && matches!(row.figure, Figure::Fact(figure) if id == figure)
    };
    let mut rows = words.tables.programmes.iter().flat_map(|programme| programme.amounts);
    if known.peek().is_none() || !rows.any(is_standard) {
        return;
    }
    html.element("p", words.t.standards).element(r#"p class="hint""#, words.t.standards_pick);
    html.raw(r#"<div class="answers">"#);
    for standard in known {
        let value = Value::Decimal(standard.yuan);
        html.button(words, &Act::Know(id, value), &[("class", "answer")])
            .element("span", &words.standard(standard))
            .element("small", &[standard.source.text, words.grade(standard.source.grade)].join(" · "))
            .raw("</button>");
    }
    html.raw("</div>");
}

fn begin_written(words: Wording, id: FactId, html: &mut Html) {
    let submit = Submit::Answer(id).write(words.tables);
    html.open("form", &[("class", "answers"), ("novalidate", ""), (SUBMIT, submit)])
        .raw(r#"<div class="written">"#);
}

/// The button that confirms, a place for what is wrong, and 不清楚.
fn end_written(words: Wording, id: FactId, html: &mut Html) {
    html.raw(r#"<button type="submit" class="answer answer-confirm" data-answer="confirm">"#)
        .text(words.t.confirm)
        .raw(r#"</button></div><p class="wrong" id="ask-wrong" role="alert" hidden></p>"#);
    dont_know(words, id, html);
    html.raw("</form>");
}

/// Statuses are asked together: tap what applies, then 其余都不是. What was tapped stays
/// where it is, so that it can be tapped again.
fn group(words: Wording, answers: &Answers, questions: &[FactId], day: Date, html: &mut Html) {
    let t = words.t;
    html.raw(r#"<fieldset class="ask" data-fact="status">"#)
        .element(r#"legend class="ask-question""#, t.group_status)
        .element(r#"p class="hint""#, t.group_status_hint);
    let yes = Some(Value::Bool(true));
    let shown = statuses::all(words.tables).filter(|id| questions.contains(id) || answers.value(*id) == yes);
    let shown: Vec<FactId> = shown.collect();
    status::chips(words, answers, shown.iter().copied(), html);
    // What the legal words of the chips mean, on demand.
    html.raw(r#"<details class="ask-help"><summary>"#).text(t.means).raw("</summary>");
    for fact in shown.iter().filter_map(|id| words.tables.fact_at(*id)) {
        help(words, words.get(fact.label), fact.definition_on(day), html);
        meaning_here(words, fact, answers, html);
    }
    html.raw("</details>");
    html.raw(r#"<div class="answers answers-row">"#)
        .button(
            words,
            &Act::Rest(Rest::No),
            &[("class", "answer answer-confirm"), ("data-answer", "rest-no")],
        )
        .text(t.group_rest_no)
        .raw("</button>")
        .button(
            words,
            &Act::Rest(Rest::Unsure),
            &[("class", "answer answer-unsure"), ("data-answer", "rest-unknown")],
        )
        .text(t.group_rest_unknown)
        .raw("</button></div></fieldset>");
}
