//! `assess PACKS`: what one assessment costs in a law of all of China, whose packs by province lie in a
//! folder, beside one in the real tables. They take turns, and the median of many rounds is told.

use engine::answers::{Answer, Value};
use engine::pack::unpack_tables;
use engine::region::Region;
use engine::{Answers, Tables, assess};
use laws::people::{ASKED_ON, LAID_OFF, answers, on};
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use tables::TABLES;

/// Where somebody is: a city with documents of its own.
const CITY: Region = Region(440_100);
const ROUNDS: usize = 301;
/// Assessments of a round: the clock's own precision does not matter then.
const EACH: u32 = 20;

fn law(folder: &Path, provinces: &[&str]) -> Result<&'static Tables, String> {
    let read = |name: String| -> Result<&'static [u8], String> {
        let path = folder.join(&name);
        Ok(std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?.leak())
    };
    let mut packs = vec![read("law.bin".into())?, read("words-zh-Hans.bin".into())?];
    for province in provinces {
        packs.extend([read(format!("{province}-law.bin"))?, read(format!("{province}-words-zh-Hans.bin"))?]);
    }
    let tables = unpack_tables(packs[0], &packs[1..]).map_err(|fault| fault.to_string())?;
    Ok(Box::leak(Box::new(tables)))
}

/// Somebody laid off, in that city.
fn somebody() -> Answers {
    let mut all = answers(&LAID_OFF);
    if let Some(region) = TABLES.fact("region") {
        all.set(region, Answer::Known(Value::Region(CITY)));
    }
    all
}

/// Microseconds that one assessment takes.
fn time(tables: &Tables, answers: &Answers) -> f64 {
    let (day, since) = (on(ASKED_ON), Instant::now());
    for _ in 0..EACH {
        black_box(assess(black_box(tables), black_box(answers), day));
    }
    since.elapsed().as_secs_f64() * 1e6 / f64::from(EACH)
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

fn run() -> Result<(), String> {
    let folder = std::env::args_os().nth(1).ok_or("usage: assess PACKS")?;
    let place = law(folder.as_ref(), &["44"])?;
    let since = Instant::now();
    law(folder.as_ref(), &["44"])?;
    let unpacking = since.elapsed().as_secs_f64() * 1e3;
    let answers = somebody();
    let (mut today, mut there) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        today.push(time(&TABLES, &answers));
        there.push(time(place, &answers));
    }
    let (today, there) = (median(today), median(there));
    println!("real tables, {} programmes: {today:.2} µs", TABLES.programmes.len());
    println!(
        "one place of China, {} programmes: {there:.2} µs, {:.2} times",
        place.programmes.len(),
        there / today
    );
    println!("its packs are read in {unpacking:.1} ms");
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::from(2)
        }
    }
}
