//! Another release of the app: the built files, changed, with a worker of their own.

use browser::dist::{dist, workspace};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The built files with another loader and another page, in a folder that goes away again.
pub struct Release {
    /// Where it is.
    pub folder: PathBuf,
    /// The loader, under the name only this release has.
    pub loader: String,
}

/// The name of the loader in a folder of built files.
pub fn loader(folder: &Path) -> String {
    let names = std::fs::read_dir(folder).expect("the folder is there");
    let mut names = names.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.find(|name| name.starts_with("load-") && name.ends_with(".js")).expect("a loader")
}

impl Release {
    /// Makes one; its page says `data-release` with the number.
    pub fn make(name: &str, number: u8) -> Release {
        let folder = std::env::temp_dir().join(format!("subsidy-{name}-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the release");
        for entry in std::fs::read_dir(dist()).expect("the built files").filter_map(Result::ok) {
            if entry.path().is_file() {
                std::fs::copy(entry.path(), folder.join(entry.file_name())).expect("a copy");
            }
        }
        let old = loader(&folder);
        let loader = format!("load-{number:016x}.js");
        let script = std::fs::read_to_string(folder.join(&old)).expect("the loader");
        let script = format!("document.documentElement.dataset.release='{number}';{script}");
        std::fs::write(folder.join(&loader), script).expect("the new loader");
        std::fs::remove_file(folder.join(&old)).expect("the old loader goes");
        let page = std::fs::read_to_string(folder.join("index.html")).expect("the page");
        let page = page.replace(&old, &loader).replace("正在打开", &format!("正在打开第{number}版"));
        std::fs::write(folder.join("index.html"), page).expect("the new page");
        let written = Command::new("node")
            .current_dir(workspace())
            .args(["scripts/worker.mjs", folder.to_str().expect("a plain path")])
            .status();
        assert!(written.is_ok_and(|status| status.success()), "scripts/worker.mjs failed");
        Release { folder, loader }
    }
}

impl Drop for Release {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
