//! What would change the answer, of the real programmes: cases by hand, and that no smaller
//! set of steps serves.

use engine::advice::change::{Changes, MOST_ANSWERS, MOST_STEPS, Step, StepKind, Way, changes, settling};
use engine::answers::{format_value, parse_value};
use engine::law::{Means, Party, Programme};
use engine::{Answer, Answers, Date, Value, Verdict};
use laws::changes::{Tried, smallest};
use laws::people::{self, person};
use laws::reference::evaluate;
use proptest::prelude::*;
use tables::TABLES;

const PARTIES: [Option<Party>; 4] = [None, Some(Party::Worker), Some(Party::Employer), Some(Party::Provider)];

fn programme(id: &str) -> &'static Programme {
    TABLES.programme(id).unwrap_or_else(|| panic!("no programme {id}"))
}

/// `+hours=80` a change, `?veteran=yes` to find out; the steps of a way apart by blanks, the
/// ways by `|`, the nearest value of each.
fn written(ways: &[Way], to: Verdict) -> String {
    let step = |step: &Step| {
        let fact = &TABLES.facts[usize::from(step.fact.0)];
        let kind = if step.kind == StepKind::Change { '+' } else { '?' };
        format!("{kind}{}={}", fact.key, format_value(fact, step.to))
    };
    let way = |way: &Way| way.steps.iter().map(step).collect::<Vec<_>>().join(" ");
    ways.iter().filter(|one| one.verdict == to).map(way).collect::<Vec<_>>().join(" | ")
}

fn keys(facts: &engine::FactSet) -> String {
    facts.iter().map(|id| TABLES.facts[usize::from(id.0)].key).collect::<Vec<_>>().join(" ")
}

/// What is said of a programme that is not granted.
fn said(id: &str, answers: &[(&str, &str)]) -> String {
    let programme = programme(id);
    match changes(&TABLES, programme, &people::answers(answers), programme.term.from, None) {
        Changes::Ways(ways) => match written(&ways, Verdict::Eligible) {
            open if open.is_empty() => format!("perhaps: {}", written(&ways, Verdict::Undetermined)),
            sure => sure,
        },
        Changes::Impossible(facts) => format!("not: {}", keys(&facts)),
        Changes::TooMany => "too many".into(),
        Changes::Unwanted => "a duty".into(),
    }
}

/// A provider that just meets all of the regional brand's figures.
const BRAND: [(&str, &str); 10] = [
    ("region", "150100"),
    ("provider", "training_provider"),
    ("basic_conditions", "yes"),
    ("trained_last_year", "400"),
    ("pass_rate", "90"),
    ("employed_rate", "70"),
    ("key_group_trained", "200"),
    ("order_share", "50"),
    ("brand_level", "league"),
    ("recommended_by_league", "yes"),
];

/// Nobody of a key group, in Turpan.
const NOBODY: [(&str, &str); 13] = [
    ("region", "650402"),
    ("rural_migrant", "no"),
    ("no_further_study", "no"),
    ("young", "no"),
    ("laid_off", "no"),
    ("veteran", "no"),
    ("hardship", "no"),
    ("disabled", "no"),
    ("registered_unemployed", "no"),
    ("zero_employment_family", "no"),
    ("poor_household", "no"),
    ("at_risk_household", "no"),
    ("school_status", "neither"),
];

fn with<'a>(some: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    some.iter().chain(more).copied().collect()
}

