//! Every text of the tables, with the place it stands in.

use engine::law::{Citation, Cond, Kind};
use engine::{Tables, Text};

/// A text and where it stands.
pub type Placed = (String, Text);

/// Every text that is shown, in both languages.
pub fn all(tables: &Tables) -> Vec<Placed> {
    let mut texts = Vec::new();
    facts(tables, &mut texts);
    for document in tables.documents {
        let mut add = |what: &str, text: Text| texts.push((format!("{} {what}", document.id), text));
        add("title", document.title);
        add("issuer", document.issuer);
        add("ground", document.term.ground);
        add("after", document.after);
        add("contact", document.contact);
        for explained in document.explained {
            add(&format!("explained {} text", explained.clause), explained.text);
            add(&format!("explained {} reason", explained.clause), explained.reason);
        }
        for warning in document.warnings {
            add(&format!("warning {}", warning.clause), warning.text);
        }
    }
    for programme in tables.programmes {
        let mut add = |what: &str, text: Text| texts.push((format!("{} {what}", programme.id), text));
        add("name", programme.name);
        add("summary", programme.summary);
        add("ground", programme.term.ground);
        add("next_step", programme.next_step);
        programme.notes.iter().for_each(|note| add("note", *note));
        programme.references.iter().for_each(|reference| add("reference", reference.text));
        whys(&programme.when, &mut |why| add("why", why));
        for when in programme.amounts.iter().filter_map(|row| row.when.as_ref()) {
            whys(when, &mut |why| add("amount why", why));
        }
    }
    for limit in tables.limits {
        texts.push((limit.id.to_string(), limit.text));
    }
    let remarks = cites(tables).into_iter().filter_map(|(place, cite)| Some((place, *cite.remark?)));
    texts.extend(remarks);
    texts
}

fn facts(tables: &Tables, texts: &mut Vec<Placed>) {
    for fact in tables.facts {
        let mut add = |what: &str, text: Text| texts.push((format!("fact {} {what}", fact.key), text));
        add("label", fact.label);
        add("question", fact.question);
        add("why", fact.why);
        fact.definition.into_iter().for_each(|text| add("definition", text));
        fact.ask.into_iter().for_each(|text| add("ask", text));
        fact.later.into_iter().for_each(|later| add("later definition", later.definition));
        fact.local.iter().for_each(|local| add("local definition", local.definition));
        if let Kind::Choice(options) = fact.kind {
            for option in options {
                add(&format!("option {}", option.key), option.label);
                option.hint.into_iter().for_each(|hint| add(&format!("hint {}", option.key), hint));
            }
        }
    }
}

fn whys(cond: &Cond, add: &mut dyn FnMut(Text)) {
    match cond {
        Cond::Test(_) | Cond::During { .. } => {}
        Cond::All(parts) | Cond::Any(parts) => parts.iter().for_each(|part| whys(part, add)),
        Cond::Not(part) => whys(part, add),
        Cond::Doubt(part, why) | Cond::Open(part, why) => {
            add(**why);
            whys(part, add);
        }
    }
}

/// The words quoted from the papers, numbers and sources, in Chinese only.
pub fn quoted(tables: &Tables) -> Vec<(String, &'static str)> {
    let mut quoted = Vec::new();
    for document in tables.documents {
        quoted.push((document.id.to_string(), document.number));
        quoted.extend(document.clauses.iter().map(|clause| (document.id.to_string(), *clause)));
    }
    for (place, cite) in cites(tables) {
        quoted.push((place.clone(), cite.clause));
        if !cite.words.is_empty() {
            quoted.push((place, cite.words));
        }
    }
    for programme in tables.programmes {
        for reference in programme.references {
            quoted.push((programme.id.to_string(), reference.source));
        }
    }
    quoted
}

/// Every place that is cited, with the id of what cites it.
fn cites(tables: &Tables) -> Vec<(String, Citation)> {
    let mut all = Vec::new();
    for programme in tables.programmes {
        let mut cites = programme.cites.to_vec();
        cites.extend(programme.season.map(|season| season.cite));
        programme.when.each_test(&mut |test| cites.push(test.cite));
        for row in programme.amounts {
            cites.push(row.cite);
            row.when.iter().for_each(|when| when.each_test(&mut |test| cites.push(test.cite)));
        }
        all.extend(cites.into_iter().map(|cite| (programme.id.to_string(), cite)));
    }
    for limit in tables.limits {
        all.push((limit.id.to_string(), limit.cite));
        limit.reached.each_test(&mut |test| all.push((limit.id.to_string(), test.cite)));
    }
    all
}

/// Whether it names its place, and what stands there or what is to be said of it.
pub fn is_full(cite: Citation) -> bool {
    !cite.clause.is_empty() && (!cite.words.is_empty() || cite.remark.is_some())
}
