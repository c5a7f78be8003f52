//! Prints the TypeScript types that come from the tables and the engine: the facts with the
//! values each takes, the ids, the words of every field. So they cannot be out of date.

use engine::advice::change::StepKind;
use engine::assess::Verdict;
use engine::evaluate::limit::Room;
use engine::evaluate::reason::Finding;
use engine::law::{Basis, Benefit, Fact, Force, Kind, Means, PaidTo, Party, Per, Standing};
use std::collections::BTreeSet;
use tables::TABLES;

/// The keys of an enum's variants; a variant that is left out does not compile.
macro_rules! keys {
    ($name:ident: $($variant:ident)*) => {{
        let _all = |one: $name| match one { $($name::$variant => ()),* };
        [$($name::$variant.key()),*]
    }};
}

fn main() {
    println!("// Written by the build from the tables: change those.\n");
    println!("/** Each fact with the values it takes. */\nexport interface FactValues {{");
    for fact in TABLES.facts {
        let unit = fact.unit().map(|unit| format!(" Unit: {unit}.")).unwrap_or_default();
        println!("  /** {} · {}{unit} */", comment(fact.question.zh), comment(fact.question.en));
        println!("  {}: {};", fact.key, values(fact));
    }
    println!("}}\n");
    union("ProgrammeId", TABLES.programmes.iter().map(|one| one.id));
    union("DocumentId", TABLES.documents.iter().map(|one| one.id));
    union("LimitId", TABLES.limits.iter().map(|one| one.id));
    union("FactGroup", TABLES.facts.iter().map(|fact| fact.group));
    union("FactType", TABLES.facts.iter().map(Fact::type_name));
    union("Unit", TABLES.facts.iter().filter_map(Fact::unit));
    union("Verdict", keys!(Verdict: Eligible Ineligible Undetermined));
    union("Standing", Standing::ALL.map(Standing::key));
    union("Force", Force::ALL.map(Force::key));
    union("Basis", Basis::ALL.map(Basis::key));
    union("Per", Per::ALL.map(Per::key));
    union("Benefit", Benefit::ALL.map(Benefit::key));
    union("Party", Party::ALL.map(Party::key));
    let others = [PaidTo::Student, PaidTo::Unsaid];
    union("PaidTo", Party::ALL.map(PaidTo::Party).into_iter().chain(others).map(PaidTo::key));
    union("Finding", keys!(Finding: Met NotMet Unknown Doubtful));
    union("StepKind", keys!(StepKind: Change Supply));
    let means = [Means::Become, Means::Rise, Means::Fall, Means::Any, Means::Options(0)];
    union("Means", means.map(Means::key));
    union("Room", keys!(Room: Free Unknown Doubtful Reached));
}

fn values(fact: &Fact) -> String {
    match fact.kind {
        Kind::Bool => "boolean".into(),
        Kind::Choice(options) => {
            options.iter().map(|one| format!("{:?}", one.key)).collect::<Vec<_>>().join(" | ")
        }
        // Text keeps every digit; a number of JavaScript keeps some fifteen.
        Kind::Int { .. } | Kind::Decimal { .. } | Kind::Money { .. } => "number | `${number}`".into(),
        Kind::Date => "string /* like 2020-09-01 */".into(),
        Kind::Region => "string /* GB/T 2260, like 650402 */".into(),
    }
}

fn union(name: &str, keys: impl IntoIterator<Item = &'static str>) {
    let mut seen = BTreeSet::new();
    println!("export type {name} =");
    keys.into_iter().filter(|key| seen.insert(*key)).for_each(|key| println!("  | {key:?}"));
    println!("  ;\n");
}

/// A text that ends no comment.
fn comment(text: &str) -> String {
    text.replace("*/", "* /")
}
