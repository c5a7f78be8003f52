//! What `subsidy screen` says of people is what the engine's assessment says of them.

mod roster;
mod support;

use engine::answers::{Answers, format_value};
use engine::law::Kind;
use engine::{Answer, Date, Value, Verdict, assess};
use laws::people::person;
use proptest::prelude::*;
use roster::{Roster, csv};
use tables::TABLES;

/// The cell for an answer: as tables write it, or an option by its Chinese label.
fn cell(at: usize, answer: Answer, labels: bool) -> String {
    let Answer::Known(value) = answer else { return String::new() };
    let fact = &TABLES.facts[at];
    let key = format_value(fact, value);
    match fact.kind {
        Kind::Choice(options) if labels => {
            options.iter().find(|option| option.key == key).map_or(key, |option| option.label.zh.into())
        }
        Kind::Bool if labels => if key == "yes" { "是" } else { "否" }.into(),
        Kind::Date if labels => key.replace('-', "/"),
        _ => key,
    }
}

/// With days and years that a roster takes for true: none before 1901, nor more than ten years after that of
/// evaluation.
fn writable(mut answers: Answers, date: Date) -> Answers {
    let years = 1901..=date.year() + 10;
    for (id, answer) in answers.clone().given() {
        let of_year = TABLES.fact_at(id).and_then(|fact| fact.unit()) == Some("year");
        let likely = match answer {
            Answer::Known(Value::Date(day)) if !years.contains(&day.year()) => {
                let year = day.year().clamp(*years.start(), *years.end());
                Answer::Known(Value::Date(engine::date::ordinal(year, 1)))
            }
            Answer::Known(Value::Int(year)) if of_year && year > i64::from(*years.end()) => Answer::DontKnow,
            answer => answer,
        };
        answers.set(id, likely);
    }
    answers
}

/// A roster of everything that people answered.
fn roster(people: &[Answers], labels: bool) -> String {
    let row = |cells: Vec<String>| cells.iter().map(|cell| format!("{cell:?}")).collect::<Vec<_>>().join(",");
    let mut text = row(TABLES.facts.iter().map(|fact| fact.key.to_owned()).collect()) + "\n";
    for answers in people {
        let ids = (0..TABLES.facts.len()).map(|at| (at, answers.get(engine::FactId(at as u16))));
        text += &(row(ids.map(|(at, answer)| cell(at, answer, labels)).collect()) + "\n");
    }
    text
}

/// The rows of the people as the assessment has them.
fn assessed(people: &[Answers], date: Date) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (row, answers) in people.iter().enumerate() {
        // Nobody in a roster is blank, and a blank row is no one.
        if answers.given().all(|(_, answer)| answer == Answer::DontKnow) {
            continue;
        }
        for outcome in &assess(&TABLES, answers, date).outcomes {
            if outcome.verdict == Verdict::Ineligible {
                continue;
            }
            let yuan =
                |yuan: Option<rust_decimal::Decimal>| yuan.map_or(String::new(), |yuan| format!("{yuan:.2}"));
            let span = outcome
                .amount
                .map(|amount| if amount.total.is_unknown() { amount.rate } else { amount.total });
            let (low, high) = span.map_or((None, None), |span| (span.low, span.high));
            let units: Vec<&str> = outcome
                .amount
                .iter()
                .flat_map(|amount| amount.total_per.iter().collect::<Vec<_>>())
                .map(engine::law::Per::key)
                .collect();
            let missing: Vec<&str> =
                outcome.missing.iter().map(|id| TABLES.fact_at(id).expect("a fact").key).collect();
            rows.push(vec![
                (row + 1).to_string(),
                outcome.programme.id.into(),
                outcome.verdict.key().into(),
                outcome.standing.key().into(),
                yuan(low),
                yuan(high),
                outcome.amount.map_or("", |amount| amount.basis.key()).into(),
                units.join(" "),
                outcome.amount.map_or("", |amount| amount.paid_to.key()).into(),
                missing.join(" "),
            ]);
        }
    }
    rows
}

proptest! {
    #![proptest_config(laws::cases(48))]

    #[test]
    fn screening_is_assessing(people in prop::collection::vec(person(), 1..40), labels: bool) {
        let date = people[0].1;
        let people: Vec<Answers> = people.into_iter().map(|(answers, _)| writable(answers, date)).collect();
        let ran = Roster::of(roster(&people, labels).as_bytes())
            .screen(&["--date", &engine::date::format(date), "--no-bom"]);
        prop_assert_eq!(ran.code, Some(0), "{}", ran.err);
        let columns = [0, 1, 3, 4, 6, 7, 8, 9, 10, 11];
        let found: Vec<Vec<String>> = csv(&ran.out)
            .into_iter()
            .skip(1)
            .map(|row| columns.map(|at| row[at].clone()).to_vec())
            .collect();
        prop_assert_eq!(found, assessed(&people, date));
    }
}
