//! Parts of small laws for tests: each says as little as it can.

use super::*;
use crate::date;
use crate::region::Region;
use crate::text::Text;

pub(crate) const NO_TEXT: Text = Text { zh: "一", en: "one" };
pub(crate) const CITE: Citation = Citation::verbatim("一", "培训");
pub(crate) const TERM: Validity =
    Validity { from: date::ordinal(2020, 1), until: None, unconfirmed_after: None, ground: NO_TEXT };

/// A fact that workers are asked.
pub(crate) const fn fact(key: &'static str, group: &'static str, kind: Kind) -> Fact {
    Fact {
        key,
        kind,
        about: &[Party::Worker],
        group,
        label: NO_TEXT,
        question: NO_TEXT,
        why: NO_TEXT,
        definition: None,
        ask: None,
        later: None,
        local: &[],
        implies: &[],
        change: None,
    }
}

pub(crate) const fn option(key: &'static str) -> Choice {
    Choice { key, label: NO_TEXT, hint: None }
}

pub(crate) const fn document(id: &'static str, region: u32) -> Document {
    Document {
        id,
        number: "",
        title: NO_TEXT,
        issuer: NO_TEXT,
        region: Region(region),
        issued: TERM.from,
        term: TERM,
        after: NO_TEXT,
        reviewed: TERM.from,
        contact: NO_TEXT,
        clauses: &[],
        explained: &[],
        warnings: &[],
    }
}

/// A programme that gives workers cash, without a figure.
pub(crate) const fn programme(id: &'static str, document: u16, when: Cond) -> Programme {
    Programme {
        id,
        document: DocumentId(document),
        name: NO_TEXT,
        summary: NO_TEXT,
        recipients: &[Party::Worker],
        paid_to: Some(PaidTo::Party(Party::Worker)),
        benefits: &[Benefit::Cash],
        force: Force::Given,
        term: TERM,
        season: None,
        alternative: None,
        cites: &[],
        when,
        amounts: &[],
        next_step: NO_TEXT,
        notes: &[],
        references: &[],
    }
}
