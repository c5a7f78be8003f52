//! `subsidy preview`: the site with the law as it is saved, and what is wrong in its place.

#[cfg(unix)]
#[path = "support/built.rs"]
mod built;
#[cfg(unix)]
mod support;

#[cfg(unix)]
mod unix {
    use super::built::{Temporary, prepare};
    use super::support::subsidy;
    use signal_hook::consts::SIGINT;
    use std::fs;
    use std::io::{BufRead, BufReader, Read, Write};
    use std::net::TcpStream;
    use std::process::{Child, Command, Stdio};
    use std::time::{Duration, Instant};

    const FILE: &str = "policies/tlf-2019-53/apprenticeship.toml";

    /// A running preview of some tables.
    struct Preview {
        child: Child,
        address: String,
        tables: Temporary,
    }

    impl Preview {
        fn start() -> Preview {
            let tables = Temporary::with_tables();
            prepare(&tables.0.join("dist"));
            let mut child = Command::new(env!("CARGO_BIN_EXE_subsidy"))
                .args(["preview", "--port", "0"])
                .current_dir(&tables.0)
                .env("TMPDIR", &tables.0)
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .expect("subsidy starts");
            let lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
            let mut lines = lines.map(|line| line.expect("a line"));
            let address =
                lines.find_map(|line| Some(line.split_once("http://")?.1.split('/').next()?.to_string()));
            // What it says of later saves is taken, so that it never waits for a reader.
            std::thread::spawn(move || lines.for_each(drop));
            Preview { child, address: address.expect("an address"), tables }
        }

        fn ask(&self, request: &str) -> String {
            let mut stream = TcpStream::connect(&self.address).expect("it listens");
            stream
                .write_all(format!("{request} HTTP/1.1\r\nHost: {}\r\n\r\n", self.address).as_bytes())
                .expect("a request");
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).expect("an answer");
            String::from_utf8_lossy(&answer).into_owned()
        }

        fn get(&self, path: &str) -> String {
            self.ask(&format!("GET {path}"))
        }

        /// Waits until a page says something.
        #[track_caller]
        fn until(&self, path: &str, said: &str) -> String {
            let since = Instant::now();
            loop {
                let page = self.get(path);
                if page.contains(said) {
                    return page;
                }
                assert!(since.elapsed() < Duration::from_secs(60), "{path} never says {said}: {page}");
                std::thread::sleep(Duration::from_millis(100));
            }
        }
    }

    impl Drop for Preview {
        fn drop(&mut self) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }

    #[test]
    fn what_is_saved_is_shown_and_what_is_wrong_is_said() {
        let preview = Preview::start();
        let page = preview.get("/");
        assert!(page.starts_with("HTTP/1.1 200 OK\r\n") && page.contains("no-store"), "{page}");
        assert!(page.contains("id=\"early\"") && page.contains("/preview/turn.js"), "{page}");
        let programme = "/library/en/programme/tlf53.apprenticeship.html";
        assert!(preview.get(programme).contains("4,000 yuan"));
        let turn = preview.get("/preview/turn");

        // A slip: every page says it, and where.
        preview.tables.replace(FILE, &[("yuan  = \"4000\"", "yuan  = \"4500\"")]);
        let wrong = preview.until("/", "Something is wrong with the tables");
        for said in [
            "http-equiv=\"refresh\"",
            "policies/tlf-2019-53/apprenticeship.toml:",
            "the case expects",
            "/preview/turn.js",
        ] {
            assert!(wrong.contains(said), "{said}: {wrong}");
        }
        assert!(
            preview.get(programme).contains("Something is wrong")
                && preview.get("/index.html").contains("Something is wrong")
        );
        assert_ne!(preview.get("/preview/turn"), turn);

        // Put right, it is the site again, with the new law.
        preview.tables.replace(FILE, &[("\"4000\"", "\"4500\""), ("\"12000\"", "\"13500\"")]);
        preview.until(programme, "4,500 yuan");
        assert!(preview.get("/").contains("id=\"early\""));
    }

    #[test]
    fn only_files_of_the_site_are_given() {
        let preview = Preview::start();
        for gone in [
            "/../policies/places.toml",
            "/%2e%2e/policies/places.toml",
            "/hosting/release.json",
            "/nothing.html",
            "//etc/passwd",
        ] {
            let answer = preview.get(gone);
            assert!(answer.starts_with("HTTP/1.1 40"), "{gone}: {answer}");
        }
        assert!(preview.ask("POST /").starts_with("HTTP/1.1 405 "));
        assert!(preview.ask("HEAD /").ends_with("\r\n\r\n"));
        // In the place of the worker that keeps a release: one that keeps nothing.
        let worker = preview.get("/sw.js");
        assert!(worker.contains("unregister()") && !worker.contains("install-all"), "{worker}");
        assert!(preview.get("/library/style.css").contains("Content-Type: text/css"));
        assert!(preview.get("/library/").contains("<!doctype html>"), "the page of a folder");
    }

    #[test]
    fn it_ends_with_ctrl_c_and_leaves_nothing() {
        let mut preview = Preview::start();
        let left = |preview: &Preview| {
            let names = fs::read_dir(&preview.tables.0)
                .expect("a folder")
                .map(|entry| entry.expect("an entry").file_name());
            names.filter(|name| name.to_string_lossy().starts_with("subsidy-preview-")).count()
        };
        assert_eq!(left(&preview), 1);
        let pid = preview.child.id().to_string();
        let sent = Command::new("kill").args([&format!("-{SIGINT}"), &pid]).status();
        assert!(sent.is_ok_and(|status| status.success()));
        assert_eq!(preview.child.wait().expect("it ends").code(), Some(0));
        assert_eq!(left(&preview), 0);
    }

    #[test]
    fn without_a_site_it_says_so() {
        let tables = Temporary::with_tables();
        let ran = subsidy(&["preview", &tables.path("policies"), "--site", &tables.path("dist")], b"");
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
        assert!(ran.err.contains("no built site"), "{}", ran.err);
        let ran = subsidy(&["preview", "--port", "99999"], b"");
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains("--port: expected 0 to 65535"), "{}", ran.err);
    }
}
