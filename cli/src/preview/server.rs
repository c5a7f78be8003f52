//! A server for one person on this machine: files of a folder, over HTTP/1.1, a connection a
//! request.

use super::shown::Shown;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// The longest request that is read, in bytes.
const LONGEST: u64 = 16 << 10;
/// How long is waited for a request, or for somebody to take an answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Asks whether something else is shown, and then loads the page anew: answers stay, they are in
/// its address.
const SCRIPT: &str = r#"(function () {
  var turn;
  setInterval(function () {
    var request = new XMLHttpRequest();
    request.open("GET", "/preview/turn");
    request.onload = function () {
      if (turn !== undefined && turn !== request.responseText) location.reload();
      turn = request.responseText;
    };
    request.send();
  }, 500);
})();
"#;
/// In the place of the service worker: a preview keeps nothing, and what a site at this address
/// once kept goes, with the pages that came of it.
const WORKER: &str = r#"self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const kept = (await caches.keys()).filter((name) => name.startsWith("subsidy "));
  await Promise.all(kept.map((name) => caches.delete(name)));
  await self.registration.unregister();
  if (!kept.length) return;
  for (const page of await self.clients.matchAll({ includeUncontrolled: true, type: "window" })) page.navigate(page.url);
})()));
"#;

/// A server of a folder, and what it shows now.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    state: Arc<State>,
}

struct State {
    folder: PathBuf,
    /// How often something else was shown, and what is.
    shown: Mutex<(u64, Shown)>,
}

impl Server {
    /// Takes a port of this machine that nobody else reaches.
    ///
    /// # Errors
    /// The port is taken.
    pub fn bind(port: u16, folder: PathBuf) -> io::Result<Server> {
        let taken = |error: io::Error| {
            io::Error::new(error.kind(), format!("port {port}: {error}; another one with --port, 0 for any"))
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(taken)?;
        let address = listener.local_addr()?;
        // Compared with what a request leads to, whatever links there are.
        let folder = folder.canonicalize()?;
        Ok(Server {
            listener,
            address,
            state: Arc::new(State { folder, shown: Mutex::new((0, Shown::Site)) }),
        })
    }

    /// Where it is.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Shows something else.
    pub fn show(&self, shown: Shown) {
        let mut now = self.state.shown.lock().unwrap_or_else(PoisonError::into_inner);
        *now = (now.0 + 1, shown);
    }

    /// Answers from now on.
    ///
    /// # Panics
    /// Where the system has no thread to give.
    pub fn start(&self) {
        let (listener, state) = (self.listener.try_clone(), Arc::clone(&self.state));
        thread::spawn(move || {
            for stream in listener.iter().flat_map(TcpListener::incoming).filter_map(Result::ok) {
                let state = Arc::clone(&state);
                // Who goes away in between is nobody's business.
                thread::spawn(move || drop(state.answer(stream)));
            }
        });
    }
}

/// An answer.
struct Answer {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
}

impl Answer {
    fn found(kind: &'static str, body: impl Into<Vec<u8>>) -> Answer {
        Answer { status: "200 OK", kind, body: body.into() }
    }

    fn refused(status: &'static str) -> Answer {
        Answer { status, kind: "text/plain; charset=utf-8", body: status.into() }
    }
}

impl State {
    fn answer(&self, stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut reader = BufReader::new(stream).take(LONGEST);
        let mut request = String::new();
        reader.read_line(&mut request)?;
        let mut line = String::new();
        while reader.read_line(&mut line)? > 2 {
            line.clear();
        }
        let mut words = request.split_whitespace();
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let answer = match method {
            "GET" | "HEAD" => self.get(target.split(['?', '#']).next().unwrap_or_default()),
            _ => Answer::refused("405 Method Not Allowed"),
        };
        let head = format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
            answer.status,
            answer.kind,
            answer.body.len()
        );
        let mut stream = reader.into_inner().into_inner();
        stream.write_all(head.as_bytes())?;
        if method == "GET" {
            stream.write_all(&answer.body)?;
        }
        stream.flush()
    }

    fn get(&self, path: &str) -> Answer {
        match path {
            "/preview/turn" => {
                let turn = self.shown.lock().unwrap_or_else(PoisonError::into_inner).0;
                return Answer::found("text/plain; charset=utf-8", turn.to_string());
            }
            "/preview/turn.js" => return Answer::found("text/javascript; charset=utf-8", SCRIPT),
            "/sw.js" => return Answer::found("text/javascript; charset=utf-8", WORKER),
            _ => {}
        }
        let Some(file) = inside(path) else { return Answer::refused("400 Bad Request") };
        let mut file = self.folder.join(file);
        if file.is_dir() {
            file.push("index.html");
        }
        // No link leads out, and nobody is given what is for servers.
        let own =
            |file: PathBuf| file.starts_with(&self.folder) && !file.starts_with(self.folder.join("hosting"));
        if !file.canonicalize().is_ok_and(own) {
            return Answer::refused("404 Not Found");
        }
        let kind = kind(&file);
        if kind.starts_with("text/html") {
            let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
            if let Shown::Page(page) = &shown.1 {
                return Answer::found(kind, watched(page));
            }
        }
        match fs::read(&file) {
            Ok(page) if kind.starts_with("text/html") => {
                Answer::found(kind, watched(&String::from_utf8_lossy(&page)))
            }
            Ok(bytes) => Answer::found(kind, bytes),
            Err(_) => Answer::refused("404 Not Found"),
        }
    }
}

/// A page that looks whether something else is shown.
fn watched(page: &str) -> String {
    page.replacen("</head>", "<script src=\"/preview/turn.js\"></script>\n</head>", 1)
}

/// The path of a request, from the folder on; none where it leads out of it.
fn inside(path: &str) -> Option<PathBuf> {
    let decoded = decoded(path)?;
    let relative = Path::new(decoded.strip_prefix('/')?);
    let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    (plain && !decoded.contains(['\\', '\0'])).then(|| relative.into())
}

/// A path with its per cent signs read.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// What a file is, by its ending.
fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("xml") => "application/xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::inside;
    use std::path::PathBuf;

    #[test]
    fn no_path_leads_out_of_the_folder() {
        for out in [
            "/../secret",
            "/a/../../b",
            "/%2e%2e/secret",
            "//etc/passwd",
            "/%2Fetc/passwd",
            "/a%00",
            "/a\\b",
            "a",
            "/%",
        ] {
            assert_eq!(inside(out), None, "{out}");
        }
        assert_eq!(inside("/library/en/index.html"), Some(PathBuf::from("library/en/index.html")));
        assert_eq!(inside("/"), Some(PathBuf::new()));
    }
}
