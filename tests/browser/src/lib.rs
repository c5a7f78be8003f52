//! Real Chromium against the built app: what the tests in `tests/journeys` are made of.
//!
//! ```text
//! server  the built files, from inside the test; it counts what is asked for
//! driver  one chromedriver for the run, a fresh profile a session; console and network
//! page    what a person does (choose, tap, type) and sees (shelves, summary, question)
//! pdf     what comes out of the printer: words, sizes, codes
//! visit   a journey: server + page, pictures on the way, clean console and network at the end
//! law     what the engine says for the same answers, worked out apart from the app
//! ```

pub mod dist;
pub mod server;

pub mod driver;
pub mod keys;
pub mod page;
pub mod pdf;
pub mod seen;
pub mod shots;
pub mod visit;

pub mod law;