#[test]
fn what_is_suggested() {
    let brand = |more: &[(&'static str, &'static str)]| said("nm213.brand-region", &with(&BRAND, more));
    let nobody = |more: &[(&'static str, &'static str)]| said("tlf53.free-training", &with(&NOBODY, more));
    let turpan =
        |id: &str, more: &[(&'static str, &'static str)]| said(id, &with(&[("region", "650402")], more));
    let farmer = [("farm_role", "farm_service"), ("farm_main_income", "yes"), ("service_ability", "yes")];
    let off_job = [
        ("employer", "enterprise"),
        ("course_kind", "off_job"),
        ("shortage_trade", "yes"),
        ("training_agreement", "yes"),
        ("training_host", "enterprise"),
        ("off_job_months", "3"),
    ];
    let cases = [
        // Numbers: one more person, exactly to the bound, from either side of a range.
        (brand(&[("trained_last_year", "399")]), "+trained_last_year=400"),
        (brand(&[("pass_rate", "89.5")]), "+pass_rate=90"),
        (
            brand(&[("trained_last_year", "0"), ("employed_rate", "1")]),
            "+trained_last_year=400 +employed_rate=70",
        ),
        (brand(&[("brand_level", "county")]), "+brand_level=league"),
        (
            brand(&[("brand_level", "none"), ("basic_conditions", "no")]),
            "+basic_conditions=yes +brand_level=league",
        ),
        (turpan("tlf53.service-farmer", &with(&farmer, &[("hours", "79")])), "+hours=80"),
        (turpan("tlf53.service-farmer", &with(&farmer, &[("hours", "80")])), "perhaps: "),
        (turpan("tlf53.off-job", &with(&off_job, &[("off_job_share", "2")])), "+off_job_share=3"),
        (turpan("tlf53.off-job", &with(&off_job, &[("off_job_share", "7.5")])), "+off_job_share=5"),
        // Levels rise to the next that serves, never to one passed already.
        (
            said(
                "ln15.title-review",
                &[("region", "210100"), ("skill_level", "level_5"), ("title_series", "engineering")],
            ),
            "+skill_level=level_3",
        ),
        (
            said(
                "ln15.equal-treatment",
                &[("region", "210100"), ("work", "enterprise_employee"), ("skill_level", "none")],
            ),
            "+skill_level=level_3",
        ),
        (
            said(
                "ln15.equal-treatment",
                &[("region", "210100"), ("work", "enterprise_employee"), ("skill_level", "special")],
            ),
            "not: skill_level",
        ),
        // Certificates, evaluations, registrations.
        (
            said("zj9.individual-subsidy", &[("region", "330100"), ("certificate", "none")]),
            "+certificate=skill_level ?certificate_route=social_training ?certificate_on=2021-03-29",
        ),
        (nobody(&[("work", "not_working")]), "perhaps: +registered_unemployed=yes"),
        (nobody(&[]), "perhaps: +registered_unemployed=yes"),
        // Nobody at work is told to register as unemployed, nobody to leave work.
        (
            nobody(&[("work", "enterprise_employee"), ("school_kind", "other")]),
            "not: rural_migrant veteran laid_off hardship no_further_study young disabled",
        ),
        (
            turpan(
                "tlf53.tourism",
                &[("work", "not_working"), ("trade", "culture_tourism"), ("hours", "80")],
            ),
            "not: work",
        ),
        // What one is, where one is and what is past stay as they are.
        (turpan("tlf53.veteran", &[("veteran", "no"), ("wants_work", "yes")]), "not: veteran"),
        (
            turpan("tlf53.veteran", &[("veteran", "yes"), ("wants_work", "no"), ("wants_business", "no")]),
            "+wants_work=yes | +wants_business=yes",
        ),
        (turpan("tlf53.youth", &[("young", "no")]), "not: young"),
        (said("tlf53.youth", &[("region", "650500"), ("young", "yes")]), "not: region"),
        (
            said(
                "ln15.poverty-training",
                &[("region", "210100"), ("poor_household", "no"), ("at_risk_household", "no")],
            ),
            "not: poor_household at_risk_household",
        ),
        (
            said(
                "ln15.graduate-conversion",
                &[
                    ("region", "210100"),
                    ("hukou", "210000"),
                    ("school_kind", "university"),
                    ("school_status", "graduated"),
                    ("left_school_on", "2010-07-01"),
                    ("graduation_year", "2010"),
                ],
            ),
            "not: left_school_on",
        ),
        // A duty is nothing to strive for.
        (
            said(
                "zj9.training-damages",
                &[("region", "330100"), ("employer_paid_training", "yes"), ("contract_break", "none")],
            ),
            "a duty",
        ),
        (turpan("tlf53.off-job", &[("employer", "enterprise"), ("course_kind", "other")]), "too many"),
        (
            turpan("tlf53.safety", &[("employer", "enterprise"), ("course_kind", "other")]),
            "+course_kind=safety",
        ),
    ];
    for (at, (said, expected)) in cases.iter().enumerate() {
        assert_eq!(said, expected, "case {at}");
    }
}

