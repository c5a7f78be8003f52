//! The arrows between the files of a crate go downwards, and in no circle.

use laws::layers::{Layers, read};
use std::path::Path;

/// The engine, as its `lib.rs` says it.
const ENGINE: Layers = Layers {
    name: "engine",
    layers: &[
        &["text", "date", "region", "truth", "decimal", "nearest"],
        &["law"],
        &["answers"],
        &["evaluate"],
        &["assess"],
        &["advice"],
        &["pack", "json"],
    ],
    models: &["law"],
};

/// The pages, as their `lib.rs` says it.
const PAGES: Layers = Layers {
    name: "pages",
    layers: &[&["wording"], &["model"], &["render"], &["library"], &["parts"]],
    models: &["model"],
};

fn faults(layers: &Layers, src: &str) -> String {
    let files = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(src));
    assert!(files.len() > 10, "{} files in {src}", files.len());
    layers.faults(&files).join("\n")
}

#[test]
fn the_engine_is_a_stack() {
    assert_eq!(faults(&ENGINE, "engine/src"), "");
}

#[test]
fn the_pages_are_a_stack() {
    assert_eq!(faults(&PAGES, "pages/src"), "");
}
