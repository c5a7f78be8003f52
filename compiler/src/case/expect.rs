//! What a case expects, and how that differs from what came of it.

use crate::node::{Node, Table};
use crate::programme::PAID_TO;
use crate::vocabulary::Vocabulary;
use engine::evaluate::amount::Amount;
use engine::evaluate::limit::Room;
use engine::law::{Basis, Benefit, Citation, Force, Grade, Limit, PaidTo, Party, Per, Programme, Standing};
use engine::{Assessment, Date, FactId, Outcome, Tables, Verdict, date};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What a case expects; what it leaves out may be anything.
#[derive(Clone, Debug, Default)]
pub struct Expect {
    /// The verdict.
    pub verdict: Option<Verdict>,
    /// The standing.
    pub standing: Option<Standing>,
    /// The low end of the total, in yuan.
    pub low: Option<Decimal>,
    /// The high end of the total, in yuan.
    pub high: Option<Decimal>,
    /// How the amount is known; none where there is to be no amount.
    pub basis: Option<Option<Basis>>,
    /// The units the amount is stated in.
    pub per: Option<Vec<Per>>,
    /// The missing facts, exactly.
    pub missing: Option<Vec<FactId>>,
    /// The facts the amount lacks, exactly.
    pub lacks: Option<Vec<FactId>>,
    /// Words of each of the figures from other papers that are about the day, in their order.
    pub references: Option<Vec<&'static str>>,
    /// Words of each of the reasons why it stays open or doubtful, in their order.
    pub doubts: Option<Vec<&'static str>>,
    /// The first and the last day of its season, or the last alone where the text names no first;
    /// empty where there is none.
    pub season: Option<Vec<Date>>,
    /// The day its document was issued.
    pub issued: Option<Date>,
    /// The day its document's tables were last reviewed.
    pub reviewed: Option<Date>,
    /// How firmly the text gives it.
    pub force: Option<Force>,
    /// Whom the money reaches.
    pub paid_to: Option<PaidTo>,
    /// What the programme gives, the main thing first.
    pub benefit: Option<Vec<Benefit>>,
    /// For whom it is.
    pub recipient: Option<Vec<Party>>,
    /// The word that it shares with its alternatives.
    pub alternative: Option<&'static str>,
    /// How many of its citations and references are known from reports alone: each test, amount and
    /// reference counts.
    pub reported: Option<usize>,
    /// How many citations it has of each clause: of its own, of its tests and of its amounts.
    pub clauses: Option<String>,
    /// Limits that bind the programme, by their ids, and what they come to.
    pub limits: Vec<ExpectedLimit>,
}

/// What a case expects of a limit.
#[derive(Clone, Debug)]
pub struct ExpectedLimit {
    /// The limit's id.
    pub id: &'static str,
    /// Whether it leaves room.
    pub room: Room,
    /// How many of its programmes go together.
    pub together: Option<u32>,
    /// Whether its count begins anew each year.
    pub yearly: Option<bool>,
    /// How surely its words are known.
    pub grade: Option<Grade>,
    /// The clause that sets it.
    pub clause: Option<&'static str>,
}

const VERDICTS: [Verdict; 3] = [Verdict::Eligible, Verdict::Ineligible, Verdict::Undetermined];
const ROOMS: [Room; 4] = [Room::Free, Room::Unknown, Room::Doubtful, Room::Reached];
const RENEWALS: [bool; 2] = [true, false];

/// How an amount is known, or `none`.
fn basis(node: &Node) -> Option<Option<Basis>> {
    if node.as_str() == Some("none") {
        return Some(None);
    }
    node.word("basis", &Basis::ALL, Basis::key).map(Some)
}

/// A verdict, by its key.
fn verdict(node: &Node) -> Option<Verdict> {
    node.word("verdict", &VERDICTS, Verdict::key)
}

/// A word alone: a verdict, or what the only limit that the case speaks of comes to.
pub fn word(node: &Node, case: &Expect) -> Option<Expect> {
    let room = ROOMS.into_iter().find(|room| Some(room.key()) == node.as_str());
    match (room, &case.limits[..]) {
        (Some(room), [limit]) => {
            let limits = vec![ExpectedLimit {
                id: limit.id,
                room,
                together: None,
                yearly: None,
                grade: None,
                clause: None,
            }];
            Some(Expect { limits, ..Expect::default() })
        }
        _ => Some(Expect { verdict: Some(verdict(node)?), ..Expect::default() }),
    }
}

