//! Where Kleene logic says “undetermined”, can the answers still go either way? And can each
//! fact it names still decide? Kleene logic cannot see that two tests read one fact; this
//! tries every partial answer to every programme, one value of each class of each fact.

use engine::answers::{Answer, Answers, Value};
use engine::law::{Cond, Programme};
use engine::{Date, FactId, Verdict};
use laws::reference::{Reached, classes, evaluate, facts_of};
use tables::TABLES;

/// How many partial answers are tried all together at most.
const MOST: usize = 600_000;

/// Programmes whose verdict stays undetermined although every completion agrees.
/// `cn40.skill-upgrade` tests the day of the certificate in the rule of each year and each place:
/// for somebody whom every one of them refuses on another ground the day is still asked.
/// `zj9.youth` tests `school_status` in two parts: a young person of a university is in by the one
/// while there and by the other afterwards, and is asked which.
const WEAKER: [&str; 2] = ["cn40.skill-upgrade", "zj9.youth"];

/// Programmes that may ask for a fact which can no longer decide. `cn40.skill-upgrade` reads
/// `insured_months` in the rule of 2017 and in that of the year: for somebody on benefit, whose
/// work matters only to the first, both hold or both are open. `tlf53.advance` reads
/// `project_based` in both its branches; the employer can't help where the region is too wide
/// to be certain. `tlf53.distressed-transfer` reads `distress` in the clause of distressed enterprises
/// and for all others, which are open; in a region too wide both are. `tlf53.migrant` reads `rural` beside farm work, which may be no farm work.
/// `zj9.other-employees` reads `work` in two: whoever works in construction is
/// in by that, whoever the employer is.
const NAMES_TOO_MANY: [&str; 6] = [
    "cn40.skill-upgrade",
    "tlf53.advance",
    "tlf53.distressed-transfer",
    "tlf53.migrant",
    "zj9.other-employees",
    "zj9.youth",
];

#[test]
fn undetermined_means_that_completions_differ() {
    let (mut weaker, mut names_too_many) = (Vec::new(), Vec::new());
    for (programme, day) in TABLES.programmes.iter().flat_map(days) {
        let lattice = Lattice::of(programme, day);
        let findings = match lattice.size() {
            size if size <= MOST => lattice.all(size),
            // Sampled: each fact is read once, where Kleene logic is exact (a law of any rule).
            size => {
                assert!(lattice.reads_once(), "{} is too large to be tried: {size}", programme.id);
                lattice.sampled()
            }
        };
        if let Some(example) = findings.weaker {
            println!("{}: undetermined, though every completion agrees, for {example}", programme.id);
            weaker.extend((!weaker.contains(&programme.id)).then_some(programme.id));
        }
        if let Some(example) = findings.names_too_many {
            println!("{}: names a fact that cannot decide: {example}", programme.id);
            names_too_many.extend((!names_too_many.contains(&programme.id)).then_some(programme.id));
        }
    }
    assert_eq!(weaker, WEAKER, "Kleene logic is weaker than enumeration");
    assert_eq!(names_too_many, NAMES_TOO_MANY, "the missing facts are more than can decide");
}

/// A programme with its first day and the days on which a period of its condition begins.
fn days(programme: &'static Programme) -> Vec<(&'static Programme, Date)> {
    let mut days = vec![(programme, programme.term.from)];
    programme.when.each_period(&mut |from, _| days.extend(from.map(|day| (programme, day))));
    days.dedup_by_key(|(_, day)| *day);
    days
}

/// Examples of what is not as exact as enumeration.
#[derive(Default)]
struct Findings {
    weaker: Option<String>,
    names_too_many: Option<String>,
}

/// What the completions of a partial answer come to: the truths reached, and a bit for each
/// fact that makes the difference in some completion.
#[derive(Clone, Copy, Default)]
struct Exact {
    reached: Reached,
    deciding: u64,
}

/// All partial answers to one condition: each fact unknown, or of one of its classes.
struct Lattice {
    cond: &'static Cond,
    day: Date,
    facts: Vec<(FactId, Vec<Value>)>,
}

impl Lattice {
    fn of(programme: &'static Programme, day: Date) -> Lattice {
        let cond = &programme.when;
        let values = |id: FactId| classes(&TABLES.facts[usize::from(id.0)], id, cond, day);
        Lattice { cond, day, facts: facts_of(cond).iter().map(|id| (id, values(id))).collect() }
    }

    fn size(&self) -> usize {
        self.facts.iter().map(|(_, values)| values.len() + 1).product()
    }

    fn reads_once(&self) -> bool {
        let mut tests = 0;
        self.cond.each_test(&mut |_| tests += 1);
        tests == self.facts.len()
    }

