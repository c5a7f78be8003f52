//! The list to take along, on the screen, on a sheet or on a roll of receipts: what is theirs and
//! what may be, with where to go, with what, until when and whom to call; and a code that opens the
//! same answers on a phone.

use crate::model::group::ResultGroup;
use crate::model::places::REGION;
use crate::model::snapshot::Snapshot;
use crate::model::taken;
use crate::render::money::has_payee;
use crate::render::reasons::published_in;
use crate::render::season::season;
use crate::render::total::total;
use crate::render::{Html, endings};
use crate::wording::Wording;
use crate::wording::fill;
use engine::advice::ending::last_day;
use engine::assess::totals::reached_limit;
use engine::law::Benefit;
use engine::{Answers, Outcome};

/// A code to be scanned: modules a side, and the dark ones as the path of an SVG drawing.
pub struct Code {
    /// Modules a side, without the quiet zone.
    pub size: u32,
    /// The dark modules, one unit each.
    pub path: String,
}

impl Code {
    /// The code as `29 M0 0h7v1h-7z…`.
    pub fn of(text: &str) -> Option<Code> {
        let (size, path) = text.split_once(' ')?;
        Some(Code { size: size.parse().ok().filter(|size| *size > 0)?, path: path.into() })
    }
}

/// Questions worth asking beside what is taken along.
const MOST_QUESTIONS: usize = 3;
/// Words of a next step that says which papers.
const NAMES_PAPERS: [&str; 5] = ["带", "材料", "证明", "凭证", "拿"];

/// Modules left white around a code, as its standard asks.
const QUIET: u32 = 4;
/// The most a code may measure without its quiet zone, in dots of a thermal printer (8 a millimetre).
const CODE_DOTS: u32 = 52 * 8;

