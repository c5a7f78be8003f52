//! What the engine says for the same answers. The groups are worked out here anew, so that
//! a fault in the page's own sorting shows.

use engine::advice::question::{has_said_who, is_related, names_place};
use engine::answers::parse_value;
use engine::law::Party;
use engine::truth::Truth;
use engine::{Answer, Answers, Date, FactId, Standing, Value, Verdict, assess, date};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{SystemTime, UNIX_EPOCH};
use tables::TABLES;

/// What somebody laid off in Turpan (650400) has on 2020-09-01, in the order of the page, with
/// nothing else answered.
pub const LAID_OFF_IN_TURPAN: [&str; 2] = ["tlf53.free-training", "tlf53.hardship"];

/// Today in Shanghai.
pub fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("the clock is past 1970");
    date::in_shanghai(since.as_millis() as i64).expect("a date")
}

/// A day as `2020-09-01`; an empty text is today.
pub fn day(text: &str) -> Date {
    if text.is_empty() { today() } else { date::parse(text).expect("a date") }
}

/// The answers in a fragment as the page writes it.
pub fn answers_in(fragment: &str) -> Vec<(&str, &str)> {
    let parts = fragment.trim_start_matches('#').split('&').filter_map(|part| part.split_once('='));
    let answers = parts.filter(|(key, _)| !matches!(*key, "v" | "date" | "lang" | "for"));
    answers.map(|(key, value)| (key, if value == "-" { "unknown" } else { value })).collect()
}

/// Whether a party is asked about a fact.
pub fn is_about(fact: &str, party: Party) -> bool {
    let fact = TABLES.fact(fact).and_then(|id| TABLES.fact_at(id));
    fact.is_some_and(|fact| fact.about.contains(&party))
}

fn answers_of(given: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::none(&TABLES);
    for (key, text) in given {
        let id = TABLES.fact(key).unwrap_or_else(|| panic!("no fact {key}"));
        let fact = TABLES.fact_at(id).expect("ids come from the tables");
        let answer = match *text {
            "unknown" => Answer::DontKnow,
            text => Answer::Known(parse_value(fact, text).unwrap_or_else(|| panic!("{key} = {text}"))),
        };
        answers.set(id, answer);
    }
    answers
}

/// The facts that could still change a programme's verdict for the answers in a fragment.
pub fn missing(programme: &str, fragment: &str, on: Date) -> Vec<&'static str> {
    let assessment = assess(&TABLES, &answers_of(&answers_in(fragment)), on);
    let outcome = assessment.outcome(programme).unwrap_or_else(|| panic!("no programme {programme}"));
    outcome.missing.iter().filter_map(|fact| TABLES.fact_at(fact)).map(|fact| fact.key).collect()
}

/// The programmes that belong in each group of a party's page; `unknown` is 不清楚.
pub fn groups(given: &[(&str, &str)], on: Date, party: Party) -> BTreeMap<String, BTreeSet<String>> {
    let answers = answers_of(given);
    let place = TABLES.fact("region").and_then(|fact| answers.value(fact));
    let Some(Value::Region(place)) = place else { return BTreeMap::new() };
    let mut groups: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for outcome in assess(&TABLES, &answers, on).outcomes {
        let programme = outcome.programme;
        let document = TABLES.document_of(programme).expect("each programme has a document");
        let elsewhere = place.within(document.region) == Truth::False;
        if !programme.is_for(party) || elsewhere && !names_place(programme, &answers, on) {
            continue;
        }
        // A question is open to a party only if it is about it: an employer's fact settles
        // nothing for a provider, who is never asked it.
        let unasked = outcome.missing.iter().filter(|fact| answers.get(*fact) == Answer::Unasked);
        let own = |fact: &FactId| TABLES.fact_at(*fact).is_some_and(|fact| fact.about.contains(&party));
        let open = unasked.filter(own).count();
        let related = is_related(programme, &answers, on);
        let group = if outcome.verdict == Verdict::Ineligible {
            "not"
        } else if outcome.standing == Standing::Ended {
            "ended"
        } else if outcome.standing == Standing::NotYet {
            "not-yet"
        } else if outcome.verdict == Verdict::Eligible {
            "yours"
        } else if open == 0 {
            "check"
        } else if open == 1 && (related || !has_said_who(&TABLES, &answers)) {
            "one"
        } else if related {
            "related"
        } else {
            "more"
        };
        groups.entry(group.into()).or_default().insert(programme.id.into());
    }
    groups
}
