//! The figures of a programme, row by row: how much, for whom, when, by which clause.

use super::rule;
use engine::law::{AmountRow, Basis, Benefit, Count, Figure};
use engine::{Date, FactId, Programme};
use pages::render::Html;
use pages::render::context::PageContext;
use pages::render::reasons::published_in;
use pages::wording::Wording;
use pages::wording::fill;
use rust_decimal::Decimal;

/// The amounts; for a programme without figures, what it gives instead.
pub fn amounts(context: PageContext, programme: &Programme, html: &mut Html) {
    let wording = context.wording;
    let own = wording.t.library_texts;
    if programme.amounts.is_empty() {
        let free = programme.gives(Benefit::Free);
        html.element("p", if free { own.amounts_free } else { own.amounts_none });
        return;
    }
    if let [_, _, ..] = programme.amounts {
        html.element(r#"p class="hint""#, own.amounts_order);
    }
    html.raw(r#"<ul class="figures">"#);
    for row in programme.amounts {
        html.raw("<li>").element(r#"b class="figure""#, &figure(wording, row));
        if let Some(paid_to) = programme.paid_to {
            html.raw(" ").element(r#"span class="figure-payee""#, wording.paid_to(paid_to));
        }
        if !row.count.is_empty() {
            html.element("p", &counts(wording, row.count));
        }
        if let Some(dates) = dates(wording, row.from, row.until) {
            html.element(r#"p class="figure-dates""#, &dates);
        }
        if let Some(when) = &row.when {
            html.element("p", own.amounts_for);
            rule::rule(context, when, Some(row.cite), html);
        }
        html.source(wording, row.cite);
        published(wording, row, html);
        html.raw("</li>");
    }
    html.raw("</ul>");
    let local = |row: &AmountRow| row.basis == Basis::Local;
    if programme.amounts.iter().any(local) {
        html.element(r#"p class="hint""#, own.amounts_local);
    }
}

/// The published local standards that are a row's figure.
fn published(wording: Wording, row: &AmountRow, html: &mut Html) {
    if row.published.is_empty() {
        return;
    }
    html.element("p", wording.t.standards).raw("<ul>");
    for one in row.published {
        html.raw("<li>").text(&wording.published(one, row.per.iter().copied()));
        if let Some(dates) = dates(wording, Some(one.from), one.until) {
            html.element(r#"p class="figure-dates""#, &dates);
        }
        published_in(wording, &one.source, html);
        html.raw("</li>");
    }
    html.raw("</ul>");
}

/// The figure as the text gives it, without anything of a person's.
pub fn figure(wording: Wording, row: &AmountRow) -> String {
    let (t, own) = (wording.t, wording.t.library_texts);
    let percent = (row.times != Decimal::ONE)
        .then(|| [&(row.times * Decimal::ONE_HUNDRED).normalize().to_string(), "%"].concat());
    let money = match row.figure {
        Figure::Yuan(yuan) => wording.money(yuan * row.times),
        Figure::Unpublished => return t.basis_local.into(),
        Figure::Fact(_) if row.basis == Basis::Local && percent.is_none() => return t.basis_local.into(),
        Figure::Fact(fact) => match &percent {
            Some(percent) => {
                fill(own.amounts_share, &[("label", label(wording, fact)), ("percent", percent)])
            }
            None => fill(own.amounts_whole, &[("label", label(wording, fact))]),
        },
        Figure::UpTo { fact, cap, share } => {
            let percent = [&(share * Decimal::ONE_HUNDRED).normalize().to_string(), "%"].concat();
            let most = fill(own.amounts_share, &[("label", label(wording, cap)), ("percent", &percent)]);
            fill(own.amounts_up_to, &[("label", label(wording, fact)), ("most", &most)])
        }
    };
    let template = match row.basis {
        Basis::Exact | Basis::Local => t.basis_exact,
        Basis::AtMost => t.basis_at_most,
        Basis::AtLeast => t.basis_at_least,
        Basis::Guideline => t.basis_guideline,
    };
    wording.with_units(fill(template, &[("money", &money)]), row.per.iter().copied())
}

fn label(wording: Wording, fact: FactId) -> &'static str {
    wording.tables.fact_at(fact).map_or("", |fact| wording.get(fact.label))
}

/// What the figure is multiplied with.
fn counts(wording: Wording, counts: &[Count]) -> String {
    let one = |count: &Count| {
        let fact = wording.tables.fact_at(count.fact)?;
        let label = wording.get(fact.label);
        Some(match count.at_most {
            None => label.to_string(),
            Some(most) => {
                let most = wording.counted(most.into(), fact.unit().unwrap_or_default());
                fill(wording.t.library_texts.amounts_count_most, &[("label", label), ("n", &most)])
            }
        })
    };
    let all: Vec<String> = counts.iter().filter_map(one).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    fill(wording.t.library_texts.amounts_counts, &[("counts", &wording.list(&all))])
}

/// The dates of a figure that has any of its own.
fn dates(wording: Wording, from: Option<Date>, until: Option<Date>) -> Option<String> {
    let own = wording.t.library_texts;
    let from = from.map(|from| fill(own.amounts_from, &[("date", &wording.date(from))]));
    let until = until.map(|until| fill(own.amounts_until, &[("date", &wording.date(until))]));
    let said: Vec<String> = from.into_iter().chain(until).collect();
    (!said.is_empty()).then(|| wording.list(&said.iter().map(String::as_str).collect::<Vec<_>>()))
}
