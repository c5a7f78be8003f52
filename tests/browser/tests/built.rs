//! The built files themselves: what the page promises before a script has run, that nothing
//! is missing or fetched from elsewhere, that old browsers can read it, how small it is, and that
//! putting the same law into them once more changes nothing.

use browser::dist::{dist, later_half, workspace};
use engine::Lang;
use site::Law;
use site::publish::{Options, publish};
use site::release::list;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;
use tables::TABLES;
use wasmparser::{Parser, Payload, Validator, WasmFeatures};

/// All that a first visit downloads, compressed as a web server would (brotli, 11).
const MOST_BYTES: usize = 150_300;
/// Named in the page, but only loaded by who puts it on a home screen.
const LATER: &str = "icons/touch-180.png";

fn index() -> String {
    std::fs::read_to_string(dist().join("index.html")).expect("index.html is UTF-8")
}

/// The page without comments.
fn markup() -> String {
    let mut rest = index();
    while let Some(from) = rest.find("<!--") {
        let length = rest[from..].find("-->").map_or(rest.len() - from, |length| length + 3);
        rest.replace_range(from..from + length, "");
    }
    rest
}

type Attributes = BTreeMap<String, String>;

/// The attributes of each opening tag of a name. Values may stand without quotes.
fn tags(page: &str, name: &str) -> Vec<Attributes> {
    let start = format!("<{name}");
    let found = page.match_indices(&start).map(|(at, _)| &page[at + start.len()..]);
    found.filter(|tag| tag.starts_with([' ', '>', '\n'])).map(attributes).collect()
}

/// What stands between the name of a tag and its end.
fn attributes(mut tag: &str) -> Attributes {
    let mut attributes = Attributes::new();
    loop {
        tag = tag.trim_start();
        let end = tag.find(['=', '>', ' ', '\n']).unwrap_or(tag.len());
        let (name, rest) = tag.split_at(end);
        if name.is_empty() {
            return attributes;
        }
        let Some(value) = rest.strip_prefix('=') else {
            attributes.insert(name.into(), String::new());
            tag = rest;
            continue;
        };
        let (value, rest) = match value.strip_prefix(['"', '\'']) {
            Some(quoted) => quoted.split_once(&value[..1]).unwrap_or((quoted, "")),
            None => value.split_at(value.find(['>', ' ', '\n']).unwrap_or(value.len())),
        };
        attributes.insert(name.into(), value.into());
        tag = rest;
    }
}

/// The files that the page names, as it names them.
fn named_files() -> BTreeSet<String> {
    let page = markup();
    let tags = ["script", "link", "img", "source", "iframe"].map(|name| tags(&page, name)).concat();
    let names = ["src", "href", "data-wasm", "data-law", "data-words-zh-Hans", "data-texts-zh-Hans"];
    let named = tags.iter().flat_map(|tag| names.into_iter().filter_map(|name| tag.get(name)));
    let files: BTreeSet<String> = named.filter(|name| !name.starts_with("data:")).cloned().collect();
    for ending in [".wasm", ".js"] {
        assert!(files.iter().any(|name| name.ends_with(ending)), "no {ending} among {files:?}");
    }
    files
}

#[test]
fn the_page_stands_without_a_script() {
    let page = markup();
    assert!(page.trim_start().to_lowercase().starts_with("<!doctype html>"));
    let metas = tags(&page, "meta");
    assert!(metas.iter().any(|meta| meta.get("charset").is_some_and(|set| set.to_lowercase() == "utf-8")));
    let charset = page.find("charset").expect("a charset");
    assert!(charset < 1024, "browsers look for the charset in the first 1024 bytes");
    assert_eq!(tags(&page, "html")[0].get("lang").map(String::as_str), Some("zh-Hans"));
    let viewport = metas.iter().find(|meta| meta.get("name").is_some_and(|name| name == "viewport"));
    let viewport = viewport.and_then(|meta| meta.get("content")).expect("a viewport");
    assert!(viewport.contains("width=device-width"), "{viewport}");
    let zooms = !viewport.contains("user-scalable") && !viewport.contains("maximum-scale");
    assert!(zooms, "zooming is forbidden: {viewport}");
    let between = |from: &str, to: &str| {
        let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from}"));
        rest.split(to).next().unwrap_or_default().to_string()
    };
    assert_eq!(between("<title>", "</title>"), "职业技能培训补贴计算器");
    assert_eq!(between("<h1>", "</h1>"), "职业技能培训补贴计算器");
    for message in [between("<noscript>", "</noscript>"), between("<template", "</template>")] {
        let english = tags(&message, "p").iter().any(|p| p.get("lang").is_some_and(|lang| lang == "en"));
        assert!(message.contains("12333") && english, "{message}");
    }
}

