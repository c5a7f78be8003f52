//! 职业技能培训补贴计算器: answers in, assessment out, entirely in the browser.

mod act;
mod app;
mod browser;
mod cards;
mod kiosk;
mod law;
mod scripts;
mod state;
mod view;
mod voice;

use engine::pack::Fault;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// Starts the app, with the law's pack, and the words and texts of a language. The loader calls it
/// once all are here (web/load.js).
///
/// # Errors
/// Where they cannot be read.
#[wasm_bindgen]
pub fn begin(law: Vec<u8>, words: Vec<u8>, texts: Vec<u8>) -> Result<(), JsError> {
    let law = law::Law::read(law, words, texts).map_err(|fault: Fault| JsError::new(&fault.to_string()))?;
    app::App::start(law);
    Ok(())
}

/// Nothing: the module only begins with its law.
fn main() {}
