//! The static library as files: whole, linked, without script, the same as in the app.

use engine::Lang;
use pages::model::route::Route;
use pages::render::context::{Home, PageContext};
use pages::render::time_bar::Scale;
use serde_json::Value;
use site::body::body;
use site::{File, Law, context, for_app, routes};
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
    assert_eq!(all.len(), 2 + 2 * each);
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
        // A block of data is no script: nothing executes it.
        let page =
            File { content: page.content.replace("<script type=\"application/ld+json\">", ""), ..page };
        for sign in ["<script", "<style", " style=", "data-act", "<button", " onclick", "class=\"icon\""] {
            assert!(!page.content.contains(sign), "{sign} in {}", page.path);
        }
    }
}

#[test]
fn every_page_says_what_it_is() {
    for page in pages().filter(|page| page.path != "library/index.html") {
        let lang = page.path.split('/').nth(1).expect("a language");
        assert!(page.content.contains(&format!("<html lang=\"{lang}\" dir=\"ltr\">")), "{}", page.path);
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
    let mark = ["<path class=\"time-day\" d=\"M", &Scale::of(law().tables).gap(), " 0V24\"/>"].concat();
    let html = html.replace(&mark, "");
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
            let file = context(law(), lang, &route);
            let app = PageContext { home: Home::App, ..file };
            assert_eq!(bare(&body(law(), file, &route)), bare(&body(law(), app, &route)), "{route:?}");
        }
    }
}

#[test]
fn the_apps_file_has_every_page_but_the_list() {
    for lang in Lang::ALL {
        let file = for_app(law(), lang, None);
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

/// What a page says of itself as data.
fn data(page: &File) -> Option<Value> {
    let block = page.content.split("<script type=\"application/ld+json\">").nth(1)?;
    Some(serde_json::from_str(block.split("</script>").next()?).expect("JSON"))
}

#[test]
fn a_programmes_page_is_a_government_service_of_schema_org() {
    // The properties of each type that the vocabulary gives it, of those that are used.
    let known: BTreeMap<&str, &[&str]> = BTreeMap::from([
        (
            "GovernmentService",
            &[
                "@context",
                "identifier",
                "name",
                "description",
                "serviceType",
                "audience",
                "areaServed",
                "jurisdiction",
                "provider",
                "offers",
                "subjectOf",
                "serviceOutput",
            ][..],
        ),
        ("GovernmentOrganization", &["name"]),
        ("AdministrativeArea", &["name", "identifier"]),
        ("Country", &["name", "identifier"]),
        ("Audience", &["audienceType"]),
        ("Offer", &["validFrom", "validThrough"]),
        ("Legislation", &["name", "legislationIdentifier", "legislationDate", "legislationPassedBy"]),
        ("MonetaryGrant", &["name", "amount"]),
        ("MonetaryAmount", &["currency", "value", "maxValue", "minValue", "validFrom", "validThrough"]),
    ]);
    fn walk(value: &Value, known: &BTreeMap<&str, &[&str]>) {
        match value {
            Value::Object(parts) => {
                let kind = parts["@type"].as_str().expect("a type");
                let own = known.get(kind).unwrap_or_else(|| panic!("{kind}"));
                for (key, part) in parts.iter().filter(|(key, _)| *key != "@type") {
                    assert!(own.contains(&key.as_str()), "{key} of {kind}");
                    assert!(
                        !key.starts_with("valid") || engine::date::parse(part.as_str().unwrap()).is_some()
                    );
                    walk(part, known);
                }
            }
            Value::Array(all) => all.iter().for_each(|one| walk(one, known)),
            Value::String(text) => assert!(!text.is_empty()),
            _ => {}
        }
    }
    let mut found = 0;
    for page in pages() {
        let programme = page.path.contains("/programme/");
        let Some(data) = data(&page) else {
            assert!(!programme, "{} has none", page.path);
            continue;
        };
        assert!(programme && data["@type"] == "GovernmentService", "{}", page.path);
        walk(&data, &known);
        for needed in ["name", "description", "audience", "areaServed", "provider", "offers"] {
            assert!(data.get(needed).is_some(), "{needed} in {}", page.path);
        }
        assert!(page.path.ends_with(&format!("/{}.html", data["identifier"].as_str().unwrap())));
        found += 1;
    }
    assert_eq!(found, 2 * law().tables.programmes.len());
}

#[test]
fn the_data_says_what_the_page_says() {
    let of = |path: &str| data(&pages().find(|page| page.path == path).expect("a page")).expect("data");
    let page = of("library/en/programme/tlf53.work-based-training.html");
    assert_eq!(page["audience"]["audienceType"], "An employer");
    assert_eq!(page["areaServed"]["identifier"], "650400");
    assert_eq!(page["offers"]["validFrom"], "2019-09-17");
    assert_eq!(page["offers"]["validThrough"], "2021-12-31");
    assert_eq!(page["subjectOf"]["legislationIdentifier"], "吐政办〔2019〕53号");
    let grant = &page["serviceOutput"];
    assert_eq!(grant["name"], "up to 300 yuan per person per month");
    assert_eq!(grant["amount"]["maxValue"], 300);
    assert_eq!(grant["amount"]["currency"], "CNY");
}

#[test]
fn the_site_map_has_every_page() {
    let map = site::address::site_map(law(), "https://example.gov.cn/a/");
    let listed: BTreeSet<String> = map
        .split("<loc>https://example.gov.cn/a/")
        .skip(1)
        .filter_map(|rest| Some(rest.split("</loc>").next()?.to_string()))
        .collect();
    let paths: BTreeSet<String> =
        pages().map(|page| page.path).filter(|path| path != "library/index.html").collect();
    assert_eq!(listed, paths.into_iter().chain([String::new()]).collect());
    assert_eq!(map.matches("hreflang=\"en\"").count(), listed.len() - 1);
}
