//! The service worker with its list: each file that a visit needs, with the hash of its content.
//! The hash of the list names the release.

use super::policy::integrity;
use crate::names;

/// Where the worker waits for its list, and for the release's name.
const LIST: &str = "\"%FILES%\"";
const NAME: &str = "%RELEASE%";
/// Where it waits for the folder of the provinces' files; empty where the law comes at once.
const PROVINCES: &str = "%PROVINCES%";

/// A worker and the release that it keeps.
pub struct Filled {
    /// The script.
    pub script: String,
    /// The release's name.
    pub release: String,
}

/// Fills a worker; none where it does not wait for a list, a name and a folder, each once.
pub fn filled(template: &str, files: &[(&str, &[u8])], provinces: &str) -> Option<Filled> {
    let rows: Vec<[String; 2]> =
        files.iter().map(|(name, bytes)| [(*name).into(), integrity(bytes)]).collect();
    let list = serde_json::to_string(&rows).ok()?;
    let release = names::digits([&list, provinces, template].concat().as_bytes());
    let once = [LIST, NAME, PROVINCES].into_iter().all(|place| template.matches(place).count() == 1);
    let script = template.replace(NAME, &release).replace(PROVINCES, provinces).replace(LIST, &list);
    once.then_some(Filled { script, release })
}

/// Whether a file of the program is part of a visit: not what other pages load, nor what lies in
/// folders.
pub fn keeps(name: &str) -> bool {
    let elsewhere = name.starts_with("embed") && (name.ends_with(".js") || name.ends_with(".json"));
    !name.contains('/') && !elsewhere
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_and_the_name_are_filled_in() {
        let template = r#"const a="subsidy "+"%RELEASE%";b("%FILES%","%PROVINCES%")"#;
        let one = filled(template, &[("./", b"page"), ("law.bin", b"law")], "").unwrap();
        assert!(one.script.contains(&format!(r#"b([["./","{}"],["law.bin","#, integrity(b"page"))));
        assert!(one.script.contains(&one.release) && !one.script.contains('%'));
        let other = filled(template, &[("./", b"page"), ("law.bin", b"another law")], "").unwrap();
        assert_ne!(one.release, other.release);
        assert!(filled("nothing", &[], "").is_none());
    }

    #[test]
    fn what_other_pages_load_is_not_kept() {
        for name in ["embed.js", "embed-1.0.1.js", "embed.json", "demo/index.html", "icons/touch-180.png"] {
            assert!(!keeps(name), "{name}");
        }
        assert!(keeps("load-0123456789abcdef.js") && keeps("icon.svg"));
    }
}
