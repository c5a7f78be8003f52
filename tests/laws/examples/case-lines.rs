//! Prints the answers of every case of every programme, one JSON object a line.

use engine::answers::format_value;
use engine::{Answer, Value, date};
use std::path::Path;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies");
    let loaded = match compiler::load(&folder) {
        Ok(loaded) => loaded,
        Err(diagnostics) => {
            diagnostics.iter().for_each(|diagnostic| eprintln!("{diagnostic}"));
            std::process::exit(1);
        }
    };
    for case in &loaded.cases {
        let mut parts = vec![format!("\"date\":\"{}\"", date::format(case.date))];
        for (id, answer) in &case.answers {
            let Some(fact) = loaded.tables.fact_at(*id) else { continue };
            let value = match answer {
                Answer::Known(Value::Bool(yes)) => yes.to_string(),
                Answer::Known(value) => format!("{:?}", format_value(fact, *value)),
                Answer::DontKnow | Answer::Unasked => "null".to_string(),
            };
            parts.push(format!("\"{}\":{value}", fact.key));
        }
        println!("{{{}}}", parts.join(","));
    }
}