#[test]
fn no_script_is_inline() {
    let page = markup();
    for script in tags(&page, "script") {
        assert!(script.contains_key("src"), "inline: {script:?}");
    }
    let (_, body) = page.split_once("<body").expect("a body");
    for handler in ["onclick", "onload", "onerror", "onchange", "onsubmit"] {
        assert!(!body.contains(&format!(" {handler}=")), "{handler} in the page");
    }
    assert!(!page.contains("javascript:"));
}

#[test]
fn everything_named_is_there_and_our_own() {
    let files = named_files();
    for name in &files {
        assert!(!name.contains("//"), "{name} is fetched from elsewhere");
        assert!(!name.starts_with('/'), "{name} breaks when the page is served from a folder");
        assert!(dist().join(name).is_file(), "{name} is missing");
    }
    let css = index();
    assert!(!css.contains("@import") && !css.contains("url(http"), "a style is fetched from elsewhere");
}

#[test]
fn what_comes_later_is_named_and_there() {
    let page = markup();
    let loader = tags(&page, "script").into_iter().find(|script| script.contains_key("data-wasm"));
    let loader = loader.expect("the loader");
    for what in [
        "data-words-en",
        "data-texts-en",
        "data-more",
        "data-frame",
        "data-qr",
        "data-later",
        "data-half",
        "data-library-zh-Hans",
        "data-library-en",
    ] {
        let name = loader.get(what).unwrap_or_else(|| panic!("the page does not name its {what}"));
        assert!(dist().join(name).is_file(), "{name} is missing");
    }
}

/// The law is a file of its own, and so are its words a language; what only the pages of the
/// library say comes with their file.
#[test]
fn the_law_is_apart_from_the_program() {
    let read = |start: &str, end: &str| {
        let names = std::fs::read_dir(dist()).expect("the app is built").filter_map(Result::ok);
        let is_it = |name: &str| name.starts_with(start) && name.ends_with(end);
        let file =
            names.map(|entry| entry.path()).find(|path| is_it(&path.file_name().unwrap().to_string_lossy()));
        std::fs::read(file.unwrap_or_else(|| panic!("no {start}*{end}"))).expect("a file of the release")
    };
    let carries = |file: &[u8], text: &str| file.windows(text.len()).any(|here| here == text.as_bytes());
    let wasm = read("subsidy-calculator-", ".wasm");
    for lang in Lang::ALL {
        let own = pages::wording::language(lang).texts.library_failed;
        assert!(
            carries(&read(&format!("texts-{}-", lang.tag()), ".bin"), own) && !carries(&wasm, own),
            "{own}"
        );
    }
    assert!(!carries(&wasm, pages::wording::ZH.library_texts.cases_hint));
    let (law, more) = (read("law-", ".bin"), read("more-", ".bin"));
    let wording = Lang::ALL.map(|lang| read(&format!("words-{}-", lang.tag()), ".bin"));
    for programme in TABLES.programmes {
        assert!(carries(&law, programme.id), "{}", programme.id);
        assert!(carries(&more, programme.next_step.zh) && carries(&more, programme.next_step.en));
        for (lang, wording) in Lang::ALL.into_iter().zip(&wording) {
            let summary = programme.summary.get(lang);
            assert!(
                carries(wording, summary) && !carries(&law, summary) && !carries(&wasm, summary),
                "{summary}"
            );
        }
        assert!(!carries(&wasm, programme.id), "{}", programme.id);
    }
    let explained = TABLES.documents.iter().filter_map(|document| document.explained.first());
    let reasons: Vec<&str> = explained.map(|explained| explained.reason.zh).collect();
    assert!(reasons.len() > 3, "{reasons:?}");
    for reason in reasons {
        assert!(
            [&wasm, &law, &more].into_iter().chain(&wording).all(|file| !carries(file, reason)),
            "{reason}"
        );
    }
}

/// What an office publishes is what the build has made: `cli/tests/publish.rs` says the rest.
#[test]
fn publishing_the_same_law_changes_no_byte() {
    let contents = |folder: &Path| -> BTreeMap<String, Vec<u8>> {
        let names = list(folder, "").expect("the built files");
        names
            .into_iter()
            .map(|name| (name.clone(), std::fs::read(folder.join(name)).expect("a file")))
            .collect()
    };
    let built = contents(&dist());
    let folder = std::env::temp_dir().join(format!("subsidy-published-{}", std::process::id()));
    for (name, bytes) in &built {
        // Without what was compressed of a law's files: that is made once more, too.
        let again = name.starts_with("library-") || name.starts_with("law-");
        if !(again && name.ends_with(".br")) {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, bytes).expect("a copy");
        }
    }
    let tables = compiler::load(&workspace().join("policies")).unwrap_or_else(|wrong| panic!("{}", wrong[0]));
    let done = publish(&folder, Law::of(&tables), &Options::default());
    let published = contents(&folder);
    std::fs::remove_dir_all(&folder).expect("the copy goes");
    assert_eq!(done.expect("a release").written, 0);
    for (name, bytes) in &built {
        assert!(published.get(name) == Some(bytes), "{name} is another");
    }
    assert_eq!(published.len(), built.len());
}

