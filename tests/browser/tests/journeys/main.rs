//! People's journeys through the built app, in real browsers (`BROWSER`).
//!
//! Each journey starts with a fresh profile and fails on a warning or an error in the
//! console, an uncaught exception, a failed request, or any request after loading.

mod doors;
mod money;
mod statuses;
mod turpan;
mod unknown;

mod carried;
mod change;
mod days;
mod elsewhere;
mod link;
mod passing_on;
mod spelled;
mod taking;
mod twice;
mod voice;
mod wrong;

mod accessibility;
mod around;
mod imposed;
mod keyboard;
mod layout;

mod offline;
mod same;
mod start;
