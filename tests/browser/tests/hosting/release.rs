//! Another release of the app: the built files, changed, with a worker of their own.

use browser::dist::{dist, workspace};
use site::Law;
use site::publish::{Options, publish};
use site::release::{MANIFEST, Release as Manifest, SHELL};
use std::path::{Path, PathBuf};

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
        let mut manifest = Manifest::open(&dist()).expect("the built files are a release");
        manifest.files.retain(|name| !name.contains('/'));
        std::fs::create_dir_all(folder.join(site::release::HOSTING)).expect("a folder for the release");
        for name in manifest.files.iter().map(String::as_str).chain([SHELL, site::release::WORKER]) {
            std::fs::copy(dist().join(name), folder.join(name)).expect("a copy");
        }
        let old = loader(&folder);
        let loader = format!("load-{number:016x}.js");
        let script = std::fs::read_to_string(folder.join(&old)).expect("the loader");
        let script = format!("document.documentElement.dataset.release='{number}';{script}");
        std::fs::write(folder.join(&loader), script).expect("the new loader");
        std::fs::remove_file(folder.join(&old)).expect("the old loader goes");
        manifest.files.iter_mut().filter(|name| **name == old).for_each(|name| *name = loader.clone());
        std::fs::write(folder.join(MANIFEST), manifest.to_json()).expect("the new release");
        let page = std::fs::read_to_string(folder.join(SHELL)).expect("the page");
        let page = page.replace(&old, &loader).replace("正在打开", &format!("正在打开第{number}版"));
        std::fs::write(folder.join(SHELL), page).expect("the new page");
        let tables =
            compiler::load(&workspace().join("policies")).unwrap_or_else(|wrong| panic!("{}", wrong[0]));
        publish(&folder, Law::of(&tables), &Options::default()).expect("the law goes into it");
        Release { folder, loader }
    }
}

impl Drop for Release {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
