//! Goes through a file's tables and finds what can be changed.

use super::{Change, test, value};
use engine::Tables;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// All changes to a file's text.
pub fn changes(text: &str, tables: &Tables) -> Vec<Change> {
    let Ok(root) = DeTable::parse(text) else { return Vec::new() };
    let id = root.get_ref().get("id").and_then(|id| id.get_ref().as_str()).unwrap_or_default();
    let document = id.split('.').next().unwrap_or_default();
    let document = tables.documents.iter().find(|one| one.id == document);
    let clauses = document.map_or(&[][..], |document| document.clauses);
    let mut walk = Walk { text, tables, clauses, found: Vec::new() };
    walk.table(root.get_ref(), false);
    walk.found
}

/// Keys under which conditions stand.
const CONDITIONS: [&str; 4] = ["when", "where", "reached", "change_when"];
/// Keys of a condition's groups.
const GROUPS: [&str; 6] = ["all", "any", "not", "open", "doubt", "test"];
/// Keys of lists of tables, `[[amount]]`, of which one at a time is left out.
const BLOCKS: [&str; 6] = ["amount", "reference", "limit", "count", "standard", "cite"];
/// Keys of tables, `[season]`, that are left out.
const TABLES: [&str; 3] = ["season", "where", "when"];
/// Keys that may be left out, with another meaning then.
const OPTIONAL: [&str; 14] = [
    "alternative",
    "times",
    "at_most",
    "together",
    "renews",
    "in_principle",
    "paid_to",
    "until",
    "from",
    "unconfirmed_after",
    "change",
    "change_when",
    "implies",
    "later",
];

struct Walk<'t> {
    text: &'t str,
    tables: &'t Tables,
    /// The clauses of the document that the file is of.
    clauses: &'t [&'t str],
    found: Vec<Change>,
}

type Value<'v> = Spanned<DeValue<'v>>;

