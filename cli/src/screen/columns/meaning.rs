//! What the heading of a column means: a fact in a unit or coding, words for what somebody is, who
//! somebody is, or nothing that a rule asks for. What could mean two things is unclear.

use super::heading::{self, Heading, Name};
use super::mapping::{self, Mapping};
use super::names::{self, Also, NAMES};
use super::units::{self, Key, Unit};
use crate::screen::rejects;
use crate::screen::said::Said;
use crate::screen::sanitise::quoted;
use crate::screen::table::Known;
use crate::screen::values::Coding;
use crate::screen::values::number::Scale;
use crate::screen::values::text::squeezed;
use engine::law::{Kind, Party};
use engine::{Fact, FactId, Tables};
use std::collections::HashMap;

/// What a heading means.
#[derive(Clone, Debug)]
pub enum Meaning {
    /// A fact, in the unit and the coding that the heading says. `also` where the heading is not the
    /// fact's own name, `in_unit` where the heading itself says the unit.
    Fact { id: FactId, fact: &'static Fact, scale: Scale, coding: Coding, also: bool, in_unit: bool },
    /// A fact that another column, at this index, states by the fact's own name.
    Elsewhere(&'static Fact, usize),
    /// What somebody is, in words.
    Status,
    /// Carried through: who somebody is, or what the user wants kept.
    Kept,
    /// Nothing that a rule asks for.
    Passed,
    /// There is no heading.
    Empty,
    /// It might be a fact, but for something that the message says.
    Unclear(Said),
    /// Hardly anything but a fact, wrongly written.
    Typo(&'static Fact),
    /// Not known.
    Unknown,
}

/// What headings may mean: the names of the facts, and what the user says of headings.
#[derive(Clone, Debug)]
pub struct Meanings {
    /// The facts by what they are called.
    facts: HashMap<String, Vec<FactId>>,
    /// The same names as characters, to find the one that a misspelt heading means.
    signs: Vec<(FactId, Vec<char>)>,
    keep: Vec<String>,
    mapping: Mapping,
    party: Option<Party>,
}

impl Meanings {
    /// From the tables' facts, the headings to be kept, a mapping, and the party that the roster is of.
    pub fn new(tables: &Tables, keep: &[String], mapping: Mapping, party: Option<Party>) -> Meanings {
        let mut facts: HashMap<String, Vec<FactId>> = HashMap::new();
        let mut signs = Vec::new();
        for (at, fact) in (0..).zip(tables.facts) {
            for name in called(fact) {
                signs.push((FactId(at), name.chars().collect()));
                let all = facts.entry(name).or_default();
                if !all.contains(&FactId(at)) {
                    all.push(FactId(at));
                }
            }
        }
        let keep = keep.iter().map(|heading| squeezed(heading)).collect();
        Meanings { facts, signs, keep, mapping, party }
    }

    /// What the headings of a roster mean, column by column. Of two columns for a fact, one by its
    /// own name and one by another, the first is it. Titles above may say in which unit sums are.
    pub fn all(&self, tables: &Tables, headings: &[Heading], titles: &[String]) -> Vec<Meaning> {
        let mut all: Vec<Meaning> = headings.iter().map(|heading| self.of(tables, heading)).collect();
        let unit = units::of_titles(titles);
        for meaning in &mut all {
            let Meaning::Fact { fact, scale, in_unit: false, .. } = meaning else { continue };
            match (&unit, fact.kind) {
                (Ok(Some((tens, _))), Kind::Money { .. }) => scale.tens = *tens,
                (Err(two), Kind::Money { .. }) => {
                    *meaning = Meaning::Unclear(Said::new(
                        format!(
                            "是{}，而表头上面写着两种单位（{two}）：请在这一列的表头里写明单位",
                            fact.label.zh
                        ),
                        format!(
                            "is {}, and two units stand above the headings ({two}): say it in the heading",
                            fact.key
                        ),
                    ));
                }
                _ => {}
            }
        }
        let mut own: HashMap<FactId, usize> = HashMap::new();
        for (at, meaning) in all.iter().enumerate() {
            if let Meaning::Fact { id, also: false, .. } = meaning {
                own.entry(*id).or_insert(at);
            }
        }
        for meaning in &mut all {
            if let Meaning::Fact { id, fact, also: true, .. } = meaning
                && let Some(at) = own.get(id)
            {
                *meaning = Meaning::Elsewhere(fact, *at);
            }
        }
        all
    }

    /// What is known of a heading.
    pub fn knows(&self, tables: &Tables, heading: &Heading) -> Known {
        match self.clear(tables, heading, &heading.names()) {
            Meaning::Unknown | Meaning::Empty => Known::Not,
            Meaning::Kept => Known::Who,
            Meaning::Status => Known::Words,
            Meaning::Fact { fact, coding: Coding::Values, .. } => match fact.kind {
                Kind::Bool => Known::YesNo,
                Kind::Choice(_) | Kind::Date | Kind::Region => Known::Words,
                Kind::Int { .. } | Kind::Decimal { .. } | Kind::Money { .. } => Known::What,
            },
            _ => Known::What,
        }
    }

    /// Whether the user wants a column carried through, or it says who somebody is.
    pub fn is_kept(&self, heading: &Heading) -> bool {
        let names = heading.names();
        let said = |name: &Name| self.mapping.of(&name.text);
        match names.iter().find_map(said) {
            Some(said) => said == mapping::Said::Keep,
            None => names.iter().any(|name| {
                self.keep.contains(&name.text) || NAMES.get(name.text.as_str()) == Some(&Also::Identity)
            }),
        }
    }

    /// What a heading means.
    fn of(&self, tables: &Tables, heading: &Heading) -> Meaning {
        let names = heading.names();
        match self.clear(tables, heading, &names) {
            Meaning::Unknown => {
                names.iter().find_map(|name| self.typo(tables, name)).map_or(Meaning::Unknown, Meaning::Typo)
            }
            meaning => meaning,
        }
    }

    /// What a heading with some names means, where it is not wrongly written.
    fn clear(&self, tables: &Tables, heading: &Heading, names: &[Name]) -> Meaning {
        if heading.is_empty() {
            return Meaning::Empty;
        }
        match names.iter().find_map(|name| self.mapping.of(&name.text)) {
            Some(mapping::Said::Keep) => return Meaning::Kept,
            Some(mapping::Said::Ignore) => return Meaning::Passed,
            Some(mapping::Said::Fact(key)) => {
                let name = names.last().cloned().unwrap_or(Name { text: String::new(), remarks: Vec::new() });
                let coding = coding(&name.text).filter(|(fact, _)| *fact == key).map(|(_, coding)| coding);
                return match tables.fact(key) {
                    Some(id) => in_unit(tables, id, &name, By::Mapping, coding),
                    None => Meaning::Unknown,
                };
            }
            None => {}
        }
        for name in names {
            match self.fact(tables, name) {
                Meaning::Unknown => {}
                meaning => return meaning,
            }
        }
        let one_of = |list: &[&str]| names.iter().any(|name| list.contains(&name.text.as_str()));
        let says = |also| names.iter().any(|name| NAMES.get(name.text.as_str()) == Some(&also));
        let of_workers = self.party.is_none_or(|party| party == Party::Worker);
        match () {
            () if self.is_kept(heading) => Meaning::Kept,
            () if says(Also::Status) && of_workers => Meaning::Status,
            () if says(Also::Nothing) || says(Also::Status) || one_of(&rejects::HEADINGS) => Meaning::Passed,
            () => Meaning::Unknown,
        }
    }

    /// The fact that goes by a name.
    fn fact(&self, tables: &Tables, name: &Name) -> Meaning {
        if let Some((key, coding)) = coding(&name.text) {
            return tables.fact(key).map_or(Meaning::Unknown, |id| {
                let own = key == "woman";
                in_unit(tables, id, name, if own { By::Own } else { By::Also }, Some(coding))
            });
        }
        let is_bool = |id: &FactId| tables.fact_at(*id).is_some_and(|fact| matches!(fact.kind, Kind::Bool));
        let also = |name: &str| match NAMES.get(name) {
            Some(Also::Fact(key)) => tables.fact(key),
            _ => None,
        };
        let (mut all, mut said) = (self.facts.get(&name.text).cloned().unwrap_or_default(), By::Own);
        if all.is_empty() {
            (all, said) = (also(&name.text).into_iter().collect(), By::Also);
        }
        for asked in heading::asked(&name.text) {
            if all.is_empty() {
                let ids = self.facts.get(asked).cloned().unwrap_or_default();
                (all, said) = (ids.into_iter().filter(is_bool).collect(), By::Own);
            }
            if all.is_empty() {
                (all, said) = (also(asked).into_iter().filter(is_bool).collect(), By::Also);
            }
        }
        let theirs = |id: &&FactId| {
            self.party
                .is_none_or(|party| tables.fact_at(**id).is_some_and(|fact| fact.about.contains(&party)))
        };
        let mut likely = all.iter().filter(theirs);
        match (likely.next(), likely.next(), all.as_slice()) {
            (None, None, []) => Meaning::Unknown,
            (Some(id), None, _) | (None, None, [id]) => in_unit(tables, *id, name, said, None),
            _ => {
                let keys: Vec<_> = all.iter().filter_map(|id| Some(tables.fact_at(*id)?.key)).collect();
                Meaning::Unclear(Said::new(
                    format!(
                        "可能是 {}：把表头写成其中一个，或用 --for worker、employer、provider 说明是哪一方的名册",
                        keys.join(" 或 ")
                    ),
                    format!(
                        "may be {}: head it with the one, or say --for worker, employer or provider",
                        keys.join(" or ")
                    ),
                ))
            }
        }
    }

    /// The fact whose name is misspelt: by one letter of a word, or the last character of a label.
    fn typo(&self, tables: &Tables, name: &Name) -> Option<&'static Fact> {
        let given: Vec<char> = name.text.chars().collect();
        let near = self.signs.iter().find(|(_, known)| is_near(&given, known));
        near.and_then(|(id, _)| tables.fact_at(*id))
    }
}

/// How a heading names a fact.
#[derive(Clone, Copy, PartialEq)]
enum By {
    /// By its own name.
    Own,
    /// By another name, which can mean nothing else.
    Also,
    /// By what the user says of the heading in a file.
    Mapping,
}

/// The fact that columns of this name state in words or codes of their own, and in which.
fn coding(name: &str) -> Option<(&'static str, Coding)> {
    if names::SEX.contains(&name) {
        return Some(("woman", Coding::Sex));
    }
    names::HUKOU_KIND.contains(&name).then_some(("rural", Coding::HukouKind))
}

/// Whether a column with this heading only numbers the rows.
pub fn is_numbering(heading: &Heading) -> bool {
    heading.is_empty() || heading.names().iter().any(|name| names::NUMBERING.contains(&name.text.as_str()))
}

/// What a fact is called.
pub fn called(fact: &Fact) -> impl Iterator<Item = String> + use<> {
    [fact.key, fact.label.zh, fact.label.en].map(squeezed).into_iter()
}

/// What a heading means that names a fact: the fact in the unit that its remarks say, if that is one of
/// the fact's. Where the user has mapped the heading, other remarks do not matter.
fn in_unit(tables: &Tables, id: FactId, name: &Name, by: By, coding: Option<Coding>) -> Meaning {
    let Some(fact) = tables.fact_at(id) else { return Meaning::Unknown };
    let own = fact.unit().and_then(|key| tables.unit(key)).map_or("", |unit| unit.zh);
    let (mut scale, mut coding, mut said) = (Scale::default(), coding.unwrap_or_default(), false);
    for remark in &name.remarks {
        match (fact.kind, Key::of(remark)) {
            (Kind::Bool, Some(Ok(key))) if key.sex == (fact.key == "woman") => {
                let by_standard = Key { yes: Some('2'), no: Some('1'), sex: true };
                let usual = key.is_usual() || coding == Coding::Sex && key == by_standard;
                if !usual {
                    coding = Coding::Key(key);
                }
                continue;
            }
            (Kind::Bool, Some(_)) => {
                let remark = quoted(remark);
                return Meaning::Unclear(Said::new(
                    format!(
                        "是{}，而{remark}是哪个代码为是、哪个为否看不明白：请把格里改成是、否",
                        fact.label.zh
                    ),
                    format!(
                        "is {}, but the key {remark} is not clear: write 是 and 否 into its cells",
                        fact.key
                    ),
                ));
            }
            _ => {}
        }
        for part in remark.split([',', ';', '、', '。']).filter(|part| !part.is_empty()) {
            match units::of(fact, own, part) {
                Some(Unit::Own(tens)) => (scale.tens, said) = (tens, true),
                Some(Unit::Percent) => (scale.percent, said) = (true, true),
                Some(Unit::Other) => {
                    let part = part.strip_prefix("单位").map_or(part, |unit| unit.trim_start_matches(':'));
                    return Meaning::Unclear(Said::new(
                        format!("的单位是{part}，而{}不是：请换算成它的单位", fact.label.zh),
                        format!("is in {part}, but {} is not: bring it into its unit", fact.key),
                    ));
                }
                None => {}
            }
            if by != By::Mapping && (heading::is_of_others(part) || is_of_a_year(part)) {
                let remark = quoted(remark);
                return Meaning::Unclear(Said::new(
                    format!("是{}，只是写着{remark}：用 --columns FILE 说明它是什么", fact.label.zh),
                    format!("is {} but for {remark}: --columns FILE can say what it is", fact.key),
                ));
            }
        }
    }
    Meaning::Fact { id, fact, scale, coding, also: by == By::Also, in_unit: said }
}

/// Whether a remark is about a year, 2019年, and is no example of how a day is written.
fn is_of_a_year(part: &str) -> bool {
    let example = ["如", "例", "格式", "请", "填"].iter().any(|begin| part.starts_with(begin));
    let ends = part.match_indices('年').filter_map(|(at, _)| part.get(..at));
    let year =
        |before: &str| before.len() >= 4 && before.bytes().rev().take(4).all(|byte| byte.is_ascii_digit());
    !example && !part.contains(['月', '日']) && ends.into_iter().any(year)
}

fn is_near(given: &[char], known: &[char]) -> bool {
    let (short, long) = if given.len() < known.len() { (given, known) } else { (known, given) };
    if short.len() < 3 || long.len() > short.len() + 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let ends = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    if short.len() < long.len() {
        return same + ends >= short.len();
    }
    let swapped = same + ends + 2 == short.len()
        && short.get(same) == long.get(same + 1)
        && short.get(same + 1) == long.get(same);
    // 培训人数 is not 培训月数, but 所在地域 is 所在地区.
    let changed = same + ends + 1 == short.len() && (ends == 0 || given.is_ascii_word());
    swapped || changed
}

trait AsciiWord {
    fn is_ascii_word(&self) -> bool;
}

impl AsciiWord for [char] {
    fn is_ascii_word(&self) -> bool {
        self.iter().all(char::is_ascii)
    }
}
