//! A web server inside the test: it serves the built files, remembers every request, and
//! can lack a file, hold one back, stop, or stand in for another site.

use crate::dist::dist;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// How the server treats files whose name ends in something.
#[derive(Clone, Copy, PartialEq)]
enum Rule {
    /// All are served.
    Serve,
    /// These are not there.
    Lack(&'static str),
    /// These wait until [`Server::release`].
    Hold(&'static str),
}

struct Shared {
    root: Mutex<PathBuf>,
    /// Lines added to the head of every answer.
    headers: Mutex<String>,
    requests: Mutex<Vec<String>>,
    rule: Mutex<Rule>,
    released: Condvar,
    stopped: AtomicBool,
    /// The service worker is not there, and asking for it is not counted.
    workerless: AtomicBool,
}

/// The server; it stops when dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: Mutex<Option<JoinHandle<()>>>,
}

impl Server {
    /// Serves the built app on a free port.
    pub fn start() -> Server {
        Server::with(Rule::Serve)
    }

    /// Serves all but the files whose name ends so: they are 404.
    pub fn lacking(ending: &'static str) -> Server {
        Server::with(Rule::Lack(ending))
    }

    /// Holds the files whose name ends so back until [`Server::release`].
    pub fn holding(ending: &'static str) -> Server {
        Server::with(Rule::Hold(ending))
    }

    /// Serves another folder on a free port, with more headers: whole lines, or none.
    pub fn of(folder: PathBuf, headers: &str) -> Server {
        let server = Server::start();
        server.swap(folder);
        *server.shared.headers.lock().expect("no poisoned lock") = headers.into();
        server
    }

    /// Serves another folder at the address of a server that has stopped.
    pub fn instead_of(stopped: &Server, folder: PathBuf) -> Server {
        let listener = TcpListener::bind(stopped.address).expect("the stopped server's port is free");
        let server = Server::on(listener, Rule::Serve);
        server.swap(folder);
        server
    }

    /// From now on another folder is served: a new release.
    pub fn swap(&self, folder: PathBuf) {
        *self.shared.root.lock().expect("no poisoned lock") = folder;
    }

    fn with(rule: Rule) -> Server {
        Server::on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port"), rule)
    }

    fn on(listener: TcpListener, rule: Rule) -> Server {
        let address = listener.local_addr().expect("a bound listener has an address");
        let shared = Arc::new(Shared {
            root: Mutex::new(dist()),
            headers: Mutex::default(),
            requests: Mutex::default(),
            rule: Mutex::new(rule),
            released: Condvar::new(),
            stopped: AtomicBool::new(false),
            workerless: AtomicBool::new(false),
        });
        let accepting = std::thread::spawn({
            let shared = Arc::clone(&shared);
            move || accept(&listener, &shared)
        });
        Server { address, shared, accepting: Mutex::new(Some(accepting)) }
    }

    /// The page's address with a fragment, `#` included, or nothing.
    pub fn url(&self, fragment: &str) -> String {
        format!("http://{}/{fragment}", self.address)
    }

    /// The paths asked for so far.
    pub fn requests(&self) -> Vec<String> {
        self.shared.requests.lock().expect("no poisoned lock").clone()
    }

    /// From now on there is no service worker: for browsers that cannot be told to have none.
    pub fn leave_out_the_worker(&self) {
        self.shared.workerless.store(true, Ordering::SeqCst);
    }

    /// Lets go of what was held back.
    pub fn release(&self) {
        *self.shared.rule.lock().expect("no poisoned lock") = Rule::Serve;
        self.shared.released.notify_all();
    }

    /// Stops: from now on nothing answers at the address.
    pub fn stop(&self) {
        let Some(accepting) = self.accepting.lock().expect("no poisoned lock").take() else { return };
        self.release();
        self.shared.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for connections; it ends and closes the port.
        let _ = TcpStream::connect(self.address);
        let _ = accepting.join();
        assert!(TcpStream::connect(self.address).is_err(), "the stopped server still answers");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.stop();
        }
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopped.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let shared = Arc::clone(shared);
        // A browser that goes away in the middle is no concern of the server.
        std::thread::spawn(move || drop(answer(stream, &shared)));
    }
}

fn answer(mut stream: TcpStream, shared: &Shared) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(()) };
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let path = first.split(' ').nth(1).unwrap_or("/").split('?').next().unwrap_or("/").to_string();
    let left_out = path.ends_with("/sw.js") && shared.workerless.load(Ordering::SeqCst);
    if !left_out {
        shared.requests.lock().expect("no poisoned lock").push(path.clone());
    }
    let mut name = path.trim_start_matches('/').to_string();
    if name.is_empty() || name.ends_with('/') {
        name.push_str("index.html");
    }
    let name = name.as_str();
    let allowed = !left_out && shared.allows(name) && !name.contains("..");
    let root = shared.root.lock().expect("no poisoned lock").clone();
    let headers = shared.headers.lock().expect("no poisoned lock").clone();
    let file = allowed.then(|| std::fs::read(root.join(name)).ok()).flatten();
    let (status, body) = match file {
        Some(body) => ("200 OK", body),
        None => ("404 Not Found", Vec::new()),
    };
    let length = body.len();
    let kind = content_type(name);
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n"
    )?;
    stream.write_all(&body)
}

impl Shared {
    /// Whether a file may be sent; waits while it is held back.
    fn allows(&self, name: &str) -> bool {
        let mut rule = self.rule.lock().expect("no poisoned lock");
        while matches!(*rule, Rule::Hold(ending) if name.ends_with(ending)) {
            rule = self.released.wait(rule).expect("no poisoned lock");
        }
        !matches!(*rule, Rule::Lack(ending) if name.ends_with(ending))
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json" | "webmanifest") => "application/json",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
