//! The foot of the page: the link, and what this is not.

use crate::browser;
use crate::state::{Notice, state};
use crate::view::icon;
use crate::words::Words;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use leptos::wasm_bindgen::closure::Closure;

/// Copy the link; the disclaimer.
pub fn view(words: Words) -> impl IntoView {
    let state = state();
    view! {
        <footer class="foot">
            <button type="button" class="button" id="copy-link" on:click=move |_| copy(state.notice)>
                {icon("link")}{words.t.copy_link}
            </button>
            <p>{words.t.disclaimer}</p>
        </footer>
    }
}

/// Copies the address. Old browsers and plain http have no clipboard: then it says so.
fn copy(notice: RwSignal<Option<Notice>>) {
    let clipboard = web_sys::window().map(|window| window.navigator()).and_then(|navigator| {
        let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
        (!clipboard.is_undefined()).then(|| navigator.clipboard())
    });
    let Some(clipboard) = clipboard else {
        notice.set(Some(Notice::NotCopied));
        return;
    };
    let copied = Closure::once_into_js(move |_: JsValue| notice.set(Some(Notice::Copied)));
    let failed = Closure::once_into_js(move |_: JsValue| notice.set(Some(Notice::NotCopied)));
    let done = clipboard.write_text(&browser::address());
    let call = |method: &str, argument: &JsValue| {
        let method = js_sys::Reflect::get(&done, &method.into()).ok()?;
        js_sys::Function::from(method).call1(&done, argument).ok()
    };
    let _ = call("then", &copied);
    let _ = call("catch", &failed);
}
