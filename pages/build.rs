//! Turns the interface's texts, `texts/<language>.toml`, into types and constants: one for the texts
//! of the app, one for those that only the library says, so that a program carries only what it says.
//! Both languages must have the same keys; one that is missing stops the build. Further languages
//! come with a law (`site/src/language.rs`).

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

/// The languages that are built in, by the names of their constants. The first is the source.
const LANGUAGES: [(&str, &str); 2] = [("ZH", "zh-Hans"), ("EN", "en")];
/// The tables of a file beside the texts of the app: those of the library, and what the language is
/// called.
const LIBRARY: &str = "library_pages";
const LANGUAGE: &str = "language";

fn main() {
    println!("cargo::rerun-if-changed=texts");
    let files = LANGUAGES.map(|(_, tag)| read(tag));
    let regions = regions();
    let codes: Vec<_> = regions.keys().collect();
    let mut code = format!(
        "/// The regions that have names, by code, in order.\npub static REGIONS: [u32; {}] = {codes:?};\n",
        codes.len()
    );
    code += &type_of("Texts", &texts(&files, ""), "");
    code += &type_of("LibraryTexts", &texts(&files, LIBRARY), "#[cfg(feature = \"built-in\")]\n");
    let named = LANGUAGES.iter().zip(&files).map(|((name, _), file)| {
        let said = texts(std::slice::from_ref(file), LANGUAGE);
        format!("Named {{ lang: Lang::{name}, name: {:?}, label: {:?} }}", said["name"], said["label"])
    });
    code += &format!(
        "/// The languages that are built in.\n#[cfg(feature = \"built-in\")]\nstatic SITE: &[Named] = &[{}];\n",
        named.collect::<Vec<_>>().join(", ")
    );
    for (at, (name, _)) in LANGUAGES.iter().enumerate() {
        let own = |table| format!("{:?}", texts(&files[at..=at], table).values().collect::<Vec<_>>());
        let regions: Vec<_> = regions.values().map(|names| &names[at]).collect();
        code += &format!(
            "/// What is built in of this language.\n#[cfg(feature = \"built-in\")]\npub static {name}: Language = Language {{\n    lang: Lang::{name},\n    texts: &Texts::of({}),\n    regions: &{regions:?},\n    site: SITE,\n    units: &[],\n    library_texts: LibraryTexts::of({}),\n}};\n",
            own(""),
            own(LIBRARY),
        );
    }
    let out = Path::new(&env::var_os("OUT_DIR").expect("cargo sets it")).join("texts.rs");
    fs::write(out, code).expect("the build's own folder can be written");
}

/// The type of some texts, and how it is made of them in the order of their keys. In a browser by one call
/// for each: moved at once out of an array, each would be two loads and two stores.
fn type_of(name: &str, texts: &BTreeMap<String, String>, only: &str) -> String {
    let field = |(key, text): (&String, &String)| format!("    /// {text:?}\n    pub {key}: &'static str,\n");
    let (count, keys) = (texts.len(), texts.keys().cloned().collect::<Vec<_>>());
    let (fields, all) = (texts.iter().map(field).collect::<String>(), keys.join(", "));
    let each = |write: &dyn Fn(&String) -> String| keys.iter().map(write).collect::<String>();
    let taken = match only {
        "" => format!(
            "\n    /// They out of a list in that order.\n    fn taken(list: &[&'static str; {count}]) -> Box<{name}> {{\n        let mut all = Box::new({name} {{ {} }});\n        let mut next = list.iter();\n{}        all\n    }}\n",
            each(&|key| format!("{key}: \"\", ")),
            each(&|key| format!("        take(&mut next, &mut all.{key});\n")),
        ),
        _ => String::new(),
    };
    format!(
        "/// Words of the interface in one language.\n{only}#[derive(Clone, Copy)]\npub struct {name} {{\n{fields}}}\n\n\
         {only}impl {name} {{\n    /// How many there are.\n    pub const COUNT: usize = {count};\n\
         /// What they are called in their file, in the order of these keys.\n    #[cfg(feature = \"built-in\")]\n    pub const KEYS: [&'static str; {count}] = {keys:?};\n\n\
         /// They in the order of their keys.\n    #[cfg(feature = \"built-in\")]\n    pub const fn of([{all}]: [&'static str; {count}]) -> {name} {{\n        {name} {{ {all} }}\n    }}\n\n\
         /// They in that order.\n    #[cfg(feature = \"built-in\")]\n    pub const fn all(&self) -> [&'static str; {count}] {{\n        let {name} {{ {all} }} = *self;\n        [{all}]\n    }}\n{taken}}}\n"
    )
}

/// The texts of a table in the first of some files; all must have the same.
fn texts(files: &[toml::Table], table: &str) -> BTreeMap<String, String> {
    let mut all = files.iter().map(|file| of_table(file, table));
    let source = all.next().expect("there is a source");
    for other in all {
        if let Some(key) = source.keys().find(|key| !other.contains_key(*key)) {
            panic!("texts: English lacks `{key}`");
        }
        if let Some(key) = other.keys().find(|key| !source.contains_key(*key)) {
            panic!("texts: English has `{key}`, which the source language lacks");
        }
    }
    source
}

/// The texts of a table; of the file itself where it has no name.
fn of_table(file: &toml::Table, table: &str) -> BTreeMap<String, String> {
    let own = match file.get(table) {
        Some(toml::Value::Table(own)) => own,
        _ => file,
    };
    let text = |(key, value): (&String, &toml::Value)| match value {
        toml::Value::String(text) if !text.contains('\0') => (key.clone(), text.clone()),
        _ => panic!("texts: `{key}` is not a text"),
    };
    own.iter().filter(|(_, value)| !value.is_table()).map(text).collect()
}

fn read(language: &str) -> toml::Table {
    let path = format!("texts/{language}.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let file: toml::Table = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
    for table in [LIBRARY, LANGUAGE] {
        assert!(file.get(table).is_some_and(toml::Value::is_table), "{path} lacks the table `{table}`");
    }
    file
}

/// The names of regions by their codes, in the order of the languages.
fn regions() -> BTreeMap<u32, Vec<String>> {
    let path = "texts/regions.toml";
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
    let names = |(region, names): (String, toml::Value)| {
        let name = |language: &str| match names.get(language) {
            Some(toml::Value::String(name)) => name.clone(),
            _ => panic!("{path}: {region} has no name in `{language}`"),
        };
        (
            region.parse().unwrap_or_else(|_| panic!("{path}: {region} is no code")),
            ["zh", "en"].map(name).to_vec(),
        )
    };
    table.into_iter().map(names).collect()
}
