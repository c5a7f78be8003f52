//! Which file of a crate uses which, and whether the arrows go downwards only.
//!
//! Read from the source: every `use`, and every path that begins with `crate`, `self`, `super`
//! or a module beside it. What stands under `#[cfg(test)]` is left out: tests may look anywhere.

mod graph;
mod source;

use graph::circles;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The layers of a crate.
pub struct Layers {
    /// The crate's name, for messages.
    pub name: &'static str,
    /// Its root modules in layers, the lowest first. The root file itself stands above all.
    pub layers: &'static [&'static [&'static str]],
    /// Folders of which the files may use each other in a circle, as modules: `law`.
    pub models: &'static [&'static str],
}

/// A crate's files: its modules (`["law", "fact"]`, the root is empty) with the source of each.
pub type Files = BTreeMap<Vec<String>, String>;

impl Layers {
    /// What breaks the layers: each upward arrow, each circle, and each module that no layer has.
    pub fn faults(&self, files: &Files) -> Vec<String> {
        let uses = uses(files);
        let mut faults = Vec::new();
        for (from, to) in uses.iter().flat_map(|(from, all)| all.iter().map(move |to| (from, to))) {
            match (self.height(from), self.height(to)) {
                (None, _) => faults.push(format!("{}: {} stands in no layer", self.name, named(from))),
                (Some(low), Some(high)) if low < high => {
                    faults.push(format!(
                        "{}: {} uses {}, which stands above it",
                        self.name,
                        named(from),
                        named(to)
                    ));
                }
                _ => {}
            }
        }
        for circle in circles(&uses) {
            let inside =
                |model: &&str| circle.iter().all(|file| file.first().is_some_and(|root| root == *model));
            if !self.models.iter().any(inside) {
                let files: Vec<String> = circle.iter().map(|file| named(file)).collect();
                faults.push(format!("{}: a circle: {}", self.name, files.join(", ")));
            }
        }
        faults.dedup();
        faults
    }

    /// The number of a file's layer; none where no layer has it.
    fn height(&self, file: &[String]) -> Option<usize> {
        let Some(root) = file.first() else { return Some(self.layers.len()) };
        self.layers.iter().position(|layer| layer.contains(&root.as_str()))
    }
}

/// Which files each file uses, itself apart.
pub fn uses(files: &Files) -> BTreeMap<Vec<String>, BTreeSet<Vec<String>>> {
    let used = |file: &Vec<String>, source: &String| {
        let modules: BTreeSet<&[String]> = files.keys().map(Vec::as_slice).collect();
        let paths = source::paths(source, file, &modules);
        let all = paths.iter().map(|path| file_of(path, files));
        all.filter(|to| to != file).collect()
    };
    files.iter().map(|(file, source)| (file.clone(), used(file, source))).collect()
}

/// The file in which a path ends: that of the longest beginning which is a module.
fn file_of(path: &[String], files: &Files) -> Vec<String> {
    let ends = (0..=path.len()).rev().map(|length| path[..length].to_vec());
    ends.into_iter().find(|start| files.contains_key(start)).unwrap_or_default()
}

fn named(file: &[String]) -> String {
    if file.is_empty() { "the root".into() } else { file.join("::") }
}

/// Reads the files of a crate from its `src` folder. Files and folders of tests alone are left out.
///
/// # Panics
/// Where a file cannot be read.
pub fn read(src: &Path) -> Files {
    let mut files = Files::new();
    add(src, &[], &mut files);
    let roots = ["lib", "main"].map(|root| vec![root.to_owned()]);
    let root = roots.iter().find_map(|root| files.remove(root)).expect("a root file");
    files.insert(Vec::new(), root);
    files
}

fn add(folder: &Path, module: &[String], files: &mut Files) {
    for entry in std::fs::read_dir(folder).expect("a folder of the crate") {
        let path = entry.expect("an entry").path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let inner = [module, std::slice::from_ref(&stem)].concat();
        if stem == "tests" {
            continue;
        }
        if path.is_dir() {
            add(&path, &inner, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let source = std::fs::read_to_string(&path).expect("a source file");
            files.insert(if stem == "mod" { module.to_vec() } else { inner }, source);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STACK: Layers =
        Layers { name: "stack", layers: &[&["ground"], &["law"], &["advice"]], models: &["law"] };

    fn faults(sources: &[(&str, &str)]) -> Vec<String> {
        let module =
            |name: &str| name.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
        STACK.faults(&sources.iter().map(|(name, source)| (module(name), (*source).to_owned())).collect())
    }

    #[test]
    fn downwards_is_no_fault() {
        let sources = [
            ("", "pub mod ground; pub mod law; pub mod advice; pub use advice::Plan;"),
            ("ground", "pub struct Text;"),
            ("law", "mod fact; pub use fact::Fact; use crate::ground::{self, Text};"),
            ("law::fact", "use crate::ground::Text;"),
            ("advice", "use crate::{ground::{Text, other as else_}, law::Fact};"),
        ];
        assert_eq!(faults(&sources), Vec::<String>::new());
    }

    #[test]
    fn an_upward_arrow_is_found_wherever_it_stands() {
        let upward =
            |source| faults(&[("", ""), ("ground", source), ("law", ""), ("advice", ""), ("law::fact", "")]);
        for source in [
            "use crate::law::Fact;",
            "use crate::{advice::{self as a}, ground};",
            "pub(crate) use super::law::{fact::Fact};",
            "fn f() -> crate::law::fact::Fact { todo!() }",
            "mod inner { use super::super::advice::Plan; }",
            "use crate::Tables;",
            "#[cfg(test)] mod tests { use crate::law::Fact; } use crate::law::Fact;",
        ] {
            assert_eq!(upward(source).len(), 1, "{source}: {:?}", upward(source));
        }
        for source in [
            "// use crate::law::Fact;",
            "/* /* use crate::law; */ use crate::law; */",
            "const S: &str = \"use crate::law::Fact;\"; const R: &str = r#\"crate::law::\"\"#;",
            "#[cfg(test)] mod tests { use crate::law::Fact; fn f() { {} } }",
            "#[cfg(test)] use crate::law::Fact;",
            "const C: char = '\"'; fn f<'a>(_: &'a str) {} /* crate::law */",
        ] {
            assert_eq!(upward(source), Vec::<String>::new(), "{source}");
        }
    }

    #[test]
    fn a_circle_is_found_but_inside_a_model() {
        let circle = |folder: &str| {
            let file = |name: &str| [folder, "::", name].concat();
            faults(&[
                ("", ""),
                (folder, "mod a; mod b; mod c;"),
                (&file("a"), "use super::b::B;"),
                (&file("b"), "use super::c;"),
                (&file("c"), "fn f() { super::a::f() }"),
            ])
        };
        assert_eq!(circle("law"), Vec::<String>::new());
        assert_eq!(circle("advice"), ["stack: a circle: advice::a, advice::b, advice::c"]);
    }

    #[test]
    fn a_file_and_its_folder_are_two_files() {
        let sources =
            [("", ""), ("advice", "mod a; pub use a::A; pub struct B;"), ("advice::a", "use super::B;")];
        assert_eq!(faults(&sources), ["stack: a circle: advice, advice::a"]);
    }

    #[test]
    fn a_module_without_a_layer_is_a_fault() {
        let found = faults(&[("", ""), ("odd", "use crate::ground::Text;"), ("ground", "")]);
        assert_eq!(found, ["stack: odd stands in no layer"]);
    }
}
