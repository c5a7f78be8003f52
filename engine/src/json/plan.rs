//! Writing the year's plan as JSON.

use super::keys::{units, yuan};
use crate::advice::plan::{Claim, Excluded, Exclusion, LeftOver, Plan};
use crate::assess::totals::{Total, Totals};
use crate::date;
use crate::evaluate::limit::Left;
use serde::Serialize;

/// The plan: what to claim by when, what that comes to, what is kept out by which rule.
#[derive(Serialize)]
pub(super) struct PlanJson {
    claims: Vec<ClaimJson>,
    sure: TotalsJson,
    maybe: TotalsJson,
    excluded: Vec<ExcludedJson>,
    left: Vec<LeftJson>,
}

#[derive(Serialize)]
struct ClaimJson {
    id: &'static str,
    verdict: &'static str,
    deadline: Option<String>,
    /// Whether the text says that the money is the party's own; otherwise it is in no sum.
    own: bool,
}

#[derive(Serialize)]
struct TotalsJson {
    sums: Vec<SumJson>,
    without_figure: Vec<&'static str>,
}

#[derive(Serialize)]
struct SumJson {
    low: Option<String>,
    high: Option<String>,
    basis: &'static str,
    per: Vec<&'static str>,
    standing: &'static str,
    programmes: Vec<&'static str>,
}

#[derive(Serialize)]
struct ExcludedJson {
    id: &'static str,
    verdict: &'static str,
    reasons: Vec<ExclusionJson>,
    /// The verdict on 1 January, where the claim fits again then.
    next_year: Option<&'static str>,
}

#[derive(Serialize)]
struct ExclusionJson {
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<&'static str>,
    in_principle: bool,
    by: Vec<&'static str>,
}

#[derive(Serialize)]
struct LeftJson {
    limit: &'static str,
    left: u32,
    /// Whether it is known how many claims were made before; otherwise `left` is the most.
    exact: bool,
}

pub(super) fn written(plan: &Plan) -> PlanJson {
    PlanJson {
        claims: plan.claims.iter().map(claim).collect(),
        sure: totals(&plan.sure),
        maybe: totals(&plan.maybe),
        excluded: plan.excluded.iter().map(excluded).collect(),
        left: plan.left.iter().filter_map(left).collect(),
    }
}

fn claim(claim: &Claim) -> ClaimJson {
    ClaimJson {
        id: claim.programme.id,
        verdict: claim.verdict.key(),
        deadline: claim.deadline.map(date::format),
        own: claim.own,
    }
}

fn totals(totals: &Totals) -> TotalsJson {
    let sum = |total: &Total| SumJson {
        low: total.sum.low.map(yuan),
        high: total.sum.high.map(yuan),
        basis: total.basis.key(),
        per: units(total.per),
        standing: total.standing.key(),
        programmes: total.programmes.clone(),
    };
    TotalsJson { sums: totals.sums.iter().map(sum).collect(), without_figure: totals.without_figure.clone() }
}

fn excluded(excluded: &Excluded) -> ExcludedJson {
    ExcludedJson {
        id: excluded.programme.id,
        verdict: excluded.verdict.key(),
        reasons: excluded.reasons.iter().map(exclusion).collect(),
        next_year: excluded.next_year.map(|verdict| verdict.key()),
    }
}

fn exclusion(exclusion: &Exclusion) -> ExclusionJson {
    let limit = exclusion.rule.limit();
    ExclusionJson {
        rule: exclusion.rule.key(),
        limit: limit.map(|limit| limit.id),
        in_principle: limit.is_some_and(|limit| limit.in_principle),
        by: exclusion.by.iter().map(|programme| programme.id).collect(),
    }
}

fn left(left: &LeftOver) -> Option<LeftJson> {
    let (count, exact) = match left.left {
        Left::Uncounted => return None,
        Left::AtMost(count) => (count, false),
        Left::Exactly(count) => (count, true),
    };
    Some(LeftJson { limit: left.limit.id, left: count, exact })
}
