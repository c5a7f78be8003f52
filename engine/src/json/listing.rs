//! Writing what may be asked and what there is.

use super::keys::yuan;
use super::layout::Layout;
use crate::date;
use crate::law::{Change, Choice, Fact, Kind, LocalDefinition, Means, PaidTo, Programme, Tables};
use crate::text::Text;
use serde::Serialize;

/// The facts as a JSON list, in the order of asking: key, type, unit, range, options, and
/// the words of the question in both languages.
pub fn facts(tables: &Tables, layout: Layout) -> String {
    let facts: Vec<FactJson> = tables.facts.iter().map(|one| fact(tables, one)).collect();
    layout.write(&facts)
}

/// The programmes as a JSON list, in the tables' order: what each gives, to whom, where it
/// stands and when it holds.
pub fn programmes(tables: &Tables, layout: Layout) -> String {
    let programmes: Vec<ProgrammeJson> = tables.programmes.iter().map(|one| programme(tables, one)).collect();
    layout.write(&programmes)
}

#[derive(Serialize)]
struct FactJson<'t> {
    key: &'t str,
    r#type: &'t str,
    unit: Option<&'t str>,
    min: Option<NumberJson>,
    max: Option<NumberJson>,
    options: Option<Vec<OptionJson<'t>>>,
    about: Vec<&'t str>,
    group: &'t str,
    label: Text,
    question: Text,
    why: Text,
    definition: Option<Text>,
    later: Option<LaterJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    local: Vec<LocalJson<'t>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    implies: Vec<&'t str>,
    ask: Option<Text>,
    change: Option<ChangeJson<'t>>,
}

/// A whole number as a number, any other as text, the way answers are best written.
#[derive(Serialize)]
#[serde(untagged)]
enum NumberJson {
    Int(i64),
    Text(String),
}

#[derive(Serialize)]
struct OptionJson<'t> {
    key: &'t str,
    label: Text,
    hint: Option<Text>,
}

/// How the fact can still be changed truthfully: `become` (yes), `rise`, `fall`, `any`, or
/// `options` with the keys of those it can be changed to.
#[derive(Serialize)]
struct ChangeJson<'t> {
    by: &'t str,
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<Vec<&'t str>>,
    act: Option<Text>,
}

/// What the words mean in one place, by a paper of that place.
#[derive(Serialize)]
struct LocalJson<'t> {
    region: String,
    definition: Text,
    source: &'t str,
    grade: &'t str,
}

/// The definition for evaluation dates after a day.
#[derive(Serialize)]
struct LaterJson {
    after: String,
    definition: Text,
}

fn fact<'t>(tables: &'t Tables, fact: &'t Fact) -> FactJson<'t> {
    let (min, max) = match fact.kind {
        Kind::Int { min, max, .. } => (Some(NumberJson::Int(min)), Some(NumberJson::Int(max))),
        Kind::Decimal { min, max, .. } => {
            let text = |number: rust_decimal::Decimal| NumberJson::Text(number.normalize().to_string());
            (Some(text(min)), Some(text(max)))
        }
        Kind::Money { min, max } => (Some(NumberJson::Text(yuan(min))), Some(NumberJson::Text(yuan(max)))),
        Kind::Bool | Kind::Choice(_) | Kind::Date | Kind::Region => (None, None),
    };
    let options = match fact.kind {
        Kind::Choice(options) => Some(options.iter().map(option).collect()),
        _ => None,
    };
    FactJson {
        key: fact.key,
        r#type: fact.type_name(),
        unit: fact.unit(),
        min,
        max,
        options,
        about: fact.about.iter().map(|party| party.key()).collect(),
        group: fact.group,
        label: fact.label,
        question: fact.question,
        why: fact.why,
        definition: fact.definition,
        later: fact
            .later
            .map(|later| LaterJson { after: date::format(later.after), definition: later.definition }),
        local: fact.local.iter().map(local).collect(),
        implies: fact.implies.iter().filter_map(|id| tables.fact_at(*id)).map(|fact| fact.key).collect(),
        ask: fact.ask,
        change: fact.change.as_ref().map(|way| change(fact, way)),
    }
}

fn local(local: &LocalDefinition) -> LocalJson<'_> {
    LocalJson {
        region: local.region.to_string(),
        definition: local.definition,
        source: local.source,
        grade: local.grade.key(),
    }
}

fn change<'t>(fact: &Fact, way: &Change) -> ChangeJson<'t> {
    let options = match (way.by, fact.kind) {
        (Means::Options(set), Kind::Choice(options)) => {
            Some((0..).zip(options).filter(|(at, _)| set >> at & 1 == 1).map(|(_, one)| one.key).collect())
        }
        _ => None,
    };
    ChangeJson { by: way.by.key(), options, act: way.act }
}

fn option(choice: &Choice) -> OptionJson<'_> {
    OptionJson { key: choice.key, label: choice.label, hint: choice.hint }
}

#[derive(Serialize)]
struct ProgrammeJson<'t> {
    id: &'t str,
    name: Text,
    document: DocumentJson<'t>,
    clauses: Vec<&'t str>,
    recipient: Vec<&'t str>,
    benefit: Vec<&'t str>,
    force: &'t str,
    paid_to: Option<&'t str>,
    from: String,
    until: Option<String>,
    unconfirmed_after: Option<String>,
}

#[derive(Serialize)]
struct DocumentJson<'t> {
    id: &'t str,
    number: &'t str,
}

fn programme<'t>(tables: &Tables, programme: &'t Programme) -> ProgrammeJson<'t> {
    let (id, number) =
        tables.document_of(programme).map_or(("", ""), |document| (document.id, document.number));
    // One clause may be cited for several of its phrases.
    let mut clauses: Vec<&str> = Vec::with_capacity(programme.cites.len());
    for cite in programme.cites {
        if !clauses.contains(&cite.clause) {
            clauses.push(cite.clause);
        }
    }
    ProgrammeJson {
        id: programme.id,
        name: programme.name,
        document: DocumentJson { id, number },
        clauses,
        recipient: programme.recipients.iter().map(|party| party.key()).collect(),
        benefit: programme.benefits.iter().map(|benefit| benefit.key()).collect(),
        force: programme.force.key(),
        paid_to: programme.paid_to.map(PaidTo::key),
        from: date::format(programme.term.from),
        until: programme.term.until.map(date::format),
        unconfirmed_after: programme.term.unconfirmed_after.map(date::format),
    }
}
