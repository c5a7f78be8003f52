//! The programs that drive browsers: started for the run or for a session, and always stopped.

use crate::dist::workspace;
use crate::which::{Taste, Which, is_root};
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

/// Runs the driver `$@` until standard input closes; then stops it and the browsers it started,
/// and removes what they left behind.
const WATCHED: &str = r#"
TMPDIR=$(mktemp -d); export TMPDIR
trap 'kill $(cat /proc/$driver/task/*/children 2>/dev/null) $driver $screen 2>/dev/null; wait $driver; sleep 1; rm -rf "$TMPDIR"' EXIT
if [ -n "$SCREEN_IN_MEMORY" ]; then
  Xvfb -displayfd 3 -screen 0 1600x2000x24 -nolisten tcp 3>"$TMPDIR/display" & screen=$!
  until [ -s "$TMPDIR/display" ]; do sleep 0.02; done
  export DISPLAY=:$(cat "$TMPDIR/display")
  # Else the toolbar keeps the window wider than a phone.
  mkdir "$TMPDIR/gtk-3.0"
  echo '* { padding: 0; margin: 0; border-width: 0; min-width: 0; min-height: 0; font-size: 4px; }' >"$TMPDIR/gtk-3.0/gtk.css"
  export XDG_CONFIG_HOME=$TMPDIR
fi
"$@" & driver=$!
if [ -n "$SCREEN_IN_MEMORY" ]; then
  xdotool search --sync --onlyvisible --class MiniBrowser windowfocus >/dev/null 2>&1 &
fi
read _
"#;

/// How long a driver may take to start, on a busy machine.
const START: Duration = Duration::from_secs(30);

/// A running driver.
pub struct Process {
    /// Where it listens.
    pub url: String,
    /// When the run ends, however it ends, this pipe closes, and the driver with it.
    _alive: ChildStdin,
    _shell: Child,
}

/// One serves all sessions of the run.
static SHARED: LazyLock<Arc<Process>> =
    LazyLock::new(|| Arc::new(Process::start(Which::wanted(), Taste::default())));

impl Process {
    /// The driver for a session: chromedriver serves many, the others one each.
    pub fn serving(which: Which, taste: Taste) -> Arc<Process> {
        match which.has_devtools() {
            true => Arc::clone(&SHARED),
            false => Arc::new(Process::start(which, taste)),
        }
    }

    fn start(which: Which, taste: Taste) -> Process {
        let mut shell = Command::new("sh");
        shell.args(["-c", WATCHED, "sh"]);
        // WebKitWebDriver doesn't say which port it took: it gets one that was free just now.
        let mut given = 0;
        match which {
            Which::Chromium => shell.args(["chromedriver", "--port=0"]),
            // The system's own rights only make the window narrower than Firefox would have it.
            Which::Firefox => shell.args(["geckodriver", "--port", "0", "--allow-system-access"]),
            Which::WebKit => {
                let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
                given = listener.local_addr().expect("a bound listener has an address").port();
                if is_root() {
                    shell.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                }
                if !taste.webassembly {
                    shell.env("JSC_useWasm", "0");
                }
                let locale = format!("{}.UTF-8", taste.language.replace('-', "_"));
                shell.env("SCREEN_IN_MEMORY", "1").env("LOCPATH", locale_folder(&locale)).env("LANG", locale);
                shell.env_remove("LC_ALL").env_remove("LANGUAGE");
                shell.arg("WebKitWebDriver").arg(format!("--port={given}"))
            }
        };
        shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut shell = shell.spawn().expect("sh starts");
        let _alive = shell.stdin.take().expect("stdin is piped");
        let stdout = shell.stdout.take().expect("stdout is piped");
        let port = if given == 0 { said_port(BufReader::new(stdout)) } else { opened(given) };
        let port = port.unwrap_or_else(|| {
            panic!("the driver of {which:?} did not start: is it installed? (scripts/setup.sh test)")
        });
        Process { url: format!("http://127.0.0.1:{port}"), _alive, _shell: shell }
    }
}

/// The port, out of “… started successfully on port 41235.” or “… Listening on 127.0.0.1:41235”.
fn said_port(mut stdout: impl BufRead + Send + 'static) -> Option<u16> {
    let mut line = String::new();
    let port = loop {
        line.clear();
        if stdout.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let Some((_, end)) = line.split_once(" on ") else { continue };
        let digits = end.trim().trim_end_matches('.').rsplit([' ', ':']).next();
        if let Some(port) = digits.and_then(|digits| digits.parse().ok()).filter(|port| *port != 0) {
            break port;
        }
    };
    // A driver that talks on must not meet a closed pipe.
    std::thread::spawn(move || std::io::copy(&mut stdout, &mut std::io::sink()));
    Some(port)
}

/// The port, once something listens there.
fn opened(port: u16) -> Option<u16> {
    let since = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if since.elapsed() > START {
            return None;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Some(port)
}

/// A folder with the locale, from which alone WebKitGTK learns its language.
fn locale_folder(locale: &str) -> std::path::PathBuf {
    static MAKING: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _one = MAKING.lock();
    let folder = workspace().join("target/locales");
    if !folder.join(locale).is_dir() {
        std::fs::create_dir_all(&folder).expect("the folder for locales can be made");
        let input = locale.trim_end_matches(".UTF-8");
        let made =
            Command::new("localedef").args(["-i", input, "-f", "UTF-8"]).arg(folder.join(locale)).status();
        assert!(
            made.is_ok_and(|made| made.success()),
            "no locale {locale}: is localedef installed? (scripts/setup.sh test)"
        );
    }
    folder
}
