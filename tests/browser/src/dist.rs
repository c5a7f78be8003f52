//! Where the built app is, and what its files are called.

use engine::Lang;
use site::Law;
use site::publish::{Options, publish};
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

/// The built program with a law by province, in a folder that is made anew.
///
/// # Panics
/// If the tables are wrong, or nothing is built.
pub fn by_province(folder: PathBuf, policies: &Path) -> PathBuf {
    let tables = compiler::load(policies).unwrap_or_else(|wrong| panic!("{}", wrong[0]));
    with_law(folder, Law::of(&tables), Options { by_province: Some(true), ..Options::default() })
}

/// The built program with another law, in a folder that is made anew.
///
/// # Panics
/// If nothing is built, or the law cannot be put into it.
pub fn with_law(folder: PathBuf, law: Law, how: Options) -> PathBuf {
    let _ = std::fs::remove_dir_all(&folder);
    for name in site::release::list(&dist(), "").expect("the built files") {
        let is_made_again = name.starts_with("library/") || name.ends_with(".br") || name.ends_with(".gz");
        if !is_made_again {
            let to = folder.join(&name);
            std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
            std::fs::copy(dist().join(&name), to).expect("a copy");
        }
    }
    publish(&folder, law, &Options { plain: true, ..how }).expect("the law goes into it");
    folder
}

/// Copies the repository's law, with the local standards, into a folder that is made anew.
///
/// # Panics
/// If it cannot be written there.
pub fn copy_law(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder);
    for part in ["policies", "standards"] {
        for name in site::release::list(&workspace().join(part), "").expect("a folder") {
            let to = folder.join(part).join(&name);
            std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
            std::fs::copy(workspace().join(part).join(&name), to).expect("a copy");
        }
    }
}

/// The packs of the law that come once something is on the screen, or with another language.
pub fn packs() -> Vec<String> {
    let files = files_of_the_release(|name| {
        ["more-", "words-", "texts-"].iter().any(|start| name.starts_with(start)) && name.ends_with(".bin")
    });
    assert_eq!(files.len(), 1 + 2 * Lang::ALL.len(), "{files:?}");
    files
}

/// The scripts that come once something is on the screen.
pub fn later_scripts() -> String {
    later(".js")
}

/// The half of the module that comes then.
pub fn later_half() -> String {
    later(".wasm")
}

fn later(ending: &str) -> String {
    let mut files = files_of_the_release(|name| name.starts_with("later-") && name.ends_with(ending));
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

/// The library's files, a language each, as they are asked for.
pub fn library_files() -> Vec<String> {
    let files = files_of_the_release(|name| name.starts_with("library-") && name.ends_with(".json"));
    assert_eq!(files.len(), Lang::ALL.len(), "{files:?}");
    files
}

/// Files of the release by name, as they are asked for.
fn files_of_the_release(wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let entries = std::fs::read_dir(dist()).expect("the app is built").filter_map(Result::ok);
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    names.filter(|name| wanted(name)).map(|name| format!("/{name}")).collect()
}
