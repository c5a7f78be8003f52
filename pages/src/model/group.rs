//! The groups of results on the page, and into which one a result goes. All results of somebody in
//! their groups: `groups.rs`.

use crate::model::places::{reach, region};
use crate::wording::is_duty;
use engine::advice::question::{has_said_who, is_related, names_place};
use engine::law::{Basis, Benefit, Force, Party, Programme, Standing};
use engine::truth::Truth;
use engine::{Answer, Answers, Date, FactSet, Outcome, Tables, Verdict};

/// A part of the results, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Hash)]
pub enum ResultGroup {
    /// Met, and to be had on the day.
    Yours,
    /// Met, but nothing to be had: what the person has to keep or to pay.
    Duty,
    /// One unanswered question settles it, and something answered speaks for it, or nothing was
    /// said yet of who one is.
    OneAway,
    /// Several questions are open, and something answered already speaks for it.
    Related,
    /// Nothing left to ask here: the text leaves it open, or the person does not know.
    AskLocally,
    /// Questions are open, and nothing speaks for it yet.
    Further,
    /// Before its first day.
    NotYet,
    /// Past its last day.
    Ended,
    /// Not met.
    Not,
}

impl ResultGroup {
    /// All, in the order of the page.
    pub const ALL: [ResultGroup; 9] = [
        ResultGroup::Yours,
        ResultGroup::Duty,
        ResultGroup::OneAway,
        ResultGroup::Related,
        ResultGroup::AskLocally,
        ResultGroup::Further,
        ResultGroup::NotYet,
        ResultGroup::Ended,
        ResultGroup::Not,
    ];

    /// The name used in ids and classes.
    pub fn key(self) -> &'static str {
        match self {
            ResultGroup::Yours => "yours",
            ResultGroup::Duty => "duty",
            ResultGroup::OneAway => "one",
            ResultGroup::Related => "related",
            ResultGroup::AskLocally => "check",
            ResultGroup::Further => "more",
            ResultGroup::NotYet => "not-yet",
            ResultGroup::Ended => "ended",
            ResultGroup::Not => "not",
        }
    }
}

/// Whether a programme is for another place: its document does not reach the person's region, and
/// no other answer (household register, school, place of training) lies in a region it asks for.
pub fn is_for_another_place(tables: &Tables, programme: &Programme, answers: &Answers, day: Date) -> bool {
    let outside = |region| reach(tables, programme.document, region) == Truth::False;
    region(tables, answers).is_some_and(outside) && !names_place(programme, answers, day)
}

/// The group of an outcome; none where it is for others or for another place.
pub fn group_of(
    tables: &Tables,
    outcome: &Outcome,
    answers: &Answers,
    party: Party,
    day: Date,
) -> Option<ResultGroup> {
    if !outcome.is_for(party) || is_for_another_place(tables, outcome.programme, answers, day) {
        return None;
    }
    let related = is_related(outcome.programme, answers, day);
    Some(match (outcome.verdict, outcome.standing) {
        (Verdict::Ineligible, _) => ResultGroup::Not,
        (_, Standing::Ended) => ResultGroup::Ended,
        (_, Standing::NotYet) => ResultGroup::NotYet,
        (Verdict::Eligible, _) if is_duty(outcome.programme) => ResultGroup::Duty,
        (Verdict::Eligible, _) => ResultGroup::Yours,
        (Verdict::Undetermined, _) => match askable(tables, outcome, answers, party).len() {
            0 => ResultGroup::AskLocally,
            // What merely lacks one answer is not nearer than what the person's own status gives.
            1 if related || !has_said_who(tables, answers) => ResultGroup::OneAway,
            _ if related => ResultGroup::Related,
            _ => ResultGroup::Further,
        },
    })
}

/// The facts that could still settle it and that this party can be asked: not yet asked, and
/// not another party's to know.
pub fn askable(tables: &Tables, outcome: &Outcome, answers: &Answers, party: Party) -> FactSet {
    unasked(tables, &outcome.missing, answers, party)
}

/// Those of some facts that are not yet asked and that this party can be asked.
pub fn unasked(tables: &Tables, facts: &FactSet, answers: &Answers, party: Party) -> FactSet {
    let among = facts;
    let mut facts = FactSet::default();
    for id in among.iter().filter(|id| answers.get(*id) == Answer::Unasked) {
        if tables.fact_at(id).is_some_and(|fact| fact.about.contains(&party)) {
            facts.insert(id);
        }
    }
    facts
}

/// Whether it is money of which nothing more is known than that a locality sets it.
pub fn is_unpublished(outcome: &Outcome) -> bool {
    outcome.amount.is_some_and(|amount| amount.basis == Basis::Local && amount.rate.is_unknown())
}

