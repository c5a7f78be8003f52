//! What no case notices is said, with a case to paste; nothing is said of tables that are pinned down.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod small;

use small::Small;

/// The one programme with everything pinned down.
const WHOLE: &str = include_str!("small/grant.toml");

#[test]
fn tables_that_are_pinned_down_are_well() {
    assert_eq!(Small::new(WHOLE).unnoticed(), Vec::<String>::new());
}

/// What is left out of the cases, and what is then said.
const GAPS: [(&str, &str, &str); 13] = [
    (", worker = \"ineligible\"", "", "`who in [farmer, student]` may be `who not in [other]`"),
    ("no = \"ineligible\"", "yes = \"eligible\"", "`trained` may always hold"),
    ("79 = \"ineligible\", ", "", "`hours >= 80 class_hour` may be `hours >= 79 class_hour`"),
    ("hours = 80", "hours = 81", "`hours >= 80 class_hour` may be `hours >= 81 class_hour`"),
    ("2022-03-01 = \"eligible\", ", "", "`certified_on within 1 year` may end a day earlier"),
    (
        "2022-02-28 = \"ineligible\"",
        "2022-03-02 = \"eligible\"",
        "`certified_on within 1 year` may end a day later",
    ),
    (
        "2022-12-31 = { standing = \"in_force\" }",
        "2022-12-30 = { standing = \"in_force\" }",
        "`until` may be 2022-12-30",
    ),
    ("force = \"given\", ", "", "`force` may be another"),
    ("clauses = { \"一\" = 6 }, ", "", "`clauses` may be another"),
    (", clause = \"一\"", "", "its `clause` may be another"),
    ("basis = \"at_most\", ", "", "its `basis` may be exact"),
    ("high = \"1200\", ", "", "its `yuan` may be one more"),
    ("claims = 2 }", "claims = 3 }", "`claims >= 2 time` may be `claims >= 3 time`"),
];

#[test]
fn each_gap_is_said() {
    for (there, instead, said) in GAPS {
        assert!(WHOLE.contains(there), "{there}");
        let unnoticed = Small::new(&WHOLE.replace(there, instead)).unnoticed();
        assert!(unnoticed.iter().any(|one| one.contains(said)), "{said}: {unnoticed:#?}");
    }
}

#[test]
fn a_gap_comes_with_a_case_that_closes_it() {
    let mut text = WHOLE.replace("79 = \"ineligible\", ", "");
    // One case closes one gap; what is left comes with a case of its own.
    for _ in 0..3 {
        let said = Small::new(&text).unnoticed().join("\n");
        let Some(from) = said.find("[[case]]") else { break };
        let case: Vec<&str> = said[from..].lines().take(5).map(str::trim).collect();
        text = format!("{text}\n{}\n", case.join("\n"));
    }
    assert_eq!(Small::new(&text).unnoticed(), Vec::<String>::new());
}

#[test]
fn a_case_that_runs_over_values_names_the_one_that_fails() {
    let wrong = WHOLE.replace("79 = \"ineligible\"", "79 = \"eligible\"");
    let said = Small::new(&wrong).wrong().join("\n");
    assert!(said.contains("[hours = 79]”: verdict is ineligible, the case expects eligible"), "{said}");
}

#[test]
fn a_case_needs_a_verdict_and_values_that_exist() {
    for (there, instead, said) in [
        ("79 = \"ineligible\"", "many = \"ineligible\"", "`many` is no value of `hours`"),
        ("79 = \"ineligible\"", "79 = \"perhaps\"", "unknown verdict `perhaps`"),
        ("2022-12-31 = { standing", "someday = { standing", "`someday` is no date like 2020-09-01"),
        ("verdict = \"eligible\", force", "force", "`expect` with a `verdict` is missing"),
        ("each    = {", "each    = {} # {", "`each` names at least one fact, or `date`"),
    ] {
        assert!(WHOLE.contains(there), "{there}");
        let wrong = Small::new(&WHOLE.replace(there, instead)).wrong().join("\n");
        assert!(wrong.contains(said), "{said}: {wrong}");
    }
}

/// The same cases in short: a person with a name, other options as `else`, what the one limit comes to,
/// several values at once, and several days.
const SHORT: &str = r#"
[person]
farmer = { region = "650400", who = "farmer", trained = true, hours = 80, certified_on = "today" }

[[case]]
what   = "each condition by itself"
date   = [2022-03-01, 2022-09-01]
person = "farmer"
expect = { verdict = "eligible", force = "given", clauses = { "一" = 6 }, recipient = ["worker"], benefit = ["cash"], paid_to = "worker", basis = "at_most", high = "1200", issued = 2022-01-01, reviewed = 2026-11-22 }
[case.each]
region  = { 650000 = "undetermined", 650402 = "eligible", 650100 = "ineligible" }
who     = { "farmer, student" = "eligible", else = "ineligible" }
trained = { no = "ineligible" }
hours   = { 79 = "ineligible", "80, 81" = "eligible" }
date    = { "2021-12-31" = { standing = "not_yet" }, "2022-01-01, 2022-12-31" = { standing = "in_force" }, 2023-01-01 = { standing = "ended" } }

[[case]]
what    = "both sides of the year after the certificate"
date    = 2023-03-01
person  = "farmer"
answers = { certified_on = 2022-03-01 }
each    = { certified_on = { 2022-02-28 = "ineligible" } }
expect  = { verdict = "eligible" }
"#;
/// A case that stands in a file of its own, of somebody whom the programme's file names.
const BESIDE: &str = r#"
[[case]]
what    = "twice a year"
date    = 2022-09-01
person  = "farmer"
answers = { claims = 2 }
each    = { claims = { 1 = "free", 3 = "reached" } }
expect  = { verdict = "eligible", limits = { "ex.twice" = { room = "reached", renews = "year", clause = "一" } } }
"#;

/// The programme with other cases than its own.
fn with_cases(cases: &str) -> String {
    WHOLE.split_once("[[case]]").map(|(rule, _)| [rule, cases].concat()).unwrap()
}

#[test]
fn cases_in_short_and_beside_the_programme_pin_it_down_as_well() {
    let small = Small::new(&with_cases(SHORT)).with("example/grant/limits.toml", BESIDE);
    assert_eq!(small.unnoticed(), Vec::<String>::new());
}

#[test]
fn what_is_short_fails_by_its_whole_name() {
    let whole = with_cases(SHORT);
    for (there, instead, said) in [
        (
            "650100 = \"ineligible\"",
            "650100 = \"eligible\"",
            "itself [2022-03-01] [region = 650100]”: verdict is",
        ),
        ("else = \"ineligible\"", "else = \"eligible\"", "[2022-09-01] [who = worker]”: verdict is"),
        ("\"80, 81\" = \"eligible\"", "\"80, 81\" = \"ineligible\"", "[hours = 81]”: verdict is"),
        ("no = \"ineligible\"", "else = \"ineligible\"", "`else` stands for the other options of a choice"),
        ("person = \"farmer\"", "person = \"framer\"", "did you mean farmer?"),
        ("no = \"ineligible\"", "no = \"free\"", "unknown verdict `free`"),
    ] {
        assert!(whole.contains(there), "{there}");
        let wrong = Small::new(&whole.replace(there, instead)).wrong().join("\n");
        assert!(wrong.contains(said), "{said}: {wrong}");
    }
    let wrong = Small::new(&whole).with("example/limits/twice.toml", BESIDE).wrong().join("\n");
    assert!(wrong.contains("a folder of cases has the name of its programme"), "{wrong}");
}
