//! Unpacks damaged and hostile packs, the same every time, and holds that no reader panics, hangs or
//! takes memory without bound: `fuzz-packs INPUTS SEED`.
//!
//! Most inputs are sealed anew after they were damaged, as somebody would who means harm: the
//! checksum does not stop them. They are small, a few facts and programmes, so that there can be
//! millions, one in three of them parted by province; every 500th is the whole law. What can be unpacked all the same is asked. Reading
//! leaks, so each batch has a process of its own, in which `ulimit -v` bounds the memory
//! (scripts/fuzz.sh).

use engine::pack::{Header, Packs, by_province, pack, unpack_tables};
use engine::region::Region;
use engine::{Answers, DocumentId, Tables, assess, date};
use laws::dice::Dice;
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use std::{env, thread};
use tables::{PACKS, TABLES};

/// Inputs of a batch.
const BATCH: u64 = 5_000;
/// One input in so many is the whole law.
const WHOLE: u64 = 500;
/// How long a batch may take.
const LONGEST: Duration = Duration::from_secs(120);
/// Where the checksum of what a pack belongs to, and its own, stand in a header: docs/pack.md.
const OF_AT: usize = 5;
const SUM_AT: usize = 13;

/// Writes the checksum of a pack's body into its header, as docs/pack.md has it, and that of what it belongs
/// to: its own where none is given. Gives its own.
fn seal(pack: &mut [u8], of: Option<u64>) -> u64 {
    let body = pack.get(Header::LENGTH..).unwrap_or_default();
    let sum = body
        .iter()
        .fold(0xCBF2_9CE4_8422_2325, |sum: u64, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3));
    for (at, number) in [(OF_AT, of.unwrap_or(sum)), (SUM_AT, sum)] {
        if let Some(place) = pack.get_mut(at..at + 8) {
            place.copy_from_slice(&number.to_le_bytes());
        }
    }
    sum
}

/// Damages some bytes behind the header, or now and then of the whole.
fn damage(dice: &mut Dice, pack: &mut Vec<u8>) {
    for _ in 0..=dice.below(6) {
        let from = if dice.below(20) == 0 { 0 } else { Header::LENGTH.min(pack.len()) };
        let at = from + dice.below(pack.len() - from);
        let Some(byte) = pack.get_mut(at) else { continue };
        match dice.below(7) {
            0 => *byte ^= 1 << dice.below(8),
            1 => *byte = [0, 1, 2, 127, 128, 255][dice.below(6)],
            2 => pack.insert(at, [0, 1, 128, 255][dice.below(4)]),
            3 => drop(pack.splice(at..at, [255, 255, 255, 255, 255, 255, 255, 255, 255, 1])),
            4 => drop(pack.drain(at..(at + 1 + dice.below(20)).min(pack.len()))),
            5 => pack.truncate(at),
            _ => {
                let piece = pack[at..(at + 1 + dice.below(60)).min(pack.len())].to_vec();
                let to = from + dice.below(pack.len() - from);
                pack.splice(to..to, piece);
            }
        }
    }
}

/// The packs that are damaged, four for a law and four for a province: a law of some facts and programmes,
/// the same by province, and the whole one.
fn sound() -> [Vec<Vec<u8>>; 3] {
    let region = TABLES.documents.iter().position(|one| one.region != Region::COUNTRY).unwrap_or_default();
    let of_the_first =
        |one: &engine::law::Programme| engine::law::Programme { document: DocumentId(0), ..*one };
    let programmes = TABLES.programmes[..2].iter().map(of_the_first).collect::<Vec<_>>().leak();
    let small = Tables {
        facts: &TABLES.facts[..12],
        units: &TABLES.units[..2],
        documents: &TABLES.documents[region..=region],
        programmes,
        limits: &[],
        standards: &TABLES.standards[..1.min(TABLES.standards.len())],
        provinces: &[],
        ..*TABLES
    };
    let four = |packs: Packs| {
        let words = packs.words.into_iter().map(|(_, words)| words);
        std::iter::once(packs.law).chain(words).chain([packs.more]).collect::<Vec<_>>()
    };
    let parted = by_province(&small);
    let provinces = parted.provinces.into_iter().flat_map(|(_, packs)| four(packs));
    let parted = four(parted.nation).into_iter().chain(provinces).collect();
    let [(_, zh), (_, en)] = PACKS.words;
    [four(pack(&small)), parted, [PACKS.law, zh, en, PACKS.more].map(<[u8]>::to_vec).to_vec()]
}

/// Unpacks the inputs from a number on; gives how many could be read.
fn batch(seed: u64, from: u64, inputs: u64) -> u64 {
    let sound = sound();
    let day = date::ordinal(2020, 245);
    let mut read = 0;
    for number in from..from + inputs {
        let mut dice = Dice::new(seed, number);
        let mut packs = sound[if number % WHOLE == 0 { 2 } else { usize::from(number % 3 == 0) }].clone();
        let damaged = if dice.below(3) == 0 { dice.below(packs.len()) } else { 0 };
        damage(&mut dice, &mut packs[damaged]);
        if dice.below(8) > 0 {
            let law = Some(seal(&mut packs[0], None));
            let mut of = law;
            for (at, other) in packs.iter_mut().enumerate().skip(1) {
                // Each fourth is a province of the law, and what follows it belongs to that.
                match at % 4 {
                    0 => of = Some(seal(other, law)),
                    _ => _ = seal(other, of),
                }
            }
        }
        let packs: Vec<&'static [u8]> = packs.into_iter().map(|pack| &*pack.leak()).collect();
        if let Ok(tables) = unpack_tables(packs[0], &packs[1..]) {
            let tables: &'static Tables = Box::leak(Box::new(tables));
            let assessment = assess(tables, &Answers::none(tables), day);
            assert_eq!(assessment.outcomes.len(), tables.programmes.len());
            read += 1;
        }
    }
    read
}

fn main() -> ExitCode {
    let numbers: Vec<u64> = env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    match numbers[..] {
        [inputs, seed] => run(inputs, seed),
        [seed, from, inputs] => {
            println!("{}", batch(seed, from, inputs));
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("usage: fuzz-packs INPUTS SEED");
            ExitCode::from(2)
        }
    }
}

/// Runs all batches in processes of their own, as many at once as there are processors.
fn run(inputs: u64, seed: u64) -> ExitCode {
    let (next, read, wrong) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    let own = env::current_exe().expect("this program's own path");
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let from = next.fetch_add(BATCH, Ordering::Relaxed);
                    let count = BATCH.min(inputs.saturating_sub(from));
                    if count == 0 {
                        break;
                    }
                    let since = Instant::now();
                    let words = [seed, from, count].map(|number| number.to_string());
                    let output = Command::new(&own).args(words).output().expect("this program runs");
                    let said = String::from_utf8_lossy(&output.stdout);
                    match said.trim().parse::<u64>() {
                        Ok(count) if output.status.success() && since.elapsed() < LONGEST => {
                            read.fetch_add(count, Ordering::Relaxed);
                        }
                        _ => {
                            wrong.fetch_add(1, Ordering::Relaxed);
                            let why = String::from_utf8_lossy(&output.stderr);
                            eprintln!("fuzz-packs {seed} {from} {count}: {}\n{why}", output.status);
                        }
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner();
    println!("{inputs} packs: {} could be read all the same, {wrong} batches went wrong", read.into_inner());
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
