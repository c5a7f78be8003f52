//! Reading conditions: `{ all = [ "rural", "hours >= 80 class_hour" ] }`.

use crate::source::{Node, Table};
use crate::vocabulary::Vocabulary;
use engine::answers::{Value, parse_value};
use engine::condition::{Bound, Check, Cond, Test};
use engine::date::Period;
use engine::fact::{Fact, Kind};
use engine::region::Region;
use engine::tables::Citation;
use engine::text::Text;
use rust_decimal::Decimal;

/// Reads a condition; its tests carry `cite` unless they or a group around them have their own.
pub fn read(node: &Node, vocabulary: &Vocabulary, cite: Citation) -> Option<Cond> {
    match node.as_str() {
        Some(text) => test(node, text, vocabulary, cite),
        None => group(&node.table()?, node, vocabulary, cite),
    }
}

const GROUPS: [&str; 7] = ["all", "any", "not", "open", "doubt", "term", "test"];

fn group(table: &Table, node: &Node, vocabulary: &Vocabulary, outer: Citation) -> Option<Cond> {
    let cite = match (table.get("clause"), table.get("words")) {
        (None, None) => outer,
        (clause, words) => Citation {
            clause: clause.map_or(Some(outer.clause), |node| node.filled())?,
            words: words.map_or(Some(outer.words), |node| node.filled())?,
        },
    };
    let mut found = GROUPS.into_iter().filter_map(|key| table.get(key).map(|node| (key, node)));
    let (Some((key, inner)), None) = (found.next(), found.next()) else {
        node.error(format!("a condition has exactly one of {}", GROUPS.join(", ")));
        return None;
    };
    let cond = match key {
        "all" => Cond::All(parts(&inner, vocabulary, cite)?),
        "any" => Cond::Any(parts(&inner, vocabulary, cite)?),
        "not" => Cond::Not(boxed(read(&inner, vocabulary, cite)?)),
        "open" => Cond::Open(boxed(read(&inner, vocabulary, cite)?), why(table, vocabulary)?),
        "doubt" => Cond::Doubt(boxed(read(&inner, vocabulary, cite)?), why(table, vocabulary)?),
        "term" => read(&vocabulary.term(&inner, inner.str()?)?, vocabulary, cite)?,
        _ => test(&inner, inner.str()?, vocabulary, cite)?,
    };
    table.finish();
    Some(cond)
}

fn parts(node: &Node, vocabulary: &Vocabulary, cite: Citation) -> Option<&'static [Cond]> {
    let list = node.list();
    if list.is_empty() {
        node.error("an empty group decides nothing");
        return None;
    }
    let parts: Vec<Option<Cond>> = list.iter().map(|part| read(part, vocabulary, cite)).collect();
    let parts: Option<Vec<Cond>> = parts.into_iter().collect();
    parts.map(|parts| &*parts.leak())
}

fn boxed(cond: Cond) -> &'static Cond {
    Box::leak(Box::new(cond))
}

fn why(table: &Table, vocabulary: &Vocabulary) -> Option<&'static Text> {
    let node = table.need("why")?;
    let Some(key) = node.as_str() else {
        return node.text().map(|text| &*Box::leak(Box::new(text)));
    };
    let found = vocabulary.whys.get(key).copied();
    if found.is_none() {
        let known: Vec<_> = vocabulary.whys.keys().copied().collect();
        node.unknown("reason", key, &known);
    }
    found
}

fn test(node: &Node, text: &str, vocabulary: &Vocabulary, cite: Citation) -> Option<Cond> {
    let (key, rest) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
    let (id, fact) = vocabulary.fact(node, key)?;
    let check = check(fact, rest.trim());
    match check {
        Ok(check) => Some(Cond::Test(Test { fact: id, check, cite })),
        Err(message) => {
            node.error(format!("`{key}` is a {}: {message}", fact.type_name()));
            None
        }
    }
}

