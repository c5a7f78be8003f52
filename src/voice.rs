//! Reading aloud, with the browser's own voices.

use engine::Lang;
use gloo_events::EventListener;
use pages::model::session::Device;
use wasm_bindgen::prelude::*;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// The browser's speech; none in some old ones.
fn speech() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    let there = js_sys::Reflect::has(&window, &"speechSynthesis".into()).unwrap_or(false);
    there.then(|| window.speech_synthesis().ok()).flatten()
}

fn voice(lang: Lang) -> Option<SpeechSynthesisVoice> {
    let tag = if lang == Lang::Zh { "zh" } else { "en" };
    let voices = speech()?.get_voices();
    voices.iter().filter_map(|voice| voice.dyn_into::<SpeechSynthesisVoice>().ok()).find(|voice| {
        // Cantonese reads other words than it sees.
        voice.lang().starts_with(tag) && !voice.lang().ends_with("HK")
    })
}

/// Looks which voices there are.
pub fn look(device: &mut Device) {
    device.speaks_chinese = voice(Lang::Zh).is_some();
    device.speaks_english = voice(Lang::En).is_some();
}

/// Tells when more have been loaded. Once for the page, however often the app is put up.
pub fn watch(told: impl Fn() + 'static) {
    let Some(speech) = speech() else { return };
    EventListener::new(&speech, "voiceschanged", move |_| told()).forget();
}

/// Says some sentences one after the other, then calls `done`; also where it was stopped.
pub fn say(lang: Lang, sentences: &[String], done: impl Fn() + 'static) {
    let (Some(speech), Some(voice)) = (speech(), voice(lang)) else { return done() };
    speech.cancel();
    let mut last = None;
    for sentence in sentences {
        let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(sentence) else { continue };
        utterance.set_voice(Some(&voice));
        utterance.set_lang(&voice.lang());
        speech.speak(&utterance);
        last = Some(utterance);
    }
    match last {
        Some(last) => EventListener::once(&last, "end", move |_| done()).forget(),
        None => done(),
    }
}

/// Stops.
pub fn stop() {
    if let Some(speech) = speech() {
        speech.cancel();
    }
}
