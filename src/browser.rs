//! The browser, as far as the app touches it: address, language, clock, clipboard.

use engine::{Date, Lang, date};
use wasm_bindgen::JsValue;

/// Today in Asia/Shanghai, by this device's clock.
pub fn today() -> Date {
    date::in_shanghai(js_sys::Date::now() as i64).unwrap_or(Date::MIN)
}

/// The language the browser asks for; Chinese unless it plainly asks for another that is here.
pub fn preferred_language() -> Lang {
    let tag = web_sys::window().and_then(|window| window.navigator().language());
    tag.and_then(|tag| Lang::from_tag(&tag)).unwrap_or(Lang::Zh)
}

/// The URL's fragment.
pub fn fragment() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Whether a new address is a step that 后退 goes back over.
#[derive(Clone, Copy, PartialEq)]
pub enum Step {
    /// A new entry in the history.
    New,
    /// In place of the present entry.
    Same,
}

/// Puts a fragment into the address without loading anything.
pub fn set_fragment(fragment: &str, step: Step) {
    let Some(window) = web_sys::window() else { return };
    let location = window.location();
    let path = [location.pathname(), location.search()].map(Result::unwrap_or_default).concat();
    let url = if fragment.is_empty() { path } else { [&path, "#", fragment].concat() };
    if let Ok(history) = window.history() {
        // A sandboxed frame may refuse; the answers then live only as long as the page.
        let _ = match step {
            Step::New => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
            Step::Same => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
        };
    }
}

/// The whole address, to be copied.
pub fn address() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Sets an attribute of the page's root element.
pub fn set_root(attribute: &str, value: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute(attribute, value);
    }
}

/// Sets the page's title.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// Scrolls to an element and gives it the focus.
pub fn go_to(id: &str) {
    use leptos::wasm_bindgen::JsCast;
    let document = web_sys::window().and_then(|window| window.document());
    let Some(element) = document.and_then(|document| document.get_element_by_id(id)) else { return };
    element.scroll_into_view();
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let _ = element.focus();
    }
}

/// Gives an element the focus without moving the page more than needed.
pub fn focus(id: &str) {
    use leptos::wasm_bindgen::JsCast;
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
