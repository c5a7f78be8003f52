//! What comes of the sample (`described`), or the milliseconds that the fastest of so many rounds
//! takes, each of three people so many times (`time ROUNDS TIMES`), and who was eligible in it.

use std::time::Instant;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["described"] => println!("{}", rule_set::described()),
        ["time", rounds, times] => {
            let [rounds, times] = [rounds, times].map(|number| number.parse::<u32>().expect("a number"));
            let round = |_| {
                let begun = Instant::now();
                let eligible = rule_set::assess_people(times);
                (begun.elapsed(), eligible)
            };
            let (fastest, eligible) = (0..rounds).map(round).min().expect("a round");
            println!("{} {eligible}", fastest.as_secs_f64() * 1000.0);
        }
        _ => eprintln!("rule-set described | time ROUNDS TIMES"),
    }
}
