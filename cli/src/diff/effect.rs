//! What one side's tables make of a case, in words that the other side's can be compared with.

use compiler::Loaded;
use compiler::case::Case;
use engine::answers::{format_value, parse_value};
use engine::evaluate::amount::Amount;
use engine::law::{AmountRow, Citation, Figure, PaidTo, Per, Programme, notation};
use engine::{Answer, Answers, Assessment, FactId, FactSet, Outcome, Tables, date};
use rust_decimal::Decimal;

/// Named things in words, in a fixed order, to be compared one by one.
pub type Words = Vec<(&'static str, String)>;

/// A named thing that differs.
#[derive(Clone)]
pub struct Change {
    pub what: &'static str,
    pub old: String,
    pub new: String,
}

/// What differs between two lists of the same things.
pub fn changes(old: Words, new: Words) -> Vec<Change> {
    old.into_iter()
        .zip(new)
        .filter(|(old, new)| old.1 != new.1)
        .map(|((what, old), (_, new))| Change { what, old, new })
        .collect()
}

/// A case's answers in the vocabulary of a side, whichever side's case it is, and the keys of
/// what that side has no such fact or value for.
pub fn answers(case: &Case, of: &Loaded, side: &Loaded) -> (Answers, Vec<&'static str>) {
    let mut answers = Answers::none(side.tables);
    let mut dropped = Vec::new();
    for (id, answer) in &case.answers {
        let Some(fact) = of.tables.fact_at(*id) else { continue };
        let here = side.tables.fact(fact.key).and_then(|id| Some((id, side.tables.fact_at(id)?)));
        let read = here.and_then(|(id, here)| match answer {
            Answer::Known(value) => {
                Some((id, Answer::Known(parse_value(here, &format_value(fact, *value))?)))
            }
            other => Some((id, *other)),
        });
        match read {
            Some((id, answer)) => answers.set(id, answer),
            None => dropped.push(fact.key),
        }
    }
    (answers, dropped)
}

/// Everything an officer would see of an outcome.
pub fn outcome(tables: &Tables, assessment: &Assessment, outcome: &Outcome) -> Words {
    let number = tables.document_of(outcome.programme).map_or("", |document| document.number);
    let mut reasons: Vec<String> = Vec::new();
    for reason in assessment.reasons(outcome) {
        // A document's region is cited by its number alone.
        let cited = match reason.test.cite.clause {
            clause if clause == number => number.into(),
            clause => format!("{number} {clause}"),
        };
        if !reasons.contains(&cited) {
            reasons.push(cited);
        }
    }
    let lacks = outcome.amount.map(|amount| keys(tables, &amount.lacks));
    vec![
        ("verdict", outcome.verdict.key().into()),
        ("standing", outcome.standing.key().into()),
        ("amount", outcome.amount.as_ref().map_or("none".into(), amount)),
        ("missing", keys(tables, &outcome.missing)),
        ("lacks", lacks.unwrap_or_else(|| "[]".into())),
        ("reasons", reasons.join("; ")),
    ]
}

/// `0.00 to 1200.00 yuan per month (at_most, to worker)`; the figure as stated where the total is open.
fn amount(amount: &Amount) -> String {
    let (span, per) = match amount.total.is_unknown() {
        true => (amount.rate, amount.per.to_vec()),
        false => (amount.total, amount.total_per.iter().collect()),
    };
    let yuan = |yuan: Option<Decimal>| yuan.map_or("open".into(), |yuan| format!("{yuan:.2}"));
    let figure = match (span.low, span.high) {
        (None, None) => "no figure".into(),
        (low, high) if low == high => format!("{} yuan", yuan(low)),
        (low, high) => format!("{} to {} yuan", yuan(low), yuan(high)),
    };
    let per: Vec<&str> = per.into_iter().map(Per::key).collect();
    let per = if per.is_empty() { String::new() } else { format!(" per {}", per.join(" and ")) };
    format!("{figure}{per} ({}, to {})", amount.basis.key(), amount.paid_to.key())
}

fn keys(tables: &Tables, facts: &FactSet) -> String {
    let mut keys: Vec<_> = facts.iter().map(|fact| key(tables, fact)).collect();
    keys.sort_unstable();
    format!("[{}]", keys.join(", "))
}

fn key(tables: &Tables, fact: FactId) -> &'static str {
    tables.fact_at(fact).map_or("", |fact| fact.key)
}

