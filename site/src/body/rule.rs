//! A condition in plain words: nested lists, each group saying how many of its lines must hold.

use engine::Date;
use engine::law::{Bound, Check, Citation, Cond, Kind, Test};
use pages::render::Html;
use pages::render::context::PageContext;
use pages::wording::Wording;
use pages::wording::fill;
use rust_decimal::Decimal;

/// Writes a condition. A citation stands where all below it share it, and again only where
/// another one begins.
pub fn rule(context: PageContext, cond: &Cond, cite: Option<Citation>, html: &mut Html) {
    html.raw(r#"<ul class="rule">"#);
    node(context.wording, cond, false, cite, html);
    html.raw("</ul>");
}

/// One line of the list, with its own list where it is a group.
fn node(wording: Wording, cond: &Cond, negated: bool, above: Option<Citation>, html: &mut Html) {
    let t = wording.t.library_texts;
    let own = shared(cond).filter(|own| above != Some(*own));
    let below = own.or(above);
    html.raw("<li>");
    match cond {
        Cond::Test(test) => {
            html.element(r#"span class="rule-test""#, &sentence(wording, test, negated));
            source(wording, own, html);
        }
        Cond::During { from, until } => {
            html.element(r#"span class="rule-test""#, &during(wording, *from, *until, negated));
        }
        // A negation of one test is that test's own opposite; of a group, the group is excluded.
        Cond::Not(part) => match part {
            Cond::During { from, until } => {
                html.element(r#"span class="rule-test""#, &during(wording, *from, *until, !negated));
            }
            Cond::Test(test) => {
                html.element(r#"span class="rule-test""#, &sentence(wording, test, !negated));
                source(wording, own, html);
            }
            part => {
                html.element(r#"p class="rule-group rule-not""#, t.rule_none);
                source(wording, own, html);
                html.raw("<ul>");
                each(part, &mut |part| node(wording, part, negated, below, html));
                html.raw("</ul>");
            }
        },
        Cond::All([one]) | Cond::Any([one]) => {
            nested(wording, one, negated, below, own, html);
        }
        Cond::All(parts) | Cond::Any(parts) => {
            let all = matches!(cond, Cond::All(_));
            html.element(r#"p class="rule-group""#, if all { t.rule_all } else { t.rule_any });
            source(wording, own, html);
            html.raw("<ul>");
            parts.iter().for_each(|part| node(wording, part, negated, below, html));
            html.raw("</ul>");
        }
        Cond::Doubt(part, why) | Cond::Open(part, why) => {
            let doubt = matches!(cond, Cond::Doubt(..));
            nested(wording, part, negated, below, own, html);
            let label = if doubt { t.rule_doubt } else { t.rule_open };
            html.raw(r#"<p class="rule-why"><b>"#)
                .text(label)
                .raw("</b>")
                .text(wording.get(**why))
                .raw("</p>");
        }
    }
    html.raw("</li>");
}

/// The one part of a `not`, `doubt` or `open`, which stands on the line of the node around it.
fn nested(
    wording: Wording,
    part: &Cond,
    negated: bool,
    below: Option<Citation>,
    own: Option<Citation>,
    html: &mut Html,
) {
    match part {
        Cond::Test(test) => {
            html.element(r#"span class="rule-test""#, &sentence(wording, test, negated));
            source(wording, own, html);
        }
        part => {
            source(wording, own, html);
            html.raw("<ul>");
            node(wording, part, negated, below, html);
            html.raw("</ul>");
        }
    }
}

/// The lines of something excluded: those of an `any`, for none of them may hold; otherwise itself.
fn each(cond: &Cond, visit: &mut dyn FnMut(&Cond)) {
    match cond {
        Cond::Any(parts) => parts.iter().for_each(visit),
        one => visit(one),
    }
}

fn source(wording: Wording, cite: Option<Citation>, html: &mut Html) {
    if let Some(cite) = cite {
        html.source(wording, cite);
    }
}

/// The citation that all tests of a condition have in common.
fn shared(cond: &Cond) -> Option<Citation> {
    let mut first = None;
    let mut same = true;
    cond.each_test(&mut |test| match first {
        None => first = Some(test.cite),
        Some(cite) => same &= cite == test.cite,
    });
    first.filter(|_| same)
}

/// Days on which, or outside of which, a part of the rule holds.
fn during(wording: Wording, from: Option<Date>, until: Option<Date>, negated: bool) -> String {
    let t = wording.t.library_texts;
    let day = |day: Option<Date>| day.map_or(String::new(), |day| wording.date(day));
    let template = match (from, until) {
        (Some(_), Some(_)) => t.rule_days,
        (Some(_), None) => t.rule_days_from,
        _ => t.rule_days_until,
    };
    let plain = fill(template, &[("from", &day(from)), ("until", &day(until))]);
    if negated { fill(t.rule_not, &[("what", &plain)]) } else { plain }
}

/// What a test asks for, as a line that can be read alone.
pub fn sentence(wording: Wording, test: &Test, negated: bool) -> String {
    let Some(fact) = wording.tables.fact_at(test.fact) else { return String::new() };
    let (t, label) = (wording.t.library_texts, wording.get(fact.label));
    let number = |number: Decimal| wording.figure(fact, number);
    let plain = match &test.check {
        Check::Is(wanted) => {
            return if *wanted != negated { label.into() } else { fill(t.rule_not, &[("what", label)]) };
        }
        Check::OneOf(set) => return options(wording, label, fact.kind, *set, negated),
        Check::Int { min, max } => {
            let bound = |bound: i64| Bound { value: bound.into(), included: true };
            bounds(wording, label, min.map(bound), max.map(bound), &number)
        }
        Check::Decimal { min, max } => bounds(wording, label, *min, *max, &number),
        Check::YearsAhead(1) => fill(t.rule_next_year, &[("label", label)]),
        Check::YearsAhead(years) => fill(t.rule_years_ahead, &[("label", label), ("n", &years.to_string())]),
        Check::Within(period) => {
            fill(t.rule_within, &[("label", label), ("period", &wording.period(*period))])
        }
        Check::Ago(period) => fill(t.rule_ago, &[("label", label), ("period", &wording.period(*period))]),
        Check::Between { from, until } => between(wording, label, *from, *until),
        Check::In(region) => fill(t.rule_is, &[("label", label), ("what", wording.place(*region))]),
    };
    if negated { fill(t.rule_not, &[("what", &plain)]) } else { plain }
}

/// A day that lies within fixed ones.
fn between(wording: Wording, label: &str, from: Option<Date>, until: Option<Date>) -> String {
    let t = wording.t.library_texts;
    let bound = |template, day: Option<Date>| {
        day.map(|day| fill(template, &[("label", label), ("date", &wording.date(day))]))
    };
    let bounds = [bound(t.rule_from, from), bound(t.rule_until, until)];
    wording.list(&bounds.iter().flatten().map(String::as_str).collect::<Vec<_>>())
}

fn options(wording: Wording, label: &str, kind: Kind, set: u64, negated: bool) -> String {
    let Kind::Choice(options) = kind else { return String::new() };
    let on = |wanted: bool| -> Vec<&str> {
        let one = |at: usize| (set >> at & 1 == 1) == wanted;
        let chosen = options.iter().enumerate().filter(|(at, _)| one(*at));
        chosen.map(|(_, option)| wording.get(option.label)).collect()
    };
    let (allowed, excluded) = (on(!negated), on(negated));
    // A list is said as it is, but “all but one” and long ones by what they leave out.
    let shorter =
        excluded.len() == 1 && allowed.len() > 2 || excluded.len() < allowed.len() && allowed.len() > 5;
    let t = wording.t.library_texts;
    let (template, named) =
        if shorter && !excluded.is_empty() { (t.rule_is_not, excluded) } else { (t.rule_is, allowed) };
    fill(template, &[("label", label), ("what", &wording.either(&named))])
}

fn bounds(
    wording: Wording,
    label: &str,
    min: Option<Bound>,
    max: Option<Bound>,
    number: &dyn Fn(Decimal) -> String,
) -> String {
    let t = wording.t.library_texts;
    let one = |bound: Bound, with: &str, without: &str| {
        fill(if bound.included { with } else { without }, &[("n", &number(bound.value))])
    };
    let least = min.map(|min| one(min, t.rule_at_least, t.rule_more_than));
    let most = max.map(|max| one(max, t.rule_at_most, t.rule_less_than));
    let said = match (min, max) {
        (Some(min), Some(max)) if min == max => number(min.value),
        _ => {
            let both: Vec<String> = least.into_iter().chain(most).collect();
            wording.list(&both.iter().map(String::as_str).collect::<Vec<_>>())
        }
    };
    fill(t.rule_measure, &[("label", label), ("what", &said)])
}
