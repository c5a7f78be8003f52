//! The groups of the results, and the cards on them.

use crate::browser;
use crate::view::Slot;
use engine::{Outcome, ProgrammeId};
use pages::model::group::ResultGroup;
use pages::model::snapshot::Snapshot;
use pages::parts;
use pages::render::{Html, card, reasons};
use web_sys::Element;

/// The groups and cards that are in the page.
pub struct Cards {
    /// Each with its title and, above those whose figure a locality sets, what is said of them.
    groups: Vec<(ResultGroup, Element, Slot, Slot)>,
    /// By the index of their programmes in the tables.
    cards: Vec<Option<Card>>,
}

/// Puts an element before the next one, unless it is that.
fn put(group: &Element, element: &Element, next: &mut Option<Element>) {
    if next.as_ref() == Some(element) {
        *next = element.next_element_sibling();
    } else {
        let _ = group.insert_before(element, next.as_deref());
    }
}

/// A result. It stays one element wherever it is put, and so it stays open.
struct Card {
    group: ResultGroup,
    element: Element,
    text: Slot,
    more: Element,
    label: Slot,
    behind: Slot,
}

impl Cards {
    /// Empty groups.
    pub fn new() -> Cards {
        let group = |group: ResultGroup| {
            let element: Element = browser::by_id(&["group-", group.key()].concat())?.into();
            let title = element.first_element_child()?.first_element_child()?;
            let above = browser::element("p")?;
            above.set_class_name("group-run");
            Some((group, element, Slot::new(title), Slot::new(above)))
        };
        Cards { groups: ResultGroup::ALL.into_iter().filter_map(group).collect(), cards: Vec::new() }
    }

    /// Puts every card of a snapshot into its group.
    pub fn show(&mut self, snapshot: &Snapshot) {
        self.cards.resize_with(snapshot.assessment.outcomes.len(), || None);
        self.take_down(snapshot);
        for (group, element, title, above) in &mut self.groups {
            let on = snapshot.on(*group);
            browser::hide(element, snapshot.hides(*group));
            title.say(parts::group_title(snapshot, *group, on.len()));
            let run = snapshot.unpublished(*group, &on);
            let first = on.len() - run;
            if run == 0 {
                above.element().remove();
            }
            above.say(parts::group_run(snapshot, run));
            // Behind the title.
            let mut next = element.first_element_child().and_then(|first| first.next_element_sibling());
            for (at, id) in on.into_iter().enumerate() {
                if run > 0 && at == first {
                    put(element, above.element(), &mut next);
                }
                let (Some(outcome), Some(place)) =
                    (snapshot.assessment.outcome_at(id), self.cards.get_mut(usize::from(id.0)))
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
                card.show(snapshot, *group, outcome, run > 0 && at >= first);
                put(element, &card.element, &mut next);
            }
        }
    }

    /// Takes down what does not stay where it is: then the rest need not move.
    fn take_down(&mut self, snapshot: &Snapshot) {
        for (id, place) in (0..).map(ProgrammeId).zip(&mut self.cards) {
            let Some(card) = place else { continue };
            let now = snapshot.groups.iter().find(|(_, shown)| *shown == id);
            match now {
                Some((group, _)) if *group == card.group => {}
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
            group: ResultGroup::Not,
            text: Slot::new(element.first_element_child()?),
            label: Slot::new(more.first_element_child()?),
            behind: Slot::new(more.last_element_child()?),
            more,
            element,
        })
    }

    fn show(&mut self, snapshot: &Snapshot, group: ResultGroup, outcome: &Outcome, in_run: bool) {
        self.group = group;
        self.element.set_class_name(&["card card-", group.key()].concat());
        self.text.say(card::card(snapshot, group, outcome, in_run));
        let mut label = Html::default();
        label.text(snapshot.wording.t.open_details);
        self.label.say(label.done());
        let open = self.more.has_attribute("open");
        self.behind.say(match (open, snapshot.session.has_more) {
            (false, _) => String::new(),
            (true, true) => reasons::reasons(snapshot, outcome),
            (true, false) => card::fetching(snapshot.wording),
        });
    }
}