    /// Numbers every partial answer, with a digit for each fact, 0 being unknown. What it comes
    /// to is what those with one fact more come to, which have greater numbers.
    fn all(&self, size: usize) -> Findings {
        let mut exact = vec![Exact::default(); size];
        let mut findings = Findings::default();
        for number in (0..size).rev() {
            let (answers, unknown) = self.decode(number);
            exact[number] = match unknown.as_slice() {
                [] => Exact { reached: Reached::of(evaluate(self.cond, &answers, self.day)), deciding: 0 },
                [first, rest @ ..] => {
                    let mut here = any_of(&exact, number, first);
                    // Whether the first itself decides is seen from another's completions.
                    let decides = match rest {
                        [] => here.reached.differ(),
                        [second, ..] => any_of(&exact, number, second).deciding >> first.at & 1 == 1,
                    };
                    here.deciding |= u64::from(decides) << first.at;
                    here
                }
            };
            self.compare(&answers, exact[number].reached, &mut findings);
            let missing = engine::evaluate::explanation::missing(self.cond, &answers, self.day);
            for unknown in unknown {
                let (named, decides) =
                    (missing.contains(unknown.id), exact[number].deciding >> unknown.at & 1 == 1);
                assert!(named || !decides, "{:?} is not named for {}", unknown.id, written(&answers));
                if named && !decides {
                    let key = TABLES.facts[usize::from(unknown.id.0)].key;
                    findings
                        .names_too_many
                        .get_or_insert_with(|| format!("{key}, for {}", written(&answers)));
                }
            }
        }
        findings
    }

    /// The partial answer with a number, and the places of its unknown facts.
    fn decode(&self, number: usize) -> (Answers, Vec<Unknown>) {
        let (mut answers, mut unknown) = (Answers::none(&TABLES), Vec::new());
        let (mut rest, mut weight) = (number, 1);
        for (at, (id, values)) in self.facts.iter().enumerate() {
            match rest % (values.len() + 1) {
                0 => unknown.push(Unknown { id: *id, at, weight, classes: values.len() }),
                digit => answers.set(*id, Answer::Known(values[digit - 1])),
            }
            rest /= values.len() + 1;
            weight *= values.len() + 1;
        }
        (answers, unknown)
    }

    /// Random answers with three facts unknown.
    fn sampled(&self) -> Findings {
        let mut findings = Findings::default();
        for seed in 0..10_000_usize {
            let mut answers = Answers::none(&TABLES);
            let mut number = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 7;
            let unknown: Vec<usize> = (0..3).map(|skip| (number >> (skip * 9)) % self.facts.len()).collect();
            for (at, (id, values)) in self.facts.iter().enumerate() {
                number = number.rotate_left(11).wrapping_mul(0x2545_F491_4F6C_DD1D);
                if !unknown.contains(&at) {
                    answers.set(*id, Answer::Known(values[(number >> 20) % values.len()]));
                }
            }
            let reached = laws::reference::reached(TABLES.facts, self.cond, &answers, self.day);
            self.compare(&answers, reached, &mut findings);
        }
        findings
    }

    fn compare(&self, answers: &Answers, reached: Reached, findings: &mut Findings) {
        let kleene = Verdict::from(self.cond.truth(answers, self.day));
        let sound = kleene == Verdict::Undetermined || kleene == reached.verdict();
        assert!(sound, "Kleene logic is wrong: {kleene:?} for {}", written(answers));
        if kleene != reached.verdict() {
            findings.weaker.get_or_insert_with(|| format!("{} ({:?})", written(answers), reached.verdict()));
        }
    }
}

/// An unknown fact of a partial answer.
struct Unknown {
    id: FactId,
    /// Its place among the condition's facts.
    at: usize,
    /// What its digit counts for in the number.
    weight: usize,
    classes: usize,
}

/// What the partial answers with this fact known come to.
fn any_of(exact: &[Exact], number: usize, unknown: &Unknown) -> Exact {
    (1..=unknown.classes).map(|digit| exact[number + digit * unknown.weight]).fold(
        Exact::default(),
        |all, one| Exact { reached: all.reached.or(one.reached), deciding: all.deciding | one.deciding },
    )
}

fn written(answers: &Answers) -> String {
    let given = answers.given().filter_map(|(id, answer)| match answer {
        Answer::Known(value) => {
            let fact = TABLES.facts.get(usize::from(id.0))?;
            Some(format!("{} = {}", fact.key, engine::answers::format_value(fact, value)))
        }
        _ => None,
    });
    given.collect::<Vec<_>>().join(", ")
}
