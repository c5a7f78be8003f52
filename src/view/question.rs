//! The next question: one at a time, the one that can still settle most.

use crate::state::state;
use crate::texts::{REGIONS, fill};
use crate::view::{icon, status};
use crate::words::Words;
use engine::answers::parse_value;
use engine::fact::{Choice, Fact, Kind};
use engine::region::Region;
use engine::{Answer, FactId, Value};
use leptos::prelude::*;
use tables::TABLES;

/// The question, or that there is none left.
pub fn view(words: Words) -> impl IntoView {
    let state = state();
    let region = TABLES.fact("region");
    let current = Memo::new(move |_| {
        state.questions.with(|facts| facts.iter().copied().find(|fact| Some(*fact) != region))
    });
    let placed =
        Memo::new(move |_| region.is_some_and(|fact| state.answers.with(|a| a.value(fact)).is_some()));
    let rest = move || {
        let count = state.questions.with(Vec::len);
        (count > 1).then(|| {
            view! { <p class="hint question-count">{fill(words.t.next_count, &[("n", &count.to_string())])}</p> }
        })
    };
    let body = move || match (placed.get(), current.get()) {
        (false, _) => view! { <p class="hint">{words.t.next_first}</p> }.into_any(),
        (true, None) => {
            let any = state.answers.with_untracked(|answers| answers.given().count() > 1);
            let text = if any { words.t.next_done } else { words.t.next_none };
            view! { <p class="hint">{text}</p> }.into_any()
        }
        (true, Some(id)) => match TABLES.fact_at(id) {
            Some(fact) if fact.group == status::GROUP => group(words).into_any(),
            Some(fact) => single(words, id, fact).into_any(),
            None => ().into_any(),
        },
    };
    view! {
        <section class="step question" id="question" aria-labelledby="question-title">
            <h2 id="question-title" tabindex="-1">{words.t.next}</h2>
            {body}
            {rest}
        </section>
    }
}

/// Answers, and moves the focus on: the button that was pressed is about to go.
fn reply(given: &[(FactId, Answer)]) {
    state().answer(given);
    request_animation_frame(|| crate::browser::focus("question-title"));
}

fn single(words: Words, id: FactId, fact: &'static Fact) -> impl IntoView {
    let input = match fact.kind {
        Kind::Bool => yes_no(words, id).into_any(),
        Kind::Choice(options) => choice(words, id, options).into_any(),
        Kind::Region => region(words, id).into_any(),
        Kind::Int { .. } | Kind::Decimal { .. } | Kind::Money { .. } | Kind::Date => {
            written(words, id, fact).into_any()
        }
    };
    view! {
        <fieldset class="ask" data-fact=fact.key>
            <legend class="ask-question">{words.get(fact.question)}</legend>
            {input}
            {help(words, fact)}
        </fieldset>
    }
}

fn dont_know(words: Words, id: FactId) -> impl IntoView {
    view! {
        <button
            type="button"
            class="answer answer-unsure"
            data-answer="unknown"
            on:click=move |_| reply(&[(id, Answer::DontKnow)])
        >{words.t.dont_know}</button>
    }
}

fn yes_no(words: Words, id: FactId) -> impl IntoView {
    let button = move |value: bool, label: &'static str, key: &'static str| {
        view! {
            <button
                type="button"
                class="answer"
                data-answer=key
                on:click=move |_| reply(&[(id, Answer::Known(Value::Bool(value)))])
            >{label}</button>
        }
    };
    view! {
        <div class="answers answers-row">
            {button(true, words.t.yes, "yes")}
            {button(false, words.t.no, "no")}
            {dont_know(words, id)}
        </div>
    }
}

fn choice(words: Words, id: FactId, options: &'static [Choice]) -> impl IntoView {
    let buttons: Vec<_> = options
        .iter()
        .enumerate()
        .map(|(at, option)| {
            let value = Value::Choice(at as u8);
            view! {
                <button
                    type="button"
                    class="answer"
                    data-answer=option.key
                    on:click=move |_| reply(&[(id, Answer::Known(value))])
                >
                    <span>{words.get(option.label)}</span>
                    {option.hint.map(|hint| view! { <small>{words.get(hint)}</small> })}
                </button>
            }
        })
        .collect();
    view! { <div class="answers">{buttons}{dont_know(words, id)}</div> }
}