#[test]
fn browsers_of_2018_can_read_the_wasm() {
    // What Chromium 67 and Safari 12 know: WebAssembly's first version and mutable globals.
    let features = WasmFeatures::MUTABLE_GLOBAL | WasmFeatures::FLOATS | WasmFeatures::GC_TYPES;
    let mut names = named_files();
    names.retain(|name| name.ends_with(".wasm"));
    names.insert(later_half().trim_start_matches('/').into());
    assert_eq!(names.len(), 2, "both halves of the module are looked at");
    for name in names {
        let wasm = std::fs::read(dist().join(&name)).expect("the Wasm");
        if let Err(error) = Validator::new_with_features(features).validate_all(&wasm) {
            panic!("{name}: {error}");
        }
        // The validator lets a section pass that came with bulk memory, and that Chromium 67 does not know.
        let mut sections = Parser::new(0).parse_all(&wasm).filter_map(Result::ok);
        assert!(!sections.any(|section| matches!(section, Payload::DataCountSection { .. })), "{name}");
    }
}

#[test]
fn browsers_of_2018_can_read_the_style() {
    readable_in_2018(markup());
    // For a language from right to left.
    let mirrored = std::fs::read_to_string(dist().join("hosting/mirrored.css")).expect("the mirrored styles");
    readable_in_2018(["<style>", &mirrored, "</style>"].concat());
}

#[track_caller]
fn readable_in_2018(page: String) {
    // `(width >= 1000px)` is of 2022; an older browser skips the whole block, and the layout with it.
    for (at, _) in page.match_indices("@media") {
        let query = page[at..].split('{').next().unwrap_or_default();
        assert!(!query.contains(['<', '>']), "{query}");
    }
    // What may be asked for, so that it is only used where it is known, is looked at apart.
    let asked =
        page.split("@supports").skip(1).map(|block| block.split('{').next().unwrap_or_default().len());
    assert!(asked.count() > 3, "nothing is asked for any more");
    // With one of these in it a browser takes any declaration to be known until it has to draw it.
    let conditions = page.split("@supports").skip(1).map(|block| block.split('{').next().unwrap_or_default());
    let open: Vec<&str> = conditions.filter(|asks| asks.contains("env(") || asks.contains("var(")).collect();
    assert_eq!(open, Vec::<&str>::new(), "asked for in vain");
    let unasked = without_supports(&page);
    // Newer than 2018, and nothing in their place where they are not known.
    for new in [
        "inset:",
        ":is(",
        ":where(",
        ":has(",
        "aspect-ratio:",
        "@layer",
        "@container",
        "color-mix(",
        "dvh",
        "margin-inline",
        "padding-inline",
        "border-inline",
        "max(",
        "min(",
        "clamp(",
        "env(",
        "place-content:",
    ] {
        let mut here = unasked.match_indices(new).map(|(at, _)| at);
        let whole = here.find(|at| !unasked[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '-'));
        assert_eq!(whole.map(|at| &unasked[at..(at + 40).min(unasked.len())]), None, "{new} in the style");
    }
}

/// The styles without what stands in `@supports`.
fn without_supports(page: &str) -> String {
    let mut kept = String::new();
    for style in page.split("<style>").skip(1).filter_map(|rest| rest.split("</style>").next()) {
        let mut rest = style;
        while let Some((before, block)) = rest.split_once("@supports") {
            kept.push_str(before);
            let mut depth = 0;
            let end = block.find(|c: char| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                c == '}' && depth == 0
            });
            rest = end.map_or("", |end| &block[end + 1..]);
        }
        kept.push_str(rest);
    }
    assert!(kept.len() > 1000, "no styles are found");
    kept
}

#[test]
fn a_first_visit_is_small() {
    let mut files = named_files();
    files.insert("index.html".into());
    // The same file can be named in two ways.
    let mut files: BTreeSet<String> = files.iter().map(|name| name.trim_start_matches("./").into()).collect();
    assert!(files.remove(LATER), "{LATER} is named no more");
    let mut sum = 0;
    for name in files {
        let plain = std::fs::read(dist().join(&name)).expect("a named file");
        let packed = compressed(&plain);
        println!("{:>9} {packed:>8} {name}", plain.len());
        sum += packed;
    }
    println!("{sum:>18} in all, of at most {MOST_BYTES}");
    assert!(sum <= MOST_BYTES, "a first visit downloads {sum} bytes, {} too many", sum - MOST_BYTES);
}

/// The size after brotli at its highest quality.
fn compressed(plain: &[u8]) -> usize {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(plain).expect("memory takes everything");
    writer.into_inner().len()
}
