//! A browser with a fresh profile, in one session.

use crate::process::Process;
use crate::which::{Taste, Which};
use serde_json::{Value, json};
use std::future::Future;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, Instant};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, RequestData, SessionId, WebDriver};
use tokio::runtime::{Builder, Runtime};

/// thirtyfour is asynchronous, journeys are not.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime"));

/// How long a window may take to get its size.
const RESIZE: Duration = Duration::from_secs(5);

/// What went over the network since the last look.
#[derive(Debug, Default)]
pub struct Traffic {
    /// Addresses asked for, whether an answer came or not.
    pub asked: Vec<String>,
    /// What failed, and how.
    pub failed: Vec<String>,
}

/// A browser of its own.
pub struct Browser {
    /// Which it is.
    pub which: Which,
    taste: Taste,
    session: Option<Session>,
}

/// A session, and the driver that serves it.
struct Session {
    driver: WebDriver,
    _process: Arc<Process>,
}

/// Firefox takes long to start: where nothing else was asked for, the next journey gets the same
/// one with a new tab, which has no history; the page stores nothing, and each has its own address.
static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());

impl Browser {
    /// Starts one.
    pub fn start(taste: Taste) -> Browser {
        let which = Which::wanted();
        let idle =
            if taste == Taste::default() { IDLE.lock().ok().and_then(|mut idle| idle.pop()) } else { None };
        if idle.is_some() {
            return Browser { which, taste, session: idle };
        }
        let _process = Process::serving(which, taste);
        let Value::Object(wanted) = which.capabilities(taste) else { unreachable!("an object") };
        let wanted = Capabilities::from(wanted);
        // WebKit's driver takes no second session while it begins one, and drops a connection
        // now and then; it is asked again, a little later.
        let session = || RUNTIME.block_on(WebDriver::new(&_process.url, wanted.clone()));
        let again = |_| {
            std::thread::sleep(Duration::from_secs(2));
            session()
        };
        let driver = session().or_else(again).or_else(again).or_else(again).or_else(again);
        let driver = must("a session", driver);
        let browser = Browser { which, taste, session: Some(Session { driver, _process }) };
        match which {
            Which::Chromium => {
                if !taste.scripts {
                    browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
                }
                if !taste.webassembly {
                    let none = json!({ "source": "delete globalThis.WebAssembly" });
                    browser.devtools("Page.addScriptToEvaluateOnNewDocument", none);
                }
            }
            Which::Firefox => browser.allow_narrow(),
            Which::WebKit => {}
        }
        browser
    }

    /// Firefox keeps its window at least 500 pixels wide, unless its own page says otherwise.
    fn allow_narrow(&self) {
        let driver = self.driver();
        let allowed = self.wait(async {
            driver.handle().cmd(Context("chrome")).await?;
            let own =
                "document.documentElement.style.minWidth = document.documentElement.style.minHeight = 0";
            driver.execute(own, Vec::new()).await?;
            driver.handle().cmd(Context("content")).await
        });
        must("a narrow window", allowed);
    }

    /// The session.
    pub fn driver(&self) -> &WebDriver {
        &self.session.as_ref().expect("the session is open").driver
    }

    /// Waits for a command.
    pub fn wait<T>(&self, command: impl Future<Output = WebDriverResult<T>>) -> WebDriverResult<T> {
        RUNTIME.block_on(command)
    }

