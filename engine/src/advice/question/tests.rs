//! Which programmes an answer speaks for, and what is asked first, over a small law.

use super::*;
use crate::assess::assess;
use crate::date;
use crate::law::sample::{CITE, NO_TEXT, TERM, document, fact, option, programme};
use crate::law::{AmountRow, Basis, Document, DocumentId, Figure, Kind, Limit, Validity};
use crate::region::Region;
use rust_decimal::Decimal;

const DAY: Date = date::ordinal(2020, 200);
const REGION: FactId = FactId(0);
const HUKOU: FactId = FactId(1);
const VETERAN: FactId = FactId(2);
const SCHOOL: FactId = FactId(3);
const HOURS: FactId = FactId(4);
const STANDARD: FactId = FactId(5);
const CLAIMS: FactId = FactId(6);
const STAFF: FactId = FactId(7);

const NUMBER: Kind = Kind::Int { min: 0, max: 1000, unit: "time" };
static FACTS: [Fact; 8] = [
    fact("region", "place", Kind::Region),
    fact("hukou", "place", Kind::Region),
    fact("veteran", "status", Kind::Bool),
    fact("school", "school", Kind::Choice(&[option("enrolled"), option("graduated"), option("neither")])),
    fact("hours", "course", NUMBER),
    fact("standard", "course", Kind::Money { min: Decimal::ZERO, max: Decimal::ONE_THOUSAND }),
    fact("claims", "claims", NUMBER),
    Fact { about: &[Party::Employer], ..fact("staff", "employer", Kind::Bool) },
];

const fn test(fact: FactId, check: Check) -> Cond {
    Cond::Test(Test { fact, check, cite: CITE })
}

const LIAONING: Cond = test(REGION, Check::In(Region(210_000)));
const ZHEJIANG: Cond = test(REGION, Check::In(Region(330_000)));
const REGISTERED: Cond = test(HUKOU, Check::In(Region(210_000)));
const IS_VETERAN: Cond = test(VETERAN, Check::Is(true));
const NO_VETERAN: Cond = test(VETERAN, Check::Is(false));
const GRADUATED: Cond = test(SCHOOL, Check::OneOf(0b010));
const LONG: Cond = test(HOURS, Check::Int { min: Some(80), max: None });
const SHORT: Cond = test(HOURS, Check::Int { min: Some(10), max: None });
const OWN_STAFF: Cond = test(STAFF, Check::Is(true));

/// Of Liaoning, of Zhejiang and of the whole country.
static DOCUMENTS: [Document; 3] = [document("ln", 210_000), document("zj", 330_000), document("cn", 100_000)];

/// Tables with these programmes.
fn tables(programmes: &[Programme]) -> &'static Tables {
    Box::leak(Box::new(Tables {
        facts: &FACTS,
        units: &[],
        places: &[],
        documents: &DOCUMENTS,
        programmes: programmes.to_vec().leak(),
        limits: &[],
        standards: &[],
        provinces: &[],
    }))
}

fn yes(fact: FactId) -> (FactId, Answer) {
    (fact, Answer::Known(Value::Bool(true)))
}

fn no(fact: FactId) -> (FactId, Answer) {
    (fact, Answer::Known(Value::Bool(false)))
}

fn place(fact: FactId, code: u32) -> (FactId, Answer) {
    (fact, Answer::Known(Value::Region(Region(code))))
}

fn graduated() -> (FactId, Answer) {
    (SCHOOL, Answer::Known(Value::Choice(1)))
}

fn hours(hours: i64) -> (FactId, Answer) {
    (HOURS, Answer::Known(Value::Int(hours)))
}

fn answers(tables: &Tables, given: &[(FactId, Answer)]) -> Answers {
    let mut answers = Answers::none(tables);
    given.iter().for_each(|(fact, answer)| answers.set(*fact, *answer));
    answers
}

