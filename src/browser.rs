//! The browser, as far as the app touches it: address, language, clock, focus, clipboard.

use crate::scripts;
use engine::{Date, Lang, date};
use leptos::prelude::{request_animation_frame, set_timeout};
use pages::model::ids;
use pages::model::session::Device;
use pages::render::day::PICKABLE;
use pages::wording::asked_for;
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The element with an id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Today, and what the clock says where that cannot be right.
#[derive(Clone, Copy, PartialEq)]
pub struct Today {
    /// Today in Asia/Shanghai; where the clock is wrong, the day of this release.
    pub day: Date,
    /// The clock's day, where it is before this release or after all days that can be picked.
    pub wrong_clock: Option<Date>,
}

/// Asks this device's clock what day it is.
pub fn today() -> Today {
    let clock = date::in_shanghai(js_sys::Date::now() as i64).unwrap_or(Date::MIN);
    let released = date::parse(env!("RELEASED")).unwrap_or(Date::MIN);
    let last = date::parse(PICKABLE.1).unwrap_or(Date::MAX);
    match (released..=last).contains(&clock) {
        true => Today { day: clock, wrong_clock: None },
        false => Today { day: released, wrong_clock: Some(clock) },
    }
}

/// The language the browser asks for; Chinese unless it plainly asks for another that is here.
pub fn preferred_language() -> Lang {
    let tag = window().and_then(|window| window.navigator().language());
    tag.and_then(|tag| asked_for(&tag)).unwrap_or(Lang::ZH)
}

/// A parameter of the address.
pub fn parameter(name: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// The URL's fragment.
pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Whether a new address is a step that 后退 goes back over.
#[derive(Clone, Copy, PartialEq)]
pub enum HistoryStep {
    /// A new entry in the history.
    New,
    /// In place of the present entry.
    Same,
}

thread_local! {
    /// Where the address goes once the page has been painted.
    static PENDING: RefCell<Vec<(String, HistoryStep)>> = const { RefCell::new(Vec::new()) };
}

/// Puts a fragment into the address without loading anything, once what was answered is on the
/// screen: it takes a slow phone as long as all the rest.
pub fn set_fragment(fragment: String, step: HistoryStep) {
    let first = PENDING.with_borrow_mut(|pending| {
        let first = pending.is_empty();
        match pending.last_mut() {
            Some(last) if step == HistoryStep::Same => last.0 = fragment,
            _ => pending.push((fragment, step)),
        }
        first
    });
    if first {
        after_paint(settle_address);
    }
}

/// Does something once what has changed is on the screen.
pub fn after_paint(then: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(then, Duration::ZERO));
}

/// Forgets steps that are not in the history yet: it has gone another way.
pub fn forget_steps() {
    PENDING.with_borrow_mut(|pending| pending.retain(|(_, step)| *step == HistoryStep::Same));
}

/// Brings the address up to date.
pub fn settle_address() {
    let pending = PENDING.take();
    let Some(window) = window().filter(|_| !pending.is_empty()) else { return };
    let location = window.location();
    let path = [location.pathname(), location.search()].map(Result::unwrap_or_default).concat();
    let Ok(history) = window.history() else { return };
    for (fragment, step) in pending {
        let url = if fragment.is_empty() { path.clone() } else { [&*path, "#", &fragment].concat() };
        // A sandboxed frame may refuse; the answers then live only as long as the page.
        let _ = match step {
            HistoryStep::New => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
            HistoryStep::Same => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
        };
    }
}

/// Sets an attribute of the page's root element, if it is another.
pub fn set_root(attribute: &str, value: &str) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root.filter(|root| root.get_attribute(attribute).as_deref() != Some(value)) {
        let _ = root.set_attribute(attribute, value);
    }
}

/// Sets the page's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Whether an element begins above the lower edge of the window.
pub fn is_in_sight(id: &str) -> bool {
    let height = window().and_then(|window| window.inner_height().ok()?.as_f64());
    let top = by_id(id).map(|element| element.get_bounding_client_rect().top());
    top.zip(height).is_none_or(|(top, height)| top < height)
}

/// Hides an element, or shows it. Chromium before 69 cannot toggle attributes.
pub fn hide(element: &Element, hidden: bool) {
    let _ = match hidden {
        true => element.set_attribute("hidden", ""),
        false => element.remove_attribute("hidden"),
    };
}

/// A new element.
pub fn element(name: &str) -> Option<Element> {
    document()?.create_element(name).ok()
}

/// Scrolls to the top.
pub fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Changes what stands in a field.
pub fn edit(id: &str, change: impl Fn(String) -> String) {
    if let Some(element) = by_id(id) {
        let text = change(field(id));
        let _ = js_sys::Reflect::set(&element, &"value".into(), &text.into());
    }
}

/// Gives an element the focus.
pub fn focus(id: &str) {
    if let Some(element) = by_id(id) {
        let _ = element.focus();
    }
}

/// Gives an element the focus once the page has changed; another if it is gone.
pub fn focus_after(id: &'static str, otherwise: &'static str) {
    request_animation_frame(move || focus(if by_id(id).is_some() { id } else { otherwise }));
}

