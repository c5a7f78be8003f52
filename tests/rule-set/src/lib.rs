//! The rule set that the speed of the engine is stated for, beside the same in plain JavaScript
//! (`rule-set.mjs`): ten programmes of four conditions.
//!
//! [`described`] writes what comes of a sample of people, so that both are seen to do the same
//! work; [`assess_people`] does that work again and again.

mod set;

pub use set::{people, sample, tables};

use engine::{Answers, Assessment, Date, Outcome, Tables, Verdict, assess, date};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// Assesses three people in turn, so many times each: verdicts, reasons, missing facts and
/// amounts of all programmes. Gives how many were eligible, which nobody can leave out to work out.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn assess_people(times: u32) -> u32 {
    let tables = tables();
    let (people, day) = (people(tables), day());
    let eligible = |outcome: &&Outcome| outcome.verdict == Verdict::Eligible;
    let mut count = 0;
    for _ in 0..times {
        for answers in &people {
            let assessment = assess(std::hint::black_box(tables), std::hint::black_box(answers), day);
            count += std::hint::black_box(&assessment).outcomes.iter().filter(eligible).count() as u32;
        }
    }
    count
}

/// What comes of the sample: a line a person, with every programme's verdict, missing facts,
/// reasons and amount.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn described() -> String {
    let tables = tables();
    let line = |answers: &Answers| {
        let assessment = assess(tables, answers, day());
        let all: Vec<String> =
            assessment.outcomes.iter().map(|outcome| one(tables, &assessment, outcome)).collect();
        all.join("; ")
    };
    sample(tables).iter().map(line).collect::<Vec<_>>().join("\n")
}

fn day() -> Date {
    date::ordinal(2020, 245)
}

fn one(tables: &Tables, assessment: &Assessment, outcome: &Outcome) -> String {
    let key = |id| tables.fact_at(id).map_or("", |fact| fact.key);
    let reasons: Vec<String> = assessment
        .reasons(outcome)
        .iter()
        .map(|reason| format!("{} {}", key(reason.test.fact), reason.finding.key()))
        .collect();
    let missing: Vec<&str> = outcome.missing.iter().map(key).collect();
    let amount = outcome.amount.and_then(|amount| amount.total.low.zip(amount.total.high));
    let amount = amount.map_or("none".to_owned(), |(low, high)| format!("{low} to {high}"));
    let id = outcome.programme.id;
    format!("{id} {} [{}] [{}] {amount}", outcome.verdict.key(), missing.join(", "), reasons.join(", "))
}
