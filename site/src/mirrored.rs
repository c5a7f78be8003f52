//! What a language written from right to left brings: the styles mirrored, and the script that puts them in
//! place of the page's own. The build leaves them in hosting/ (scripts/mirror.mjs); without such a language
//! nobody loads them.

use crate::fault::Fault;
use crate::publish::Made;
use crate::{Law, names, release};
use std::path::Path;

/// How such a language says its direction.
pub const RIGHT_TO_LEFT: &str = "rtl";
/// The plain library's styles, in its folder.
pub const MIRRORED: &str = "mirrored.css";

/// What a page is given.
pub struct Mirrored {
    /// The element of the script.
    pub script: String,
    /// The files that it names.
    pub named: [Made; 2],
    /// The plain library's styles.
    pub library: Made,
}

/// What a law with such a language needs; nothing where it has none.
///
/// # Errors
/// A file of the release cannot be read.
pub fn of(folder: &Path, law: Law) -> Result<Option<Mirrored>, Fault> {
    let texts = law.languages.iter().map(|one| one.wording.t).zip(law.langs());
    let tags: Vec<&str> =
        texts.filter(|(t, _)| t.direction == RIGHT_TO_LEFT).map(|(_, lang)| lang.tag()).collect();
    if tags.is_empty() {
        return Ok(None);
    }
    let read = |name: &str| release::read(&folder.join(release::HOSTING).join(name));
    let named = |name: &str| read(name).map(|bytes| (names::by_content(name, &bytes), bytes));
    let named = [named("mirror.js")?, named("mirrored.css")?];
    let [(script, _), (style, _)] = &named;
    Ok(Some(Mirrored {
        script: format!(
            "<script defer src=\"./{script}\" data-style=\"./{style}\" data-tags=\"{}\"></script>",
            tags.join(" ")
        ),
        named,
        library: (["library/", MIRRORED].concat(), read("mirrored-library.css")?),
    }))
}

/// The page with such a script before its own; none where it has none.
pub fn said(page: &str, script: &str) -> Option<String> {
    let (before, after) = page.split_once("<script type=\"module\"")?;
    Some([before, script, "<script type=\"module\"", after].concat())
}
