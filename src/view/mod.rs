//! The parts of the page, from top to bottom. None decides anything about a policy.

pub mod header;
pub mod notice;

pub mod place;
pub mod status;
pub mod question;
pub mod answered;
pub mod date;

pub mod results;
pub mod card;
pub mod total;
pub mod documents;

pub mod footer;
pub mod summary;

use leptos::prelude::*;

/// An icon of the sprite in `index.html`; decoration, so hidden from screen readers.
pub fn icon(name: &'static str) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true"><use href=["#i-", name].concat()></use></svg> }
}