impl Walk<'_> {
    fn add(&mut self, range: Range<usize>, kind: &'static str, after: impl Into<String>) {
        let after = after.into();
        if self.text.get(range.clone()).is_some_and(|before| before != after) {
            self.found.push(Change { range, kind, after });
        }
    }

    fn table(&mut self, table: &DeTable, condition: bool) {
        for (key, inner) in table {
            let name = key.get_ref().as_ref();
            if value::is_text(name) {
                continue;
            }
            if condition {
                self.group(name, key.span(), inner);
            }
            if OPTIONAL.contains(&name) && !condition {
                self.without(key.span().start, inner.span().end);
            }
            let headed = self.text.get(..key.span().start).is_some_and(|before| before.ends_with("\n["));
            if TABLES.contains(&name) && headed {
                self.block(&key.span());
            }
            let within = CONDITIONS.contains(&name) || condition && GROUPS.contains(&name);
            self.value(name, inner, within);
        }
    }

    /// Changes the kind of a group: `all` into `any`, `open` into `doubt`.
    fn group(&mut self, name: &str, key: Range<usize>, inner: &Value) {
        let several = matches!(inner.get_ref(), DeValue::Array(list) if list.len() > 1);
        match name {
            "all" if several => self.add(key, "all for any", "any"),
            "any" if several => self.add(key, "any for all", "all"),
            "not" => self.rewrapped(key, inner, "not left out"),
            "open" | "doubt" => {
                self.add(key.clone(), "open for doubt", if name == "open" { "doubt" } else { "open" });
            }
            _ => {}
        }
    }

    /// `not = x` as `all = [x]`.
    fn rewrapped(&mut self, key: Range<usize>, inner: &Value, kind: &'static str) {
        let shown = self.text.get(inner.span()).unwrap_or_default();
        self.add(key.start..inner.span().end, kind, format!("all = [ {shown} ]"));
    }

    /// Leaves out a key and its value, with a comma beside it.
    fn without(&mut self, start: usize, end: usize) {
        let rest = self.text.get(end..).unwrap_or_default();
        let behind = rest.find(|c: char| c != ' ').unwrap_or(rest.len());
        let comma = rest.get(behind..).is_some_and(|rest| rest.starts_with(','));
        if comma {
            self.add(start..end + behind + 1, "left out", "");
        } else {
            // The last of an inline table: the comma before it goes.
            let before = self.text.get(..start).unwrap_or_default().trim_end();
            let start = if before.ends_with(',') { before.len() - 1 } else { start };
            self.add(start..end, "left out", "");
        }
    }

    fn value(&mut self, key: &str, value: &Value, condition: bool) {
        let range = value.span();
        match value.get_ref() {
            DeValue::String(text) if condition => {
                for (kind, after) in test::changed(text, self.tables) {
                    self.add(range.clone(), kind, format!("\"{after}\""));
                }
            }
            DeValue::String(text) => self.text_value(key, text, range),
            DeValue::Datetime(_) => self.days(range),
            DeValue::Integer(digits) if ["at_most", "together", "min", "max"].contains(&key) => {
                for by in [-1, 1] {
                    if let Ok(number) = digits.as_str().parse::<i64>() {
                        self.add(range.clone(), "number", (number + by).to_string());
                    }
                }
            }
            DeValue::Boolean(yes) => self.add(range, "yes for no", if *yes { "false" } else { "true" }),
            DeValue::Array(list) => self.list(key, list, condition),
            DeValue::Table(table) => self.table(table, condition),
            DeValue::Integer(_) | DeValue::Float(_) => {}
        }
    }

    fn text_value(&mut self, key: &str, text: &str, range: Range<usize>) {
        if let Some((kind, word)) = value::word(key, text) {
            self.add(range, kind, format!("\"{word}\""));
        } else if ["yuan", "times"].contains(&key) {
            for figure in value::figure(text) {
                self.add(range.clone(), "figure", figure);
            }
        } else if key == "clause"
            && let Some(at) = self.clauses.iter().position(|clause| *clause == text)
        {
            let other = self.clauses.get((at + 1) % self.clauses.len()).copied().unwrap_or_default();
            self.add(range, "clause", format!("\"{other}\""));
        } else if key == "alternative" {
            self.add(range, "alternative", format!("\"another {text}\""));
        } else if ["from", "until"].contains(&key) {
            for day in value::days_of_year(text) {
                self.add(range.clone(), "day", format!("\"{day}\""));
            }
        } else if key == "region"
            && let Ok(code) = text.parse::<u32>()
        {
            self.add(range.clone(), "region", format!("\"{:06}\"", code / 10_000 * 10_000 + 100));
            self.add(
                range,
                "region",
                format!("\"{:06}\"", if code < 300_000 { code + 100_000 } else { code - 100_000 }),
            );
        } else if key == "fact" {
            let kind = |key: &str| {
                self.tables
                    .fact(key)
                    .and_then(|id| self.tables.fact_at(id))
                    .map(|fact| (fact.type_name(), fact.unit()))
            };
            let own = kind(text);
            let other = self.tables.facts.iter().find(|fact| fact.key != text && kind(fact.key) == own);
            if let Some(other) = other {
                self.add(range, "another fact", format!("\"{}\"", other.key));
            }
        }
    }

    fn days(&mut self, range: Range<usize>) {
        let written = self.text.get(range.clone()).unwrap_or_default();
        for day in value::days(written) {
            self.add(range.clone(), "day", day);
        }
        for day in value::years(written) {
            self.add(range.clone(), "year", day);
        }
    }

    fn list(&mut self, key: &str, list: &DeArray, condition: bool) {
        const LISTS: [&str; 8] =
            ["benefit", "recipient", "about", "per", "programmes", "count", "change", "implies"];
        let listed = LISTS.contains(&key);
        let spans: Vec<Range<usize>> = list.iter().map(|value| value.span()).collect();
        let inline = spans
            .first()
            .and_then(|first| self.text.get(..first.start))
            .is_some_and(|before| before.trim_end().ends_with('['));
        if let ("programmes", Some(last)) = (key, spans.last()) {
            self.bound(list, last);
        }
        for (at, inner) in list.iter().enumerate() {
            if (condition || listed) && inline && list.len() > 1 {
                self.element(&spans, at, if condition { "part left out" } else { "element left out" });
            } else if BLOCKS.contains(&key) && !inline {
                self.block(&spans[at]);
            }
            self.value(key, inner, condition);
        }
    }

    /// Has a limit bind one programme more.
    fn bound(&mut self, list: &DeArray, last: &Range<usize>) {
        let bound = |id: &str| list.iter().any(|one| one.get_ref().as_str() == Some(id));
        if let Some(other) = self.tables.programmes.iter().find(|programme| !bound(programme.id)) {
            self.add(last.end..last.end, "programme taken in", format!(", \"{}\"", other.id));
        }
    }

    fn element(&mut self, spans: &[Range<usize>], at: usize, kind: &'static str) {
        let own = &spans[at];
        match spans.get(at + 1) {
            Some(next) => self.add(own.start..next.start, kind, ""),
            None => self.add(spans[at - 1].end..own.end, kind, ""),
        }
    }

    /// Leaves out a table of a list, `[[amount]]`, with all that belongs to it.
    fn block(&mut self, span: &Range<usize>) {
        let start = self.text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let rest = self.text.get(span.end..).unwrap_or_default();
        let end = rest.find("\n[").map_or(self.text.len(), |at| span.end + at + 1);
        self.add(start..end, "block left out", "");
    }
}
