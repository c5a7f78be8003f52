//! Writing an assessment as JSON.

use super::change::WayJson;
use super::keys::{AnswerJson, Writer, units, yuan};
use super::layout::Layout;
use super::plan::{PlanJson, written};
use crate::advice::ending::Ending;
use crate::advice::plan::{Plan, plan};
use crate::advice::question;
use crate::answers::Answers;
use crate::assess::{Assessment, Outcome};
use crate::date;
use crate::evaluate::amount::{Amount, Span};
use crate::evaluate::ground::Ground;
use crate::evaluate::limit::LimitOutcome;
use crate::evaluate::reason::Reason;
use crate::law::{Citation, FactId, Grade, Party, Tables, notation};
use crate::text::Text;
use serde::Serialize;

/// Writes an assessment: every programme of the tables in their order with what would end it,
/// the limits, and the key of the next question. Clauses and limits of other places and times
/// than somebody's are not cited to them. Where a party is given, the question is one
/// of its programmes', what would change an outcome is for it to change, and its plan for the
/// year is written too.
///
/// Of a programme that is not granted and can be had on the day, `changes` holds what would make
/// it so or settle it ([`change`](crate::advice::change)). Where nothing would, `in_the_way` holds the
/// answers that stand against it and cannot be changed. Money is text with two decimals; an open end
/// is `null`. Keys are the tables' own.
pub fn write(
    tables: &'static Tables,
    answers: &Answers,
    assessment: &Assessment,
    party: Option<Party>,
    layout: Layout,
) -> String {
    let ground = Ground::of(tables, answers, assessment.date);
    let writer = Writer { tables, answers, assessment, party, ground };
    let plan = party.map(|party| plan(assessment, answers, party)).unwrap_or_default();
    let limits = assessment.limits.iter().filter(|outcome| writer.ground.has_limit(outcome.limit));
    let next = question::questions(tables, answers, assessment, party).into_iter().next();
    layout.write(&AssessmentJson {
        date: date::format(assessment.date),
        programmes: assessment.outcomes.iter().map(|outcome| writer.programme(outcome, &plan)).collect(),
        limits: limits.map(|limit| writer.limit(limit)).collect(),
        plan: party.map(|_| written(&plan)),
        next_question: next.map(|fact| writer.key(fact)),
    })
}

#[derive(Serialize)]
struct AssessmentJson {
    date: String,
    programmes: Vec<ProgrammeJson>,
    limits: Vec<LimitJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<PlanJson>,
    next_question: Option<&'static str>,
}

#[derive(Serialize)]
struct ProgrammeJson {
    id: &'static str,
    verdict: &'static str,
    standing: &'static str,
    force: &'static str,
    amount: Option<AmountJson>,
    missing: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    season: Option<SeasonJson>,
    ends: Vec<EndJson>,
    changes: Vec<WayJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    in_the_way: Vec<&'static str>,
    reasons: Vec<ReasonJson>,
}

/// The time of the year that the text names: the one that is on, or the next. `opens` is `null`
/// where the text names no first day.
#[derive(Serialize)]
struct SeasonJson {
    opens: Option<String>,
    last: String,
    open: bool,
    #[serde(flatten)]
    cite: CiteJson,
}

/// What would end it; `last` is the last day before that.
#[derive(Serialize)]
struct EndJson {
    kind: &'static str,
    last: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facts: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<&'static str>,
}

#[derive(Serialize)]
struct AmountJson {
    low: Option<String>,
    high: Option<String>,
    basis: &'static str,
    paid_to: &'static str,
    per: Vec<&'static str>,
    rate: RateJson,
    lacks: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standard: Option<StandardJson>,
}

/// Where a local standard that nobody had to enter was published.
#[derive(Serialize)]
struct StandardJson {
    source: &'static str,
    grade: &'static str,
}

#[derive(Serialize)]
struct RateJson {
    low: Option<String>,
    high: Option<String>,
    per: Vec<&'static str>,
}

#[derive(Serialize)]
struct ReasonJson {
    fact: &'static str,
    test: String,
    finding: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    negated: bool,
    answer: AnswerJson,
    document: &'static str,
    #[serde(flatten)]
    cite: CiteJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Text>,
}

