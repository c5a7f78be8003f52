//! A part of the page that changes keeps what says the same: the table of cases is
//! `tests/browser/web/morph.js`.

use browser::dist::workspace;
use browser::server::Server;
use browser::visit::trouble;
use browser::which::Taste;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    name: String,
    wrong: Option<String>,
}

#[test]
fn every_case_of_the_table_holds() {
    trouble("morph", Server::of(workspace(), ""), Taste::default(), |page| {
        page.go(&page.server.url("tests/browser/web/morph.html"));
        page.wait_for("#said:not(:empty)");
        let cases: Vec<Case> = serde_json::from_str(&page.text("#said")).expect("what the table says");
        let wrong: Vec<String> = cases
            .iter()
            .filter_map(|case| Some(format!("{}: {}", case.name, case.wrong.as_ref()?)))
            .collect();
        assert_eq!(wrong, [""; 0]);
        assert!(cases.len() > 30, "{} cases", cases.len());
    });
}
