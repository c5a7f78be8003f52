//! The browsers, and what each is asked for when it starts. Old Chromiums are not among them: no
//! chromedriver of today speaks with them; `old/journeys.mjs` walks through them by its own means.

use serde_json::{Value, json};
use std::os::unix::fs::MetadataExt;

/// A browser that the journeys run in: `BROWSER` names it, today's Chromium without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Today's Chromium, by chromedriver.
    Chromium,
    /// Firefox ESR, by geckodriver.
    Firefox,
    /// The engine of Safari, as WebKitGTK, by WebKitWebDriver on a screen in memory.
    WebKit,
}

/// What a browser prefers, or has switched off.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Taste {
    /// The language it asks for.
    pub language: &'static str,
    /// Whether it runs scripts.
    pub scripts: bool,
    /// Whether it knows WebAssembly.
    pub webassembly: bool,
}

impl Default for Taste {
    fn default() -> Taste {
        Taste { language: "zh-CN", scripts: true, webassembly: true }
    }
}

impl Which {
    /// The browser that is wanted.
    ///
    /// # Panics
    /// If `BROWSER` names none.
    pub fn wanted() -> Which {
        match std::env::var("BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Which::Chromium,
            Ok("firefox") => Which::Firefox,
            Ok("webkit") => Which::WebKit,
            Ok(other) => panic!("BROWSER={other}: chromium, firefox and webkit are known"),
        }
    }

    /// Whether it speaks the DevTools protocol: only so can console and network be watched from
    /// outside, the window be laid out in any size, and a colour scheme be preferred.
    pub fn has_devtools(self) -> bool {
        self == Which::Chromium
    }

    /// Why a journey cannot be made in this browser, by the journey's name.
    pub fn cannot(self, journey: &str) -> Option<&'static str> {
        let cannot: &[(&str, &'static str)] = match self {
            Which::Chromium | Which::Firefox => &[],
            Which::WebKit => {
                &[("no-script", "its driver looks at a page with scripts of its own, which are off then too")]
            }
        };
        cannot.iter().find(|(name, _)| *name == journey).map(|(_, why)| *why)
    }

    /// What its driver is asked for.
    pub fn capabilities(self, taste: Taste) -> Value {
        // The app starts after the page has loaded anyway: journeys wait for the app.
        let mut wanted = json!({ "pageLoadStrategy": "eager" });
        match self {
            Which::Chromium => {
                wanted["browserName"] = json!("chrome");
                wanted["goog:chromeOptions"] = json!({ "args": chromium_flags(taste) });
                wanted["goog:loggingPrefs"] = json!({ "browser": "ALL", "performance": "ALL" });
            }
            Which::Firefox => {
                wanted["browserName"] = json!("firefox");
                wanted["moz:firefoxOptions"] = json!({
                    "args": ["-headless"],
                    "prefs": {
                        "intl.accept_languages": taste.language,
                        "javascript.enabled": taste.scripts,
                        "javascript.options.wasm": taste.webassembly,
                    },
                });
            }
            Which::WebKit => {
                // Now and then its driver misses that a page has loaded, and waits for ever.
                wanted["pageLoadStrategy"] = json!("none");
                let scripts = format!("--enable-javascript={}", taste.scripts);
                // Without its toolbar, the window is as large as the page.
                let args = ["--automation", "--full-screen", &scripts];
                wanted["webkitgtk:browserOptions"] = json!({ "args": args });
            }
        }
        wanted
    }
}

fn chromium_flags(taste: Taste) -> Vec<String> {
    let mut flags = vec![
        "--headless",
        "--disable-gpu",
        // As on a phone and a kiosk: they take no room.
        "--hide-scrollbars",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
    ];
    if is_root() {
        flags.push("--no-sandbox");
    }
    let mut flags: Vec<String> = flags.into_iter().map(String::from).collect();
    flags.push(format!("--accept-lang={}", taste.language));
    flags
}

/// Whether this runs as root, for whom browsers have no sandbox.
pub fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}
