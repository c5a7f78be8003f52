//! What a preview shows: the site, or a page of what is wrong.

use crate::check;
use compiler::Diagnostic;
use pages::render::Html;
use std::path::Path;

/// What is shown.
pub enum Shown {
    /// The site, with the law as the files say it.
    Site,
    /// A page in its stead, whichever page is asked for.
    Page(String),
}

/// How the page begins. It asks for itself again without a script, too.
const HEAD: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="2">
<title>Something is wrong with the tables</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.3rem}h2{font-size:1rem}pre{overflow:auto;padding:.5rem;border:1px solid}</style>
</head>
<body>
"#;

impl Shown {
    /// A page of diagnostics: where, what, and what to do.
    pub fn wrong(diagnostics: &[Diagnostic], tables: &Path) -> Shown {
        let mut html = Html::default();
        html.raw(HEAD).element("h1", &check::count(diagnostics.len(), tables));
        for one in diagnostics {
            let place = if one.line == 0 { one.file.clone() } else { format!("{}:{}", one.file, one.line) };
            html.raw("<section>").element("h2", &place).element("p", &one.message);
            if one.line > 0 {
                html.element("pre", &one.text);
            }
            if let Some(hint) = &one.hint {
                html.element("pre", hint);
            }
            html.raw("</section>\n");
        }
        html.element("p", "This page looks again by itself; once all is well it is the site.")
            .raw("</body>\n</html>\n");
        Shown::Page(html.done())
    }

    /// A page that says why the site could not be written.
    pub fn failed(why: &str) -> Shown {
        let mut html = Html::default();
        html.raw(HEAD)
            .element("h1", "The site could not be written")
            .element("p", why)
            .raw("</body>\n</html>\n");
        Shown::Page(html.done())
    }
}
