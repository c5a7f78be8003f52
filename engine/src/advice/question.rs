//! The next question: the unanswered fact that can still settle most.

use crate::answers::Answers;
use crate::assess::{Assessment, Verdict};
use crate::evaluate::limit::Room;
pub use crate::evaluate::representatives::representatives;
use crate::law::{Answer, Check, Cond, Fact, FactId, FactSet, Party, Programme, Tables, Test, Value};
use crate::truth::Truth;
use time::Date;

/// The facts worth asking a party, the most decisive first.
///
/// First come the facts that can still change a verdict: each is tried with every answer
/// that makes a difference, and ranked by how many verdicts its best answer would settle,
/// then by how many it touches, then in the order of the vocabulary; a programme that
/// something answered already speaks for counts [`RELATED`] times. After them the facts
/// that a figure of an eligible programme lacks, then those of the limits that bind one.
/// 不清楚 is an answer, so such a fact is not asked again; nor is anything asked for the
/// sake of a programme that has ended or not begun, nor of a party that it is not about:
/// a worker is never asked what only the employer knows.
pub fn questions(
    tables: &'static Tables,
    answers: &Answers,
    assessment: &Assessment,
    party: Option<Party>,
) -> Vec<FactId> {
    let relevant = |programme: &Programme| party.is_none_or(|party| programme.is_for(party));
    let about = |fact: &Fact| party.is_none_or(|party| fact.about.contains(&party));
    let open = |id: FactId| answers.get(id) == Answer::Unasked && tables.fact_at(id).is_some_and(about);
    let undetermined: Vec<_> = assessment
        .outcomes
        .iter()
        .filter(|o| o.verdict == Verdict::Undetermined && o.is_open() && relevant(o.programme))
        .collect();
    let mut candidates = FactSet::default();
    undetermined.iter().for_each(|outcome| candidates.extend(&outcome.missing));

    // What the answers already speak for comes before what merely cannot be excluded.
    let weight = |programme: &Programme| {
        if is_related(programme, answers, assessment.date) { RELATED } else { 1 }
    };
    // Settled, touched and place in one number each.
    let mut ranked: Vec<u64> = Vec::new();
    let mut trial = answers.clone();
    for fact in candidates.iter().filter(|fact| open(*fact)) {
        let touched: Vec<&Programme> = undetermined
            .iter()
            .filter(|outcome| outcome.missing.contains(fact))
            .map(|outcome| outcome.programme)
            .collect();
        let settled = distinct_values(tables, fact, &touched, assessment.date)
            .into_iter()
            .map(|value| {
                trial.set(fact, Answer::Known(value));
                let settles = |p: &&&Programme| {
                    Verdict::from(p.when.truth(&trial, assessment.date)) != Verdict::Undetermined
                };
                touched.iter().filter(settles).map(|programme| weight(programme)).sum::<u16>()
            })
            .max()
            .unwrap_or(0);
        trial.set(fact, Answer::Unasked);
        let touched: u16 = touched.iter().map(|programme| weight(programme)).sum();
        let keys = [u16::MAX - settled, u16::MAX - touched, fact.0];
        insert_sorted(&mut ranked, keys.into_iter().fold(0, |all, key| all << 16 | u64::from(key)));
    }
    let mut asked: Vec<FactId> = ranked.into_iter().map(|key| FactId(key as u16)).collect();
    for fact in figures_and_limits(assessment, &relevant).iter() {
        if open(fact) && !asked.contains(&fact) {
            asked.push(fact);
        }
    }
    asked
}

/// Puts a number into a sorted list. For lists of a hundred; a library's sort would be
/// twenty times the code in WebAssembly.
pub fn insert_sorted(list: &mut Vec<u64>, number: u64) {
    let at = list.partition_point(|other| *other < number);
    list.insert(at, number);
}

/// How much more a programme counts that something answered already speaks for.
const RELATED: u16 = 4;

/// Whether an answer already meets one of the programme's own tests (its test of place, which
/// comes first, apart).
pub fn is_related(programme: &Programme, answers: &Answers, day: Date) -> bool {
    let own = match programme.when {
        Cond::All([place, own @ ..]) if asks_for_place_only(place) => {
            // Of another place, until some answer says otherwise.
            if fails_somewhere(place, answers, day) && !names_place(programme, answers, day) {
                return false;
            }
            own
        }
        Cond::All(own) => own,
        _ => return false,
    };
    own.iter().any(|part| holds_somewhere(part, answers, day, &|_| true))
}

/// Whether an answer lies in a region that one of the programme's tests asks for: where the person
/// is, is registered, was at school or would train. Such a programme is the person's concern
/// though the document is that of another place.
pub fn names_place(programme: &Programme, answers: &Answers, day: Date) -> bool {
    holds_somewhere(&programme.when, answers, day, &|test| matches!(test.check, Check::In(_)))
}

fn asks_for_place_only(part: &Cond) -> bool {
    let mut only = true;
    part.each_test(&mut |test| only &= matches!(test.check, Check::In(_)));
    only
}

fn fails_somewhere(part: &Cond, answers: &Answers, day: Date) -> bool {
    let mut fails = false;
    part.each_test(&mut |test| fails |= test.truth(answers, day) == Truth::False);
    fails
}

/// Whether one of the tests holds of those that are `meant`.
fn holds_somewhere(part: &Cond, answers: &Answers, day: Date, meant: &dyn Fn(&Test) -> bool) -> bool {
    let mut holds = false;
    part.each_test(&mut |test| holds |= meant(test) && test.truth(answers, day) == Truth::True);
    holds
}

/// The facts that would make a figure more precise or show whether a limit is reached.
fn figures_and_limits(assessment: &Assessment, relevant: &dyn Fn(&Programme) -> bool) -> FactSet {
    let mut facts = FactSet::default();
    let theirs = |id: &str| assessment.outcome(id).is_some_and(|o| o.is_theirs() && relevant(o.programme));
    for outcome in assessment.outcomes.iter().filter(|o| theirs(o.programme.id)) {
        if let Some(amount) = &outcome.amount {
            facts.extend(&amount.lacks);
        }
    }
    for outcome in assessment.limits.iter().filter(|limit| limit.room == Room::Unknown) {
        if outcome.limit.programmes.iter().any(|id| theirs(id)) {
            facts.extend(&outcome.missing);
        }
    }
    facts
}

/// Values of a fact of which every other value behaves like one, in these programmes.
fn distinct_values(tables: &Tables, id: FactId, programmes: &[&Programme], day: Date) -> Vec<Value> {
    let conds: Vec<&Cond> = programmes.iter().map(|programme| &programme.when).collect();
    tables.fact_at(id).map_or_else(Vec::new, |fact| representatives(fact, id, &conds, day))
}
