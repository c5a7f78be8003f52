//! Reading aloud, with the browser's own voices.

use engine::Lang;
use gloo_events::EventListener;
use leptos::prelude::{IntervalHandle, set_interval_with_handle};
use pages::model::session::Session;
use std::cell::{Cell, RefCell};
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// How often it is looked whether a voice still speaks: some end, or never begin, without a word.
const LOOKING: Duration = Duration::from_secs(1);
/// How many looks in a row find it silent before it is believed.
const SILENT: u32 = 3;

/// Something that is being read.
struct Reading {
    /// Watches the voice.
    watch: IntervalHandle,
    /// The events of what is being said.
    _listeners: Vec<EventListener>,
}

thread_local! {
    static READING: RefCell<Option<Reading>> = const { RefCell::new(None) };
}

/// The browser's speech; none in some old ones.
fn speech() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    let there = js_sys::Reflect::has(&window, &"speechSynthesis".into()).unwrap_or(false);
    there.then(|| window.speech_synthesis().ok()).flatten()
}

fn voice(lang: Lang) -> Option<SpeechSynthesisVoice> {
    let tag = lang.tag().split('-').next().unwrap_or_default();
    let voices = speech()?.get_voices();
    voices.iter().filter_map(|voice| voice.dyn_into::<SpeechSynthesisVoice>().ok()).find(|voice| {
        // Cantonese reads other words than it sees.
        voice.lang().starts_with(tag) && !voice.lang().ends_with("HK")
    })
}

/// Looks whether there is a voice for what is shown.
pub fn look(session: &mut Session) {
    session.device.has_voice = voice(session.shown.lang).is_some();
}

/// Tells when more have been loaded. Once for the page, however often the app is put up.
pub fn watch(told: impl Fn() + 'static) {
    let Some(speech) = speech() else { return };
    EventListener::new(&speech, "voiceschanged", move |_| told()).forget();
}

/// Says some sentences one after the other, then calls `done`; also where the voice fails. Not where
/// it was stopped.
pub fn say(lang: Lang, sentences: &[String], done: impl Fn() + Clone + 'static) {
    stop();
    let (Some(speech), Some(voice)) = (speech(), voice(lang)) else { return done() };
    let end = move || {
        stop();
        done();
    };
    let mut said: Vec<SpeechSynthesisUtterance> = Vec::new();
    for sentence in sentences {
        let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(sentence) else { continue };
        utterance.set_voice(Some(&voice));
        utterance.set_lang(&voice.lang());
        said.push(utterance);
    }
    let Some(last) = said.last() else { return end() };
    let listen = |utterance, event| {
        let end = end.clone();
        EventListener::new(utterance, event, move |_| end())
    };
    let mut listeners: Vec<EventListener> = said.iter().map(|one| listen(one, "error")).collect();
    listeners.push(listen(last, "end"));
    said.iter().for_each(|utterance| speech.speak(utterance));
    let silent = Cell::new(0);
    let look = move || {
        silent.set(if speech.speaking() || speech.pending() { 0 } else { silent.get() + 1 });
        if silent.get() == SILENT {
            end();
        }
    };
    match set_interval_with_handle(look, LOOKING) {
        Ok(watch) => READING.set(Some(Reading { watch, _listeners: listeners })),
        Err(_) => listeners.into_iter().for_each(EventListener::forget),
    }
}

/// Stops.
pub fn stop() {
    // First nobody listens any more: a voice that is stopped calls that an error.
    if let Some(reading) = READING.take() {
        reading.watch.clear();
    }
    if let Some(speech) = speech() {
        speech.cancel();
    }
}
