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
    let words = context.words;
    let own = words.t.library_texts;
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
        html.raw("<li>").element(r#"b class="figure""#, &figure(words, row));
        if let Some(paid_to) = programme.paid_to {
            html.raw(" ").element(r#"span class="figure-payee""#, words.paid_to(paid_to));
        }
        if !row.count.is_empty() {
            html.element("p", &counts(words, row.count));
        }
        if let Some(dates) = dates(words, row.from, row.until) {
            html.element(r#"p class="figure-dates""#, &dates);
        }
        if let Some(when) = &row.when {
            html.element("p", own.amounts_for);
            rule::rule(context, when, Some(row.cite), html);
        }
        html.source(words, row.cite);
        published(words, row, html);
        html.raw("</li>");
    }
    html.raw("</ul>");
    let local = |row: &AmountRow| row.basis == Basis::Local;
    if programme.amounts.iter().any(local) {
        html.element(r#"p class="hint""#, own.amounts_local);
    }
}

/// The published local standards that are a row's figure.
fn published(words: Wording, row: &AmountRow, html: &mut Html) {
    if row.published.is_empty() {
        return;
    }
    html.element("p", words.t.standards).raw("<ul>");
    for one in row.published {
        html.raw("<li>").text(&words.published(one, row.per.iter().copied()));
        if let Some(dates) = dates(words, Some(one.from), one.until) {
            html.element(r#"p class="figure-dates""#, &dates);
        }
        published_in(words, &one.source, html);
        html.raw("</li>");
    }
    html.raw("</ul>");
}

/// The figure as the text gives it, without anything of a person's.
pub fn figure(words: Wording, row: &AmountRow) -> String {
    let (t, own) = (words.t, words.t.library_texts);
    let percent = (row.times != Decimal::ONE)
        .then(|| [&(row.times * Decimal::ONE_HUNDRED).normalize().to_string(), "%"].concat());
    let money = match row.figure {
        Figure::Yuan(yuan) => words.money(yuan * row.times),
        Figure::Unpublished => return t.basis_local.into(),
        Figure::Fact(_) if row.basis == Basis::Local && percent.is_none() => return t.basis_local.into(),
        Figure::Fact(fact) => match &percent {
            Some(percent) => fill(own.amounts_share, &[("label", label(words, fact)), ("percent", percent)]),
            None => fill(own.amounts_whole, &[("label", label(words, fact))]),
        },
        Figure::UpTo { fact, cap, share } => {
            let percent = [&(share * Decimal::ONE_HUNDRED).normalize().to_string(), "%"].concat();
            let most = fill(own.amounts_share, &[("label", label(words, cap)), ("percent", &percent)]);
            fill(own.amounts_up_to, &[("label", label(words, fact)), ("most", &most)])
        }
    };
    let template = match row.basis {
        Basis::Exact | Basis::Local => t.basis_exact,
        Basis::AtMost => t.basis_at_most,
        Basis::AtLeast => t.basis_at_least,
        Basis::Guideline => t.basis_guideline,
    };
    words.with_units(fill(template, &[("money", &money)]), row.per.iter().copied())
}

fn label(words: Wording, fact: FactId) -> &'static str {
    words.tables.fact_at(fact).map_or("", |fact| words.get(fact.label))
}

/// What the figure is multiplied with.
fn counts(words: Wording, counts: &[Count]) -> String {
    let one = |count: &Count| {
        let fact = words.tables.fact_at(count.fact)?;
        let label = words.get(fact.label);
        Some(match count.at_most {
            None => label.to_string(),
            Some(most) => {
                let most = words.counted(most.into(), fact.unit().unwrap_or_default());
                fill(words.t.library_texts.amounts_count_most, &[("label", label), ("n", &most)])
            }
        })
    };
    let all: Vec<String> = counts.iter().filter_map(one).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    fill(words.t.library_texts.amounts_counts, &[("counts", &words.list(&all))])
}

/// The dates of a figure that has any of its own.
fn dates(words: Wording, from: Option<Date>, until: Option<Date>) -> Option<String> {
    let own = words.t.library_texts;
    let from = from.map(|from| fill(own.amounts_from, &[("date", &words.date(from))]));
    let until = until.map(|until| fill(own.amounts_until, &[("date", &words.date(until))]));
    let said: Vec<String> = from.into_iter().chain(until).collect();
    (!said.is_empty()).then(|| words.list(&said.iter().map(String::as_str).collect::<Vec<_>>()))
}