fn check(fact: &Fact, rest: &str) -> Result<Check, String> {
    match fact.kind {
        Kind::Bool => match rest {
            "" | "= yes" => Ok(Check::Is(true)),
            "= no" => Ok(Check::Is(false)),
            _ => Err(format!("write `{0}` or `{0} = no`", fact.key)),
        },
        Kind::Choice(options) => choice(fact, options.len(), rest),
        Kind::Int { unit: "year", .. } if rest == "= next year" => Ok(Check::YearsAhead(1)),
        Kind::Int { unit, min, max } => {
            let (sign, number) = comparison(rest, unit)?;
            let number: i64 = number.parse().map_err(|_| format!("`{number}` is not a whole number"))?;
            let check = match sign {
                ">=" => Check::Int { min: Some(number), max: None },
                ">" => Check::Int { min: Some(number + 1), max: None },
                "<=" => Check::Int { min: None, max: Some(number) },
                "<" => Check::Int { min: None, max: Some(number - 1) },
                _ => Check::Int { min: Some(number), max: Some(number) },
            };
            within(number, min, max, check)
        }
        Kind::Decimal { unit, min, max } => decimal(rest, unit, min, max),
        Kind::Money { min, max } => decimal(rest, "yuan", min, max),
        Kind::Date => date(rest),
        Kind::Region => match rest.strip_prefix("in ").and_then(|code| Region::parse(code.trim())) {
            Some(region) => Ok(Check::In(region)),
            None => Err("write `in 210000`, with a code of GB/T 2260".into()),
        },
    }
}

fn within<T: PartialOrd + std::fmt::Display>(number: T, min: T, max: T, check: Check) -> Result<Check, String> {
    if number < min || max < number {
        return Err(format!("{number} lies outside its range, {min} to {max}: the test can never change"));
    }
    Ok(check)
}

fn choice(fact: &Fact, options: usize, rest: &str) -> Result<Check, String> {
    let (list, negated) = if let Some(list) = rest.strip_prefix("not in ") {
        (list, true)
    } else if let Some(list) = rest.strip_prefix("in ") {
        (list, false)
    } else if let Some(one) = rest.strip_prefix("= ") {
        (one, false)
    } else {
        return Err(format!("write `{0} = option` or `{0} in [option, option]`", fact.key));
    };
    let list = list.trim().trim_start_matches('[').trim_end_matches(']');
    let mut set = 0_u64;
    for key in list.split(',').map(str::trim) {
        match parse_value(fact, key) {
            Some(Value::Choice(at)) => set |= 1 << at,
            _ => return Err(format!("it has no option `{key}`; it is {}", fact.expected())),
        }
    }
    let all = u64::MAX >> (64 - options.clamp(1, 64));
    let set = if negated { all & !set } else { set };
    match set {
        0 => Err("no option passes: the test can never hold".into()),
        set if set == all => Err("every option passes: the test always holds".into()),
        set => Ok(Check::OneOf(set)),
    }
}

/// `>= 80 class_hour` into sign and number, with the unit checked.
fn comparison<'t>(rest: &'t str, unit: &str) -> Result<(&'t str, &'t str), String> {
    let words: Vec<&str> = rest.split_whitespace().collect();
    match words.as_slice() {
        [sign @ (">=" | "<=" | ">" | "<" | "="), number, given] => {
            if *given == unit {
                Ok((sign, number))
            } else {
                Err(format!("unit `{given}` where it is counted in `{unit}`"))
            }
        }
        _ => Err(format!("write `>= 80 {unit}`: a comparison, a number and the unit")),
    }
}

fn decimal(rest: &str, unit: &str, min: Decimal, max: Decimal) -> Result<Check, String> {
    let (sign, number) = comparison(rest, unit)?;
    let value = Decimal::from_str_exact(number).map_err(|_| format!("`{number}` is not a decimal number"))?;
    let bound = Some(Bound { value, included: sign.contains('=') });
    let check = match sign {
        ">=" | ">" => Check::Decimal { min: bound, max: None },
        "<=" | "<" => Check::Decimal { min: None, max: bound },
        _ => Check::Decimal { min: bound, max: bound },
    };
    within(value, min, max, check)
}

fn date(rest: &str) -> Result<Check, String> {
    let wrong = || "write `within 3 years` or `at least 2 years ago`".to_string();
    let words: Vec<&str> = rest.split_whitespace().collect();
    let period = |number: &str, unit: &str| {
        let number: i32 = number.parse().ok().filter(|number| (1..=100).contains(number)).ok_or_else(wrong)?;
        match unit {
            "year" | "years" => Ok(Period { years: number, months: 0 }),
            "month" | "months" => Ok(Period { years: 0, months: number }),
            _ => Err(wrong()),
        }
    };
    match words.as_slice() {
        ["within", number, unit] => period(number, unit).map(Check::Within),
        ["at", "least", number, unit, "ago"] => period(number, unit).map(Check::Ago),
        _ => Err(wrong()),
    }
}