#[test]
fn what_settles() {
    let settled = |id: &str, answers: &[(&str, &str)]| {
        let programme = programme(id);
        let ways = settling(&TABLES, programme, &people::answers(answers), programme.term.from);
        (written(&ways, Verdict::Eligible), written(&ways, Verdict::Ineligible))
    };
    let both = |yes: &str, no: &str| (yes.to_owned(), no.to_owned());
    let turpan = ("region", "650402");
    assert_eq!(settled("tlf53.youth", &[turpan]), both("?young=yes", "?young=no"));
    let (yes, no) = settled("tlf53.veteran", &[turpan, ("veteran", "yes"), ("wants_work", "no")]);
    // 根据 is no condition: whoever wants neither is not out.
    assert_eq!((yes, no), both("?wants_business=yes", ""));
    let (yes, no) = settled("tlf53.farm-skills", &[turpan]);
    assert_eq!(
        (yes, no),
        both("?poor_household=yes ?cannot_transfer=yes", "?poor_household=no | ?cannot_transfer=no")
    );
    // Three are needed to be sure, one to be out.
    let (yes, no) = settled("ln15.theory-exemption", &[("region", "210100")]);
    assert_eq!(yes, "");
    assert_eq!(no, "?technical_specialist=no | ?taking_evaluation=no | ?related_diploma=no");
    // In doubt, with nothing to ask.
    assert_eq!(settled("tlf53.producer-farmer", &[turpan, ("farm_role", "other_farming")]), both("", ""));
    // Definite already.
    assert_eq!(settled("tlf53.youth", &[turpan, ("young", "yes")]), both("", ""));
}

#[test]
fn a_step_says_by_how_much() {
    let answers = people::answers(&with(&BRAND, &[("trained_last_year", "399"), ("pass_rate", "88.5")]));
    let day = people::on("2023-06-01");
    let Changes::Ways(ways) = changes(&TABLES, programme("nm213.brand-region"), &answers, day, None) else {
        panic!("no way")
    };
    let by: Vec<_> = ways[0].steps.iter().map(|step| step.difference(&answers)).collect();
    assert_eq!(by, [Some(Value::Int(1)), Some(Value::Decimal("1.5".parse().unwrap()))]);
}

#[test]
fn only_ones_own_facts_change() {
    // The level of a course is the worker's and the employer's, the wish to work the worker's.
    let answers = people::answers(&[
        ("region", "650402"),
        ("veteran", "yes"),
        ("wants_work", "no"),
        ("wants_business", "no"),
    ]);
    let day = people::on("2020-09-01");
    let of = |party| changes(&TABLES, programme("tlf53.veteran"), &answers, day, Some(party));
    assert!(matches!(of(Party::Worker), Changes::Ways(_)));
    assert!(matches!(of(Party::Employer), Changes::Impossible(_)));
}

/// What nobody can change, or should be told to.
const FIXED: [&str; 32] = [
    "region",
    "hukou",
    "school_region",
    "rural_migrant",
    "rural",
    "veteran",
    "laid_off",
    "hardship",
    "no_further_study",
    "young",
    "disabled",
    "poor_household",
    "at_risk_household",
    "zero_employment_family",
    "woman",
    "low_income_rural",
    "urban_dibao",
    "pension_entitled",
    "work",
    "school_status",
    "school_kind",
    "left_school_on",
    "graduation_year",
    "level_3_on",
    "hired_on",
    "business_started_on",
    "same_level_claimed",
    "subsidy_claims",
    "contract_break",
    "bad_record",
    "distress",
    "production_stopped",
];

#[test]
fn what_one_is_and_what_is_past_never_changes() {
    for key in FIXED {
        let id = TABLES.fact(key).unwrap_or_else(|| panic!("no fact {key}"));
        assert!(TABLES.fact_at(id).unwrap().change.is_none(), "{key}");
    }
}

