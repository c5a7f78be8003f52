//! The worked cases in the programmes' files, which run as tests.

mod expect;
mod parametrised;

use crate::diagnostic::Location;
use crate::node::{Node, Table};
use crate::source::{File, Log};
use crate::vocabulary::Vocabulary;
use engine::answers::parse_value;
use engine::law::{Kind, Programme};
use engine::{Answer, Answers, Date, FactId, Tables, Value, assess, date};
pub use expect::{Expect, ExpectedLimit};
pub(crate) use expect::{clauses, reported};

/// As the answer to a day: the evaluation date.
const TODAY: &str = "today";

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
    /// The facts whose answer is the evaluation date, whichever that is.
    today: Vec<FactId>,
}

/// The cases of a programme: those of its file, and those of the files in the folder of its name.
pub(crate) fn read(
    table: &Table,
    beside: &[File],
    vocabulary: &Vocabulary,
    programme: &'static str,
) -> Vec<Case> {
    let known = people(table);
    let within = |table: &Table, known: &[(&'static str, Node)]| -> Vec<Case> {
        let cases = table.each("case");
        cases.iter().filter_map(|node| cases_at(node, known, vocabulary, programme)).flatten().collect()
    };
    let mut all = within(table, &known);
    for file in beside {
        let own = file.table();
        let known: Vec<_> = people(&own).into_iter().chain(known.iter().copied()).collect();
        all.extend(within(&own, &known));
        own.finish();
    }
    all
}

/// Those whom a file describes under `[person]`, with their answers.
fn people<'f>(table: &Table<'f>) -> Vec<(&'static str, Node<'f>)> {
    table.get("person").and_then(|node| node.table()).map_or_else(Vec::new, |people| people.entries())
}

/// The case at a node, once for each of the days and values that it runs over.
fn cases_at(
    node: &Node,
    people: &[(&'static str, Node)],
    vocabulary: &Vocabulary,
    programme: &'static str,
) -> Option<Vec<Case>> {
    let table = node.table()?;
    let expected = table.get("expect");
    let mut case = Case {
        programme,
        what: table.filled("what")?,
        date: Date::MIN,
        answers: Vec::new(),
        expect: match &expected {
            Some(node) => expect::read(node, vocabulary)?,
            None => Expect::default(),
        },
        location: (node.location().file.into(), node.location().line()),
        expected_at: expected.unwrap_or(*node).location(),
        today: Vec::new(),
    };
    let person = table.get("person");
    if let Some(node) = &person {
        case.answer_all(&named(node, people)?, vocabulary)?;
    }
    if let Some(node) = if person.is_some() { table.get("answers") } else { Some(table.need("answers")?) } {
        case.answer_all(&node, vocabulary)?;
    }
    let (each, date) = (table.get("each"), table.need("date")?);
    table.finish();
    let mut cases = Vec::new();
    for one in case.on_each(&date)? {
        match &each {
            Some(each) => cases.extend(parametrised::spread(&one, each, vocabulary)?),
            None => cases.push(one),
        }
    }
    if cases.iter().any(|case| case.expect.verdict.is_none()) {
        table.error("`expect` with a `verdict` is missing");
        return None;
    }
    Some(cases)
}

/// The answers of somebody whom the file describes under `[person]`.
fn named<'f>(node: &Node, people: &[(&'static str, Node<'f>)]) -> Option<Node<'f>> {
    let name = node.str()?;
    let found = people.iter().find(|(known, _)| *known == name);
    if found.is_none() {
        let known: Vec<&str> = people.iter().map(|(name, _)| *name).collect();
        node.unknown("person", name, &known);
    }
    found.map(|(_, answers)| *answers)
}

impl Case {
    /// Takes over the answers of a table, in place of those that are there.
    fn answer_all(&mut self, node: &Node, vocabulary: &Vocabulary) -> Option<()> {
        for (key, value) in node.table()?.entries() {
            self.answer(key, &value, &value.scalar()?, vocabulary)?;
        }
        Some(())
    }

    /// Takes over what is answered to a fact, as it is written.
    fn answer(&mut self, key: &str, at: &Node, text: &str, vocabulary: &Vocabulary) -> Option<()> {
        let (id, fact) = vocabulary.fact(at, key)?;
        let today = text == TODAY && matches!(fact.kind, Kind::Date);
        let answer = match parse_value(fact, text) {
            _ if text == "unknown" => Answer::DontKnow,
            _ if today => Answer::Known(Value::Date(self.date)),
            Some(known) => Answer::Known(known),
            None => {
                at.error(format!("`{text}` is no value of `{key}`: expected {}", fact.expected()));
                return None;
            }
        };
        self.today.retain(|fact| *fact != id);
        if today {
            self.today.push(id);
        }
        match self.answers.iter_mut().find(|(fact, _)| *fact == id) {
            Some((_, given)) => *given = answer,
            None => self.answers.push((id, answer)),
        }
        Some(())
    }

    /// The case on a day, or on each of a list of days.
    fn on_each(&self, node: &Node) -> Option<Vec<Case>> {
        let Some(days) = node.as_list() else { return Some(vec![self.on(node.date()?)]) };
        let named =
            |day| Case { what: format!("{} [{}]", self.what, date::format(day)).leak(), ..self.on(day) };
        days.iter().map(|day| day.date().map(named)).collect()
    }

    /// The case on another day.
    fn on(&self, day: Date) -> Case {
        let mut one = Case { date: day, ..self.clone() };
        for (fact, answer) in &mut one.answers {
            if self.today.contains(fact) {
                *answer = Answer::Known(Value::Date(day));
            }
        }
        one
    }

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
