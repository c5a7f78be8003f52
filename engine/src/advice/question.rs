//! The next question: the unanswered fact that can still settle most.

use crate::answers::Answers;
use crate::assess::{Assessment, Outcome, Verdict};
use crate::evaluate::decisive::{Decisive, decisive};
use crate::evaluate::limit::Room;
pub use crate::evaluate::representatives::{Representatives, representatives};
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
    let askable = |id: FactId| answers.get(id) == Answer::Unasked && tables.fact_at(id).is_some_and(about);
    let mut candidates = Candidates::of(tables, answers, assessment.date);
    for outcome in &assessment.outcomes {
        if outcome.verdict == Verdict::Undetermined && outcome.is_available() && relevant(outcome.programme) {
            candidates.add(outcome);
        }
    }
    // Settled, touched and the fact's number in one number each.
    let mut ranked: Vec<u64> = Vec::new();
    for id in candidates.facts.iter().filter(|id| askable(*id)) {
        let Some(fact) = tables.fact_at(id) else { continue };
        let (settled, touched) = candidates.rank(id, fact);
        let keys = [u16::MAX - settled, u16::MAX - touched, id.0];
        insert_sorted(&mut ranked, keys.into_iter().fold(0, |all, key| all << 16 | u64::from(key)));
    }
    let mut asked: Vec<FactId> = ranked.into_iter().map(|key| FactId(key as u16)).collect();
    for fact in figures_and_limits(assessment, &relevant).iter() {
        if askable(fact) && !asked.contains(&fact) {
            asked.push(fact);
        }
    }
    asked
}

/// The facts that can still change a verdict, with what depends on each.
struct Candidates<'a> {
    answers: &'a Answers,
    day: Date,
    facts: FactSet,
    /// For each fact of the vocabulary how much it touches, and the last test on it.
    touched: Vec<(u16, Option<usize>)>,
    tests: Vec<Candidate>,
}

/// A test on such a fact.
struct Candidate {
    check: &'static Check,
    settles: Settles,
    weight: u16,
    /// The test on the same fact before it.
    before: Option<usize>,
}

/// What a test settles.
enum Settles {
    /// Its condition, by its own outcome.
    Alone(Decisive),
    /// The condition that reads the fact again and again is to be looked at whole.
    Together(&'static Cond),
    /// Nothing that another test on the fact does not stand for.
    Nothing,
}

impl<'a> Candidates<'a> {
    fn of(tables: &Tables, answers: &'a Answers, day: Date) -> Candidates<'a> {
        let touched = vec![(0, None); tables.facts.len()];
        Candidates { answers, day, facts: FactSet::default(), touched, tests: Vec::with_capacity(128) }
    }

    /// Adds the missing facts of an undetermined programme.
    fn add(&mut self, outcome: &Outcome) {
        let (answers, day, when) = (self.answers, self.day, &outcome.programme.when);
        // What the answers already speak for comes before what merely cannot be excluded.
        let weight = if is_related(outcome.programme, answers, day) { RELATED } else { 1 };
        self.facts.extend(&outcome.missing);
        for id in outcome.missing.iter() {
            if let Some((touched, _)) = self.touched.get_mut(usize::from(id.0)) {
                *touched += weight;
            }
        }
        let (mut read, mut again) = (FactSet::default(), FactSet::default());
        when.each_test(&mut |test| {
            if read.contains(test.fact) && outcome.missing.contains(test.fact) {
                again.insert(test.fact);
            }
            read.insert(test.fact);
        });
        decisive(when, answers, day, &mut |test, by| {
            if outcome.missing.contains(test.fact) && !again.contains(test.fact) {
                self.push(test, Settles::Alone(by), weight);
            }
        });
        if again.is_empty() {
            return;
        }
        let mut first = again;
        when.each_test(&mut |test| {
            if again.contains(test.fact) {
                let settles =
                    if first.remove(test.fact) { Settles::Together(when) } else { Settles::Nothing };
                self.push(test, settles, weight);
            }
        });
    }

    fn push(&mut self, test: &'static Test, settles: Settles, weight: u16) {
        if let Some((_, last)) = self.touched.get_mut(usize::from(test.fact.0)) {
            let before = last.replace(self.tests.len());
            self.tests.push(Candidate { check: &test.check, settles, weight, before });
        }
    }

    fn tests_on(&self, id: FactId) -> impl Iterator<Item = &Candidate> {
        let last = self.touched.get(usize::from(id.0)).and_then(|(_, last)| *last);
        let at = |at: usize| self.tests.get(at);
        std::iter::successors(last.and_then(at), move |test| test.before.and_then(at))
    }

    /// How much the best answer to a fact would settle, and how much the fact touches.
    fn rank(&self, id: FactId, fact: &Fact) -> (u16, u16) {
        let mut values = Representatives::of(fact, self.day);
        self.tests_on(id).for_each(|test| values.tell_apart(test.check));
        let settled = values.values().iter().map(|value| self.settled(id, *value)).max().unwrap_or(0);
        (settled, self.touched.get(usize::from(id.0)).map_or(0, |(touched, _)| *touched))
    }

    /// How much an answer would settle.
    fn settled(&self, id: FactId, value: Value) -> u16 {
        let mut trial = None;
        let settles = |test: &&Candidate| match test.settles {
            Settles::Alone(by) => by.settles(test.check.truth(value, self.day)),
            Settles::Nothing => false,
            Settles::Together(when) => {
                let trial = trial.get_or_insert_with(|| {
                    let mut trial = self.answers.clone();
                    trial.set(id, Answer::Known(value));
                    trial
                });
                when.truth(trial, self.day) != Truth::Unknown
            }
        };
        self.tests_on(id).filter(settles).map(|test| test.weight).sum()
    }
}

/// Puts a number into a sorted list. For lists of a hundred; a library's sort would be
/// twenty times the code in WebAssembly.
pub fn insert_sorted(list: &mut Vec<u64>, number: u64) {
    let at = list.partition_point(|other| *other < number);
    list.insert(at, number);
}

/// How much more a programme counts that something answered already speaks for.
pub const RELATED: u16 = 4;

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
    let is_theirs = |outcome: &&Outcome| outcome.is_theirs() && relevant(outcome.programme);
    let theirs = |id: &str| assessment.outcome(id).as_ref().is_some_and(is_theirs);
    for outcome in assessment.outcomes.iter().filter(is_theirs) {
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