#[test]
fn an_answer_speaks_for_a_programme_by_its_own_tests_alone() {
    let veterans = programme("ln.veterans", 0, Cond::All(&[LIAONING, IS_VETERAN, LONG]));
    let registered = programme("ln.registered", 0, Cond::All(&[REGISTERED, IS_VETERAN]));
    const EITHER: Cond = Cond::Any(&[LIAONING, REGISTERED]);
    let either = programme("ln.either", 0, Cond::All(&[EITHER, IS_VETERAN]));
    let everywhere = programme("cn.all", 2, Cond::All(&[IS_VETERAN, LONG]));
    let alone = programme("cn.one", 2, IS_VETERAN);
    let tables = tables(&[veterans]);
    let related = |programme: &Programme, given: &[(FactId, Answer)]| {
        is_related(programme, &answers(tables, given), DAY)
    };
    let (here, elsewhere) = (place(REGION, 210_100), place(REGION, 330_100));
    for (programme, given, expected) in [
        (&veterans, vec![], false),
        (&veterans, vec![here], false),
        (&veterans, vec![yes(VETERAN)], true),
        (&veterans, vec![no(VETERAN)], false),
        (&veterans, vec![no(VETERAN), hours(80)], true),
        (&veterans, vec![here, hours(79)], false),
        (&veterans, vec![here, yes(VETERAN)], true),
        (&veterans, vec![elsewhere, yes(VETERAN)], false),
        (&registered, vec![elsewhere, place(HUKOU, 210_100), yes(VETERAN)], true),
        (&registered, vec![here, place(HUKOU, 330_100), yes(VETERAN)], false),
        (&either, vec![elsewhere, place(HUKOU, 210_100), yes(VETERAN)], true),
        (&either, vec![elsewhere, yes(VETERAN)], false),
        (&everywhere, vec![elsewhere, yes(VETERAN)], true),
        (&everywhere, vec![elsewhere], false),
        (&everywhere, vec![hours(80)], true),
        (&alone, vec![yes(VETERAN)], false),
    ] {
        assert_eq!(related(programme, &given), expected, "{} {given:?}", programme.id);
    }
    let given = answers(tables, &[here, yes(VETERAN), hours(5)]);
    assert!(names_place(&veterans, &given, DAY) && !names_place(&registered, &given, DAY));
    assert!(!names_place(&everywhere, &given, DAY));
    let spoken = [REGION, VETERAN, HOURS, SCHOOL].map(|fact| speaks_for(&veterans, fact, &given, DAY));
    assert_eq!(spoken, [true, true, false, false]);
}

#[test]
fn who_one_is_was_said_by_a_status_or_the_schooling() {
    let tables = tables(&[]);
    let said = |given: &[(FactId, Answer)]| has_said_who(tables, &answers(tables, given));
    assert!(said(&[yes(VETERAN)]) && said(&[graduated()]) && said(&[no(VETERAN), graduated()]));
    assert!(!said(&[]) && !said(&[no(VETERAN)]) && !said(&[(VETERAN, Answer::DontKnow)]));
    assert!(!said(&[hours(80), place(REGION, 210_000)]));
}

/// The weights of all open programmes, and the keys of the facts that are asked before all others.
fn weighed(tables: &'static Tables, given: &[(FactId, Answer)]) -> (Vec<u16>, Vec<&'static str>) {
    let answers = answers(tables, given);
    let assessment = assess(tables, &answers, DAY);
    let open: Vec<&Outcome> =
        assessment.outcomes.iter().filter(|outcome| outcome.verdict == Verdict::Undetermined).collect();
    let askable = |id: FactId| answers.get(id) == Answer::Unasked;
    let (weights, first) = weights(tables, &answers, &open, &askable, DAY);
    (weights, first.iter().filter_map(|id| Some(tables.fact_at(id)?.key)).collect())
}

