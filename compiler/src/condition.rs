//! Reading conditions: `{ all = [ "rural", "hours >= 80 class_hour" ] }`.

use crate::diagnostic::Location;
use crate::node::{Node, Table, suggestion};
use crate::vocabulary::Vocabulary;
use engine::answers::{Value, parse_value};
use engine::date::Period;
use engine::law::{Bound, Check, Citation, Cond, Fact, Grade, Kind, Test};
use engine::region::Region;
use engine::text::Text;
use rust_decimal::Decimal;

/// What the tables of one document are read with.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    pub vocabulary: &'a Vocabulary<'a>,
    /// The document's clauses.
    pub clauses: &'static [&'static str],
    /// How many named conditions (`term`) are open around the condition that is read.
    pub depth: u8,
}

/// How deep named conditions may use one another; one that goes deeper uses itself.
const DEEPEST: u8 = 8;

impl Scope<'_> {
    /// A clause of the document.
    pub fn clause(&self, node: &Node) -> Option<&'static str> {
        let clause = node.filled()?;
        if !self.clauses.contains(&clause) {
            let message = format!("clause {clause} is not among the document's clauses");
            node.error_with(message, suggestion(clause, self.clauses));
        }
        Some(clause)
    }

    /// Reads a citation: `clause` and what stands there, both needed.
    pub fn cite(&self, table: &Table) -> Option<Citation> {
        let clause = self.clause(&table.need("clause")?)?;
        let said = said(table);
        if said.is_none() {
            table.need("words");
        }
        Some(Citation { clause, ..said? })
    }

    /// Reads a citation where the table has one; what it leaves out is that of the table around it.
    pub fn cite_within(&self, table: &Table, outer: Citation) -> Option<Citation> {
        let clause = table.get("clause").map_or(Some(outer.clause), |node| self.clause(&node))?;
        Some(Citation { clause, ..said(table).unwrap_or(outer) })
    }
}

/// What a citation quotes: `words` of the clause with their `grade`, a `remark` of the tables'
/// authors, or both. None where the table has neither.
fn said(table: &Table) -> Option<Citation> {
    let words = table.get("words");
    let grade = table.get("grade");
    let remark = table.optional_text("remark").map(|text| &*Box::leak(Box::new(text)));
    if let (None, Some(grade)) = (words, grade) {
        grade.error("the grade says how surely `words` are known, and there are none");
    }
    if words.is_none() && remark.is_none() {
        return None;
    }
    Some(Citation {
        clause: "",
        words: words.and_then(|node| node.filled()).unwrap_or_default(),
        grade: grade.and_then(|node| node.word("grade", &Grade::ALL, Grade::key)).unwrap_or(Grade::Verbatim),
        remark,
    })
}

/// A condition with the locations that it was read from.
pub struct Located {
    pub cond: Cond,
    pub location: Location,
    /// The parts of a group, in its order; the one part of `not`, `open` and `doubt`.
    pub parts: Vec<Located>,
}

