//! What a person does on the page, and sees there.

use crate::dist::{later_half, later_scripts, library_files, packs};
use crate::driver::{Browser, must};
use crate::seen::{SCRIPT, Seen};
use crate::server::Server;
use crate::shots;
use crate::which::{Taste, Which};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::time::{Duration, Instant};
use thirtyfour::By;
use thirtyfour::error::WebDriverResult;

/// How long the words of a language may take to come, where nobody holds them back.
const WORDS: Duration = Duration::from_secs(5);
/// How long a person takes to read a question at least.
const READING: Duration = Duration::from_millis(520);
/// No person has as many questions to answer.
const MOST_QUESTIONS: usize = 120;

/// The app in a browser.
pub struct Page {
    /// The browser.
    pub browser: Browser,
    /// Where the app comes from.
    pub server: Arc<Server>,
    name: String,
    pub(crate) served: Cell<usize>,
    /// A page of the library's file was seen since the app was loaded.
    pub(crate) opened_library: Cell<bool>,
    /// When a question was answered last.
    answered: Cell<Option<Instant>>,
    /// The fragments of states to be gone over in the other language.
    pub(crate) states: RefCell<Vec<String>>,
}

impl Page {
    /// Starts a browser at phone size; nothing is loaded yet. It cannot keep the app for use
    /// without a network: journeys count every request, and those would be more.
    pub fn start(name: &str, server: Arc<Server>, taste: Taste) -> Page {
        let page = Page::start_keeping(name, server, taste);
        if page.browser.which.has_devtools() {
            let none = json!({ "source": "delete Navigator.prototype.serviceWorker" });
            page.browser.devtools("Page.addScriptToEvaluateOnNewDocument", none);
        } else {
            page.server.leave_out_the_worker();
        }
        page
    }

    /// Runs a script before every page that is loaded from now on.
    #[track_caller]
    pub fn before(&self, source: &str) {
        self.browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
    }

    /// The same in a browser that can keep the app for use without a network.
    pub fn start_keeping(name: &str, server: Arc<Server>, taste: Taste) -> Page {
        shots::forget_failure(name);
        let browser = Browser::start(taste);
        let page = Page {
            browser,
            server,
            name: name.into(),
            served: Cell::new(0),
            opened_library: Cell::new(false),
            answered: Cell::default(),
            states: RefCell::default(),
        };
        page.browser.resize(shots::PHONE.0, shots::PHONE.1);
        page
    }

    /// What the page shows once it has come to rest.
    #[track_caller]
    pub fn seen(&self) -> Seen {
        let seen = self.look();
        self.assert_accessible(&seen.fragment);
        seen
    }

    #[track_caller]
    pub(crate) fn look(&self) -> Seen {
        let seen: Seen =
            must("what is seen", serde_json::from_value(self.browser.script(SCRIPT, Vec::new())));
        if ["#/programme/", "#/document/", "#/timeline"].iter().any(|page| seen.fragment.starts_with(page)) {
            self.opened_library.set(true);
        }
        seen
    }

    /// Whether there is such an element.
    #[track_caller]
    pub fn has(&self, selector: &str) -> bool {
        self.ask("document.querySelector(a) !== null", json!(selector)) == Value::Bool(true)
    }

    /// The value of an expression about `a`.
    #[track_caller]
    pub fn ask(&self, expression: &str, a: Value) -> Value {
        self.browser.script(&format!("const a = arguments[0]; arguments[1]({expression})"), vec![a])
    }

    /// Taps what the selector finds, wherever on the page it is.
    #[track_caller]
    pub fn tap(&self, selector: &str) {
        if selector.contains("data-answer") {
            // Nobody has read a question sooner: the page takes it for the tap before (web/load/twice.js).
            let since = self.answered.get();
            std::thread::sleep(since.map_or(Duration::ZERO, |since| READING.saturating_sub(since.elapsed())));
        }
        // A page may still be moving when it is pressed for the first time: what is below the fold
        // comes after the first paint. Who missed a thing looks again, once.
        let tapped = self.tapped(selector).or_else(|_| {
            self.settle();
            self.tapped(selector)
        });
        must(selector, tapped);
        self.answered.set(Some(Instant::now()));
        self.settle();
    }

    fn tapped(&self, selector: &str) -> WebDriverResult<()> {
        // A person scrolls until a thing is well in sight, not just above the bar at the bottom.
        self.ask("document.querySelector(a)?.scrollIntoView({ block: 'center' })", json!(selector));
        self.browser.wait(async { self.browser.driver().find(By::Css(selector)).await?.click().await })
    }

