//! The worked cases in the programmes' files.

use engine::Verdict;
use laws::loaded;

#[test]
fn every_case_of_every_programme_holds() {
    let loaded = loaded();
    let mut wrong = Vec::new();
    for case in &loaded.cases {
        let (file, line) = &case.location;
        for difference in case.differences(loaded.tables) {
            wrong.push(format!("{file}:{line}: case “{}” of {}: {difference}", case.what, case.programme));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_programme_has_a_case_of_each_verdict_in_its_own_file() {
    let loaded = loaded();
    for programme in loaded.tables.programmes {
        let own = || loaded.cases.iter().filter(|case| case.programme == programme.id);
        for verdict in [Verdict::Eligible, Verdict::Ineligible, Verdict::Undetermined] {
            let some = own().any(|case| case.expect.verdict == Some(verdict));
            assert!(some, "{} has no case that is {}", programme.id, verdict.key());
        }
        let name = programme.id.split_once('.').map_or("", |(_, name)| name);
        let file = own().map(|case| case.location.0.as_str()).next().unwrap_or_default();
        assert!(file.ends_with(&format!("/{name}.toml")), "{} stands in {file}", programme.id);
    }
}
