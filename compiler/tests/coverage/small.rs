//! A folder with one document and one programme, removed in the end.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

const UNITS: &str = include_str!("../../../policies/units.toml");

pub struct Small(PathBuf);

impl Small {
    pub fn new(programme: &str) -> Small {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("coverage-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let root = std::env::temp_dir().join(name).join("policies");
        fs::create_dir_all(root.join("facts")).unwrap();
        fs::create_dir_all(root.join("example")).unwrap();
        let write = |file: &str, text: &str| fs::write(root.join(file), text).unwrap();
        write("units.toml", UNITS);
        write("terms.toml", "# No terms.\n");
        write("places.toml", include_str!("small/places.toml"));
        write("facts/place.toml", include_str!("small/facts.toml"));
        write("example/document.toml", include_str!("small/document.toml"));
        write("example/grant.toml", programme);
        Small(root)
    }

    /// The same with one more file.
    pub fn with(self, file: &str, text: &str) -> Small {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// What is wrong with the tables.
    pub fn wrong(&self) -> Vec<String> {
        let (_, wrong) = compiler::load_anyway(&self.0);
        wrong.iter().map(ToString::to_string).collect()
    }

    /// What no case notices; the tables must be sound.
    pub fn unnoticed(&self) -> Vec<String> {
        assert_eq!(self.wrong(), Vec::<String>::new());
        let said = compiler::load_covered(&self.0).err().unwrap_or_default();
        said.iter().map(ToString::to_string).collect()
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.0.parent().unwrap());
    }
}
