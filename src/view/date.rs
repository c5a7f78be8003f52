//! The evaluation date: today, unless somebody picks another day.

use crate::state::state;
use crate::texts::fill;
use crate::words::Words;
use engine::date;
use leptos::prelude::*;

/// The date control.
pub fn view(words: Words) -> impl IntoView {
    let state = state();
    let other_day = move || {
        state.picked.get().map(|day| {
            let text = fill(words.t.date_not_today, &[("date", &words.date(day))]);
            view! {
                <p class="date-other">
                    <span>{text}</span>
                    <button type="button" class="link" id="date-today" on:click=move |_| {
                        state.pick_date(None);
                        crate::browser::focus("date");
                    }>{words.t.date_today}</button>
                </p>
            }
        })
    };
    view! {
        <section class="step" aria-labelledby="date-title">
            <h2 id="date-title"><label for="date">{words.t.date}</label></h2>
            <p class="hint" id="date-hint">{words.t.date_hint}</p>
            <input
                class="input"
                type="date"
                id="date"
                aria-describedby="date-hint"
                min="2015-01-01"
                max="2035-12-31"
                prop:value=move || date::format(state.day.get())
                on:change=move |event| {
                    if let Some(day) = date::parse(&event_target_value(&event)) {
                        state.pick_date(Some(day));
                    }
                }
            />
            {other_day}
        </section>
    }
}