impl Located {
    fn one(location: Location, part: Located, wrap: impl FnOnce(&'static Cond) -> Cond) -> Located {
        Located { cond: wrap(Box::leak(Box::new(part.cond))), location, parts: vec![part] }
    }

    /// A group of parts.
    pub fn group(location: Location, parts: Vec<Located>, wrap: fn(&'static [Cond]) -> Cond) -> Located {
        let conds: Vec<Cond> = parts.iter().map(|part| part.cond).collect();
        Located { cond: wrap(conds.leak()), location, parts }
    }
}

/// Reads a condition; its tests carry `cite` unless they or a group around them have their own.
pub fn read(node: &Node, scope: Scope, cite: Citation) -> Option<Located> {
    match node.as_str() {
        Some(text) => test(node, text, scope, cite),
        None => group(&node.table()?, node, scope, cite),
    }
}

const GROUPS: [&str; 7] = ["all", "any", "not", "open", "doubt", "term", "test"];

fn group(table: &Table, node: &Node, scope: Scope, outer: Citation) -> Option<Located> {
    if table.get("from").or(table.get("until")).is_some() {
        return during(table, node);
    }
    let cite = scope.cite_within(table, outer)?;
    let mut found = GROUPS.into_iter().filter_map(|key| table.get(key).map(|node| (key, node)));
    let (Some((key, inner)), None) = (found.next(), found.next()) else {
        let groups = GROUPS.join(", ");
        node.error(format!("a condition has exactly one of {groups}, or is a period: from, until"));
        return None;
    };
    let location = node.location();
    let why = || why(table, scope.vocabulary);
    let part = || read(&inner, scope, cite);
    let cond = match key {
        "all" => Located::group(location, parts(&inner, scope, cite)?, Cond::All),
        "any" => Located::group(location, parts(&inner, scope, cite)?, Cond::Any),
        "not" => Located::one(location, part()?, Cond::Not),
        "open" => {
            let why = why()?;
            Located::one(location, part()?, |part| Cond::Open(part, why))
        }
        "doubt" => {
            let why = why()?;
            Located::one(location, part()?, |part| Cond::Doubt(part, why))
        }
        "term" => Located { location, ..named_condition(&inner, scope, cite)? },
        _ => test(&inner, inner.str()?, scope, cite)?,
    };
    table.finish();
    Some(cond)
}

/// A period of evaluation dates. It asks nothing and carries no citation.
fn during(table: &Table, node: &Node) -> Option<Located> {
    let (from, until) = table.dates();
    table.finish();
    // Where a date is wrong, that has been said.
    (from.is_some() || until.is_some()).then_some(())?;
    Some(Located { cond: Cond::During { from, until }, location: node.location(), parts: Vec::new() })
}

/// A named condition of `terms.toml`, with the citation of the condition that uses it.
fn named_condition(node: &Node, scope: Scope, cite: Citation) -> Option<Located> {
    if scope.depth == DEEPEST {
        node.error("terms that use terms that use terms: does it use itself?");
        return None;
    }
    let written = scope.vocabulary.named_condition(node, node.str()?)?;
    read(&written, Scope { depth: scope.depth + 1, ..scope }, cite)
}

fn parts(node: &Node, scope: Scope, cite: Citation) -> Option<Vec<Located>> {
    let list = node.list();
    if list.is_empty() {
        node.error("an empty group decides nothing");
        return None;
    }
    // All are read before one that is wrong ends it, so that everything wrong is said.
    let parts: Vec<Option<Located>> = list.iter().map(|part| read(part, scope, cite)).collect();
    parts.into_iter().collect()
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

fn test(node: &Node, text: &str, scope: Scope, cite: Citation) -> Option<Located> {
    let (key, rest) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
    let (id, fact) = scope.vocabulary.fact(node, key)?;
    match check(fact, rest.trim()) {
        Ok(check) => {
            let cond = Cond::Test(Test { fact: id, check, cite });
            Some(Located { cond, location: node.location(), parts: Vec::new() })
        }
        Err(message) => {
            node.error(format!("`{key}` is {}: {message}", a_type(fact)));
            None
        }
    }
}

/// A fact's type with its article.
pub fn a_type(fact: &Fact) -> String {
    let article = if matches!(fact.kind, Kind::Int { .. }) { "an" } else { "a" };
    format!("{article} {}", fact.type_name())
}

/// What follows the fact's key in a test. [`engine::notation`] writes it.
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
            within(number, min, max)?;
            Ok(match sign {
                ">=" => Check::Int { min: Some(number), max: None },
                ">" => Check::Int { min: Some(number.saturating_add(1)), max: None },
                "<=" => Check::Int { min: None, max: Some(number) },
                "<" => Check::Int { min: None, max: Some(number.saturating_sub(1)) },
                _ => Check::Int { min: Some(number), max: Some(number) },
            })
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

fn within<T: PartialOrd + std::fmt::Display>(number: T, min: T, max: T) -> Result<(), String> {
    if number < min || max < number {
        return Err(format!("{number} lies outside its range, {min} to {max}: the test can never change"));
    }
    Ok(())
}

fn choice(fact: &Fact, options: usize, rest: &str) -> Result<Check, String> {
    let wrong = || format!("write `{0} = option` or `{0} in [option, option]`", fact.key);
    let list = |list: &str| -> Option<Vec<String>> {
        let list = list.trim().strip_prefix('[')?.strip_suffix(']')?;
        Some(list.split(',').map(|key| key.trim().to_owned()).collect())
    };
    let (keys, negated) = match rest.split_once(' ') {
        Some(("=", one)) => (Some(vec![one.trim().to_owned()]), false),
        Some(("in", rest)) => (list(rest), false),
        Some(("not", rest)) => (rest.trim().strip_prefix("in ").and_then(list), true),
        _ => (None, false),
    };
    let mut set = 0_u64;
    for key in keys.ok_or_else(wrong)? {
        match parse_value(fact, &key) {
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
    within(value, min, max)?;
    let bound = Some(Bound { value, included: sign.contains('=') });
    Ok(match sign {
        ">=" | ">" => Check::Decimal { min: bound, max: None },
        "<=" | "<" => Check::Decimal { min: None, max: bound },
        _ => Check::Decimal { min: bound, max: bound },
    })
}

fn date(rest: &str) -> Result<Check, String> {
    let wrong =
        || "write `within 3 years`, `at least 2 years ago`, `>= 2017-01-01` or `<= 2017-12-31`".to_string();
    let words: Vec<&str> = rest.split_whitespace().collect();
    let period = |number: &str, unit: &str| {
        let number: i32 =
            number.parse().ok().filter(|number| (1..=100).contains(number)).ok_or_else(wrong)?;
        match unit {
            "year" | "years" => Ok(Period { years: number, months: 0 }),
            "month" | "months" => Ok(Period { years: 0, months: number }),
            _ => Err(wrong()),
        }
    };
    match words.as_slice() {
        ["within", number, unit] => period(number, unit).map(Check::Within),
        [">=", day] => {
            Ok(Check::Between { from: Some(engine::date::parse(day).ok_or_else(wrong)?), until: None })
        }
        ["<=", day] => {
            Ok(Check::Between { from: None, until: Some(engine::date::parse(day).ok_or_else(wrong)?) })
        }
        ["at", "least", number, unit, "ago"] => period(number, unit).map(Check::Ago),
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests;
