//! How the app gets to people: kept on a phone, inside other pages, from a real web server.

mod embed;
mod host;
mod keep;
mod nginx;
mod options;
mod preview;
mod refused;
mod release;
