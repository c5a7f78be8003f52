//! `subsidy preview` in a browser: a page that is open shows what was saved, and what is wrong with it, by
//! itself.

use crate::keep::until;
use browser::dist::{copy_law, dist};
use browser::server::Server;
use browser::visit::trouble;
use browser::which::Taste;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The file that is changed, and the programme that it is of.
const FILE: &str = "policies/tlf-2019-53/apprenticeship.toml";
const PAGE: &str = "#/programme/tlf53.apprenticeship?v=1&lang=en";

/// A running preview of tables of its own. It stops when dropped.
struct Preview {
    child: Child,
    address: String,
    folder: PathBuf,
}

impl Preview {
    fn start() -> Preview {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("preview");
        copy_law(&folder);
        // Beside this test's own folder stands what `scripts/build.sh` has built.
        let built = std::env::current_exe().expect("the test has a path");
        let subsidy = built.ancestors().nth(2).expect("a target folder").join("subsidy");
        let mut child = Command::new(&subsidy)
            .args(["preview", "--port", "0", "--site"])
            .arg(dist())
            .current_dir(&folder)
            .env("TMPDIR", &folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error} (scripts/build.sh builds it)", subsidy.display()));
        let lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
        let mut lines = lines.map(|line| line.expect("a line"));
        let address =
            lines.find_map(|line| Some(line.split_once("http://")?.1.split('/').next()?.to_owned()));
        // What it says of later saves is taken, so that it never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Preview { child, address: format!("http://{}/", address.expect("an address")), folder }
    }

    fn replace(&self, pairs: &[(&str, &str)]) {
        let file = self.folder.join(FILE);
        let mut text = fs::read_to_string(&file).expect("the file is there");
        for (old, new) in pairs {
            assert!(text.contains(old), "{old} is not in {FILE}");
            text = text.replace(old, new);
        }
        fs::write(file, text).expect("it can be saved");
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn a_page_that_is_open_follows_what_is_saved() {
    let preview = Preview::start();
    trouble("preview", Server::start(), Taste::default(), |page| {
        let says = |words: &str| until(page, &format!("document.body.innerText.includes('{words}')"));
        page.go(&[&preview.address, PAGE].concat());
        says("4,000 yuan");

        // A slip: the case of the same file no longer holds.
        preview.replace(&[("yuan  = \"4000\"", "yuan  = \"4500\"")]);
        says("the case expects");
        says("apprenticeship.toml:");

        // Put right, the same page is shown again, by the new law.
        preview.replace(&[("\"4000\"", "\"4500\""), ("\"12000\"", "\"13500\"")]);
        says("4,500 yuan");
        assert!(page.seen().fragment.contains("tlf53.apprenticeship"), "{}", page.seen().fragment);
    });
}
