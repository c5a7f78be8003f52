//! Served by a real nginx with the configuration that docs/hosting.md gives: headers, types,
//! caching and compression, then the page itself, alone and inside a strict host page.

use crate::host::{has_no_violation, host_page, into_frame, until_fitted};
use crate::keep::until;
use browser::dist::{dist, workspace};
use browser::law::LAID_OFF_IN_TURPAN;
use browser::page::Page;
use browser::server::Server;
use browser::which::Taste;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The fenced block of a language in docs/hosting.md.
fn snippet(language: &str) -> String {
    let text = std::fs::read_to_string(workspace().join("docs/hosting.md")).expect("docs/hosting.md");
    let (_, rest) = text.split_once(&format!("```{language}\n")).expect("the block is there");
    rest.split("```").next().unwrap_or_default().to_string()
}

/// A running nginx; it stops when dropped.
struct Nginx {
    process: Child,
    folder: PathBuf,
    port: u16,
}

impl Nginx {
    fn start() -> Nginx {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = free.local_addr().expect("it is bound").port();
        drop(free);
        let folder = std::env::temp_dir().join(format!("subsidy-nginx-{port}"));
        std::fs::create_dir_all(&folder).expect("a folder for nginx");
        let site = snippet("nginx");
        let dist = dist().display().to_string();
        for needed in ["/srv/subsidy-calculator", "listen 80;"] {
            assert!(site.contains(needed), "docs/hosting.md no longer says {needed}");
        }
        let site = site
            .replace("/srv/subsidy-calculator", &dist)
            .replace("listen 80;", &format!("listen 127.0.0.1:{port};"));
        let here = folder.display();
        // The worker must be able to read the checkout, wherever it lies.
        let user = if std::env::var("USER").is_ok_and(|user| user != "root") { "" } else { "user root;" };
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {here}/{kind};\n"))
            .concat();
        let whole = format!(
            "{user}\ndaemon off;\nworker_processes 1;\npid {here}/pid;\nerror_log {here}/error.log;\n\
             include /etc/nginx/modules-enabled/*.conf;\nevents {{}}\nhttp {{\n\
             include /etc/nginx/mime.types;\naccess_log off;\n{temporary}\n{site}\n}}\n"
        );
        let file = folder.join("nginx.conf");
        std::fs::write(&file, whole).expect("the configuration");
        let process = Command::new("/usr/sbin/nginx")
            .arg("-e")
            .arg(folder.join("error.log"))
            .arg("-c")
            .arg(&file)
            .stderr(Stdio::inherit())
            .spawn()
            .expect("nginx is not installed (scripts/setup.sh test)");
        let nginx = Nginx { process, folder, port };
        let since = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(since.elapsed() < Duration::from_secs(10), "nginx does not start");
            std::thread::sleep(Duration::from_millis(20));
        }
        nginx
    }

    fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks for a path, accepting an encoding; gives status, headers and body as sent.
    fn get(&self, path: &str, encoding: &str) -> Answer {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("nginx answers");
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n"
        )
        .expect("the request is sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("the whole answer");
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status").to_string();
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_string())).collect();
        Answer { status, headers, body: bytes[end + 4..].to_vec() }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