/// A citation; with its grade where the words are only reported.
#[derive(Serialize)]
struct CiteJson {
    clause: &'static str,
    words: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remark: Option<Text>,
}

impl From<Citation> for CiteJson {
    fn from(cite: Citation) -> CiteJson {
        CiteJson {
            clause: cite.clause,
            words: cite.words,
            grade: (cite.grade == Grade::Reported).then_some("reported"),
            remark: cite.remark.copied(),
        }
    }
}

#[derive(Serialize)]
struct LimitJson {
    id: &'static str,
    state: &'static str,
    in_principle: bool,
    #[serde(flatten)]
    cite: CiteJson,
    programmes: &'static [&'static str],
    missing: Vec<&'static str>,
}

impl Writer<'_> {
    fn programme(&self, outcome: &Outcome, plan: &Plan) -> ProgrammeJson {
        let document = self.tables.document_of(outcome.programme).map_or("", |document| document.number);
        let said = |reason: &&Reason| self.ground.has(outcome.programme, reason.test.cite.clause);
        let reasons = self.assessment.reasons(outcome).iter().filter(said);
        let ends = plan.endings(self.assessment, outcome, self.answers);
        let (changes, in_the_way) = self.changes(outcome);
        ProgrammeJson {
            id: outcome.programme.id,
            verdict: outcome.verdict.key(),
            standing: outcome.standing.key(),
            force: outcome.programme.force.key(),
            amount: outcome.amount.as_ref().map(|amount| self.amount(amount)),
            missing: self.keys(&outcome.missing),
            season: self.season(outcome),
            ends: ends.iter().map(|ending| self.ending(ending)).collect(),
            changes,
            in_the_way: self.keys(&in_the_way),
            reasons: reasons.map(|reason| self.reason(reason, document)).collect(),
        }
    }

    fn season(&self, outcome: &Outcome) -> Option<SeasonJson> {
        let (season, window) = outcome.programme.season_on(self.assessment.date)?;
        Some(SeasonJson {
            opens: window.opens.map(date::format),
            last: date::format(window.last),
            open: window.is_open(self.assessment.date),
            cite: season.cite.into(),
        })
    }

    fn ending(&self, ending: &Ending) -> EndJson {
        EndJson {
            kind: ending.why.key(),
            last: ending.last.map(date::format),
            facts: self.keys(&ending.facts),
            limit: ending.why.limit().map(|limit| limit.id),
        }
    }

    fn amount(&self, amount: &Amount) -> AmountJson {
        let (Span { low, high }, rate) = (amount.total, amount.rate);
        AmountJson {
            low: low.map(yuan),
            high: high.map(yuan),
            basis: amount.basis.key(),
            paid_to: amount.paid_to.key(),
            per: units(amount.total_per),
            rate: RateJson {
                low: rate.low.map(yuan),
                high: rate.high.map(yuan),
                per: amount.per.iter().map(|per| per.key()).collect(),
            },
            lacks: self.keys(&amount.lacks),
            standard: amount
                .source
                .map(|source| StandardJson { source: source.text, grade: source.grade.key() }),
        }
    }

    fn reason(&self, reason: &Reason, document: &'static str) -> ReasonJson {
        ReasonJson {
            fact: self.key(reason.test.fact),
            test: notation::test(self.tables, reason.test),
            finding: reason.finding.key(),
            negated: reason.negated,
            answer: self.answer(reason.test.fact),
            document,
            cite: reason.test.cite.into(),
            why: reason.why.copied(),
        }
    }

    fn answer(&self, id: FactId) -> AnswerJson {
        let value = self.answers.value(id);
        value.map_or(AnswerJson::None, |value| AnswerJson::of(self.tables, id, value))
    }

    fn limit(&self, outcome: &LimitOutcome) -> LimitJson {
        LimitJson {
            id: outcome.limit.id,
            state: outcome.room.key(),
            in_principle: outcome.limit.in_principle,
            cite: outcome.limit.cite.into(),
            programmes: outcome.limit.programmes,
            missing: self.keys(&outcome.missing),
        }
    }
}
