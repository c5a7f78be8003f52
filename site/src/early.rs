//! The first questions in the page itself, before the app is there.
//!
//! On a slow network they stand on the screen a second earlier. `web/load/early.js` switches them
//! on and writes what is tapped into the address, where the app finds it: `data-early` says
//! what a tap is in the notation of links.

use engine::Lang;
use engine::answers::format_value;
use pages::link::Link;
use pages::render::status::TILES;
use pages::render::{head, place, status};
use pages::session::Session;
use pages::words::Words;
use tables::TABLES;

/// Where the page has room for the questions.
const ROOM: &str = r#"<div class="page-ask" id="early"></div>"#;

/// The page with its head and first questions; none where it has no room for them.
pub fn with_questions(page: &str) -> Option<String> {
    let words = Words::of(Lang::Zh);
    let session = Session::of(Link::empty(&TABLES), Vec::new(), Lang::Zh);
    let steps = [place::place(words, &session), status::status(words, &session)];
    let steps: Vec<String> =
        steps.iter().map(|step| [r#"<div class="step">"#, step, "</div>"].concat()).collect();
    let questions = [r#"<div class="page-ask" id="early">"#, &steps.concat(), "</div>"].concat();
    let (before, rest) = page.split_once(r#"<header class="head">"#)?;
    let (_, after) = rest.split_once("</header>")?;
    // The skip link leads to results, which are not there yet.
    let head = head::head(words, false, "results");
    let (_, head) = head.split_once("<header")?;
    let whole = [before, "<header", &waiting(head), after].concat();
    whole.contains(ROOM).then(|| whole.replacen(ROOM, &waiting(&questions), 1))
}

/// The same with every button switched off, and what a tap on it says.
fn waiting(html: &str) -> String {
    let mut parts = html.split(r#" data-act=""#);
    let mut text = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let (act, rest) = part.split_once('"').unwrap_or((part, ""));
        // A link is no button: it only loses what the app would do.
        let is_link = text.rfind('<').is_some_and(|at| text[at..].starts_with("<a "));
        if !is_link {
            text.push_str(" disabled");
        }
        if let Some(said) = said(act) {
            text.push_str(&[r#" data-early=""#, &said, "\""].concat());
        }
        text.push_str(rest);
    }
    text
}

/// What a press says, as links write it; none where it changes no answer.
fn said(act: &str) -> Option<String> {
    let (verb, what) = act.split_once(' ')?;
    match verb {
        "region" => Some(["region=", what].concat()),
        "party" => Some(["for=", what].concat()),
        "tile" => {
            let tile = TILES.iter().find(|tile| tile.key == what)?;
            let answers = tile.values().into_iter().filter_map(|(id, value)| {
                let fact = TABLES.fact_at(id)?;
                Some([fact.key, "=", &format_value(fact, value)].concat())
            });
            Some(answers.collect::<Vec<_>>().join("&amp;"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_tapped_early_can_be_read_as_a_link() {
        let page = with_questions(&["<header class=\"head\">x</header><main>", ROOM].concat()).unwrap();
        let said: Vec<&str> =
            page.split(" data-early=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(said.len(), 3 + 4 + TILES.len(), "{said:?}");
        for one in said {
            let (link, damaged) = Link::read(&TABLES, &one.replace("&amp;", "&"));
            assert!(damaged.is_empty(), "{one}");
            assert!(one.starts_with("for=") || link.answers.given().next().is_some(), "{one}");
        }
        assert!(!page.contains("data-act"), "nothing waits for a listener that is not there");
        assert_eq!(page.matches("<button").count(), page.matches(" disabled").count());
    }

    #[test]
    fn a_page_without_room_is_told() {
        assert_eq!(with_questions("<header class=\"head\"></header>"), None);
    }
}
