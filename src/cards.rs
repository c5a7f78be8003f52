//! The shelves of the results, and the cards on them.

use crate::browser;
use crate::view::Slot;
use engine::Outcome;
use pages::model::shelf::Shelf;
use pages::model::snapshot::Picture;
use pages::parts;
use pages::render::{Html, card, reasons};
use tables::TABLES;
use web_sys::Element;

/// The shelves and cards that are in the page.
pub struct Cards {
    shelves: Vec<(Shelf, Element, Slot)>,
    /// By the place of their programmes in the tables.
    cards: Vec<Option<Card>>,
}

/// A result. It stays one element wherever it is put, and so it stays open.
struct Card {
    shelf: Shelf,
    element: Element,
    text: Slot,
    more: Element,
    label: Slot,
    behind: Slot,
}

impl Cards {
    /// Empty shelves.
    pub fn new() -> Cards {
        let shelf = |shelf: Shelf| {
            let element: Element = browser::by_id(&["shelf-", shelf.key()].concat())?.into();
            let title = element.first_element_child()?.first_element_child()?;
            Some((shelf, element, Slot::new(title)))
        };
        Cards {
            shelves: Shelf::ALL.into_iter().filter_map(shelf).collect(),
            cards: TABLES.programmes.iter().map(|_| None).collect(),
        }
    }

    /// Puts every card of a picture on its shelf.
    pub fn show(&mut self, picture: &Picture) {
        self.take_down(picture);
        for (shelf, element, title) in &mut self.shelves {
            let on = picture.on(*shelf);
            let _ = element.toggle_attribute_with_force("hidden", picture.hides(*shelf));
            title.say(parts::shelf(picture, *shelf, on.len()));
            // Behind the title.
            let mut next = element.first_element_child().and_then(|first| first.next_element_sibling());
            for at in on.into_iter().map(usize::from) {
                let (Some(outcome), Some(place)) =
                    (picture.assessment.outcomes.get(at), self.cards.get_mut(at))
                else {
                    continue;
                };
                let card = match place {
                    Some(card) => card,
                    None => match Card::new(outcome) {
                        Some(card) => place.insert(card),
                        None => continue,
                    },
                };
                card.show(picture, *shelf, outcome);
                if next.as_ref() == Some(&card.element) {
                    next = card.element.next_element_sibling();
                } else {
                    let _ = element.insert_before(&card.element, next.as_deref());
                }
            }
        }
    }

    /// Takes down what does not stay where it is: then the rest need not move.
    fn take_down(&mut self, picture: &Picture) {
        for (at, place) in self.cards.iter_mut().enumerate() {
            let Some(card) = place else { continue };
            let now = picture.shelves.iter().find(|(_, place)| usize::from(*place) == at);
            match now {
                Some((shelf, _)) if *shelf == card.shelf => {}
                Some(_) => card.element.remove(),
                None => {
                    card.element.remove();
                    *place = None;
                }
            }
        }
    }
}

impl Card {
    /// A card that says nothing yet.
    fn new(outcome: &Outcome) -> Option<Card> {
        let element = browser::element("article")?;
        let _ = element.set_attribute("data-programme", outcome.programme.id);
        element.set_inner_html(card::FRAME);
        let more = element.last_element_child()?;
        Some(Card {
            shelf: Shelf::Not,
            text: Slot::new(element.first_element_child()?),
            label: Slot::new(more.first_element_child()?),
            behind: Slot::new(more.last_element_child()?),
            more,
            element,
        })
    }

    fn show(&mut self, picture: &Picture, shelf: Shelf, outcome: &Outcome) {
        self.shelf = shelf;
        self.element.set_class_name(&["card card-", shelf.key()].concat());
        self.text.say(card::card(picture, shelf, outcome));
        let mut label = Html::default();
        label.text(picture.words.t.open_details);
        self.label.say(label.done());
        let open = self.more.has_attribute("open");
        self.behind.say(if open { reasons::reasons(picture, outcome) } else { String::new() });
    }
}
