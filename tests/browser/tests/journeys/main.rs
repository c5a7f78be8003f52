//! People's journeys through the built app, in real browsers (`BROWSER`).
//!
//! Each journey starts with a fresh profile and fails on a warning or an error in the
//! console, an uncaught exception, a failed request, or any request after loading.

mod doors;
mod money;
mod statuses;
mod turpan;
mod unknown;

mod change;
mod elsewhere;
mod link;
mod wrong;

mod accessibility;
mod keyboard;
mod layout;

mod offline;
mod same;
mod start;
