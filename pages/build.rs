//! Turns the interface's texts, `texts/<language>.toml`, into constants: one for the texts of
//! the app, one for each table beside them, so that a program carries only those it says.
//! Every language must have the same keys; one that is missing stops the build.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

const LANGUAGES: [(&str, &str); 2] = [("ZH", "zh-Hans"), ("EN", "en")];

/// The tables of a file of texts, with the name of their type and the end of their constants'
/// names. The first is the file itself.
const TABLES: [(&str, &str, &str); 2] = [("", "Texts", ""), ("library_pages", "LibraryTexts", "_LIBRARY")];

fn main() {
    println!("cargo::rerun-if-changed=texts");
    let mut code = regions();
    for (table, type_name, suffix) in TABLES {
        code += &constants(table, type_name, suffix);
    }
    code += &reader();
    write("texts.rs", &code);
    for (_, file) in LANGUAGES {
        // As a page loads them: in the order of the keys, each with U+0000 after it.
        let texts = read(file, "");
        assert!(texts.values().all(|text| !text.contains('\0')), "texts: {file} holds U+0000");
        write(&format!("texts-{file}.bin"), &texts.into_values().map(|text| text + "\0").collect::<String>());
    }
}

fn write(name: &str, text: &str) {
    let out = Path::new(&env::var_os("OUT_DIR").expect("cargo sets it")).join(name);
    fs::write(out, text).expect("the build's own folder can be written");
}

/// How the texts of the app come from a file that a page has loaded. From an array, of which the
/// compiler makes one copy: a step for each would be kilobytes.
fn reader() -> String {
    let (_, source) = LANGUAGES[0];
    let texts = read(source, "");
    let (count, keys) = (texts.len(), texts.into_keys().collect::<Vec<_>>().join(", "));
    format!(
        "impl Texts {{\n    const COUNT: usize = {count};\n\n    fn of([{keys}]: [&'static str; {count}]) -> Texts {{\n        Texts {{ {keys} }}\n    }}\n}}\n"
    )
}

/// The type of a table's texts, and a constant for each language.
fn constants(table: &str, type_name: &str, suffix: &str) -> String {
    let texts: Vec<_> = LANGUAGES.iter().map(|(name, file)| (*name, read(file, table))).collect();
    let (_, source) = &texts[0];
    for (name, other) in &texts[1..] {
        if let Some(key) = source.keys().find(|key| !other.contains_key(*key)) {
            panic!("texts: {name} lacks `{key}`");
        }
        if let Some(key) = other.keys().find(|key| !source.contains_key(*key)) {
            panic!("texts: {name} has `{key}`, which the source language lacks");
        }
    }
    let mut code = format!("/// The interface's words in one language.\npub struct {type_name} {{\n");
    for (key, text) in source {
        code += &format!("    /// {text:?}\n    pub {key}: &'static str,\n");
    }
    code += "}\n";
    for (name, texts) in &texts {
        // Those of the app are left out where it loads them.
        let built_in = if suffix.is_empty() { "#[cfg(feature = \"built-in\")]\n" } else { "" };
        code += &format!(
            "{built_in}/// The words in this language.\npub static {name}{suffix}: {type_name} = {type_name} {{\n"
        );
        for (key, text) in texts {
            code += &format!("    {key}: {text:?},\n");
        }
        code += "};\n";
    }
    code
}

/// The texts of a table; of the file itself where it has no name.
fn read(language: &str, table: &str) -> BTreeMap<String, String> {
    let path = format!("texts/{language}.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut file: toml::Table = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
    if !table.is_empty() {
        file = match file.remove(table) {
            Some(toml::Value::Table(texts)) => texts,
            _ => panic!("{path} lacks the table `{table}`"),
        };
    }
    file.into_iter()
        .filter(|(key, _)| !TABLES.iter().any(|(name, ..)| name == key))
        .map(|(key, value)| match value {
            toml::Value::String(text) => (key, text),
            _ => panic!("{path}: `{key}` is not a text"),
        })
        .collect()
}

/// The names of regions, in the order of their codes.
fn regions() -> String {
    let path = "texts/regions.toml";
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut code =
        String::from("/// Names of regions by code, in order.\npub static REGIONS: &[(u32, Text)] = &[\n");
    for (region, names) in table {
        let name = |language: &str| match names.get(language) {
            Some(toml::Value::String(name)) => name.clone(),
            _ => panic!("{path}: {region} has no name in `{language}`"),
        };
        code += &format!("    ({region}, Text {{ zh: {:?}, en: {:?} }}),\n", name("zh"), name("en"));
    }
    code + "];\n"
}
