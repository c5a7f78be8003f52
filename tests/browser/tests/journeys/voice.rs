//! Reading aloud, by a voice that fails, falls silent, or is left.

use browser::page::Page;
use browser::visit::journey_in;
use serde_json::{Value, json};

/// A voice of our own, which does as it is told: `speech.fail()`, `speech.finish()`.
const VOICE: &str = "{
    const voice = { lang: 'zh-CN', name: 'ours' };
    Object.setPrototypeOf(voice, SpeechSynthesisVoice.prototype);
    Object.defineProperty(voice, 'lang', { value: 'zh-CN' });
    window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
    window.speech = Object.assign(new EventTarget(), {
        said: [], stopped: 0, speaking: false, pending: false,
        getVoices: () => [voice],
        speak(one) { this.said.push(one); this.speaking = true; },
        cancel() { this.stopped += 1; this.speaking = false; },
        fail() { this.speaking = false; this.said[this.said.length - 1].dispatchEvent(new Event('error')); },
        finish() { this.speaking = false; this.said[this.said.length - 1].dispatchEvent(new Event('end')); },
    });
    Object.defineProperty(window, 'speechSynthesis', { value: speech });
}";
const ANSWERS: &str = "#v=1&region=330000&veteran=yes";

/// Whether it reads, by its button.
#[track_caller]
fn reads(page: &Page) -> bool {
    page.seen();
    page.text("#read-aloud").contains("停止朗读")
}

fn of_the_voice(page: &Page, what: &str) -> Value {
    page.ask(&format!("speech.{what}"), Value::Null)
}

#[test]
fn a_voice_that_fails_or_falls_silent_has_ended() {
    journey_in("voice-fails", VOICE, ANSWERS, |page| {
        page.tap("#read-aloud");
        assert!(reads(page));
        assert_ne!(of_the_voice(page, "said.length"), json!(0));
        of_the_voice(page, "fail()");
        assert!(!reads(page), "the button is stuck");
        // Read again, and to the end.
        page.tap("#read-aloud");
        assert!(reads(page));
        of_the_voice(page, "finish()");
        assert!(!reads(page));
        // It ends without a word.
        page.tap("#read-aloud");
        of_the_voice(page, "speaking = false");
        page.wait_for("#read-aloud:not([data-old])");
        let since = std::time::Instant::now();
        while reads(page) {
            assert!(since.elapsed() < std::time::Duration::from_secs(20), "the button is stuck");
            std::thread::sleep(std::time::Duration::from_millis(200));
        }
    });
}

#[test]
fn who_leaves_the_page_hears_nothing_more() {
    journey_in("voice-left", VOICE, ANSWERS, |page| {
        page.tap("#read-aloud");
        let before = of_the_voice(page, "stopped").as_i64();
        page.ask("dispatchEvent(new Event('pagehide'))", Value::Null);
        assert!(
            of_the_voice(page, "stopped").as_i64() > before && of_the_voice(page, "speaking") == json!(false)
        );
        assert!(!reads(page), "who comes back finds it reading");
    });
}
