use super::*;
use crate::repository::law;

/// A file that says everything as the English does.
fn as_in_english() -> String {
    let own = |keys: &[&str], texts: &[&str]| -> String {
        keys.iter().zip(texts).map(|(key, text)| format!("{} = {}\n", quoted(key), quoted(text))).collect()
    };
    let packs = compiler::pack(law().tables);
    let units = law().tables.units.iter().flat_map(|unit| [unit.one, unit.many]);
    let english: BTreeSet<&str> = units.chain(EN.regions.iter().copied()).collect();
    let english: Vec<&str> =
        packs.english().concat().into_iter().chain(english).collect::<BTreeSet<_>>().into_iter().collect();
    [
        own(&Texts::KEYS, &EN.texts.all()),
        "[language]\nname = \"Other\"\nlabel = \"Switch\"\n[library_pages]\n".into(),
        own(&LibraryTexts::KEYS, &EN.library_texts.all()),
        "[law]\n".into(),
        own(&english, &english),
    ]
    .concat()
}

fn wrong(file: &str) -> String {
    further("ug", file, law().tables).err().expect("it is wrong")
}

#[test]
fn a_file_makes_a_language() {
    let file = as_in_english()
        .replace("\"yes\" = \"Yes\"", "\"yes\" = \"ھەئە\"")
        .replace("= \"Laid-off worker\"", "= \"ئىشسىز\"");
    let one = further("ug", &file, law().tables).unwrap_or_else(|wrong| panic!("{wrong}"));
    assert_eq!((one.language.texts.yes, one.language.texts.no), ("ھەئە", "No"));
    assert_eq!((one.named.lang.tag(), one.named.name), ("ug", "Other"));
    assert_eq!(one.language.regions, EN.regions);
    let tables = translated(law().tables, &one.law);
    let fact =
        |tables: &Tables| tables.facts.iter().find(|fact| fact.key == "laid_off").map(|fact| fact.label);
    let (before, after) = (fact(law().tables).unwrap(), fact(tables).unwrap());
    assert_eq!((before.en, after.en, after.zh), ("Laid-off worker", "ئىشسىز", before.zh));
    assert_eq!(tables.documents[0].clauses.len(), law().tables.documents[0].clauses.len());
}

#[test]
fn every_text_that_is_missing_is_named() {
    let file = as_in_english()
        .replace("\"yes\" = \"Yes\"\n", "")
        .replace("\"Laid-off worker\" = \"Laid-off worker\"\n", "");
    assert_eq!(
        wrong(&file),
        "these texts are missing:\n\"yes\" = \"Yes\"\n[law]\n\"Laid-off worker\" = \"Laid-off worker\""
    );
    assert!(wrong("").matches('\n').count() > 1000, "of an empty file all of them");
}

#[test]
fn what_is_wrong_is_said() {
    let file = as_in_english();
    for (from, to, says) in [
        ("\"money\" = \"{n} yuan\"", "\"money\" = \"yuan\"", "\"money\": {n} is missing"),
        ("\"yes\" = \"Yes\"", "\"yes\" = \"{n}\"", "\"yes\": nothing is filled in for {n}"),
        ("\"direction\" = \"ltr\"", "\"direction\" = \"up\"", "direction is ltr or rtl, not \"up\""),
        ("\"yes\" = \"Yes\"", "\"yes\" = \"Yes\"\nyess = \"Yes\"", "yess is not a text that is wanted"),
        ("[language]", "[language", "not TOML"),
    ] {
        assert!(file.contains(from), "{from}");
        let said = wrong(&file.replacen(from, to, 1));
        assert!(said.contains(says), "{said}");
    }
    for tag in ["", "en", "zh-Hans", "../ug", "u g"] {
        assert!(further(tag, &file, law().tables).is_err(), "{tag}");
    }
}

#[test]
fn figures_are_read_from_the_left() {
    let file = as_in_english().replace("\"direction\" = \"ltr\"", "\"direction\" = \"rtl\"");
    let one = further("ug", &file, law().tables).unwrap_or_else(|wrong| panic!("{wrong}"));
    assert_eq!(one.language.texts.money, "{n} yuan");
    for (text, set) in [
        ("in 2019–2021, 40 hours", "in \u{202A}2019–2021\u{202C}\u{200F}, 40 hours"),
        ("to 1,000.", "to \u{202A}1,000\u{202C}\u{200F}."),
        ("2020-09-01", "\u{202A}2020-09-01\u{202C}\u{200F}"),
        ("5, 6", "5, 6"),
    ] {
        assert_eq!(embedded(text), set);
    }
}