#[test]
fn what_was_tapped_counts_most_and_other_places_nothing() {
    let tables = tables(&[
        programme("ln.veterans", 0, Cond::All(&[LIAONING, IS_VETERAN, GRADUATED, LONG])),
        programme("ln.hours", 0, Cond::All(&[LIAONING, IS_VETERAN, SHORT])),
        programme("zj.veterans", 1, Cond::All(&[ZHEJIANG, IS_VETERAN, LONG])),
        programme("cn.course", 2, Cond::All(&[LONG, GRADUATED])),
        programme("cn.civil", 2, Cond::All(&[NO_VETERAN, SHORT])),
    ]);
    let (region, tapped) = (place(REGION, 210_100), yes(VETERAN));
    // Nothing was said: all count the same.
    assert_eq!(weighed(tables, &[]), (vec![1; 5], vec![]));
    // A place: what is elsewhere is not open any more; the place speaks for nothing.
    assert_eq!(weighed(tables, &[region]), (vec![1; 4], vec![]));
    // A status: of the two that it speaks for, the one that lacks the fewest answers is foremost.
    let (weights, first) = weighed(tables, &[region, tapped]);
    assert_eq!((weights, first), (vec![RELATED, FOREMOST, 1], vec!["hours"]));
    // Without a place the first of those that lack the fewest.
    let (weights, first) = weighed(tables, &[tapped]);
    assert_eq!(weights, [RELATED, FOREMOST, RELATED, 1]);
    assert_eq!(first, ["region", "hours"]);
    // That one is no veteran is nothing that one taps, and an answer that fails speaks for nothing.
    assert_eq!(weighed(tables, &[region, no(VETERAN)]), (vec![1, RELATED], vec![]));
    // An answer about the course makes related, and never foremost.
    let (weights, first) = weighed(tables, &[region, hours(80)]);
    assert_eq!((weights, first), (vec![RELATED; 4], vec![]));
    // Registered here and living elsewhere: some region lies in the document's.
    let both = [place(REGION, 330_100), place(HUKOU, 210_100), tapped];
    assert_eq!(weighed(tables, &both).0, [FOREMOST, 1]);
    // A region of another place with a programme that does not test it.
    let far = tables_of_elsewhere();
    assert_eq!(weighed(far, &[place(HUKOU, 330_100), tapped]).0, [0, FOREMOST]);
}

/// A document of Liaoning that asks for no place, beside one of the whole country.
fn tables_of_elsewhere() -> &'static Tables {
    tables(&[
        programme("ln.hours", 0, Cond::All(&[IS_VETERAN, SHORT])),
        programme("cn.hours", 2, Cond::All(&[IS_VETERAN, LONG])),
    ])
}

#[test]
fn of_an_all_the_parts_that_lack_the_fewest_are_asked_first() {
    const PAIR: Cond = Cond::Any(&[GRADUATED, LONG]);
    let several = tables(&[programme("cn.several", 2, Cond::All(&[IS_VETERAN, PAIR, REGISTERED, ZHEJIANG]))]);
    assert_eq!(weighed(several, &[yes(VETERAN)]).1, ["region", "hukou"]);
    let one = tables(&[programme("cn.pair", 2, Cond::All(&[IS_VETERAN, PAIR]))]);
    assert_eq!(weighed(one, &[yes(VETERAN)]).1, ["school", "hours"]);
    let last = tables(&[programme("cn.last", 2, Cond::All(&[PAIR, IS_VETERAN, REGISTERED]))]);
    assert_eq!(weighed(last, &[yes(VETERAN)]).1, ["hukou"]);
}

