//! The engine as a WebAssembly module, so that its output can be compared with the native one.

use engine::json::{Layout, assess_text};
use wasm_bindgen::prelude::wasm_bindgen;

/// Assesses one JSON object of answers, as `subsidy assess --lines` does for a line.
///
/// # Errors
/// What is wrong with the object, as text.
#[wasm_bindgen]
pub fn assess(text: &str, date: &str) -> Result<String, String> {
    let date = engine::date::parse(date).ok_or("not a date")?;
    assess_text(&tables::TABLES, text, date, None, Layout::Compact)
        .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}
