//! The static library as files: whole, linked, without script, the same as in the app.

use engine::Lang;
use pages::model::route::Route;
use pages::render::links::{Home, Links};
use site::body::body;
use site::{File, Law, for_app, links, routes};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

/// The law of the repository.
fn law() -> Law {
    static LAW: OnceLock<Law> = OnceLock::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies");
    *LAW.get_or_init(|| Law::of(&compiler::load(&folder).unwrap_or_else(|wrong| panic!("{}", wrong[0]))))
}

fn files() -> Vec<File> {
    site::files(law())
}

/// The values of an attribute.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let begin = format!(" {attribute}=\"");
    html.split(begin.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// Where a relative link leads, from the app's folder on.
fn resolve(from: &str, link: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn pages() -> impl Iterator<Item = File> {
    files().into_iter().filter(|file| file.path.ends_with(".html"))
}

#[test]
fn there_is_a_file_for_everything_in_both_languages() {
    let all = files();
    let each = 3 + law().tables.programmes.len() + law().tables.documents.len();
    assert_eq!(all.len(), 2 + 2 * (each + 1));
    let paths: BTreeSet<_> = all.iter().map(|file| &file.path).collect();
    assert_eq!(paths.len(), all.len(), "two files of one name");
    assert!(all.iter().any(|file| file.path == "library/en/programme/tlf53.work-based-training.html"));
}

#[test]
fn every_link_leads_to_a_file() {
    let paths: BTreeSet<String> = files().into_iter().map(|file| file.path).collect();
    for page in pages() {
        for link in values(&page.content, "href") {
            let (file, fragment) = link.split_once('#').unwrap_or((link, ""));
            let to = resolve(&page.path, file);
            match to.as_str() {
                // The app, with a fragment that it can read, and its icon.
                "index.html" => {
                    let (_, damaged) =
                        pages::model::link::Link::read(law().tables, &fragment.replace("&amp;", "&"));
                    assert!(damaged.is_empty(), "{link} in {}: {damaged:?}", page.path);
                }
                "icon.svg" => {}
                _ if file.is_empty() => {
                    assert!(values(&page.content, "id").contains(&fragment), "{link} in {}", page.path);
                }
                to => assert!(paths.contains(to), "{link} in {} leads to {to}", page.path),
            }
        }
    }
}

#[test]
fn everything_can_be_reached_from_the_list() {
    for lang in Lang::ALL {
        let index = format!("library/{}/index.html", lang.tag());
        let list = files().into_iter().find(|file| file.path == index).expect("a list");
        let linked: BTreeSet<String> =
            values(&list.content, "href").into_iter().map(|link| resolve(&index, link)).collect();
        for route in routes(law()).into_iter().filter(|route| *route != Route::Library) {
            let path = format!("library/{}/{}.html", lang.tag(), route.path(law().tables));
            assert!(linked.contains(&path), "{path}");
        }
    }
}

#[test]
fn nothing_needs_a_script_or_an_inline_style() {
    for page in pages() {
        for sign in ["<script", "<style", " style=", "data-act", "<button", " onclick", "class=\"icon\""] {
            assert!(!page.content.contains(sign), "{sign} in {}", page.path);
        }
    }
}

#[test]
fn every_page_says_what_it_is() {
    for page in pages().filter(|page| page.path != "library/index.html") {
        let lang = page.path.split('/').nth(1).expect("a language");
        assert!(page.content.contains(&format!("<html lang=\"{lang}\">")), "{}", page.path);
        assert_eq!(values(&page.content, "hreflang"), ["zh-Hans", "en"], "{}", page.path);
        let title = page.content.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
        assert!(title.is_some_and(|title| title.contains(" · ")), "{}", page.path);
        assert!(!page.content.contains("name=\"description\" content=\"\""), "{}", page.path);
        let ids = values(&page.content, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id twice in {}", page.path);
        assert_eq!(page.content.matches("<h1").count(), 1, "{}", page.path);
    }
}

/// A page's text with its tags, but without their attributes and without what only the app says:
/// what stands in gaps, what is beside the day's mark, and the mark.
fn bare(html: &str) -> String {
    let html = html.replace(r#"<li><span class="key key-day"></span>{day}</li>"#, "");
    let html = html.replace(r#"<path class="time-day" d="M{place} 0V24"/>"#, "");
    let mut gapless = String::new();
    for piece in html.split('{') {
        gapless.push_str(piece.split_once('}').map_or(piece, |(_, rest)| rest));
    }
    let mut out = String::new();
    for piece in gapless.split('<') {
        let (tag, rest) = piece.split_once('>').unwrap_or(("", piece));
        out.push('<');
        out.push_str(tag.split(' ').next().unwrap_or_default());
        out.push('>');
        out.push_str(rest);
    }
    out
}

#[test]
fn a_file_says_what_the_app_says() {
    for lang in Lang::ALL {
        for route in routes(law()) {
            let file = links(law(), lang, &route);
            let app = Links { home: Home::App, ..file };
            assert_eq!(bare(&body(law(), file, &route)), bare(&body(law(), app, &route)), "{route:?}");
        }
    }
}

#[test]
fn the_apps_file_has_every_page_but_the_list() {
    for lang in Lang::ALL {
        let file = for_app(law(), lang);
        assert_eq!(file.path, format!("library-{}.json", lang.tag()));
        let pages: BTreeMap<String, String> = serde_json::from_str(&file.content).expect("JSON");
        let there: BTreeSet<String> = pages.keys().cloned().collect();
        let leaves = routes(law()).into_iter().filter(Route::is_library_page);
        let wanted: BTreeSet<String> = leaves.map(|route| route.path(law().tables)).collect();
        assert_eq!(there, wanted);
        assert_eq!(wanted.len(), routes(law()).len() - 1);
        assert!(
            pages["programme/tlf53.work-based-training"]
                .contains("data-act=\"check tlf53.work-based-training\"")
        );
    }
}

#[test]
fn it_is_written_the_same_every_time() {
    let contents = || files().into_iter().map(|file| file.content).collect::<Vec<_>>();
    assert!(contents() == contents());
}
