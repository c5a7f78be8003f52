//! One result: who gets what, how much, how firmly.

use crate::model::group::{ResultGroup, askable};
use crate::model::session::Session;
use crate::model::snapshot::Snapshot;
use crate::render::Html;
use crate::render::ask::ask;
use crate::render::badge::badge;
use crate::render::money::money;
use crate::render::season::season;
use crate::wording::Wording;
use engine::Outcome;
use engine::assess::totals::reached_limit;
use engine::law::Benefit;

/// The icon of a kind of benefit.
fn benefit_icon(benefit: Benefit) -> &'static str {
    match benefit {
        Benefit::Cash | Benefit::Advance | Benefit::Guideline => "cash",
        Benefit::Uplift => "uplift",
        Benefit::Free | Benefit::Support => "course",
        Benefit::Relief => "relief",
        Benefit::Right => "right",
        Benefit::Duty => "duty",
    }
}

/// The inside of a card that says nothing yet: what stands on it, and what is behind it.
pub const FRAME: &str = concat!(
    r#"<div class="card-text"></div>"#,
    r#"<details class="card-fold" data-fold><summary></summary><div class="details" hidden></div></details>"#,
);

/// What is behind a card while it is being fetched.
pub fn fetching(wording: Wording) -> String {
    let mut html = Html::default();
    html.element(r#"p class="hint""#, wording.t.fetching);
    html.done()
}

/// What stands on a card without opening it. Of one `in_run` it is said above that its figure is a
/// locality's.
pub fn card(snapshot: &Snapshot, group: ResultGroup, outcome: &Outcome, in_run: bool) -> String {
    let wording = snapshot.wording;
    let programme = outcome.programme;
    let kinds: Vec<_> = programme.benefits.iter().map(|benefit| wording.benefit(*benefit)).collect();
    let main = programme.benefits.first().copied().unwrap_or(Benefit::Support);
    let mut html = Html::default();
    html.raw(r#"<div class="card-head"><span class="card-icon">"#)
        .icon(benefit_icon(main))
        .raw(r#"</span><div class="card-title">"#)
        .element(r#"p class="card-kind""#, &wording.list(&kinds))
        .element("h4", wording.get(programme.name))
        .raw("</div></div>")
        .element(r#"p class="card-summary""#, wording.get(programme.summary));
    money(wording, outcome, &snapshot.session.answered.answers, in_run, &mut html);
    if let Some(season) = season(wording, programme, snapshot.day) {
        html.element(r#"p class="card-note""#, &season);
    }
    missing(wording, group, outcome, &snapshot.session, &mut html);
    if group == ResultGroup::Yours
        && let Some(limit) = reached_limit(&snapshot.assessment, programme)
    {
        html.raw(r#"<p class="card-note">"#)
            .icon("doubtful")
            .element("span", &wording.held_back(limit))
            .raw("</p>");
    }
    html.raw(r#"<p class="badges">"#)
        .element(r#"span class="badge badge-force""#, wording.force(programme).0)
        .element(badge(outcome.standing), &wording.standing(outcome.standing, &programme.term))
        .raw("</p>");
    html.done()
}

/// The open questions of a result that still depends on some.
fn missing(wording: Wording, group: ResultGroup, outcome: &Outcome, session: &Session, html: &mut Html) {
    let facts = askable(wording.tables, outcome, &session.answered.answers, session.answered.party);
    if matches!(group, ResultGroup::OneAway | ResultGroup::Related | ResultGroup::Further)
        && !facts.is_empty()
    {
        html.raw(r#"<p class="card-note">"#)
            .icon("unknown")
            .raw("<span>")
            .element("b", wording.t.missing)
            .raw(" ");
        for id in facts.iter() {
            ask(wording, id, html);
        }
        html.raw("</span></p>");
    }
}

#[cfg(test)]
mod tests {
    use crate::model::acts::FOLD;

    #[test]
    fn that_a_card_is_opened_can_be_told() {
        assert!(super::FRAME.contains(&["<details class=\"card-fold\" ", FOLD, ">"].concat()));
    }
}