fn asked(tables: &'static Tables, given: &[(FactId, Answer)], party: Option<Party>) -> Vec<&'static str> {
    let answers = answers(tables, given);
    let assessment = assess(tables, &answers, DAY);
    let asked = questions(tables, &answers, &assessment, party);
    asked.into_iter().filter_map(|id| Some(tables.fact_at(id)?.key)).collect()
}

#[test]
fn what_settles_most_is_asked_first_and_only_whom_it_is_about() {
    let ended = Validity { until: Some(date::ordinal(2020, 100)), ..TERM };
    let tables = tables(&[
        programme("one", 2, Cond::All(&[IS_VETERAN, GRADUATED])),
        programme("two", 2, Cond::All(&[IS_VETERAN, LONG])),
        Programme { recipients: &[Party::Employer], ..programme("staff", 2, Cond::All(&[OWN_STAFF, SHORT])) },
        Programme { term: ended, ..programme("ended", 2, REGISTERED) },
    ]);
    // Settled on average: 1 by `veteran`, 7/8 by `hours`, 2/3 by `school`, 1/2 by `staff`.
    assert_eq!(asked(tables, &[], None), ["veteran", "hours", "school", "staff"]);
    assert_eq!(asked(tables, &[], Some(Party::Worker)), ["veteran", "school", "hours"]);
    assert_eq!(asked(tables, &[], Some(Party::Employer)), ["staff"]);
    assert_eq!(asked(tables, &[yes(VETERAN)], Some(Party::Worker)), ["school", "hours"]);
    assert_eq!(asked(tables, &[(SCHOOL, Answer::DontKnow)], Some(Party::Worker)), ["veteran", "hours"]);
    assert_eq!(asked(tables, &[no(VETERAN)], Some(Party::Worker)), Vec::<&str>::new());
}

#[test]
fn after_the_verdicts_come_figures_and_limits_of_what_is_theirs() {
    const ROW: AmountRow = AmountRow {
        when: None,
        from: None,
        until: None,
        basis: Basis::Local,
        figure: Figure::Fact(STANDARD),
        times: Decimal::ONE,
        per: &[],
        count: &[],
        published: &[],
        cite: CITE,
    };
    const LIMIT: Limit = Limit {
        id: "once",
        document: DocumentId(2),
        cite: CITE,
        text: NO_TEXT,
        from: None,
        until: None,
        reached: test(CLAIMS, Check::Int { min: Some(1), max: None }),
        claims: Some(CLAIMS),
        yearly: false,
        together: None,
        in_principle: false,
        programmes: &["theirs"],
    };
    let theirs = Programme { amounts: &[ROW], ..programme("theirs", 2, IS_VETERAN) };
    let other = Programme { amounts: &[ROW], ..programme("other", 2, Cond::All(&[IS_VETERAN, LONG])) };
    let tables: &'static Tables =
        Box::leak(Box::new(Tables { limits: &[LIMIT], ..*tables(&[theirs, other]) }));
    assert_eq!(asked(tables, &[yes(VETERAN)], None), ["hours", "standard", "claims"]);
    assert_eq!(asked(tables, &[no(VETERAN)], None), Vec::<&str>::new());
    assert_eq!(asked(tables, &[], None), ["veteran", "hours"]);
    assert_eq!(asked(tables, &[yes(VETERAN), hours(0)], Some(Party::Worker)), ["standard", "claims"]);
    assert_eq!(asked(tables, &[yes(VETERAN), hours(0)], Some(Party::Employer)), Vec::<&str>::new());
    let known = (CLAIMS, Answer::Known(Value::Int(0)));
    assert_eq!(asked(tables, &[yes(VETERAN), hours(0), known], None), ["standard"]);
    let standard = (STANDARD, Answer::Known(Value::Decimal(Decimal::TEN)));
    assert_eq!(asked(tables, &[yes(VETERAN), hours(0), standard], None), ["claims"]);
}

#[test]
fn averages_are_in_sixteenths_and_lists_stay_sorted() {
    assert_eq!(average([].into_iter()), 0);
    assert_eq!(average([1, 2].into_iter()), 24);
    assert_eq!(average([1, 0, 0].into_iter()), 5);
    assert_eq!(average([5000].into_iter()), u16::MAX);
    let mut list = Vec::new();
    [3, 1, 2, 2, 0].into_iter().for_each(|number| insert_sorted(&mut list, number));
    assert_eq!(list, [0, 1, 2, 2, 3]);
}
