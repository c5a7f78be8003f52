//! `subsidy new-document`: what it writes passes the check at once; what cannot be right is said, and
//! nothing is written.

#[path = "support/built.rs"]
mod built;
mod support;

use built::Temporary;
use std::fs;
use support::{Ran, subsidy};

const PAPER: [&str; 8] = [
    "--id",
    "ex-1",
    "--number",
    "示例〔2026〕1号",
    "--title",
    "关于\"示例\"的通知",
    "--issued",
    "2026-03-01",
];

fn begin(tables: &Temporary, options: &[&str]) -> Ran {
    let folder = tables.path("policies");
    subsidy(&[&["new-document", "--folder", &folder], options].concat(), b"")
}

fn file(tables: &Temporary, name: &str) -> String {
    fs::read_to_string(tables.0.join("policies").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn it_passes_the_check_wherever_it_holds() {
    // A province, a city, a county, the whole country; with an end and without, with a day of its own.
    let papers: [&[&str]; 5] = [
        &["--region", "广东省", "--until", "2027-12-31"],
        &["--region", "440100"],
        &["--region", "高昌区", "--from", "2026-01-01"],
        &["--region", "100000", "--until", "2026-03-01"],
        &["--region", "441302", "--place", "惠城区", "--place-en", "Huicheng"],
    ];
    for paper in papers {
        let tables = Temporary::with_tables();
        let ran = begin(&tables, &[&PAPER[..], paper].concat());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{paper:?}: {}", ran.out);
        assert!(ran.out.contains("103 programmes") && ran.out.ends_with("all is well\n"), "{}", ran.out);
        let document = file(&tables, "ex-1/document.toml");
        assert!(
            document.contains("number  = \"示例〔2026〕1号\"") && document.contains("关于\\\"示例\\\"的通知")
        );
        assert!(file(&tables, "ex-1/first.toml").contains("id        = \"ex-1.first\""));
        let country = paper.contains(&"100000");
        assert_eq!(ran.out.contains("places.toml"), !country, "{}", ran.out);
    }
}

#[test]
fn a_place_that_is_there_is_not_added() {
    let tables = Temporary::with_tables();
    let places = file(&tables, "places.toml");
    assert_eq!(begin(&tables, &[&PAPER[..], &["--region", "210000"]].concat()).code, Some(0));
    assert_eq!(file(&tables, "places.toml"), places);
    // A province is called as it is everywhere.
    let tables = Temporary::with_tables();
    assert_eq!(begin(&tables, &[&PAPER[..], &["--region", "440000"]].concat()).code, Some(0));
    assert!(file(&tables, "places.toml").ends_with(
        "name   = { zh = \"广东省\", en = \"Guangdong\" }\nhint   = { zh = \"广东省\", en = \"Guangdong\" }\n"
    ));
}

#[test]
fn what_cannot_be_right_is_said_and_nothing_is_written() {
    let tables = Temporary::with_tables();
    let good = [
        ("id", "ex-1"),
        ("number", "示例〔2026〕1号"),
        ("title", "示例"),
        ("region", "440000"),
        ("issued", "2026-03-01"),
    ];
    let with = |changed: &[(&str, &str)]| {
        let mut all: Vec<(&str, &str)> =
            good.into_iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name)).collect();
        all.extend(changed.iter().filter(|(_, value)| !value.is_empty()));
        let options: Vec<String> =
            all.iter().flat_map(|(name, value)| [format!("--{name}"), value.to_string()]).collect();
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        let ran = begin(&tables, &options);
        assert_eq!(ran.code, Some(2), "{changed:?}: {}", ran.out);
        assert!(
            ran.err.ends_with("nothing was written\n") && !tables.0.join("policies/ex-1").exists(),
            "{}",
            ran.err
        );
        ran.err
    };
    for (changed, said) in [
        (&[("region", ""), ("title", "")][..], "new-document lacks --title, --region"),
        (&[("id", "zj-2021-9")], "is there already"),
        (&[("id", "zj9")], "\"zj9\" is the id of another document"),
        (&[("id", "../evil")], "small letters, digits and -"),
        (&[("id", "Ex")], "small letters, digits and -"),
        (&[("region", "990000")], "\"990000\" is no region"),
        (&[("region", "乌有之乡")], "is no region"),
        (&[("region", "441302")], "stands in no list of regions here"),
        (&[("issued", "2026-02-30")], "expected a day like 2026-03-01 that there is, found \"2026-02-30\""),
        (&[("from", "1.3.2026")], "--from: expected a day"),
        (&[("until", "2026-02-28")], "--until: 2026-02-28 lies before the first day it holds, 2026-03-01"),
    ] {
        let why = with(changed);
        assert!(why.contains(said), "{changed:?}: {why}");
    }
}

#[test]
fn among_tables_that_are_wrong_nothing_is_begun() {
    let tables = Temporary::with_tables();
    tables.replace("policies/places.toml", &[("region = \"210000\"", "region = \"220000\"")]);
    let ran = begin(&tables, &[&PAPER[..], &["--region", "440000"]].concat());
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.err.contains("policies/places.toml:") && ran.err.ends_with("nothing was written\n"),
        "{}",
        ran.err
    );
}