/// The paper of a snapshot: first what is theirs, with what to do for it; then what may be.
#[inline(never)] // scripts/later.txt
pub fn paper(snapshot: &Snapshot, code: Option<&Code>) -> String {
    let (wording, session) = (snapshot.wording, &snapshot.session);
    let t = wording.t;
    let mut html = Html::default();
    html.element("h1", t.sheet).element("p", t.title);
    if let Some(kiosk) = session.hall.kiosk.as_ref().filter(|kiosk| !kiosk.hall.is_empty()) {
        html.element("p", &fill(t.paper_hall, &[("hall", &kiosk.hall)]));
    }
    html.element("p", &fill(t.paper_day, &[("date", &wording.date(snapshot.day))]));
    html.element("h2", t.group_yours);
    let yours = taken::outcomes(snapshot, ResultGroup::Yours);
    if yours.is_empty() {
        let none = if snapshot.all_ended() { t.group_yours_ended } else { t.group_yours_none };
        html.element("p", none);
    }
    for outcome in &yours {
        one(snapshot, outcome, true, &mut html);
    }
    let totals = total(wording, &snapshot.plan.sure, session.answered.party);
    if !totals.is_empty() {
        html.raw(r#"<div class="print-total">"#).append(&totals).raw("</div>");
    }
    let others = [
        (t.group_duty, taken::outcomes(snapshot, ResultGroup::Duty)),
        (t.plan_is_maybe, taken::maybe(snapshot)),
    ];
    for (title, outcomes) in others {
        for (at, outcome) in outcomes.into_iter().enumerate() {
            if at == 0 {
                html.element("h2", title);
            }
            one(snapshot, outcome, false, &mut html);
        }
    }
    questions(snapshot, &mut html);
    answers(snapshot, &mut html);
    if let Some(code) = code {
        qr(wording, code, &mut html);
    }
    html.element(r#"p class="print-disclaimer""#, t.disclaimer);
    html.done()
}

/// A name before what it names.
fn named(wording: Wording, label: &str) -> String {
    fill(wording.t.paper_answer, &[("label", label)])
}

/// The questions that tell most, as they are asked on the page: more than a few nobody reads.
fn questions(snapshot: &Snapshot, html: &mut Html) {
    let (wording, region) = (snapshot.wording, snapshot.wording.tables.fact(REGION));
    let open = snapshot.questions.iter().filter(|id| Some(**id) != region).take(MOST_QUESTIONS);
    for (at, fact) in open.filter_map(|id| wording.tables.fact_at(*id)).enumerate() {
        if at == 0 {
            html.element("h2", wording.t.paper_questions);
        }
        html.element("p", wording.get(fact.question));
    }
}

/// What was answered, in one paragraph.
fn answers(snapshot: &Snapshot, html: &mut Html) {
    let (wording, session) = (snapshot.wording, &snapshot.session);
    html.element("h2", wording.t.answered).raw(r#"<p class="print-answers">"#);
    html.element("span", wording.party(session.answered.party));
    for (id, answer) in session.answered.answers.given() {
        let Some(fact) = wording.tables.fact_at(id) else { continue };
        html.raw("<span>")
            .text(&named(wording, wording.get(fact.label)))
            .element("b", &wording.answer(fact, answer))
            .raw("</span>");
    }
    html.raw("</p>");
}

/// One result: where to go, with what, until when and whom to call; of what is theirs the money and
/// the clauses too.
fn one(snapshot: &Snapshot, outcome: &Outcome, is_theirs: bool, html: &mut Html) {
    let (wording, t, programme) = (snapshot.wording, snapshot.wording.t, outcome.programme);
    let document = wording.tables.document_of(programme);
    html.raw("<section>").element("h3", wording.get(programme.name));
    if is_theirs {
        money(wording, outcome, &snapshot.session.answered.answers, html);
        if let Some(limit) = reached_limit(&snapshot.assessment, programme) {
            html.raw("<p>").element("b", &wording.held_back(limit)).raw("</p>");
        }
    }
    html.raw("<p>")
        .element("b", &named(wording, t.paper_steps))
        .text(&wording.next_step(programme, outcome.standing));
    // Where neither paper nor table says with what, that is the first thing to ask.
    if !NAMES_PAPERS.iter().any(|word| programme.next_step.zh.contains(word)) {
        html.text(t.paper_papers);
    }
    html.raw("</p>");
    let by = match last_day(&endings::of(snapshot, outcome)) {
        Some(day) => fill(t.plan_by, &[("date", &wording.date(day))]),
        None => t.plan_no_deadline.into(),
    };
    html.raw("<p>").element("b", &by);
    if let Some(season) = season(wording, programme, snapshot.day) {
        html.raw(" ").text(&season);
    }
    html.raw("</p>");
    if let Some(document) = document {
        html.raw("<p>")
            .element("b", &named(wording, t.paper_ask))
            .contact(wording.get(document.contact))
            .raw("</p>");
    }
    if is_theirs {
        html.raw("<p>")
            .text(wording.force(programme).0)
            .raw(" · ")
            .text(&wording.standing(outcome.standing, &programme.term))
            .raw("</p>");
        let number = document.map_or("", |document| document.number);
        // The figure's own clause first: of a figure that changed it is that of the day.
        let figure = outcome.amount.as_ref().map(|amount| *amount.cite);
        let ground = snapshot.ground();
        let others = programme.cites.iter().copied();
        let others = others.filter(|cite| figure != Some(*cite) && ground.has(programme, cite.clause));
        for cite in figure.into_iter().chain(others) {
            html.raw(r#"<p class="print-cite" lang="zh-Hans">"#)
                .text(number)
                .raw(" ")
                .text(cite.clause)
                .quote(wording, cite)
                .raw("</p>");
        }
    }
    html.raw("</section>");
}

/// What it comes to, and for whom.
fn money(wording: Wording, outcome: &Outcome, answers: &Answers, html: &mut Html) {
    let (programme, t) = (outcome.programme, wording.t);
    html.raw(r#"<p class="print-money">"#);
    match &outcome.amount {
        Some(amount) => {
            html.element("b", &wording.rate(amount));
            if let Some(total) = wording.total(amount) {
                html.raw(" ").element("b", &total);
            }
            if has_payee(programme) {
                html.raw(" ").text(wording.paid_to(amount.paid_to));
            }
        }
        None if programme.gives(Benefit::Free) => {
            html.element("b", t.amount_free);
        }
        None => {
            let kinds: Vec<_> = programme.benefits.iter().map(|benefit| wording.benefit(*benefit)).collect();
            html.text(&wording.list(&kinds));
        }
    }
    html.raw("</p>");
    let Some(amount) = &outcome.amount else { return };
    if let Some(formula) = wording.formula(amount, answers) {
        html.element("p", &formula);
    }
    if let Some(source) = amount.source {
        html.raw("<p>");
        published_in(wording, source, html);
        html.raw("</p>");
    }
}

/// The code. Its modules are whole dots of a thermal printer, and it is no larger than 52 mm.
fn qr(wording: Wording, code: &Code, html: &mut Html) {
    let all = code.size + 2 * QUIET;
    let dots = (CODE_DOTS / code.size).max(4);
    // In text without a float: their formatting alone would be kilobytes of code.
    let eighths = ["", ".125", ".25", ".375", ".5", ".625", ".75", ".875"];
    let rest = eighths.get((all * dots % 8) as usize).copied().unwrap_or_default();
    let width = [&(all * dots / 8).to_string(), rest, "mm"].concat();
    let quiet = ["-", &QUIET.to_string(), " -", &QUIET.to_string()].concat();
    let view = [&quiet, " ", &all.to_string(), " ", &all.to_string()].concat();
    html.raw(r#"<div class="print-code">"#)
        .open(
            "svg",
            &[
                ("viewBox", &*view),
                ("width", &*width),
                ("height", &*width),
                ("shape-rendering", "crispEdges"),
                ("role", "img"),
                ("aria-label", wording.t.paper_qr),
            ],
        )
        .open("path", &[("d", &*code.path)])
        .raw("</path></svg>")
        .raw("<p>")
        .element("b", wording.t.paper_qr)
        .raw("<br>")
        .text(wording.t.paper_qr_hint)
        .raw("</p></div>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::link::Link;
    use crate::model::session::Session;
    use engine::law::Limit;
    use engine::{Lang, Programme, Tables, date};
    use tables::TABLES;

    fn svg(size: u32) -> String {
        let mut html = Html::default();
        qr(Wording::of(&TABLES, Lang::ZH), &Code::of(&format!("{size} M0 0h1v1h-1z")).unwrap(), &mut html);
        html.done()
    }

    #[test]
    fn money_had_before_is_said_to_be_had_on_the_card_and_on_paper() {
        use crate::render::card::card;
        let said = |claimed: &str| {
            let fragment = "v=1&region=650402&date=2020-09-01&work=enterprise_employee&insured=yes\
                &insured_months=40&certificate=skill_level&certificate_level=level_4\
                &certificate_on=2020-06-01&upgrade_claimed=";
            let (link, damaged) = Link::read(&TABLES, &[fragment, claimed].concat());
            assert!(damaged.is_empty(), "{damaged:?}");
            let snapshot = Session::of(&TABLES, link, damaged, Lang::ZH)
                .snapshot(date::parse("2020-09-01").unwrap(), None);
            let outcome =
                snapshot.assessment.outcomes.iter().find(|one| one.programme.id == "cn40.skill-upgrade");
            [card(&snapshot, ResultGroup::Yours, outcome.unwrap(), false), paper(&snapshot, None)]
        };
        let held = "同一职业、同一等级只能领一次技能提升补贴，换了年份也一样。已用完，没有计入合计。";
        assert!(said("same_level").iter().all(|html| html.contains(held)), "{:?}", said("same_level"));
        assert!(said("none").iter().all(|html| !html.contains("没有计入合计")));
        assert!(said("none")[1].contains("print-total") && !said("same_level")[1].contains("print-total"));
    }

    /// What is said of the insured employee's subsidy: behind its card and on paper.
    fn insured(place: &str, day: &str) -> [String; 2] {
        let fragment = [
            "v=1&work=enterprise_employee&insured=yes&insured_months=40&certificate=skill_level\
            &certificate_level=level_4&employer_paid_training=no&fund_reserve=yes&certificate_on=",
            day,
            "&region=",
            place,
        ];
        let (link, damaged) = Link::read(&TABLES, &fragment.concat());
        assert!(damaged.is_empty(), "{damaged:?}");
        let session = Session::of(&TABLES, link, damaged, Lang::ZH);
        let snapshot = session.snapshot(date::parse(day).unwrap(), None);
        let outcome = snapshot.assessment.outcome("cn40.skill-upgrade").unwrap();
        assert!(outcome.is_theirs(), "{place}, {day}: {outcome:?}");
        [crate::render::reasons::reasons(&snapshot, outcome), paper(&snapshot, None)]
    }

    #[test]
    fn a_clause_of_one_place_or_year_is_cited_there_and_then_alone() {
        let dalian = "大连2019-07-31";
        for place in ["110000", "650402", "330100", "210100"] {
            for said in insured(place, "2026-11-29") {
                assert!(!said.contains("大连") && !said.contains("辽宁2019"), "{place}: {said}");
                assert!(said.contains("2017年起（新华社") && !said.contains("2024年，人社部发"), "{said}");
            }
        }
        assert!(insured("110000", "2020-09-01").iter().all(|said| !said.contains(dalian)));
        assert!(insured("210200", "2020-09-01").iter().all(|said| said.contains(dalian)));
        assert!(insured("110000", "2024-05-01").iter().all(|said| said.contains("2024年，人社部发")));
    }

    #[test]
    fn a_code_is_whole_dots_and_fits_the_roll() {
        assert!(svg(29).contains(r#"viewBox="-4 -4 37 37" width="64.75mm" height="64.75mm""#), "{}", svg(29));
        assert!(svg(49).contains(r#"width="57mm""#));
        // Every size up to version 15: half a millimetre a module, 72 mm with the quiet zone.
        for version in 1..=15 {
            let size = 17 + 4 * version;
            let millimetres = width(size);
            assert!(millimetres <= 72.0 && millimetres / f64::from(size + 8) >= 0.5, "{size}: {millimetres}");
        }
    }

    fn width(size: u32) -> f64 {
        let text = svg(size);
        let (_, rest) = text.split_once("width=\"").unwrap();
        rest.split("mm").next().unwrap().parse().unwrap()
    }

    #[test]
    fn what_is_no_code_is_none() {
        for text in ["", "29", "x M0 0", "0 M0 0"] {
            assert!(Code::of(text).is_none(), "{text}");
        }
    }

    /// The real tables with one programme twice, and a limit that counts the claims of both.
    fn counted() -> &'static Tables {
        let first = TABLES.programme("tlf53.work-based-training").unwrap();
        let second = Programme { id: "tlf53.second", ..*first };
        let counts = TABLES.limits.iter().find(|limit| limit.id == "tlf53.three-a-year").unwrap();
        let limit = Limit { programmes: &["tlf53.work-based-training", "tlf53.second"], ..*counts };
        let programmes = [TABLES.programmes, &[second]].concat();
        Box::leak(Box::new(Tables { programmes: programmes.leak(), limits: vec![limit].leak(), ..*TABLES }))
    }

    #[test]
    fn what_to_do_comes_first_and_labels_are_no_advice() {
        let fragment = "v=1&region=210100&school_status=graduated&school_kind=university&left_school_on=2025-07-01\
            &hukou=210000";
        let (link, damaged) = Link::read(&TABLES, fragment);
        assert!(damaged.is_empty(), "{damaged:?}");
        let snapshot =
            Session::of(&TABLES, link, damaged, Lang::ZH).snapshot(date::parse("2026-11-29").unwrap(), None);
        let said = paper(&snapshot, None);
        let at = |words: &str| said.find(words).unwrap_or_else(|| panic!("{words} is not in {said}"));
        assert!(at("办理清单") < at("去哪里办、带什么：") && at("符合条件的") < at("您的回答"), "{said}");
        assert!(at("最晚2028年7月1日") < at("您的回答") && said.contains("问谁："), "{said}");
        assert!(!said.contains(snapshot.wording.t.missing), "{said}");
        let (_, asked) = said.split_once(snapshot.wording.t.paper_questions).unwrap();
        let asked = asked.split("<h2>").next().unwrap();
        assert!((1..=MOST_QUESTIONS).contains(&asked.matches('？').count()), "{asked}");
    }

    #[test]
    fn paper_adds_what_the_page_adds() {
        let tables = counted();
        let answers = "employer=enterprise&takes_on=poor&course_kind=work_based&persons=4&work_months=7";
        let fragment = ["v=1&region=650402&for=employer&date=2020-09-01&subsidy_claims=2&", answers].concat();
        let (link, damaged) = Link::read(tables, &fragment);
        assert!(damaged.is_empty(), "{damaged:?}");
        let session = Session::of(tables, link, damaged, Lang::ZH);
        let snapshot = session.snapshot(date::parse("2026-11-22").unwrap(), None);
        assert_eq!(snapshot.on(ResultGroup::Yours).len(), 2, "one claim is left for both");
        let page = total(snapshot.wording, &snapshot.plan.sure, snapshot.session.answered.party);
        assert!(page.contains("7,200元"), "{page}");
        assert!(paper(&snapshot, None).contains(&page), "{}", paper(&snapshot, None));
    }
}