    /// Runs a script that calls its last argument with the result.
    #[track_caller]
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        let result = self.wait(self.driver().execute_async(script, arguments));
        must(script, result).json().clone()
    }

    /// Sends a command of the DevTools protocol.
    #[track_caller]
    pub fn devtools(&self, method: &str, parameters: Value) -> Value {
        assert!(self.which.has_devtools(), "{:?} knows no {method}", self.which);
        must(method, self.wait(self.driver().cdp().send_raw(method, parameters)))
    }

    /// The size of the page's view, in CSS pixels.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        if self.which.has_devtools() {
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", size);
            return;
        }
        // The window's own bars come on top, if it has any.
        let bars = self.script("arguments[0](outerHeight - innerHeight)", Vec::new());
        let bars = u32::try_from(bars.as_u64().unwrap_or(0)).unwrap_or(0);
        must("the window", self.wait(self.driver().set_window_rect(0, 0, width, height + bars)));
        let (since, wanted) = (Instant::now(), json!([width, height]));
        while self.script("arguments[0]([innerWidth, innerHeight])", Vec::new()) != wanted {
            assert!(since.elapsed() < RESIZE, "the window does not get {width} × {height}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// From now on the page's console is listened to, where the browser's own cannot be.
    pub fn listen(&self) {
        if !self.which.has_devtools() {
            let script = "const own = document.createElement('script'); own.id = 'overheard';
                own.textContent = arguments[0]; document.head.append(own); arguments[1]()";
            self.script(script, vec![json!(OVERHEAR)]);
        }
    }

    /// Warnings and errors of the console since the last look, uncaught exceptions included.
    pub fn complaints(&self) -> Vec<String> {
        if !self.which.has_devtools() {
            let said = "arguments[0](JSON.parse(document.querySelector('#overheard')?.dataset.said ?? '[]'))";
            return serde_json::from_value(self.script(said, Vec::new())).expect("a list of texts");
        }
        let lines = must("the console", self.wait(self.driver().get_log("browser")));
        let grave = |level: &str| matches!(level, "WARNING" | "SEVERE");
        lines.into_iter().filter(|line| grave(&line.level)).map(|line| line.message).collect()
    }

    /// What went over the network since the last look. Other browsers than Chromium don't say:
    /// there only the server knows what was asked.
    pub fn traffic(&self) -> Traffic {
        let mut traffic = Traffic::default();
        if !self.which.has_devtools() {
            return traffic;
        }
        for line in must("the network", self.wait(self.driver().get_log("performance"))) {
            let event: Value = serde_json::from_str(&line.message).unwrap_or_default();
            let event = &event["message"];
            let parameters = &event["params"];
            match event["method"].as_str() {
                Some("Network.requestWillBeSent") => {
                    let url = parameters["request"]["url"].as_str().unwrap_or("?");
                    // Chromium draws its own date picker with pictures out of such addresses.
                    if !url.starts_with("data:") && !url.starts_with("about:") {
                        traffic.asked.push(url.into());
                    }
                }
                Some("Network.loadingFailed") => traffic.failed.push(parameters.to_string()),
                Some("Network.responseReceived") => {
                    let answer = &parameters["response"];
                    if answer["status"].as_u64().is_some_and(|status| status >= 400) {
                        traffic.failed.push(format!("{} {}", answer["status"], answer["url"]));
                    }
                }
                _ => {}
            }
        }
        traffic
    }
}

/// Writes what the console complains of beside itself, in the page's own world.
const OVERHEAR: &str = r#"{
    const { dataset } = document.currentScript, said = [];
    const add = (text) => { said.push(String(text)); dataset.said = JSON.stringify(said); };
    for (const level of ["warn", "error"]) {
        const own = console[level];
        console[level] = (...words) => { add(words.join(" ")); own.apply(console, words); };
    }
    addEventListener("error", (event) => add(event.message));
    addEventListener("unhandledrejection", (event) => add(event.reason));
}"#;

/// Whether Firefox takes commands for the page, or for its own window.
#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let path = format!("session/{session}/moz/context");
        RequestData::new(http::Method::POST, path).add_body(json!({ "context": self.0 }))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let Some(session) = self.session.take() else { return };
        let again = self.which == Which::Firefox && self.taste == Taste::default();
        if again
            && !std::thread::panicking()
            && RUNTIME.block_on(fresh_tab(&session.driver)).is_ok()
            && let Ok(mut idle) = IDLE.lock()
        {
            idle.push(session);
            return;
        }
        let _ = RUNTIME.block_on(session.driver.quit());
    }
}

/// A new tab in the place of the present one.
async fn fresh_tab(driver: &WebDriver) -> WebDriverResult<()> {
    let fresh = driver.new_tab().await?;
    driver.close_window().await?;
    driver.switch_to_window(fresh).await
}

/// The value, or a failed test that says what was being done.
#[track_caller]
pub fn must<T, E: std::fmt::Display>(what: &str, result: Result<T, E>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("{what}: {error}"),
    }
}
