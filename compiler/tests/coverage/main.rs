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
const GAPS: [(&str, &str, &str); 11] = [
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
    ("basis = \"at_most\", ", "", "its `basis` may be another"),
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