struct Answer {
    status: String,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

fn unpacked(encoding: &str, body: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    match encoding {
        "br" => {
            brotli::Decompressor::new(body, 4096).read_to_end(&mut plain).expect("brotli");
        }
        "gzip" => {
            let mut gzip = Command::new("gzip")
                .arg("-dc")
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .expect("gzip runs");
            let mut input = gzip.stdin.take().expect("a pipe");
            let body = body.to_vec();
            let feed = std::thread::spawn(move || input.write_all(&body));
            gzip.stdout.take().expect("a pipe").read_to_end(&mut plain).expect("gzip");
            feed.join().expect("no panic").expect("gzip reads all");
            let _ = gzip.wait();
        }
        _ => plain = body.to_vec(),
    }
    plain
}

/// The files of the site, with the paths they are served under.
fn files() -> Vec<String> {
    let mut files = Vec::new();
    for under in ["", "icons/", "demo/"] {
        let entries = std::fs::read_dir(dist().join(under)).expect("the folder is built");
        for entry in entries.filter_map(Result::ok).filter(|entry| entry.path().is_file()) {
            let name = entry.file_name().into_string().expect("a plain name");
            if !name.ends_with(".br") && !name.ends_with(".gz") {
                files.push(format!("{under}{name}"));
            }
        }
    }
    files
}

#[test]
fn headers_types_caching_and_compression() {
    let nginx = Nginx::start();
    let policy = std::fs::read_to_string(dist().join("hosting/policy.txt")).expect("the policy");
    let files = files();
    assert!(files.len() > 10, "{files:?}");
    for name in &files {
        let plain = std::fs::read(dist().join(name)).expect("a built file");
        let path = format!("/{name}");
        for encoding in ["br", "gzip", "identity"] {
            let answer = nginx.get(&path, encoding);
            assert_eq!(answer.status, "200", "{path}");
            // Pictures are compressed already.
            let packed = encoding != "identity" && !name.ends_with(".png");
            assert_eq!(answer.header("content-encoding"), if packed { encoding } else { "" }, "{path}");
            assert!(!packed || answer.header("vary").contains("Accept-Encoding"), "{path} lacks Vary");
            assert_eq!(
                unpacked(answer.header("content-encoding"), &answer.body),
                plain,
                "{path} as {encoding}"
            );

            let kind = match name.rsplit('.').next() {
                Some("html") => "text/html; charset=utf-8",
                Some("js") => "application/javascript; charset=utf-8",
                Some("wasm") => "application/wasm",
                Some("webmanifest") => "application/manifest+json; charset=utf-8",
                Some("json") => "application/json; charset=utf-8",
                Some("css") => "text/css; charset=utf-8",
                Some("svg") => "image/svg+xml; charset=utf-8",
                Some("png") => "image/png",
                Some("bin") => "application/octet-stream",
                other => panic!("{name} has a kind of its own: {other:?}"),
            };
            assert_eq!(answer.header("content-type"), kind, "{path}");

            let stem = name.rsplit_once('.').map_or("", |(stem, _)| stem);
            let hashed = stem.rsplit_once('-').is_some_and(|(_, hash)| {
                hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
            });
            let versioned = stem.strip_prefix("embed-").is_some();
            let cache = match name.rsplit('.').next() {
                _ if hashed || versioned => "public, max-age=31536000, immutable",
                Some("png" | "svg") => "public, max-age=86400",
                _ => "no-cache",
            };
            assert_eq!(answer.header("cache-control"), cache, "{path}");

            let sent = answer.header("content-security-policy");
            if name.starts_with("demo/") {
                assert!(sent.starts_with("default-src 'none'; script-src 'self';"), "{path}: {sent}");
            } else {
                assert_eq!(sent, format!("{}; frame-ancestors *", policy.trim()), "{path}");
            }
            assert!(!sent.contains("unsafe-inline") && !sent.contains("'unsafe-eval'"), "{sent}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff");
            assert_eq!(answer.header("referrer-policy"), "no-referrer");
            assert_eq!(answer.header("access-control-allow-origin"), "*");
            assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
            assert!(answer.header("permissions-policy").contains("geolocation=()"));
            assert_eq!(answer.header("server"), "nginx", "the version is nobody's business");
        }
    }
    // The build names these by content, so they may be kept for a year.
    for (start, end) in [
        ("subsidy-calculator-", ".wasm"),
        ("load-", ".js"),
        ("frame-", ".js"),
        ("library-en-", ".json"),
        ("library-zh-Hans-", ".json"),
    ] {
        let found = files.iter().filter(|name| name.starts_with(start) && name.ends_with(end)).count();
        assert_eq!(found, 1, "{start}…{end}");
    }
    assert_eq!(nginx.get("/", "br").body, nginx.get("/index.html", "br").body);
    for absent in ["/hosting/policy.txt", "/hosting/release.json", "/index.html.br", "/no-such-file"] {
        assert_eq!(nginx.get(absent, "identity").status, "404", "{absent}");
    }
    // Asked again about what it has, it sends nothing.
    let tag = nginx.get("/index.html", "br").header("etag").to_string();
    assert!(!tag.is_empty(), "no ETag");
}

#[test]
fn the_app_runs_under_its_own_policy() {
    let nginx = Nginx::start();
    let page = Page::start_keeping("nginx", Arc::new(Server::start()), Taste::default());
    page.go(&format!("{}/", nginx.origin()));
    until(&page, "document.querySelector('#summary')");
    page.choose_place("650400");
    page.pick_date("2020-09-01");
    page.tap_status("laid_off");
    assert_eq!(page.seen().on("yours"), LAID_OFF_IN_TURPAN);
    page.open_all();
    page.reply_to_all(&[]);
    page.tap("#tool-language");
    page.tap("#tool-large");
    page.tap("#tool-library");
    page.tap("[data-act='open programme/tlf53.hardship']");
    page.seen();
    assert!(page.has("[data-page='tlf53.hardship']"));
    // The policy is in force: what it does not allow does not happen.
    let forbidden = page.browser.script(
        "const done = arguments[0];
        addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true });
        fetch('https://example.org/').catch(() => {});",
        Vec::new(),
    );
    assert_eq!(forbidden, json!("connect-src"));
}

#[test]
fn no_step_of_a_journey_offends_the_policy() {
    let nginx = Nginx::start();
    let page = Page::start_keeping("nginx-quiet", Arc::new(Server::start()), Taste::default());
    page.go(&format!("{}/#v=1&region=210000", nginx.origin()));
    until(&page, "document.querySelector('#summary')");
    page.tap_status("migrant");
    page.open_all();
    page.reply_to_all(&[]);
    page.tap("[data-door='employer']");
    until(&page, "navigator.serviceWorker.controller");
    has_no_violation(&page);
    // Without the server: from the store, under the same policy.
    drop(nginx);
    let reloaded = page.browser.wait(page.browser.driver().refresh());
    assert!(reloaded.is_ok());
    until(&page, "document.querySelector('#summary')");
    has_no_violation(&page);
}

#[test]
fn inside_a_strict_host_page() {
    let nginx = Nginx::start();
    let page = host_page(
        "nginx-embed",
        &nginx.origin(),
        r##"<subsidy-calculator region="210000" lang="zh-Hans" door="worker" accent="#b30000"></subsidy-calculator>"##,
    );
    until_fitted(&page, 0);
    into_frame(&page, 0, |page| {
        page.tap_status("migrant");
        assert_eq!(page.seen().on("yours").len(), 2);
    });
    has_no_violation(&page);
}
