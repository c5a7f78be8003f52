//! A comparison, written for people or as JSON lines.

use super::compare::{CaseChange, Comparison, ProgrammeChange, Told};
use super::effect::Change;
use engine::date;
use engine::law::Programme;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// How many cases written for other programmes are listed under one; the rest is counted.
const OTHERS: usize = 3;

/// Writes a comparison for people.
pub fn people(found: &Comparison, out: &mut impl Write) -> io::Result<()> {
    let named = |sign: char, programme: &Programme| {
        format!("{sign} {}  {} / {}", programme.id, programme.name.zh, programme.name.en)
    };
    for programme in &found.added {
        writeln!(out, "{}\n    added", named('+', programme))?;
    }
    for programme in &found.removed {
        writeln!(out, "{}\n    removed", named('-', programme))?;
    }
    for change in found.changed.iter().filter(|change| change.has_effect()) {
        writeln!(out, "{}", named('~', change.programme))?;
        programme(change, out)?;
    }
    for limit in &found.limits {
        writeln!(out, "~ limit {}", limit.id)?;
        differ(&limit.changes, "    ", out)?;
        writeln!(out, "    leaves other room in {}", count(limit.cases, "case"))?;
    }
    for (sign, keys) in [('+', &found.facts_added), ('-', &found.facts_removed)] {
        if !keys.is_empty() {
            writeln!(
                out,
                "{sign} facts: {} (answers to them are left out on the other side)",
                keys.join(", ")
            )?;
        }
    }
    let mut words = 0;
    for change in found.changed.iter().filter(|change| !change.has_effect()) {
        writeln!(out, "  {}  in words only: {}", change.programme.id, change.texts.join(", "))?;
        words += 1;
    }
    let changed: Vec<_> = found.changed.iter().filter(|change| change.has_effect()).collect();
    let effects: usize = changed.iter().map(|change| change.cases.len()).sum();
    writeln!(
        out,
        "{} run on both sides: {} changed in {}, {} added, {} removed; {words} in words only",
        count(found.cases, "case"),
        count(changed.len(), "programme"),
        count(effects, "outcome"),
        found.added.len(),
        found.removed.len(),
    )
}

fn programme(change: &ProgrammeChange, out: &mut impl Write) -> io::Result<()> {
    differ(&change.attributes, "    ", out)?;
    let own = change.cases.iter().filter(|case| case.case.programme == change.programme.id).count();
    for case in change.cases.iter().take(own + OTHERS) {
        let Told { programme, what, date: day, file, line, dropped } = &case.case;
        let whose = if *programme == change.programme.id { "" } else { programme };
        let whose = if whose.is_empty() { String::new() } else { format!(" (a case of {whose})") };
        writeln!(out, "    {file}:{line}: {what}{whose}, on {}", date::format(*day))?;
        for (side, keys) in ["old", "new"].into_iter().zip(dropped) {
            if !keys.is_empty() {
                writeln!(out, "      {side} without {}, which it doesn't know", keys.join(", "))?;
            }
        }
        differ(&case.changes, "      ", out)?;
    }
    let rest = change.cases.len().saturating_sub(own + OTHERS);
    if rest > 0 {
        writeln!(out, "    and {} of other programmes", count(rest, "case"))?;
    }
    if change.cases.is_empty() && !change.rule.is_empty() {
        writeln!(out, "    the rule changed, and no case shows it:")?;
        differ(&change.rule, "      ", out)?;
    }
    if !change.texts.is_empty() {
        writeln!(out, "    words: {}", change.texts.join(", "))?;
    }
    Ok(())
}

fn differ(changes: &[Change], indent: &str, out: &mut impl Write) -> io::Result<()> {
    for Change { what, old, new } in changes {
        writeln!(out, "{indent}{what}: {old} → {new}")?;
    }
    Ok(())
}

fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

/// Writes a comparison as JSON, one change a line, the counts last.
pub fn lines(found: &Comparison, out: &mut impl Write) -> io::Result<()> {
    for (change, programmes) in [("added", &found.added), ("removed", &found.removed)] {
        for one in programmes {
            let name = json!({ "zh": one.name.zh, "en": one.name.en });
            writeln!(out, "{}", json!({ "change": change, "programme": one.id, "name": name }))?;
        }
    }
    for change in &found.changed {
        let id = change.programme.id;
        if !change.attributes.is_empty() {
            writeln!(out, "{}", sided("attributes", id, &change.attributes))?;
        }
        if !change.rule.is_empty() {
            writeln!(out, "{}", sided("rule", id, &change.rule))?;
        }
        for case in &change.cases {
            writeln!(out, "{}", of_case(id, case))?;
        }
        if !change.texts.is_empty() {
            writeln!(out, "{}", json!({ "change": "words", "programme": id, "parts": change.texts }))?;
        }
    }
    for limit in &found.limits {
        let mut line = sided("limit", "", &limit.changes);
        line["limit"] = limit.id.into();
        line["cases"] = limit.cases.into();
        if let Some(line) = line.as_object_mut() {
            line.remove("programme");
        }
        writeln!(out, "{line}")?;
    }
    for (change, keys) in [("facts_added", &found.facts_added), ("facts_removed", &found.facts_removed)] {
        if !keys.is_empty() {
            writeln!(out, "{}", json!({ "change": change, "facts": keys }))?;
        }
    }
    let changed: Vec<_> = found.changed.iter().filter(|change| change.has_effect()).collect();
    let summary = json!({
        "change": "summary",
        "cases": found.cases,
        "programmes_changed": changed.len(),
        "outcomes_changed": changed.iter().map(|change| change.cases.len()).sum::<usize>(),
        "programmes_added": found.added.len(),
        "programmes_removed": found.removed.len(),
        "in_words_only": found.changed.len() - changed.len(),
    });
    writeln!(out, "{summary}")
}

fn sided(change: &str, programme: &str, changes: &[Change]) -> Value {
    let side = |pick: fn(&Change) -> &String| -> Map<String, Value> {
        changes.iter().map(|change| (change.what.into(), pick(change).as_str().into())).collect()
    };
    json!({
        "change": change, "programme": programme,
        "old": side(|change| &change.old), "new": side(|change| &change.new),
    })
}

fn of_case(programme: &str, changed: &CaseChange) -> Value {
    let Told { programme: of, what, date: day, file, line, dropped } = &changed.case;
    let mut value = sided("case", programme, &changed.changes);
    value["case"] = json!({
        "of": of, "what": what, "file": file, "line": line, "date": date::format(*day),
        "old_without": dropped[0], "new_without": dropped[1],
    });
    value
}
