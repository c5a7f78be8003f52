//! subsidy
fn main() {
    match compiler::load(std::path::Path::new(&std::env::args().nth(2).unwrap_or("policies".into()))) {
        Ok(l) => println!("ok: {} programmes, {} cases, {} facts", l.tables.programmes.len(), l.cases.len(), l.tables.facts.len()),
        Err(d) => { for d in &d { println!("{d}\n"); } println!("{} wrong", d.len()); std::process::exit(1) }
    }
}