    /// Waits until the page has come to rest: what is out of sight and the address follow an
    /// answer once it is painted, another language once its words have come. Nothing to wait for
    /// where another page was opened.
    pub(crate) fn settle(&self) {
        let rested = "const [most, done] = arguments, since = performance.now();
            const coming = () => ['words', 'province'].includes(document.documentElement.dataset.coming);
            const rest = () => coming() && performance.now() - since < most ? setTimeout(rest, 20) : paint(done);
            const paint = (then) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then)));
            paint(rest);";
        let _ =
            self.browser.wait(self.browser.driver().execute_async(rested, vec![json!(WORDS.as_millis())]));
    }

    /// Types into what the selector finds.
    #[track_caller]
    pub fn enter(&self, selector: &str, text: &str) {
        let typed = self
            .browser
            .wait(async { self.browser.driver().find(By::Css(selector)).await?.send_keys(text).await });
        must(selector, typed);
        self.settle();
    }

    /// Picks a value in a date field or a list, as the browser's own picker would.
    #[track_caller]
    pub fn pick(&self, selector: &str, value: &str) {
        let script = "(([selector, value]) => {
            const field = document.querySelector(selector);
            field.value = value;
            for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
            return field.value;
        })(a)";
        self.ask(script, json!([selector, value]));
        self.settle();
    }

    /// Chooses one of the four places.
    #[track_caller]
    pub fn choose_place(&self, code: &str) {
        self.tap(&format!("[data-region='{code}']"));
    }

    /// Taps one of the four statuses.
    #[track_caller]
    pub fn tap_status(&self, key: &str) {
        self.tap(&format!("[data-status='{key}']"));
    }

    /// Picks the date of calculation.
    #[track_caller]
    pub fn pick_date(&self, day: &str) {
        self.pick("#date", day);
    }

    /// Answers the question that is asked: an option's key, `yes`, `no`, `unknown`, a number,
    /// a date or a code; for the group of statuses `rest-no` or `rest-unknown`.
    #[track_caller]
    pub fn reply(&self, fact: &str, answer: &str) -> Seen {
        let ask = format!("#question [data-fact='{fact}']");
        assert!(self.has(&ask), "{fact} is not asked, but: {}", self.seen().question_text);
        let (field, list) = (format!("{ask} form input"), format!("{ask} select"));
        if answer == "unknown" || answer.starts_with("rest-") {
            self.tap(&format!("{ask} [data-answer='{answer}']"));
        } else if self.has(&list) {
            self.pick(&list, answer);
        } else if self.has(&field) {
            match answer.len() == 10 && answer.contains('-') {
                true => self.pick(&field, answer),
                false => self.enter(&field, answer),
            }
            self.tap(&format!("{ask} [data-answer='confirm']"));
        } else {
            self.tap(&format!("{ask} [data-answer='{answer}']"));
        }
        self.seen()
    }

    /// Answers question after question: what is known, and 不清楚 to the rest, until nothing
    /// is asked any more. Gives back the facts in the order they were asked.
    #[track_caller]
    pub fn reply_to_all(&self, known: &[(&str, &str)]) -> Vec<String> {
        let mut asked = Vec::new();
        while let Some(fact) = self.seen().question {
            assert!(asked.len() < MOST_QUESTIONS, "questions without end: {asked:?}");
            let answer = known.iter().find(|(key, _)| *key == fact).map(|(_, answer)| *answer);
            let unknown = if fact == "status" { "rest-unknown" } else { "unknown" };
            self.reply(&fact, answer.unwrap_or(unknown));
            asked.push(fact);
        }
        asked
    }

    /// Opens everything that can be opened: groups and the details of all cards.
    #[track_caller]
    pub fn open_all(&self) {
        self.ask("document.querySelectorAll('details').forEach((one) => { one.open = true; })", Value::Null);
        self.seen();
    }

    /// The text in sight of what the selector finds first; empty where there is none.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        let text = self.ask("document.querySelector(a)?.innerText ?? ''", json!(selector));
        text.as_str().unwrap_or_default().trim().into()
    }

    /// All text that is laid out, also where no script can run.
    #[track_caller]
    pub fn laid_out(&self) -> String {
        if self.browser.which == Which::Firefox {
            let text = async { self.browser.driver().find(By::Css("body")).await?.text().await };
            return must("the page's text", self.browser.wait(text));
        }
        let taken = self.browser.devtools("DOMSnapshot.captureSnapshot", json!({ "computedStyles": [] }));
        let strings = &taken["strings"];
        let texts = taken["documents"][0]["layout"]["text"].as_array().cloned().unwrap_or_default();
        let texts = texts.iter().filter_map(|at| strings[usize::try_from(at.as_i64()?).ok()?].as_str());
        texts.collect::<Vec<_>>().join("\n")
    }

    /// Ends the server, and the network where that can be done.
    pub fn go_offline(&self) {
        self.server.stop();
        if self.browser.which.has_devtools() {
            let off =
                json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
            self.browser.devtools("Network.emulateNetworkConditions", off);
            assert_eq!(self.ask("navigator.onLine", Value::Null), json!(false));
        }
    }

    /// From now on `self.made` holds text and type of the last file that the page made.
    pub fn watch_files(&self) {
        let watch = "(() => { const Made = Blob; self.Blob = function (parts, options) {
            self.made = [parts.join(''), options.type]; return new Made(parts, options); }; })()";
        self.ask(watch, Value::Null);
    }

    /// What was copied, as the browser pastes it.
    pub fn pasted(&self) -> String {
        self.ask(
            "document.body.append(Object.assign(document.createElement('textarea'), { id: 'paste' }))",
            Value::Null,
        );
        self.ask("document.querySelector('#paste').focus()", Value::Null);
        self.press_with_control("v");
        let text = self.ask("document.querySelector('#paste').value", Value::Null);
        self.ask("document.querySelector('#paste').remove()", Value::Null);
        text.as_str().unwrap_or_default().into()
    }

    /// The text of a programme's card.
    #[track_caller]
    pub fn card(&self, programme: &str) -> String {
        self.text(&format!("[data-programme='{programme}']"))
    }

    /// Keeps pictures of this moment, under the journey's name or a name beside it.
    #[track_caller]
    pub fn keep_pictures(&self, beside: &str) {
        let lang = self.seen().lang;
        let lang = lang.split('-').next().unwrap_or_default();
        let name = [self.name.as_str(), beside, lang].into_iter().filter(|part| !part.is_empty());
        shots::keep(&self.browser, &name.collect::<Vec<_>>().join("-"));
    }

    /// No request has left since the page was loaded, but for the library's file of a language,
    /// once, where one of its pages was seen.
    #[track_caller]
    pub fn assert_quiet(&self) {
        let mut traffic = self.browser.traffic();
        self.retain_unexpected(&mut traffic.asked);
        assert!(traffic.asked.is_empty(), "requests after loading: {:?}", traffic.asked);
        assert!(traffic.failed.is_empty(), "failures after loading: {:?}", traffic.failed);
        let mut requests = self.server.requests().split_off(self.served.get());
        self.retain_unexpected(&mut requests);
        assert_eq!(requests, Vec::<String>::new(), "requests after loading");
    }

    /// Keeps the requests that nothing on the page calls for.
    fn retain_unexpected(&self, asked: &mut Vec<String>) {
        // What stands behind folds, and the words of another language: once each.
        let mut expected = [packs(), vec![later_scripts(), later_half()]].concat();
        if self.opened_library.get() {
            expected.extend(library_files());
        }
        for file in expected {
            if let Some(first) = asked.iter().position(|url| url.ends_with(&file)) {
                asked.remove(first);
            }
        }
        // A busy browser gets round to the icon only later.
        asked.retain(|url| !url.ends_with("/icon.svg"));
    }

    /// A second person with a browser of their own opens a fragment.
    #[track_caller]
    pub fn somebody_else(&self, fragment: &str, walk: impl FnOnce(&Page)) {
        let page = Page::start(&self.name, Arc::clone(&self.server), Taste::default());
        let before = self.server.requests().len();
        page.load(fragment);
        walk(&page);
        page.finish();
        self.served.set(self.served.get() + self.server.requests().len() - before);
    }

    /// The end of a journey: nothing in the console, nothing on the network.
    #[track_caller]
    pub fn finish(&self) {
        self.assert_quiet();
        self.assert_accessible_in_the_other_language();
        assert_eq!(self.browser.complaints(), Vec::<String>::new(), "the console complains");
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if std::thread::panicking() {
            shots::keep_failure(&self.browser, &self.name);
        }
    }
}
