//! How fast: the real tables as the page uses them, and the ten-programme rule set.
//!
//! `cargo bench -p laws`. The aims: at least two million evaluations a second of the rule set
//! with reasons, at most 10 µs for all programmes of the real tables. What a measured call
//! allocates it also gives back inside the measurement, as the page does.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use engine::advice::change::{changes, settling};
use engine::advice::question::questions;
use engine::answers::parse_value;
use engine::law::Party;
use engine::{Answers, Verdict, assess, verdicts};
use laws::people::{ASKED_ON, LAID_OFF, answers, on};
use tables::TABLES;

fn main() {
    // Enough at a time that the clock's own precision does not matter.
    divan::Divan::from_args().sample_size(200).sample_count(200).main();
}

/// Who asks.
#[derive(Clone, Copy, Debug)]
enum Who {
    Nobody,
    LaidOff,
}

const WHO: [Who; 2] = [Who::Nobody, Who::LaidOff];

impl std::fmt::Display for Who {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Who::Nobody => "nothing answered",
            Who::LaidOff => "laid-off worker, 12 answers",
        })
    }
}

impl Who {
    fn answers(self) -> Answers {
        match self {
            Who::Nobody => answers(&[]),
            Who::LaidOff => answers(&LAID_OFF),
        }
    }
}

#[divan::bench(args = WHO)]
fn all_programmes_verdicts(bencher: Bencher, who: Who) {
    let (answers, day) = (who.answers(), on(ASKED_ON));
    let mut out: Vec<Verdict> = Vec::new();
    bencher.bench_local(|| {
        verdicts(black_box(&*TABLES), black_box(&answers), black_box(day), &mut out);
        black_box(&out);
    });
}

#[divan::bench(args = WHO)]
fn all_programmes_with_reasons(bencher: Bencher, who: Who) {
    let (answers, day) = (who.answers(), on(ASKED_ON));
    bencher.bench_local(|| {
        black_box(assess(black_box(&*TABLES), black_box(&answers), black_box(day)));
    });
}

#[divan::bench(args = WHO)]
fn next_question(bencher: Bencher, who: Who) {
    let (answers, day) = (who.answers(), on(ASKED_ON));
    let assessment = assess(&TABLES, &answers, day);
    bencher.bench_local(|| {
        let asked = questions(black_box(&*TABLES), black_box(&answers), &assessment, Some(Party::Worker));
        black_box(asked);
    });
}

/// What the page asks of an opened card, here of every programme.
#[divan::bench(args = WHO, sample_size = 1, sample_count = 100)]
fn what_would_change_all_programmes(bencher: Bencher, who: Who) {
    let (answers, day) = (who.answers(), on(ASKED_ON));
    bencher.bench_local(|| {
        for programme in TABLES.programmes {
            black_box(changes(&TABLES, programme, black_box(&answers), day, None));
            black_box(settling(&TABLES, programme, black_box(&answers), day));
        }
    });
}

#[divan::bench]
fn parse_twelve_answers(bencher: Bencher) {
    bencher.bench_local(|| {
        let mut answers = Answers::none(&TABLES);
        for (key, text) in black_box(LAID_OFF) {
            let Some(id) = TABLES.fact(key) else { continue };
            if let Some(value) = TABLES.fact_at(id).and_then(|fact| parse_value(fact, text)) {
                answers.set(id, engine::Answer::Known(value));
            }
        }
        black_box(answers);
    });
}

/// Ten programmes of four conditions, three people in turn; one item is all ten programmes.
#[divan::bench]
fn rule_set_verdicts(bencher: Bencher) {
    let tables = rule_set::tables();
    let (people, day) = (rule_set::people(tables), on(ASKED_ON));
    let mut out: Vec<Verdict> = Vec::new();
    bencher.counter(ItemsCount::new(people.len())).bench_local(|| {
        for answers in &people {
            verdicts(black_box(tables), black_box(answers), black_box(day), &mut out);
            black_box(&out);
        }
    });
}

/// The same with reasons, missing facts, amounts and standings.
#[divan::bench]
fn rule_set_with_reasons(bencher: Bencher) {
    let tables = rule_set::tables();
    let (people, day) = (rule_set::people(tables), on(ASKED_ON));
    bencher.counter(ItemsCount::new(people.len())).bench_local(|| {
        for answers in &people {
            black_box(assess(black_box(tables), black_box(answers), black_box(day)));
        }
    });
}
