//! The next question: the unanswered fact that can still settle most.

use crate::answers::Answers;
use crate::assess::{Assessment, Outcome, Verdict};
use crate::evaluate::limit::Room;
pub use crate::evaluate::representatives::{Representatives, representatives};
use crate::evaluate::settling::{SettlingOutcomes, each_settling_test};
use crate::law::{Answer, Check, Cond, Fact, FactId, FactSet, Party, Programme, Tables, Test, Value};
use crate::truth::Truth;
use time::Date;

/// The facts worth asking a party, the most decisive first.
///
/// First come the facts that can still change a verdict, ranked by how many verdicts an answer
/// settles on average over every answer that makes a difference, then by how many it touches,
/// then in the order of the vocabulary. What counts how much is in [`weights`]: what was said of
/// who one is comes first. After them the facts that a figure of an eligible programme lacks,
/// then those of the limits that bind one. 不清楚 is an answer, so such a fact is not asked
/// again; nor is anything asked for the sake of a programme that has ended or not begun, nor of
/// a party that it is not about: a worker is never asked what only the employer knows.
pub fn questions(
    tables: &'static Tables,
    answers: &Answers,
    assessment: &Assessment,
    party: Option<Party>,
) -> Vec<FactId> {
    let relevant = |programme: &Programme| party.is_none_or(|party| programme.is_for(party));
    let about = |fact: &Fact| party.is_none_or(|party| fact.about.contains(&party));
    let askable = |id: FactId| answers.get(id) == Answer::Unasked && tables.fact_at(id).is_some_and(about);
    let undetermined = assessment.outcomes.iter().filter(|outcome| {
        outcome.verdict == Verdict::Undetermined && outcome.is_available() && relevant(outcome.programme)
    });
    let undetermined: Vec<&Outcome> = undetermined.collect();
    let mut candidates = Candidates::of(tables, answers, assessment.date);
    let (weights, first) = weights(tables, answers, &undetermined, &askable, assessment.date);
    for (outcome, weight) in undetermined.into_iter().zip(weights) {
        candidates.add(outcome, weight);
    }
    // One number a fact to sort by, the smallest to be asked first. It is four times 16 bits: whether
    // the fact can wait, MAX - settled, MAX - touched, and its id.
    let mut ranked: Vec<u64> = Vec::new();
    let mut trial = answers.clone();
    for id in candidates.facts.iter().filter(|id| askable(*id)) {
        let Some(fact) = tables.fact_at(id) else { continue };
        let (settled, touched) = candidates.rank(id, fact, &mut trial);
        let waits = u16::from(!first.contains(id));
        let keys = [waits, u16::MAX - settled, u16::MAX - touched, id.0];
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

/// How much each of the undetermined outcomes counts, and the facts to be asked before all others.
///
/// A programme of another place counts nothing, and one that some answer already speaks for counts
/// [`RELATED`]. Among those that an answer about who one is (a status, the school) speaks for, the
/// one that lacks the fewest answers counts [`FOREMOST`], and its facts come first: whoever taps
/// 毕业生 is asked what settles the graduates' training, not what settles most.
pub fn weights(
    tables: &Tables,
    answers: &Answers,
    undetermined: &[&Outcome],
    askable: &dyn Fn(FactId) -> bool,
    day: Date,
) -> (Vec<u16>, FactSet) {
    let mut weights = Vec::with_capacity(undetermined.len());
    let mut foremost: Option<(usize, usize)> = None;
    for (at, outcome) in undetermined.iter().enumerate() {
        let programme = outcome.programme;
        let related = is_related(programme, answers, day);
        let elsewhere = is_outside_document(tables, programme, answers);
        weights.push(match elsewhere {
            true => 0,
            false if related => RELATED,
            false => 1,
        });
        if related && !elsewhere && says_who(tables, programme, answers, day) {
            let lacks = outcome.missing.iter().filter(|id| askable(*id)).count();
            if lacks > 0 && foremost.is_none_or(|(_, least)| lacks < least) {
                foremost = Some((at, lacks));
            }
        }
    }
    let mut first = FactSet::default();
    if let Some((at, _)) = foremost {
        if let Some(weight) = weights.get_mut(at) {
            *weight = FOREMOST;
        }
        if let Some(outcome) = undetermined.get(at) {
            first = soonest_settling(outcome, answers, day);
        }
    }
    (weights, first)
}

/// The missing facts by which an outcome is settled soonest. Where its condition is an `all`, these
/// are the facts of the parts that lack the fewest, since one part that fails settles it.
fn soonest_settling(outcome: &Outcome, answers: &Answers, day: Date) -> FactSet {
    let Cond::All(parts) = outcome.programme.when else { return outcome.missing };
    let (mut soonest, mut least) = (FactSet::default(), usize::MAX);
    for part in parts.iter().filter(|part| part.truth(answers, day) == Truth::Unknown) {
        let mut lacks = FactSet::default();
        part.each_test(&mut |test| {
            if outcome.missing.contains(test.fact) {
                lacks.insert(test.fact);
            }
        });
        match lacks.iter().count() {
            0 => {}
            count if count < least => (soonest, least) = (lacks, count),
            count if count == least => soonest.extend(&lacks),
            _ => {}
        }
    }
    soonest
}

/// The groups of facts that say who one is.
const WHO: [&str; 2] = ["status", "school"];

/// Whether anything was said of who one is: a status, or how one stands with school.
pub fn has_said_who(tables: &Tables, answers: &Answers) -> bool {
    let is_who = |fact: FactId| tables.fact_at(fact).is_some_and(|fact| WHO.contains(&fact.group));
    let no = Answer::Known(Value::Bool(false));
    answers.given().any(|(fact, answer)| answer != no && answer != Answer::DontKnow && is_who(fact))
}

/// Whether what was said of who one is meets one of the programme's tests.
fn says_who(tables: &Tables, programme: &Programme, answers: &Answers, day: Date) -> bool {
    let is_who = |fact: FactId| tables.fact_at(fact).is_some_and(|fact| WHO.contains(&fact.group));
    holds_somewhere(&programme.when, answers, day, &|test| {
        is_who(test.fact) && !matches!(test.check, Check::Is(false) | Check::In(_))
    })
}

/// Whether some region was answered, and none that the programme's document reaches.
fn is_outside_document(tables: &Tables, programme: &Programme, answers: &Answers) -> bool {
    let Some(document) = tables.document_of(programme) else { return false };
    let mut elsewhere = false;
    for (_, answer) in answers.given() {
        if let Answer::Known(Value::Region(region)) = answer {
            if region.within(document.region) != Truth::False {
                return false;
            }
            elsewhere = true;
        }
    }
    elsewhere
}

/// The facts that can still change a verdict, with the tests that read each of them.
struct Candidates<'a> {
    answers: &'a Answers,
    day: Date,
    facts: FactSet,
    /// For each fact of the vocabulary: the weights, added up, of the programmes that miss it, and the
    /// index in `tests` of the last test on it.
    touched: Vec<(u16, Option<usize>)>,
    tests: Vec<Candidate>,
}

/// A test on a fact that can still change a verdict. The tests on one fact form a chain.
struct Candidate {
    check: &'static Check,
    settles: Settles,
    /// How much the programme counts that the test is of.
    weight: u16,
    /// The index of the test on the same fact before it.
    before: Option<usize>,
}

/// How it is found out whether an answer settles the condition that a test is of.
enum Settles {
    /// By the outcome of this test alone.
    Alone(SettlingOutcomes),
    /// By evaluating the whole condition, since it reads the fact more than once.
    Together(&'static Cond),
    /// Not from this entry, which is listed only for the values that its test tells apart.
    Nothing,
}

impl<'a> Candidates<'a> {
    fn of(tables: &Tables, answers: &'a Answers, day: Date) -> Candidates<'a> {
        let touched = vec![(0, None); tables.facts.len()];
        Candidates { answers, day, facts: FactSet::default(), touched, tests: Vec::with_capacity(128) }
    }

    /// Adds the missing facts of an undetermined programme.
    fn add(&mut self, outcome: &Outcome, weight: u16) {
        let (answers, day, when) = (self.answers, self.day, &outcome.programme.when);
        self.facts.extend(&outcome.missing);
        for id in outcome.missing.iter() {
            if let Some((touched, _)) = self.touched.get_mut(usize::from(id.0)) {
                *touched += weight;
            }
        }
        let (mut read, mut again) = (FactSet::default(), FactSet::default());
        when.each_test(&mut |test| {
            if !outcome.missing.contains(test.fact) {
                return;
            }
            if read.contains(test.fact) {
                again.insert(test.fact);
            }
            read.insert(test.fact);
            // The average runs over every value that some test tells apart; options are tried anyway.
            if !matches!(test.check, Check::Is(_) | Check::OneOf(_)) {
                self.push(test, Settles::Nothing, weight);
            }
        });
        each_settling_test(when, answers, day, &mut |test, by| {
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

    /// How much an answer to a fact settles on average, and how much the fact touches. `trial` are the
    /// answers, to try others in; they are left as they were.
    fn rank(&self, id: FactId, fact: &Fact, trial: &mut Answers) -> (u16, u16) {
        let mut values = Representatives::of(fact, self.day);
        self.tests_on(id).for_each(|test| values.tell_apart(test.check));
        let settled = values.values().iter().map(|value| self.settled(id, *value, trial));
        let settled = average(settled);
        trial.set(id, self.answers.get(id));
        (settled, self.touched.get(usize::from(id.0)).map_or(0, |(touched, _)| *touched))
    }

    /// How much an answer would settle.
    fn settled(&self, id: FactId, value: Value, trial: &mut Answers) -> u32 {
        trial.set(id, Answer::Known(value));
        let settles = |test: &&Candidate| match test.settles {
            Settles::Alone(by) => by.settles(test.check.truth(&value, self.day)),
            Settles::Nothing => false,
            Settles::Together(when) => when.truth(trial, self.day) != Truth::Unknown,
        };
        self.tests_on(id).filter(settles).map(|test| u32::from(test.weight)).sum()
    }
}

/// The average of what each answer settles, in sixteenths.
pub fn average(settled: impl ExactSizeIterator<Item = u32>) -> u16 {
    let count = u32::try_from(settled.len()).unwrap_or(u32::MAX).max(1);
    u16::try_from(settled.sum::<u32>() * 16 / count).unwrap_or(u16::MAX)
}

/// Puts a number into a sorted list. Meant for lists of some hundred: the standard library's sort
/// would be twenty times the code in WebAssembly.
pub fn insert_sorted(list: &mut Vec<u64>, number: u64) {
    let at = list.partition_point(|other| *other < number);
    list.insert(at, number);
}

/// How much a programme counts that some answer already speaks for, where another counts 1.
pub const RELATED: u16 = 2;
/// How much the one programme counts whose facts are asked first.
pub const FOREMOST: u16 = 256;

/// Whether an answer already meets one of the programme's own tests. Its test of place, which comes
/// first, is not one of them.
pub fn is_related(programme: &Programme, answers: &Answers, day: Date) -> bool {
    let own = match programme.when {
        Cond::All([place, own @ ..]) if asks_for_place_only(place) => {
            // The person is elsewhere: not related, unless an answer names a region it asks for.
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

/// Whether the answer to a fact meets one of the programme's tests.
pub fn speaks_for(programme: &Programme, fact: FactId, answers: &Answers, day: Date) -> bool {
    holds_somewhere(&programme.when, answers, day, &|test| test.fact == fact)
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

/// Whether a condition has a test that holds and is one of those that `meant` chooses.
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

#[cfg(test)]
mod tests;
