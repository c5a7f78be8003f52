//! How many answers it takes, a place and a status: `cargo bench -p laws --bench questions`.
//! The aims: the programme of what was tapped settled within 3 further answers, half of all
//! within 6.

use laws::sessions::{SCENES, measure, statuses};
use tables::TABLES;

/// Simulated people a place and a status.
const PEOPLE: u32 = 101;

fn main() {
    // Cargo passes what a benchmark may be asked for; there is only one table here.
    println!("answers after the tap (medians of {PEOPLE} people): its programme · half of all · the end");
    print!("{:24}", "");
    SCENES.iter().for_each(|scene| print!("{:>18}", scene.name));
    println!();
    for tapped in statuses() {
        print!("{:24}", TABLES.facts[usize::from(tapped.0.0)].key);
        for scene in SCENES {
            let found = measure(scene, tapped, PEOPLE);
            let own = found.own.map_or("–".into(), |own| own.to_string());
            print!("{:>18}", format!("{own} · {} · {}", found.half, found.end));
        }
        println!();
    }
}