/// Scrolls to an element and gives it the focus.
pub fn go_to(id: &str) {
    if let Some(element) = by_id(id) {
        element.scroll_into_view();
        let _ = element.focus();
    }
}

/// Begins a new page: gives the focus to its title and shows its `top`; or gives it to what
/// `key` names, where one comes back from a page that it leads to.
pub fn arrive(key: String, title: &'static str, top: bool) {
    request_animation_frame(move || {
        let Some(document) = document() else { return };
        let from = ["main > div:not(#library-head) [data-key=\"", &key, "\"]"].concat();
        let back = document.query_selector(&from).ok().flatten().and_then(|from| from.dyn_into().ok());
        let back = back.filter(|back: &HtmlElement| back.offset_parent().is_some());
        let top = back.is_none() && top;
        if let Some(place) = back.or_else(|| by_id(title)) {
            let _ = place.focus();
        }
        if let Some(window) = window().filter(|_| top) {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

/// Puts text into a field once the page has changed.
pub fn fill_in(id: &'static str, text: String) {
    request_animation_frame(move || {
        if let Some(field) = by_id(id) {
            let _ = js_sys::Reflect::set(&field, &"value".into(), &text.into());
        }
    });
}

/// Whether a press asks for another tab or window, which is the browser's to open.
pub fn asks_for_another_tab(event: &web_sys::Event) -> bool {
    let held = |key: &str| js_sys::Reflect::get(event, &key.into()).is_ok_and(|held| held.is_truthy());
    ["ctrlKey", "metaKey", "shiftKey"].into_iter().any(held)
}

/// Opens a programme's card, and all it stands in, and goes to it.
pub fn show_card(programme: &str) {
    let card = document().and_then(|document| {
        document.query_selector(&["[data-programme=\"", programme, "\"]"].concat()).ok().flatten()
    });
    let Some(card) = card else { return };
    let mut around = Some(card.clone());
    while let Some(element) = around {
        if element.tag_name() == "DETAILS" {
            let _ = element.set_attribute("open", "");
        }
        around = element.parent_element();
    }
    if let Ok(Some(details)) = card.query_selector("details") {
        let _ = details.set_attribute("open", "");
        card.scroll_into_view();
        if let Ok(Some(Ok(summary))) =
            card.query_selector("summary").map(|s| s.map(|s| s.dyn_into::<HtmlElement>()))
        {
            let _ = summary.focus();
        }
    }
}

/// What stands in a field or is chosen in a list.
pub fn field(id: &str) -> String {
    let value = by_id(id).and_then(|field| js_sys::Reflect::get(&field, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Shows a day in the date field, once the page has changed and unless it already does.
pub fn set_date(day: Date) {
    request_animation_frame(move || {
        let day = date::format(day);
        if let Some(field) = by_id(ids::DATE).filter(|_| self::field(ids::DATE) != day) {
            let _ = js_sys::Reflect::set(&field, &"value".into(), &day.into());
        }
    });
}

/// Says beside the answer field what it wants.
pub fn complain(text: &str) {
    if let Some(place) = by_id(ids::ASK_WRONG) {
        place.set_text_content(Some(text));
        let _ = place.remove_attribute("hidden");
    }
    if let Some(field) = by_id(ids::ASK_INPUT) {
        let _ = field.set_attribute("aria-invalid", "true");
        let _ = field.focus();
    }
}

/// The address of this page with another fragment, with its query or without.
pub fn address(fragment: &str, query: bool) -> String {
    let Some(location) = window().map(|window| window.location()) else { return String::new() };
    let search = if query { location.search() } else { Ok(String::new()) };
    let parts = [location.origin(), location.pathname(), search].map(Result::unwrap_or_default);
    [&parts.concat(), "#", fragment].concat()
}

/// Fills a part of the page that follows no state.
pub fn fill(id: &str, html: &str) {
    if let Some(part) = by_id(id) {
        scripts::write(&part, html);
    }
}

/// Whether an object of the browser has a function.
fn has(object: &JsValue, name: &str) -> bool {
    js_sys::Reflect::get(object, &name.into()).is_ok_and(|function| function.is_function())
}

/// Looks what the device can do.
pub fn look(device: &mut Device) {
    let Some(window) = window() else { return };
    device.can_share = has(&window.navigator(), "share");
    device.cannot_print = !has(&window, "print");
}

/// Whether a field holds half a date, which it shows but does not give away.
pub fn is_half_written(event: &web_sys::Event) -> bool {
    let field = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).unwrap_or_default();
    let target: JsValue = event.target().map(JsValue::from).unwrap_or_default();
    field(&field(&target, "validity"), "badInput").is_truthy()
}

/// Whether the page is in sight.
pub fn is_seen() -> bool {
    let hidden = |document: Document| js_sys::Reflect::get(&document, &"hidden".into());
    document().is_some_and(|document| hidden(document).is_ok_and(|hidden| hidden.is_falsy()))
}
