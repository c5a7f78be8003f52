//! How many answers it takes: simulated people who tap a place and a status and then answer
//! what the engine asks, in its order, by a truth that was drawn in full beforehand.

use crate::people::{on, values_of};
use engine::advice::question::{questions, speaks_for};
use engine::answers::parse_value;
use engine::law::{Fact, Kind, Party};
use engine::region::Region;
use engine::truth::Truth;
use engine::{Answer, Answers, Assessment, Date, FactId, Outcome, Value, Verdict, assess};
use tables::TABLES;

/// Where somebody is, and the day they ask on.
#[derive(Clone, Copy)]
pub struct Scene {
    /// Its name, for the report.
    pub name: &'static str,
    /// The region that the tile stands for.
    pub region: Region,
    /// The evaluation date.
    pub day: &'static str,
}

/// The four places, each on a day on which its documents hold.
pub const SCENES: [Scene; 4] = [
    Scene { name: "Liaoning", region: Region(210_000), day: "2026-11-22" },
    Scene { name: "Turpan 2020", region: Region(650_400), day: "2020-09-01" },
    Scene { name: "Zhejiang", region: Region(330_000), day: "2026-11-22" },
    Scene { name: "Inner Mongolia", region: Region(150_000), day: "2026-11-22" },
];

/// The statuses that can be tapped: having graduated, and each fact of the group of statuses.
pub fn statuses() -> Vec<(FactId, Value)> {
    let graduated = TABLES.fact("school_status").expect("a fact");
    let value = parse_value(&TABLES.facts[usize::from(graduated.0)], "graduated").expect("an option");
    let is_status = |(_, fact): &(usize, &Fact)| fact.group == "status";
    let chips = TABLES.facts.iter().enumerate().filter(is_status);
    let chips = chips.map(|(at, _)| (FactId(at as u16), Value::Bool(true)));
    std::iter::once((graduated, value)).chain(chips).collect()
}

/// What one person's answers came to: numbers of further answers after the tap.
#[derive(Clone, Debug)]
pub struct Path {
    /// Until the first programme of the tapped status was settled; none where none was open.
    pub own: Option<usize>,
    /// Until half of all open programmes were settled, those that the tap settled among them.
    pub half: usize,
    /// Until nothing was left to ask.
    pub end: usize,
    /// What was asked.
    pub asked: Vec<FactId>,
}

/// Somebody of a place taps a status and answers to the end.
pub fn walk(scene: Scene, tapped: (FactId, Value), seed: u32) -> Path {
    let day = on(scene.day);
    let truth = truth(scene, tapped, seed, day);
    let region = TABLES.fact("region").expect("a fact");
    let mut answers = Answers::none(&TABLES);
    answers.set(region, Answer::Known(Value::Region(scene.region)));
    answers.set(tapped.0, Answer::Known(tapped.1));
    answers.complete(&TABLES);
    let mut assessment = assess(&TABLES, &answers, day);
    let open = |assessment: &Assessment, answers: &Answers| -> Vec<usize> {
        let all = assessment.outcomes.iter().enumerate();
        all.filter(|(_, outcome)| is_open(outcome, answers) && is_here(outcome, scene))
            .map(|(at, _)| at)
            .collect()
    };
    let before = open(&assessment, &answers);
    let theirs = |one: &&Outcome| one.is_available() && one.is_for(Party::Worker) && is_here(one, scene);
    let possible = assessment.outcomes.iter().filter(theirs).filter(|one| one.is_possible()).count();
    let own: Vec<usize> = before
        .iter()
        .copied()
        .filter(|at| speaks_for(assessment.outcomes[*at].programme, tapped.0, &answers, day))
        .collect();
    let mut path = Path { own: None, half: 0, end: 0, asked: Vec::new() };
    let mut half = None;
    loop {
        let left = open(&assessment, &answers);
        if path.own.is_none() && own.iter().any(|at| !left.contains(at)) {
            path.own = Some(path.asked.len());
        }
        if half.is_none() && left.len() * 2 <= possible {
            half = Some(path.asked.len());
        }
        let Some(next) = questions(&TABLES, &answers, &assessment, Some(Party::Worker)).first().copied()
        else {
            break;
        };
        path.asked.push(next);
        answers.set(next, Answer::Known(truth[usize::from(next.0)]));
        answers.complete(&TABLES);
        assessment = assess(&TABLES, &answers, day);
    }
    path.end = path.asked.len();
    path.half = half.unwrap_or(path.end);
    path
}

/// Whether it is a programme of the place, or of the whole country.
fn is_here(outcome: &Outcome, scene: Scene) -> bool {
    let document = TABLES.document_of(outcome.programme).expect("a document");
    scene.region.within(document.region) == Truth::True
}

/// Whether a worker's answers can still settle it.
fn is_open(outcome: &Outcome, answers: &Answers) -> bool {
    let askable = |id: FactId| {
        let about = TABLES.facts[usize::from(id.0)].about.contains(&Party::Worker);
        about && answers.get(id) == Answer::Unasked
    };
    outcome.is_available()
        && outcome.is_for(Party::Worker)
        && outcome.verdict == Verdict::Undetermined
        && outcome.missing.iter().any(askable)
}

/// A value for every fact: any that some condition tells apart, each as likely; of the places
/// one is registered, trains or studies in, half are where one is.
fn truth(scene: Scene, tapped: (FactId, Value), seed: u32, day: Date) -> Vec<Value> {
    let mut random = Random(u64::from(seed) << 32);
    let mut values: Vec<Value> = (0..TABLES.facts.len())
        .map(|at| {
            let all = values_of(FactId(at as u16), day);
            let pick = all[random.below(all.len())];
            let here = matches!(TABLES.facts[at].kind, Kind::Region) && random.below(2) == 0;
            if here { Value::Region(scene.region) } else { pick }
        })
        .collect();
    values[usize::from(tapped.0.0)] = tapped.1;
    for (at, fact) in TABLES.facts.iter().enumerate() {
        if values[at] == Value::Bool(true) {
            fact.implies.iter().for_each(|implied| values[usize::from(implied.0)] = Value::Bool(true));
        }
    }
    values
}

/// Numbers that are the same on every machine (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ mixed >> 31) % count.max(1) as u64) as usize
    }
}

/// What the people of a place and a status came to.
pub struct Measured {
    /// Median number of answers until the first programme of the tapped status was settled;
    /// none where none was left open by the tap.
    pub own: Option<usize>,
    /// Until half of all were settled.
    pub half: usize,
    /// To the end.
    pub end: usize,
}

/// The medians over some people.
pub fn measure(scene: Scene, tapped: (FactId, Value), people: u32) -> Measured {
    let paths: Vec<Path> = (0..people).map(|seed| walk(scene, tapped, seed)).collect();
    let own: Vec<usize> = paths.iter().filter_map(|path| path.own).collect();
    Measured {
        own: median(own),
        half: median(paths.iter().map(|path| path.half).collect()).unwrap_or_default(),
        end: median(paths.iter().map(|path| path.end).collect()).unwrap_or_default(),
    }
}

fn median(mut numbers: Vec<usize>) -> Option<usize> {
    numbers.sort_unstable();
    numbers.get(numbers.len() / 2).copied()
}
