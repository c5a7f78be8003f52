//! `subsidy check --mutants` on a small folder of tables: what goes unnoticed is listed with
//! file, line and change, and the score says how much that is.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use support::subsidy;

const SMALL: &str = "../compiler/tests/coverage/small";

/// The small tables of the compiler's tests, removed in the end.
struct Small(PathBuf);

impl Small {
    fn new(name: &str, programme: impl FnOnce(String) -> String) -> Small {
        let root = std::env::temp_dir().join(format!("subsidy-mutants-{name}-{}", std::process::id()));
        let policies = root.join("policies");
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let read = |file: &str| fs::read_to_string(here.join(file)).expect("a file of the small tables");
        fs::create_dir_all(policies.join("facts")).expect("a folder");
        fs::create_dir_all(policies.join("example")).expect("a folder");
        let write = |file: &str, text: String| fs::write(policies.join(file), text).expect("a file");
        write("units.toml", read("../policies/units.toml"));
        write("terms.toml", "# No terms.\n".into());
        write("places.toml", read(&format!("{SMALL}/places.toml")));
        write("facts/place.toml", read(&format!("{SMALL}/facts.toml")));
        write("example/document.toml", read(&format!("{SMALL}/document.toml")));
        write("example/grant.toml", programme(read(&format!("{SMALL}/grant.toml"))));
        Small(root)
    }

    fn mutants(&self) -> support::Ran {
        subsidy(&["check".as_ref(), "--mutants".as_ref(), self.0.join("policies").as_os_str()], b"")
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn tables_that_are_pinned_down_notice_every_change_of_their_rules() {
    let ran = Small::new("whole", |text| text).mutants();
    let of_the_rules: Vec<&str> =
        ran.out.lines().filter(|line| line.starts_with("example/grant.toml")).collect();
    assert_eq!(of_the_rules, Vec::<&str>::new(), "{}{}", ran.out, ran.err);
    assert!(ran.out.lines().last().is_some_and(|line| line.contains("noticed: ")), "{}", ran.out);
}

#[test]
fn tables_must_be_sound_first() {
    let ran = Small::new("wrong", |text| text.replace("\"trained\"", "\"trainde\"")).mutants();
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("the tables must be sound first"), "{}", ran.err);
}

#[test]
fn it_says_how_far_it_is() {
    let ran = Small::new("progress", |text| text).mutants();
    assert!(ran.err.contains("changes tried"), "{}", ran.err);
}
