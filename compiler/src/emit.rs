//! Writes tables as Rust constants, so that nothing is left to do at start-up.

use engine::amount::{AmountRow, Count, Figure};
use engine::condition::{Bound, Check, Cond, Test};
use engine::fact::{Choice, Fact, Kind, Later};
use engine::limit::Limit;
use engine::tables::{Citation, Explained, PaidTo, Programme, Reference, Term, Unit, Warning};
use engine::{Date, Document, Tables, Text};
use rust_decimal::Decimal;

/// The tables as the text of a Rust expression of type `engine::Tables`, to be placed where
/// the names of [`PRELUDE`] are in scope.
pub fn tables(tables: &Tables) -> String {
    format!(
        "Tables {{\nfacts: {},\nunits: {},\ndocuments: {},\nprogrammes: {},\nlimits: {} }}",
        list(tables.facts, fact),
        list(tables.units, unit),
        list(tables.documents, document),
        list(tables.programmes, programme),
        list(tables.limits, limit),
    )
}

/// What the expression names.
pub const PRELUDE: &str = "\
use engine::amount::{AmountRow, Basis, Count, Figure, Per};
use engine::condition::{Bound, Check, Cond, Test};
use engine::date::{Period, ordinal};
use engine::fact::{Choice, Fact, FactId, Kind, Later};
use engine::limit::Limit;
use engine::region::Region;
use engine::tables::*;
use engine::{Tables, Text};
use rust_decimal::Decimal;
";

fn list<T>(items: &[T], one: fn(&T) -> String) -> String {
    format!("&[{}]", items.iter().map(one).collect::<Vec<_>>().join(",\n"))
}

fn option<T>(item: &Option<T>, one: fn(&T) -> String) -> String {
    item.as_ref().map_or("None".into(), |item| format!("Some({})", one(item)))
}

fn text(text: &Text) -> String {
    format!("Text {{ zh: {:?}, en: {:?} }}", text.zh, text.en)
}

fn string(text: &&'static str) -> String {
    format!("{text:?}")
}

fn date(date: &Date) -> String {
    format!("ordinal({}, {})", date.year(), date.ordinal())
}

fn decimal(number: &Decimal) -> String {
    let parts = number.unpack();
    format!(
        "Decimal::from_parts({}, {}, {}, {}, {})",
        parts.lo, parts.mid, parts.hi, parts.negative, parts.scale
    )
}

/// For plain enums, whose name in the source is what `Debug` prints.
fn named<T: std::fmt::Debug>(prefix: &str, one: &T) -> String {
    format!("{prefix}::{one:?}")
}

fn unit(unit: &Unit) -> String {
    format!("Unit {{ key: {:?}, zh: {:?}, one: {:?}, many: {:?} }}", unit.key, unit.zh, unit.one, unit.many)
}

fn fact(fact: &Fact) -> String {
    format!(
        "Fact {{ key: {:?}, kind: {}, about: {}, group: {:?}, label: {}, question: {}, why: {}, \
         definition: {}, ask: {}, later: {}, changeable: {} }}",
        fact.key,
        kind(&fact.kind),
        list(fact.about, |party| named("Party", party)),
        fact.group,
        text(&fact.label),
        text(&fact.question),
        text(&fact.why),
        option(&fact.definition, text),
        option(&fact.ask, text),
        option(&fact.later, |later: &Later| format!(
            "Later {{ after: {}, definition: {} }}",
            date(&later.after),
            text(&later.definition)
        )),
        fact.changeable,
    )
}

fn kind(kind: &Kind) -> String {
    match kind {
        Kind::Bool => "Kind::Bool".into(),
        Kind::Date => "Kind::Date".into(),
        Kind::Region => "Kind::Region".into(),
        Kind::Choice(options) => format!("Kind::Choice({})", list(options, choice)),
        Kind::Int { min, max, unit } => {
            format!("Kind::Int {{ min: {min}, max: {max}, unit: {unit:?} }}")
        }
        Kind::Decimal { min, max, unit } => {
            format!("Kind::Decimal {{ min: {}, max: {}, unit: {unit:?} }}", decimal(min), decimal(max))
        }
        Kind::Money { min, max } => {
            format!("Kind::Money {{ min: {}, max: {} }}", decimal(min), decimal(max))
        }
    }
}

fn choice(choice: &Choice) -> String {
    format!(
        "Choice {{ key: {:?}, label: {}, hint: {} }}",
        choice.key,
        text(&choice.label),
        option(&choice.hint, text)
    )
}

fn document(document: &Document) -> String {
    format!(
        "Document {{ id: {:?}, number: {:?}, title: {}, issuer: {}, region: Region({}), issued: {}, \
         term: {}, after: {}, reviewed: {}, contact: {}, clauses: {}, explained: {}, warnings: {} }}",
        document.id,
        document.number,
        text(&document.title),
        text(&document.issuer),
        document.region.0,
        date(&document.issued),
        term(&document.term),
        text(&document.after),
        date(&document.reviewed),
        text(&document.contact),
        list(document.clauses, string),
        list(document.explained, |explained: &Explained| format!(
            "Explained {{ clause: {:?}, text: {}, reason: {} }}",
            explained.clause,
            text(&explained.text),
            text(&explained.reason)
        )),
        list(document.warnings, |warning: &Warning| format!(
            "Warning {{ clause: {:?}, text: {} }}",
            warning.clause,
            text(&warning.text)
        )),
    )
}

