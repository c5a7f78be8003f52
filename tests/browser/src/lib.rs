//! Real browsers against the built app: what the tests in `tests/journeys` are made of.
//!
//! ```text
//! server  the built files, from inside the test; it counts what is asked for
//! which   the browsers, and what each is asked for
//! process the programs that drive them
//! driver  a session with a fresh profile; console and network
//! page    what a person does (choose, tap, type) and sees (groups, summary, question)
//! navigation  going to a page, and waiting until it has come
//! access  axe-core over every state the journeys reach
//! pdf     what comes out of the printer: words, sizes, codes
//! visit   a journey: server + page, pictures on the way, clean console and network at the end
//! law     what the engine says for the same answers, worked out apart from the app
//! ```

pub mod dist;
pub mod server;

pub mod access;
pub mod driver;
pub mod keys;
mod navigation;
pub mod page;
pub mod pdf;
pub mod process;
pub mod seen;
pub mod shots;
pub mod visit;
pub mod which;

pub mod law;