fn region(words: Words, id: FactId) -> impl IntoView {
    let options: Vec<_> = REGIONS
        .iter()
        .filter(|(code, _)| code % 10_000 == 0)
        .map(|(code, name)| view! { <option value=code.to_string()>{words.get(*name)}</option> })
        .collect();
    view! {
        <div class="answers">
            <select
                class="input"
                aria-labelledby="question-title"
                on:change=move |event| {
                    if let Some(region) = Region::parse(&event_target_value(&event)) {
                        reply(&[(id, Answer::Known(Value::Region(region)))]);
                    }
                }
            >
                <option value="">{words.t.pick}</option>
                {options}
            </select>
            {dont_know(words, id)}
        </div>
    }
}

/// Numbers, money and dates: written, then confirmed. What is wrong stays in the field.
fn written(words: Words, id: FactId, fact: &'static Fact) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let confirm = move || match parse_value(fact, text.get_untracked().trim()) {
        Some(value) => reply(&[(id, Answer::Known(value))]),
        None => wrong.set(true),
    };
    let (kind, mode) = match fact.kind {
        Kind::Date => ("date", "none"),
        Kind::Int { .. } => ("text", "numeric"),
        _ => ("text", "decimal"),
    };
    let unit = match fact.kind {
        Kind::Money { .. } => words.money_unit(),
        Kind::Int { unit, .. } | Kind::Decimal { unit, .. } => words.unit(unit),
        _ => "",
    };
    let complaint = move || {
        wrong.get().then(|| {
            let text = words.complaint(fact);
            view! { <p class="wrong" role="alert" id="ask-wrong">{icon("doubtful")}{text}</p> }
        })
    };
    view! {
        <form class="answers" novalidate on:submit=move |event| {
            event.prevent_default();
            confirm();
        }>
            <div class="written">
                <input
                    class="input"
                    type=kind
                    inputmode=mode
                    autocomplete="off"
                    aria-label=words.get(fact.label)
                    aria-invalid=move || wrong.get().to_string()
                    aria-describedby="ask-wrong"
                    on:input=move |event| {
                        text.set(event_target_value(&event));
                        wrong.set(false);
                    }
                />
                <span class="unit">{unit}</span>
                <button type="submit" class="answer answer-confirm" data-answer="confirm">{words.t.confirm}</button>
            </div>
            {complaint}
            {dont_know(words, id)}
        </form>
    }
}

/// Statuses are asked together: tap what applies, then 其余都不是.
fn group(words: Words) -> impl IntoView {
    let state = state();
    let open = move || -> Vec<FactId> {
        state.questions.with(|facts| {
            let is_status = |id: &FactId| TABLES.fact_at(*id).is_some_and(|fact| fact.group == status::GROUP);
            facts.iter().copied().filter(is_status).collect()
        })
    };
    // What was pressed stays where it is, so that it can be pressed again.
    let shown = RwSignal::new(open());
    let rest = move |answer: Answer| {
        let given: Vec<_> = open().into_iter().map(|fact| (fact, answer)).collect();
        reply(&given);
    };
    Effect::new(move |_| {
        let more: Vec<FactId> =
            open().into_iter().filter(|fact| !shown.with_untracked(|shown| shown.contains(fact))).collect();
        if !more.is_empty() {
            shown.update(|shown| shown.extend(more));
        }
    });
    let chips = move || shown.get().into_iter().map(|fact| status::chip(words, fact)).collect::<Vec<_>>();
    view! {
        <fieldset class="ask" data-fact="status">
            <legend class="ask-question">{words.t.group_status}</legend>
            <p class="hint">{words.t.group_status_hint}</p>
            <div class="chips">{chips}</div>
            <div class="answers answers-row">
                <button
                    type="button"
                    class="answer answer-confirm"
                    data-answer="rest-no"
                    on:click=move |_| rest(Answer::Known(Value::Bool(false)))
                >{words.t.group_rest_no}</button>
                <button
                    type="button"
                    class="answer answer-unsure"
                    data-answer="rest-unknown"
                    on:click=move |_| rest(Answer::DontKnow)
                >{words.t.group_rest_unknown}</button>
            </div>
        </fieldset>
    }
}

/// Why it is asked, what the words mean, whom to ask.
fn help(words: Words, fact: &'static Fact) -> impl IntoView {
    let state = state();
    let line = move |label: &'static str, text: Option<engine::Text>| {
        text.map(|text| view! { <p><b>{label}</b><span>{words.get(text)}</span></p> })
    };
    view! {
        <div class="ask-help">
            {line(words.t.why_asked, Some(fact.why))}
            {move || line(words.t.means, fact.definition_on(state.day.get()))}
            {line(words.t.ask_whom, fact.ask)}
        </div>
    }
}