/// What comes first on a group: what has a figure, what the answers already speak for, money before
/// help, the firm before the possible.
pub fn rank(outcome: &Outcome, answers: &Answers, day: Date) -> [u64; 3] {
    let related = is_related(outcome.programme, answers, day);
    let place = |benefit: &Benefit| Benefit::ALL.iter().position(|other| other == benefit);
    let benefit = outcome.programme.benefits.iter().filter_map(place).min().unwrap_or(Benefit::ALL.len());
    let force = Force::ALL.iter().position(|force| *force == outcome.programme.force).unwrap_or(0);
    [u64::from(is_unpublished(outcome)) * 2 + u64::from(!related), benefit as u64, force as u64]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::link::Link;
    use engine::{assess, date};
    use tables::TABLES;

    fn on(fragment: &str, day: &str, id: &str) -> Option<ResultGroup> {
        let (link, damaged) = Link::read(&TABLES, fragment);
        assert!(damaged.is_empty(), "{damaged:?}");
        let assessment = assess(&TABLES, &link.answers, date::parse(day).unwrap());
        group_of(&TABLES, assessment.outcome(id).unwrap(), &link.answers, Party::Worker, assessment.date)
    }

    #[test]
    fn a_laid_off_worker_in_turpan() {
        let answers = "region=650402&laid_off=yes";
        assert_eq!(on(answers, "2020-09-01", "tlf53.hardship"), Some(ResultGroup::Yours));
        assert_eq!(on(answers, "2026-11-22", "tlf53.hardship"), Some(ResultGroup::Ended));
        assert_eq!(on(answers, "2019-01-01", "tlf53.hardship"), Some(ResultGroup::NotYet));
        assert_eq!(on(answers, "2020-09-01", "ln15.free-training"), None, "another province");
        assert_eq!(on(answers, "2020-09-01", "tlf53.apprenticeship"), None, "for employers");
    }

    #[test]
    fn somebody_from_liaoning_at_school_elsewhere() {
        let group = |answers: &str| on(answers, "2026-11-22", "ln15.graduate-conversion");
        let graduate =
            "region=110000&school_kind=university&school_status=graduated&left_school_on=2025-07-01";
        assert_eq!(group(graduate), None, "nothing points to Liaoning yet");
        let registered = [graduate, "&hukou=210000"].concat();
        assert_eq!(group(&registered), Some(ResultGroup::OneAway), "only where to train is open");
        assert_eq!(group(&[&registered, "&training_region=210000"].concat()), Some(ResultGroup::Yours));
        assert_eq!(group(&[graduate, "&hukou=220000&school_region=110000"].concat()), None);
        assert_eq!(on(&registered, "2026-11-22", "ln15.free-training"), None, "for people in Liaoning");
    }

    #[test]
    fn what_the_status_gives_comes_before_what_lacks_one_answer_by_chance() {
        let group = |answers: &str, id| on(answers, "2026-11-22", id);
        let graduate = "region=210000&school_status=graduated";
        assert_eq!(group(graduate, "ln15.graduate-conversion"), Some(ResultGroup::Related));
        assert_eq!(group(graduate, "ln15.awards"), Some(ResultGroup::Further), "one answer is open");
        assert_eq!(group("region=210000&veteran=no", "ln15.awards"), Some(ResultGroup::OneAway));
        assert_eq!(group("region=210000", "ln15.awards"), Some(ResultGroup::OneAway), "nothing is said yet");
    }

    #[test]
    fn what_has_to_be_paid_is_not_among_what_is_theirs() {
        let answers = "region=330100&work=enterprise_employee&employer_paid_training=yes\
                       &contract_break=broke_service_period";
        assert_eq!(on(answers, "2022-06-01", "zj9.training-damages"), Some(ResultGroup::Duty));
        let stayed = "region=330100&employer_paid_training=yes&contract_break=none";
        assert_eq!(on(stayed, "2022-06-01", "zj9.training-damages"), Some(ResultGroup::Not));
    }

    #[test]
    fn open_questions_decide_between_one_away_and_more() {
        let group = |answers: &str| on(answers, "2022-06-01", "ln15.title-green-channel");
        assert_eq!(group("region=210100"), Some(ResultGroup::Further));
        assert_eq!(group("region=210100&skill_level=level_1"), Some(ResultGroup::Related));
        let but_one = "region=210100&skill_level=level_1&outstanding_contribution=yes&unique_skill=yes";
        assert_eq!(group(but_one), Some(ResultGroup::OneAway));
        assert_eq!(group(&[but_one, "&front_line=-"].concat()), Some(ResultGroup::AskLocally));
        assert_eq!(group(&[but_one, "&front_line=no"].concat()), Some(ResultGroup::Not));
    }
}
