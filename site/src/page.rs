//! The HTML around a page of the plain library: head, navigation, foot.

use crate::body::body;
use crate::mirrored::{MIRRORED, RIGHT_TO_LEFT};
use crate::{Law, LawLanguage, structured};
use engine::Lang;
use pages::library;
use pages::model::route::Route;
use pages::render::Html;
use pages::render::context::PageContext;
use pages::wording::{Named, Wording};

const HEAD: &str = r#"<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
"#;

/// The file of a page of the library; `path` is its own within its language's folder, without
/// the ending.
pub fn page(law: Law, lang: Lang, route: &Route, path: &str) -> String {
    let law = law.in_language(lang);
    let context = crate::context(law, lang, route);
    let wording = context.wording;
    let title = library::title(wording, route).unwrap_or_default();
    let head = library::head(context, route);
    let body = body(law, context, route);
    let content = [&head, "\n<div class=\"library-body\">", &body, "</div>"].concat();
    let about = Head { title: &title, description: description(wording, route), data: &data(wording, route) };
    around(context, path, about, &content)
}

/// What was done so that everybody can use the calculator, and how to report a fault.
pub fn accessibility(law: Law, lang: Lang) -> String {
    let wording = law.wording(lang);
    let title = wording.t.accessibility;
    let title_line = Html::default().element(r#"h2 id="library-title""#, title).done();
    let said = wording.t.library_texts.accessibility_page;
    let content = [&title_line, "\n<div class=\"library-body\">", said, "</div>"].concat();
    let about = Head { title, description: title, data: "" };
    around(crate::context(law, lang, &Route::Library), crate::ACCESSIBILITY, about, &content)
}

/// A programme as data; nothing on other pages.
fn data(wording: Wording, route: &Route) -> String {
    let Route::Programme(id) = route else { return String::new() };
    let programme = wording.tables.programme_at(*id);
    let document = programme.and_then(|programme| wording.tables.document_of(programme));
    programme
        .zip(document)
        .map_or(String::new(), |(programme, document)| structured::block(wording, programme, document))
}

/// What a file says of itself.
struct Head<'t> {
    title: &'t str,
    description: &'t str,
    /// Blocks of data.
    data: &'t str,
}

/// What stands around the content of every file.
fn around(context: PageContext, path: &str, about: Head, content: &str) -> String {
    let wording = context.wording;
    let Head { title, description, data } = about;
    let lang = wording.t.lang;
    // To the language's folder, to the library's, and to the app's.
    let up = if path.contains('/') { "../" } else { "" };
    let full = [title, " · ", wording.t.title].concat();
    let in_language = |lang: Lang| [up, "../", lang.tag(), "/", path, ".html"].concat();
    let mut html = Html::default();
    let direction = [("lang", lang.tag()), ("dir", wording.t.direction)];
    html.raw("<!doctype html>\n").open("html", &direction).raw("\n<head>\n").raw(HEAD);
    html.element("title", &full)
        .raw("\n")
        .open("meta", &[("name", "description"), ("content", description)])
        .raw("\n")
        .open(
            "link",
            &[("rel", "icon"), ("type", "image/svg+xml"), ("href", &[up, "../../icon.svg"].concat())],
        )
        .raw("\n")
        .open("link", &[("rel", "stylesheet"), ("href", &[up, "../", styles(wording)].concat())])
        .raw("\n");
    for Named { lang: other, .. } in wording.t.site {
        html.open("link", &[("rel", "alternate"), ("hreflang", other.tag()), ("href", &in_language(*other))])
            .raw("\n");
    }
    html.append(data)
        .raw("</head>\n<body>\n<a class=\"skip\" href=\"#library-title\">")
        .text(title)
        .raw("</a>\n<header class=\"head\"><div class=\"head-words\">")
        .element("h1", wording.t.title)
        .element(r#"p class="head-tagline""#, wording.t.library_texts.static_about)
        .raw(r#"</div><div class="head-tools">"#);
    for other in wording.t.site.iter().filter(|other| other.lang != lang) {
        let attributes = [("class", "tool"), ("lang", other.lang.tag()), ("href", &in_language(other.lang))];
        html.open("a", &attributes).text(other.name).raw("</a>");
    }
    html.open("a", &[("class", "tool"), ("href", &context.href(&Route::Calculator))])
        .text(wording.t.library_texts.static_open)
        .raw("</a></div></header>\n<main class=\"library\">\n");
    let start = html.done();
    let mut end = Html::default();
    end.raw("\n</main>\n<footer class=\"foot\">")
        .element("p", wording.t.disclaimer)
        .raw("<p>")
        .open("a", &[("href", &[up, crate::ACCESSIBILITY, ".html"].concat())])
        .text(wording.t.accessibility)
        .raw("</a></p></footer>\n</body>\n</html>\n");
    [&start, content, &end.done()].concat()
}

/// The file of styles for a language, in the library's folder.
fn styles(wording: Wording) -> &'static str {
    if wording.t.direction == RIGHT_TO_LEFT { MIRRORED } else { "style.css" }
}

fn description(wording: Wording, route: &Route) -> &'static str {
    match route {
        Route::Programme(id) => wording.tables.programme_at(*id).map_or("", |one| wording.get(one.summary)),
        Route::Document(_) => wording.t.library_texts.clauses_hint,
        Route::Timeline => wording.t.library_timeline_hint,
        _ => wording.t.library_texts.static_about,
    }
}

/// The page that leads to the languages.
pub fn languages(law: Law) -> String {
    let mut html = Html::default();
    html.raw("<!doctype html>\n<html lang=\"zh-Hans\">\n<head>\n")
        .raw(HEAD)
        .element("title", law.wording(Lang::ZH).t.title)
        .raw("\n<link rel=\"stylesheet\" href=\"style.css\">\n</head>\n<body>\n<main class=\"library\">");
    for LawLanguage { wording, .. } in law.languages {
        let lang = wording.t.lang;
        let section = [("class", "page-part"), ("lang", lang.tag()), ("dir", wording.t.direction)];
        html.open("section", &section)
            .element("h2", wording.t.library)
            .element("p", wording.t.library_texts.static_about)
            .raw("<p>")
            .open("a", &[("class", "button"), ("href", &[lang.tag(), "/index.html"].concat())])
            .text(wording.t.library)
            .raw("</a></p></section>");
    }
    html.raw("</main>\n</body>\n</html>\n");
    html.done()
}
