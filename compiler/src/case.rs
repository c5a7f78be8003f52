//! The worked cases in the programmes' files, which run as tests.

mod expect;
mod parametrised;

use crate::diagnostic::Location;
use crate::node::{Node, Table};
use crate::source::Log;
use crate::vocabulary::Vocabulary;
use engine::answers::parse_value;
use engine::law::Programme;
use engine::{Answer, Answers, Date, FactId, Tables, assess};
pub use expect::{Expect, ExpectedLimit};

/// A case: answers on a day, and what must come of them.
#[derive(Clone)]
pub struct Case {
    /// The programme's id.
    pub programme: &'static str,
    /// What it is about; one of several values that a case runs over is named in brackets.
    pub what: &'static str,
    /// The evaluation date.
    pub date: Date,
    /// The answers; what is left out is unknown.
    pub answers: Vec<(FactId, Answer)>,
    /// What must come of them.
    pub expect: Expect,
    /// Where it stands: file and line.
    pub location: (String, usize),
    /// Where its expectation stands.
    expected_at: Location,
}

pub(crate) fn read(table: &Table, vocabulary: &Vocabulary, programme: &'static str) -> Vec<Case> {
    table.each("case").iter().filter_map(|node| cases(node, vocabulary, programme)).flatten().collect()
}

/// The case at a node, once for each of the values that it runs over.
fn cases(node: &Node, vocabulary: &Vocabulary, programme: &'static str) -> Option<Vec<Case>> {
    let table = node.table()?;
    let answers = table.need("answers")?.table()?;
    let mut read = Vec::new();
    for (key, value) in answers.entries() {
        read.push(answer(key, &value, &value.scalar()?, vocabulary)?);
    }
    let each = table.get("each");
    let expected = table.get("expect");
    let location = expected.unwrap_or(*node).location();
    let case = Case {
        programme,
        what: table.filled("what")?,
        date: table.need("date")?.date()?,
        answers: read,
        expect: match &expected {
            Some(node) => expect::read(node, vocabulary)?,
            None => Expect::default(),
        },
        location: (node.location().file.into(), node.location().line()),
        expected_at: location,
    };
    table.finish();
    let cases = match &each {
        Some(each) => parametrised::spread(&case, each, vocabulary)?,
        None => vec![case],
    };
    if cases.iter().any(|case| case.expect.verdict.is_none()) {
        table.error("`expect` with a `verdict` is missing");
        return None;
    }
    Some(cases)
}

/// What is answered to a fact, as it is written.
fn answer(key: &str, at: &Node, text: &str, vocabulary: &Vocabulary) -> Option<(FactId, Answer)> {
    let (id, fact) = vocabulary.fact(at, key)?;
    match parse_value(fact, text) {
        _ if text == "unknown" => Some((id, Answer::DontKnow)),
        Some(known) => Some((id, Answer::Known(known))),
        None => {
            at.error(format!("`{text}` is no value of `{key}`: expected {}", fact.expected()));
            None
        }
    }
}

impl Case {
    /// The case's answers in full.
    pub fn answers(&self, tables: &Tables) -> Answers {
        let mut answers = Answers::none(tables);
        for (fact, answer) in &self.answers {
            answers.set(*fact, *answer);
        }
        answers
    }

    /// What differs from the expectation, in words; nothing where the case holds.
    pub fn differences(&self, tables: &Tables) -> Vec<String> {
        // Of its own programme: what others come to is no case's business.
        let at = tables.programmes.iter().position(|programme| programme.id == self.programme);
        let programmes = at.and_then(|at| tables.programmes.get(at..=at)).unwrap_or_default();
        let own = Tables { programmes, ..*tables };
        let assessment = assess(&own, &self.answers(tables), self.date);
        match assessment.outcome(self.programme) {
            Some(outcome) => self.expect.differences(tables, &assessment, outcome),
            None => vec![format!("no programme {}", self.programme)],
        }
    }

    /// Whether it says which figures from other papers are shown, this one among them.
    pub(crate) fn names(&self, programme: &Programme, at: usize) -> bool {
        let reference = programme.references.get(at).filter(|reference| reference.covers(self.date));
        self.expect.references.is_some() && reference.is_some()
    }

    pub(crate) fn check(&self, tables: &Tables, log: &Log) {
        let differences = self.differences(tables);
        if !differences.is_empty() {
            let message = format!("case “{}”: {}", self.what, differences.join("; "));
            log.at(self.expected_at, message, None);
        }
    }
}
