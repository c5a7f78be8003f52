//! `subsidy preview`: a folder of tables as a site, on this machine alone, anew at every save.
//!
//! ```text
//! watch ──a save──▶ check ─┬ sound ──▶ publish into a copy of the site ─┐
//!                          └ wrong ──▶ a page of what is wrong ─────────┴──▶ server ──▶ browser
//! ```
//! While something is wrong every page says so: a law that is no longer what the files say is
//! never shown without a word.

mod scratch;
mod server;
mod shown;
mod watch;

use crate::{check, say};
use scratch::Scratch;
use server::Server;
use shown::Shown;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use site::publish::{Options, publish};
use site::release::Release;
use site::{Fault, Law};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// How often the files are looked at.
const PAUSE: Duration = Duration::from_millis(250);

/// What is looked at, and where.
#[derive(Debug, PartialEq)]
pub struct Preview {
    /// The folder of tables.
    pub tables: PathBuf,
    /// The built site, which is copied.
    pub site: PathBuf,
    /// The port; 0 for any that is free.
    pub port: u16,
}

/// Serves until Ctrl-C.
pub fn run(options: &Preview, out: &mut impl Write) -> io::Result<ExitCode> {
    // Before anything is copied: a site that cannot take a law never can.
    if let Err(fault) = Release::open(&options.site) {
        say(&format!("subsidy: {fault}"));
        return Ok(ExitCode::FAILURE);
    }
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        flag::register(signal, Arc::clone(&stop))?;
    }
    let scratch = Scratch::copy(&options.site)?;
    let server = Server::bind(options.port, scratch.folder().into())?;
    // What is saved while it is checked is checked again.
    let mut seen = watch::state(&options.tables);
    show(options, scratch.folder(), &server, out)?;
    writeln!(out, "{}: http://{}/ (Ctrl-C ends)", options.tables.display(), server.address())?;
    out.flush()?;
    server.start();
    while !stop.load(Ordering::Relaxed) {
        thread::sleep(PAUSE);
        let now = watch::state(&options.tables);
        if now != seen {
            seen = now;
            show(options, scratch.folder(), &server, out)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Checks the tables and has the server show what came of it; says it here too. What the tables
/// of one save take stays in memory until the end: some megabytes.
fn show(options: &Preview, folder: &Path, server: &Server, out: &mut impl Write) -> io::Result<()> {
    let tables = &options.tables;
    let shown = match compiler::load_covered(tables) {
        Err(diagnostics) => {
            check::complain(&diagnostics, tables);
            Shown::wrong(&diagnostics, tables)
        }
        Ok(loaded) => match Law::of(&loaded).with_languages(tables).and_then(|law| put(folder, law)) {
            Ok(()) => {
                writeln!(
                    out,
                    "{}: {} programmes, all is well",
                    tables.display(),
                    loaded.tables.programmes.len()
                )?;
                Shown::Site
            }
            Err(fault) => {
                say(&format!("subsidy: {fault}"));
                Shown::failed(&fault.to_string())
            }
        },
    };
    server.show(shown);
    out.flush()
}

fn put(folder: &Path, law: Law) -> Result<(), Fault> {
    publish(folder, law, &Options { plain: true, ..Options::default() }).map(drop)
}
