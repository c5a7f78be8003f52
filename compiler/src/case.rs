//! The worked cases in the programmes' files, which run as tests.

use crate::diagnostic::Place;
use crate::node::{Node, Table};
use crate::source::Log;
use crate::vocabulary::Vocabulary;
use engine::answers::parse_value;
use engine::tables::{Programme, Reference, Standing};
use engine::{Answer, Answers, Date, FactId, Tables, Verdict, assess};
use rust_decimal::Decimal;

/// A case: answers on a day, and what must come of them.
pub struct Case {
    /// The programme's id.
    pub programme: &'static str,
    /// What it is about.
    pub what: &'static str,
    /// The evaluation date.
    pub date: Date,
    /// The answers; what is left out is unknown.
    pub answers: Vec<(FactId, Answer)>,
    /// What must come of them.
    pub expect: Expect,
    /// Where it stands: file and line.
    pub place: (String, usize),
    /// Where its expectation stands.
    expected_at: Place,
}

/// What a case expects; what it leaves out may be anything.
#[derive(Clone, Debug)]
pub struct Expect {
    /// The verdict.
    pub verdict: Verdict,
    /// The standing.
    pub standing: Option<Standing>,
    /// The low end of the total, in yuan.
    pub low: Option<Decimal>,
    /// The high end of the total, in yuan.
    pub high: Option<Decimal>,
    /// The missing facts, exactly.
    pub missing: Option<Vec<FactId>>,
    /// The facts the amount lacks, exactly.
    pub lacks: Option<Vec<FactId>>,
    /// Words of each of the figures from other papers that are about the day, in their order.
    pub references: Option<Vec<&'static str>>,
}

const VERDICTS: [Verdict; 3] = [Verdict::Eligible, Verdict::Ineligible, Verdict::Undetermined];

pub(crate) fn read(table: &Table, vocabulary: &Vocabulary, programme: &'static str) -> Vec<Case> {
    table.each("case").iter().filter_map(|node| case(node, vocabulary, programme)).collect()
}

fn case(node: &Node, vocabulary: &Vocabulary, programme: &'static str) -> Option<Case> {
    let table = node.table()?;
    let answers = table.need("answers")?.table()?;
    let mut read = Vec::new();
    for (key, value) in answers.entries() {
        let (id, fact) = vocabulary.fact(&value, key)?;
        let text = value.scalar()?;
        match parse_value(fact, &text) {
            _ if text == "unknown" => read.push((id, Answer::DontKnow)),
            Some(known) => read.push((id, Answer::Known(known))),
            None => {
                value.error(format!("`{text}` is no value of `{key}`: expected {}", fact.expected()));
                return None;
            }
        }
    }
    let expected = table.need("expect")?;
    let case = Case {
        programme,
        what: table.filled("what")?,
        date: table.need("date")?.date()?,
        answers: read,
        expect: expect(&expected, vocabulary)?,
        place: (node.place().file.into(), node.place().line()),
        expected_at: expected.place(),
    };
    table.finish();
    Some(case)
}

fn expect(node: &Node, vocabulary: &Vocabulary) -> Option<Expect> {
    let table = node.table()?;
    let facts = |key| {
        let node: Node = table.get(key)?;
        let keys = node.list();
        Some(keys.iter().filter_map(|node| Some(vocabulary.fact(node, node.str()?)?.0)).collect())
    };
    let expect = Expect {
        verdict: table.need("verdict")?.word("verdict", &VERDICTS, Verdict::key)?,
        standing: table.get("standing").and_then(|n| n.word("standing", &Standing::ALL, Standing::key)),
        low: table.get("low").and_then(|node| node.decimal()),
        high: table.get("high").and_then(|node| node.decimal()),
        missing: facts("missing"),
        lacks: facts("lacks"),
        references: table
            .get("references")
            .map(|node| node.list().iter().filter_map(|words| words.filled()).collect()),
    };
    table.finish();
    Some(expect)
}

/// Whether these are words of each of the references, one after the other.
fn is_each(words: &[&str], references: &[&Reference]) -> bool {
    words.len() == references.len()
        && words.iter().zip(references).all(|(words, reference)| reference.text.zh.contains(words))
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
        let assessment = assess(tables, &self.answers(tables), self.date);
        let Some(outcome) = assessment.outcome(self.programme) else {
            return vec![format!("no programme {}", self.programme)];
        };
        let keys = |facts: &[FactId]| {
            let mut keys: Vec<_> =
                facts.iter().filter_map(|id| tables.fact_at(*id)).map(|fact| fact.key).collect();
            keys.sort_unstable();
            format!("[{}]", keys.join(", "))
        };
        let total = outcome.amount.map(|amount| amount.total).unwrap_or_default();
        let yuan = |yuan: Option<Decimal>| yuan.map_or("none".into(), |yuan| yuan.normalize().to_string());
        let missing: Vec<_> = outcome.missing.iter().collect();
        let lacks: Vec<_> = outcome.amount.map(|amount| amount.lacks.iter().collect()).unwrap_or_default();
        let expect = &self.expect;
        let mut compared =
            vec![("verdict", Some(expect.verdict.key().to_string()), outcome.verdict.key().to_string())];
        let standing = expect.standing.map(|standing| standing.key().to_string());
        compared.push(("standing", standing, outcome.standing.key().to_string()));
        compared.push(("low", expect.low.map(|low| yuan(Some(low))), yuan(total.low)));
        compared.push(("high", expect.high.map(|high| yuan(Some(high))), yuan(total.high)));
        compared.push(("missing", expect.missing.as_deref().map(keys), keys(&missing)));
        compared.push(("lacks", expect.lacks.as_deref().map(keys), keys(&lacks)));
        let shown: Vec<&Reference> = self.shown(outcome.programme).collect();
        let texts = shown.iter().map(|reference| format!("“{}”", reference.text.zh));
        let texts = format!("[{}]", texts.collect::<Vec<_>>().join(", "));
        let expected = expect.references.as_ref().filter(|words| !is_each(words, &shown));
        compared.push(("references", expected.map(|words| format!("{words:?}")), texts));
        compared
            .into_iter()
            .filter_map(|(what, expected, found)| {
                let expected = expected.filter(|expected| *expected != found)?;
                Some(format!("{what} is {found}, the case expects {expected}"))
            })
            .collect()
    }

    /// The figures from other papers that are shown on the case's date.
    fn shown<'t>(&self, programme: &'t Programme) -> impl Iterator<Item = &'t Reference> {
        programme.references.iter().filter(|reference| reference.covers(self.date))
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