/// Reads a table of expectations.
pub fn read(node: &Node, vocabulary: &Vocabulary) -> Option<Expect> {
    let table = node.table()?;
    let facts = |key| {
        let keys = table.get(key)?.list();
        Some(keys.iter().filter_map(|node| Some(vocabulary.fact(node, node.str()?)?.0)).collect())
    };
    let expect = Expect {
        verdict: table.get("verdict").and_then(|node| verdict(&node)),
        standing: table.get("standing").and_then(|n| n.word("standing", &Standing::ALL, Standing::key)),
        low: table.get("low").and_then(|node| node.decimal()),
        high: table.get("high").and_then(|node| node.decimal()),
        basis: table.get("basis").and_then(|node| basis(&node)),
        per: words(&table, "per", "unit", &Per::ALL, Per::key),
        missing: facts("missing"),
        lacks: facts("lacks"),
        references: phrases(&table, "references"),
        doubts: phrases(&table, "doubts"),
        season: table.get("season").map(|node| node.list().iter().filter_map(|day| day.date()).collect()),
        issued: table.optional_date("issued"),
        reviewed: table.optional_date("reviewed"),
        force: table.get("force").and_then(|node| node.word("force", &Force::ALL, Force::key)),
        paid_to: table.get("paid_to").and_then(|node| node.word("payee", &PAID_TO, PaidTo::key)),
        benefit: words(&table, "benefit", "benefit", &Benefit::ALL, Benefit::key),
        recipient: words(&table, "recipient", "party", &Party::ALL, Party::key),
        alternative: table.get("alternative").and_then(|node| node.filled()),
        reported: table.get("reported").and_then(|node| usize::try_from(node.int()?).ok()),
        clauses: table.get("clauses").and_then(|node| counted(&node)),
        limits: table.get("limits").map_or_else(Vec::new, |node| limits(&node)),
    };
    table.finish();
    Some(expect)
}

/// `{ "五（一）" = 3 }`, written as [`clauses`] writes it.
fn counted(node: &Node) -> Option<String> {
    let counts = node.table()?.entries().into_iter();
    let count = |node: Node| usize::try_from(node.int()?).ok();
    Some(shown(&counts.filter_map(|(clause, node)| Some((clause, count(node)?))).collect()))
}

