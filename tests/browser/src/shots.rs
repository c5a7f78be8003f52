//! Pictures of the page, whole, at the sizes that matter. They are kept, not compared.

use crate::dist::workspace;
use crate::driver::{Browser, must};
use crate::which::Which;
use serde_json::json;
use std::path::PathBuf;
use thirtyfour::support::base64_decode;

/// A phone.
pub const PHONE: (u32, u32) = (360, 740);
/// A phone, a kiosk, a desk.
const SIZES: [(u32, u32); 3] = [PHONE, (1080, 1920), (1440, 900)];

/// Where pictures are kept.
pub fn folder() -> PathBuf {
    let folder = workspace().join("tests/screenshots");
    std::fs::create_dir_all(&folder).expect("the folder for pictures can be made");
    folder
}

/// Takes the whole page at all sizes: `{name}-360.png` and so on; elsewhere than in today's
/// Chromium only what a phone shows: `{name}-firefox.png`.
pub fn keep(browser: &Browser, name: &str) {
    if browser.which != Which::Chromium {
        let shot = browser.wait(browser.driver().screenshot_as_png());
        let file = format!("{name}-{:?}.png", browser.which).to_lowercase();
        std::fs::write(folder().join(file), must("a picture", shot)).expect("the picture can be written");
        return;
    }
    for (width, height) in SIZES {
        browser.resize(width, height);
        take(browser, &format!("{name}-{width}"));
    }
    browser.resize(PHONE.0, PHONE.1);
}

/// Forgets the picture of an earlier failure.
pub fn forget_failure(name: &str) {
    let _ = std::fs::remove_file(folder().join(format!("failed-{name}.png")));
}

/// Takes the page as it was when a test failed.
pub fn keep_failure(browser: &Browser, name: &str) {
    let shot = browser.wait(browser.driver().screenshot_as_png());
    if let Ok(png) = shot {
        let _ = std::fs::write(folder().join(format!("failed-{name}.png")), png);
    }
}

/// Takes the whole page as it is: `{name}.png`.
pub fn take(browser: &Browser, name: &str) {
    // From the top; two frames later the new size is laid out.
    browser.script(
        "scrollTo(0, 0); requestAnimationFrame(() => requestAnimationFrame(() => arguments[0]()))",
        Vec::new(),
    );
    let whole = json!({ "format": "png", "captureBeyondViewport": true, "optimizeForSpeed": true });
    let answer = browser.devtools("Page.captureScreenshot", whole);
    let png = base64_decode(answer["data"].as_str().expect("a picture")).expect("base64");
    std::fs::write(folder().join(format!("{name}.png")), png).expect("the picture can be written");
}
