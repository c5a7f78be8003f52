//! The page as Leptos views: parts that follow the picture, and the shelves of cards.

use crate::browser;
use crate::state::State;
use leptos::html::Div;
use leptos::prelude::*;
use pages::render::{self, Html};
use pages::results::{Coverage, coverage};
use pages::session::Picture;
use pages::shelf::Shelf;
use tables::TABLES;

/// What a part says of a picture.
pub type Content = Box<dyn Fn(&Picture) -> String + Send + Sync>;

/// A part of the page, replaced when what it says differs, hidden when it says nothing.
pub fn part(state: State, class: &'static str, id: &'static str, content: Content) -> AnyView {
    let node = NodeRef::<Div>::new();
    let text = text(state, content);
    follow(Box::new(move || {
        if let Some(part) = node.get() {
            text.with(|text| browser::replace(&part, text));
        }
    }));
    let id = (!id.is_empty()).then_some(id);
    view! { <div class=class id=id node_ref=node></div> }.into_any()
}

/// A text that follows the picture. One type of memo for all keeps the code small.
pub fn text(state: State, content: Content) -> Memo<String> {
    Memo::new(move |_| state.picture.with(&content))
}

/// Runs again whenever what it read has changed. One type of effect for all keeps the code small.
pub fn follow(run: Box<dyn Fn()>) {
    Effect::new(move |_| run());
}

/// The results: what to say of the place, totals, and the shelves.
pub fn results(state: State) -> AnyView {
    let head = part(state, "results-head", "results-head", Box::new(head));
    let totals = part(
        state,
        "total",
        "total",
        Box::new(|picture| {
            let party = picture.session.party;
            render::total::total(picture.words, &picture.plan.sure, party)
        }),
    );
    let plan = part(state, "plan", "plan", Box::new(render::plan::year));
    let all: Vec<AnyView> = Shelf::ALL.into_iter().map(|shelf| self::shelf(state, shelf)).collect();
    view! { <section class="results" aria-labelledby="results">{head}{totals}{plan}{all}</section> }
        .into_any()
}

fn head(picture: &Picture) -> String {
    let t = picture.words.t;
    let mut html = Html::default();
    html.element(r#"h2 id="results" data-key="results" tabindex="-1""#, t.results);
    match coverage(&picture.session) {
        Coverage::Unsaid => {
            html.element(r#"p class="results-start""#, t.summary_start);
        }
        Coverage::Elsewhere => {
            html.raw(r#"<div class="notice" id="elsewhere"><p>"#)
                .element("b", t.other_place)
                .raw("</p>")
                .element("p", t.other_place_text);
            if !picture.shelves.is_empty() {
                html.element("p", t.other_place_national);
            }
            html.raw("</div>");
        }
        Coverage::Covered => {}
    }
    // Who stands at a screen has nothing else to take along.
    if picture.session.kiosk.is_some() && !picture.shelves.is_empty() {
        render::foot::tool(&mut html, "print", "print-results", "print", t.print);
    }
    html.done()
}

/// A shelf: what it is, how many are on it, and the cards.
fn shelf(state: State, shelf: Shelf) -> AnyView {
    let here = Memo::new(move |_| state.picture.with(|picture| picture.on(shelf)));
    let title = part(state, "shelf-title", "", Box::new(move |picture| title(picture, shelf)));
    let cards =
        view! { <For each=move || here.get() key=|at| *at children=move |at| card(state, shelf, at) /> };
    // What is not the person's is there for who wants to know why, behind one tap.
    let open = !matches!(shelf, Shelf::Not | Shelf::More | Shelf::NotYet);
    let hidden = move || state.picture.with(|picture| picture.hides(shelf));
    view! {
        <details class="shelf" id=["shelf-", shelf.key()].concat() open=open hidden=hidden>
            <summary class="shelf-fold">{title}</summary>
            {cards}
        </details>
    }
    .into_any()
}

fn title(picture: &Picture, shelf: Shelf) -> String {
    let t = picture.words.t;
    let (title, hint) = match shelf {
        Shelf::Yours => (t.group_yours, t.group_yours_hint),
        Shelf::OneAway => (t.group_one, t.group_one_hint),
        Shelf::Related => (t.group_related, t.group_related_hint),
        Shelf::Check => (t.group_check, t.group_check_hint),
        Shelf::More => (t.group_more, t.group_more_hint),
        Shelf::NotYet => (t.group_not_yet, t.group_not_yet_hint),
        Shelf::Ended => (t.group_ended, t.group_ended_hint),
        Shelf::Not => (t.group_not, t.group_not_hint),
    };
    let count = picture.on(shelf).len();
    let hint = match count {
        0 if picture.all_ended() => t.group_yours_ended,
        0 => t.group_yours_none,
        _ => hint,
    };
    let mut html = Html::default();
    html.raw("<h3>").text(title).raw(" ").element(r#"span class="shelf-count""#, &count.to_string());
    html.raw("</h3>").element(r#"p class="hint""#, hint);
    html.done()
}

/// The card of the programme at a place in the tables. Only text that differs is replaced,
/// so a card stays open while others change.
fn card(state: State, shelf: Shelf, at: u16) -> AnyView {
    let at = usize::from(at);
    let id = TABLES.programmes.get(at).map(|programme| programme.id);
    let text = part(
        state,
        "card-text",
        "",
        Box::new(move |picture| {
            let outcome = picture.assessment.outcomes.get(at);
            outcome.map_or(String::new(), |outcome| render::card::card(picture, shelf, outcome))
        }),
    );
    let open = RwSignal::new(false);
    let behind = part(
        state,
        "details",
        "",
        Box::new(move |picture| match picture.assessment.outcomes.get(at) {
            Some(outcome) if open.get() => render::reasons::reasons(picture, outcome),
            _ => String::new(),
        }),
    );
    let name = part(state, "", "", Box::new(|picture| picture.words.t.open_details.into()));
    view! {
        <article class=["card card-", shelf.key()].concat() data-programme=id>
            {text}
            <details class="card-more" on:toggle=move |event| {
                open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
            }>
                <summary>{name}</summary>
                {behind}
            </details>
        </article>
    }
    .into_any()
}