/// A list of phrases.
fn phrases(table: &Table, key: &'static str) -> Option<Vec<&'static str>> {
    table.get(key).map(|node| node.list().iter().filter_map(|words| words.filled()).collect())
}

/// The words of a list.
fn words<T: Copy>(
    table: &Table,
    key: &'static str,
    what: &str,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Option<Vec<T>> {
    let list = table.get(key)?.list();
    Some(list.iter().filter_map(|node| node.word(what, all, name)).collect())
}

/// `{ "tlf53.three-a-year" = "reached", … }`; a limit's own figures in a table of its own.
fn limits(node: &Node) -> Vec<ExpectedLimit> {
    let Some(table) = node.table() else { return Vec::new() };
    table.entries().iter().filter_map(|(id, node)| limit(id, node)).collect()
}

fn limit(id: &'static str, node: &Node) -> Option<ExpectedLimit> {
    if node.as_str().is_some() {
        let room = node.word("room", &ROOMS, Room::key)?;
        return Some(ExpectedLimit { id, room, together: None, yearly: None, grade: None, clause: None });
    }
    let table = node.table()?;
    let renews = |renews: bool| if renews { "year" } else { "never" };
    let expected = ExpectedLimit {
        id,
        room: table.need("room")?.word("room", &ROOMS, Room::key)?,
        together: table.get("together").and_then(|node| u32::try_from(node.int()?).ok()),
        yearly: table.get("renews").and_then(|node| node.word("renewal", &RENEWALS, renews)),
        grade: table.get("grade").and_then(|node| node.word("grade", &Grade::ALL, Grade::key)),
        clause: table.get("clause").and_then(|node| node.filled()),
    };
    table.finish();
    Some(expected)
}

/// All citations of a programme: its own, and those of its season, tests and amounts.
fn citations(programme: &Programme) -> Vec<Citation> {
    let mut all = programme.cites.to_vec();
    all.extend(programme.season.map(|season| season.cite));
    programme.when.each_test(&mut |test| all.push(test.cite));
    for row in programme.amounts {
        all.push(row.cite);
        row.when.iter().for_each(|when| when.each_test(&mut |test| all.push(test.cite)));
    }
    all
}

/// How many citations and references of a programme are known from reports alone.
pub fn reported(programme: &Programme) -> usize {
    let cited = citations(programme).into_iter().map(|cite| cite.grade);
    let referred = programme.references.iter().map(|reference| reference.grade);
    cited.chain(referred).filter(|grade| *grade == Grade::Reported).count()
}

/// How many citations a programme has of each clause, as a table of a case has them. What the
/// document's own region says is of no clause.
pub fn clauses(tables: &Tables, programme: &Programme) -> String {
    let number = tables.document_of(programme).map(|document| document.number);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for cite in citations(programme).iter().filter(|cite| Some(cite.clause) != number) {
        *counts.entry(cite.clause).or_default() += 1;
    }
    shown(&counts)
}

fn shown(counts: &BTreeMap<&str, usize>) -> String {
    let counts: Vec<String> =
        counts.iter().map(|(clause, count)| format!("\"{clause}\" = {count}")).collect();
    format!("{{ {} }}", counts.join(", "))
}

/// What differs between texts and the words expected of each of them, in their order.
fn compared(what: &'static str, expected: Option<&Vec<&str>>, texts: &[&str]) -> Compared {
    let is_each = |words: &[&str]| {
        words.len() == texts.len() && words.iter().zip(texts).all(|(words, text)| text.contains(words))
    };
    let expected = expected.filter(|words| !is_each(words)).map(|words| format!("{words:?}"));
    let quoted: Vec<String> = texts.iter().map(|text| format!("“{text}”")).collect();
    (what, expected, format!("[{}]", quoted.join(", ")))
}

fn keys<T: Copy>(all: &[T], key: fn(T) -> &'static str) -> String {
    format!("[{}]", all.iter().map(|one| key(*one)).collect::<Vec<_>>().join(", "))
}

fn yuan(yuan: Option<Decimal>) -> String {
    yuan.map_or("none".into(), |yuan| yuan.normalize().to_string())
}

/// What was compared, what was expected, what was found.
type Compared = (&'static str, Option<String>, String);

impl Expect {
    /// What differs from the expectation, in words; nothing where all is as expected.
    pub fn differences(&self, tables: &Tables, assessment: &Assessment, outcome: &Outcome) -> Vec<String> {
        let programme = outcome.programme;
        let mut all = vec![
            ("verdict", self.verdict.map(|verdict| verdict.key().into()), outcome.verdict.key().into()),
            ("standing", self.standing.map(|standing| standing.key().into()), outcome.standing.key().into()),
            self.missing(tables, outcome),
        ];
        all.extend(self.amount(tables, outcome.amount));
        all.push(self.references(programme, assessment.date));
        all.push(self.doubts(assessment, outcome));
        all.push(self.season(programme, assessment.date));
        all.extend(self.document(tables, programme));
        all.extend(self.attributes(tables, programme));
        let differences = all.into_iter().filter_map(|(what, expected, found)| {
            let expected = expected.filter(|expected| *expected != found)?;
            Some(format!("{what} is {found}, the case expects {expected}"))
        });
        let limits = self.limits.iter().filter_map(|expected| expected.difference(assessment, programme));
        differences.chain(limits).collect()
    }

    /// Whether another amount than this would be noticed.
    pub fn notices(&self, tables: &Tables, amount: Option<Amount>) -> bool {
        self.amount(tables, amount)
            .iter()
            .any(|(_, expected, found)| expected.as_ref().is_some_and(|e| e != found))
    }

    fn missing(&self, tables: &Tables, outcome: &Outcome) -> Compared {
        let missing: Vec<FactId> = outcome.missing.iter().collect();
        let expected = self.missing.as_deref().map(|facts| fact_keys(tables, facts));
        ("missing", expected, fact_keys(tables, &missing))
    }

    fn amount(&self, tables: &Tables, amount: Option<Amount>) -> [Compared; 5] {
        let total = amount.map(|amount| amount.total).unwrap_or_default();
        let lacks: Vec<FactId> = amount.map(|amount| amount.lacks.iter().collect()).unwrap_or_default();
        let none = || "none".to_string();
        let basis = |basis: Basis| basis.key().to_string();
        [
            ("low", self.low.map(|low| yuan(Some(low))), yuan(total.low)),
            ("high", self.high.map(|high| yuan(Some(high))), yuan(total.high)),
            (
                "basis",
                self.basis.map(|expected| expected.map_or_else(none, basis)),
                amount.map_or_else(none, |amount| basis(amount.basis)),
            ),
            (
                "per",
                self.per.as_ref().map(|per| keys(per, Per::key)),
                keys(amount.map_or(&[], |amount| amount.per), Per::key),
            ),
            ("lacks", self.lacks.as_deref().map(|facts| fact_keys(tables, facts)), fact_keys(tables, &lacks)),
        ]
    }

    fn references(&self, programme: &Programme, day: Date) -> Compared {
        let shown = programme.references.iter().filter(|reference| reference.covers(day));
        let texts: Vec<&str> = shown.map(|reference| reference.text.zh).collect();
        compared("references", self.references.as_ref(), &texts)
    }

    fn doubts(&self, assessment: &Assessment, outcome: &Outcome) -> Compared {
        let mut texts: Vec<&str> = Vec::new();
        for why in assessment.reasons(outcome).iter().filter_map(|reason| reason.why) {
            if !texts.contains(&why.zh) {
                texts.push(why.zh);
            }
        }
        compared("doubts", self.doubts.as_ref(), &texts)
    }

    fn season(&self, programme: &Programme, day: Date) -> Compared {
        let days = |days: &[Date]| {
            format!("[{}]", days.iter().map(|day| date::format(*day)).collect::<Vec<_>>().join(", "))
        };
        let window = programme.season.and_then(|season| season.window(&programme.term, day));
        let found: Vec<Date> =
            window.iter().flat_map(|one| one.opens.into_iter().chain([one.last])).collect();
        ("season", self.season.as_deref().map(days), days(&found))
    }

    fn document(&self, tables: &Tables, programme: &Programme) -> [Compared; 2] {
        let document = tables.document_of(programme);
        let day = |day: Option<Date>| day.map_or_else(String::new, date::format);
        [
            ("issued", self.issued.map(date::format), day(document.map(|one| one.issued))),
            ("reviewed", self.reviewed.map(date::format), day(document.map(|one| one.reviewed))),
        ]
    }

    fn attributes(&self, tables: &Tables, programme: &Programme) -> [Compared; 7] {
        let none = || "none".to_string();
        [
            ("force", self.force.map(|force| force.key().into()), programme.force.key().into()),
            (
                "paid_to",
                self.paid_to.map(|paid_to| paid_to.key().into()),
                programme.paid_to.map_or_else(none, |paid_to| paid_to.key().into()),
            ),
            (
                "benefit",
                self.benefit.as_ref().map(|benefits| keys(benefits, Benefit::key)),
                keys(programme.benefits, Benefit::key),
            ),
            (
                "recipient",
                self.recipient.as_ref().map(|recipients| keys(recipients, Party::key)),
                keys(programme.recipients, Party::key),
            ),
            (
                "alternative",
                self.alternative.map(str::to_owned),
                programme.alternative.map_or_else(none, str::to_owned),
            ),
            ("reported", self.reported.map(|count| count.to_string()), reported(programme).to_string()),
            ("clauses", self.clauses.clone(), clauses(tables, programme)),
        ]
    }
}

fn fact_keys(tables: &Tables, facts: &[FactId]) -> String {
    let mut keys: Vec<_> = facts.iter().filter_map(|id| tables.fact_at(*id)).map(|fact| fact.key).collect();
    keys.sort_unstable();
    format!("[{}]", keys.join(", "))
}

impl ExpectedLimit {
    fn difference(&self, assessment: &Assessment, programme: &Programme) -> Option<String> {
        let found = assessment.limits.iter().find(|found| found.limit.id == self.id);
        let Some(found) = found.filter(|found| found.limit.binds(programme.id)) else {
            return Some(format!("no limit `{}` binds {}", self.id, programme.id));
        };
        let Limit { together, yearly, cite, .. } = *found.limit;
        let room = (found.room != self.room).then(|| (found.room.key(), self.room.key()));
        let (now, expected) = if let Some(room) = room {
            room
        } else if self.together.is_some() && self.together != together {
            ("together with another number", "`together` as it says")
        } else if self.yearly.is_some_and(|expected| expected != yearly) {
            ("renewed otherwise", "`renews` as it says")
        } else if self.grade.is_some_and(|expected| expected != cite.grade) {
            ("known otherwise", "`grade` as it says")
        } else if self.clause.is_some_and(|expected| expected != cite.clause) {
            ("of another clause", "`clause` as it says")
        } else {
            return None;
        };
        Some(format!("the limit {} is {now}, the case expects {expected}", self.id))
    }
}
