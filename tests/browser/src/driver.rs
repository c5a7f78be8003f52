//! One chromedriver for the run, one Chromium with a fresh profile for each session.

use serde_json::{Value, json};
use std::future::Future;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::MetadataExt;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::LazyLock;
use thirtyfour::common::capabilities::chrome::ChromeCapabilities;
use thirtyfour::common::capabilities::desiredcapabilities::PageLoadStrategy;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{CapabilitiesHelper, ChromiumLikeCapabilities, LoggingPrefsLogLevel, WebDriver};
use tokio::runtime::{Builder, Runtime};

/// thirtyfour is asynchronous, journeys are not.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime"));

static CHROMEDRIVER: LazyLock<Chromedriver> = LazyLock::new(Chromedriver::start);

/// Runs chromedriver until standard input closes; then stops it and the browsers it started,
/// and removes what they left behind.
const WATCHED: &str = r#"
TMPDIR=$(mktemp -d); export TMPDIR
chromedriver --port=0 & driver=$!
trap 'kill $(cat /proc/$driver/task/*/children 2>/dev/null) $driver; wait $driver; sleep 1; rm -rf "$TMPDIR"' EXIT
read _
"#;

/// The running chromedriver.
struct Chromedriver {
    url: String,
    /// When the run ends, however it ends, this pipe closes.
    _alive: ChildStdin,
    _shell: Child,
}

impl Chromedriver {
    fn start() -> Chromedriver {
        let mut shell = Command::new("sh")
            .args(["-c", WATCHED])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("sh starts");
        let _alive = shell.stdin.take().expect("stdin is piped");
        let lines = BufReader::new(shell.stdout.take().expect("stdout is piped")).lines();
        let port = lines.map_while(Result::ok).find_map(|line| {
            let rest = line.split_once("started successfully on port ")?.1;
            Some(rest.trim_end_matches('.').to_string())
        });
        let port = port.expect("chromedriver did not start: is it installed? (scripts/setup.sh test)");
        Chromedriver { url: format!("http://127.0.0.1:{port}"), _alive, _shell: shell }
    }
}

/// What a browser prefers.
#[derive(Clone, Copy)]
pub struct Taste {
    /// The language it asks for.
    pub language: &'static str,
}

impl Default for Taste {
    fn default() -> Taste {
        Taste { language: "zh-CN" }
    }
}

/// What went over the network since the last look.
#[derive(Debug, Default)]
pub struct Traffic {
    /// Addresses asked for, whether an answer came or not.
    pub asked: Vec<String>,
    /// What failed, and how.
    pub failed: Vec<String>,
}

/// A Chromium of its own.
pub struct Browser {
    driver: Option<WebDriver>,
}

impl Browser {
    /// Starts one.
    pub fn start(taste: Taste) -> Browser {
        let mut wanted = ChromeCapabilities::new();
        let language = format!("--accept-lang={}", taste.language);
        let mut flags = vec![
            "--headless",
            "--disable-gpu",
            // As on a phone and a kiosk: they take no room.
            "--hide-scrollbars",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            &language,
        ];
        if std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0) {
            flags.push("--no-sandbox");
        }
        for flag in flags {
            must("a flag", wanted.add_arg(flag));
        }
        // The app starts after the page has loaded anyway: journeys wait for the app.
        must("eager", wanted.set_page_load_strategy(PageLoadStrategy::Eager));
        must("console", wanted.set_browser_log_level(LoggingPrefsLogLevel::All));
        must("network", wanted.set_logging_prefs("performance", LoggingPrefsLogLevel::All));
        let driver = must("a session", RUNTIME.block_on(WebDriver::new(&CHROMEDRIVER.url, wanted)));
        Browser { driver: Some(driver) }
    }

    /// The session.
    pub fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("the session is open")
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
        must(method, self.wait(self.driver().cdp().send_raw(method, parameters)))
    }

    /// The size of the window, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size);
    }

    /// Warnings and errors of the console since the last look, uncaught exceptions included.
    pub fn complaints(&self) -> Vec<String> {
        let lines = must("the console", self.wait(self.driver().get_log("browser")));
        let grave = |level: &str| matches!(level, "WARNING" | "SEVERE");
        lines.into_iter().filter(|line| grave(&line.level)).map(|line| line.message).collect()
    }

    /// What went over the network since the last look.
    pub fn traffic(&self) -> Traffic {
        let mut traffic = Traffic::default();
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

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(driver) = self.driver.take() {
            let _ = RUNTIME.block_on(driver.quit());
        }
    }
}

/// The value, or a failed test that says what was being done.
#[track_caller]
pub fn must<T, E: std::fmt::Display>(what: &str, result: Result<T, E>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("{what}: {error}"),
    }
}
