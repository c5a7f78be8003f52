//! Journeys through the library: in the app, and as files without script.

mod checking;
mod coming;
mod files;
mod finding;
mod packs;
mod pages;
