//! A journey: a server and a page of its own, and at the end a clean console and network.

use crate::page::Page;
use crate::server::Server;
use crate::which::{Taste, Which};
use std::sync::{Arc, Condvar, LazyLock, Mutex};

/// Journeys that run at the same time; more only slow each other down.
const MOST_AT_ONCE: usize = 4;

/// Opens the page in a fresh profile that asks for Chinese, walks, and checks the end.
pub fn journey(name: &str, walk: impl FnOnce(&Page)) {
    journey_from(name, "", Taste::default(), walk);
}

/// The same from a link's fragment, `#` included, with a browser's preferences.
pub fn journey_from(name: &str, fragment: &str, taste: Taste, walk: impl FnOnce(&Page)) {
    let _turn = Turn::take();
    let page = Page::start(name, Arc::new(Server::start()), taste);
    page.load(fragment);
    walk(&page);
    page.finish();
}

/// The same in a browser that lacks or refuses something: `source` runs before the page. Only by
/// DevTools can a script do that; other browsers leave the journey out.
pub fn journey_in(name: &str, source: &str, fragment: &str, walk: impl FnOnce(&Page)) {
    if !Which::wanted().has_devtools() {
        println!("{name} is left out: this browser's driver runs nothing before the page");
        return;
    }
    let _turn = Turn::take();
    let page = Page::start(name, Arc::new(Server::start()), Taste::default());
    page.before(source);
    page.load(fragment);
    walk(&page);
    page.finish();
}

/// A page that is not expected to open: nothing is loaded, nothing checked at the end.
pub fn trouble(name: &str, server: Server, taste: Taste, walk: impl FnOnce(&Page)) {
    if let Some(why) = Which::wanted().cannot(name) {
        println!("{name} is left out: {why}");
        return;
    }
    let _turn = Turn::take();
    walk(&Page::start(name, Arc::new(server), taste));
}

/// A turn to run a browser.
struct Turn;

static TURNS: LazyLock<(Mutex<usize>, Condvar)> = LazyLock::new(Default::default);

impl Turn {
    fn take() -> Turn {
        let (taken, freed) = &*TURNS;
        let taken = taken.lock().expect("no poisoned lock");
        let mut taken = freed.wait_while(taken, |taken| *taken >= MOST_AT_ONCE).expect("no poisoned lock");
        *taken += 1;
        Turn
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let (taken, freed) = &*TURNS;
        if let Ok(mut taken) = taken.lock() {
            *taken -= 1;
        }
        freed.notify_one();
    }
}
