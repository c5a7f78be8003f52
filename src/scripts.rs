//! Our own scripts, as the app calls them: what writes the page, fetches files and passes results on.

use js_sys::{Array, Uint8Array};
use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Element;

/// web/app.js; a function that it lacks stops the build.
mod own {
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::Element;

    #[wasm_bindgen(raw_module = "web/app.js")]
    extern "C" {
        pub fn write(part: &Element, html: &str);
        pub fn code(text: &str) -> Option<String>;
        pub fn page(file: &str, path: &str) -> Option<String>;
        #[wasm_bindgen(js_name = openLibrary)]
        pub fn open_library(file: &str, done: &JsValue);
        pub fn load(names: &str, done: &JsValue);
        pub fn report(text: &str);
        pub fn copy(text: &str, done: &JsValue);
        pub fn share(title: &str, url: &str, is_refused: &JsValue);
        pub fn print(address: &str, is_refused: &JsValue) -> bool;
        pub fn mark(id: &str);
        pub fn save(today: &str, entries: &str, done: &JsValue);
    }
}

/// Writes a part of the page, and hides it where it says nothing. Where the focus was in it, it
/// stays or goes to what has the same `data-key` now (web/load/morph.js).
pub fn write(part: &Element, html: &str) {
    own::write(part, html);
}

/// Prints the page; presses that follow at once are ignored. The browser says when it begins
/// and when it is done. `refused` is told where a frame may neither print nor open the page outside
/// of it. Gives back whether a job was begun.
pub fn print(address: &str, refused: impl Fn() + 'static) -> bool {
    own::print(address, &when(refused))
}

/// A text as a code to be scanned, drawn by web/qr.js; none where that is not loaded.
pub fn code(text: &str) -> Option<String> {
    own::code(text)
}

/// A page of a file of the library, by its path; none where the file is not here yet.
pub fn page(file: &str, path: &str) -> Option<String> {
    own::page(file, path)
}

/// Loads a file of the library, whichever page is wanted, and says whether that worked.
pub fn open_library(file: &str, done: impl Fn(bool) + 'static) {
    let done = Closure::once_into_js(move |here: JsValue| done(here.is_truthy()));
    own::open_library(file, &done);
}

/// Loads files of the law by their names; none where one could not be loaded.
pub fn load(names: &[String], done: impl FnOnce(Option<Vec<Vec<u8>>>) + 'static) {
    let bytes = |file: JsValue| Uint8Array::from(file).to_vec();
    let done = Closure::once_into_js(move |files: Option<Array>| {
        done(files.map(|files| files.iter().map(bytes).collect()));
    });
    own::load(&names.join(" "), &done);
}

/// Tells who looks after the site what was wrong.
pub fn report(text: &str) {
    own::report(text);
}

/// Opens the sheet for passing things on. Whether the person goes through with it is theirs;
/// where the browser does not let them, `refused` is told.
pub fn share(title: &str, address: &str, refused: impl Fn() + 'static) {
    own::share(title, address, &when(refused));
}

/// Copies a text, and says whether that worked.
pub fn copy(text: &str, done: impl Fn(bool) + 'static) {
    own::copy(text, &Closure::once_into_js(move |copied: JsValue| done(copied.is_truthy())));
}

/// Gives entries to the calendar (`pages::render::calendar`), as a file made today. `done` is told
/// nothing; where the browser takes no file an empty text if the days were copied, or what could not be.
pub fn save(today: &str, entries: &str, done: impl FnOnce(Option<String>) + 'static) {
    own::save(today, entries, &Closure::once_into_js(done));
}

/// Gives a field the focus and marks what stands in it, once the page has changed.
pub fn mark(id: &'static str) {
    request_animation_frame(move || own::mark(id));
}

/// What a script calls once, saying whether something is so.
fn when(so: impl Fn() + 'static) -> JsValue {
    Closure::once_into_js(move |is: JsValue| {
        if is.is_truthy() {
            so()
        }
    })
}
