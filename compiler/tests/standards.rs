//! Local standards: what is checked, what is taken over, and what is said of a wrong one.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use compiler::{Diagnostic, Loaded};
use engine::Date;
use engine::region::Region;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

const EXAMPLE: &str = include_str!("../../standards/210100.toml");
const PAID: &str = include_str!("../../standards/330000.toml");

/// The real tables with standards of its own beside them; removed in the end.
struct Beside(PathBuf);

impl Beside {
    fn new(files: &[(&str, &str)]) -> Beside {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("standards-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let root = std::env::temp_dir().join(name);
        fs::create_dir_all(root.join("standards")).unwrap();
        let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies");
        std::os::unix::fs::symlink(real.canonicalize().unwrap(), root.join("policies")).unwrap();
        // The real figures stay: cases of the real tables read them.
        for (file, text) in files.iter().chain([&("330000.toml", PAID)]) {
            fs::write(root.join("standards").join(file), text).unwrap();
        }
        Beside(root)
    }

    fn load(&self) -> Result<Loaded, Vec<Diagnostic>> {
        compiler::load(&self.0.join("policies"))
    }

    fn sound(&self) -> Loaded {
        let all = |said: Vec<Diagnostic>| said.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        self.load().unwrap_or_else(|said| panic!("the tables must be sound:\n{}", all(said)))
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn on(date: &str) -> Date {
    engine::date::parse(date).unwrap()
}

/// The example without its mark, so that it is taken over.
fn published() -> String {
    EXAMPLE.replacen("example = true\n", "", 1)
}

#[test]
fn an_example_is_checked_and_never_taken_over() {
    let loaded = Beside::new(&[("210100.toml", EXAMPLE)]).sound();
    assert!(loaded.tables.standards.is_empty());
    assert_eq!(loaded.examples.len(), 3);
    let wrong = EXAMPLE.replacen("\"1111\"", "\"-1111\"", 1);
    let said = Beside::new(&[("210100.toml", &wrong)]).load().err().expect("a wrong figure");
    assert!(said[0].message.contains("yuan are positive"), "{}", said[0]);
}

#[test]
fn published_standards_are_found_by_place_and_day() {
    let province = "[[standard]]\nname = { zh = \"全省\", en = \"Province\" }\ncourse = \"safety\"\n\
        yuan = \"600\"\nper = [\"person\"]\nfrom = 2024-01-01\nsource = \"文件\"\ngrade = \"reported\"\n";
    let beside = Beside::new(&[("210100.toml", &published()), ("210000.toml", province)]);
    let loaded = beside.sound();
    let found = |region: u32, day: &str| -> Vec<String> {
        let standards = loaded.tables.standards_for(Region(region), on(day));
        standards.map(|standard| standard.yuan.to_string()).collect()
    };
    // The nearer one first; a county lies in its city; another city has only the province's.
    assert_eq!(found(210_100, "2024-06-01"), ["1111", "333.50", "600"]);
    assert_eq!(found(210_102, "2024-06-01"), ["1111", "333.50", "600"]);
    assert_eq!(found(210_200, "2024-06-01"), ["600"]);
    assert_eq!(found(330_100, "2024-06-01"), [""; 0]);
    // Of a province alone it is not known whether the city's holds.
    assert_eq!(found(210_000, "2024-06-01"), ["600"]);
    // First and last days belong to a row; outside every row there is none.
    assert_eq!(found(210_100, "2023-12-31"), [""; 0]);
    assert_eq!(found(210_100, "2024-12-31"), ["1111", "333.50", "600"]);
    assert_eq!(found(210_100, "2025-01-01"), ["1111", "600"]);
    assert_eq!(found(210_100, "2025-12-31"), ["1111", "600"]);
    assert_eq!(found(210_100, "2026-01-01"), ["1222", "600"]);
    // They travel.
    let unpacked = packed_and_unpacked(loaded.tables);
    assert_eq!(unpacked.standards, loaded.tables.standards);
}

#[test]
fn without_standards_only_the_cases_that_read_them_fail() {
    let beside = Beside::new(&[]);
    fs::remove_dir_all(beside.0.join("standards")).unwrap();
    let said = beside.load().err().expect("figures that are not there");
    // And the question that only a standard asks for.
    let expected = |message: &str| {
        message.starts_with("case “") || message.starts_with("`occupation_group` is asked of")
    };
    assert!(said.iter().all(|one| expected(&one.message)), "{said:?}");
}

/// The figures of a programme's amount, with first days.
fn figures(loaded: &Loaded, programme: &str) -> Vec<(String, String)> {
    let rows = loaded.tables.programme(programme).unwrap().amounts;
    let published = rows.iter().flat_map(|row| row.published);
    published.map(|one| (one.yuan.to_string(), engine::date::format(one.from))).collect()
}

#[test]
fn a_standard_that_programmes_pay_is_their_figure() {
    let city = PAID_IN_A_CITY.replace("DAY", "2027-01-01");
    let loaded = Beside::new(&[("330100.toml", &city)]).sound();
    let found = figures(&loaded, "zj9.individual-subsidy");
    // The city's comes before its province's.
    assert_eq!(found.len(), 10);
    assert_eq!(found[0], ("1650".to_string(), "2027-01-01".to_string()));
    assert!(loaded.tables.standards.is_empty(), "it is offered to nobody");
    let unpacked = packed_and_unpacked(loaded.tables);
    let row = |tables: &engine::Tables| {
        let programme = tables.programme("zj9.individual-subsidy").unwrap();
        format!("{:?}", programme.amounts.iter().map(|row| row.published).collect::<Vec<_>>())
    };
    assert_eq!(row(&unpacked), row(loaded.tables));
}

#[test]
fn an_example_that_programmes_pay_is_left_out() {
    let city = format!("example = true\n{}", PAID_IN_A_CITY.replace("DAY", "2027-01-01"));
    let loaded = Beside::new(&[("330100.toml", &city)]).sound();
    assert_eq!(figures(&loaded, "zj9.individual-subsidy").len(), 9);
}

const PAID_IN_A_CITY: &str = r#"[[standard]]
name   = { zh = "生产制造类，四级", en = "Manufacturing, level 4" }
pays   = ["zj9.individual-subsidy"]
when   = { all = ["occupation_group = manufacturing", "certificate_level = level_4"] }
yuan   = "1650"
per    = ["person"]
from   = DAY
source = "示例"
grade  = "verbatim"
"#;

/// As [`BREAKS`], of a standard that programmes pay.
const PAID_BREAKS: [(&str, &str, usize, &[&str]); 6] = [
    (
        "zj9.individual-subsidy",
        "zj9.individual",
        3,
        &["unknown programme", "did you mean zj9.individual-subsidy"],
    ),
    ("zj9.individual-subsidy", "zj9.employer-subsidy", 3, &["takes published standards", "published = […]"]),
    ("[\"person\"]", "[\"person\", \"month\"]", 1, &["`per` is not that of the amount"]),
    (
        "occupation_group = manufacturing",
        "veteran",
        1,
        &["go by occupation_group, certificate_level, not by `veteran`"],
    ),
    ("grade  = \"verbatim\"\n", "", 1, &["`grade` is missing"]),
    ("yuan ", "level  = \"level_4\"\nyuan ", 1, &["or says whose figure it is"]),
];

#[test]
fn a_wrong_standard_that_programmes_pay_is_named() {
    let sound = PAID_IN_A_CITY.replace("DAY", "2027-01-01");
    for (find, replace, line, says) in PAID_BREAKS {
        assert!(sound.contains(find), "the example changed: {find}");
        let said = Beside::new(&[("330100.toml", &sound.replacen(find, replace, 1))]).load();
        let said = said.err().unwrap_or_else(|| panic!("{replace:?} is not complained of"));
        let all = said.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(said.iter().all(|one| one.file == "standards/330100.toml"), "{all}");
        assert!(said.iter().any(|one| one.line == line), "{replace:?}, line {line}:\n{all}");
        assert!(says.iter().all(|words| all.contains(words)), "{says:?}:\n{all}");
    }
    let twice = [sound.as_str(), &sound].concat();
    let said = Beside::new(&[("330100.toml", &twice)]).load().err().expect("two for the same people");
    assert!(said[0].message.contains("for the same people"), "{}", said[0]);
    let later =
        [sound.replace("source", "until  = 2027-12-31\nsource"), PAID_IN_A_CITY.replace("DAY", "2028-01-01")];
    assert_eq!(
        figures(&Beside::new(&[("330100.toml", &later.concat())]).sound(), "zj9.individual-subsidy").len(),
        11
    );
}

/// What is broken, by what, where the message must point, and what it must say.
const BREAKS: [(&str, &str, usize, &[&str]); 16] = [
    ("yuan   = \"1111\"", "yuan   = \"0\"", 9, &["yuan are positive"]),
    ("yuan   = \"1111\"", "yuan   = \"11.115\"", 9, &["at most two decimals"]),
    ("yuan   = \"1111\"", "yuan   = 11.5", 9, &["a decimal number in quotes"]),
    ("yuan   = \"1111\"\n", "", 6, &["`yuan` is missing"]),
    ("source = \"示例：虚构的文件，虚构的数\"\n", "", 6, &["`source` is missing"]),
    ("from   = 2024-01-01\n", "", 6, &["`from` is missing"]),
    ("grade  = \"reported\"\n", "", 6, &["`grade` is missing"]),
    ("grade  = \"reported\"", "grade  = \"heard\"", 14, &["unknown grade `heard`"]),
    ("level  = \"level_5\"", "level  = \"level_9\"", 8, &["unknown level `level_9`", "did you mean level_"]),
    ("level  = \"level_5\"\n", "", 6, &["a `level` or a `course`, or says whose figure it is"]),
    (
        "level  = \"level_5\"",
        "level  = \"level_5\"\ncourse = \"safety\"",
        6,
        &["a `level` or a `course`, or says whose figure it is"],
    ),
    ("per    = [\"person\"]", "per    = [\"people\"]", 10, &["unknown unit `people`"]),
    ("per    = [\"person\"]", "per    = [\"person\", \"person\"]", 10, &["each unit of the figure once"]),
    ("until  = 2025-12-31", "until  = 2023-12-31", 12, &["the end lies before the beginning, 2024-01-01"]),
    (
        "until  = 2025-12-31",
        "until  = 2026-01-01",
        16,
        &["its dates overlap", "standards/210100.toml:5", "until = …"],
    ),
    ("per    = [\"person\"]", "pay    = [\"person\"]", 6, &["`per` is missing"]),
];

#[test]
fn a_wrong_standard_is_named_with_file_and_line() {
    let sound = published();
    for (find, replace, line, says) in BREAKS {
        assert!(sound.contains(find), "the example changed: {find}");
        let said = Beside::new(&[("210100.toml", &sound.replacen(find, replace, 1))]).load();
        let said = said.err().unwrap_or_else(|| panic!("{replace:?} is not complained of"));
        let all = said.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(said.iter().all(|one| one.file == "standards/210100.toml"), "{all}");
        assert!(said.iter().any(|one| one.line == line - 1), "{replace:?}, line {}:\n{all}", line - 1);
        assert!(says.iter().all(|words| all.contains(words)), "{says:?}:\n{all}");
        assert!(all.contains('^'), "{all}");
    }
}

#[test]
fn a_file_is_named_after_its_locality_and_holds_something() {
    for name in ["990000.toml", "shenyang.toml", "100000.toml", "21.toml"] {
        let said = Beside::new(&[(name, &published())]).load().err().expect("a wrong name");
        assert!(
            said[0].file == format!("standards/{name}") && said[0].message.contains("region code"),
            "{}",
            said[0]
        );
    }
    let said = Beside::new(&[("210100.toml", "")]).load().err().expect("an empty file");
    assert!(said[0].message.contains("no [[standard]]"), "{}", said[0]);
    let said = Beside::new(&[("210100.toml", "example = maybe")]).load().err().expect("no TOML");
    assert!(said[0].message.contains("not TOML"), "{}", said[0]);
}

/// The tables as a program reads them back.
fn packed_and_unpacked(tables: &engine::Tables) -> engine::Tables {
    let packs = compiler::pack(tables);
    let others: Vec<&'static [u8]> = packs
        .words
        .into_iter()
        .map(|(_, words)| words)
        .chain([packs.more])
        .map(|pack| &*pack.leak())
        .collect();
    engine::pack::unpack_tables(packs.law.leak(), &others).expect("what was packed")
}
