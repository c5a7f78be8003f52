//! The foot of the page: the link, and what this is not.

use crate::render::Html;
use crate::words::Words;

/// The foot.
pub fn foot(words: Words) -> String {
    let mut html = Html::default();
    html.button("copy", &[("class", "button"), ("id", "copy-link")])
        .icon("link")
        .text(words.t.copy_link)
        .raw("</button>")
        .element("p", words.t.disclaimer)
        .raw(r##"<p><a href="#/library" data-act="open library">"##)
        .text(words.t.library)
        .raw("</a></p>");
    html.done()
}

/// The button beside the summary.
pub fn go(words: Words) -> String {
    let mut html = Html::default();
    html.button("go results", &[("class", "summary-go"), ("id", "summary-go")])
        .text(words.t.results)
        .icon("down")
        .raw("</button>");
    html.done()
}