#[test]
fn what_to_do_is_said_in_both_languages() {
    for fact in TABLES.facts {
        let Some(change) = fact.change else { continue };
        let act = change.act.unwrap_or_else(|| panic!("{} has no words", fact.key));
        assert!(!act.zh.ends_with('。') && !act.en.ends_with('.'), "{}: no sentence", fact.key);
        // Of several options or a new figure, which must be said.
        let vague = change.by != Means::Become && !act.zh.contains("{value}") && !act.zh.contains("{more}");
        assert!(!vague || fact.key == "education_spending", "{}", fact.key);
    }
}

/// Whether a way leads where it says, by permitted steps.
fn check(tried: &Tried, way: &Way) -> Result<(), TestCaseError> {
    for step in &way.steps {
        let fact = &TABLES.facts[usize::from(step.fact.0)];
        prop_assert!(tried.values(step.fact).contains(&step.to), "{} may not", fact.key);
        let text = format_value(fact, step.to);
        prop_assert_eq!(parse_value(fact, &text), Some(step.to), "{} is no answer", text);
    }
    let mut reached = tried.each_of(&way.steps).into_iter();
    prop_assert!(reached.all(|verdict| verdict == way.verdict), "{:?}", way);
    Ok(())
}

fn none_smaller(
    tried: &Tried,
    programme: &'static Programme,
    day: Date,
    size: usize,
    wanted: bool,
) -> Result<(), TestCaseError> {
    let leads = |trial: &Answers| evaluate(&programme.when, trial, day) == Some(wanted);
    let smaller = smallest(tried, size, &leads);
    prop_assert_eq!(smaller, Vec::<Vec<_>>::new(), "{}", programme.id);
    Ok(())
}

proptest! {
    #![proptest_config(laws::cases(150))]

    #[test]
    fn every_suggestion_makes_it_so_and_nothing_smaller_does(
        (answers, day) in person(), party in 0..4_usize, one in any::<prop::sample::Index>(),
    ) {
        for programme in TABLES.programmes {
            let before = Verdict::from(programme.when.truth(&answers, day));
            let thorough = programme.id == one.get(TABLES.programmes).id;
            let tried = Tried::new(&TABLES, &programme.when, &answers, day, PARTIES[party]);
            match changes(&TABLES, programme, &answers, day, PARTIES[party]) {
                Changes::Ways(ways) => {
                    prop_assert_eq!(before == Verdict::Eligible, ways.is_empty());
                    ways.iter().try_for_each(|way| check(&tried, way))?;
                    let smaller = match ways.first() {
                        Some(way) if way.verdict == Verdict::Eligible => way.steps.len() - 1,
                        Some(_) => 3,
                        None => continue,
                    };
                    if thorough {
                        none_smaller(&tried, programme, day, smaller, true)?;
                    }
                }
                Changes::Impossible(facts) => {
                    let fixed = |id| matches!(answers.get(id), Answer::Known(_));
                    prop_assert!(facts.iter().all(fixed));
                    if thorough {
                        none_smaller(&tried, programme, day, 3, true)?;
                    }
                }
                Changes::TooMany if thorough => none_smaller(&tried, programme, day, MOST_STEPS - 1, true)?,
                Changes::TooMany | Changes::Unwanted => {}
            }
            let unknown = Tried::new(&TABLES, &programme.when, &answers, day, None).of_unknown();
            let settled = settling(&TABLES, programme, &answers, day);
            prop_assert!(settled.is_empty() || before == Verdict::Undetermined);
            settled.iter().try_for_each(|way| check(&unknown, way))?;
            for (to, wanted) in [(Verdict::Eligible, true), (Verdict::Ineligible, false)] {
                let size = settled.iter().find(|way| way.verdict == to).map_or(MOST_ANSWERS, |way| way.steps.len() - 1);
                if thorough && before == Verdict::Undetermined {
                    none_smaller(&unknown, programme, day, size, wanted)?;
                }
            }
        }
    }
}
