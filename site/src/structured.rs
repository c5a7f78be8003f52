//! A programme as data for search engines: a `GovernmentService` of schema.org, as JSON-LD.
//!
//! What, for whom, where, whose, from when until when, and how much, as far as the text says it.
//! Nothing that depends on the reader or the day. It stands in a block of data, which no browser
//! executes and no content policy forbids.

use crate::body::amounts::figure;
use engine::law::{AmountRow, Basis, Figure};
use engine::region::Region;
use engine::{Date, Document, Programme, date};
use pages::wording::Wording;
use serde_json::{Map, Value, json};

/// The block of a programme's page.
pub fn block(wording: Wording, programme: &Programme, document: &Document) -> String {
    // Whatever a text says, it cannot end the block.
    let json = sorted(service(wording, programme, document)).to_string().replace('<', "\\u003c");
    ["<script type=\"application/ld+json\">", &json, "</script>\n"].concat()
}

fn service(wording: Wording, programme: &Programme, document: &Document) -> Value {
    let listed = |all: Vec<Value>| match <[Value; 1]>::try_from(all) {
        Ok([one]) => one,
        Err(all) => Value::Array(all),
    };
    let issuer = json!({ "@type": "GovernmentOrganization", "name": wording.get(document.issuer) });
    let area = area(wording, document.region);
    let kinds = programme.benefits.iter().map(|benefit| wording.benefit(*benefit).into());
    let audience = programme
        .recipients
        .iter()
        .map(|party| json!({ "@type": "Audience", "audienceType": wording.party(*party) }));
    let mut legislation = Map::new();
    legislation.insert("@type".into(), "Legislation".into());
    legislation.insert("name".into(), wording.get(document.title).into());
    legislation.insert("legislationIdentifier".into(), document.number.into());
    legislation.insert("legislationDate".into(), date::format(document.issued).into());
    legislation.insert("legislationPassedBy".into(), issuer.clone());
    let mut offer = dated(Some(programme.term.from), programme.term.until);
    offer.insert("@type".into(), "Offer".into());
    let mut service = json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "identifier": programme.id,
        "name": wording.get(programme.name),
        "description": wording.get(programme.summary),
        "serviceType": listed(kinds.collect()),
        "audience": listed(audience.collect()),
        "areaServed": area,
        "jurisdiction": area,
        "provider": issuer,
        "offers": offer,
        "subjectOf": legislation,
    });
    let grants: Vec<Value> = programme.amounts.iter().map(|row| grant(wording, row)).collect();
    if !grants.is_empty() {
        service["serviceOutput"] = listed(grants);
    }
    service
}

fn area(wording: Wording, region: Region) -> Value {
    let kind = if region == Region::COUNTRY { "Country" } else { "AdministrativeArea" };
    json!({ "@type": kind, "name": wording.place(region), "identifier": region.to_string() })
}

/// A figure in words, and as a number where the text gives one.
fn grant(wording: Wording, row: &AmountRow) -> Value {
    let mut grant = json!({ "@type": "MonetaryGrant", "name": figure(wording, row) });
    let Figure::Yuan(yuan) = row.figure else { return grant };
    let bound = match row.basis {
        Basis::Exact => "value",
        Basis::AtMost => "maxValue",
        Basis::AtLeast => "minValue",
        // Neither what is paid nor what bounds it.
        Basis::Guideline | Basis::Local => return grant,
    };
    let Ok(number) = (yuan * row.times).normalize().to_string().parse::<serde_json::Number>() else {
        return grant;
    };
    let mut amount = dated(row.from, row.until);
    amount.insert("@type".into(), "MonetaryAmount".into());
    amount.insert("currency".into(), "CNY".into());
    amount.insert(bound.into(), number.into());
    grant["amount"] = amount.into();
    grant
}

/// The first and the last day, where there are such.
fn dated(from: Option<Date>, until: Option<Date>) -> Map<String, Value> {
    let days = [("validFrom", from), ("validThrough", until)];
    days.into_iter().filter_map(|(key, day)| Some((key.to_string(), date::format(day?).into()))).collect()
}

/// The same with its keys in order. In which order they are kept is a feature of the library, and
/// any crate of a build may switch it: a site must not depend on that.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(parts) => {
            let mut parts: Vec<(String, Value)> = parts.into_iter().collect();
            parts.sort_by(|(a, _), (b, _)| a.cmp(b));
            Value::Object(parts.into_iter().map(|(key, part)| (key, sorted(part))).collect())
        }
        Value::Array(all) => Value::Array(all.into_iter().map(sorted).collect()),
        value => value,
    }
}