/// What a programme says of everybody, apart from any case.
pub fn attributes(programme: &Programme) -> Words {
    let term = programme.term;
    let day = |day: Option<engine::Date>| day.map_or("none".into(), date::format);
    let recipients: Vec<_> = programme.recipients.iter().map(|party| party.key()).collect();
    let benefits: Vec<_> = programme.benefits.iter().map(|benefit| benefit.key()).collect();
    vec![
        ("recipient", recipients.join(" ")),
        ("benefit", benefits.join(" ")),
        ("force", programme.force.key().into()),
        ("paid_to", programme.paid_to.map_or("none", PaidTo::key).into()),
        ("alternative", programme.alternative.unwrap_or("none").into()),
        ("from", date::format(term.from)),
        ("until", day(term.until)),
        ("unconfirmed_after", day(term.unconfirmed_after)),
    ]
}

/// What a programme computes with: its condition and its figures.
pub fn rule(tables: &Tables, programme: &Programme) -> Words {
    let rows: Vec<String> = programme.amounts.iter().map(|row| amount_row(tables, row)).collect();
    vec![("condition", notation::cond(tables, &programme.when)), ("figures", rows.join("; "))]
}

fn amount_row(tables: &Tables, row: &AmountRow) -> String {
    let figure = match row.figure {
        Figure::Yuan(yuan) => format!("{} yuan", yuan.normalize()),
        Figure::Fact(fact) => key(tables, fact).into(),
        Figure::UpTo { fact, cap, share } => {
            format!("{} up to {} of {}", key(tables, fact), share.normalize(), key(tables, cap))
        }
        Figure::Unpublished => "open".into(),
    };
    let mut text = format!("{} {figure} × {}", row.basis.key(), row.times.normalize());
    row.per.iter().for_each(|per| text += &format!(" per {}", per.key()));
    for count in row.count {
        let most = count.at_most.map_or(String::new(), |most| format!(" up to {most}"));
        text += &format!(" × {}{most}", key(tables, count.fact));
    }
    row.from.iter().for_each(|from| text += &format!(" from {}", date::format(*from)));
    row.until.iter().for_each(|until| text += &format!(" until {}", date::format(*until)));
    row.when.iter().for_each(|when| text += &format!(" when {}", notation::cond(tables, when)));
    for one in row.published {
        let (yuan, from) = (one.yuan.normalize(), date::format(one.from));
        text += &format!(", published {yuan} yuan from {from}");
        one.until.iter().for_each(|until| text += &format!(" until {}", date::format(*until)));
        text += &format!(" when {}", notation::cond(tables, &one.when));
    }
    text
}

/// What a programme only says.
pub fn texts(tables: &Tables, programme: &Programme) -> Words {
    let cite = |cite: &Citation| format!("{} {}", cite.clause, cite.words);
    let mut cites: Vec<String> = programme.cites.iter().map(cite).collect();
    programme.when.each_test(&mut |test| cites.push(cite(&test.cite)));
    cites.extend(programme.amounts.iter().map(|row| cite(&row.cite)));
    let number = tables.document_of(programme).map_or("", |document| document.number);
    vec![
        ("name", format!("{:?}", programme.name)),
        ("summary", format!("{:?}", programme.summary)),
        ("citation", format!("{number} {cites:?}")),
        ("next step", format!("{:?}", programme.next_step)),
        ("notes", format!("{:?}", programme.notes)),
        ("references", format!("{:?}", programme.references)),
        ("ground", format!("{:?}", programme.term.ground)),
    ]
}
