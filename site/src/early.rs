//! The first questions in the page itself, before the app is there.
//!
//! On a slow network they stand on the screen a second earlier. `web/load/early.js` switches them
//! on and writes what is tapped into the address, where the app finds it: `data-early` says
//! what a tap is in the notation of links.

use pages::model::link::Link;
use pages::model::session::Session;
use pages::render::{Html, head, place, status};
use pages::wording::Wording;

/// Where the page has room for the head.
const HEAD: &str = r#"<header class="head"></header>"#;
/// Where the page has room for the questions.
const ROOM: &str = r#"<div class="page-ask" id="early"></div>"#;

/// The page with its head and first questions; none where it has no room for them.
pub fn with_questions(wording: Wording, page: &str) -> Option<String> {
    let session = Session::of(wording.tables, Link::empty(wording.tables), Vec::new(), wording.t.lang);
    // Without the link that skips to results, which are not there yet.
    let mut html = Html::waiting();
    head::head(wording, false, &mut html);
    let head = html.done();
    html.raw(r#"<div class="page-ask" id="early"><div class="step">"#);
    place::place(wording, &session, &mut html);
    html.raw(r#"</div><div class="step">"#);
    status::status(wording, &session, &mut html);
    let questions = html.raw("</div></div>").done();
    let (before, rest) = page.split_once(HEAD)?;
    let (between, after) = rest.split_once(ROOM)?;
    Some([before, &head, between, &questions, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repository::law;
    use engine::Lang;
    use engine::law::Party;
    use pages::model::statuses::Status;

    #[test]
    fn what_is_tapped_early_can_be_read_as_a_link() {
        let page = with_questions(law().wording(Lang::ZH), &[HEAD, "<main>", ROOM].concat()).unwrap();
        let said: Vec<&str> =
            page.split(" data-early=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(said.len(), Party::ALL.len() + law().tables.places.len() + Status::ALL.len(), "{said:?}");
        for one in said {
            let (link, damaged) = Link::read(law().tables, &one.replace("&amp;", "&"));
            assert!(damaged.is_empty(), "{one}");
            assert!(one.starts_with("for=") || link.answers.given().next().is_some(), "{one}");
        }
        assert!(!page.contains("data-act"), "nothing waits for a listener that is not there");
        assert_eq!(page.matches("<button").count(), page.matches(" disabled").count());
    }

    #[test]
    fn a_page_without_room_is_told() {
        assert_eq!(with_questions(law().wording(Lang::ZH), HEAD), None);
    }
}
