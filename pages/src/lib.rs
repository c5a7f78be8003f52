//! What the pages say: questions, results, reasons and documents as HTML text, in every
//! language. Pure functions of a [`Picture`](session::Picture); no browser here, so the app
//! and the static library say the same.

pub mod acts;
pub mod ids;
pub mod kiosk;
pub mod link;
pub mod page;
pub mod places;
pub mod route;
pub mod session;
pub mod statuses;

pub mod results;
pub mod shelf;

pub mod library;
pub mod render;
pub mod texts;
pub mod words;
