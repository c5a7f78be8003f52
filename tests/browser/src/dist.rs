//! Where the built app is.

use std::path::{Path, PathBuf};

/// The workspace's root.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace is there")
}

/// The folder of the built app: `SUBSIDY_DIST`, or `dist/` of the workspace.
///
/// # Panics
/// If nothing is built there.
pub fn dist() -> PathBuf {
    let folder = std::env::var_os("SUBSIDY_DIST").map_or_else(|| workspace().join("dist"), PathBuf::from);
    assert!(
        folder.join("index.html").is_file(),
        "the app is not built: no index.html in {} (run `make build`, or set SUBSIDY_DIST)",
        folder.display()
    );
    folder
}