fn term(term: &Term) -> String {
    format!(
        "Term {{ from: {}, until: {}, unconfirmed_after: {}, ground: {} }}",
        date(&term.from),
        option(&term.until, date),
        option(&term.unconfirmed_after, date),
        text(&term.ground)
    )
}

fn programme(programme: &Programme) -> String {
    format!(
        "Programme {{ id: {:?}, document: {}, name: {}, summary: {}, recipients: {}, paid_to: {}, \
         benefits: {}, force: {}, term: {}, alternative: {}, cites: {}, when: {}, amounts: {}, \
         next_step: {}, notes: {}, references: {} }}",
        programme.id,
        programme.document,
        text(&programme.name),
        text(&programme.summary),
        list(programme.recipients, |party| named("Party", party)),
        option(&programme.paid_to, paid_to),
        list(programme.benefits, |benefit| named("Benefit", benefit)),
        named("Force", &programme.force),
        term(&programme.term),
        option(&programme.alternative, string),
        list(programme.cites, citation),
        cond(&programme.when),
        list(programme.amounts, amount),
        text(&programme.next_step),
        list(programme.notes, text),
        list(programme.references, reference),
    )
}

fn paid_to(paid_to: &PaidTo) -> String {
    match paid_to {
        PaidTo::Party(party) => format!("PaidTo::Party(Party::{party:?})"),
        PaidTo::Student => "PaidTo::Student".into(),
        PaidTo::Unsaid => "PaidTo::Unsaid".into(),
    }
}

fn citation(cite: &Citation) -> String {
    format!("Citation {{ clause: {:?}, words: {:?} }}", cite.clause, cite.words)
}

fn reference(reference: &Reference) -> String {
    format!(
        "Reference {{ text: {}, source: {:?}, grade: {}, from: {}, until: {} }}",
        text(&reference.text),
        reference.source,
        named("Grade", &reference.grade),
        option(&reference.from, date),
        option(&reference.until, date)
    )
}

fn cond(one: &Cond) -> String {
    match one {
        Cond::All(parts) => format!("Cond::All({})", list(parts, cond)),
        Cond::Any(parts) => format!("Cond::Any({})", list(parts, cond)),
        Cond::Not(part) => format!("Cond::Not(&{})", cond(part)),
        Cond::Doubt(part, why) => format!("Cond::Doubt(&{}, &{})", cond(part), text(why)),
        Cond::Open(part, why) => format!("Cond::Open(&{}, &{})", cond(part), text(why)),
        Cond::Test(Test { fact, check: asked, cite }) => format!(
            "Cond::Test(Test {{ fact: FactId({}), check: {}, cite: {} }})",
            fact.0,
            check(asked),
            citation(cite)
        ),
    }
}

fn check(check: &Check) -> String {
    let number = |number: &i64| number.to_string();
    match check {
        Check::Is(wanted) => format!("Check::Is({wanted})"),
        Check::OneOf(set) => format!("Check::OneOf({set})"),
        Check::Int { min, max } => {
            format!("Check::Int {{ min: {}, max: {} }}", option(min, number), option(max, number))
        }
        Check::Decimal { min, max } => {
            format!("Check::Decimal {{ min: {}, max: {} }}", option(min, bound), option(max, bound))
        }
        Check::YearsAhead(years) => format!("Check::YearsAhead({years})"),
        Check::Within(p) => {
            format!("Check::Within(Period {{ years: {}, months: {} }})", p.years, p.months)
        }
        Check::Ago(p) => format!("Check::Ago(Period {{ years: {}, months: {} }})", p.years, p.months),
        Check::In(region) => format!("Check::In(Region({}))", region.0),
    }
}

fn bound(bound: &Bound) -> String {
    format!("Bound {{ value: {}, included: {} }}", decimal(&bound.value), bound.included)
}

fn amount(row: &AmountRow) -> String {
    let figure = match &row.figure {
        Figure::Yuan(yuan) => format!("Figure::Yuan({})", decimal(yuan)),
        Figure::Fact(fact) => format!("Figure::Fact(FactId({}))", fact.0),
        Figure::Open => "Figure::Open".into(),
    };
    format!(
        "AmountRow {{ when: {}, from: {}, until: {}, basis: {}, figure: {figure}, times: {}, per: {}, \
         count: {}, cite: {} }}",
        option(&row.when, cond),
        option(&row.from, date),
        option(&row.until, date),
        named("Basis", &row.basis),
        decimal(&row.times),
        list(row.per, |per| named("Per", per)),
        list(row.count, count),
        citation(&row.cite),
    )
}

fn count(count: &Count) -> String {
    let number = |number: &i64| number.to_string();
    format!(
        "Count {{ fact: FactId({}), per: Per::{:?}, at_most: {} }}",
        count.fact.0,
        count.per,
        option(&count.at_most, number)
    )
}

fn limit(limit: &Limit) -> String {
    format!(
        "Limit {{ id: {:?}, document: {}, cite: {}, text: {}, reached: {}, in_principle: {}, programmes: {} }}",
        limit.id,
        limit.document,
        citation(&limit.cite),
        text(&limit.text),
        cond(&limit.reached),
        limit.in_principle,
        list(limit.programmes, string),
    )
}
