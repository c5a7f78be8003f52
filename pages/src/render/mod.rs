//! Content as HTML text: what a result, a reason, a document says.
//!
//! Pure functions from state to text. A part of the page is put in place in one go, which
//! needs a third of the code that views of single elements would (see ARCHITECTURE.md).
//! What can be pressed says what it does in `data-act`, read by the app's listener. Whatever
//! comes from outside goes through [`Html::text`], which escapes it.

mod html;
mod icons;

pub use html::{Html, KEY, flag};

pub mod ask;
pub mod badge;
pub mod context;
pub mod gap;

pub mod head;
pub mod notice;

pub mod answered;
pub mod day;
pub mod place;
pub mod question;
pub mod status;

pub mod calendar;
pub mod card;
pub mod document;
pub mod endings;
pub mod figures;
pub mod money;
pub mod plan;
pub mod reasons;
pub mod time_bar;
pub mod total;
pub mod ways;

pub mod foot;
pub mod kiosk;
pub mod paper;
pub mod read_aloud;
pub mod season;
